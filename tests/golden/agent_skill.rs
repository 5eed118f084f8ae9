use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::{AgentSkillRule, RuleCategory, RuleOperator};

/// Create an agent skill
///
/// Creates an agent skill.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 创建客服技能
/// 新建一项客服技能。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `POST /open-apis/helpdesk/v1/agent_skills`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/create)
///
/// # Errors
///
/// [`CreateAgentSkillErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill::{CreateAgentSkill, NewAgentSkillRule, RuleOperator};
///
/// let request = CreateAgentSkill::new()
///     .name("部门技能")
///     .rules([
///         NewAgentSkillRule::new()
///             .id("12")
///             .selected_operator(RuleOperator::AnyOf)
///             .operand(serde_json::json!({"selected_departments": [{"id": "部门ID", "name": "IT"}]})),
///     ])
///     .agent_ids(["客服ID"]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CreateAgentSkill {
    /// Name of the skill · 技能名称
    ///
    /// Example: `"test-skill"`
    pub name: Option<String>,
    /// Rules of the skill · 技能的规则（rule）列表
    pub rules: Option<Vec<NewAgentSkillRule>>,
    /// IDs of the agents · 客服 ID 列表
    ///
    /// Example: `["ou_ea21d7f018e1155d960e40d33191f966"]`
    pub agent_ids: Option<Vec<String>>,
}

impl CreateAgentSkill {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Name of the skill · 技能名称
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Rules of the skill · 技能的规则（rule）列表
    pub fn rules(
        mut self,
        rules: impl IntoIterator<Item = impl Into<NewAgentSkillRule>>,
    ) -> Self {
        self.rules = Some(rules.into_iter().map(Into::into).collect());
        self
    }
    /// IDs of the agents · 客服 ID 列表
    pub fn agent_ids(
        mut self,
        agent_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.agent_ids = Some(agent_ids.into_iter().map(Into::into).collect());
        self
    }
}

impl ::helpdesk_core::Operation for CreateAgentSkill {
    const ID: &'static str = "helpdesk.v1.agent_skill.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skills";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = CreateAgentSkillResponse;
    type ErrorCode = CreateAgentSkillErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateAgentSkill {}

runtime::body! {
    CreateAgentSkill {
        "name" => optional name,
        "rules" => optional rules,
        "agent_ids" => optional agent_ids,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateAgentSkill {
        "name" => optional name,
        "rules" => optional rules,
        "agent_ids" => optional agent_ids,
    }
}

/// Rules of the skill
///
/// 技能的规则（rule）列表
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct NewAgentSkillRule {
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// 规则（rule）ID, 可选的规则见[获取客服技能 rules](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// Example: `"test-skill-id"`
    pub id: Option<String>,
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `8`
    pub selected_operator: Option<RuleOperator>,
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    ///
    /// Example: `"{\"selected_departments\":[{\"id\":\"部门ID\",\"name\":\"IT\"}]}"`
    pub operand: Option<serde_json::Value>,
    /// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
    ///
    /// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
    ///
    /// Example: `3`
    pub category: Option<RuleCategory>,
}

impl NewAgentSkillRule {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub fn selected_operator(
        mut self,
        selected_operator: impl Into<RuleOperator>,
    ) -> Self {
        self.selected_operator = Some(selected_operator.into());
        self
    }
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    pub fn operand(mut self, operand: impl Into<serde_json::Value>) -> Self {
        self.operand = Some(operand.into());
        self
    }
    /// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
    pub fn category(mut self, category: impl Into<RuleCategory>) -> Self {
        self.category = Some(category.into());
        self
    }
}

runtime::object! {
    NewAgentSkillRule {
        "id" => optional id,
        "selected_operator" => optional selected_operator,
        "operand" => optional operand,
        "category" => optional category,
    }
}

/// The response of [`CreateAgentSkill`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateAgentSkillResponse {
    /// ID of the agent skill · 客服技能 ID
    ///
    /// Example: `"test-skill-id"`
    pub agent_skill_id: Option<String>,
}

runtime::record! {
    CreateAgentSkillResponse {
        0 "agent_skill_id" => optional agent_skill_id : Option < String >,
    }
}

impl ::helpdesk_core::Response for CreateAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`CreateAgentSkill`].
pub type CreateAgentSkillErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// Delete an agent skill
///
/// Deletes an agent skill.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 删除客服技能
/// 删除一项客服技能。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `DELETE /open-apis/helpdesk/v1/agent_skills/:agent_skill_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/delete), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/delete)
///
/// # Errors
///
/// [`DeleteAgentSkillErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill::DeleteAgentSkill;
///
/// let request = DeleteAgentSkill::new("test-skill-id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DeleteAgentSkill {
    /// ID of the agent group · 客服组 ID
    ///
    /// Example: `"test-skill-id"`
    pub agent_skill_id: String,
}

