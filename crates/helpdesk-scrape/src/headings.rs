//! The headings of a page, and what a misspelled one means.

use std::collections::HashSet;
use std::ops::Range;

use helpdesk_schema::nearest;

use crate::source::blocks::Block;
use crate::text::collapse;

/// The usual headings. A misspelled heading is like one of these that the page lacks.
const USUAL: &[&str] = &[
    "请求",
    "请求头",
    "路径参数",
    "查询参数",
    "请求参数",
    "请求体",
    "请求体示例",
    "请求示例",
    "响应",
    "响应体",
    "响应体示例",
    "响应示例",
    "错误码",
    "事件",
    "事件体",
    "事件体示例",
];

/// The headings of a page.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    texts: HashSet<String>,
    /// The offsets of the headings with a table or an example before the next one.
    filled: HashSet<usize>,
}

impl Headings {
    pub(crate) fn of(text: &str, blocks: &[Block]) -> Self {
        let mut headings = Self::default();
        let mut last = None;
        for block in blocks {
            match block {
                Block::Heading { text: span, .. } => {
                    headings.texts.insert(collapse(&text[span.clone()]));
                    last = Some(span.start);
                }
                Block::Html(_) | Block::Code(_) => headings.filled.extend(last),
                Block::Line(line) if text[line.clone()].contains('|') => headings.filled.extend(last),
                Block::Line(_) => {}
            }
        }
        headings
    }

    /// The heading that an unknown one most likely means.
    pub(crate) fn meant(&self, heading: &str, level: usize, span: &Range<usize>) -> Option<&'static str> {
        let has = |usual: &str| self.texts.contains(usual);
        let is_possible = |usual: &&str| match *usual {
            // Many words are like one of two characters.
            "请求" | "响应" => level == 2 && !has("事件"),
            "事件" => level == 2 && !has("请求"),
            _ => true,
        };
        let missing = USUAL.iter().copied().filter(|usual| !has(usual)).filter(is_possible);
        let meant = nearest(heading, missing)?;
        // The response is the only section whose parts all have headings of their own.
        (self.filled.contains(&span.start) || meant == "响应").then_some(meant)
    }
}
