use ::helpdesk_core::runtime::{self, serde_json};

/// Create agent schedules
///
/// Creates work schedules for agents.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 创建客服工作日程
/// 为客服新建工作日程。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `POST /open-apis/helpdesk/v1/agent_schedules`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_schedule/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_schedule/create)
///
/// # Errors
///
/// [`CreateAgentScheduleErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_schedule::{
///     CreateAgentSchedule, NewAgentSchedule, Weekday, WeekdayScheduleInput,
/// };
///
/// let request = CreateAgentSchedule::new()
///     .agent_schedules([
///         NewAgentSchedule::new()
///             .agent_id("agent-id")
///             .schedule([
///                 WeekdayScheduleInput::new()
///                     .start_time("00:00")
///                     .end_time("24:00")
///                     .weekday(Weekday::EveryDay),
///             ])
///             .agent_skill_ids(["test-skill-id"]),
///     ]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CreateAgentSchedule {
    /// The agent schedules to create · 要新建的客服日程
    pub agent_schedules: Option<Vec<NewAgentSchedule>>,
}

impl CreateAgentSchedule {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// The agent schedules to create · 要新建的客服日程
    pub fn agent_schedules(
        mut self,
        agent_schedules: impl IntoIterator<Item = impl Into<NewAgentSchedule>>,
    ) -> Self {
        self.agent_schedules = Some(
            agent_schedules.into_iter().map(Into::into).collect(),
        );
        self
    }
}

