//! Whether a translation agrees with its text in everything that a translator must not change.

use std::collections::BTreeMap;

use helpdesk_schema::{is_chinese, is_control};

/// The faults of a translation.
pub(super) fn faults(text: &str, english: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(c) = english.chars().find(|c| *c != '\n' && is_control(*c)) {
        faults.push(format!("it holds the control character U+{:04X}", u32::from(c)));
    }
    if english.trim() != english {
        faults.push("it begins or ends with a blank".to_owned());
    }
    if let Some(c) = english.chars().find(|c| is_chinese(*c)) {
        faults.push(format!("it still holds Chinese: `{c}`"));
    }
    let (page, translation) = (Parts::of(text), Parts::of(english));
    if translation.is_open {
        faults.push("it holds a backtick without its counterpart".to_owned());
    }
    for (kind, page, translation) in [
        ("the link to", &page.links, &translation.links),
        ("the code", &page.code, &translation.code),
        ("the placeholder", &page.placeholders, &translation.placeholders),
        ("the number", &page.numbers, &translation.numbers),
        ("the mark", &page.marks, &translation.marks),
    ] {
        for (part, times) in page.iter().filter(|(part, times)| translation.get(*part) < Some(times)) {
            faults.push(format!("it lacks {kind} `{part}`, which the text has {}", number_of_times(*times)));
        }
        for (part, _) in translation.iter().filter(|(part, times)| page.get(*part) < Some(times)) {
            faults.push(format!("it has {kind} `{part}` more often than the text"));
        }
    }
    for name in page.names.keys().filter(|name| !translation.names.contains_key(*name)) {
        faults.push(format!("it lacks the name `{name}`"));
    }
    for name in translation.names.keys().filter(|name| !page.names.contains_key(*name)) {
        faults.push(format!("it has the name `{name}`, which the text does not"));
    }
    faults
}

fn number_of_times(times: usize) -> String {
    if times == 1 { "once".to_owned() } else { format!("{times} times") }
}

type Counts = BTreeMap<String, usize>;

/// The parts of a text that are the same in every language.
#[derive(Default)]
struct Parts {
    links: Counts,
    /// Inline code, without its backticks.
    code: Counts,
    /// `{name}`
    placeholders: Counts,
    numbers: Counts,
    /// Names that only programs use: `open_id`.
    names: Counts,
    /// Text that Markdown turns into more than words: items of lists, blocks of code, emphasis, HTML, images,
    /// headings.
    marks: Counts,
    /// Whether there is a backtick without its counterpart.
    is_open: bool,
}

/// A longer one is a brace without its counterpart.
const LONGEST_PLACEHOLDER: usize = 100;

impl Parts {
    fn of(text: &str) -> Self {
        let mut parts = Self::default();
        for line in text.lines() {
            if let Some(mark) = block_mark(line) {
                add(&mut parts.marks, mark);
            }
        }
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = parts.piece(c, rest);
            rest = rest.get(length..).unwrap_or_default();
        }
        // Emphasis may be set elsewhere, but it has to end.
        if parts.marks.remove("**").unwrap_or_default() % 2 == 1 {
            parts.marks.insert("**".to_owned(), 1);
        }
        parts
    }

    /// Takes what is at the start of the text, and tells its length.
    fn piece(&mut self, c: char, rest: &str) -> usize {
        match c {
            '`' => {
                let inside = rest.trim_start_matches('`');
                let fence = &rest[..rest.len() - inside.len()];
                match inside.find(fence) {
                    Some(end) => {
                        add(&mut self.code, &inside[..end]);
                        fence.len() + end + fence.len()
                    }
                    None => {
                        self.is_open = true;
                        rest.len()
                    }
                }
            }
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let is_end = |c: char| !c.is_ascii_graphic() || matches!(c, ')' | ']' | '>' | '"');
                let url = &rest[..rest.find(is_end).unwrap_or(rest.len())];
                add(&mut self.links, url.trim_end_matches(['.', ',', ';', ':']));
                url.len()
            }
            '{' => match rest.bytes().take(LONGEST_PLACEHOLDER).position(|byte| byte == b'}') {
                Some(end) => {
                    add(&mut self.placeholders, &rest[..=end]);
                    end + 1
                }
                None => 1,
            },
            '*' if rest.starts_with("**") => {
                add(&mut self.marks, "**");
                2
            }
            '!' if rest.starts_with("![") => {
                add(&mut self.marks, "![");
                2
            }
            '<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) => {
                let tag = &rest[..rest.find('>').map_or(rest.len(), |end| end + 1)];
                add(&mut self.marks, tag);
                tag.len()
            }
            c if c.is_ascii_alphanumeric() || c == '_' => {
                let is_end = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
                let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
                if word.bytes().all(|byte| byte.is_ascii_digit()) {
                    add(&mut self.numbers, word);
                } else if word.trim_matches('_').contains('_') {
                    add(&mut self.names, word);
                }
                word.len()
            }
            c => c.len_utf8(),
        }
    }
}

