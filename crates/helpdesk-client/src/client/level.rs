//! Markers for the credentials that a client has.

use helpdesk_types::{AuthorizationOnly, Operation};

/// Marks clients without helpdesk credentials, which send only operations that need no header beside `Authorization`.
#[derive(Debug, Clone, Copy)]
pub enum AppOnly {}

/// Marks clients with helpdesk credentials, which send the Helpdesk's operations too.
#[derive(Debug, Clone, Copy)]
pub enum WithHelpdesk {}

/// An operation that a client with the credentials `C` can send.
///
/// A client [`WithHelpdesk`] sends all operations; a client [`AppOnly`] sends those that are [`AuthorizationOnly`].
/// It has no other implementations.
#[diagnostic::on_unimplemented(
    message = "`{Self}` requires a header that a client without helpdesk credentials cannot set",
    label = "this operation needs more than the `Authorization` header",
    note = "add helpdesk credentials to the client: `client.for_helpdesk(credentials)?.send(&request)`"
)]
pub trait SentWith<C>: Operation {}

impl<O: Operation> SentWith<WithHelpdesk> for O {}
impl<O: AuthorizationOnly> SentWith<AppOnly> for O {}
