//! What a client has credentials for.

use helpdesk_types::{AuthorizationOnly, Operation};

/// Marks the clients of an app alone, which send the operations that want no header beside `Authorization`.
#[derive(Debug, Clone, Copy)]
pub enum AppOnly {}

/// Marks the clients of an app and a helpdesk, which send the Helpdesk's operations too.
#[derive(Debug, Clone, Copy)]
pub enum WithHelpdesk {}

/// An operation that a client with those credentials can send.
///
/// A client [`WithHelpdesk`] sends all; one of [`AppOnly`] those that are [`AuthorizationOnly`]. Nothing else implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` wants a header that a client of an app alone has no value for",
    label = "this operation is not sent with the `Authorization` header alone",
    note = "an operation of the Helpdesk takes the credentials of a helpdesk: `client.for_helpdesk(credentials)?.send(&request)`"
)]
pub trait SentWith<C>: Operation {}

impl<O: Operation> SentWith<WithHelpdesk> for O {}
impl<O: AuthorizationOnly> SentWith<AppOnly> for O {}
