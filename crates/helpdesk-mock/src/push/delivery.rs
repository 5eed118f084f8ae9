//! The outcome of a pushed event.

use std::fmt;
use std::time::{Duration, Instant};

/// An event on its way to the callback URL.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The event's id, the same in each attempt.
    pub event_id: String,
    /// The event type: `helpdesk.ticket.created_v1`.
    pub event_type: String,
    /// How often it was sent, and what came of it; the last attempt last.
    pub attempts: Vec<Attempt>,
    /// Whether it is still on its way.
    pub state: DeliveryState,
}

impl Delivery {
    pub(crate) fn new(event_id: String, event_type: String) -> Self {
        Self { event_id, event_type, attempts: Vec::new(), state: DeliveryState::Due(Duration::ZERO) }
    }

    /// The HTTP status of the answer to the last attempt; `None` without an answer, or before the first attempt.
    pub fn status(&self) -> Option<u16> {
        self.attempts.last()?.answer.as_ref().ok().copied()
    }
}

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryState {
    /// It is sent, or sent again, after this time.
    Due(Duration),
    /// It was answered with HTTP status 200.
    Delivered,
    /// It was sent for the last time, to no avail.
    GivenUp,
}

/// An event that was sent once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// When it was sent.
    pub sent: Instant,
    /// How long it took until there was an answer or none, with the challenge where one came first.
    pub latency: Duration,
    /// The HTTP status of the answer, or why it is missing.
    pub answer: Result<u16, NoAnswer>,
}

/// Why the callback URL gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoAnswer {
    /// No connection could be made.
    Unreachable(String),
    /// The answer did not come within this time.
    TimedOut(Duration),
    /// The answer is not HTTP, or the connection broke.
    Broken(String),
    /// The callback URL does not answer the challenge that comes before the first event.
    Challenge(String),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(problem) => write!(f, "cannot connect: {problem}"),
            Self::TimedOut(limit) => write!(f, "no answer within {limit:?}"),
            Self::Broken(problem) => write!(f, "the connection broke: {problem}"),
            Self::Challenge(problem) => write!(f, "the challenge failed: {problem}"),
        }
    }
}

impl std::error::Error for NoAnswer {}
