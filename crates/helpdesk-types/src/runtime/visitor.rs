//! Walking all operations and events, for tests that must not miss one.

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use crate::{AcceptsTenantToken, AcceptsUserToken, Download, Event, Operation};

/// A type that goes both ways.
pub trait BothWays: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> BothWays for T {}

/// Is called with each operation, by what it takes and answers.
pub trait OperationVisitor {
    /// An operation that takes a tenant token, and perhaps others.
    fn tenant<O: AcceptsTenantToken<Response: BothWays> + BothWays>(&mut self);

    /// An operation that takes a user token.
    fn user<O: AcceptsUserToken<Response: BothWays> + BothWays>(&mut self);

    /// An operation that takes a tenant token and answers with a file.
    fn download<O: AcceptsTenantToken<Response = Download> + BothWays>(&mut self);

    /// Any other operation.
    fn other<O: Operation + BothWays>(&mut self);
}

/// Is called with each event.
pub trait EventVisitor {
    /// An event.
    fn event<E: Event + BothWays>(&mut self);
}
