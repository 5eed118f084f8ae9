use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::{
    Channel, Comment, CustomizedFieldValue, FieldType, LocalizedText, Score, Solved,
    Ticket, TicketCustomizedField, TicketStatus, TicketTag, TicketType, TicketUser,
    UserId,
};

/// Answer a user's question in a ticket
///
/// Answers a user's question in a ticket, which must be in progress and not yet transferred to an agent. Custom apps only.
///
/// 回复用户在工单里的提问
/// 把用户提问的解答回复到工单，工单须在进行中且尚未转人工。仅限自建应用。
///
/// - Request: `POST /open-apis/helpdesk/v1/tickets/:ticket_id/answer_user_query`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/answer_user_query), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/answer_user_query)
///
/// # Errors
///
/// [`AnswerUserQueryErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::{AnswerUserQuery, UserQueryFaqInfo};
///
/// let request = AnswerUserQuery::new("6945345902185807891", "abcd")
///     .faqs([UserQueryFaqInfo::new().id("12345").score(0.9)]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct AnswerUserQuery {
    /// Ticket ID · 工单 ID
    ///
    /// Example: `"6945345902185807891"`
    pub ticket_id: String,
    /// Event ID, from the event that was subscribed to · 事件 ID,取自所订阅的事件
    ///
    /// Example: `"abcd"`
    pub event_id: String,
    /// The matching FAQs · 命中的问答列表
    pub faqs: Option<Vec<UserQueryFaqInfo>>,
}

impl AnswerUserQuery {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>, event_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            event_id: event_id.into(),
            faqs: None,
        }
    }
    /// The matching FAQs · 命中的问答列表
    pub fn faqs(
        mut self,
        faqs: impl IntoIterator<Item = impl Into<UserQueryFaqInfo>>,
    ) -> Self {
        self.faqs = Some(faqs.into_iter().map(Into::into).collect());
        self
    }
}

impl ::helpdesk_core::Operation for AnswerUserQuery {
    const ID: &'static str = "helpdesk.v1.ticket.answer_user_query";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id/answer_user_query";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = AnswerUserQueryResponse;
    type ErrorCode = AnswerUserQueryErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for AnswerUserQuery {}

runtime::body! {
    AnswerUserQuery {
        "event_id" => required event_id,
        "faqs" => optional faqs,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    AnswerUserQuery {
        "ticket_id" => required ticket_id,
        "event_id" => required event_id,
        "faqs" => optional faqs,
    }
}

/// The matching FAQs
///
/// 命中的问答列表
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct UserQueryFaqInfo {
    /// Unique ID of the FAQ within the help desk · 问答在服务台内的唯一标识
    ///
    /// Example: `"12345"`
    pub id: Option<String>,
    /// How well the FAQ matches · 问答的匹配得分
    ///
    /// Example: `0.9`
    pub score: Option<f64>,
}

impl UserQueryFaqInfo {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Unique ID of the FAQ within the help desk · 问答在服务台内的唯一标识
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// How well the FAQ matches · 问答的匹配得分
    pub fn score(mut self, score: f64) -> Self {
        self.score = Some(score);
        self
    }
}

runtime::object! {
    UserQueryFaqInfo {
        "id" => optional id,
        "score" => optional score,
    }
}

/// The response of [`AnswerUserQuery`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AnswerUserQueryResponse {}

runtime::record! {
    AnswerUserQueryResponse {}
}

impl ::helpdesk_core::Response for AnswerUserQueryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`AnswerUserQuery`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum AnswerUserQueryErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    AnswerUserQueryErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154003 => AccessDenied ACCESS_DENIED,
        155000 => InternalError INTERNAL_ERROR,
        154004 => NotFound NOT_FOUND,
    }
}

/// Get the help desk's custom fields
///
/// Returns the custom fields of the help desk.
///
/// 获取服务台自定义字段
/// 查询服务台的自定义字段。
///
/// - Request: `GET /open-apis/helpdesk/v1/customized_fields`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/customized_fields), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/customized_fields)
///
/// # Errors
///
/// [`GetCustomizedFieldsErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::GetCustomizedFields;
///
/// let request = GetCustomizedFields::new().visible_only(true);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetCustomizedFields {
    /// Whether to return visible fields only · 是否只取可见的字段
    ///
    /// Example: `true`
    pub visible_only: Option<bool>,
}

impl GetCustomizedFields {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Whether to return visible fields only · 是否只取可见的字段
    pub fn visible_only(mut self, visible_only: bool) -> Self {
        self.visible_only = Some(visible_only);
        self
    }
}

impl ::helpdesk_core::Operation for GetCustomizedFields {
    const ID: &'static str = "helpdesk.v1.ticket.customized_fields";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/customized_fields";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = GetCustomizedFieldsResponse;
    type ErrorCode = GetCustomizedFieldsErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.visible_only {
            parameters.push("visible_only", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for GetCustomizedFields {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetCustomizedFields {
        "visible_only" => optional visible_only,
    }
}

/// The response of [`GetCustomizedFields`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetCustomizedFieldsResponse {
    /// Custom fields of the user · 用户的自定义字段
    pub user_customized_fields: Vec<UserCustomizedField>,
    /// Custom fields of the ticket · 工单的自定义字段
    pub ticket_customized_fields: Vec<TicketCustomizedField>,
}

runtime::record! {
    GetCustomizedFieldsResponse {
        0 "user_customized_fields" => list user_customized_fields : Vec < UserCustomizedField >,
        1 "ticket_customized_fields" => list ticket_customized_fields : Vec < TicketCustomizedField >,
    }
}

impl ::helpdesk_core::Response for GetCustomizedFieldsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "user_customized_fields",
            |all: &mut Self, more| runtime::append(
                &mut all.user_customized_fields,
                more.user_customized_fields,
            ),
        )
    }
}

