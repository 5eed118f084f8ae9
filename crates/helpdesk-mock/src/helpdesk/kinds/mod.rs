//! The rules that only one kind of things has.

pub(crate) mod agents;
pub(crate) mod categories;
pub(crate) mod faqs;
pub(crate) mod images;
pub(crate) mod messages;
pub(crate) mod notifications;
pub(crate) mod skills;
pub(crate) mod ticket_fields;
pub(crate) mod tickets;
