//! The tables of operations and events in the READMEs, so that they cannot go stale.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{Language, Page, Schema};

use crate::output::Output;

/// A README, and the heads of its tables.
struct Readme {
    path: &'static str,
    language: Language,
    operations: &'static str,
    events: &'static str,
}

const READMES: [Readme; 2] = [
    Readme {
        path: "README.md",
        language: Language::English,
        operations: "| request | what it does | token | documentation |",
        events: "| event | when | type | documentation |",
    },
    Readme {
        path: "README.zh-CN.md",
        language: Language::Chinese,
        operations: "| 请求 | 用途 | 凭证 | 文档 |",
        events: "| 事件 | 触发时机 | 类型 | 文档 |",
    },
];
const BEGIN: &str = "<!-- made by `cargo xtask regen`: begin -->\n";
const END: &str = "<!-- end -->\n";

/// The READMEs with the tables of the schema between their marks.
pub(super) fn outputs(root: &Path, schema: &Schema) -> anyhow::Result<Vec<Output>> {
    READMES.iter().map(|readme| readme.output(root, schema)).collect()
}

impl Readme {
    fn output(&self, root: &Path, schema: &Schema) -> anyhow::Result<Output> {
        let Self { path, .. } = self;
        let text = fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        let text = text.replace("\r\n", "\n");
        let marks = || {
            let (before, rest) = text.split_once(BEGIN)?;
            let (_, after) = rest.split_once(END)?;
            Some((before, after))
        };
        let (before, after) = marks()
            .with_context(|| format!("{path} lacks the line {:?}, or {:?} below it", BEGIN.trim(), END.trim()))?;
        Ok(Output { path: (*path).to_owned(), text: format!("{before}{BEGIN}{}{END}{after}", self.tables(schema)) })
    }

    fn tables(&self, schema: &Schema) -> String {
        let mut text = format!("{}\n| --- | --- | --- | --- |\n", self.operations);
        // A formatter that writes to a String does not fail.
        for operation in &schema.operations {
            let tokens: Vec<&str> = operation.tokens.iter().map(|token| token.as_str()).collect();
            let _ = writeln!(
                text,
                "| `{}::{}` | {} | {} | {} |",
                operation.module,
                operation.name,
                self.title(&operation.page),
                tokens.join(", "),
                self.links(&operation.page)
            );
        }
        if !schema.events.is_empty() {
            let _ = write!(text, "\n{}\n| --- | --- | --- | --- |\n", self.events);
        }
        for event in &schema.events {
            let (title, links) = (self.title(&event.page), self.links(&event.page));
            let id = markdown::cell(&markdown::code(&event.id), Links::NONE);
            let _ = writeln!(text, "| `{}::{}` | {title} | {id} | {links} |", event.module, event.name);
        }
        text
    }

    fn title(&self, page: &Page) -> String {
        markdown::cell(page.title.to(self.language), Links::NONE)
    }

    /// Links to the page, that of the language's readers first.
    fn links(&self, page: &Page) -> String {
        let feishu = match self.language {
            Language::English => "Feishu",
            Language::Chinese => "飞书",
        };
        let mut links = vec![markdown::link(feishu, &page.url)];
        links.extend(page.lark_url().map(|url| markdown::link("Lark", &url)));
        if self.language == Language::English {
            links.reverse();
        }
        links.join(", ")
    }
}
