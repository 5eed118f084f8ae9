//! The client that acts as the app.

use std::marker::PhantomData;
use std::sync::Arc;

use helpdesk_types::{AppOperation, Download, Listing, Timestamp};

use super::common::common_methods;
use super::level::{SentWith, WithHelpdesk};
use super::user::UserClient;
use crate::Error;
use crate::auth::{RefreshedUser, TenantAccessToken, UserSource, UserTokenSource, UserTokenStore};
use crate::download::FileStream;
use crate::handle::{Handle, Identity, Shared};
use crate::listing::{Items, Pages, Windows};
use crate::metadata::WithMetadata;

/// A client of one app, and of one helpdesk unless its type is `Client<`[`AppOnly`](crate::AppOnly)`>`.
///
/// A client is a handle: cloning it is cheap, and clones share connections and access tokens.
///
/// # Runtimes
///
/// Calls need a tokio runtime with IO and time enabled. A `static` client works on several runtimes, such as those of
/// parallel tests: a connection is driven by the runtime that made it, so the client has a pool of connections for each
/// of the last 16 runtimes.
///
/// An [HTTP client of your own](crate::ClientBuilder::http_client) has one pool. On runtimes that run at the same time, a
/// call may get a connection of another runtime. If that runtime ends before the response arrives, the call fails with
/// "runtime dropped the dispatch task", and [`Error::outcome`] is [`Unknown`](crate::Outcome::Unknown); if it is not
/// driven, the call times out, and the request is not sent.
pub struct Client<C = WithHelpdesk> {
    pub(super) handle: Handle,
    level: PhantomData<fn() -> C>,
}

impl<C> Client<C> {
    pub(super) fn new(handle: Handle) -> Self {
        Self { handle, level: PhantomData }
    }

    /// Sends a request as the app itself, and decodes the response. A downloaded file is kept in memory.
    ///
    /// The request carries the access token that the operation accepts from an app: usually a tenant access token, for
    /// some operations an app access token, and for a few none. An operation that accepts only user tokens does not
    /// compile here; send it [as a user](Self::as_user). Neither does an operation of the Helpdesk if the client has no
    /// helpdesk credentials; add them with [`for_helpdesk`](Self::for_helpdesk).
    ///
    /// # Errors
    ///
    /// - [`Error::Api`] if the platform responds with a `code` other than 0; [`Error::code_of`] returns it typed.
    /// - [`Error::Decode`] if the request succeeded, but the response as a whole does not match the documentation. A
    ///   single field that deviates is an error only with [`strict`](crate::ClientBuilder::strict).
    /// - [`Error::Unexpected`] if the response is not from the platform, or too long. In place of a file, a response
    ///   with an error status, the platform's envelope, or a web page that is not declared as a file is an error.
    /// - [`Error::Transport`] if no complete response arrives in time.
    /// - [`Error::Request`] if the request is invalid, for example with an empty path parameter.
    ///
    /// If fetching the access token fails, the error is that of the fetch, and [`Error::operation`] tells so.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: AppOperation + SentWith<C>,
    {
        Ok(self.handle.send(operation, O::TOKEN).await?.response)
    }

    /// Sends a request like [`send`](Self::send), and also returns the HTTP status, the platform's log id and
    /// deviations.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send).
    pub async fn send_detailed<O>(&self, operation: &O) -> Result<WithMetadata<O::Response>, Error>
    where
        O: AppOperation + SentWith<C>,
    {
        Ok(self.handle.send(operation, O::TOKEN).await?.with_metadata())
    }

    /// Sends a request as the app itself, and streams the file that it returns.
    ///
    /// The timeout covers the call up to the start of the file, and then each chunk.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send).
    pub async fn download_stream<O>(&self, operation: &O) -> Result<FileStream, Error>
    where
        O: AppOperation<Response = Download> + SentWith<C>,
    {
        self.handle.download_stream(operation, O::TOKEN).await
    }

