use ::helpdesk_core::runtime::{self, serde_json};

/// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
///
/// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum RuleOperator {
    /// `2`
    ///
    /// Greater than or equal to · 大于等于
    GreaterOrEqual,
    /// `3`
    ///
    /// Less than or equal to · 小于等于
    LessOrEqual,
    /// `5`
    ///
    /// The text is one of the operands · 文本是右侧任一
    OneOf,
    /// `6`
    ///
    /// The text is not one of the operands · 文本不是右侧任一
    NotOneOf,
    /// `7`
    ///
    /// No element of the array is one of the operands · 数组的元素都不是右侧任一
    NoneOf,
    /// `8`
    ///
    /// An element of the array is one of the operands · 数组有元素是右侧任一
    AnyOf,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    RuleOperator {
        2 => GreaterOrEqual "Greater than or equal to",
        3 => LessOrEqual "Less than or equal to",
        5 => OneOf "The text is one of the operands",
        6 => NotOneOf "The text is not one of the operands",
        7 => NoneOf "No element of the array is one of the operands",
        8 => AnyOf "An element of the array is one of the operands",
    }
}

/// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
///
/// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
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

runtime::integer_values! {
    RuleCategory {
        1 => KnowledgeBase "Knowledge base",
        2 => Ticket "Ticket information",
        3 => User "User's Feishu information",
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
    ///
    /// Example: `"test-skill-id"`
    pub id: Option<String>,
    /// Operator that the rule compares with; for its values, see [operators of agent skills](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 比较所用的运算符, 取值见[客服技能运算符选项](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `8`
    ///
    /// Documented for `GetAgentSkill` only.
    pub selected_operator: Option<RuleOperator>,
    /// Values that the rule's operand can have; see [agent skills and operators](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// 规则（rule）操作数的 value，见[客服技能及运算符](https://open.feishu.cn/document/ukTMukTMukTM/ucDOyYjL3gjM24yN4IjN/operator-options)
    ///
    /// Example: `7`
    pub operator_options: Vec<RuleOperator>,
    /// Operand that the rule compares with · 规则（rule）操作数的取值
    pub operand: Option<serde_json::Value>,
    /// Category of the rule: 1 - knowledge base, 2 - ticket information, 3 - user's Feishu information
    ///
    /// 规则类别，1-知识库，2-工单信息，3-用户飞书信息
    ///
    /// Example: `3`
    pub category: Option<RuleCategory>,
    /// Name of the rule · 规则（rule）名称
    ///
    /// Example: `"Chinese FAQs category"`
    pub display_name: Option<String>,
}

runtime::record! {
    AgentSkillRule {
        0 "id" => optional id : Option < String >,
        1 "selected_operator" => optional selected_operator : Option < RuleOperator >,
        2 "operator_options" => list operator_options : Vec < RuleOperator >,
        3 "operand" => optional operand : Option < serde_json :: Value >,
        4 "category" => optional category : Option < RuleCategory >,
        5 "display_name" => optional display_name : Option < String >,
    }
}

/// Knowledge base category
///
/// 知识库分类
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Category {
    /// ID of the knowledge base category · 知识库分类 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub category_id: Option<String>,
    /// ID of the knowledge base category (legacy; use category_id instead)
    ///
    /// 知识库分类 ID（旧版，请改用 category_id）
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6948728206392295444"`
    pub id: Option<String>,
    /// Name · 名称
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"创建团队和邀请成员"`
    pub name: Option<String>,
    /// ID of the parent category · 上级知识库分类 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"0"`
    pub parent_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6939771743531696147"`
    pub helpdesk_id: Option<String>,
    /// Language · 语言
    ///
    /// Example: `"zh_cn"`
    pub language: Option<String>,
}

runtime::record! {
    Category {
        0 "category_id" => optional category_id : Option < String >,
        1 "id" => optional id : Option < String >,
        2 "name" => optional name : Option < String >,
        3 "parent_id" => optional parent_id : Option < String >,
        4 "helpdesk_id" => optional helpdesk_id : Option < String >,
        5 "language" => optional language : Option < String >,
    }
}

/// The type of the fields `agent_owner`, `agents`, `closed_by`, `collaborators`, `create_user`, `created_by`, `guest`, `update_user`, `updated_by`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketUser {
    /// User ID · 用户 ID
    ///
    /// Example: `"ou_37019b7c830210acd88fdce886e25c71"`
    pub id: Option<String>,
    /// URL of the user's avatar · 用户头像 URL
    ///
    /// Example: `"https://xxxx"`
    pub avatar_url: Option<String>,
    /// Name of the user · 用户名
    ///
    /// Example: `"abc"`
    pub name: Option<String>,
    /// Name of the user's department · 所属部门的名称
    ///
    /// Example: `"用户部门名称(有权限才展示)"`
    pub department: Option<String>,
    /// City · 城市
    ///
    /// Example: `"城市"`
    pub city: Option<String>,
    /// Country code (CountryCode); list of codes: <http://www.mamicode.com/info-detail-2186501.html>
    ///
    /// 国家代码（CountryCode），对照表：<http://www.mamicode.com/info-detail-2186501.html>
    ///
    /// Example: `"国家"`
    pub country: Option<String>,
    /// Email address of the user · 用户邮箱
    ///
    /// Example: `"xxxx@abc.com"`
    ///
    /// Not documented for `CreateFaq`, `GetFaq`, `ListFaqs`, `SearchFaqs`.
    pub email: Option<String>,
}

