//! Operations that return a list in pages.

use crate::Operation;

/// An operation that returns a list in pages.
///
/// A client requests one page after the other until [`next_page`](Listing::next_page) returns [`End`](NextPage::End). The
/// platform pages lists in three ways; an implementation hides which of them the operation uses.
pub trait Listing: Operation + Clone {
    /// An item of the list.
    type Item;

    /// The most rows that the platform lists over all pages; `None` if it lists all.
    const MAX_ROWS: Option<i64> = None;

    /// The items of a page.
    fn items(response: Self::Response) -> Vec<Self::Item>;

    /// The request for the page after `response`, which answered `self`.
    fn next_page(&self, response: &Self::Response) -> NextPage<Self>;

    /// The number of items on all pages together, if the answer has it.
    fn total(response: &Self::Response) -> Option<i64> {
        let _ = response;
        None
    }

    /// The number of the last row that the requested page can have; `None` if pages have no numbers.
    fn last_row(&self) -> Option<i64> {
        None
    }
}

/// The outcome of looking for the page after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage<R> {
    /// The page was the last one.
    End,
    /// The request for the page after it.
    Request(R),
    /// The platform says that there is another page, but not how to request it. The list is incomplete.
    Unreachable,
}

/// The next page of a list that is paged by token. An empty token counts as absent.
pub fn page_by_token<R>(has_more: Option<bool>, token: Option<&str>, request: impl FnOnce(String) -> R) -> NextPage<R> {
    match (has_more, token.filter(|token| !token.is_empty())) {
        (Some(false), _) | (None, None) => NextPage::End,
        (Some(true), None) => NextPage::Unreachable,
        (_, Some(token)) => NextPage::Request(request(token.to_owned())),
    }
}

/// The next page of a list that is paged by number, counted from 1.
///
/// The platform may return fewer items on a page than requested. So a page that is not full is the last one only if the
/// total says so; otherwise the next one is requested, and an empty one ends the list.
pub fn page_by_number<R>(
    page: Option<i64>,
    page_size: Option<i64>,
    items: usize,
    total: Option<i64>,
    request: impl FnOnce(i64) -> R,
) -> NextPage<R> {
    let page = page.unwrap_or(1);
    let items = i64::try_from(items).unwrap_or(i64::MAX);
    let page_size = page_size.unwrap_or(items);
    let seen = page.saturating_sub(1).saturating_mul(page_size).saturating_add(items);
    let is_last = total.is_some_and(|total| if items < page_size { seen == total } else { seen >= total });
    if items == 0 || is_last { NextPage::End } else { NextPage::Request(request(page.saturating_add(1))) }
}

/// The number of the last row that a page can have, if pages have at most `longest` rows.
pub fn last_row(page: Option<i64>, page_size: Option<i64>, longest: Option<i64>) -> Option<i64> {
    let page_size = page_size?.min(longest.unwrap_or(i64::MAX));
    Some(page.unwrap_or(1).saturating_mul(page_size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        let cases = [
            (Some(true), Some("t"), NextPage::Request("t".to_owned())),
            (None, Some("t"), NextPage::Request("t".to_owned())),
            (Some(false), Some("t"), NextPage::End),
            (Some(false), None, NextPage::End),
            (None, None, NextPage::End),
            (None, Some(""), NextPage::End),
            (Some(true), None, NextPage::Unreachable),
            (Some(true), Some(""), NextPage::Unreachable),
        ];
        for (has_more, token, next) in cases {
            assert_eq!(page_by_token(has_more, token, |token| token), next, "{has_more:?} {token:?}");
        }
    }

    /// The page's number and size, its items, the total, and the number of the page after it.
    #[test]
    fn numbers() {
        let cases = [
            ((None, Some(20), 20, Some(45)), Some(2)),
            ((Some(2), Some(20), 20, Some(45)), Some(3)),
            ((Some(3), Some(20), 5, Some(45)), None),
            ((Some(2), Some(20), 20, Some(40)), None),
            ((None, None, 20, Some(45)), Some(2)),
            ((None, None, 5, Some(5)), None),
            // Fewer items on a page than it was asked for.
            ((None, Some(500), 200, Some(450)), Some(2)),
            ((Some(2), Some(500), 200, Some(450)), Some(3)),
            // The total is not told, or changes.
            ((None, Some(20), 20, None), Some(2)),
            ((Some(9), Some(20), 7, Some(45)), Some(10)),
            ((Some(9), Some(20), 0, Some(1000)), None),
            ((None, None, 0, None), None),
            ((Some(i64::MAX), Some(i64::MAX), 1, None), Some(i64::MAX)),
        ];
        for ((page, size, items, total), next) in cases {
            let next = next.map_or(NextPage::End, NextPage::Request);
            assert_eq!(
                page_by_number(page, size, items, total, |page| page),
                next,
                "{page:?} {size:?} {items} {total:?}"
            );
        }
    }
}
