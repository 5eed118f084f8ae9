use ::helpdesk_core::runtime::{self, serde, serde_json};

/// 回复用户在工单里的提问
///
/// 把用户提问的解答回复到工单，工单须在进行中且尚未转人工。仅限自建应用。
///
/// - Request: `POST /open-apis/helpdesk/v1/tickets/:ticket_id/answer_user_query`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/answer_user_query>
///
/// # Errors
///
/// [`AnswerUserQueryErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 154003 | 403 | Please check you have the correct access | 检查是否申请正确权限 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
/// | 154004 | 404 | Resource not found | 资源不存在，请检查ID值 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::AnswerUserQuery;
///
/// let request = AnswerUserQuery::new("6945345902185807891", "abcd");
/// assert_eq!(AnswerUserQuery::METHOD.as_str(), "POST");
/// assert_eq!(AnswerUserQuery::PATH, "/open-apis/helpdesk/v1/tickets/:ticket_id/answer_user_query");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct AnswerUserQuery {
    /// 工单 ID
    ///
    /// Example: `"6945345902185807891"`
    pub ticket_id: String,
    /// 事件 ID,取自所订阅的事件
    ///
    /// Example: `"abcd"`
    pub event_id: String,
    /// 命中的问答列表
    pub faqs: Option<Vec<UserQueryFaqInfo>>,
}

impl AnswerUserQuery {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>, event_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            event_id: event_id.into(),
            faqs: None,
        }
    }
    /// Sets [`faqs`](Self::faqs).
    pub fn faqs(mut self, faqs: Vec<UserQueryFaqInfo>) -> Self {
        self.faqs = Some(faqs);
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

impl runtime::WriteBody for AnswerUserQuery {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("event_id", &self.event_id)
            .optional("faqs", &self.faqs)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AnswerUserQuery {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_id", &self.ticket_id)
            .field("event_id", &self.event_id)
            .optional("faqs", &self.faqs)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for AnswerUserQuery {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            event_id: Option<String>,
            faqs: Option<Vec<UserQueryFaqInfo>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_id", "event_id", "faqs"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.event_id, map),
                    2 => runtime::value(&mut self.faqs, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
            event_id: runtime::required(fields.event_id, "event_id")?,
            faqs: fields.faqs,
        })
    }
}

/// 命中的问答列表
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct UserQueryFaqInfo {
    /// 问答在服务台内的唯一标识
    ///
    /// Example: `"12345"`
    pub id: Option<String>,
    /// 问答的匹配得分
    ///
    /// Example: `0.9`
    pub score: Option<f64>,
}

impl UserQueryFaqInfo {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`id`](Self::id).
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Sets [`score`](Self::score).
    pub fn score(mut self, score: f64) -> Self {
        self.score = Some(score);
        self
    }
}

impl serde::Serialize for UserQueryFaqInfo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("score", &self.score)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for UserQueryFaqInfo {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            score: Option<f64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id", "score"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.score, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: fields.id,
            score: fields.score,
        })
    }
}

/// What [`AnswerUserQuery`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AnswerUserQueryResponse {}

impl<'de> serde::Deserialize<'de> for AnswerUserQueryResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AnswerUserQueryResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for AnswerUserQueryResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`AnswerUserQuery`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerUserQueryErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 资源不存在，请检查ID值
    NotFound,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for AnswerUserQueryErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
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
        ::helpdesk_core::DocumentedError::new(
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            154004 => Self::NotFound,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::NotFound => 154004,
            Self::Other(code) => code,
        }
    }
}

/// 获取服务台自定义字段
///
/// 查询服务台的自定义字段。
///
/// - Request: `GET /open-apis/helpdesk/v1/customized_fields`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/customized_fields>
///
/// # Errors
///
/// [`GetCustomizedFieldsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
/// | 154004 | 404 | Resource not found | 资源不存在，请检查ID值 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::GetCustomizedFields;
///
/// let request = GetCustomizedFields::new().visible_only(true);
/// assert_eq!(GetCustomizedFields::METHOD.as_str(), "GET");
/// assert_eq!(GetCustomizedFields::PATH, "/open-apis/helpdesk/v1/customized_fields");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetCustomizedFields {
    /// 是否只取可见的字段
    ///
    /// Example: `true`
    pub visible_only: Option<bool>,
}

impl GetCustomizedFields {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`visible_only`](Self::visible_only).
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetCustomizedFields {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("visible_only", &self.visible_only)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetCustomizedFields {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            visible_only: Option<bool>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["visible_only"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.visible_only, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            visible_only: fields.visible_only,
        })
    }
}

/// What [`GetCustomizedFields`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetCustomizedFieldsResponse {
    /// 用户的自定义字段
    pub user_customized_fields: Vec<UserCustomizedField>,
    /// 工单的自定义字段
    pub ticket_customized_fields: Vec<TicketCustomizedField>,
}

impl runtime::Record for GetCustomizedFieldsResponse {
    const KEYS: &'static [&'static str] = &[
        "user_customized_fields",
        "ticket_customized_fields",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.user_customized_fields, map),
            1 => runtime::list(&mut self.ticket_customized_fields, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetCustomizedFieldsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetCustomizedFieldsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("user_customized_fields", &self.user_customized_fields)
            .field("ticket_customized_fields", &self.ticket_customized_fields)
            .end()
    }
}

impl ::helpdesk_core::Response for GetCustomizedFieldsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// 用户的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UserCustomizedField {
    /// 字段 ID
    pub user_customized_field_id: Option<String>,
    /// 旧的字段 ID，仅为向后兼容而保留
    pub id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 字段的键
    pub key_name: Option<String>,
    /// 字段的展示名称
    pub display_name: Option<String>,
    /// 在列表中展示的位置
    pub position: Option<String>,
    /// 字段类型
    pub field_type: Option<String>,
    /// 字段的描述
    pub description: Option<String>,
    /// 该字段是否可见
    pub visible: Option<bool>,
    /// 该字段能否编辑
    pub editable: Option<bool>,
    /// 该字段是否必填
    pub required: Option<bool>,
    /// 字段的创建时间
    pub created_at: Option<String>,
    /// 字段的修改时间
    pub updated_at: Option<String>,
}

impl runtime::Record for UserCustomizedField {
    const KEYS: &'static [&'static str] = &[
        "user_customized_field_id",
        "id",
        "helpdesk_id",
        "key_name",
        "display_name",
        "position",
        "field_type",
        "description",
        "visible",
        "editable",
        "required",
        "created_at",
        "updated_at",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.user_customized_field_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.helpdesk_id, map),
            3 => runtime::value(&mut self.key_name, map),
            4 => runtime::value(&mut self.display_name, map),
            5 => runtime::value(&mut self.position, map),
            6 => runtime::value(&mut self.field_type, map),
            7 => runtime::value(&mut self.description, map),
            8 => runtime::value(&mut self.visible, map),
            9 => runtime::value(&mut self.editable, map),
            10 => runtime::value(&mut self.required, map),
            11 => runtime::value(&mut self.created_at, map),
            12 => runtime::value(&mut self.updated_at, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for UserCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UserCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("user_customized_field_id", &self.user_customized_field_id)
            .optional("id", &self.id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("key_name", &self.key_name)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("field_type", &self.field_type)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("editable", &self.editable)
            .optional("required", &self.required)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .end()
    }
}

