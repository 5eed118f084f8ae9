//! Each kind of change, made in one place of a schema, and what a whole difference reads like.

use helpdesk_schema::diff::{Change, ChangeKind, Class, Step, Version, diff};
use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, ErrorCode, Event, Example, Field, Form, Forms, Header, Method, Operation,
    Page, Paging, RateLimit, ResponseForm, Rule, Schema, Scope, Text, TokenKind, Type, ValueList,
};

use Class::{Additive, Breaking, Docs};

const ID: &str = "desk.v1.ticket.create";

fn field(name: &str, ty: &str) -> Field {
    Field { name: name.to_owned(), ty: self::ty(ty), ..Field::default() }
}

fn required(field: Field) -> Field {
    Field { required: Some(true), ..field }
}

fn object(name: &str, ty: &str, type_name: &str, fields: Vec<Field>) -> Field {
    Field { type_name: type_name.to_owned(), fields, ..field(name, ty) }
}

fn ty(text: &str) -> Type {
    text.parse().expect(text)
}

fn value(key: &str, name: &str) -> DocumentedValue {
    DocumentedValue { key: key.to_owned(), name: name.to_owned(), label: Text::default() }
}

fn list(name: &str, keys: &[&str]) -> Option<ValueList> {
    let items = keys.iter().map(|key| value(key, &key.to_uppercase())).collect();
    Some(ValueList { name: name.to_owned(), items })
}

fn listed(name: &str, ty: &str, list_name: &str, keys: &[&str]) -> Field {
    Field { values: list(list_name, keys), ..field(name, ty) }
}

fn scope(name: &str, description: &str) -> Scope {
    Scope { name: name.to_owned(), description: description.into() }
}

fn header(name: &str, required: bool) -> Header {
    Header { name: name.to_owned(), required, description: Text::default() }
}

fn error(code: i64, name: &str) -> ErrorCode {
    ErrorCode { code, name: name.to_owned(), ..ErrorCode::default() }
}

fn needs_note() -> Rule {
    Rule { needs: vec!["body/note is given".parse().expect("a condition")], ..Rule::default() }
}

fn by_token() -> Paging {
    let [items, page, next_page] = ["agents", "page_token", "token"].map(str::to_owned);
    Paging { items, page, next_page, ..Paging::default() }
}

fn list_faqs() -> Operation {
    Operation { id: "desk.v1.faq.list".to_owned(), path: "/faqs".to_owned(), ..Operation::default() }
}

fn base() -> Schema {
    let string = |name| field(name, "string");
    let owner = vec![required(string("id")), required(string("source")), string("alias")];
    let agents = object("agents", "array<object<user>>", "Agent", vec![string("name"), field("level", "integer")]);
    let create = Operation {
        id: ID.to_owned(),
        name: "CreateTicket".to_owned(),
        module: "ticket".to_owned(),
        page: Page {
            path: "ticket/create.md".to_owned(),
            title: "创建工单".into(),
            url: "https://a.example/create".to_owned(),
        },
        description: "Creates.".into(),
        method: Method::Post,
        path: "/tickets/:group".to_owned(),
        rate_limits: vec![RateLimit::PerMinute(1000), RateLimit::PerSecond(50)],
        app_types: vec!["custom".to_owned()],
        scopes: vec![scope("desk:all", "All."), scope("", "Some.")],
        tokens: vec![TokenKind::Tenant],
        headers: vec![header("X-Desk", true), header("X-Trace", false)],
        path_parameters: vec![required(string("group"))],
        query: vec![required(string("locale"))],
        body_format: Some(BodyFormat::Json),
        body: vec![
            required(string("title")),
            string("note"),
            listed("kind", "string", "TicketKind", &["text", "post"]),
            listed("urgent", "boolean", "", &["true"]),
            object("owner", "object<user>", "Owner", owner),
            object("content", "object", "crate::Content", vec![required(string("text"))]),
            field("extra", "object"),
            field("tags", "array<string>"),
            field("by_key", "map<string>"),
        ],
        request_example: Some(Example::new("{\"title\": \"a\"}")),
        response_form: ResponseForm::Data,
        response: vec![
            field("code", "integer"),
            string("msg"),
            object("data", "object", "", vec![string("id"), agents]),
        ],
        response_example: Some(Example::new("{\"code\": 0}")),
        errors: vec![error(1000, "Closed"), ErrorCode { status: Some(400), ..error(1001, "Bad") }],
        paging: None,
        rules: Vec::new(),
    };
    let delete = Operation {
        id: "desk.v1.ticket.delete".to_owned(),
        method: Method::Delete,
        path: "/tickets".to_owned(),
        ..Operation::default()
    };
    let created = Event {
        id: "desk.ticket.created_v1".to_owned(),
        name: "TicketCreated".to_owned(),
        module: "ticket".to_owned(),
        fields: vec![object("event", "object", "Created", vec![string("id")])],
        ..Event::default()
    };
    Schema { operations: vec![create, delete], events: vec![created] }
}

