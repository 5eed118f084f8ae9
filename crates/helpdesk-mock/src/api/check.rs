//! A request against what its operation documents.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use helpdesk_schema::{BodyFormat, Field, Form, Operation, Payload, Type};
use serde_json::{Map, Number, Value};

use super::encoding::{decode_query, decode_segment, query_pairs};
use super::router::Route;
use super::{time, token_operations};

const BROKEN_ENCODING: &str = "its percent-encoding is broken, or it is not UTF-8";

/// Every problem of a request, named by its place: `body/content: expected an object, found a string`.
pub(crate) fn problems(route: &Route, query: &str, headers: &HeaderMap, body: &[u8]) -> Vec<String> {
    let operation = route.operation;
    let mut check = Check::default();
    check.within("path", |check| check.path(&operation.path_parameters, &route.parameters));
    check.within("query", |check| check.query(&operation.query, query));
    check.within("header", |check| check.headers(operation, headers));
    match operation.body_format {
        Some(BodyFormat::Json) => check.json_body(operation, headers, body),
        Some(BodyFormat::Multipart) => check.media_type("multipart/form-data", headers),
        None if body.is_empty() || is_empty_object(body) => {}
        None => check.within("body", |check| check.problem("the operation has no body")),
    }
    check.problems
}

/// Every problem of the payload of an answer, which is to be sent: a field that is not documented, a value of another type.
pub(crate) fn answer_problems(operation: &Operation, payload: &Value) -> Vec<String> {
    let mut check = Check { holds: Holds::Answer, ..Check::default() };
    match (operation.payload(), payload) {
        (Payload::Object(_), Value::Object(members)) => {
            let fields = operation.data().map_or(operation.response.as_slice(), |data| &data.fields);
            let type_name = operation.data().and_then(|data| match &data.ty {
                Type::Object(name) => name.as_deref(),
                _ => None,
            });
            check.members(&Enclosing { type_name, fields, outer: None }, members);
        }
        (Payload::Value(field), value) => {
            let nothing = Enclosing { type_name: None, fields: &[], outer: None };
            check.within(&field.name, |check| check.field(field, value, &nothing));
        }
        (Payload::Object(_), other) => check.problems.push(format!("expected an object, found {}", kind(other))),
        (Payload::File, _) => check.problems.push("the operation answers a file".to_owned()),
    }
    check.problems
}

/// Every problem of something that is kept, as far as these fields document it.
pub(crate) fn stored_problems(place: &str, fields: &[Field], members: &Map<String, Value>) -> Vec<String> {
    let mut check = Check { place: place.to_owned(), holds: Holds::Stored, ..Check::default() };
    check.members(&Enclosing { type_name: None, fields, outer: None }, members);
    check.problems
}

/// The platform's own SDK for Node sends `{}` where an operation has no body, with GET too.
fn is_empty_object(body: &[u8]) -> bool {
    serde_json::from_slice::<Map<String, Value>>(body).is_ok_and(|object| object.is_empty())
}

/// An object and those around it, for the fields that repeat one of them.
struct Enclosing<'a> {
    type_name: Option<&'a str>,
    fields: &'a [Field],
    outer: Option<&'a Self>,
}

impl Enclosing<'_> {
    fn find(&self, type_name: &str) -> Option<&Self> {
        if self.type_name == Some(type_name) { Some(self) } else { self.outer?.find(type_name) }
    }
}

/// The kind of object that is checked.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// A request: it has what is required, and nothing that is not documented.
    #[default]
    Request,
    /// An answer: any field may be absent or null, and nothing else is there.
    Answer,
    /// A stored thing: it may have fields that are not documented.
    Stored,
}

#[derive(Default)]
struct Check {
    place: String,
    problems: Vec<String>,
    holds: Holds,
}

impl Check {
    fn problem(&mut self, message: impl AsRef<str>) {
        self.problems.push(format!("{}: {}", self.place, message.as_ref()));
    }

    /// Runs a check on something below the present place.
    fn within(&mut self, step: &str, check: impl FnOnce(&mut Self)) {
        let outer = self.place.len();
        if outer > 0 && !step.starts_with('[') {
            self.place.push('/');
        }
        self.place.push_str(step);
        check(self);
        self.place.truncate(outer);
    }

    fn path(&mut self, fields: &[Field], parameters: &[(&str, &str)]) {
        for (name, encoded) in parameters {
            let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
            self.within(name, |check| match decode_segment(encoded) {
                Some(text) => check.parameter(field, &[text]),
                None => check.problem(BROKEN_ENCODING),
            });
        }
    }