/// Custom fields of the user
///
/// 用户的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UserCustomizedField {
    /// Field ID · 字段 ID
    ///
    /// Example: `"6746384425543548981"`
    pub user_customized_field_id: Option<String>,
    /// Old field ID, kept for compatibility only · 旧的字段 ID，仅为向后兼容而保留
    ///
    /// Example: `"6746384425543548981"`
    pub id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"1542164574896126"`
    pub helpdesk_id: Option<String>,
    /// Key of the field · 字段的键
    ///
    /// Example: `"company_id3"`
    pub key_name: Option<String>,
    /// Display name of the field · 字段的展示名称
    ///
    /// Example: `"Company ID"`
    pub display_name: Option<String>,
    /// Position in the list · 在列表中展示的位置
    ///
    /// Example: `"1"`
    pub position: Option<String>,
    /// Type of the field · 字段类型
    ///
    /// Example: `"string"`
    pub field_type: Option<String>,
    /// Description of the field · 字段的描述
    ///
    /// Example: `"租户ID"`
    pub description: Option<String>,
    /// Whether the field is visible · 该字段是否可见
    pub visible: Option<bool>,
    /// Whether the field can be edited · 该字段能否编辑
    pub editable: Option<bool>,
    /// Whether the field is required · 该字段是否必填
    pub required: Option<bool>,
    /// When the field was created · 字段的创建时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1574040677000"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// When the field was changed · 字段的修改时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1574040677000"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
}

runtime::record! {
    UserCustomizedField {
        0 "user_customized_field_id" => optional user_customized_field_id : Option < String >,
        1 "id" => optional id : Option < String >,
        2 "helpdesk_id" => optional helpdesk_id : Option < String >,
        3 "key_name" => optional key_name : Option < String >,
        4 "display_name" => optional display_name : Option < String >,
        5 "position" => optional position : Option < String >,
        6 "field_type" => optional field_type : Option < String >,
        7 "description" => optional description : Option < String >,
        8 "visible" => optional visible : Option < bool >,
        9 "editable" => optional editable : Option < bool >,
        10 "required" => optional required : Option < bool >,
        11 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        12 "updated_at" => time {}
        updated_at : Option <:: helpdesk_core :: Timestamp >,
    }
}

/// The error codes of [`GetCustomizedFields`].
pub type GetCustomizedFieldsErrorCode = super::agent::ListAgentEmailsErrorCode;

/// Get a ticket
///
/// Returns the details of a ticket. Custom apps only.
///
/// 查询指定工单详情
/// 查询一个工单的详情。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets/:ticket_id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 10 a second
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)
///
/// # Errors
///
/// [`GetTicketErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::GetTicket;
///
/// let request = GetTicket::new("123456");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetTicket {
    /// Ticket ID, from [list tickets](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// 工单 ID，可由[查询全部工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)得到
    ///
    /// Example: `"123456"`
    pub ticket_id: String,
}

impl GetTicket {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for GetTicket {
    const ID: &'static str = "helpdesk.v1.ticket.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerSecond(10),
    ];
    type Response = GetTicketResponse;
    type ErrorCode = GetTicketErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
}

impl ::helpdesk_core::AppOperation for GetTicket {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetTicket {
        "ticket_id" => required ticket_id,
    }
}

/// The response of [`GetTicket`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetTicketResponse {
    /// Details of the ticket · 工单详情
    pub ticket: Option<Ticket>,
}

runtime::record! {
    GetTicketResponse {
        0 "ticket" => optional ticket : Option < Ticket >,
    }
}

impl ::helpdesk_core::Response for GetTicketResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`GetTicket`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum GetTicketErrorCode {
    /// The code 154000: [`BAD_REQUEST_OF_GET_TICKET`](super::errors::BAD_REQUEST_OF_GET_TICKET).
    BadRequest,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    GetTicketErrorCode {
        154000 => BadRequest BAD_REQUEST_OF_GET_TICKET,
        155000 => InternalError INTERNAL_ERROR,
        154004 => NotFound NOT_FOUND,
        154001 => Unauthorized UNAUTHORIZED,
    }
}