fn op(schema: &mut Schema) -> &mut Operation {
    &mut schema.operations[0]
}

/// The field at `path`, such as `body/owner/id`, of the first operation.
fn at<'a>(schema: &'a mut Schema, path: &str) -> &'a mut Field {
    let operation = op(schema);
    let (part, path) = path.split_once('/').expect(path);
    let mut fields = match part {
        "path" => &mut operation.path_parameters,
        "query" => &mut operation.query,
        "body" => &mut operation.body,
        _ => &mut operation.response,
    };
    let mut names = path.split('/').peekable();
    loop {
        let name = names.next().expect(path);
        let field = fields.iter_mut().find(|field| field.name == name).expect(path);
        if names.peek().is_none() {
            return field;
        }
        fields = &mut field.fields;
    }
}

/// One edit of [`base`], the place and the text of the one change that it makes, its class, and the class of the change that
/// takes it back.
type Case = (fn(&mut Schema), &'static str, &'static str, [Class; 2]);

fn cases() -> Vec<Case> {
    [operation_cases(), event_cases(), request_cases(), response_cases(), value_cases()].concat()
}

fn operation_cases() -> Vec<Case> {
    vec![
        (|s| s.operations.push(list_faqs()), "desk.v1.faq.list", "operation: + GET /faqs", [Additive, Breaking]),
        (|s| s.operations.truncate(1), "desk.v1.ticket.delete", "operation: - DELETE /tickets", [Breaking, Additive]),
        (|s| op(s).name = "Open".into(), "", "public name: CreateTicket -> Open", [Breaking; 2]),
        (|s| op(s).module = "desk".into(), "", "module: ticket -> desk", [Breaking; 2]),
        (|s| op(s).page.path = "b.md".into(), "page", "file: ticket/create.md -> b.md", [Docs; 2]),
        (|s| op(s).page.title = "开单".into(), "page", "title: 创建工单 -> 开单", [Docs; 2]),
        (|s| op(s).page.url.clear(), "page", "url: - https://a.example/create", [Docs; 2]),
        (|s| op(s).description = "Opens.".into(), "", "description: Creates. -> Opens.", [Docs; 2]),
        (|s| op(s).method = Method::Put, "", "method: POST -> PUT", [Breaking; 2]),
        (|s| op(s).path = "/t/:group".into(), "", "path: /tickets/:group -> /t/:group", [Breaking; 2]),
        (|s| op(s).rate_limits.truncate(1), "", "rate limits: 1000/minute, 50/second -> 1000/minute", [Additive; 2]),
        (|s| op(s).rate_limits.clear(), "", "rate limits: - 1000/minute, 50/second", [Additive; 2]),
        (|s| op(s).app_types.push("isv".into()), "", "app type: + isv", [Additive; 2]),
        (|s| op(s).scopes.push(scope("desk:read", "")), "", "scope: + desk:read", [Additive; 2]),
        (|s| op(s).scopes.truncate(1), "", "scope: - Some.", [Additive; 2]),
        (|s| op(s).scopes[0].description = "Any.".into(), "scope desk:all", "description: All. -> Any.", [Docs; 2]),
        (|s| op(s).tokens.push(TokenKind::User), "", "token: + user", [Additive, Breaking]),
        (|s| op(s).headers.push(header("X-New", true)), "header X-New", "header: + required", [Breaking, Additive]),
        (|s| op(s).headers.push(header("X-New", false)), "header X-New", "header: + optional", [Docs; 2]),
        (|s| op(s).headers[1].required = true, "header X-Trace", "required: no -> yes", [Breaking, Additive]),
        (|s| op(s).headers[0].description = "Who.".into(), "header X-Desk", "description: + Who.", [Docs; 2]),
        (|s| op(s).rules = vec![needs_note()], "", "rule: + body/note is given", [Additive, Docs]),
        (|s| op(s).paging = Some(by_token()), "", "paging: + token page_token -> agents, token", [Additive, Breaking]),
        (|s| op(s).request_example = None, "", "request example: - {\"title\": \"a\"}", [Docs; 2]),
        (|s| op(s).response_example = Some(Example::new("{}")), "", "response example: {\"code\": 0} -> {}", [Docs; 2]),
        (|s| op(s).errors.push(error(1002, "Gone")), "error 1002", "error: + Gone", [Additive, Breaking]),
        (|s| op(s).errors[0].name = "Shut".into(), "error 1000", "public name: Closed -> Shut", [Breaking; 2]),
        (|s| op(s).errors[1].status = Some(403), "error 1001", "status: 400 -> 403", [Additive; 2]),
        (|s| op(s).errors[0].status = Some(401), "error 1000", "status: + 401", [Additive; 2]),
        (|s| op(s).errors[0].message = "no".into(), "error 1000", "message: + no", [Docs; 2]),
        (|s| op(s).errors[0].advice = "ask".into(), "error 1000", "advice: + ask", [Docs; 2]),
    ]
}