impl DeleteAgentSkill {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_skill_id: impl Into<String>) -> Self {
        Self {
            agent_skill_id: agent_skill_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for DeleteAgentSkill {
    const ID: &'static str = "helpdesk.v1.agent_skill.delete";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Delete;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = DeleteAgentSkillResponse;
    type ErrorCode = DeleteAgentSkillErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_skill_id", self.agent_skill_id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for DeleteAgentSkill {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DeleteAgentSkill {
        "agent_skill_id" => required agent_skill_id,
    }
}

/// The response of [`DeleteAgentSkill`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteAgentSkillResponse {}

runtime::record! {
    DeleteAgentSkillResponse {}
}

impl ::helpdesk_core::Response for DeleteAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteAgentSkill`].
pub type DeleteAgentSkillErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// Get an agent skill
///
/// Returns an agent skill.
///
/// 查询指定客服技能
/// 查询指定的客服技能。
///
/// - Request: `GET /open-apis/helpdesk/v1/agent_skills/:agent_skill_id`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/get)
///
/// # Errors
///
/// [`GetAgentSkillErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill::GetAgentSkill;
///
/// let request = GetAgentSkill::new("6941215891786825756");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetAgentSkill {
    /// ID of the agent skill · 客服技能 ID
    ///
    /// Example: `"6941215891786825756"`
    pub agent_skill_id: String,
}

impl GetAgentSkill {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_skill_id: impl Into<String>) -> Self {
        Self {
            agent_skill_id: agent_skill_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for GetAgentSkill {
    const ID: &'static str = "helpdesk.v1.agent_skill.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = GetAgentSkillResponse;
    type ErrorCode = GetAgentSkillErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_skill_id", self.agent_skill_id.as_str());
    }
}

impl ::helpdesk_core::AppOperation for GetAgentSkill {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetAgentSkill {
        "agent_skill_id" => required agent_skill_id,
    }
}

/// The response of [`GetAgentSkill`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAgentSkillResponse {
    /// The skill · 技能
    pub agent_skill: Option<AgentSkill>,
}

runtime::record! {
    GetAgentSkillResponse {
        0 "agent_skill" => optional agent_skill : Option < AgentSkill >,
    }
}

impl ::helpdesk_core::Response for GetAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The skill
///
/// 技能
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkill {
    /// ID of the skill · 技能 ID
    ///
    /// Example: `"test-skill-id"`
    pub id: Option<String>,
    /// Name of the skill · 技能名称
    ///
    /// Example: `"skill-name"`
    pub name: Option<String>,
    /// Rules of the skill · 技能的规则（rule）列表
    ///
    /// Documented for `GetAgentSkill` only.
    pub rules: Vec<AgentSkillRule>,
    /// IDs of the agents that have the skill · 拥有该技能的客服 ID 列表
    ///
    /// Example: `"ou_ea651a5c09e2d01af8acd34059f5359b"`
    pub agent_ids: Vec<String>,
    /// Whether the skill is a default skill · 是否默认技能
    pub is_default: Option<bool>,
    /// Agent details · 客服信息
    ///
    /// Documented for `GetAgentSkill` only.
    pub agents: Vec<Agent>,
    /// ID of the agent skill · 客服技能 ID
    pub agent_skill_id: Option<String>,
}

