use ::helpdesk_core::runtime::{self, serde, serde_json};

/// 发送工单消息
///
/// 该接口用于发送工单消息。
///
/// - Request: `POST /open-apis/helpdesk/v1/tickets/:ticket_id/messages`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: <https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket-message/create>
///
/// # Errors
///
/// [`CreateTicketMessageErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
/// | 154003 | 401 | Please check you have the correct access | 检查是否申请正确权限 |
/// | 154401 | 401 | Ticket already be closed | 工单已经被关闭 |
/// | 154403 | 401 | Send message with bad url | 发送的消息内容中存在不合法的url |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_message::{CreateTicketMessage, MsgType};
///
/// let request = CreateTicketMessage::new("6948728206392295444", MsgType::Post, serde_json::json!({}));
/// assert_eq!(CreateTicketMessage::METHOD.as_str(), "POST");
/// assert_eq!(CreateTicketMessage::PATH, "/open-apis/helpdesk/v1/tickets/:ticket_id/messages");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
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

impl ::helpdesk_core::Operation for CreateTicketMessage {
    const ID: &'static str = "helpdesk.v1.ticket.message.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id/messages";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(1000),
        ::helpdesk_core::RateLimit::PerSecond(50),
    ];
    type Response = CreateTicketMessageResponse;
    type ErrorCode = CreateTicketMessageErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for CreateTicketMessage {}

impl runtime::WriteBody for CreateTicketMessage {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("msg_type", &self.msg_type)
            .field("content", &self.content)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateTicketMessage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_id", &self.ticket_id)
            .field("msg_type", &self.msg_type)
            .field("content", &self.content)
            .end()
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
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.msg_type, map),
                    2 => runtime::value(&mut self.content, map),
                    _ => Ok(()),
                }
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
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
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
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.message_id, map),
            _ => Ok(()),
        }
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
        runtime::Object::new(serializer).optional("message_id", &self.message_id).end()
    }
}

impl ::helpdesk_core::Response for CreateTicketMessageResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
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

impl ::helpdesk_core::ErrorCode for CreateTicketMessageErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
        ),
        ::helpdesk_core::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
        ::helpdesk_core::DocumentedError::new(
            154003,
            Some(401),
            "Please check you have the correct access",
            "检查是否申请正确权限",
        ),
        ::helpdesk_core::DocumentedError::new(
            154401,
            Some(401),
            "Ticket already be closed",
            "工单已经被关闭",
        ),
        ::helpdesk_core::DocumentedError::new(
            154403,
            Some(401),
            "Send message with bad url",
            "发送的消息内容中存在不合法的url",
        ),
        ::helpdesk_core::DocumentedError::new(
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

/// 获取工单消息详情
///
/// 查询一个工单内的消息。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets/:ticket_id/messages`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list>
///
/// # Errors
///
/// [`ListTicketMessagesErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
/// | 154003 | 403 | Please check you have the correct access | 检查是否申请正确权限 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket_message::ListTicketMessages;
///
/// let request = ListTicketMessages::new("6948728206392295444").time_start(1617960686);
/// assert_eq!(ListTicketMessages::METHOD.as_str(), "GET");
/// assert_eq!(ListTicketMessages::PATH, "/open-apis/helpdesk/v1/tickets/:ticket_id/messages");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct ListTicketMessages {
    /// 工单 ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_id: String,
    /// 起始时间
    ///
    /// Example: `1617960686`
    pub time_start: Option<i64>,
    /// 结束时间
    ///
    /// Example: `1617960687`
    pub time_end: Option<i64>,
    /// 页码
    ///
    /// Example: `1`
    pub page: Option<i64>,
    /// 每页消息数，最大200，默认20
    ///
    /// Example: `10`
    ///
    /// Range: at most 200
    pub page_size: Option<i64>,
}

