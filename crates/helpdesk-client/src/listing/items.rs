//! The items of a listing.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use helpdesk_types::{AppToken, Listing};

use super::pages::Pages;
use crate::Error;
use crate::handle::Handle;

/// The items of a listing, fetched page by page; created by [`Client::list`](crate::Client::list).
///
/// It implements [`Stream`]; [`next`](Self::next) works without stream combinators. It ends after an error; the items
/// before the error are valid but not complete. Dropping a future of `next` loses nothing.
#[must_use = "nothing is sent before `next`"]
pub struct Items<O: Listing> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O> Items<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
{
    pub(crate) fn new(handle: Handle, token: AppToken, first: O) -> Self {
        Self { pages: Pages::new(handle, token, first), page: Vec::new().into_iter() }
    }

    /// Returns the next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// The errors of [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Collects all remaining items.
    ///
    /// # Errors
    ///
    /// The errors of [`Pages::next`]; items fetched before the error are lost.
    pub async fn all(mut self) -> Result<Vec<O::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(response)) => self.page = O::items(response).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// No field is pinned.
impl<O: Listing> Unpin for Items<O> {}

impl<O> Stream for Items<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
{
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Listing> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
