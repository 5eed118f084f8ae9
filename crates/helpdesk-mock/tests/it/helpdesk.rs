//! The Helpdesk API itself: every documented operation, with what its page shows.

use helpdesk_mock::Mock;
use helpdesk_schema::{Field, Operation, ResponseForm, Schema, TokenKind, Type};
use helpdesk_testing::Response;
use serde_json::Value;

use crate::auth::token;
use crate::wire::{JSON, send};

fn schema() -> Schema {
    let schema = Schema::from_json(helpdesk_types::SCHEMA).unwrap();
    assert!(!schema.operations.is_empty());
    schema
}

/// A mock, and what it takes to be let in.
struct Caller {
    mock: Mock,
    tenant: String,
    user: String,
    helpdesk: String,
}

impl Caller {
    async fn new() -> Self {
        let mock = Mock::start().await.unwrap();
        let tenant = format!("Bearer {}", token(&mock).await);
        let user = format!("Bearer {}", mock.user_token());
        let helpdesk = mock.helpdesk_authorization();
        Self { mock, tenant, user, helpdesk }
    }

    /// The value of `Authorization` that an operation accepts, and one that it does not.
    fn tokens(&self, operation: &Operation) -> (&str, &str) {
        match operation.tokens[..] {
            [TokenKind::Tenant] => (&self.tenant, &self.user),
            [TokenKind::User] => (&self.user, &self.tenant),
            ref other => panic!("{}: no page has asked for {other:?} so far", operation.id),
        }
    }

    /// Sends what the operation's page shows.
    async fn send(&self, operation: &Operation, authorization: &str) -> Response {
        let mut headers = vec![("Authorization", authorization), ("X-Lark-Helpdesk-Authorization", &self.helpdesk)];
        let body = operation.request_example.as_ref().map_or("", |example| example.as_str());
        if !body.is_empty() {
            headers.push(JSON);
        }
        send(&self.mock, operation.method.as_str(), &target(operation), &headers, body).await
    }
}

/// The path and query of a call with every example value of the page.
fn target(operation: &Operation) -> String {
    let mut target = operation.path.clone();
    for field in &operation.path_parameters {
        let value = examples(field).pop().unwrap_or_else(|| "1".to_owned());
        target = target.replace(&format!(":{}", field.name), &encode(&value));
    }
    let pairs = operation.query.iter().flat_map(|field| {
        examples(field).into_iter().map(|value| format!("{}={}", encode(&field.name), encode(&value)))
    });
    let query: Vec<String> = pairs.collect();
    if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
}

/// A parameter's example values as text: none, one, or those of an array. Pages quote some and not others.
fn examples(field: &Field) -> Vec<String> {
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let Some(example) = &field.example else { return Vec::new() };
    match (&field.ty, serde_json::from_str(example)) {
        (Type::Array(_), Ok(Value::Array(items))) => items.into_iter().map(text).collect(),
        (_, Ok(Value::String(quoted))) => vec![quoted],
        _ => vec![example.clone()],
    }
}

fn encode(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[tokio::test]
async fn page_examples_are_answered_by_page_examples() {
    let caller = Caller::new().await;
    let mut refused = String::new();
    for operation in &schema().operations {
        let (accepted, _) = caller.tokens(operation);
        let answer = caller.send(operation, accepted).await;
        let request = caller.mock.requests().pop().unwrap();
        if answer.status != 200 {
            refused += &format!("{} ({}): {}\n", operation.id, operation.page.path, request.refusal);
            continue;
        }
        assert_eq!(request.operation.as_deref(), Some(operation.id.as_str()));
        match (operation.response_form, &operation.response_example) {
            (ResponseForm::Binary, _) => {
                assert_eq!(answer.header("content-type"), Some("image/png"));
                assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"mock.png\""));
                assert!(!answer.body.is_empty());
            }
            // A list ends after what the example shows, and says so.
            (_, Some(example)) if operation.paging.is_some() => {
                let items = |answer: Value| answer["data"][&operation.paging.as_ref().unwrap().items].clone();
                assert_eq!(items(answer.json()), items(example.value().unwrap()), "{}", operation.id);
            }
            (_, Some(example)) => assert_eq!(answer.json(), example.value().unwrap(), "{}", operation.id),
            (_, None) => assert_eq!(answer.verdict().1, 0),
        }
    }
    assert!(refused.is_empty(), "these pages' examples break what the pages document:\n{refused}");
}

#[tokio::test]
async fn every_documented_error_is_answered() {
    let caller = Caller::new().await;
    for operation in &schema().operations {
        let (accepted, _) = caller.tokens(operation);
        for error in &operation.errors {
            caller.mock.fail_next(&operation.id, error.code).unwrap();
            let answer = caller.send(operation, accepted).await;
            let documented = (error.status.unwrap_or(400), error.code, error.message.page().to_owned());
            assert_eq!(answer.verdict(), documented, "{}", operation.id);
        }
    }
}

#[tokio::test]
async fn a_call_without_credentials_or_with_those_of_another_kind_is_refused() {
    let caller = Caller::new().await;
    for operation in &schema().operations {
        let (accepted, refused) = caller.tokens(operation);
        let (method, target) = (operation.method.as_str(), target(operation));
        let answer = send(&caller.mock, method, &target, &[], "").await;
        assert_eq!((answer.status, answer.verdict().1), (400, 99991661), "{}", operation.id);
        let answer = send(&caller.mock, method, &target, &[("Authorization", accepted)], "").await;
        assert_eq!((answer.status, answer.verdict().1), (401, 154001), "{}", operation.id);

        let answer = caller.send(operation, refused).await;
        let code = if operation.tokens == [TokenKind::Tenant] { 99991668 } else { 99991663 };
        assert_eq!((answer.status, answer.verdict().1), (400, code), "{}", operation.id);
    }
}

/// A mistyped id, and the public name in the place of an id.
#[tokio::test]
async fn the_nearest_operations_are_named() {
    let mock = Mock::start().await.unwrap();
    for (id, first) in [
        ("helpdesk.v1.ticket.messages.create", "helpdesk.v1.ticket.message.create"),
        ("helpdesk.v1.tikcet.get", "helpdesk.v1.ticket.get"),
        ("ListTicket", "helpdesk.v1.ticket.list"),
    ] {
        let error = mock.fail_next(id, 1).unwrap_err();
        let helpdesk_mock::Error::UnknownOperation { nearest, .. } = &error else { panic!("{error}") };
        assert_eq!((nearest.len(), nearest[0].as_str()), (3, first), "{id}");
        assert!(error.to_string().ends_with(&nearest.join("\n  ")), "{error}");
    }
}
