use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::{
    Comment, CustomizedFieldValue, LocalizedText, Ticket, TicketStatus, TicketType,
    TicketUser, UserId,
};

/// Send a ticket message
///
/// Sends a message to a ticket.
///
/// 发送工单消息
/// 该接口用于发送工单消息。
///
/// - Request: `POST /open-apis/helpdesk/v1/tickets/:ticket_id/messages`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: [Lark](https://open.larksuite.com/document/server-docs/helpdesk-v1/ticket-management/ticket-message/create), [Feishu](https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket-message/create)
///
/// # Errors
///
/// [`CreateTicketMessageErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket_message::{CreateTicketMessage, MsgType};
///
/// let request = CreateTicketMessage::new(
///     "6948728206392295444",
///     MsgType::Post,
///     serde_json::json!({"post": {"zh_cn": {
///         "title": "this is title",
///         "content": [
///             [
///                 {"tag": "text", "un_escape": true, "text": "第一行&nbsp;:"},
///                 {"tag": "a", "text": "超链接", "href": "http://www.feishu.cn"},
///             ],
///             [{"tag": "text", "text": "第二行 :"}, {"tag": "text", "text": "文本测试"}],
///         ],
///     }}}),
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateTicketMessage {
    /// Ticket ID · 工单ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_id: String,
    /// Message type; text: plain text; post: rich text
    ///
    /// 消息类型；text：纯文本；post：富文本
    ///
    /// Example: `"post"`
    pub msg_type: MsgType,
    /// - For plain text, see content in [send a text message](https://open.feishu.cn/document/ukTMukTMukTM/uUjNz4SN2MjL1YzM);
    /// - for rich text, see content in [send a rich text message](https://open.feishu.cn/document/ukTMukTMukTM/uMDMxEjLzATMx4yMwETM)
    ///
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
    ///
    /// Its keys follow from `msg_type`: `text` where that is `text`, `post` where that is `post`
    pub content: crate::MessageContent,
}

impl CreateTicketMessage {
    /// Creates a value with the required fields, in the order of the page.
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

runtime::body! {
    CreateTicketMessage {
        "msg_type" => required msg_type,
        "content" => required content,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateTicketMessage {
        "ticket_id" => required ticket_id,
        "msg_type" => required msg_type,
        "content" => required content,
    }
}

/// Message type; text: plain text; post: rich text
///
/// 消息类型；text：纯文本；post：富文本
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MsgType {
    /// `text`
    ///
    /// Plain text · 纯文本
    Text,
    /// `post`
    ///
    /// Rich text · 富文本
    Post,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    MsgType {
        "text" => Text "Plain text",
        "post" => Post "Rich text",
    }
}

/// The response of [`CreateTicketMessage`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateTicketMessageResponse {
    /// Open ID of the chat message · chat消息open ID
    ///
    /// Example: `"om_8baa3656c7b41900d29bf9104bf5310b"`
    pub message_id: Option<String>,
}

runtime::record! {
    CreateTicketMessageResponse {
        0 "message_id" => optional message_id : Option < String >,
    }
}

impl ::helpdesk_core::Response for CreateTicketMessageResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`CreateTicketMessage`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CreateTicketMessageErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154003: [`ACCESS_DENIED_OF_CREATE_TICKET_MESSAGE`](super::errors::ACCESS_DENIED_OF_CREATE_TICKET_MESSAGE).
    AccessDenied,
    /// The code 154401: [`TICKET_CLOSED`](super::errors::TICKET_CLOSED).
    TicketClosed,
    /// The code 154403: [`BAD_MESSAGE_URL`](super::errors::BAD_MESSAGE_URL).
    BadMessageUrl,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    CreateTicketMessageErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154003 => AccessDenied ACCESS_DENIED_OF_CREATE_TICKET_MESSAGE,
        154401 => TicketClosed TICKET_CLOSED,
        154403 => BadMessageUrl BAD_MESSAGE_URL,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// List ticket messages
///
/// Returns the messages of a ticket.
///
/// 获取工单消息详情
/// 查询一个工单内的消息。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets/:ticket_id/messages`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list)
///
/// # Errors
///
/// [`ListTicketMessagesErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::Timestamp;
/// use helpdesk_types::ticket_message::ListTicketMessages;
///
/// let request = ListTicketMessages::new("6948728206392295444")
///     .time_start(Timestamp::from_secs(1617960686))
///     .time_end(Timestamp::from_secs(1617960687))
///     .page_size(10);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct ListTicketMessages {
    /// Ticket ID · 工单 ID
    ///
    /// Example: `"6948728206392295444"`
    pub ticket_id: String,
    /// Start time · 起始时间
    ///
    /// In JSON: seconds since 1970.
    ///
    /// Example: `1617960686`
    pub time_start: Option<::helpdesk_core::Timestamp>,
    /// End time · 结束时间
    ///
    /// In JSON: seconds since 1970.
    ///
    /// Example: `1617960687`
    pub time_end: Option<::helpdesk_core::Timestamp>,
    /// Page number · 页码
    ///
    /// Example: `1`
    pub page: Option<i64>,
    /// Number of messages on a page: at most 200, by default 20
    ///
    /// 每页消息数，最大200，默认20
    ///
    /// Example: `10`
    ///
    /// Range: at most 200
    pub page_size: Option<i64>,
}

