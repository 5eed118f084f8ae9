//! The client that acts as the app.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{AcceptsTenantToken, Download, Listing};
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use crate::handle::{Access, Handle, Helpdesk, Options, Shared};
use crate::limiter::Limiter;
use crate::refresh::RefreshedUser;
use crate::tenant_token::TenantTokens;
use crate::transport::Transport;
use crate::user_token::UserAccess;
use crate::{
    Answered, AppCredentials, Error, FileStream, HelpdeskCredentials, Items, NeedsHelpdesk, Pages, RawRequest,
    RetryPolicy, TenantAccessToken, TokenStore, UserClient, UserTokenSource, UserTokenStore, Windows,
};

/// A client of one app and one helpdesk.
///
/// It is a handle: cloning it is cheap, and the clones share connections and access token. Its calls run on tokio, with the
/// runtime's IO and time enabled.
#[derive(Clone)]
pub struct Client {
    handle: Handle,
}

impl Client {
    /// Starts a client of that app. The helpdesk comes next, as there is no client without one.
    pub fn builder(app: AppCredentials) -> NeedsHelpdesk {
        NeedsHelpdesk::new(app)
    }

    pub(crate) fn new(
        transport: Transport,
        app: AppCredentials,
        helpdesk: HelpdeskCredentials,
        store: Option<Arc<dyn TokenStore>>,
        limiter: Option<Limiter>,
    ) -> Result<Self, Error> {
        let helpdesk = Helpdesk::new(helpdesk, &app)?;
        let tokens = TenantTokens::new(app, transport.clone(), store);
        let shared = Arc::new(Shared { transport, tokens, limiter });
        Ok(Self { handle: Handle { shared, helpdesk, access: Access::App, options: Options::default() } })
    }

    /// Sends a request as the app itself, and decodes the answer.
    ///
    /// A request of an operation that takes no tenant token does not compile here; send it [as a user](Self::as_user).
    ///
    /// # Errors
    ///
    /// - [`Error::Api`] if the platform answers with a `code` other than 0; [`Error::code_of`] gives the typed view.
    /// - [`Error::Decode`] if the platform did it, but its answer does not have the documented form.
    /// - [`Error::Unexpected`] if something else than the platform answered, or the answer was too long.
    /// - [`Error::Transport`] if no whole answer came in time.
    /// - [`Error::Request`] if a value cannot be sent, such as an empty path parameter.
    ///
    /// Where no access token can be had, the error is that of its fetch, and [`Error::operation`] says so.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: AcceptsTenantToken,
        O::Response: DeserializeOwned,
    {
        self.handle.send(operation).await
    }

    /// Sends a request like [`send`](Self::send), and gives the HTTP status and the platform's log id along with the
    /// response.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_detailed<O>(&self, operation: &O) -> Result<Answered<O::Response>, Error>
    where
        O: AcceptsTenantToken,
        O::Response: DeserializeOwned,
    {
        self.handle.send_detailed(operation).await
    }

    /// Sends a request of any method and path as the app itself, and gives the whole envelope: `code`, `msg`, `data` and
    /// what stands beside them.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send); a `code` other than 0 is [`Error::Api`] here, too.
    pub async fn send_raw(&self, request: &RawRequest) -> Result<Answered<Value>, Error> {
        self.handle.send_raw(request).await
    }

    /// Sends a request as the app itself, and keeps the file that comes back in memory.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send). An answer is an error and not the file if its HTTP status says so, if it is the
    /// platform's envelope of `code` and `msg`, or if it is a web page that does not say it is a file.
    pub async fn download<O>(&self, operation: &O) -> Result<Download, Error>
    where
        O: AcceptsTenantToken<Response = Download>,
    {
        self.handle.download(operation).await
    }

