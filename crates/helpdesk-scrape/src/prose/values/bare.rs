//! Values without labels: `可选值：text、post`.

use super::intro;
use super::keys::{Keys, is_integer, is_scheme};
use super::list::{Pattern, ProseList, Verdict};

/// Words that announce the values, if a colon, a verb or a quoted value follows.
const HEADINGS: &[&str] = &["可选值", "可能值", "枚举值", "可用值", "可取值", "取值", "可选类型"];

/// Separators between values.
const SEPARATORS: &[&str] = &["、", "，", ",", "；", ";", "/", "|", "或者", "或"];

/// Words that may end the list, other than the end of its sentence.
const ENDS: &[&str] = &["其中之一", "之一", "中的一个", "其中的一个", "几种", "两种", "三种", "四种"];

/// Recognizes values after words that announce them.
pub(super) fn recognise(text: &str, keys: Keys) -> Verdict {
    text.lines().find_map(|line| announced(line, keys)).map_or(Verdict::Absent, |items| {
        Verdict::List(ProseList {
            pattern: Pattern::Bare,
            items: items.into_iter().map(|key| (key, String::new())).collect(),
        })
    })
}

fn announced(line: &str, keys: Keys) -> Option<Vec<String>> {
    let (at, heading) =
        HEADINGS.iter().filter_map(|heading| line.find(heading).map(|at| (at, heading))).min_by_key(|(at, _)| *at)?;
    let case = intro::last_clause(&line[..at]);
    if ["当", "若", "如果", "默认", "示例", "例如"].iter().any(|word| case.contains(word)) {
        return None;
    }
    let after = line[at + heading.len()..].trim_start();
    let verb = ["有", "为", "是", "包括", "包含"].iter().find_map(|verb| after.strip_prefix(verb)).unwrap_or(after);
    let rest = verb.trim_start().trim_start_matches(['：', ':']).trim_start();
    if rest.len() == after.len() {
        return None;
    }
    values(rest, keys)
}

/// The values, if the sentence contains only values.
fn values(text: &str, keys: Keys) -> Option<Vec<String>> {
    let mut rest = text;
    let mut values = Vec::new();
    loop {
        let (value, after) = value(rest)?;
        let known = match keys {
            Keys::Integers => is_integer(value),
            Keys::Words => !is_integer(value),
        };
        if !known {
            return None;
        }
        values.push(value.to_owned());
        let after = after.trim_start();
        let Some(separator) = SEPARATORS.iter().find(|separator| after.starts_with(**separator)) else {
            let is_end = after.is_empty() || after.starts_with('。') || ENDS.iter().any(|end| after.starts_with(end));
            return (is_end && values.len() >= 2).then_some(values);
        };
        rest = after[separator.len()..].trim_start();
    }
}

/// The value at the start of the text, and the rest. Some values have several words: `line break`.
fn value(text: &str) -> Option<(&str, &str)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '`' | '"')) {
        let (value, after) = text[1..].split_once(quote)?;
        return is_value(value).then(|| (value.trim(), after));
    }
    let len = text.find(|c: char| !(is_value_char(c) || c == ' ')).unwrap_or(text.len());
    let value = text[..len].trim_end();
    let words = value.split(' ').count();
    (is_value(value) && words <= 3 && !is_scheme(value)).then(|| (value, &text[len..]))
}

fn is_value(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= 60 && text.chars().all(|c| is_value_char(c) || c == ' ')
}

fn is_value_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}
