//! Fields logged for an event, and what the log says of failures.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use tracing::field::Empty;
use tracing::{Span, info_span};

use super::handler::HandlerError;
use crate::incoming::{ReceivedEvent, printable};

/// Tells this process from others in an `arrival`.
static PROCESS: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(std::process::id()));

/// The span of an event: never its body, nor the token in its header.
pub(crate) fn span(event: &ReceivedEvent) -> Span {
    info_span!(
        "helpdesk_event",
        event_id = printable(event.event_id()),
        event_type = printable(event.event_type()),
        tenant_key = event.header.tenant_key.as_deref().map(printable),
        arrival = Empty,
        attempt = Empty,
    )
}

/// Names the arrival of an event in its span, so that the span of its handling, maybe in another process, can name it too.
/// Empty if the span is not recorded.
pub(crate) fn name_arrival(span: &Span) -> String {
    let name = span.id().map(|id| format!("{:016x}-{:x}", *PROCESS, id.into_u64())).unwrap_or_default();
    span.record("arrival", &*name);
    name
}

/// The handler's own error is left out, as it may have a piece of the event in it.
pub(crate) fn reason(error: &HandlerError) -> &'static str {
    match error {
        HandlerError::Failed(_) => "the handler returned an error, which is not logged",
        HandlerError::Panicked => "the handler panicked",
        HandlerError::ShutDown => "the shutdown did not wait for the handler",
    }
}