/// 工单的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketCustomizedField {
    /// 工单自定义字段 ID
    ///
    /// Always present.
    pub ticket_customized_field_id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 键名
    ///
    /// Always present.
    pub key_name: Option<String>,
    /// 名称
    ///
    /// Always present.
    pub display_name: Option<String>,
    /// 字段在管理后台列表中的位置
    ///
    /// Always present.
    pub position: Option<String>,
    /// 类型
    ///
    /// string - 单行文本
    ///
    /// multiline - 多行文本
    ///
    /// dropdown - 下拉列表
    ///
    /// dropdown_nested - 级联下拉
    ///
    /// Always present.
    pub field_type: Option<FieldType>,
    /// 描述
    ///
    /// Always present.
    pub description: Option<String>,
    /// 是否可见
    ///
    /// Always present.
    pub visible: Option<bool>,
    /// 能否修改
    pub editable: Option<bool>,
    /// 是否必填
    ///
    /// Always present.
    pub required: Option<bool>,
    /// 创建时间
    pub created_at: Option<String>,
    /// 最近更新时间
    pub updated_at: Option<String>,
    /// 创建者
    pub created_by: Option<TicketUser>,
    /// 最近更新的用户
    pub updated_by: Option<TicketUser>,
    /// 能否多选，仅对 dropdown 类型的字段有效
    pub dropdown_allow_multiple: Option<bool>,
}

impl runtime::Record for TicketCustomizedField {
    const KEYS: &'static [&'static str] = &[
        "ticket_customized_field_id",
        "helpdesk_id",
        "key_name",
        "display_name",
        "position",
        "field_type",
        "description",
        "visible",
        "editable",
        "required",
        "created_at",
        "updated_at",
        "created_by",
        "updated_by",
        "dropdown_allow_multiple",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_customized_field_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.key_name, map),
            3 => runtime::value(&mut self.display_name, map),
            4 => runtime::value(&mut self.position, map),
            5 => runtime::value(&mut self.field_type, map),
            6 => runtime::value(&mut self.description, map),
            7 => runtime::value(&mut self.visible, map),
            8 => runtime::value(&mut self.editable, map),
            9 => runtime::value(&mut self.required, map),
            10 => runtime::value(&mut self.created_at, map),
            11 => runtime::value(&mut self.updated_at, map),
            12 => runtime::value(&mut self.created_by, map),
            13 => runtime::value(&mut self.updated_by, map),
            14 => runtime::value(&mut self.dropdown_allow_multiple, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketCustomizedField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketCustomizedField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_customized_field_id", &self.ticket_customized_field_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("key_name", &self.key_name)
            .optional("display_name", &self.display_name)
            .optional("position", &self.position)
            .optional("field_type", &self.field_type)
            .optional("description", &self.description)
            .optional("visible", &self.visible)
            .optional("editable", &self.editable)
            .optional("required", &self.required)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("created_by", &self.created_by)
            .optional("updated_by", &self.updated_by)
            .optional("dropdown_allow_multiple", &self.dropdown_allow_multiple)
            .end()
    }
}

/// 类型
///
/// string - 单行文本
///
/// multiline - 多行文本
///
/// dropdown - 下拉列表
///
/// dropdown_nested - 级联下拉
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldType {
    /// `string`
    ///
    /// 单行文本
    SingleLine,
    /// `multiline`
    ///
    /// 多行文本
    MultiLine,
    /// `dropdown`
    ///
    /// 下拉列表
    Dropdown,
    /// `dropdown_nested`
    ///
    /// 级联下拉
    NestedDropdown,
    /// A value that the page does not list.
    Other(String),
}

impl FieldType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::SingleLine => "string",
            Self::MultiLine => "multiline",
            Self::Dropdown => "dropdown",
            Self::NestedDropdown => "dropdown_nested",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for FieldType {
    fn from(value: &str) -> Self {
        match value {
            "string" => Self::SingleLine,
            "multiline" => Self::MultiLine,
            "dropdown" => Self::Dropdown,
            "dropdown_nested" => Self::NestedDropdown,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for FieldType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for FieldType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for FieldType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for FieldType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 创建者
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

/// The error codes of [`GetCustomizedFields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetCustomizedFieldsErrorCode {
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 资源不存在，请检查ID值
    NotFound,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for GetCustomizedFieldsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
        ::helpdesk_core::DocumentedError::new(
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
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
            154001 => Self::Unauthorized,
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::Unauthorized => 154001,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// 查询指定工单详情
///
/// 查询一个工单的详情。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets/:ticket_id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 10 a second
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get>
///
/// # Errors
///
/// [`GetTicketErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求有误，请核对路径参数 `ticket_id` 的值 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
/// | 154004 | 404 | Resource not found | 资源不存在，请检查ID值 |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::GetTicket;
///
/// let request = GetTicket::new("123456");
/// assert_eq!(GetTicket::METHOD.as_str(), "GET");
/// assert_eq!(GetTicket::PATH, "/open-apis/helpdesk/v1/tickets/:ticket_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetTicket {
    /// 工单 ID，可由[查询全部工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)得到
    ///
    /// Example: `"123456"`
    pub ticket_id: String,
}

impl GetTicket {
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetTicket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("ticket_id", &self.ticket_id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetTicket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
        })
    }
}

/// What [`GetTicket`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetTicketResponse {
    /// 工单详情
    pub ticket: Option<TicketDetail>,
}

impl runtime::Record for GetTicketResponse {
    const KEYS: &'static [&'static str] = &["ticket"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetTicketResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetTicketResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("ticket", &self.ticket).end()
    }
}

impl ::helpdesk_core::Response for GetTicketResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// 工单详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketDetail {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// Always present.
    pub ticket_id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 创建该工单的用户
    pub guest: Option<TicketUser>,
    /// 备注
    pub comments: Option<::helpdesk_core::OneOrMany<Comment>>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub ticket_type: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 工单的评分，1：不满意，2:一般，3:满意
    pub score: Option<Score>,
    /// 工单的创建时间
    pub created_at: Option<i64>,
    /// 工单最近更新的时间，无值时为 -1
    pub updated_at: Option<i64>,
    /// 工单的结束时间
    pub closed_at: Option<i64>,
    /// 用户不满意的原因
    pub dissatisfaction_reason: Option<
        ::helpdesk_core::OneOrMany<::helpdesk_core::TextOr<LocalizedText>>,
    >,
    /// 工单客服
    pub agents: Vec<TicketUser>,
    /// 工单的来源渠道，取值：
    /// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    pub channel: Option<Channel>,
    /// 工单是否已解决 1:没解决 2:已解决
    pub solve: Option<Solved>,
    /// 关单用户的 ID
    pub closed_by: Option<TicketUser>,
    /// 工单的协作者
    pub collaborators: Vec<TicketUser>,
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
    /// 客服解决时长（秒）：从第一位客服接入到关单
    pub agent_resolution_time: Option<i64>,
    /// 工单的实际处理时长（秒）：解决时长减去待定时长（工单状态改为待定之后的时间）
    pub actual_processing_time: Option<i64>,
    /// 客服进入的时间（毫秒）
    pub agent_entry_time: Option<i64>,
    /// 客服首次回复的时间（毫秒）
    pub agent_first_response_time: Option<i64>,
    /// 客服最后一次回复的时间（毫秒）
    pub agent_last_response_time: Option<i64>,
    /// 主要负责的客服
    pub agent_owner: Option<TicketUser>,
    /// 工单的标签（工单带有标签时才返回）
    pub tags: Vec<TicketTag>,
}

