//! Doc comments from the pages' Markdown, safe for rustdoc: what is no link, code or list there must not become one here.

use proc_macro2::TokenStream;
use quote::quote;

/// The lines of a doc comment.
#[derive(Default)]
pub(crate) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a paragraph of our own Markdown. An empty one adds nothing.
    pub(crate) fn paragraph(mut self, markdown: impl AsRef<str>) -> Self {
        if !markdown.as_ref().is_empty() {
            self.separate();
            self.lines.extend(markdown.as_ref().lines().map(str::to_owned));
        }
        self
    }

    /// Adds Markdown of a page.
    pub(crate) fn page(mut self, markdown: &str) -> Self {
        if !markdown.trim().is_empty() {
            self.separate();
            self.lines.extend(sanitize(markdown));
        }
        self
    }

    /// This, or where nothing was added, a paragraph of our own Markdown.
    pub(crate) fn or(self, markdown: &str) -> Self {
        if self.lines.is_empty() { self.paragraph(markdown) } else { self }
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The `#[doc]` attributes.
    pub(crate) fn attributes(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        quote!(#(#[doc = #lines])*)
    }
}

/// Page text as inline code: an example value, a default.
pub(crate) fn code(text: &str) -> String {
    let longest_run = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest_run + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Page text as an example: inline code, or a block where it has several lines.
pub(crate) fn example(text: &str) -> String {
    let longest_run = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    match text.trim() {
        line if !line.contains('\n') => code(line),
        block => {
            let fence = "`".repeat(3.max(longest_run + 1));
            format!("\n{fence}text\n{block}\n{fence}")
        }
    }
}

/// Page text as text in a line of our own: no markup at all.
pub(crate) fn plain(text: &str) -> String {
    sanitize(text).join(" ")
}

/// Page text as text in the cell of a table.
pub(crate) fn cell(text: &str) -> String {
    plain(text).replace('|', "\\|")
}

/// The address of a page, as a link if it can be one.
pub(crate) fn address(url: &str) -> String {
    match bare_url(url) {
        Some(whole) if whole == url => format!("<{url}>"),
        _ if url.is_empty() => String::new(),
        _ => code(url),
    }
}

fn sanitize(markdown: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fenced = false;
    for line in markdown.trim().lines() {
        let line = line.trim();
        if line.starts_with("```") {
            lines.push(if fenced { "```" } else { "```text" }.to_owned());
            fenced = !fenced;
        } else if fenced {
            lines.push(line.to_owned());
        } else {
            lines.push(sanitize_line(line));
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    lines
}

fn sanitize_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let heading = line.starts_with('#');
    let underline = !line.is_empty() && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'));
    if heading || underline {
        out.push('\\');
    }
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let (piece, length) = if let Some(span) = code_span(rest) {
            (span.to_owned(), span.len())
        } else if let Some((text, url, length)) = link(rest) {
            (format!("[{}]({url})", escape(text)), length)
        } else if let Some(url) = bare_url(rest) {
            (format!("<{url}>"), url.len())
        } else if c == '\\' {
            let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
            (rest[..length].to_owned(), length)
        } else {
            (escape(&rest[..c.len_utf8()]), c.len_utf8())
        };
        out.push_str(&piece);
        rest = &rest[length..];
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A whole `` `code` `` at the start of the text.
fn code_span(text: &str) -> Option<&str> {
    let end = text.strip_prefix('`')?.find('`')?;
    (end > 0).then(|| &text[..end + 2])
}

/// A whole `[text](url)` at the start of the text, and its length. Only a web address makes a link.
fn link(text: &str) -> Option<(&str, &str, usize)> {
    let middle = text.strip_prefix('[')?.find("](")? + 1;
    let (label, target) = (&text[1..middle], &text[middle + 2..]);
    let url = &target[..target.find(')')?];
    let web = url.starts_with("https://") || url.starts_with("http://");
    let sound =
        web && !label.contains(['[', ']']) && !url.contains(|c: char| c.is_whitespace() || c == '<' || c == '>');
    sound.then_some((label, url, middle + 2 + url.len() + 1))
}

/// A web address at the start of the text, up to what cannot be part of one.
fn bare_url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let stops = |c: char| {
        !c.is_ascii() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '(' | ')' | '[' | ']' | '\\' | '|')
    };
    let url = &text[..text.find(stops).unwrap_or(text.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
    (url.len() > "https://".len()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_markdown_stays_safe() {
        let cases = [
            ("工单ID", "工单ID"),
            ("see [docs](https://a.example/x)", "see [docs](https://a.example/x)"),
            ("array [0] and Vec<T>", "array \\[0\\] and Vec\\<T\\>"),
            ("open https://a.example/x。then", "open <https://a.example/x>。then"),
            ("`a[0]<b>` x", "`a[0]<b>` x"),
            ("one ` tick", "one \\` tick"),
            ("[local](/ssl:x)", "\\[local\\](/ssl:x)"),
            ("    indented", "indented"),
            ("# title", "\\# title"),
            ("a\n---\nb", "a\n\\---\nb"),
            ("\\[ok\\]", "\\[ok\\]"),
            ("```json\n{}\n", "```text\n{}\n```"),
            ("a<=b", "a\\<=b"),
            ("ends with \\", "ends with \\"),
        ];
        for (page, expected) in cases {
            assert_eq!(sanitize(page).join("\n"), expected, "{page:?}");
        }
    }

    #[test]
    fn code_holds_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("{\n  \"a\": 1\n}"), "`{ \"a\": 1 }`");
    }
}