fn event_cases() -> Vec<Case> {
    const ID: &str = "desk.ticket.created_v1";
    vec![
        (|s| s.events.clear(), ID, "event: - TicketCreated", [Breaking, Additive]),
        (|s| s.events[0].name = "Created".into(), ID, "public name: TicketCreated -> Created", [Breaking; 2]),
        (|s| s.events[0].module = "desk".into(), ID, "module: ticket -> desk", [Breaking; 2]),
        (|s| s.events[0].page.title = "新".into(), "desk.ticket.created_v1 page", "title: + 新", [Docs; 2]),
        (|s| s.events[0].description = "When".into(), ID, "description: + When", [Docs; 2]),
        (|s| s.events[0].app_types.push("isv".into()), ID, "app type: + isv", [Additive; 2]),
        (|s| s.events[0].scopes.push(scope("desk:read", "")), ID, "scope: + desk:read", [Additive; 2]),
        (|s| s.events[0].example = Some(Example::new("{}")), ID, "example: + {}", [Docs; 2]),
        (
            |s| s.events[0].fields[0].fields.push(required(field("x", "string"))),
            "desk.ticket.created_v1 event/event/x",
            "field: + string",
            [Additive, Breaking],
        ),
    ]
}

/// Changes of requests.
fn request_cases() -> Vec<Case> {
    fn x(ty: &str) -> Field {
        required(field("x", ty))
    }
    fn limit(schema: &mut Schema) -> &mut Constraints {
        at(schema, "body/note").constraints.get_or_insert_default()
    }
    vec![
        (|s| op(s).body.push(field("x", "integer")), "body/x", "field: + integer, optional", [Additive, Breaking]),
        (|s| op(s).body.insert(0, x("integer")), "body/x", "field: + integer, required", [Breaking; 2]),
        (|s| op(s).query.push(x("integer")), "query/x", "field: + integer, required", [Breaking; 2]),
        (|s| op(s).path_parameters.push(x("string")), "path/x", "field: + string, required", [Breaking; 2]),
        (|s| at(s, "body/owner").fields.push(x("any")), "body/owner/x", "field: + any, required", [Breaking; 2]),
        // Only the object itself is told, and nobody has called its `new` before.
        (
            |s| op(s).body.push(object("x", "object", "X", vec![x("string")])),
            "body/x",
            "field: + object, optional",
            [Additive, Breaking],
        ),
        // A type that is written by hand does not follow its page.
        (|s| at(s, "body/content").fields.push(x("any")), "body/content/x", "field: + any, required", [Additive; 2]),
        (|s| at(s, "body/content/text").ty = Type::Any, "body/content/text", "type: string -> any", [Additive; 2]),
        // A call with two strings swapped would still compile.
        (
            |s| at(s, "body/owner").fields.swap(0, 1),
            "body/owner",
            "argument order: new(id, source) -> new(source, id)",
            [Breaking; 2],
        ),
        (|s| at(s, "body/title").required = None, "body/title", "required: yes -> not said", [Breaking; 2]),
        (|s| at(s, "body/note").required = Some(true), "body/note", "required: not said -> yes", [Breaking; 2]),
        (|s| at(s, "body/note").required = Some(false), "body/note", "required: not said -> no", [Docs; 2]),
        (|s| at(s, "body/note").public_name = "memo".into(), "body/note", "public name: + memo", [Breaking; 2]),
        (|s| at(s, "body/note").ty = Type::Integer, "body/note", "type: string -> integer", [Breaking; 2]),
        (|s| at(s, "body/tags").ty = ty("array<any>"), "body/tags", "type: array<string> -> array<any>", [Breaking; 2]),
        // An object of which nothing is known is any JSON.
        (|s| at(s, "body/extra").ty = Type::Any, "body/extra", "type: object -> any", [Docs; 2]),
        // The name that a page gives to an object is not a Rust name.
        (|s| at(s, "body/owner").ty = ty("object<x>"), "body/owner", "type: object<user> -> object<x>", [Docs; 2]),
        (
            |s| at(s, "body/owner").ty = ty("ancestor<user>"),
            "body/owner",
            "type: object<user> -> ancestor<user>",
            [Breaking; 2],
        ),
        (
            |s| *at(s, "body/note") = object("note", "object", "", vec![x("string")]),
            "body/note",
            "type: string -> object",
            [Breaking; 2],
        ),
        (
            |s| *at(s, "body/extra") = object("extra", "object", "Extra", vec![x("string")]),
            "body/extra",
            "type name: + Extra",
            [Breaking; 2],
        ),
        (|s| at(s, "body/owner").type_name = "User".into(), "body/owner", "type name: Owner -> User", [Breaking; 2]),
        (
            |s| at(s, "body/owner").type_name = "common::Owner".into(),
            "body/owner",
            "type name: Owner -> common::Owner",
            [Additive, Breaking],
        ),
        (|s| at(s, "path/group").description = "Which.".into(), "path/group", "description: + Which.", [Docs; 2]),
        (|s| at(s, "query/locale").example = Some("en".into()), "query/locale", "example: + en", [Docs; 2]),
        (|s| at(s, "body/note").default = Some("-".into()), "body/note", "default: + -", [Additive; 2]),
        (|s| limit(s).minimum = Some(1), "body/note", "minimum: + 1", [Additive; 2]),
        (|s| limit(s).maximum = Some(9), "body/note", "maximum: + 9", [Additive; 2]),
        (|s| limit(s).min_length = Some(1), "body/note", "min length: + 1", [Additive; 2]),
        (|s| limit(s).max_length = Some(9), "body/note", "max length: + 9", [Additive; 2]),
        (|s| limit(s).pattern = Some("^a".into()), "body/note", "pattern: + ^a", [Additive; 2]),
        (
            |s| {
                let items = vec![Form { value: "text".into(), keys: vec!["words".into(), "lines".into()] }];
                at(s, "body/extra").forms = Some(Forms { by: "kind".into(), items });
            },
            "body/extra",
            "forms: + by kind: text (words, lines)",
            [Additive; 2],
        ),
        (|s| op(s).body_format = Some(BodyFormat::Multipart), "", "body format: json -> multipart", [Breaking; 2]),
        (
            |s| s.operations[1].body_format = Some(BodyFormat::Json),
            "desk.v1.ticket.delete",
            "body format: + json",
            [Additive, Breaking],
        ),
    ]
}

