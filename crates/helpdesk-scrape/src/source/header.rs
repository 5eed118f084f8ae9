//! The file header: YAML between `---` lines, or an HTML comment.

use std::ops::Range;

use helpdesk_schema::nearest;

use crate::diagnostic::{Rule, Sink};
use crate::text::collapse;

/// The byte order mark that some editors write at the start of a file.
const BOM: char = '\u{feff}';

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

/// The keys of a header.
const KEYS: &[&str] = &["title", "id", "fullPath", "updateTime", "updatedAt", "source"];

/// Reads the header. It is optional for a page that documents nothing. A byte order mark before it is skipped.
pub(crate) fn read(text: &str, sink: &mut Sink) -> FileHeader {
    let begin = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    let rest = &text[begin..];
    let first = begin..begin + rest.find('\n').unwrap_or(rest.len());
    let mut header = FileHeader { span: first.clone(), end: begin, ..FileHeader::default() };
    let (open, close) = if rest.starts_with("---") {
        ("---", "---")
    } else if rest.starts_with("<!--") {
        ("<!--", "-->")
    } else if key_value(&text[first.clone()]).is_some_and(|(key, _)| KEYS.contains(&key)) {
        sink.report(
            Rule::BadFileHeader,
            first,
            "the file header does not begin with `---`",
            "add `---` above this line",
        );
        ("", "---")
    } else {
        return header;
    };
    let mut unknown = Vec::new();
    let mut start = begin + open.len();
    loop {
        let len = text[start..].find('\n');
        let span = start..len.map_or(text.len(), |len| start + len);
        let line = text[span.clone()].trim();
        if let Some(before) = line.strip_suffix(close).filter(|before| close == "-->" || before.is_empty()) {
            header.line(before.trim(), &span, &mut unknown);
            header.end = span.end;
            break;
        }
        if line.starts_with('#') || len.is_none() {
            // A header that does not begin was reported.
            if !open.is_empty() {
                sink.report(
                    Rule::BadFileHeader,
                    begin..begin + open.len(),
                    "the file header is not closed",
                    format!("add `{close}` below its last line"),
                );
            }
            header.end = start;
            // The lines until the heading are text, and not keys.
            unknown.clear();
            break;
        }
        header.line(line, &span, &mut unknown);
        start = span.end + 1;
    }
    for (span, line) in unknown {
        match key_value(&line) {
            None => sink.report(
                Rule::BadFileHeader,
                span,
                format!("`{line}` is not a `key: value` line"),
                "write the key, a colon and the value on one line",
            ),
            Some((key, _)) => sink.report(
                Rule::BadFileHeader,
                span,
                format!("the key `{key}` is unknown"),
                match nearest(key, KEYS.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("use one of {}", KEYS.join(", ")),
                },
            ),
        }
    }
    header
}

impl FileHeader {
    /// Reads a line; one that is not understood is added to the unknown ones.
    fn line(&mut self, line: &str, span: &Range<usize>, unknown: &mut Vec<(Range<usize>, String)>) {
        match key_value(line) {
            Some(("title", value)) => self.title = collapse(&unquote(value)),
            Some(("fullPath", value)) => self.full_path = unquote(value),
            Some(("source", value)) => self.source = Some(unquote(value)),
            Some((key, _)) if KEYS.contains(&key) => {}
            None if line.is_empty() => {}
            _ => unknown.push((span.clone(), line.to_owned())),
        }
    }
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    line.split_once(':').map(|(key, value)| (key.trim(), value.trim()))
}

/// The value of a quoted or plain YAML scalar.
fn unquote(value: &str) -> String {
    match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.to_owned(),
    }
}
