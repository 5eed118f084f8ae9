//! One fault is put into a source at a time: `regen` names exactly that one, with its line and what was meant.

use crate::workspace::{Run, Workspace};

const START_SERVICE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/start_service.md";
const CREATE_MESSAGE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket-message/create.md";
const CORRECTIONS: &str = "spec/corrections.toml";
const NAMES: &str = "spec/names.toml";

/// A fault: the file, what is replaced by what with `$0` on the line of the error, and what is said about it.
type Fault = (&'static str, &'static str, &'static str, &'static [&'static str]);

const FAULTS: &[Fault] = &[
    // Pages.
    (START_SERVICE, "### 请求体\n\n:::html\n", "### 请求体\n\n$0", &["missing-fence", "add a line `:::html` above it"]),
    (START_SERVICE, "### 请求体示例\n:::html\n", "### 请求体示例\n$0", &["missing-fence"]),
    (START_SERVICE, ">boolean<", ">$0boolaen<", &["unknown-type", "did you mean `boolean`?"]),
    (START_SERVICE, "### 请求体\n", "### $0请求休\n", &["unknown-section", "did you mean `请求体`?"]),
    (
        START_SERVICE,
        "    \"human_service\": false,\n",
        "    \"human_service\": false$0\n",
        &["bad-example", "add a comma"],
    ),
    (
        CREATE_MESSAGE,
        "/tickets/:ticket_id/messages</md-td>",
        "/tickets/:ticket_id/messages/:message_id$0</md-td>",
        &["`:message_id` is in the path, but no path parameter has that name"],
    ),
    (
        CREATE_MESSAGE,
        "<md-text type=\"field-name\" >ticket_id</md-text>",
        "<md-text type=\"field-name\" >$0tickt_id</md-text>",
        &["path/tickt_id", "it has `:ticket_id`, which is not a path parameter"],
    ),
    // Corrections.
    (
        CORRECTIONS,
        "ticket.message.create body",
        "ticket.mesage.create$0 body",
        &["did you mean `helpdesk.v1.ticket.message.create body/content`?"],
    ),
    (
        CORRECTIONS,
        "body/content",
        "body/contnet$0",
        &["no page documents", "did you mean `helpdesk.v1.ticket.message.create body/content`?"],
    ),
    (
        CORRECTIONS,
        "body/content",
        "query/content$0",
        &["no page documents", "did you mean `helpdesk.v1.ticket.message.create body/content`?"],
    ),
    (CORRECTIONS, "body/content", "boby/content$0", &["`boby` is not a section; did you mean `body`?"]),
    (
        CORRECTIONS,
        "at = \"helpdesk.v1.ticket.message.create body/content\"",
        "at = [\n    \"helpdesk.v1.ticket.message.create body/content\",\n    \"helpdesk.v1.ticket.message.create body/msg_typ$0\",\n]",
        &["did you mean `helpdesk.v1.ticket.message.create body/msg_type`?"],
    ),
    (CORRECTIONS, "is = \"object\"", "is = \"objekt$0\"", &["did you mean `object`?"]),
    (CORRECTIONS, "[[type]]", "$0[[typ]]", &["unknown field `typ`", "did you mean `type`?"]),
    (CORRECTIONS, "evidence = ", "evidense$0 = ", &["unknown field `evidense`", "did you mean `evidence`?"]),
    (
        CORRECTIONS,
        "[[type]]",
        "[[text]]\npage = \"helpdesk-v1/ticket-management/ticket/start_servise$0.md\"\npage_says = \"a\"\nis = \"b\"\nwhy = \"x\"\nevidence = \"x\"\n\n[[type]]",
        &["did you mean `helpdesk-v1/ticket-management/ticket/start_service.md`?"],
    ),
    (
        CORRECTIONS,
        "[[type]]",
        "[[rule]]\nat = [\"helpdesk.v1.ticket.message.craete$0\"]\nwhen = [\"body/content is given\"]\nwhy = \"x\"\nevidence = \"x\"\n\n[[type]]",
        &["no page documents the operation", "did you mean `helpdesk.v1.ticket.message.create`?"],
    ),
    // Names.
    (
        NAMES,
        "= \"StartService\"",
        "= $0\"Start Service\"",
        &["`Start Service`, the name of `helpdesk.v1.ticket.start_service`, is not a Rust identifier"],
    ),
    (NAMES, "= \"StartService\"", "= $0\"\"", &["is not a Rust identifier"]),
    (
        NAMES,
        "= \"StartService\"",
        "= $0\"CreateTicketMessage\"",
        &["`CreateTicketMessage` would be the name of both", "give one of them another name in [operations]"],
    ),
    (NAMES, "[operations]", "$0[operatoins]", &["unknown key `operatoins`", "did you mean `operations`?"]),
];

/// The lines that begin with `error`, but for the summary.
fn errors(run: &Run) -> Vec<&str> {
    run.stderr.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).collect()
}

#[test]
fn each_fault_is_one_error_with_its_line_and_advice() {
    let workspace = Workspace::small();
    let mut wrong = Vec::new();
    for (file, from, to, expected) in FAULTS {
        let plain = workspace.read(file);
        workspace.edit(file, from, to);
        let marked = workspace.read(file);
        let line = 1 + marked[..marked.find("$0").expect("the line is marked")].matches('\n').count();
        workspace.write(file, &marked.replacen("$0", "", 1));
        let before = workspace.snapshot();
        let regen = workspace.run(&["regen"]);
        let place = format!("{file}:{line}:");
        let is_named = regen.stderr.contains(&place) && expected.iter().all(|part| regen.stderr.contains(part));
        if regen.code != 1 || errors(&regen).len() != 1 || !is_named || workspace.snapshot() != before {
            wrong.push(format!("{from:?} -> {to:?}: expected {place} and {expected:?}\n{}", regen.stderr));
        }
        workspace.write(file, &plain);
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), FAULTS.len(), wrong.join("\n"));
}

