//! Parts of a description: text, example, default, limits, values, scopes.

use helpdesk_schema::{Constraints, Scope};

use super::markdown;
use super::values::ProseList;
use crate::diagnostic::{Rule, Sink};
use crate::markup::labels::{Part, label};
use crate::markup::table::{Cell, Piece, ValueItem};
use crate::text::{collapse, is_blank};

/// The parts of a description.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doc {
    /// The text, as Markdown.
    pub text: String,
    /// The example as written on the page.
    pub example: Option<String>,
    /// The default as written on the page.
    pub default: Option<String>,
    /// The limits.
    pub constraints: Option<Constraints>,
    /// The keys and labels of the `md-enum`.
    pub values: Vec<(String, String)>,
    /// The value list in the text, without an `md-enum`.
    pub prose_values: Option<ProseList>,
    /// Whether the text announces values by the label 可选值有 without an `md-enum`.
    pub announces_values: bool,
    /// The scopes required for the field to be present.
    pub scopes: Vec<Scope>,
}

/// Reads a description cell, and the text between cells that belongs to it.
pub(crate) fn read(cell: &Cell, between: &str, sink: &mut Sink) -> Doc {
    let mut reader =
        Reader { part: Part::Text, text: String::new(), example: String::new(), heading: None, doc: Doc::default() };
    for piece in &cell.pieces {
        match piece {
            Piece::Text(text) | Piece::FieldName(text, _) | Piece::FieldType(text, _) => reader.lines(text),
            Piece::Tag { text, .. } => reader.text.push_str(text),
            Piece::Apps(..) => {}
            Piece::Scope { name, text } => reader.scope(name.as_deref().unwrap_or_default(), text),
            Piece::Values(items) => {
                reader.heading = None;
                reader.part = Part::Text;
                reader.doc.values = values(items, sink);
            }
        }
    }
    if !between.is_empty() {
        reader.lines("\n");
        reader.lines(between);
    }
    reader.finish()
}

fn values(items: &[ValueItem], sink: &mut Sink) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = Vec::with_capacity(items.len());
    let mut keys = std::collections::HashSet::with_capacity(items.len());
    for item in items {
        let key = collapse(&item.key);
        if key.is_empty() {
            sink.report(
                Rule::MissingKey,
                item.span.clone(),
                "the item has no value",
                "write the value as `key=\"...\"`",
            );
        } else if keys.insert(key.clone()) {
            values.push((key, markdown::clean(&item.label)));
        } else {
            sink.report(
                Rule::DuplicateValue,
                item.span.clone(),
                format!("the value `{key}` is listed twice"),
                "delete one of the items",
            );
            values.push((key, markdown::clean(&item.label)));
        }
    }
    values
}

struct Reader {
    part: Part,
    text: String,
    example: String,
    /// The label of values or scopes, until its contents are known.
    heading: Option<String>,
    doc: Doc,
}

