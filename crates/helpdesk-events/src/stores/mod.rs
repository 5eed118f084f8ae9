//! The traits of stores: for the ids of events that were seen, and for whole events.

mod inbox;
mod seen;

pub use inbox::{AsideEvent, EventInbox, Fate, InboxEvent, InboxState, Kept, TakenEvent};
pub use seen::{Claim, SeenEvents};
