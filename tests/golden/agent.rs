use ::helpdesk_core::runtime::{self, serde, serde_json};

/// List agent email addresses
///
/// Returns the email addresses of agents.
///
/// 获取客服邮箱
/// 查询客服的邮箱。
///
/// - Request: `GET /open-apis/helpdesk/v1/agent_emails`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent/agent_email), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent/agent_email)
///
/// # Errors
///
/// [`ListAgentEmailsErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::agent::ListAgentEmails;
///
/// let request = ListAgentEmails::new();
/// assert_eq!(ListAgentEmails::METHOD.as_str(), "GET");
/// assert_eq!(ListAgentEmails::PATH, "/open-apis/helpdesk/v1/agent_emails");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentEmails {}

impl ListAgentEmails {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
}

impl ::helpdesk_core::Operation for ListAgentEmails {
    const ID: &'static str = "helpdesk.v1.agent.agent_email";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_emails";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListAgentEmailsResponse;
    type ErrorCode = ListAgentEmailsErrorCode;
}

impl ::helpdesk_core::AppOperation for ListAgentEmails {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentEmails {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListAgentEmails {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

/// What [`ListAgentEmails`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentEmailsResponse {
    /// Email addresses of the agents · 客服邮箱
    pub agents: std::collections::BTreeMap<String, String>,
}

impl runtime::Record for ListAgentEmailsResponse {
    const KEYS: &'static [&'static str] = &["agents"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.agents, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListAgentEmailsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentEmailsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("agents", &self.agents).end()
    }
}

impl ::helpdesk_core::Response for ListAgentEmailsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`ListAgentEmails`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListAgentEmailsErrorCode {
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// The resource does not exist; check the ID · 资源不存在，请检查ID值
    NotFound,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListAgentEmailsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154004,
                Some(404),
                "Resource not found",
                "The resource does not exist; check the ID",
            )
            .with_original_advice("资源不存在，请检查ID值"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
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

/// Update an agent
///
/// Changes an agent, for example the online status.
///
/// 更新客服信息
/// 修改客服信息，如在线状态。
///
/// - Request: `PATCH /open-apis/helpdesk/v1/agents/:agent_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 100 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent/patch)
///
/// # Errors
///
/// [`PatchAgentErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 150001 | 400 | param is invalis | The status of the agent is not a valid value |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::agent::{AgentStatus, PatchAgent};
///
/// let request = PatchAgent::new("ou_14777d82ffef0f707de5a8c7ff2c5ebe").status(AgentStatus::Online);
/// assert_eq!(PatchAgent::METHOD.as_str(), "PATCH");
/// assert_eq!(PatchAgent::PATH, "/open-apis/helpdesk/v1/agents/:agent_id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchAgent {
    /// Agent ID · 客服 ID
    ///
    /// Example: `"ou_14777d82ffef0f707de5a8c7ff2c5ebe"`
    pub agent_id: String,
    /// Status of the agent: 1: online; 2: offline · 客服状态，1：在线；2：离线
    ///
    /// Example: `1`
    pub status: Option<AgentStatus>,
}

impl PatchAgent {
    /// With the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self {
            agent_id: agent_id.into(),
            status: None,
        }
    }
    /// Sets [`status`](Self::status).
    pub fn status(mut self, status: impl Into<AgentStatus>) -> Self {
        self.status = Some(status.into());
        self
    }
}

impl ::helpdesk_core::Operation for PatchAgent {
    const ID: &'static str = "helpdesk.v1.agent.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agents/:agent_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(100),
    ];
    type Response = PatchAgentResponse;
    type ErrorCode = PatchAgentErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_id", self.agent_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchAgent {}

impl runtime::WriteBody for PatchAgent {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("status", &self.status).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_id", &self.agent_id)
            .optional("status", &self.status)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for PatchAgent {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_id: Option<String>,
            status: Option<AgentStatus>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_id", "status"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_id, map),
                    1 => runtime::value(&mut self.status, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_id: runtime::required(fields.agent_id, "agent_id")?,
            status: fields.status,
        })
    }
}

/// Status of the agent: 1: online; 2: offline
///
/// 客服状态，1：在线；2：离线
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AgentStatus {
    /// `1`
    ///
    /// Online · 在线
    Online,
    /// `2`
    ///
    /// Offline · 离线
    Offline,
    /// A value that the page does not list.
    Other(i64),
}

impl AgentStatus {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Online => 1,
            Self::Offline => 2,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for AgentStatus {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Online,
            2 => Self::Offline,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for AgentStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for AgentStatus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for AgentStatus {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`PatchAgent`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentResponse {}

impl<'de> serde::Deserialize<'de> for PatchAgentResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgentResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for PatchAgentResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchAgentErrorCode {
    /// `150001`, HTTP 400: param is invalis
    ///
    /// The status of the agent is not a valid value · 客服状态的值有误
    InvalidParameter,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for PatchAgentErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                150001,
                Some(400),
                "param is invalis",
                "The status of the agent is not a valid value",
            )
            .with_original_advice("客服状态的值有误"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            150001 => Self::InvalidParameter,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::InvalidParameter => 150001,
            Self::Other(code) => code,
        }
    }
}