runtime::record! {
    TicketUser {
        0 "id" => optional id : Option < String >,
        1 "avatar_url" => optional avatar_url : Option < String >,
        2 "name" => optional name : Option < String >,
        3 "department" => optional department : Option < String >,
        4 "city" => optional city : Option < String >,
        5 "country" => optional country : Option < String >,
        6 "email" => optional email : Option < String >,
    }
}

/// Type of the user IDs
///
/// The value `user_id` requires the scope:
/// Obtain user IDs (`contact:user.employee_id:readonly`)
///
/// 用户 ID 类型
///
/// 当值为 `user_id`，字段权限要求：
/// 获取用户 user ID（`contact:user.employee_id:readonly`）
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UserIdType {
    /// `open_id`
    ///
    /// Identifies a user within one app; each app has another ID for the same user. [How to get an Open ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-openid)
    ///
    /// 用户在单个应用内的标识，换一个应用即不同。[获取 Open ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-openid)
    OpenId,
    /// `union_id`
    ///
    /// Identifies a user among the apps of one developer: the same in all apps of the developer, and different for other developers. A developer can use it to match the identities that a user has in several of their apps. [How to get a Union ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-union-id)
    ///
    /// 用户在单个应用开发商下的标识：同一开发商的各应用中相同，开发商不同则不同。开发商可据此把同一用户在旗下多个应用里的身份对应起来。[获取 Union ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-union-id)
    UnionId,
    /// `user_id`
    ///
    /// Identifies a user within one tenant: different in other tenants, and the same in all apps of the tenant, store apps included. Mostly used to link user data of several apps. [How to get a User ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-user-id)
    ///
    /// 用户在单个租户内的标识：租户不同则不同，同一租户的所有应用（含商店应用）中相同。主要用来在应用之间关联用户数据。[获取 User ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-user-id)
    UserId,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    UserIdType {
        "open_id" => OpenId "Identifies a user within one app; each app has another ID for the same user. [How to get an Open ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-openid)",
        "union_id" => UnionId "Identifies a user among the apps of one developer: the same in all apps of the developer, and different for other developers. A developer can use it to match the identities that a user has in several of their apps. [How to get a Union ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-union-id)",
        "user_id" => UserId "Identifies a user within one tenant: different in other tenants, and the same in all apps of the tenant, store apps included. Mostly used to link user data of several apps. [How to get a User ID](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-user-id)",
    }
}

