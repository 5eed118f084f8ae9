//! Pages whose authors want more than to be read: what they say is text in whatever is made of it.

use serde_json::Value;

use crate::bench::START;
use crate::markdown::{self, Allowed, Found};
use crate::schema::{Shape, schema};
use crate::texts::texts;
use crate::workspace::Workspace;

const SCHEMA: &str = "crates/helpdesk-types/schema/helpdesk-v1.json";

/// Whether a link leads to a page of the platform.
fn is_platform(target: &str) -> bool {
    markdown::is_web(target)
        && ["https://open.feishu.cn/", "https://www.feishu.cn/", "https://open.larksuite.com/"]
            .iter()
            .any(|s| target.starts_with(s))
}

fn check(text: &str, headings: &[&str], table: &[&str]) -> Found {
    let allowed = Allowed { link: is_platform, items: &[], headings, table };
    let found = markdown::check(text, allowed).unwrap_or_else(|fault| panic!("{fault}:\n{text}"));
    assert_eq!(found.examples, [""; 0], "{text}");
    found
}

/// Schemas of hostile texts, in so many rounds that each text gets into many places.
fn schemas() -> impl Iterator<Item = helpdesk_schema::Schema> {
    let texts = texts();
    (0..48).map(move |round| {
        let mut next = texts.iter().cycle().skip(round).step_by(1 + round).cloned();
        schema(Shape(0x1111 * (round as u16 % 16)), &mut || next.next().unwrap_or_default())
    })
}

#[test]
fn the_openapi_document_holds_nothing_but_text() {
    let workspace = Workspace::copy();
    let mut seen = 0;
    for schema in schemas() {
        workspace.write(SCHEMA, &schema.to_json());
        let run = workspace.run(&["openapi"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
        seen += check_texts(&document);
    }
    assert!(seen > 5000, "{seen}");
}

/// Checks what is for people in a document, and tells how many texts that are.
fn check_texts(value: &Value) -> usize {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| match (key.as_str(), value) {
                ("description" | "summary" | "x-feishu-title", Value::String(text)) => {
                    check(text, &[], &["code", "msg", "what to do"]);
                    1
                }
                ("externalDocs", docs) => {
                    assert!(docs["url"].as_str().is_some_and(markdown::is_web), "{docs}");
                    1
                }
                ("example" | "examples" | "default", _) => 0,
                (_, value) => check_texts(value),
            })
            .sum(),
        Value::Array(items) => items.iter().map(check_texts).sum(),
        _ => 0,
    }
}

#[test]
fn the_tables_of_the_readmes_hold_nothing_but_text() {
    let titles = [
        "<a href='javascript:alert(1)'>x</a>",
        "<script>alert(1)</script>",
        "x](https://evil.example) [y",
        "[x](https://evil.example)",
        "![x](https://evil.example/x.png)",
        "`<b>` | `a|b` | \\| \\\\|",
        "</td></tr></table>",
        "https://evil.example www.evil.example a@evil.example",
        "\u{202e}x\u{9b}2J &#60;b&#62;",
        "x \\",
    ];
    let workspace = Workspace::small();
    let before = workspace.read(START);
    for title in titles {
        let quoted = format!("title: \"{}\"", title.replace('\\', "\\\\"));
        let header = before.lines().map(|line| if line.starts_with("title: ") { quoted.as_str() } else { line });
        workspace.write(START, &(header.collect::<Vec<_>>().join("\n") + "\n"));
        let run = workspace.run(&["regen"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for (page, head) in [
            ("spec/operations.md", ["request", "what it does", "token", "documentation"]),
            ("spec/operations.zh-CN.md", ["请求", "用途", "凭证", "文档"]),
        ] {
            let text = workspace.read(page);
            let table = text.find('|').map(|start| &text[start..]);
            let found = check(table.expect("a table"), &[], &head);
            assert_eq!(found.rows, ["ticket_message::CreateTicketMessage", "ticket::StartService"], "{title}");
        }
    }
}

/// The program's own `<details>` is the only HTML of the difference, and its headings are the only ones.
#[test]
fn the_difference_holds_nothing_but_text() {
    let workspace = Workspace::copy();
    let named = |mut schema: helpdesk_schema::Schema| {
        for (index, operation) in schema.operations.iter_mut().enumerate() {
            operation.id = format!("desk.v1.thing.do{index}");
        }
        schema.to_json()
    };
    let shape = |round: u16| Shape(0x1111 * (round % 16));
    for (round, hostile) in (0_u16..).zip(schemas()) {
        workspace.write("old.json", &named(schema(shape(round), &mut || "word".to_owned())));
        workspace.write(SCHEMA, &named(hostile));
        let run = workspace.run(&["diff", "--markdown", "old.json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let is_ours = |line: &&str| ["<details>", "<summary>", "</details>"].iter().any(|tag| line.starts_with(tag));
        let text: Vec<&str> = run.stdout.lines().filter(|line| !is_ours(line)).collect();
        check(&text.join("\n"), &["Breaking", "Additive", "Docs"], &[]);
        let run = workspace.run(&["diff", "old.json"]);
        assert!(!run.stdout.contains(|c| c != '\n' && helpdesk_schema::is_control(c)), "{:?}", run.stdout);
    }
}

#[test]
fn nothing_of_a_page_is_obeyed_by_a_terminal() {
    let workspace = Workspace::small();
    let hostile = "boo\u{1b}[31m\u{9b}2J\u{202e}\u{2066}laen";
    workspace.edit(START, ">boolean<", &format!(">{hostile}<"));
    let run = workspace.run(&["regen"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("unknown-type"), "{}", run.stderr);
    assert!(!run.stderr.contains(|c| c != '\n' && helpdesk_schema::is_control(c)), "{:?}", run.stderr);
}
