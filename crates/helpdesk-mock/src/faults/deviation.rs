//! Fields of an answer in another form than their page documents.

use helpdesk_decode::Form;
use helpdesk_schema::{Field, Operation, Type};
use serde_json::{Map, Value};

use super::random::Random;

/// A field, and the form that it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deviation {
    pub(crate) path: String,
    pub(crate) form: Form,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step<'p> {
    Key(&'p str),
    /// Any key.
    Keys,
    Index(usize),
    /// Any index.
    Indices,
}

/// Stands for half a surrogate pair until the answer is a text: a private character, of which no page has any.
const HALF: char = '\u{10fffd}';

/// Deeper than any decoder goes.
const TOO_DEEP: usize = 200;

/// The forms of random deviations.
const FORMS: [Form; 13] = [
    Form::Null,
    Form::Boolean,
    Form::Integer,
    Form::Number,
    Form::String,
    Form::EmptyString,
    Form::MalformedString,
    Form::Array,
    Form::EmptyArray,
    Form::Object,
    Form::EmptyObject,
    Form::TooDeep,
    Form::Absent,
];

impl Deviation {
    /// Whether the path can be read and the form can be made.
    pub(crate) fn is_possible(&self) -> bool {
        steps(&self.path).is_some() && FORMS.contains(&self.form)
    }

    /// Whether the page of an operation documents the field.
    pub(crate) fn is_of(&self, operation: &Operation) -> bool {
        let names = steps(&self.path).into_iter().flatten().filter_map(|step| match step {
            Step::Key(name) => Some(name),
            _ => None,
        });
        let mut around: Vec<(&str, &[Field])> = vec![("", &operation.response)];
        for name in names {
            let Some(field) = around.last().and_then(|(_, fields)| fields.iter().find(|field| field.name == name))
            else {
                return false;
            };
            around.push(match field.ty.innermost() {
                Type::Ancestor(of) => match around.iter().rfind(|(name, _)| name == of) {
                    Some(ancestor) => *ancestor,
                    None => return false,
                },
                Type::Object(of) => (of.as_deref().unwrap_or_default(), &field.fields),
                _ => ("", &field.fields),
            });
        }
        true
    }
}

/// The answer with these deviations in it.
pub(crate) fn deviate(answer: &str, deviations: &[Deviation]) -> String {
    let Ok(mut value) = serde_json::from_str(answer) else { return answer.to_owned() };
    for Deviation { path, form } in deviations {
        apply(&mut value, &steps(path).unwrap_or_default(), *form);
    }
    value.to_string().replace(HALF, "\\ud83d")
}

/// Draws deviations for fields of an answer, each field with this probability. Those that decide what the answer is are left
/// alone: `code`, `msg` and `data` itself.
pub(crate) fn draw(answer: &str, probability: f64, random: &mut Random) -> Vec<Deviation> {
    let mut drawn = Vec::new();
    if let Ok(Value::Object(fields)) = serde_json::from_str(answer) {
        for (name, value) in &fields {
            match name.as_str() {
                "data" => draw_below(value, name, probability, random, &mut drawn),
                "code" | "msg" => {}
                _ => draw_one(value, name.clone(), probability, random, &mut drawn),
            }
        }
    }
    drawn
}

fn draw_one(value: &Value, path: String, probability: f64, random: &mut Random, drawn: &mut Vec<Deviation>) {
    if random.fraction() >= probability {
        return draw_below(value, &path, probability, random, drawn);
    }
    drawn.extend(random.one_of(&FORMS).map(|form| Deviation { path, form }));
}

fn draw_below(value: &Value, path: &str, probability: f64, random: &mut Random, drawn: &mut Vec<Deviation>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| is_name(name)) {
                draw_one(value, format!("{path}.{name}"), probability, random, drawn);
            }
        }
        Value::Array(elements) => {
            // From the last one, so that the index of an element is right even if one behind it is removed.
            for (index, value) in elements.iter().enumerate().rev() {
                draw_one(value, format!("{path}[{index}]"), probability, random, drawn);
            }
        }
        _ => {}
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// The steps of `data.tickets[].tags[0].name`.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (name, mut rest) = part.split_at(part.find(['[', '{']).unwrap_or(part.len()));
        if !is_name(name) {
            return None;
        }
        steps.push(Step::Key(name));
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("{}") {
                steps.push(Step::Keys);
                rest = after;
                continue;
            }
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(if index.is_empty() { Step::Indices } else { Step::Index(index.parse().ok()?) });
            rest = after;
        }
    }
    Some(steps)
}