impl runtime::Record for TicketDetail {
    const KEYS: &'static [&'static str] = &[
        "ticket_id",
        "helpdesk_id",
        "guest",
        "comments",
        "ticket_type",
        "status",
        "score",
        "created_at",
        "updated_at",
        "closed_at",
        "dissatisfaction_reason",
        "agents",
        "channel",
        "solve",
        "closed_by",
        "collaborators",
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
        "tags",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.guest, map),
            3 => runtime::value(&mut self.comments, map),
            4 => runtime::value(&mut self.ticket_type, map),
            5 => runtime::value(&mut self.status, map),
            6 => runtime::value(&mut self.score, map),
            7 => runtime::value(&mut self.created_at, map),
            8 => runtime::value(&mut self.updated_at, map),
            9 => runtime::value(&mut self.closed_at, map),
            10 => runtime::value(&mut self.dissatisfaction_reason, map),
            11 => runtime::list(&mut self.agents, map),
            12 => runtime::value(&mut self.channel, map),
            13 => runtime::value(&mut self.solve, map),
            14 => runtime::value(&mut self.closed_by, map),
            15 => runtime::list(&mut self.collaborators, map),
            16 => runtime::list(&mut self.customized_fields, map),
            17 => runtime::value(&mut self.agent_service_duration, map),
            18 => runtime::value(&mut self.agent_first_response_duration, map),
            19 => runtime::value(&mut self.bot_service_duration, map),
            20 => runtime::value(&mut self.agent_resolution_time, map),
            21 => runtime::value(&mut self.actual_processing_time, map),
            22 => runtime::value(&mut self.agent_entry_time, map),
            23 => runtime::value(&mut self.agent_first_response_time, map),
            24 => runtime::value(&mut self.agent_last_response_time, map),
            25 => runtime::value(&mut self.agent_owner, map),
            26 => runtime::list(&mut self.tags, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketDetail {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketDetail {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_id", &self.ticket_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("guest", &self.guest)
            .optional("comments", &self.comments)
            .optional("ticket_type", &self.ticket_type)
            .optional("status", &self.status)
            .optional("score", &self.score)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("closed_at", &self.closed_at)
            .optional("dissatisfaction_reason", &self.dissatisfaction_reason)
            .field("agents", &self.agents)
            .optional("channel", &self.channel)
            .optional("solve", &self.solve)
            .optional("closed_by", &self.closed_by)
            .field("collaborators", &self.collaborators)
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
            .field("tags", &self.tags)
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

/// 工单的评分，1：不满意，2:一般，3:满意
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Score {
    /// `1`
    ///
    /// 不满意
    Dissatisfied,
    /// `2`
    ///
    /// 一般
    Neutral,
    /// `3`
    ///
    /// 满意
    Satisfied,
    /// A value that the page does not list.
    Other(i64),
}

impl Score {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Dissatisfied => 1,
            Self::Neutral => 2,
            Self::Satisfied => 3,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for Score {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Dissatisfied,
            2 => Self::Neutral,
            3 => Self::Satisfied,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for Score {
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

/// 工单的来源渠道，取值：
/// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Channel {
    /// `9`
    ///
    /// Open API
    OpenApi,
    /// `2`
    ///
    /// 二维码
    QrCode,
    /// `14`
    ///
    /// 分享
    Share,
    /// `13`
    ///
    /// 搜索
    Search,
    /// A value that the page does not list.
    Other(i64),
}

impl Channel {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::OpenApi => 9,
            Self::QrCode => 2,
            Self::Share => 14,
            Self::Search => 13,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for Channel {
    fn from(value: i64) -> Self {
        match value {
            9 => Self::OpenApi,
            2 => Self::QrCode,
            14 => Self::Share,
            13 => Self::Search,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for Channel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for Channel {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for Channel {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 工单是否已解决 1:没解决 2:已解决
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Solved {
    /// `1`
    ///
    /// 没解决
    Unsolved,
    /// `2`
    ///
    /// 已解决
    Solved,
    /// A value that the page does not list.
    Other(i64),
}

impl Solved {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Unsolved => 1,
            Self::Solved => 2,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for Solved {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Unsolved,
            2 => Self::Solved,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for Solved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for Solved {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for Solved {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
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

/// 工单的标签（工单带有标签时才返回）
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketTag {
    /// 标签 ID
    pub id: Option<String>,
    /// 标签名称
    pub name: Option<String>,
}

impl runtime::Record for TicketTag {
    const KEYS: &'static [&'static str] = &["id", "name"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.name, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketTag {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketTag {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .end()
    }
}

/// The error codes of [`GetTicket`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetTicketErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求有误，请核对路径参数 `ticket_id` 的值
    BadRequest,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 资源不存在，请检查ID值
    NotFound,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for GetTicketErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求有误，请核对路径参数 `ticket_id` 的值",
        ),
        ::helpdesk_core::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "内部错误，请联系我们",
        ),
        ::helpdesk_core::DocumentedError::new(
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
        ),
        ::helpdesk_core::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            155000 => Self::InternalError,
            154004 => Self::NotFound,
            154001 => Self::Unauthorized,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::InternalError => 155000,
            Self::NotFound => 154004,
            Self::Unauthorized => 154001,
            Self::Other(code) => code,
        }
    }
}

/// 查询全部工单详情
///
/// 按条件查询工单，返回各工单的详情。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/tickets`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list>
///
/// # Errors
///
/// [`ListTicketsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::ListTickets;
///
/// let request = ListTickets::new().ticket_id("123456");
/// assert_eq!(ListTickets::METHOD.as_str(), "GET");
/// assert_eq!(ListTickets::PATH, "/open-apis/helpdesk/v1/tickets");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListTickets {
    /// 筛选条件：工单 ID
    ///
    /// Example: `123456`
    pub ticket_id: Option<String>,
    /// 筛选条件: 客服 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub agent_id: Option<String>,
    /// 筛选条件: 关单客服的 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub closed_by_id: Option<String>,
    /// 筛选条件: 工单的类型 1:bot 2:人工
    ///
    /// Example: `1`
    pub r#type: Option<TicketType>,
    /// 筛选条件: 工单的来源渠道
    ///
    /// Example: `0`
    pub channel: Option<i64>,
    /// 筛选条件: 工单是否已解决 1:没解决 2:已解决
    ///
    /// Example: `1`
    pub solved: Option<Solved>,
    /// 筛选条件: 工单的评分
    ///
    /// Example: `1`
    pub score: Option<i64>,
    /// 筛选条件: 工单状态，可有多个
    ///
    /// Example: `1`
    pub status_list: Option<Vec<i64>>,
    /// 筛选条件: 用户名
    ///
    /// Example: `abc`
    pub guest_name: Option<String>,
    /// 筛选条件: 用户 ID
    ///
    /// Example: `ou_b5de90429xxx`
    pub guest_id: Option<String>,
    /// 筛选条件: 用户标签，可有多个
    ///
    /// Example: `备注`
    pub tags: Option<Vec<String>>,
    /// 页码, 从1起算, 默认为1
    ///
    /// Example: `1`
    ///
    /// Range: at least 1
    pub page: Option<i64>,
    /// 每页条数，最大为200， 默认为20。翻页累计至多返回一万条；数据更多时请改变查询条件，建议按时间查询。
    ///
    /// Example: `20`
    ///
    /// Range: at most 200
    pub page_size: Option<i64>,
    /// 筛选条件: 工单创建时间的下限 ms (须同时填写create_time_end)，即\>=create_time_start
    ///
    /// Example: `1616920429000`
    pub create_time_start: Option<i64>,
    /// 筛选条件: 工单创建时间的上限 ms (须同时填写create_time_start)，即\<=create_time_end
    ///
    /// Example: `1616920429000`
    pub create_time_end: Option<i64>,
    /// 筛选条件: 工单修改时间的下限 ms (须同时填写update_time_end)
    ///
    /// Example: `1616920429000`
    pub update_time_start: Option<i64>,
    /// 筛选条件: 工单修改时间的上限 ms (须同时填写update_time_start)
    ///
    /// Example: `1616920429000`
    pub update_time_end: Option<i64>,
}

impl ListTickets {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`ticket_id`](Self::ticket_id).
    pub fn ticket_id(mut self, ticket_id: impl Into<String>) -> Self {
        self.ticket_id = Some(ticket_id.into());
        self
    }
    /// Sets [`agent_id`](Self::agent_id).
    pub fn agent_id(mut self, agent_id: impl Into<String>) -> Self {
        self.agent_id = Some(agent_id.into());
        self
    }
    /// Sets [`closed_by_id`](Self::closed_by_id).
    pub fn closed_by_id(mut self, closed_by_id: impl Into<String>) -> Self {
        self.closed_by_id = Some(closed_by_id.into());
        self
    }
    /// Sets [`type`](Self::type).
    pub fn r#type(mut self, r#type: impl Into<TicketType>) -> Self {
        self.r#type = Some(r#type.into());
        self
    }
    /// Sets [`channel`](Self::channel).
    pub fn channel(mut self, channel: i64) -> Self {
        self.channel = Some(channel);
        self
    }
    /// Sets [`solved`](Self::solved).
    pub fn solved(mut self, solved: impl Into<Solved>) -> Self {
        self.solved = Some(solved.into());
        self
    }
    /// Sets [`score`](Self::score).
    pub fn score(mut self, score: i64) -> Self {
        self.score = Some(score);
        self
    }
    /// Sets [`status_list`](Self::status_list).
    pub fn status_list(mut self, status_list: Vec<i64>) -> Self {
        self.status_list = Some(status_list);
        self
    }
    /// Sets [`guest_name`](Self::guest_name).
    pub fn guest_name(mut self, guest_name: impl Into<String>) -> Self {
        self.guest_name = Some(guest_name.into());
        self
    }
    /// Sets [`guest_id`](Self::guest_id).
    pub fn guest_id(mut self, guest_id: impl Into<String>) -> Self {
        self.guest_id = Some(guest_id.into());
        self
    }
    /// Sets [`tags`](Self::tags).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
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
    /// Sets [`create_time_start`](Self::create_time_start).
    pub fn create_time_start(mut self, create_time_start: i64) -> Self {
        self.create_time_start = Some(create_time_start);
        self
    }
    /// Sets [`create_time_end`](Self::create_time_end).
    pub fn create_time_end(mut self, create_time_end: i64) -> Self {
        self.create_time_end = Some(create_time_end);
        self
    }
    /// Sets [`update_time_start`](Self::update_time_start).
    pub fn update_time_start(mut self, update_time_start: i64) -> Self {
        self.update_time_start = Some(update_time_start);
        self
    }
    /// Sets [`update_time_end`](Self::update_time_end).
    pub fn update_time_end(mut self, update_time_end: i64) -> Self {
        self.update_time_end = Some(update_time_end);
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
        if let Some(value) = &self.r#type {
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
            parameters.push("create_time_start", value.to_string());
        }
        if let Some(value) = &self.create_time_end {
            parameters.push("create_time_end", value.to_string());
        }
        if let Some(value) = &self.update_time_start {
            parameters.push("update_time_start", value.to_string());
        }
        if let Some(value) = &self.update_time_end {
            parameters.push("update_time_end", value.to_string());
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTickets {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_id", &self.ticket_id)
            .optional("agent_id", &self.agent_id)
            .optional("closed_by_id", &self.closed_by_id)
            .optional("type", &self.r#type)
            .optional("channel", &self.channel)
            .optional("solved", &self.solved)
            .optional("score", &self.score)
            .optional("status_list", &self.status_list)
            .optional("guest_name", &self.guest_name)
            .optional("guest_id", &self.guest_id)
            .optional("tags", &self.tags)
            .optional("page", &self.page)
            .optional("page_size", &self.page_size)
            .optional("create_time_start", &self.create_time_start)
            .optional("create_time_end", &self.create_time_end)
            .optional("update_time_start", &self.update_time_start)
            .optional("update_time_end", &self.update_time_end)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListTickets {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            agent_id: Option<String>,
            closed_by_id: Option<String>,
            r#type: Option<TicketType>,
            channel: Option<i64>,
            solved: Option<Solved>,
            score: Option<i64>,
            status_list: Option<Vec<i64>>,
            guest_name: Option<String>,
            guest_id: Option<String>,
            tags: Option<Vec<String>>,
            page: Option<i64>,
            page_size: Option<i64>,
            create_time_start: Option<i64>,
            create_time_end: Option<i64>,
            update_time_start: Option<i64>,
            update_time_end: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "ticket_id",
                "agent_id",
                "closed_by_id",
                "type",
                "channel",
                "solved",
                "score",
                "status_list",
                "guest_name",
                "guest_id",
                "tags",
                "page",
                "page_size",
                "create_time_start",
                "create_time_end",
                "update_time_start",
                "update_time_end",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.agent_id, map),
                    2 => runtime::value(&mut self.closed_by_id, map),
                    3 => runtime::value(&mut self.r#type, map),
                    4 => runtime::value(&mut self.channel, map),
                    5 => runtime::value(&mut self.solved, map),
                    6 => runtime::value(&mut self.score, map),
                    7 => runtime::value(&mut self.status_list, map),
                    8 => runtime::value(&mut self.guest_name, map),
                    9 => runtime::value(&mut self.guest_id, map),
                    10 => runtime::value(&mut self.tags, map),
                    11 => runtime::value(&mut self.page, map),
                    12 => runtime::value(&mut self.page_size, map),
                    13 => runtime::value(&mut self.create_time_start, map),
                    14 => runtime::value(&mut self.create_time_end, map),
                    15 => runtime::value(&mut self.update_time_start, map),
                    16 => runtime::value(&mut self.update_time_end, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: fields.ticket_id,
            agent_id: fields.agent_id,
            closed_by_id: fields.closed_by_id,
            r#type: fields.r#type,
            channel: fields.channel,
            solved: fields.solved,
            score: fields.score,
            status_list: fields.status_list,
            guest_name: fields.guest_name,
            guest_id: fields.guest_id,
            tags: fields.tags,
            page: fields.page,
            page_size: fields.page_size,
            create_time_start: fields.create_time_start,
            create_time_end: fields.create_time_end,
            update_time_start: fields.update_time_start,
            update_time_end: fields.update_time_end,
        })
    }
}

/// What [`ListTickets`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListTicketsResponse {
    /// 工单总数 (每次请求至多 10000 条)
    pub total: Option<i64>,
    /// 工单
    pub tickets: Vec<Ticket>,
}

impl runtime::Record for ListTicketsResponse {
    const KEYS: &'static [&'static str] = &["total", "tickets"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.total, map),
            1 => runtime::list(&mut self.tickets, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListTicketsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListTicketsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("total", &self.total)
            .field("tickets", &self.tickets)
            .end()
    }
}

impl ::helpdesk_core::Response for ListTicketsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// 工单
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Ticket {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    ///
    /// Always present.
    pub ticket_id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 创建该工单的用户
    pub guest: Option<TicketUser>,
    /// 备注
    pub comments: Option<::helpdesk_core::OneOrMany<Comment>>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub ticket_type: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 工单的评分，1：不满意，2:一般，3:满意
    pub score: Option<Score>,
    /// 工单的创建时间
    pub created_at: Option<i64>,
    /// 工单最近更新的时间，无值时为 -1
    pub updated_at: Option<i64>,
    /// 工单的结束时间
    pub closed_at: Option<i64>,
    /// 用户不满意的原因
    pub dissatisfaction_reason: Option<
        ::helpdesk_core::OneOrMany<::helpdesk_core::TextOr<LocalizedText>>,
    >,
    /// 工单客服
    pub agents: Vec<TicketUser>,
    /// 工单的来源渠道，取值：
    /// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    pub channel: Option<Channel>,
    /// 工单是否已解决 1:没解决 2:已解决
    pub solve: Option<Solved>,
    /// 关单用户的 ID
    pub closed_by: Option<TicketUser>,
    /// 工单的协作者
    pub collaborators: Vec<TicketUser>,
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
    /// 工单标签
    pub tags: Vec<TicketTag>,
}

impl runtime::Record for Ticket {
    const KEYS: &'static [&'static str] = &[
        "ticket_id",
        "helpdesk_id",
        "guest",
        "comments",
        "ticket_type",
        "status",
        "score",
        "created_at",
        "updated_at",
        "closed_at",
        "dissatisfaction_reason",
        "agents",
        "channel",
        "solve",
        "closed_by",
        "collaborators",
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
        "tags",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.guest, map),
            3 => runtime::value(&mut self.comments, map),
            4 => runtime::value(&mut self.ticket_type, map),
            5 => runtime::value(&mut self.status, map),
            6 => runtime::value(&mut self.score, map),
            7 => runtime::value(&mut self.created_at, map),
            8 => runtime::value(&mut self.updated_at, map),
            9 => runtime::value(&mut self.closed_at, map),
            10 => runtime::value(&mut self.dissatisfaction_reason, map),
            11 => runtime::list(&mut self.agents, map),
            12 => runtime::value(&mut self.channel, map),
            13 => runtime::value(&mut self.solve, map),
            14 => runtime::value(&mut self.closed_by, map),
            15 => runtime::list(&mut self.collaborators, map),
            16 => runtime::list(&mut self.customized_fields, map),
            17 => runtime::value(&mut self.agent_service_duration, map),
            18 => runtime::value(&mut self.agent_first_response_duration, map),
            19 => runtime::value(&mut self.bot_service_duration, map),
            20 => runtime::value(&mut self.agent_resolution_time, map),
            21 => runtime::value(&mut self.actual_processing_time, map),
            22 => runtime::value(&mut self.agent_entry_time, map),
            23 => runtime::value(&mut self.agent_first_response_time, map),
            24 => runtime::value(&mut self.agent_last_response_time, map),
            25 => runtime::value(&mut self.agent_owner, map),
            26 => runtime::list(&mut self.tags, map),
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
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("guest", &self.guest)
            .optional("comments", &self.comments)
            .optional("ticket_type", &self.ticket_type)
            .optional("status", &self.status)
            .optional("score", &self.score)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("closed_at", &self.closed_at)
            .optional("dissatisfaction_reason", &self.dissatisfaction_reason)
            .field("agents", &self.agents)
            .optional("channel", &self.channel)
            .optional("solve", &self.solve)
            .optional("closed_by", &self.closed_by)
            .field("collaborators", &self.collaborators)
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
            .field("tags", &self.tags)
            .end()
    }
}

/// The error codes of [`ListTickets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListTicketsErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListTicketsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
        ),
        ::helpdesk_core::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "内部错误，请联系我们",
        ),
        ::helpdesk_core::DocumentedError::new(
            154001,
            Some(401),
            "Unauthorized, please check you have the correct access",
            "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            155000 => Self::InternalError,
            154001 => Self::Unauthorized,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::InternalError => 155000,
            Self::Unauthorized => 154001,
            Self::Other(code) => code,
        }
    }
}

/// 创建服务台对话
///
/// 该接口用于创建服务台对话。
///
/// - Request: `POST /open-apis/helpdesk/v1/start_service`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:helpdesk:access`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: <https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket/start_service>
///
/// # Errors
///
/// [`StartServiceErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户 |
/// | 154004 | 404 | Resource not found | 资源不存在，请检查ID值 |
/// | 154402 | 401 | Helpdesk can't be see by user | 用户不在服务台可见范围内 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::StartService;
///
/// let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62").human_service(false);
/// assert_eq!(StartService::METHOD.as_str(), "POST");
/// assert_eq!(StartService::PATH, "/open-apis/helpdesk/v1/start_service");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct StartService {
    /// 是否直接进入人工(若appointed_agents填写了，该值为必填)
    ///
    /// Example: `false`
    pub human_service: Option<bool>,
    /// 客服 open ids (获取方式参考[获取单个用户信息](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get))，human_service需要为true
    ///
    /// Example: `["ou_7dab8a3d3cdcc9da365777c7ad535d62"]`
    pub appointed_agents: Option<Vec<String>>,
    /// 用户 open id,(获取方式参考[获取单个用户信息](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/get))
    ///
    /// Example: `"ou_7dab8a3d3cdcc9da365777c7ad535d62"`
    ///
    /// Length: at least 1 characters
    pub open_id: String,
    /// 工单来源自定义信息，长度限制1024字符，如设置，[获取工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)会返回此信息
    ///
    /// Example: `"测试自定义字段信息"`
    ///
    /// Length: at most 1024 characters
    pub customized_info: Option<String>,
}

impl StartService {
    /// With the required fields, in the order of the page.
    pub fn new(open_id: impl Into<String>) -> Self {
        Self {
            human_service: None,
            appointed_agents: None,
            open_id: open_id.into(),
            customized_info: None,
        }
    }
    /// Sets [`human_service`](Self::human_service).
    pub fn human_service(mut self, human_service: bool) -> Self {
        self.human_service = Some(human_service);
        self
    }
    /// Sets [`appointed_agents`](Self::appointed_agents).
    pub fn appointed_agents(
        mut self,
        appointed_agents: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.appointed_agents = Some(
            appointed_agents.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Sets [`customized_info`](Self::customized_info).
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

impl runtime::WriteBody for StartService {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("human_service", &self.human_service)
            .optional("appointed_agents", &self.appointed_agents)
            .field("open_id", &self.open_id)
            .optional("customized_info", &self.customized_info)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for StartService {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("human_service", &self.human_service)
            .optional("appointed_agents", &self.appointed_agents)
            .field("open_id", &self.open_id)
            .optional("customized_info", &self.customized_info)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for StartService {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            human_service: Option<bool>,
            appointed_agents: Option<Vec<String>>,
            open_id: Option<String>,
            customized_info: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "human_service",
                "appointed_agents",
                "open_id",
                "customized_info",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.human_service, map),
                    1 => runtime::value(&mut self.appointed_agents, map),
                    2 => runtime::value(&mut self.open_id, map),
                    3 => runtime::value(&mut self.customized_info, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            human_service: fields.human_service,
            appointed_agents: fields.appointed_agents,
            open_id: runtime::required(fields.open_id, "open_id")?,
            customized_info: fields.customized_info,
        })
    }
}

/// What [`StartService`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct StartServiceResponse {
    /// 客服群open ID
    ///
    /// Always present.
    pub chat_id: Option<String>,
    /// 创建的工单 ID（仅人工工单返回该参数）
    pub ticket_id: Option<String>,
}

impl runtime::Record for StartServiceResponse {
    const KEYS: &'static [&'static str] = &["chat_id", "ticket_id"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.chat_id, map),
            1 => runtime::value(&mut self.ticket_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for StartServiceResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for StartServiceResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("chat_id", &self.chat_id)
            .optional("ticket_id", &self.ticket_id)
            .end()
    }
}

impl ::helpdesk_core::Response for StartServiceResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`StartService`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StartServiceErrorCode {
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 资源不存在，请检查ID值
    NotFound,
    /// `154402`, HTTP 401: Helpdesk can't be see by user
    ///
    /// 用户不在服务台可见范围内
    HelpdeskNotVisible,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for StartServiceErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "内部错误，请联系我们",
        ),
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
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
        ),
        ::helpdesk_core::DocumentedError::new(
            154402,
            Some(401),
            "Helpdesk can't be see by user",
            "用户不在服务台可见范围内",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            155000 => Self::InternalError,
            154000 => Self::BadRequest,
            154001 => Self::Unauthorized,
            154004 => Self::NotFound,
            154402 => Self::HelpdeskNotVisible,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::InternalError => 155000,
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::NotFound => 154004,
            Self::HelpdeskNotVisible => 154402,
            Self::Other(code) => code,
        }
    }
}

