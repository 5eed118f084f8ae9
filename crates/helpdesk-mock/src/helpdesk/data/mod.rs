//! The things that a helpdesk keeps, and their changes.

mod collection;
pub(crate) mod events;
pub(crate) mod filter;
pub(crate) mod ids;
pub(crate) mod refusal;
pub(crate) mod resources;
pub(crate) mod row;
pub(crate) mod shape;
pub(crate) mod state;
