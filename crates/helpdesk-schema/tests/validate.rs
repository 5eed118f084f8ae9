//! Each rule, broken by a schema that keeps all others.

use helpdesk_schema::{
    BodyFormat, DocumentedValue, ErrorCode, Example, Field, Form, Forms, Method, Operation, ResponseForm, Rule, Schema,
    Type, ValueList,
};

fn field(name: &str, ty: &str) -> Field {
    Field { name: name.to_owned(), ty: ty.parse().expect(ty), ..Field::default() }
}

fn object(name: &str, ty: &str, fields: Vec<Field>) -> Field {
    Field { fields, ..field(name, ty) }
}

fn listed(ty: &str, keys: &[&str]) -> Field {
    let item = |key: &&str| DocumentedValue { key: (*key).to_owned(), ..DocumentedValue::default() };
    let values = ValueList { items: keys.iter().map(item).collect(), ..ValueList::default() };
    Field { values: Some(values), ..field("x", ty) }
}

fn with_forms(ty: &str, by: &str) -> Field {
    let items = vec![Form { value: "a".to_owned(), keys: vec!["b".to_owned()] }];
    Field { forms: Some(Forms { by: by.to_owned(), items }), ..field("x", ty) }
}

/// A sound operation, changed by `change`.
fn operation(change: impl FnOnce(&mut Operation)) -> Schema {
    let mut operation = Operation {
        id: "desk.v1.ticket.get".to_owned(),
        path: "/tickets/:id".to_owned(),
        method: Method::Post,
        path_parameters: vec![field("id", "string")],
        body_format: Some(BodyFormat::Json),
        body: vec![field("note", "string")],
        response_form: ResponseForm::Data,
        response: vec![object("data", "object", vec![field("note", "string")])],
        ..Operation::default()
    };
    change(&mut operation);
    Schema { operations: vec![operation], events: Vec::new() }
}

fn rule(when: &str, needs: &str, code: Option<i64>) -> Rule {
    let condition = |text: &str| text.parse().expect("a condition");
    Rule { when: vec![condition(when)], needs: vec![condition(needs)], code, then: Vec::new() }
}

