use ::helpdesk_core::runtime::{self};

pub use super::common::{AgentSkillRule, RuleCategory, RuleOperator};

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
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill_rule::ListAgentSkillRules;
///
/// let request = ListAgentSkillRules::new();
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentSkillRules {}

impl ListAgentSkillRules {
    /// Creates a value without any field; the page requires none.
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

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListAgentSkillRules {}
}

/// The response of [`ListAgentSkillRules`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSkillRulesResponse {
    /// The rules · 规则（rule）列表
    pub rules: Vec<AgentSkillRule>,
}

runtime::record! {
    ListAgentSkillRulesResponse {
        0 "rules" => list rules : Vec < AgentSkillRule >,
    }
}

impl ::helpdesk_core::Response for ListAgentSkillRulesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "rules",
            |all: &mut Self, more| runtime::append(&mut all.rules, more.rules),
        )
    }
}

/// The error codes of [`ListAgentSkillRules`].
pub type ListAgentSkillRulesErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;
