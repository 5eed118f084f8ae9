//! `cargo xtask corrections draft`: from the log of a program to the type of a field.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Run, Workspace};

const POSITION: &str = r#"
[[type]]
at = "helpdesk.ticket_message.created_v1 event/event/position"
page_says = "string"
is = "text-or<integer>"
why = "The page's example is a string, and the platform sends an integer."
evidence = "An event captured in 2022: \"position\": 222."
"#;

/// A log with deviations of events, as `tracing_subscriber` writes them, and of answers, as `println!` does, among
/// other lines.
const LOG: &str = r#"
2026-03-01T08:00:00.000000Z  INFO bot: started
2026-03-01T08:00:01.000000Z  WARN helpdesk_events: the event deviates from the documentation event_type="helpdesk.ticket_message.created_v1" path="event.position" documented="string" came="integer" lost=false count=1
2026-03-01T08:00:02.000000Z DEBUG helpdesk_events: the event deviates from the documentation event_type="helpdesk.ticket_message.created_v1" path="event.position" documented="string" came="integer" lost=false count=1
helpdesk.v1.ticket.get data.ticket.guest: object documented, array came, lost, 1 time
helpdesk.v1.ticket.list data.tickets[].guest: object documented, array came, lost, 40 times
helpdesk.v1.ticket.list data.tickets[].guest: object documented, empty string came, lost, 2 times
"#;

/// Runs what a paragraph of spec/README.md says to type.
fn follow(workspace: &Workspace, command: &str) -> Run {
    let (command, appended) = command.split_once(" >> ").map_or((command, None), |(command, to)| (command, Some(to)));
    let words: Vec<&str> = command.split(' ').skip_while(|word| *word != "xtask").skip(1).collect();
    let run = workspace.run(&words);
    if let Some(to) = appended {
        workspace.write(to, &(workspace.read(to) + &run.stdout));
    }
    run
}

