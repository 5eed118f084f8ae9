//! Every fact of the schema is in the document, and nothing else is.

mod reader;

use std::collections::BTreeSet;

use helpdesk_openapi::document;

use helpdesk_schema::{
    BodyFormat, Direction, Event, Field, Language, Operation, ResponseForm, Schema, Scope, Text, TokenKind, Type,
};
use serde_json::Value;

#[test]
fn the_document_says_what_the_schema_says() {
    let schema = Schema::from_json(include_str!("../../../helpdesk-types/schema/helpdesk-v1.json")).expect("a schema");
    for language in [Language::English, Language::Chinese] {
        says_the_same(schema.clone(), language);
    }
}

fn says_the_same(mut schema: Schema, language: Language) {
    let document =
        document("Helpdesk".to_owned(), &[("", &schema)], language, &mut |page, reason| panic!("{page}: {reason}"));
    // The facts below are in that language.
    schema.texts_mut(&mut |_, text| *text = Text::new(text.to(language)));
    if language == Language::English {
        let operations = schema.operations.iter_mut().map(|operation| &mut operation.page);
        for page in operations.chain(schema.events.iter_mut().map(|event| &mut event.page)) {
            page.url = page.url.replace("open.feishu.cn", "open.larksuite.com");
        }
    }
    let document = serde_json::to_value(document).expect("JSON");
    let mut written = Facts::default();
    for operation in &schema.operations {
        written.operation(operation);
    }
    for event in &schema.events {
        written.event(event);
    }
    let read = reader::facts(&document);

    let codes = read.iter().filter(|fact| fact.split(' ').nth(1) == Some("error")).count();
    let fields = read.iter().filter(|fact| fact.contains(" is ") && fact.contains(", required: ")).count();
    let errors = schema.operations.iter().map(|operation| operation.errors.len()).sum::<usize>();
    assert!(schema.operations.len() >= 50 && schema.events.len() >= 4, "{}", schema.operations.len());
    assert_eq!((fields, codes), (schema.fields(), errors));

    let (own, described): (Vec<_>, Vec<_>) = read.into_iter().partition(|fact| description(fact).is_none());
    let (expected, words): (Vec<_>, Vec<_>) = written.facts.into_iter().partition(|fact| description(fact).is_none());
    assert_same(own, expected);
    // Objects that look the same are one component, which has the words of the first page.
    let words: BTreeSet<_> = words.iter().filter_map(|fact| description(fact)).collect();
    for fact in &described {
        assert!(description(fact).is_some_and(|description| words.contains(&description)), "no page says: {fact}");
    }
}

/// The name of a field, and what its page says of it for people.
fn description(fact: &str) -> Option<(&str, &str)> {
    let (place, words) = fact.split_once(" described ")?;
    Some((place.rsplit('/').next()?, words))
}

fn assert_same(mut read: Vec<String>, mut expected: Vec<String>) {
    read.sort_unstable();
    expected.sort_unstable();
    let without = |all: &[String], others: &[String]| {
        all.iter().filter(|fact| others.binary_search(fact).is_err()).cloned().collect::<Vec<_>>()
    };
    let (gone, new) = (without(&expected, &read), without(&read, &expected));
    assert!(
        gone.is_empty() && new.is_empty(),
        "the schema says, the document does not: {gone:#?}\nthe other way: {new:#?}"
    );
    assert_eq!(read.len(), expected.len());
}

/// The facts of the schema, in the words of the reader.
#[derive(Default)]
struct Facts {
    facts: Vec<String>,
}

impl Facts {
    fn fact(&mut self, place: &str, fact: impl AsRef<str>) {
        self.facts.push(format!("{place} {}", fact.as_ref()));
    }

