//! The places of a value that are documented: each field, each element and each entry that is there.

use helpdesk_schema::{Field, Type};
use serde_json::Value;

/// A place of a value.
pub(crate) struct Place {
    steps: Vec<Step>,
    /// Its path as it is reported.
    pub(crate) path: String,
    /// That of an element of it.
    element: String,
}

#[derive(Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
}

/// The places of an object of those fields.
pub(crate) fn of(fields: &[&Field], value: &Value) -> Vec<Place> {
    let mut walk = Walk { places: Vec::new(), steps: Vec::new(), enclosing: Vec::new() };
    walk.object(fields, value, "");
    walk.places
}

struct Walk<'a> {
    places: Vec<Place>,
    steps: Vec<Step>,
    /// The documented objects around, by the names of their types.
    enclosing: Vec<(&'a str, Vec<&'a Field>)>,
}

impl<'a> Walk<'a> {
    fn object(&mut self, fields: &[&'a Field], value: &Value, path: &str) {
        let Value::Object(object) = value else { return };
        for field in fields {
            if let Some(value) = object.get(&field.name) {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", field.name);
                self.place(Step::Key(field.name.clone()), field, &field.ty, value, &path);
            }
        }
    }

    fn place(&mut self, step: Step, field: &'a Field, ty: &'a Type, value: &Value, path: &str) {
        self.steps.push(step);
        let path = once(&field.name, path);
        let element = once(&field.name, &format!("{path}[]"));
        self.places.push(Place { steps: self.steps.clone(), path: path.clone(), element });
        self.below(field, ty, value, &path);
        self.steps.pop();
    }

    fn below(&mut self, field: &'a Field, ty: &'a Type, value: &Value, path: &str) {
        match (ty, value) {
            (Type::OneOrMany(inner) | Type::Array(inner), Value::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.place(Step::Index(index), field, inner, element, &format!("{path}[]"));
                }
            }
            (Type::Map(inner), Value::Object(entries)) => {
                for (key, entry) in entries {
                    self.place(Step::Key(key.clone()), field, inner, entry, &format!("{path}{{}}"));
                }
            }
            (Type::OneOrMany(inner) | Type::Nullable(inner), _) => self.below(field, inner, value, path),
            (Type::Object(name), Value::Object(_)) => {
                let fields: Vec<&Field> = field.fields.iter().collect();
                self.enclosing.push((name.as_deref().unwrap_or_default(), fields.clone()));
                self.object(&fields, value, path);
                self.enclosing.pop();
            }
            (Type::Ancestor(name), Value::Object(_)) => {
                let around = self.enclosing.iter().rev().find(|(enclosing, _)| enclosing == name);
                let fields = around.map(|(_, fields)| fields.clone()).expect("an ancestor encloses the field");
                self.object(&fields, value, path);
            }
            _ => {}
        }
    }
}

/// The path as it is reported: what a recursive type repeats is in it once.
fn once(name: &str, path: &str) -> String {
    let around = format!("[].{name}");
    path.replace(&format!("{name}[].{name}[]"), &format!("{name}[]")).replace(&around.repeat(2), &around)
}

impl Place {
    /// Whether the other place is in this one.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        other.steps.starts_with(&self.steps)
    }

    /// Whether the path is that of the place, or of something in it.
    pub(crate) fn covers(&self, path: &str) -> bool {
        [&self.path, &self.element].iter().any(|begin| {
            path.strip_prefix(begin.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
        })
    }

    /// The value without what is at the place. An element that was skipped is no longer there.
    pub(crate) fn removed_from(&self, value: &Value, base: &Value) -> Value {
        let mut value = value.clone();
        let Some((last, before)) = self.steps.split_last() else { return value };
        let (mut at, mut base) = (&mut value, base);
        for step in before {
            let (next, next_base) = match step {
                Step::Key(key) => (at.get_mut(key), &base[key]),
                Step::Index(index) => (at.get_mut(index), &base[*index]),
            };
            base = next_base;
            match next {
                Some(next) => at = next,
                None => return value,
            }
        }
        match (last, at) {
            (Step::Key(key), Value::Object(object)) => drop(object.remove(key)),
            (Step::Index(index), Value::Array(array))
                if base.as_array().is_none_or(|base| base.len() == array.len()) =>
            {
                array.remove(*index);
            }
            _ => {}
        }
        value
    }

    fn set(&self, value: &mut Value, mark: &str) {
        let mut at = value;
        for step in &self.steps {
            at = match step {
                Step::Key(key) => &mut at[key],
                Step::Index(index) => &mut at[*index],
            };
        }
        *at = Value::String(mark.to_owned());
    }
}

/// The text of a value that has other JSON in those places.
pub(crate) fn text(value: &Value, places: &[(&Place, &[u8])]) -> Vec<u8> {
    let mark = |number: usize| format!("\u{e000}{number}");
    let mut value = value.clone();
    for (number, (place, _)) in places.iter().enumerate() {
        place.set(&mut value, &mark(number));
    }
    let mut text = value.to_string().into_bytes();
    for (number, (_, json)) in places.iter().enumerate() {
        let quoted = format!("\"{}\"", mark(number));
        let at = text.windows(quoted.len()).position(|window| window == quoted.as_bytes()).expect("the place is there");
        text.splice(at..at + quoted.len(), json.iter().copied());
    }
    text
}