impl ListTicketMessages {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            time_start: None,
            time_end: None,
            page: None,
            page_size: None,
        }
    }
    /// Sets [`time_start`](Self::time_start).
    pub fn time_start(mut self, time_start: i64) -> Self {
        self.time_start = Some(time_start);
        self
    }
    /// Sets [`time_end`](Self::time_end).
    pub fn time_end(mut self, time_end: i64) -> Self {
        self.time_end = Some(time_end);
        self
    }
    /// Sets [`page`](Self::page).
    pub fn page(mut self, page: i64) -> Self {
        self.page = Some(page);
        self
    }
    /// Sets [`page_size`](Self::page_size).
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl ::helpdesk_core::Operation for ListTicketMessages {
    const ID: &'static str = "helpdesk.v1.ticket.message.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id/messages";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListTicketMessagesResponse;
    type ErrorCode = ListTicketMessagesErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.time_start {
            parameters.push("time_start", value.to_string());
        }
        if let Some(value) = &self.time_end {
            parameters.push("time_end", value.to_string());
        }
        if let Some(value) = &self.page {
            parameters.push("page", value.to_string());
        }
        if let Some(value) = &self.page_size {
            parameters.push("page_size", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for ListTicketMessages {}

impl ::helpdesk_core::Listing for ListTicketMessages {
    type Item = TicketMessage;
    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.messages
    }
    #[inline]
    fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
        runtime::page_by_number(
            self.page,
            self.page_size,
            response.messages.len(),
            response.total,
            |page| Self {
                page: Some(page),
                ..self.clone()
            },
        )
    }
    #[inline]
    fn total(response: &Self::Response) -> Option<i64> {
        response.total
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTicketMessages {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_id", &self.ticket_id)
            .optional("time_start", &self.time_start)
            .optional("time_end", &self.time_end)
            .optional("page", &self.page)
            .optional("page_size", &self.page_size)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListTicketMessages {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            time_start: Option<i64>,
            time_end: Option<i64>,
            page: Option<i64>,
            page_size: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "ticket_id",
                "time_start",
                "time_end",
                "page",
                "page_size",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.time_start, map),
                    2 => runtime::value(&mut self.time_end, map),
                    3 => runtime::value(&mut self.page, map),
                    4 => runtime::value(&mut self.page_size, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
            time_start: fields.time_start,
            time_end: fields.time_end,
            page: fields.page,
            page_size: fields.page_size,
        })
    }
}

/// What [`ListTicketMessages`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketMessagesResponse {
    /// 工单内的消息
    pub messages: Vec<TicketMessage>,
    /// 消息总数
    pub total: Option<i64>,
}

impl runtime::Record for ListTicketMessagesResponse {
    const KEYS: &'static [&'static str] = &["messages", "total"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.messages, map),
            1 => runtime::value(&mut self.total, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListTicketMessagesResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTicketMessagesResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("messages", &self.messages)
            .optional("total", &self.total)
            .end()
    }
}

impl ::helpdesk_core::Response for ListTicketMessagesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// 工单内的消息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketMessage {
    /// 工单消息 ID
    pub id: Option<String>,
    /// chat 消息 ID
    pub message_id: Option<String>,
    /// 消息的类型；text：纯文本；post：富文本；image：图像；file：文件；media：视频
    ///
    /// Always present.
    pub message_type: Option<MessageType>,
    /// 创建时间
    pub created_at: Option<i64>,
    /// 内容
    ///
    /// Always present.
    pub content: Option<String>,
    /// 用户名
    pub user_name: Option<String>,
    /// 用户头像 URL
    pub avatar_url: Option<String>,
    /// 用户的 open ID
    pub user_id: Option<String>,
}

