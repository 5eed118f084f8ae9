//! Results of the pass over a page, evaluated by [`finish`](crate::finish).

use std::ops::Range;

use crate::coverage::RowCounts;
use crate::diagnostic::Sink;
use crate::page::Page;

/// The results of the pass over a page.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) page: Page,
    pub(crate) rows: RowCounts,
    /// The basic table, and the positions of its parts.
    pub(crate) basic: Option<(Range<usize>, BasicSpans)>,
    /// The text before the first section.
    pub(crate) description: String,
    /// The text around the header table, in which a note may require another header.
    pub(crate) header_notes: String,
    pub(crate) request_examples: Vec<Range<usize>>,
    pub(crate) response_examples: Vec<Range<usize>>,
    /// Code blocks outside the example sections.
    pub(crate) other_code: Vec<Range<usize>>,
    /// Whether there is sample code for receiving an event.
    pub(crate) has_event_sample: bool,
    /// Whether rows were reported as outside of their tables.
    pub(crate) has_lost_rows: bool,
    /// Types that no rows describe: faults, unless the rows are lost.
    pub(crate) undescribed: Sink,
    /// Whether there is a response section.
    pub(crate) has_response: bool,
    /// The first table that would be that of a section if it had the heading.
    pub(crate) headless: Option<(Range<usize>, Headless)>,
    /// The incomplete block at the end of the page, and what it contains.
    pub(crate) truncated: Option<(Range<usize>, &'static str)>,
    /// Whether that block is beside the tables of fields.
    pub(crate) truncated_beside_fields: bool,
}

/// The positions of the parts of the basic table that are checked after the pass.
#[derive(Debug, Default)]
pub(crate) struct BasicSpans {
    pub(crate) url: Option<Range<usize>>,
    pub(crate) method: Option<Range<usize>>,
    pub(crate) event_type: Option<Range<usize>>,
    /// Whether a row was reported that could not be read, so that a missing part may be in it.
    pub(crate) has_faults: bool,
}

/// The content of a table that lacks the heading of its section.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Headless {
    Errors,
    Headers,
    /// The parameters of the request.
    Fields,
}
