//! Diagnostics: faults of a page and their positions.

use std::fmt;
use std::ops::Range;

/// The severity of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The page was still read; there is only one way to understand it.
    Warning,
    /// The text is unknown or ambiguous.
    Error,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal $severity:ident,)*) => {
        /// A rule for pages. Each has a name and a fixed severity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// The name shown in diagnostics, such as `unknown-type`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }

            /// The severity of breaking the rule.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    // The file.
    /// The bytes are not UTF-8.
    NotUtf8 = "not-utf8" Error,
    /// The text contains U+0000.
    NullCharacter = "null-character" Warning,
    /// The file is empty, or contains only its header or fences.
    EmptyPage = "empty-page" Error,
    /// The file is HTML or JSON, such as the answer of a server that failed.
    NotAPage = "not-a-page" Error,
    /// The file exceeds the maximum size of a page.
    PageTooLarge = "page-too-large" Error,
    /// The file ends in the middle of a table, a block or a tag.
    TruncatedPage = "truncated-page" Error,
    /// The file header is missing, not closed, or lacks a key.
    BadFileHeader = "bad-file-header" Error,
    /// The page is the English edition.
    EnglishPage = "english-page" Error,
    /// The page is in a form that loses which field is inside which.
    FlattenedTree = "flattened-tree" Error,

    /// The page has more faults than are shown.
    TooManyFaults = "too-many-faults" Error,

    // Markup.
    /// Tags are nested too deeply.
    NestingTooDeep = "nesting-too-deep" Error,
    /// A tag in the form of the pages' own tags that the reader does not know.
    UnknownTag = "unknown-tag" Error,
    /// A block or a section is not where it belongs, because the fence before it is missing.
    MissingFence = "missing-fence" Error,
    /// A fence that is never closed.
    UnclosedFence = "unclosed-fence" Warning,
    /// A closing fence without an opening one.
    SurplusFence = "surplus-fence" Warning,
    /// A tag that is never closed.
    UnclosedTag = "unclosed-tag" Warning,
    /// A closing tag without its opening one.
    SurplusTag = "surplus-tag" Warning,
    /// A tag without its `>`.
    BrokenTag = "broken-tag" Warning,
    /// An attribute with a quote missing.
    BrokenAttribute = "broken-attribute" Warning,
    /// An HTML comment that is never closed.
    UnclosedComment = "unclosed-comment" Warning,
    /// Text in angle brackets that is not a tag.
    RawAngleBracket = "raw-angle-bracket" Warning,
    /// An example between the cells of a row.
    ExampleBetweenCells = "example-between-cells" Warning,
    /// Text inside a table but outside its cells.
    StrayText = "stray-text" Error,

    // The kind of page.
    /// The basic table lacks the URL.
    MissingUrl = "missing-url" Error,
    /// The basic table holds several URLs.
    SeveralUrls = "several-urls" Error,
    /// The URL is not valid.
    BadUrl = "bad-url" Error,
    /// The HTTP method is missing or unknown.
    BadMethod = "bad-method" Error,
    /// The basic table has a row with an unknown key.
    UnknownBasicKey = "unknown-basic-key" Error,
    /// The basic table has two rows with the same key.
    DuplicateBasicKey = "duplicate-basic-key" Error,
    /// The rate limit is in an unknown form.
    BadRateLimit = "bad-rate-limit" Error,
    /// An unknown kind of app.
    UnknownAppType = "unknown-app-type" Error,
    /// Text in the row of scopes that names none.
    UnnamedScope = "unnamed-scope" Warning,
    /// An unknown kind of token, or none.
    UnknownToken = "unknown-token" Error,
    /// An event page without an event type.
    MissingEventType = "missing-event-type" Error,
    /// An endpoint page without its response section.
    MissingResponse = "missing-response" Error,

    // Sections and tables.
    /// A misspelled section heading, or a parameter table below an unknown one.
    UnknownSection = "unknown-section" Error,
    /// A supplementary table outside the known sections.
    SideTable = "side-table" Warning,
    /// A section heading without a table.
    EmptySection = "empty-section" Error,
    /// A table without rows.
    EmptyTable = "empty-table" Error,
    /// A table with too many rows.
    TooManyRows = "too-many-rows" Error,
    /// A table without column headers, or with misplaced parts.
    BrokenTable = "broken-table" Error,
    /// A table inside a cell.
    NestedTable = "nested-table" Error,
    /// A column whose header is unknown.
    UnknownColumn = "unknown-column" Error,
    /// A table without a required column.
    MissingColumn = "missing-column" Error,
    /// Two columns with the same meaning.
    DuplicateColumn = "duplicate-column" Error,
    /// A table without field types.
    UntypedTable = "untyped-table" Warning,
    /// A row with fewer cells than the table has columns, or with a required cell empty.
    MissingCell = "missing-cell" Error,
    /// A row with more cells than the table has columns.
    SurplusCell = "surplus-cell" Warning,
    /// A row that only separates other rows.
    DividerRow = "divider-row" Warning,

    // Fields.
    /// A row more than one level below the previous one.
    LevelJump = "level-jump" Error,
    /// A row without a level in a table that has levels.
    MissingLevel = "missing-level" Warning,
    /// A level that is not a number.
    BadLevel = "bad-level" Error,
    /// Two fields with the same name at the same level.
    DuplicateField = "duplicate-field" Error,
    /// A name that is not a valid field name.
    BadName = "bad-name" Error,
    /// An unknown type.
    UnknownType = "unknown-type" Error,
    /// A field with fields below it whose type cannot have any.
    ChildrenOfScalar = "children-of-scalar" Error,
    /// An unknown mark in the column of required fields.
    UnknownRequired = "unknown-required" Error,
    /// An item of a value list without a value.
    MissingKey = "missing-key" Error,
    /// A value that is listed twice.
    DuplicateValue = "duplicate-value" Error,
    /// A description that announces values, but contains no list that can be read.
    UnreadValues = "unread-values" Warning,

    // Errors and examples.
    /// An error code that is not an integer.
    BadErrorCode = "bad-error-code" Error,
    /// An HTTP status that is not valid.
    BadStatus = "bad-status" Error,
    /// An error code that is listed twice.
    DuplicateErrorCode = "duplicate-error-code" Error,
    /// An example that is not JSON.
    BadExample = "bad-example" Error,
    /// An example that is JSON except for comments or surplus commas.
    LooseExample = "loose-example" Warning,
    /// An example that is not meant to be JSON.
    ForeignExample = "foreign-example" Warning,
}

