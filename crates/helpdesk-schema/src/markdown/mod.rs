//! The text of a page as Markdown that can do nothing but be read.
//!
//! A page's text is never copied into Markdown. It is read, and written anew from the few things that it may be: words,
//! emphasis, items of a list, inline code, blocks of code, links. Every character that could begin anything else is escaped,
//! so that no page makes a block of code that rustdoc would run, HTML, an image, a table, or a link to something other than a
//! web address. The result means the same to rustdoc, to GitHub and to the viewers of OpenAPI documents.
//!
//! [`block`] is for text of its own, [`line()`] and [`cell`] are for text within a line of our own.

mod address;
mod code;
mod inline;

use code::{one_line, visible};
use inline::Inline;

pub use address::{Links, address, is_web_address};
pub use code::{code, fenced};

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

/// A link with a page's Markdown as its label; only the label, if the address is not a [web address](is_web_address).
pub fn link(label: &str, url: &str) -> String {
    let label = cell(label, Links::NONE);
    if is_web_address(url) { format!("[{label}]({url})") } else { label }
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
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("https://a.example.", "<https://a.example>."),
            ("https://a.example?", "<https://a.example>?"),
            ("https://a.example.?!", "<https://a.example>.?!"),
            ("https://a.example/x?y=1#z*", "<https://a.example/x?y=1#z>*"),
            ("https://a.example:80/x", "<https://a.example:80/x>"),
            ("https://a.example./x", "https\\://a.example./x"),
            ("https://a.example.?x", "https\\://a.example.?x"),
            ("https://https://a.example", "https\\://<https://a.example>"),
            ("[[x](https://a.example)]", "\\[[x](https://a.example)\\]"),
            ("[x](https://a.example", "\\[x\\](<https://a.example>"),
            ("[x](https://a.example y)", "\\[x\\](<https://a.example> y)"),
        ] {
            assert_eq!(line(text, Links::Web), expected, "{text}");
        }
    }

    /// A text that begins links and never ends them takes time in proportion to its length: these would take hours.
    #[test]
    fn a_megabyte_of_beginnings_is_written_at_once() {
        for unit in [
            "[",
            "![",
            "[a]",
            "[a](",
            "[a](https://",
            "h",
            "http",
            "https://",
            "https://a.",
            "https://a./",
            "https://a.?b",
        ] {
            let text = unit.repeat(1_000_000 / unit.len());
            assert!(line(&text, Links::Web).len() >= text.len(), "{unit}");
        }
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