runtime::record! {
    AgentSkill {
        0 "id" => optional id : Option < String >,
        1 "name" => optional name : Option < String >,
        2 "rules" => list rules : Vec < AgentSkillRule >,
        3 "agent_ids" => list agent_ids : Vec < String >,
        4 "is_default" => optional is_default : Option < bool >,
        5 "agents" => list agents : Vec < Agent >,
        6 "agent_skill_id" => optional agent_skill_id : Option < String >,
    }
}

/// Agent details
///
/// 客服信息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Agent {
    /// User ID · 用户 ID
    ///
    /// Example: `"ou_ea651a5c09e2d01af8acd34059f5359b"`
    pub id: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    ///
    /// Example: `"https://avatar-url.com/test.png"`
    pub avatar_url: Option<String>,
    /// Name of the user · 用户名
    ///
    /// Example: `"test-user"`
    pub name: Option<String>,
}

runtime::record! {
    Agent {
        0 "id" => optional id : Option < String >,
        1 "avatar_url" => optional avatar_url : Option < String >,
        2 "name" => optional name : Option < String >,
    }
}

/// The error codes of [`GetAgentSkill`].
pub type GetAgentSkillErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// List agent skills
///
/// Returns all agent skills of the help desk.
///
/// 查询全部客服技能
/// 查询服务台的所有客服技能。
///
/// - Request: `GET /open-apis/helpdesk/v1/agent_skills`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/list)
///
/// # Errors
///
/// [`ListAgentSkillsErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill::ListAgentSkills;
///
/// let request = ListAgentSkills::new();
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentSkills {}

impl ListAgentSkills {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
}

impl ::helpdesk_core::Operation for ListAgentSkills {
    const ID: &'static str = "helpdesk.v1.agent_skill.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skills";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListAgentSkillsResponse;
    type ErrorCode = ListAgentSkillsErrorCode;
}

impl ::helpdesk_core::AppOperation for ListAgentSkills {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListAgentSkills {}
}

/// The response of [`ListAgentSkills`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSkillsResponse {
    /// All agent skills · 所有客服技能
    pub agent_skills: Vec<AgentSkill>,
}

runtime::record! {
    ListAgentSkillsResponse {
        0 "agent_skills" => list agent_skills : Vec < AgentSkill >,
    }
}

impl ::helpdesk_core::Response for ListAgentSkillsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "agent_skills",
            |all: &mut Self, more| runtime::append(
                &mut all.agent_skills,
                more.agent_skills,
            ),
        )
    }
}

/// The error codes of [`ListAgentSkills`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ListAgentSkillsErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    ListAgentSkillsErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154003 => AccessDenied ACCESS_DENIED,
        155000 => InternalError INTERNAL_ERROR,
        154001 => Unauthorized UNAUTHORIZED,
    }
}

/// Update an agent skill
///
/// Changes an agent skill.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 更新客服技能
/// 修改一项客服技能。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `PATCH /open-apis/helpdesk/v1/agent_skills/:agent_skill_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill/patch)
///
/// # Errors
///
/// [`PatchAgentSkillErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_skill::{
///     AgentSkillRuleUpdate, AgentSkillUpdate, PatchAgentSkill, RuleOperator,
/// };
///
/// let request = PatchAgentSkill::new("test-skill-id")
///     .agent_skill(
///         AgentSkillUpdate::new()
///             .name("skill-name")
///             .rules([
///                 AgentSkillRuleUpdate::new()
///                     .id("test-skill-id")
///                     .selected_operator(RuleOperator::AnyOf)
///                     .operator_options([RuleOperator::NoneOf, RuleOperator::AnyOf])
///                     .operand(serde_json::json!({"selected_departments": [{
///                         "id": "部门ID",
///                         "name": "IT",
///                     }]})),
///             ])
///             .agent_ids(["ou_ea21d7f018e1155d960e40d33191f966"]),
///     );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchAgentSkill {
    /// ID of the agent skill · 客服技能 ID
    ///
    /// Example: `"test-skill-id"`
    pub agent_skill_id: String,
    /// The skill as it should become · 技能的新内容
    pub agent_skill: Option<AgentSkillUpdate>,
}