/// List tickets
///
/// Returns the details of the tickets that match the conditions. Custom apps only.
///
/// 查询全部工单详情
/// 按条件查询工单，返回各工单的详情。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
///
/// # Errors
///
/// [`ListTicketsErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::Timestamp;
/// use helpdesk_types::ticket::{Channel, ListTickets, Solved, TicketStatus, TicketType};
///
/// let request = ListTickets::new()
///     .ticket_type(TicketType::Bot)
///     .channel(Channel::from(0))
///     .solved(Solved::Unsolved)
///     .status_list([TicketStatus::Created])
///     .guest_id("ou_b5de90429xxx")
///     .tags(["备注"])
///     .page_size(20)
///     .create_time_start(Timestamp::from_millis(1616920429000))
///     .create_time_end(Timestamp::from_millis(1617006829000))
///     .update_time_start(Timestamp::from_millis(1616920429000))
///     .update_time_end(Timestamp::from_millis(1617006829000));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListTickets {
    /// Filters by ticket ID · 筛选条件：工单 ID
    ///
    /// Example: `123456`
    pub ticket_id: Option<String>,
    /// Filters by agent ID · 筛选条件: 客服 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub agent_id: Option<String>,
    /// Filters by the ID of the agent who closed the ticket · 筛选条件: 关单客服的 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub closed_by_id: Option<String>,
    /// Filters by ticket type. 1: bot 2: agent
    ///
    /// 筛选条件: 工单的类型 1:bot 2:人工
    ///
    /// Example: `1`
    ///
    /// `type` in JSON.
    pub ticket_type: Option<TicketType>,
    /// Filters by the channel that the ticket comes from · 筛选条件: 工单的来源渠道
    ///
    /// Example: `0`
    pub channel: Option<Channel>,
    /// Filters by whether the ticket is solved. 1: not solved 2: solved
    ///
    /// 筛选条件: 工单是否已解决 1:没解决 2:已解决
    ///
    /// Example: `1`
    pub solved: Option<Solved>,
    /// Filters by the rating of the ticket · 筛选条件: 工单的评分
    ///
    /// Example: `1`
    pub score: Option<Score>,
    /// Filters by ticket status; several are possible · 筛选条件: 工单状态，可有多个
    ///
    /// Example: `1`
    pub status_list: Option<Vec<TicketStatus>>,
    /// Filters by the name of the user · 筛选条件: 用户名
    ///
    /// Example: `abc`
    pub guest_name: Option<String>,
    /// Filters by user ID · 筛选条件: 用户 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub guest_id: Option<String>,
    /// Filters by tags of the user; several are possible · 筛选条件: 用户标签，可有多个
    ///
    /// Example: `备注`
    pub tags: Option<Vec<String>>,
    /// Page number, counted from 1; by default 1 · 页码, 从1起算, 默认为1
    ///
    /// Example: `1`
    ///
    /// Range: at least 1
    pub page: Option<i64>,
    /// Number of tickets on a page: at most 200, by default 20. All pages together return ten thousand tickets at most; if there are more, change the conditions, preferably the time.
    ///
    /// 每页条数，最大为200， 默认为20。翻页累计至多返回一万条；数据更多时请改变查询条件，建议按时间查询。
    ///
    /// Example: `20`
    ///
    /// Range: at most 200
    pub page_size: Option<i64>,
    /// Filters by creation time: the earliest, in ms (create_time_end is required too), that is, \>=create_time_start
    ///
    /// 筛选条件: 工单创建时间的下限 ms (须同时填写create_time_end)，即\>=create_time_start
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub create_time_start: Option<::helpdesk_core::Timestamp>,
    /// Filters by creation time: the latest, in ms (create_time_start is required too), that is, \<=create_time_end
    ///
    /// 筛选条件: 工单创建时间的上限 ms (须同时填写create_time_start)，即\<=create_time_end
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1617006829000`
    pub create_time_end: Option<::helpdesk_core::Timestamp>,
    /// Filters by the time of the last change: the earliest, in ms (update_time_end is required too)
    ///
    /// 筛选条件: 工单修改时间的下限 ms (须同时填写update_time_end)
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub update_time_start: Option<::helpdesk_core::Timestamp>,
    /// Filters by the time of the last change: the latest, in ms (update_time_start is required too)
    ///
    /// 筛选条件: 工单修改时间的上限 ms (须同时填写update_time_start)
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1617006829000`
    pub update_time_end: Option<::helpdesk_core::Timestamp>,
}

impl ListTickets {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Filters by ticket ID · 筛选条件：工单 ID
    pub fn ticket_id(mut self, ticket_id: impl Into<String>) -> Self {
        self.ticket_id = Some(ticket_id.into());
        self
    }
    /// Filters by agent ID · 筛选条件: 客服 ID
    pub fn agent_id(mut self, agent_id: impl Into<String>) -> Self {
        self.agent_id = Some(agent_id.into());
        self
    }
    /// Filters by the ID of the agent who closed the ticket · 筛选条件: 关单客服的 ID
    pub fn closed_by_id(mut self, closed_by_id: impl Into<String>) -> Self {
        self.closed_by_id = Some(closed_by_id.into());
        self
    }
    /// Filters by ticket type. 1: bot 2: agent
    pub fn ticket_type(mut self, ticket_type: impl Into<TicketType>) -> Self {
        self.ticket_type = Some(ticket_type.into());
        self
    }
    /// Filters by the channel that the ticket comes from · 筛选条件: 工单的来源渠道
    pub fn channel(mut self, channel: impl Into<Channel>) -> Self {
        self.channel = Some(channel.into());
        self
    }
    /// Filters by whether the ticket is solved. 1: not solved 2: solved
    pub fn solved(mut self, solved: impl Into<Solved>) -> Self {
        self.solved = Some(solved.into());
        self
    }
    /// Filters by the rating of the ticket · 筛选条件: 工单的评分
    pub fn score(mut self, score: impl Into<Score>) -> Self {
        self.score = Some(score.into());
        self
    }
    /// Filters by ticket status; several are possible · 筛选条件: 工单状态，可有多个
    pub fn status_list(
        mut self,
        status_list: impl IntoIterator<Item = impl Into<TicketStatus>>,
    ) -> Self {
        self.status_list = Some(status_list.into_iter().map(Into::into).collect());
        self
    }
    /// Filters by the name of the user · 筛选条件: 用户名
    pub fn guest_name(mut self, guest_name: impl Into<String>) -> Self {
        self.guest_name = Some(guest_name.into());
        self
    }
    /// Filters by user ID · 筛选条件: 用户 ID
    pub fn guest_id(mut self, guest_id: impl Into<String>) -> Self {
        self.guest_id = Some(guest_id.into());
        self
    }
    /// Filters by tags of the user; several are possible · 筛选条件: 用户标签，可有多个
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
    /// Page number, counted from 1; by default 1 · 页码, 从1起算, 默认为1
    pub fn page(mut self, page: i64) -> Self {
        self.page = Some(page);
        self
    }
    /// Number of tickets on a page: at most 200, by default 20. All pages together return ten thousand tickets at most; if there are more, change the conditions, preferably the time.
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Filters by creation time: the earliest, in ms (create_time_end is required too), that is, \>=create_time_start
    pub fn create_time_start(
        mut self,
        create_time_start: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.create_time_start = Some(create_time_start.into());
        self
    }
    /// Filters by creation time: the latest, in ms (create_time_start is required too), that is, \<=create_time_end
    pub fn create_time_end(
        mut self,
        create_time_end: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.create_time_end = Some(create_time_end.into());
        self
    }
    /// Filters by the time of the last change: the earliest, in ms (update_time_end is required too)
    pub fn update_time_start(
        mut self,
        update_time_start: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.update_time_start = Some(update_time_start.into());
        self
    }
    /// Filters by the time of the last change: the latest, in ms (update_time_start is required too)
    pub fn update_time_end(
        mut self,
        update_time_end: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.update_time_end = Some(update_time_end.into());
        self
    }
}

