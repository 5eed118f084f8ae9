//! The names of operations: verbs, and what they are about.

use helpdesk_schema::{Method, pascal_case, snake_case};

/// The words of methods that say what is done.
const VERBS: &[&str] = &[
    "accept",
    "activate",
    "active",
    "add",
    "answer",
    "append",
    "apply",
    "approve",
    "archive",
    "assign",
    "authenticate",
    "bind",
    "build",
    "calculate",
    "call",
    "cancel",
    "cc",
    "change",
    "check",
    "clear",
    "clone",
    "close",
    "collect",
    "commit",
    "complete",
    "confirm",
    "convert",
    "copy",
    "count",
    "create",
    "deactivate",
    "decode",
    "delete",
    "detect",
    "diff",
    "disable",
    "dispatch",
    "download",
    "edit",
    "employ",
    "enable",
    "end",
    "execute",
    "export",
    "extract",
    "favorite",
    "fetch",
    "filter",
    "find",
    "finish",
    "forward",
    "freeze",
    "generate",
    "get",
    "grant",
    "identify",
    "import",
    "initiate",
    "insert",
    "instantiate",
    "invite",
    "join",
    "kick",
    "launch",
    "leave",
    "link",
    "list",
    "lock",
    "login",
    "logout",
    "mark",
    "match",
    "merge",
    "mget",
    "modify",
    "move",
    "notify",
    "open",
    "operate",
    "parse",
    "patch",
    "pause",
    "pin",
    "post",
    "prepend",
    "preview",
    "publish",
    "pull",
    "push",
    "put",
    "query",
    "read",
    "recall",
    "recognize",
    "recommend",
    "recover",
    "refresh",
    "register",
    "reject",
    "release",
    "remove",
    "rename",
    "reopen",
    "replace",
    "reply",
    "report",
    "request",
    "resend",
    "reset",
    "resign",
    "resolve",
    "restart",
    "restore",
    "resume",
    "resurrect",
    "retry",
    "return",
    "revert",
    "review",
    "revoke",
    "rollback",
    "run",
    "save",
    "search",
    "send",
    "set",
    "share",
    "start",
    "stop",
    "submit",
    "subscribe",
    "sync",
    "terminate",
    "transfer",
    "transform",
    "translate",
    "trigger",
    "unarchive",
    "unbind",
    "unfreeze",
    "unlock",
    "unmark",
    "unpin",
    "unsubscribe",
    "update",
    "upgrade",
    "upload",
    "upsert",
    "urge",
    "validate",
    "verify",
    "withdraw",
    "write",
];

/// Verbs that are as often what something is done to.
const NOUNS: &[&str] =
    &["call", "cc", "count", "filter", "link", "match", "pin", "reply", "report", "request", "review", "run", "share"];

