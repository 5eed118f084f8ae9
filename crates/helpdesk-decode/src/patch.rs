//! A text with some of its parts replaced.

use crate::listed::Listed;

pub(crate) struct Patch<'t> {
    text: &'t str,
    patched: String,
    from: usize,
    /// Where the elements of one array go, in place of this text.
    pub(crate) listed: Option<Listed<'t>>,
}

/// A state to return to.
#[derive(Clone, Copy)]
pub(crate) struct Saved {
    length: usize,
    from: usize,
}

impl<'t> Patch<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self::with_capacity(text, 0)
    }

    pub(crate) fn with_capacity(text: &'t str, capacity: usize) -> Self {
        Self { text, patched: String::with_capacity(capacity), from: 0, listed: None }
    }

    /// Begins anew, with the part from that position after other text.
    pub(crate) fn begin(&mut self, before: &str, from: usize) {
        self.patched.clear();
        self.patched.push_str(before);
        self.from = from;
    }

    /// Where the part begins that is not copied yet.
    pub(crate) fn from(&self) -> usize {
        self.from
    }

    /// The length of the text up to that position.
    pub(crate) fn length(&self, to: usize) -> usize {
        self.patched.len() + to.saturating_sub(self.from)
    }

    /// Ends after an element at that position, with other text.
    pub(crate) fn end(&mut self, to: usize, after: &str) -> &str {
        let rest = self.part(self.from, to);
        self.patched.push_str(rest);
        if rest.is_empty() {
            // Of an element that was removed.
            self.remove_comma();
        }
        self.patched.push_str(after);
        &self.patched
    }

    /// Notes that the value of the key is next; returns the keys to restore after it.
    pub(crate) fn enter(&mut self, key: &str) -> Option<&'t [&'t str]> {
        self.listed.as_mut().and_then(|listed| listed.enter(key))
    }

    /// Ends the value of a key.
    pub(crate) fn leave(&mut self, towards: Option<&'t [&'t str]>) {
        if let Some(listed) = &mut self.listed {
            listed.towards = towards;
        }
    }

    pub(crate) fn part(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(crate) fn save(&self) -> Saved {
        Saved { length: self.patched.len(), from: self.from }
    }

    pub(crate) fn reset(&mut self, saved: Saved) {
        self.patched.truncate(saved.length);
        self.from = saved.from;
    }

    pub(crate) fn replace(&mut self, from: usize, to: usize, by: &str) {
        if self.patched.capacity() == 0 && self.listed.is_none() {
            // Changes are mostly about as long as what they replace.
            self.patched.reserve(self.text.len() + self.text.len() / 16);
        }
        self.patched.push_str(self.part(self.from, from));
        self.patched.push_str(by);
        self.from = to;
    }

    /// Removes an element or entry, with the comma after or before it.
    pub(crate) fn remove(&mut self, from: usize, to: usize) {
        self.replace(from, to, "");
        let rest = self.part(to, self.text.len());
        let after = rest.trim_ascii_start();
        if let Some(next) = after.strip_prefix(',') {
            self.from = self.text.len() - next.len();
        } else {
            self.remove_comma();
        }
    }

    fn remove_comma(&mut self) {
        let kept = self.patched.trim_ascii_end();
        self.patched.truncate(kept.strip_suffix(',').unwrap_or(kept).len());
    }

    pub(crate) fn finish(mut self) -> String {
        let rest = self.part(self.from, self.text.len());
        self.patched.push_str(rest);
        self.patched
    }
}

/// A string as JSON.
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