/// Changes of responses.
fn response_cases() -> Vec<Case> {
    const DATA: &str = "response/data";
    const ID: &str = "response/data/id";
    const AGENTS: &str = "response/data/agents";
    vec![
        (|s| at(s, DATA).fields.push(field("x", "any")), "response/data/x", "field: + any", [Additive, Breaking]),
        (
            |s| at(s, AGENTS).fields.push(required(field("x", "string"))),
            "response/data/agents/x",
            "field: + string",
            [Additive, Breaking],
        ),
        (|s| at(s, AGENTS).type_name = "User".into(), AGENTS, "type name: Agent -> User", [Breaking; 2]),
        (|s| at(s, ID).required = Some(true), ID, "required: not said -> yes", [Docs; 2]),
        (|s| at(s, ID).ty = Type::Integer, ID, "type: string -> integer", [Breaking; 2]),
        (|s| at(s, ID).ty = ty("nullable<string>"), ID, "type: string -> nullable<string>", [Breaking; 2]),
        (|s| at(s, ID).default = Some("0".into()), ID, "default: + 0", [Docs; 2]),
        (|s| at(s, ID).scopes.push(scope("contact:id", "")), ID, "scope: + contact:id", [Additive; 2]),
        // The operation names the struct of its payload.
        (|s| at(s, DATA).type_name = "X".into(), DATA, "type name: + X", [Docs; 2]),
        (|s| at(s, DATA).ty = Type::Any, DATA, "type: object -> any", [Breaking; 2]),
        // The envelope becomes no Rust item.
        (|s| at(s, "response/code").ty = Type::Any, "response/code", "type: integer -> any", [Docs; 2]),
        (|s| drop(op(s).response.remove(1)), "response/msg", "field: - string", [Docs; 2]),
        (
            |s| s.operations[1].response.push(field("x", "string")),
            "desk.v1.ticket.delete response/x",
            "field: + string",
            [Docs; 2],
        ),
        // The response is what it was, or has more fields, or has lost some.
        (
            |s| s.operations[1].response_form = ResponseForm::Flat,
            "desk.v1.ticket.delete",
            "response form: empty -> flat",
            [Additive; 2],
        ),
        (|s| op(s).response_form = ResponseForm::Empty, "", "response form: data -> empty", [Breaking, Additive]),
        (|s| op(s).response_form = ResponseForm::Binary, "", "response form: data -> binary", [Breaking; 2]),
    ]
}

