//! Records deviations while decoding.

use crate::deviation::{Deviation, Deviations, Form};
use crate::path::Path;

pub(crate) struct Log {
    deviations: Deviations,
    /// The hashes of the paths of the kinds.
    hashes: Vec<u64>,
    /// The number of arrays and objects that may still be read from strings.
    in_strings: usize,
}

/// One array or object in strings is allowed for this many bytes of the text, because a caller that limits the number
/// of objects does not see those in strings.
const BYTES_PER_CONTAINER: usize = 64;

/// The number of arrays and objects in strings that is always allowed.
const LEAST_CONTAINERS: usize = 64;

impl Log {
    /// Creates the log for a text of this length.
    pub(crate) fn new(length: usize) -> Self {
        Self {
            deviations: Deviations::default(),
            hashes: Vec::new(),
            in_strings: LEAST_CONTAINERS + length / BYTES_PER_CONTAINER,
        }
    }

    /// Whether a string that contains JSON may be read; counts its arrays and objects.
    pub(crate) fn admits(&mut self, json: &str) -> bool {
        let opened = json.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
        let left = self.in_strings.checked_sub(opened);
        self.in_strings = left.unwrap_or(self.in_strings);
        left.is_some()
    }

    pub(crate) fn note(&mut self, path: &Path<'_>, documented: Form, came: Form, lost: bool) {
        let Deviations { kinds, total } = &mut self.deviations;
        *total = total.saturating_add(1);
        let hash = path.hash();
        let same = |(known, deviation): (&u64, &Deviation)| {
            *known == hash && (deviation.documented, deviation.came, deviation.lost) == (documented, came, lost)
        };
        if let Some(known) = self.hashes.iter().zip(&*kinds).position(same) {
            kinds[known].count = kinds[known].count.saturating_add(1);
        } else if kinds.len() < Deviations::MOST_KINDS {
            self.hashes.push(hash);
            kinds.push(Deviation { path: path.render(), documented, came, lost, count: 1 });
        }
    }

    /// Records that the text was repaired, unless a recorded deviation covers it.
    pub(crate) fn note_repair(&mut self, root: &Path<'_>) {
        if self.deviations.is_empty() {
            self.note(root, Form::String, Form::MalformedString, false);
        }
    }

    pub(crate) fn finish(self) -> Deviations {
        self.deviations
    }
}
