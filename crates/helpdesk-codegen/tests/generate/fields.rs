//! The fields of requests and responses.

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::{BodyFormat, Field, Operation, Schema};

use crate::{OPTIONS, assert_words, field, generate, item, listed, object, operation, required};

#[test]
fn a_request_takes_what_is_required_and_has_setters_for_the_rest() {
    let text = generate(vec![operation(
        vec![
            required(field("title", "string")),
            field("tags", "array<string>"),
            required(listed(field("status", "integer"), "Status", &[("1", "Open"), ("-2", "Gone")])),
            field("position", "number"),
            object(field("owner", "object<user>"), "User", vec![required(field("id", "string"))]),
            Field { type_name: "crate::Content".to_owned(), ..field("content", "object") },
        ],
        Vec::new(),
    )])
    .expect("generates");
    assert_eq!(
        item(&text, "pub struct UpdateTicket {")
            .lines()
            .filter(|line| !line.contains("///"))
            .collect::<Vec<_>>()
            .join("\n"),
        "pub struct UpdateTicket {
    pub title: String,
    pub tags: Option<Vec<String>>,
    pub status: Status,
    pub position: Option<f64>,
    pub owner: Option<User>,
    pub content: Option<crate::Content>,
}"
    );
    for signature in [
        "pub fn new(title: impl Into<String>, status: impl Into<Status>) -> Self",
        "pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self",
        "pub fn position(mut self, position: f64) -> Self",
        "pub fn owner(mut self, owner: impl Into<User>) -> Self",
        "pub fn content(mut self, content: impl Into<crate::Content>) -> Self",
        "pub fn new(id: impl Into<String>) -> Self",
        "impl ::helpdesk_core::UserOperation for UpdateTicket {}",
    ] {
        let flat = text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace("( mut self, ", "(mut self, ")
            .replace(", ) ->", ") ->");
        assert!(flat.contains(signature), "{signature}\n{flat}");
    }
    assert!(!text.contains("AppOperation"), "{text}");
}

#[test]
fn a_response_takes_what_comes() {
    let text = generate(vec![operation(
        Vec::new(),
        vec![
            required(field("id", "string")),
            field("items", "array<array<integer>>"),
            field("emails", "map<string>"),
            object(
                field("tree", "object<tree>"),
                "Tree",
                vec![
                    Field { type_name: "Tree".to_owned(), ..field("children", "array<ancestor<tree>>") },
                    Field { type_name: "Tree".to_owned(), ..field("parent", "ancestor<tree>") },
                ],
            ),
            field("extra", "any"),
        ],
    )])
    .expect("generates");
    let fields = |starts: &str| -> Vec<String> {
        let item = item(&text, starts);
        item.lines()
            .filter(|line| line.contains("pub ") && line.contains(':'))
            .map(|line| line.trim().to_owned())
            .collect()
    };
    assert_eq!(
        fields("pub struct UpdateTicketResponse"),
        [
            "pub id: Option<String>,",
            "pub items: Vec<Vec<i64>>,",
            "pub emails: std::collections::BTreeMap<String, String>,",
            "pub tree: Option<Tree>,",
            "pub extra: Option<serde_json::Value>,",
        ]
    );
    assert_eq!(fields("pub struct Tree"), ["pub children: Vec<Tree>,", "pub parent: Option<Box<Tree>>,"]);
}

