//! Labels of values: their ends, and text that cannot be a label.

use super::keys::{is_ideograph, is_word};
use super::lexemes::{is_close, is_colon, is_delimiter, is_open};

/// The maximum length of a label within a sentence, in characters.
const LONGEST: usize = 90;

/// Words for all other values.
const CATCH_ALL: &[&str] = &["其他", "其它", "其余", "others", "other"];

/// Words that continue the text after the last label of a sentence.
const AFTERMATH: &[&str] = &[
    "默认",
    "缺省",
    "其他",
    "其它",
    "其余",
    "如",
    "仅",
    "若",
    "当",
    "注",
    "不填",
    "不传",
    "此",
    "该",
    "非",
    "目前",
    "详",
    "参考",
    "参见",
    "具体",
    "用于",
    "以上",
    "且",
    "并",
    "但",
    "示例",
    "例",
    "可通过",
    "可以通过",
    "需",
];

/// The length of the verb at the start of the text, before its label: `1 表示开启`.
pub(super) fn verb_len(text: &str) -> Option<usize> {
    if text.starts_with("是否") || text.starts_with("指定") {
        return None;
    }
    ["代表", "表示", "表明", "为", "是", "指"].iter().find(|verb| text.starts_with(**verb)).map(|verb| verb.len())
}

/// A label within a list, without surrounding marks; `None` if it is not a label.
pub(super) fn middle(text: &str) -> Option<String> {
    let label = trim(text);
    let label = label.strip_suffix(" 或").or_else(|| label.strip_suffix(" 和")).unwrap_or(label).trim_end();
    let label = label.get(..catch_all(label)).map(trim)?;
    let is_cut = label.contains(['\n', '。']) || label.ends_with("为") || label.ends_with("时") && is_case(label);
    let sound = !is_cut && !has_bare_colon(label) && !has_loose_number(label);
    (sound && !label.is_empty() && label.chars().count() <= LONGEST).then(|| label.to_owned())
}

/// The last label of a list within a sentence, without the text after it.
pub(super) fn last(text: &str, commas_separate: bool) -> Option<String> {
    let label = trim(text.get(..end(text, commas_separate)).unwrap_or_default());
    let sound = !label.is_empty() && !has_bare_colon(label) && label.chars().count() <= LONGEST;
    sound.then(|| label.to_owned())
}

/// Trims white space and separators.
pub(super) fn trim(text: &str) -> &str {
    text.trim_start().trim_end_matches(|c: char| c.is_whitespace() || is_delimiter(c) || matches!(c, '.' | '/'))
}

/// The end of the last label.
fn end(text: &str, commas_separate: bool) -> usize {
    let mut depth = 0_usize;
    let mut last = ' ';
    let text = text.trim_end();
    let start = text.len() - text.trim_start().len();
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < start) {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '\n' => return at,
            _ if is_open(c) => depth += 1,
            // The closing bracket around the list.
            _ if is_close(c) && depth == 0 => return at,
            _ if is_close(c) => depth -= 1,
            _ if depth > 0 => {}
            '。' | '；' | ';' => return at,
            '，' | ',' | '、' if commas_separate || goes_on(rest) => return at,
            ' ' if last != ' ' && ends_at_blank(last, rest) => return at,
            _ => {}
        }
        last = c;
    }
    text.len()
}

fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    AFTERMATH.iter().any(|word| rest.starts_with(word))
}

/// A space within a label is beside Latin letters; elsewhere it ends the label.
fn ends_at_blank(before: char, rest: &str) -> bool {
    let next = rest.chars().next().unwrap_or(' ');
    next == ' ' || is_ideograph(next) && (is_ideograph(before) || is_close(before)) || goes_on(rest)
}

/// The end of a label before a catch-all such as `其他数字：其他渠道`, which is not a value.
fn catch_all(label: &str) -> usize {
    let found = CATCH_ALL
        .iter()
        .filter_map(|word| label.match_indices(word).map(|(at, _)| at).find(|at| is_catch_all(label, *at)));
    found.min().unwrap_or(label.len())
}

fn is_catch_all(label: &str, at: usize) -> bool {
    let (before, from) = label.split_at(at);
    let separated = before.ends_with(|c: char| c == ' ' || is_delimiter(c));
    separated && from.chars().take(8).any(is_colon)
}

/// Whether the text is a catch-all for the remaining values.
pub(super) fn names_the_rest(text: &str) -> bool {
    CATCH_ALL.iter().any(|word| text.starts_with(word))
}

/// Whether a colon is outside brackets, so that the label contains foreign text.
fn has_bare_colon(label: &str) -> bool {
    let mut depth = 0_usize;
    label.char_indices().any(|(at, c)| {
        if is_open(c) {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && is_colon(c) && !label.get(at..).is_some_and(|rest| rest.starts_with("://"))
    })
}

/// Whether a number without a label is between marks: `开启，2 关闭`.
fn has_loose_number(label: &str) -> bool {
    label.match_indices(is_delimiter).any(|(at, mark)| {
        let rest = label.get(at + mark.len()..).unwrap_or_default().trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest.get(digits..).is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Whether the text describes a condition or instruction, instead of the meaning of a value.
pub(super) fn is_condition(label: &str) -> bool {
    const STARTS: &[&str] = &[
        "若",
        "如果",
        "当且",
        "当该",
        "当此",
        "请参",
        "请在",
        "请先",
        "请勿",
        "请使用",
        "请确保",
        "不填",
        "不传",
        "调用",
        "传入",
        "填写",
    ];
    const HOLDS: &[&str] =
        &["时必填", "时有效", "时生效", "时需", "时返回", "时，", "时,", "可从", "可通过", "可以通过"];
    // 通过 alone is a result, and a common label.
    let is_source = || label.starts_with("通过") && ["获取", "查询", "接口"].iter().any(|word| label.contains(word));
    // 打开 alone is a state, and a common label.
    const STEPS: &[&str] = &["打开", "点击", "进入", "前往", "登录", "选择"];
    let is_step = || STEPS.iter().any(|verb| label.strip_prefix(verb).is_some_and(|object| object.chars().count() > 2));
    STARTS.iter().any(|start| label.starts_with(start))
        || is_step()
        || HOLDS.iter().any(|part| label.contains(part))
        || is_source()
        || is_case(label)
}

/// Whether the text explains a special number among counted ones: `0 表示不限制`, `30 表示 30 天`.
pub(super) fn is_amount(key: &str, label: &str) -> bool {
    ["不限", "无限", "没有限制", "永久", "永不"].iter().any(|word| label.contains(word)) || label.contains(key)
}

/// Whether the text marks a bound: `100（含）`.
pub(super) fn is_bound(label: &str) -> bool {
    ["最大", "最小", "上限", "下限"].iter().any(|word| label.contains(word))
        || matches!(label, "含" | "不含" | "包含" | "默认" | "默认值")
}

/// Whether a word is alone between marks, as a value without a label.
pub(super) fn has_loose_word(label: &str) -> bool {
    let mut parts = label.split(is_delimiter);
    parts.next();
    parts.any(|part| is_word(part.trim()))
}

/// `会议室时`, but not `小时`.
fn is_case(label: &str) -> bool {
    let Some(before) = label.strip_suffix('时').and_then(|rest| rest.chars().next_back()) else { return false };
    !"小工实课定即临准计限延超暂同及按全兼零历平".contains(before)
}

/// Whether the label is in the script of the pages, as required for labels of words.
pub(super) fn is_written_out(label: &str) -> bool {
    label.contains(is_ideograph)
}
