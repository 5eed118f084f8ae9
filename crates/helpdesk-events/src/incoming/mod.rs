//! Challenges, events and refusals, whichever way they came in.

mod envelope;
mod event;
mod outline;
mod payload;
mod printable;
mod refusal;
mod trace;
mod undecodable;

pub(crate) use envelope::challenge;
pub use event::{Challenge, Incoming, ReceivedEvent};
pub(crate) use outline::Outline;
#[cfg(any(feature = "axum", feature = "__long-connection"))]
pub(crate) use printable::printable;
pub(crate) use refusal::MAX_BODY_BYTES;
pub use refusal::Refusal;
pub(crate) use trace::deviations as trace_deviations;
pub use undecodable::UndecodableEvent;
