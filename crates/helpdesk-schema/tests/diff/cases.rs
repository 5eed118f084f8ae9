//! Each kind of change, made in one place of the schema.

use helpdesk_schema::diff::Class::{self, Additive, Breaking, Docs};
use helpdesk_schema::{
    BodyFormat, Constraints, Example, Field, Form, Forms, Method, ResponseForm, Schema, TokenKind, Type, ValueList,
};

use crate::base::{
    at, by_token, error, field, header, list, list_faqs, needs_note, object, op, required, scope, ty, value,
};

/// One edit of [`base`], the place and the text of the one change that it makes, its class, and the class of the change that
/// takes it back.
pub(crate) type Case = (fn(&mut Schema), &'static str, &'static str, [Class; 2]);

pub(crate) fn cases() -> Vec<Case> {
    [operation_cases(), event_cases(), request_cases(), response_cases(), value_cases()].concat()
}

pub(crate) fn operation_cases() -> Vec<Case> {
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

pub(crate) fn event_cases() -> Vec<Case> {
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
pub(crate) fn request_cases() -> Vec<Case> {
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
pub(crate) fn response_cases() -> Vec<Case> {
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

pub(crate) fn value_cases() -> Vec<Case> {
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
