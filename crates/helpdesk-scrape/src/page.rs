//! What a page says, row by row, before it is made into an operation or an event.

use std::ops::Range;

use helpdesk_schema::{Example, FieldLocation, Method, RateLimit, Scope, TokenKind, Type};

use crate::prose::description::Doc;

/// What one page documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageKind {
    /// An endpoint.
    Endpoint,
    /// One event, or several.
    Event,
    /// Neither: a guide, an overview, a table of codes.
    #[default]
    Other,
}

/// What one page says. Spans are ranges of bytes of the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Its path, as it was given to [`read`](fn@crate::read).
    pub path: String,
    /// Its title, from the header of the file.
    pub title: String,
    /// Where people read it.
    pub url: String,
    /// The `fullPath` of the header of the file.
    pub full_path: String,
    /// What it documents.
    pub kind: PageKind,
    /// The text before the first section, as Markdown.
    pub description: String,
    /// What the link to the API explorer says.
    pub explorer: Option<Explorer>,
    /// The HTTP method.
    pub method: Option<Method>,
    /// The method as the page writes it.
    pub method_text: String,
    /// The path of the URL, with parameters as `:name`.
    pub route: String,
    /// The event types.
    pub event_types: Vec<String>,
    /// How often the operation may be called.
    pub rate_limits: Vec<RateLimit>,
    /// The kinds of app.
    pub app_types: Vec<String>,
    /// The scopes.
    pub scopes: Vec<ScopeRow>,
    /// The tokens that the `Authorization` header accepts.
    pub tokens: Vec<TokenKind>,
    /// The request headers, those that a note asks for included.
    pub headers: Vec<HeaderRow>,
    /// The tables of fields, in the order of the page.
    pub tables: Vec<FieldTable>,
    /// The documented errors.
    pub errors: Vec<ErrorRow>,
    /// The example of the request's body.
    pub request_example: Option<Example>,
    /// The example of the answer, or of the pushed JSON.
    pub response_example: Option<Example>,
    /// Whether the page says that the answer is the bytes of a file.
    pub binary: bool,
    /// Whether the `Content-Type` header says that the body is in several parts.
    pub multipart: bool,
}

/// The link to the API explorer: the only place where a page names its operation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explorer {
    /// `im`
    pub project: String,
    /// `v1`
    pub version: String,
    /// `chat.members`
    pub resource: String,
    /// `create`: the method, or the event.
    pub method: String,
    /// Whether it is an event.
    pub is_event: bool,
}

/// A scope of the basic table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeRow {
    /// The scope.
    pub scope: Scope,
    /// Whether an element declares it by its name; otherwise it stands there as text.
    pub is_declared: bool,
}

/// A row of the header table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRow {
    /// Its name.
    pub name: String,
    /// Whether the request must hold it.
    pub required: bool,
    /// What it is, as Markdown.
    pub description: String,
    /// Where its name stands.
    pub span: Range<usize>,
}

/// A table of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTable {
    /// Where the fields go.
    pub location: FieldLocation,
    /// The text of the heading above it.
    pub heading: String,
    /// The rows, in the order of the page; what belongs to a field follows it with a greater depth.
    pub fields: Vec<FieldRow>,
}

/// A row of a table of fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldRow {
    /// How many fields stand around it.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// The names from the root, joined by `/`.
    pub path: String,
    /// Its type as the page spells it; empty where the table has no such column.
    pub type_text: String,
    /// Its type.
    pub ty: Type,
    /// What the column says of whether it is required; `None` where the table has no such column.
    pub required: Option<bool>,
    /// Whether a mark beside the name says that it is required.
    pub marked_required: bool,
    /// What the description says.
    pub doc: Doc,
    /// Where its name stands.
    pub span: Range<usize>,
    /// Where its type stands.
    pub type_span: Range<usize>,
}

/// A row of the error table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorRow {
    /// The HTTP status, where the table has that column.
    pub status: Option<u16>,
    /// The code.
    pub code: i64,
    /// The message, in one line.
    pub message: String,
    /// What to do about it, as Markdown.
    pub advice: String,
    /// Where the code stands.
    pub span: Range<usize>,
}
