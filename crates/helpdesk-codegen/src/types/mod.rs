//! Structs, value lists and the types of their members.

mod member;
pub(crate) mod record;
mod rust_type;
mod time;
pub(crate) mod value_list;

pub(crate) use member::{Member, converts, distinct, members};
pub(crate) use rust_type::rust_type;
