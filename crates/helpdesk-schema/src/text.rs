//! Characters and words.

/// Whether a terminal, an editor or a reader of Markdown may obey the character instead of showing it: a control character, a
/// separator of lines, a control of the writing direction, a byte order mark, or an invisible tag.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The words of a documented name: runs of letters and digits, and camel case taken apart.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '_';
    for c in name.chars() {
        let starts = !previous.is_ascii_alphanumeric() || previous.is_ascii_lowercase() && c.is_ascii_uppercase();
        if c.is_ascii_alphanumeric() {
            match words.last_mut() {
                Some(word) if !starts => word.push(c.to_ascii_lowercase()),
                _ => words.push(c.to_ascii_lowercase().to_string()),
            }
        }
        previous = c;
    }
    words
}

/// A documented name in snake case: `filterView` -> `filter_view`. Nothing but letters and digits of ASCII is kept.
pub fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// A documented name in upper camel case: `ticket.message` -> `TicketMessage`. Nothing but letters and digits of ASCII is kept, and
/// what keeps two numbers apart: `1.2` -> `1_2`.
pub fn pascal_case(name: &str) -> String {
    let mut pascal = String::new();
    for word in words(name) {
        if pascal.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
            pascal.push('_');
        }
        pascal.push_str(&word[..1].to_ascii_uppercase());
        pascal.push_str(&word[1..]);
    }
    pascal
}

/// A number and its noun: `1 page`, `2 pages`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The first of the names that is free; else the last of them with the first number that makes it so, set apart from a digit.
pub fn first_free(names: impl IntoIterator<Item = String>, is_free: impl Fn(&str) -> bool) -> String {
    let mut last = String::new();
    for name in names {
        if is_free(&name) {
            return name;
        }
        last = name;
    }
    if last.ends_with(|c: char| c.is_ascii_digit()) {
        last.push('_');
    }
    let mut number = 2_usize;
    loop {
        let name = format!("{last}{number}");
        if is_free(&name) {
            return name;
        }
        number += 1;
    }
}

/// The candidate that a misspelled word most likely means; `None` if no candidate is similar enough.
///
/// A word of up to five characters may differ in one character, a longer one in more. Case does not matter. Of several
/// candidates that are equally similar, the first one counts.
#[cfg(feature = "author")]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Longer words are not compared.
    const LONGEST: usize = 200;
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    let word = lower(word.get(..LONGEST).unwrap_or(word));
    let most = match word.len() {
        0 | 1 | LONGEST.. => return None,
        2..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    let is_near = |candidate: &&str| candidate.len() < 4 * LONGEST;
    let distances = candidates.into_iter().filter(is_near).filter_map(|candidate| {
        let other = lower(candidate);
        let is_possible = other.len() > 1 && other.len().abs_diff(word.len()) <= most;
        is_possible.then(|| (edits(&word, &other), candidate))
    });
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|found| found.1)
}

/// The number of characters to insert, delete, replace, or swap with the next one.
#[cfg(feature = "author")]
fn edits(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(a != b);
            let mut fewest = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *a == to[column - 1] && from[row - 1] == *b {
                fewest = fewest.min(before_last[column - 1] + 1);
            }
            current.push(fewest);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "author")]
    #[test]
    fn a_misspelled_word_is_like_another() {
        for (word, candidates, expected) in [
            ("strng", &["string", "int"][..], Some("string")),
            ("itn", &["string", "int"], Some("int")),
            ("boolaen", &["boolean"], Some("boolean")),
            ("Itn", &["int"], Some("int")),
            ("ticket.mesage.craete", &["ticket.message.list", "ticket.message.create"], Some("ticket.message.create")),
            ("请求休", &["请求头", "请求体"], Some("请求头")),
            ("颜色", &["描述", "说明"], None),
            ("colour", &["name", "type"], None),
            ("a", &["b"], None),
            ("", &["b"], None),
        ] {
            assert_eq!(nearest(word, candidates.iter().copied()), expected, "{word}");
        }
        assert_eq!(nearest(&"a".repeat(100_000), [&*"a".repeat(100_001)]), None);
    }

    #[test]
    fn words_of_documented_names() {
        for (name, snake, pascal) in [
            ("filterView", "filter_view", "FilterView"),
            ("ticket.message", "ticket_message", "TicketMessage"),
            ("zh-CN", "zh_cn", "ZhCn"),
            ("工单", "", ""),
            ("3dModel", "3d_model", "3dModel"),
            ("v1.2", "v1_2", "V1_2"),
        ] {
            assert_eq!((snake_case(name).as_str(), pascal_case(name).as_str()), (snake, pascal), "{name}");
        }
    }

    #[test]
    fn numbers_are_the_last_resort() {
        let names = || ["a", "b"].map(str::to_owned);
        assert_eq!(first_free(names(), |name| name != "a"), "b");
        assert_eq!(first_free(names(), |name| !["a", "b", "b2"].contains(&name)), "b3");
        assert_eq!(first_free(["Value1".to_owned()], |name| name != "Value1"), "Value1_2");
    }
}
