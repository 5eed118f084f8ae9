//! The text of a page as Markdown that can do nothing but be read.
//!
//! A page's text is never copied into Markdown. It is read, and written anew from the few things that it may be: words,
//! emphasis, items of a list, inline code, blocks of code, links. Every character that could begin anything else is escaped,
//! so that no page makes a block of code that rustdoc would run, HTML, an image, a table, or a link to something other than a
//! web address. The result means the same to rustdoc, to GitHub and to the viewers of OpenAPI documents.
//!
//! [`block`] is for text of its own, [`line()`] and [`cell`] are for text within a line of our own.

use std::fmt::Write as _;

use crate::text::is_control;

/// Which addresses of a page's text are links. The others are shown as code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Any web address.
    Web,
    /// Those of these hosts.
    To(&'static [&'static str]),
}

impl Links {
    /// No address.
    pub const NONE: Self = Self::To(&[]);

    fn allow(self, url: &str) -> bool {
        match self {
            Self::Web => true,
            Self::To(hosts) => host(url).is_some_and(|host| hosts.contains(&host)),
        }
    }
}

/// A page's Markdown as lines of its own: paragraphs, list items of one level, and blocks of code, which are all plain `text`.
pub fn block(markdown: &str, links: Links) -> String {
    let text = visible(markdown);
    let mut lines: Vec<String> = Vec::new();
    let mut open: Option<(Fence, Vec<&str>)> = None;
    for line in text.trim().lines() {
        let words = line.trim();
        match open.take() {
            Some((fence, code)) if fence.is_closed_by(words) => lines.push(fenced(&code.join("\n"))),
            Some((fence, mut code)) => {
                code.push(line);
                open = Some((fence, code));
            }
            None => match Fence::opened_by(marker(words).map_or(words, |(_, rest)| rest)) {
                Some(fence) => open = Some((fence, Vec::new())),
                None => lines.push(text_line(words, links)),
            },
        }
    }
    lines.extend(open.map(|(_, code)| fenced(&code.join("\n"))));
    lines.join("\n")
}

/// A page's Markdown in one line, without blocks of any kind.
pub fn line(markdown: &str, links: Links) -> String {
    Inline { links, in_cell: false }.start(&one_line(markdown))
}

/// A page's Markdown in one line, for the cell of a table.
pub fn cell(markdown: &str, links: Links) -> String {
    Inline { links, in_cell: true }.start(&one_line(markdown))
}

/// Any text as inline code, in one line. It is not for the cells of a table, which end at a `|` even there.
pub fn code(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "` `".to_owned();
    }
    let fence = "`".repeat(longest_run(&line) + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Any text as a block of code that is plain text.
pub fn fenced(text: &str) -> String {
    let text = visible(text);
    let fence = "`".repeat(3.max(longest_run(&text) + 1));
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}

/// A link with a page's Markdown as its label; only the label, if the address is not a [web address](is_web_address).
pub fn link(label: &str, url: &str) -> String {
    let label = cell(label, Links::NONE);
    if is_web_address(url) { format!("[{label}]({url})") } else { label }
}

/// An address: a link where it is a [web address](is_web_address), else code. Nothing where it is empty.
pub fn address(url: &str) -> String {
    match url {
        "" => String::new(),
        url if is_web_address(url) => format!("<{url}>"),
        url => code(url),
    }
}

/// Whether the text is an address of HTTP that says where it leads: a host by name without a user before it, and nothing that
/// would have to be escaped in Markdown or HTML.
pub fn is_web_address(text: &str) -> bool {
    host(text).is_some() && text.chars().all(is_in_url)
}

/// The host of a web address.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_name = host.split('.').all(|label| {
        label.starts_with(|c: char| c.is_ascii_alphanumeric())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    (is_name && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

/// The characters of an address that mean nothing to Markdown. `;` is not among them, so an address holds no character
/// reference.
fn is_in_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,=%".contains(c)
}

/// The text with only such characters as are shown: what ends a line is a line end, and other [controls](is_control) are seen.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\t' => c,
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if is_control(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        });
    }
    out
}

fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// A line that opens a block of code.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = line.trim_start_matches(mark);
        let length = line.len() - info.len();
        (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Self { mark, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        line.len() >= self.length && line.chars().all(|c| c == self.mark)
    }
}

