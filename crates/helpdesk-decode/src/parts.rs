//! The elements of an array, some at a time.

use crate::listed::{Give, Listed};
use crate::patch::{Patch, quote};

/// The elements of the array whose elements go elsewhere, as one text after another.
pub(crate) struct Parts<'t> {
    pub(crate) patch: Patch<'t>,
    /// The text before the elements of each part: the enclosing objects, and the opening bracket.
    before: String,
    after: String,
    /// Where the first element of the text begins, if one is begun.
    first: Option<usize>,
}

/// The number of bytes after which a text ends.
const LONG: usize = 8 << 10;

impl<'t> Parts<'t> {
    pub(crate) fn new(listed: &Listed<'_>, text: &'t str) -> Self {
        let (mut before, mut after) = (String::new(), "]".to_owned());
        for key in listed.path {
            before.extend(["{", &quote(key), ":"]);
            after.push('}');
        }
        before.push('[');
        Self { patch: Patch::with_capacity(text, 2 * LONG), before, after, first: None }
    }

    /// Begins a text with the element at that position, unless one is begun.
    pub(crate) fn begin(&mut self, from: usize) -> bool {
        let begins = self.first.is_none();
        if begins {
            self.first = Some(from);
            self.patch.begin(&self.before, from);
        }
        begins
    }

    /// Whether the text is long enough after the element that ends at that position.
    pub(crate) fn is_long(&self, to: usize) -> bool {
        self.patch.length(to) > LONG
    }

    /// Whether elements of the text were changed.
    pub(crate) fn is_changed(&self) -> bool {
        self.first.is_some_and(|first| first != self.patch.from())
    }

    /// Ends the text, if one is begun, after the element that ends at that position; false if it does not fit.
    pub(crate) fn end(&mut self, to: usize, give: &mut Give<'_>) -> bool {
        self.first.take().is_none() || give(Some(self.patch.end(to, &self.after).as_bytes()))
    }
}