impl ::helpdesk_core::Operation for ListTickets {
    const ID: &'static str = "helpdesk.v1.ticket.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(1000),
        ::helpdesk_core::RateLimit::PerSecond(50),
    ];
    type Response = ListTicketsResponse;
    type ErrorCode = ListTicketsErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.ticket_id {
            parameters.push("ticket_id", value.as_str());
        }
        if let Some(value) = &self.agent_id {
            parameters.push("agent_id", value.as_str());
        }
        if let Some(value) = &self.closed_by_id {
            parameters.push("closed_by_id", value.as_str());
        }
        if let Some(value) = &self.ticket_type {
            parameters.push("type", value.to_string());
        }
        if let Some(value) = &self.channel {
            parameters.push("channel", value.to_string());
        }
        if let Some(value) = &self.solved {
            parameters.push("solved", value.to_string());
        }
        if let Some(value) = &self.score {
            parameters.push("score", value.to_string());
        }
        for value in self.status_list.iter().flatten() {
            parameters.push("status_list", value.to_string());
        }
        if let Some(value) = &self.guest_name {
            parameters.push("guest_name", value.as_str());
        }
        if let Some(value) = &self.guest_id {
            parameters.push("guest_id", value.as_str());
        }
        for value in self.tags.iter().flatten() {
            parameters.push("tags", value.as_str());
        }
        if let Some(value) = &self.page {
            parameters.push("page", value.to_string());
        }
        if let Some(value) = &self.page_size {
            parameters.push("page_size", value.to_string());
        }
        if let Some(value) = &self.create_time_start {
            parameters
                .push("create_time_start", runtime::time_text(*value, runtime::MILLIS));
        }
        if let Some(value) = &self.create_time_end {
            parameters
                .push("create_time_end", runtime::time_text(*value, runtime::MILLIS));
        }
        if let Some(value) = &self.update_time_start {
            parameters
                .push("update_time_start", runtime::time_text(*value, runtime::MILLIS));
        }
        if let Some(value) = &self.update_time_end {
            parameters
                .push("update_time_end", runtime::time_text(*value, runtime::MILLIS));
        }
    }
}

impl ::helpdesk_core::AppOperation for ListTickets {}

impl ::helpdesk_core::Listing for ListTickets {
    type Item = Ticket;
    const MAX_ROWS: Option<i64> = Some(10000);
    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.tickets
    }
    #[inline]
    fn next_page(&self, response: &Self::Response) -> ::helpdesk_core::NextPage<Self> {
        runtime::page_by_number(
            self.page,
            self.page_size,
            response.tickets.len(),
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
    #[inline]
    fn last_row(&self) -> Option<i64> {
        runtime::last_row(self.page, self.page_size, Some(200))
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListTickets {
        "ticket_id" => optional ticket_id,
        "agent_id" => optional agent_id,
        "closed_by_id" => optional closed_by_id,
        "type" => optional ticket_type,
        "channel" => optional channel,
        "solved" => optional solved,
        "score" => optional score,
        "status_list" => optional status_list,
        "guest_name" => optional guest_name,
        "guest_id" => optional guest_id,
        "tags" => optional tags,
        "page" => optional page,
        "page_size" => optional page_size,
        "create_time_start" => time {}
        create_time_start,
        "create_time_end" => time {}
        create_time_end,
        "update_time_start" => time {}
        update_time_start,
        "update_time_end" => time {}
        update_time_end,
    }
}

/// The response of [`ListTickets`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketsResponse {
    /// Total number of tickets (at most 10000 for each request)
    ///
    /// 工单总数 (每次请求至多 10000 条)
    ///
    /// Example: `100`
    pub total: Option<i64>,
    /// Tickets · 工单
    pub tickets: Vec<Ticket>,
}

runtime::record! {
    ListTicketsResponse {
        0 "total" => optional total : Option < i64 >,
        1 "tickets" => list tickets : Vec < Ticket >,
    }
}

impl ::helpdesk_core::Response for ListTicketsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "tickets",
            |all: &mut Self, more| runtime::append(&mut all.tickets, more.tickets),
        )
    }
}

/// The error codes of [`ListTickets`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ListTicketsErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    ListTicketsErrorCode {
        154000 => BadRequest BAD_REQUEST,
        155000 => InternalError INTERNAL_ERROR,
        154001 => Unauthorized UNAUTHORIZED,
    }
}

/// Start a help desk conversation
///
/// Creates a conversation with the help desk.
///
/// 创建服务台对话
/// 该接口用于创建服务台对话。
///
/// - Request: `POST /open-apis/helpdesk/v1/start_service`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:helpdesk:access`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: [Lark](https://open.larksuite.com/document/server-docs/helpdesk-v1/ticket-management/ticket/start_service), [Feishu](https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket/start_service)
///
/// # Errors
///
/// [`StartServiceErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::StartService;
///
/// let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62")
///     .human_service(true)
///     .appointed_agents(["ou_7dab8a3d3cdcc9da365777c7ad535d62"])
///     .customized_info("测试自定义字段信息");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct StartService {
    /// Whether to go to an agent directly (required if appointed_agents is set)
    ///
    /// 是否直接进入人工(若appointed_agents填写了，该值为必填)
    ///
    /// Example: `false`
    pub human_service: Option<bool>,
    /// Open IDs of the agents (see [get a user](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get) for how to obtain them); human_service must be true
    ///
    /// 客服 open ids (获取方式参考[获取单个用户信息](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get))，human_service需要为true
    ///
    /// Example: `["ou_7dab8a3d3cdcc9da365777c7ad535d62"]`
    pub appointed_agents: Option<Vec<String>>,
    /// Open ID of the user (see [get a user](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get) for how to obtain it)
    ///
    /// 用户 open id,(获取方式参考[获取单个用户信息](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get))
    ///
    /// Example: `"ou_7dab8a3d3cdcc9da365777c7ad535d62"`
    ///
    /// Length: at least 1 character
    pub open_id: String,
    /// Custom information about the source of the ticket, at most 1024 characters. If set, it is returned with [the details of the ticket](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)
    ///
    /// 工单来源自定义信息，长度限制1024字符，如设置，[获取工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)会返回此信息
    ///
    /// Example: `"测试自定义字段信息"`
    ///
    /// Length: at most 1024 characters
    pub customized_info: Option<String>,
}

