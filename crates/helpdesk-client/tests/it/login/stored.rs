//! `UserTokens` as JSON.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use helpdesk_client::{UserAccessToken, UserTokens};
use serde_json::{Value, json};

fn at(millis: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(millis)
}

#[test]
fn tokens_are_written_with_absolute_times() {
    let mut tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO);
    tokens.expires_at = at(1_700_000_000_123) + Duration::from_micros(456);
    let minimal = json!({ "access_token": "u-1", "expires_at_ms": 1_700_000_000_123_u64 });
    assert_eq!(serde_json::to_value(&tokens).expect("JSON"), minimal);
    tokens.expires_at = at(1_700_000_000_123);
    assert_eq!(serde_json::from_value::<UserTokens>(minimal).expect("tokens"), tokens);

    tokens.refresh_token = Some("ur-1".into());
    tokens.refresh_expires_at = Some(at(1_700_604_800_000));
    let whole = json!({
        "access_token": "u-1", "expires_at_ms": 1_700_000_000_123_u64,
        "refresh_token": "ur-1", "refresh_expires_at_ms": 1_700_604_800_000_u64,
    });
    assert_eq!(serde_json::to_value(&tokens).expect("JSON"), whole);
    assert_eq!(serde_json::from_value::<UserTokens>(whole).expect("tokens"), tokens);
}

#[test]
fn what_is_not_tokens_is_an_error() {
    let invalid = |field: &str| format!("the field `{field}` is missing or invalid");
    for (value, message) in [
        (json!({}), invalid("access_token")),
        (json!({ "access_token": "", "expires_at_ms": 1 }), invalid("access_token")),
        (json!({ "access_token": "u-secret\n", "expires_at_ms": 1 }), invalid("access_token")),
        (json!({ "access_token": "u-secret" }), invalid("expires_at_ms")),
        (
            json!({ "access_token": "u-secret", "expires_at_ms": -1 }),
            "invalid value: integer `-1`, expected u64".to_owned(),
        ),
        (Value::Null, "invalid type: null, expected an object".to_owned()),
    ] {
        let error = serde_json::from_value::<UserTokens>(value.clone()).expect_err("they are not tokens");
        assert_eq!(error.to_string(), message, "{value}");
    }
    let ends = json!({ "access_token": "u-1", "expires_at_ms": 1, "refresh_expires_at_ms": u64::MAX });
    // Not every system can represent this time; none may panic.
    let _ = serde_json::from_value::<UserTokens>(ends);
}
