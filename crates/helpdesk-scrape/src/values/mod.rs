//! Value lists that stand only in the prose of a description.
//!
//! Most lists are elements of their own (`md-enum`). Others are written out in words, in a dozen habits of writing, and the
//! same marks stand in times, conditions, steps and lists of parameters. So each habit is a named [`Pattern`] with its own
//! demands, and what does not meet them is refused: a list that is missing can be added by hand, a wrong one is believed.
//!
//! A description is made [plain](text) and split into [tokens](token), then read as [lines], as a [run](inline) within a
//! sentence, and as [bare] values after words that announce them. What stands [before](intro) a list decides as much as
//! the list itself.

mod bare;
mod inline;
mod intro;
mod label;
mod lines;
#[cfg(test)]
mod tests;
mod text;
mod token;

use std::collections::HashSet;

use helpdesk_schema::Type;

/// A description longer than this, in bytes, is not looked at. None has a tenth of it.
const LONGEST: usize = 64 * 1024;

/// A value list that a description writes out in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseList {
    /// How it is written.
    pub pattern: Pattern,
    /// The values and what they mean, in the order of the text. No value stands twice; a label may be empty.
    pub items: Vec<(String, String)>,
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $pattern:ident = $name:literal,)*) => {
        /// How a value list is written in prose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Pattern {
            $($(#[$doc])* $pattern,)*
        }

        impl Pattern {
            /// Every pattern.
            pub const ALL: &'static [Self] = &[$(Self::$pattern,)*];

            /// The name of the pattern, as in `number-colon`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$pattern => $name,)*
                }
            }
        }
    };
}

patterns! {
    /// List items of a value and its label, each after a colon: `- open：已开启`, `` - `open`: 已开启 ``, `- 1：已开启`.
    ///
    /// Values that are words need a heading that announces them (可选值：), or a line above that names a kind of thing
    /// (类型); otherwise they may as well be the names of parameters.
    BulletColon = "bullet-colon",
    /// List items with another mark than a colon: `- open - 已开启`, `- 1 表示开启`.
    BulletMark = "bullet-mark",
    /// List items of nothing but a value, below a line that announces values: `` - `open` ``.
    BulletBare = "bullet-bare",
    /// A value and its label after a colon, one pair a line: `OPEN:  已开启`, `0: 已停用`.
    LineColon = "line-colon",
    /// A value and its label after a hyphen, one pair a line: `string - 单行文本`, `OPEN -已开启`.
    LineDash = "line-dash",
    /// A value and its label in brackets, one pair a line: `OPEN(已开启)`.
    LineParen = "line-paren",
    /// A value and its label after `=` or a verb, one pair a line: `0=停用`, `0 表示停用`.
    LineMark = "line-mark",
    /// Words and their labels within a sentence, after what names a kind of thing: `消息类型；text：文本；post：富文本`.
    WordColon = "word-colon",
    /// Words and their labels in brackets, all within 【】 or after what announces values: `可选值：【open（开启），off（关闭）】`.
    WordParen = "word-paren",
    /// Numbers and their labels after a colon, whatever stands between the pairs: `状态，1：开启 2: 关闭`.
    NumberColon = "number-colon",
    /// Numbers and their labels after a hyphen: `1-开启，2-关闭`, `1 - Monday, 2 - Tuesday`.
    NumberDash = "number-dash",
    /// Numbers and their labels after a verb: `0 代表关闭，1 代表开启`, `1为分钟；2为小时`.
    NumberVerb = "number-verb",
    /// Numbers and their labels after `=`: `0=等于，1=不等于`.
    NumberEquals = "number-equals",
    /// Numbered labels of a few characters, after a colon: `阶段：1. 机器人 2. 人工`. Steps look the same, but are longer.
    NumberDot = "number-dot",
    /// Numbers and their labels in brackets: `0（定时） 1（立即）`.
    NumberParen = "number-paren",
    /// Numbers and their English labels: `1 for bot, 2 for guest`.
    NumberFor = "number-for",
    /// Values without labels, after words that announce them: `可选值：text、post`, ``取值为 `a`、`b` 其中之一``.
    Bare = "bare",
}

/// The value list that a description writes out, if it certainly is one.
///
/// The description is Markdown from which the parts with a label of their own, such as the example, are taken out. The type
/// is that of the field: a list of numbers needs integers or strings, one of words needs strings, and an array has the
/// values of its items. Any other type has no list; what is said of true and false is prose.
pub(crate) fn recognise(description: &str, ty: &Type) -> Option<ProseList> {
    let keys = Keys::of(ty).filter(|keys| description.len() <= LONGEST && keys.may_stand_in(description))?;
    let text = text::plain(description);
    let found = match lines::recognise(&text, keys) {
        Verdict::Absent => match inline::recognise(&text, keys) {
            Verdict::Absent => bare::recognise(&text, keys),
            verdict => verdict,
        },
        verdict => verdict,
    };
    let Verdict::List(list) = found else { return None };
    is_sound(&list).then_some(list)
}

/// What demands of a list no pattern can drop.
fn is_sound(list: &ProseList) -> bool {
    let mut keys = HashSet::with_capacity(list.items.len());
    let negative = list.items.iter().filter(|(key, _)| key.starts_with('-')).count();
    // `-1：...` may be an item of a list written without a blank.
    negative <= 1 && !list.items.is_empty() && list.items.iter().all(|(key, _)| keys.insert(key))
}

/// What one way of reading finds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    /// Nothing that looks like a list.
    Absent,
    /// Something that looks like a list, and may be none. No other way of reading is tried.
    Refused,
    List(ProseList),
}

/// What the values of a field may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    Integers,
    /// Numbers too.
    Words,
}

impl Keys {
    fn of(ty: &Type) -> Option<Self> {
        match ty {
            Type::Integer => Some(Self::Integers),
            Type::String => Some(Self::Words),
            Type::Array(item) => match **item {
                Type::Integer => Some(Self::Integers),
                Type::String => Some(Self::Words),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether there could be a value anywhere in the text. Most descriptions are known to have none by that.
    fn may_stand_in(self, text: &str) -> bool {
        text.bytes().any(|byte| match self {
            Self::Integers => byte.is_ascii_digit(),
            Self::Words => byte.is_ascii_alphanumeric() || matches!(byte, b'`' | b'"'),
        })
    }

    /// Whether the text can be a value of the field.
    fn accept(self, key: &str) -> bool {
        match self {
            Self::Integers => is_integer(key),
            Self::Words => !key.is_empty(),
        }
    }
}

/// Whether the text is an integer as JSON writes it.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    is_number(digits) && digits.len() <= 18 && (digits.len() == 1 || !digits.starts_with('0'))
}

/// Whether the text is of digits only.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text is a word that somebody may have chosen for a value.
fn is_word(text: &str) -> bool {
    let plausible = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(plausible) && !is_scheme(text)
}

/// `https` before `://`.
fn is_scheme(text: &str) -> bool {
    ["http", "https", "ftp", "mailto"].iter().any(|scheme| text.eq_ignore_ascii_case(scheme))
}

/// Whether a character is one of the scripts that labels are written in, and no mark.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
