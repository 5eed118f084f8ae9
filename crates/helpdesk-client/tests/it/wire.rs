//! Requests on the wire.

use helpdesk_client::types::Upload;
use helpdesk_client::{Error, Operation};
use helpdesk_testing::{Reply, Server, TOKEN_PATH};
use serde_json::json;

use crate::operations::{Hide, Look, Lost, Put, Send, Strange, Unwritable};
use crate::server::{APP_ID, APP_SECRET, Clients, HELPDESK_HEADER, OK, builder, own_http_client};

async fn server() -> Server {
    Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", OK),
    })
    .await
}

#[tokio::test]
async fn a_call_with_a_body() {
    let server = server().await;
    server.client().send(&Put(json!({"text": "工单"}))).await.expect("the response is right");

    let [fetch, call] = server.requests().try_into().expect("a token is fetched, and the request is sent");
    assert_eq!((fetch.method.as_str(), fetch.target.as_str()), ("POST", TOKEN_PATH));
    assert_eq!(fetch.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(fetch.header("authorization"), None);
    assert_eq!(fetch.header("x-lark-helpdesk-authorization"), None);
    let body: serde_json::Value = serde_json::from_slice(&fetch.body).expect("the body is JSON");
    assert_eq!(body, json!({"app_id": APP_ID, "app_secret": APP_SECRET}));

    assert_eq!((call.method.as_str(), call.target.as_str()), ("POST", "/open-apis/test/put"));
    assert_eq!(call.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(call.header("authorization"), Some("Bearer t-0123456789"));
    assert_eq!(call.header("x-lark-helpdesk-authorization"), Some(HELPDESK_HEADER));
    assert_eq!(call.header("user-agent"), Some(concat!("helpdesk-client/", env!("CARGO_PKG_VERSION"))));
    assert_eq!(call.body, r#"{"text":"工单"}"#.as_bytes());
}

#[tokio::test]
async fn a_call_without_a_body() {
    let server = server().await;
    let client = server.client();
    let query = vec![("status_list", "1".to_owned()), ("status_list", "51".to_owned()), ("q", "a&b c".to_owned())];
    client.send(&Look { id: "1/../../x?y=1".to_owned(), query }).await.expect("the response is right");
    client.send(&Hide).await.expect("the response is right");

    let [look, hide] = server.calls().try_into().expect("two calls");
    assert_eq!(look.method, "GET");
    assert_eq!(look.target, "/open-apis/test/1%2F..%2F..%2Fx%3Fy%3D1/look?status_list=1&status_list=51&q=a%26b%20c");
    for header in ["content-type", "content-length", "transfer-encoding"] {
        assert_eq!(look.header(header), None, "{header}");
    }
    assert_eq!(look.body, b"");
    // Only operations that require the helpdesk credentials carry them.
    assert_eq!(hide.method, "PATCH");
    assert_eq!(hide.header("x-lark-helpdesk-authorization"), None);
    assert_eq!(hide.header("authorization"), Some("Bearer t-0123456789"));
}

#[tokio::test]
async fn a_call_that_sends_a_file() {
    let server = server().await;
    let upload = Upload::new("工\"单\r\n.png", *b"\x89PNG\r\n--helpdesk-\0\xff");
    server.client().send(&Send(upload)).await.expect("the response is right");
    let call = &server.calls()[0];
    let content_type = call.header("content-type").expect("a body has a type");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("the body is in parts");
    let mut expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage\r\n--{boundary}\r\n\
         Content-Disposition: form-data; name=\"image\"; filename=\"工%22单%0D%0A.png\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    expected.extend(b"\x89PNG\r\n--helpdesk-\0\xff\r\n");
    expected.extend(format!("--{boundary}--\r\n").as_bytes());
    assert_eq!(call.body, expected);
}

#[tokio::test]
async fn a_base_url_with_a_path() {
    for tail in ["/feishu", "/feishu/"] {
        let server = Server::start(|request| match request.target.starts_with("/feishu/open-apis/auth/") {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::json(200, "", OK),
        })
        .await;
        let client = builder(&format!("{}{tail}", server.url)).build().expect("the settings are right");
        client.send(&Hide).await.expect("the response is right");
        let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
        assert_eq!(targets, [format!("/feishu{TOKEN_PATH}"), "/feishu/open-apis/test/hide".to_owned()]);
    }
}

#[tokio::test]
async fn a_supplied_http_client_is_used() {
    let server = server().await;
    let client = server.builder().http_client(own_http_client()).build().expect("the settings are right");
    client.send(&Hide).await.expect("the response is right");
    assert_eq!(server.calls()[0].header("user-agent"), Some("my-own/1"));
}

#[tokio::test]
async fn an_invalid_request_is_not_sent() {
    let server = server().await;
    let client = server.client();
    let look = |id: &str| Look { id: id.to_owned(), query: Vec::new() };
    let cases = [
        (client.send(&look("")).await.err(), Look::ID),
        (client.send(&look("..")).await.err(), Look::ID),
        (client.send(&Lost).await.err(), Lost::ID),
        (client.send(&Unwritable).await.err(), Unwritable::ID),
        (client.send(&Strange).await.err(), Strange::ID),
    ];
    for (error, id) in cases {
        let error = error.expect("this cannot be sent");
        assert!(matches!(error, Error::Request { .. }));
        assert_eq!((error.operation(), error.status(), error.code()), (Some(id), None, None));
    }
    assert_eq!(server.requests().len(), 0, "not even a token is fetched");
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let other = server().await;
    let location = format!("HTTP/1.1 307 X\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", other.url);
    let server = Server::answering(location).await;
    let error = server.client().send(&Put(json!({}))).await.expect_err("a redirect is an error");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    assert_eq!(error.status(), Some(307));
    assert_eq!(other.requests().len(), 0);
}
