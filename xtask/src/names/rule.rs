//! The name that a new thing gets. Once it stands in `names.toml`, the rule has no say any more.

/// Whether generated code needs the name for what it or the standard library means by it.
pub(crate) fn is_reserved(name: &str) -> bool {
    helpdesk_codegen::is_reserved(name)
}

/// Project, version and resource of an operation's id: what the module stands for.
pub(crate) fn resource(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(resource, _)| resource)
}

/// The resource without project and version: `ticket.message`.
fn short_resource(id: &str) -> &str {
    resource(id).splitn(3, '.').last().unwrap_or(id)
}

/// `helpdesk.v1.ticket.message` -> `ticket_message`
pub(crate) fn module(resource: &str) -> String {
    snake(resource.splitn(3, '.').last().unwrap_or(resource))
}

/// `helpdesk.v1.ticket.message.create` -> `CreateTicketMessage`, `helpdesk.v1.ticket.start_service` -> `StartService`.
///
/// A method of one word is a verb, which takes the resource as its object.
pub(crate) fn operation(id: &str) -> String {
    let method = id.rsplit_once('.').map_or(id, |(_, method)| method);
    let (verb, resource) = (pascal(method), pascal(short_resource(id)));
    match method {
        "list" | "search" => format!("{verb}{}", plural(&resource)),
        _ if snake(method).contains('_') => verb,
        _ => format!("{verb}{resource}"),
    }
}

/// Project and resource of an event type: what the module stands for. Old event types name neither.
pub(crate) fn event_resource(id: &str) -> &str {
    id.rsplit_once('.').map_or("events", |(resource, _)| resource)
}

/// `helpdesk.ticket_message` -> `ticket_message`
pub(crate) fn event_module(resource: &str) -> String {
    snake(resource.split_once('.').map_or(resource, |(_, resource)| resource))
}

/// `helpdesk.ticket_message.created_v1` -> `TicketMessageCreated`
pub(crate) fn event(id: &str) -> String {
    let name = id.split_once('.').map_or(id, |(_, name)| name);
    let version = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    pascal(name.rsplit_once("_v").filter(|(_, end)| version(end)).map_or(name, |(name, _)| name))
}

/// A documented type name, or where there is none the field's own.
pub(crate) fn type_name(documented: Option<&str>, field: &str) -> String {
    pascal(documented.unwrap_or(field))
}

/// `ticket_closed` -> `TicketClosed`, `50` -> `Value50`.
pub(crate) fn value(key: &str) -> String {
    let name = pascal(key);
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() && key.starts_with('-') => format!("Minus{name}"),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        Some(_) if is_reserved(&name) => format!("{name}Value"),
        Some(_) => name,
        None => "Empty".to_owned(),
    }
}

/// `154000` -> `Code154000`, for the texts of the pages make no names.
pub(crate) fn error(code: i64) -> String {
    format!("Code{}", code.to_string().replace('-', "Minus"))
}

/// The words of a documented name: runs of letters and digits, and camel case taken apart.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '_';
    for c in name.chars() {
        let starts = !previous.is_ascii_alphanumeric() || previous.is_ascii_lowercase() && c.is_ascii_uppercase();
        if c.is_ascii_alphanumeric() {
            match words.last_mut() {
                Some(word) if !starts => word.push(c.to_ascii_lowercase()),
                _ => words.push(c.to_ascii_lowercase().to_string()),
            }
        }
        previous = c;
    }
    words
}

fn snake(name: &str) -> String {
    words(name).join("_")
}

pub(crate) fn pascal(name: &str) -> String {
    let capital = |word: String| word[..1].to_ascii_uppercase() + &word[1..];
    words(name).into_iter().map(capital).collect()
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
            assert_eq!((operation(id).as_str(), module(resource(id)).as_str()), (name, module_name), "{id}");
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
            assert_eq!((event(id).as_str(), event_module(event_resource(id)).as_str()), (name, module), "{id}");
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
            assert_eq!(value(key), name, "{key}");
        }
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
}
