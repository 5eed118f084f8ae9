//! Events, which the platform pushes to a callback URL.
//!
//! Nothing here is shared with `helpdesk-events`, which takes them in: each proves the other.

mod callback;
mod delivery;
mod encryption;
mod event;
mod forgery;
mod pusher;
mod subscription;

pub use delivery::{Attempt, Delivery, DeliveryState, NoAnswer};
pub use event::PushedEvent;
pub use forgery::{Forgery, Padding};
pub use pusher::REDELIVERY;

pub(crate) use callback::Callback;
pub(crate) use pusher::{OnPush, PushSettings, Pusher};
