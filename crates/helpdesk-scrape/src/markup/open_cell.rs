//! A cell whose end tag has not come yet.

use std::ops::Range;

use super::table::{Cell, Piece, ValueItem};

pub(super) struct OpenCell {
    span: Range<usize>,
    text: String,
    pieces: Vec<Piece>,
}

impl OpenCell {
    pub(super) fn new(span: Range<usize>) -> Self {
        Self { span, text: String::new(), pieces: Vec::new() }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn push(&mut self, piece: Piece) {
        self.flush();
        self.add(piece);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.add(Piece::Text(text));
        }
    }

    fn add(&mut self, piece: Piece) {
        // Most cells have only one piece.
        if self.pieces.is_empty() {
            self.pieces.reserve_exact(1);
        }
        self.pieces.push(piece);
    }

    /// Adds an item that is in no list, because the start tag of the list is missing.
    pub(super) fn add_item(&mut self, item: ValueItem) {
        match self.pieces.last_mut() {
            Some(Piece::Values(items)) if self.text.trim().is_empty() => items.push(item),
            _ => self.push(Piece::Values(vec![item])),
        }
    }

    pub(super) fn finish(mut self) -> Cell {
        self.flush();
        Cell { span: self.span, pieces: self.pieces }
    }
}
