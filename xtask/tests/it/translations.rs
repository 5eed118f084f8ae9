//! Translations of the pages' texts: what is missing or no longer said, and what becomes of it.

use std::path::Path;

use crate::workspace::Workspace;

const FILE: &str = "spec/po/en.po";
const PAGE: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/start_service.md";
const ENTRY: &str = "msgid \"客服群open ID\"\nmsgstr \"Open ID of the service group chat\"\n";

/// Runs the check, which fails with the texts, and writes nothing.
fn check_fails(workspace: &Workspace, texts: &[&str]) {
    let before = workspace.snapshot();
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!(check.code, 1, "{}", check.stdout);
    for text in texts {
        assert!(check.stderr.contains(text), "{text}\n{}", check.stderr);
    }
    assert!(check.stderr.ends_with("1 error; nothing was written\n"), "{}", check.stderr);
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn a_text_without_a_translation() {
    let workspace = Workspace::small();
    workspace.edit(FILE, ENTRY, "");
    let named = [
        "`helpdesk.v1.ticket.start_service response/data/chat_id` has no translation",
        &format!("--> {PAGE}:"),
        "translate it in spec/po/en.po, and delete its mark `fuzzy`",
    ];
    check_fails(&workspace, &named);

    // It gets an entry, and everything else is written; until somebody fills it in, the Chinese is shown.
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    assert!(regen.stderr.contains(named[0]), "{}", regen.stderr);
    let file = workspace.read(FILE);
    assert!(file.contains(":") && file.contains("#, fuzzy\nmsgid \"客服群open ID\"\nmsgstr \"\"\n"), "{file}");
    assert!(workspace.read("tests/golden/ticket.rs").contains("/// 客服群open ID\n"));
    check_fails(&workspace, &named);
    assert_eq!(workspace.run(&["regen"]).code, 0);

    workspace.edit(FILE, "#, fuzzy\nmsgid \"客服群open ID\"\nmsgstr \"\"", ENTRY.trim_end());
    assert_eq!(workspace.run(&["regen"]).stderr, "");
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""), "{}", check.stdout);
    assert!(
        workspace.read("tests/golden/ticket.rs").contains("/// Open ID of the service group chat · 客服群open ID\n")
    );
}

#[test]
fn a_translation_without_a_text() {
    let workspace = Workspace::small();
    let text = workspace.read(FILE) + "\nmsgid \"早已不说\"\nmsgstr \"Long gone\"\n";
    workspace.write(FILE, &text);
    check_fails(&workspace, &["no page says this text any more", "--> spec/po/en.po:", "msgid \"早已不说\""]);
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    assert_eq!(workspace.read(FILE), text, "it is kept until somebody deletes it");
}

/// A page that says the same in other words: the old translation is a hint.
#[test]
fn a_text_that_changed() {
    let workspace = Workspace::small();
    workspace.edit(PAGE, "客服群open ID", "客服群的 open ID");
    check_fails(
        &workspace,
        &["for `客服群open ID` it was `Open ID of the service group chat`", &format!("--> {PAGE}:")],
    );
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    let hint = "#, fuzzy\n#| msgid \"客服群open ID\"\nmsgid \"客服群的 open ID\"\nmsgstr \"Open ID of the service group chat\"\n";
    assert!(workspace.read(FILE).contains(hint), "{}", workspace.read(FILE));
    assert!(
        workspace.read("tests/golden/ticket.rs").contains("/// 客服群的 open ID\n"),
        "a hint is not shown to readers"
    );
}

#[test]
fn a_file_that_is_not_utf_8() {
    let workspace = Workspace::small();
    workspace.write_bytes(FILE, b"msgid \"a\"\nmsgstr \"\xff\"\n");
    check_fails(&workspace, &["spec/po/en.po", "the file is not UTF-8"]);
}

/// A crate of any pages, with and without translations.
#[test]
fn generate_takes_a_file_and_does_without() {
    let workspace = Workspace::small();
    let generate = |more: &[&str]| workspace.run(&[&["new-crate", "spec/pages", "--out", "made"], more].concat());
    let ticket = |workspace: &Workspace| workspace.read("made/src/helpdesk_v1/ticket.rs");

    assert_eq!(generate(&[]).code, 0);
    assert!(ticket(&workspace).contains("/// 创建服务台对话\n"));
    assert!(!ticket(&workspace).contains("Start a help desk conversation"));

    let run = generate(&["--translations", FILE]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains(" translations of spec/po/en.po used"), "{}", run.stderr);
    let text = ticket(&workspace);
    assert!(text.contains("/// Start a help desk conversation\n///\n/// Creates a conversation"), "{text}");
    // A code is named by its message.
    assert!(text.contains("    TicketAlreadyBeClosed,\n") || text.contains("    InternalError,\n"), "{text}");

    workspace.edit(FILE, "msgstr \"Open ID of the service group chat\"", "msgstr \"\"");
    let before = workspace.snapshot();
    for (file, expected) in [
        (FILE, "the translation is empty"),
        ("nowhere.po", "error: cannot read nowhere.po"),
        ("spec/names.toml", "expected `msgid`, `msgstr`"),
    ] {
        let run = generate(&["--translations", file]);
        assert_eq!(run.code, 1, "{file}");
        assert!(run.stderr.contains(expected), "{file}: {}", run.stderr);
        assert_eq!(workspace.snapshot(), before, "{file}");
    }
    assert!(Path::new(&workspace.path("made")).is_dir());
}
