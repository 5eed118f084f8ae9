//! Paths of the decoder. A path is kept on the stack, and rendered only for a report.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::iter;

/// A step of a path.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step<'p> {
    /// A documented key.
    Key(&'p str),
    /// A key that is data.
    Entry,
    /// An element of an array.
    Element,
}

pub(crate) struct Path<'p> {
    /// `None` for the text as a whole.
    last: Option<(&'p Path<'p>, Step<'p>)>,
    hash: Cell<Option<u64>>,
}

/// The longest part that is recognised as the repetition of a recursive type.
const LONGEST_REPETITION: usize = 4;

impl<'p> Path<'p> {
    pub(crate) fn root() -> Self {
        Self { last: None, hash: Cell::new(None) }
    }

    pub(crate) fn then(&'p self, step: Step<'p>) -> Self {
        Self { last: Some((self, step)), hash: Cell::new(None) }
    }

    /// The steps of the path, last one first.
    fn backwards(&self) -> impl Iterator<Item = (&Path<'p>, Step<'p>)> {
        iter::successors(self.last, |(before, _)| before.last)
    }

    /// The path without its last repetition: `a[].b` for the prefix `a[].a[].b` up to its second `[]`.
    fn unrepeated(&self) -> Option<&Path<'p>> {
        (2..=LONGEST_REPETITION).find_map(|length| {
            let steps = || self.backwards().map(|(_, step)| step);
            let repeats = steps().take(length).eq(steps().skip(length).take(length))
                && steps().take(length).any(|step| !matches!(step, Step::Key(_)));
            if repeats { self.backwards().nth(length - 1).map(|(before, _)| before) } else { None }
        })
    }

    /// Equal for paths that render equally.
    pub(crate) fn hash(&self) -> u64 {
        if let Some(hash) = self.hash.get() {
            return hash;
        }
        let hash = match (self.unrepeated(), self.last) {
            (Some(shorter), _) => shorter.hash(),
            (None, Some((before, step))) => {
                let mut hasher = DefaultHasher::new();
                (before.hash(), step).hash(&mut hasher);
                hasher.finish()
            }
            (None, None) => 0,
        };
        self.hash.set(Some(hash));
        hash
    }

    pub(crate) fn render(&self) -> String {
        let mut steps = Vec::new();
        let mut at = self;
        loop {
            match (at.unrepeated(), at.last) {
                (Some(shorter), _) => at = shorter,
                (None, Some((before, step))) => {
                    steps.push(step);
                    at = before;
                }
                (None, None) => break,
            }
        }
        let mut text = String::new();
        for step in steps.iter().rev() {
            match step {
                Step::Key(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
                Step::Entry => text.push_str("{}"),
                Step::Element => text.push_str("[]"),
            }
        }
        if text.is_empty() { "$".to_owned() } else { text }
    }
}
