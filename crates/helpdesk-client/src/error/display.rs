//! Messages of the errors: which operation failed, why, and what to do next.

use std::fmt::{self, Display};

use super::outcome::may_have_acted;
use super::{
    ApiError, DecodeError, Error, FieldViolation, HelpLink, LoginRequired, MissingScope, TransportError, TransportKind,
    TruncationReason, UnexpectedResponse,
};
use crate::codes;

const MAY_HAVE_ACTED: &str = "; the request may have taken effect, so check before you send it again";

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config { reason } => write!(f, "cannot build the client: {reason}"),
            Self::Request { operation, reason } => write!(f, "{operation}: cannot send the request: {reason}"),
            Self::Transport(e) => Display::fmt(e, f),
            Self::Api(e) => Display::fmt(e, f),
            Self::Decode(e) => Display::fmt(e, f),
            Self::Unexpected(e) => Display::fmt(e, f),
            Self::TokenSource { source } => write!(f, "cannot get an access token, so nothing was sent: {source}"),
            Self::ListingTruncated { operation, reason } => {
                let is = if *reason == TruncationReason::LostField { "may be" } else { "is" };
                write!(f, "{operation}: the listing {is} incomplete: {reason}")
            }
            Self::RateLimited { operation, retry_after } => write!(
                f,
                "{operation}: not sent, because the operation's rate limit would delay the request past its timeout; \
                 wait {:.1} s, or raise the timeout",
                retry_after.as_secs_f64()
            ),
            Self::LoginRequired(e) => Display::fmt(e, f),
        }
    }
}

impl Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.reason)?;
        if let Some(status) = self.status {
            write!(f, " ({})", ResponseSource(status, &self.log_id))?;
        }
        f.write_str(match self.kind {
            _ if codes::is_of_token(self.operation) => {
                "; the request itself was not sent, because it needs an access token"
            }
            TransportKind::Connect => "; nothing was sent",
            _ if may_have_acted(self.operation, self.outcome(), self.reads) => MAY_HAVE_ACTED,
            TransportKind::Timeout | TransportKind::Interrupted => "",
        })
    }
}

impl Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, code, message, log_id, details, .. } = self;
        write!(f, "{operation}: {message} (code {code}, {})", ResponseSource(*status, log_id))?;
        for FieldViolation { field, description, .. } in &details.field_violations {
            write!(f, "; field `{field}`")?;
            optional(f, ": ", description)?;
        }
        for MissingScope { scope, url } in &details.missing_scopes {
            write!(f, "; missing scope `{scope}`")?;
            optional(f, ": ", url)?;
        }
        for HelpLink { url, .. } in &details.helps {
            write!(f, "; see {url}")?;
        }
        optional(f, "; see ", &details.troubleshooter)?;
        if may_have_acted(operation, self.outcome(), self.reads) {
            f.write_str(MAY_HAVE_ACTED)?;
        }
        match next_step(operation, *code) {
            Some(next) => write!(f, "; {next}"),
            None => Ok(()),
        }
    }
}

/// Advice on the codes of the gateway, which no operation's page explains.
fn next_step(operation: &str, code: i64) -> Option<&'static str> {
    Some(match code {
        20_074 => "the app may not refresh tokens; allow it in the app's security settings in the developer console",
        _ if operation == codes::REFRESH => return None,
        _ if operation == codes::TENANT_TOKEN => {
            "check the app id and app secret, and that the base URL is the host where the app was created (Feishu or \
             Lark)"
        }
        _ if codes::APP_TOKEN_REFUSED.contains(&code) => {
            "the access token was refused; the operation may not accept tenant tokens, or the base URL may be the \
             wrong host (Feishu or Lark)"
        }
        _ if codes::USER_TOKEN_REFUSED.contains(&code) => {
            "get a new access token for the user; the operation may not accept user tokens, or the base URL may be the \
             wrong host (Feishu or Lark)"
        }
        99_991_679 => "the user has to grant the app the missing scope by logging in again",
        99_991_400 => "too many requests; wait before the next call",
        99_991_401 => "add this machine's IP address to the app's IP allowlist",
        99_991_403 => "the app's monthly call quota is used up",
        99_991_672 => {
            "grant the app one of the scopes listed on the operation's page, then release a new version of the app"
        }
        _ => return None,
    })
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, log_id, path, reason, .. } = self;
        write!(f, "{operation}: the request succeeded, but the response does not match the documentation")?;
        if !path.is_empty() {
            write!(f, " at `{path}`")?;
        }
        write!(f, ": {reason} ({})", ResponseSource(*status, log_id))
    }
}

impl Display for TruncationReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RepeatedPage => f.write_str("the server returned the same page twice"),
            Self::UnreachablePage => {
                f.write_str("the platform reports more pages, but not how to request the next one")
            }
            Self::LostField => {
                f.write_str("this looks like the last page, but a field that may say otherwise could not be decoded")
            }
            Self::RowLimit { rows } => {
                write!(f, "the platform lists at most {rows} rows; request a shorter time range, or use `list_windows`")
            }
        }
    }
}

impl Display for LoginRequired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the user has to log in again: {}", self.reason)?;
        self.api_error.as_ref().map_or(Ok(()), |error| write!(f, ": {error}"))
    }
}

impl Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, log_id, content_type, reason, body, .. } = self;
        let content_type = content_type.as_deref().unwrap_or("no content type");
        write!(f, "{operation}: {reason} ({}, {content_type})", ResponseSource(*status, log_id))?;
        if may_have_acted(operation, self.outcome(), self.reads) {
            f.write_str(MAY_HAVE_ACTED)?;
        }
        f.write_str("; check whether a proxy or the wrong host responded")?;
        match body {
            Some(body) if !body.is_empty() => write!(f, "; the body begins: {body}"),
            _ => Ok(()),
        }
    }
}

/// The status and log id of a response, for the parentheses of a message.
struct ResponseSource<'a>(u16, &'a Option<String>);

impl Display for ResponseSource<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}, ", self.0)?;
        match self.1 {
            Some(log_id) => write!(f, "log id {log_id}"),
            None => f.write_str("no log id"),
        }
    }
}

fn optional(f: &mut fmt::Formatter<'_>, before: &str, text: &Option<String>) -> fmt::Result {
    text.as_ref().map_or(Ok(()), |text| write!(f, "{before}{text}"))
}