impl ::helpdesk_core::Operation for CreateAgentSchedule {
    const ID: &'static str = "helpdesk.v1.agent_schedule.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_schedules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = CreateAgentScheduleResponse;
    type ErrorCode = CreateAgentScheduleErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateAgentSchedule {}

runtime::body! {
    CreateAgentSchedule {
        "agent_schedules" => optional agent_schedules,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateAgentSchedule {
        "agent_schedules" => optional agent_schedules,
    }
}

/// The agent schedules to create
///
/// 要新建的客服日程
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct NewAgentSchedule {
    /// Agent ID
    ///
    /// [How to get it: let the agent open a ticket with the help desk as an ordinary user, and take guest.id from the details of that ticket](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)
    ///
    /// 客服 ID
    ///
    /// [获取方法：让该客服以普通用户身份向服务台提一个工单，再取工单详情中的 guest.id](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/get)
    ///
    /// Example: `"agent-id"`
    pub agent_id: Option<String>,
    /// Work schedule, by time period · 各时段的工作日程
    pub schedule: Option<Vec<WeekdayScheduleInput>>,
    /// IDs of the agent's skills · 客服技能 ID 列表
    ///
    /// Example: `["test-skill-id"]`
    pub agent_skill_ids: Option<Vec<String>>,
}

impl NewAgentSchedule {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Agent ID
    pub fn agent_id(mut self, agent_id: impl Into<String>) -> Self {
        self.agent_id = Some(agent_id.into());
        self
    }
    /// Work schedule, by time period · 各时段的工作日程
    pub fn schedule(
        mut self,
        schedule: impl IntoIterator<Item = impl Into<WeekdayScheduleInput>>,
    ) -> Self {
        self.schedule = Some(schedule.into_iter().map(Into::into).collect());
        self
    }
    /// IDs of the agent's skills · 客服技能 ID 列表
    pub fn agent_skill_ids(
        mut self,
        agent_skill_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.agent_skill_ids = Some(
            agent_skill_ids.into_iter().map(Into::into).collect(),
        );
        self
    }
}

runtime::object! {
    NewAgentSchedule {
        "agent_id" => optional agent_id,
        "schedule" => optional schedule,
        "agent_skill_ids" => optional agent_skill_ids,
    }
}

/// Work schedule, by time period
///
/// 各时段的工作日程
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct WeekdayScheduleInput {
    /// Start time, in the format 00:00 - 23:59
    ///
    /// 起始时刻, format 00:00 - 23:59
    ///
    /// Example: `"00:00"`
    pub start_time: Option<String>,
    /// End time, in the format 00:00 - 23:59
    ///
    /// 结束时刻, format 00:00 - 23:59
    ///
    /// Example: `"24:00"`
    pub end_time: Option<String>,
    /// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
    ///
    /// 星期几, 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Everyday, 10 - Weekday, 11 - Weekend
    ///
    /// Example: `9`
    pub weekday: Option<Weekday>,
}

impl WeekdayScheduleInput {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Start time, in the format 00:00 - 23:59
    pub fn start_time(mut self, start_time: impl Into<String>) -> Self {
        self.start_time = Some(start_time.into());
        self
    }
    /// End time, in the format 00:00 - 23:59
    pub fn end_time(mut self, end_time: impl Into<String>) -> Self {
        self.end_time = Some(end_time.into());
        self
    }
    /// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
    pub fn weekday(mut self, weekday: impl Into<Weekday>) -> Self {
        self.weekday = Some(weekday.into());
        self
    }
}

runtime::object! {
    WeekdayScheduleInput {
        "start_time" => optional start_time,
        "end_time" => optional end_time,
        "weekday" => optional weekday,
    }
}

/// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
///
/// 星期几, 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Everyday, 10 - Weekday, 11 - Weekend
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Weekday {
    /// `1`
    ///
    /// Monday
    Monday,
    /// `2`
    ///
    /// Tuesday
    Tuesday,
    /// `3`
    ///
    /// Wednesday
    Wednesday,
    /// `4`
    ///
    /// Thursday
    Thursday,
    /// `5`
    ///
    /// Friday
    Friday,
    /// `6`
    ///
    /// Saturday
    Saturday,
    /// `7`
    ///
    /// Sunday
    Sunday,
    /// `9`
    ///
    /// Everyday
    EveryDay,
    /// `10`
    ///
    /// Weekday
    Weekdays,
    /// `11`
    ///
    /// Weekend
    Weekend,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    Weekday {
        1 => Monday "Monday",
        2 => Tuesday "Tuesday",
        3 => Wednesday "Wednesday",
        4 => Thursday "Thursday",
        5 => Friday "Friday",
        6 => Saturday "Saturday",
        7 => Sunday "Sunday",
        9 => EveryDay "Everyday",
        10 => Weekdays "Weekday",
        11 => Weekend "Weekend",
    }
}

/// The response of [`CreateAgentSchedule`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateAgentScheduleResponse {}

runtime::record! {
    CreateAgentScheduleResponse {}
}

impl ::helpdesk_core::Response for CreateAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CreateAgentSchedule`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CreateAgentScheduleErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    CreateAgentScheduleErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154003 => AccessDenied ACCESS_DENIED,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// Delete an agent's schedule
///
/// Deletes the work schedule of an agent.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 删除客服工作日程
/// 删除指定客服的工作日程。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `DELETE /open-apis/helpdesk/v1/agents/:agent_id/schedules`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/delete), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/delete)
///
/// # Errors
///
/// [`DeleteAgentScheduleErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_schedule::DeleteAgentSchedule;
///
/// let request = DeleteAgentSchedule::new("12345");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DeleteAgentSchedule {
    /// User ID of the agent · 客服的用户 ID
    ///
    /// Example: `"12345"`
    pub agent_id: String,
}

impl DeleteAgentSchedule {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self { agent_id: agent_id.into() }
    }
}

impl ::helpdesk_core::Operation for DeleteAgentSchedule {
    const ID: &'static str = "helpdesk.v1.agent.schedules.delete";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Delete;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agents/:agent_id/schedules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = DeleteAgentScheduleResponse;
    type ErrorCode = DeleteAgentScheduleErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_id", self.agent_id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for DeleteAgentSchedule {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    DeleteAgentSchedule {
        "agent_id" => required agent_id,
    }
}

/// The response of [`DeleteAgentSchedule`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteAgentScheduleResponse {}

runtime::record! {
    DeleteAgentScheduleResponse {}
}

impl ::helpdesk_core::Response for DeleteAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteAgentSchedule`].
pub type DeleteAgentScheduleErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// Get an agent's schedule
///
/// Returns the status, the work schedule and the skills of an agent.
///
/// 查询指定客服工作日程
/// 查询指定客服的状态、工作日程与技能。
///
/// - Request: `GET /open-apis/helpdesk/v1/agents/:agent_id/schedules`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/get)
///
/// # Errors
///
/// [`GetAgentScheduleErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_schedule::GetAgentSchedule;
///
/// let request = GetAgentSchedule::new("12345");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetAgentSchedule {
    /// Agent ID · 客服 ID
    ///
    /// Example: `"12345"`
    pub agent_id: String,
}