#[test]
fn a_line_of_a_log_becomes_a_type_by_the_words_of_the_readme() {
    let workspace = Workspace::copy();
    workspace.edit("spec/corrections.toml", POSITION, "");
    assert_eq!(workspace.run(&["regen"]).code, 0);
    assert!(workspace.read("tests/golden/ticket_message.rs").contains("pub position: Option<String>,"));

    workspace.write("bot.log", LOG);
    let readme = fs::read_to_string(Workspace::source().join("spec/README.md")).expect("the README");
    let (_, section) = readme.split_once("## When the platform differs from its pages\n").expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    let commands = section.lines().map(str::trim).filter(|line| line.starts_with("cargo xtask "));
    let runs: Vec<Run> = commands.map(|command| follow(&workspace, command)).collect();
    let [draft, regen] = runs.as_slice() else { panic!("{} commands in {section}", runs.len()) };

    let drafted = [
        "# spec/pages/helpdesk-v1/ticket-management/ticket-message/events/created.md:257 says `string`: \
         helpdesk.ticket_message.created_v1 event/event/position",
        "[[type]]",
        r#"at = "helpdesk.ticket_message.created_v1 event/event/position""#,
        r#"page_says = "string""#,
        r#"is = "text-or<integer>""#,
        r#"why = "The platform sends another form too.""#,
        r#"evidence = "A log: helpdesk.ticket_message.created_v1 event.position: string documented, integer came, 2 times.""#,
    ]
    .join("\n");
    assert!(draft.stdout.contains(&drafted), "{}", draft.stdout);
    assert_eq!(draft.stdout.matches("[[type]]").count(), 2, "both places of `guest` are one entry: {}", draft.stdout);
    assert!(draft.stderr.contains("an empty value is read as absent"), "{}", draft.stderr);
    assert_eq!((draft.code, regen.code), (0, 0), "{}", regen.stderr);

    let message = workspace.read("tests/golden/ticket_message.rs");
    assert!(message.contains("pub position: Option<::helpdesk_core::TextOr<i64>>,"), "{message}");
    let common = workspace.read("tests/golden/common.rs");
    assert_eq!(common.matches("pub guest: Option<::helpdesk_core::OneOrMany<TicketUser>>,").count(), 1, "{common}");
    let openapi: serde_json::Value =
        serde_json::from_str(&workspace.read("spec/openapi/helpdesk-v1.json")).expect("JSON");
    let position = openapi["components"]["schemas"]["TicketMessageCreated"]["properties"]["position"]["anyOf"].clone();
    let types: Vec<_> = position.as_array().into_iter().flatten().map(|form| &form["type"]).collect();
    assert_eq!(types, ["integer", "string", "null"], "{position}");

    let again = workspace.run(&["corrections", "draft", "bot.log"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "what is corrected is not drafted again");
}

#[test]
fn a_field_that_is_corrected_already_is_said_to_be() {
    let workspace = Workspace::copy();
    workspace.write(
        "log",
        "helpdesk.v1.ticket.get data.ticket.dissatisfaction_reason[]: object documented, integer came, lost, 1 time\n",
    );
    let draft = workspace.run(&["corrections", "draft", "log"]);
    assert_eq!((draft.code, draft.stdout.as_str()), (0, ""), "what is appended has entries only");
    for expected in [
        "the type of `helpdesk.v1.ticket.get response/data/ticket/dissatisfaction_reason` is corrected already",
        "--> spec/corrections.toml:32:",
        "make the `is` of this entry \"one-or-many<any>\"",
    ] {
        assert!(draft.stderr.contains(expected), "{expected}\n{}", draft.stderr);
    }
}

/// The places of a struct are one type, so that a field of it changes at all of them or at none.
#[test]
fn a_field_of_a_shared_type_is_drafted_for_all_places_of_the_type() {
    for (line, golden, before, places) in [
        (
            "helpdesk.v1.faq.get data.faq.answer: string documented, array came, lost, 1 time\n",
            "faq",
            "    pub answer: Option<String>,\n",
            4,
        ),
        (
            "helpdesk.v1.ticket.list data.tickets[].guest.name: string documented, array came, lost, 2 times\n\
             helpdesk.v1.faq.get data.faq.update_user.name: string documented, array came, lost, 1 time\n",
            "common",
            "    pub name: Option<String>,\n",
            25,
        ),
    ] {
        let workspace = Workspace::copy();
        let [generated, names] = [format!("tests/golden/{golden}.rs"), "spec/names.toml".to_owned()]
            .map(|path| (workspace.read(&path), path));
        workspace.write("log", line);
        let draft = follow(&workspace, "cargo xtask corrections draft log >> spec/corrections.toml");
        assert_eq!((draft.code, draft.stderr.as_str()), (0, ""));
        assert_eq!(draft.stdout.matches("[[type]]").count(), 1, "{}", draft.stdout);
        assert_eq!(draft.stdout.lines().filter(|line| line.starts_with("    \"")).count(), places, "{}", draft.stdout);
        assert_eq!(draft.stdout.matches(" says `string`: ").count(), line.lines().count(), "{}", draft.stdout);

        let regen = workspace.run(&["regen"]);
        assert_eq!(regen.code, 0, "{}", regen.stderr);
        let after = before.replace("String", "::helpdesk_core::OneOrMany<String>");
        let now = workspace.read(&generated.1);
        let changed: Vec<_> = generated.0.lines().zip(now.lines()).filter(|(before, now)| before != now).collect();
        let (declared, decoded) = changed.split_first().expect("a change");
        assert_eq!(*declared, (before.trim_end(), after.trim_end()));
        assert_eq!(decoded.len(), 1, "the line that decodes it: {decoded:?}");
        assert_eq!(now.lines().count(), generated.0.lines().count());
        assert_eq!(workspace.read(&names.1), names.0, "no name changes");
        for (path, content) in files_of(&workspace, "tests/golden") {
            let is_same = fs::read(Workspace::source().join(&path)).is_ok_and(|source| source == content);
            assert_eq!(is_same, path != Path::new(&generated.1), "{}", path.display());
        }
        let again = workspace.run(&["corrections", "draft", "log"]);
        assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    }
}

/// Whoever corrects one place of a shared type is told how to correct them all, or to give that place a type of its own.
#[test]
fn a_correction_of_one_place_of_a_shared_type_is_an_error_with_two_ways_out() {
    let at = |place: &str| {
        format!(
            "\n[[type]]\nat = {place}\npage_says = \"string\"\nis = \"one-or-many<string>\"\nwhy = \"w\"\nevidence = \"e\"\n"
        )
    };
    let log = "helpdesk.v1.faq.create data.faq.answer: string documented, array came, lost, 1 time\n";
    // The first of the places and another one: either way, it is the one that differs.
    for place in ["helpdesk.v1.faq.create response/data/faq", "helpdesk.v1.faq.get response/data/faq"] {
        let workspace = Workspace::copy();
        let corrections = workspace.read("spec/corrections.toml");
        workspace.write("spec/corrections.toml", &(corrections.clone() + &at(&format!("\"{place}/answer\""))));
        let failed = workspace.run(&["regen"]);
        assert_eq!(failed.code, 1);
        assert_eq!(failed.stderr.matches("`answer` of `Faq` is ").count(), 1, "{}", failed.stderr);
        let name = if place.contains("create") { "CreateFaqFaq" } else { "GetFaqFaq" };
        let line = format!("\"{place}\" = \"{name}\"");
        let (_, advice) =
            failed.stderr.split_once("name all of its places in one correction, and").expect("the first advice");
        let (list, split) = advice.split_once("in [types] write ").expect("the second advice");
        assert!(split.starts_with(&format!("`{line}`")), "{split}");

        let (_, list) = list.split_once("at = ").expect("an array");
        let (list, _) = list.split_once(']').expect("its end");
        assert_eq!(list.matches("/answer\",").count(), 4, "{list}");
        workspace.write("spec/corrections.toml", &(corrections + &at(&format!("{list}]"))));
        let all = workspace.run(&["regen"]);
        assert_eq!(all.code, 0, "{}", all.stderr);

        // A draft adds the places that an entry forgot.
        let workspace = Workspace::copy();
        let corrections = workspace.read("spec/corrections.toml") + &at(&format!("\"{place}/answer\""));
        workspace.write("spec/corrections.toml", &corrections);
        workspace.write("log", log);
        let draft = follow(&workspace, "cargo xtask corrections draft log >> spec/corrections.toml");
        assert_eq!(draft.stdout.matches("    \"helpdesk.v1.faq.").count(), 3, "{}", draft.stdout);
        let regen = workspace.run(&["regen"]);
        assert_eq!(regen.code, 0, "{}", regen.stderr);

        let workspace = Workspace::copy();
        workspace.write("spec/corrections.toml", &corrections);
        workspace.edit("spec/names.toml", &format!("\"{place}\" = \"Faq\""), &line);
        let split = workspace.run(&["regen"]);
        assert_eq!(split.code, 0, "{}", split.stderr);
        assert!(workspace.read("tests/golden/faq.rs").contains(&format!("pub struct {name} {{")));
    }
}

/// The files below a folder of the workspace.
fn files_of(workspace: &Workspace, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    workspace.snapshot().into_iter().filter(|(path, _)| path.starts_with(folder)).collect()
}

/// A log may hold anything, and what is drafted is to be read by a TOML parser and a person.
#[test]
fn a_hostile_log_drafts_nothing() {
    let workspace = Workspace::copy();
    let lines = [
        "helpdesk.v1.ticket.get data.\u{1b}[2J: object documented, array came, lost, 1 time",
        "helpdesk.v1.ticket.get data.ticket\"\n[[drop]]: object documented, array came, lost, 1 time",
        "helpdesk.v1.ticket.get : object documented, array came, lost, 1 time",
        "helpdesk.v1.ticket.get data.ticket..guest[}: object documented, array came, lost, 1 time",
        "path=\"data.ticket.guest\" documented=\"object\" came=\"array\" operation=\"helpdesk.v1.ticket.gets\"",
        &format!(
            "helpdesk.v1.ticket.get {}: object documented, array came, lost, 99999999999999999999 times",
            "a.".repeat(100_000)
        ),
    ];
    workspace.write_bytes("log", &[lines.join("\n").as_bytes(), b"\n\xff\xfe\n"].concat());
    let draft = workspace.run(&["corrections", "draft", "log"]);
    assert_eq!((draft.code, draft.stdout.as_str()), (0, ""), "{}", draft.stderr);
    assert!(!draft.stderr.contains("\u{1b}[2J"), "{}", draft.stderr);

    let missing = workspace.run(&["corrections", "draft", "no.log"]);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("cannot read no.log"), "{}", missing.stderr);
    workspace.edit("spec/corrections.toml", "is = \"object\"", "is = \"objekt\"");
    let broken = workspace.run(&["corrections", "draft", "log"]);
    assert_eq!((broken.code, broken.stdout.as_str()), (1, ""));
    assert!(broken.stderr.contains("nothing was drafted"), "{}", broken.stderr);
}

