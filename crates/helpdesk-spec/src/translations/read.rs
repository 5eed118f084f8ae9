//! The syntax of PO files.

use std::ops::Range;

use super::entry::Entry;

/// A fault of a file, with its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) hint: &'static str,
    pub(super) span: Range<usize>,
}

/// Reads the entries of a file, the header among them.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Fault> {
    let mut reader = Reader::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let content = line.trim();
        reader.line(content, start..start + content.len())?;
        at += line.len();
    }
    reader.finish(text.len())
}

/// Which string goes on where a line holds nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Comments,
    Text,
    English,
}

#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
    entry: Entry,
    part: Part,
}

impl Reader {
    fn line(&mut self, line: &str, span: Range<usize>) -> Result<(), Fault> {
        if let Some(comment) = line.strip_prefix('#') {
            return self.comment(comment, span);
        }
        if line.is_empty() {
            return Ok(());
        }
        let keyword = line.split([' ', '\t', '"']).next().unwrap_or_default();
        let rest = line.get(keyword.len()..).unwrap_or_default().trim_start();
        match (keyword, self.part) {
            ("msgid", Part::Text) => return Err(fault("a `msgid` whose `msgstr` is missing", ADD, span)),
            ("msgid", _) => {
                self.close();
                self.entry.text = string(rest, &span)?;
                (self.entry.text_span, self.part) = (span, Part::Text);
            }
            ("msgstr", Part::Text) => {
                self.entry.english = string(rest, &span)?;
                (self.entry.english_span, self.part) = (span, Part::English);
            }
            ("msgstr", _) => return Err(fault("a `msgstr` whose `msgid` is missing", ADD, span)),
            ("", Part::Text) => {
                self.entry.text.push_str(&string(rest, &span)?);
                self.entry.text_span.end = span.end;
            }
            ("", Part::English) => {
                self.entry.english.push_str(&string(rest, &span)?);
                self.entry.english_span.end = span.end;
            }
            ("msgctxt" | "msgid_plural", _) => {
                let message = format!("`{keyword}` has no meaning here: a text is known by its words alone");
                return Err(fault(message, "delete what it says", span));
            }
            _ => return Err(fault("expected `msgid`, `msgstr`, a string in quotes, or a comment", SYNTAX, span)),
        }
        Ok(())
    }

    fn comment(&mut self, comment: &str, span: Range<usize>) -> Result<(), Fault> {
        // Tools keep unused entries as such comments.
        if comment.starts_with('~') {
            return Ok(());
        }
        match self.part {
            Part::Comments => {}
            Part::Text => {
                return Err(fault("a comment between `msgid` and `msgstr`", "move it above the `msgid`", span));
            }
            Part::English => self.close(),
        }
        let entry = &mut self.entry;
        let (mark, rest) = comment.split_at(comment.chars().next().map_or(0, char::len_utf8));
        match mark {
            "." | ":" => entry.places.push(format!("#{comment}")),
            "," => entry.is_fuzzy |= rest.split(',').any(|flag| flag.trim() == "fuzzy"),
            "|" => {
                let rest = rest.trim_start();
                let quoted = rest.strip_prefix("msgid").unwrap_or(rest).trim_start();
                entry.previous.get_or_insert_default().push_str(&string(quoted, &span)?);
            }
            _ => entry.notes.push(format!("#{comment}")),
        }
        Ok(())
    }

    /// Ends the entry, if there is one.
    fn close(&mut self) {
        if self.part == Part::English {
            self.entries.push(std::mem::take(&mut self.entry));
        }
        self.part = Part::Comments;
    }

    fn finish(mut self, end: usize) -> Result<Vec<Entry>, Fault> {
        if self.part == Part::Text {
            return Err(fault("a `msgid` whose `msgstr` is missing", ADD, self.entry.text_span.start..end));
        }
        self.close();
        Ok(self.entries)
    }
}

const ADD: &str = "each entry has a `msgid` with the words of the page, and below it a `msgstr` with the translation";
const SYNTAX: &str = "the form is that of gettext PO files; `msgfmt --check` explains it too";

fn fault(message: impl Into<String>, hint: &'static str, span: Range<usize>) -> Fault {
    Fault { message: message.into(), hint, span }
}