    /// Lists the items of a listing, from the page that the request names to the last one.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
    /// use helpdesk_client::types::ticket::ListTickets;
    ///
    /// let mut tickets = client.list(ListTickets::new().page_size(200));
    /// while let Some(ticket) = tickets.next().await {
    ///     println!("{:?}", ticket?.ticket_id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list<O>(&self, first: O) -> Items<O>
    where
        O: Listing + AppOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Items::new(self.handle.clone(), O::TOKEN, first)
    }

    /// Lists the pages of a listing, each as its response; see [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + AppOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Pages::new(self.handle.clone(), O::TOKEN, first)
    }

    /// Lists the items of a listing with more rows than the platform returns for one request, such as tickets.
    ///
    /// `request` creates the request for the items between two times, and `key` identifies an item. A time range with
    /// more rows than the platform returns is split in two, repeatedly. No item is lost or repeated as long as the
    /// items between the two times do not change: so use the time of creation, and an end in the past.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
    /// use std::time::{Duration, SystemTime};
    ///
    /// use helpdesk_client::types::ticket::ListTickets;
    ///
    /// let now = SystemTime::now();
    /// let week_ago = now - Duration::from_secs(7 * 24 * 60 * 60);
    /// let created = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
    /// let mut tickets = client.list_windows(week_ago, now, created, |ticket| ticket.ticket_id.clone());
    /// while let Some(ticket) = tickets.next().await {
    ///     println!("{:?}", ticket?.ticket_id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_windows<O, F, K>(
        &self,
        start: impl Into<Timestamp>,
        end: impl Into<Timestamp>,
        request: F,
        key: K,
    ) -> Windows<O, F, K>
    where
        O: Listing + AppOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
        F: Fn(Timestamp, Timestamp) -> O,
        K: Fn(&O::Item) -> Option<String>,
    {
        Windows::new(self.handle.clone(), O::TOKEN, (start.into(), end.into()), request, key)
    }

    /// Returns this client with a tenant access token of yours, instead of those that it fetches.
    ///
    /// A refused token is not replaced.
    pub fn with_token(&self, token: TenantAccessToken) -> Self {
        Self::new(Handle { identity: Identity::Tenant(Arc::new(token)), ..self.handle.clone() })
    }

    /// Returns a client that sends requests on behalf of a user, with the user's access token.
    ///
    /// It shares everything but the access token with this client. Half of the operations accept only user tokens; the
    /// user has to be an agent, an admin or the owner of the helpdesk.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client, token: &str) {
    /// use helpdesk_client::UserAccessToken;
    ///
    /// let agent = client.as_user(UserAccessToken::new(token));
    /// # }
    /// ```
    pub fn as_user(&self, token: impl UserTokenSource + 'static) -> UserClient<C> {
        let identity = Identity::User(Arc::new(UserSource(token)));
        UserClient::new(Handle { identity, ..self.handle.clone() })
    }

    /// Returns a client that sends requests on behalf of a user, and refreshes the tokens that the store keeps.
    ///
    /// When the access token expires or is refused, the client refreshes it: once for all waiting calls, and it saves
    /// the new pair before it uses it. The client and its clones share the tokens, so create one client per user and
    /// clone it. Several processes can act for one user if their store [grants leases](UserTokenStore::lease).
    ///
    /// With the feature `login`, the module `login` gets the first pair, and `UserTokenFile` is a store.
    ///
    /// If the tokens cannot be refreshed, calls fail with [`Error::LoginRequired`] until the store has new ones. This
    /// includes a refresh whose response was lost: the platform may have used the refresh token, so it is not sent
    /// again. A refresh may take as long as the longest timeout of the waiting calls, and at least the client's, but at
    /// most 15 seconds.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client, login: serde_json::Value) {
    /// use std::time::Duration;
    /// use helpdesk_client::{MemoryUserTokenStore, UserAccessToken, UserTokens};
    ///
    /// let token = UserAccessToken::new(login["access_token"].as_str().unwrap_or_default());
    /// let tokens = UserTokens::new(token, Duration::from_secs(login["expires_in"].as_u64().unwrap_or_default()))
    ///     .refresh_token(login["refresh_token"].as_str().unwrap_or_default());
    /// let agent = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
    /// # }
    /// ```
    pub fn as_refreshed_user(&self, store: impl UserTokenStore + 'static) -> UserClient<C> {
        let Shared { app, caller, .. } = &*self.handle.shared;
        let settings = (*self.handle.settings).clone();
        let user = RefreshedUser::new(app.clone(), Arc::clone(caller), settings, Box::new(store));
        UserClient::new(Handle { identity: Identity::User(Arc::new(user)), ..self.handle.clone() })
    }
}

common_methods!(Client);
