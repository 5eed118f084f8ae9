//! The generated requests against the mock of the Helpdesk.

use helpdesk_client::types::MessageContent;
use helpdesk_client::types::ticket::StartService;
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
use helpdesk_client::{AppCredentials, Client, ErrorCode, HelpdeskCredentials, Operation};
use helpdesk_mock::Mock;
use serde_json::{Value, json};

fn client(mock: &Mock, app_secret: &str, helpdesk_token: &str) -> Client {
    Client::builder(AppCredentials::new(mock.app_id(), app_secret))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), helpdesk_token))
        .base_url(mock.url())
        .build()
        .expect("the settings are right")
}

#[tokio::test]
async fn a_conversation() {
    let mock = Mock::start().await.expect("a port is free");
    let client = client(&mock, mock.app_secret(), mock.helpdesk_token());
    let start = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62").human_service(true);
    let started = client.send(&start).await.expect("the request is right");
    let ticket_id = started.ticket_id.expect("the page's example has a ticket id");
    assert!(started.chat_id.is_some());

    let message = CreateTicketMessage::new(&ticket_id, "text", MessageContent::text("hi"));
    let sent = client.send(&message).await.expect("the request is right");
    assert!(sent.message_id.is_some());

    mock.fail_next(CreateTicketMessage::ID, 154401).expect("the page lists the code");
    let error = client.send(&message).await.expect_err("the mock was told to fail");
    assert_eq!(error.code_of::<CreateTicketMessage>(), Some(CreateTicketMessageErrorCode::TicketClosed));
    assert_eq!(error.code_of::<StartService>(), None);
    assert_eq!(error.status(), CreateTicketMessageErrorCode::TicketClosed.http_status());

    let requests = mock.requests();
    let operations: Vec<_> = requests.iter().map(|request| request.operation.as_deref()).collect();
    assert_eq!(operations[1..], [Some(StartService::ID), Some(CreateTicketMessage::ID), Some(CreateTicketMessage::ID)]);
    let body: Value = serde_json::from_slice(&requests[2].body).expect("the body is JSON");
    assert_eq!(body, json!({"msg_type": "text", "content": {"text": "hi"}}));
    assert_eq!(requests[2].path, format!("/open-apis/helpdesk/v1/tickets/{ticket_id}/messages"));
}

#[tokio::test]
async fn wrong_credentials() {
    let mock = Mock::start().await.expect("a port is free");
    let start = StartService::new("ou_1");
    let error = client(&mock, "wrong", mock.helpdesk_token()).send(&start).await.expect_err("the secret is wrong");
    assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
    assert!(error.code().is_some());
    assert_eq!(error.code_of::<StartService>(), None);
    let next = "; check the app id and the app secret, and that the base URL is the host that the app lives on (Feishu or Lark)";
    assert!(error.to_string().ends_with(next), "{error}");

    let error = client(&mock, mock.app_secret(), "wrong").send(&start).await.expect_err("the helpdesk token is wrong");
    assert_eq!(error.operation(), Some(StartService::ID));
    assert_eq!(error.code(), Some(154001));
}
