use ::helpdesk_core::runtime::{self, serde, serde_json};

/// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleOperator {
    /// `2`
    ///
    /// 大于等于
    GreaterOrEqual,
    /// `3`
    ///
    /// 小于等于
    LessOrEqual,
    /// `5`
    ///
    /// 文本是右侧任一
    OneOf,
    /// `6`
    ///
    /// 文本不是右侧任一
    NotOneOf,
    /// `7`
    ///
    /// 数组的元素都不是右侧任一
    NoneOf,
    /// `8`
    ///
    /// 数组有元素是右侧任一
    AnyOf,
    /// A value that the page does not list.
    Other(i64),
}

impl RuleOperator {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::GreaterOrEqual => 2,
            Self::LessOrEqual => 3,
            Self::OneOf => 5,
            Self::NotOneOf => 6,
            Self::NoneOf => 7,
            Self::AnyOf => 8,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for RuleOperator {
    fn from(value: i64) -> Self {
        match value {
            2 => Self::GreaterOrEqual,
            3 => Self::LessOrEqual,
            5 => Self::OneOf,
            6 => Self::NotOneOf,
            7 => Self::NoneOf,
            8 => Self::AnyOf,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for RuleOperator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for RuleOperator {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for RuleOperator {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleCategory {
    /// `1`
    ///
    /// 知识库
    KnowledgeBase,
    /// `2`
    ///
    /// 工单信息
    Ticket,
    /// `3`
    ///
    /// 用户飞书信息
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

/// 技能的规则（rule）列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillRule {
    /// 规则（rule）ID, 可选的规则见[获取客服技能 rules](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_skill_rule/list)
    pub id: Option<String>,
    /// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Documented for `GetAgentSkill` only.
    pub selected_operator: Option<RuleOperator>,
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    pub operator_options: Vec<RuleOperator>,
    /// 规则（rule）操作数的取值
    pub operand: Option<serde_json::Value>,
    /// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
    pub category: Option<RuleCategory>,
    /// 规则（rule）名称
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

/// 知识库分类
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Category {
    /// 知识库分类 ID
    ///
    /// Always present.
    pub category_id: Option<String>,
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present.
    pub id: Option<String>,
    /// 名称
    ///
    /// Always present.
    pub name: Option<String>,
    /// 上级知识库分类 ID
    ///
    /// Always present.
    pub parent_id: Option<String>,
    /// 服务台 ID
    ///
    /// Always present.
    pub helpdesk_id: Option<String>,
    /// 语言
    pub language: Option<String>,
}

impl runtime::Record for Category {
    const KEYS: &'static [&'static str] = &[
        "category_id",
        "id",
        "name",
        "parent_id",
        "helpdesk_id",
        "language",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.category_id, map),
            1 => runtime::value(&mut self.id, map),
            2 => runtime::value(&mut self.name, map),
            3 => runtime::value(&mut self.parent_id, map),
            4 => runtime::value(&mut self.helpdesk_id, map),
            5 => runtime::value(&mut self.language, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Category {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for Category {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("category_id", &self.category_id)
            .optional("id", &self.id)
            .optional("name", &self.name)
            .optional("parent_id", &self.parent_id)
            .optional("helpdesk_id", &self.helpdesk_id)
            .optional("language", &self.language)
            .end()
    }
}

/// 最近更新的用户
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUser {
    /// 用户 ID
    pub id: Option<String>,
    /// 用户头像 URL
    pub avatar_url: Option<String>,
    /// 用户名
    pub name: Option<String>,
    /// 所属部门的名称
    pub department: Option<String>,
    /// 城市
    pub city: Option<String>,
    /// 国家代码（CountryCode），对照表：<http://www.mamicode.com/info-detail-2186501.html>
    pub country: Option<String>,
    /// 用户邮箱
    ///
    /// Not documented for `CreateFaq`, `GetFaq`, `ListFaqs`, `SearchFaqs`.
    pub email: Option<String>,
}

impl runtime::Record for TicketUser {
    const KEYS: &'static [&'static str] = &[
        "id",
        "avatar_url",
        "name",
        "department",
        "city",
        "country",
        "email",
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
            3 => runtime::value(&mut self.department, map),
            4 => runtime::value(&mut self.city, map),
            5 => runtime::value(&mut self.country, map),
            6 => runtime::value(&mut self.email, map),
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
            .optional("department", &self.department)
            .optional("city", &self.city)
            .optional("country", &self.country)
            .optional("email", &self.email)
            .end()
    }
}

/// 用户 ID 类型
///
/// 当值为 `user_id`，字段权限要求：
/// 获取用户 user ID（`contact:user.employee_id:readonly`）
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserIdType {
    /// `open_id`
    ///
    /// 用户在单个应用内的标识，换一个应用即不同。[获取 Open ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-openid)
    OpenId,
    /// `union_id`
    ///
    /// 用户在单个应用开发商下的标识：同一开发商的各应用中相同，开发商不同则不同。开发商可据此把同一用户在旗下多个应用里的身份对应起来。[获取 Union ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-union-id)
    UnionId,
    /// `user_id`
    ///
    /// 用户在单个租户内的标识：租户不同则不同，同一租户的所有应用（含商店应用）中相同。主要用来在应用之间关联用户数据。[获取 User ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-user-id)
    UserId,
    /// A value that the page does not list.
    Other(String),
}

impl UserIdType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::OpenId => "open_id",
            Self::UnionId => "union_id",
            Self::UserId => "user_id",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for UserIdType {
    fn from(value: &str) -> Self {
        match value {
            "open_id" => Self::OpenId,
            "union_id" => Self::UnionId,
            "user_id" => Self::UserId,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for UserIdType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for UserIdType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for UserIdType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for UserIdType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
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
    /// 下拉字段的选项
    ///
    /// Documented for `ListTicketCustomizedFields` only.
    pub dropdown_options: Option<DropdownOptions>,
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
        "dropdown_options",
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
            15 => runtime::value(&mut self.dropdown_options, map),
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
            .optional("dropdown_options", &self.dropdown_options)
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

/// 工单详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Ticket {
    /// 工单 ID
    ///
    /// [取自工单列表](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/list)
    ///
    /// [或取自工单创建事件](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/events/created)
    pub ticket_id: Option<String>,
    /// 服务台 ID
    ///
    /// Not documented for `TicketMessageCreated`.
    pub helpdesk_id: Option<String>,
    /// 创建该工单的用户
    ///
    /// Not documented for `TicketMessageCreated`.
    pub guest: Option<TicketUser>,
    /// 备注
    pub comments: Option<::helpdesk_core::OneOrMany<Comment>>,
    /// 工单所处阶段：1. 机器人 2. 人工
    pub ticket_type: Option<TicketType>,
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    pub status: Option<TicketStatus>,
    /// 工单的评分，1：不满意，2:一般，3:满意
    ///
    /// Not documented for `TicketMessageCreated`.
    pub score: Option<Score>,
    /// 工单的创建时间
    ///
    /// Not documented for `TicketMessageCreated`.
    pub created_at: Option<i64>,
    /// 工单最近更新的时间，无值时为 -1
    ///
    /// Not documented for `TicketMessageCreated`.
    pub updated_at: Option<i64>,
    /// 工单的结束时间
    ///
    /// Not documented for `TicketMessageCreated`.
    pub closed_at: Option<i64>,
    /// 用户不满意的原因
    pub dissatisfaction_reason: Option<
        ::helpdesk_core::OneOrMany<::helpdesk_core::TextOr<LocalizedText>>,
    >,
    /// 工单客服
    ///
    /// Not documented for `TicketMessageCreated`.
    pub agents: Vec<TicketUser>,
    /// 工单的来源渠道，取值：
    /// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    ///
    /// Not documented for `TicketMessageCreated`.
    pub channel: Option<Channel>,
    /// 工单是否已解决 1:没解决 2:已解决
    ///
    /// Not documented for `TicketMessageCreated`.
    pub solve: Option<Solved>,
    /// 关单用户的 ID
    ///
    /// Not documented for `TicketMessageCreated`.
    pub closed_by: Option<TicketUser>,
    /// 工单的协作者
    ///
    /// Not documented for `TicketMessageCreated`.
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
    ///
    /// Not documented for `TicketMessageCreated`.
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

/// 下拉字段的选项
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOptions {
    /// 选项列表
    pub children: Vec<DropdownOption>,
}

impl runtime::Record for DropdownOptions {
    const KEYS: &'static [&'static str] = &["children"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.children, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for DropdownOptions {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DropdownOptions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("children", &self.children).end()
    }
}

/// 选项列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOption {
    /// 选项 ID
    pub tag: Option<String>,
    /// 展示名称
    pub display_name: Option<String>,
    /// 下级选项，形式同上；仅用于多级下拉字段（至多三级）
    pub children: Vec<DropdownOption>,
}

impl runtime::Record for DropdownOption {
    const KEYS: &'static [&'static str] = &["tag", "display_name", "children"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.tag, map),
            1 => runtime::value(&mut self.display_name, map),
            2 => runtime::list(&mut self.children, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for DropdownOption {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DropdownOption {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("tag", &self.tag)
            .optional("display_name", &self.display_name)
            .field("children", &self.children)
            .end()
    }
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