/// The mark at the start of a line that is not a line of text in Markdown.
fn block_mark(line: &str) -> Option<&'static str> {
    if line.starts_with("    ") || line.starts_with('\t') {
        return Some("    ");
    }
    let line = line.trim_start();
    let is_item = |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\t']));
    ["```", "~~~", "#", ">", "|"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
        .or_else(|| ["-", "*", "+"].into_iter().any(is_item).then_some("- "))
}

fn add(counts: &mut Counts, part: &str) {
    *counts.entry(part.to_owned()).or_default() += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_that_agree() {
        for (text, english) in [
            ("工单ID", "Ticket ID"),
            ("状态，1：在线；2：离线", "Status: 1 is online, 2 is offline"),
            ("见[文档](https://a.example/x)。", "See [the docs](https://a.example/x)."),
            ("地址为https://a.example/x 或", "The address is https://a.example/x."),
            ("**注意**：甲\n- 乙", "**Note:** A\n- B"),
            ("传 `a=1`", "Pass `a=1`"),
            ("含 open_id", "Holds the open_id, base64-encoded"),
            ("最多 {n} 个", "At most {n}"),
            ("a<=b", "a<=b"),
        ] {
            assert_eq!(faults(text, english), [""; 0], "{text}");
        }
    }

    #[test]
    fn translations_that_do_not() {
        for (text, english, fault) in [
            ("甲", "a\u{1b}[31m", "control character U+001B"),
            ("甲", "a\tb", "control character U+0009"),
            ("甲", "a\u{202e}", "control character U+202E"),
            ("甲", " a", "begins or ends with a blank"),
            ("甲", "a，b", "still holds Chinese: `，`"),
            ("甲", "a `b", "backtick without its counterpart"),
            ("用 `a`", "with `b`", "lacks the code `a`"),
            ("用 `a`", "with `b`", "has the code `b` more often"),
            ("[甲](https://a.example)", "[a](https://b.example)", "lacks the link to `https://a.example`"),
            ("甲", "https://b.example", "has the link to `https://b.example`"),
            ("最大200，默认20", "At most 200", "lacks the number `20`"),
            ("1、1", "1", "lacks the number `1`, which the text has 2 times"),
            ("甲", "7 a", "has the number `7`"),
            ("最多 {n}", "At most {m}", "lacks the placeholder `{n}`"),
            ("须填 user_list", "Set the user list", "lacks the name `user_list`"),
            ("甲", "Set user_list", "has the name `user_list`"),
            ("- 甲\n- 乙", "- a, b", "lacks the mark `- `"),
            ("甲", "# a", "has the mark `#`"),
            ("甲", "a\n~~~\nb\n~~~", "has the mark `~~~`"),
            ("甲", "a\n    b", "has the mark `    `"),
            ("甲", "a <b>c</b>", "has the mark `<b>`"),
            ("甲", "a <script src=x>", "has the mark `<script src=x>`"),
            ("甲", "![a](b)", "has the mark `![`"),
            ("甲", "**a", "has the mark `**`"),
        ] {
            let found = faults(text, english);
            assert!(found.iter().any(|f| f.contains(fault)), "{text} / {english}: {found:?}");
        }
    }
}
