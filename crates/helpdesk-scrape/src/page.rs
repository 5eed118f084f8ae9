//! The content of a page, row by row, before it is converted to an operation or events.

use std::ops::Range;

use helpdesk_schema::{Example, FieldLocation, Method, RateLimit, Scope, TokenKind, Type};

use crate::prose::description::Doc;

/// The kind of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageKind {
    /// An endpoint.
    Endpoint,
    /// One or more events.
    Event,
    /// Neither, for example a guide, an overview or a table of codes.
    #[default]
    Other,
}

/// The content of a page. Spans are byte ranges in the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The path, as it was given to [`read`](fn@crate::read).
    pub path: String,
    /// The title, from the file header.
    pub title: String,
    /// The web address of the page.
    pub url: String,
    /// The `fullPath` of the file header.
    pub full_path: String,
    /// The kind of the page.
    pub kind: PageKind,
    /// The text before the first section, as Markdown.
    pub description: String,
    /// The parts of the link to the API explorer.
    pub explorer: Option<Explorer>,
    /// The HTTP method.
    pub method: Option<Method>,
    /// The method as written on the page.
    pub method_text: String,
    /// The path of the URL, with parameters as `:name`.
    pub route: String,
    /// The position of the URL.
    pub route_span: Range<usize>,
    /// The event types.
    pub event_types: Vec<String>,
    /// The rate limits of the operation.
    pub rate_limits: Vec<RateLimit>,
    /// The kinds of app that may call the operation.
    pub app_types: Vec<String>,
    /// The scopes of the basic table.
    pub scopes: Vec<ScopeRow>,
    /// The tokens that the `Authorization` header accepts.
    pub tokens: Vec<TokenKind>,
    /// The request headers, including those that a note requires.
    pub headers: Vec<HeaderRow>,
    /// The tables of fields, in the order of the page.
    pub tables: Vec<FieldTable>,
    /// The documented errors.
    pub errors: Vec<ErrorRow>,
    /// The example of the request body.
    pub request_example: Option<Example>,
    /// The position of the example of the request body.
    pub request_example_span: Option<Range<usize>>,
    /// The example of the response, or of the pushed event.
    pub response_example: Option<Example>,
    /// The position of the example of the response, or of the pushed event.
    pub response_example_span: Option<Range<usize>>,
    /// Whether the response is a file.
    pub binary: bool,
    /// Whether the request body is multipart.
    pub multipart: bool,
}

/// The link to the API explorer, the only part of a page that names its operation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explorer {
    /// The project, such as `im`.
    pub project: String,
    /// The version, such as `v1`.
    pub version: String,
    /// The resource, such as `chat.members`.
    pub resource: String,
    /// The method, such as `create`, or the event.
    pub method: String,
    /// Whether the link is to an event.
    pub is_event: bool,
}

/// A scope of the basic table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeRow {
    /// The scope.
    pub scope: Scope,
    /// Whether the scope is an element with a name; otherwise it is plain text.
    pub is_declared: bool,
}

/// A row of the header table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRow {
    /// The name.
    pub name: String,
    /// Whether the header is required.
    pub required: bool,
    /// The description, as Markdown.
    pub description: String,
    /// The position of the name.
    pub span: Range<usize>,
}

/// A table of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTable {
    /// The location of the fields in the request or response.
    pub location: FieldLocation,
    /// The heading above the table.
    pub heading: String,
    /// The rows, in the order of the page; nested fields follow their parent with a greater depth.
    pub fields: Vec<FieldRow>,
}

/// A row of a table of fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldRow {
    /// The number of enclosing fields.
    pub depth: usize,
    /// The name.
    pub name: String,
    /// The names from the root, joined by `/`.
    pub path: String,
    /// The type as written on the page; empty if the table has no type column.
    pub type_text: String,
    /// The type.
    pub ty: Type,
    /// Whether the row lacks cells, which was reported.
    pub is_incomplete: bool,
    /// Whether the field is required, by its column; `None` if the table has no such column.
    pub required: Option<bool>,
    /// Whether the field is required, by a mark beside its name.
    pub marked_required: bool,
    /// The description.
    pub doc: Doc,
    /// The position of the description, or of the row without a description.
    pub doc_span: Range<usize>,
    /// The position of the name.
    pub span: Range<usize>,
    /// The position of the type.
    pub type_span: Range<usize>,
}

/// A row of the error table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorRow {
    /// The HTTP status, if the table has that column.
    pub status: Option<u16>,
    /// The code.
    pub code: i64,
    /// Whether it is a code within the message of another error, and never the code of a response.
    pub is_sub_code: bool,
    /// The message, in one line.
    pub message: String,
    /// The advice, as Markdown.
    pub advice: String,
    /// The position of the code.
    pub span: Range<usize>,
}
