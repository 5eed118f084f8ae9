//! What came in, by whichever way: a challenge or an event, or the reason why it is refused.

pub(crate) mod envelope;
mod event;
mod printable;
mod refusal;
mod undecodable;

pub use event::{Challenge, Incoming, ReceivedEvent};
#[cfg(feature = "axum")]
pub(crate) use printable::printable;
pub(crate) use refusal::MAX_BODY_BYTES;
pub use refusal::Refusal;
pub use undecodable::UndecodableEvent;
