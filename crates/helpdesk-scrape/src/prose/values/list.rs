//! Recognized lists, and the patterns in which they are written.

/// A value list written in the prose of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseList {
    /// The pattern in which the list is written.
    pub pattern: Pattern,
    /// The values and their labels, in the order of the text. Values are unique; a label may be empty.
    pub items: Vec<(String, String)>,
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $pattern:ident = $name:literal,)*) => {
        /// A pattern in which value lists are written in prose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Pattern {
            $($(#[$doc])* $pattern,)*
        }

        impl Pattern {
            /// Every pattern.
            pub const ALL: &'static [Self] = &[$(Self::$pattern,)*];

            /// The name of the pattern, such as `number-colon`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$pattern => $name,)*
                }
            }
        }
    };
}

patterns! {
    /// List items with a value, a colon and a label: `- open：已开启`, `` - `open`: 已开启 ``, `- 1：已开启`.
    ///
    /// Words as values require a heading that announces them (可选值：), or a line above that names a kind of thing (类型);
    /// otherwise they may be names of parameters.
    BulletColon = "bullet-colon",
    /// List items with a mark other than a colon: `- open - 已开启`, `- 1 表示开启`.
    BulletMark = "bullet-mark",
    /// List items with only a value, below a line that announces values: `` - `open` ``.
    BulletBare = "bullet-bare",
    /// A value, a colon and a label, one pair per line: `OPEN:  已开启`, `0: 已停用`.
    LineColon = "line-colon",
    /// A value, a hyphen and a label, one pair per line: `string - 单行文本`, `OPEN -已开启`.
    LineDash = "line-dash",
    /// A value and a label in brackets, one pair per line: `OPEN(已开启)`.
    LineParen = "line-paren",
    /// A value, `=` or a verb, and a label, one pair per line: `0=停用`, `0 表示停用`.
    LineMark = "line-mark",
    /// Words and labels within a sentence, after the name of a kind of thing: `消息类型；text：文本；post：富文本`.
    WordColon = "word-colon",
    /// Words with labels in brackets, all within 【】 or after an announcement of values: `可选值：【open（开启），off（关闭）】`.
    WordParen = "word-paren",
    /// Numbers with labels after a colon, with any text between the pairs: `状态，1：开启 2: 关闭`.
    NumberColon = "number-colon",
    /// Numbers with labels after a hyphen: `1-开启，2-关闭`, `1 - Monday, 2 - Tuesday`.
    NumberDash = "number-dash",
    /// Numbers with labels after a verb: `0 代表关闭，1 代表开启`, `1为分钟；2为小时`.
    NumberVerb = "number-verb",
    /// Numbers with labels after `=`: `0=等于，1=不等于`.
    NumberEquals = "number-equals",
    /// Numbered short labels after a colon: `阶段：1. 机器人 2. 人工`. Steps have the same form, but are longer.
    NumberDot = "number-dot",
    /// Numbers with labels in brackets: `0（定时） 1（立即）`.
    NumberParen = "number-paren",
    /// Numbers with English labels: `1 for bot, 2 for guest`.
    NumberFor = "number-for",
    /// Values without labels, after an announcement: `可选值：text、post`, ``取值为 `a`、`b` 其中之一``.
    Bare = "bare",
}

/// The result of one recognizer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing that looks like a list.
    Absent,
    /// Text that looks like a list but may not be one. No further recognizer is tried.
    Refused,
    List(ProseList),
}
