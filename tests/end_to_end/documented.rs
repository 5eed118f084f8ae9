//! The schema of an operation, and its documented request as a typed one.

use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials, RetryPolicy, UserAccessToken, UserClient};
use helpdesk_mock::Mock;
use helpdesk_schema::{Field, Operation as Documented, Schema, Type};
use helpdesk_types::Operation;
use helpdesk_types::runtime::BothWays;
use serde_json::{Map, Value};
use tokio::runtime::Runtime;

/// A mock of the documented operations, and clients of it.
pub(crate) struct Setting {
    pub(crate) schema: Schema,
    pub(crate) mock: Mock,
    pub(crate) client: Client,
    pub(crate) agent: UserClient,
    pub(crate) runtime: Runtime,
}

impl Setting {
    pub(crate) fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let mock = runtime.block_on(Mock::start()).expect("a mock");
        let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
            .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
            .base_url(mock.url())
            .retries(RetryPolicy::never())
            .build()
            .expect("a client");
        let agent = client.as_user(UserAccessToken::new(mock.user_token()));
        Self { schema: schema(), mock, client, agent, runtime }
    }
}

pub(crate) fn schema() -> Schema {
    Schema::from_json(helpdesk_types::SCHEMA).expect("the schema loads")
}

/// The documentation of a generated operation.
pub(crate) fn of<O: Operation>(schema: &Schema) -> &Documented {
    schema.operations.iter().find(|documented| documented.id == O::ID).expect("a generated operation is documented")
}

/// The request that the page shows: its example body, and the example values of its parameters.
pub(crate) fn request<O: Operation + BothWays>(documented: &Documented) -> O {
    let fields = fields(documented);
    let request: O = serde_json::from_value(fields.clone()).expect("the documented request is read");
    assert_eq!(serde_json::to_value(&request).expect("a request is JSON"), fields, "{}", O::ID);
    request
}

/// One flat object of all fields, which is what a request is read from.
pub(crate) fn fields(documented: &Documented) -> Value {
    let mut fields = match body(documented) {
        Some(Value::Object(body)) => body,
        _ => Map::new(),
    };
    fields.extend(parameters(&documented.path_parameters));
    fields.extend(parameters(&documented.query));
    Value::Object(fields)
}

/// The example of the body.
pub(crate) fn body(documented: &Documented) -> Option<Value> {
    documented.request_example.as_ref().map(|example| example.value().expect("the schema's examples are JSON"))
}

/// The example values of parameters. The pages write them as JSON, or as bare text.
pub(crate) fn parameters(fields: &[Field]) -> Map<String, Value> {
    let value = |field: &Field| {
        let example = field.example.as_deref().unwrap_or_else(|| panic!("{} has an example", field.name));
        (field.name.clone(), parameter(&field.ty, example))
    };
    fields.iter().map(value).collect()
}

fn parameter(ty: &Type, example: &str) -> Value {
    match (ty.in_json(), serde_json::from_str(example)) {
        (Type::Array(_), Ok(Value::Array(items))) => Value::Array(items),
        (Type::Array(item), _) => Value::Array(vec![parameter(item, example)]),
        (Type::String, Ok(Value::String(text))) => Value::String(text),
        (Type::String, _) | (_, Err(_)) => Value::String(example.to_owned()),
        (_, Ok(value)) => value,
    }
}

/// Each place where a value that went both ways differs. Null, absent and empty are the same to a response.
pub(crate) fn differences(what: &str, expected: &Value, found: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    compare(what, expected, found, &mut problems);
    problems
}

fn compare(place: &str, expected: &Value, found: &Value, problems: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                compare(&format!("{place}/{key}"), value, found.get(key).unwrap_or(&Value::Null), problems);
            }
            for (key, value) in found.iter().filter(|(key, _)| !expected.contains_key(*key)) {
                if *value != Value::Array(Vec::new()) {
                    problems.push(format!("{place}/{key}: appeared as {value}"));
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{place}[{index}]"), expected, found, problems);
            }
        }
        // A number that the page writes as an integer may be a floating point number.
        (Value::Number(expected), Value::Number(found)) if found.is_f64() && expected.as_f64() == found.as_f64() => {}
        // An operation without documented fields may answer without data.
        (Value::Null, Value::Object(found)) if found.is_empty() => {}
        (expected, found) if expected == found => {}
        (expected, found) => problems.push(format!("{place}: {expected} became {found}")),
    }
}
