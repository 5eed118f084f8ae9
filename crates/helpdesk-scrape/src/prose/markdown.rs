//! Simplifies the Markdown of descriptions: absolute links, no images, no indentation that would create code blocks.

use crate::source::header::document_url;
use crate::text::is_blank;

/// The prefix of links within the documentation.
const INTERNAL: &str = "/ssl:ttdoc/";

/// Cleans a text of the page.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    let mut in_list = false;
    let mut blank = false;
    for line in text.lines() {
        let content = line.trim_matches(is_blank);
        if content.starts_with("```") {
            in_code = !in_code;
        }
        if content.is_empty() || content.starts_with(":::") {
            blank = !out.is_empty();
            continue;
        }
        let before = out.len();
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        if in_code {
            out.push_str(line.trim_end());
            blank = false;
            continue;
        }
        let item = is_list_item(content);
        if item && in_list {
            out.extend(std::iter::repeat_n("  ", indentation(line)));
        }
        let inline = out.len();
        push_inline(&mut out, content);
        if out[inline..].trim().is_empty() {
            // The line contained only an image.
            out.truncate(before);
            continue;
        }
        in_list = item || (in_list && indentation(line) > 0);
        blank = false;
    }
    let trimmed = out.trim();
    if matches!(trimmed, "-" | "\\-" | "/" | "") { String::new() } else { trimmed.to_owned() }
}

/// The number of levels that a list line is indented.
fn indentation(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| is_blank(*c));
    let width: usize = blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum();
    width.div_ceil(4).min(4)
}

fn is_list_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with("- ") || line.starts_with("* ") || (digits > 0 && line[digits..].starts_with(". "))
}

/// Writes a line without images and links to the API explorer, with absolute links and without redundant backslashes.
fn push_inline(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find(['!', '{', ']', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = after_image(rest).or_else(|| after_explorer(rest)) {
            rest = after;
        } else if let Some(target) = rest.strip_prefix("](").and_then(|link| link.strip_prefix(INTERNAL)) {
            out.push_str("](");
            out.push_str(&document_url(""));
            rest = target;
        } else if let Some(escaped) = rest.strip_prefix('\\') {
            let keep = !escaped.starts_with(['-', '.', '(', ')', '!', '+', '{', '}', '"', '\'', '/', ':', ',']);
            if keep || (out.is_empty() || out.ends_with('\n')) {
                out.push('\\');
            }
            rest = escaped;
            // An escaped character does not start a construct.
            let len = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..len]);
            rest = &rest[len..];
        } else {
            let len = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..len]);
            rest = &rest[len..];
        }
    }
    out.push_str(rest);
}

/// The text after `![alt](address)`. Each search ends where the next image could begin.
fn after_image(text: &str) -> Option<&str> {
    let alt = text.strip_prefix("![")?;
    let address = alt[alt.find(['[', ']'])?..].strip_prefix("](")?;
    address[address.find(['(', ')'])?..].strip_prefix(')')
}

/// The text after `{label}(url=...)`.
fn after_explorer(text: &str) -> Option<&str> {
    let label = text.strip_prefix('{')?;
    let url = label[label.find(['{', '}'])?..].strip_prefix("}(url=")?;
    url[url.find(['(', ')'])?..].strip_prefix(')')
}
