//! The text within a line.

use std::fmt::Write as _;

use super::address::{Links, address, address_in, is_in_url, is_web_address};
use super::code::code;

/// How text within a line is written.
#[derive(Clone, Copy)]
pub(super) struct Inline {
    pub(super) links: Links,
    pub(super) in_cell: bool,
}

impl Inline {
    /// The text where it begins a line, a list item or a cell: nothing that only counts there does.
    pub(super) fn start(self, text: &str) -> String {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_item = || text[1..].starts_with([' ', '\t']);
        let is_rule = || text.chars().all(|c| matches!(c, '*' | '_' | ' ' | '\t'));
        let (number, rest) = text.split_at(digits);
        match rest.chars().next() {
            Some('.' | ')') if digits > 0 && rest[1..].chars().next().is_none_or(char::is_whitespace) => {
                format!("{number}{}", self.escaped_start(rest))
            }
            Some('#' | '=' | '-' | '+' | '|' | ':') if digits == 0 => self.escaped_start(text),
            Some('*' | '_') if digits == 0 && (is_item() || is_rule()) => self.escaped_start(text),
            _ => self.text(text),
        }
    }

    /// The text with its first character escaped, which is one of ASCII.
    fn escaped_start(self, text: &str) -> String {
        let (first, rest) = text.split_at(1);
        if self.in_cell && first == "|" { self.text(text) } else { format!("\\{first}{}", self.text(rest)) }
    }

    fn text(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = self.piece(c, rest, &mut out);
            rest = &rest[length..];
        }
        out
    }

    /// Writes the piece at the start of the text, and returns its length.
    fn piece(self, c: char, rest: &str, out: &mut String) -> usize {
        let next = rest[c.len_utf8()..].chars().next().unwrap_or(' ');
        let is_escaped = match c {
            '`' => return self.backticks(rest, out),
            ' ' | '\t' => {
                out.push(' ');
                return rest.len() - rest.trim_start_matches([' ', '\t']).len();
            }
            '[' => match link_in(rest) {
                Some(Link { label, url, length }) if self.links.allow(url) => {
                    let label = Self { links: Links::NONE, ..self }.text(label.trim());
                    // A formatter that writes to a String does not fail.
                    let _ = if label.is_empty() { write!(out, "<{url}>") } else { write!(out, "[{label}]({url})") };
                    return length;
                }
                _ => true,
            },
            'h' => match address_in(rest) {
                Some(url) => {
                    if self.links.allow(url) {
                        out.push_str(&address(url));
                    } else {
                        push_code(url, out);
                    }
                    return url.len();
                }
                None => false,
            },
            '\\' if next.is_ascii_punctuation() => {
                self.escaped(next, out);
                return 2;
            }
            '\\' | ']' | '<' | '>' | '~' | '$' | '@' => true,
            '|' => self.in_cell,
            '!' => next == '[',
            // A character reference.
            '&' => next == '#' || next.is_ascii_alphabetic(),
            // Some readers make a link of a bare address.
            ':' => rest.starts_with("://"),
            '.' => ends_with_www(out),
            _ => false,
        };
        if is_escaped {
            self.escaped(c, out);
        } else {
            out.push(c);
        }
        c.len_utf8()
    }

    fn escaped(self, c: char, out: &mut String) {
        match c {
            // A backslash before these means something else to each reader of tables.
            '|' if self.in_cell => out.push_str("&#124;"),
            '<' if self.in_cell => out.push_str("&lt;"),
            '>' if self.in_cell => out.push_str("&gt;"),
            c => out.extend(['\\', c]),
        }
    }

    /// Writes inline code, or escaped backticks if they enclose no code.
    fn backticks(self, rest: &str, out: &mut String) -> usize {
        let inside = rest.trim_start_matches('`');
        let length = rest.len() - inside.len();
        match code_in(inside, length) {
            Some(text) if !(self.in_cell && text.contains('|')) => {
                push_code(text, out);
                length + text.len() + length
            }
            _ => {
                out.push_str(&"\\`".repeat(length));
                length
            }
        }
    }
}

/// Adds inline code, which must not touch other code.
fn push_code(text: &str, out: &mut String) {
    if out.ends_with('`') {
        out.push(' ');
    }
    out.push_str(&code(text));
}

/// The text up to the next run of so many backticks.
fn code_in(text: &str, length: usize) -> Option<&str> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|start| at + start) {
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == length {
            return Some(&text[..start]);
        }
        at = start + run;
    }
    None
}

struct Link<'a> {
    label: &'a str,
    url: &'a str,
    length: usize,
}

/// A whole `[label](url)` at the start of the text.
fn link_in(text: &str) -> Option<Link<'_>> {
    // The search ends where no link can be, so that a text of brackets is not searched to its end for each of them.
    let (label, target) = text.strip_prefix('[')?.split_at_checked(text[1..].find(['[', ']'])?)?;
    let target = target.strip_prefix("](")?;
    let url = &target[..target.find(|c| !is_in_url(c))?];
    let is_link = target[url.len()..].starts_with(')') && is_web_address(url);
    is_link.then_some(Link { label, url, length: label.len() + url.len() + "[]()".len() })
}

fn ends_with_www(out: &str) -> bool {
    out.get(out.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}
