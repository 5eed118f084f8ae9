//! The client that acts as the app.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{AppOperation, Download, Listing, Timestamp};
use serde_json::Value;

use super::level::{SentWith, WithHelpdesk};
use super::user::UserClient;
use crate::Error;
use crate::auth::{HelpdeskCredentials, RefreshedUser, TenantAccessToken, UserSource, UserTokenSource, UserTokenStore};
use crate::call::RetryPolicy;
use crate::download::FileStream;
use crate::handle::{Handle, Identity, Shared};
use crate::listing::{Items, Pages, Windows};
use crate::metadata::WithMetadata;
use crate::raw_request::RawRequest;

/// A client of one app, and of one helpdesk unless its type says [`AppOnly`](crate::AppOnly).
///
/// It is a handle: cloning it is cheap, and the clones share connections and access tokens.
///
/// # Runtimes
///
/// Its calls run on tokio, with the runtime's IO and time enabled. A client and its clones belong to one runtime, as each
/// connection is driven by the runtime that made it:
///
/// - Runtimes that follow each other may share a client, such as those of tests that run one after the other and have it in
///   a `static`. Connections of a runtime that has ended are not used again, and an access token that it was about to fetch is
///   fetched anew.
/// - Runtimes that run beside each other, such as those of tests on several threads, should not. A call may get a connection
///   of another runtime. If that one ends before the answer comes, the call fails with "runtime dropped the dispatch task",
///   and [`Error::outcome`] is [`Unknown`](crate::Outcome::Unknown); if it is not driven, the call runs into its timeout, and the
///   request is not sent. Give each of these tests a client of its own, or run them on one runtime.
pub struct Client<C = WithHelpdesk> {
    handle: Handle,
    level: PhantomData<fn() -> C>,
}

impl<C> Clone for Client<C> {
    fn clone(&self) -> Self {
        Self::new(self.handle.clone())
    }
}

impl<C> Client<C> {
    pub(super) fn new(handle: Handle) -> Self {
        Self { handle, level: PhantomData }
    }

    /// Sends a request as the app itself, and decodes the answer. A file that comes back is kept in memory.
    ///
    /// The request carries the token that the operation takes of an app: mostly a tenant access token, for some an app access
    /// token, for a few none. A request of an operation that only a person can call does not compile here; send it
    /// [as a user](Self::as_user). Nor does one of the Helpdesk, if the client has no credentials of one; it gets them by
    /// [`for_helpdesk`](Self::for_helpdesk).
    ///
    /// # Errors
    ///
    /// - [`Error::Api`] if the platform answers with a `code` other than 0; [`Error::code_of`] gives the typed view.
    /// - [`Error::Decode`] if the platform did it, but its answer has no documented form as a whole. A field that deviates is
    ///   an error with [`strict`](crate::ClientBuilder::strict) alone.
    /// - [`Error::Unexpected`] if something else than the platform answered, or the answer was too long. Where a file should
    ///   come, the answer is an error if its HTTP status says so, if it is the platform's envelope, or if it is a web page
    ///   that does not say it is a file.
    /// - [`Error::Transport`] if no whole answer came in time.
    /// - [`Error::Request`] if a value cannot be sent, such as an empty path parameter.
    ///
    /// Where no access token can be had, the error is that of its fetch, and [`Error::operation`] says so.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: AppOperation + SentWith<C>,
    {
        self.handle.send(operation, O::TOKEN).await
    }

    /// Sends a request like [`send`](Self::send), and gives the HTTP status and the platform's log id along with the
    /// response.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_detailed<O>(&self, operation: &O) -> Result<WithMetadata<O::Response>, Error>
    where
        O: AppOperation + SentWith<C>,
    {
        self.handle.send_detailed(operation, O::TOKEN).await
    }

    /// Sends a request of any method and path as the app itself, and gives the whole envelope: `code`, `msg`, `data` and
    /// what stands beside them.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send); a `code` other than 0 is [`Error::Api`] here, too.
    pub async fn send_raw(&self, request: &RawRequest) -> Result<WithMetadata<Value>, Error> {
        self.handle.send_raw(request).await
    }