/// 获取工单内图像
///
/// 下载工单消息中的图片。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/ticket_images`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 1000 a minute, 50 a second
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/ticket_image>
///
/// # Errors
///
/// [`DownloadTicketImageErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求有误，index 可能缺失或不对，请核对该参数 |
/// | 154003 | 403 | Please check you have the correct access | 没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户 |
/// | 154004 | 404 | Resource not found | 找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID |
/// | 154404 | 401 | Image might be deleted | 该图片已被删除 |
/// | 155000 | 500 | Internal error | 服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW) |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::DownloadTicketImage;
///
/// let request = DownloadTicketImage::new("12345", "12345").index(0);
/// assert_eq!(DownloadTicketImage::METHOD.as_str(), "GET");
/// assert_eq!(DownloadTicketImage::PATH, "/open-apis/helpdesk/v1/ticket_images");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DownloadTicketImage {
    /// 工单 ID
    ///
    /// Example: `12345`
    pub ticket_id: String,
    /// 消息 ID
    ///
    /// [查询消息 ID](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket-message/list)
    ///
    /// Example: `12345`
    pub msg_id: String,
    /// 图片的序号，从 0 起算。消息类型为 post 时须填，为 img 时不必
    ///
    /// Example: `0`
    pub index: Option<i64>,
}

