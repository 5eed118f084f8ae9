use crate::runtime::{self, serde, serde_json};

use serde::Deserialize as _;

use serde::ser::SerializeMap as _;

/// 发送工单消息
///
/// 该接口用于发送工单消息。
///
/// - Request: `POST /open-apis/helpdesk/v1/tickets/:ticket_id/messages`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 1000 a minute, 50 a second
/// - Errors: [`CreateTicketMessageErrorCode`]
/// - Page: <https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket-message/create>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateTicketMessage {
    /// 工单ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_id: String,
    /// 消息类型；text：纯文本；post：富文本
    ///
    /// Example: `"post"`
    pub msg_type: MsgType,
    /// - 纯文本，参考[发送文本消息](https://open.feishu.cn/document/ukTMukTMukTM/uUjNz4SN2MjL1YzM)中的content；
    /// - 富文本，参考[发送富文本消息](https://open.feishu.cn/document/ukTMukTMukTM/uMDMxEjLzATMx4yMwETM)中的content
    ///
    /// Example:
    /// ```text
    /// "{
    ///     "msg_type": "post",
    ///     "content": {
    ///         "post": {
    ///             "zh_cn": {
    ///                 "title": "this is title",
    ///                 "content": [
    ///                     [
    ///                         {
    ///                             "tag": "text",
    ///                             "un_escape": true,
    ///                             "text": "第一行 :"
    ///                         },
    ///                         {
    ///                             "tag": "a",
    ///                             "text": "超链接",
    ///                             "href": "http://www.feishu.cn"
    ///                         }
    ///                     ],
    ///                     [
    ///                         {
    ///                             "tag": "text",
    ///                             "text": "第二行 :"
    ///                         },
    ///                         {
    ///                             "tag": "text",
    ///                             "text": "文本测试"
    ///                         }
    ///                     ]
    ///                 ]
    ///             }
    ///         }
    ///     }
    /// }"
    /// ```
    pub content: crate::MessageContent,
}

impl CreateTicketMessage {
    /// With the required fields, in the order of the page.
    #[allow(clippy::new_without_default, reason = "a later page may require a field")]
    pub fn new(
        ticket_id: impl Into<String>,
        msg_type: impl Into<MsgType>,
        content: impl Into<crate::MessageContent>,
    ) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            msg_type: msg_type.into(),
            content: content.into(),
        }
    }
}

impl crate::Operation for CreateTicketMessage {
    const ID: &'static str = "helpdesk.v1.ticket.message.create";
    const METHOD: crate::Method = crate::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id/messages";
    const TOKENS: &'static [crate::Token] = &[crate::Token::Tenant];
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [crate::RateLimit] = &[
        crate::RateLimit::PerMinute(1000),
        crate::RateLimit::PerSecond(50),
    ];
    const ANSWER: crate::Answer = crate::Answer::Data;
    type Response = CreateTicketMessageResponse;
    type ErrorCode = CreateTicketMessageErrorCode;
    fn path<'a>(&'a self, parameters: &mut crate::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
    fn body(&self) -> serde_json::Result<crate::Body> {
        crate::Body::json(&runtime::JsonBody(self))
    }
}

impl crate::AcceptsTenantToken for CreateTicketMessage {}

impl serde::Serialize for runtime::JsonBody<'_, CreateTicketMessage> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("msg_type", &self.0.msg_type)?;
        map.serialize_entry("content", &self.0.content)?;
        map.end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateTicketMessage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ticket_id", &self.ticket_id)?;
        map.serialize_entry("msg_type", &self.msg_type)?;
        map.serialize_entry("content", &self.content)?;
        map.end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateTicketMessage {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            msg_type: Option<MsgType>,
            content: Option<crate::MessageContent>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_id", "msg_type", "content"];
            fn empty() -> Self {
                Self::default()
            }
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => self.ticket_id = map.next_value()?,
                    1 => self.msg_type = map.next_value()?,
                    2 => self.content = map.next_value()?,
                    _ => {}
                }
                Ok(())
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
            msg_type: runtime::required(fields.msg_type, "msg_type")?,
            content: runtime::required(fields.content, "content")?,
        })
    }
}

/// 消息类型；text：纯文本；post：富文本
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MsgType {
    /// `text`
    ///
    /// 纯文本
    Text,
    /// `post`
    ///
    /// 富文本
    Post,
    /// A value that the page does not list.
    Other(String),
}

impl MsgType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Post => "post",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for MsgType {
    fn from(value: &str) -> Self {
        match value {
            "text" => Self::Text,
            "post" => Self::Post,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for MsgType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for MsgType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for MsgType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for MsgType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// What [`CreateTicketMessage`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateTicketMessageResponse {
    /// chat消息open ID
    pub message_id: Option<String>,
}

impl runtime::Record for CreateTicketMessageResponse {
    const KEYS: &'static [&'static str] = &["message_id"];
    fn empty() -> Self {
        Self::default()
    }
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => self.message_id = map.next_value()?,
            _ => {}
        }
        Ok(())
    }
}

impl<'de> serde::Deserialize<'de> for CreateTicketMessageResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateTicketMessageResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        runtime::optional(&mut map, "message_id", &self.message_id)?;
        map.end()
    }
}

/// The error codes of [`CreateTicketMessage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateTicketMessageErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 401: Please check you have the correct access
    ///
    /// 检查是否申请正确权限
    AccessDenied,
    /// `154401`, HTTP 401: Ticket already be closed
    ///
    /// 工单已经被关闭
    TicketClosed,
    /// `154403`, HTTP 401: Send message with bad url
    ///
    /// 发送的消息内容中存在不合法的url
    BadMessageUrl,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl crate::ErrorCode for CreateTicketMessageErrorCode {
    const DOCUMENTED: &'static [crate::DocumentedError] = &[
        crate::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
        ),
        crate::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
        crate::DocumentedError::new(
            154003,
            Some(401),
            "Please check you have the correct access",
            "检查是否申请正确权限",
        ),
        crate::DocumentedError::new(
            154401,
            Some(401),
            "Ticket already be closed",
            "工单已经被关闭",
        ),
        crate::DocumentedError::new(
            154403,
            Some(401),
            "Send message with bad url",
            "发送的消息内容中存在不合法的url",
        ),
        crate::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "内部错误，请联系我们",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            154401 => Self::TicketClosed,
            154403 => Self::BadMessageUrl,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::TicketClosed => 154401,
            Self::BadMessageUrl => 154403,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
