//! The test of a generated crate: every example of the pages, through its type and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use helpdesk_codegen::raw_name;
use helpdesk_schema::examples::{Disagreement, disagreement, value_disagreement};
use helpdesk_schema::{
    Direction, Event, Field, Operation, Payload, ResponseForm, Schema, Type, first_free, is_control,
};
use serde_json::{Map, Value};

/// The functions that every test calls.
const SUPPORT: &str = include_str!("../templates/round_trip.rs");

/// An example that contradicts its table, so that the test skips it.
pub struct Skipped {
    /// The page.
    pub page: String,
    /// The two things that contradict each other.
    pub reason: String,
}

/// The test's text, and how many examples it holds.
#[derive(Default)]
pub(super) struct Test {
    pub(super) text: String,
    pub(super) examples: usize,
    pub(super) skipped: Vec<Skipped>,
    /// The names of the tests of the current service.
    names: BTreeSet<String>,
    /// The kinds of examples that there are.
    kinds: BTreeSet<&'static str>,
}

/// Writes the test for all examples of the services.
pub(super) fn write(crate_name: &str, services: &BTreeMap<String, Schema>) -> Test {
    let mut out = Test::default();
    let mut modules = String::new();
    for (service, schema) in services {
        let mut tests = String::new();
        out.names.clear();
        for operation in &schema.operations {
            let Operation { module, name, page, .. } = operation;
            let path = format!("::{crate_name}::{}::{}::{name}", raw_name(service), raw_name(module));
            let test = format!("{module}_{}", helpdesk_codegen::field_name(name));
            for example in [request(operation, &path), response(operation, &path)].into_iter().flatten() {
                out.example(&mut tests, &test, &page.path, &example);
            }
        }
        for event in &schema.events {
            let Event { module, name, page, .. } = event;
            let path = format!("::{crate_name}::{}::{}::{name}", raw_name(service), raw_name(module));
            let test = format!("{module}_{}", helpdesk_codegen::field_name(name));
            if let Some(example) = pushed(event, &path) {
                out.example(&mut tests, &test, &page.path, &example);
            }
        }
        if !tests.is_empty() {
            // A formatter that writes to a String does not fail.
            let _ = writeln!(modules, "\nmod {} {{\n    use super::*;\n{tests}}}", raw_name(service));
        }
    }
    let (examples, skipped) = (out.examples, out.skipped.len());
    out.text = format!(
        "//! Every example of the pages: decoded into its type and encoded again, no key is lost and no value changed.\n//!\n\
         //! There are {examples} examples. {skipped} of them contradict the table of their page, so they are ignored; the\n\
         //! reason says what does not fit.\n\n{}{modules}",
        support(crate_name, &out.kinds)
    );
    out
}

/// The functions that the tests call.
fn support(crate_name: &str, kinds: &BTreeSet<&'static str>) -> String {
    let unused: Vec<String> = ["request", "response", "event"]
        .into_iter()
        .filter(|kind| !kinds.contains(kind))
        .map(|kind| format!("\nfn {kind}<"))
        .collect();
    let is_called = |item: &&str| !unused.iter().any(|function| item.contains(function));
    let items: Vec<&str> = SUPPORT.split("\n\n").filter(is_called).collect();
    items.join("\n\n").replace("{{crate}}", crate_name)
}

/// A call of one of the template's functions.
struct Call {
    kind: &'static str,
    /// The type that the function is called for.
    ty: String,
    /// The arguments, as Rust text.
    arguments: Vec<String>,
    reason: Option<String>,
}

impl Test {
    fn example(&mut self, out: &mut String, test: &str, page: &str, call: &Call) {
        self.examples += 1;
        self.kinds.insert(call.kind);
        let Call { kind, ty, arguments, reason } = call;
        out.push_str("\n    #[test]\n");
        if let Some(reason) = reason {
            let _ = writeln!(out, "    #[ignore = {:?}]", format!("{page}: {reason}"));
            self.skipped.push(Skipped { page: page.to_owned(), reason: format!("{kind} example: {reason}") });
        }
        let name = first_free([format!("{test}_{kind}")], |name| !self.names.contains(name));
        let _ = writeln!(out, "    fn {name}() {{\n        {kind}::<{ty}>(");
        for argument in arguments {
            let _ = writeln!(out, "            {argument},");
        }
        out.push_str("        );\n    }\n");
        self.names.insert(name);
    }
}

/// The example body, and an example of each parameter.
fn request(operation: &Operation, path: &str) -> Option<Call> {
    let example = operation.request_example.as_ref()?;
    let reason = match example.value() {
        Ok(body) => message(disagreement(&body, &operation.body, Direction::Request)),
        Err(_) => Some("it is not JSON".to_owned()),
    };
    let fields = || operation.path_parameters.iter().chain(&operation.query);
    let parameters: Map<String, Value> =
        fields().filter_map(|field| Some((key(operation, field), parameter(field)?))).collect();
    let renamed: Vec<(String, String)> = operation
        .body
        .iter()
        .map(|field| (field.name.clone(), key(operation, field)))
        .filter(|(name, key)| name != key)
        .collect();
    let parameters = literal(&Value::Object(parameters).to_string());
    let arguments = vec![parameters, literal(example.as_str()), format!("&{renamed:?}")];
    Some(Call { kind: "request", ty: path.to_owned(), arguments, reason })
}