#[test]
fn rules() {
    let error = |code| ErrorCode { code, ..ErrorCode::default() };
    let cases: Vec<(Schema, &str)> = vec![
        (operation(|_| {}), ""),
        (operation(|o| o.path = "tickets/:id".to_owned()), "the path `tickets/:id` does not start with `/`"),
        (operation(|o| o.path_parameters.clear()), "`:id` is in the path, but no path parameter has that name"),
        (operation(|o| o.path = "/tickets".to_owned()), " path/id: the path /tickets has no `:id`"),
        (operation(|o| o.path_parameters[0].ty = Type::Boolean), " path/id: a path cannot hold the type `boolean`"),
        (
            operation(|o| o.query = vec![field("q", "map<string>")]),
            " query/q: a query cannot hold the type `map<string>`",
        ),
        (operation(|o| o.query = vec![field("q", "array<string>")]), ""),
        (operation(|o| o.query = vec![field("q", "time<s, integer>")]), ""),
        (operation(|o| o.body = vec![field("q", "nullable<time<ms, string>>")]), ""),
        (
            operation(|o| o.body = vec![field("q", "array<duration<s, integer>>")]),
            " body/q: a moment or a duration can be in `nullable<...>` alone, not in `array<duration<s, integer>>`",
        ),
        (
            operation(|o| o.path_parameters = vec![field("id", "time<s, integer>")]),
            " path/id: a path cannot hold the type `time<s, integer>`",
        ),
        (operation(|o| o.body_format = None), " body: there are body fields, but no body format"),
        (operation(|o| o.body.clear()), " body: there is a body format, but no body field"),
        (
            operation(|o| (o.method, o.body_format) = (Method::Get, Some(BodyFormat::Multipart))),
            " body: a GET request has no multipart body",
        ),
        (operation(|o| o.method = Method::Get), ""),
        (operation(|o| o.response.clear()), " response: the response holds `data`, but no field has that name"),
        (operation(|o| o.body[0].name.clear()), " body/: a field without a name"),
        (operation(|o| o.body.push(field("note", "integer"))), " body/note: two fields side by side have this name"),
        (
            operation(|o| o.body = vec![object("note", "string", vec![field("x", "any")])]),
            " body/note: it has fields below it, but its type is `string`",
        ),
        (operation(|o| o.body = vec![object("note", "map<array<object>>", vec![field("x", "any")])]), ""),
        (operation(|o| o.body = vec![object("a", "object<tree>", vec![field("x", "array<ancestor<tree>>")])]), ""),
        (
            operation(|o| o.body = vec![object("a", "object<node>", vec![field("x", "array<ancestor<tree>>")])]),
            " body/a/x: no object around it is of the type `tree`",
        ),
        (operation(|o| o.body = vec![listed("integer", &["1", "-2"])]), ""),
        (operation(|o| o.body = vec![listed("integer", &[])]), " body/x: a list of no values"),
        (operation(|o| o.body = vec![listed("integer", &["1", "1"])]), " body/x: the value `1` is listed twice"),
        (
            operation(|o| o.body = vec![listed("array<integer>", &["a"])]),
            " body/x: `a` is not a value of the type `integer`",
        ),
        (
            operation(|o| o.body = vec![listed("boolean", &["yes"])]),
            " body/x: `yes` is not a value of the type `boolean`",
        ),
        (operation(|o| o.body = vec![listed("object", &["a"])]), " body/x: `a` is not a value of the type `object`"),
        (operation(|o| o.body = vec![listed("map<integer>", &["a"])]), ""),
        (operation(|o| o.body.push(with_forms("string", "note"))), ""),
        (
            operation(|o| o.body.push(with_forms("object", "kind"))),
            " body/x: its form follows from `kind`, but no field beside it has that name",
        ),
        (
            operation(|o| o.body.push(with_forms("array<object>", "note"))),
            " body/x: it has forms of an object, but its type is `array<object>`",
        ),
        (
            operation(|o| o.request_example = Some(Example::new("{"))),
            " request example: it is not JSON: expected a key at line 1 column 2",
        ),
        (operation(|o| o.errors = vec![error(1), error(1)]), " errors: the code 1 is listed twice"),
        (operation(|o| o.rules = vec![rule("body/note is given", "item/whatever is 1", None)]), ""),
        (
            operation(|o| o.rules = vec![rule("body/nowhere is given", "body/note is 1", None)]),
            " rules: `body/nowhere is given` is about a field that is not documented",
        ),
        (
            operation(|o| o.rules = vec![rule("query/note is given", "body/note is 1", None)]),
            " rules: `query/note is given` is about a field that is not documented",
        ),
        (
            operation(|o| o.rules = vec![rule("body/note is given", "body/note is 1", Some(7))]),
            " rules: `where body/note is given: body/note is 1` refuses with the code 7, which is not listed",
        ),
        (
            operation(|o| {
                o.rules = vec![Rule { then: vec!["item/a is not 1".parse().expect("one")], ..Rule::default() }];
            }),
            " rules: `item/a is not 1` does not say what becomes of the item",
        ),
    ];
    for (schema, problem) in cases {
        let found: Vec<String> = schema.validate().iter().map(ToString::to_string).collect();
        let expected: Vec<String> = match problem {
            "" => Vec::new(),
            _ if problem.starts_with(' ') => vec![format!("desk.v1.ticket.get{problem}")],
            _ => vec![format!("desk.v1.ticket.get: {problem}")],
        };
        assert_eq!(found, expected);
    }
}

#[test]
fn one_page_for_each_operation() {
    let mut schema = operation(|_| {});
    let mut twin = schema.operations[0].clone();
    twin.path = "/tickets/:ticket_id".to_owned();
    twin.path_parameters[0].name = "ticket_id".to_owned();
    schema.operations.push(twin);
    let found: Vec<String> = schema.validate().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "desk.v1.ticket.get: two pages document an operation of this id",
            "desk.v1.ticket.get: two pages document POST /tickets/:ticket_id",
        ]
    );
}

#[test]
fn conditions_are_spelled_as_they_are_read() {
    for text in [
        "body/a/b is given",
        "query/a is not given",
        "item/a is empty",
        "body/a is not empty",
        "item/a is 1",
        "item/a is not 1 or x y",
    ] {
        let condition: helpdesk_schema::Condition = text.parse().expect(text);
        assert_eq!(condition.to_string(), text);
    }
    for text in ["", "a is 1", "body/ is 1", "path/a is 1", "body/a", "body/a is ", "body/a is 1 or ", "body//a is 1"] {
        let error = text.parse::<helpdesk_schema::Condition>().expect_err(text);
        assert!(error.to_string().contains("is not a condition"), "{error}");
    }
}
