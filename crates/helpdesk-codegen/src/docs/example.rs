//! The doc example of a request: `new` with the example values of the page, and a setter.

use std::collections::BTreeSet;
use std::str::FromStr;

use helpdesk_schema::json::Value;
use helpdesk_schema::{Field, TimeUnit, Type, ValueList};

use super::expression::{Expression, WIDTH};
use crate::names::{is_by_hand, local};
use crate::operation::Request;
use crate::types::{Member, converts, is_argument};
use crate::{Options, raw_name};

/// Longer example values are left out: the field's own name tells more.
const LONGEST: usize = 60;

/// The Rust text of the example. It compiles and runs.
pub(crate) fn of(request: &Request<'_>, options: &Options<'_>) -> String {
    let (name, operation) = (request.name.to_string(), request.operation());
    let mut values = Values::default();
    let required = request.all.iter().filter(|member| member.required());
    let arguments = required.map(|member| values.argument(member.field)).collect();
    let new = Expression::call(format!("{name}::new"), arguments);
    let setter = request.all.iter().find(|member| has_setter(member)).map(|member| {
        let arguments = vec![values.argument(member.field)];
        Expression::call(format!(".{}", member.setter()), arguments)
    });

    values.types.insert(name.clone());
    values.roots.insert("Operation");
    let module = options.module.into_iter().chain([operation.module.as_str()]).map(raw_name);
    let module = [options.crate_name.to_owned()].into_iter().chain(module).collect::<Vec<_>>().join("::");
    let roots: Vec<&str> = values.roots.into_iter().collect();
    let types: Vec<&str> = values.types.iter().map(String::as_str).collect();
    [
        import(options.crate_name, &roots),
        import(&module, &types),
        String::new(),
        statement(&new, setter.as_ref()),
        format!("assert_eq!({name}::METHOD.as_str(), {:?});", operation.method.as_str()),
        format!("assert_eq!({name}::PATH, {:?});", operation.path),
    ]
    .join("\n")
}

fn import(module: &str, names: &[&str]) -> String {
    match names {
        [name] => format!("use {module}::{name};"),
        names => format!("use {module}::{{{}}};", names.join(", ")),
    }
}

/// `let request = ...;`, with the setter in a line of its own where both do not fit into one.
fn statement(new: &Expression, setter: Option<&Expression>) -> String {
    const START: &str = "let request = ";
    let new = new.print(0, START.len());
    let Some(setter) = setter else { return format!("{START}{new};") };
    let indent = if new.contains('\n') { 0 } else { 4 };
    let setter = setter.print(indent, indent);
    let line = format!("{START}{new}{setter};");
    let fits = line.chars().count() <= WIDTH && !line.contains('\n');
    if fits { line } else { format!("{START}{new}\n{:indent$}{setter};", "") }
}

/// Whether the setter of the field makes a good example: a plain value that the page shows.
fn has_setter(member: &Member<'_>) -> bool {
    let is_plain =
        matches!(member.field.ty, Type::String | Type::Integer | Type::Boolean | Type::Number | Type::Time(_));
    member.optional() && is_plain && member.field.example.is_some()
}

/// Makes values, and gathers the types that they need.
#[derive(Default)]
struct Values {
    types: BTreeSet<String>,
    roots: BTreeSet<&'static str>,
}

impl Values {
    /// What `new` or a setter takes.
    fn argument(&mut self, field: &Field) -> Expression {
        match &field.ty {
            Type::Array(item) if matches!(**item, Type::Ancestor(_)) => {
                self.types.insert(local(&field.type_name).to_owned());
                Expression::Atom(format!("Vec::<{}>::new()", local(&field.type_name)))
            }
            Type::Array(item) if converts(field, item) => list("[", vec![self.converted(field, item)]),
            Type::Array(item) => list("[", self.items(field, item)),
            ty if converts(field, ty) => self.converted(field, ty),
            ty => self.value(field, ty),
        }
    }

    /// A value that becomes one of the type by `into`.
    fn converted(&mut self, field: &Field, ty: &Type) -> Expression {
        match ty {
            Type::Object(_) if is_by_hand(&field.type_name) => json(field),
            Type::String if field.values.is_none() => Expression::text(&text(field)),
            ty => self.value(field, ty),
        }
    }