impl StartService {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(open_id: impl Into<String>) -> Self {
        Self {
            human_service: None,
            appointed_agents: None,
            open_id: open_id.into(),
            customized_info: None,
        }
    }
    /// Whether to go to an agent directly (required if appointed_agents is set)
    pub fn human_service(mut self, human_service: bool) -> Self {
        self.human_service = Some(human_service);
        self
    }
    /// Open IDs of the agents (see [get a user](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get) for how to obtain them); human_service must be true
    pub fn appointed_agents(
        mut self,
        appointed_agents: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.appointed_agents = Some(
            appointed_agents.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Custom information about the source of the ticket, at most 1024 characters. If set, it is returned with [the details of the ticket](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)
    pub fn customized_info(mut self, customized_info: impl Into<String>) -> Self {
        self.customized_info = Some(customized_info.into());
        self
    }
}

impl ::helpdesk_core::Operation for StartService {
    const ID: &'static str = "helpdesk.v1.ticket.start_service";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/start_service";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(1000),
        ::helpdesk_core::RateLimit::PerSecond(50),
    ];
    type Response = StartServiceResponse;
    type ErrorCode = StartServiceErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for StartService {}

runtime::body! {
    StartService {
        "human_service" => optional human_service,
        "appointed_agents" => optional appointed_agents,
        "open_id" => required open_id,
        "customized_info" => optional customized_info,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    StartService {
        "human_service" => optional human_service,
        "appointed_agents" => optional appointed_agents,
        "open_id" => required open_id,
        "customized_info" => optional customized_info,
    }
}

/// The response of [`StartService`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct StartServiceResponse {
    /// Open ID of the service group chat · 客服群open ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"创建的 chat-id"`
    pub chat_id: Option<String>,
    /// ID of the ticket that was created (returned only if the ticket goes to an agent)
    ///
    /// 创建的工单 ID（仅人工工单返回该参数）
    ///
    /// Example: `"7474857595946745884"`
    pub ticket_id: Option<String>,
}

runtime::record! {
    StartServiceResponse {
        0 "chat_id" => optional chat_id : Option < String >,
        1 "ticket_id" => optional ticket_id : Option < String >,
    }
}

impl ::helpdesk_core::Response for StartServiceResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`StartService`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum StartServiceErrorCode {
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 154402: [`HELPDESK_NOT_VISIBLE`](super::errors::HELPDESK_NOT_VISIBLE).
    HelpdeskNotVisible,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    StartServiceErrorCode {
        155000 => InternalError INTERNAL_ERROR,
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154004 => NotFound NOT_FOUND,
        154402 => HelpdeskNotVisible HELPDESK_NOT_VISIBLE,
    }
}

/// Download an image of a ticket
///
/// Downloads an image of a ticket message. Custom apps only.
///
/// 获取工单内图像
/// 下载工单消息中的图片。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/ticket_images`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/ticket_image), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/ticket_image)
///
/// # Errors
///
/// [`DownloadTicketImageErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::DownloadTicketImage;
///
/// let request = DownloadTicketImage::new("12345", "12345").index(0);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DownloadTicketImage {
    /// Ticket ID · 工单 ID
    ///
    /// Example: `12345`
    pub ticket_id: String,
    /// Message ID
    ///
    /// [How to find a message ID](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list)
    ///
    /// 消息 ID
    ///
    /// [查询消息 ID](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list)
    ///
    /// Example: `12345`
    pub msg_id: String,
    /// Index of the image, counted from 0. Required for messages of type post, not needed for type img
    ///
    /// 图片的序号，从 0 起算。消息类型为 post 时须填，为 img 时不必
    ///
    /// Example: `0`
    pub index: Option<i64>,
}

impl DownloadTicketImage {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>, msg_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            msg_id: msg_id.into(),
            index: None,
        }
    }
    /// Index of the image, counted from 0. Required for messages of type post, not needed for type img
    pub fn index(mut self, index: i64) -> Self {
        self.index = Some(index);
        self
    }
}

impl ::helpdesk_core::Operation for DownloadTicketImage {
    const ID: &'static str = "helpdesk.v1.ticket.ticket_image";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/ticket_images";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(1000),
        ::helpdesk_core::RateLimit::PerSecond(50),
    ];
    type Response = ::helpdesk_core::Download;
    type ErrorCode = DownloadTicketImageErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
        parameters.push("msg_id", self.msg_id.as_str());
        if let Some(value) = &self.index {
            parameters.push("index", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for DownloadTicketImage {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DownloadTicketImage {
        "ticket_id" => required ticket_id,
        "msg_id" => required msg_id,
        "index" => optional index,
    }
}

/// The error codes of [`DownloadTicketImage`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum DownloadTicketImageErrorCode {
    /// The code 154000: [`BAD_REQUEST_OF_DOWNLOAD_TICKET_IMAGE`](super::errors::BAD_REQUEST_OF_DOWNLOAD_TICKET_IMAGE).
    BadRequest,
    /// The code 154003: [`ACCESS_DENIED_OF_DOWNLOAD_TICKET_IMAGE`](super::errors::ACCESS_DENIED_OF_DOWNLOAD_TICKET_IMAGE).
    AccessDenied,
    /// The code 154004: [`NOT_FOUND_OF_DOWNLOAD_TICKET_IMAGE`](super::errors::NOT_FOUND_OF_DOWNLOAD_TICKET_IMAGE).
    NotFound,
    /// The code 154404: [`IMAGE_UNAVAILABLE`](super::errors::IMAGE_UNAVAILABLE).
    ImageUnavailable,
    /// The code 155000: [`INTERNAL_ERROR_OF_DOWNLOAD_TICKET_IMAGE`](super::errors::INTERNAL_ERROR_OF_DOWNLOAD_TICKET_IMAGE).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    DownloadTicketImageErrorCode {
        154000 => BadRequest BAD_REQUEST_OF_DOWNLOAD_TICKET_IMAGE,
        154003 => AccessDenied ACCESS_DENIED_OF_DOWNLOAD_TICKET_IMAGE,
        154004 => NotFound NOT_FOUND_OF_DOWNLOAD_TICKET_IMAGE,
        154404 => ImageUnavailable IMAGE_UNAVAILABLE,
        155000 => InternalError INTERNAL_ERROR_OF_DOWNLOAD_TICKET_IMAGE,
    }
}