impl Reader {
    fn lines(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line_end();
            }
            self.line(line);
        }
    }

    fn line_end(&mut self) {
        match self.part {
            Part::Example if !self.example.is_empty() => self.example.push('\n'),
            _ => self.text.push('\n'),
        }
    }

    fn line(&mut self, line: &str) {
        let content = line.trim_matches(is_blank);
        // A bold label may follow other text.
        if let Some(at) = memchr::memmem::find(content.as_bytes(), b"**").filter(|at| *at > 0) {
            let (before, after) = content.split_at(at);
            if label(after).is_some_and(|(part, _)| matches!(part, Part::Example | Part::Default))
                && label(content).is_none()
            {
                self.content(before, before);
                return self.line(after);
            }
        }
        match label(content) {
            Some((part, rest)) => {
                self.flush_heading();
                self.part = part;
                match part {
                    Part::Values | Part::Scopes => {
                        self.doc.announces_values |= part == Part::Values;
                        self.heading = Some(content.to_owned());
                        if !rest.is_empty() {
                            self.content(rest, rest);
                        }
                    }
                    Part::ConditionalScopes => {
                        self.text.push_str(&format!("{}：", content.replace("**", "").trim_end_matches(['：', ':'])));
                    }
                    _ => self.content(rest, rest),
                }
            }
            None => self.content(content, line),
        }
    }

    /// Reads a line without a label.
    fn content(&mut self, content: &str, line: &str) {
        match self.part {
            Part::Text => self.text.push_str(line),
            Part::Example if content.starts_with("**") && !self.example.trim().is_empty() => self.prose(line),
            Part::Example if content.is_empty() && is_complete(&self.example) => self.part = Part::Text,
            Part::Example => self.example.push_str(if self.example.is_empty() { content } else { line }),
            Part::Default if content.is_empty() => {}
            Part::Default => {
                self.part = Part::Text;
                match literal(content) {
                    Some(default) => self.doc.default = Some(default.to_owned()),
                    None => self.text.push_str(&format!("默认值：{content}")),
                }
            }
            Part::Rules if content.is_empty() => {}
            Part::Rules => {
                if !limit(content, &mut self.doc.constraints) {
                    self.text.push_str(line);
                }
            }
            Part::Values | Part::Scopes | Part::ConditionalScopes if content.is_empty() => {}
            Part::Values | Part::Scopes | Part::ConditionalScopes => self.prose(line),
        }
    }

    fn prose(&mut self, line: &str) {
        self.flush_heading();
        self.part = Part::Text;
        if !self.text.ends_with('\n') && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// Keeps a label that was not followed by the expected contents.
    fn flush_heading(&mut self) {
        if let Some(heading) = self.heading.take() {
            self.text.push_str(&heading);
            self.text.push('\n');
        }
    }

    fn scope(&mut self, name: &str, text: &str) {
        let scope = Scope { name: name.to_owned(), description: collapse(text).into() };
        match self.part {
            Part::Scopes => {
                self.heading = None;
                self.doc.scopes.push(scope);
            }
            _ if name.is_empty() => self.text.push_str(scope.description.page()),
            _ => self.text.push_str(&format!("{}（`{name}`）", scope.description.page())),
        }
    }

    fn finish(mut self) -> Doc {
        self.flush_heading();
        let example = without_backticks(self.example.trim_matches(is_blank));
        self.doc.example = (!example.is_empty()).then(|| example.to_owned());
        self.doc.text = markdown::clean(&self.text);
        self.doc
    }
}

/// Removes the code marks around an example.
fn without_backticks(text: &str) -> &str {
    if let Some(block) = text.strip_prefix("```") {
        let code = block.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        return code.strip_suffix("```").unwrap_or(code).trim_matches(is_blank);
    }
    let inner = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    inner.filter(|inner| !inner.contains('`')).unwrap_or(text)
}

/// Whether all brackets of the example are closed.
fn is_complete(example: &str) -> bool {
    let count = |brackets: [char; 2]| example.matches(brackets).count();
    !example.trim().is_empty() && count(['{', '[']) == count(['}', ']'])
}

/// The default, if it is a value and not a sentence.
fn literal(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix('`').and_then(|text| text.strip_suffix('`')) {
        return (!inner.contains('`')).then_some(inner);
    }
    let is_word = !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic() && b != b'`');
    is_word.then_some(text)
}

/// Reads a line of the validation rules; false if it is a sentence.
fn limit(line: &str, into: &mut Option<Constraints>) -> bool {
    let line: String = line.trim_start_matches(['-', ' ']).replace("**", "");
    let Some((name, value)) = line.split_once(['：', ':']) else { return false };
    let value = value.trim_matches(is_blank);
    let mut limits = into.clone().unwrap_or_default();
    let number = |text: &str| text.trim_matches(is_blank).trim_matches('`').trim().parse::<i64>().ok();
    let value_without_unit = value.trim_end_matches("字符").trim_end();
    let range = || {
        let (from, to) = value_without_unit.split_once(['～', '~'])?;
        Some((number(from)?, number(to)?))
    };
    let read = match name.trim_matches(is_blank) {
        "长度范围" => range().map(|(from, to)| (limits.min_length, limits.max_length) = (Some(from), Some(to))),
        "取值范围" | "数据范围" => {
            range().map(|(from, to)| (limits.minimum, limits.maximum) = (Some(from), Some(to)))
        }
        "最大长度" => number(value_without_unit).map(|most| limits.max_length = Some(most)),
        "最小长度" => number(value_without_unit).map(|fewest| limits.min_length = Some(fewest)),
        "最大值" => number(value).map(|most| limits.maximum = Some(most)),
        "最小值" => number(value).map(|fewest| limits.minimum = Some(fewest)),
        "正则校验" => value
            .strip_prefix('`')
            .and_then(|regex| regex.strip_suffix('`'))
            .map(|regex| limits.pattern = Some(regex.to_owned())),
        _ => None,
    };
    if read.is_some() {
        *into = Some(limits);
    }
    read.is_some()
}