impl runtime::Record for TicketMessage {
    const KEYS: &'static [&'static str] = &[
        "id",
        "message_id",
        "message_type",
        "created_at",
        "content",
        "user_name",
        "avatar_url",
        "user_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.message_id, map),
            2 => runtime::value(&mut self.message_type, map),
            3 => runtime::value(&mut self.created_at, map),
            4 => runtime::value(&mut self.content, map),
            5 => runtime::value(&mut self.user_name, map),
            6 => runtime::value(&mut self.avatar_url, map),
            7 => runtime::value(&mut self.user_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketMessage {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketMessage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("message_id", &self.message_id)
            .optional("message_type", &self.message_type)
            .optional("created_at", &self.created_at)
            .optional("content", &self.content)
            .optional("user_name", &self.user_name)
            .optional("avatar_url", &self.avatar_url)
            .optional("user_id", &self.user_id)
            .end()
    }
}

/// 消息的类型；text：纯文本；post：富文本；image：图像；file：文件；media：视频
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MessageType {
    /// `text`
    ///
    /// 纯文本
    Text,
    /// `post`
    ///
    /// 富文本
    Post,
    /// `image`
    ///
    /// 图像
    Image,
    /// `file`
    ///
    /// 文件
    File,
    /// `media`
    ///
    /// 视频
    Media,
    /// A value that the page does not list.
    Other(String),
}

impl MessageType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Post => "post",
            Self::Image => "image",
            Self::File => "file",
            Self::Media => "media",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for MessageType {
    fn from(value: &str) -> Self {
        match value {
            "text" => Self::Text,
            "post" => Self::Post,
            "image" => Self::Image,
            "file" => Self::File,
            "media" => Self::Media,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for MessageType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for MessageType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for MessageType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for MessageType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// The error codes of [`ListTicketMessages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListTicketMessagesErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListTicketMessagesErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
        ),
        ::helpdesk_core::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
        ::helpdesk_core::DocumentedError::new(
            154003,
            Some(403),
            "Please check you have the correct access",
            "检查是否申请正确权限",
        ),
        ::helpdesk_core::DocumentedError::new(
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
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// 工单消息事件
///
/// 工单中产生消息时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)。
///
/// - Event type: `helpdesk.ticket_message.created_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_message/events/created>
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketMessageCreated {
    /// 工单消息 ID
    pub ticket_message_id: Option<String>,
    /// 消息的 open ID
    pub message_id: Option<String>,
    /// 消息类型, 仅支持 text
    pub msg_type: Option<String>,
    /// 消息的位置
    pub position: Option<::helpdesk_core::TextOr<i64>>,
    /// 用户 ID
    pub sender_id: Option<UserId>,
    /// 发送者类型, 1 for bot, 2 for guest, 3 for agent
    pub sender_type: Option<SenderType>,
    /// 消息内容
    pub text: Option<String>,
    /// 工单的相关信息
    pub ticket: Option<Ticket>,
    /// 事件 ID
    pub event_id: Option<String>,
    /// 会话 ID
    pub chat_id: Option<String>,
    /// 消息内容
    pub content: Option<EventContent>,
}

impl runtime::Record for TicketMessageCreated {
    const KEYS: &'static [&'static str] = &[
        "ticket_message_id",
        "message_id",
        "msg_type",
        "position",
        "sender_id",
        "sender_type",
        "text",
        "ticket",
        "event_id",
        "chat_id",
        "content",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_message_id, map),
            1 => runtime::value(&mut self.message_id, map),
            2 => runtime::value(&mut self.msg_type, map),
            3 => runtime::value(&mut self.position, map),
            4 => runtime::value(&mut self.sender_id, map),
            5 => runtime::value(&mut self.sender_type, map),
            6 => runtime::value(&mut self.text, map),
            7 => runtime::value(&mut self.ticket, map),
            8 => runtime::value(&mut self.event_id, map),
            9 => runtime::value(&mut self.chat_id, map),
            10 => runtime::value(&mut self.content, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketMessageCreated {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketMessageCreated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_message_id", &self.ticket_message_id)
            .optional("message_id", &self.message_id)
            .optional("msg_type", &self.msg_type)
            .optional("position", &self.position)
            .optional("sender_id", &self.sender_id)
            .optional("sender_type", &self.sender_type)
            .optional("text", &self.text)
            .optional("ticket", &self.ticket)
            .optional("event_id", &self.event_id)
            .optional("chat_id", &self.chat_id)
            .optional("content", &self.content)
            .end()
    }
}

impl ::helpdesk_core::Event for TicketMessageCreated {
    const TYPE: &'static str = "helpdesk.ticket_message.created_v1";
}

/// 用户 ID
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UserId {
    /// 用户的 union ID
    pub union_id: Option<String>,
    /// 用户的 user ID
    ///
    /// Left out without one of the scopes: `contact:user.employee_id:readonly`
    pub user_id: Option<String>,
    /// 用户的 open ID
    pub open_id: Option<String>,
}

impl runtime::Record for UserId {
    const KEYS: &'static [&'static str] = &["union_id", "user_id", "open_id"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.union_id, map),
            1 => runtime::value(&mut self.user_id, map),
            2 => runtime::value(&mut self.open_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for UserId {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UserId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("union_id", &self.union_id)
            .optional("user_id", &self.user_id)
            .optional("open_id", &self.open_id)
            .end()
    }
}

/// 发送者类型, 1 for bot, 2 for guest, 3 for agent
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SenderType {
    /// `1`
    ///
    /// bot
    Bot,
    /// `2`
    ///
    /// guest
    Guest,
    /// `3`
    ///
    /// agent
    Agent,
    /// A value that the page does not list.
    Other(i64),
}

impl SenderType {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Bot => 1,
            Self::Guest => 2,
            Self::Agent => 3,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for SenderType {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Bot,
            2 => Self::Guest,
            3 => Self::Agent,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for SenderType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for SenderType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for SenderType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 工单的相关信息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Ticket {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    pub ticket_id: Option<String>,
    /// 备注
    pub comments: Option<::helpdesk_core::OneOrMany<Comment>>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub ticket_type: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 用户不满意的原因
    pub dissatisfaction_reason: Option<
        ::helpdesk_core::OneOrMany<::helpdesk_core::TextOr<LocalizedText>>,
    >,
    /// 工单的自定义字段；没有值时不出现
    /// 下拉字段的 value 即该字段定义中的 children.display_name
    /// [获取全部工单自定义字段](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// 客服服务时长（分钟）：从客服进入到其最后一次回复
    pub agent_service_duration: Option<f64>,
    /// 首次响应时长（秒）：从客服进入到其首次回复
    pub agent_first_response_duration: Option<i64>,
    /// 机器人服务时长（秒）：从工单创建到客服进入
    pub bot_service_duration: Option<i64>,
    /// 客服解决时长（秒）：从客服进入到关单
    pub agent_resolution_time: Option<i64>,
    /// 工单的实际处理时长（秒）：自客服进入起至关单
    pub actual_processing_time: Option<i64>,
    /// 客服进入的时间（毫秒）
    pub agent_entry_time: Option<i64>,
    /// 客服首次回复的时间（毫秒）
    pub agent_first_response_time: Option<i64>,
    /// 客服最后一次回复的时间（毫秒）
    pub agent_last_response_time: Option<i64>,
    /// 主要负责的客服
    pub agent_owner: Option<TicketUser>,
}

impl runtime::Record for Ticket {
    const KEYS: &'static [&'static str] = &[
        "ticket_id",
        "comments",
        "ticket_type",
        "status",
        "dissatisfaction_reason",
        "customized_fields",
        "agent_service_duration",
        "agent_first_response_duration",
        "bot_service_duration",
        "agent_resolution_time",
        "actual_processing_time",
        "agent_entry_time",
        "agent_first_response_time",
        "agent_last_response_time",
        "agent_owner",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_id, map),
            1 => runtime::value(&mut self.comments, map),
            2 => runtime::value(&mut self.ticket_type, map),
            3 => runtime::value(&mut self.status, map),
            4 => runtime::value(&mut self.dissatisfaction_reason, map),
            5 => runtime::list(&mut self.customized_fields, map),
            6 => runtime::value(&mut self.agent_service_duration, map),
            7 => runtime::value(&mut self.agent_first_response_duration, map),
            8 => runtime::value(&mut self.bot_service_duration, map),
            9 => runtime::value(&mut self.agent_resolution_time, map),
            10 => runtime::value(&mut self.actual_processing_time, map),
            11 => runtime::value(&mut self.agent_entry_time, map),
            12 => runtime::value(&mut self.agent_first_response_time, map),
            13 => runtime::value(&mut self.agent_last_response_time, map),
            14 => runtime::value(&mut self.agent_owner, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Ticket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Ticket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_id", &self.ticket_id)
            .optional("comments", &self.comments)
            .optional("ticket_type", &self.ticket_type)
            .optional("status", &self.status)
            .optional("dissatisfaction_reason", &self.dissatisfaction_reason)
            .field("customized_fields", &self.customized_fields)
            .optional("agent_service_duration", &self.agent_service_duration)
            .optional(
                "agent_first_response_duration",
                &self.agent_first_response_duration,
            )
            .optional("bot_service_duration", &self.bot_service_duration)
            .optional("agent_resolution_time", &self.agent_resolution_time)
            .optional("actual_processing_time", &self.actual_processing_time)
            .optional("agent_entry_time", &self.agent_entry_time)
            .optional("agent_first_response_time", &self.agent_first_response_time)
            .optional("agent_last_response_time", &self.agent_last_response_time)
            .optional("agent_owner", &self.agent_owner)
            .end()
    }
}

/// 备注
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Comment {
    /// 备注
    pub content: Option<String>,
    /// 备注时间（毫秒）
    pub created_at: Option<i64>,
    /// 备注 ID
    pub id: Option<i64>,
    /// 备注人的头像
    pub user_avatar_url: Option<String>,
    /// 备注人的姓名
    pub user_name: Option<String>,
    /// 备注人的 ID
    pub user_id: Option<i64>,
}

impl runtime::Record for Comment {
    const KEYS: &'static [&'static str] = &[
        "content",
        "created_at",
        "id",
        "user_avatar_url",
        "user_name",
        "user_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.content, map),
            1 => runtime::value(&mut self.created_at, map),
            2 => runtime::value(&mut self.id, map),
            3 => runtime::value(&mut self.user_avatar_url, map),
            4 => runtime::value(&mut self.user_name, map),
            5 => runtime::value(&mut self.user_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Comment {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Comment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("content", &self.content)
            .optional("created_at", &self.created_at)
            .optional("id", &self.id)
            .optional("user_avatar_url", &self.user_avatar_url)
            .optional("user_name", &self.user_name)
            .optional("user_id", &self.user_id)
            .end()
    }
}

/// 工单所处阶段：1. 机器人 2. 人工
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TicketType {
    /// `1`
    ///
    /// 机器人
    Bot,
    /// `2`
    ///
    /// 人工
    Human,
    /// A value that the page does not list.
    Other(i64),
}

impl TicketType {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Bot => 1,
            Self::Human => 2,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for TicketType {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Bot,
            2 => Self::Human,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for TicketType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for TicketType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for TicketType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TicketStatus {
    /// `1`
    ///
    /// 已创建
    Created,
    /// `2`
    ///
    /// 处理中
    Processing,
    /// `3`
    ///
    /// 排队中
    Queued,
    /// `4`
    ///
    /// 待定
    Pending,
    /// `5`
    ///
    /// 待用户响应
    AwaitingUser,
    /// `50`
    ///
    /// 被机器人关闭
    ClosedByBot,
    /// `51`
    ///
    /// 被客服关闭
    ClosedByAgent,
    /// `52`
    ///
    /// 用户自己关闭
    ClosedByUser,
    /// A value that the page does not list.
    Other(i64),
}

impl TicketStatus {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Created => 1,
            Self::Processing => 2,
            Self::Queued => 3,
            Self::Pending => 4,
            Self::AwaitingUser => 5,
            Self::ClosedByBot => 50,
            Self::ClosedByAgent => 51,
            Self::ClosedByUser => 52,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for TicketStatus {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Created,
            2 => Self::Processing,
            3 => Self::Queued,
            4 => Self::Pending,
            5 => Self::AwaitingUser,
            50 => Self::ClosedByBot,
            51 => Self::ClosedByAgent,
            52 => Self::ClosedByUser,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for TicketStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for TicketStatus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for TicketStatus {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 用户不满意的原因
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct LocalizedText {
    /// 中文文本
    pub zh_cn: Option<String>,
    /// 英文文本
    pub en_us: Option<String>,
    /// 日文文本
    pub ja_jp: Option<String>,
}

impl runtime::Record for LocalizedText {
    const KEYS: &'static [&'static str] = &["zh_cn", "en_us", "ja_jp"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.zh_cn, map),
            1 => runtime::value(&mut self.en_us, map),
            2 => runtime::value(&mut self.ja_jp, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for LocalizedText {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for LocalizedText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("zh_cn", &self.zh_cn)
            .optional("en_us", &self.en_us)
            .optional("ja_jp", &self.ja_jp)
            .end()
    }
}

/// 工单的自定义字段；没有值时不出现
/// 下拉字段的 value 即该字段定义中的 children.display_name
/// [获取全部工单自定义字段](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CustomizedFieldValue {
    /// 自定义字段 ID
    pub id: Option<String>,
    /// 自定义字段的值
    pub value: Option<String>,
    /// 键名
    pub key_name: Option<String>,
    /// 展示名称
    pub display_name: Option<String>,
    /// 展示位置
    pub position: Option<i64>,
    /// 是否必填
    pub required: Option<bool>,
    /// 能否修改
    pub editable: Option<bool>,
}

impl runtime::Record for CustomizedFieldValue {
    const KEYS: &'static [&'static str] = &[
        "id",
        "value",
        "key_name",
        "display_name",
        "position",
        "required",
        "editable",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.value, map),
            2 => runtime::value(&mut self.key_name, map),
            3 => runtime::value(&mut self.display_name, map),
            4 => runtime::value(&mut self.position, map),
            5 => runtime::value(&mut self.required, map),
            6 => runtime::value(&mut self.editable, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CustomizedFieldValue {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CustomizedFieldValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("value", &self.value)
            .optional("key_name", &self.key_name)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("required", &self.required)
            .optional("editable", &self.editable)
            .end()
    }
}

/// 主要负责的客服
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUser {
    /// 用户 ID
    pub id: Option<String>,
    /// 用户头像 URL
    pub avatar_url: Option<String>,
    /// 用户名
    pub name: Option<String>,
    /// 用户邮箱
    pub email: Option<String>,
    /// 所属部门的名称
    pub department: Option<String>,
    /// 城市
    pub city: Option<String>,
    /// 国家代码（CountryCode），对照表：<http://www.mamicode.com/info-detail-2186501.html>
    pub country: Option<String>,
}

impl runtime::Record for TicketUser {
    const KEYS: &'static [&'static str] = &[
        "id",
        "avatar_url",
        "name",
        "email",
        "department",
        "city",
        "country",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.avatar_url, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.email, map),
            4 => runtime::value(&mut self.department, map),
            5 => runtime::value(&mut self.city, map),
            6 => runtime::value(&mut self.country, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketUser {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketUser {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("avatar_url", &self.avatar_url)
            .optional("name", &self.name)
            .optional("email", &self.email)
            .optional("department", &self.department)
            .optional("city", &self.city)
            .optional("country", &self.country)
            .end()
    }
}

/// 消息内容
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EventContent {
    /// 内容
    pub content: Option<String>,
    /// 消息的类型；text：纯文本；post：富文本；image：图片
    pub msg_type: Option<EventMessageType>,
    /// 图片 ID
    pub image_keys: Vec<String>,
    /// 图片 ID
    pub image_key: Option<String>,
}

impl runtime::Record for EventContent {
    const KEYS: &'static [&'static str] = &[
        "content",
        "msg_type",
        "image_keys",
        "image_key",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.content, map),
            1 => runtime::value(&mut self.msg_type, map),
            2 => runtime::list(&mut self.image_keys, map),
            3 => runtime::value(&mut self.image_key, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for EventContent {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for EventContent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("content", &self.content)
            .optional("msg_type", &self.msg_type)
            .field("image_keys", &self.image_keys)
            .optional("image_key", &self.image_key)
            .end()
    }
}

/// 消息的类型；text：纯文本；post：富文本；image：图片
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventMessageType {
    /// `text`
    ///
    /// 纯文本
    Text,
    /// `post`
    ///
    /// 富文本
    Post,
    /// `image`
    ///
    /// 图片
    Image,
    /// A value that the page does not list.
    Other(String),
}

impl EventMessageType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Post => "post",
            Self::Image => "image",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for EventMessageType {
    fn from(value: &str) -> Self {
        match value {
            "text" => Self::Text,
            "post" => Self::Post,
            "image" => Self::Image,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for EventMessageType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for EventMessageType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for EventMessageType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for EventMessageType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}