impl ListTicketMessages {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            time_start: None,
            time_end: None,
            page: None,
            page_size: None,
        }
    }
    /// Start time · 起始时间
    pub fn time_start(
        mut self,
        time_start: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.time_start = Some(time_start.into());
        self
    }
    /// End time · 结束时间
    pub fn time_end(mut self, time_end: impl Into<::helpdesk_core::Timestamp>) -> Self {
        self.time_end = Some(time_end.into());
        self
    }
    /// Page number · 页码
    pub fn page(mut self, page: i64) -> Self {
        self.page = Some(page);
        self
    }
    /// Number of messages on a page: at most 200, by default 20
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
            parameters.push("time_start", runtime::time_text(*value, runtime::SECONDS));
        }
        if let Some(value) = &self.time_end {
            parameters.push("time_end", runtime::time_text(*value, runtime::SECONDS));
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListTicketMessages {
        "ticket_id" => required ticket_id,
        "time_start" => time {}
        time_start,
        "time_end" => time {}
        time_end,
        "page" => optional page,
        "page_size" => optional page_size,
    }
}

/// The response of [`ListTicketMessages`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketMessagesResponse {
    /// Messages of the ticket · 工单内的消息
    pub messages: Vec<TicketMessage>,
    /// Total number of messages · 消息总数
    ///
    /// Example: `100`
    pub total: Option<i64>,
}

runtime::record! {
    ListTicketMessagesResponse {
        0 "messages" => list messages : Vec < TicketMessage >,
        1 "total" => optional total : Option < i64 >,
    }
}

impl ::helpdesk_core::Response for ListTicketMessagesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "messages",
            |all: &mut Self, more| runtime::append(&mut all.messages, more.messages),
        )
    }
}

/// Messages of the ticket
///
/// 工单内的消息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketMessage {
    /// ID of the ticket message · 工单消息 ID
    ///
    /// Example: `"6948728206392295444"`
    pub id: Option<String>,
    /// ID of the chat message · chat 消息 ID
    ///
    /// Example: `"6949088236610273307"`
    pub message_id: Option<String>,
    /// Message type; text: plain text; post: rich text; image: image; file: file; media: video
    ///
    /// 消息的类型；text：纯文本；post：富文本；image：图像；file：文件；media：视频
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"text"`
    pub message_type: Option<MessageType>,
    /// Creation time · 创建时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1617960686000`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Content · 内容
    ///
    /// Always present according to the page; `None` if a response lacks it.
    pub content: Option<String>,
    /// Name of the user · 用户名
    ///
    /// Example: `"李宁"`
    pub user_name: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    pub avatar_url: Option<String>,
    /// Open ID of the user · 用户的 open ID
    ///
    /// Example: `"ou_37019b7c830210acd88fdce886e25c71"`
    pub user_id: Option<String>,
}

runtime::record! {
    TicketMessage {
        0 "id" => optional id : Option < String >,
        1 "message_id" => optional message_id : Option < String >,
        2 "message_type" => optional message_type : Option < MessageType >,
        3 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        4 "content" => optional content : Option < String >,
        5 "user_name" => optional user_name : Option < String >,
        6 "avatar_url" => optional avatar_url : Option < String >,
        7 "user_id" => optional user_id : Option < String >,
    }
}

/// Message type; text: plain text; post: rich text; image: image; file: file; media: video
///
/// 消息的类型；text：纯文本；post：富文本；image：图像；file：文件；media：视频
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MessageType {
    /// `text`
    ///
    /// Plain text · 纯文本
    Text,
    /// `post`
    ///
    /// Rich text · 富文本
    Post,
    /// `image`
    ///
    /// Image · 图像
    Image,
    /// `file`
    ///
    /// File · 文件
    File,
    /// `media`
    ///
    /// Video · 视频
    Media,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    MessageType {
        "text" => Text "Plain text",
        "post" => Post "Rich text",
        "image" => Image "Image",
        "file" => File "File",
        "media" => Media "Video",
    }
}

