//! The generated text is Rust for the strangest of names, and has the documented facts.

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, ErrorCode, Event, Example, Field, Operation, Page, Paging, PagingScheme,
    ResponseForm, Schema, Text, TokenKind, ValueList,
};

const OPTIONS: Options<'_> = Options { crate_name: "desk_types", module: None, round_trip: RoundTrip::Feature };

fn field(name: &str, ty: &str) -> Field {
    Field { name: name.to_owned(), ty: ty.parse().expect(ty), ..Field::default() }
}

fn required(field: Field) -> Field {
    Field { required: Some(true), ..field }
}

fn listed(field: Field, name: &str, values: &[(&str, &str)]) -> Field {
    let item = |(key, name): &(&str, &str)| DocumentedValue {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        label: Text::default(),
    };
    Field { values: Some(ValueList { name: name.to_owned(), items: values.iter().map(item).collect() }), ..field }
}

fn object(field: Field, type_name: &str, fields: Vec<Field>) -> Field {
    Field { type_name: type_name.to_owned(), fields, ..field }
}

fn operation(body: Vec<Field>, response: Vec<Field>) -> Operation {
    Operation {
        id: "desk.v1.ticket.update".to_owned(),
        name: "UpdateTicket".to_owned(),
        module: "ticket".to_owned(),
        page: Page {
            path: "ticket/update.md".to_owned(),
            title: "更新工单".into(),
            url: "https://docs.example/update".to_owned(),
        },
        path: "/tickets".to_owned(),
        tokens: vec![TokenKind::User],
        body_format: (!body.is_empty()).then_some(BodyFormat::Json),
        body,
        response_form: ResponseForm::Data,
        response: vec![Field { fields: response, ..field("data", "object") }],
        ..Operation::default()
    }
}

fn generate(operations: Vec<Operation>) -> Result<String, String> {
    let generated =
        helpdesk_codegen::generate(&Schema { operations, events: Vec::new() }, &OPTIONS).map_err(|e| e.to_string())?;
    let text = generated.to_string();
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    Ok(prettyplease::unparse(&file))
}

/// Fails unless the text holds those words, however it is broken into lines.
fn assert_words(text: &str, words: &str) {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(text).contains(&flat(words)), "{words}\n{text}");
}

/// The formatted text of one item.
fn item(text: &str, starts: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let start = lines.iter().position(|line| line.starts_with(starts)).unwrap_or_else(|| panic!("{starts}\n{text}"));
    let end = lines[start..].iter().position(|line| *line == "}").unwrap_or_default();
    lines[start..=start + end].join("\n")
}