/// A correction of the text of a page is not at fault where the page itself is lost.
#[test]
fn a_damaged_page_is_one_error_whatever_corrections_it_has() {
    let workspace = Workspace::small();
    workspace.edit(
        CORRECTIONS,
        "[[type]]",
        &format!(
            "[[text]]\npage = \"{}\"\npage_says = \"\\\"human_service\\\": false\"\nis = \"\\\"human_service\\\": true\"\n\
             why = \"x\"\nevidence = \"x\"\n\n[[type]]",
            START_SERVICE.trim_start_matches("spec/pages/")
        ),
    );
    let page = workspace.read(START_SERVICE);
    let upto = |part: &str| page[..page.find(part).expect(part)].to_owned();
    for (text, expected) in [
        ("<html><body>502</body></html>".to_owned(), "error[not-a-page]"),
        (String::new(), "error[empty-page]"),
        (upto("# "), "error[empty-page]"),
        (upto("HTTP URL"), "error[truncated-page]"),
        (upto("### 请求体示例"), "error[missing-response]"),
    ] {
        workspace.write(START_SERVICE, &text);
        let regen = workspace.run(&["regen", "--check"]);
        let errors = errors(&regen);
        assert_eq!((regen.code, errors.len()), (1, 1), "{}", regen.stderr);
        assert!(errors[0].starts_with(expected) && regen.stderr.contains("fetch"), "{}", regen.stderr);
    }
    // The text of a whole page changed, so that the entry is at fault.
    workspace.write(START_SERVICE, &page.replace("\"human_service\": false", "\"human_service\": 1"));
    let regen = workspace.run(&["regen", "--check"]);
    assert!(regen.stderr.contains("no longer applies"), "{}", regen.stderr);
}

#[test]
fn two_pages_of_one_operation_are_one_error_that_names_both() {
    let workspace = Workspace::small();
    let copy = START_SERVICE.replace(".md", "_2.md");
    workspace.write(&copy, &workspace.read(START_SERVICE));
    let regen = workspace.run(&["regen", "--check"]);
    assert_eq!((regen.code, errors(&regen).len()), (1, 1), "{}", regen.stderr);
    assert!(regen.stderr.contains(&format!("{copy}:44:")), "{}", regen.stderr);
    assert!(regen.stderr.contains(&format!("the other page is {START_SERVICE}")), "{}", regen.stderr);
}

#[test]
fn pages_are_not_read_where_the_corrections_are_broken() {
    let workspace = Workspace::small();
    workspace.edit(START_SERVICE, ">boolean<", ">boolaen<");
    workspace.edit(CORRECTIONS, "[[type]]", "[[type");
    let regen = workspace.run(&["regen"]);
    assert_eq!((regen.code, errors(&regen).len()), (1, 1), "{}", regen.stderr);
    assert!(regen.stderr.contains("spec/corrections.toml:4:"), "{}", regen.stderr);
}

#[test]
fn an_example_that_contradicts_its_table_is_a_warning_with_its_line() {
    let workspace = Workspace::small();
    for (file, from, to, expected) in [
        (
            START_SERVICE,
            "\"appointed_agents\": [\n        \"ou_7",
            "\"appointed_agents\": [\n        7,$0\n        \"ou_7",
            "the example of the request contradicts its table: appointed_agents: the table says `string`, the example holds a number",
        ),
        (
            START_SERVICE,
            "\"chat_id\": \"",
            "\"chat\": 1,$0\n\"chat_id\": \"",
            "the example of the response contradicts its table: data/chat: the table does not list it",
        ),
    ] {
        let plain = workspace.read(file);
        workspace.edit(file, from, to);
        let marked = workspace.read(file);
        let line = 1 + marked[..marked.find("$0").expect("the line is marked")].matches('\n').count();
        workspace.write(file, &marked.replacen("$0", "", 1));
        let regen = workspace.run(&["regen", "--check"]);
        assert_eq!(errors(&regen).first().copied(), Some(&*format!("warning[contradicting-example]: {expected}")));
        assert!(regen.stderr.contains(&format!("{file}:{line}:")), "{}", regen.stderr);
        workspace.write(file, &plain);
    }
}

#[test]
fn a_misspelled_key_of_a_name_is_named_with_what_was_meant() {
    let workspace = Workspace::small();
    workspace.edit(NAMES, "\"helpdesk.v1.ticket.start_service\"", "\"helpdesk.v1.ticket.start_servise\"");
    let regen = workspace.run(&["regen", "--check"]);
    assert!(regen.stderr.contains("did you mean `helpdesk.v1.ticket.start_service`?"), "{}", regen.stderr);
}