impl DownloadTicketImage {
    /// With the required fields, in the order of the page.
    pub fn new(ticket_id: impl Into<String>, msg_id: impl Into<String>) -> Self {
        Self {
            ticket_id: ticket_id.into(),
            msg_id: msg_id.into(),
            index: None,
        }
    }
    /// Sets [`index`](Self::index).
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for DownloadTicketImage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_id", &self.ticket_id)
            .field("msg_id", &self.msg_id)
            .optional("index", &self.index)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DownloadTicketImage {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            msg_id: Option<String>,
            index: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["ticket_id", "msg_id", "index"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.msg_id, map),
                    2 => runtime::value(&mut self.index, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
            msg_id: runtime::required(fields.msg_id, "msg_id")?,
            index: fields.index,
        })
    }
}

/// The error codes of [`DownloadTicketImage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DownloadTicketImageErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求有误，index 可能缺失或不对，请核对该参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// 没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户
    AccessDenied,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID
    NotFound,
    /// `154404`, HTTP 401: Image might be deleted
    ///
    /// 该图片已被删除
    ImageUnavailable,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for DownloadTicketImageErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求有误，index 可能缺失或不对，请核对该参数",
        ),
        ::helpdesk_core::DocumentedError::new(
            154003,
            Some(403),
            "Please check you have the correct access",
            "没有权限。请核对 Authorization 与 X-Lark-Helpdesk-Authorization 两个请求头，并确认应用与服务台同属一个租户",
        ),
        ::helpdesk_core::DocumentedError::new(
            154004,
            Some(404),
            "Resource not found",
            "找不到资源，`ticket_id` 与 `msg_id` 可能对不上，请核对两个 ID",
        ),
        ::helpdesk_core::DocumentedError::new(
            154404,
            Some(401),
            "Image might be deleted",
            "该图片已被删除",
        ),
        ::helpdesk_core::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "服务内部出错，请联系[技术支持](https://applink.feishu.cn/TLJpeNdW)",
        ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            154004 => Self::NotFound,
            154404 => Self::ImageUnavailable,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::ImageUnavailable => 154404,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// 更新工单详情
