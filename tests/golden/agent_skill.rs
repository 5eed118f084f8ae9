use ::helpdesk_core::runtime::{self, serde, serde_json};

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
/// use helpdesk_types::agent_skill::CreateAgentSkill;
///
/// let request = CreateAgentSkill::new().name("test-skill");
/// assert_eq!(CreateAgentSkill::METHOD.as_str(), "POST");
/// assert_eq!(CreateAgentSkill::PATH, "/open-apis/helpdesk/v1/agent_skills");
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`name`](Self::name).
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Sets [`rules`](Self::rules).
    pub fn rules(mut self, rules: Vec<NewAgentSkillRule>) -> Self {
        self.rules = Some(rules);
        self
    }
    /// Sets [`agent_ids`](Self::agent_ids).
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

impl runtime::WriteBody for CreateAgentSkill {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("name", &self.name)
            .optional("rules", &self.rules)
            .optional("agent_ids", &self.agent_ids)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateAgentSkill {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("name", &self.name)
            .optional("rules", &self.rules)
            .optional("agent_ids", &self.agent_ids)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateAgentSkill {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            name: Option<String>,
            rules: Option<Vec<NewAgentSkillRule>>,
            agent_ids: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["name", "rules", "agent_ids"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.name, map),
                    1 => runtime::value(&mut self.rules, map),
                    2 => runtime::value(&mut self.agent_ids, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            name: fields.name,
            rules: fields.rules,
            agent_ids: fields.agent_ids,
        })
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
    pub selected_operator: Option<i64>,
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`id`](Self::id).
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Sets [`selected_operator`](Self::selected_operator).
    pub fn selected_operator(mut self, selected_operator: i64) -> Self {
        self.selected_operator = Some(selected_operator);
        self
    }
    /// Sets [`operand`](Self::operand).
    pub fn operand(mut self, operand: serde_json::Value) -> Self {
        self.operand = Some(operand);
        self
    }
    /// Sets [`category`](Self::category).
    pub fn category(mut self, category: impl Into<RuleCategory>) -> Self {
        self.category = Some(category.into());
        self
    }
}

impl serde::Serialize for NewAgentSkillRule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("selected_operator", &self.selected_operator)
            .optional("operand", &self.operand)
            .optional("category", &self.category)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for NewAgentSkillRule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            selected_operator: Option<i64>,
            operand: Option<serde_json::Value>,
            category: Option<RuleCategory>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "id",
                "selected_operator",
                "operand",
                "category",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.selected_operator, map),
                    2 => runtime::value(&mut self.operand, map),
                    3 => runtime::value(&mut self.category, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: fields.id,
            selected_operator: fields.selected_operator,
            operand: fields.operand,
            category: fields.category,
        })
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

/// What [`CreateAgentSkill`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateAgentSkillResponse {
    /// ID of the agent skill · 客服技能 ID
    pub agent_skill_id: Option<String>,
}

impl runtime::Record for CreateAgentSkillResponse {
    const KEYS: &'static [&'static str] = &["agent_skill_id"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.agent_skill_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CreateAgentSkillResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateAgentSkillResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_skill_id", &self.agent_skill_id)
            .end()
    }
}

