use ::helpdesk_core::runtime::{self, serde_json};

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

runtime::body! {
    CreateTicketMessage {
        "msg_type" => required msg_type,
        "content" => required content,
    }
}

#[cfg(feature = "round-trip")]
runtime::request! {
    CreateTicketMessage {
        "ticket_id" => required ticket_id,
        "msg_type" => required msg_type,
        "content" => required content,
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

runtime::text_values! {
    MsgType {
        "text" => Text "纯文本",
        "post" => Post "富文本",
    }
}

/// What [`CreateTicketMessage`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateTicketMessageResponse {
    /// chat消息open ID
    pub message_id: Option<String>,
}

runtime::record! {
    CreateTicketMessageResponse {
        0 "message_id" => optional message_id,
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
runtime::request! {
    ListTicketMessages {
        "ticket_id" => required ticket_id,
        "time_start" => optional time_start,
        "time_end" => optional time_end,
        "page" => optional page,
        "page_size" => optional page_size,
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

runtime::record! {
    ListTicketMessagesResponse {
        0 "messages" => list messages,
        1 "total" => optional total,
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

runtime::record! {
    TicketMessage {
        0 "id" => optional id,
        1 "message_id" => optional message_id,
        2 "message_type" => optional message_type,
        3 "created_at" => optional created_at,
        4 "content" => optional content,
        5 "user_name" => optional user_name,
        6 "avatar_url" => optional avatar_url,
        7 "user_id" => optional user_id,
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

runtime::text_values! {
    MessageType {
        "text" => Text "纯文本",
        "post" => Post "富文本",
        "image" => Image "图像",
        "file" => File "文件",
        "media" => Media "视频",
    }
}

/// The error codes of [`ListTicketMessages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListTicketMessagesErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    ListTicketMessagesErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154003 => AccessDenied ACCESS_DENIED,
        155000 => InternalError INTERNAL_ERROR,
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

runtime::record! {
    TicketMessageCreated {
        0 "ticket_message_id" => optional ticket_message_id,
        1 "message_id" => optional message_id,
        2 "msg_type" => optional msg_type,
        3 "position" => optional position,
        4 "sender_id" => optional sender_id,
        5 "sender_type" => optional sender_type,
        6 "text" => optional text,
        7 "ticket" => optional ticket,
        8 "event_id" => optional event_id,
        9 "chat_id" => optional chat_id,
        10 "content" => optional content,
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

runtime::record! {
    UserId {
        0 "union_id" => optional union_id,
        1 "user_id" => optional user_id,
        2 "open_id" => optional open_id,
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

runtime::integer_values! {
    SenderType {
        1 => Bot "bot",
        2 => Guest "guest",
        3 => Agent "agent",
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

runtime::record! {
    Ticket {
        0 "ticket_id" => optional ticket_id,
        1 "comments" => optional comments,
        2 "ticket_type" => optional ticket_type,
        3 "status" => optional status,
        4 "dissatisfaction_reason" => optional dissatisfaction_reason,
        5 "customized_fields" => list customized_fields,
        6 "agent_service_duration" => optional agent_service_duration,
        7 "agent_first_response_duration" => optional agent_first_response_duration,
        8 "bot_service_duration" => optional bot_service_duration,
        9 "agent_resolution_time" => optional agent_resolution_time,
        10 "actual_processing_time" => optional actual_processing_time,
        11 "agent_entry_time" => optional agent_entry_time,
        12 "agent_first_response_time" => optional agent_first_response_time,
        13 "agent_last_response_time" => optional agent_last_response_time,
        14 "agent_owner" => optional agent_owner,
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

runtime::record! {
    Comment {
        0 "content" => optional content,
        1 "created_at" => optional created_at,
        2 "id" => optional id,
        3 "user_avatar_url" => optional user_avatar_url,
        4 "user_name" => optional user_name,
        5 "user_id" => optional user_id,
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

runtime::integer_values! {
    TicketType {
        1 => Bot "机器人",
        2 => Human "人工",
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

runtime::integer_values! {
    TicketStatus {
        1 => Created "已创建",
        2 => Processing "处理中",
        3 => Queued "排队中",
        4 => Pending "待定",
        5 => AwaitingUser "待用户响应",
        50 => ClosedByBot "被机器人关闭",
        51 => ClosedByAgent "被客服关闭",
        52 => ClosedByUser "用户自己关闭",
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

runtime::record! {
    LocalizedText {
        0 "zh_cn" => optional zh_cn,
        1 "en_us" => optional en_us,
        2 "ja_jp" => optional ja_jp,
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

runtime::record! {
    CustomizedFieldValue {
        0 "id" => optional id,
        1 "value" => optional value,
        2 "key_name" => optional key_name,
        3 "display_name" => optional display_name,
        4 "position" => optional position,
        5 "required" => optional required,
        6 "editable" => optional editable,
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

runtime::record! {
    TicketUser {
        0 "id" => optional id,
        1 "avatar_url" => optional avatar_url,
        2 "name" => optional name,
        3 "email" => optional email,
        4 "department" => optional department,
        5 "city" => optional city,
        6 "country" => optional country,
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

runtime::record! {
    EventContent {
        0 "content" => optional content,
        1 "msg_type" => optional msg_type,
        2 "image_keys" => list image_keys,
        3 "image_key" => optional image_key,
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

runtime::text_values! {
    EventMessageType {
        "text" => Text "纯文本",
        "post" => Post "富文本",
        "image" => Image "图片",
    }
}
