//! Who may call: the credentials, the access tokens, and the headers that carry them.

use std::time::{Duration, Instant};

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_schema::{Answer, BodyFormat, ErrorCode, Field, Method, Operation, Token, Type};
use serde_json::Value;

use crate::answer::Refusal;
use crate::code;

pub(crate) const APP_ID: &str = "cli_mock";
pub(crate) const APP_SECRET: &str = "mock-app-secret";
pub(crate) const HELPDESK_ID: &str = "7000000000000000000";
pub(crate) const HELPDESK_TOKEN: &str = "ht-mock-00000000-0000-0000-0000-000000000000";

/// The header with the helpdesk's credentials, which the pages ask for in a note.
const HELPDESK_HEADER: &str = "X-Lark-Helpdesk-Authorization";

/// The operation that issues tenant access tokens. It belongs to the platform and not to a documented API, so that no
/// schema needs to hold it.
pub(crate) const ISSUE_TENANT_TOKEN: &str = "auth.v3.tenant_access_token.internal";

/// How long a tenant access token lives.
const LIFETIME: Duration = Duration::from_secs(2 * 60 * 60);
/// With at least this much of its life left, a token is handed out again.
const RENEWAL: Duration = Duration::from_secs(30 * 60);

/// The operation that issues tenant access tokens, as its page documents it.
pub(crate) fn issue_tenant_token() -> Operation {
    let field =
        |name: &str| Field { name: name.to_owned(), ty: Type::String, required: Some(true), ..Field::default() };
    // The page gives no status; the platform sends these errors with 200.
    let error = |code, message: &str| ErrorCode {
        code,
        status: Some(200),
        message: message.to_owned(),
        ..ErrorCode::default()
    };
    Operation {
        id: ISSUE_TENANT_TOKEN.to_owned(),
        method: Method::Post,
        path: "/open-apis/auth/v3/tenant_access_token/internal".to_owned(),
        body_format: Some(BodyFormat::Json),
        body: vec![field("app_id"), field("app_secret")],
        answer: Answer::Flat,
        errors: vec![error(code::INVALID_PARAM, "invalid param"), error(code::WRONG_SECRET, "app secret invalid")],
        ..Operation::default()
    }
}

/// The value of the helpdesk header for the credentials of the mock.
pub(crate) fn helpdesk_authorization() -> String {
    STANDARD.encode(format!("{HELPDESK_ID}:{HELPDESK_TOKEN}"))
}

/// The tenant access tokens of the mock's app.
pub(crate) struct Tokens {
    seed: u64,
    issued: Vec<Issued>,
}

#[derive(Clone)]
pub(crate) struct Issued {
    pub(crate) token: String,
    expires: Instant,
}

impl Issued {
    pub(crate) fn remaining(&self, now: Instant) -> Duration {
        self.expires.saturating_duration_since(now)
    }
}

impl Tokens {
    /// No token yet. The seed tells the tokens of one mock from those of another.
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, issued: Vec::new() }
    }

    /// The token for an app that asks at this moment.
    fn issue(&mut self, now: Instant) -> Issued {
        if let Some(issued) = self.issued.last().filter(|issued| issued.remaining(now) >= RENEWAL) {
            return issued.clone();
        }
        let token = format!("t-mock{:016x}{:04}", self.seed, self.issued.len() + 1);
        let issued = Issued { token, expires: now + LIFETIME };
        self.issued.push(issued.clone());
        issued
    }

    /// Answers the body of a request for a token.
    pub(crate) fn grant(&mut self, body: &[u8], now: Instant) -> Result<Issued, Refusal> {
        let given: Value = serde_json::from_slice(body).unwrap_or_default();
        if given["app_id"] != APP_ID {
            return Err(Refusal::new(StatusCode::OK, code::INVALID_PARAM, "invalid param"));
        }
        if given["app_secret"] != APP_SECRET {
            return Err(Refusal::new(StatusCode::OK, code::WRONG_SECRET, "app secret invalid"));
        }
        Ok(self.issue(now))
    }

    fn accepts(&self, token: &str, now: Instant) -> bool {
        self.issued.iter().any(|issued| issued.token == token && !issued.remaining(now).is_zero())
    }

    /// Checks the access token of a call.
    pub(crate) fn check(&self, operation: &Operation, headers: &HeaderMap, now: Instant) -> Result<(), Refusal> {
        if operation.tokens.is_empty() {
            return Ok(());
        }
        // The platform takes a header without the scheme for none at all.
        let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            let message = "Missing access token for authorization. Please make a request with token attached.";
            return Err(refuse(code::TOKEN_MISSING, message));
        };
        let (kind, code) = if token.starts_with("t-") {
            (Token::Tenant, code::TENANT_TOKEN_INVALID)
        } else if token.starts_with("u-") || token.starts_with("eyJ") {
            (Token::User, code::USER_TOKEN_INVALID)
        } else if token.starts_with("a-") {
            (Token::App, code::APP_TOKEN_INVALID)
        } else {
            let message = "Invalid access token format: a token starts with `t-`, `u-`, `a-` or `eyJ`.";
            return Err(refuse(code::TOKEN_MALFORMED, message));
        };
        if !operation.tokens.contains(&kind) {
            let accepted: Vec<&str> = operation.tokens.iter().map(|token| token.as_str()).collect();
            let message =
                format!("The operation takes no {} access token, but: {}.", kind.as_str(), accepted.join(", "));
            return Err(refuse(code, message));
        }
        if !self.accepts(token, now) {
            let message = "Invalid access token for authorization. Please make a request with token attached.";
            return Err(refuse(code, message));
        }
        Ok(())
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

fn refuse(code: i64, message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, code, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_handed_out_again_until_half_an_hour_is_left() {
        let start = Instant::now();
        let at = |minutes: u64| start + Duration::from_secs(60 * minutes);
        let mut tokens = Tokens::new(7);
        let first = tokens.issue(at(0));
        assert_eq!(first.remaining(at(0)).as_secs(), 7200);

        let again = tokens.issue(at(90));
        assert_eq!((&again.token, again.remaining(at(90)).as_secs()), (&first.token, 1800));
        let second = tokens.issue(at(91));
        assert_ne!(second.token, first.token);
        assert_eq!(second.remaining(at(91)).as_secs(), 7200);
        assert_eq!(tokens.issue(at(92)).token, second.token);

        assert!(tokens.accepts(&first.token, at(119)) && tokens.accepts(&second.token, at(119)));
        assert!(!tokens.accepts(&first.token, at(120)) && tokens.accepts(&second.token, at(120)));
    }
}
