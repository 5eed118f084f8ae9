//! The generated requests against the mock of the Helpdesk.

use std::time::Duration;

use helpdesk_client::types::bot_message::CreateBotMessage;
use helpdesk_client::types::faq::ListFaqs;
use helpdesk_client::types::notification::GetNotification;
use helpdesk_client::types::ticket::{DownloadTicketImage, GetTicket, ListTickets, StartService};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
use helpdesk_client::types::{AnyErrorCode, MessageContent, Post, PostBody, Run};
use helpdesk_client::{
    AppCredentials, Client, ErrorCode, HelpdeskCredentials, MemoryUserTokenStore, Operation, UserAccessToken,
    UserTokens,
};
use helpdesk_mock::{Fault, ISSUE_TENANT_TOKEN, Mock, REFRESH_USER_TOKEN};
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

    let message = CreateTicketMessage::text(&ticket_id, "hi");
    let sent = client.send(&message).await.expect("the request is right");
    assert!(sent.message_id.is_some());

    mock.fail_next(CreateTicketMessage::ID, 154401).expect("the page lists the code");
    let error = client.send(&message).await.expect_err("the mock was told to fail");
    assert_eq!(error.code_of::<CreateTicketMessage>(), Some(CreateTicketMessageErrorCode::TicketClosed));
    assert_eq!(error.code_of::<StartService>(), None);
    assert!(error.is(CreateTicketMessageErrorCode::TicketClosed) && error.is(AnyErrorCode(154401)));
    assert!(!error.is(CreateTicketMessageErrorCode::BadRequest));
    assert_eq!(error.status(), CreateTicketMessageErrorCode::TicketClosed.http_status());

    let requests = mock.requests();
    let operations: Vec<_> = requests.iter().map(|request| request.operation.as_deref()).collect();
    assert_eq!(operations[1..], [Some(StartService::ID), Some(CreateTicketMessage::ID), Some(CreateTicketMessage::ID)]);
    let body: Value = serde_json::from_slice(&requests[2].body).expect("the body is JSON");
    assert_eq!(body, json!({"msg_type": "text", "content": {"text": "hi"}}));
    assert_eq!(requests[2].path, format!("/open-apis/helpdesk/v1/tickets/{ticket_id}/messages"));
}

/// The type of a message follows from its content, and the mock refuses one that contradicts it.
#[tokio::test]
async fn messages() {
    let mock = Mock::start().await.expect("a port is free");
    let client = client(&mock, mock.app_secret(), mock.helpdesk_token());
    let post = || Post::new("en_us", PostBody::new("title").paragraph([Run::escaped_text("a&nbsp;b")]));
    let post_json = json!({"post": {"en_us": {
        "title": "title",
        "content": [[{"tag": "text", "text": "a&nbsp;b", "un_escape": true}]],
    }}});
    for (message, msg_type, content) in [
        (CreateTicketMessage::text("1", "hi"), "text", json!({"text": "hi"})),
        (CreateTicketMessage::post("1", post()), "post", post_json.clone()),
    ] {
        client.send(&message).await.expect("the mock accepts it");
        let body: Value = serde_json::from_slice(&mock.requests().last().expect("it arrived").body).expect("JSON");
        assert_eq!(body, json!({"msg_type": msg_type, "content": content}));
    }
    for (message, msg_type, content) in [
        (CreateBotMessage::text("ou_1", "say \"hi\""), "text", json!({"text": "say \"hi\""})),
        (CreateBotMessage::post("ou_1", post()), "post", post_json),
        (CreateBotMessage::image("ou_1", "img_1"), "image", json!({"image_key": "img_1"})),
        (CreateBotMessage::interactive("ou_1", &json!({"elements": []})), "interactive", json!({"elements": []})),
    ] {
        client.send(&message).await.expect("the mock accepts it");
        let body: Value = serde_json::from_slice(&mock.requests().last().expect("it arrived").body).expect("JSON");
        let sent: Value = serde_json::from_str(body["content"].as_str().expect("a text")).expect("JSON");
        assert_eq!((body["msg_type"].as_str(), sent), (Some(msg_type), content));
    }

    let contradictions = [
        (CreateTicketMessage::new("1", "text", post()), "`msg_type` is `text`, but the content is of the type `post`"),
        (
            CreateTicketMessage::new("1", "post", MessageContent::text("hi")),
            "`msg_type` is `post`, but the content is of the type `text`",
        ),
    ];
    for (message, fault) in contradictions {
        let error = client.send(&message).await.expect_err("the mock refuses it");
        assert_eq!(error.code_of::<CreateTicketMessage>(), Some(CreateTicketMessageErrorCode::BadRequest));
        assert!(error.to_string().contains(&format!("body/content: {fault}")), "{error}");
    }
    let message = CreateBotMessage::new("interactive", MessageContent::text("hi"), "ou_1");
    let error = client.send(&message).await.expect_err("the mock refuses it");
    assert!(
        error.to_string().contains("`msg_type` is `interactive`, but the content is of the type `text`"),
        "{error}"
    );
    let error = client.send(&CreateBotMessage::new("text", "hi", "ou_1")).await.expect_err("it is not JSON");
    assert!(error.to_string().contains("body/content: expected a JSON object as text"), "{error}");
}

