//! Rows of a CSV file, as RFC 4180 has them.

use std::fmt::Display;

/// A row under construction.
#[derive(Default)]
pub(crate) struct Row(String);

impl Row {
    /// Appends a field; an absent value is an empty one.
    ///
    /// A text that a spreadsheet would run as a formula gets an apostrophe in front: guests choose their own names.
    pub(crate) fn field(mut self, value: Option<impl Display>) -> Self {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        let text = value.map_or_else(String::new, |value| value.to_string());
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        self.0.push('"');
        self.0.push_str(guard);
        self.0.push_str(&text.replace('"', "\"\""));
        self.0.push('"');
        self
    }

    /// The row with its line ending.
    pub(crate) fn end(mut self) -> String {
        self.0.push_str("\r\n");
        self.0
    }
}
