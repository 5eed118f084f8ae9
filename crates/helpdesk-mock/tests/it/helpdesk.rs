//! The Helpdesk API itself: every documented operation, with what its page shows.

use helpdesk_mock::Mock;
use helpdesk_schema::{Answer, Field, Operation, Schema, Token};

use crate::auth::token;
use crate::wire::{JSON, send};

/// The operations that the mock can let in.
fn operations() -> Vec<Operation> {
    let mut operations = Schema::from_json(helpdesk_types::SCHEMA).unwrap().operations;
    operations.retain(|operation| operation.tokens.contains(&Token::Tenant));
    assert!(!operations.is_empty());
    operations
}

/// The path and query of a call with the page's example values.
fn target(operation: &Operation) -> String {
    let example = |field: &Field| field.example.as_deref().unwrap_or("1").trim_matches('"').to_owned();
    let mut target = operation.path.clone();
    for field in &operation.path_parameters {
        target = target.replace(&format!(":{}", field.name), &example(field));
    }
    let required = operation.query.iter().filter(|field| field.required == Some(true));
    let query: Vec<String> = required.map(|field| format!("{}={}", field.name, example(field))).collect();
    if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
}

#[tokio::test]
async fn page_examples_are_answered_by_page_examples() {
    let mock = Mock::start().await.unwrap();
    let bearer = format!("Bearer {}", token(&mock).await);
    let helpdesk = mock.helpdesk_authorization();
    let headers = [("Authorization", bearer.as_str()), ("X-Lark-Helpdesk-Authorization", &helpdesk), JSON];
    for operation in operations() {
        let (id, method, target) = (operation.id.as_str(), operation.method.as_str(), target(&operation));
        let body = operation.request_example.as_ref().map_or("", |example| example.as_str());
        let answer = send(&mock, method, &target, &headers, body).await;
        let request = mock.requests().pop().unwrap();
        assert_eq!((answer.status, request.refusal.as_str()), (200, ""), "{id}");
        assert_eq!((request.operation.as_deref(), request.body.as_slice()), (Some(id), body.as_bytes()));
        if let (Some(example), true) = (&operation.response_example, operation.answer != Answer::Binary) {
            assert_eq!(answer.json(), example.value().unwrap(), "{id}");
        }
        for error in &operation.errors {
            mock.fail_next(id, error.code).unwrap();
            let answer = send(&mock, method, &target, &headers, body).await;
            let status = error.status.unwrap_or(400);
            assert_eq!(answer.verdict(), (status, error.code, error.message.clone()), "{id}");
        }
    }
}

#[tokio::test]
async fn a_call_without_credentials_is_refused() {
    let mock = Mock::start().await.unwrap();
    let bearer = format!("Bearer {}", token(&mock).await);
    for operation in operations() {
        let (method, target) = (operation.method.as_str(), target(&operation));
        assert_eq!(send(&mock, method, &target, &[], "").await.verdict().1, 99991661);
        let answer = send(&mock, method, &target, &[("Authorization", &bearer)], "").await;
        assert_eq!((answer.status, answer.verdict().1), (401, 154001));
    }
}
