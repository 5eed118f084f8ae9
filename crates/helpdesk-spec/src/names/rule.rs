//! The name that a new thing gets. Once it stands in `names.toml`, the rule has no say any more.

use helpdesk_codegen::is_reserved;
use helpdesk_schema::{Language, Text, pascal_case, snake_case};

use crate::pages::is_device;

/// `helpdesk.v1.ticket.message` -> `ticket_message`
pub(super) fn module(resource: &str) -> String {
    module_name(&snake_case(short(resource)))
}

/// The resource of an operation without project and version: `ticket.message`.
fn short(resource: &str) -> &str {
    resource.splitn(3, '.').last().unwrap_or(resource)
}

/// `helpdesk.v1.ticket.message.create` -> `CreateTicketMessage`, `helpdesk.v1.ticket.start_service` -> `StartService`.
///
/// A method of one word is a verb, which takes the resource as its object.
pub(super) fn operation(id: &str) -> String {
    let (resource, method) = id.rsplit_once('.').unwrap_or((id, id));
    let (verb, resource) = (pascal_case(method), pascal_case(short(resource)));
    let name = match method {
        "list" | "search" => format!("{verb}{}", plural(&resource)),
        _ if snake_case(method).contains('_') => verb,
        _ => format!("{verb}{resource}"),
    };
    type_like(name, "Operation")
}

/// `helpdesk.ticket_message` -> `ticket_message`
pub(super) fn event_module(resource: &str) -> String {
    module_name(&snake_case(resource.split_once('.').map_or(resource, |(_, resource)| resource)))
}

/// `helpdesk.ticket_message.created_v1` -> `TicketMessageCreated`
pub(super) fn event(id: &str) -> String {
    let name = id.split_once('.').map_or(id, |(_, name)| name);
    let version = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    let name = name.rsplit_once("_v").filter(|(_, end)| version(end)).map_or(name, |(name, _)| name);
    type_like(pascal_case(name), "Event")
}

/// A documented type name, or where there is none the field's own.
pub(super) fn type_name(documented: Option<&str>, field: &str) -> String {
    type_like(pascal_case(documented.unwrap_or(field)), "Value")
}

/// `ticket_closed` -> `TicketClosed`, `50` -> by its label, or else `Value50`. The better name comes first.
pub(super) fn value(key: &str, label: &Text) -> Vec<String> {
    let says_nothing = !key.starts_with(|c: char| c.is_ascii_alphabetic());
    says_nothing.then(|| meaning(label)).flatten().into_iter().chain([value_by_key(key)]).collect()
}

fn value_by_key(key: &str) -> String {
    let name = pascal_case(key);
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() && key.starts_with('-') => format!("Minus{name}"),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        Some(_) if is_reserved(&name) => format!("{name}Value"),
        Some(_) => name,
        None => "Empty".to_owned(),
    }
}

/// `154401` -> by its message, or else `Code154401`. The better name comes first.
pub(super) fn error(code: i64, message: &Text) -> Vec<String> {
    let by_code = format!("Code{}", code.to_string().replace('-', "Minus"));
    meaning(message).into_iter().chain([by_code]).collect()
}

/// A longer name would be a sentence.
const MOST_WORDS: usize = 5;
const MOST_LETTERS: usize = 40;

/// The name that a text gives to what it describes, if it is in English or translated, and its first clause is short:
/// `The ticket is closed; open another` -> `TicketIsClosed`.
fn meaning(text: &Text) -> Option<String> {
    let english = text.to(Language::English).replace(['\'', '’', '`'], "");
    let clause = english.split([',', '.', ';', ':', '(', '[', '!', '?', '\n']).next()?.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/');
    let words: Vec<&str> =
        clause.split(' ').filter(|word| !["a", "an", "the", "A", "An", "The"].contains(word)).collect();
    let name = pascal_case(&words.join(" "));
    let is_name = clause.chars().all(is_plain) && words.len() <= MOST_WORDS && name.len() <= MOST_LETTERS;
    (is_name && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

/// A name as that of a type or variant: `3dModel` -> `Value3dModel`, and the fallback for a name without letters.
fn type_like(name: String, fallback: &str) -> String {
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}{name}"),
        Some(_) => name,
    }
}

/// A name as that of a field or module: `3d_model` -> `field_3d_model`, and the fallback for a name without letters.
pub(super) fn field_like(name: &str, fallback: &str) -> String {
    match name.chars().find(|c| *c != '_') {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}_{}", name.trim_matches('_')),
        Some(_) if ["crate", "self", "super"].contains(&name) => format!("{name}_"),
        Some(_) => name.to_owned(),
    }
}

/// A name as that of a module, for which a file may be named.
pub(crate) fn module_name(name: &str) -> String {
    let name = field_like(name, "other");
    if is_reserved(&name) || is_device(&name) { format!("{name}_") } else { name }
}

