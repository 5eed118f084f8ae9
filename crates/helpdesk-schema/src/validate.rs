//! The rules that a schema keeps.

use std::collections::BTreeSet;
use std::fmt;

use crate::json::Value;
use crate::{
    BodyFormat, Example, Field, FieldLocation, Method, Operation, ResponseForm, Rule, RulePlace, Schema, Test, Type,
    ValueList,
};

/// A rule that a schema breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which thing breaks it: `helpdesk.v1.ticket.message.create body/content`.
    pub place: String,
    /// The path of the page that documents it.
    pub page: String,
    /// The problem, as a sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl Schema {
    /// Every rule that the schema breaks, in the order of its things; empty where it is sound.
    ///
    /// The rules say what the pages cannot mean, whatever they say: one path for two operations, a placeholder without a
    /// parameter, children of a scalar. That public names are unique is checked where they are given.
    pub fn validate(&self) -> Vec<Problem> {
        let mut problems = self.faults();
        let mut routes = BTreeSet::new();
        for operation in &self.operations {
            if !routes.insert((operation.method, operation.route())) {
                let mut check = Check { id: &operation.id, page: &operation.page.path, problems: &mut problems };
                check.problem("", format!("two pages document {} {}", operation.method.as_str(), operation.path));
            }
        }
        problems
    }

    /// The same without the rule that each path is that of one operation: variants of a call, each with its own page, have one
    /// in common.
    pub fn faults(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut ids = BTreeSet::new();
        for operation in &self.operations {
            let mut check = Check { id: &operation.id, page: &operation.page.path, problems: &mut problems };
            if !ids.insert(operation.id.as_str()) {
                check.problem("", "two pages document an operation of this id");
            }
            check.operation(operation);
        }
        for event in &self.events {
            let mut check = Check { id: &event.id, page: &event.page.path, problems: &mut problems };
            if !ids.insert(event.id.as_str()) {
                check.problem("", "two pages document an event of this type");
            }
            check.fields(FieldLocation::Event.as_str(), &event.fields, &mut Vec::new());
            check.example("event example", event.example.as_ref());
        }
        problems
    }
}