impl Rule {
    /// Whether the file is another one than the page, or a part of it.
    pub(crate) fn is_of_whole_page(self) -> bool {
        matches!(
            self,
            Self::NotUtf8
                | Self::EmptyPage
                | Self::NotAPage
                | Self::PageTooLarge
                | Self::TruncatedPage
                | Self::EnglishPage
                | Self::FlattenedTree
                | Self::MissingUrl
                | Self::MissingResponse
        )
    }

    /// Whether the fault may make the fields, the URL or the method wrong, if it is not in a part of the page beside them.
    ///
    /// The others cost no more than they name: a row, a value, an example, a type that becomes `any`.
    fn costs_page(self) -> bool {
        let is_bounded = matches!(
            self,
            Self::BadFileHeader
                | Self::UnknownTag
                | Self::MissingFence
                | Self::StrayText
                | Self::UnknownBasicKey
                | Self::DuplicateBasicKey
                | Self::BadRateLimit
                | Self::UnknownAppType
                | Self::UnknownToken
                | Self::MissingResponse
                | Self::EmptySection
                | Self::EmptyTable
                | Self::NestedTable
                | Self::UnknownColumn
                | Self::DuplicateColumn
                | Self::MissingCell
                | Self::LevelJump
                | Self::DuplicateField
                | Self::BadName
                | Self::UnknownType
                | Self::ChildrenOfScalar
                | Self::UnknownRequired
                | Self::MissingKey
                | Self::DuplicateValue
                | Self::BadErrorCode
                | Self::BadStatus
                | Self::DuplicateErrorCode
                | Self::BadExample
        );
        self.severity() == Severity::Error && !is_bounded
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A fault of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: Rule,
    /// The path of the page, as it was given to [`read`](fn@crate::read).
    pub path: String,
    /// The position: a range of bytes in the page's text.
    pub span: Range<usize>,
    /// The description of the fault.
    pub message: String,
    /// Advice on fixing the fault.
    pub hint: String,
    /// The line that the span starts in, counted from 1.
    pub line: usize,
    /// The column that the span starts at, in characters, counted from 1.
    pub column: usize,
    /// Whether the page's fields, URL or method cannot be relied on because of this fault, so that no operation or event
    /// should be made of the page. False for a fault beside the tables of fields, and for one of a single field.
    pub costs_page: bool,
}

impl Diagnostic {
    /// The severity of the fault.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{}:{}:{}: {severity}[{}]: {}", self.path, self.line, self.column, self.rule, self.message)
    }
}

