//! Value lists written only in the prose of a description.
//!
//! Most lists are `md-enum` elements. Others are written in words, in a dozen patterns, whose marks also occur in
//! times, conditions, steps and lists of parameters. So each form is a named [`Pattern`] with its own requirements, and
//! text that does not meet them is refused: a missing list can be added by hand, but a wrong one would be trusted.
//!
//! A description is made [plain] and split into [lexemes], then searched for [lines], for a list [within a
//! sentence](inline), and for [bare] values after an announcement. The [introduction](intro) of a list matters as much
//! as the list itself.

mod bare;
mod inline;
mod intro;
mod keys;
mod label;
mod lexemes;
mod lines;
mod list;
mod plain;
mod recognise;
#[cfg(test)]
mod tests;

pub use list::{Pattern, ProseList};
pub(crate) use recognise::{may_be_listed, recognise};
