//! Texts for people, as Markdown.

use std::fmt::Write as _;

use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{ErrorCode, Field, Language, Text, TokenKind};

use crate::model::Scope;

/// The links of a page's text that are kept: those to the platform's own pages. A viewer shows the document beside a form that
/// holds credentials, so that no page shall lead a reader from there to anywhere else.
const LINKS: Links = Links::To(&[
    "open.feishu.cn",
    "www.feishu.cn",
    "applink.feishu.cn",
    "open.larksuite.com",
    "www.larksuite.com",
    "applink.larksuite.com",
]);

/// A document is in one language: the words of the pages, and those that it adds.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

/// A text of the document that comes from no page.
#[derive(Clone, Copy)]
pub(crate) enum Phrase {
    /// The introduction of every document.
    Introduction,
    /// The description of a response that documents nothing else.
    Success,
    /// The description of a response that says why a call failed.
    Failure,
    /// The description of a response that is a file.
    File,
    /// The description of the response to a webhook.
    Received,
    /// The head of a table of errors.
    ErrorTable,
    /// The fields of the envelope of a failure.
    Code,
    Message,
    Details,
}

impl Words {
    /// A page's text in several lines.
    pub(crate) fn of_page(self, text: &Text) -> String {
        markdown::block(text.to(self.0), LINKS)
    }

    /// A page's text in one line.
    pub(crate) fn one_line(self, text: &Text) -> String {
        markdown::line(text.to(self.0), LINKS)
    }

    /// The title in the other language, so that a search finds an operation by either.
    pub(crate) fn other_title(self, title: &Text) -> String {
        let other = match self.0 {
            Language::English => title.english().map(|_| title.page()),
            Language::Chinese => title.english(),
        };
        other.map(|other| markdown::line(other, LINKS)).unwrap_or_default()
    }

    pub(crate) fn phrase(self, phrase: Phrase) -> &'static str {
        match self.0 {
            Language::English => phrase.english(),
            Language::Chinese => phrase.chinese(),
        }
    }

    pub(crate) fn token(self, kind: TokenKind) -> &'static str {
        let (english, chinese) = match kind {
            TokenKind::Tenant => {
                ("A `tenant_access_token`: the app acts for itself.", "`tenant_access_token`：应用以自身的身份调用。")
            }
            TokenKind::User => {
                ("A `user_access_token`: the app acts for a person.", "`user_access_token`：应用代表用户调用。")
            }
            TokenKind::App => {
                ("An `app_access_token`: the app proves who it is.", "`app_access_token`：应用证明自己的身份。")
            }
        };
        match self.0 {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    pub(crate) fn scope(self, scope: &helpdesk_schema::Scope) -> Scope {
        Scope { name: scope.name.clone(), description: self.one_line(&scope.description) }
    }

    /// The description of a field, with the values that it does not name itself.
    pub(crate) fn description(self, field: &Field) -> String {
        let mut text = self.of_page(&field.description);
        let said = field.description.to(self.0);
        let values = || field.values.iter().flat_map(|list| &list.items);
        if values().any(|value| !said.contains(&value.key) || !said.contains(value.label.to(self.0))) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            for value in values() {
                let separator = if value.label.is_empty() { "" } else { ": " };
                // A formatter that writes to a String does not fail.
                let _ = writeln!(text, "- {}{separator}{}", markdown::code(&value.key), self.one_line(&value.label));
            }
            text.truncate(text.trim_end().len());
        }
        text
    }

    /// A sentence, and a table of error codes below it.
    pub(crate) fn with_errors(self, sentence: Phrase, errors: &[&ErrorCode]) -> String {
        let mut text = self.phrase(sentence).to_owned();
        if !errors.is_empty() {
            let _ = write!(text, "\n\n{}\n| --- | --- | --- |", self.phrase(Phrase::ErrorTable));
        }
        for error in errors {
            let _ = write!(
                text,
                "\n| {} | {} | {} |",
                error.code,
                markdown::cell(error.message.page(), LINKS),
                markdown::cell(error.advice.to(self.0), LINKS)
            );
        }
        text
    }
}

impl Phrase {
    fn english(self) -> &'static str {
        match self {
            Self::Introduction => {
                "\
Generated from the platform's documentation pages; each operation links to its page.

Send the access token that an operation names as `Authorization: Bearer ...`. A response is an envelope: the call succeeded \
if its `code` is 0, whatever the HTTP status, and `data` is the result.

The platform may send more than is documented: further fields, other values than those listed, null for any field, other \
error codes. Facts that OpenAPI has no keyword for \
are in extensions, which begin with `x-feishu-`."
            }
            Self::Success => "The call succeeded if `code` is 0.",
            Self::Failure => "The call failed for the reason in `code`.",
            Self::File => "The bytes of a file.",
            Self::Received => "The event arrived; any other answer makes the platform send it again.",
            Self::ErrorTable => "| `code` | `msg` | what to do |",
            Self::Code => "The error code; 0 on success.",
            Self::Message => "The same for people; its text may change.",
            Self::Details => "Details, such as the log id that support asks for.",
        }
    }

    fn chinese(self) -> &'static str {
        match self {
            Self::Introduction => {
                "\
根据平台的文档页面生成，每个接口都附有其页面的链接。

请把接口要求的访问凭证放在 `Authorization: Bearer ...` 中。响应带有统一的外层结构：不论 HTTP 状态码是什么，`code` 为 0 即调用成功，\
`data` 为请求的数据。

平台返回的内容可能超出文档：其他字段、未列出的取值、任意字段为 null、其他错误码。OpenAPI 无法表达的内容写在以 `x-feishu-` \
开头的扩展中。"
            }
            Self::Success => "`code` 为 0 即调用成功。",
            Self::Failure => "调用失败，原因见 `code`。",
            Self::File => "文件的内容。",
            Self::Received => "已收到事件；若返回其他响应，平台会再次推送。",
            Self::ErrorTable => "| `code` | `msg` | 处理建议 |",
            Self::Code => "错误码，0 表示成功。",
            Self::Message => "供人阅读的错误说明，文字可能变动。",
            Self::Details => "详情，例如联系技术支持时需要提供的 log id。",
        }
    }
}
