//! The traits of stores: for the ids of events that were seen, and for whole events.

mod inbox;
mod seen;

pub use inbox::{AsideEvent, EventInbox, Fate, InboxEvent, InboxState, Kept, TakenEvent};
#[cfg(any(feature = "axum", feature = "__long-connection"))]
pub(crate) use seen::stored_id;
pub use seen::{Claim, SeenEvents};
