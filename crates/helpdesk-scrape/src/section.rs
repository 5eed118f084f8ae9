//! The sections of a page, by their headings.

use crate::text::{collapse, strip_emphasis};

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// Before the first heading.
    Preamble,
    /// The basic table of an endpoint.
    Request,
    Headers,
    Path,
    Query,
    /// 请求参数: in the query of a GET, else in the body.
    Parameters,
    Body,
    RequestExample,
    Response,
    ResponseHeaders,
    ResponseExample,
    Errors,
    /// The basic table of an event.
    Event,
    EventType,
    EventBody,
    EventExample,
    /// Known, and without anything to read.
    Prose,
}

impl Section {
    /// The section of a heading; `None` if it is no known one.
    pub(crate) fn of(heading: &str) -> Option<Self> {
        let collapsed = collapse(heading);
        let text = strip_emphasis(&collapsed).trim_end_matches(['：', ':']);
        let event = text.strip_prefix("事件体").or_else(|| text.strip_prefix("事件"));
        Some(match text {
            "请求" => Self::Request,
            "请求头" | "扩展请求头" | "部分下载" => Self::Headers,
            "路径参数" => Self::Path,
            "查询参数" => Self::Query,
            "请求参数" => Self::Parameters,
            "响应" | "响应体" | "成功响应" | "失败响应" | "响应参数" => Self::Response,
            "响应头" => Self::ResponseHeaders,
            "事件" => Self::Event,
            "事件类型" => Self::EventType,
            "事件示例" | "回调示例" => Self::EventExample,
            _ if text.to_ascii_lowercase().contains("curl") => Self::Prose,
            _ if text.ends_with("请求体") => Self::Body,
            _ if text.ends_with("请求体示例") || text.ends_with("请求示例") => Self::RequestExample,
            _ if text.ends_with("响应体") => Self::Response,
            _ if text.ends_with("示例") && text.contains("响应") => Self::ResponseExample,
            _ if text.ends_with("错误码") => Self::Errors,
            _ if text.starts_with("事件体") && event.is_some_and(|rest| rest.contains("示例")) => {
                Self::EventExample
            }
            _ if text.starts_with("事件体") => Self::EventBody,
            "前提条件" | "使用限制" | "注意事项" | "事件订阅示例代码" => Self::Prose,
            _ if text.starts_with("附录") || text.starts_with("SDK") => Self::Prose,
            _ => return None,
        })
    }

    /// Whether the heading promises a table.
    pub(crate) fn wants_table(self) -> bool {
        matches!(self, Self::Headers | Self::Path | Self::Query | Self::Parameters | Self::Body | Self::EventBody)
    }
}