/// The content of a string in quotes, which is all that is left of a line.
fn string(quoted: &str, span: &Range<usize>) -> Result<String, Fault> {
    let broken = |message: String| fault(message, SYNTAX, span.clone());
    let mut chars = quoted.chars();
    if chars.next() != Some('"') {
        return Err(broken("expected a string in quotes".to_owned()));
    }
    let mut out = String::with_capacity(quoted.len());
    loop {
        match chars.next() {
            None => return Err(broken("the string does not end in this line".to_owned())),
            Some('"') => break,
            Some('\\') => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some(c @ ('"' | '\\')) => out.push(c),
                other => {
                    let escape = other.map(String::from).unwrap_or_default();
                    return Err(broken(format!(
                        "the escape `\\{escape}` is unknown; it may be \\n, \\t, \\r, \\\" or \\\\"
                    )));
                }
            },
            Some(c) => out.push(c),
        }
    }
    match chars.as_str().trim_start() {
        "" => Ok(out),
        rest => Err(broken(format!("`{rest}` follows the string"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_and_their_comments() {
        let text = "# note\nmsgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\n#. a place\n#: a.md:3\n#, fuzzy, no-wrap\n#| msgid \"旧\"\n\
                    #| \"的\"\nmsgid \"\"\n\"新\\n\"\n\"的\"\nmsgstr \"new\"\r\n#~ msgid \"x\"\n#~ msgstr \"y\"\nmsgid \"a\\\"\"\nmsgstr\"b\\\\\"";
        let entries = read(text).expect("entries");
        assert_eq!(entries.len(), 3);
        assert!(entries[0].is_header());
        assert_eq!(
            (entries[0].notes.as_slice(), entries[0].english.as_str()),
            (["# note".to_owned()].as_slice(), "Language: en\n")
        );
        let entry = &entries[1];
        assert_eq!((entry.text.as_str(), entry.english.as_str()), ("新\n的", "new"));
        assert_eq!((entry.is_fuzzy, entry.previous.as_deref(), entry.places.len()), (true, Some("旧的"), 2));
        assert_eq!(&text[entry.english_span.clone()], "msgstr \"new\"");
        assert_eq!((entries[2].text.as_str(), entries[2].english.as_str()), ("a\"", "b\\"));
        assert_eq!(read("").expect("nothing"), []);
    }

    #[test]
    fn what_is_broken_is_named_with_its_place() {
        for (text, message, place) in [
            ("msgid \"a\"\n", "whose `msgstr` is missing", "msgid \"a\"\n"),
            ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"", "whose `msgstr` is missing", "msgid \"b\""),
            ("msgstr \"a\"", "whose `msgid` is missing", "msgstr \"a\""),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"", "whose `msgid` is missing", "msgstr \"c\""),
            ("msgid \"a\nmsgstr \"b\"", "does not end", "msgid \"a"),
            ("msgid \"a\"\nmsgstr \"b\" c", "`c` follows", "msgstr \"b\" c"),
            ("msgid \"a\"\nmsgstr \"\\q\"", "`\\q` is unknown", "msgstr \"\\q\""),
            ("msgid \"a\"\nmsgstr \"\\", "`\\` is unknown", "msgstr \"\\"),
            ("msgid a\n", "expected a string", "msgid a"),
            ("  \"a\"", "expected `msgid`", "\"a\""),
            ("hello", "expected `msgid`", "hello"),
            ("\"", "expected `msgid`", "\""),
            ("msgctxt \"a\"\nmsgid \"a\"\nmsgstr \"\"", "known by its words", "msgctxt \"a\""),
            ("msgid \"a\"\nmsgid_plural \"a\"", "known by its words", "msgid_plural \"a\""),
            ("msgid \"a\"\n# b\nmsgstr \"\"", "between `msgid` and `msgstr`", "# b"),
            ("#| msgid a", "expected a string", "#| msgid a"),
        ] {
            let fault = read(text).expect_err(text);
            assert!(fault.message.contains(message), "{text:?}: {fault:?}");
            assert_eq!(&text[fault.span.clone()], place, "{text:?}");
        }
    }
}
