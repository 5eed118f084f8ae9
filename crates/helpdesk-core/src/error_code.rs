//! Error codes and their documentation.

use std::fmt::Debug;
use std::hash::Hash;

/// The documented error codes of one operation, and any other code.
pub trait ErrorCode: Copy + Eq + Hash + Debug {
    /// The documented codes, in the order of the page.
    const DOCUMENTED: &'static [DocumentedError];

    /// The variant for the `code` of an answer.
    fn from_code(code: i64) -> Self;

    /// The number.
    fn code(self) -> i64;

    /// The documentation of the code; `None` if the page does not list it.
    fn documented(self) -> Option<&'static DocumentedError> {
        Self::DOCUMENTED.iter().find(|documented| documented.code == self.code())
    }

    /// The HTTP status that the page gives for the code.
    fn http_status(self) -> Option<u16> {
        self.documented()?.http_status
    }

    /// The documented message of the code; the platform's own message may differ.
    fn message(self) -> Option<&'static str> {
        self.documented().map(|documented| documented.message)
    }

    /// The page's advice on the code, in English where it is translated, as it is for the Helpdesk.
    fn advice(self) -> Option<&'static str> {
        self.documented().map(|documented| documented.advice)
    }

    /// The page's advice on the code in its original language, mostly Chinese.
    fn original_advice(self) -> Option<&'static str> {
        self.documented().map(|documented| documented.original_advice)
    }
}

/// A row of a page's error table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentedError {
    /// The `code` of the answer.
    pub code: i64,
    /// The HTTP status of the answer; `None` if the page gives none.
    pub http_status: Option<u16>,
    /// The `msg` of the answer.
    pub message: &'static str,
    /// The page's advice, in English where it is translated.
    pub advice: &'static str,
    /// The same in the language of the page.
    pub original_advice: &'static str,
}

impl DocumentedError {
    /// A row, for the error table of an operation of your own.
    pub const fn new(code: i64, http_status: Option<u16>, message: &'static str, advice: &'static str) -> Self {
        Self { code, http_status, message, advice, original_advice: advice }
    }

    /// The row with the advice in the language of the page, of which `advice` is a translation.
    #[must_use]
    pub const fn with_original_advice(self, original_advice: &'static str) -> Self {
        Self { original_advice, ..self }
    }
}

/// The error codes of an operation without a known page: any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnyErrorCode(
    /// The number.
    pub i64,
);

impl ErrorCode for AnyErrorCode {
    const DOCUMENTED: &'static [DocumentedError] = &[];

    fn from_code(code: i64) -> Self {
        Self(code)
    }

    fn code(self) -> i64 {
        self.0
    }
}
