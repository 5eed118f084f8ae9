//! The pages that list all operations and events.

use std::fmt::Write as _;

use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{Language, Page, Schema};

use crate::output::Output;

/// A page in a language: its text above the tables, and the heads of the tables.
struct Tables {
    path: &'static str,
    language: Language,
    introduction: &'static str,
    operations: &'static str,
    events: &'static str,
}

const ENGLISH: Tables = Tables {
    path: "spec/operations.md",
    language: Language::English,
    introduction: "\
# Operations and events

[中文](operations.zh-CN.md)

Each request is a type in a module of `helpdesk-types`. An operation with the token `tenant` is sent on behalf of the app,
`client.send(&request)`; one with `user` on behalf of a person, `client.as_user(token).send(&request)`.
`cargo xtask regen` writes this page.
",
    operations: "| request | what it does | token | documentation |",
    events: "| event | when | type | documentation |",
};

const CHINESE: Tables = Tables {
    path: "spec/operations.zh-CN.md",
    language: Language::Chinese,
    introduction: "\
# 接口与事件

[English](operations.md)

每个请求都是 `helpdesk-types` 中某个模块的类型。凭证为 `tenant` 的接口以应用身份调用：`client.send(&request)`；凭证为 `user`
的接口以用户身份调用：`client.as_user(token).send(&request)`。本页由 `cargo xtask regen` 生成。
",
    operations: "| 请求 | 用途 | 凭证 | 文档 |",
    events: "| 事件 | 触发时机 | 类型 | 文档 |",
};

pub(super) fn outputs(schema: &Schema) -> impl Iterator<Item = Output> {
    [ENGLISH, CHINESE].into_iter().map(|tables| tables.output(schema))
}

impl Tables {
    fn output(&self, schema: &Schema) -> Output {
        let text = format!("{}\n{}", self.introduction, self.tables(schema));
        Output { path: self.path.to_owned(), text }
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