    fn query(&mut self, fields: &[Field], query: &str) {
        let mut given: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in query_pairs(query) {
            match (decode_query(name), decode_query(value)) {
                (Some(name), Some(value)) => given.entry(name).or_default().push(value),
                _ => self.within(name, |check| check.problem(BROKEN_ENCODING)),
            }
        }
        for field in fields {
            match given.remove(&field.name) {
                Some(values) => self.within(&field.name, |check| check.parameter(field, &values)),
                None if field.required == Some(true) => self.within(&field.name, |check| check.problem("missing")),
                None => {}
            }
        }
        for name in given.keys() {
            self.within(name, |check| check.problem("unknown parameter"));
        }
    }

    /// A parameter in the path or query, which came once or, where it is an array, any number of times.
    fn parameter(&mut self, field: &Field, texts: &[String]) {
        match (&field.ty, texts) {
            (Type::Array(item), _) => {
                let items = texts.iter().map(|text| self.scalar(item, text).unwrap_or_default()).collect();
                self.limits(field, &Value::Array(items));
            }
            (ty, [text]) => {
                if let Some(value) = self.scalar(ty, text) {
                    self.limits(field, &value);
                }
            }
            (_, _) => self.problem(format!("given {} times, but it is not an array", texts.len())),
        }
    }

    fn scalar(&mut self, ty: &Type, text: &str) -> Option<Value> {
        let value = match ty.in_json() {
            Type::Integer => text.parse::<i64>().ok().map(Value::from),
            Type::Number => text.parse().ok().and_then(Number::from_f64).map(Value::Number),
            // The platform's own SDK for Python writes `True`.
            Type::Boolean => match text {
                "true" | "True" => Some(Value::Bool(true)),
                "false" | "False" => Some(Value::Bool(false)),
                _ => None,
            },
            _ => Some(Value::from(text)),
        };
        if value.is_none() {
            self.problem(format!("expected {}, found `{text}`", expected(ty)));
        }
        if let Some(value) = &value {
            self.time(ty, value);
        }
        value
    }

    fn headers(&mut self, operation: &Operation, headers: &HeaderMap) {
        for header in operation.headers.iter().filter(|header| header.required) {
            if !headers.contains_key(&header.name) {
                self.within(&header.name, |check| check.problem("missing"));
            }
        }
    }

    fn media_type(&mut self, expected: &str, headers: &HeaderMap) {
        let found = headers.get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let found = found.as_deref().unwrap_or("none");
        let media_type = found.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case(expected) {
            self.within("header/Content-Type", |check| check.problem(format!("expected {expected}, found {found}")));
        }
    }

    fn json_body(&mut self, operation: &Operation, headers: &HeaderMap, body: &[u8]) {
        let value = if body.is_empty() {
            // Nothing is left out of an empty body that could not be left out of `{}`.
            Value::Object(Map::new())
        } else {
            // The platform's own SDK for Python names no type when it asks for a token.
            if !token_operations::issues_to_app(&operation.id) || headers.contains_key(CONTENT_TYPE) {
                self.media_type("application/json", headers);
            }
            match serde_json::from_slice(body) {
                Ok(value) => value,
                Err(error) => return self.within("body", |check| check.problem(format!("not JSON: {error}"))),
            }
        };
        self.within("body", |check| match &value {
            Value::Object(members) => {
                check.members(&Enclosing { type_name: None, fields: &operation.body, outer: None }, members);
            }
            other => check.problem(format!("expected an object, found {}", kind(other))),
        });
    }

    fn members(&mut self, object: &Enclosing, members: &Map<String, Value>) {
        for (name, value) in members {
            self.within(name, |check| match object.fields.iter().find(|field| field.name == *name) {
                Some(field) => {
                    check.field(field, value, object);
                    check.forms(field, value, members);
                }
                None if check.holds == Holds::Stored => {}
                None => check.problem("unknown field"),
            });
        }
        for field in object.fields {
            if self.holds == Holds::Request && field.required == Some(true) && !members.contains_key(&field.name) {
                self.within(&field.name, |check| check.problem("missing"));
            }
        }
    }

    fn field(&mut self, field: &Field, value: &Value, object: &Enclosing) {
        if value.is_null() && self.holds != Holds::Request {
            return;
        }
        if value.is_null() && field.required != Some(true) && !takes_null(&field.ty) {
            self.problem(format!("expected {}, found null; leave the field out instead", expected(&field.ty)));
            return;
        }
        if self.value(field, &field.ty, value, object) {
            self.limits(field, value);
        }
    }