///
/// 修改工单的数据，至少传入一个要改的字段。仅改数据，不触发对应操作：例如把状态改为关单，聊天页面并不关闭。仅限自建应用。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须对该工单有权限：为服务台的管理员、所有者，或有该工单权限的客服
///
/// - Request: `PUT /open-apis/helpdesk/v1/tickets/:ticket_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/update>
///
/// # Errors
///
/// [`UpdateTicketErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | 请求不合法，请检查参数 |
/// | 154003 | 403 | Please check you have the correct access | 检查是否申请正确权限 |
/// | 154004 | 404 | Resource not found | 资源不存在，请检查ID值 |
/// | 155000 | 500 | Internal error | 内部错误，请联系我们 |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::ticket::{TicketStatusUpdate, UpdateTicket};
///
/// let request = UpdateTicket::new("6945345902185807891").status(TicketStatusUpdate::AwaitingAgent);
/// assert_eq!(UpdateTicket::METHOD.as_str(), "PUT");
/// assert_eq!(UpdateTicket::PATH, "/open-apis/helpdesk/v1/tickets/:ticket_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct UpdateTicket {
    /// 工单 ID
    ///
    /// Example: `"6945345902185807891"`
    pub ticket_id: String,
    /// 工单的新状态，status 各值的含义：1: 待响应, 2: 处理中, 3: 排队中, 4: 待定, 5: 待用户响应, 50: 机器人关闭工单, 51: 人工关闭工单
    ///
    /// Example: `1`
    pub status: Option<TicketStatusUpdate>,
    /// 新的标签名
    ///
    /// Example: `["abc"]`
    pub tag_names: Option<Vec<String>>,
    /// 新的评论
    ///
    /// Example: `"good"`
    pub comment: Option<String>,
    /// 工单的自定义字段
    pub customized_fields: Option<Vec<CustomizedFieldUpdate>>,
    /// 工单阶段
    ///
    /// Example: `1`
    pub ticket_type: Option<i64>,
    /// 工单是否已解决，1: 未解决, 2: 已解决
    ///
    /// Example: `1`
    pub solved: Option<Solved>,
    /// 工单来源渠道的 ID
    ///
    /// Example: `1`
    pub channel: Option<i64>,
}

