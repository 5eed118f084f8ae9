//! A helpdesk that remembers: what the operations of the Helpdesk API do with tickets, messages, FAQs and the rest.
//!
//! `engine` carries out what the tables in `resources` and `operations` say; what is special to a kind has a file of its own.

mod agents;
mod call;
mod categories;
mod collection;
mod cursor;
mod engine;
mod events;
mod faqs;
mod filter;
mod ids;
mod images;
mod initial;
mod messages;
mod notifications;
mod operations;
mod page;
mod refusal;
mod reply;
mod resources;
mod row;
#[cfg(feature = "viewer")]
mod samples;
mod seed;
mod shape;
mod skills;
mod snapshot;
mod state;
mod ticket_fields;
mod tickets;

pub(crate) use engine::Helpdesk;
pub(crate) use events::Happened;
pub(crate) use initial::Initial;
pub(crate) use resources::Kind;
pub(crate) use snapshot::{StateFile, read, write};
pub(crate) use state::State;
