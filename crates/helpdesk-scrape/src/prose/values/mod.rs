//! Value lists that stand only in the prose of a description.
//!
//! Most lists are elements of their own (`md-enum`). Others are written out in words, in a dozen habits of writing, and the
//! same marks stand in times, conditions, steps and lists of parameters. So each habit is a named [`Pattern`] with its own
//! demands, and what does not meet them is refused: a list that is missing can be added by hand, a wrong one is believed.
//!
//! A description is made [plain] and split into [lexemes], then read as [lines], as a [run](inline) within a
//! sentence, and as [bare] values after words that announce them. What stands [before](intro) a list decides as much as
//! the list itself.

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
pub(crate) use recognise::recognise;