/// An object in an object of its own kind is reached through a box, and never needed to make one.
#[test]
fn recursion_has_an_end() {
    let ancestor = |name: &str, ty: &str| Field { type_name: "Node".to_owned(), ..field(name, ty) };
    let node = object(
        required(field("node", "object<node>")),
        "Node",
        vec![
            required(ancestor("parent", "ancestor<node>")),
            ancestor("next", "one-or-many<ancestor<node>>"),
            ancestor("last", "text-or<ancestor<node>>"),
            required(field("position", "text-or<integer>")),
            required(ancestor("children", "array<ancestor<node>>")),
        ],
    );
    let text = generate(vec![operation(vec![node], Vec::new())]).expect("generates");
    for line in [
        "pub parent: Option<Box<Node>>,",
        "pub next: Option<::helpdesk_core::OneOrMany<Box<Node>>>,",
        "pub children: Vec<Node>,",
        "pub last: Option<::helpdesk_core::TextOr<Box<Node>>>,",
        "/// let request = UpdateTicket::new(Node::new(TextOr::Value(1), Vec::<Node>::new()));",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
}

/// Null and absent are two things, in what is read and in what is sent.
#[test]
fn nullable_fields_have_an_option_of_their_own() {
    let fields = |name: &str| {
        let node = Field { type_name: name.to_owned(), ..field("next", "nullable<ancestor<node>>") };
        vec![
            required(field("must", "nullable<string>")),
            field("may", "nullable<array<integer>>"),
            object(field("node", "object<node>"), name, vec![node]),
        ]
    };
    let text = generate(vec![operation(fields("NewNode"), fields("Node"))]).expect("generates");
    let request = item(&text, "pub struct UpdateTicket {");
    let response = item(&text, "pub struct UpdateTicketResponse {");
    assert!(request.contains("pub must: Option<String>,\n"), "{request}");
    assert!(request.contains("pub may: Option<Option<Vec<i64>>>,\n"), "{request}");
    assert!(response.contains("pub must: Option<Option<String>>,\n"), "{response}");
    for line in [
        "pub next: Option<Option<Box<Node>>>,",
        "pub fn new(must: Option<String>) -> Self {",
        "pub fn may(mut self, may: Option<Vec<i64>>) -> Self {",
        "/// `None` is null.",
        "/// Null is told apart from absent: `Some(None)` is null, and `None` is absent.",
        "/// let request = UpdateTicket::new(Some(String::from(\"must\")));",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
    assert_words(&text, "body! { UpdateTicket { \"must\" => required must, \"may\" => nullable may,");
    assert_words(
        &text,
        "record! { UpdateTicketResponse { 0 \"must\" => nullable must : Option < Option < String >>, 1 \"may\" =>",
    );
}

/// The format of a moment or a duration is in the code of its field, wherever the field is.
#[test]
fn times_are_read_and_written_in_the_format_of_their_field() {
    let fields = || {
        vec![
            required(field("sent_at", "time<ms, string>")),
            field("closed_at", "time<s, integer, -1>"),
            required(field("seen_at", "nullable<time<ms, integer>>")),
            field("left_at", "nullable<time<s, string>>"),
            field("took", "duration<min, number>"),
        ]
    };
    let query = vec![field("since", "time<s, integer>"), required(field("until", "time<ms, integer>"))];
    let json = Operation { query, ..operation(fields(), fields()) };
    let text = generate(vec![json]).expect("generates");
    for line in [
        "pub sent_at: ::helpdesk_core::Timestamp,",
        "pub seen_at: Option<::helpdesk_core::Timestamp>,",
        "pub left_at: Option<Option<::helpdesk_core::Timestamp>>,",
        "pub took: Option<std::time::Duration>,",
        "pub fn took(mut self, took: std::time::Duration) -> Self {",
        "parameters.push(\"since\", runtime::time_text(*value, runtime::SECONDS));",
        "parameters.push(\"until\", runtime::time_text(self.until, runtime::MILLIS));",
        "/// In JSON: seconds since 1970; -1 is read as absent.",
        "/// In JSON: minutes.",
        "/// In JSON: milliseconds since 1970, as text.",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
    for row in [
        "0 \"sent_at\" => time(runtime::MILLIS_TEXT) sent_at : Option <::helpdesk_core::Timestamp >,",
        "2 \"seen_at\" => nullable_time(runtime::MILLIS) seen_at : Option < Option <::helpdesk_core::Timestamp >>,",
        "4 \"took\" => time(runtime::FOR_MINUTES_FLOAT) took : Option < std::time::Duration >,",
        "\"sent_at\" => required_time(runtime::MILLIS_TEXT) sent_at,",
        "\"closed_at\" => time(runtime::unless::<- 1, _ > (runtime::SECONDS)) closed_at,",
        "\"seen_at\" => required_nullable_time(runtime::MILLIS) seen_at,",
        "\"left_at\" => nullable_time(runtime::SECONDS_TEXT) left_at,",
    ] {
        assert_words(&text, row);
    }

    let body = vec![required(field("sent_at", "time<ms, string>")), field("took", "duration<s, integer>")];
    let multipart = Operation { body_format: Some(BodyFormat::Multipart), ..operation(body, Vec::new()) };
    let text = generate(vec![multipart]).expect("generates").replace(char::is_whitespace, "");
    for part in [
        "runtime::text(\"sent_at\",&runtime::time_text(self.sent_at,runtime::MILLIS_TEXT)",
        "runtime::text(\"took\",&runtime::time_text(*value,runtime::FOR_SECONDS)",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }

    let error = generate(vec![operation(Vec::new(), vec![field("days", "array<time<s, integer>>")])]).expect_err("no");
    assert!(error.ends_with("a moment or a duration cannot be in `array<time<s, integer>>`"), "{error}");
}

#[test]
fn only_the_wanted_direction_is_written() {
    let schema = Schema { operations: vec![operation(vec![field("note", "string")], Vec::new())], events: Vec::new() };
    let text = |round_trip| {
        let generated =
            helpdesk_codegen::generate(schema.clone(), &Options { round_trip, ..OPTIONS }).expect("generates");
        generated.to_string()
    };
    let (feature, yes, no) = (text(RoundTrip::Feature), text(RoundTrip::Yes), text(RoundTrip::No));
    let reads_requests = "runtime::request";
    assert!(feature.contains(reads_requests) && feature.contains("bidirectional-serde"), "{feature}");
    assert!(yes.contains(reads_requests) && !yes.contains("bidirectional-serde"), "{yes}");
    assert!(!no.contains(reads_requests) && no.contains("runtime::record"), "{no}");
}

#[test]
fn one_item_or_field_a_line() {
    let schema = Schema {
        operations: vec![operation(vec![field("note", "string")], vec![field("id", "string")])],
        events: Vec::new(),
    };
    let text = helpdesk_codegen::generate(schema, &OPTIONS).expect("generates").to_string();
    for line in [
        "    pub struct UpdateTicket {",
        "        pub note: Option<String>,",
        "    impl ::helpdesk_core::Operation for UpdateTicket {",
        "        const PATH: &'static str = \"/tickets\";",
        "            0 \"id\" => optional id: Option<String>,",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}
