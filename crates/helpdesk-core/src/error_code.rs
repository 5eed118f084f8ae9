//! Error codes with what their page says of them.

use std::fmt::Debug;
use std::hash::Hash;

/// The error codes of one operation, as its page documents them, and any other code.
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

    /// The message that the page gives for the code; what the platform sends may differ.
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
    /// The HTTP status of the answer; `None` where the page gives none.
    pub http_status: Option<u16>,
    /// The `msg` of the answer.
    pub message: &'static str,
    /// The page's advice, in English where it is translated.
    pub advice: &'static str,
    /// The same in the page's own words.
    pub original_advice: &'static str,
}

impl DocumentedError {
    /// A row, for the error table of an operation that you describe yourself.
    pub const fn new(code: i64, http_status: Option<u16>, message: &'static str, advice: &'static str) -> Self {
        Self { code, http_status, message, advice, original_advice: advice }
    }

    /// The row with the advice in the page's own words, of which `advice` is a translation.
    #[must_use]
    pub const fn with_original_advice(self, original_advice: &'static str) -> Self {
        Self { original_advice, ..self }
    }
}

/// The error codes of an operation whose page is not known: any number.
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
