//! `cargo xtask openapi`: the document is written as asked.

use serde_json::Value;

use crate::workspace::Workspace;

const DOCUMENT: &str = "spec/openapi/helpdesk-v1.json";

#[test]
fn the_committed_document_is_what_the_command_prints_and_regen_writes() {
    let workspace = Workspace::copy();
    let committed = workspace.read(DOCUMENT);
    let printed = workspace.run(&["openapi"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    assert_eq!(printed.stdout, committed);
    let written = workspace.run(&["openapi", "--out", "copy.json"]);
    assert_eq!((written.code, written.stdout.as_str(), written.stderr.as_str()), (0, "", ""));
    assert_eq!(workspace.read("copy.json"), committed);

    workspace.edit(DOCUMENT, "Helpdesk", "helpdesk");
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!(check.code, 1, "{}", check.stdout);
    assert!(check.stdout.contains(&format!(" changed  {DOCUMENT}\n")), "{}", check.stdout);
    assert_eq!(workspace.run(&["regen"]).code, 0);
    assert_eq!(workspace.read(DOCUMENT), committed);
}

/// Pages that no correction mends give a document too, in which their examples have decided.
#[test]
fn pages_of_any_folder() {
    let workspace = Workspace::copy();
    let pages = ["openapi", "--pages", "spec/pages"];
    let first = workspace.run(&pages);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert_eq!(workspace.run(&pages).stdout, first.stdout);
    let document: Value = serde_json::from_str(&first.stdout).expect("JSON");
    assert_eq!(document["info"]["title"], "Feishu (Lark) Open API: helpdesk_v1");
    for expected in [
        "warning[type-by-example]: body/content: the table says `string`, and the example shows that it is `any`",
        "ticket-message/create.md",
        " pages read, ",
    ] {
        assert!(first.stderr.contains(expected), "{expected}\n{}", first.stderr);
    }
    let create = &document["paths"]["/open-apis/helpdesk/v1/tickets/{ticket_id}/messages"]["post"];
    let content = &create["requestBody"]["content"]["application/json"];
    assert!(content["schema"].is_object() && content["examples"].is_object(), "{content}");
    assert_eq!(create["operationId"], "helpdeskV1TicketMessageCreate");
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let workspace = Workspace::copy();
    let before = workspace.snapshot();
    let cases: [(&[&str], &str); 5] = [
        (&["--pages", "nowhere"], "error: nowhere is not a folder"),
        (&["--pages", "spec/README.md"], "error: spec/README.md is not a folder"),
        (&["--pages", "tests"], "error: no page below tests documents an operation or event"),
        (&["--out", "nowhere/api.json"], "error: cannot write nowhere/api.json: nowhere is not a folder"),
        (&["--pages", "spec/pages", "--out", "tests"], "error: cannot write tests: it exists and is not a file"),
    ];
    for (arguments, expected) in cases {
        let run = workspace.run(&[&["openapi"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{arguments:?}");
        assert!(run.stderr.contains(expected), "{arguments:?}\n{}", run.stderr);
        assert_eq!(workspace.snapshot(), before, "{arguments:?}");
    }
}
