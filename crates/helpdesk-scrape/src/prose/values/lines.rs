//! Lists with one value per line, with or without bullets.

use super::intro::{self, Intro};
use super::keys::{Keys, is_integer, is_number, is_word};
use super::label;
use super::lexemes::{LexemeKind, Lexemes, is_colon, is_delimiter};
use super::list::{Pattern, ProseList, Verdict};

/// The separator between a value and its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Colon,
    Dash,
    /// `=`, or a verb.
    Mark,
    /// The label is in brackets.
    Paren,
}

struct Line<'a> {
    indent: usize,
    bulleted: bool,
    /// The text without indentation and bullet.
    content: &'a str,
    item: Option<Item<'a>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Item<'a> {
    key: &'a str,
    quoted: bool,
    form: Form,
    label: &'a str,
}

/// Recognizes a list with one value per line.
pub(super) fn recognise(text: &str, keys: Keys) -> Verdict {
    let lines: Vec<Line<'_>> =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| read(line, keys)).collect();
    let Some(first) = lines.iter().position(|line| line.item.is_some()) else { return bare(&lines, keys) };
    let before = first.checked_sub(1).map_or("", |at| lines[at].content);
    let intro = intro::classify(before);
    let Some(block) = Block::collect(&lines, first) else { return Verdict::Refused };
    if block.items.len() < 2 && intro != Intro::Announced {
        return Verdict::Absent;
    }
    // `9：Open API 2：二维码` is a list within a line, although it starts a line.
    if !block.bulleted && block.items.iter().any(|item| holds_item(item, keys)) {
        return Verdict::Absent;
    }
    if !block.is_promised(intro, keys, block.items.len() + first == lines.len() && first == 0) {
        return Verdict::Refused;
    }
    let items = block.items.iter().map(|item| (item.key.to_owned(), label::trim(item.label).to_owned())).collect();
    Verdict::List(ProseList { pattern: block.pattern(), items })
}

/// Recognizes bullets that contain only a value, below a line that announces values.
fn bare(lines: &[Line<'_>], keys: Keys) -> Verdict {
    let heading =
        |at: &usize| at.checked_sub(1).is_some_and(|before| intro::classify(lines[before].content) == Intro::Announced);
    let Some(first) = lines.iter().position(|line| line.bulleted).filter(heading) else { return Verdict::Absent };
    let bullets: Option<Vec<_>> =
        lines[first..].iter().take_while(|line| line.bulleted).map(|line| value(line.content, keys)).collect();
    let is_all = |values: &Vec<_>| values.len() >= 2 && !lines[first + values.len()..].iter().any(|line| line.bulleted);
    let Some(values) = bullets.filter(is_all) else { return Verdict::Absent };
    let items = values.into_iter().map(|value| (value.to_owned(), String::new())).collect();
    Verdict::List(ProseList { pattern: Pattern::BulletBare, items })
}

/// The value, if the text contains nothing else.
fn value(content: &str, keys: Keys) -> Option<&str> {
    let lexemes = Lexemes::new(content.trim_end_matches(is_delimiter));
    let value = lexemes.str(0);
    let known = match lexemes.kind(0)? {
        LexemeKind::Quoted => is_literal(value),
        LexemeKind::Word => is_word(value) || is_number(value.trim_start_matches('-')),
        _ => false,
    };
    (known && lexemes.list.len() == 1 && keys.accept(value)).then_some(value)
}

fn read(line: &str, keys: Keys) -> Line<'_> {
    let content = line.trim();
    let indent = line.len() - line.trim_start().len();
    let unbulleted = ["- ", "* ", "• ", "· ", "•", "·"].iter().find_map(|bullet| content.strip_prefix(bullet));
    let bulleted =
        unbulleted.is_some() || (content.starts_with('-') && !content[1..].starts_with(|c: char| c.is_ascii_digit()));
    let content = unbulleted.unwrap_or_else(|| if bulleted { &content[1..] } else { content }).trim_start();
    Line { indent, bulleted, content, item: item(content, keys) }
}

/// The value and the label of a line.
fn item<'a>(content: &'a str, keys: Keys) -> Option<Item<'a>> {
    // The start of the line is enough to find the label.
    let head = content.char_indices().nth(160).map_or(content, |(at, _)| &content[..at]);
    let lexemes = Lexemes::new(head);
    let quoted = match lexemes.kind(0)? {
        LexemeKind::Quoted => true,
        LexemeKind::Word => false,
        _ => return None,
    };
    let key = lexemes.str(0);
    let known = if quoted { is_literal(key) } else { is_word(key) || is_number(key.trim_start_matches('-')) };
    if !known || !keys.accept(key) {
        return None;
    }
    let at = lexemes.skip_blank(1);
    let (form, start) = separator(&lexemes, at, is_integer(key))?;
    let label = content.get(start..)?.trim();
    let label = if form == Form::Paren { in_brackets(label)? } else { label };
    // Times, ranges, and marks in addresses.
    let is_tail = is_number(key) && form != Form::Paren && label.starts_with(|c: char| c.is_ascii_digit());
    let sound = !(label.is_empty() || label.starts_with("//") || is_tail);
    sound.then_some(Item { key, quoted, form, label })
}

