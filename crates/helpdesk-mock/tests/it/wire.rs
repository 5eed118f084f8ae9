//! Requests to a mock, and a schema to send them to.

use helpdesk_mock::Mock;
use helpdesk_schema::Schema;
use helpdesk_testing::Response;
use serde_json::{Value, json};

pub(crate) const JSON: (&str, &str) = ("Content-Type", "application/json; charset=utf-8");

/// Sends a request to a mock, and reads its response to the end.
pub(crate) async fn send(
    mock: &Mock,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Response {
    helpdesk_testing::send(mock.url(), method, target, headers, body).await
}

/// Starts a mock of operations that are written down as in the canonical JSON.
pub(crate) async fn start(operations: Value) -> Mock {
    let schema = json!({ "format": 1, "operations": operations, "events": [] });
    Mock::builder().schema(Schema::from_json(&schema.to_string()).unwrap()).start().await.unwrap()
}

/// An operation without tokens, fields or anything; `members` replace what it has.
pub(crate) fn operation(id: &str, method: &str, path: &str, members: Value) -> Value {
    let page = json!({ "path": "", "title": "", "url": "" });
    let mut operation = json!({
        "id": id, "name": id, "module": "", "page": page, "method": method, "path": path, "answer": "empty",
    });
    let parameters: Vec<Value> = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix(':'))
        .map(|name| json!({ "name": name, "type": "string", "required": true }))
        .collect();
    operation["path_parameters"] = json!(parameters);
    let (Value::Object(all), Value::Object(members)) = (&mut operation, members) else { unreachable!() };
    all.extend(members);
    operation
}