/// The maximum number of faults shown for a page.
const MAX_FAULTS: usize = 1000;

/// A fault, before its line and column are known.
#[derive(Debug)]
struct Fault {
    rule: Rule,
    span: Range<usize>,
    message: String,
    hint: String,
    costs_page: bool,
}

/// The faults found so far. Lines and columns are computed once, at the end.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    found: Vec<Fault>,
    /// Whether the part of the page that is read now is beside the tables of fields.
    pub(crate) beside_fields: bool,
}

impl Sink {
    /// Records a fault, up to the maximum number.
    pub(crate) fn report(
        &mut self,
        rule: Rule,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let costs_page = rule.costs_page() && !self.beside_fields;
        self.push(Fault { rule, span, message: message.into(), hint: hint.into(), costs_page });
    }

    fn push(&mut self, fault: Fault) {
        match self.found.len() {
            ..MAX_FAULTS => self.found.push(fault),
            MAX_FAULTS => self.found.push(Fault {
                rule: Rule::TooManyFaults,
                message: format!("there are more than {MAX_FAULTS} faults; the others are not shown"),
                hint: "fix the ones before it first".to_owned(),
                costs_page: true,
                ..fault
            }),
            _ => {}
        }
    }

    /// Whether further faults are not shown.
    pub(crate) fn is_full(&self) -> bool {
        self.found.len() > MAX_FAULTS
    }

    /// Whether a fault of the rule was found.
    pub(crate) fn has(&self, rule: Rule) -> bool {
        self.found.iter().any(|fault| fault.rule == rule)
    }

    /// Keeps only some faults, by their rule and position.
    pub(crate) fn keep(&mut self, is_kept: impl Fn(Rule, &Range<usize>) -> bool) {
        self.found.retain(|fault| is_kept(fault.rule, &fault.span));
    }

    pub(crate) fn append(&mut self, other: Self) {
        other.found.into_iter().for_each(|fault| self.push(fault));
    }

    /// Returns the diagnostics in the order of the text.
    pub(crate) fn finish(mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        self.found.sort_by_key(|fault| (fault.span.start, fault.rule, fault.span.end));
        let mut cursor = Cursor { text, offset: 0, line: 1, column: 1 };
        self.found
            .into_iter()
            .map(|Fault { rule, span, message, hint, costs_page }| {
                let (line, column) = cursor.advance(span.start);
                Diagnostic { rule, path: path.to_owned(), span, message, hint, line, column, costs_page }
            })
            .collect()
    }
}

/// Finds lines and columns for ascending offsets in one pass.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    fn advance(&mut self, offset: usize) -> (usize, usize) {
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        self.offset += passed.len();
        self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        match passed.rfind('\n') {
            Some(newline) => self.column = 1 + passed[newline + 1..].chars().count(),
            None => self.column += passed.chars().count(),
        }
        (self.line, self.column)
    }
}