impl PatchAgentSkill {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_skill_id: impl Into<String>) -> Self {
        Self {
            agent_skill_id: agent_skill_id.into(),
            agent_skill: None,
        }
    }
    /// The skill as it should become · 技能的新内容
    pub fn agent_skill(mut self, agent_skill: impl Into<AgentSkillUpdate>) -> Self {
        self.agent_skill = Some(agent_skill.into());
        self
    }
}

impl ::helpdesk_core::Operation for PatchAgentSkill {
    const ID: &'static str = "helpdesk.v1.agent_skill.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = PatchAgentSkillResponse;
    type ErrorCode = PatchAgentSkillErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_skill_id", self.agent_skill_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchAgentSkill {}

runtime::body! {
    PatchAgentSkill {
        "agent_skill" => optional agent_skill,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchAgentSkill {
        "agent_skill_id" => required agent_skill_id,
        "agent_skill" => optional agent_skill,
    }
}

/// The skill as it should become
///
/// 技能的新内容
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct AgentSkillUpdate {
    /// Name of the skill · 技能名称
    ///
    /// Example: `"skill-name"`
    pub name: Option<String>,
    /// Rules of the skill · 技能的规则（rule）列表
    pub rules: Option<Vec<AgentSkillRuleUpdate>>,
    /// IDs of the agents that have the skill · 拥有该技能的客服 ID 列表
    ///
    /// Example: `["ou_ea21d7f018e1155d960e40d33191f966"]`
    pub agent_ids: Option<Vec<String>>,
}

impl AgentSkillUpdate {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Name of the skill · 技能名称
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Rules of the skill · 技能的规则（rule）列表
    pub fn rules(
        mut self,
        rules: impl IntoIterator<Item = impl Into<AgentSkillRuleUpdate>>,
    ) -> Self {
        self.rules = Some(rules.into_iter().map(Into::into).collect());
        self
    }
    /// IDs of the agents that have the skill · 拥有该技能的客服 ID 列表
    pub fn agent_ids(
        mut self,
        agent_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.agent_ids = Some(agent_ids.into_iter().map(Into::into).collect());
        self
    }
}

runtime::object! {
    AgentSkillUpdate {
        "name" => optional name,
        "rules" => optional rules,
        "agent_ids" => optional agent_ids,
    }
}

/// Rules of the skill
///
/// 技能的规则（rule）列表
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct AgentSkillRuleUpdate {
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// 规则（rule）ID, 可选的规则见[获取客服技能 rules](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// Example: `"test-skill-id"`
    pub id: Option<String>,
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `8`
    pub selected_operator: Option<RuleOperator>,
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `[7,8]`
    pub operator_options: Option<Vec<RuleOperator>>,
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    ///
    /// Example: `"{\"selected_departments\":[{\"id\":\"部门ID\",\"name\":\"IT\"}]}"`
    pub operand: Option<serde_json::Value>,
}

impl AgentSkillRuleUpdate {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub fn selected_operator(
        mut self,
        selected_operator: impl Into<RuleOperator>,
    ) -> Self {
        self.selected_operator = Some(selected_operator.into());
        self
    }
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub fn operator_options(
        mut self,
        operator_options: impl IntoIterator<Item = impl Into<RuleOperator>>,
    ) -> Self {
        self.operator_options = Some(
            operator_options.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    pub fn operand(mut self, operand: impl Into<serde_json::Value>) -> Self {
        self.operand = Some(operand.into());
        self
    }
}

runtime::object! {
    AgentSkillRuleUpdate {
        "id" => optional id,
        "selected_operator" => optional selected_operator,
        "operator_options" => optional operator_options,
        "operand" => optional operand,
    }
}

/// The response of [`PatchAgentSkill`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentSkillResponse {}

runtime::record! {
    PatchAgentSkillResponse {}
}

impl ::helpdesk_core::Response for PatchAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgentSkill`].
pub type PatchAgentSkillErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;
