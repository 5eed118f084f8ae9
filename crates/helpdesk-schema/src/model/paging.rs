//! How a list is asked for page by page.

use crate::json::{record, words};

record! {
    /// How a listing operation goes from one page of its list to the next. A field that it does without is empty.
    pub struct Paging {
        /// How a page is named.
        scheme: PagingScheme,
        /// The field of the payload that holds the items of a page.
        items: String,
        /// The field of the request that names the page: its token or its number.
        page: String,
        /// The field of the request that says how many items a page holds.
        page_size: String,
        /// The field of the payload that holds the token of the page after it.
        next_page: String,
        /// The field of the payload that says whether there is a page after it.
        has_more: String,
        /// The field of the payload that counts the items of all pages.
        total: String,
        /// How many rows the platform lists at most, however many there are; `None` where it lists all.
        max_rows: Option<i64>,
    }
}

words! {
    /// How a page of a list is named.
    #[derive(Default)]
    pub enum PagingScheme {
        /// A token, which the answer before it holds.
        #[default]
        Token = "token",
        /// A number, counted from 1.
        Number = "number",
    }
}