impl UpdateTicket {
    /// With the required fields, in the order of the page.
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
    /// Sets [`status`](Self::status).
    pub fn status(mut self, status: impl Into<TicketStatusUpdate>) -> Self {
        self.status = Some(status.into());
        self
    }
    /// Sets [`tag_names`](Self::tag_names).
    pub fn tag_names(
        mut self,
        tag_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.tag_names = Some(tag_names.into_iter().map(Into::into).collect());
        self
    }
    /// Sets [`comment`](Self::comment).
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }
    /// Sets [`customized_fields`](Self::customized_fields).
    pub fn customized_fields(
        mut self,
        customized_fields: Vec<CustomizedFieldUpdate>,
    ) -> Self {
        self.customized_fields = Some(customized_fields);
        self
    }
    /// Sets [`ticket_type`](Self::ticket_type).
    pub fn ticket_type(mut self, ticket_type: i64) -> Self {
        self.ticket_type = Some(ticket_type);
        self
    }
    /// Sets [`solved`](Self::solved).
    pub fn solved(mut self, solved: impl Into<Solved>) -> Self {
        self.solved = Some(solved.into());
        self
    }
    /// Sets [`channel`](Self::channel).
    pub fn channel(mut self, channel: i64) -> Self {
        self.channel = Some(channel);
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

impl runtime::WriteBody for UpdateTicket {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("status", &self.status)
            .optional("tag_names", &self.tag_names)
            .optional("comment", &self.comment)
            .optional("customized_fields", &self.customized_fields)
            .optional("ticket_type", &self.ticket_type)
            .optional("solved", &self.solved)
            .optional("channel", &self.channel)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UpdateTicket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("ticket_id", &self.ticket_id)
            .optional("status", &self.status)
            .optional("tag_names", &self.tag_names)
            .optional("comment", &self.comment)
            .optional("customized_fields", &self.customized_fields)
            .optional("ticket_type", &self.ticket_type)
            .optional("solved", &self.solved)
            .optional("channel", &self.channel)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for UpdateTicket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            ticket_id: Option<String>,
            status: Option<TicketStatusUpdate>,
            tag_names: Option<Vec<String>>,
            comment: Option<String>,
            customized_fields: Option<Vec<CustomizedFieldUpdate>>,
            ticket_type: Option<i64>,
            solved: Option<Solved>,
            channel: Option<i64>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "ticket_id",
                "status",
                "tag_names",
                "comment",
                "customized_fields",
                "ticket_type",
                "solved",
                "channel",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.ticket_id, map),
                    1 => runtime::value(&mut self.status, map),
                    2 => runtime::value(&mut self.tag_names, map),
                    3 => runtime::value(&mut self.comment, map),
                    4 => runtime::value(&mut self.customized_fields, map),
                    5 => runtime::value(&mut self.ticket_type, map),
                    6 => runtime::value(&mut self.solved, map),
                    7 => runtime::value(&mut self.channel, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            ticket_id: runtime::required(fields.ticket_id, "ticket_id")?,
            status: fields.status,
            tag_names: fields.tag_names,
            comment: fields.comment,
            customized_fields: fields.customized_fields,
            ticket_type: fields.ticket_type,
            solved: fields.solved,
            channel: fields.channel,
        })
    }
}

/// 工单的新状态，status 各值的含义：1: 待响应, 2: 处理中, 3: 排队中, 4: 待定, 5: 待用户响应, 50: 机器人关闭工单, 51: 人工关闭工单
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TicketStatusUpdate {
    /// `1`
    ///
    /// 待响应
    AwaitingAgent,
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
    /// 机器人关闭工单
    ClosedByBot,
    /// `51`
    ///
    /// 人工关闭工单
    ClosedByAgent,
    /// A value that the page does not list.
    Other(i64),
}

impl TicketStatusUpdate {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::AwaitingAgent => 1,
            Self::Processing => 2,
            Self::Queued => 3,
            Self::Pending => 4,
            Self::AwaitingUser => 5,
            Self::ClosedByBot => 50,
            Self::ClosedByAgent => 51,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for TicketStatusUpdate {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::AwaitingAgent,
            2 => Self::Processing,
            3 => Self::Queued,
            4 => Self::Pending,
            5 => Self::AwaitingUser,
            50 => Self::ClosedByBot,
            51 => Self::ClosedByAgent,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for TicketStatusUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for TicketStatusUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for TicketStatusUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 工单的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CustomizedFieldUpdate {
    /// 自定义字段 ID
    ///
    /// Example: `"123"`
    pub id: Option<String>,
    /// 自定义字段的值
    ///
    /// Example: `"value"`
    pub value: Option<String>,
    /// 键名
    ///
    /// Example: `"key"`
    pub key_name: Option<String>,
}

impl CustomizedFieldUpdate {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`id`](Self::id).
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Sets [`value`](Self::value).
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
    /// Sets [`key_name`](Self::key_name).
    pub fn key_name(mut self, key_name: impl Into<String>) -> Self {
        self.key_name = Some(key_name.into());
        self
    }
}

impl serde::Serialize for CustomizedFieldUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("value", &self.value)
            .optional("key_name", &self.key_name)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CustomizedFieldUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            value: Option<String>,
            key_name: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["id", "value", "key_name"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.value, map),
                    2 => runtime::value(&mut self.key_name, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: fields.id,
            value: fields.value,
            key_name: fields.key_name,
        })
    }
}

/// What [`UpdateTicket`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdateTicketResponse {}