#[tokio::test]
async fn wrong_credentials() {
    let mock = Mock::start().await.expect("a port is free");
    let start = StartService::new("ou_1");
    let error = client(&mock, "wrong", mock.helpdesk_token()).send(&start).await.expect_err("the secret is wrong");
    assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
    assert!(error.code().is_some());
    assert_eq!(error.code_of::<StartService>(), None);

    let error = client(&mock, mock.app_secret(), "wrong").send(&start).await.expect_err("the helpdesk token is wrong");
    assert_eq!(error.operation(), Some(StartService::ID));
    assert_eq!(error.code(), Some(154001));
}

#[tokio::test]
async fn a_request_that_may_have_taken_effect_is_not_repeated() {
    let mock = Mock::start().await.expect("a port is free");
    let client = client(&mock, mock.app_secret(), mock.helpdesk_token()).with_timeout(Duration::from_millis(500));
    let may_have_acted = [
        Fault::text(504, "text/html", "<html>Gateway Timeout</html>").after_acting(),
        Fault::bad_gateway().after_acting(),
        Fault::error(500, 155_000, "internal error").after_acting(),
        Fault::close_after_acting(),
        Fault::garbage().after_acting(),
        Fault::cut_body(),
        Fault::delay(Duration::from_secs(2)),
        Fault::drip(Duration::from_millis(100)),
    ];
    for fault in may_have_acted {
        mock.reset();
        mock.script(StartService::ID, [fault.clone()]).expect("the operation is known");
        client.send(&StartService::new("ou_1")).await.expect_err("the response is lost");
        assert_eq!((mock.received(StartService::ID), mock.acted(StartService::ID)), (1, 1), "{fault:?}");
    }
    // Read-only requests are retried.
    let faults = [Fault::bad_gateway(), Fault::close_after_acting(), Fault::cut_body()];
    mock.script(GetTicket::ID, faults).expect("the operation is known");
    let patient = client.with_timeout(Duration::from_secs(20));
    patient.send(&GetTicket::new("6626871355780366331")).await.expect("the fourth response is right");
    assert_eq!(mock.received(GetTicket::ID), 4);
}

#[tokio::test]
async fn user_tokens_and_listings() {
    let mock = Mock::start().await.expect("a port is free");
    let client = client(&mock, mock.app_secret(), mock.helpdesk_token());
    mock.expire_tokens();
    let tokens = UserTokens::new(UserAccessToken::new(mock.user_token()), Duration::from_secs(7200));
    let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens.refresh_token(mock.refresh_token())));
    let notification = user.send(&GetNotification::new("6985032626234982420")).await.expect("refreshed by itself");
    assert!(notification.notification.is_some());
    assert_eq!((mock.received(REFRESH_USER_TOKEN), mock.received(ISSUE_TENANT_TOKEN)), (1, 0));

    mock.serve_items(ListTickets::ID, 45).expect("it lists page by page");
    let tickets = client.list(ListTickets::new().page_size(20)).all().await.expect("the pages are right");
    assert_eq!(tickets.len(), 45);
    let requests = mock.requests().into_iter().filter(|request| request.operation.as_deref() == Some(ListTickets::ID));
    let pages: Vec<_> = requests.map(|request| request.query("page").map(str::to_owned)).collect();
    assert_eq!(pages, [None, Some("2".to_owned()), Some("3".to_owned())]);
    mock.serve_items(ListFaqs::ID, 45).expect("it lists page by page");
    assert_eq!(client.list(ListFaqs::new()).all().await.expect("the pages are right").len(), 45);

    let image = client.send(&DownloadTicketImage::new("1", "2")).await.expect("the mock has an image");
    assert_eq!(image.content_type.as_deref(), Some("image/png"));
}
