//! Lists within a sentence: `状态，1：开启 2: 关闭`.

use super::intro::{self, Intro};
use super::keys::{Keys, is_integer, is_number, is_word};
use super::label;
use super::lexemes::{LexemeKind, Lexemes, is_close, is_colon, is_delimiter, is_open};
use super::list::{Pattern, ProseList, Verdict};

/// A value and the mark after it.
#[derive(Debug, Clone, Copy)]
struct Hit {
    /// The lexeme of the value.
    at: usize,
    pattern: Pattern,
    /// The offset of the label.
    label: usize,
    group: usize,
    start: Start,
}

/// The context before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The start of the text, or a mark that starts something new.
    Mark,
    Blank,
    /// Text that the number may belong to: `第1：`.
    Text,
}

/// Recognizes a list within a sentence.
pub(super) fn recognise(text: &str, keys: Keys) -> Verdict {
    let lexemes = Lexemes::new(text);
    let hits: Vec<Hit> = (0..lexemes.list.len()).filter_map(|at| hit(&lexemes, at, keys)).collect();
    let Some(depth) = hits.iter().map(|hit| lexemes.groups[hit.group].depth).min() else { return Verdict::Absent };
    let hits: Vec<Hit> = hits.into_iter().filter(|hit| lexemes.groups[hit.group].depth == depth).collect();
    Run { lexemes: &lexemes, hits: &hits, keys }.read().unwrap_or(Verdict::Refused)
}

/// Whether a value and a mark start at the lexeme.
fn hit(lexemes: &Lexemes<'_>, at: usize, keys: Keys) -> Option<Hit> {
    let lexeme = lexemes.list.get(at)?;
    if !matches!(lexeme.kind, LexemeKind::Word | LexemeKind::Quoted) {
        return None;
    }
    let key = lexemes.str(at);
    let number = is_integer(key) || (keys == Keys::Words && is_number(key));
    let is_range = !number && key.starts_with(|c: char| c.is_ascii_digit());
    if !number && !is_range && (keys == Keys::Integers || !is_word(key)) {
        return None;
    }
    let mut start = start(lexemes, at)?;
    // `1-5：一般`, `1、2：一般`: such an item covers several values, so the list is refused.
    if is_range || (start == Start::Mark && follows_value(lexemes, at)) {
        start = Start::Text;
    }
    let number = number || is_range;
    let mark_at = lexemes.skip_blank(at + 1);
    let mark = lexemes.list.get(mark_at)?;
    let next = lexemes.skip_blank(mark_at + 1);
    let (pattern, label) = match mark.kind {
        LexemeKind::Mark(c) if is_colon(c) => {
            (if number { Pattern::NumberColon } else { Pattern::WordColon }, mark.end)
        }
        LexemeKind::Mark('(' | '（') if mark_at == at + 1 || number => {
            (if number { Pattern::NumberParen } else { Pattern::WordParen }, mark.end)
        }
        _ if !number => return None,
        LexemeKind::Mark('-' | '–' | '—') => (Pattern::NumberDash, mark.end),
        LexemeKind::Mark('=') => (Pattern::NumberEquals, mark.end),
        LexemeKind::Mark('.' | '、') => (Pattern::NumberDot, mark.end),
        LexemeKind::Text => (Pattern::NumberVerb, mark.span.start + label::verb_len(lexemes.str(mark_at))?),
        LexemeKind::Word if lexemes.str(mark_at) == "for" => (Pattern::NumberFor, mark.end),
        _ => return None,
    };
    let is_digit = lexemes.kind(next) == Some(LexemeKind::Word)
        && lexemes.str(next).starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let is_tight = next == mark_at + 1;
    // Times, dates, ranges, ratios, sums, and marks in addresses.
    let is_other = match pattern {
        Pattern::NumberColon => {
            is_digit && (is_tight || mark.kind == LexemeKind::Mark(':'))
                || lexemes.kind(next) == Some(LexemeKind::Mark('/'))
        }
        Pattern::NumberParen | Pattern::WordParen | Pattern::NumberVerb => false,
        Pattern::WordColon => matches!(lexemes.kind(next), Some(LexemeKind::Mark('/' | '{' | '[')) | None),
        _ => is_digit || matches!(lexemes.kind(next), Some(LexemeKind::Mark('=' | '-' | '.' | '>')) | None),
    };
    (!is_other).then_some(Hit { at, pattern, label, group: lexeme.group, start })
}