impl<'de> serde::Deserialize<'de> for UpdateTicketResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UpdateTicketResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for UpdateTicketResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UpdateTicket`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpdateTicketErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// 请求不合法，请检查参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// 检查是否申请正确权限
    AccessDenied,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// 资源不存在，请检查ID值
    NotFound,
    /// `155000`, HTTP 500: Internal error
    ///
    /// 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for UpdateTicketErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
            154000,
            Some(400),
            "Bad request, please check your request body",
            "请求不合法，请检查参数",
        ),
        ::helpdesk_core::DocumentedError::new(
            154003,
            Some(403),
            "Please check you have the correct access",
            "检查是否申请正确权限",
        ),
        ::helpdesk_core::DocumentedError::new(
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
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
            154003 => Self::AccessDenied,
            154004 => Self::NotFound,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

/// 创建工单
///
/// 服务台有新工单时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)
///
/// 一个工单可先后处于机器人、人工两个阶段：转人工时不产生新工单，只改变原工单的 stage。要得知这类变化，请订阅[工单变更事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated)
///
/// - Event type: `helpdesk.ticket.created_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created>
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketCreated {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    pub ticket_id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 用户 ID
    pub guest: Option<EventGuest>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub stage: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 工单的评分，1：不满意，2:一般，3:满意
    pub score: Option<Score>,
    /// 创建时间
    pub created_at: Option<i64>,
    /// 工单最近更新的时间，无值时为 -1
    pub updated_at: Option<i64>,
    /// 关单时间
    pub closed_at: Option<i64>,
    /// 工单的来源渠道，取值：9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    pub channel: Option<Channel>,
    /// 工单是否已解决 1:没解决 2:已解决
    pub solve: Option<Solved>,
    /// 工单的自定义字段
    ///
    /// **注意**：此事件不带该值。需要时请凭 ticket_id 调用[查询指定工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)来读取。
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// oc_xxxxxxx
    pub chat_id: Option<String>,
}

impl runtime::Record for TicketCreated {
    const KEYS: &'static [&'static str] = &[
        "ticket_id",
        "helpdesk_id",
        "guest",
        "stage",
        "status",
        "score",
        "created_at",
        "updated_at",
        "closed_at",
        "channel",
        "solve",
        "customized_fields",
        "chat_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.guest, map),
            3 => runtime::value(&mut self.stage, map),
            4 => runtime::value(&mut self.status, map),
            5 => runtime::value(&mut self.score, map),
            6 => runtime::value(&mut self.created_at, map),
            7 => runtime::value(&mut self.updated_at, map),
            8 => runtime::value(&mut self.closed_at, map),
            9 => runtime::value(&mut self.channel, map),
            10 => runtime::value(&mut self.solve, map),
            11 => runtime::list(&mut self.customized_fields, map),
            12 => runtime::value(&mut self.chat_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketCreated {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketCreated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_id", &self.ticket_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("guest", &self.guest)
            .optional("stage", &self.stage)
            .optional("status", &self.status)
            .optional("score", &self.score)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("closed_at", &self.closed_at)
            .optional("channel", &self.channel)
            .optional("solve", &self.solve)
            .field("customized_fields", &self.customized_fields)
            .optional("chat_id", &self.chat_id)
            .end()
    }
}

impl ::helpdesk_core::Event for TicketCreated {
    const TYPE: &'static str = "helpdesk.ticket.created_v1";
}

/// 用户 ID
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EventGuest {
    /// id
    pub id: Option<UserId>,
    /// 名称
    pub name: Option<String>,
}

impl runtime::Record for EventGuest {
    const KEYS: &'static [&'static str] = &["id", "name"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.name, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for EventGuest {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for EventGuest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .end()
    }
}

/// id
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

/// 工单状态变更
///
/// 工单的状态或阶段变化时触发。此事件须通过订阅接口订阅：[事件订阅](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)。
///
/// 工单阶段的变化也由此得知，例如从机器人转为人工。
///
/// - Event type: `helpdesk.ticket.updated_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: <https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/updated>
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUpdated {
    /// 变更后的工单
    pub object: Option<UpdatedTicket>,
    /// 变更前的工单，只含有变化的字段
    pub old_object: Option<PreviousTicket>,
}

impl runtime::Record for TicketUpdated {
    const KEYS: &'static [&'static str] = &["object", "old_object"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.object, map),
            1 => runtime::value(&mut self.old_object, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for TicketUpdated {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for TicketUpdated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("object", &self.object)
            .optional("old_object", &self.old_object)
            .end()
    }
}

impl ::helpdesk_core::Event for TicketUpdated {
    const TYPE: &'static str = "helpdesk.ticket.updated_v1";
}

/// 变更后的工单
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UpdatedTicket {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    pub ticket_id: Option<String>,
    /// 服务台 ID
    pub helpdesk_id: Option<String>,
    /// 用户 ID
    pub guest: Option<EventGuest>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub stage: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 工单的评分，1：不满意，2:一般，3:满意
    pub score: Option<Score>,
    /// 创建时间
    pub created_at: Option<i64>,
    /// 工单最近更新的时间，无值时为 -1
    pub updated_at: Option<i64>,
    /// 关单时间
    pub closed_at: Option<i64>,
    /// 工单的来源渠道，取值：9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    pub channel: Option<Channel>,
    /// 工单是否已解决 1:没解决 2:已解决
    pub solve: Option<Solved>,
    /// 工单的自定义字段
    ///
    /// **注意**：此事件不带该值。需要时请凭 ticket_id 调用[查询指定工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)来读取。
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// oc_xxxxxxx
    pub chat_id: Option<String>,
}

impl runtime::Record for UpdatedTicket {
    const KEYS: &'static [&'static str] = &[
        "ticket_id",
        "helpdesk_id",
        "guest",
        "stage",
        "status",
        "score",
        "created_at",
        "updated_at",
        "closed_at",
        "channel",
        "solve",
        "customized_fields",
        "chat_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.ticket_id, map),
            1 => runtime::value(&mut self.helpdesk_id, map),
            2 => runtime::value(&mut self.guest, map),
            3 => runtime::value(&mut self.stage, map),
            4 => runtime::value(&mut self.status, map),
            5 => runtime::value(&mut self.score, map),
            6 => runtime::value(&mut self.created_at, map),
            7 => runtime::value(&mut self.updated_at, map),
            8 => runtime::value(&mut self.closed_at, map),
            9 => runtime::value(&mut self.channel, map),
            10 => runtime::value(&mut self.solve, map),
            11 => runtime::list(&mut self.customized_fields, map),
            12 => runtime::value(&mut self.chat_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for UpdatedTicket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UpdatedTicket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("ticket_id", &self.ticket_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("guest", &self.guest)
            .optional("stage", &self.stage)
            .optional("status", &self.status)
            .optional("score", &self.score)
            .optional("created_at", &self.created_at)
            .optional("updated_at", &self.updated_at)
            .optional("closed_at", &self.closed_at)
            .optional("channel", &self.channel)
            .optional("solve", &self.solve)
            .field("customized_fields", &self.customized_fields)
            .optional("chat_id", &self.chat_id)
            .end()
    }
}

/// 变更前的工单，只含有变化的字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PreviousTicket {
    /// 工单阶段
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    pub stage: Option<Option<i64>>,
    /// 工单状态
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    pub status: Option<Option<i64>>,
    /// 工单的更新时间
    ///
    /// Null is told apart from absent: `Some(None)` is null, and `None` is absent.
    pub updated_at: Option<Option<i64>>,
}

impl runtime::Record for PreviousTicket {
    const KEYS: &'static [&'static str] = &["stage", "status", "updated_at"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::nullable(&mut self.stage, map),
            1 => runtime::nullable(&mut self.status, map),
            2 => runtime::nullable(&mut self.updated_at, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for PreviousTicket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PreviousTicket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("stage", &self.stage)
            .optional("status", &self.status)
            .optional("updated_at", &self.updated_at)
            .end()
    }
}