impl ::helpdesk_core::Response for CreateAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`CreateAgentSkill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateAgentSkillErrorCode {
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

impl ::helpdesk_core::ErrorCode for CreateAgentSkillErrorCode {
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
/// use helpdesk_types::agent_skill::DeleteAgentSkill;
///
/// let request = DeleteAgentSkill::new("test-skill-id");
/// assert_eq!(DeleteAgentSkill::METHOD.as_str(), "DELETE");
/// assert_eq!(DeleteAgentSkill::PATH, "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteAgentSkill {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_skill_id", &self.agent_skill_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DeleteAgentSkill {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_skill_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_skill_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_skill_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_skill_id: runtime::required(fields.agent_skill_id, "agent_skill_id")?,
        })
    }
}

/// What [`DeleteAgentSkill`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteAgentSkillResponse {}

impl<'de> serde::Deserialize<'de> for DeleteAgentSkillResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteAgentSkillResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for DeleteAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteAgentSkill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteAgentSkillErrorCode {
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

impl ::helpdesk_core::ErrorCode for DeleteAgentSkillErrorCode {
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
/// use helpdesk_types::agent_skill::GetAgentSkill;
///
/// let request = GetAgentSkill::new("6941215891786825756");
/// assert_eq!(GetAgentSkill::METHOD.as_str(), "GET");
/// assert_eq!(GetAgentSkill::PATH, "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetAgentSkill {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_skill_id", &self.agent_skill_id)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetAgentSkill {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_skill_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_skill_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_skill_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_skill_id: runtime::required(fields.agent_skill_id, "agent_skill_id")?,
        })
    }
}

/// What [`GetAgentSkill`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAgentSkillResponse {
    /// The skill · 技能
    pub agent_skill: Option<AgentSkill>,
}

impl runtime::Record for GetAgentSkillResponse {
    const KEYS: &'static [&'static str] = &["agent_skill"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.agent_skill, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetAgentSkillResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetAgentSkillResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("agent_skill", &self.agent_skill).end()
    }
}

impl ::helpdesk_core::Response for GetAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The skill
///
/// 技能
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkill {
    /// ID of the skill · 技能 ID
    pub id: Option<String>,
    /// Name of the skill · 技能名称
    pub name: Option<String>,
    /// Rules of the skill · 技能的规则（rule）列表
    pub rules: Vec<AgentSkillRule>,
    /// IDs of the agents that have the skill · 拥有该技能的客服 ID 列表
    pub agent_ids: Vec<String>,
    /// Whether the skill is a default skill · 是否默认技能
    pub is_default: Option<bool>,
    /// Agent details · 客服信息
    pub agents: Vec<Agent>,
    /// ID of the agent skill · 客服技能 ID
    pub agent_skill_id: Option<String>,
}

impl runtime::Record for AgentSkill {
    const KEYS: &'static [&'static str] = &[
        "id",
        "name",
        "rules",
        "agent_ids",
        "is_default",
        "agents",
        "agent_skill_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.name, map),
            2 => runtime::list(&mut self.rules, map),
            3 => runtime::list(&mut self.agent_ids, map),
            4 => runtime::value(&mut self.is_default, map),
            5 => runtime::list(&mut self.agents, map),
            6 => runtime::value(&mut self.agent_skill_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for AgentSkill {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AgentSkill {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .field("rules", &self.rules)
            .field("agent_ids", &self.agent_ids)
            .optional("is_default", &self.is_default)
            .field("agents", &self.agents)
            .optional("agent_skill_id", &self.agent_skill_id)
            .end()
    }
}

/// Rules of the skill
///
/// 技能的规则（rule）列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillRule {
    /// Rule ID; for the available rules, see [list the rules of agent skills](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    ///
    /// 规则（rule）ID, 可选的规则见[获取客服技能 rules](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    pub id: Option<String>,
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub selected_operator: Option<i64>,
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub operator_options: Vec<i64>,
    /// Operand that the rule compares with · 规则（rule）操作数的取值
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
        "selected_operator",
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
            1 => runtime::value(&mut self.selected_operator, map),
            2 => runtime::list(&mut self.operator_options, map),
            3 => runtime::value(&mut self.operand, map),
            4 => runtime::value(&mut self.category, map),
            5 => runtime::value(&mut self.display_name, map),
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
            .optional("selected_operator", &self.selected_operator)
            .field("operator_options", &self.operator_options)
            .optional("operand", &self.operand)
            .optional("category", &self.category)
            .optional("display_name", &self.display_name)
            .end()
    }
}

/// Agent details
///
/// 客服信息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Agent {
    /// User ID · 用户 ID
    pub id: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    pub avatar_url: Option<String>,
    /// Name of the user · 用户名
    pub name: Option<String>,
}

impl runtime::Record for Agent {
    const KEYS: &'static [&'static str] = &["id", "avatar_url", "name"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.avatar_url, map),
            2 => runtime::value(&mut self.name, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Agent {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Agent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("avatar_url", &self.avatar_url)
            .optional("name", &self.name)
            .end()
    }
}

/// The error codes of [`GetAgentSkill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetAgentSkillErrorCode {
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

impl ::helpdesk_core::ErrorCode for GetAgentSkillErrorCode {
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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::agent_skill::ListAgentSkills;
///
/// let request = ListAgentSkills::new();
/// assert_eq!(ListAgentSkills::METHOD.as_str(), "GET");
/// assert_eq!(ListAgentSkills::PATH, "/open-apis/helpdesk/v1/agent_skills");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentSkills {}

impl ListAgentSkills {
    /// With no field set; the page requires none.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSkills {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListAgentSkills {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

/// What [`ListAgentSkills`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSkillsResponse {
    /// All agent skills · 所有客服技能
    pub agent_skills: Vec<AgentSkillSummary>,
}

impl runtime::Record for ListAgentSkillsResponse {
    const KEYS: &'static [&'static str] = &["agent_skills"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.agent_skills, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListAgentSkillsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSkillsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("agent_skills", &self.agent_skills).end()
    }
}

impl ::helpdesk_core::Response for ListAgentSkillsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// All agent skills
///
/// 所有客服技能
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillSummary {
    /// ID of the skill · 技能 ID
    pub id: Option<String>,
    /// Name of the skill · 技能名称
    pub name: Option<String>,
    /// IDs of the agents that have the skill · 拥有该技能的客服 ID 列表
    pub agent_ids: Vec<String>,
    /// Whether the skill is a default skill · 是否默认技能
    pub is_default: Option<bool>,
    /// ID of the agent skill · 客服技能 ID
    pub agent_skill_id: Option<String>,
}

impl runtime::Record for AgentSkillSummary {
    const KEYS: &'static [&'static str] = &[
        "id",
        "name",
        "agent_ids",
        "is_default",
        "agent_skill_id",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.name, map),
            2 => runtime::list(&mut self.agent_ids, map),
            3 => runtime::value(&mut self.is_default, map),
            4 => runtime::value(&mut self.agent_skill_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for AgentSkillSummary {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AgentSkillSummary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .field("agent_ids", &self.agent_ids)
            .optional("is_default", &self.is_default)
            .optional("agent_skill_id", &self.agent_skill_id)
            .end()
    }
}

/// The error codes of [`ListAgentSkills`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListAgentSkillsErrorCode {
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
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for ListAgentSkillsErrorCode {
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
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            154001 => Self::Unauthorized,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Unauthorized => 154001,
            Self::Other(code) => code,
        }
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
/// use helpdesk_types::agent_skill::PatchAgentSkill;
///
/// let request = PatchAgentSkill::new("test-skill-id");
/// assert_eq!(PatchAgentSkill::METHOD.as_str(), "PATCH");
/// assert_eq!(PatchAgentSkill::PATH, "/open-apis/helpdesk/v1/agent_skills/:agent_skill_id");
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
    /// With the required fields, in the order of the page.
    pub fn new(agent_skill_id: impl Into<String>) -> Self {
        Self {
            agent_skill_id: agent_skill_id.into(),
            agent_skill: None,
        }
    }
    /// Sets [`agent_skill`](Self::agent_skill).
    pub fn agent_skill(mut self, agent_skill: AgentSkillUpdate) -> Self {
        self.agent_skill = Some(agent_skill);
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

impl runtime::WriteBody for PatchAgentSkill {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("agent_skill", &self.agent_skill).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgentSkill {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_skill_id", &self.agent_skill_id)
            .optional("agent_skill", &self.agent_skill)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for PatchAgentSkill {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_skill_id: Option<String>,
            agent_skill: Option<AgentSkillUpdate>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_skill_id", "agent_skill"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_skill_id, map),
                    1 => runtime::value(&mut self.agent_skill, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_skill_id: runtime::required(fields.agent_skill_id, "agent_skill_id")?,
            agent_skill: fields.agent_skill,
        })
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`name`](Self::name).
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Sets [`rules`](Self::rules).
    pub fn rules(mut self, rules: Vec<AgentSkillRuleUpdate>) -> Self {
        self.rules = Some(rules);
        self
    }
    /// Sets [`agent_ids`](Self::agent_ids).
    pub fn agent_ids(
        mut self,
        agent_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.agent_ids = Some(agent_ids.into_iter().map(Into::into).collect());
        self
    }
}

impl serde::Serialize for AgentSkillUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("name", &self.name)
            .optional("rules", &self.rules)
            .optional("agent_ids", &self.agent_ids)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for AgentSkillUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            name: Option<String>,
            rules: Option<Vec<AgentSkillRuleUpdate>>,
            agent_ids: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["name", "rules", "agent_ids"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.name, map),
                    1 => runtime::value(&mut self.rules, map),
                    2 => runtime::value(&mut self.agent_ids, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            name: fields.name,
            rules: fields.rules,
            agent_ids: fields.agent_ids,
        })
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
    pub selected_operator: Option<i64>,
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `[7,8]`
    pub operator_options: Option<Vec<i64>>,
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    ///
    /// Example: `"{\"selected_departments\":[{\"id\":\"部门ID\",\"name\":\"IT\"}]}"`
    pub operand: Option<serde_json::Value>,
}