/// The mark of a list item at the start of a line, and what follows it.
fn marker(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = line.split_once([' ', '\t'])?;
    let number = mark.strip_suffix(['.', ')']);
    let is_number = number
        .is_some_and(|digits| (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = rest.trim_start();
    (!rest.is_empty() && (is_number || matches!(mark, "-" | "*" | "+"))).then_some((mark, rest))
}

fn text_line(line: &str, links: Links) -> String {
    let inline = Inline { links, in_cell: false };
    match marker(line) {
        Some((mark, rest)) => format!("{mark} {}", inline.start(rest)),
        None => inline.start(line),
    }
}

/// How text within a line is written.
#[derive(Clone, Copy)]
struct Inline {
    links: Links,
    in_cell: bool,
}

impl Inline {
    /// The text where it begins a line, a list item or a cell: nothing that only counts there does.
    fn start(self, text: &str) -> String {
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
    let middle = text.strip_prefix('[')?.find("](")? + 1;
    let (label, target) = (&text[1..middle], &text[middle + 2..]);
    let url = &target[..target.find(')')?];
    let is_link = is_web_address(url) && !label.contains(['[', ']']);
    is_link.then_some(Link { label, url, length: middle + 2 + url.len() + 1 })
}

/// A web address at the start of the text, without the punctuation of the sentence around it.
fn address_in(text: &str) -> Option<&str> {
    let url = &text[..text.find(|c| !is_in_url(c)).unwrap_or(text.len())];
    let url = url.trim_end_matches(['.', ',', ':', '!', '?', '\'', '*']);
    is_web_address(url).then_some(url)
}

fn ends_with_www(out: &str) -> bool {
    out.get(out.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_mean_is_kept() {
        let cases = [
            ("工单ID", "工单ID"),
            ("see [docs](https://a.example/x)", "see [docs](https://a.example/x)"),
            ("array [0] and Vec<T>", "array \\[0\\] and Vec\\<T\\>"),
            ("open https://a.example/x。then", "open <https://a.example/x>。then"),
            ("`a[0]<b>` x", "`a[0]<b>` x"),
            ("``a`b`` x", "``a`b`` x"),
            ("one ` tick", "one \\` tick"),
            ("[local](/ssl:x)", "\\[local\\](/ssl:x)"),
            ("![x](https://a.example)", "\\![x](https://a.example)"),
            ("    indented", "indented"),
            ("# title", "\\# title"),
            ("a\n---\nb", "a\n\\---\nb"),
            ("- a\n-   b\n1. c", "- a\n- b\n1. c"),
            ("- ~~~\n  a\n  ~~~\nb", "```text\n  a\n```\nb"),
            ("**注意**：x_y 1.5 a|b", "**注意**：x_y 1.5 a|b"),
            ("\\[ok\\]", "\\[ok\\]"),
            ("```json\n{}\n", "```text\n{}\n```"),
            ("~~~\n```\n~~~", "````text\n```\n````"),
            ("a<=b", "a\\<=b"),
            ("a & b, a&b", "a & b, a\\&b"),
            ("ends with \\", "ends with \\\\"),
            ("a\r\nb\u{2028}c\u{202e}", "a\nb\nc\u{fffd}"),
        ];
        for (page, expected) in cases {
            assert_eq!(block(page, Links::Web), expected, "{page:?}");
        }
        assert_eq!(line("1. a\n| b", Links::Web), "1\\. a | b");
        assert_eq!(cell("a|b `c|d` <e>", Links::Web), "a&#124;b \\`c&#124;d\\` &lt;e&gt;");
    }

    #[test]
    fn code_holds_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("{\n  \"a\": 1\n}"), "`{ \"a\": 1 }`");
        assert_eq!(code(" \n"), "` `");
        assert_eq!(fenced("a\n````"), "`````text\na\n````\n`````");
    }

    #[test]
    fn links_lead_where_they_say() {
        let good = ["https://a.example", "http://a-b.example:80/x?y=1&z#%20", "https://1.2.3.4/~a/@b"];
        assert!(good.iter().all(|url| is_web_address(url)));
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "//a.example",
            "https:///a",
            "https://a..example",
            "https://u@a.example",
            "https://u:p@a.example",
            "https://a.example:x",
            "https://a.example:",
            "https://a.example\\@b",
            "https://a.example/(x)",
            "https://a.example/ x",
            "https://a.example/&lt;",
            "https://工单.example",
            "HTTPS://a.example",
        ] {
            assert!(!is_web_address(bad), "{bad}");
            assert!(!link("x", bad).contains("]("), "{bad}");
            assert!(!address(bad).contains('<'), "{bad}");
        }
        let hosts = Links::To(&["a.example"]);
        let text = "https://a.example/x [y](https://b.example) https://a.example.b.example";
        let expected = "<https://a.example/x> \\[y\\](`https://b.example`) `https://a.example.b.example`";
        assert_eq!(line(text, hosts), expected);
        assert_eq!(
            link("a [b](https://b.example)", "https://a.example"),
            "[a \\[b\\](`https://b.example`)](https://a.example)"
        );
    }
}