fn value_cases() -> Vec<Case> {
    fn values<'a>(schema: &'a mut Schema, path: &str) -> &'a mut ValueList {
        at(schema, path).values.as_mut().expect(path)
    }
    fn push(schema: &mut Schema, path: &str, key: &str, name: &str) {
        values(schema, path).items.push(value(key, name));
    }
    vec![
        (
            |s| at(s, "body/note").values = list("Note", &["a", "b"]),
            "body/note",
            "value list: + Note: a, b",
            [Breaking; 2],
        ),
        (|s| at(s, "body/tags").values = list("Tag", &["a"]), "body/tags", "value list: + Tag: a", [Breaking; 2]),
        (|s| values(s, "body/kind").name = "Kind".into(), "body/kind", "type name: TicketKind -> Kind", [Breaking; 2]),
        (
            |s| values(s, "body/kind").name = "common::TicketKind".into(),
            "body/kind",
            "type name: TicketKind -> common::TicketKind",
            [Additive, Breaking],
        ),
        (|s| push(s, "body/kind", "card", "Card"), "body/kind value card", "value: + Card", [Additive, Breaking]),
        (
            |s| values(s, "body/kind").items[1].name = "Rich".into(),
            "body/kind value post",
            "public name: POST -> Rich",
            [Breaking; 2],
        ),
        (|s| values(s, "body/kind").items[1].label = "图文".into(), "body/kind value post", "label: + 图文", [Docs; 2]),
        // These lists become no enum.
        (|s| at(s, "body/urgent").values = None, "body/urgent", "value list: - true", [Docs; 2]),
        (|s| push(s, "body/urgent", "false", "No"), "body/urgent value false", "value: + No", [Docs; 2]),
        (|s| at(s, "body/by_key").values = list("Key", &["a"]), "body/by_key", "value list: + Key: a", [Docs; 2]),
    ]
}

