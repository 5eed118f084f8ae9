//! The deviations as they are met.

use crate::deviation::{Deviation, Deviations, Form};
use crate::path::Path;

#[derive(Default)]
pub(crate) struct Log {
    deviations: Deviations,
    /// The hashes of the paths of the kinds.
    hashes: Vec<u64>,
    /// A string was malformed.
    malformed: bool,
}

impl Log {
    pub(crate) fn note(&mut self, path: &Path<'_>, documented: Form, came: Form, lost: bool) {
        self.malformed |= came == Form::MalformedString;
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

    /// Notes that the text was repaired, unless that showed in a field.
    pub(crate) fn note_repair(&mut self, root: &Path<'_>) {
        if !self.malformed {
            self.note(root, Form::String, Form::MalformedString, false);
        }
    }

    pub(crate) fn finish(self) -> Deviations {
        self.deviations
    }
}
