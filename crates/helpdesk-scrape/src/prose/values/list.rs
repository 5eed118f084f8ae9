//! A list that was found, and the habit that it is written in.

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

/// What one way of reading finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing that looks like a list.
    Absent,
    /// Something that looks like a list, and may be none. No other way of reading is tried.
    Refused,
    List(ProseList),
}
