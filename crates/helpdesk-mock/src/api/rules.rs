//! The rules that pages state in prose, which go beyond single fields.

use helpdesk_schema::{Condition, Operation, Rule, RulePlace, Test};
use serde_json::{Map, Value};

/// The facts that rules are checked against: the query and body of a request, and the item that it is for, if
/// known.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) query: &'a [(String, String)],
    pub(crate) body: &'a Map<String, Value>,
    pub(crate) item: Option<&'a Map<String, Value>>,
}

/// The first rule that a request breaks, as far as the request alone can tell.
pub(crate) fn broken_by_request<'o>(operation: &'o Operation, facts: Facts) -> Option<&'o Rule> {
    operation.rules.iter().filter(|rule| rule.is_of_request()).find(|rule| facts.break_rule(rule))
}

/// The first rule about items that a call breaks.
pub(crate) fn broken_by_item<'o>(operation: &'o Operation, facts: Facts) -> Option<&'o Rule> {
    operation.rules.iter().filter(|rule| !rule.is_of_request()).find(|rule| facts.break_rule(rule))
}

/// The fields that a call sets on the item that it is for, and their values.
pub(crate) fn consequences<'o>(operation: &'o Operation, facts: Facts) -> Vec<(&'o str, &'o str)> {
    let applying = operation.rules.iter().filter(|rule| rule.when.iter().all(|condition| facts.meet(condition)));
    let made = applying.flat_map(|rule| &rule.then);
    made.filter_map(|made| match (made.path.last(), &made.test) {
        (Some(field), Test::OneOf(values)) => Some((field.as_str(), values.first()?.as_str())),
        _ => None,
    })
    .collect()
}

impl Facts<'_> {
    fn break_rule(&self, rule: &Rule) -> bool {
        rule.when.iter().all(|condition| self.meet(condition))
            && !rule.needs.iter().any(|condition| self.meet(condition))
            && (!rule.needs.is_empty() || rule.then.is_empty())
    }

    fn meet(&self, condition: &Condition) -> bool {
        let holds = match condition.place {
            RulePlace::Query => {
                let name = condition.path.first().map(String::as_str);
                let mut given = self.query.iter().filter(|(given, _)| Some(given.as_str()) == name);
                match &condition.test {
                    Test::Given => given.next().is_some(),
                    Test::Empty => given.all(|(_, value)| value.is_empty()),
                    Test::OneOf(values) => given.any(|(_, value)| values.contains(value)),
                }
            }
            RulePlace::Body => holds(find(Some(self.body), &condition.path), &condition.test),
            RulePlace::Item => holds(find(self.item, &condition.path), &condition.test),
        };
        holds != condition.not
    }
}

fn find<'v>(object: Option<&'v Map<String, Value>>, path: &[String]) -> Option<&'v Value> {
    let (name, below) = path.split_first()?;
    let value = object?.get(name)?;
    if below.is_empty() { Some(value) } else { find(value.as_object(), below) }
}

fn holds(value: Option<&Value>, test: &Test) -> bool {
    match (test, value) {
        (Test::Given, value) => value.is_some_and(|value| !value.is_null()),
        (Test::Empty, None | Some(Value::Null)) => true,
        (Test::Empty, Some(Value::String(text))) => text.is_empty(),
        (Test::Empty, Some(Value::Array(items))) => items.is_empty(),
        (Test::Empty, Some(Value::Object(members))) => members.is_empty(),
        (Test::Empty, Some(_)) => false,
        (Test::OneOf(values), Some(Value::String(text))) => values.contains(text),
        (Test::OneOf(values), Some(Value::Array(items))) => {
            items.iter().any(|item| holds(Some(item), &Test::OneOf(values.clone())))
        }
        (Test::OneOf(values), Some(scalar)) => values.contains(&scalar.to_string()),
        (Test::OneOf(_), None) => false,
    }
}