impl AgentSkillRuleUpdate {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`id`](Self::id).
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Sets [`selected_operator`](Self::selected_operator).
    pub fn selected_operator(mut self, selected_operator: i64) -> Self {
        self.selected_operator = Some(selected_operator);
        self
    }
    /// Sets [`operator_options`](Self::operator_options).
    pub fn operator_options(mut self, operator_options: Vec<i64>) -> Self {
        self.operator_options = Some(operator_options);
        self
    }
    /// Sets [`operand`](Self::operand).
    pub fn operand(mut self, operand: serde_json::Value) -> Self {
        self.operand = Some(operand);
        self
    }
}

impl serde::Serialize for AgentSkillRuleUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("selected_operator", &self.selected_operator)
            .optional("operator_options", &self.operator_options)
            .optional("operand", &self.operand)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for AgentSkillRuleUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            id: Option<String>,
            selected_operator: Option<i64>,
            operator_options: Option<Vec<i64>>,
            operand: Option<serde_json::Value>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "id",
                "selected_operator",
                "operator_options",
                "operand",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.id, map),
                    1 => runtime::value(&mut self.selected_operator, map),
                    2 => runtime::value(&mut self.operator_options, map),
                    3 => runtime::value(&mut self.operand, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            id: fields.id,
            selected_operator: fields.selected_operator,
            operator_options: fields.operator_options,
            operand: fields.operand,
        })
    }
}

/// What [`PatchAgentSkill`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentSkillResponse {}

impl<'de> serde::Deserialize<'de> for PatchAgentSkillResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgentSkillResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for PatchAgentSkillResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgentSkill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchAgentSkillErrorCode {
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

impl ::helpdesk_core::ErrorCode for PatchAgentSkillErrorCode {
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
