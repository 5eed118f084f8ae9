//! Each kind of correction: what it changes, and the error where it does not apply.

mod drafted;
mod errors;
mod texts;

use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, Event, Field, Form, Forms, Operation, ResponseForm, Rule, Schema, Type,
    ValueList,
};
use helpdesk_spec::{Corrections, Problem, Report};

fn ty(text: &str) -> Type {
    text.parse().expect(text)
}

fn field(name: &str, of: &str) -> Field {
    Field { name: name.to_owned(), ty: ty(of), ..Field::default() }
}

fn object(name: &str, of: &str, fields: Vec<Field>) -> Field {
    Field { fields, ..field(name, of) }
}

fn values(keys: &[(&str, &str)]) -> Option<ValueList> {
    let item = |(key, label): &(&str, &str)| DocumentedValue {
        key: (*key).to_owned(),
        label: (*label).into(),
        ..DocumentedValue::default()
    };
    Some(ValueList { items: keys.iter().map(item).collect(), ..ValueList::default() })
}

/// A list and an event, as pages document them.
fn documented() -> Schema {
    let list = Operation {
        id: "desk.v1.ticket.list".to_owned(),
        body_format: Some(BodyFormat::Json),
        query: vec![
            Field { required: Some(false), ..field("page_token", "string") },
            Field {
                constraints: Some(Constraints { maximum: Some(50), ..Constraints::default() }),
                ..field("page_size", "integer")
            },
        ],
        body: vec![
            Field { example: Some("\"a\"".to_owned()), ..field("content", "string") },
            Field { required: Some(true), example: Some("1".to_owned()), ..field("count", "integer") },
            Field { values: values(&[("open", "it is open")]), ..field("state", "string") },
            object("user", "object<user>", vec![field("id", "string"), field("email", "string")]),
        ],
        response_form: ResponseForm::Data,
        response: vec![object(
            "data",
            "object",
            vec![object("tickets", "array<object<ticket>>", vec![field("id", "string")]), field("next", "string")],
        )],
        ..Operation::default()
    };
    let close = Operation { id: "desk.v1.ticket.close".to_owned(), ..Operation::default() };
    let fields = vec![object("event", "object", vec![field("by", "string")])];
    let event = Event { id: "desk.ticket.closed_v1".to_owned(), fields, ..Event::default() };
    Schema { operations: vec![close, list], events: vec![event] }
}

/// A field of the list's body.
fn body<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Field {
    schema.operations[1].body.iter_mut().find(|field| field.name == name).expect("it is documented")
}

/// The fields of the list's `data`.
fn data(schema: &mut Schema) -> &mut Vec<Field> {
    &mut schema.operations[1].response[0].fields
}

/// An entry without its reasons.
fn entry(kind: &str, at: &str, rest: &str) -> String {
    format!("[[{kind}]]\nat = {at}\n{rest}\nwhy = \"A reason.\"\nevidence = \"A proof.\"\n")
}

fn apply(text: &str) -> (Schema, usize, Vec<Problem>) {
    let (mut schema, mut report) = (documented(), Report::default());
    let corrections = Corrections::parse("corrections.toml", text, &mut report);
    let applied = corrections.apply(&mut schema, &mut report);
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    (schema, applied, report.errors)
}