/// Gives what the steps lead to the form. A field that is not there comes into being.
fn apply(value: &mut Value, steps: &[Step<'_>], form: Form) {
    let Some((step, rest)) = steps.split_first() else { return };
    match (step, value) {
        (Step::Key(name), Value::Object(fields)) => match (rest, shaped(fields.get(*name), form)) {
            ([], Some(shaped)) => _ = fields.insert((*name).to_owned(), shaped),
            ([], None) => _ = fields.remove(*name),
            _ => fields.get_mut(*name).into_iter().for_each(|field| apply(field, rest, form)),
        },
        (Step::Keys, Value::Object(fields)) if rest.is_empty() => {
            let entries = std::mem::take(fields).into_iter();
            fields.extend(entries.filter_map(|(key, value)| Some((key, shaped(Some(&value), form)?))));
        }
        (Step::Keys, Value::Object(fields)) => fields.values_mut().for_each(|field| apply(field, rest, form)),
        (Step::Indices, Value::Array(elements)) if rest.is_empty() => {
            *elements = elements.iter().filter_map(|element| shaped(Some(element), form)).collect();
        }
        (Step::Indices, Value::Array(elements)) => elements.iter_mut().for_each(|element| apply(element, rest, form)),
        (Step::Index(index), Value::Array(elements)) if *index < elements.len() => {
            match (rest, &mut elements[*index]) {
                ([], element) => match shaped(Some(element), form) {
                    Some(shaped) => *element = shaped,
                    None => drop(elements.remove(*index)),
                },
                (_, element) => apply(element, rest, form),
            }
        }
        _ => {}
    }
}

/// The value in a form, with as much of it as the form takes; `None` for absence.
fn shaped(value: Option<&Value>, form: Form) -> Option<Value> {
    let text = || match value {
        Some(Value::String(text)) => text.clone(),
        Some(scalar @ (Value::Number(_) | Value::Bool(_))) => scalar.to_string(),
        _ => "text".to_owned(),
    };
    Some(match form {
        Form::Null => Value::Null,
        Form::Boolean => Value::from(true),
        Form::Integer => Value::from(text().parse::<i64>().unwrap_or(5)),
        Form::Number => Value::from(1.5),
        Form::String => Value::from(text()),
        Form::EmptyString => Value::from(""),
        Form::MalformedString => Value::from(format!("{}{HALF}", text())),
        Form::Array => match value {
            Some(Value::Array(elements)) => Value::from(elements.clone()),
            value => Value::from_iter(value.cloned()),
        },
        Form::EmptyArray => Value::from(Vec::<Value>::new()),
        Form::Object => match value {
            Some(Value::Object(fields)) => Value::from(fields.clone()),
            value => Value::from_iter([("value", value.cloned().unwrap_or_default())]),
        },
        Form::EmptyObject => Value::from(Map::new()),
        Form::TooDeep => (0..TOO_DEEP).fold(Value::Null, |inner, _| Value::from(vec![inner])),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_at_its_place() {
        let answer = r#"{"code":0,"data":{"list":[{"id":"7","n":1},{"id":"8"}],"map":{"a.b":1}}}"#;
        for (path, form, expected) in [
            ("data.list[].id", Form::Integer, r#"{"list":[{"id":7,"n":1},{"id":8}],"map":{"a.b":1}}"#),
            ("data.list[0].n", Form::String, r#"{"list":[{"id":"7","n":"1"},{"id":"8"}],"map":{"a.b":1}}"#),
            ("data.list[1].n", Form::Null, r#"{"list":[{"id":"7","n":1},{"id":"8","n":null}],"map":{"a.b":1}}"#),
            ("data.list[0]", Form::Absent, r#"{"list":[{"id":"8"}],"map":{"a.b":1}}"#),
            ("data.list[]", Form::Array, r#"{"list":[[{"id":"7","n":1}],[{"id":"8"}]],"map":{"a.b":1}}"#),
            ("data.list", Form::Object, r#"{"list":{"value":[{"id":"7","n":1},{"id":"8"}]},"map":{"a.b":1}}"#),
            ("data.list", Form::Absent, r#"{"map":{"a.b":1}}"#),
            ("data.map{}", Form::String, r#"{"list":[{"id":"7","n":1},{"id":"8"}],"map":{"a.b":"1"}}"#),
            ("data.map", Form::EmptyArray, r#"{"list":[{"id":"7","n":1},{"id":"8"}],"map":[]}"#),
            (
                "data.list[0].id",
                Form::MalformedString,
                r#"{"list":[{"id":"7\ud83d","n":1},{"id":"8"}],"map":{"a.b":1}}"#,
            ),
            ("data.list[9].id", Form::Null, r#"{"list":[{"id":"7","n":1},{"id":"8"}],"map":{"a.b":1}}"#),
        ] {
            let deviation = Deviation { path: path.to_owned(), form };
            assert!(deviation.is_possible(), "{path}");
            assert_eq!(deviate(answer, &[deviation]), format!(r#"{{"code":0,"data":{expected}}}"#), "{path} {form}");
        }
        for path in ["", ".", "a..b", "a[", "a[x]", "[]", "a[]b", "a b", "a{x}"] {
            assert!(!Deviation { path: path.to_owned(), form: Form::Null }.is_possible(), "{path}");
        }
        assert!(!Deviation { path: "a".to_owned(), form: Form::Other }.is_possible());
    }

    #[test]
    fn what_is_drawn_is_the_same_for_the_same_seed() {
        let answer = r#"{"code":0,"msg":"","data":{"a":1,"b":[{"c":"x"},{"c":"y"}],"d":{"e.f":1}}}"#;
        let drawn = |seed, probability| draw(answer, probability, &mut Random::new(seed));
        assert_eq!(drawn(1, 0.0), []);
        let all: Vec<_> = drawn(1, 1.0).into_iter().map(|deviation| deviation.path).collect();
        assert_eq!(all, ["data.a", "data.b", "data.d"]);
        assert_eq!(drawn(7, 0.5), drawn(7, 0.5));
        assert!((0..100).any(|seed| drawn(seed, 0.5) != drawn(7, 0.5)));
        let some: Vec<_> = (0..100).flat_map(|seed| drawn(seed, 0.3)).collect();
        assert!(some.iter().any(|deviation| deviation.path == "data.b[1].c"));
        assert!(FORMS.iter().all(|form| some.iter().any(|deviation| deviation.form == *form)));
    }
}