#[test]
fn a_limit_or_a_rule_that_does_not_apply_is_an_error() {
    let workspace = Workspace::copy();
    let corrections = workspace.read("spec/corrections.toml");
    let reason = "why = \"w\"\nevidence = \"e\"\n";
    for (entry, problem) in [
        (
            "[[limit]]\nat = \"helpdesk.v1.faq.list query/page_size\"\nis = { maximum = 100 }\n",
            "no longer applies: the page says so itself",
        ),
        (
            "[[limit]]\nat = \"helpdesk.v1.faq.list query/page_size\"\nis = { maximum = 7 }\n",
            "no longer applies: the page now says the limit 100",
        ),
        ("[[limit]]\nat = \"helpdesk.v1.faq.list query/x\"\nis = { minimum = 1 }\n", "no page documents"),
        (
            "[[rule]]\nat = [\"helpdesk.v1.faq.lost\"]\nneeds = [\"body/x is given\"]\n",
            "no page documents the operation",
        ),
        ("[[rule]]\nat = [\"helpdesk.v1.faq.list\"]\nneeds = [\"body/x\"]\n", "`body/x` is not a condition"),
        (
            "[[rule]]\nat = [\"helpdesk.v1.faq.list\"]\nneeds = [\"query/x is given\"]\n",
            "is about a field that is not documented",
        ),
    ] {
        workspace.write("spec/corrections.toml", &format!("{corrections}\n{entry}{reason}"));
        let run = workspace.run(&["regen"]);
        assert!(run.code != 0 && run.stderr.contains(problem), "{entry}: {}", run.stderr);
    }
}
