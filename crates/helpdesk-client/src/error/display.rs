//! What the errors say: what went wrong, where, and what to do next.

use std::fmt::{self, Display};

use super::outcome::may_have_acted;
use super::{
    ApiError, DecodeError, Error, FieldViolation, HelpLink, LoginRequired, MissingScope, TransportError, TransportKind,
    TruncationReason, UnexpectedResponse,
};
use crate::codes;

const MAY_HAVE_ACTED: &str = "; the platform may have acted, so look before you send it again";

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config { reason } => write!(f, "cannot build the client: {reason}"),
            Self::Request { operation, reason } => write!(f, "{operation}: cannot be sent: {reason}"),
            Self::Transport(e) => Display::fmt(e, f),
            Self::Api(e) => Display::fmt(e, f),
            Self::Decode(e) => Display::fmt(e, f),
            Self::Unexpected(e) => Display::fmt(e, f),
            Self::TokenSource { source } => write!(f, "no access token, so nothing was sent: {source}"),
            Self::ListingTruncated { operation, reason } => {
                let goes_on = if *reason == TruncationReason::LostField { "may go on" } else { "goes on" };
                write!(f, "{operation}: the list {goes_on} after this: {reason}")
            }
            Self::RateLimited { operation, retry_after } => write!(
                f,
                "{operation}: not sent, as calls come faster than the operation's limit lets them out; wait {:.1} s, or \
                 allow the call more time",
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
            write!(f, " ({})", Answered(status, &self.log_id))?;
        }
        f.write_str(match self.kind {
            _ if codes::is_of_token(self.operation) => "; without an access token, the request itself has not acted",
            TransportKind::Connect => "; nothing was sent",
            _ if may_have_acted(self.operation, self.outcome(), self.reads) => MAY_HAVE_ACTED,
            TransportKind::Timeout | TransportKind::Interrupted => "",
        })
    }
}

impl Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, code, message, log_id, details, .. } = self;
        write!(f, "{operation}: {message} (code {code}, {})", Answered(*status, log_id))?;
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

/// What to do about the codes of the gateway, which no operation's page explains.
fn next_step(operation: &str, code: i64) -> Option<&'static str> {
    Some(match code {
        _ if operation == codes::REFRESH => return None,
        _ if operation == codes::TENANT_TOKEN => {
            "check the app id and the app secret, and that the base URL is the host that the app lives on (Feishu or Lark)"
        }
        _ if codes::APP_TOKEN_REFUSED.contains(&code) => {
            "another access token did not help; the operation may not take a tenant token, or the base URL may be the \
             wrong host (Feishu or Lark)"
        }
        _ if codes::USER_TOKEN_REFUSED.contains(&code) => {
            "get another access token of that user; the operation may not take a user token, or the base URL may be the \
             wrong host (Feishu or Lark)"
        }
        99_991_679 => "the person has to grant the app the missing scope, by logging in again",
        99_991_400 => "the calls come too fast; wait before the next one",
        99_991_401 => "add this machine's address to the app's list of allowed addresses",
        99_991_403 => "the month's quota of calls is used up",
        99_991_672 => {
            "grant the app one of the scopes that the operation's page lists, and release a version of the app"
        }
        _ => return None,
    })
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, log_id, path, reason, .. } = self;
        write!(f, "{operation}: it was done, but the answer does not have the documented form")?;
        if !path.is_empty() {
            write!(f, ", at `{path}`")?;
        }
        write!(f, ": {reason} ({})", Answered(*status, log_id))
    }
}

impl Display for TruncationReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RepeatedPage => f.write_str("the platform leads back to a page that was there before"),
            Self::UnreachablePage => f.write_str("the platform says that there is more, and not how to get it"),
            Self::LostField => f.write_str(
                "the page looks like the last one, but a field of it does not have the documented form, and was lost",
            ),
            Self::RowLimit { rows } => write!(
                f,
                "the platform lists {rows} rows at most; ask for less, such as a shorter time, or walk it with `list_windows`"
            ),
        }
    }
}

impl Display for LoginRequired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the person has to log in again: {}", self.reason)?;
        self.answer.as_ref().map_or(Ok(()), |answer| write!(f, ": {answer}"))
    }
}

impl Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, log_id, content_type, reason, body, .. } = self;
        let content_type = content_type.as_deref().unwrap_or("no content type");
        write!(f, "{operation}: {reason} ({}, {content_type})", Answered(*status, log_id))?;
        if may_have_acted(operation, self.outcome(), self.reads) {
            f.write_str(MAY_HAVE_ACTED)?;
        }
        f.write_str("; was it the platform that answered, or a proxy, or the wrong host?")?;
        match body {
            Some(body) if !body.is_empty() => write!(f, " It begins: {body}"),
            _ => Ok(()),
        }
    }
}

/// The status and log id of an answer, for the brackets of a message.
struct Answered<'a>(u16, &'a Option<String>);

impl Display for Answered<'_> {
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
