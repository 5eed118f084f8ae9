//! Example values as Rust expressions.

use helpdesk_schema::json::Value;
use helpdesk_schema::{Direction, Field, TimeUnit, Type, ValueList};

use super::expression::Expression;
use crate::lists::NameSet;
use crate::names::{is_by_hand, local};
use crate::types::{Member, converts};

/// Longer examples of a field are left out: the field's own name tells more.
const LONGEST: usize = 60;

/// Makes expressions of values, and gathers the types that they name.
#[derive(Default)]
pub(super) struct Values<'a> {
    pub(super) types: NameSet,
    pub(super) roots: NameSet,
    /// The fields whose objects enclose the value.
    around: Vec<&'a Field>,
}

impl<'a> Values<'a> {
    /// A request or an object: `new` with its required members, and a setter for each other member that has a value.
    pub(super) fn object(
        &mut self,
        name: &str,
        members: &[Member<'a>],
        value: &dyn Fn(&Member<'a>) -> Option<Value>,
    ) -> Expression {
        self.types.insert(name);
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for member in members {
            let value = value(member);
            if member.required() {
                arguments.push(self.required(member.field, value));
            } else if let Some(argument) = value.and_then(|value| self.attempt(member.field, &value)) {
                setters.push(Expression::call(format!(".{}", member.setter()), vec![argument]));
            }
        }
        Expression::chain(Expression::call(format!("{name}::new"), arguments), setters)
    }

    /// The argument for a value, for the field's own example, or for any value: the first of them that is of the field's type.
    fn required(&mut self, field: &'a Field, value: Option<Value>) -> Expression {
        for value in [value, own_example(field), Some(any_value(field, &field.ty))] {
            if let Some(argument) = value.and_then(|value| self.attempt(field, &value)) {
                return argument;
            }
        }
        Expression::Atom("Default::default()".to_owned())
    }

    /// The argument of `new` or of a setter for the value; `None`, with nothing gathered, if the value does not have
    /// the field's type.
    fn attempt(&mut self, field: &'a Field, value: &Value) -> Option<Expression> {
        let (types, roots) = (self.types.clone(), self.roots.clone());
        let argument = self.argument(field, value);
        if argument.is_none() {
            (self.types, self.roots) = (types, roots);
        }
        argument
    }

    fn argument(&mut self, field: &'a Field, value: &Value) -> Option<Expression> {
        match (&field.ty, value) {
            // Without an item, nothing else would tell the type.
            (Type::Array(item), Value::Array(values)) if values.is_empty() && converts(field, item) => {
                Some(self.no_items(field, item))
            }
            (Type::Array(item), Value::Array(values)) => {
                let items = all(values, &mut |value| {
                    if converts(field, item) {
                        self.converted(field, item, value)
                    } else {
                        self.exact(field, item, value)
                    }
                });
                Some(list("[", items?))
            }
            (ty, value) if converts(field, ty) => self.converted(field, ty, value),
            (ty, value) => self.exact(field, ty, value),
        }
    }

    /// A value that becomes one of the type by `into`.
    fn converted(&mut self, field: &'a Field, ty: &Type, value: &Value) -> Option<Expression> {
        match (ty, value) {
            (Type::Object(_), Value::Object(_)) if is_by_hand(&field.type_name) => json(value),
            (Type::String, Value::String(text)) if field.values.is_none() => Some(Expression::text(text)),
            (ty, value) => self.exact(field, ty, value),
        }
    }

    /// A value of the type itself.
    fn exact(&mut self, field: &'a Field, ty: &Type, value: &Value) -> Option<Expression> {
        let listed = field.values.as_ref().filter(|_| !matches!(field.ty, Type::Map(_)));
        Some(match (ty, value, listed) {
            (Type::String, Value::String(text), Some(list)) => self.listed(list, text, Expression::text(text)),
            (Type::Integer, Value::Integer(number), Some(list)) => {
                let number = number.to_string();
                self.listed(list, &number, Expression::Atom(number.clone()))
            }
            (Type::String, Value::String(text), None) => Expression::call("String::from", vec![Expression::text(text)]),
            (Type::Integer, Value::Integer(number), None) => Expression::Atom(number.to_string()),
            (Type::Number, Value::Integer(number), _) => Expression::Atom(format!("{:?}", *number as f64)),
            (Type::Number, Value::Number(number), _) if number.is_finite() => Expression::Atom(format!("{number:?}")),
            (Type::Time(format), value, _) => {
                let number = whole(value)?;
                self.roots.insert("Timestamp");
                let from = if format.unit == TimeUnit::Second { "from_secs" } else { "from_millis" };
                Expression::call(format!("Timestamp::{from}"), vec![Expression::Atom(number.to_string())])
            }
            (Type::Duration(format), value, _) => {
                let (from, factor) = match format.unit {
                    TimeUnit::Millisecond => ("from_millis", 1),
                    TimeUnit::Second => ("from_secs", 1),
                    TimeUnit::Minute => ("from_secs", 60),
                };
                let number = u64::try_from(whole(value)?).ok()?.checked_mul(factor)?;
                Expression::call(format!("std::time::Duration::{from}"), vec![Expression::Atom(number.to_string())])
            }
            (Type::Boolean, Value::Bool(value), _) => Expression::Atom(value.to_string()),
            (Type::Array(item), Value::Array(values), _) => self.many(field, item, values)?,
            (Type::Map(_), Value::Object(members), _) if members.is_empty() => {
                Expression::call("std::collections::BTreeMap::new", Vec::new())
            }
            (Type::Map(item), Value::Object(members), _) => {
                let entries = all(members, &mut |(key, value)| {
                    let key = Expression::call("String::from", vec![Expression::text(key)]);
                    Some(Expression::call("", vec![key, self.exact(field, item, value)?]))
                });
                Expression::call("std::collections::BTreeMap::from", vec![list("[", entries?)])
            }
            (Type::OneOrMany(item), value, _) => {
                self.roots.insert("OneOrMany");
                match value {
                    Value::Array(values) => {
                        let items = all(values, &mut |value| self.boxed(field, item, value));
                        Expression::call("OneOrMany::Many", vec![list("vec![", items?)])
                    }
                    value => Expression::call("OneOrMany::One", vec![self.boxed(field, item, value)?]),
                }
            }
            (Type::TextOr(item), value, _) => {
                self.roots.insert("TextOr");
                match value {
                    Value::String(text) => {
                        let text = Expression::call("String::from", vec![Expression::text(text)]);
                        Expression::call("TextOr::Text", vec![text])
                    }
                    value => Expression::call("TextOr::Value", vec![self.boxed(field, item, value)?]),
                }
            }
            (Type::Nullable(_), Value::Null, _) => Expression::Atom("None".to_owned()),
            (Type::Nullable(item), value, _) => Expression::call("Some", vec![self.boxed(field, item, value)?]),
            (Type::Object(_), Value::Object(_), _) if is_by_hand(&field.type_name) => {
                Expression::call("From::from", vec![json(value)?])
            }
            (Type::Object(_), Value::Object(object), _) if !field.fields.is_empty() => self.nested(field, object)?,
            (Type::Ancestor(name), Value::Object(object), _) => {
                let is_named = |field: &&'a Field| *field.ty.innermost() == Type::Object(Some(name.clone()));
                let ancestor = *self.around.iter().rfind(|field| is_named(field))?;
                self.nested(ancestor, object)?
            }
            (Type::Object(_), Value::Object(_), _) | (Type::Any, _, _) => json(value)?,
            (Type::File, _, _) => {
                self.roots.insert("Upload");
                Expression::call("Upload::new", vec![Expression::text("file.txt"), Expression::text("content")])
            }
            _ => return None,
        })
    }

    /// An empty list of items that may be of several types.
    fn no_items(&mut self, field: &Field, item: &Type) -> Expression {
        let name = match (item, &field.values) {
            (Type::Object(_), _) if is_by_hand(&field.type_name) => "serde_json::Value",
            (Type::Object(_), _) if field.fields.is_empty() => "serde_json::Value",
            (Type::Object(_) | Type::Ancestor(_), _) => local(&field.type_name),
            (_, Some(list)) => local(&list.name),
            (Type::Time(_), _) => "Timestamp",
            (Type::File, _) => "Upload",
            (Type::Any, _) => "serde_json::Value",
            _ => "String",
        };
        match name {
            "Timestamp" | "Upload" => drop(self.roots.insert(name)),
            "serde_json::Value" | "String" => {}
            name => drop(self.types.insert(name)),
        }
        Expression::call(format!("Vec::<{name}>::new"), Vec::new())
    }

    fn many(&mut self, field: &'a Field, item: &Type, values: &[Value]) -> Option<Expression> {
        let items = all(values, &mut |value| self.exact(field, item, value));
        Some(list("vec![", items?))
    }

    /// A value in the struct, boxed if it has the struct's own type.
    fn boxed(&mut self, field: &'a Field, ty: &Type, value: &Value) -> Option<Expression> {
        let inner = self.exact(field, ty, value)?;
        Some(if matches!(ty, Type::Ancestor(_)) { Expression::call("Box::new", vec![inner]) } else { inner })
    }

    /// The variant of a documented value, or what keeps any other one.
    fn listed(&mut self, list: &ValueList, key: &str, value: Expression) -> Expression {
        let name = local(&list.name);
        self.types.insert(name);
        match list.items.iter().find(|item| item.key == key) {
            Some(item) => Expression::Atom(format!("{name}::{}", item.name)),
            None => Expression::call(format!("{name}::from"), vec![value]),
        }
    }

    fn nested(&mut self, field: &'a Field, object: &[(String, Value)]) -> Option<Expression> {
        let members = crate::types::members("", &mut field.fields.iter(), Direction::Request).ok()?;
        self.around.push(field);
        let nested = self.object(local(&field.type_name), &members, &|member| get(object, &member.field.name).cloned());
        self.around.pop();
        Some(nested)
    }
}

/// A whole number, or the text of one.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The member of that name.
pub(super) fn get<'v>(object: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
    object.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The value that the field's own example shows, if it is short.
pub(super) fn own_example(field: &Field) -> Option<Value> {
    let example = field.example.as_deref()?.trim();
    let is_short = example.chars().count() <= LONGEST && !example.contains('\n');
    is_short.then(|| documented(&field.ty, example))
}

/// An example as the page writes it: a JSON literal, or bare text. That of an array may be one of its items.
fn documented(ty: &Type, example: &str) -> Value {
    match (ty, Value::parse(example)) {
        (Type::Array(_), Ok(Value::Array(items))) => Value::Array(items),
        (Type::Array(item), _) => Value::Array(vec![documented(item, example)]),
        (Type::String, Ok(Value::String(text))) => Value::String(text),
        (Type::String, _) => Value::String(example.to_owned()),
        (Type::Integer | Type::Number | Type::Boolean, Ok(Value::String(text))) => {
            Value::parse(&text).unwrap_or(Value::String(text))
        }
        (_, Ok(value)) => value,
        (_, Err(_)) => Value::String(example.to_owned()),
    }
}

/// Some value of the type.
fn any_value(field: &Field, ty: &Type) -> Value {
    let first = field.value_enum().and_then(|list| list.items.first()).map(|item| item.key.as_str());
    match ty {
        Type::Boolean => Value::Bool(true),
        Type::Integer => Value::Integer(first.and_then(|key| key.parse().ok()).unwrap_or(1)),
        Type::Time(_) | Type::Duration(_) => Value::Integer(1),
        Type::Number => Value::Number(1.0),
        Type::String => Value::String(first.unwrap_or(&field.name).to_owned()),
        // An array of the objects around it would have no end.
        Type::Array(item) | Type::OneOrMany(item) if matches!(**item, Type::Ancestor(_)) => Value::Array(Vec::new()),
        Type::Array(item) | Type::OneOrMany(item) => Value::Array(vec![any_value(field, item)]),
        Type::Nullable(item) | Type::TextOr(item) if matches!(**item, Type::Ancestor(_)) => match ty {
            Type::Nullable(_) => Value::Null,
            _ => Value::String(field.name.clone()),
        },
        Type::TextOr(item) | Type::Nullable(item) => any_value(field, item),
        Type::Map(_) | Type::Object(_) | Type::Ancestor(_) | Type::Any | Type::File => Value::Object(Vec::new()),
    }
}

/// The value as an argument of `json!`, made of literals alone; `None` if it contains a number without a literal.
fn json(value: &Value) -> Option<Expression> {
    Some(match literal("", value)? {
        Expression::List { open, items, close } => {
            let close = if close == "}" { "})" } else { "])" };
            Expression::List { open: format!("serde_json::json!({open}"), items, close }
        }
        scalar => Expression::call("serde_json::json!", vec![scalar]),
    })
}

/// A literal with the key before it, if it has one.
fn literal(key: &str, value: &Value) -> Option<Expression> {
    let atom = |text: String| Expression::Atom(format!("{key}{text}"));
    Some(match value {
        Value::Null => atom("null".to_owned()),
        Value::Bool(value) => atom(value.to_string()),
        // Without a type it would be one of 32 bits.
        Value::Integer(number) => {
            atom(i32::try_from(*number).map_or(format!("{number}_i64"), |number| number.to_string()))
        }
        Value::Number(number) => number.is_finite().then(|| atom(format!("{number:?}")))?,
        Value::String(text) => atom(Expression::text(text).print(0, 0)),
        Value::Array(items) => {
            let items = all(items, &mut |item| literal("", item))?;
            Expression::List { open: format!("{key}["), items, close: "]" }
        }
        Value::Object(members) => {
            let items = all(members, &mut |(key, value)| literal(&format!("{key:?}: "), value))?;
            Expression::List { open: format!("{key}{{"), items, close: "}" }
        }
    })
}

/// The expressions of all items; `None` if an item cannot be expressed.
fn all<T>(items: &[T], expression: &mut dyn FnMut(&T) -> Option<Expression>) -> Option<Vec<Expression>> {
    let mut expressions = Vec::new();
    for item in items {
        expressions.push(expression(item)?);
    }
    Some(expressions)
}

fn list(open: &str, items: Vec<Expression>) -> Expression {
    Expression::List { open: open.to_owned(), items, close: "]" }
}