    /// Sends a request as the app itself, and gives the file that comes back piece by piece.
    ///
    /// The timeout of the call covers what it takes to know that it is a file, and then each piece.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn download_stream<O>(&self, operation: &O) -> Result<FileStream, Error>
    where
        O: AppOperation<Response = Download> + SentWith<C>,
    {
        self.handle.download_stream(operation, O::TOKEN).await
    }

    /// Lists the items of a listing, from the page that the request asks for to the last one.
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

    /// Lists the pages of a listing, each as its response; like [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + AppOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Pages::new(self.handle.clone(), O::TOKEN, first)
    }

    /// Lists the items of a listing that is longer than the platform lists at once, as the tickets may be.
    ///
    /// `request` makes the request for the items between two times, `key` tells them apart. Where a window holds more rows
    /// than the platform lists, it is walked in two halves, and so on. No item is lost, nor comes twice, as long as the items
    /// between the two times stay the same: so choose the time of creation, and an end that is past.
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

    /// A client of a helpdesk of the same app, or of another one.
    ///
    /// It shares all but the helpdesk with this client: connections, access tokens and rate limits.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the credentials are empty or malformed.
    pub fn for_helpdesk(&self, helpdesk: HelpdeskCredentials) -> Result<Client<WithHelpdesk>, Error> {
        self.handle.for_helpdesk(helpdesk).map(Client::new)
    }

    /// This client with another timeout for its calls; see [`ClientBuilder::timeout`](crate::ClientBuilder::timeout). With
    /// one of zero, each call ends with [`Error::Request`].
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
    /// # use helpdesk_client::types::ticket::StartService;
    /// use std::time::Duration;
    ///
    /// let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62");
    /// let started = client.with_timeout(Duration::from_secs(5)).send(&request).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self::new(self.handle.with(|settings| settings.timeout = timeout))
    }

    /// This client with another retry policy for its calls; [`RetryPolicy::never`] sends each request once.
    pub fn with_retries(&self, policy: RetryPolicy) -> Self {
        Self::new(self.handle.with(|settings| settings.retries = policy))
    }

    /// This client with another limit for an answer that is decoded, in bytes; see
    /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes).
    pub fn with_max_response_bytes(&self, bytes: usize) -> Self {
        Self::new(self.handle.with(|settings| settings.max_response_bytes = bytes))
    }

    /// This client with another limit for a file, in bytes; see
    /// [`ClientBuilder::max_file_bytes`](crate::ClientBuilder::max_file_bytes).
    pub fn with_max_file_bytes(&self, bytes: usize) -> Self {
        Self::new(self.handle.with(|settings| settings.max_file_bytes = bytes))
    }

    /// This client with answers that deviate from their documentation as errors, or not; see
    /// [`ClientBuilder::strict`](crate::ClientBuilder::strict).
    pub fn with_strict(&self, on: bool) -> Self {
        Self::new(self.handle.with(|settings| settings.strict = on))
    }

    /// This client with a tenant access token of yours, in place of those that it fetches itself.
    ///
    /// It is not replaced if the platform refuses it.
    pub fn with_token(&self, token: TenantAccessToken) -> Self {
        Self::new(Handle { identity: Identity::Tenant(Arc::new(token)), ..self.handle.clone() })
    }

    /// A client that acts for the person whose access token that is.
    ///
    /// It shares all but the access token with this client. Half of the operations take a user's token, and no other; the
    /// person has to be an agent, an admin or the owner of the helpdesk.
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

    /// A client that acts for the person whose tokens the store keeps, and keeps them fresh.
    ///
    /// When the access token ends, or the platform refuses it, the client refreshes it by the refresh token: once for all
    /// who wait, and with the new pair handed to the store before it is used. It and its clones share what they know, so
    /// make one for each person, and clone that.
    ///
    /// Where the tokens get no more tokens, its calls end with [`Error::LoginRequired`], until the store has others. That is
    /// so, too, where the answer to a refresh was lost: the platform may have spent the refresh token, so it is not sent
    /// again. A refresh goes on for as long as the longest timeout of those who wait for it, and the client's at least.
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

impl<C> fmt::Debug for Client<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
