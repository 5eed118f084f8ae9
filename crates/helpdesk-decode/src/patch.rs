//! A text with some of its parts replaced.

pub(crate) struct Patch<'t> {
    text: &'t str,
    patched: String,
    /// Where the part begins that is not copied yet.
    from: usize,
}

/// A state to return to.
#[derive(Clone, Copy)]
pub(crate) struct Saved {
    length: usize,
    from: usize,
}

impl<'t> Patch<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, patched: String::new(), from: 0 }
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
        if self.patched.capacity() == 0 {
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
            let kept = self.patched.trim_ascii_end();
            self.patched.truncate(kept.strip_suffix(',').unwrap_or(kept).len());
        }
    }

    pub(crate) fn finish(mut self) -> String {
        let rest = self.part(self.from, self.text.len());
        self.patched.push_str(rest);
        self.patched
    }
}
