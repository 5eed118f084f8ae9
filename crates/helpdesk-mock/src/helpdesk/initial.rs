//! What a helpdesk has from the start.

use helpdesk_schema::Operation;

use super::snapshot;
use super::state::State;
use crate::Error;

/// What it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Initial {
    /// Nothing.
    Empty,
    /// What the examples of the pages show.
    Examples,
    /// What a snapshot holds.
    Snapshot(String),
}

impl Initial {
    /// The state, and the event types that are subscribed to.
    pub(crate) fn state(&self, operations: &[Operation]) -> Result<(State, Vec<String>), Error> {
        match self {
            Self::Empty => Ok((State::empty(), Vec::new())),
            Self::Examples => Ok((State::of_examples(operations), Vec::new())),
            Self::Snapshot(text) => snapshot::read(text, operations)
                .map_err(|problem| Error::State { source: "the snapshot".to_owned(), problem }),
        }
    }
}