/// Whether the mark before the lexeme follows another value with the same label.
fn follows_value(lexemes: &Lexemes<'_>, at: usize) -> bool {
    let is = |at: Option<usize>, test: fn(LexemeKind) -> bool| at.and_then(|at| lexemes.kind(at)).is_some_and(test);
    let step = |at: usize| {
        let before = at.checked_sub(1)?;
        if lexemes.kind(before) == Some(LexemeKind::Blank) { before.checked_sub(1) } else { Some(before) }
    };
    let Some(mark) =
        step(at).filter(|mark| is(Some(*mark), |kind| matches!(kind, LexemeKind::Mark('、' | '，' | ',' | '/' | '~'))))
    else {
        return false;
    };
    let Some(value) =
        step(mark).filter(|value| is(Some(*value), |kind| kind == LexemeKind::Word) && is_number(lexemes.str(*value)))
    else {
        return false;
    };
    let stands_alone = |kind| {
        matches!(
            kind,
            LexemeKind::Mark('：' | ':' | '，' | ',' | '；' | ';' | '（' | '(' | '【' | '、' | '。')
                | LexemeKind::Break
        )
    };
    step(value).is_none_or(|before| is(Some(before), stands_alone))
}

/// The context before the lexeme; `None` if the lexeme is part of something else.
fn start(lexemes: &Lexemes<'_>, at: usize) -> Option<Start> {
    let Some(before) = at.checked_sub(1).and_then(|before| lexemes.kind(before)) else { return Some(Start::Mark) };
    match before {
        LexemeKind::Break => Some(Start::Mark),
        LexemeKind::Blank => Some(match at.checked_sub(2).and_then(|before| lexemes.kind(before)) {
            Some(LexemeKind::Text | LexemeKind::Word | LexemeKind::Quoted) => Start::Blank,
            Some(LexemeKind::Mark(c)) if is_close(c) => Start::Blank,
            // `a = 1：...`, `> 1：...`
            Some(LexemeKind::Mark('=' | '<' | '>' | '≥' | '≤' | '~' | '+')) => return None,
            _ => Start::Mark,
        }),
        LexemeKind::Mark(c)
            if is_open(c)
                || is_delimiter(c)
                || is_colon(c)
                || matches!(c, '-' | '？' | '！' | '?' | '!' | '>' | '/' | '”') =>
        {
            Some(if c == '/' { Start::Text } else { Start::Mark })
        }
        // `0（定时）1（立即）`
        LexemeKind::Mark(c) if is_close(c) => Some(Start::Blank),
        LexemeKind::Text | LexemeKind::Word | LexemeKind::Quoted => Some(Start::Text),
        LexemeKind::Mark(_) => None,
    }
}

/// The values of a list found so far.
struct Run<'a> {
    lexemes: &'a Lexemes<'a>,
    hits: &'a [Hit],
    keys: Keys,
}

