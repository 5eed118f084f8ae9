//! From a method and a path to an operation and its answer.

use serde_json::json;

use crate::wire::{JSON, operation, send, start};

#[tokio::test]
async fn literal_segments_win_over_parameters() {
    let mock = start(json!([
        operation("faq.get", "GET", "/faqs/:id", json!({})),
        operation("faq.search", "GET", "/faqs/search", json!({})),
        operation("faq.patch", "PATCH", "/faqs/:faq_id", json!({})),
        operation("faq.image", "GET", "/faqs/:id/image/:image_key", json!({})),
        operation("faq.search.image", "GET", "/faqs/search/image/:key", json!({})),
        operation("any.image.key", "GET", "/:any/:id/image/key", json!({})),
    ]))
    .await;
    for (method, target, operation) in [
        ("GET", "/faqs/search", "faq.search"),
        ("GET", "/faqs/%73earch", "faq.search"),
        ("GET", "/faqs/1", "faq.get"),
        ("GET", "/faqs/search%2F", "faq.get"),
        ("GET", "/faqs/%2e%2e%2F%2e%2e?", "faq.get"),
        ("GET", "/faqs/..", "faq.get"),
        ("PATCH", "/faqs/search", "faq.patch"),
        ("GET", "/faqs/1/image/2", "faq.image"),
        ("GET", "/faqs/search/image/key", "faq.search.image"),
        ("GET", "/faqs/1/image/key", "faq.image"),
        ("GET", "/others/1/image/key", "any.image.key"),
    ] {
        assert_eq!(send(&mock, method, target, &[], "").await.status, 200, "{method} {target}");
        assert_eq!(mock.requests().last().unwrap().operation.as_deref(), Some(operation), "{method} {target}");
    }
}

#[tokio::test]
async fn what_is_not_documented() {
    let mock = start(json!([
        operation("faq.get", "GET", "/faqs/:id", json!({})),
        operation("faq.patch", "PATCH", "/faqs/:id", json!({})),
    ]))
    .await;
    for (method, target, status, code, message) in [
        ("GET", "/", 404, 99991201, "no operation is documented at /"),
        ("GET", "/faqs", 404, 99991201, "no operation is documented at /faqs"),
        ("GET", "/faqs/", 404, 99991201, "no operation is documented at /faqs/"),
        ("GET", "/faqs/1/", 404, 99991201, "no operation is documented at /faqs/1/"),
        ("GET", "//faqs/1", 404, 99991201, "no operation is documented at //faqs/1"),
        ("GET", "/%ff/%zz", 404, 99991201, "no operation is documented at /%ff/%zz"),
        ("OPTIONS", "*", 404, 99991201, "no operation is documented at *"),
        ("POST", "/faqs/1", 405, 99991301, "POST is not documented at /faqs/1, but: GET, PATCH"),
        ("BREW", "/faqs/1", 405, 99991301, "BREW is not documented at /faqs/1, but: GET, PATCH"),
        (
            "GET",
            "/open-apis/auth/v3/tenant_access_token/internal",
            405,
            99991301,
            "GET is not documented at /open-apis/auth/v3/tenant_access_token/internal, but: POST",
        ),
    ] {
        let answer = send(&mock, method, target, &[], "").await;
        assert_eq!(answer.verdict(), (status, code, message.to_owned()), "{method} {target}");
        let request = mock.requests().pop().unwrap();
        assert_eq!((request.operation, request.status, request.code), (None, status, code));
        let allow = message.split_once(", but: ").map(|(_, methods)| methods);
        assert_eq!(answer.header("allow"), allow, "{method} {target}");
    }
}

#[tokio::test]
async fn answers_of_every_form() {
    let example = ["{", "  \"code\": 0,", "  \"data\": { \"名\": 1 }", "}"];
    let mock = start(json!([
        operation("a.shown", "GET", "/shown", json!({ "response_example": example })),
        operation("a.empty", "GET", "/empty", json!({})),
        operation(
            "a.data",
            "GET",
            "/data",
            json!({
                "answer": "data",
                "response": [{ "name": "data", "type": "object" }],
            })
        ),
        operation("a.flat", "GET", "/flat", json!({ "answer": "flat" })),
        operation("a.file", "GET", "/file", json!({ "answer": "binary", "response_example": ["{}"] })),
    ]))
    .await;
    for (target, body) in [
        ("/shown", example.join("\n")),
        ("/empty", r#"{"code":0,"data":{},"msg":"success"}"#.to_owned()),
        ("/data", r#"{"code":0,"data":{},"msg":"success"}"#.to_owned()),
        ("/flat", r#"{"code":0,"msg":"success"}"#.to_owned()),
    ] {
        let answer = send(&mock, "GET", target, &[], "").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
        assert_eq!(String::from_utf8(answer.body).unwrap(), body);
    }
    let file = send(&mock, "GET", "/file", &[], "").await;
    assert_eq!((file.status, file.header("content-type")), (200, Some("image/png")));
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"mock.png\""));
    assert!(file.body.starts_with(b"\x89PNG\r\n"));
}

#[tokio::test]
async fn every_answer_has_a_log_id_of_its_own() {
    let mock = start(json!([operation("a.get", "GET", "/a", json!({}))])).await;
    let fine = send(&mock, "GET", "/a", &[], "").await;
    let refused = send(&mock, "GET", "/b", &[], "").await;
    let (fine_id, refused_id) = (fine.header("x-tt-logid").unwrap(), refused.header("x-tt-logid").unwrap());
    assert_ne!(fine_id, refused_id);
    assert_eq!(refused.json()["error"]["log_id"], refused_id);
}

#[tokio::test]
async fn a_schema_may_document_the_token_operation() {
    let path = "/open-apis/auth/v3/tenant_access_token/internal";
    let mock = start(json!([operation("auth.documented", "POST", path, json!({}))])).await;
    let body = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() }).to_string();
    let answer = send(&mock, "POST", path, &[JSON], body).await;
    assert!(answer.json()["tenant_access_token"].is_string());
}
