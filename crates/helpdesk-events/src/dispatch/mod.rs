//! The way of an event to the handler, however it came in: each is handled once, and again if that failed.

mod arrivals;
mod dispatcher;
mod handler;
mod inbox;
mod job;
mod memory;
mod metrics;
mod options;
mod pending;
mod progress;
mod queue;
mod span;
mod stop;
mod stored_id;
mod worker;

pub(crate) use dispatcher::Dispatcher;
pub use handler::{AbandonedEvent, HandlerError};
pub(crate) use job::Retries;
pub use memory::MemorySeenEvents;
pub(crate) use options::{DispatchOptions, dispatch_methods};
pub(crate) use progress::Outcome;
