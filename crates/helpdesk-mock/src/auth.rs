//! Who may call: the credentials, and the headers that carry them.

use std::time::Instant;

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_schema::{Operation, TokenKind};

use crate::answer::Refusal;
use crate::code;
use crate::tokens::{Standing, Tokens};

pub(crate) const APP_ID: &str = "cli_mock";
pub(crate) const APP_SECRET: &str = "mock-app-secret";
pub(crate) const HELPDESK_ID: &str = "7000000000000000000";
pub(crate) const HELPDESK_TOKEN: &str = "ht-mock-00000000-0000-0000-0000-000000000000";
pub(crate) const ENCRYPT_KEY: &str = "mock-encrypt-key";
pub(crate) const VERIFICATION_TOKEN: &str = "mock-verification-token";

/// The header with the helpdesk's credentials, which the pages ask for in a note.
const HELPDESK_HEADER: &str = "X-Lark-Helpdesk-Authorization";

/// The value of the helpdesk header for the credentials of the mock.
pub(crate) fn helpdesk_authorization() -> String {
    STANDARD.encode(format!("{HELPDESK_ID}:{HELPDESK_TOKEN}"))
}

/// Checks the access token of a call; it is refused with this HTTP status.
pub(crate) fn check_token(
    tokens: &Tokens,
    operation: &Operation,
    headers: &HeaderMap,
    now: Instant,
    status: StatusCode,
) -> Result<(), Refusal> {
    if operation.tokens.is_empty() {
        return Ok(());
    }
    let refuse = |code, message: &str| Err(Refusal::new(status, code, message));
    // The platform takes a header without the scheme for none at all.
    let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        let message = "Missing access token for authorization. Please make a request with token attached.";
        return refuse(code::TOKEN_MISSING, message);
    };
    let (kind, code) = if token.starts_with("t-") {
        (TokenKind::Tenant, code::TENANT_TOKEN_INVALID)
    } else if token.starts_with("u-") || token.starts_with("eyJ") {
        (TokenKind::User, code::USER_TOKEN_INVALID)
    } else if token.starts_with("a-") {
        (TokenKind::App, code::APP_TOKEN_INVALID)
    } else {
        let message = "Invalid access token format: a token starts with `t-`, `u-`, `a-` or `eyJ`.";
        return refuse(code::TOKEN_MALFORMED, message);
    };
    if !operation.tokens.contains(&kind) {
        let accepted: Vec<&str> = operation.tokens.iter().map(|token| token.as_str()).collect();
        let message = format!("The operation takes no {} access token, but: {}.", kind.as_str(), accepted.join(", "));
        return refuse(code, &message);
    }
    match (tokens.standing(kind, token, now), kind) {
        (Standing::Valid, _) => Ok(()),
        (Standing::Expired, TokenKind::User) => refuse(code::USER_TOKEN_EXPIRED, "Authentication token expired."),
        (Standing::Expired | Standing::Unknown, _) => {
            refuse(code, "Invalid access token for authorization. Please make a request with token attached.")
        }
    }
}

/// Checks the helpdesk credentials of a call, where the operation asks for them.
pub(crate) fn check_helpdesk(operation: &Operation, headers: &HeaderMap) -> Result<(), Refusal> {
    let documented = operation.headers.iter().find(|header| header.name.eq_ignore_ascii_case(HELPDESK_HEADER));
    let problem = match (documented, headers.get(HELPDESK_HEADER)) {
        (None, _) => return Ok(()),
        (Some(header), None) if !header.required => return Ok(()),
        (Some(_), Some(value)) if *value == *helpdesk_authorization() => return Ok(()),
        (Some(_), Some(_)) => "not the Base64 of the helpdesk's `id:token`",
        (Some(_), None) => "missing",
    };
    let message = format!("header/{HELPDESK_HEADER}: {problem}");
    Err(Refusal::new(StatusCode::UNAUTHORIZED, code::UNAUTHORIZED, message))
}
