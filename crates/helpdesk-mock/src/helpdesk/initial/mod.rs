//! The initial state of a helpdesk.

mod seed;
pub(crate) mod snapshot;

use helpdesk_schema::Operation;

use super::data::state::State;
use crate::Error;

/// The source of the initial state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Initial {
    /// Nothing.
    Empty,
    /// The things in the examples of the pages.
    Examples,
    /// The things in a snapshot.
    Snapshot(String),
}

impl Initial {
    /// The state, and the event types that are subscribed to.
    pub(crate) fn state(&self, operations: &[Operation]) -> Result<(State, Vec<String>), Error> {
        match self {
            Self::Empty => Ok((State::empty(), Vec::new())),
            Self::Examples => Ok((State::of_examples(operations), Vec::new())),
            Self::Snapshot(text) => snapshot::read(text, operations)
                .map_err(|reason| Error::State { source: "the snapshot".to_owned(), reason }),
        }
    }
}
