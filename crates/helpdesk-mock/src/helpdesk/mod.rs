//! A helpdesk that remembers: what the operations of the Helpdesk API do with tickets, messages, FAQs and the rest.
//!
//! `engine` carries out what the tables in `data/resources` and `engine/operations` say; what is special to a kind is in `kinds`.

mod call;
mod data;
mod engine;
mod initial;
mod kinds;

pub(crate) use data::events::Happened;
pub(crate) use data::resources::Kind;
pub(crate) use data::state::State;
pub(crate) use engine::Helpdesk;
pub(crate) use initial::Initial;
pub(crate) use initial::snapshot::{StateFile, read, write};
