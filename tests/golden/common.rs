use ::helpdesk_core::runtime::{self, serde_json};

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

runtime::integer_values! {
    RuleOperator {
        2 => GreaterOrEqual "大于等于",
        3 => LessOrEqual "小于等于",
        5 => OneOf "文本是右侧任一",
        6 => NotOneOf "文本不是右侧任一",
        7 => NoneOf "数组的元素都不是右侧任一",
        8 => AnyOf "数组有元素是右侧任一",
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

runtime::integer_values! {
    RuleCategory {
        1 => KnowledgeBase "知识库",
        2 => Ticket "工单信息",
        3 => User "用户飞书信息",
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

runtime::record! {
    AgentSkillRule {
        0 "id" => optional id,
        1 "selected_operator" => optional selected_operator,
        2 "operator_options" => list operator_options,
        3 "operand" => optional operand,
        4 "category" => optional category,
        5 "display_name" => optional display_name,
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

runtime::record! {
    Category {
        0 "category_id" => optional category_id,
        1 "id" => optional id,
        2 "name" => optional name,
        3 "parent_id" => optional parent_id,
        4 "helpdesk_id" => optional helpdesk_id,
        5 "language" => optional language,
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

runtime::record! {
    TicketUser {
        0 "id" => optional id,
        1 "avatar_url" => optional avatar_url,
        2 "name" => optional name,
        3 "department" => optional department,
        4 "city" => optional city,
        5 "country" => optional country,
        6 "email" => optional email,
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

runtime::text_values! {
    UserIdType {
        "open_id" => OpenId "用户在单个应用内的标识，换一个应用即不同。[获取 Open ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-openid)",
        "union_id" => UnionId "用户在单个应用开发商下的标识：同一开发商的各应用中相同，开发商不同则不同。开发商可据此把同一用户在旗下多个应用里的身份对应起来。[获取 Union ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-union-id)",
        "user_id" => UserId "用户在单个租户内的标识：租户不同则不同，同一租户的所有应用（含商店应用）中相同。主要用来在应用之间关联用户数据。[获取 User ID 的方法](https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-obtain-user-id)",
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
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// 最近更新时间
    pub updated_at: Option<::helpdesk_core::Timestamp>,
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

runtime::record! {
    TicketCustomizedField {
        0 "ticket_customized_field_id" => optional ticket_customized_field_id,
        1 "helpdesk_id" => optional helpdesk_id,
        2 "key_name" => optional key_name,
        3 "display_name" => optional display_name,
        4 "position" => optional position,
        5 "field_type" => optional field_type,
        6 "description" => optional description,
        7 "visible" => optional visible,
        8 "editable" => optional editable,
        9 "required" => optional required,
        10 "created_at" => time {}
        created_at,
        11 "updated_at" => time {}
        updated_at,
        12 "created_by" => optional created_by,
        13 "updated_by" => optional updated_by,
        14 "dropdown_allow_multiple" => optional dropdown_allow_multiple,
        15 "dropdown_options" => optional dropdown_options,
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

runtime::text_values! {
    FieldType {
        "string" => SingleLine "单行文本",
        "multiline" => MultiLine "多行文本",
        "dropdown" => Dropdown "下拉列表",
        "dropdown_nested" => NestedDropdown "级联下拉",
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
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// 工单最近更新的时间，无值时为 -1
    ///
    /// Not documented for `TicketMessageCreated`.
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// 工单的结束时间
    ///
    /// Not documented for `TicketMessageCreated`.
    pub closed_at: Option<::helpdesk_core::Timestamp>,
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
    pub agent_service_duration: Option<std::time::Duration>,
    /// 首次响应时长（秒）：从客服进入到其首次回复
    pub agent_first_response_duration: Option<std::time::Duration>,
    /// 机器人服务时长（秒）：从工单创建到客服进入
    pub bot_service_duration: Option<std::time::Duration>,
    /// 客服解决时长（秒）：从第一位客服接入到关单
    pub agent_resolution_time: Option<std::time::Duration>,
    /// 工单的实际处理时长（秒）：解决时长减去待定时长（工单状态改为待定之后的时间）
    pub actual_processing_time: Option<std::time::Duration>,
    /// 客服进入的时间（毫秒）
    pub agent_entry_time: Option<::helpdesk_core::Timestamp>,
    /// 客服首次回复的时间（毫秒）
    pub agent_first_response_time: Option<::helpdesk_core::Timestamp>,
    /// 客服最后一次回复的时间（毫秒）
    pub agent_last_response_time: Option<::helpdesk_core::Timestamp>,
    /// 主要负责的客服
    pub agent_owner: Option<TicketUser>,
    /// 工单的标签（工单带有标签时才返回）
    ///
    /// Not documented for `TicketMessageCreated`.
    pub tags: Vec<TicketTag>,
}

runtime::record! {
    Ticket {
        0 "ticket_id" => optional ticket_id,
        1 "helpdesk_id" => optional helpdesk_id,
        2 "guest" => optional guest,
        3 "comments" => optional comments,
        4 "ticket_type" => optional ticket_type,
        5 "status" => optional status,
        6 "score" => optional score,
        7 "created_at" => time {}
        created_at,
        8 "updated_at" => time {
            runtime :: unless ::<- 1,
            _ > {}
        }
        updated_at,
        9 "closed_at" => time {}
        closed_at,
        10 "dissatisfaction_reason" => optional dissatisfaction_reason,
        11 "agents" => list agents,
        12 "channel" => optional channel,
        13 "solve" => optional solve,
        14 "closed_by" => optional closed_by,
        15 "collaborators" => list collaborators,
        16 "customized_fields" => list customized_fields,
        17 "agent_service_duration" => time {}
        agent_service_duration,
        18 "agent_first_response_duration" => time {}
        agent_first_response_duration,
        19 "bot_service_duration" => time {}
        bot_service_duration,
        20 "agent_resolution_time" => time {}
        agent_resolution_time,
        21 "actual_processing_time" => time {}
        actual_processing_time,
        22 "agent_entry_time" => time {}
        agent_entry_time,
        23 "agent_first_response_time" => time {}
        agent_first_response_time,
        24 "agent_last_response_time" => time {}
        agent_last_response_time,
        25 "agent_owner" => optional agent_owner,
        26 "tags" => list tags,
    }
}

/// 备注
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Comment {
    /// 备注
    pub content: Option<String>,
    /// 备注时间（毫秒）
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// 备注 ID
    pub id: Option<i64>,
    /// 备注人的头像
    pub user_avatar_url: Option<String>,
    /// 备注人的姓名
    pub user_name: Option<String>,
    /// 备注人的 ID
    pub user_id: Option<i64>,
}

runtime::record! {
    Comment {
        0 "content" => optional content,
        1 "created_at" => time {}
        created_at,
        2 "id" => optional id,
        3 "user_avatar_url" => optional user_avatar_url,
        4 "user_name" => optional user_name,
        5 "user_id" => optional user_id,
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

runtime::integer_values! {
    TicketType {
        1 => Bot "机器人",
        2 => Human "人工",
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

runtime::integer_values! {
    TicketStatus {
        1 => Created "已创建",
        2 => Processing "处理中",
        3 => Queued "排队中",
        4 => Pending "待定",
        5 => AwaitingUser "待用户响应",
        50 => ClosedByBot "被机器人关闭",
        51 => ClosedByAgent "被客服关闭",
        52 => ClosedByUser "用户自己关闭",
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

runtime::integer_values! {
    Score {
        1 => Dissatisfied "不满意",
        2 => Neutral "一般",
        3 => Satisfied "满意",
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

runtime::record! {
    LocalizedText {
        0 "zh_cn" => optional zh_cn,
        1 "en_us" => optional en_us,
        2 "ja_jp" => optional ja_jp,
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

runtime::integer_values! {
    Channel {
        9 => OpenApi "Open API",
        2 => QrCode "二维码",
        14 => Share "分享",
        13 => Search "搜索",
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

runtime::integer_values! {
    Solved {
        1 => Unsolved "没解决",
        2 => Solved "已解决",
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

runtime::record! {
    CustomizedFieldValue {
        0 "id" => optional id,
        1 "value" => optional value,
        2 "key_name" => optional key_name,
        3 "display_name" => optional display_name,
        4 "position" => optional position,
        5 "required" => optional required,
        6 "editable" => optional editable,
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

runtime::record! {
    TicketTag {
        0 "id" => optional id,
        1 "name" => optional name,
    }
}

/// 下拉字段的选项
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DropdownOptions {
    /// 选项列表
    pub children: Vec<DropdownOption>,
}

runtime::record! {
    DropdownOptions {
        0 "children" => list children,
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

runtime::record! {
    DropdownOption {
        0 "tag" => optional tag,
        1 "display_name" => optional display_name,
        2 "children" => list children,
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

runtime::record! {
    UserId {
        0 "union_id" => optional union_id,
        1 "user_id" => optional user_id,
        2 "open_id" => optional open_id,
    }
}
