//! `cargo xtask diff`: a page is edited, `regen` is run, and the change is classed.

use crate::workspace::{Workspace, run_in};

const START_SERVICE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/start_service.md";
const CREATE_MESSAGE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket-message/create.md";
const SCHEMA: &str = "crates/helpdesk-types/schema/helpdesk-v1.json";

/// The row of a response field.
fn row(name: &str, ty: &str) -> String {
    format!(
        "<md-dt-tr level=\"1\">\n<md-dt-td>\n<md-text type=\"field-name\" >{name}</md-text>\n</md-dt-td>\n<md-dt-td>\n\
         <md-text type=\"field-type\" >{ty}</md-text>\n</md-dt-td>\n<md-dt-td>\n新增\n</md-dt-td>\n</md-dt-tr>\n"
    )
}

/// The piece of the page from the row of a field to the row after it.
fn field_row(page: &str, name: &str) -> String {
    let at = page.find(&format!(">{name}</md-text>")).expect(name);
    let start = page[..at].rfind("<md-dt-tr").expect("a row");
    let end = at + page[at..].find("</md-dt-tr>").expect("its end") + "</md-dt-tr>".len();
    page[start..end].to_owned()
}

#[test]
fn an_edited_page_is_classed() {
    let page = |path: &str| std::fs::read_to_string(Workspace::source().join(path)).expect("the page");
    let (start, create) = (page(START_SERVICE), page(CREATE_MESSAGE));
    let (customized_info, human_service) = (field_row(&start, "customized_info"), field_row(&start, "human_service"));
    let ticket_id = field_row(&start, "ticket_id");
    let added = format!("{ticket_id}\n{}", row("opened_at", "int"));
    let retyped = human_service.replace(">boolean<", ">string<");
    let demanded = customized_info.replace("\t否\n", "\t是\n");
    let error = "<md-tr>\n  <md-td>401</md-td>\n  <md-td>154402</md-td>";
    let further = format!(
        "<md-tr>\n<md-td>404</md-td>\n<md-td>154005</md-td>\n<md-td>Gone</md-td>\n<md-td>没有</md-td>\n</md-tr>\n{error}"
    );
    let listed = create.lines().find(|line| line.contains("消息类型；")).expect("the list").to_owned();
    let longer = format!("{listed}；image：图片");
    let cases: Vec<(&str, &str, String, &str, &str)> = vec![
        (
            START_SERVICE,
            &ticket_id,
            added,
            "    + response/data/opened_at  integer",
            "0 breaking, 1 additive, 0 docs: next version 0.1.1",
        ),
        (
            START_SERVICE,
            &ticket_id,
            String::new(),
            "  ! - response/data/ticket_id  string",
            "1 breaking, 0 additive, 0 docs: next version 0.2.0",
        ),
        (
            START_SERVICE,
            &human_service,
            retyped,
            "  ! ~ body/human_service  type: boolean -> string",
            "1 breaking, 0 additive, 0 docs: next version 0.2.0",
        ),
        (
            START_SERVICE,
            &customized_info,
            demanded,
            "  ! ~ body/customized_info  required: no -> yes",
            "1 breaking, 0 additive, 0 docs: next version 0.2.0",
        ),
        (
            CREATE_MESSAGE,
            &listed,
            longer,
            "    + body/msg_type value image  Image",
            "0 breaking, 1 additive, 1 docs: next version 0.1.1",
        ),
        (
            START_SERVICE,
            error,
            further,
            "    + error 154005  Gone",
            "0 breaking, 1 additive, 0 docs: next version 0.1.1",
        ),
        (
            START_SERVICE,
            "Helpdesk can't be see by user",
            "Not visible".to_owned(),
            "    ~ error 154402  message: Helpdesk can't be see by user -> Not visible",
            "0 breaking, 0 additive, 1 docs: next version 0.1.1",
        ),
        (
            START_SERVICE,
            "客服群open ID",
            "客服群".to_owned(),
            "    ~ response/data/chat_id  description: 客服群open ID -> 客服群",
            "0 breaking, 0 additive, 1 docs: next version 0.1.1",
        ),
    ];
    let workspace = Workspace::small();
    let before = workspace.snapshot();
    workspace.write("before.json", &workspace.read(SCHEMA));
    for (path, from, to, line, closing) in &cases {
        workspace.edit(path, from, to);
        let regen = workspace.run(&["regen"]);
        assert_eq!(regen.code, 0, "{line}\n{}", regen.stderr);
        let diff = workspace.run(&["diff", "before.json"]);
        assert_eq!((diff.code, diff.stderr.as_str()), (0, ""));
        assert!(diff.stdout.lines().any(|l| l == *line), "{line}\n{}", diff.stdout);
        assert!(diff.stdout.lines().any(|l| l == *closing), "{closing}\n{}", diff.stdout);
        // The run that changed it said the same.
        assert!(regen.stdout.contains(diff.stdout.trim()), "{}\n{}", regen.stdout, diff.stdout);
        let markdown = workspace.run(&["diff", "before.json", "--markdown"]);
        assert!(markdown.stdout.contains("**0.1.0**") || markdown.stdout.contains("0.1.0 → **"), "{}", markdown.stdout);
        for (path, bytes) in &before {
            workspace.write_bytes(&path.to_string_lossy(), bytes);
        }
    }
}

/// Two files, in a crate that has a version of its own; no workspace is needed.
#[test]
fn two_files_of_another_crate() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |path: &str| folder.path().join(path);
    let schema = |path: &str| std::fs::read_to_string(Workspace::source().join(path)).expect("the schema");
    std::fs::create_dir_all(at("board-v1/schema")).expect("a folder");
    std::fs::write(at("board-v1/Cargo.toml"), "[package]\nname = \"board-v1\"\nversion = \"2.3.4\"\n").expect("a file");
    std::fs::write(at("old.json"), schema(SCHEMA)).expect("a file");
    std::fs::write(at("board-v1/schema/new.json"), schema(SCHEMA).replacen("\"POST\"", "\"PUT\"", 1)).expect("a file");
    let run = |arguments: &[&str]| run_in(folder.path(), &[&["diff"], arguments].concat());
    let diff = run(&["old.json", "board-v1/schema/new.json"]);
    assert_eq!((diff.code, diff.stderr.as_str()), (0, ""));
    assert!(diff.stdout.contains("  method: POST -> PUT\n") || diff.stdout.contains("method  "), "{}", diff.stdout);
    assert!(diff.stdout.ends_with("1 breaking, 0 additive, 0 docs: next version 3.0.0\n"), "{}", diff.stdout);
    let same = run(&["board-v1/schema/new.json", "board-v1/schema/new.json", "--markdown"]);
    assert_eq!(same.stdout, "No change: the version stays 2.3.4.\n");
    let none = run(&["old.json", "none.json"]);
    assert_eq!(none.code, 1);
    assert!(none.stderr.contains("cannot read none.json"), "{}", none.stderr);
}

#[test]
fn what_cannot_be_compared_is_named() {
    let workspace = Workspace::small();
    workspace.write("broken.json", "{\"format\": 2}");
    for (old, expected) in [
        ("broken.json", "broken.json holds no schema that this build reads: format 2"),
        ("no-such-revision", "there is neither a file no-such-revision nor a revision that holds"),
        ("--oops", "unexpected argument '--oops'"),
    ] {
        let diff = workspace.run(&["diff", old]);
        assert_ne!(diff.code, 0);
        assert!(diff.stderr.contains(expected), "{}", diff.stderr);
    }
}