impl GetAgentSchedule {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self { agent_id: agent_id.into() }
    }
}

impl ::helpdesk_core::Operation for GetAgentSchedule {
    const ID: &'static str = "helpdesk.v1.agent.schedules.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agents/:agent_id/schedules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = GetAgentScheduleResponse;
    type ErrorCode = GetAgentScheduleErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_id", self.agent_id.as_str());
    }
}

impl ::helpdesk_core::AppOperation for GetAgentSchedule {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetAgentSchedule {
        "agent_id" => required agent_id,
    }
}

/// The response of [`GetAgentSchedule`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAgentScheduleResponse {
    /// Schedule of the agent · 客服日程
    pub agent_schedule: Option<AgentSchedule>,
}

runtime::record! {
    GetAgentScheduleResponse {
        0 "agent_schedule" => optional agent_schedule : Option < AgentSchedule >,
    }
}

impl ::helpdesk_core::Response for GetAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// Schedule of the agent
///
/// 客服日程
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSchedule {
    /// Current status of the agent: 1 - online, 2 - offline (set by hand), 3 - off duty (set automatically outside of service hours)
    ///
    /// 客服当前的状态, 1 - online客服, 2 - offline(手动)客服, 3 - off duty(下班)非服务时段内自动生效
    ///
    /// Example: `1`
    pub status: Option<AgentStatus>,
    /// Agent details · 客服信息
    pub agent: Option<AgentUser>,
    /// Work schedule, by time period · 各时段的工作日程
    pub schedule: Vec<WeekdaySchedule>,
    /// Skills of the agent · 客服技能
    pub agent_skills: Vec<AgentSkillSummary>,
}

runtime::record! {
    AgentSchedule {
        0 "status" => optional status : Option < AgentStatus >,
        1 "agent" => optional agent : Option < AgentUser >,
        2 "schedule" => list schedule : Vec < WeekdaySchedule >,
        3 "agent_skills" => list agent_skills : Vec < AgentSkillSummary >,
    }
}

/// Current status of the agent: 1 - online, 2 - offline (set by hand), 3 - off duty (set automatically outside of service hours)
///
/// 客服当前的状态, 1 - online客服, 2 - offline(手动)客服, 3 - off duty(下班)非服务时段内自动生效
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum AgentStatus {
    /// `1`
    ///
    /// Online · online客服
    Online,
    /// `2`
    ///
    /// Offline (set by hand) · offline(手动)客服
    Offline,
    /// `3`
    ///
    /// Off duty (set automatically outside of service hours)
    ///
    /// off duty(下班)非服务时段内自动生效
    OffDuty,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    AgentStatus {
        1 => Online "Online",
        2 => Offline "Offline (set by hand)",
        3 => OffDuty "Off duty (set automatically outside of service hours)",
    }
}

/// Agent details
///
/// 客服信息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentUser {
    /// Agent ID · 客服 ID
    ///
    /// Example: `"ou_ea651a5c09e2d01af8acd34059f5359b"`
    pub id: Option<String>,
    /// Avatar URL · 头像 URL
    ///
    /// Example: `"https://avatar-url.com/test.png"`
    pub avatar_url: Option<String>,
    /// Name of the agent · 客服姓名
    ///
    /// Example: `"test-user"`
    pub name: Option<String>,
    /// Email address · 邮箱
    ///
    /// Example: `"test@bytedance.com"`
    pub email: Option<String>,
    /// Department · 部门
    ///
    /// Example: `"测试部门"`
    pub department: Option<String>,
    /// Company name · 公司名称
    ///
    /// Example: `"test-company"`
    pub company_name: Option<String>,
}

runtime::record! {
    AgentUser {
        0 "id" => optional id : Option < String >,
        1 "avatar_url" => optional avatar_url : Option < String >,
        2 "name" => optional name : Option < String >,
        3 "email" => optional email : Option < String >,
        4 "department" => optional department : Option < String >,
        5 "company_name" => optional company_name : Option < String >,
    }
}

