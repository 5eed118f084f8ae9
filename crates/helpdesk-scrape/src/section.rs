//! Sections of a page, identified by their headings.

use std::ops::Range;

use crate::text::{collapse, strip_emphasis};

/// The kind of content below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// Before the first heading.
    Preamble,
    /// The basic table of an endpoint.
    Request,
    Headers,
    Path,
    Query,
    /// 请求参数: parameters in the query of a GET, else in the body.
    Parameters,
    Body,
    RequestExample,
    Response,
    ResponseHeaders,
    ResponseExample,
    Errors,
    /// The basic table of an event.
    Event,
    EventType,
    EventBody,
    EventExample,
    /// A known section without anything to read.
    Prose,
}

/// The headings of each section. `…` matches any text; the first matching row counts.
pub(crate) const HEADINGS: &[(Section, &[&str])] = &[
    (Section::Prose, &["…curl…"]),
    (Section::Request, &["请求"]),
    (Section::Headers, &["请求头", "扩展请求头", "部分下载"]),
    (Section::Path, &["路径参数"]),
    (Section::Query, &["查询参数"]),
    (Section::Parameters, &["请求参数"]),
    (Section::Body, &["…请求体"]),
    (Section::RequestExample, &["…请求体示例", "…请求示例"]),
    (Section::Response, &["响应", "成功响应", "失败响应", "响应参数", "…响应体"]),
    (Section::ResponseHeaders, &["响应头"]),
    (Section::ResponseExample, &["…响应…示例"]),
    (Section::Errors, &["…错误码"]),
    (Section::Event, &["事件"]),
    (Section::EventType, &["事件类型"]),
    (Section::EventExample, &["事件示例", "回调示例", "事件体…示例…"]),
    (Section::EventBody, &["事件体…"]),
    (Section::Prose, &["前提条件", "使用限制", "注意事项", "事件订阅示例代码", "附录…", "sdk…"]),
];

impl Section {
    /// The section of a heading; `None` if the heading is unknown.
    pub(crate) fn of(heading: &str) -> Option<Self> {
        let text = collapse(heading).to_ascii_lowercase();
        let text = strip_emphasis(&text).trim_end_matches(['：', ':']);
        let row = HEADINGS.iter().find(|(_, headings)| headings.iter().any(|heading| fits(text, heading)))?;
        Some(row.0)
    }

    /// Whether a table of the section lists something that is read.
    pub(crate) fn lists(self) -> bool {
        self.wants_table() || matches!(self, Self::Response | Self::Errors)
    }

    /// Whether the section holds neither fields nor the basic table.
    pub(crate) fn is_beside_fields(self) -> bool {
        !matches!(
            self,
            Self::Request
                | Self::Path
                | Self::Query
                | Self::Parameters
                | Self::Body
                | Self::Response
                | Self::Event
                | Self::EventType
                | Self::EventBody
        )
    }

    /// Whether the section must contain a table.
    pub(crate) fn wants_table(self) -> bool {
        matches!(self, Self::Headers | Self::Path | Self::Query | Self::Parameters | Self::Body | Self::EventBody)
    }
}

/// Whether the text matches the pattern.
fn fits(text: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('…') else { return text == pattern };
    let Some(mut text) = text.strip_prefix(start) else { return false };
    let mut rest = rest;
    while let Some((part, behind)) = rest.split_once('…') {
        let Some((_, after)) = text.split_once(part) else { return false };
        (text, rest) = (after, behind);
    }
    text.ends_with(rest)
}

/// The current section of the pass.
pub(crate) struct OpenSection {
    pub(crate) section: Section,
    pub(crate) level: usize,
    pub(crate) heading: String,
    /// The position of its heading.
    pub(crate) span: Range<usize>,
    /// Whether its table was read.
    pub(crate) listed: bool,
    /// Whether an unknown heading has followed its own.
    pub(crate) aside: bool,
    /// Whether the heading itself is unknown.
    pub(crate) unknown: bool,
    /// Whether the text says that the section is empty.
    pub(crate) says_none: bool,
}

impl OpenSection {
    pub(crate) fn new(section: Section, level: usize, heading: String, span: Range<usize>) -> Self {
        Self { section, level, heading, span, listed: false, aside: false, unknown: false, says_none: false }
    }
}