/// Update a ticket
///
/// Changes the data of a ticket; at least one field to change is required. Only the data changes, the corresponding action is not performed: for example, setting the status to closed does not close the chat. Custom apps only.
///
/// Note:
/// With a user_access_token, the caller must have access to the ticket: as an administrator or the owner of the help desk, or as an agent with access to the ticket.
///
/// 更新工单详情
/// 修改工单的数据，至少传入一个要改的字段。仅改数据，不触发对应操作：例如把状态改为关单，聊天页面并不关闭。仅限自建应用。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须对该工单有权限：为服务台的管理员、所有者，或有该工单权限的客服
///
/// - Request: `PUT /open-apis/helpdesk/v1/tickets/:ticket_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/update), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/update)
///
/// # Errors
///
/// [`UpdateTicketErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::ticket::{
///     Channel, CustomizedFieldUpdate, Solved, TicketStatusUpdate, TicketType, UpdateTicket,
/// };
///
/// let request = UpdateTicket::new("6945345902185807891")
///     .status(TicketStatusUpdate::AwaitingAgent)
///     .tag_names(["abc"])
///     .comment("good")
///     .customized_fields([CustomizedFieldUpdate::new().id("123").value("value").key_name("key")])
///     .ticket_type(TicketType::Bot)
///     .solved(Solved::Unsolved)
///     .channel(Channel::from(1));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct UpdateTicket {
    /// Ticket ID · 工单 ID
    ///
    /// Example: `"6945345902185807891"`
    pub ticket_id: String,
    /// New status of the ticket; meaning of the values: 1: waiting for a response, 2: in progress, 3: in queue, 4: pending, 5: waiting for the user, 50: closed by the bot, 51: closed by an agent
    ///
    /// 工单的新状态，status 各值的含义：1: 待响应, 2: 处理中, 3: 排队中, 4: 待定, 5: 待用户响应, 50: 机器人关闭工单, 51: 人工关闭工单
    ///
    /// Example: `1`
    pub status: Option<TicketStatusUpdate>,
    /// New tag names · 新的标签名
    ///
    /// Example: `["abc"]`
    pub tag_names: Option<Vec<String>>,
    /// New comment · 新的评论
    ///
    /// Example: `"good"`
    pub comment: Option<String>,
    /// Custom fields of the ticket · 工单的自定义字段
    pub customized_fields: Option<Vec<CustomizedFieldUpdate>>,
    /// Stage of the ticket · 工单阶段
    ///
    /// Example: `1`
    pub ticket_type: Option<TicketType>,
    /// Whether the ticket is solved. 1: not solved, 2: solved
    ///
    /// 工单是否已解决，1: 未解决, 2: 已解决
    ///
    /// Example: `1`
    pub solved: Option<Solved>,
    /// ID of the channel that the ticket comes from · 工单来源渠道的 ID
    ///
    /// Example: `1`
    pub channel: Option<Channel>,
}