/// Words that begin what is said of the object, and not another object.
const PREPOSITIONS: &[&str] = &["all", "as", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

/// Words for attributes of an object, not for an object itself.
const ATTRIBUTES: &[&str] = &["data", "detail", "details", "id", "ids", "info", "infos", "schema", "status", "url"];

pub(crate) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether a part of a path says what is done, and not to what: `cancel`, `batch_get`, `values_prepend`.
pub(super) fn is_method(part: &str) -> bool {
    let part = snake_case(part);
    let words: Vec<&str> = part.split('_').collect();
    let is_verb = |word: &&str| *word == "batch" || (is_verb(word) && !NOUNS.contains(word));
    part != "batch" && (words.first().is_some_and(is_verb) || words.last().is_some_and(is_verb))
}

/// The name of an operation on a resource: its verb first, no word twice in a row.
///
/// `["ticket", "message"]` and `create` make `CreateTicketMessage`, `["department"]` and `children` of a GET make
/// `GetDepartmentChildren`. A verb with an object of its own is the name: `start_service` -> `StartService`.
pub(super) fn operation(resource: &[&str], method: &str, http: Method) -> String {
    let object = object(resource);
    let mut method = snake_case(method);
    let mut object: Vec<&str> = object.iter().map(String::as_str).collect();
    // `informations.batch.delete`
    if object.len() > 1 && object.last() == Some(&"batch") {
        object.pop();
        method.insert_str(0, "batch_");
    }
    let words: Vec<&str> = match method.as_str() {
        "mget" => vec!["batch", "get"],
        "primary" => vec!["get", "primary"],
        "primarys" => vec!["batch", "get", "primary"],
        method => method.split('_').collect(),
    };
    let verbs = match words.as_slice() {
        ["batch", verb, ..] if is_verb(verb) => 2,
        [verb, ..] if is_verb(verb) => 1,
        _ => 0,
    };
    let (verb, rest) = words.split_at(verbs);
    let is_many = matches!(verb, ["batch", ..] | ["list" | "search"]);
    let many = |words: Vec<&str>| if is_many { plural_words(&words) } else { pascal_case(&words.join("_")) };
    match (verb, rest) {
        ([_, ..], []) => format!("{}{}", pascal_case(&verb.join("_")), many(object)),
        ([_, ..], ["primary"]) => {
            format!("{}{}", pascal_case(&verb.join("_")), many(without_stutter(&[rest, &object].concat())))
        }
        ([_, ..], [first, ..]) if PREPOSITIONS.contains(first) || rest.iter().all(|word| ATTRIBUTES.contains(word)) => {
            pascal_case(&without_stutter(&[verb, &object, rest].concat()).join("_"))
        }
        ([_, ..], _) => pascal_case(&words.join("_")),
        ([], _) => without_verb(&object, &words, http),
    }
}

/// The name for a method that does not begin with a verb.
fn without_verb(object: &[&str], words: &[&str], http: Method) -> String {
    let name = |parts: &[&[&str]]| pascal_case(&without_stutter(&parts.concat()).join("_"));
    // `reserve_scope` of a `reserve_config` is its `scope`.
    let own = if words.len() > 1 && words.first() == object.first() { &words[1..] } else { words };
    match (words, http) {
        // `participant_list`
        ([rest @ .., "list"], _) if !rest.is_empty() => format!("List{}", plural_words(rest)),
        // `sheets_batch_update`
        ([rest @ .., "batch", verb], _) if is_verb(verb) => name(&[&["batch", *verb], object, rest]),
        // `enum_get` of a `workspace_enum`
        ([rest @ .., verb], _) if is_verb(verb) && rest.iter().all(|word| object.contains(word)) => {
            name(&[&[*verb], object])
        }
        // `values_prepend`
        ([rest @ .., verb], _) if is_verb(verb) && rest.last().is_some_and(|word| word.ends_with('s')) => {
            name(&[&[*verb], object, rest])
        }
        // `combined_create`
        ([rest @ .., verb], _) if is_verb(verb) => name(&[&[*verb], rest, object]),
        (_, Method::Get) => name(&[&["get"], object, own]),
        (_, Method::Delete) => name(&[&["delete"], object, own]),
        (_, Method::Put | Method::Patch) => name(&[&["update"], object, own]),
        // Whether it creates something or asks for it, only the page says.
        ([_], Method::Post) => name(&[words, object]),
        (_, Method::Post) => name(&[words]),
    }
}

/// Two names as one, without the words that the second repeats: `PatchFaq` and `FaqUpdate` make `PatchFaqUpdate`. `None` where
/// it has no other words.
pub(super) fn joined(first: &str, second: &str) -> Option<String> {
    let words = |name: &str| snake_case(name).split('_').map(str::to_owned).collect::<Vec<_>>();
    let (around, own) = (words(first), words(second));
    let overlap = (1..=own.len()).rev().find(|length| around.ends_with(&own[..*length])).unwrap_or_default();
    match overlap {
        0 => Some(format!("{first}{second}")),
        overlap if overlap == own.len() => None,
        overlap => Some(format!("{first}{}", pascal_case(&own[overlap..].join("_")))),
    }
}

/// The words of a resource: `["ticket", "ticket_message"]` -> `ticket message`.
pub(super) fn object(resource: &[&str]) -> Vec<String> {
    let mut object: Vec<String> = Vec::new();
    for part in resource {
        let words: Vec<String> =
            snake_case(part).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let is_end = |length: &usize| object.ends_with(words.get(..*length).unwrap_or_default());
        let overlap = (1..=words.len()).rev().find(is_end).unwrap_or_default();
        // `aily_session`, `aily_message`
        let is_family = overlap == 0 && words.len() > 1 && object.first() == words.first();
        object.extend(words.into_iter().skip(overlap.max(usize::from(is_family))));
    }
    object
}

/// The words without those that repeat what is before them: `agent`, `agent`, `email` -> `agent email`.
fn without_stutter<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut out: Vec<&str> = Vec::with_capacity(words.len());
    let mut words = words;
    while let Some((first, rest)) = words.split_first() {
        let repeats = (1..=out.len().min(words.len())).rev().find(|length| out.ends_with(&words[..*length]));
        match repeats {
            Some(length) => words = &words[length..],
            None => {
                out.push(first);
                words = rest;
            }
        }
    }
    out
}