/// The whole place, and what is told there as `kind: + after`, `kind: - before` or `kind: before -> after`.
fn told(change: &Change) -> (String, String) {
    let fact = match (change.before.as_deref(), change.after.as_deref()) {
        (Some(before), Some(after)) => format!("{before} -> {after}"),
        (Some(before), None) => format!("- {before}"),
        (None, after) => format!("+ {}", after.unwrap_or_default()),
    };
    (change.place.to_string(), format!("{}: {fact}", change.kind.as_str()))
}

fn expected(case: &Case) -> (String, String) {
    let place = if case.1.starts_with("desk.") { case.1.to_owned() } else { format!("{ID} {}", case.1) };
    (place.trim_end().to_owned(), case.2.to_owned())
}

fn mirrored(change: &Change) -> Change {
    let Change { before, after, .. } = change.clone();
    Change { before: after, after: before, ..change.clone() }
}

fn edited(edits: &[&Case]) -> Schema {
    let mut schema = base();
    for (edit, ..) in edits {
        edit(&mut schema);
    }
    schema
}

#[test]
fn one_edit_is_one_change() {
    for case in cases() {
        let there = diff(&base(), &edited(&[&case]));
        let back = diff(&edited(&[&case]), &base());
        let told_there: Vec<_> = there.changes().iter().map(told).collect();
        let told_back: Vec<_> = back.changes().iter().map(|change| told(&mirrored(change))).collect();
        assert_eq!(told_there, [expected(&case)]);
        assert_eq!(told_back, [expected(&case)]);
        assert_eq!([there.class(), back.class()], case.3.map(Some), "{:?}", expected(&case));
    }
}