    /// A value of the type itself.
    fn value(&mut self, field: &Field, ty: &Type) -> Expression {
        let listed = field.values.as_ref().filter(|_| !matches!(field.ty, Type::Map(_)));
        match (ty, listed) {
            (Type::String | Type::Integer, Some(list)) => self.listed(field, list),
            (Type::String, None) => Expression::call("String::from", vec![Expression::text(&text(field))]),
            (Type::Integer, None) => Expression::Atom(number(field, 1_i64).to_string()),
            (Type::Number, _) => {
                let number = number(field, 1.0_f64);
                Expression::Atom(format!("{:?}", if number.is_finite() { number } else { 1.0 }))
            }
            (Type::Time(format), _) => {
                self.roots.insert("Timestamp");
                let from = if format.unit == TimeUnit::Second { "from_secs" } else { "from_millis" };
                Expression::call(format!("Timestamp::{from}"), vec![Expression::Atom(number(field, 1_i64).to_string())])
            }
            (Type::Duration(format), _) => {
                let (from, factor) = match format.unit {
                    TimeUnit::Millisecond => ("from_millis", 1),
                    TimeUnit::Second => ("from_secs", 1),
                    TimeUnit::Minute => ("from_secs", 60),
                };
                let number = u64::from(number(field, 1_u32)) * factor;
                Expression::call(format!("std::time::Duration::{from}"), vec![Expression::Atom(number.to_string())])
            }
            (Type::Boolean, _) => Expression::Atom(number(field, true).to_string()),
            (Type::Array(item), _) => list("vec![", self.items(field, item)),
            (Type::Map(_), _) => Expression::call("std::collections::BTreeMap::new", Vec::new()),
            (Type::OneOrMany(item), _) => {
                self.roots.insert("OneOrMany");
                Expression::call("OneOrMany::Many", vec![list("vec![", self.items(field, item))])
            }
            (Type::TextOr(item), _) => {
                self.roots.insert("TextOr");
                match self.items(field, item).pop() {
                    Some(value) => Expression::call("TextOr::Value", vec![value]),
                    None => Expression::call("TextOr::Text", vec![self.value(field, &Type::String)]),
                }
            }
            (Type::Nullable(item), _) => match self.items(field, item).pop() {
                Some(value) => Expression::call("Some", vec![value]),
                None => Expression::Atom("None".to_owned()),
            },
            (Type::Object(_), _) if is_by_hand(&field.type_name) => Expression::call("From::from", vec![json(field)]),
            (Type::Object(_), _) if !field.fields.is_empty() => self.object(field),
            (Type::Object(_) | Type::Ancestor(_) | Type::Any, _) => json(field),
            (Type::File, _) => {
                self.roots.insert("Upload");
                Expression::call("Upload::new", vec![Expression::text("file.txt"), Expression::text("content")])
            }
        }
    }

    /// The items of an example array: one, unless they would be of the kind that encloses them.
    fn items(&mut self, field: &Field, item: &Type) -> Vec<Expression> {
        if matches!(item, Type::Ancestor(_)) { Vec::new() } else { vec![self.value(field, item)] }
    }

    /// The value that the example shows, or else the first one of the list.
    fn listed(&mut self, field: &Field, list: &ValueList) -> Expression {
        let name = local(&list.name);
        self.types.insert(name.to_owned());
        let shown = shown(field);
        let value = list.items.iter().find(|value| shown == Some(value.key.as_str())).or(list.items.first());
        Expression::Atom(format!("{name}::{}", value.map_or("Other", |value| &value.name)))
    }

    fn object(&mut self, field: &Field) -> Expression {
        let name = local(&field.type_name);
        self.types.insert(name.to_owned());
        let arguments = field.fields.iter().filter(|field| is_argument(field)).map(|field| self.argument(field));
        Expression::call(format!("{name}::new"), arguments.collect())
    }
}

fn list(open: &str, items: Vec<Expression>) -> Expression {
    Expression::List { open: open.to_owned(), items, close: "]" }
}

/// The example value without quotes and array brackets; of an array, the first item.
fn shown(field: &Field) -> Option<&str> {
    let example = field.example.as_deref()?.trim().trim_start_matches('[').trim();
    match example.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => example.split([',', ']']).next().map(str::trim),
    }
}

/// The text that the example shows, or else the field's name.
fn text(field: &Field) -> String {
    let whole = field.example.as_deref().unwrap_or_default();
    let is_plain = |text: &&str| !text.is_empty() && whole.chars().count() <= LONGEST && !whole.contains(['\\', '\n']);
    shown(field).filter(is_plain).unwrap_or(&field.name).to_owned()
}

/// The number or boolean that the example shows, or else `other`.
fn number<T: FromStr>(field: &Field, other: T) -> T {
    shown(field).and_then(|text| text.parse().ok()).unwrap_or(other)
}

/// The JSON object that the example shows, or else an empty one.
fn json(field: &Field) -> Expression {
    let is_short = |example: &&str| example.chars().count() <= LONGEST;
    let shown = field.example.as_deref().filter(is_short).and_then(|example| Value::parse(example).ok());
    let object = shown.filter(|value| matches!(value, Value::Object(_)));
    Expression::Atom(format!("serde_json::json!({})", object.as_ref().and_then(literal).as_deref().unwrap_or("{}")))
}

/// The value as `json!` takes it, made of literals alone; `None` if it holds a number that has none.
fn literal(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        // Without a type it would be one of 32 bits.
        Value::Integer(number) => i32::try_from(*number).map_or(format!("{number}_i64"), |number| number.to_string()),
        Value::Number(number) => number.is_finite().then(|| format!("{number:?}"))?,
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect::<Option<_>>()?;
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let member = |(key, value): &(String, Value)| Some(format!("{key:?}: {}", literal(value)?));
            let members: Vec<String> = members.iter().map(member).collect::<Option<_>>()?;
            format!("{{{}}}", members.join(", "))
        }
    })
}
