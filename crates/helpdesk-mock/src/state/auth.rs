//! Checks the headers that carry credentials.

use std::time::Instant;

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use helpdesk_schema::{Operation, TokenKind};

use super::credentials::helpdesk_authorization;
use super::tokens::{TokenState, Tokens};
use crate::api::code;
use crate::api::response::ApiError;

/// The header with the helpdesk's credentials, which the pages ask for in a note.
const HELPDESK_HEADER: &str = "X-Lark-Helpdesk-Authorization";

/// Checks the access token of a call; it is refused with this HTTP status.
pub(crate) fn check_token(
    tokens: &Tokens,
    operation: &Operation,
    headers: &HeaderMap,
    now: Instant,
    status: StatusCode,
) -> Result<(), ApiError> {
    if operation.tokens.is_empty() {
        return Ok(());
    }
    let refuse = |code, message: &str| Err(ApiError::new(status, code, message));
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
    match (tokens.state(kind, token, now), kind) {
        (TokenState::Valid, TokenKind::User) => check_scopes(tokens, operation, token, status),
        (TokenState::Valid, _) => Ok(()),
        (TokenState::Expired, TokenKind::User) => refuse(code::USER_TOKEN_EXPIRED, "Authentication token expired."),
        (TokenState::Expired | TokenState::Unknown, _) => {
            refuse(code, "Invalid access token for authorization. Please make a request with token attached.")
        }
    }
}

/// Checks that a user token has one of the scopes of the operation.
fn check_scopes(tokens: &Tokens, operation: &Operation, token: &str, status: StatusCode) -> Result<(), ApiError> {
    let scopes: Vec<&str> =
        operation.scopes.iter().map(|scope| scope.name.as_str()).filter(|name| !name.is_empty()).collect();
    if tokens.holder(token).is_none_or(|holder| holder.may(&scopes)) {
        return Ok(());
    }
    let message = format!("Unauthorized. The user has granted none of the scopes: {}.", scopes.join(", "));
    let error = ApiError::new(status, code::USER_SCOPE_MISSING, message);
    Err(ApiError { missing_scopes: scopes.into_iter().map(str::to_owned).collect(), ..error })
}

/// Checks the helpdesk credentials of a call, where the operation asks for them.
pub(crate) fn check_helpdesk(operation: &Operation, headers: &HeaderMap) -> Result<(), ApiError> {
    let documented = operation.headers.iter().find(|header| header.name.eq_ignore_ascii_case(HELPDESK_HEADER));
    let problem = match (documented, headers.get(HELPDESK_HEADER)) {
        (None, _) => return Ok(()),
        (Some(header), None) if !header.required => return Ok(()),
        (Some(_), Some(value)) if *value == *helpdesk_authorization() => return Ok(()),
        (Some(_), Some(_)) => "not the Base64 of the helpdesk's `id:token`",
        (Some(_), None) => "missing",
    };
    let message = format!("header/{HELPDESK_HEADER}: {problem}");
    Err(ApiError::new(StatusCode::UNAUTHORIZED, code::UNAUTHORIZED, message))
}
