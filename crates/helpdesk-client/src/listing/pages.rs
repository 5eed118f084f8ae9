//! The pages of a listing.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use helpdesk_decode::{Decoded, Deviation, Deviations};
use helpdesk_types::{AppToken, Body, Listing, NextPage, Operation, Parameters};

use serde_json::Value;

use crate::Error;
use crate::error::TruncationReason;
use crate::future::BoxFuture;
use crate::handle::{Completed, Handle};

/// The pages of a listing, fetched on demand; created by [`Client::list_pages`](crate::Client::list_pages).
///
/// It implements [`Stream`]; [`next`](Self::next) works without stream combinators. It ends after an error; the pages
/// before the error are valid but not complete. Dropping a future of `next` loses nothing; the next call returns the
/// page.
#[must_use = "nothing is sent before `next`"]
pub struct Pages<O: Listing> {
    handle: Handle,
    token: AppToken,
    next: Next<O>,
    /// Hashes of the requests that were sent, to detect repetition.
    sent: HashSet<u64>,
    hasher: RandomState,
    /// The body of the previous page.
    last: Bytes,
    /// The total number of rows, if the platform states it.
    total: Option<i64>,
}

/// The next step of the listing.
enum Next<O: Listing> {
    Send(O),
    Fetch(BoxFuture<'static, Fetched<O>>),
    Fail(Error),
    End,
}

/// A request and its page.
type Fetched<O> = Result<(O, Completed<<O as Operation>::Response>), Error>;

impl<O> Pages<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
{
    pub(crate) fn new(handle: Handle, token: AppToken, first: O) -> Self {
        Self {
            handle,
            token,
            next: Next::Send(first),
            sent: HashSet::new(),
            hasher: RandomState::new(),
            last: Bytes::new(),
            total: None,
        }
    }

    /// Returns the next page; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// The errors of [`Client::send`](crate::Client::send), and [`Error::ListingTruncated`] if there are more pages
    /// that cannot be fetched.
    pub async fn next(&mut self) -> Option<Result<O::Response, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(crate) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Response, Error>>> {
        loop {
            match std::mem::replace(&mut self.next, Next::End) {
                Next::Send(request) => {
                    if !self.sent.insert(fingerprint(&self.hasher, &request)) {
                        return Poll::Ready(Some(Err(truncated::<O>(TruncationReason::RepeatedPage))));
                    }
                    let (handle, token) = (self.handle.clone(), self.token);
                    self.next = Next::Fetch(Box::pin(async move {
                        let page = handle.send(&request, token).await?;
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

    /// Whether the total has reached the platform's row limit, so that there may be more rows.
    pub(super) fn is_at_limit(&self) -> bool {
        O::MAX_ROWS.is_some_and(|rows| self.total >= Some(rows))
    }

    /// Determines the step after this page.
    fn take(&mut self, request: &O, page: Completed<O::Response>) -> Result<O::Response, Error> {
        if page.received.body == self.last {
            // The server returned the previous page for a different request.
            return Err(truncated::<O>(TruncationReason::RepeatedPage));
        }
        let lost = loses_members(&page.deviations, &page.received.body);
        self.last = page.received.body;
        self.total = O::total(&page.response);
        let next = request.next_page(&page.response);
        let limit = O::MAX_ROWS.filter(|rows| request.last_row() >= Some(*rows));
        self.next = match (next, limit) {
            (NextPage::Request(_) | NextPage::Unreachable, Some(rows)) => {
                Next::Fail(truncated::<O>(TruncationReason::RowLimit { rows }))
            }
            // The total is capped at the limit too, so there may be more rows.
            (NextPage::End, Some(rows)) if self.total >= Some(rows) => {
                Next::Fail(truncated::<O>(TruncationReason::RowLimit { rows }))
            }
            (NextPage::Request(next), None) => Next::Send(next),
            (NextPage::End, _) if lost => Next::Fail(truncated::<O>(TruncationReason::LostField)),
            (NextPage::Unreachable, None) => Next::Fail(truncated::<O>(TruncationReason::UnreachablePage)),
            (NextPage::End, _) => Next::End,
        };
        Ok(page.response)
    }
}

/// Whether a member of the page, or all elements of one, could not be decoded, so that the page may only look like the
/// last one.
fn loses_members(deviations: &Deviations, body: &[u8]) -> bool {
    deviations.iter().filter(|deviation| deviation.lost).any(|deviation| {
        let member = deviation.path.strip_prefix("data.").unwrap_or(&deviation.path);
        let is_name = |text: &str| !text.contains(['.', '[', '{']);
        match member.strip_suffix("[]") {
            Some(list) if is_name(list) => {
                let same = |other: &&Deviation| other.lost && other.path == deviation.path;
                elements(body, list) <= deviations.iter().filter(same).map(|other| other.count).sum()
            }
            _ => is_name(member),
        }
    })
}

/// The number of elements of a member of the page.
fn elements(body: &[u8], member: &str) -> u64 {
    let Ok(Decoded { value, .. }) = helpdesk_decode::decode::<Value>(body) else { return 0 };
    let list = value.get("data").unwrap_or(&value).get(member).and_then(Value::as_array);
    list.map_or(0, |list| list.len() as u64)
}

fn truncated<O: Operation>(reason: TruncationReason) -> Error {
    Error::ListingTruncated { operation: O::ID, reason }
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

// No field is pinned.
impl<O: Listing> Unpin for Pages<O> {}

impl<O> Stream for Pages<O>
where
    O: Listing + Send + Sync + 'static,
    O::Response: Send,
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
