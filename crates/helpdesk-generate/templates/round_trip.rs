use ::{{crate}}::runtime::BothWays;
use serde_json::{Map, Value};

/// Reads a request from its parameters and its body, and looks at what it would send.
fn request<O: ::{{crate}}::Operation + BothWays>(parameters: &str, body: &str, renamed: &[(&str, &str)]) {
    let mut fields: Map<String, Value> = serde_json::from_str(parameters).expect("the parameters are an object");
    let body: Map<String, Value> = serde_json::from_str(body).expect("the body is an object");
    for (key, value) in &body {
        // Where a parameter has the name too, the request as a whole has another key for it.
        let renamed = renamed.iter().find(|(name, _)| name == key).map_or(key.as_str(), |(_, renamed)| renamed);
        fields.insert(renamed.to_owned(), value.clone());
    }
    let request: O = round_trip(Value::Object(fields));
    if let ::{{crate}}::Body::Json(bytes) = request.body().expect("a body") {
        same(&Value::Object(body), &serde_json::from_slice(&bytes).expect("a JSON body"));
    }
}

/// Reads an answer, apart from its envelope.
fn response<R: BothWays>(answer: &str) {
    round_trip::<R>(serde_json::from_str(answer).expect("the answer is JSON"));
}

/// Reads what is pushed, and the event in it by itself.
fn event<E: ::{{crate}}::Event + BothWays>(pushed: &str, is_enveloped: bool) {
    let mut pushed_value: Value = serde_json::from_str(pushed).expect("what is pushed is JSON");
    if is_enveloped {
        serde_json::from_str::<::{{crate}}::EventEnvelope<E>>(pushed).expect("the envelope and the event are read");
        pushed_value = pushed_value["event"].take();
    }
    round_trip::<E>(pushed_value);
}

fn round_trip<T: BothWays>(example: Value) -> T {
    let text = example.to_string();
    let decoded: T = serde_json::from_str(&text).expect("the example is decoded");
    same(&example, &serde_json::to_value(&decoded).expect("it is encoded again"));
    decoded
}

fn same(expected: &Value, found: &Value) {
    let mut differences = Vec::new();
    compare("", expected, found, &mut differences);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Names each place where the two differ. Null, absent and empty are the same for a type that is read.
fn compare(place: &str, expected: &Value, found: &Value, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                compare(&format!("{place}/{key}"), value, found.get(key).unwrap_or(&Value::Null), differences);
            }
            let is_empty = |value: &Value| *value == Value::Array(Vec::new()) || *value == Value::Object(Map::new());
            for (key, value) in found.iter().filter(|(key, value)| !expected.contains_key(*key) && !is_empty(value)) {
                differences.push(format!("{place}/{key}: appeared as {value}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{place}[{index}]"), expected, found, differences);
            }
        }
        (Value::Null, Value::Array(found)) if found.is_empty() => {}
        (Value::Null, Value::Object(found)) if found.is_empty() => {}
        (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => {}
        (expected, found) if expected == found => {}
        (expected, found) => differences.push(format!("{place}: {expected} became {found}")),
    }
}
