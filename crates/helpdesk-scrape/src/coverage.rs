//! What became of the rows of a page's tables.

/// How many rows of the tables of a page were seen, and what became of them. A page that documents nothing has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCounts {
    /// The rows that stand on the page.
    pub seen: usize,
    /// Those that gave a fact.
    pub read: usize,
    /// Those that gave none, and which a diagnostic names, alone or by their table.
    pub reported: usize,
}

impl RowCounts {
    /// Counts the rows of a table that a diagnostic names as a whole.
    pub(crate) fn skip(&mut self, rows: usize) {
        self.seen += rows;
        self.reported += rows;
    }
}
