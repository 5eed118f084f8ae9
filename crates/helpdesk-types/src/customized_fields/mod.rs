//! The customized fields of tickets, with names in place of internal ids.

mod dropdown;
mod field;
mod value;

pub use dropdown::{DropdownChoice, DropdownError};
pub use field::{CustomizedField, CustomizedFields};
pub use value::CustomizedValue;
