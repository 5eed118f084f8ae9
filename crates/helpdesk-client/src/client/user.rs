//! The client that sends requests on behalf of a user.

use std::marker::PhantomData;

use helpdesk_types::{AppToken, Download, Listing, Timestamp, UserOperation};

use super::common::common_methods;
use super::level::{SentWith, WithHelpdesk};
use crate::Error;
use crate::download::FileStream;
use crate::handle::Handle;
use crate::listing::{Items, Pages, Windows};
use crate::metadata::WithMetadata;

/// Ignored by a handle with a user identity, which has one token.
const TOKEN: AppToken = AppToken::Tenant;

/// A client that sends requests on behalf of a user; created by [`Client::as_user`](crate::Client::as_user).
///
/// Like [`Client`](crate::Client), it is a handle that is cheap to clone.
pub struct UserClient<C = WithHelpdesk> {
    handle: Handle,
    level: PhantomData<fn() -> C>,
}

impl<C> UserClient<C> {
    pub(super) fn new(handle: Handle) -> Self {
        Self { handle, level: PhantomData }
    }

    /// Sends a request on behalf of the user, and decodes the response. A downloaded file is kept in memory.
    ///
    /// An operation that does not accept user tokens does not compile here; send it with
    /// [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    ///
    /// The errors of [`Client::send`](crate::Client::send), and those of the token source.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: UserOperation + SentWith<C>,
    {
        Ok(self.handle.send(operation, TOKEN).await?.response)
    }

    /// Sends a request like [`send`](Self::send), and also returns the HTTP status, the platform's log id and
    /// deviations.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send).
    pub async fn send_detailed<O>(&self, operation: &O) -> Result<WithMetadata<O::Response>, Error>
    where
        O: UserOperation + SentWith<C>,
    {
        Ok(self.handle.send(operation, TOKEN).await?.with_metadata())
    }

    /// Sends a request on behalf of the user, and streams the file that it returns.
    ///
    /// The timeout covers the call up to the start of the file, and then each chunk.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send).
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

    /// Lists the pages of a listing, each as its response; see [`list`](Self::list).
    pub fn list_pages<O>(&self, first: O) -> Pages<O>
    where
        O: Listing + UserOperation + SentWith<C> + Send + Sync + 'static,
        O::Response: Send,
    {
        Pages::new(self.handle.clone(), TOKEN, first)
    }

    /// Lists the items of a listing with more rows than the platform returns for one request; see
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
}

common_methods!(UserClient);