/// The separator at the lexeme, and the start of the label.
fn separator(lexemes: &Lexemes<'_>, at: usize, is_number: bool) -> Option<(Form, usize)> {
    let lexeme = lexemes.list.get(at)?;
    match lexeme.kind {
        LexemeKind::Mark(c) if is_colon(c) => Some((Form::Colon, lexeme.end)),
        LexemeKind::Mark('-' | '–' | '—') if is_number || at > 1 => Some((Form::Dash, lexeme.end)),
        LexemeKind::Mark('=') if is_number => Some((Form::Mark, lexeme.end)),
        LexemeKind::Mark('(' | '（') => Some((Form::Paren, lexeme.span.start)),
        LexemeKind::Text if is_number => {
            let verb = label::verb_len(lexemes.str(at))?;
            Some((Form::Mark, lexeme.span.start + verb))
        }
        _ => None,
    }
}

/// The text inside brackets that enclose the whole text.
fn in_brackets(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_delimiter);
    let inside = text.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    (!inside.contains(['(', '（', ')', '）'])).then(|| inside.trim())
}

/// Whether a quoted value is a literal, and not a format.
fn is_literal(key: &str) -> bool {
    key.is_ascii() && !key.contains(['<', '>', '{', '}', '$', '=', '`', '[', '(', ':'])
}

/// Whether the label of a number contains further numbers with labels.
fn holds_item(item: &Item<'_>, keys: Keys) -> bool {
    let tail = |at: usize, mark: &str| item.label.get(at + mark.len()..).unwrap_or_default().trim_start();
    is_number(item.key)
        && item.form != Form::Paren
        && item.label.match_indices([' ', '，', ',', '；', ';', '、']).any(|(at, mark)| {
            tail(at, mark).starts_with(|c: char| c.is_ascii_digit())
                && self::item(tail(at, mark), keys).is_some_and(|next| is_number(next.key) && next.form == item.form)
        })
}

/// The lines of a list.
struct Block<'a> {
    bulleted: bool,
    form: Form,
    items: Vec<Item<'a>>,
}

impl<'a> Block<'a> {
    /// Collects the list that starts at `first`; `None` if its lines differ in form.
    fn collect(lines: &[Line<'a>], first: usize) -> Option<Self> {
        let Line { indent, bulleted, item, .. } = &lines[first];
        let form = item.as_ref()?.form;
        let mut items: Vec<Item<'a>> = item.iter().cloned().collect();
        let is_sibling = |line: &Line<'_>| line.bulleted == *bulleted && line.indent.abs_diff(*indent) <= 1;
        let before = first.checked_sub(1).map(|at| &lines[at]);
        if *bulleted && before.is_some_and(is_sibling) {
            return None;
        }
        let mut rest = lines[first + 1..].iter();
        let mut between = false;
        let mut ended = false;
        for line in rest.by_ref() {
            match &line.item {
                Some(item) if is_sibling(line) && item.form == form => {
                    // Text between items without bullets does not belong to the list, and a heading starts another one.
                    if between && (!bulleted || ended) {
                        return None;
                    }
                    items.push(item.clone());
                }
                _ if is_sibling(line) && *bulleted => {
                    if !label::names_the_rest(line.content) {
                        // Items after further text may belong to another list.
                        return if between { Some(Self { bulleted: true, form, items }) } else { None };
                    }
                }
                _ if line.bulleted && line.indent > indent + 1 => {}
                _ => {
                    between = true;
                    ended |= line.content.ends_with(['：', ':']);
                }
            }
        }
        Some(Self { bulleted: *bulleted, form, items })
    }

    /// Whether the introduction and the form of the list make it a value list.
    fn is_promised(&self, intro: Intro, keys: Keys, is_whole: bool) -> bool {
        let numbers = self.items.iter().all(|item| is_integer(item.key));
        let condition = self.items.iter().any(|item| label::is_condition(item.label));
        match intro {
            Intro::Announced => numbers || !self.is_of_settings(),
            Intro::Forbidden => false,
            _ if condition => false,
            _ if numbers && keys == Keys::Integers => true,
            Intro::Classified => self.labels_are_short(),
            Intro::Empty if is_whole && self.form != Form::Colon => self.labels_are_short(),
            Intro::Empty => is_whole && self.items.iter().all(|item| is_constant(item.key)) && self.labels_are_short(),
            Intro::Plain => {
                !self.bulleted && self.items.iter().all(|item| is_constant(item.key)) && self.labels_are_short()
            }
        }
    }

    /// Whether most labels are words: `object_api_name：employment` names the argument of a parameter.
    fn is_of_settings(&self) -> bool {
        let settings = self.items.iter().filter(|item| is_word(item.label) && !item.quoted).count();
        settings * 2 > self.items.len()
    }

    /// Steps are numbered too, but longer than labels.
    fn labels_are_short(&self) -> bool {
        self.items.iter().all(|item| {
            let most = if is_number(item.key) { 12 } else { 40 };
            label::is_written_out(item.label) && item.label.chars().count() <= most
        })
    }

    fn pattern(&self) -> Pattern {
        match (self.bulleted, self.form) {
            (true, Form::Colon) => Pattern::BulletColon,
            (true, _) => Pattern::BulletMark,
            (false, Form::Colon) => Pattern::LineColon,
            (false, Form::Dash) => Pattern::LineDash,
            (false, Form::Paren) => Pattern::LineParen,
            (false, Form::Mark) => Pattern::LineMark,
        }
    }
}

/// Whether the word is in capitals, like constants and unlike parameters. `YYYY` is part of a format.
fn is_constant(key: &str) -> bool {
    let first = key.bytes().next();
    key.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && key.bytes().any(|byte| Some(byte) != first)
}