    /// Sends a request as the app itself, and gives the file that comes back piece by piece.
    ///
    /// The timeout of the call covers what it takes to know that it is a file, and then each piece.
    ///
    /// # Errors
    ///
    /// Those of [`download`](Self::download).
    pub async fn download_stream<O>(&self, operation: &O) -> Result<FileStream, Error>
    where
        O: AcceptsTenantToken<Response = Download>,
    {
        self.handle.download_stream(operation).await
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
        O: Listing + AcceptsTenantToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
    {
        Items::new(self.handle.clone(), first)
    }

    /// Lists the pages of a listing, each as its response; like [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + AcceptsTenantToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
    {
        Pages::new(self.handle.clone(), first)
    }

    /// Lists the items of a listing that is longer than the platform lists at once, as the tickets may be.
    ///
    /// `request` makes the request for the items between two times, `key` tells them apart. Where a window holds more rows
    /// than the platform lists, it is walked in two halves, and so on. No item is lost, nor comes twice, as long as the items
    /// between the two times stay the same: so choose the time of creation, and an end that is past.
    ///
    /// The times are of the unit that the operation has, which is milliseconds for the tickets.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client, year: std::ops::Range<i64>) -> Result<(), helpdesk_client::Error> {
    /// use helpdesk_client::types::ticket::ListTickets;
    ///
    /// let created = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
    /// let mut tickets = client.list_windows(year.start, year.end, created, |ticket| ticket.ticket_id.clone());
    /// while let Some(ticket) = tickets.next().await {
    ///     println!("{:?}", ticket?.ticket_id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_windows<O, F, K>(&self, start: i64, end: i64, request: F, key: K) -> Windows<O, F, K>
    where
        O: Listing + AcceptsTenantToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
        F: Fn(i64, i64) -> O,
        K: Fn(&O::Item) -> Option<String>,
    {
        Windows::new(self.handle.clone(), start, end, request, key)
    }

    /// A client of another helpdesk of the same app.
    ///
    /// It shares all but the helpdesk with this client: connections, access token and rate limits.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the credentials are empty or malformed.
    pub fn for_helpdesk(&self, helpdesk: HelpdeskCredentials) -> Result<Self, Error> {
        let helpdesk = Helpdesk::new(helpdesk, self.handle.shared.tokens.app())?;
        Ok(Self { handle: Handle { helpdesk, ..self.handle.clone() } })
    }

    /// This client with another timeout for its calls; see [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
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
        Self { handle: self.handle.with_timeout(timeout) }
    }

    /// This client with another retry policy for its calls; [`RetryPolicy::never`] sends each request once.
    pub fn with_retries(&self, policy: RetryPolicy) -> Self {
        Self { handle: self.handle.with_retries(policy) }
    }

    /// This client with another limit for answers that it decodes; see
    /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes).
    pub fn with_max_response_bytes(&self, bytes: usize) -> Self {
        Self { handle: self.handle.with_max_response_bytes(bytes) }
    }

    /// This client with another limit for files, in bytes; see
    /// [`ClientBuilder::max_file_bytes`](crate::ClientBuilder::max_file_bytes).
    pub fn with_max_file_bytes(&self, bytes: usize) -> Self {
        Self { handle: self.handle.with_max_file_bytes(bytes) }
    }

    /// This client with an access token of yours, in place of those that it fetches itself.
    ///
    /// It is not replaced if the platform refuses it.
    pub fn with_token(&self, token: TenantAccessToken) -> Self {
        Self { handle: Handle { access: Access::Tenant(token), ..self.handle.clone() } }
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
    pub fn as_user(&self, token: impl UserTokenSource + 'static) -> UserClient {
        self.of_user(token)
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
    pub fn as_refreshed_user(&self, store: impl UserTokenStore + 'static) -> UserClient {
        let Shared { transport, tokens, .. } = &*self.handle.shared;
        self.of_user(RefreshedUser::new(tokens.app().clone(), transport.clone(), Box::new(store)))
    }

    fn of_user(&self, tokens: impl UserAccess + 'static) -> UserClient {
        UserClient::new(Handle { access: Access::User(Arc::new(tokens)), ..self.handle.clone() })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
