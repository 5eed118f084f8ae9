//! What is wrong with a page, and where.

use std::fmt;
use std::ops::Range;

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The page was read in spite of it; there is only one way to understand it.
    Warning,
    /// What the page says there is unknown or can be understood in several ways.
    Error,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal $severity:ident,)*) => {
        /// The rule that a page breaks. Each has a name and a fixed severity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// The name that diagnostics show: `unknown-type`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }

            /// How bad it is to break the rule.
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
    /// There is nothing in the file, or nothing but fences.
    EmptyPage = "empty-page" Error,
    /// The file is larger than any page can be.
    PageTooLarge = "page-too-large" Error,
    /// The file ends in the middle of a table, a block or a tag.
    TruncatedPage = "truncated-page" Error,
    /// The header of the file is missing, not closed, or lacks a key.
    BadFileHeader = "bad-file-header" Error,

    /// The page has more faults than are worth showing.
    TooManyFaults = "too-many-faults" Error,

    // Markup.
    /// Tags stand inside one another deeper than in any page.
    NestingTooDeep = "nesting-too-deep" Error,
    /// A tag of the dialect's form that the reader does not know.
    UnknownTag = "unknown-tag" Error,
    /// A fence that is never closed.
    UnclosedFence = "unclosed-fence" Warning,
    /// A fence that closes nothing.
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
    /// Text in angle brackets that is no tag.
    RawAngleBracket = "raw-angle-bracket" Warning,
    /// An example that stands between the cells of a row.
    ExampleBetweenCells = "example-between-cells" Warning,
    /// Text inside a table, but outside its cells.
    StrayText = "stray-text" Error,

    // What the page is.
    /// The basic table lacks the URL.
    MissingUrl = "missing-url" Error,
    /// The basic table holds several URLs.
    SeveralUrls = "several-urls" Error,
    /// The URL is none.
    BadUrl = "bad-url" Error,
    /// The HTTP method is missing or none that the platform has.
    BadMethod = "bad-method" Error,
    /// The basic table has a row of an unknown key.
    UnknownBasicKey = "unknown-basic-key" Error,
    /// The basic table has two rows of one key.
    DuplicateBasicKey = "duplicate-basic-key" Error,
    /// The rate limit is written in an unknown way.
    BadRateLimit = "bad-rate-limit" Error,
    /// A kind of app that the platform does not have.
    UnknownAppType = "unknown-app-type" Error,
    /// A kind of token that the platform does not have.
    UnknownToken = "unknown-token" Error,
    /// An event page that states no event type.
    MissingEventType = "missing-event-type" Error,
    /// An endpoint page without its response section.
    MissingResponse = "missing-response" Error,

    // Sections and tables.
    /// A parameter table stands under a heading that the reader does not know.
    UnknownSection = "unknown-section" Error,
    /// A table that belongs to no section: side material.
    SideTable = "side-table" Warning,
    /// A section heading without a table.
    EmptySection = "empty-section" Error,
    /// A table without rows.
    EmptyTable = "empty-table" Error,
    /// A table of more rows than any page has.
    TooManyRows = "too-many-rows" Error,
    /// A table whose parts cannot be told apart.
    BrokenTable = "broken-table" Error,
    /// A table inside a cell.
    NestedTable = "nested-table" Error,
    /// A column whose header is unknown.
    UnknownColumn = "unknown-column" Error,
    /// A table that lacks a column it must have.
    MissingColumn = "missing-column" Error,
    /// Two columns of one meaning.
    DuplicateColumn = "duplicate-column" Error,
    /// A table that states no types.
    UntypedTable = "untyped-table" Warning,
    /// A row with fewer cells than the table has columns, or with an empty one that must not be.
    MissingCell = "missing-cell" Error,
    /// A row with more cells than the table has columns.
    SurplusCell = "surplus-cell" Warning,
    /// A row that separates others and says nothing itself.
    DividerRow = "divider-row" Warning,

    // Fields.
    /// A row that is more than one level below the one before it.
    LevelJump = "level-jump" Error,
    /// A row without a level in a table that has levels.
    MissingLevel = "missing-level" Warning,
    /// A level that is no number.
    BadLevel = "bad-level" Error,
    /// Two fields of one name side by side.
    DuplicateField = "duplicate-field" Error,
    /// A name that cannot be a field's.
    BadName = "bad-name" Error,
    /// A type that is unknown.
    UnknownType = "unknown-type" Error,
    /// A field whose type has no fields, but which has some below it.
    ChildrenOfScalar = "children-of-scalar" Error,
    /// The mark whether a field is required is unknown.
    UnknownRequired = "unknown-required" Error,
    /// An item of a value list without its value.
    MissingKey = "missing-key" Error,
    /// A value that is listed twice.
    DuplicateValue = "duplicate-value" Error,

    // Errors and examples.
    /// An error code that is no integer.
    BadErrorCode = "bad-error-code" Error,
    /// An HTTP status that is none.
    BadStatus = "bad-status" Error,
    /// An error code that is listed twice.
    DuplicateErrorCode = "duplicate-error-code" Warning,
    /// An example that is not JSON.
    BadExample = "bad-example" Error,
    /// An example that is JSON apart from comments or trailing commas.
    LooseExample = "loose-example" Warning,
    /// An example in another form than JSON.
    ForeignExample = "foreign-example" Warning,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A fault of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that the page breaks.
    pub rule: Rule,
    /// The path of the page, as it was given to [`read`](fn@crate::read).
    pub path: String,
    /// Where it does so: a range of bytes of the page's text.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The line that the span starts in, counted from 1.
    pub line: usize,
    /// The column that the span starts at, in characters, counted from 1.
    pub column: usize,
}

impl Diagnostic {
    /// How bad it is.
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

/// So many faults of one page are shown.
const MAX_FAULTS: usize = 1000;

/// The faults found so far. Lines and columns are worked out once, at the end.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    found: Vec<(Rule, Range<usize>, String, String)>,
}

impl Sink {
    /// Notes a fault, up to a number that no page has and a hostile one must not exceed.
    pub(crate) fn report(
        &mut self,
        rule: Rule,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        match self.found.len() {
            ..MAX_FAULTS => self.found.push((rule, span, message.into(), hint.into())),
            MAX_FAULTS => self.found.push((
                Rule::TooManyFaults,
                span,
                format!("there are more than {MAX_FAULTS} faults; the others are not shown"),
                "mend those before it first".to_owned(),
            )),
            _ => {}
        }
    }

    /// Drops the faults of all rules but some.
    pub(crate) fn keep(&mut self, rule: impl Fn(Rule) -> bool) {
        self.found.retain(|fault| rule(fault.0));
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// The diagnostics in the order of the text.
    pub(crate) fn finish(mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        self.found.sort_by_key(|fault| (fault.1.start, fault.0, fault.1.end));
        let mut cursor = Cursor { text, offset: 0, line: 1, column: 1 };
        self.found
            .into_iter()
            .map(|(rule, span, message, hint)| {
                let (line, column) = cursor.advance(span.start);
                Diagnostic { rule, path: path.to_owned(), span, message, hint, line, column }
            })
            .collect()
    }
}

/// Goes through the text once for any number of ascending offsets.
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