#[test]
fn every_kind_has_a_case() {
    let cases = cases();
    let told = |kind: &&ChangeKind| cases.iter().any(|case| case.2.starts_with(&format!("{}: ", kind.as_str())));
    let missing: Vec<&ChangeKind> = ChangeKind::ALL.iter().filter(|kind| !told(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Two edits of different parts make the changes of both, and whatever two edits do, taking them back mirrors it.
#[test]
fn edits_add_up() {
    // An edit that adds or removes a whole thing leaves nothing to edit, and the response form decides about the
    // response.
    let alone = |case: &Case| {
        ["operation: -", "event: -", "value list: -", "response form: "].iter().any(|start| case.2.starts_with(start))
    };
    let part = |case: &Case| expected(case).0.split(['/', ' ']).take(3).collect::<Vec<_>>().join(" ");
    let cases: Vec<Case> = cases().into_iter().filter(|case| !alone(case)).collect();
    for (i, first) in cases.iter().enumerate() {
        for second in &cases[i + 1..] {
            let both = edited(&[first, second]);
            let mut there: Vec<_> = diff(&base(), &both).changes().iter().map(told).collect();
            let mut back: Vec<_> =
                diff(&both, &base()).changes().iter().map(|change| told(&mirrored(change))).collect();
            there.sort();
            back.sort();
            assert_eq!(there, back);
            assert!(diff(&both, &both).is_empty());
            if part(first) != part(second) {
                let mut expected = [expected(first), expected(second)];
                expected.sort();
                assert_eq!(there, expected);
            }
        }
    }
}

#[test]
fn order_means_nothing_but_to_new() {
    let mut schema = base();
    schema.operations.reverse();
    let operation = &mut schema.operations[1];
    operation.rate_limits.reverse();
    operation.scopes.reverse();
    operation.headers.reverse();
    operation.body.reverse();
    operation.response.reverse();
    operation.errors.reverse();
    for field in &mut operation.body {
        if let Some(values) = &mut field.values {
            values.items.reverse();
        }
    }
    assert!(diff(&base(), &schema).is_empty());

    schema.operations[1].body.push(required(field("x", "string")));
    let mut other = schema.clone();
    other.operations[1].body.reverse();
    let expected = "\
desk.v1.ticket.create
  ! ~ argument order  new(group, locale, title, x) -> new(group, locale, x, title)

1 breaking, 0 additive, 0 docs: next version 2.0.0
";
    assert_eq!(diff(&schema, &other).to_text(version("1.2.3")), expected);
}

#[test]
fn twins_are_compared_one_by_one() {
    let mut old = base();
    old.operations[0].errors = vec![error(1, "A"), error(1, "B")];
    assert!(diff(&old, &old).is_empty());
    let mut new = old.clone();
    new.operations[0].errors.push(error(1, "C"));
    let diff = diff(&old, &new);
    assert_eq!(diff.changes().len(), 1);
    assert_eq!(diff.changes()[0].after.as_deref(), Some("C"));
}

fn version(text: &str) -> Version {
    text.parse().expect(text)
}

#[test]
fn steps() {
    let cases = [
        ("0.1.0", Step::None, "0.1.0"),
        ("0.1.3", Step::Patch, "0.1.4"),
        ("0.1.3", Step::Minor, "0.1.4"),
        ("0.1.3", Step::Major, "0.2.0"),
        ("0.0.3", Step::Major, "0.1.0"),
        ("1.2.3", Step::None, "1.2.3"),
        ("1.2.3", Step::Patch, "1.2.4"),
        ("1.2.3", Step::Minor, "1.3.0"),
        ("1.2.3", Step::Major, "2.0.0"),
        ("18446744073709551615.0.0", Step::Major, "18446744073709551615.0.0"),
    ];
    for (current, step, next) in cases {
        assert_eq!(version(current).next(step).to_string(), next, "{current} {step:?}");
    }
    for text in [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "1.2.x",
        "v1.2.3",
        "1.2.3-rc.1",
        "01.2.3",
        "+1.2.3",
        "1..3",
        "1.2.18446744073709551616",
    ] {
        let error = text.parse::<Version>().expect_err(text);
        assert_eq!(error.to_string(), format!("`{text}` is not a version of three numbers, as in `0.1.0`"));
    }
}

#[test]
fn classes_give_the_step() {
    let step = |edit: fn(&mut Schema)| {
        let mut schema = base();
        edit(&mut schema);
        let diff = diff(&base(), &schema);
        (diff.class(), diff.step())
    };
    assert_eq!(step(|_| {}), (None, Step::None));
    assert_eq!(step(|s| s.operations[0].description = Text::default()), (Some(Docs), Step::Patch));
    assert_eq!(step(|s| s.operations[0].rate_limits.clear()), (Some(Additive), Step::Minor));
    assert_eq!(
        step(|s| {
            s.operations[0].rate_limits.clear();
            s.events.clear();
        }),
        (Some(Breaking), Step::Major)
    );
}

#[test]
fn a_moment_is_one_type_however_it_is_written() {
    for (before, after, class) in [
        ("time<ms, integer>", "time<s, string>", Additive),
        ("time<ms, integer>", "time<ms, integer, -1>", Additive),
        ("nullable<time<ms, integer>>", "nullable<time<s, integer>>", Additive),
        ("duration<s, integer>", "duration<min, number>", Additive),
        ("integer", "time<ms, integer>", Breaking),
        ("time<s, integer>", "duration<s, integer>", Breaking),
        ("time<s, integer>", "nullable<time<s, integer>>", Breaking),
    ] {
        let (mut old, mut new) = (base(), base());
        at(&mut old, "body/note").ty = ty(before);
        at(&mut new, "body/note").ty = ty(after);
        assert_eq!(diff(&old, &new).class(), Some(class), "{before} -> {after}");
    }
}

/// A difference of all classes, with texts that are long or look like markup.
fn release() -> [Schema; 2] {
    let long = "客服备注。".repeat(20);
    let (mut old, mut new) = (base(), base());
    at(&mut old, "body/note").description = format!("{long}小于 20 字").into();
    at(&mut new, "body/note").description = format!("{long}小于 50 字，见 [文档](https://a.example)").into();
    at(&mut new, "body/note").example = Some("`@someone` <b>".to_owned());
    at(&mut new, "body/kind").values = list("TicketKind", &["text", "post", "card"]);
    at(&mut new, "response/data/id").ty = Type::Integer;
    op(&mut new).body.push(required(field("customer", "string")));
    op(&mut new).rate_limits = vec![RateLimit::PerMinute(100)];
    op(&mut new).scopes.push(scope("desk:read", ""));
    op(&mut new).errors.remove(0);
    op(&mut new).errors[0].message = "Bad\nrequest".into();
    new.operations[1].page.title = "删除工单".into();
    new.operations.push(list_faqs());
    [old, new]
}

#[test]
fn text() {
    let [old, new] = release();
    let expected = "\
desk.v1.ticket.create
  ! + body/customer         string, required
  ! ~ response/data/id      type: string -> integer
  ! - error 1000            Closed
    ~ rate limits           1000/minute, 50/second -> 100/minute
    + scope                 desk:read
    + body/kind value card  CARD
    ~ body/note             description: …服备注。客服备注。小于 20 字 -> …服备注。客服备注。小于 50 字，见 [文档](https://a.example)
    + body/note             example: `@someone` <b>
    + error 1001            message: Bad request

desk.v1.faq.list
    + operation             GET /faqs

desk.v1.ticket.delete
    + page                  title: 删除工单

3 breaking, 4 additive, 4 docs: next version 0.2.0
";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), expected);
    assert_eq!(diff(&old, &old).to_text(version("0.1.0")), "no change: the version stays 0.1.0\n");
}

/// For a reworded page, texts are counted, and facts are listed separately.
#[test]
fn many_texts_are_counted_apart_from_facts() {
    let fields = |texts: &str| {
        let worded =
            |n: usize| Field { description: format!("{texts} {n}").into(), ..field(&format!("f{n}"), "string") };
        (0..9).map(worded).collect::<Vec<_>>()
    };
    let (mut old, mut new) = (base(), base());
    op(&mut old).body = fields("旧");
    op(&mut new).body = fields("新");
    let apart = "text only, by the number of texts\n    ~ desk.v1.ticket.create  9\n\n0 breaking, 0 additive, 9 docs: next version 0.1.1\n";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), apart);

    op(&mut new).body.push(field("added", "string"));
    new.operations[1].page.title = "删除工单".into();
    let expected = "\
desk.v1.ticket.create
    + body/added  string, optional

desk.v1.ticket.delete
    + page        title: 删除工单

text only, by the number of texts
    ~ desk.v1.ticket.create  9

0 breaking, 1 additive, 10 docs: next version 0.1.1
";
    assert_eq!(diff(&old, &new).to_text(version("0.1.0")), expected);
}

/// Pages that are worded anew, of which each has few texts.
#[test]
fn many_texts_of_many_operations_are_counted() {
    let worded = |texts: &str| {
        let one = |n: usize| Operation {
            id: format!("desk.v1.x.n{n:02}"),
            description: texts.into(),
            ..Operation::default()
        };
        Schema { operations: (0..41).map(one).collect(), ..Schema::default() }
    };
    let text = diff(&worded("旧"), &worded("新")).to_text(version("0.1.0"));
    assert!(text.starts_with("text only, by the number of texts\n    ~ desk.v1.x.n00  1\n"), "{text}");
    assert_eq!(text.lines().count(), 44);
}

#[test]
fn markdown() {
    let [old, new] = release();
    let expected = "\
**3 breaking, 4 additive, 4 docs**: 0.1.0 → **0.2.0**

### Breaking

- `desk.v1.ticket.create`
  - `body/customer` added: `string, required`
  - `response/data/id`: type `string` → `integer`
  - `error 1000` removed: `Closed`

### Additive

- `desk.v1.faq.list`
  - operation added: `GET /faqs`
- `desk.v1.ticket.create`
  - rate limits `1000/minute, 50/second` → `100/minute`
  - scope added: `desk:read`
  - `body/kind value card` added: `CARD`

### Docs

<details>
<summary>4 changes</summary>

- `desk.v1.ticket.create`
  - `body/note`: description `…服备注。客服备注。小于 20 字` → `…服备注。客服备注。小于 50 字，见 [文档](https://a.example)`
  - `body/note`: example added: `` `@someone` <b> ``
  - `error 1001`: message added: `Bad request`
- `desk.v1.ticket.delete`
  - `page`: title added: `删除工单`

</details>
";
    assert_eq!(diff(&old, &new).to_markdown(version("0.1.0")), expected);
    assert_eq!(diff(&old, &old).to_markdown(version("0.1.0")), "No change: the version stays 0.1.0.\n");
}