#[test]
fn strange_names_become_identifiers() {
    let names = [
        ("type", "r#type"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("async", "r#async"),
        ("gen", "r#gen"),
        ("zh-CN", "zh_cn"),
        ("frozen RowCount", "frozen_row_count"),
        ("leaderID", "leader_id"),
        ("IBAN", "iban"),
        ("1st", "1st_"),
    ];
    for (name, ident) in names {
        let made = generate(vec![operation(vec![field(name, "string")], Vec::new())]);
        if ident.starts_with(|c: char| c.is_ascii_digit()) {
            assert_eq!(made.expect_err(name), "desk.v1.ticket.update body/1st: `1st_` is not a Rust identifier");
        } else {
            let text = made.expect(name);
            assert!(text.contains(&format!("pub {ident}: Option<String>")), "{name}\n{text}");
            assert!(text.contains(&format!("\"{name}\"")), "{name}\n{text}");
        }
    }
}

#[test]
fn what_cannot_be_generated_is_an_error_that_names_it() {
    let named = |name: &str| Operation { name: name.to_owned(), ..operation(Vec::new(), Vec::new()) };
    let cases = [
        (named(""), "desk.v1.ticket.update: it has no public name"),
        (named("更新"), "desk.v1.ticket.update: `更新` is not a Rust identifier"),
        (Operation { module: "a b".to_owned(), ..named("A") }, "desk.v1.ticket.update: `a b` is not a Rust identifier"),
        (
            operation(vec![field("a-b", "string"), field("a_b", "integer")], Vec::new()),
            "desk.v1.ticket.update body: two fields are named `a_b`",
        ),
        (
            operation(Vec::new(), vec![field("名", "string")]),
            "desk.v1.ticket.update response/名: it has no public name",
        ),
        (
            operation(vec![listed(field("x", "integer"), "X", &[("a", "A")])], Vec::new()),
            "desk.v1.ticket.update body/x: the value `a` is not an integer",
        ),
        (
            operation(vec![listed(field("x", "string"), "X", &[("a", "")])], Vec::new()),
            "desk.v1.ticket.update body/x value `a`: it has no public name",
        ),
        (
            operation(vec![object(field("x", "object"), "", vec![field("y", "any")])], Vec::new()),
            "desk.v1.ticket.update body/x: it has no public name",
        ),
        (
            Operation {
                errors: vec![ErrorCode { code: 1, ..ErrorCode::default() }],
                ..operation(Vec::new(), Vec::new())
            },
            "desk.v1.ticket.update error 1: it has no public name",
        ),
    ];
    for (operation, message) in cases {
        assert_eq!(generate(vec![operation]).expect_err(message), message);
    }
}

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
    assert_words(&text, "record! { UpdateTicketResponse { 0 \"must\" => nullable must, 1 \"may\" => nullable may,");
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
        "0 \"sent_at\" => time(runtime::MILLIS_TEXT) sent_at,",
        "2 \"seen_at\" => nullable_time(runtime::MILLIS) seen_at,",
        "4 \"took\" => time(runtime::FOR_MINUTES_FLOAT) took,",
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
fn all_events_are_one_enum_where_modules_stand_at_the_root() {
    let event = |id: &str, module: &str, name: &str| Event {
        id: id.to_owned(),
        module: module.to_owned(),
        name: name.to_owned(),
        ..Event::default()
    };
    let generate = |events: Vec<Event>, options: &Options<'_>| {
        let schema = Schema { operations: Vec::new(), events };
        helpdesk_codegen::generate(&schema, options).map(|generated| generated.root()).map_err(|e| e.to_string())
    };
    let two = vec![event("desk.item.made_v1", "item", "ItemMade"), event("desk.type.gone_v1", "type", "TypeGone")];
    let root = generate(two.clone(), &OPTIONS).expect("generates");
    for line in [
        "ItemMade(Box<item::ItemMade>),",
        "TypeGone(Box<r#type::TypeGone>),",
        "\"desk.item.made_v1\" => ItemMade,",
        "\"desk.type.gone_v1\" => TypeGone,",
    ] {
        assert!(root.lines().any(|l| l.trim() == line), "{line}\n{root}");
    }
    let none = generate(Vec::new(), &OPTIONS).expect("generates");
    assert!(!none.contains("AnyEvent"), "{none}");

    let same = vec![event("desk.a.made_v1", "a", "Made"), event("desk.b.made_v1", "b", "Made")];
    assert_eq!(
        generate(same.clone(), &OPTIONS),
        Err("desk.b.made_v1: `desk.a.made_v1` too is named `Made`".to_owned())
    );
    // If each service has a module, there is not one enum of all, and the names need not differ.
    let root = generate(same, &Options { module: Some("desk"), ..OPTIONS }).expect("generates");
    assert!(!root.contains("AnyEvent"), "{root}");
}

