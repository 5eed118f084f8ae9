//! Listings with more rows than the platform returns for one request, fetched by time range.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use helpdesk_types::{AppToken, Listing, Timestamp};

use super::pages::Pages;
use crate::Error;
use crate::error::TruncationReason;
use crate::handle::Handle;

/// The items of a long listing, fetched by time range; created by
/// [`Client::list_windows`](crate::Client::list_windows).
///
/// It implements [`Stream`]; [`next`](Self::next) works without stream combinators. It ends after an error.
#[must_use = "nothing is sent before `next`"]
pub struct Windows<O: Listing, F, K> {
    handle: Handle,
    token: AppToken,
    request: F,
    key: K,
    /// The time ranges still to fetch, in milliseconds, the next one last.
    windows: Vec<(i64, i64)>,
    window: Option<((i64, i64), Pages<O>)>,
    page: vec::IntoIter<O::Item>,
    /// The keys of the items so far, as two hashes each. Time ranges overlap, because it is not documented which bounds
    /// are inclusive.
    seen: HashSet<(u64, u64)>,
    hashers: (RandomState, RandomState),
}

impl<O, F, K> Windows<O, F, K>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
    F: Fn(Timestamp, Timestamp) -> O,
    K: Fn(&O::Item) -> Option<String>,
{
    pub(crate) fn new(
        handle: Handle,
        token: AppToken,
        (start, end): (Timestamp, Timestamp),
        request: F,
        key: K,
    ) -> Self {
        let (start, end) = (start.as_millis(), end.as_millis());
        Self {
            handle,
            token,
            request,
            key,
            windows: if start <= end { vec![(start, end)] } else { Vec::new() },
            window: None,
            page: Vec::new().into_iter(),
            seen: HashSet::new(),
            hashers: (RandomState::new(), RandomState::new()),
        }
    }

    /// Returns the next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// The errors of [`Pages::next`]; [`Error::ListingTruncated`] if even a time range of 2 milliseconds has too many rows.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                if self.is_new(&item) {
                    return Poll::Ready(Some(Ok(item)));
                }
                continue;
            }
            let Some((window, pages)) = &mut self.window else {
                let Some((start, end)) = self.windows.pop() else { return Poll::Ready(None) };
                let pages = Pages::new(
                    self.handle.clone(),
                    self.token,
                    (self.request)(Timestamp::from_millis(start), Timestamp::from_millis(end)),
                );
                self.window = Some(((start, end), pages));
                continue;
            };
            let window = *window;
            match ready!(pages.poll_page(context)) {
                // Split at once, instead of fetching the pages that the platform does return.
                Some(Ok(_)) if pages.is_at_limit() && is_divisible(window) => self.divide(window),
                Some(Ok(response)) => self.page = O::items(response).into_iter(),
                Some(Err(Error::ListingTruncated { reason: TruncationReason::RowLimit { .. }, .. }))
                    if is_divisible(window) =>
                {
                    self.divide(window);
                }
                Some(Err(error)) => {
                    self.windows.clear();
                    self.window = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.window = None,
            }
        }
    }

    /// Replaces the time range by its two halves. They overlap by two instants, in case bounds are exclusive.
    fn divide(&mut self, (start, end): (i64, i64)) {
        let middle = start + end.saturating_sub(start) / 2;
        self.windows.push((middle, end));
        self.windows.push((start, middle + 1));
        self.window = None;
    }

    fn is_new(&mut self, item: &O::Item) -> bool {
        let Some(key) = (self.key)(item) else { return true };
        self.seen.insert((self.hashers.0.hash_one(&key), self.hashers.1.hash_one(&key)))
    }
}

/// Whether both halves are shorter than the time range.
fn is_divisible((start, end): (i64, i64)) -> bool {
    end.saturating_sub(start) > 2
}

// No field is pinned.
impl<O: Listing, F, K> Unpin for Windows<O, F, K> {}

impl<O, F, K> Stream for Windows<O, F, K>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
    F: Fn(Timestamp, Timestamp) -> O,
    K: Fn(&O::Item) -> Option<String>,
{
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Listing, F, K> fmt::Debug for Windows<O, F, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Windows").field("operation", &O::ID).field("to_come", &self.windows).finish_non_exhaustive()
    }
}
