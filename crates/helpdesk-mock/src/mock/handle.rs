//! The mock, as its user controls it.

use std::fmt;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::server::Server;
use crate::Error;
use crate::faults::fault::Fault;
use crate::push::Pusher;
use crate::state::credentials;
use crate::state::listing::Items;
use crate::state::requests::Request;

/// A running server on the loopback interface. It stops when it is dropped.
pub struct Mock {
    server: Arc<Server>,
    url: String,
    /// The server runs until this is dropped.
    _running: oneshot::Sender<()>,
}

/// The credentials.
impl Mock {
    pub(crate) fn new(server: Arc<Server>, url: String, running: oneshot::Sender<()>) -> Self {
        Self { server, url, _running: running }
    }

    /// The URL that it listens on: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The id of its only app.
    pub fn app_id(&self) -> &str {
        credentials::APP_ID
    }

    /// The secret of that app.
    pub fn app_secret(&self) -> &str {
        credentials::APP_SECRET
    }

    /// The id of its only helpdesk.
    pub fn helpdesk_id(&self) -> &str {
        credentials::HELPDESK_ID
    }

    /// The token of that helpdesk.
    pub fn helpdesk_token(&self) -> &str {
        credentials::HELPDESK_TOKEN
    }

    /// The required value of the header `X-Lark-Helpdesk-Authorization`: the Base64 of the helpdesk's
    /// `id:token`.
    pub fn helpdesk_authorization(&self) -> String {
        credentials::helpdesk_authorization()
    }

    /// The access token of its only user, who has every permission. It is valid from the start.
    pub fn user_token(&self) -> &str {
        credentials::USER_TOKEN
    }

    /// The refresh token of that user, valid once.
    pub fn refresh_token(&self) -> &str {
        credentials::REFRESH_TOKEN
    }

    /// Expires every access token. Refresh tokens remain valid.
    pub fn expire_tokens(&self) {
        self.server.tokens().expire(self.server.clock.now());
    }

    /// Revokes every token, including refresh tokens: the user has to log in again.
    pub fn revoke_tokens(&self) {
        self.server.tokens().revoke();
    }
}

/// Faults of the next requests.
impl Mock {
    /// Answers the next call of an operation with a documented error, with the HTTP status and message of its
    /// page.
    ///
    /// It is a [script](Self::script) of that single fault.
    ///
    /// # Errors
    ///
    /// An unknown operation, or a code that its page does not list.
    pub fn fail_next(&self, operation: &str, code: i64) -> Result<(), Error> {
        let fault = self.server.documented_fault(operation, code)?;
        self.server.push_faults(Some(operation), vec![fault])
    }

    /// Injects these faults into the next calls of an operation, one after another, after the faults of earlier
    /// scripts.
    ///
    /// A call that the mock refuses anyway does not use up a fault.
    ///
    /// # Errors
    ///
    /// An unknown operation, a fault with a status or header that cannot be sent, or a deviation of a field that the operation's
    /// page does not document.
    pub fn script(&self, operation: &str, faults: impl IntoIterator<Item = Fault>) -> Result<(), Error> {
        self.server.push_faults(Some(operation), faults.into_iter().collect())
    }

    /// Injects these faults into the next calls of any operation that has no script of its own.
    ///
    /// The operations that issue tokens are not affected; their ids are
    /// [`ISSUE_TENANT_TOKEN`](crate::ISSUE_TENANT_TOKEN), [`ISSUE_APP_TOKEN`](crate::ISSUE_APP_TOKEN) and
    /// [`REFRESH_USER_TOKEN`](crate::REFRESH_USER_TOKEN).
    ///
    /// # Errors
    ///
    /// A fault with a status or header that cannot be sent.
    pub fn script_any(&self, faults: impl IntoIterator<Item = Fault>) -> Result<(), Error> {
        self.server.push_faults(None, faults.into_iter().collect())
    }

    /// From now on, injects these faults into calls of any operation, each with its probability, unless a script has a
    /// fault for the call. The same seed gives the same sequence of faults.
    ///
    /// The operations that issue tokens are not affected. An empty list ends it.
    ///
    /// # Errors
    ///
    /// A number that is not a probability, or a sum of more than 1; a fault with a status or header that cannot
    /// be sent.
    pub fn script_random(&self, seed: u64, faults: impl IntoIterator<Item = (f64, Fault)>) -> Result<(), Error> {
        self.server.script().draw_from(seed, faults.into_iter().collect())
    }

    /// From now on, makes the fields of all responses deviate from their documented form, each with this probability, unless
    /// the call has another fault. The same seed gives the same deviations; a probability of 0 ends it.
    ///
    /// The [`fault`](crate::Request::fault) of the request tells what deviated. The operations that issue tokens are not
    /// affected, nor are `code`, `msg` and `data` itself. The fields that lead to the next page of a list are: a caller has
    /// to expect an error there.
    ///
    /// # Errors
    ///
    /// A probability that is not between 0 and 1.
    pub fn deviate_random(&self, seed: u64, probability: f64) -> Result<(), Error> {
        self.server.script().deviate(seed, probability)
    }

    /// Serves these items of a listing operation page by page, instead of the page's example: values, or a number of
    /// items that are copies of the example with different ids.
    ///
    /// # Errors
    ///
    /// An unknown operation, one that is not a paged list, or one whose page has no example of an item.
    pub fn serve_items(&self, operation: &str, items: impl Into<Items>) -> Result<(), Error> {
        self.server.serve_items(self.server.operation(operation)?, items.into())
    }
}

/// Requests that have arrived.
impl Mock {
    /// The requests so far, in the order of their arrival, including refused ones. Only the last ones [are
    /// kept](crate::MockBuilder::keep_requests).
    ///
    /// Requests for a [host that is not allowed](crate::MockBuilder::allow_host), or of a foreign web page, are neither kept nor counted.
    pub fn requests(&self) -> Vec<Request> {
        self.server.log().requests()
    }

    /// How many requests for an operation have arrived, including refused ones.
    pub fn received(&self, operation: &str) -> usize {
        self.server.log().counts(operation).received
    }

    /// How often an operation took effect: not when it was refused, nor when a fault came before that.
    pub fn acted(&self, operation: &str) -> usize {
        self.server.log().counts(operation).acted
    }

    /// Forgets requests, counts, scripts, items, and deliveries, including those that are due. Tokens, subscriptions, the
    /// callback URL and long connections stay as they are, so that clients keep working.
    pub fn reset(&self) {
        self.server.reset();
    }
}

impl Mock {
    pub(super) fn server(&self) -> &Arc<Server> {
        &self.server
    }

    pub(crate) fn pusher(&self) -> &Arc<Pusher> {
        &self.server.pusher
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // Deliveries that are still to be sent would otherwise keep themselves alive.
        self.server.pusher.clear();
        self.server.pusher.sockets.end();
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("url", &self.url).finish_non_exhaustive()
    }
}
