//! Open lists of values.

/// The label of a documented value, if it has one.
pub const fn label(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
