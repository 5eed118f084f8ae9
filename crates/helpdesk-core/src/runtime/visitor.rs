//! Walking all operations and events, for tests that must not miss one.

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::Documented;
use crate::{AppOperation, Download, Event, Operation, UserOperation};

/// A type that goes both ways.
pub trait BothWays: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> BothWays for T {}

/// Is called with each operation, by what it takes and answers.
pub trait OperationVisitor {
    /// An operation that the app calls for itself.
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self);

    /// An operation that only a person calls.
    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self);

    /// An operation that the app calls for itself, and that answers with a file.
    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self);

    /// Any other operation.
    fn other<O: Operation + BothWays>(&mut self);
}

/// Is called with each event.
pub trait EventVisitor {
    /// An event.
    fn event<E: Event + BothWays + Documented>(&mut self);
}