fn plural(name: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| name.ends_with(end));
    match name.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if name.ends_with('s')
            || ["Children", "Data", "Info", "People", "Staff"].iter().any(|end| name.ends_with(end)) =>
        {
            name.to_owned()
        }
        _ if name.ends_with('x') || name.ends_with("ch") => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

/// The words as a name, the last of them in the plural.
fn plural_words(words: &[&str]) -> String {
    plural(&pascal_case(&words.join("_")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_names_do_not_stutter() {
        for (first, second, name) in [
            ("CreateTicket", "Guest", Some("CreateTicketGuest")),
            ("PatchFaq", "FaqUpdateInfo", Some("PatchFaqUpdateInfo")),
            ("PatchAgentSkill", "AgentSkillRule", Some("PatchAgentSkillRule")),
            ("CreateUser", "User", None),
        ] {
            assert_eq!(joined(first, second).as_deref(), name);
        }
    }

    #[test]
    fn names_are_verbs_without_stutter() {
        let cases: &[(&[&str], &str, Method, &str)] = &[
            (&["ticket", "message"], "create", Method::Post, "CreateTicketMessage"),
            (&["ticket"], "list", Method::Get, "ListTickets"),
            (&["ticket"], "start_service", Method::Post, "StartService"),
            (&["user"], "mget", Method::Post, "BatchGetUsers"),
            (&["calendar"], "primarys", Method::Post, "BatchGetPrimaryCalendars"),
            (&["calendar"], "primary", Method::Post, "GetPrimaryCalendar"),
            (&["user"], "batch_get", Method::Get, "BatchGetUsers"),
            (&["user"], "batch_get_id", Method::Post, "BatchGetUserId"),
            (&["offer"], "get_by_application", Method::Get, "GetOfferByApplication"),
            (&["department"], "children", Method::Get, "GetDepartmentChildren"),
            (&["agent"], "agent_email", Method::Get, "GetAgentEmail"),
            (&["job"], "combined_create", Method::Post, "CreateCombinedJob"),
            (&["spreadsheets"], "values_prepend", Method::Post, "PrependSpreadsheetsValues"),
            (&["meeting"], "participant_list", Method::Get, "ListParticipants"),
            (&["spreadsheets"], "sheets_batch_update", Method::Post, "BatchUpdateSpreadsheetsSheets"),
            (&["informations", "batch"], "delete", Method::Delete, "BatchDeleteInformations"),
            (&["workspace", "enum"], "enum_get", Method::Get, "GetWorkspaceEnum"),
            (&["reserve_config"], "reserve_scope", Method::Get, "GetReserveConfigScope"),
            (&["block", "children"], "batch_delete", Method::Delete, "BatchDeleteBlockChildren"),
            (&["employee"], "to_be_resigned", Method::Patch, "UpdateEmployeeToBeResigned"),
            (&["app_usage"], "overview", Method::Post, "OverviewAppUsage"),
            (&["ticket", "ticket_message"], "create", Method::Post, "CreateTicketMessage"),
            (&["aily_session", "aily_message"], "get", Method::Get, "GetAilySessionMessage"),
            (&["chat", "chat"], "getChat", Method::Get, "GetChat"),
            (&["sheet", "filterView"], "create", Method::Post, "CreateSheetFilterView"),
        ];
        for (resource, method, http, name) in cases {
            assert_eq!(operation(resource, method, *http), *name, "{resource:?} {method}");
        }
    }
}
