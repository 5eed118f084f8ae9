//! The client that acts for a person.

use std::fmt;
use std::time::Duration;

use helpdesk_types::{AcceptsUserToken, Download, Listing};
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use crate::handle::{Handle, Helpdesk};
use crate::{Answered, Error, FileStream, HelpdeskCredentials, Items, Pages, RawRequest, RetryPolicy, Windows};

/// A client that sends requests with the access token of a person; [`Client::as_user`](crate::Client::as_user) makes one.
///
/// Like the client that it came from, it is a handle that is cheap to clone.
#[derive(Clone)]
pub struct UserClient {
    handle: Handle,
}

impl UserClient {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Sends a request for the person, and decodes the answer.
    ///
    /// A request of an operation that takes no user token does not compile here; send it with the
    /// [client itself](crate::Client::send).
    ///
    /// # Errors
    ///
    /// Those of [`Client::send`](crate::Client::send), and those of the source of the token.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: AcceptsUserToken,
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
        O: AcceptsUserToken,
        O::Response: DeserializeOwned,
    {
        self.handle.send_detailed(operation).await
    }

    /// Sends a request of any method and path for the person, and gives the whole envelope.
    ///
    /// # Errors
    ///
    /// Those of [`Client::send_raw`](crate::Client::send_raw), and those of the source of the token.
    pub async fn send_raw(&self, request: &RawRequest) -> Result<Answered<Value>, Error> {
        self.handle.send_raw(request).await
    }

    /// Sends a request for the person, and keeps the file that comes back in memory.
    ///
    /// # Errors
    ///
    /// Those of [`Client::download`](crate::Client::download), and those of the source of the token.
    pub async fn download<O>(&self, operation: &O) -> Result<Download, Error>
    where
        O: AcceptsUserToken<Response = Download>,
    {
        self.handle.download(operation).await
    }

    /// Sends a request for the person, and gives the file that comes back piece by piece.
    ///
    /// The timeout of the call covers what it takes to know that it is a file, and then each piece.
    ///
    /// # Errors
    ///
    /// Those of [`download`](Self::download).
    pub async fn download_stream<O>(&self, operation: &O) -> Result<FileStream, Error>
    where
        O: AcceptsUserToken<Response = Download>,
    {
        self.handle.download_stream(operation).await
    }

    /// Lists the items of a listing; see [`Client::list`](crate::Client::list).
    pub fn list<O>(&self, first: O) -> Items<O>
    where
        O: Listing + AcceptsUserToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
    {
        Items::new(self.handle.clone(), first)
    }

    /// Lists the pages of a listing, each as its response; like [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + AcceptsUserToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
    {
        Pages::new(self.handle.clone(), first)
    }

    /// Lists the items of a listing that is longer than the platform lists at once; see
    /// [`Client::list_windows`](crate::Client::list_windows).
    pub fn list_windows<O, F, K>(&self, start: i64, end: i64, request: F, key: K) -> Windows<O, F, K>
    where
        O: Listing + AcceptsUserToken + Send + Sync + 'static,
        O::Response: DeserializeOwned + Send,
        F: Fn(i64, i64) -> O,
        K: Fn(&O::Item) -> Option<String>,
    {
        Windows::new(self.handle.clone(), start, end, request, key)
    }

    /// A client of another helpdesk for the same person.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the credentials are empty or malformed.
    pub fn for_helpdesk(&self, helpdesk: HelpdeskCredentials) -> Result<Self, Error> {
        let helpdesk = Helpdesk::new(helpdesk, self.handle.shared.tokens.app())?;
        Ok(Self { handle: Handle { helpdesk, ..self.handle.clone() } })
    }

    /// This client with another timeout for its calls; see [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
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
}

impl fmt::Debug for UserClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
