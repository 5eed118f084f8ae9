//! The schema that the tests change.

use helpdesk_schema::diff::Version;
use helpdesk_schema::{
    BodyFormat, DocumentedValue, ErrorCode, Event, Example, Field, Header, Method, Operation, Page, Paging, RateLimit,
    ResponseForm, Rule, Schema, Scope, Text, TokenKind, Type, ValueList,
};

pub(crate) const ID: &str = "desk.v1.ticket.create";

pub(crate) fn field(name: &str, ty: &str) -> Field {
    Field { name: name.to_owned(), ty: self::ty(ty), ..Field::default() }
}

pub(crate) fn required(field: Field) -> Field {
    Field { required: Some(true), ..field }
}

pub(crate) fn object(name: &str, ty: &str, type_name: &str, fields: Vec<Field>) -> Field {
    Field { type_name: type_name.to_owned(), fields, ..field(name, ty) }
}

pub(crate) fn ty(text: &str) -> Type {
    text.parse().expect(text)
}

pub(crate) fn value(key: &str, name: &str) -> DocumentedValue {
    DocumentedValue { key: key.to_owned(), name: name.to_owned(), label: Text::default() }
}

pub(crate) fn list(name: &str, keys: &[&str]) -> Option<ValueList> {
    let items = keys.iter().map(|key| value(key, &key.to_uppercase())).collect();
    Some(ValueList { name: name.to_owned(), items })
}

pub(crate) fn listed(name: &str, ty: &str, list_name: &str, keys: &[&str]) -> Field {
    Field { values: list(list_name, keys), ..field(name, ty) }
}

pub(crate) fn scope(name: &str, description: &str) -> Scope {
    Scope { name: name.to_owned(), description: description.into() }
}

pub(crate) fn header(name: &str, required: bool) -> Header {
    Header { name: name.to_owned(), required, description: Text::default() }
}

pub(crate) fn error(code: i64, name: &str) -> ErrorCode {
    ErrorCode { code, name: name.to_owned(), ..ErrorCode::default() }
}

pub(crate) fn needs_note() -> Rule {
    Rule { needs: vec!["body/note is given".parse().expect("a condition")], ..Rule::default() }
}

pub(crate) fn by_token() -> Paging {
    let [items, page, next_page] = ["agents", "page_token", "token"].map(str::to_owned);
    Paging { items, page, next_page, ..Paging::default() }
}

pub(crate) fn list_faqs() -> Operation {
    Operation { id: "desk.v1.faq.list".to_owned(), path: "/faqs".to_owned(), ..Operation::default() }
}

pub(crate) fn base() -> Schema {
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

pub(crate) fn op(schema: &mut Schema) -> &mut Operation {
    &mut schema.operations[0]
}

/// The field at `path`, such as `body/owner/id`, of the first operation.
pub(crate) fn at<'a>(schema: &'a mut Schema, path: &str) -> &'a mut Field {
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

pub(crate) fn version(text: &str) -> Version {
    text.parse().expect(text)
}
