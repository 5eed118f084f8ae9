//! Undocumented requests of the platform's own SDKs, which the platform accepts.

use helpdesk_mock::Mock;
use serde_json::json;

use crate::wire::{JSON, operation, send, start};

/// `.ci/interop` runs the SDKs themselves.
#[tokio::test]
async fn what_the_sdks_send_beyond_the_pages_is_taken() {
    let flags = json!({ "query": [{ "name": "on", "type": "boolean", "required": false }] });
    let mock = start(json!([operation("faq.get", "GET", "/faqs/:id", flags)])).await;
    // For Node: `{}` as the body of an operation without one.
    assert_eq!(send(&mock, "GET", "/faqs/1", &[JSON], "{}").await.status, 200);
    // For Python: its own word for a boolean, and no content type where a token is asked for.
    for (value, status) in [("True", 200), ("False", 200), ("true", 200), ("TRUE", 400), ("1", 400)] {
        assert_eq!(send(&mock, "GET", &format!("/faqs/1?on={value}"), &[], "").await.status, status, "{value}");
    }
    let mock = Mock::start().await.unwrap();
    let body = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() }).to_string();
    let answer = send(&mock, "POST", "/open-apis/auth/v3/tenant_access_token/internal", &[], body).await;
    assert_eq!(answer.verdict(), (200, 0, "ok".to_owned()));
}
