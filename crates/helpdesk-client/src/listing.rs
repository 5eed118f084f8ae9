//! Listings, page by page or item by item.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use bytes::Bytes;
use futures_core::Stream;
use helpdesk_types::{Body, Listing, NextPage, Operation, Parameters};
use serde_core::de::DeserializeOwned;

use crate::Error;
use crate::error::CutShort;
use crate::handle::Handle;
use crate::user_token::BoxFuture;

/// An operation that ends a list before its end.
struct Limited {
    id: &'static str,
    /// After so many rows.
    rows: i64,
    /// How many of them a page has at most, whatever is asked for.
    page_size: i64,
}

const LIMITED: &[Limited] = &[Limited { id: "helpdesk.v1.ticket.list", rows: 10_000, page_size: 200 }];

fn limited<O: Operation>() -> Option<&'static Limited> {
    LIMITED.iter().find(|limited| limited.id == O::ID)
}

/// The rows that a listing can reach, if the platform limits them.
pub(crate) fn row_limit<O: Operation>() -> Option<i64> {
    limited::<O>().map(|limited| limited.rows)
}

/// The pages of a listing, each fetched when it is asked for; [`Client::list_pages`](crate::Client::list_pages) makes one.
///
/// It is a [`Stream`], and [`next`](Self::next) serves without one. After an error it ends: what came before is right, and
/// not all. Dropping a future of `next` loses nothing; the page is there for the next one.
#[must_use = "nothing is sent before `next`"]
pub struct Pages<O: Listing> {
    handle: Handle,
    next: Next<O>,
    /// The requests that were sent, so that none is sent again: hashes, as a list may have many pages.
    sent: HashSet<u64>,
    hasher: RandomState,
    /// The page before, as it came.
    last: Bytes,
    /// How many rows there are in all, if the platform limits them and says it.
    pub(crate) total: Option<i64>,
}

/// What to do for the next page.
enum Next<O: Listing> {
    Send(O),
    Fetch(BoxFuture<'static, Fetched<O>>),
    Fail(Error),
    End,
}

/// A request and its page.
type Fetched<O> = Result<(O, Page<<O as Operation>::Response>), Error>;

/// A page, and the total that stands beside it.
pub(crate) struct Page<T> {
    pub(crate) response: T,
    pub(crate) body: Bytes,
    pub(crate) total: Option<i64>,
}

impl<O> Pages<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: DeserializeOwned + Send,
{
    pub(crate) fn new(handle: Handle, first: O) -> Self {
        Self {
            handle,
            next: Next::Send(first),
            sent: HashSet::new(),
            hasher: RandomState::new(),
            last: Bytes::new(),
            total: None,
        }
    }

    /// The next page; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// Those of [`Client::send`](crate::Client::send), and [`Error::CutShort`] where the list goes on and cannot be
    /// followed.
    pub async fn next(&mut self) -> Option<Result<O::Response, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(crate) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Response, Error>>> {
        loop {
            match std::mem::replace(&mut self.next, Next::End) {
                Next::Send(request) => {
                    if !self.sent.insert(fingerprint(&self.hasher, &request)) {
                        return Poll::Ready(Some(Err(cut_short::<O>(CutShort::RepeatedPage))));
                    }
                    let handle = self.handle.clone();
                    self.next = Next::Fetch(Box::pin(async move {
                        let page = handle.send_page(&request).await?;
                        Ok((request, page))
                    }));
                }
                Next::Fetch(mut fetch) => {
                    let Poll::Ready(outcome) = fetch.as_mut().poll(context) else {
                        self.next = Next::Fetch(fetch);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(outcome.and_then(|(request, page)| self.take(&request, page))));
                }
                Next::Fail(error) => return Poll::Ready(Some(Err(error))),
                Next::End => return Poll::Ready(None),
            }
        }
    }

    /// Notes what follows the page.
    fn take(&mut self, request: &O, page: Page<O::Response>) -> Result<O::Response, Error> {
        if page.body == self.last {
            // Asked for another page, the platform sends the one before.
            return Err(cut_short::<O>(CutShort::RepeatedPage));
        }
        self.last = page.body;
        self.total = page.total;
        let next = request.next_page(&page.response);
        let limit =
            limited::<O>().filter(|limit| last_row(request, limit.page_size) >= limit.rows).map(|limit| limit.rows);
        self.next = match (next, limit) {
            (NextPage::Request(_) | NextPage::Unreachable, Some(rows)) => {
                Next::Fail(cut_short::<O>(CutShort::RowLimit { rows }))
            }
            // The total ends at the limit too, so it does not tell whether there is more.
            (NextPage::End, Some(rows)) if page.total >= Some(rows) => {
                Next::Fail(cut_short::<O>(CutShort::RowLimit { rows }))
            }
            (NextPage::Request(next), None) => Next::Send(next),
            (NextPage::Unreachable, None) => Next::Fail(cut_short::<O>(CutShort::UnreachablePage)),
            (NextPage::End, _) => Next::End,
        };
        Ok(page.response)
    }
}

fn cut_short<O: Operation>(reason: CutShort) -> Error {
    Error::CutShort { operation: O::ID, reason }
}

/// The number of the last row of a page, where pages are counted.
fn last_row<O: Operation>(request: &O, longest_page: i64) -> i64 {
    let mut query = Parameters::new();
    request.query(&mut query);
    let number = |name, default| query.get(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    i64::saturating_mul(number("page", 1), number("page_size", 20).min(longest_page))
}

fn fingerprint<O: Operation>(hasher: &RandomState, request: &O) -> u64 {
    let (mut path, mut query) = (Parameters::new(), Parameters::new());
    request.path(&mut path);
    request.query(&mut query);
    let mut state = hasher.build_hasher();
    for pair in path.iter().chain(query.iter()) {
        pair.hash(&mut state);
    }
    if let Ok(Body::Json(json)) = request.body() {
        json.hash(&mut state);
    }
    state.finish()
}

// Nothing in it is pinned.
impl<O: Listing> Unpin for Pages<O> {}

impl<O> Stream for Pages<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: DeserializeOwned + Send,
{
    type Item = Result<O::Response, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<O: Listing> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::ID).field("pages", &self.sent.len()).finish_non_exhaustive()
    }
}

/// The items of a listing, page after page; [`Client::list`](crate::Client::list) makes one.
///
/// It is a [`Stream`], and [`next`](Self::next) serves without one. After an error it ends: what came before is right, and
/// not all. Dropping a future of `next` loses nothing.
#[must_use = "nothing is sent before `next`"]
pub struct Items<O: Listing> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O> Items<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: DeserializeOwned + Send,
{
    pub(crate) fn new(handle: Handle, first: O) -> Self {
        Self { pages: Pages::new(handle, first), page: Vec::new().into_iter() }
    }

    /// The next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// Those of [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// Those of [`Pages::next`]; what came before the error is lost.
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

// Nothing in it is pinned.
impl<O: Listing> Unpin for Items<O> {}

impl<O> Stream for Items<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: DeserializeOwned + Send,
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