    fn operation(&mut self, operation: &Operation) {
        let id = &operation.id;
        let braces = |part: &str| part.strip_prefix(':').map_or(part.to_owned(), |name| format!("{{{name}}}"));
        let path: Vec<String> = operation.path.split('/').map(braces).collect();
        self.fact(id, format!("is {} {}", operation.method.as_str(), path.join("/")));
        self.fact(id, format!("id {}{}", operation.name[..1].to_lowercase(), &operation.name[1..]));
        self.page(id, &operation.module, &operation.page, &operation.description);
        self.scopes(id, &operation.scopes);
        for app in &operation.app_types {
            self.fact(id, format!("app {app}"));
        }
        for limit in &operation.rate_limits {
            self.fact(id, format!("limit {limit}"));
        }
        let named: Vec<&str> =
            operation.scopes.iter().map(|scope| scope.name.as_str()).filter(|name| !name.is_empty()).collect();
        let scopes = serde_json::to_string(&named).expect("JSON");
        let key = "X-Lark-Helpdesk-Authorization";
        assert!(operation.headers.iter().all(|header| header.required && header.name == key), "{id}");
        for token in &operation.tokens {
            self.fact(id, format!("token {}", token.as_str()));
            let word = match token {
                TokenKind::Tenant => "tenant",
                TokenKind::User => "user",
                TokenKind::App => "app",
            };
            self.fact(id, format!("needs bearer {word}{scopes} and header {key}[]"));
        }
        if let Some(paging) = &operation.paging {
            let parts = [
                ("scheme", paging.scheme.as_str()),
                ("items", &paging.items),
                ("page", &paging.page),
                ("page_size", &paging.page_size),
                ("next_page", &paging.next_page),
                ("has_more", &paging.has_more),
                ("total", &paging.total),
            ];
            for (key, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
                self.fact(id, format!("paging {key} {value}"));
            }
            if let Some(rows) = paging.max_rows {
                self.fact(id, format!("paging max_rows {rows}"));
            }
        }
        for error in &operation.errors {
            let status = error.status.map_or("default".to_owned(), |status| status.to_string());
            self.fact(
                id,
                format!(
                    "error {status} {} {} {:?} {:?}",
                    error.code,
                    error.name,
                    error.message.page(),
                    error.advice.page()
                ),
            );
        }
        if let Some(format) = operation.body_format {
            let media_type = match format {
                BodyFormat::Json => "application/json",
                BodyFormat::Multipart => "multipart/form-data",
            };
            let required = operation.body.iter().any(|field| field.required == Some(true));
            self.fact(id, format!("body {media_type}, required: {required}"));
        }
        if operation.response_form == ResponseForm::Binary {
            self.fact(id, "answers application/octet-stream");
            self.fact(id, "answers */*");
        }
        for (location, fields) in operation.tables() {
            self.fields(&format!("{id} {}", location.as_str()), fields, location.direction());
        }
        self.example(&format!("{id} body"), operation.request_example.as_ref());
        self.example(&format!("{id} response"), operation.response_example.as_ref());
    }

    fn event(&mut self, event: &Event) {
        let id = &event.id;
        self.fact(id, format!("is pushed as {id}"));
        self.fact(id, format!("id {}{}", event.name[..1].to_lowercase(), &event.name[1..]));
        self.page(id, &event.module, &event.page, &event.description);
        self.scopes(id, &event.scopes);
        for app in &event.app_types {
            self.fact(id, format!("app {app}"));
        }
        self.fields(&format!("{id} event"), &event.fields, Direction::Response);
        self.example(&format!("{id} event"), event.example.as_ref());
    }

    fn page(&mut self, id: &str, module: &str, page: &helpdesk_schema::Page, description: &Text) {
        self.fact(id, format!("tags [{module:?}]"));
        self.fact(id, format!("title {}", Value::from(page.title.page())));
        self.fact(id, format!("description {:?}", description.page()));
        self.fact(id, format!("url {}", Value::from(page.url.as_str())));
    }

    fn scopes(&mut self, place: &str, scopes: &[Scope]) {
        for scope in scopes {
            self.fact(place, format!("scope {:?} {:?}", scope.name, scope.description.page()));
        }
    }