/// The error codes of [`ListTicketMessages`].
pub type ListTicketMessagesErrorCode = super::category::DeleteCategoryErrorCode;

/// Ticket message created
///
/// Sent when a ticket has a new message. Subscribe to it with this operation: [subscribe to events](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe).
///
/// 工单消息事件
/// 工单中产生消息时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)。
///
/// - Event type: `helpdesk.ticket_message.created_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_message/events/created), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_message/events/created)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketMessageCreated {
    /// ID of the ticket message · 工单消息 ID
    ///
    /// Example: `"6949088240624222236"`
    pub ticket_message_id: Option<String>,
    /// Open ID of the message · 消息的 open ID
    ///
    /// Example: `"om_8baa3656c7b41900d29bf9104bf5310b"`
    pub message_id: Option<String>,
    /// Message type; only text is supported · 消息类型, 仅支持 text
    ///
    /// Example: `"text"`
    pub msg_type: Option<String>,
    /// Position of the message · 消息的位置
    ///
    /// Example: `"10"`
    pub position: Option<::helpdesk_core::TextOr<i64>>,
    /// User ID · 用户 ID
    pub sender_id: Option<UserId>,
    /// Type of the sender: 1 for bot, 2 for guest, 3 for agent
    ///
    /// 发送者类型, 1 for bot, 2 for guest, 3 for agent
    ///
    /// Example: `1`
    pub sender_type: Option<SenderType>,
    /// Message content · 消息内容
    ///
    /// Example: `"请问vpn怎么下载"`
    pub text: Option<String>,
    /// Information about the ticket · 工单的相关信息
    pub ticket: Option<Ticket>,
    /// Event ID · 事件 ID
    ///
    /// Example: `"118a6492-122d-04ad-4370-010a3bb384d3"`
    pub event_id: Option<String>,
    /// Chat ID · 会话 ID
    ///
    /// Example: `"6949088236610273307"`
    pub chat_id: Option<String>,
    /// Message content · 消息内容
    pub content: Option<EventContent>,
}

runtime::record! {
    TicketMessageCreated {
        0 "ticket_message_id" => optional ticket_message_id : Option < String >,
        1 "message_id" => optional message_id : Option < String >,
        2 "msg_type" => optional msg_type : Option < String >,
        3 "position" => optional position : Option <:: helpdesk_core :: TextOr < i64 >>,
        4 "sender_id" => optional sender_id : Option < UserId >,
        5 "sender_type" => optional sender_type : Option < SenderType >,
        6 "text" => optional text : Option < String >,
        7 "ticket" => optional ticket : Option < Ticket >,
        8 "event_id" => optional event_id : Option < String >,
        9 "chat_id" => optional chat_id : Option < String >,
        10 "content" => optional content : Option < EventContent >,
    }
}

impl ::helpdesk_core::Event for TicketMessageCreated {
    const TYPE: &'static str = "helpdesk.ticket_message.created_v1";
}

/// Type of the sender: 1 for bot, 2 for guest, 3 for agent
///
/// 发送者类型, 1 for bot, 2 for guest, 3 for agent
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
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

runtime::integer_values! {
    SenderType {
        1 => Bot "bot",
        2 => Guest "guest",
        3 => Agent "agent",
    }
}

/// Message content
///
/// 消息内容
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EventContent {
    /// Content · 内容
    ///
    /// Example: `"请问vpn怎么下载"`
    pub content: Option<String>,
    /// Message type; text: plain text; post: rich text; image: image
    ///
    /// 消息的类型；text：纯文本；post：富文本；image：图片
    ///
    /// Example: `"text"`
    pub msg_type: Option<EventMessageType>,
    /// Image ID · 图片 ID
    ///
    /// Example: `"xxx"`
    pub image_keys: Vec<String>,
    /// Image ID · 图片 ID
    ///
    /// Example: `"xxx"`
    pub image_key: Option<String>,
}

runtime::record! {
    EventContent {
        0 "content" => optional content : Option < String >,
        1 "msg_type" => optional msg_type : Option < EventMessageType >,
        2 "image_keys" => list image_keys : Vec < String >,
        3 "image_key" => optional image_key : Option < String >,
    }
}

/// Message type; text: plain text; post: rich text; image: image
///
/// 消息的类型；text：纯文本；post：富文本；image：图片
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum EventMessageType {
    /// `text`
    ///
    /// Plain text · 纯文本
    Text,
    /// `post`
    ///
    /// Rich text · 富文本
    Post,
    /// `image`
    ///
    /// Image · 图片
    Image,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    EventMessageType {
        "text" => Text "Plain text",
        "post" => Post "Rich text",
        "image" => Image "Image",
    }
}