/// The key of a field in the JSON of the request as a whole: its name, unless several fields have it.
fn key(operation: &Operation, field: &Field) -> String {
    let fields = operation.request_fields().filter(|other| other.name == field.name);
    match (fields.count(), field.public_name.as_str()) {
        (..=1, _) => field.name.clone(),
        (_, "") => helpdesk_codegen::field_name(&field.name),
        (_, name) => name.to_owned(),
    }
}

/// The example of a parameter, or where a required one has no fitting example, anything of its type.
fn parameter(field: &Field) -> Option<Value> {
    let example = field.example.as_deref().unwrap_or_default();
    let parsed: Option<Value> = serde_json::from_str(example).ok();
    let text = || Value::from(example);
    let mut candidates = [parsed, (!example.is_empty()).then(text)].into_iter().flatten();
    let fits = |value: &Value| !value.is_null() && value_disagreement(value, field, Direction::Request).is_none();
    candidates.find(fits).or_else(|| (field.required == Some(true)).then(|| placeholder(&field.ty)))
}

fn placeholder(ty: &Type) -> Value {
    match ty {
        Type::Integer => Value::from(1),
        Type::Number => Value::from(1.5),
        Type::Boolean => Value::from(true),
        Type::Array(item) => Value::from(vec![placeholder(item)]),
        _ => Value::from("x"),
    }
}

/// The example of a response, without its envelope.
fn response(operation: &Operation, path: &str) -> Option<Call> {
    let example = operation.response_example.as_ref()?;
    let (response, reason) = match (operation.response_form, example.value()) {
        (ResponseForm::Binary, _) => return None,
        (_, Err(_)) => (Value::Null, Some("it is not JSON".to_owned())),
        (ResponseForm::Flat, Ok(mut response)) => {
            if let Value::Object(object) = &mut response {
                object.retain(|name, _| !Field::ENVELOPE.contains(&name.as_str()));
            }
            let reason = payload_disagreement(&response, operation);
            (response, reason)
        }
        (form, Ok(mut response)) => match response.get_mut("data").map(Value::take).unwrap_or_default() {
            Value::Null if form == ResponseForm::Empty => return None,
            Value::Null => (Value::Null, Some("it has no `data`".to_owned())),
            data => (data.clone(), payload_disagreement(&data, operation)),
        },
    };
    let arguments = vec![literal(&pretty(&response))];
    Some(Call { kind: "response", ty: format!("{path}Response"), arguments, reason })
}

fn message(disagreement: Option<Disagreement>) -> Option<String> {
    disagreement.map(|disagreement| disagreement.message)
}

fn payload_disagreement(value: &Value, operation: &Operation) -> Option<String> {
    match operation.payload() {
        Payload::Object(fields) => message(disagreement(value, fields, Direction::Response)),
        Payload::Value(field) => message(value_disagreement(value, field, Direction::Response)),
        Payload::File => None,
    }
}

/// The example of what is pushed.
fn pushed(event: &Event, path: &str) -> Option<Call> {
    let example = event.example.as_ref()?;
    let is_enveloped = event.is_enveloped();
    let reason = match example.value() {
        Err(_) => Some("it is not JSON".to_owned()),
        Ok(pushed) if is_enveloped => envelope_disagreement(&pushed, event),
        Ok(pushed) => message(disagreement(&pushed, &event.fields, Direction::Response)),
    };
    let arguments = vec![literal(example.as_str()), is_enveloped.to_string()];
    Some(Call { kind: "event", ty: path.to_owned(), arguments, reason })
}

fn envelope_disagreement(pushed: &Value, event: &Event) -> Option<String> {
    let header = &pushed["header"];
    let is_text = |name: &str| header[name].is_null() || header[name].is_string();
    let texts = ["event_id", "event_type", "create_time", "token", "app_id", "tenant_key"];
    if let Some(name) = texts.into_iter().find(|name| !is_text(name)) {
        return Some(format!("header/{name}: it is not a string"));
    }
    match header["event_type"].as_str() {
        Some(shown) if shown != event.id => Some(format!("it shows the event `{shown}`")),
        _ => message(disagreement(&pushed["event"], event.payload(), Direction::Response)),
    }
}

/// A string literal, whatever is in the text: a raw one, if all its characters are allowed in a source file.
fn literal(text: &str) -> String {
    let longest = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len()).max();
    let fence = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let is_plain = |c: char| matches!(c, '\n' | '\t') || !is_control(c);
    if !text.chars().all(is_plain) { format!("{text:?}") } else { format!("r{fence}\"{text}\"{fence}") }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_a_literal() {
        for text in ["", "a", "a\"b", "\"##", "\\", "a\r\nb", "\"#\"##\"", "a\0\u{202e}\u{2028}b"] {
            let written = literal(text);
            assert!(!written.contains(['\r', '\0', '\u{202e}', '\u{2028}']), "{written:?}");
            let literal: syn::LitStr = syn::parse_str(&written).expect(text);
            assert_eq!(literal.value(), text);
        }
    }
}