#[test]
fn an_entry_changes_its_fields_and_nothing_else() {
    type Change = fn(&mut Schema);
    let list = |place: &str| format!("\"desk.v1.ticket.list {place}\"");
    let cases: [(String, usize, Change); 24] = [
        (String::new(), 0, |_| {}),
        (entry("type", &list("body/content"), "page_says = \"string\"\nis = \"object\""), 1, |schema| {
            body(schema, "content").ty = ty("object");
        }),
        (
            entry(
                "type",
                "[\"desk.v1.ticket.list body/user/id\", \"desk.ticket.closed_v1 event/event/by\"]",
                "page_says = \"string\"\nis = \"integer\"",
            ),
            2,
            |schema| {
                body(schema, "user").fields[0].ty = Type::Integer;
                schema.events[0].fields[0].fields[0].ty = Type::Integer;
            },
        ),
        (entry("required", &list("query/page_token"), "page_says = \"no\"\nis = true"), 1, |schema| {
            schema.operations[1].query[0].required = Some(true);
        }),
        (entry("required", &list("body/count"), "page_says = \"yes\"\nis = false"), 1, |schema| {
            body(schema, "count").required = Some(false);
        }),
        (entry("required", &list("body/content"), "page_says = \"unstated\"\nis = true"), 1, |schema| {
            body(schema, "content").required = Some(true);
        }),
        (entry("always-present", &list("response/data/tickets/id"), ""), 1, |schema| {
            data(schema)[0].fields[0].required = Some(true);
        }),
        (entry("nullable", &list("body/user"), ""), 1, |schema| {
            body(schema, "user").ty = ty("nullable<object<user>>");
        }),
        (
            entry(
                "values",
                &list("body/state"),
                "page_says = [\"open\"]\nis = [{ key = \"1\", label = \"one\" }, { key = \"2\", label = \"two\" }]",
            ),
            1,
            |schema| body(schema, "state").values = values(&[("1", "one"), ("2", "two")]),
        ),
        (entry("values", &list("body/state"), "page_says = [\"open\"]\nis = []"), 1, |schema| {
            body(schema, "state").values = None;
        }),
        (
            entry("values", &list("body/content"), "page_says = []\nis = [{ key = \"1\", label = \"one\" }]"),
            1,
            |schema| body(schema, "content").values = values(&[("1", "one")]),
        ),
        (entry("limit", &list("body/count"), "is = { minimum = -1 }"), 1, |schema| {
            body(schema, "count").constraints = Some(Constraints { minimum: Some(-1), ..Constraints::default() });
        }),
        (entry("limit", &list("body/count"), "is = { maximum = 9 }"), 1, |schema| {
            body(schema, "count").constraints = Some(Constraints { maximum: Some(9), ..Constraints::default() });
        }),
        (entry("limit", &list("body/content"), "is = { min-length = 2 }"), 1, |schema| {
            body(schema, "content").constraints = Some(Constraints { min_length: Some(2), ..Constraints::default() });
        }),
        (entry("limit", &list("body/content"), "is = { max-length = 3 }"), 1, |schema| {
            body(schema, "content").constraints = Some(Constraints { max_length: Some(3), ..Constraints::default() });
        }),
        (entry("example", &list("body/content"), "page_says = '\"a\"'\nis = '\"b\"'"), 1, |schema| {
            body(schema, "content").example = Some("\"b\"".to_owned());
        }),
        (entry("example", &list("body/state"), "page_says = ''\nis = 'open'"), 1, |schema| {
            body(schema, "state").example = Some("open".to_owned());
        }),
        (entry("alone", &list("body/content"), ""), 1, |schema| body(schema, "content").alone = true),
        (
            entry("forms", &list("body/user"), "by = \"state\"\nis = [{ value = \"open\", keys = [\"id\"] }]"),
            1,
            |schema| {
                let items = vec![Form { value: "open".to_owned(), keys: vec!["id".to_owned()] }];
                body(schema, "user").forms = Some(Forms { by: "state".to_owned(), items });
            },
        ),
        (entry("drop", &list("body/user/email"), "page_says = \"string\""), 1, |schema| {
            body(schema, "user").fields.pop();
        }),
        (
            entry("add", &list("body/user/name"), "is = \"string\"\nrequired = false\ndescription = \"A name.\""),
            1,
            |schema| {
                let name = Field { required: Some(false), description: "A name.".into(), ..field("name", "string") };
                body(schema, "user").fields.push(name);
            },
        ),
        (
            entry(
                "rule",
                "[\"desk.v1.ticket.list\"]",
                "when = [\"body/state is 1\"]\nneeds = [\"body/user is given\"]\ncode = 7\nthen = [\"item/state is 2\"]",
            ),
            1,
            |schema| {
                let conditions = |text: &str| vec![text.parse().expect(text)];
                schema.operations[1].rules.push(Rule {
                    when: conditions("body/state is 1"),
                    needs: conditions("body/user is given"),
                    code: Some(7),
                    then: conditions("item/state is 2"),
                });
            },
        ),
        // The other entries name the field as the page does.
        (
            entry("rename", &list("body/user/id"), "is = \"user_id\"")
                + &entry("type", &list("body/user/id"), "page_says = \"string\"\nis = \"integer\""),
            2,
            |schema| {
                let id = &mut body(schema, "user").fields[0];
                (id.name, id.ty) = ("user_id".to_owned(), Type::Integer);
            },
        ),
        // How the list is paged follows from the corrected fields.
        (
            entry("max-rows", &list("response/data/tickets"), "is = 1000")
                + &entry("rename", &list("response/data/next"), "is = \"page_token\""),
            2,
            |schema| {
                data(schema)[1].name = "page_token".to_owned();
                schema.recognise_paging();
                schema.operations[1].paging.as_mut().expect("it is paged").max_rows = Some(1000);
            },
        ),
    ];
    for (text, count, change) in cases {
        let mut expected = documented();
        change(&mut expected);
        let (schema, applied, errors) = apply(&text);
        assert_eq!((applied, errors), (count, Vec::new()), "{text}");
        assert_eq!(schema, expected, "{text}");
    }
}

/// Message and advice.
fn shown(error: &Problem) -> String {
    [Some(&error.message), error.hint.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn assert_error(text: &str, errors: &[Problem], place: &str, expected: &str) {
    let [error] = errors else { panic!("{text}: {errors:?}") };
    assert!(shown(error).ends_with(expected), "{text}: {}", shown(error));
    assert_eq!(error.file, "corrections.toml");
    let at = error.span.clone().and_then(|span| text.get(span)).unwrap_or_default();
    assert!(at.starts_with(place), "{text}: {at}");
}