impl Run<'_> {
    /// Reads the list; `None` if any part is not as expected.
    fn read(&self) -> Option<Verdict> {
        let first = self.hits.first()?;
        let intro = intro::classify(self.before(first));
        let alone = self.hits.len() == 1;
        let is_announced =
            intro == Intro::Announced && matches!(first.pattern, Pattern::NumberColon | Pattern::WordColon);
        if alone && !is_announced && !self.is_only_value(first, intro) {
            return Some(Verdict::Absent);
        }
        let agree = |hit: &Hit| hit.pattern == first.pattern && hit.group == first.group && hit.start != Start::Text;
        if !self.hits.iter().all(agree) || intro == Intro::Forbidden {
            return None;
        }
        let labels = self.labels()?;
        let is_words = matches!(first.pattern, Pattern::WordColon | Pattern::WordParen);
        if is_words && labels.iter().any(|label| label::has_loose_word(label)) {
            return None;
        }
        let promised = self.is_promised(first, intro, &labels);
        let items = self.hits.iter().map(|hit| self.lexemes.str(hit.at).to_owned()).zip(labels).collect();
        promised.then_some(Verdict::List(ProseList { pattern: first.pattern, items }))
    }

    /// The text before the list: on its line, before its brackets, or on the line above.
    fn before(&self, first: &Hit) -> &str {
        let mut end = self.lexemes.list[first.at].span.start;
        if let Some(open) = self.lexemes.groups[first.group].open {
            let inside = self.lexemes.text.get(self.lexemes.list[open].end..end).unwrap_or_default();
            if inside.trim().is_empty() {
                end = self.lexemes.list[open].span.start;
            }
        }
        let before = self
            .lexemes
            .text
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(|c: char| c.is_whitespace() || c == '`' || c == '"');
        before.rsplit('\n').next().unwrap_or_default()
    }

    /// The labels; `None` if one of them is not a valid label.
    fn labels(&self) -> Option<Vec<String>> {
        let mut labels = Vec::with_capacity(self.hits.len());
        let mut commas = true;
        for (index, hit) in self.hits.iter().enumerate() {
            let next = self.hits.get(index + 1);
            let label = if matches!(hit.pattern, Pattern::NumberParen | Pattern::WordParen) {
                self.bracketed(hit, next)?
            } else if let Some(next) = next {
                let text = self
                    .lexemes
                    .text
                    .get(hit.label..self.lexemes.list[next.at].span.start)?
                    .trim_end_matches(['`', '"']);
                commas &= text.trim_end().ends_with(['，', ',', '、']);
                label::middle(text.trim_end().trim_end_matches(['-', '•']))?
            } else {
                label::last(self.lexemes.text.get(hit.label..)?, commas && index > 0)?
            };
            labels.push(label);
        }
        Some(labels)
    }

    /// The label in brackets, which only the next value may follow.
    fn bracketed(&self, hit: &Hit, next: Option<&Hit>) -> Option<String> {
        let open = self.lexemes.skip_blank(hit.at + 1);
        let group = self.lexemes.group_opened_at(open)?;
        let close = group.close?;
        let separates = |kind: Option<LexemeKind>| match kind {
            Some(LexemeKind::Mark(c)) => is_delimiter(c),
            Some(LexemeKind::Blank | LexemeKind::Break) => true,
            _ => false,
        };
        let consecutive = match next {
            Some(next) => (close + 1..next.at).all(|at| separates(self.lexemes.kind(at))),
            // The list ends its sentence, its line or its brackets.
            None => match self.lexemes.kind(self.lexemes.skip_blank(close + 1)) {
                Some(LexemeKind::Mark(c)) => is_delimiter(c) || is_close(c),
                Some(LexemeKind::Break) | None => true,
                _ => false,
            },
        };
        let label = self.lexemes.text.get(hit.label..self.lexemes.list[close].span.start)?.trim();
        (consecutive && !label.is_empty()).then(|| label.to_owned())
    }

    /// `排序键。1: 按更新时间`: a single number that ends the text.
    fn is_only_value(&self, hit: &Hit, intro: Intro) -> bool {
        let rest = self.lexemes.text.get(hit.label..).unwrap_or_default().trim();
        intro == Intro::Classified
            && self.keys == Keys::Integers
            && hit.pattern == Pattern::NumberColon
            && hit.start == Start::Mark
            && rest.chars().count() <= 24
            && !rest.contains(|c: char| c.is_ascii_digit() || c == '\n' || is_delimiter(c))
            && !label::is_condition(rest)
    }

    /// Whether the introduction and the form of the list make it a value list.
    fn is_promised(&self, first: &Hit, intro: Intro, labels: &[String]) -> bool {
        // 取值为 5 表示... describes one case, and does not announce further values.
        if intro == Intro::Announced && first.pattern != Pattern::NumberVerb {
            return first.pattern != Pattern::WordColon || labels.iter().all(|label| !is_word(label));
        }
        let is_named = intro == Intro::Classified;
        let integers = self.keys == Keys::Integers;
        let shorter = |most: usize| labels.iter().all(|label| label.chars().count() <= most);
        let opens_with_mark = first.start == Start::Mark;
        let form = match first.pattern {
            // Steps are numbered too, but longer than labels.
            Pattern::NumberColon => integers || (is_named && shorter(12)),
            Pattern::NumberDash => opens_with_mark && (integers || (is_named && shorter(12))),
            Pattern::NumberVerb => {
                let amount =
                    self.hits.iter().zip(labels).any(|(hit, label)| label::is_amount(self.lexemes.str(hit.at), label));
                opens_with_mark && shorter(40) && !amount
            }
            Pattern::NumberEquals | Pattern::NumberFor => true,
            Pattern::NumberParen => opens_with_mark && integers && !labels.iter().any(|label| label::is_bound(label)),
            // Steps and notes are numbered this way too.
            Pattern::NumberDot => {
                integers && is_named && shorter(12) && !labels.iter().any(|label| label.contains(is_delimiter))
            }
            Pattern::WordColon => {
                is_named && opens_with_mark && shorter(40) && labels.iter().all(|label| label::is_written_out(label))
            }
            Pattern::WordParen => self.in_lenticular_brackets(first),
            _ => false,
        };
        form && !labels.iter().any(|label| label::is_condition(label))
    }

    /// Whether the list fills 【】.
    fn in_lenticular_brackets(&self, first: &Hit) -> bool {
        self.lexemes.groups[first.group]
            .open
            .is_some_and(|open| self.lexemes.kind(open) == Some(LexemeKind::Mark('【')))
    }
}