    /// An object, or a JSON text of one, against the form that another field says it has.
    fn forms(&mut self, field: &Field, value: &Value, members: &Map<String, Value>) {
        let Some(forms) = &field.forms else { return };
        let object: Map<String, Value> = match (&field.ty, value) {
            (Type::String, Value::String(text)) => match serde_json::from_str(text) {
                Ok(object) => object,
                Err(error) => return self.problem(format!("expected a JSON object as text: {error}")),
            },
            (Type::Object(_), Value::Object(object)) => object.clone(),
            // That is a problem of its own.
            _ => return,
        };
        let Some(said) = members.get(&forms.by).and_then(Value::as_str) else { return };
        let is_of = |form: &&Form| form.keys.iter().any(|key| object.contains_key(key));
        let found = forms.items.iter().find(is_of);
        let fits = match forms.items.iter().find(|form| form.value == said) {
            Some(form) => is_of(&form),
            None => found.is_none(),
        };
        if !fits {
            let found = found.map_or("another type".to_owned(), |form| format!("the type `{}`", form.value));
            self.problem(format!("`{}` is `{said}`, but the content is of {found}", forms.by));
        }
    }

    /// A value against a field's type, or a type inside of it. Tells whether the value itself is of that type; what is wrong
    /// with its items or members counts as theirs.
    fn value(&mut self, field: &Field, ty: &Type, value: &Value, object: &Enclosing) -> bool {
        match (ty.in_json(), value) {
            (Type::Any, _)
            | (Type::Nullable(_), Value::Null)
            | (Type::Boolean, Value::Bool(_))
            | (Type::Number, Value::Number(_))
            | (Type::String | Type::TextOr(_), Value::String(_)) => {}
            (Type::Integer, Value::Number(number)) if number.is_i64() => {}
            (Type::Array(inner) | Type::OneOrMany(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.within(&format!("[{index}]"), |check| _ = check.value(field, inner, item, object));
                }
            }
            (Type::Map(inner), Value::Object(entries)) => {
                for (key, entry) in entries {
                    self.within(key, |check| _ = check.value(field, inner, entry, object));
                }
            }
            // An object without documented fields may hold anything.
            (Type::Object(_), Value::Object(_)) if field.fields.is_empty() => {}
            (Type::Object(type_name), Value::Object(members)) => {
                let type_name = type_name.as_deref();
                self.members(&Enclosing { type_name, fields: &field.fields, outer: Some(object) }, members);
            }
            (Type::Ancestor(type_name), Value::Object(members)) => {
                if let Some(ancestor) = object.find(type_name) {
                    self.members(ancestor, members);
                }
            }
            (Type::OneOrMany(inner) | Type::TextOr(inner) | Type::Nullable(inner), one) => {
                return self.value(field, inner, one, object);
            }
            (_, other) => {
                self.problem(format!("expected {}, found {}", expected(ty), kind(other)));
                return false;
            }
        }
        self.time(ty, value);
        true
    }

    /// The number of a moment or a duration against its unit.
    fn time(&mut self, ty: &Type, value: &Value) {
        let problem = ty.time_format().and_then(|format| time::problem(ty, format, value));
        if let Some(problem) = problem {
            self.problem(problem);
        }
    }

    /// A value against a field's constraints, the pattern excepted.
    fn limits(&mut self, field: &Field, value: &Value) {
        let Some(constraints) = &field.constraints else { return };
        let length = match value {
            Value::String(text) => Some((text.chars().count(), "characters")),
            Value::Array(items) => Some((items.len(), "items")),
            _ => None,
        };
        if let Some((size, unit)) = length {
            let size = i64::try_from(size).unwrap_or(i64::MAX);
            if let Some(least) = constraints.min_length.filter(|least| size < *least) {
                self.problem(format!("{size} {unit}, but at least {least} are needed"));
            }
            if let Some(most) = constraints.max_length.filter(|most| size > *most) {
                self.problem(format!("{size} {unit}, but at most {most} are allowed"));
            }
        }
        if let Value::Number(number) = value {
            if let Some(least) = constraints.minimum.filter(|least| compare(number, *least) == Some(Ordering::Less)) {
                self.problem(format!("{number} is less than {least}"));
            }
            if let Some(most) = constraints.maximum.filter(|most| compare(number, *most) == Some(Ordering::Greater)) {
                self.problem(format!("{number} is more than {most}"));
            }
        }
    }
}

fn takes_null(ty: &Type) -> bool {
    matches!(ty, Type::Any | Type::Nullable(_))
}

fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "a boolean",
        Type::Integer => "an integer",
        Type::Number => "a number",
        Type::String => "a string",
        Type::Object(_) | Type::Ancestor(_) | Type::Map(_) => "an object",
        Type::Array(_) => "an array",
        Type::OneOrMany(inner) | Type::TextOr(inner) | Type::Nullable(inner) => expected(inner),
        Type::Time(_) | Type::Duration(_) => expected(ty.in_json()),
        Type::Any => "any value",
        Type::File => "a file",
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_u64() && !number.is_i64() => "an integer beyond 64 bits",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn compare(number: &Number, limit: i64) -> Option<Ordering> {
    match number.as_i64() {
        Some(integer) => Some(integer.cmp(&limit)),
        None => number.as_f64()?.partial_cmp(&(limit as f64)),
    }
}
