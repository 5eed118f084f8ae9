//! `cargo xtask regen` as a maintainer calls it: a copy of the sources, one of them broken, and what is printed and written.

use std::fmt::Write as _;

use crate::workspace::Workspace;

const START_SERVICE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/start_service.md";
const TRANSLATIONS: &str = "spec/po/en.po";
const CREATE_MESSAGE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket-message/create.md";

#[test]
fn the_sources_as_they_are() {
    let workspace = Workspace::copy();
    let before = workspace.snapshot();
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""), "{}", check.stdout);
    let regen = workspace.run(&["regen"]);
    assert_eq!((regen.code, regen.stderr.as_str()), (0, ""));
    assert!(regen.stdout.ends_with("everything is up to date\n"), "{}", regen.stdout);
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn everything_is_made_from_the_sources_alone() {
    let workspace = Workspace::copy();
    let before = workspace.snapshot();
    workspace.remove("crates/helpdesk-types/schema/helpdesk-v1.json");
    workspace.remove("tests/golden/ticket.rs");
    workspace.write("tests/golden/gone.rs", "// of a module that is no more\n");
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!(check.code, 1);
    assert!(check.stderr.contains("error: 3 files not up to date; run `cargo xtask regen`"), "{}", check.stderr);
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    for line in [
        "     new  crates/helpdesk-types/schema/helpdesk-v1.json",
        "    gone  tests/golden/gone.rs",
        "     new  tests/golden/ticket.rs",
    ] {
        assert!(regen.stdout.lines().any(|l| l == line), "{line}\n{}", regen.stdout);
    }
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn a_new_thing_gets_a_name_and_a_line() {
    let workspace = Workspace::copy();
    workspace.edit("spec/names.toml", "\"helpdesk.v1.ticket.start_service\" = \"StartService\"\n", "");
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    assert!(regen.stdout.contains("1 new name given"), "{}", regen.stdout);
    assert!(workspace.read("spec/names.toml").contains("\"helpdesk.v1.ticket.start_service\" = \"StartService\"\n"));
    assert!(regen.stdout.contains(" changed  spec/names.toml"), "{}", regen.stdout);
}

#[test]
fn a_name_stays_until_it_is_changed_by_hand() {
    let workspace = Workspace::copy();
    workspace.edit("spec/names.toml", "\"StartService\"", "\"OpenTicket\"");
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    assert!(workspace.read("tests/golden/ticket.rs").contains("pub struct OpenTicketResponse"));
}

/// What is printed for a broken source: the place and the message; nothing is written.
#[test]
fn bad_sources_are_named_and_nothing_is_written() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        // A page.
        (START_SERVICE, ">boolean<", ">boolaen<", &["start_service.md:141:30", "unknown-type", "boolaen"]),
        (
            START_SERVICE,
            "https://open.feishu.cn/open-apis/helpdesk/v1/start_service",
            "",
            &["start_service.md:", "URL"],
        ),
        (START_SERVICE, ">POST<", ">PSOT<", &["start_service.md:48:14", "PSOT"]),
        (START_SERVICE, "\t否\n", "\t大概\n", &["start_service.md:144:2", "大概"]),
        (START_SERVICE, "<md-td>154402</md-td>", "<md-td>many</md-td>", &["start_service.md:", "many"]),
        (START_SERVICE, "\"human_service\": false,", "\"human_service\": maybe,", &["start_service.md:", "JSON"]),
        (CREATE_MESSAGE, ">content</md-text>", ">msg_type</md-text>", &["create.md:", "msg_type"]),
        (CREATE_MESSAGE, "<md-dt-tr level=\"1\">", "<md-dt-tr level=\"2\">", &["create.md:", "level"]),
        // A correction.
        (
            "spec/corrections.toml",
            "page_says = \"string\"",
            "page_says = \"integer\"",
            &["corrections.toml:4:", "the page now says the type `string`"],
        ),
        ("spec/corrections.toml", "body/content", "body/contents", &["corrections.toml:4:", "no page documents"]),
        (
            "spec/corrections.toml",
            "is = \"object\"",
            "is = \"string\"",
            &["corrections.toml:4:", "no longer applies: the page says so itself"],
        ),
        (
            "spec/corrections.toml",
            "is = \"object\"",
            "is = \"objekt\"",
            &["corrections.toml:7:", "`objekt` is no type"],
        ),
        ("spec/corrections.toml", "why = ", "whyever = ", &["corrections.toml:8:", "unknown field `whyever`"]),
        ("spec/corrections.toml", "[[type]]", "[[types]]", &["corrections.toml:4:", "unknown field `types`"]),
        ("spec/corrections.toml", "[[type]]", "[[type", &["corrections.toml:4:"]),
        (
            "spec/corrections.toml",
            "[[type]]",
            "[[nullable]]\nat = \"helpdesk.v1.ticket.message.create body/contents\"\nwhy = \"x\"\nevidence = \"x\"\n\n[[type]]",
            &["corrections.toml:4:", "no page documents"],
        ),
        (
            "spec/corrections.toml",
            "is = \"object\"",
            "is = \"nullable<object>\"\nwhy = \"x\"\nevidence = \"x\"\n\n[[nullable]]\nat = \"helpdesk.v1.ticket.message.create body/content\"",
            &["corrections.toml:11:", "no longer applies: the page says so itself"],
        ),
        // A name.
        ("spec/names.toml", "[values]", "[valeus]", &["names.toml:", "unknown key `valeus`"]),
        (
            "spec/names.toml",
            "\"TicketClosed\"",
            "\"NotFound\"",
            &["names.toml:", "`NotFound` would be the name of both"],
        ),
        ("spec/names.toml", "\"TicketClosed\"", "\"Other\"", &["names.toml:", "reserved"]),
        ("spec/names.toml", "\"TicketClosed\"", "7", &["names.toml:", "a name is a string"]),
        ("spec/names.toml", "\"StartService\"", "\"开始\"", &["spec/names.toml", "is no Rust identifier"]),
        ("spec/names.toml", "\"StartService\"", "\"Vec\"", &["names.toml:", "reserved"]),
        // A translation.
        (
            TRANSLATIONS,
            "msgstr \"Create agent schedules\"",
            "mgstr \"x\"",
            &["en.po:11:1", "expected `msgid`, `msgstr`"],
        ),
        (TRANSLATIONS, "msgstr \"Create agent schedules\"", "msgstr \"x", &["en.po:11:1", "does not end in this line"]),
        (TRANSLATIONS, "msgstr \"Create agent schedules\"", "msgstr \"\"", &["en.po:11:1", "the translation is empty"]),
        (
            TRANSLATIONS,
            "msgstr \"Create agent schedules\"",
            "msgstr \"x\"\n\nmsgid \"创建客服工作日程\"\nmsgstr \"y\"",
            &["en.po:13:1", "translated twice, in line 10 too"],
        ),
        (TRANSLATIONS, "by default 20\"", "by default 25\"", &["en.po:", "it lacks the number `20`"]),
        (TRANSLATIONS, "](https://open.feishu.cn", "](https://a.example", &["en.po:", "it has the link to"]),
        (
            TRANSLATIONS,
            "msgstr \"Create agent schedules\"",
            "msgstr \"Create <img src=x>\"",
            &["en.po:11:1", "it has the mark `<img src=x>`"],
        ),
        (
            TRANSLATIONS,
            "msgstr \"Create agent",
            "msgstr \"Create\u{1b}[31m",
            &["en.po:11:1", "control character U+001B"],
        ),
        (
            TRANSLATIONS,
            "msgstr \"Create agent",
            "msgstr \"Create ```\\n",
            &["en.po:11:1", "backtick without its counterpart"],
        ),
    ];
    let mut problems = String::new();
    for (file, from, to, expected) in cases {
        let workspace = Workspace::copy();
        workspace.edit(file, from, to);
        let before = workspace.snapshot();
        let regen = workspace.run(&["regen"]);
        let missing: Vec<_> = expected.iter().filter(|part| !regen.stderr.contains(**part)).collect();
        let written = workspace.snapshot() != before;
        if regen.code != 1 || written || !missing.is_empty() || !regen.stderr.ends_with("nothing was written\n") {
            let _ = writeln!(
                problems,
                "{file}: {from:?} -> {to:?}: exit {}, written: {written}, missing: {missing:?}",
                regen.code
            );
            problems.push_str(&regen.stderr);
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn a_page_that_is_none() {
    let page = std::fs::read(Workspace::source().join(START_SERVICE)).expect("the page");
    let mut latin1 = page.clone();
    latin1[200] = 0xff;
    let cases: [(&str, &[u8], &str); 3] = [
        ("not UTF-8", &latin1, "UTF-8"),
        ("empty", b"", "empty"),
        ("cut", &page[..page.len() / 2], "start_service.md:"),
    ];
    for (what, bytes, expected) in cases {
        let workspace = Workspace::copy();
        workspace.write_bytes(START_SERVICE, bytes);
        let before = workspace.snapshot();
        let regen = workspace.run(&["regen"]);
        assert_eq!(regen.code, 1, "{what}\n{}{}", regen.stdout, regen.stderr);
        assert!(regen.stderr.contains(expected), "{what}\n{}", regen.stderr);
        assert_eq!(workspace.snapshot(), before, "{what}");
    }
}
