//! The name that a new thing gets. Once it is in `names.toml`, the rule no longer applies.

use helpdesk_codegen::{field_name, is_keyword, is_reserved};
use helpdesk_schema::{COMMON, Language, Method, Operation, Text, pascal_case, snake_case};

use super::verbs;
use crate::pages::is_device;

/// An operation by the parts of its id: what it is about, without the version, and what it does with that.
pub(super) struct Call<'a> {
    resource: Vec<&'a str>,
    method: &'a str,
    http: Method,
}

impl<'a> Call<'a> {
    /// `helpdesk.v1.ticket.message.create` -> `ticket`, `message` and `create`.
    pub(super) fn of(operation: &'a Operation) -> Self {
        let (resource, method) = operation.id.rsplit_once('.').unwrap_or((&operation.id, &operation.id));
        let parts: Vec<&str> = resource.split('.').collect();
        let mut about: Vec<&str> = parts.iter().skip(1).copied().filter(|part| !is_version(part)).collect();
        let mut call = Self { resource: Vec::new(), method, http: operation.method };
        // Of an id that was made of the path, the last part is the HTTP method, and the one before it may be the verb.
        let fixed = |part: &&str| !part.is_empty() && !part.starts_with(':');
        let is_of_path = operation.path.rsplit('/').find(fixed) == about.last().copied();
        match about.last() {
            Some(last) if is_of_path && verbs::is_method(last) => {
                call.method = last;
                about.pop();
            }
            _ if method == "put" => call.method = "update",
            _ => {}
        }
        call.resource = if about.is_empty() { parts.first().copied().into_iter().collect() } else { about };
        call
    }

    /// `ticket_message`
    pub(super) fn module(&self) -> String {
        module_name(&snake_case(&self.resource.join(".")))
    }

    /// `CreateTicketMessage`
    pub(super) fn name(&self) -> String {
        type_like(verbs::operation(&self.resource, self.method, self.http), "Operation")
    }
}

/// `v1`
pub(crate) fn is_version(part: &str) -> bool {
    let number = part.strip_prefix('v');
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
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
    let parts: Vec<&str> = name.split('.').collect();
    type_like(pascal_case(&verbs::object(&parts).join("_")), "Event")
}

/// A documented type name, or without one the field's own.
pub(super) fn type_name(documented: Option<&str>, field: &str) -> String {
    type_like(pascal_case(documented.unwrap_or(field)), "Value")
}

/// The module that a type is defined in, and its name there: `common::TicketUser`, or one of the module that uses it.
pub(super) fn home<'n>(module: &'n str, name: &'n str) -> (&'n str, &'n str) {
    name.split_once("::").unwrap_or((module, name))
}

/// The prefixes of the fallbacks of [`value`] and [`error`].
const FALLBACKS: [&str; 5] = ["CodeMinus", "Code", "Minus", "Unnamed", "Value"];

/// The signs that make up a value, or tell it from another.
const SIGNS: [(&str, &str); 9] = [
    ("!=", "not equal"),
    ("<>", "not equal"),
    (">=", "greater or equal"),
    ("<=", "less or equal"),
    ("==", "equal"),
    (">", "greater"),
    ("<", "less"),
    ("=", "equal"),
    ("+", "plus"),
];

/// The names that a value may get: `ticket_closed` -> `TicketClosed`, `>=` -> `GreaterOrEqual`. A number is named by its label
/// where that is in English or translated, or else is `Value50`.
pub(super) fn value(key: &str, label: &Text) -> Vec<String> {
    if key.trim().is_empty() {
        return vec!["Empty".to_owned()];
    }
    let mut words = key.to_owned();
    for (sign, word) in SIGNS {
        words = words.replace(sign, &format!(" {word} "));
    }
    let name = pascal_case(&words);
    let fallback = match name.chars().next() {
        Some(first) if first.is_ascii_digit() && key.starts_with('-') => format!("Minus{name}"),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        Some(_) if is_reserved(&name) => return vec![format!("{name}Value")],
        Some(_) => return vec![name],
        None => "Unnamed".to_owned(),
    };
    meaning(label).into_iter().chain([fallback]).collect()
}

/// Whether the name of a variant is a fallback, which only repeats the key: `Value50`, `Code154000`, `Unnamed2`.
pub(super) fn says_nothing(name: &str) -> bool {
    let rest = FALLBACKS.iter().find_map(|fallback| name.strip_prefix(fallback));
    let rest = rest.or_else(|| name.strip_prefix("Empty").filter(|rest| !rest.is_empty()));
    rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '_'))
}

/// The resource of an id, or of a place in it: `helpdesk.v1.ticket.list query/type` -> `ticket`.
pub(super) fn subject(place: &str) -> String {
    let id = place.split(' ').next().unwrap_or_default();
    let resource = id.rsplit_once('.').map_or("", |(resource, _)| resource);
    snake_case(resource.rsplit('.').next().unwrap_or_default())
}

/// `common::TicketUser` -> `ticket_user`
pub(super) fn type_words(name: &str) -> String {
    snake_case(home("", name).1)
}

/// The name of a field that would be a keyword otherwise: `type` of a `ticket` -> `ticket_type`.
pub(super) fn keyword_field(owner: &str, documented: &str) -> Option<String> {
    let name = field_name(documented);
    (is_keyword(&name) && !owner.is_empty()).then(|| field_like(&format!("{owner}_{name}"), "field"))
}

