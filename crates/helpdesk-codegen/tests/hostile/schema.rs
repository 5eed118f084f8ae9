//! A schema of every kind of thing, all texts of which come from outside.

use helpdesk_schema::{
    BodyFormat, Constraints, DocumentedValue, ErrorCode, Event, Example, Field, Header, Method, Operation, Page,
    RateLimit, ResponseForm, Schema, Scope, Text, TokenKind, Type, ValueList,
};

/// The shape of the schema, without its texts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape(pub(crate) u16);

impl Shape {
    fn flag(self, bit: u8) -> bool {
        self.0 >> bit & 1 == 1
    }
}

/// A schema with so many texts as there are calls.
pub(crate) fn schema(shape: Shape, text: &mut dyn FnMut() -> String) -> Schema {
    Schema {
        // Each has codes of its own, so that the number of rows does not depend on their texts.
        operations: vec![
            operation("Create", [1, 2], shape, text),
            operation("Find", [3, 4], Shape(shape.0.rotate_left(5)), text),
        ],
        events: vec![Event {
            id: text(),
            name: "Created".to_owned(),
            module: "desk".to_owned(),
            page: page(text),
            description: both(text),
            app_types: vec![text()],
            scopes: scopes(shape, text),
            fields: vec![
                field("plain", "string", text),
                object("Item", "object<item>", text),
                object("common::Person", "object<person>", text),
            ],
            example: None,
        }],
    }
}

fn operation(name: &str, codes: [i64; 2], shape: Shape, text: &mut dyn FnMut() -> String) -> Operation {
    let method = if shape.flag(0) { Method::Post } else { Method::Get };
    let nested = format!("{name}Owner");
    let mut body: Vec<Field> =
        ["string", "integer", "number", "boolean", "array<string>", "map<string>", "any", "object"]
            .into_iter()
            .enumerate()
            .map(|(index, ty)| field(&format!("body{index}"), ty, text))
            .collect();
    body.push(listed("colour", "string", &format!("{name}Colour"), ["red", "green"].map(|_| text()), text));
    body.push(listed("level", "integer", &format!("{name}Level"), ["1", "-2"].map(str::to_owned), text));
    body.push(object(&nested, "object<owner>", text));
    body.push(Field { type_name: "crate::Content".to_owned(), ..field("content", "object", text) });
    body.push(field("maybe", "nullable<string>", text));
    body.push(field("few", "one-or-many<string>", text));
    for (bit, field) in body.iter_mut().enumerate() {
        field.required = Some(shape.flag(bit as u8 + 2));
    }
    body.push(field("sent", "time<ms, string>", text));
    body.push(field("took", "nullable<duration<min, number, -1>>", text));
    let request_example = shape.flag(0).then(|| Example::new(example(&body, text)));
    Operation {
        id: text(),
        name: name.to_owned(),
        module: "desk".to_owned(),
        page: page(text),
        description: both(text),
        method,
        path: format!("/{}", text()),
        rate_limits: vec![RateLimit::PerMinute(5), RateLimit::Special],
        app_types: vec![text()],
        scopes: scopes(shape, text),
        tokens: vec![TokenKind::Tenant, TokenKind::User],
        headers: vec![Header { name: text(), required: true, description: both(text) }],
        path_parameters: vec![Field { required: Some(true), ..field("id", "string", text) }],
        query: vec![field("query", "integer", text), field("words", "array<string>", text)],
        body_format: shape.flag(1).then_some(BodyFormat::Json),
        body: if shape.flag(1) { body } else { Vec::new() },
        request_example,
        response_form: ResponseForm::Data,
        response: vec![Field {
            name: "data".to_owned(),
            fields: vec![
                field("plain", "string", text),
                listed("state", "string", &format!("{name}State"), ["on", "off"].map(|_| text()), text),
                object(&format!("{name}Item"), "array<object<item>>", text),
            ],
            ..field("data", "object", text)
        }],
        response_example: None,
        errors: codes
            .into_iter()
            .zip([None, Some(400)])
            .map(|(code, status)| ErrorCode {
                code,
                name: format!("Error{code}"),
                status,
                message: both(text),
                advice: both(text),
            })
            .collect(),
        paging: None,
        rules: Vec::new(),
    }
}

/// Texts of translators come from outside as well.
fn both(text: &mut dyn FnMut() -> String) -> Text {
    Text::new(text()).translated(text())
}

fn page(text: &mut dyn FnMut() -> String) -> Page {
    Page { path: text(), title: both(text), url: text() }
}

fn scopes(shape: Shape, text: &mut dyn FnMut() -> String) -> Vec<Scope> {
    let unnamed = Scope { name: String::new(), description: both(text) };
    let named = Scope { name: text(), description: both(text) };
    if shape.flag(0) { vec![unnamed, named] } else { vec![named, unnamed] }
}

fn field(public_name: &str, ty: &str, text: &mut dyn FnMut() -> String) -> Field {
    Field {
        name: text(),
        ty: ty.parse().unwrap_or(Type::Any),
        description: both(text),
        example: Some(text()),
        default: Some(text()),
        constraints: Some(Constraints { max_length: Some(9), pattern: Some(text()), ..Constraints::default() }),
        scopes: vec![Scope { name: text(), description: both(text) }],
        public_name: public_name.to_owned(),
        ..Field::default()
    }
}

fn listed(name: &str, ty: &str, list: &str, keys: [String; 2], text: &mut dyn FnMut() -> String) -> Field {
    let item = |(index, key)| DocumentedValue { key, name: format!("Value{index}"), label: both(text) };
    let items = keys.into_iter().enumerate().map(item).collect();
    Field { values: Some(ValueList { name: list.to_owned(), items }), ..field(name, ty, text) }
}

fn object(type_name: &str, ty: &str, text: &mut dyn FnMut() -> String) -> Field {
    Field {
        type_name: type_name.to_owned(),
        fields: vec![
            Field { required: Some(true), ..field("inner", "string", text) },
            Field { description: Text::default(), example: None, default: None, ..field("other", "integer", text) },
        ],
        ..field(&type_name.to_lowercase().replace("::", "_"), ty, text)
    }
}

/// A JSON object of the fields.
fn example(fields: &[Field], text: &mut dyn FnMut() -> String) -> String {
    let mut members = Vec::new();
    for field in fields {
        let value = match &field.ty {
            Type::Integer => "-2".to_owned(),
            Type::Number => "0.5".to_owned(),
            Type::Boolean => "false".to_owned(),
            Type::Array(_) | Type::OneOrMany(_) => format!("[{}, {}]", quoted(&text()), quoted(&text())),
            Type::Object(_) if !field.fields.is_empty() => example(&field.fields, text),
            Type::Map(_) => format!("{{{}: {}}}", quoted(&text()), quoted(&text())),
            Type::Object(_) | Type::Any => format!("{{{}: [{}, 1, null]}}", quoted(&text()), quoted(&text())),
            _ => quoted(&text()),
        };
        members.push(format!("{}: {value}", quoted(&field.name)));
    }
    format!("{{{}}}", members.join(", "))
}

fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' | '\0'..' ' => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}
