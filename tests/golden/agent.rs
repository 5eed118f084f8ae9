use ::helpdesk_core::runtime::{self, serde_json};

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
/// # Examples
///
/// ```
/// use helpdesk_types::agent::ListAgentEmails;
///
/// let request = ListAgentEmails::new();
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentEmails {}

impl ListAgentEmails {
    /// Creates a value without any field; the page requires none.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListAgentEmails {}
}

/// The response of [`ListAgentEmails`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentEmailsResponse {
    /// Email addresses of the agents · 客服邮箱
    pub agents: std::collections::BTreeMap<String, String>,
}

runtime::record! {
    ListAgentEmailsResponse {
        0 "agents" => list agents : std :: collections :: BTreeMap < String,
        String >,
    }
}

impl ::helpdesk_core::Response for ListAgentEmailsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`ListAgentEmails`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ListAgentEmailsErrorCode {
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    ListAgentEmailsErrorCode {
        154001 => Unauthorized UNAUTHORIZED,
        154004 => NotFound NOT_FOUND,
        155000 => InternalError INTERNAL_ERROR,
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
/// # Examples
///
/// ```
/// use helpdesk_types::agent::{AgentStatusUpdate, PatchAgent};
///
/// let request = PatchAgent::new("ou_14777d82ffef0f707de5a8c7ff2c5ebe")
///     .status(AgentStatusUpdate::Online);
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
    pub status: Option<AgentStatusUpdate>,
}

impl PatchAgent {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self {
            agent_id: agent_id.into(),
            status: None,
        }
    }
    /// Status of the agent: 1: online; 2: offline · 客服状态，1：在线；2：离线
    pub fn status(mut self, status: impl Into<AgentStatusUpdate>) -> Self {
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

runtime::body! {
    PatchAgent {
        "status" => optional status,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchAgent {
        "agent_id" => required agent_id,
        "status" => optional status,
    }
}

/// Status of the agent: 1: online; 2: offline
///
/// 客服状态，1：在线；2：离线
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum AgentStatusUpdate {
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

runtime::integer_values! {
    AgentStatusUpdate {
        1 => Online "Online",
        2 => Offline "Offline",
    }
}

/// The response of [`PatchAgent`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentResponse {}

runtime::record! {
    PatchAgentResponse {}
}

impl ::helpdesk_core::Response for PatchAgentResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgent`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PatchAgentErrorCode {
    /// The code 150001: [`INVALID_PARAMETER`](super::errors::INVALID_PARAMETER).
    InvalidParameter,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    PatchAgentErrorCode {
        150001 => InvalidParameter INVALID_PARAMETER,
    }
}
