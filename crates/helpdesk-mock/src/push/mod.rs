//! Events, which the platform pushes to a callback URL.
//!
//! Nothing here is shared with `helpdesk-events`, which takes them in: each proves the other.

mod api;
mod callback;
mod delivery;
mod event;
mod forgery;
mod pusher;
mod seal;
mod subscription;

pub use delivery::{Attempt, Delivery, DeliveryState, NoAnswer};
pub use event::PushedEvent;
pub use forgery::{Forgery, Padding};
pub use pusher::REDELIVERY;

pub(crate) use pusher::{OnPush, PushSettings, Pusher};