/// Custom fields of the ticket
///
/// 工单的自定义字段
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketCustomizedField {
    /// ID of the ticket custom field · 工单自定义字段 ID
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"6834320707288072194"`
    pub ticket_customized_field_id: Option<String>,
    /// Help desk ID · 服务台 ID
    ///
    /// Example: `"1542164574896126"`
    pub helpdesk_id: Option<String>,
    /// Key · 键名
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"test dropdown"`
    pub key_name: Option<String>,
    /// Name · 名称
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"test dropdown"`
    pub display_name: Option<String>,
    /// Position of the field in the list of the admin console · 字段在管理后台列表中的位置
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"3"`
    pub position: Option<String>,
    /// Type
    ///
    /// string - single-line text
    ///
    /// multiline - multi-line text
    ///
    /// dropdown - dropdown list
    ///
    /// dropdown_nested - nested dropdown list
    ///
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
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"dropdown"`
    pub field_type: Option<FieldType>,
    /// Description · 描述
    ///
    /// Always present according to the page; `None` if a response lacks it.
    ///
    /// Example: `"下拉示例"`
    pub description: Option<String>,
    /// Whether it is visible · 是否可见
    ///
    /// Always present according to the page; `None` if a response lacks it.
    pub visible: Option<bool>,
    /// Whether it can be edited · 能否修改
    pub editable: Option<bool>,
    /// Whether it is required · 是否必填
    ///
    /// Always present according to the page; `None` if a response lacks it.
    pub required: Option<bool>,
    /// Creation time · 创建时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1591239289000"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Time of the last change · 最近更新时间
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1591239289000"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// Creator · 创建者
    pub created_by: Option<TicketUser>,
    /// User who made the last change · 最近更新的用户
    pub updated_by: Option<TicketUser>,
    /// Whether several options can be selected; applies to dropdown fields only
    ///
    /// 能否多选，仅对 dropdown 类型的字段有效
    pub dropdown_allow_multiple: Option<bool>,
    /// Options of the dropdown field · 下拉字段的选项
    ///
    /// Documented for `ListTicketCustomizedFields` only.
    pub dropdown_options: Option<DropdownOptions>,
}

runtime::record! {
    TicketCustomizedField {
        0 "ticket_customized_field_id" => optional ticket_customized_field_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "key_name" => optional key_name : Option < String >,
        3 "display_name" => optional display_name : Option < String >,
        4 "position" => optional position : Option < String >,
        5 "field_type" => optional field_type : Option < FieldType >,
        6 "description" => optional description : Option < String >,
        7 "visible" => optional visible : Option < bool >,
        8 "editable" => optional editable : Option < bool >,
        9 "required" => optional required : Option < bool >,
        10 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        11 "updated_at" => time {}
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        12 "created_by" => optional created_by : Option < TicketUser >,
        13 "updated_by" => optional updated_by : Option < TicketUser >,
        14 "dropdown_allow_multiple" => optional dropdown_allow_multiple : Option < bool >,
        15 "dropdown_options" => optional dropdown_options : Option < DropdownOptions >,
    }
}

/// Type
///
/// string - single-line text
///
/// multiline - multi-line text
///
/// dropdown - dropdown list
///
/// dropdown_nested - nested dropdown list
///
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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FieldType {
    /// `string`
    ///
    /// Single-line text · 单行文本
    SingleLine,
    /// `multiline`
    ///
    /// Multi-line text · 多行文本
    MultiLine,
    /// `dropdown`
    ///
    /// Dropdown list · 下拉列表
    Dropdown,
    /// `dropdown_nested`
    ///
    /// Nested dropdown list · 级联下拉
    NestedDropdown,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    FieldType {
        "string" => SingleLine "Single-line text",
        "multiline" => MultiLine "Multi-line text",
        "dropdown" => Dropdown "Dropdown list",
        "dropdown_nested" => NestedDropdown "Nested dropdown list",
    }
}

/// Details of the ticket
///
/// 工单详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Ticket {
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
    ///
    /// Not documented for `TicketMessageCreated`.
    pub helpdesk_id: Option<String>,
    /// The user who created the ticket · 创建该工单的用户
    ///
    /// Not documented for `TicketMessageCreated`.
    pub guest: Option<TicketUser>,
    /// Comments · 备注
    pub comments: Option<::helpdesk_core::OneOrMany<Comment>>,
    /// Stage of the ticket: 1. bot 2. agent · 工单所处阶段：1. 机器人 2. 人工
    ///
    /// Example: `1`
    pub ticket_type: Option<TicketType>,
    /// Current status of the ticket: 1: created 2: in progress 3: in queue 4: pending 5: waiting for the user 50: closed by the bot 51: closed by an agent 52: closed by the user
    ///
    /// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
    ///
    /// Example: `50`
    pub status: Option<TicketStatus>,
    /// Rating of the ticket: 1: dissatisfied, 2: neutral, 3: satisfied
    ///
    /// 工单的评分，1：不满意，2:一般，3:满意
    ///
    /// Example: `1`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub score: Option<Score>,
    /// When the ticket was created · 工单的创建时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was last updated; -1 if it has no value
    ///
    /// 工单最近更新的时间，无值时为 -1
    ///
    /// In JSON: milliseconds since 1970; -1 is read as absent.
    ///
    /// Example: `1616920429000`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// When the ticket was closed · 工单的结束时间
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1616920429000`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub closed_at: Option<::helpdesk_core::Timestamp>,
    /// Why the user is dissatisfied · 用户不满意的原因
    pub dissatisfaction_reason: Option<
        ::helpdesk_core::OneOrMany<::helpdesk_core::TextOr<LocalizedText>>,
    >,
    /// Agents of the ticket · 工单客服
    ///
    /// Not documented for `TicketMessageCreated`.
    pub agents: Vec<TicketUser>,
    /// Channel that the ticket comes from:
    /// 9: Open API 2: QR code 14: share 13: search; other numbers: other sources
    ///
    /// 工单的来源渠道，取值：
    /// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
    ///
    /// Example: `0`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub channel: Option<Channel>,
    /// Whether the ticket is solved. 1: not solved 2: solved
    ///
    /// 工单是否已解决 1:没解决 2:已解决
    ///
    /// Example: `1`
    ///
    /// Not documented for `TicketMessageCreated`.
    pub solve: Option<Solved>,
    /// ID of the user who closed the ticket · 关单用户的 ID
    ///
    /// Not documented for `TicketMessageCreated`.
    pub closed_by: Option<TicketUser>,
    /// Collaborators on the ticket · 工单的协作者
    ///
    /// Not documented for `TicketMessageCreated`.
    pub collaborators: Vec<TicketUser>,
    /// Custom fields of the ticket; absent if they have no value.
    /// The value of a dropdown field is the children.display_name in the definition of the field:
    /// [List ticket custom fields](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
    ///
    /// 工单的自定义字段；没有值时不出现
    /// 下拉字段的 value 即该字段定义中的 children.display_name
    /// [获取全部工单自定义字段](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
    pub customized_fields: Vec<CustomizedFieldValue>,
    /// Agent service time (in minutes): from when the agent joined to the agent's last reply
    ///
    /// 客服服务时长（分钟）：从客服进入到其最后一次回复
    ///
    /// In JSON: minutes.
    ///
    /// Example: `42624.95`
    pub agent_service_duration: Option<std::time::Duration>,
    /// First response time (in seconds): from when the agent joined to the agent's first reply
    ///
    /// 首次响应时长（秒）：从客服进入到其首次回复
    ///
    /// In JSON: seconds.
    ///
    /// Example: `123869`
    pub agent_first_response_duration: Option<std::time::Duration>,
    /// Bot service time (in seconds): from the creation of the ticket to when the agent joined
    ///
    /// 机器人服务时长（秒）：从工单创建到客服进入
    ///
    /// In JSON: seconds.
    ///
    /// Example: `1`
    pub bot_service_duration: Option<std::time::Duration>,
    /// Agent resolution time (in seconds): from when the first agent took over to the closing of the ticket
    ///
    /// 客服解决时长（秒）：从第一位客服接入到关单
    ///
    /// In JSON: seconds.
    ///
    /// Example: `66`
    pub agent_resolution_time: Option<std::time::Duration>,
    /// Actual processing time of the ticket (in seconds): the resolution time without the pending time (after the ticket status was set to pending)
    ///
    /// 工单的实际处理时长（秒）：解决时长减去待定时长（工单状态改为待定之后的时间）
    ///
    /// In JSON: seconds.
    ///
    /// Example: `68`
    pub actual_processing_time: Option<std::time::Duration>,
    /// When the agent joined (in milliseconds) · 客服进入的时间（毫秒）
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1636444596000`
    pub agent_entry_time: Option<::helpdesk_core::Timestamp>,
    /// When the agent replied first (in milliseconds) · 客服首次回复的时间（毫秒）
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1636444696000`
    pub agent_first_response_time: Option<::helpdesk_core::Timestamp>,
    /// When the agent replied last (in milliseconds) · 客服最后一次回复的时间（毫秒）
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1636444796000`
    pub agent_last_response_time: Option<::helpdesk_core::Timestamp>,
    /// The agent mainly responsible · 主要负责的客服
    pub agent_owner: Option<TicketUser>,
    /// Tags of the ticket (returned only if it has tags)
    ///
    /// 工单的标签（工单带有标签时才返回）
    ///
    /// Not documented for `TicketMessageCreated`.
    pub tags: Vec<TicketTag>,
}

runtime::record! {
    Ticket {
        0 "ticket_id" => optional ticket_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "guest" => optional guest : Option < TicketUser >,
        3 "comments" => optional comments : Option <:: helpdesk_core :: OneOrMany < Comment >>,
        4 "ticket_type" => optional ticket_type : Option < TicketType >,
        5 "status" => optional status : Option < TicketStatus >,
        6 "score" => optional score : Option < Score >,
        7 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        8 "updated_at" => time {
            runtime :: unless ::<- 1,
            _ > {}
        }
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        9 "closed_at" => time {}
        closed_at : Option <:: helpdesk_core :: Timestamp >,
        10 "dissatisfaction_reason" => optional dissatisfaction_reason : Option <:: helpdesk_core :: OneOrMany <:: helpdesk_core :: TextOr < LocalizedText >>>,
        11 "agents" => list agents : Vec < TicketUser >,
        12 "channel" => optional channel : Option < Channel >,
        13 "solve" => optional solve : Option < Solved >,
        14 "closed_by" => optional closed_by : Option < TicketUser >,
        15 "collaborators" => list collaborators : Vec < TicketUser >,
        16 "customized_fields" => list customized_fields : Vec < CustomizedFieldValue >,
        17 "agent_service_duration" => time {}
        agent_service_duration : Option < std :: time :: Duration >,
        18 "agent_first_response_duration" => time {}
        agent_first_response_duration : Option < std :: time :: Duration >,
        19 "bot_service_duration" => time {}
        bot_service_duration : Option < std :: time :: Duration >,
        20 "agent_resolution_time" => time {}
        agent_resolution_time : Option < std :: time :: Duration >,
        21 "actual_processing_time" => time {}
        actual_processing_time : Option < std :: time :: Duration >,
        22 "agent_entry_time" => time {}
        agent_entry_time : Option <:: helpdesk_core :: Timestamp >,
        23 "agent_first_response_time" => time {}
        agent_first_response_time : Option <:: helpdesk_core :: Timestamp >,
        24 "agent_last_response_time" => time {}
        agent_last_response_time : Option <:: helpdesk_core :: Timestamp >,
        25 "agent_owner" => optional agent_owner : Option < TicketUser >,
        26 "tags" => list tags : Vec < TicketTag >,
    }
}

/// Comments
///
/// 备注
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Comment {
    /// Comments · 备注
    ///
    /// Example: `"备注内容"`
    pub content: Option<String>,
    /// Time of the comment (in milliseconds) · 备注时间（毫秒）
    ///
    /// In JSON: milliseconds since 1970.
    ///
    /// Example: `1690970837624`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Comment ID · 备注 ID
    ///
    /// Example: `12`
    pub id: Option<i64>,
    /// Avatar of the user who commented · 备注人的头像
    ///
    /// Example: `"备注人头像"`
    pub user_avatar_url: Option<String>,
    /// Name of the user who commented · 备注人的姓名
    ///
    /// Example: `"备注人姓名"`
    pub user_name: Option<String>,
    /// ID of the user who commented · 备注人的 ID
    ///
    /// Example: `7262656095919128578`
    pub user_id: Option<i64>,
}

runtime::record! {
    Comment {
        0 "content" => optional content : Option < String >,
        1 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        2 "id" => optional id : Option < i64 >,
        3 "user_avatar_url" => optional user_avatar_url : Option < String >,
        4 "user_name" => optional user_name : Option < String >,
        5 "user_id" => optional user_id : Option < i64 >,
    }
}

/// Stage of the ticket: 1. bot 2. agent
///
/// 工单所处阶段：1. 机器人 2. 人工
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TicketType {
    /// `1`
    ///
    /// Bot · 机器人
    Bot,
    /// `2`
    ///
    /// Agent · 人工
    Human,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    TicketType {
        1 => Bot "Bot",
        2 => Human "Agent",
    }
}

/// Current status of the ticket: 1: created 2: in progress 3: in queue 4: pending 5: waiting for the user 50: closed by the bot 51: closed by an agent 52: closed by the user
///
/// 工单当前状态，1：已创建 2: 处理中 3: 排队中 4：待定 5：待用户响应 50: 被机器人关闭 51: 被客服关闭 52: 用户自己关闭
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TicketStatus {
    /// `1`
    ///
    /// Created · 已创建
    Created,
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
    /// Closed by the bot · 被机器人关闭
    ClosedByBot,
    /// `51`
    ///
    /// Closed by an agent · 被客服关闭
    ClosedByAgent,
    /// `52`
    ///
    /// Closed by the user · 用户自己关闭
    ClosedByUser,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    TicketStatus {
        1 => Created "Created",
        2 => Processing "In progress",
        3 => Queued "In queue",
        4 => Pending "Pending",
        5 => AwaitingUser "Waiting for the user",
        50 => ClosedByBot "Closed by the bot",
        51 => ClosedByAgent "Closed by an agent",
        52 => ClosedByUser "Closed by the user",
    }
}

/// Rating of the ticket: 1: dissatisfied, 2: neutral, 3: satisfied
///
/// 工单的评分，1：不满意，2:一般，3:满意
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Score {
    /// `1`
    ///
    /// Dissatisfied · 不满意
    Dissatisfied,
    /// `2`
    ///
    /// Neutral · 一般
    Neutral,
    /// `3`
    ///
    /// Satisfied · 满意
    Satisfied,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    Score {
        1 => Dissatisfied "Dissatisfied",
        2 => Neutral "Neutral",
        3 => Satisfied "Satisfied",
    }
}

/// Why the user is dissatisfied
///
/// 用户不满意的原因
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct LocalizedText {
    /// Chinese text · 中文文本
    ///
    /// Example: `"答案看不懂"`
    pub zh_cn: Option<String>,
    /// English text · 英文文本
    ///
    /// Example: `"I don't understand"`
    pub en_us: Option<String>,
    /// Japanese text · 日文文本
    ///
    /// Example: `"回答が複雑すぎる"`
    pub ja_jp: Option<String>,
}

runtime::record! {
    LocalizedText {
        0 "zh_cn" => optional zh_cn : Option < String >,
        1 "en_us" => optional en_us : Option < String >,
        2 "ja_jp" => optional ja_jp : Option < String >,
    }
}

/// Channel that the ticket comes from:
/// 9: Open API 2: QR code 14: share 13: search; other numbers: other sources
///
/// 工单的来源渠道，取值：
/// 9：Open API 2：二维码 14：分享 13：搜索 其他数字：其他来源
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Channel {
    /// `9`
    ///
    /// Open API
    OpenApi,
    /// `2`
    ///
    /// QR code · 二维码
    QrCode,
    /// `14`
    ///
    /// Share · 分享
    Share,
    /// `13`
    ///
    /// Search · 搜索
    Search,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    Channel {
        9 => OpenApi "Open API",
        2 => QrCode "QR code",
        14 => Share "Share",
        13 => Search "Search",
    }
}

/// Whether the ticket is solved. 1: not solved 2: solved
///
/// 工单是否已解决 1:没解决 2:已解决
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Solved {
    /// `1`
    ///
    /// Not solved · 没解决
    Unsolved,
    /// `2`
    ///
    /// Solved · 已解决
    Solved,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    Solved {
        1 => Unsolved "Not solved",
        2 => Solved "Solved",
    }
}

/// Custom fields of the ticket; absent if they have no value.
/// The value of a dropdown field is the children.display_name in the definition of the field:
/// [List ticket custom fields](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
///
/// 工单的自定义字段；没有值时不出现
/// 下拉字段的 value 即该字段定义中的 children.display_name
/// [获取全部工单自定义字段](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket_customized_field/list-ticket-customized-fields)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CustomizedFieldValue {
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
    /// Display name · 展示名称
    ///
    /// Example: `"display name"`
    pub display_name: Option<String>,
    /// Display position · 展示位置
    ///
    /// Example: `1`
    pub position: Option<i64>,
    /// Whether it is required · 是否必填
    pub required: Option<bool>,
    /// Whether it can be edited · 能否修改
    pub editable: Option<bool>,
}

runtime::record! {
    CustomizedFieldValue {
        0 "id" => optional id : Option < String >,
        1 "value" => optional value : Option < String >,
        2 "key_name" => optional key_name : Option < String >,
        3 "display_name" => optional display_name : Option < String >,
        4 "position" => optional position : Option < i64 >,
        5 "required" => optional required : Option < bool >,
        6 "editable" => optional editable : Option < bool >,
    }
}

/// Tags of the ticket (returned only if it has tags)
///
/// 工单的标签（工单带有标签时才返回）
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TicketTag {
    /// Tag ID · 标签 ID
    ///
    /// Example: `"7474857595946745884"`
    pub id: Option<String>,
    /// Name of the tag · 标签名称
    ///
    /// Example: `"标签名称"`
    pub name: Option<String>,
}

runtime::record! {
    TicketTag {
        0 "id" => optional id : Option < String >,
        1 "name" => optional name : Option < String >,
    }
}

/// Options of the dropdown field
///
/// 下拉字段的选项
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOptions {
    /// List of options · 选项列表
    pub children: Vec<DropdownOption>,
}

runtime::record! {
    DropdownOptions {
        0 "children" => list children : Vec < DropdownOption >,
    }
}

/// List of options
///
/// 选项列表
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOption {
    /// Option ID · 选项 ID
    ///
    /// Example: `"a2ac322d-8d8c-432e-9631-17c4acaddbf7"`
    pub tag: Option<String>,
    /// Display name · 展示名称
    ///
    /// Example: `"a"`
    pub display_name: Option<String>,
    /// Suboptions, of the same form; only for nested dropdown fields (at most three levels)
    ///
    /// 下级选项，形式同上；仅用于多级下拉字段（至多三级）
    pub children: Vec<DropdownOption>,
}

runtime::record! {
    DropdownOption {
        0 "tag" => optional tag : Option < String >,
        1 "display_name" => optional display_name : Option < String >,
        2 "children" => list children : Vec < DropdownOption >,
    }
}

/// User ID
///
/// 用户 ID
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UserId {
    /// Union ID of the user · 用户的 union ID
    ///
    /// Example: `"on_8ed6aa67826108097d9ee143816345"`
    pub union_id: Option<String>,
    /// User ID of the user · 用户的 user ID
    ///
    /// Example: `"e33ggbyz"`
    ///
    /// Left out without one of the scopes: `contact:user.employee_id:readonly`
    pub user_id: Option<String>,
    /// Open ID of the user · 用户的 open ID
    ///
    /// Example: `"ou_84aad35d084aa403a838cf73ee18467"`
    pub open_id: Option<String>,
}

runtime::record! {
    UserId {
        0 "union_id" => optional union_id : Option < String >,
        1 "user_id" => optional user_id : Option < String >,
        2 "open_id" => optional open_id : Option < String >,
    }
}