/// Work schedule, by time period
///
/// 各时段的工作日程
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct WeekdaySchedule {
    /// Start time, in the format 00:00 - 23:59
    ///
    /// 起始时刻, format 00:00 - 23:59
    ///
    /// Example: `"00:00"`
    pub start_time: Option<String>,
    /// End time, in the format 00:00 - 23:59
    ///
    /// 结束时刻, format 00:00 - 23:59
    ///
    /// Example: `"24:00"`
    pub end_time: Option<String>,
    /// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
    ///
    /// 星期几, 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Everday, 10 - Weekday, 11 - Weekend
    ///
    /// Example: `9`
    pub weekday: Option<Weekday>,
}

runtime::record! {
    WeekdaySchedule {
        0 "start_time" => optional start_time : Option < String >,
        1 "end_time" => optional end_time : Option < String >,
        2 "weekday" => optional weekday : Option < Weekday >,
    }
}

/// Skills of the agent
///
/// 客服技能
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillSummary {
    /// ID of the agent skill · 客服技能 ID
    ///
    /// Example: `"agent-skill-id"`
    pub id: Option<String>,
    /// Name of the skill · 技能名称
    ///
    /// Example: `"agent-skill"`
    pub name: Option<String>,
    /// Whether this is a default skill · 是否为默认技能
    pub is_default: Option<bool>,
}

runtime::record! {
    AgentSkillSummary {
        0 "id" => optional id : Option < String >,
        1 "name" => optional name : Option < String >,
        2 "is_default" => optional is_default : Option < bool >,
    }
}

/// The error codes of [`GetAgentSchedule`].
pub type GetAgentScheduleErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// List agent schedules
///
/// Lists all agents with their work schedules and skills, filtered by status.
///
/// 查询全部客服工作日程
/// 按状态查询全部客服及其工作日程与技能。
///
/// - Request: `GET /open-apis/helpdesk/v1/agent_schedules`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_schedule/list), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent_schedule/list)
///
/// # Errors
///
/// [`ListAgentSchedulesErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_schedule::{AgentStatusFilter, ListAgentSchedules};
///
/// let request = ListAgentSchedules::new([AgentStatusFilter::Online]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct ListAgentSchedules {
    /// Filters by the status of the agent
    ///
    /// - 1: online
    /// - 2: offline (set by hand)
    /// - 3: off duty
    /// - 4: removed
    ///
    /// To pass several values, repeat the parameter, as in `status=1&status=2`.
    ///
    /// 按客服状态筛选
    ///
    /// - 1：online客服
    /// - 2：offline(手动)客服
    /// - 3：off duty(下班)客服
    /// - 4：移除客服
    ///
    /// 传多个值时重复该参数，如 `status=1&status=2`。
    ///
    /// Example: `1`
    pub status: Vec<AgentStatusFilter>,
}

impl ListAgentSchedules {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(status: impl IntoIterator<Item = impl Into<AgentStatusFilter>>) -> Self {
        Self {
            status: status.into_iter().map(Into::into).collect(),
        }
    }
}

impl ::helpdesk_core::Operation for ListAgentSchedules {
    const ID: &'static str = "helpdesk.v1.agent_schedule.list";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agent_schedules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = ListAgentSchedulesResponse;
    type ErrorCode = ListAgentSchedulesErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        for value in &self.status {
            parameters.push("status", value.to_string());
        }
    }
}

impl ::helpdesk_core::AppOperation for ListAgentSchedules {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    ListAgentSchedules {
        "status" => required status,
    }
}

/// Filters by the status of the agent
///
/// - 1: online
/// - 2: offline (set by hand)
/// - 3: off duty
/// - 4: removed
///
/// To pass several values, repeat the parameter, as in `status=1&status=2`.
///
/// 按客服状态筛选
///
/// - 1：online客服
/// - 2：offline(手动)客服
/// - 3：off duty(下班)客服
/// - 4：移除客服
///
/// 传多个值时重复该参数，如 `status=1&status=2`。
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum AgentStatusFilter {
    /// `1`
    ///
    /// Online · online客服
    Online,
    /// `2`
    ///
    /// Offline (set by hand) · offline(手动)客服
    Offline,
    /// `3`
    ///
    /// Off duty · off duty(下班)客服
    OffDuty,
    /// `4`
    ///
    /// Removed · 移除客服
    Removed,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    AgentStatusFilter {
        1 => Online "Online",
        2 => Offline "Offline (set by hand)",
        3 => OffDuty "Off duty",
        4 => Removed "Removed",
    }
}

/// The response of [`ListAgentSchedules`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSchedulesResponse {
    /// Agents and their schedules · 客服及其日程
    pub agent_schedules: Vec<AgentSchedule>,
}

