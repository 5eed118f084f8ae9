//! The customized fields of tickets, with names in place of internal ids.
//!
//! Much of it is `#[inline]`, so that it is compiled only in programs that use such fields.

mod dropdown;
mod field;
mod value;

pub use dropdown::{DropdownChoice, DropdownError};
pub use field::{CustomizedField, CustomizedFields};
pub use value::CustomizedValue;