fn plural(name: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| name.ends_with(end));
    match name.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if name.ends_with('s') => name.to_owned(),
        _ if name.ends_with('x') || name.ends_with("ch") => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations() {
        let cases = [
            ("helpdesk.v1.ticket.message.create", "CreateTicketMessage", "ticket_message"),
            ("helpdesk.v1.ticket.start_service", "StartService", "ticket"),
            ("helpdesk.v1.ticket.list", "ListTickets", "ticket"),
            ("helpdesk.v1.category.list", "ListCategories", "category"),
            ("helpdesk.v1.faq.search", "SearchFaqs", "faq"),
            ("helpdesk.v1.agent_schedules.list", "ListAgentSchedules", "agent_schedules"),
            (
                "sheets.v3.spreadsheet.sheet.filterView.create",
                "CreateSpreadsheetSheetFilterView",
                "spreadsheet_sheet_filter_view",
            ),
        ];
        for (id, name, module_name) in cases {
            assert_eq!(
                (operation(id).as_str(), module(id.rsplit_once('.').expect(id).0).as_str()),
                (name, module_name),
                "{id}"
            );
        }
    }

    #[test]
    fn events() {
        let cases = [
            ("helpdesk.ticket_message.created_v1", "TicketMessageCreated", "ticket_message"),
            ("im.message.receive_v1", "MessageReceive", "message"),
            ("contact.user.created_v3", "UserCreated", "user"),
            ("drive.file.bitable_field_changed_v1", "FileBitableFieldChanged", "file"),
            ("leave_approval", "LeaveApproval", "events"),
            ("p2p_chat_create", "P2pChatCreate", "events"),
        ];
        for (id, name, module) in cases {
            assert_eq!(
                (
                    event(id).as_str(),
                    event_module(id.rsplit_once('.').map_or("events", |(resource, _)| resource)).as_str()
                ),
                (name, module),
                "{id}"
            );
        }
    }

    #[test]
    fn values() {
        let cases = [
            ("only_owner", "OnlyOwner"),
            ("50", "Value50"),
            ("-1", "Minus1"),
            ("zh-CN", "ZhCn"),
            ("yyyy/mm/dd", "YyyyMmDd"),
            ("other", "OtherValue"),
            ("none", "NoneValue"),
            ("中文", "Empty"),
        ];
        for (key, name) in cases {
            assert_eq!(value_by_key(key), name, "{key}");
        }
    }

    #[test]
    fn what_has_a_number_is_named_by_its_meaning() {
        let text = |page: &str| Text::new(page);
        for (message, name) in [
            (text("Ticket not found"), "TicketNotFound"),
            (text("The ticket is closed; open another"), "TicketIsClosed"),
            (text("can't be seen (by user)"), "CantBeSeen"),
            (text("工单已关闭").translated("Ticket is closed"), "TicketIsClosed"),
            (text("invalid user_id"), "InvalidUserId"),
            (text("工单已关闭"), "Code7"),
            (text("工单 closed"), "Code7"),
            (text("please check that the request has all parameters"), "Code7"),
            (text("404 not found"), "Code7"),
            (text(""), "Code7"),
        ] {
            assert_eq!(error(7, &message)[0], name, "{message:?}");
            assert_eq!(error(7, &message).last().map(String::as_str), Some("Code7"));
        }
        let label = text("在线").translated("Online (for now)");
        assert_eq!(value("1", &label), ["Online", "Value1"]);
        assert_eq!(value("1", &text("在线")), ["Value1"]);
        assert_eq!(value("中文", &label), ["Online", "Empty"]);
        assert_eq!(value("text", &label), ["Text"]);
    }

    #[test]
    fn types() {
        let cases = [
            (Some("app.table.field.property.type.ui_property"), "x", "AppTableFieldPropertyTypeUiProperty"),
            (Some("departmentLeader"), "x", "DepartmentLeader"),
            (None, "customized_fields", "CustomizedFields"),
            (Some("option"), "x", "Option"),
        ];
        for (documented, field, name) in cases {
            assert_eq!(type_name(documented, field), name);
        }
        assert!(is_reserved("Option"));
    }

    #[test]
    fn every_name_becomes_an_identifier() {
        for (name, expected) in [("User", "User"), ("3dModel", "Value3dModel"), ("", "Value")] {
            assert_eq!(type_like(name.to_owned(), "Value"), expected);
        }
        let cases = [("user", "user"), ("3d_", "field_3d"), ("", "field"), ("self", "self_"), ("_", "field")];
        for (name, expected) in cases {
            assert_eq!(field_like(name, "field"), expected);
        }
        for (name, expected) in [("runtime", "runtime_"), ("con", "con_"), ("", "other"), ("ticket", "ticket")] {
            assert_eq!(module_name(name), expected);
        }
    }
}
