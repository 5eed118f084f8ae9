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

/// For a broken source, the place and the message are printed, and nothing is written.
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
        ("spec/corrections.toml", "body/content", "body/contents", &["corrections.toml:5:", "no page documents"]),
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
            &["corrections.toml:7:", "`objekt` is not a type"],
        ),
        ("spec/corrections.toml", "why = ", "whyever = ", &["corrections.toml:8:", "unknown field `whyever`"]),
        ("spec/corrections.toml", "[[type]]", "[[types]]", &["corrections.toml:4:", "unknown field `types`"]),
        ("spec/corrections.toml", "[[type]]", "[[type", &["corrections.toml:4:"]),
        (
            "spec/corrections.toml",
            "[[type]]",
            "[[nullable]]\nat = \"helpdesk.v1.ticket.message.create body/contents\"\nwhy = \"x\"\nevidence = \"x\"\n\n[[type]]",
            &["corrections.toml:5:", "no page documents"],
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
        ("spec/names.toml", "\"StartService\"", "\"开始\"", &["spec/names.toml", "is not a Rust identifier"]),
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

const TICKET: &str = "spec/pages/helpdesk-v1/ticket-management/ticket/get.md";
const PATCH_SCHEDULE: &str = "spec/pages/helpdesk-v1/agent-function/agent-schedules/patch.md";

/// A row of a table that has `columns` beside the name and the type.
fn row(level: usize, name: &str, ty: &str, columns: &[&str]) -> String {
    let cells = [
        format!("<md-text type=\"field-name\" >{name}</md-text>"),
        format!("<md-text type=\"field-type\" >{ty}</md-text>"),
    ];
    let cells = cells.into_iter().chain(columns.iter().map(|cell| (*cell).to_owned()));
    let cells: String = cells.map(|cell| format!("\t<md-dt-td>\n\t{cell}\n\t</md-dt-td>\n")).collect();
    format!("<md-dt-tr level=\"{level}\">\n{cells}</md-dt-tr>\n\n\n")
}

/// The user who opened a ticket gains a field, and none of the other places of that type does.
#[test]
fn a_field_added_at_one_place_of_a_shared_type() {
    let workspace = Workspace::copy();
    let first = row(3, "id", "string", &["用户 ID"]);
    let added = row(3, "nickname", "string", &["昵称"]);
    workspace.edit(TICKET, &first, &format!("{first}{added}"));
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    for line in ["  + response/data/ticket/guest/nickname", "0 breaking, 1 additive, 0 docs"] {
        assert!(regen.stdout.contains(line), "{line}\n{}", regen.stdout);
    }
    let common = workspace.read("tests/golden/common.rs");
    let field = "    /// 昵称\n    ///\n    /// Documented for `GetTicket` only.\n    pub nickname: Option<String>,\n";
    assert!(common.contains(field), "{common}");
    for module in ["faq", "ticket", "ticket_message", "ticket_customized_field"] {
        let text = workspace.read(&format!("tests/golden/{module}.rs"));
        assert!(!text.contains("struct TicketUser"), "{module}");
        assert!(text.contains("TicketUser"), "{module}");
    }
}

#[test]
fn a_field_of_a_shared_type_with_another_type_is_an_error_that_names_both_places() {
    let workspace = Workspace::copy();
    let id = row(3, "id", "string", &["用户 ID"]);
    workspace.edit(TICKET, &id, &row(3, "id", "int", &["用户 ID"]));
    let before = workspace.snapshot();
    let regen = workspace.run(&["regen"]);
    for expected in [
        "`id` of `common::TicketUser` is `String` at `helpdesk.v1.faq.create response/data/faq/update_user`, and `i64` at \
         `helpdesk.v1.ticket.get response/data/ticket/guest`",
        "spec/names.toml:",
        "in [types] write `\"helpdesk.v1.ticket.get response/data/ticket/guest\" = \"GetTicketTicketUser\"`",
    ] {
        assert!(regen.stderr.contains(expected), "{expected}\n{}", regen.stderr);
    }
    assert_eq!((regen.code, workspace.snapshot() == before), (1, true));
}

/// A request type gains an optional field at one of its two places, and then a required one.
#[test]
fn a_field_added_at_one_place_of_a_request_type() {
    let with = |required: &str| {
        let workspace = Workspace::copy();
        let start = "<md-dt-tr level=\"2\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >end_time</md-text>";
        workspace.edit(PATCH_SCHEDULE, start, &format!("{}{start}", row(2, "zone", "string", &[required, "时区"])));
        let regen = workspace.run(&["regen"]);
        (workspace, regen)
    };
    let (workspace, regen) = with("否");
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    let golden = workspace.read("tests/golden/agent_schedule.rs");
    assert!(
        golden.contains("    /// Documented for `PatchAgentSchedule` only.\n    pub zone: Option<String>,\n"),
        "{golden}"
    );

    let (workspace, regen) = with("是");
    let place = "helpdesk.v1.agent.schedules.patch body/agent_schedule/schedule";
    let line = format!("\"{place}\" = \"PatchAgentScheduleWeekdayScheduleInput\"");
    for expected in [
        format!(
            "`zone` of `WeekdayScheduleInput` is required at `{place}`, and not at `helpdesk.v1.agent_schedule.create "
        ),
        format!("in [types] write `{line}`"),
    ] {
        assert!(regen.stderr.contains(&expected), "{expected}\n{}", regen.stderr);
    }
    assert_eq!(regen.code, 1);
    workspace.edit("spec/names.toml", &format!("\"{place}\" = \"WeekdayScheduleInput\""), &line);
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    let golden = workspace.read("tests/golden/agent_schedule.rs");
    assert!(golden.contains("pub struct PatchAgentScheduleWeekdayScheduleInput {"), "{golden}");
    assert!(golden.contains("pub struct WeekdayScheduleInput {"), "{golden}");
}

#[test]
fn a_new_value_needs_a_name_that_says_what_it_means() {
    let workspace = Workspace::copy();
    workspace.edit("spec/names.toml", "\"common::TicketStatus 52\" = \"ClosedByUser\"\n", "");
    let (text, translation) = ("msgid \"用户自己关闭\"\n", "msgstr \"Closed by the user\"\n");
    let untranslated = format!("#, fuzzy\n{text}msgstr \"\"\n");
    workspace.edit("spec/po/en.po", &format!("{text}{translation}"), &untranslated);
    let regen = workspace.run(&["regen"]);
    for expected in ["`Value52`, the name of `common::TicketStatus 52`, does not say what it means", "用户自己关闭"]
    {
        assert!(regen.stderr.contains(expected), "{expected}\n{}", regen.stderr);
    }
    assert_eq!(regen.code, 1);

    // A translation gives it one.
    workspace.edit("spec/po/en.po", &untranslated, &format!("{text}{translation}"));
    let regen = workspace.run(&["regen"]);
    assert_eq!(regen.code, 0, "{}", regen.stderr);
    let names = workspace.read("spec/names.toml");
    assert!(names.contains("\"common::TicketStatus 52\" = \"ClosedByUser\""), "{names}");
}
