use crate::runtime::{self, serde, serde_json};

use serde::Deserialize as _;

use serde::ser::SerializeMap as _;

/// 创建服务台对话
///
/// 该接口用于创建服务台对话。
///
/// - Request: `POST /open-apis/helpdesk/v1/start_service`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:helpdesk:access`
/// - Rate limit: 1000 a minute, 50 a second
/// - Errors: [`StartServiceErrorCode`]
/// - Page: <https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/ticket/start_service>
#[derive(Debug, Clone, PartialEq)]
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
    pub open_id: String,
    /// 工单来源自定义信息，长度限制1024字符，如设置，[获取工单详情](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)会返回此信息
    ///
    /// Example: `"测试自定义字段信息"`
    pub customized_info: Option<String>,
}

impl StartService {
    /// With the required fields, in the order of the page.
    #[allow(clippy::new_without_default, reason = "a later page may require a field")]
    pub fn new(open_id: impl Into<String>) -> Self {
        Self {
            human_service: None,
            appointed_agents: None,
            open_id: open_id.into(),
            customized_info: None,
        }
    }
    /// Sets [`human_service`](Self::human_service).
    #[must_use]
    pub fn human_service(mut self, human_service: bool) -> Self {
        self.human_service = Some(human_service);
        self
    }
    /// Sets [`appointed_agents`](Self::appointed_agents).
    #[must_use]
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
    #[must_use]
    pub fn customized_info(mut self, customized_info: impl Into<String>) -> Self {
        self.customized_info = Some(customized_info.into());
        self
    }
}

impl crate::Operation for StartService {
    const ID: &'static str = "helpdesk.v1.ticket.start_service";
    const METHOD: crate::Method = crate::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/start_service";
    const TOKENS: &'static [crate::Token] = &[crate::Token::Tenant];
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [crate::RateLimit] = &[
        crate::RateLimit::PerMinute(1000),
        crate::RateLimit::PerSecond(50),
    ];
    const ANSWER: crate::Answer = crate::Answer::Data;
    type Response = StartServiceResponse;
    type ErrorCode = StartServiceErrorCode;
    fn body(&self) -> serde_json::Result<crate::Body> {
        crate::Body::json(&runtime::JsonBody(self))
    }
}

impl crate::AcceptsTenantToken for StartService {}

impl serde::Serialize for runtime::JsonBody<'_, StartService> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        runtime::optional(&mut map, "human_service", &self.0.human_service)?;
        runtime::optional(&mut map, "appointed_agents", &self.0.appointed_agents)?;
        map.serialize_entry("open_id", &self.0.open_id)?;
        runtime::optional(&mut map, "customized_info", &self.0.customized_info)?;
        map.end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for StartService {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        runtime::optional(&mut map, "human_service", &self.human_service)?;
        runtime::optional(&mut map, "appointed_agents", &self.appointed_agents)?;
        map.serialize_entry("open_id", &self.open_id)?;
        runtime::optional(&mut map, "customized_info", &self.customized_info)?;
        map.end()
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
            fn empty() -> Self {
                Self::default()
            }
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => self.human_service = map.next_value()?,
                    1 => self.appointed_agents = map.next_value()?,
                    2 => self.open_id = map.next_value()?,
                    3 => self.customized_info = map.next_value()?,
                    _ => {}
                }
                Ok(())
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
    pub chat_id: Option<String>,
    /// 创建的工单 ID（仅人工工单返回该参数）
    pub ticket_id: Option<String>,
}

impl runtime::Record for StartServiceResponse {
    const KEYS: &'static [&'static str] = &["chat_id", "ticket_id"];
    fn empty() -> Self {
        Self::default()
    }
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => self.chat_id = map.next_value()?,
            1 => self.ticket_id = map.next_value()?,
            _ => {}
        }
        Ok(())
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
        let mut map = serializer.serialize_map(None)?;
        runtime::optional(&mut map, "chat_id", &self.chat_id)?;
        runtime::optional(&mut map, "ticket_id", &self.ticket_id)?;
        map.end()
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

impl crate::ErrorCode for StartServiceErrorCode {
    const DOCUMENTED: &'static [crate::DocumentedError] = &[
        crate::DocumentedError::new(
            155000,
            Some(500),
            "Internal error",
            "内部错误，请联系我们",
        ),
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
            154004,
            Some(404),
            "Resource not found",
            "资源不存在，请检查ID值",
        ),
        crate::DocumentedError::new(
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
