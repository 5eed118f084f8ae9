//! A text with some of its parts replaced.

/// Decodes the texts that hold the parts of an array, and returns whether the text fits; `None` discards the parts so far.
pub(crate) type Give<'p> = dyn FnMut(Option<&[u8]>) -> bool + 'p;

pub(crate) struct Patch<'t> {
    text: &'t str,
    patched: String,
    /// Where the part begins that is not copied yet.
    from: usize,
    /// Where the elements of one array go, in place of this text.
    pub(crate) listed: Option<Listed<'t>>,
}

/// The array whose elements go elsewhere.
pub(crate) struct Listed<'t> {
    path: &'t [&'t str],
    /// The keys that lead to it from the value that is read, if any do.
    pub(crate) towards: Option<&'t [&'t str]>,
    pub(crate) give: &'t mut Give<'t>,
}

/// A state to return to.
#[derive(Clone, Copy)]
pub(crate) struct Saved {
    length: usize,
    from: usize,
}

impl<'t> Listed<'t> {
    pub(crate) fn new(path: &'t [&'t str], give: &'t mut Give<'t>) -> Self {
        Self { path, towards: Some(path), give }
    }
}

impl<'t> Patch<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, patched: String::new(), from: 0, listed: None }
    }

    /// Notes that the value of the key is next; returns the keys to restore after it.
    pub(crate) fn enter(&mut self, key: &str) -> Option<&'t [&'t str]> {
        let listed = self.listed.as_mut()?;
        let towards = listed.towards;
        listed.towards = towards.and_then(<[_]>::split_first).filter(|(first, _)| **first == key).map(|(_, rest)| rest);
        if listed.towards.is_some() {
            // As with any key that comes again, its last value counts.
            (listed.give)(None);
        }
        towards
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

/// The elements of the array whose elements go elsewhere, as one text after another.
pub(crate) struct Parts<'t> {
    pub(crate) patch: Patch<'t>,
    /// What is before the elements in each text: the array, and the objects around it.
    before: String,
    after: String,
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
        Self { patch: Patch { patched: String::with_capacity(2 * LONG), ..Patch::new(text) }, before, after }
    }

    /// Begins a text with the element at that position, unless one is begun.
    pub(crate) fn begin(&mut self, from: usize) -> bool {
        let begins = self.patch.patched.is_empty();
        if begins {
            self.patch.patched.push_str(&self.before);
            self.patch.from = from;
        }
        begins
    }

    /// Whether the text is long enough after the element that ends at that position.
    pub(crate) fn is_long(&self, to: usize) -> bool {
        self.patch.patched.len() + to.saturating_sub(self.patch.from) > LONG
    }

    /// Whether elements of the text were changed.
    pub(crate) fn is_changed(&self) -> bool {
        self.patch.patched.len() > self.before.len()
    }

    /// Ends the text, if one is begun, after the element that ends at that position; false if it does not fit.
    pub(crate) fn end(&mut self, to: usize, give: &mut Give<'_>) -> bool {
        if self.patch.patched.is_empty() {
            return true;
        }
        let rest = self.patch.part(self.patch.from, to);
        self.patch.patched.push_str(rest);
        if rest.is_empty() {
            self.patch.remove_comma();
        }
        self.patch.patched.push_str(&self.after);
        let fits = give(Some(self.patch.patched.as_bytes()));
        self.patch.patched.clear();
        fits
    }
}

/// A string as JSON.
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
