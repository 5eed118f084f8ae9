use ::helpdesk_core::runtime::{self, serde, serde_json};

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
/// use helpdesk_types::agent_schedule::CreateAgentSchedule;
///
/// let request = CreateAgentSchedule::new();
/// assert_eq!(CreateAgentSchedule::METHOD.as_str(), "POST");
/// assert_eq!(CreateAgentSchedule::PATH, "/open-apis/helpdesk/v1/agent_schedules");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct CreateAgentSchedule {
    /// The agent schedules to create · 要新建的客服日程
    pub agent_schedules: Option<Vec<NewAgentSchedule>>,
}

impl CreateAgentSchedule {
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`agent_schedules`](Self::agent_schedules).
    pub fn agent_schedules(mut self, agent_schedules: Vec<NewAgentSchedule>) -> Self {
        self.agent_schedules = Some(agent_schedules);
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

impl runtime::WriteBody for CreateAgentSchedule {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_schedules", &self.agent_schedules)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateAgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_schedules", &self.agent_schedules)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateAgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_schedules: Option<Vec<NewAgentSchedule>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_schedules"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_schedules, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_schedules: fields.agent_schedules,
        })
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`agent_id`](Self::agent_id).
    pub fn agent_id(mut self, agent_id: impl Into<String>) -> Self {
        self.agent_id = Some(agent_id.into());
        self
    }
    /// Sets [`schedule`](Self::schedule).
    pub fn schedule(mut self, schedule: Vec<WeekdayScheduleInput>) -> Self {
        self.schedule = Some(schedule);
        self
    }
    /// Sets [`agent_skill_ids`](Self::agent_skill_ids).
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

impl serde::Serialize for NewAgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_id", &self.agent_id)
            .optional("schedule", &self.schedule)
            .optional("agent_skill_ids", &self.agent_skill_ids)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for NewAgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_id: Option<String>,
            schedule: Option<Vec<WeekdayScheduleInput>>,
            agent_skill_ids: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "agent_id",
                "schedule",
                "agent_skill_ids",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_id, map),
                    1 => runtime::value(&mut self.schedule, map),
                    2 => runtime::value(&mut self.agent_skill_ids, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_id: fields.agent_id,
            schedule: fields.schedule,
            agent_skill_ids: fields.agent_skill_ids,
        })
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`start_time`](Self::start_time).
    pub fn start_time(mut self, start_time: impl Into<String>) -> Self {
        self.start_time = Some(start_time.into());
        self
    }
    /// Sets [`end_time`](Self::end_time).
    pub fn end_time(mut self, end_time: impl Into<String>) -> Self {
        self.end_time = Some(end_time.into());
        self
    }
    /// Sets [`weekday`](Self::weekday).
    pub fn weekday(mut self, weekday: impl Into<Weekday>) -> Self {
        self.weekday = Some(weekday.into());
        self
    }
}

impl serde::Serialize for WeekdayScheduleInput {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("start_time", &self.start_time)
            .optional("end_time", &self.end_time)
            .optional("weekday", &self.weekday)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for WeekdayScheduleInput {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            start_time: Option<String>,
            end_time: Option<String>,
            weekday: Option<Weekday>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["start_time", "end_time", "weekday"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.start_time, map),
                    1 => runtime::value(&mut self.end_time, map),
                    2 => runtime::value(&mut self.weekday, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            start_time: fields.start_time,
            end_time: fields.end_time,
            weekday: fields.weekday,
        })
    }
}

/// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
///
/// 星期几, 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Everyday, 10 - Weekday, 11 - Weekend
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl Weekday {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 3,
            Self::Thursday => 4,
            Self::Friday => 5,
            Self::Saturday => 6,
            Self::Sunday => 7,
            Self::EveryDay => 9,
            Self::Weekdays => 10,
            Self::Weekend => 11,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for Weekday {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Monday,
            2 => Self::Tuesday,
            3 => Self::Wednesday,
            4 => Self::Thursday,
            5 => Self::Friday,
            6 => Self::Saturday,
            7 => Self::Sunday,
            9 => Self::EveryDay,
            10 => Self::Weekdays,
            11 => Self::Weekend,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for Weekday {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for Weekday {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for Weekday {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`CreateAgentSchedule`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateAgentScheduleResponse {}

impl<'de> serde::Deserialize<'de> for CreateAgentScheduleResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateAgentScheduleResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for CreateAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CreateAgentSchedule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateAgentScheduleErrorCode {
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

impl ::helpdesk_core::ErrorCode for CreateAgentScheduleErrorCode {
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
/// use helpdesk_types::agent_schedule::DeleteAgentSchedule;
///
/// let request = DeleteAgentSchedule::new("12345");
/// assert_eq!(DeleteAgentSchedule::METHOD.as_str(), "DELETE");
/// assert_eq!(DeleteAgentSchedule::PATH, "/open-apis/helpdesk/v1/agents/:agent_id/schedules");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteAgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("agent_id", &self.agent_id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for DeleteAgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_id: runtime::required(fields.agent_id, "agent_id")?,
        })
    }
}

/// What [`DeleteAgentSchedule`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct DeleteAgentScheduleResponse {}

impl<'de> serde::Deserialize<'de> for DeleteAgentScheduleResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for DeleteAgentScheduleResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for DeleteAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`DeleteAgentSchedule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteAgentScheduleErrorCode {
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

impl ::helpdesk_core::ErrorCode for DeleteAgentScheduleErrorCode {
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
/// use helpdesk_types::agent_schedule::GetAgentSchedule;
///
/// let request = GetAgentSchedule::new("\t客服 id");
/// assert_eq!(GetAgentSchedule::METHOD.as_str(), "GET");
/// assert_eq!(GetAgentSchedule::PATH, "/open-apis/helpdesk/v1/agents/:agent_id/schedules");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetAgentSchedule {
    /// Agent ID · 客服 ID
    ///
    /// Example: `" 客服 id"`
    pub agent_id: String,
}

impl GetAgentSchedule {
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetAgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("agent_id", &self.agent_id).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for GetAgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_id: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_id"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_id, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_id: runtime::required(fields.agent_id, "agent_id")?,
        })
    }
}

/// What [`GetAgentSchedule`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetAgentScheduleResponse {
    /// Schedule of the agent · 客服日程
    pub agent_schedule: Option<AgentSchedule>,
}

impl runtime::Record for GetAgentScheduleResponse {
    const KEYS: &'static [&'static str] = &["agent_schedule"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.agent_schedule, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for GetAgentScheduleResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for GetAgentScheduleResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_schedule", &self.agent_schedule)
            .end()
    }
}

impl ::helpdesk_core::Response for GetAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
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
    pub status: Option<AgentStatus>,
    /// Agent details · 客服信息
    pub agent: Option<AgentUser>,
    /// Work schedule, by time period · 各时段的工作日程
    pub schedule: Vec<WeekdaySchedule>,
    /// Skills of the agent · 客服技能
    pub agent_skills: Vec<AgentSkillSummary>,
}

impl runtime::Record for AgentSchedule {
    const KEYS: &'static [&'static str] = &[
        "status",
        "agent",
        "schedule",
        "agent_skills",
    ];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.status, map),
            1 => runtime::value(&mut self.agent, map),
            2 => runtime::list(&mut self.schedule, map),
            3 => runtime::list(&mut self.agent_skills, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for AgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("status", &self.status)
            .optional("agent", &self.agent)
            .field("schedule", &self.schedule)
            .field("agent_skills", &self.agent_skills)
            .end()
    }
}

/// Current status of the agent: 1 - online, 2 - offline (set by hand), 3 - off duty (set automatically outside of service hours)
///
/// 客服当前的状态, 1 - online客服, 2 - offline(手动)客服, 3 - off duty(下班)非服务时段内自动生效
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl AgentStatus {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Online => 1,
            Self::Offline => 2,
            Self::OffDuty => 3,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for AgentStatus {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Online,
            2 => Self::Offline,
            3 => Self::OffDuty,
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

/// Agent details
///
/// 客服信息
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentUser {
    /// Agent ID · 客服 ID
    pub id: Option<String>,
    /// Avatar URL · 头像 URL
    pub avatar_url: Option<String>,
    /// Name of the agent · 客服姓名
    pub name: Option<String>,
    /// Email address · 邮箱
    pub email: Option<String>,
    /// Department · 部门
    pub department: Option<String>,
    /// Company name · 公司名称
    pub company_name: Option<String>,
}

impl runtime::Record for AgentUser {
    const KEYS: &'static [&'static str] = &[
        "id",
        "avatar_url",
        "name",
        "email",
        "department",
        "company_name",
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
            3 => runtime::value(&mut self.email, map),
            4 => runtime::value(&mut self.department, map),
            5 => runtime::value(&mut self.company_name, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for AgentUser {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for AgentUser {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("id", &self.id)
            .optional("avatar_url", &self.avatar_url)
            .optional("name", &self.name)
            .optional("email", &self.email)
            .optional("department", &self.department)
            .optional("company_name", &self.company_name)
            .end()
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
    pub start_time: Option<String>,
    /// End time, in the format 00:00 - 23:59
    ///
    /// 结束时刻, format 00:00 - 23:59
    pub end_time: Option<String>,
    /// Day of the week: 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Every day, 10 - Weekdays, 11 - Weekend
    ///
    /// 星期几, 1 - Monday, 2 - Tuesday, 3 - Wednesday, 4 - Thursday, 5 - Friday, 6 - Saturday, 7 - Sunday, 9 - Everday, 10 - Weekday, 11 - Weekend
    pub weekday: Option<Weekday>,
}

impl runtime::Record for WeekdaySchedule {
    const KEYS: &'static [&'static str] = &["start_time", "end_time", "weekday"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.start_time, map),
            1 => runtime::value(&mut self.end_time, map),
            2 => runtime::value(&mut self.weekday, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for WeekdaySchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for WeekdaySchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("start_time", &self.start_time)
            .optional("end_time", &self.end_time)
            .optional("weekday", &self.weekday)
            .end()
    }
}

/// Skills of the agent
///
/// 客服技能
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AgentSkillSummary {
    /// ID of the agent skill · 客服技能 ID
    pub id: Option<String>,
    /// Name of the skill · 技能名称
    pub name: Option<String>,
    /// Whether this is a default skill · 是否为默认技能
    pub is_default: Option<bool>,
}

impl runtime::Record for AgentSkillSummary {
    const KEYS: &'static [&'static str] = &["id", "name", "is_default"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.id, map),
            1 => runtime::value(&mut self.name, map),
            2 => runtime::value(&mut self.is_default, map),
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
            .optional("is_default", &self.is_default)
            .end()
    }
}

/// The error codes of [`GetAgentSchedule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetAgentScheduleErrorCode {
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

impl ::helpdesk_core::ErrorCode for GetAgentScheduleErrorCode {
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
/// use helpdesk_types::agent_schedule::{AgentStatusFilter, ListAgentSchedules};
///
/// let request = ListAgentSchedules::new([AgentStatusFilter::Online]);
/// assert_eq!(ListAgentSchedules::METHOD.as_str(), "GET");
/// assert_eq!(ListAgentSchedules::PATH, "/open-apis/helpdesk/v1/agent_schedules");
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
    /// With the required fields, in the order of the page.
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

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSchedules {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("status", &self.status).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for ListAgentSchedules {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            status: Option<Vec<AgentStatusFilter>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["status"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.status, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            status: runtime::required(fields.status, "status")?,
        })
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl AgentStatusFilter {
    /// The number that stands for it in JSON.
    pub const fn value(self) -> i64 {
        match self {
            Self::Online => 1,
            Self::Offline => 2,
            Self::OffDuty => 3,
            Self::Removed => 4,
            Self::Other(value) => value,
        }
    }
}

impl From<i64> for AgentStatusFilter {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Online,
            2 => Self::Offline,
            3 => Self::OffDuty,
            4 => Self::Removed,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for AgentStatusFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

impl serde::Serialize for AgentStatusFilter {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.value())
    }
}

impl<'de> serde::Deserialize<'de> for AgentStatusFilter {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <i64 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`ListAgentSchedules`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ListAgentSchedulesResponse {
    /// Agents and their schedules · 客服及其日程
    pub agent_schedules: Vec<AgentSchedule>,
}

impl runtime::Record for ListAgentSchedulesResponse {
    const KEYS: &'static [&'static str] = &["agent_schedules"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::list(&mut self.agent_schedules, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ListAgentSchedulesResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for ListAgentSchedulesResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_schedules", &self.agent_schedules)
            .end()
    }
}

impl ::helpdesk_core::Response for ListAgentSchedulesResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`ListAgentSchedules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListAgentSchedulesErrorCode {
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

impl ::helpdesk_core::ErrorCode for ListAgentSchedulesErrorCode {
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
/// use helpdesk_types::agent_schedule::PatchAgentSchedule;
///
/// let request = PatchAgentSchedule::new("123456");
/// assert_eq!(PatchAgentSchedule::METHOD.as_str(), "PATCH");
/// assert_eq!(PatchAgentSchedule::PATH, "/open-apis/helpdesk/v1/agents/:agent_id/schedules");
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
    /// With the required fields, in the order of the page.
    pub fn new(agent_id: impl Into<String>) -> Self {
        Self {
            agent_id: agent_id.into(),
            agent_schedule: None,
        }
    }
    /// Sets [`agent_schedule`](Self::agent_schedule).
    pub fn agent_schedule(mut self, agent_schedule: AgentScheduleUpdate) -> Self {
        self.agent_schedule = Some(agent_schedule);
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

impl runtime::WriteBody for PatchAgentSchedule {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("agent_schedule", &self.agent_schedule)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgentSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("agent_id", &self.agent_id)
            .optional("agent_schedule", &self.agent_schedule)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for PatchAgentSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            agent_id: Option<String>,
            agent_schedule: Option<AgentScheduleUpdate>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["agent_id", "agent_schedule"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.agent_id, map),
                    1 => runtime::value(&mut self.agent_schedule, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            agent_id: runtime::required(fields.agent_id, "agent_id")?,
            agent_schedule: fields.agent_schedule,
        })
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
    /// With no field set; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`schedule`](Self::schedule).
    pub fn schedule(mut self, schedule: Vec<WeekdayScheduleInput>) -> Self {
        self.schedule = Some(schedule);
        self
    }
    /// Sets [`agent_skill_ids`](Self::agent_skill_ids).
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

impl serde::Serialize for AgentScheduleUpdate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("schedule", &self.schedule)
            .optional("agent_skill_ids", &self.agent_skill_ids)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for AgentScheduleUpdate {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            schedule: Option<Vec<WeekdayScheduleInput>>,
            agent_skill_ids: Option<Vec<String>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["schedule", "agent_skill_ids"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.schedule, map),
                    1 => runtime::value(&mut self.agent_skill_ids, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            schedule: fields.schedule,
            agent_skill_ids: fields.agent_skill_ids,
        })
    }
}

/// What [`PatchAgentSchedule`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchAgentScheduleResponse {}

impl<'de> serde::Deserialize<'de> for PatchAgentScheduleResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for PatchAgentScheduleResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for PatchAgentScheduleResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchAgentSchedule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchAgentScheduleErrorCode {
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

impl ::helpdesk_core::ErrorCode for PatchAgentScheduleErrorCode {
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