runtime::record! {
    ListAgentSchedulesResponse {
        0 "agent_schedules" => list agent_schedules : Vec < AgentSchedule >,
    }
}

impl ::helpdesk_core::Response for ListAgentSchedulesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.listed_data(
            "agent_schedules",
            |all: &mut Self, more| runtime::append(
                &mut all.agent_schedules,
                more.agent_schedules,
            ),
        )
    }
}

/// The error codes of [`ListAgentSchedules`].
pub type ListAgentSchedulesErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// Update an agent's schedule
///
/// Changes the work schedule of an agent.
///
/// Note:
/// With a user_access_token, the caller must be an administrator or the owner of the help desk.
///
/// 更新客服工作日程
/// 修改指定客服的工作日程。
///
/// 注意事项：
/// 使用 user_access_token 调用时，操作者须为该服务台的管理员或所有者
///
/// - Request: `PATCH /open-apis/helpdesk/v1/agents/:agent_id/schedules`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/agent-schedules/patch)
///
/// # Errors
///
/// [`PatchAgentScheduleErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::agent_schedule::{
///     AgentScheduleUpdate, PatchAgentSchedule, Weekday, WeekdayScheduleInput,
/// };
///
/// let request = PatchAgentSchedule::new("123456")
///     .agent_schedule(
///         AgentScheduleUpdate::new()
///             .schedule([
///                 WeekdayScheduleInput::new()
///                     .start_time("00:00")
///                     .end_time("24:00")
///                     .weekday(Weekday::EveryDay),
///             ])
///             .agent_skill_ids(["test-skill-id"]),
///     );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchAgentSchedule {
    /// Agent ID · 客服 ID
    ///
    /// Example: `"123456"`
    pub agent_id: String,
    /// Work schedule, by time period · 各时段的工作日程
    pub agent_schedule: Option<AgentScheduleUpdate>,
}

impl PatchAgentSchedule {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self {
            agent_id: agent_id.into(),
            agent_schedule: None,
        }
    }
    /// Work schedule, by time period · 各时段的工作日程
    pub fn agent_schedule(
        mut self,
        agent_schedule: impl Into<AgentScheduleUpdate>,
    ) -> Self {
        self.agent_schedule = Some(agent_schedule.into());
        self
    }
}

impl ::helpdesk_core::Operation for PatchAgentSchedule {
    const ID: &'static str = "helpdesk.v1.agent.schedules.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/agents/:agent_id/schedules";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = PatchAgentScheduleResponse;
    type ErrorCode = PatchAgentScheduleErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("agent_id", self.agent_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchAgentSchedule {}

runtime::body! {
    PatchAgentSchedule {
        "agent_schedule" => optional agent_schedule,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchAgentSchedule {
        "agent_id" => required agent_id,
        "agent_schedule" => optional agent_schedule,
    }
}

/// Work schedule, by time period
///
/// 各时段的工作日程
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct AgentScheduleUpdate {
    /// Work schedule, by time period · 各时段的工作日程
    pub schedule: Option<Vec<WeekdayScheduleInput>>,
    /// IDs of the agent's skills · 客服技能 ID 列表
    ///
    /// Example: `["test-skill-id"]`
    pub agent_skill_ids: Option<Vec<String>>,
}

impl AgentScheduleUpdate {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Work schedule, by time period · 各时段的工作日程
    pub fn schedule(
        mut self,
        schedule: impl IntoIterator<Item = impl Into<WeekdayScheduleInput>>,
    ) -> Self {
        self.schedule = Some(schedule.into_iter().map(Into::into).collect());
        self
    }
    /// IDs of the agent's skills · 客服技能 ID 列表
    pub fn agent_skill_ids(
        mut self,
        agent_skill_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.agent_skill_ids = Some(
            agent_skill_ids.into_iter().map(Into::into).collect(),
        );
        self
    }
}

runtime::object! {
    AgentScheduleUpdate {
        "schedule" => optional schedule,
        "agent_skill_ids" => optional agent_skill_ids,
    }
}

/// The response of [`PatchAgentSchedule`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentScheduleResponse {}

runtime::record! {
    PatchAgentScheduleResponse {}
}

impl ::helpdesk_core::Response for PatchAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgentSchedule`].
pub type PatchAgentScheduleErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;
