//! The generated text is Rust for the strangest of names, and has the documented facts.

mod common;
mod docs;
mod enums;
mod fields;
mod names;
mod paging;

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::{
    BodyFormat, DocumentedValue, Field, Operation, Page, ResponseForm, Schema, Text, TokenKind, ValueList,
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
        helpdesk_codegen::generate(Schema { operations, events: Vec::new() }, &OPTIONS).map_err(|e| e.to_string())?;
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
