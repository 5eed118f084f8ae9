//! The file header: YAML between `---` lines, or an HTML comment.

use std::ops::Range;

use crate::diagnostic::{Rule, Sink};
use crate::text::collapse;

/// The web address below which the pages are published.
const DOCUMENT_ROOT: &str = "https://open.feishu.cn/document";

/// The content of the file header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileHeader {
    pub(crate) title: String,
    pub(crate) full_path: String,
    pub(crate) source: Option<String>,
    /// The offset of the page body.
    pub(crate) end: usize,
    pub(crate) span: Range<usize>,
}

impl FileHeader {
    /// The web address of the page.
    pub(crate) fn url(&self) -> String {
        self.source.clone().unwrap_or_else(|| document_url(&self.full_path))
    }
}

/// The web address of a page, by its path.
pub(crate) fn document_url(path: &str) -> String {
    format!("{DOCUMENT_ROOT}/{}", path.trim_start_matches('/'))
}

/// Reads the header. It is optional for a page that documents nothing.
pub(crate) fn read(text: &str, sink: &mut Sink) -> FileHeader {
    let mut header = FileHeader { span: 0..text.find('\n').unwrap_or(text.len()), ..FileHeader::default() };
    let (open, close) = if text.starts_with("---") {
        ("---", "\n---")
    } else if text.starts_with("<!--") {
        ("<!--", "-->")
    } else {
        return header;
    };
    let Some(len) = text[open.len()..].find(close) else {
        sink.report(
            Rule::BadFileHeader,
            0..open.len(),
            "the file header is not closed",
            format!("add `{}` below its last line", close.trim()),
        );
        return header;
    };
    let end = open.len() + len;
    header.end = end + close.len();
    let mut start = open.len();
    for line in text[start..end].split('\n') {
        let span = start..start + line.len();
        start += line.len() + 1;
        let line = line.trim();
        let Some((key, value)) = line.split_once(':') else {
            if !line.is_empty() {
                sink.report(
                    Rule::BadFileHeader,
                    span,
                    format!("`{line}` is not a `key: value` line"),
                    "write the key, a colon and the value on one line",
                );
            }
            continue;
        };
        let value = unquote(value.trim());
        match key.trim() {
            "title" => header.title = collapse(&value),
            "fullPath" => header.full_path = value,
            "source" => header.source = Some(value),
            "id" | "updateTime" | "updatedAt" => {}
            key => sink.report(
                Rule::BadFileHeader,
                span,
                format!("the key `{key}` is unknown"),
                "use title, id, fullPath, updateTime, updatedAt or source",
            ),
        }
    }
    header
}

/// The value of a quoted or plain YAML scalar.
fn unquote(value: &str) -> String {
    match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.to_owned(),
    }
}