#[test]
fn fields_of_one_name_are_told_apart_by_their_public_names() {
    let mut operation = operation(
        vec![Field { public_name: "body_id".to_owned(), ..field("id", "string") }, field("new", "string")],
        Vec::new(),
    );
    operation.query = vec![required(field("id", "string"))];
    let text = generate(vec![operation]).expect("generates");
    for line in [
        "pub body_id: Option<String>,",
        "pub fn new(id: impl Into<String>) -> Self {",
        "pub fn new_(mut self, new: impl Into<String>) -> Self {",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
    // In the body it has its own name; in the request as a whole there is only one of each.
    assert_words(&text, "body! { UpdateTicket { \"id\" => optional body_id,");
    assert_words(&text, "request! { UpdateTicket { \"id\" => required id, \"body_id\" => optional body_id,");
}

#[test]
fn a_listing_says_how_it_goes_on() {
    let paging = |items: &str| Paging {
        scheme: PagingScheme::Number,
        items: items.to_owned(),
        page: "page".to_owned(),
        page_size: "page_size".to_owned(),
        total: "total".to_owned(),
        ..Paging::default()
    };
    let page_size = Field { default: Some("20".to_owned()), ..field("page_size", "integer") };
    let listing = Operation {
        query: vec![required(field("page", "integer")), page_size],
        paging: Some(paging("items")),
        ..operation(Vec::new(), vec![field("items", "array<string>"), field("total", "integer")])
    };
    let text = generate(vec![listing.clone()]).expect("generates");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "type Item = String;",
        "runtime::page_by_number( Some(self.page), self.page_size.or(Some(20)), response.items.len(), response.total, |page| Self { page: page, ..self.clone() }, )",
    ] {
        assert!(flat.contains(part), "{part}\n{text}");
    }
    for (items, message) in [
        ("total", "desk.v1.ticket.update: `total` is not an array"),
        ("things", "desk.v1.ticket.update paging: the field `things` is missing"),
    ] {
        let wrong = Operation { paging: Some(paging(items)), ..listing.clone() };
        assert_eq!(generate(vec![wrong]).expect_err(items), message);
    }
}

#[test]
fn only_the_wanted_direction_is_written() {
    let schema = Schema { operations: vec![operation(vec![field("note", "string")], Vec::new())], events: Vec::new() };
    let text = |round_trip| {
        let generated = helpdesk_codegen::generate(&schema, &Options { round_trip, ..OPTIONS }).expect("generates");
        generated.to_string()
    };
    let (feature, yes, no) = (text(RoundTrip::Feature), text(RoundTrip::Yes), text(RoundTrip::No));
    let reads_requests = "runtime::request";
    assert!(feature.contains(reads_requests) && feature.contains("bidirectional-serde"), "{feature}");
    assert!(yes.contains(reads_requests) && !yes.contains("bidirectional-serde"), "{yes}");
    assert!(!no.contains(reads_requests) && no.contains("runtime::record"), "{no}");
}

