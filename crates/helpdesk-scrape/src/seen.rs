//! What the pass over a page has seen so far, for [`finish`](crate::finish) to judge once it has seen all.

use std::ops::Range;

use crate::coverage::RowCounts;
use crate::page::Page;

/// What the pass over the page saw.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) page: Page,
    pub(crate) rows: RowCounts,
    /// The basic table, and where its parts stand.
    pub(crate) basic: Option<(Range<usize>, BasicSpans)>,
    /// The text before the first section.
    pub(crate) description: String,
    /// The text around the header table, in which a note may ask for another header.
    pub(crate) header_notes: String,
    pub(crate) request_examples: Vec<Range<usize>>,
    pub(crate) response_examples: Vec<Range<usize>>,
    /// Code that is the example of no section.
    pub(crate) other_code: Vec<Range<usize>>,
    /// Whether there is sample code that receives an event.
    pub(crate) has_event_sample: bool,
    /// Whether there is a section of the response.
    pub(crate) has_response: bool,
    /// The block that the page ends in the middle of, and what it holds.
    pub(crate) truncated: Option<(Range<usize>, &'static str)>,
}

/// Where the parts of the basic table stand that must be checked once the whole page is read.
#[derive(Debug, Default)]
pub(crate) struct BasicSpans {
    pub(crate) url: Option<Range<usize>>,
    pub(crate) method: Option<Range<usize>>,
    pub(crate) event_type: Option<Range<usize>>,
}