    fn fields(&mut self, place: &str, fields: &[Field], direction: Direction) {
        for field in fields {
            let is_code = direction == Direction::Response && place.ends_with(" response") && field.name == "code";
            let place = format!("{place}/{}", field.name);
            let is_request = direction == Direction::Request;
            let is_required = is_code || is_request && field.required == Some(true);
            let always = if !is_request && field.required == Some(true) { ", always present" } else { "" };
            self.fact(&place, format!("is {}, required: {is_required}{always}", spelled(&field.ty)));
            self.scopes(&place, &field.scopes);
            if let Some(forms) = &field.forms {
                for form in &forms.items {
                    self.fact(&place, format!("form {} of {}: {:?}", form.value, forms.by, form.keys));
                }
            }
            let is_array = matches!(field.ty, Type::Array(_));
            if let Some(limits) = &field.constraints {
                let bounds = [
                    ("minimum", limits.minimum),
                    ("maximum", limits.maximum),
                    (if is_array { "minItems" } else { "minLength" }, limits.min_length),
                    (if is_array { "maxItems" } else { "maxLength" }, limits.max_length),
                ];
                for (keyword, bound) in bounds {
                    if let Some(bound) = bound {
                        self.fact(&place, format!("{keyword} {bound}"));
                    }
                }
                if let Some(pattern) = &limits.pattern {
                    self.fact(&place, format!("pattern {}", Value::from(pattern.as_str())));
                }
            }
            let literal = |text: &str| match field.ty.innermost() {
                Type::Integer | Type::Number | Type::Boolean => text.to_owned(),
                _ => Value::from(text).to_string(),
            };
            if let Some(default) = &field.default {
                self.fact(&place, format!("default {}", literal(default)));
            }
            for value in field.values.iter().flat_map(|list| &list.items) {
                let key = if matches!(field.ty, Type::Map(_)) {
                    Value::from(value.key.as_str()).to_string()
                } else {
                    literal(&value.key)
                };
                self.fact(&place, format!("value {key} {}", value.name));
                self.fact(&place, format!("described {key}: {:?}", value.label.page()));
            }
            if let (Some(example), None) = (&field.example, &field.values) {
                self.fact(&place, format!("described as {}", shown(&field.ty, example)));
            }
            self.fact(&place, format!("described {:?}", reader::words(field.description.page())));
            self.fields(&place, &field.fields, direction);
        }
    }

    fn example(&mut self, place: &str, example: Option<&helpdesk_schema::Example>) {
        if let Some(example) = example {
            self.fact(place, format!("example {}", example.value().expect("JSON")));
        }
    }
}

/// An example as a value of the type: one item of an array is an array, and anything can be a string.
fn shown(ty: &Type, example: &str) -> Value {
    match (ty.in_json(), serde_json::from_str(example)) {
        (Type::String, Ok(Value::String(text))) => Value::from(text),
        (Type::String, _) => Value::from(example),
        (Type::Array(_), Ok(value @ Value::Array(_))) => value,
        (Type::Array(_), Ok(value)) => Value::from(vec![value]),
        (Type::Array(_), Err(_)) => Value::from(vec![example]),
        (_, Ok(value)) => value,
        (_, Err(_)) => Value::from(example),
    }
}

/// The type without the names that pages give to objects: those name no shape.
fn spelled(ty: &Type) -> String {
    match ty {
        Type::Object(_) => "object".to_owned(),
        Type::Ancestor(_) => "ancestor".to_owned(),
        Type::Array(inner) => format!("array<{}>", spelled(inner)),
        Type::Map(inner) => format!("map<{}>", spelled(inner)),
        Type::OneOrMany(inner) => format!("one-or-many<{}>", spelled(inner)),
        Type::TextOr(inner) => format!("text-or<{}>", spelled(inner)),
        Type::Nullable(inner) => format!("nullable<{}>", spelled(inner)),
        other => other.to_string(),
    }
}