#[test]
fn facts_of_the_page_stand_in_the_docs() {
    let mut status = field("note", "string");
    status.description = "备注 [x] <y>".into();
    status.example = Some("\"a`b\"".to_owned());
    status.constraints = Some(Constraints { max_length: Some(100), ..Constraints::default() });
    let mut operation = operation(vec![status], Vec::new());
    operation.errors = vec![ErrorCode {
        code: 154_000,
        name: "BadRequest".to_owned(),
        status: Some(400),
        message: "Bad [request]".into(),
        advice: "检查".into(),
    }];
    let text = generate(vec![operation]).expect("generates");
    for line in [
        "/// 更新工单",
        "/// - Request: `GET /tickets`",
        "/// - Token: `user_access_token`",
        "/// [`UpdateTicketErrorCode`] has a variant for each code that the page lists.",
        "/// use desk_types::ticket::UpdateTicket;",
        "/// assert_eq!(UpdateTicket::PATH, \"/tickets\");",
        "/// - Page: <https://docs.example/update>",
        "/// 备注 \\[x\\] \\<y\\>",
        "/// Example: ``\"a`b\"``",
        "/// Length: at most 100 characters",
        "/// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).",
        "/// `154000`, HTTP 400: Bad \\[request\\]",
        "/// 检查",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
}

#[test]
fn one_item_or_field_a_line() {
    let schema = Schema {
        operations: vec![operation(vec![field("note", "string")], vec![field("id", "string")])],
        events: Vec::new(),
    };
    let text = helpdesk_codegen::generate(&schema, &OPTIONS).expect("generates").to_string();
    for line in [
        "    pub struct UpdateTicket {",
        "        pub note: Option<String>,",
        "    impl ::helpdesk_core::Operation for UpdateTicket {",
        "        const PATH: &'static str = \"/tickets\";",
        "            0 \"id\" => optional id,",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

/// Each row of the error tables is one constant, whatever the number of operations that have it.
#[test]
fn rows_that_differ_are_constants_of_their_own() {
    let error = |code: i64, name: &str, advice: &str| ErrorCode {
        code,
        name: name.to_owned(),
        status: Some(400),
        message: "Bad".into(),
        advice: advice.into(),
    };
    let named = |name: &str, errors: Vec<ErrorCode>| Operation {
        id: format!("desk.v1.ticket.{name}"),
        name: name.to_owned(),
        errors,
        ..operation(Vec::new(), Vec::new())
    };
    let operations = vec![
        named("First", vec![error(1, "Bad", "rare"), error(-2, "Gone", "")]),
        named("Second", vec![error(1, "Bad", "common")]),
        named("Third", vec![error(-2, "Gone", ""), error(1, "Bad", "common")]),
    ];
    let text = generate(operations.clone()).expect("generates");
    let constants: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once(": DocumentedError"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(constants, ["GONE", "BAD", "BAD_OF_FIRST"]);
    assert_words(&text, "error_codes! { FirstErrorCode { 1 => Bad BAD_OF_FIRST, - 2 => Gone GONE, } }");
    assert_words(&text, "error_codes! { ThirdErrorCode { - 2 => Gone GONE, 1 => Bad BAD, } }");

    let taken = Operation { module: "errors".to_owned(), ..operations[0].clone() };
    assert_eq!(
        generate(vec![taken]).expect_err("a module of that name"),
        "desk.v1.ticket.First: `errors` is the module of the rows of the error tables"
    );
}

#[test]
fn values_have_a_key_a_name_and_a_label() {
    let labelled = |field: Field| {
        let mut field = field;
        field
            .values
            .iter_mut()
            .flat_map(|list| &mut list.items)
            .for_each(|value| value.label = format!("\"{}\"", value.name).into());
        field
    };
    let text = generate(vec![operation(
        vec![
            labelled(listed(field("status", "integer"), "Status", &[("1", "Open"), ("-2", "Gone")])),
            listed(field("kind", "string"), "Kind", &[("a", "A")]),
        ],
        Vec::new(),
    )])
    .expect("generates");
    assert_words(&text, r#"integer_values! { Status { 1 => Open "\"Open\"", - 2 => Gone "\"Gone\"", } }"#);
    assert_words(&text, r#"text_values! { Kind { "a" => A "", } }"#);
}

/// The example of a request is the one of its page, as far as that is of the documented types.
#[test]
fn the_doc_example_makes_the_call_that_the_page_shows() {
    let option = object(
        field("options", "array<object<option>>"),
        "Choice",
        vec![
            required(field("label", "string")),
            Field { type_name: "Choice".to_owned(), ..field("children", "array<ancestor<option>>") },
        ],
    );
    let shown = |example: &str| {
        let body = vec![
            required(field("title", "string")),
            required(listed(field("status", "integer"), "Status", &[("1", "Open")])),
            listed(field("kinds", "array<string>"), "Kind", &[("a", "Alpha")]),
            option.clone(),
            field("scores", "map<number>"),
            field("extra", "any"),
            field("reason", "one-or-many<text-or<integer>>"),
            field("end", "nullable<string>"),
            Field { example: Some("7".to_owned()), ..field("unshown", "integer") },
        ];
        let query = vec![
            Field { example: Some("\"x\"".to_owned()), ..field("filter", "string") },
            Field { example: Some("bare".to_owned()), alone: true, ..field("other", "string") },
            Field { example: Some("3, 4".to_owned()), ..field("numbers", "array<integer>") },
        ];
        let request_example = Some(helpdesk_schema::Example::new(example));
        let text =
            generate(vec![Operation { query, request_example, ..operation(body, Vec::new()) }]).expect("generates");
        let lines = text.lines().map(|line| line.trim().trim_start_matches("///"));
        let example: Vec<&str> = lines
            .skip_while(|line| !line.starts_with(" let request"))
            .take_while(|line| !line.starts_with(" assert"))
            .map(|line| &line[1..])
            .collect();
        example.join("\n")
    };
    assert_eq!(
        shown(
            r#"{"title": "t", "status": 2, "kinds": ["a", "b"], "options": [{"label": "x", "children": [{"label": "y"}]}],
               "scores": {"k": 1}, "extra": {"big": 3000000000}, "reason": ["r", 5], "end": null, "unknown": 1}"#
        ),
        r#"let request = UpdateTicket::new("t", Status::from(2))
    .filter("x")
    .kinds([Kind::Alpha, Kind::from("b")])
    .options([Choice::new("x").children([Choice::new("y")])])
    .scores(std::collections::BTreeMap::from([(String::from("k"), 1.0)]))
    .extra(serde_json::json!({"big": 3000000000_i64}))
    .reason(OneOrMany::Many(vec![TextOr::Text(String::from("r")), TextOr::Value(5)]))
    .end(None);"#
    );
    // A value that does not have the documented type is left out, or replaced by one that has it.
    assert_eq!(
        shown(
            r#"{"title": 1, "kinds": "a", "options": [1], "scores": {"k": "v"}, "extra": 1e999, "reason": {}, "end": 1, "unshown": "1"}"#
        ),
        "let request = UpdateTicket::new(\"title\", Status::Open).filter(\"x\");"
    );
    // Without a page example, the fields have their own.
    assert_eq!(shown("[]"), "let request = UpdateTicket::new(\"title\", Status::Open).filter(\"x\").unshown(7);");
}

/// An operation of a module that responds with a user of these fields.
fn of_user(module: &str, name: &str, fields: Vec<Field>) -> Operation {
    let user = object(field("user", "object<user>"), "common::User", fields);
    Operation {
        id: format!("desk.v1.{module}.get"),
        name: name.to_owned(),
        module: module.to_owned(),
        ..operation(Vec::new(), vec![user])
    }
}

#[test]
fn a_common_type_is_defined_once_with_the_fields_of_all_its_places() {
    let role = || listed(field("role", "string"), "common::Role", &[("owner", "Owner")]);
    let more = || listed(field("role", "string"), "common::Role", &[("owner", "Owner"), ("guest", "Guest")]);
    let (promised, unsaid) = (required(field("id", "string")), field("id", "string"));
    let operations = vec![
        of_user("ticket", "GetTicket", vec![promised, role()]),
        of_user("faq", "GetFaq", vec![unsaid, more(), field("email", "string")]),
    ];
    let text = generate(operations).expect("generates");
    assert_eq!(text.matches("pub struct User {").count(), 1, "{text}");
    assert_eq!(text.matches("pub use super::common::{Role, User};").count(), 2, "{text}");
    let user = item(&text, "pub struct User {");
    // A field that only one of them promises is not always present.
    assert!(!user.contains("Always present"), "{user}");
    assert!(user.contains("/// Documented for `GetFaq` only.\n    pub email: Option<String>,"), "{user}");
    assert!(item(&text, "pub enum Role {").contains("Guest,"), "{text}");
    let schema =
        Schema { operations: vec![of_user("ticket", "GetTicket", vec![field("id", "string")])], events: Vec::new() };
    let generated =
        helpdesk_codegen::generate(&schema, &Options { module: Some("desk"), ..OPTIONS }).expect("generates");
    let modules: Vec<(&str, String)> = generated.modules().collect();
    assert!(modules.iter().any(|(name, text)| *name == "ticket" && text.contains("pub use super::common::")));
    assert!(modules.iter().any(|(name, text)| *name == "common" && text.contains("pub struct User")));
}

#[test]
fn places_of_one_type_that_contradict_each_other_are_named() {
    let of = |module: &str, fields| of_user(module, "GetTicket", fields);
    let cases = [
        (
            vec![of("ticket", vec![field("id", "string")]), of("faq", vec![field("id", "integer")])],
            "desk.v1.faq.get response/data/user: `id` of `common::User` is `String` at `desk.v1.ticket.get response/data/user`, and \
             `i64` at `desk.v1.faq.get response/data/user`",
        ),
        (
            vec![of("ticket", vec![object(field("role", "object"), "Role", vec![field("id", "string")])])],
            "desk.v1.ticket.get response/data/user/role: `Role` is part of `common::User`, which is common, and must be common as well",
        ),
        (
            vec![of("common", vec![field("id", "string")])],
            "desk.v1.common.get: `common` is the module of the types that several modules share",
        ),
    ];
    for (operations, message) in cases {
        assert_eq!(generate(operations).expect_err(message), message);
    }
}

/// A field of a response shows what the example of its page holds, where that is short and plain.
#[test]
fn a_field_of_a_response_shows_an_example() {
    let long = "x".repeat(61);
    let example = format!(
        r#"{{"code": 0, "data": {{"id": "7", "own": "not this", "items": [[{{"size": 9}}]], "scores": [0.5, 1], "none": null,
            "empty": "", "quoted": "a\"b", "long": "{long}", "flag": true, "extra": {{}}}}}}"#
    );
    let own = Field { example: Some("mine".to_owned()), ..field("own", "string") };
    let described =
        Field { description: "第一段\n\n第二段".into(), required: Some(true), ..field("id", "string") };
    let mut fields = vec![
        described.clone(),
        own,
        object(field("items", "array<array<object<item>>>"), "Item", vec![field("size", "integer")]),
        Field { required: Some(true), ..field("scores", "array<number>") },
    ];
    fields.extend(["none", "empty", "quoted", "long"].map(|name| field(name, "string")));
    fields.extend([field("flag", "boolean"), field("extra", "any")]);
    let request = vec![Field { required: None, ..described }];
    let operation = |example: &str| Operation {
        response_example: Some(Example::new(example)),
        ..operation(request.clone(), fields.clone())
    };
    let text = generate(vec![operation(&example)]).expect("generates");
    let shown: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("/// Example: ")).collect();
    assert_eq!(shown, ["`\"7\"`", "`mine`", "`0.5`", "`9`"]);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let before = |line: &str, count: usize| {
        let at = lines.iter().position(|other| other.starts_with(line)).unwrap_or_else(|| panic!("{line}\n{text}"));
        lines[at - count..at].to_vec()
    };
    assert_eq!(
        before("pub id: Option<String>,\n".trim(), 3),
        ["/// 第一段", "///", "/// 第二段"],
        "the field of the request comes first"
    );
    assert_eq!(before("pub fn id(", 2), ["}", "/// 第一段"], "a setter has the first paragraph");
    assert!(lines.contains(&"/// Always present according to the page; `None` if a response lacks it."));
    assert_eq!(before("pub scores:", 3), ["/// Always present according to the page.", "///", "/// Example: `0.5`"]);
    for broken in ["", "[]", "{\"data\": 7}", "{"] {
        let text = generate(vec![operation(broken)]).expect("generates");
        assert_eq!(text.matches("Example: ").count(), 1, "{broken}");
    }
}
