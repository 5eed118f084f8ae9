//! Operations that answer with a list, page by page.

use super::Operation;

/// An operation that lists things, some of them in each answer.
///
/// A client asks for one page after the other until [`next_page`](Listing::next_page) says that there is none. The platform
/// has three ways to do that; an implementation hides which of them the operation has.
pub trait Listing: Operation + Clone {
    /// What is listed.
    type Item;

    /// The items of a page.
    fn items(response: Self::Response) -> Vec<Self::Item>;

    /// What to ask for after the page that was asked for with `self` and answered with `response`.
    fn next_page(&self, response: &Self::Response) -> NextPage<Self>;
}

/// What follows a page of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage<R> {
    /// The page was the last one.
    End,
    /// The request for the page after it.
    Request(R),
    /// The platform says that there is more, and not how to get it. Who takes that for the end cuts the list short.
    Unreachable,
}