/// The names that an error code may get: that of its message where that is in English or translated, or else `Code154000`.
pub(super) fn error(code: i64, message: &Text) -> Vec<String> {
    meaning(message).into_iter().chain([format!("Code{}", code.to_string().replace('-', "Minus"))]).collect()
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
    (is_name && !is_reserved(&name) && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
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
    if is_reserved(&name) || is_device(&name) || name == COMMON { format!("{name}_") } else { name }
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
        for (id, name, module) in cases {
            let operation = Operation { id: id.to_owned(), ..Operation::default() };
            let call = Call::of(&operation);
            assert_eq!((call.name().as_str(), call.module().as_str()), (name, module), "{id}");
        }
    }

    #[test]
    fn a_path_names_an_operation() {
        let cases = [
            ("approval.v2.instance.cancel.post", "/approval/openapi/v2/instance/cancel", "CancelInstance", "instance"),
            ("message.v4.batch_send.post", "/open-apis/message/v4/batch_send", "BatchSendMessages", "message"),
            ("desk.v1.tags.get", "/open-apis/desk/v1/tags", "GetTags", "tags"),
            ("desk.v1.search.get", "/open-apis/desk/v1/searches/:id", "GetSearch", "search"),
            (
                "drive.explorer.v2.folder.children.get",
                "/open-apis/drive/explorer/v2/folder/:folderToken/children",
                "GetExplorerFolderChildren",
                "explorer_folder_children",
            ),
            ("im.v1.create", "/open-apis/im/v1/messages", "CreateIm", "im"),
        ];
        for (id, path, name, module) in cases {
            let operation = Operation { id: id.to_owned(), path: path.to_owned(), ..Operation::default() };
            let call = Call::of(&operation);
            assert_eq!((call.name().as_str(), call.module().as_str()), (name, module), "{id}");
        }
    }

    #[test]
    fn events() {
        let cases = [
            ("helpdesk.ticket_message.created_v1", "TicketMessageCreated", "ticket_message"),
            ("im.message.receive_v1", "MessageReceive", "message"),
            ("im.message.message_read_v1", "MessageRead", "message"),
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
            ("only_owner", "", "OnlyOwner"),
            ("50", "被机器人关闭", "Value50"),
            ("50", "online客服", "Value50"),
            ("50", "Closed by bot", "ClosedByBot"),
            ("50", "closed by the bot of the desk at night", "Value50"),
            ("50", "other", "Value50"),
            ("50", "50", "Value50"),
            ("b", "Closed by bot", "B"),
            ("-1", "", "Minus1"),
            ("1.2", "", "Value1_2"),
            ("12", "", "Value12"),
            ("2024-01-02", "", "Value2024_01_02"),
            ("zh-CN", "", "ZhCn"),
            ("yyyy/mm/dd", "", "YyyyMmDd"),
            ("other", "", "OtherValue"),
            ("none", "", "NoneValue"),
            ("中文", "", "Unnamed"),
            ("中文", "Chinese", "Chinese"),
            ("", "", "Empty"),
            (">", "", "Greater"),
            ("<=", "", "LessOrEqual"),
            ("==", "", "Equal"),
            ("!=", "", "NotEqual"),
            ("a+", "", "APlus"),
            ("image/svg+xml", "", "ImageSvgPlusXml"),
        ];
        for (key, label, name) in cases {
            assert_eq!(value(key, &Text::new(label))[0], name, "{key}: {label}");
        }
    }

    #[test]
    fn fallbacks_say_nothing() {
        assert_eq!(error(154_000, &Text::new("Bad request")), ["BadRequest", "Code154000"]);
        assert_eq!(error(-1, &Text::new("参数错误")), ["CodeMinus1"]);
        for name in ["Value1", "Value1_2", "Minus1", "Unnamed", "Unnamed2", "Empty2", "Code154000", "CodeMinus1"] {
            assert!(says_nothing(name), "{name}");
        }
        for name in ["Empty", "ClosedByBot", "ValueAdded", "V2", "Http2"] {
            assert!(!says_nothing(name), "{name}");
        }
    }

    #[test]
    fn keywords_are_named_by_what_they_belong_to() {
        let cases = [
            ("ticket", "type", Some("ticket_type")),
            ("ticket", "match", Some("ticket_match")),
            ("", "type", None),
            ("ticket", "self", None),
            ("ticket", "status", None),
            ("3d_model", "type", Some("field_3d_model_type")),
        ];
        for (owner, documented, name) in cases {
            assert_eq!(keyword_field(owner, documented).as_deref(), name, "{owner} {documented}");
        }
        let places =
            [("helpdesk.v1.ticket.list query/type", "ticket"), ("app.v1.fooBar.get", "foo_bar"), ("leave", "")];
        for (place, owner) in places {
            assert_eq!(subject(place), owner);
        }
        assert_eq!(
            (type_words("common::TicketUser"), type_words("Item")),
            ("ticket_user".to_owned(), "item".to_owned())
        );
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
        assert_eq!(value("中文", &label), ["Online", "Unnamed"]);
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
        for (name, expected) in
            [("runtime", "runtime_"), ("con", "con_"), ("common", "common_"), ("", "other"), ("ticket", "ticket")]
        {
            assert_eq!(module_name(name), expected);
        }
    }
}