impl UpdateTicket {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            status: None,
            tag_names: None,
            comment: None,
            customized_fields: None,
            ticket_type: None,
            solved: None,
            channel: None,
        }
    }
    /// New status of the ticket; meaning of the values: 1: waiting for a response, 2: in progress, 3: in queue, 4: pending, 5: waiting for the user, 50: closed by the bot, 51: closed by an agent
    pub fn status(mut self, status: impl Into<TicketStatusUpdate>) -> Self {
        self.status = Some(status.into());
        self
    }
    /// New tag names · 新的标签名
    pub fn tag_names(
        mut self,
        tag_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.tag_names = Some(tag_names.into_iter().map(Into::into).collect());
        self
    }
    /// New comment · 新的评论
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }
    /// Custom fields of the ticket · 工单的自定义字段
    pub fn customized_fields(
        mut self,
        customized_fields: impl IntoIterator<Item = impl Into<CustomizedFieldUpdate>>,
    ) -> Self {
        self.customized_fields = Some(
            customized_fields.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Stage of the ticket · 工单阶段
    pub fn ticket_type(mut self, ticket_type: impl Into<TicketType>) -> Self {
        self.ticket_type = Some(ticket_type.into());
        self
    }
    /// Whether the ticket is solved. 1: not solved, 2: solved
    pub fn solved(mut self, solved: impl Into<Solved>) -> Self {
        self.solved = Some(solved.into());
        self
    }
    /// ID of the channel that the ticket comes from · 工单来源渠道的 ID
    pub fn channel(mut self, channel: impl Into<Channel>) -> Self {
        self.channel = Some(channel.into());
        self
    }
}

impl ::helpdesk_core::Operation for UpdateTicket {
    const ID: &'static str = "helpdesk.v1.ticket.update";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Put;
    const PATH: &'static str = "/open-apis/helpdesk/v1/tickets/:ticket_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = UpdateTicketResponse;
    type ErrorCode = UpdateTicketErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("ticket_id", self.ticket_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for UpdateTicket {}

runtime::body! {
    UpdateTicket {
        "status" => optional status,
        "tag_names" => optional tag_names,
        "comment" => optional comment,
        "customized_fields" => optional customized_fields,
        "ticket_type" => optional ticket_type,
        "solved" => optional solved,
        "channel" => optional channel,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    UpdateTicket {
        "ticket_id" => required ticket_id,
        "status" => optional status,
        "tag_names" => optional tag_names,
        "comment" => optional comment,
        "customized_fields" => optional customized_fields,
        "ticket_type" => optional ticket_type,
        "solved" => optional solved,
        "channel" => optional channel,
    }
}

/// New status of the ticket; meaning of the values: 1: waiting for a response, 2: in progress, 3: in queue, 4: pending, 5: waiting for the user, 50: closed by the bot, 51: closed by an agent
///
/// 工单的新状态，status 各值的含义：1: 待响应, 2: 处理中, 3: 排队中, 4: 待定, 5: 待用户响应, 50: 机器人关闭工单, 51: 人工关闭工单
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TicketStatusUpdate {
    /// `1`
    ///
    /// Waiting for a response · 待响应
    AwaitingAgent,
    /// `2`
    ///
    /// In progress · 处理中
    Processing,
    /// `3`
    ///
    /// In queue · 排队中
    Queued,
    /// `4`
    ///
    /// Pending · 待定
    Pending,
    /// `5`
    ///
    /// Waiting for the user · 待用户响应
    AwaitingUser,
    /// `50`
    ///
    /// Closed by the bot · 机器人关闭工单
    ClosedByBot,
    /// `51`
    ///
    /// Closed by an agent · 人工关闭工单
    ClosedByAgent,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    TicketStatusUpdate {
        1 => AwaitingAgent "Waiting for a response",
        2 => Processing "In progress",
        3 => Queued "In queue",
        4 => Pending "Pending",
        5 => AwaitingUser "Waiting for the user",
        50 => ClosedByBot "Closed by the bot",
        51 => ClosedByAgent "Closed by an agent",
    }
}

/// Custom fields of the ticket
///
/// 工单的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CustomizedFieldUpdate {
    /// ID of the custom field · 自定义字段 ID
    ///
    /// Example: `"123"`
    pub id: Option<String>,
    /// Value of the custom field · 自定义字段的值
    ///
    /// Example: `"value"`
    pub value: Option<String>,
    /// Key · 键名
    ///
    /// Example: `"key"`
    pub key_name: Option<String>,
}

impl CustomizedFieldUpdate {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// ID of the custom field · 自定义字段 ID
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Value of the custom field · 自定义字段的值
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
    /// Key · 键名
    pub fn key_name(mut self, key_name: impl Into<String>) -> Self {
        self.key_name = Some(key_name.into());
        self
    }
}

runtime::object! {
    CustomizedFieldUpdate {
        "id" => optional id,
        "value" => optional value,
        "key_name" => optional key_name,
    }
}

/// The response of [`UpdateTicket`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdateTicketResponse {}

runtime::record! {
    UpdateTicketResponse {}
}

impl ::helpdesk_core::Response for UpdateTicketResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UpdateTicket`].
pub type UpdateTicketErrorCode = super::faq::DownloadFaqImageErrorCode;

/// Ticket created
///
/// Sent when the help desk has a new ticket. Subscribe to it with this operation: [subscribe to events](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)
///
/// A ticket can pass through two stages, bot and agent: a transfer to an agent does not create a ticket, it only changes the stage of the same one. To learn of such changes, subscribe to [ticket updated](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated)
///
/// 创建工单
/// 服务台有新工单时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)
///
/// 一个工单可先后处于机器人、人工两个阶段：转人工时不产生新工单，只改变原工单的 stage。要得知这类变化，请订阅[工单变更事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated)
///
/// - Event type: `helpdesk.ticket.created_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketCreated {
    /// Ticket ID
    ///
    /// [from the list of tickets](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [or from the event that a ticket was created](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// Example: `"6626871355780366331"`
    pub ticket_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"6626871355780366330"`
    pub helpdesk_id: Option<String>,
    /// User ID · 用户 ID
    pub guest: Option<EventGuest>,
    /// Stage of the ticket: 1. bot 2. agent · 工单所处阶段：1. 机器人 2. 人工
    ///
    /// Example: `1`
    pub stage: Option<TicketType>,
    /// Current status of the ticket: 1: created 2: in progress 3: in queue 4: pending 5: waiting for the user 50: closed by the bot 51: closed by an agent 52: closed by the user
    ///
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    ///
    /// Example: `1`
    pub status: Option<TicketStatus>,
    /// Rating of the ticket: 1: dissatisfied, 2: neutral, 3: satisfied
    ///
    /// 工单的评分，1：不满意，2:一般，3:满意
    ///
    /// Example: `1`
    pub score: Option<Score>,
    /// Creation time · 创建时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was last updated; -1 if it has no value
    ///
    /// 工单最近更新的时间，无值时为 -1
    ///
    /// In JSON: milliseconds since 1970; -1 is read as absent.
    ///
    /// Example: `1616920429000`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was closed · 关单时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub closed_at: Option<::helpdesk_core::Timestamp>,
    /// Channel that the ticket comes from: 9: Open API 2: QR code 14: share 13: search; other numbers: other sources
    ///
    /// 工单的来源渠道，取值：9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    ///
    /// Example: `0`
    pub channel: Option<Channel>,
    /// Whether the ticket is solved. 1: not solved 2: solved
    ///
    /// 工单是否已解决 1:没解决 2:已解决
    ///
    /// Example: `1`
    pub solve: Option<Solved>,
    /// Custom fields of the ticket
    ///
    /// **Note**: This event does not have their values. To read them, call [get a ticket](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get) with the ticket_id.
    ///
    /// 工单的自定义字段
    ///
    /// **注意**：此事件不带该值。需要时请凭 ticket_id 调用[查询指定工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)来读取。
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// oc_xxxxxxx
    ///
    /// Example: `"oc_xxxxxxx"`
    pub chat_id: Option<String>,
}

runtime::record! {
    TicketCreated {
        0 "ticket_id" => optional ticket_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "guest" => optional guest : Option < EventGuest >,
        3 "stage" => optional stage : Option < TicketType >,
        4 "status" => optional status : Option < TicketStatus >,
        5 "score" => optional score : Option < Score >,
        6 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        7 "updated_at" => time {
            runtime :: unless ::<- 1,
            _ > {}
        }
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        8 "closed_at" => time {}
        closed_at : Option <:: helpdesk_core :: Timestamp >,
        9 "channel" => optional channel : Option < Channel >,
        10 "solve" => optional solve : Option < Solved >,
        11 "customized_fields" => list customized_fields : Vec < CustomizedFieldValue >,
        12 "chat_id" => optional chat_id : Option < String >,
    }
}

impl ::helpdesk_core::Event for TicketCreated {
    const TYPE: &'static str = "helpdesk.ticket.created_v1";
}

/// User ID
///
/// 用户 ID
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EventGuest {
    /// id
    pub id: Option<UserId>,
    /// Name · 名称
    ///
    /// Example: `"-"`
    pub name: Option<String>,
}

runtime::record! {
    EventGuest {
        0 "id" => optional id : Option < UserId >,
        1 "name" => optional name : Option < String >,
    }
}

/// Ticket updated
///
/// Sent when the status or the stage of a ticket changes. Subscribe to it with this operation: [subscribe to events](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe).
///
/// It also tells of changes of the stage, for example from bot to agent.
///
/// 工单状态变更
/// 工单的状态或阶段变化时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)。
///
/// 工单阶段的变化也由此得知，例如从机器人转为人工。
///
/// - Event type: `helpdesk.ticket.updated_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUpdated {
    /// The ticket after the change · 变更后的工单
    pub object: Option<UpdatedTicket>,
    /// The ticket before the change, with only the fields that changed
    ///
    /// 变更前的工单，只含有变化的字段
    pub old_object: Option<PreviousTicket>,
}

runtime::record! {
    TicketUpdated {
        0 "object" => optional object : Option < UpdatedTicket >,
        1 "old_object" => optional old_object : Option < PreviousTicket >,
    }
}

impl ::helpdesk_core::Event for TicketUpdated {
    const TYPE: &'static str = "helpdesk.ticket.updated_v1";
}

/// The ticket after the change
///
/// 变更后的工单
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdatedTicket {
    /// Ticket ID
    ///
    /// [from the list of tickets](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [or from the event that a ticket was created](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// Example: `"6626871355780366331"`
    pub ticket_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"6626871355780366330"`
    pub helpdesk_id: Option<String>,
    /// User ID · 用户 ID
    pub guest: Option<EventGuest>,
    /// Stage of the ticket: 1. bot 2. agent · 工单所处阶段：1. 机器人 2. 人工
    ///
    /// Example: `1`
    pub stage: Option<TicketType>,
    /// Current status of the ticket: 1: created 2: in progress 3: in queue 4: pending 5: waiting for the user 50: closed by the bot 51: closed by an agent 52: closed by the user
    ///
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    ///
    /// Example: `1`
    pub status: Option<TicketStatus>,
    /// Rating of the ticket: 1: dissatisfied, 2: neutral, 3: satisfied
    ///
    /// 工单的评分，1：不满意，2:一般，3:满意
    ///
    /// Example: `1`
    pub score: Option<Score>,
    /// Creation time · 创建时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was last updated; -1 if it has no value
    ///
    /// 工单最近更新的时间，无值时为 -1
    ///
    /// In JSON: milliseconds since 1970; -1 is read as absent.
    ///
    /// Example: `1616920429000`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was closed · 关单时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    pub closed_at: Option<::helpdesk_core::Timestamp>,
    /// Channel that the ticket comes from: 9: Open API 2: QR code 14: share 13: search; other numbers: other sources
    ///
    /// 工单的来源渠道，取值：9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    ///
    /// Example: `0`
    pub channel: Option<Channel>,
    /// Whether the ticket is solved. 1: not solved 2: solved
    ///
    /// 工单是否已解决 1:没解决 2:已解决
    ///
    /// Example: `1`
    pub solve: Option<Solved>,
    /// Custom fields of the ticket
    ///
    /// **Note**: This event does not have their values. To read them, call [get a ticket](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get) with the ticket_id.
    ///
    /// 工单的自定义字段
    ///
    /// **注意**：此事件不带该值。需要时请凭 ticket_id 调用[查询指定工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)来读取。
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// oc_xxxxxxx
    ///
    /// Example: `"oc_xxxxxxx"`
    pub chat_id: Option<String>,
}

runtime::record! {
    UpdatedTicket {
        0 "ticket_id" => optional ticket_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "guest" => optional guest : Option < EventGuest >,
        3 "stage" => optional stage : Option < TicketType >,
        4 "status" => optional status : Option < TicketStatus >,
        5 "score" => optional score : Option < Score >,
        6 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        7 "updated_at" => time {
            runtime :: unless ::<- 1,
            _ > {}
        }
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        8 "closed_at" => time {}
        closed_at : Option <:: helpdesk_core :: Timestamp >,
        9 "channel" => optional channel : Option < Channel >,
        10 "solve" => optional solve : Option < Solved >,
        11 "customized_fields" => list customized_fields : Vec < CustomizedFieldValue >,
        12 "chat_id" => optional chat_id : Option < String >,
    }
}

/// The ticket before the change, with only the fields that changed
///
/// 变更前的工单，只含有变化的字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PreviousTicket {
    /// Stage of the ticket · 工单阶段
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    ///
    /// Example: `1`
    pub stage: Option<Option<TicketType>>,
    /// Status of the ticket · 工单状态
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    ///
    /// Example: `50`
    pub status: Option<Option<TicketStatus>>,
    /// When the ticket was updated · 工单的更新时间
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    ///
    /// In JSON: milliseconds since 1970; -1 is read as absent.
    ///
    /// Example: `1616920429000`
    pub updated_at: Option<Option<::helpdesk_core::Timestamp>>,
}

runtime::record! {
    PreviousTicket {
        0 "stage" => nullable stage : Option < Option < TicketType >>,
        1 "status" => nullable status : Option < Option < TicketStatus >>,
        2 "updated_at" => nullable_time {
            runtime :: unless ::<- 1,
            _ > {}
        }
        updated_at : Option < Option <:: helpdesk_core :: Timestamp >>,
    }
}
