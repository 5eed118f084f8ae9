use ::helpdesk_core::runtime::{self, serde, serde_json};

/// List the rules of agent skills
///
/// Lists the rules of all agent skills. Custom apps only.
///
/// 获取客服技能列表
/// 列出全部客服技能的规则（rules）。仅限自建应用。
///
/// - Request: `GET /open-apis/helpdesk/v1/agent_skill_rules`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
///
/// # Errors
///
/// [`ListAgentSkillRulesErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::agent_skill_rule::ListAgentSkillRules;
///
/// let request = ListAgentSkillRules::new();
/// assert_eq!(ListAgentSkillRules::METHOD.as_str(), "GET");
/// assert_eq!(ListAgentSkillRules::PATH, "/open-apis/helpdesk/v1/agent_skill_rules");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentSkillRules {}

impl ListAgentSkillRules {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
}

impl ::helpdesk_core::Operation for ListAgentSkillRules {
    const ID: &'static str = "helpdesk.v1.agent_skill_rule.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skill_rules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListAgentSkillRulesResponse;
    type ErrorCode = ListAgentSkillRulesErrorCode;
}

impl ::helpdesk_core::AppOperation for ListAgentSkillRules {}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSkillRules {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListAgentSkillRules {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

/// What [`ListAgentSkillRules`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSkillRulesResponse {
    /// The rules · 规则（rule）列表
    pub rules: Vec<AgentSkillRule>,
}

impl runtime::Record for ListAgentSkillRulesResponse {
    const KEYS: &'static [&'static str] = &["rules"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.rules, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListAgentSkillRulesResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSkillRulesResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("rules", &self.rules).end()
    }
}

impl ::helpdesk_core::Response for ListAgentSkillRulesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The rules
///
/// 规则（rule）列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillRule {
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// 规则（rule）ID, 可选的规则见[获取客服技能 rules](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    pub id: Option<String>,
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub operator_options: Vec<i64>,
    /// Operand that the rule compares with. It has no fixed type; several types are possible.
    ///
    /// 规则（rule）操作数的取值。类型不固定，可为多种类型。
    pub operand: Option<serde_json::Value>,
    /// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
    ///
    /// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
    pub category: Option<RuleCategory>,
    /// Name of the rule · 规则（rule）名称
    pub display_name: Option<String>,
}

impl runtime::Record for AgentSkillRule {
    const KEYS: &'static [&'static str] = &[
        "id",
        "operator_options",
        "operand",
        "category",
        "display_name",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::list(&mut self.operator_options, map),
            2 => runtime::value(&mut self.operand, map),
            3 => runtime::value(&mut self.category, map),
            4 => runtime::value(&mut self.display_name, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for AgentSkillRule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AgentSkillRule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .field("operator_options", &self.operator_options)
            .optional("operand", &self.operand)
            .optional("category", &self.category)
            .optional("display_name", &self.display_name)
            .end()
    }
}

/// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
///
/// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleCategory {
    /// `1`
    ///
    /// Knowledge base · 知识库
    KnowledgeBase,
    /// `2`
    ///
    /// Ticket information · 工单信息
    Ticket,
    /// `3`
    ///
    /// User's Feishu information · 用户飞书信息
    User,
    /// A value that the page does not list.
    Other(i64),
}

impl RuleCategory {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::KnowledgeBase => 1,
            Self::Ticket => 2,
            Self::User => 3,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for RuleCategory {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::KnowledgeBase,
            2 => Self::Ticket,
            3 => Self::User,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for RuleCategory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for RuleCategory {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for RuleCategory {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// The error codes of [`ListAgentSkillRules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListAgentSkillRulesErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListAgentSkillRulesErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
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
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
