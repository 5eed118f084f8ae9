//! Writing JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A part of the model that is written as JSON.
pub(crate) trait WriteNode {
    fn write(&self, out: &mut Writer);

    /// Whether the value is that of a missing key, and so is not written.
    fn is_missing(&self) -> bool {
        false
    }
}

/// Writes a key and its value, unless the value is that of a missing key.
pub(crate) fn key(out: &mut Writer, key: &str, value: &dyn WriteNode) {
    if !value.is_missing() {
        out.key(key);
        value.write(out);
    }
}

/// Writes JSON with one value a line, indented by two blanks.
pub(crate) struct Writer {
    text: String,
    depth: usize,
    first: bool,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self { text: String::new(), depth: 0, first: true }
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.first = true;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.first {
            self.line();
        }
        self.first = false;
        self.text.push(bracket);
    }

    fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.text.push_str(": ");
    }

    fn item(&mut self) {
        if !self.first {
            self.text.push(',');
        }
        self.first = false;
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                // A formatter that writes to a String does not fail.
                c if c < ' ' => drop(write!(self.text, "\\u{:04x}", u32::from(c))),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}

impl WriteNode for String {
    fn write(&self, out: &mut Writer) {
        out.string(self);
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}

impl WriteNode for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn is_missing(&self) -> bool {
        !self
    }
}

impl WriteNode for i64 {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

impl WriteNode for u16 {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

impl<T: WriteNode> WriteNode for Option<T> {
    fn write(&self, out: &mut Writer) {
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn is_missing(&self) -> bool {
        self.is_none()
    }
}

impl<T: WriteNode> WriteNode for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.open('[');
        for item in self {
            out.item();
            item.write(out);
        }
        out.close(']');
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}

/// An object whose keys are data.
impl WriteNode for BTreeMap<String, String> {
    fn write(&self, out: &mut Writer) {
        out.open('{');
        for (name, value) in self {
            out.key(name);
            out.string(value);
        }
        out.close('}');
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}
