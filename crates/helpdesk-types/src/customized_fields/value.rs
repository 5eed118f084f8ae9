//! The values of customized fields.

use std::fmt;

use super::dropdown::{Dropdown, DropdownChoice};

/// The value of a ticket's customized field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CustomizedValue {
    /// The text of a field of the type `string` or `multiline`.
    Text(String),
    /// The number of a field of the type `number`. No page documents the type.
    Number(f64),
    /// The chosen options of a field of the type `dropdown` or `dropdown_nested`; more than one only if the field allows it.
    Choices(Vec<DropdownChoice>),
    /// The value as the platform sent it: of a field whose definition is not known, or has another type; an option that its
    /// dropdown does not have; or a number that is not one.
    Raw(String),
}

/// The value as people read it: options by their display names, separated by commas.
impl fmt::Display for CustomizedValue {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Raw(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Choices(choices) => {
                for (index, choice) in choices.iter().enumerate() {
                    write!(f, "{}{choice}", if index == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}

/// Nobody chooses more options, and a value that pretends so must not keep the reader busy.
const MOST_CHOICES: usize = 100;

/// The options that a value names; `None` if it names one that the dropdown does not have.
///
/// The value is the id of an option, though the page of tickets says that it is the display name, which is understood as
/// well. How several are written is not documented: an array in JSON and a list with commas are understood.
#[inline]
pub(super) fn choices(dropdown: &Dropdown, value: &str) -> Option<Vec<DropdownChoice>> {
    let one = |name: &str| dropdown.by_id(name).or_else(|| dropdown.by_name(name));
    if let Some(choice) = one(value) {
        return Some(vec![choice]);
    }
    let names = match serde_json::from_str::<Vec<String>>(value) {
        Ok(names) => names,
        Err(_) => value.split(',').map(|name| name.trim().to_owned()).collect(),
    };
    names
        .iter()
        .map(|name| one(name))
        .take(MOST_CHOICES + 1)
        .collect::<Option<Vec<_>>>()
        .filter(|choices| choices.len() <= MOST_CHOICES)
}
