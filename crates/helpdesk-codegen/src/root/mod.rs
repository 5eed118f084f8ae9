//! The items outside of all modules.

pub(crate) mod any_event;
pub(crate) mod visits;
