//! The client that acts for a person.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use helpdesk_types::{AppToken, Download, Listing, Timestamp, UserOperation};
use serde_json::Value;

use super::level::{SentWith, WithHelpdesk};
use crate::Error;
use crate::auth::HelpdeskCredentials;
use crate::call::RetryPolicy;
use crate::download::FileStream;
use crate::handle::Handle;
use crate::listing::{Items, Pages, Windows};
use crate::metadata::WithMetadata;
use crate::raw_request::RawRequest;

/// What a handle of a person is not asked about: it has one token.
const TOKEN: AppToken = AppToken::Tenant;

/// A client that sends requests with the access token of a person; [`Client::as_user`](crate::Client::as_user) makes one.
///
/// Like the client that it came from, it is a handle that is cheap to clone.
pub struct UserClient<C = WithHelpdesk> {
    handle: Handle,
    level: PhantomData<fn() -> C>,
}

impl<C> Clone for UserClient<C> {
    fn clone(&self) -> Self {
        Self::new(self.handle.clone())
    }
}

impl<C> UserClient<C> {
    pub(super) fn new(handle: Handle) -> Self {
        Self { handle, level: PhantomData }
    }

    /// Sends a request for the person, and decodes the answer. A file that comes back is kept in memory.
    ///
    /// A request of an operation that takes no user token does not compile here; send it with the
    /// [client itself](crate::Client::send).
    ///
    /// # Errors
    ///
    /// Those of [`Client::send`](crate::Client::send), and those of the source of the token.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: UserOperation + SentWith<C>,
    {
        self.handle.send(operation, TOKEN).await
    }

    /// Sends a request like [`send`](Self::send), and gives the HTTP status and the platform's log id along with the
    /// response.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_detailed<O>(&self, operation: &O) -> Result<WithMetadata<O::Response>, Error>
    where
        O: UserOperation + SentWith<C>,
    {
        self.handle.send_detailed(operation, TOKEN).await
    }

    /// Sends a request of any method and path for the person, and gives the whole envelope.
    ///
    /// # Errors
    ///
    /// Those of [`Client::send_raw`](crate::Client::send_raw), and those of the source of the token.
    pub async fn send_raw(&self, request: &RawRequest) -> Result<WithMetadata<Value>, Error> {
        self.handle.send_raw(request).await
    }

    /// Sends a request for the person, and gives the file that comes back piece by piece.
    ///
    /// The timeout of the call covers what it takes to know that it is a file, and then each piece.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn download_stream<O>(&self, operation: &O) -> Result<FileStream, Error>
    where
        O: UserOperation<Response = Download> + SentWith<C>,
    {
        self.handle.download_stream(operation, TOKEN).await
    }

    /// Lists the items of a listing; see [`Client::list`](crate::Client::list).
    pub fn list<O>(&self, first: O) -> Items<O>
    where
        O: Listing + UserOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Items::new(self.handle.clone(), TOKEN, first)
    }

    /// Lists the pages of a listing, each as its response; like [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + UserOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Pages::new(self.handle.clone(), TOKEN, first)
    }

    /// Lists the items of a listing that is longer than the platform lists at once; see
    /// [`Client::list_windows`](crate::Client::list_windows).
    pub fn list_windows<O, F, K>(
        &self,
        start: impl Into<Timestamp>,
        end: impl Into<Timestamp>,
        request: F,
        key: K,
    ) -> Windows<O, F, K>
    where
        O: Listing + UserOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
        F: Fn(Timestamp, Timestamp) -> O,
        K: Fn(&O::Item) -> Option<String>,
    {
        Windows::new(self.handle.clone(), TOKEN, (start.into(), end.into()), request, key)
    }

    /// A client of a helpdesk, or of another one, for the same person.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the credentials are empty or malformed.
    pub fn for_helpdesk(&self, helpdesk: HelpdeskCredentials) -> Result<UserClient<WithHelpdesk>, Error> {
        self.handle.for_helpdesk(helpdesk).map(UserClient::new)
    }

    /// This client with another timeout for its calls; see [`Client::with_timeout`](crate::Client::with_timeout).
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
}

impl<C> fmt::Debug for UserClient<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