struct Check<'a> {
    id: &'a str,
    page: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn problem(&mut self, place: &str, message: impl Into<String>) {
        let place = if place.is_empty() { self.id.to_owned() } else { format!("{} {place}", self.id) };
        self.problems.push(Problem { place, page: self.page.to_owned(), message: message.into() });
    }

    fn operation(&mut self, operation: &Operation) {
        if !operation.path.starts_with('/') {
            self.problem("", format!("the path `{}` does not start with `/`", operation.path));
        }
        let placeholders: Vec<&str> = operation.placeholders().collect();
        let parameters: Vec<&str> = operation.path_parameters.iter().map(|field| field.name.as_str()).collect();
        let mut unlisted = placeholders.iter().filter(|name| !parameters.contains(name));
        for name in parameters.iter().filter(|name| !placeholders.contains(name)) {
            let other = unlisted.next().map(|other| format!("; it has `:{other}`, which is not a path parameter"));
            let message = format!("the path {} has no `:{name}`{}", operation.path, other.unwrap_or_default());
            self.problem(&format!("path/{name}"), message);
        }
        for name in unlisted {
            self.problem("", format!("`:{name}` is in the path, but no path parameter has that name"));
        }
        for field in &operation.path_parameters {
            if !matches!(field.ty, Type::String | Type::Integer) {
                self.problem(&format!("path/{}", field.name), format!("a path cannot hold the type `{}`", field.ty));
            }
        }
        for field in &operation.query {
            let item = match &field.ty {
                Type::Array(item) => item,
                other => other,
            };
            if !matches!(item.in_json(), Type::String | Type::Integer | Type::Number | Type::Boolean) {
                self.problem(&format!("query/{}", field.name), format!("a query cannot hold the type `{}`", field.ty));
            }
        }
        if operation.body_format.is_none() && !operation.body.is_empty() {
            self.problem("body", "there are body fields, but no body format");
        }
        if operation.body_format.is_some() && operation.body.is_empty() {
            self.problem("body", "there is a body format, but no body field");
        }
        if operation.body_format == Some(BodyFormat::Multipart) && operation.method == Method::Get {
            self.problem("body", "a GET request has no multipart body");
        }
        if operation.response_form == ResponseForm::Data && operation.data().is_none() {
            self.problem("response", "the response holds `data`, but no field has that name");
        }
        for (location, fields) in operation.tables() {
            self.fields(location.as_str(), fields, &mut Vec::new());
        }
        self.example("request example", operation.request_example.as_ref());
        self.example("response example", operation.response_example.as_ref());
        let mut codes = BTreeSet::new();
        for error in &operation.errors {
            if !codes.insert(error.code) {
                self.problem("errors", format!("the code {} is listed twice", error.code));
            }
        }
        operation.rules.iter().for_each(|rule| self.rule(operation, rule));
    }

    fn rule(&mut self, operation: &Operation, rule: &Rule) {
        for condition in rule.conditions() {
            let fields = match condition.place {
                RulePlace::Query => &operation.query,
                RulePlace::Body => &operation.body,
                // The stored item is not a part of the request.
                RulePlace::Item => continue,
            };
            let (root, below) = (condition.path.first(), condition.path.iter().skip(1));
            let root = root.and_then(|name| fields.iter().find(|field| field.name == *name));
            let found =
                below.fold(root, |found, name| found.and_then(|field| field.fields.iter().find(|it| it.name == *name)));
            if found.is_none() {
                self.problem("rules", format!("`{condition}` is about a field that is not documented"));
            }
        }
        for made in &rule.then {
            let is_value = !made.not && matches!(&made.test, Test::OneOf(values) if values.len() == 1);
            if made.place != RulePlace::Item || !is_value {
                self.problem("rules", format!("`{made}` does not say what becomes of the item"));
            }
        }
        if let Some(code) = rule.code.filter(|code| operation.errors.iter().all(|error| error.code != *code)) {
            self.problem("rules", format!("`{rule}` refuses with the code {code}, which is not listed"));
        }
    }

    fn fields<'a>(&mut self, place: &str, fields: &'a [Field], ancestors: &mut Vec<&'a Type>) {
        let mut names = BTreeSet::new();
        for field in fields {
            let place = format!("{place}/{}", field.name);
            if field.name.is_empty() {
                self.problem(&place, "a field without a name");
            }
            if !names.insert(field.name.as_str()) {
                self.problem(&place, "two fields side by side have this name");
            }
            let innermost = field.ty.innermost();
            if !field.fields.is_empty() && !matches!(innermost, Type::Object(_)) {
                self.problem(&place, format!("it has fields below it, but its type is `{}`", field.ty));
            }
            if let Type::Ancestor(name) = innermost {
                if !ancestors.iter().any(|ty| **ty == Type::Object(Some(name.clone()))) {
                    self.problem(&place, format!("no object around it is of the type `{name}`"));
                }
            }
            let nullable = match &field.ty {
                Type::Nullable(inner) => inner,
                ty => ty,
            };
            if innermost.time_format().is_some() && *nullable != *innermost {
                self.problem(
                    &place,
                    format!("a moment or a duration can be in `nullable<...>` alone, not in `{}`", field.ty),
                );
            }
            if let Some(values) = &field.values {
                // The values of a map are its keys.
                let ty = if matches!(field.ty, Type::Map(_)) { &Type::String } else { innermost };
                self.values(&place, ty, values);
            }
            if let Some(forms) = &field.forms {
                if !fields.iter().any(|other| other.name == forms.by) {
                    self.problem(
                        &place,
                        format!("its form follows from `{}`, but no field beside it has that name", forms.by),
                    );
                }
                if !matches!(field.ty, Type::Object(_) | Type::String) {
                    self.problem(&place, format!("it has forms of an object, but its type is `{}`", field.ty));
                }
            }
            ancestors.push(innermost);
            self.fields(&place, &field.fields, ancestors);
            ancestors.pop();
        }
    }

    fn values(&mut self, place: &str, ty: &Type, values: &ValueList) {
        if values.items.is_empty() {
            self.problem(place, "a list of no values");
        }
        let mut keys = BTreeSet::new();
        for value in &values.items {
            if !keys.insert(value.key.as_str()) {
                self.problem(place, format!("the value `{}` is listed twice", value.key));
            }
            let fits = match ty {
                Type::Integer => value.key.parse::<i64>().is_ok(),
                Type::Boolean => matches!(value.key.as_str(), "true" | "false"),
                Type::String | Type::Any => true,
                _ => false,
            };
            if !fits {
                self.problem(place, format!("`{}` is not a value of the type `{ty}`", value.key));
            }
        }
    }

    fn example(&mut self, place: &str, example: Option<&Example>) {
        if let Some(Err(error)) = example.map(|example| Value::parse(example.as_str())) {
            self.problem(place, format!("it is not JSON: {error}"));
        }
    }
}
