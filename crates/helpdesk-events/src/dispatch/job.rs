//! An event that was taken in and is to be handled.

use std::time::Duration;

use tracing::Span;

use super::handler::HandlerError;
use super::pending::Slot;
use crate::incoming::ReceivedEvent;

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

pub(crate) struct Job {
    pub(crate) event: ReceivedEvent,
    pub(crate) slot: Slot,
    pub(crate) span: Span,
    /// How often the handler was called.
    pub(crate) attempts: u32,
}

/// How often a handler is tried again for an event that the platform believes handled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retries {
    pub(crate) count: u32,
    pub(crate) first_pause: Duration,
}

impl Retries {
    /// How long to wait before the next attempt, if there is one.
    pub(crate) fn pause(&self, attempts: u32, error: &HandlerError) -> Option<Duration> {
        let again = attempts <= self.count && !matches!(error, HandlerError::ShutDown);
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        again.then(|| self.first_pause.saturating_mul(doubled).min(LONGEST_PAUSE))
    }
}
