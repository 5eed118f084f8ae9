//! The array of a text whose elements go elsewhere.

/// Decodes the texts that hold the parts of an array, and returns whether the text fits; `None` discards the parts so far.
pub(crate) type Give<'p> = dyn FnMut(Option<&[u8]>) -> bool + 'p;

/// The array whose elements go elsewhere.
pub(crate) struct Listed<'t> {
    pub(crate) path: &'t [&'t str],
    /// The keys that lead to it from the value that is read, if any do.
    pub(crate) towards: Option<&'t [&'t str]>,
    pub(crate) give: &'t mut Give<'t>,
}

impl<'t> Listed<'t> {
    pub(crate) fn new(path: &'t [&'t str], give: &'t mut Give<'t>) -> Self {
        Self { path, towards: Some(path), give }
    }

    /// Notes that the value of the key is next; returns the keys to restore after it.
    pub(crate) fn enter(&mut self, key: &str) -> Option<&'t [&'t str]> {
        let towards = self.towards;
        self.towards = towards.and_then(<[_]>::split_first).filter(|(first, _)| **first == key).map(|(_, rest)| rest);
        if self.towards.is_some() {
            // As with any key that comes again, its last value counts.
            (self.give)(None);
        }
        towards
    }
}
