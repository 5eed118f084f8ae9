//! Counts of table rows, by how they were handled.

/// Counts of the table rows of a page; all zero for a page that documents nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCounts {
    /// The number of rows on the page.
    pub seen: usize,
    /// The number of rows that were read.
    pub read: usize,
    /// The number of rows that were not read and are covered by a diagnostic, singly or with their table.
    pub reported: usize,
}

impl RowCounts {
    /// Counts the rows of a table that a diagnostic names as a whole.
    pub(crate) fn skip(&mut self, rows: usize) {
        self.seen += rows;
        self.reported += rows;
    }
}
