use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::UserIdType;

/// Cancel approval request
///
/// Cancels an approval request that was submitted for a push notification.
///
/// 取消审核
/// 撤销已经提交的推送审核。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications/:notification_id/cancel_approve`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 10 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/cancel_approve), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/cancel_approve)
///
/// # Errors
///
/// [`CancelNotificationApprovalErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::notification::CancelNotificationApproval;
///
/// let request = CancelNotificationApproval::new("6981801914270744596");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CancelNotificationApproval {
    /// Unique ID of the push notification · 推送的唯一 ID
    ///
    /// Example: `"6981801914270744596"`
    pub notification_id: String,
}

impl CancelNotificationApproval {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>) -> Self {
        Self {
            notification_id: notification_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for CancelNotificationApproval {
    const ID: &'static str = "helpdesk.v1.notification.cancel_approve";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id/cancel_approve";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(10),
    ];
    type Response = CancelNotificationApprovalResponse;
    type ErrorCode = CancelNotificationApprovalErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for CancelNotificationApproval {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CancelNotificationApproval {
        "notification_id" => required notification_id,
    }
}

/// The response of [`CancelNotificationApproval`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CancelNotificationApprovalResponse {}

runtime::record! {
    CancelNotificationApprovalResponse {}
}

impl ::helpdesk_core::Response for CancelNotificationApprovalResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CancelNotificationApproval`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CancelNotificationApprovalErrorCode {
    /// The code 154000: [`BAD_REQUEST`](super::errors::BAD_REQUEST).
    BadRequest,
    /// The code 154001: [`UNAUTHORIZED`](super::errors::UNAUTHORIZED).
    Unauthorized,
    /// The code 154003: [`ACCESS_DENIED`](super::errors::ACCESS_DENIED).
    AccessDenied,
    /// The code 154004: [`NOT_FOUND`](super::errors::NOT_FOUND).
    NotFound,
    /// The code 154005: [`METHOD_FORBIDDEN`](super::errors::METHOD_FORBIDDEN).
    MethodForbidden,
    /// The code 155000: [`INTERNAL_ERROR`](super::errors::INTERNAL_ERROR).
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    CancelNotificationApprovalErrorCode {
        154000 => BadRequest BAD_REQUEST,
        154001 => Unauthorized UNAUTHORIZED,
        154003 => AccessDenied ACCESS_DENIED,
        154004 => NotFound NOT_FOUND,
        154005 => MethodForbidden METHOD_FORBIDDEN,
        155000 => InternalError INTERNAL_ERROR,
    }
}

/// Cancel a push notification
///
/// Cancels a push notification. This is possible at three stages: after approval, while it is scheduled; while it is being sent (messages already sent are recalled); and after it was sent (all messages are recalled).
///
/// 取消推送
/// 取消一次推送。可在三个阶段取消：审核通过后等待调度时；发送途中（撤回已发出的消息）；发送完成后（撤回全部已发出的消息）。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications/:notification_id/cancel_send`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/cancel_send), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/cancel_send)
///
/// # Errors
///
/// [`CancelNotificationErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::notification::CancelNotification;
///
/// let request = CancelNotification::new("6981801914270744596", true);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CancelNotification {
    /// Unique ID of the push notification · 推送的唯一 ID
    ///
    /// Example: `"6981801914270744596"`
    pub notification_id: String,
    /// Whether to recall messages already sent; this applies to onboarding messages for new employees too
    ///
    /// 已发送的消息是否撤回,对新人入职消息也有效
    ///
    /// Example: `true`
    pub is_recall: bool,
}

impl CancelNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>, is_recall: bool) -> Self {
        Self {
            notification_id: notification_id.into(),
            is_recall,
        }
    }
}

impl ::helpdesk_core::Operation for CancelNotification {
    const ID: &'static str = "helpdesk.v1.notification.cancel_send";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id/cancel_send";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = CancelNotificationResponse;
    type ErrorCode = CancelNotificationErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CancelNotification {}

runtime::body! {
    CancelNotification {
        "is_recall" => required is_recall,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CancelNotification {
        "notification_id" => required notification_id,
        "is_recall" => required is_recall,
    }
}

/// The response of [`CancelNotification`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CancelNotificationResponse {}

runtime::record! {
    CancelNotificationResponse {}
}

impl ::helpdesk_core::Response for CancelNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`CancelNotification`].
pub type CancelNotificationErrorCode = super::notification::CancelNotificationApprovalErrorCode;

/// Create a push notification
///
/// Creates a push notification, as a draft at first.
///
/// 创建推送
/// 新建一条推送，初始状态为草稿。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 10 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/create)
///
/// # Errors
///
/// [`CreateNotificationErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::Timestamp;
/// use helpdesk_types::notification::{
///     CreateNotification, NewStaffScopeType, NotificationChatInput, NotificationDepartmentInput,
///     NotificationUserInput, PushScopeType, PushType, UserIdType,
/// };
///
/// let request = CreateNotification::new(
///     "测试推送任务",
///     r#"{   "config": {     "wide_screen_mode": true   },   "elements": [     {       "tag": "div",       "text": {         "tag": "lark_md",         "content": "[飞书](https://www.feishu.cn)整合即时沟通、日历、音视频会议、云文档、云盘、工作台等功能于一体，成就组织和个人，更高效、更愉悦。"       }     }   ] }"#,
///     PushType::Scheduled,
///     PushScopeType::SomeMembers,
/// )
/// .user_id_type(UserIdType::OpenId)
/// .id("6981801914270744596")
/// .status(0)
/// .create_user(
///     NotificationUserInput::new()
///         .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///         .avatar_url("http://*.com/*.png")
///         .name("test"),
/// )
/// .created_at(Timestamp::from_millis(1626332244719))
/// .update_user(
///     NotificationUserInput::new()
///         .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///         .avatar_url("http://*.com/*.png")
///         .name("test"),
/// )
/// .updated_at(Timestamp::from_millis(1626332244719))
/// .target_user_count(1)
/// .sent_user_count(1)
/// .read_user_count(1)
/// .send_at(Timestamp::from_millis(1626332244719))
/// .new_staff_scope_type(NewStaffScopeType::AllDepartments)
/// .new_staff_scope_department_list([
///     NotificationDepartmentInput::new()
///         .department_id("od_7277fd1262bfafc363d5b2a1f9c2ac90")
///         .name("测试部门"),
/// ])
/// .user_list([
///     NotificationUserInput::new()
///         .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///         .avatar_url("http://*.com/*.png")
///         .name("test"),
/// ])
/// .department_list([
///     NotificationDepartmentInput::new()
///         .department_id("od_7277fd1262bfafc363d5b2a1f9c2ac90")
///         .name("测试部门"),
/// ])
/// .chat_list([
///     NotificationChatInput::new().chat_id("oc_7277fd1262bfafc363d5b2a1f9c2ac90").name("测试群聊"),
/// ])
/// .ext("{}");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateNotification {
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
    /// Example: `open_id`
    ///
    /// Default: `open_id`
    pub user_id_type: Option<UserIdType>,
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `"6981801914270744596"`
    pub id: Option<String>,
    /// Required; name of the push task · 必填，推送任务的名称
    ///
    /// Example: `"测试推送任务"`
    pub job_name: String,
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `0`
    pub status: Option<i64>,
    /// Optional; creator of the push notification · 非必填，推送的创建者
    ///
    /// Example: `{"avatar_url":"","name":"","user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}`
    pub create_user: Option<NotificationUserInput>,
    /// Optional; creation time (timestamp in milliseconds)
    ///
    /// 非必填，创建时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; user who made the last change · 非必填，最近更新者
    ///
    /// Example: `{"avatar_url":"","name":"","user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}`
    pub update_user: Option<NotificationUserInput>,
    /// Optional; time of the last change (timestamp in milliseconds)
    ///
    /// 非必填，最近更新时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; number of users to notify · 非必填，推送对象的人数
    ///
    /// Example: `1`
    pub target_user_count: Option<i64>,
    /// Optional; number of users notified · 非必填，已推送到的人数
    ///
    /// Example: `1`
    pub sent_user_count: Option<i64>,
    /// Optional; number of users who have read it · 非必填，已读的人数
    ///
    /// Example: `1`
    pub read_user_count: Option<i64>,
    /// Optional; time to send at (timestamp in milliseconds)
    ///
    /// 非必填，推送的触发时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub send_at: Option<::helpdesk_core::Timestamp>,
    /// Required; content to push. To build it, use <https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    ///
    /// 必填，所推送的内容，搭建工具：<https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    ///
    /// Example: `"{ \"config\": { \"wide_screen_mode\": true }, \"elements\": [ { \"tag\": \"div\", \"text\": { \"tag\": \"lark_md\", \"content\": \"[飞书](https://www.feishu.cn)整合即时沟通、日历、音视频会议、云文档、云盘、工作台等功能于一体，成就组织和个人，更高效、更愉悦。\" } } ] }"`
    pub push_content: String,
    /// Required;
    /// 0 (scheduled push: push_scope cannot be 3) 1 (onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty)
    ///
    /// 必填，
    /// 0（定时推送：push_scope不可为3） 1（新人入职推送：push_scope只可为1或3；new_staff_scope_type须非空）
    ///
    /// Example: `0`
    pub push_type: PushType,
    /// Required;
    /// whom to notify (by direct message from the help desk). 0: all members of the organization (user_list and department_list must be empty) 1: no members (user_list and department_list must be empty, chat_list must not be empty) 2: some members (user_list or department_list must not be empty) 3: new employees. In all four cases chat_list can be set too; it is required if the scope is 1
    ///
    /// 必填，
    /// 推送的范围（经服务台私信） 0：组织内全部成员（user_list与department_list须为空） 1：不推送任何成员（user_list与department_list须为空，chat_list须非空） 2：推送到部分成员（user_list或department_list须非空） 3：入职新人 以上四种情形均可另设chat_list，推送范围为1时则必须设置
    ///
    /// Example: `0`
    pub push_scope_type: PushScopeType,
    /// Optional;
    /// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
    ///
    /// 非必填，
    /// 入职新人的范围（仅在push_type为1时有效） 0：组织内所有新人 1：组织内特定的部门（new_staff_scope_department_list 须非空）
    ///
    /// Example: `0`
    pub new_staff_scope_type: Option<NewStaffScopeType>,
    /// Optional; departments whose new employees are notified
    ///
    /// 非必填，新人推送所覆盖的部门
    ///
    /// Example: `[{"department_id":"od_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub new_staff_scope_department_list: Option<Vec<NotificationDepartmentInput>>,
    /// Optional; members to notify · 非必填，接收推送的成员
    ///
    /// Example: `[{"user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}]`
    pub user_list: Option<Vec<NotificationUserInput>>,
    /// Optional; departments to notify · 非必填，接收推送的部门
    ///
    /// Example: `[{"department_id":"od_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub department_list: Option<Vec<NotificationDepartmentInput>>,
    /// Optional; chats (groups) to notify · 非必填，接收推送的会话（群）
    ///
    /// Example: `[{"chat_id":"oc_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub chat_list: Option<Vec<NotificationChatInput>>,
    /// Optional; reserved for extensions · 非必填，扩展用的保留字段
    ///
    /// Example: `"{}"`
    pub ext: Option<String>,
}

impl CreateNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(
        job_name: impl Into<String>,
        push_content: impl Into<String>,
        push_type: impl Into<PushType>,
        push_scope_type: impl Into<PushScopeType>,
    ) -> Self {
        Self {
            user_id_type: None,
            id: None,
            job_name: job_name.into(),
            status: None,
            create_user: None,
            created_at: None,
            update_user: None,
            updated_at: None,
            target_user_count: None,
            sent_user_count: None,
            read_user_count: None,
            send_at: None,
            push_content: push_content.into(),
            push_type: push_type.into(),
            push_scope_type: push_scope_type.into(),
            new_staff_scope_type: None,
            new_staff_scope_department_list: None,
            user_list: None,
            department_list: None,
            chat_list: None,
            ext: None,
        }
    }
    /// Type of the user IDs
    pub fn user_id_type(mut self, user_id_type: impl Into<UserIdType>) -> Self {
        self.user_id_type = Some(user_id_type.into());
        self
    }
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    pub fn status(mut self, status: i64) -> Self {
        self.status = Some(status);
        self
    }
    /// Optional; creator of the push notification · 非必填，推送的创建者
    pub fn create_user(mut self, create_user: impl Into<NotificationUserInput>) -> Self {
        self.create_user = Some(create_user.into());
        self
    }
    /// Optional; creation time (timestamp in milliseconds)
    pub fn created_at(
        mut self,
        created_at: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.created_at = Some(created_at.into());
        self
    }
    /// Optional; user who made the last change · 非必填，最近更新者
    pub fn update_user(mut self, update_user: impl Into<NotificationUserInput>) -> Self {
        self.update_user = Some(update_user.into());
        self
    }
    /// Optional; time of the last change (timestamp in milliseconds)
    pub fn updated_at(
        mut self,
        updated_at: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.updated_at = Some(updated_at.into());
        self
    }
    /// Optional; number of users to notify · 非必填，推送对象的人数
    pub fn target_user_count(mut self, target_user_count: i64) -> Self {
        self.target_user_count = Some(target_user_count);
        self
    }
    /// Optional; number of users notified · 非必填，已推送到的人数
    pub fn sent_user_count(mut self, sent_user_count: i64) -> Self {
        self.sent_user_count = Some(sent_user_count);
        self
    }
    /// Optional; number of users who have read it · 非必填，已读的人数
    pub fn read_user_count(mut self, read_user_count: i64) -> Self {
        self.read_user_count = Some(read_user_count);
        self
    }
    /// Optional; time to send at (timestamp in milliseconds)
    pub fn send_at(mut self, send_at: impl Into<::helpdesk_core::Timestamp>) -> Self {
        self.send_at = Some(send_at.into());
        self
    }
    /// Optional;
    /// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
    pub fn new_staff_scope_type(
        mut self,
        new_staff_scope_type: impl Into<NewStaffScopeType>,
    ) -> Self {
        self.new_staff_scope_type = Some(new_staff_scope_type.into());
        self
    }
    /// Optional; departments whose new employees are notified
    pub fn new_staff_scope_department_list(
        mut self,
        new_staff_scope_department_list: impl IntoIterator<
            Item = impl Into<NotificationDepartmentInput>,
        >,
    ) -> Self {
        self.new_staff_scope_department_list = Some(
            new_staff_scope_department_list.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Optional; members to notify · 非必填，接收推送的成员
    pub fn user_list(
        mut self,
        user_list: impl IntoIterator<Item = impl Into<NotificationUserInput>>,
    ) -> Self {
        self.user_list = Some(user_list.into_iter().map(Into::into).collect());
        self
    }
    /// Optional; departments to notify · 非必填，接收推送的部门
    pub fn department_list(
        mut self,
        department_list: impl IntoIterator<Item = impl Into<NotificationDepartmentInput>>,
    ) -> Self {
        self.department_list = Some(
            department_list.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Optional; chats (groups) to notify · 非必填，接收推送的会话（群）
    pub fn chat_list(
        mut self,
        chat_list: impl IntoIterator<Item = impl Into<NotificationChatInput>>,
    ) -> Self {
        self.chat_list = Some(chat_list.into_iter().map(Into::into).collect());
        self
    }
    /// Optional; reserved for extensions · 非必填，扩展用的保留字段
    pub fn ext(mut self, ext: impl Into<String>) -> Self {
        self.ext = Some(ext.into());
        self
    }
}

impl ::helpdesk_core::Operation for CreateNotification {
    const ID: &'static str = "helpdesk.v1.notification.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(10),
    ];
    type Response = CreateNotificationResponse;
    type ErrorCode = CreateNotificationErrorCode;
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.user_id_type {
            parameters.push("user_id_type", value.as_str());
        }
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for CreateNotification {}

runtime::body! {
    CreateNotification {
        "id" => optional id,
        "job_name" => required job_name,
        "status" => optional status,
        "create_user" => optional create_user,
        "created_at" => time {}
        created_at,
        "update_user" => optional update_user,
        "updated_at" => time {}
        updated_at,
        "target_user_count" => optional target_user_count,
        "sent_user_count" => optional sent_user_count,
        "read_user_count" => optional read_user_count,
        "send_at" => time {}
        send_at,
        "push_content" => required push_content,
        "push_type" => required push_type,
        "push_scope_type" => required push_scope_type,
        "new_staff_scope_type" => optional new_staff_scope_type,
        "new_staff_scope_department_list" => optional new_staff_scope_department_list,
        "user_list" => optional user_list,
        "department_list" => optional department_list,
        "chat_list" => optional chat_list,
        "ext" => optional ext,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateNotification {
        "user_id_type" => optional user_id_type,
        "id" => optional id,
        "job_name" => required job_name,
        "status" => optional status,
        "create_user" => optional create_user,
        "created_at" => time {}
        created_at,
        "update_user" => optional update_user,
        "updated_at" => time {}
        updated_at,
        "target_user_count" => optional target_user_count,
        "sent_user_count" => optional sent_user_count,
        "read_user_count" => optional read_user_count,
        "send_at" => time {}
        send_at,
        "push_content" => required push_content,
        "push_type" => required push_type,
        "push_scope_type" => required push_scope_type,
        "new_staff_scope_type" => optional new_staff_scope_type,
        "new_staff_scope_department_list" => optional new_staff_scope_department_list,
        "user_list" => optional user_list,
        "department_list" => optional department_list,
        "chat_list" => optional chat_list,
        "ext" => optional ext,
    }
}

/// The type of the fields `create_user`, `update_user`, `user_list`.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct NotificationUserInput {
    /// Optional; user ID · 非必填，用户 ID
    ///
    /// Example: `"ou_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub user_id: Option<String>,
    /// Optional; avatar URL · 非必填，头像 URL
    ///
    /// Example: `"http://*.com/*.png"`
    pub avatar_url: Option<String>,
    /// Optional; name of the user · 非必填，用户名
    ///
    /// Example: `"test"`
    pub name: Option<String>,
}

impl NotificationUserInput {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Optional; user ID · 非必填，用户 ID
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }
    /// Optional; avatar URL · 非必填，头像 URL
    pub fn avatar_url(mut self, avatar_url: impl Into<String>) -> Self {
        self.avatar_url = Some(avatar_url.into());
        self
    }
    /// Optional; name of the user · 非必填，用户名
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

runtime::object! {
    NotificationUserInput {
        "user_id" => optional user_id,
        "avatar_url" => optional avatar_url,
        "name" => optional name,
    }
}

/// Required;
/// 0 (scheduled push: push_scope cannot be 3) 1 (onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty)
///
/// 必填，
/// 0（定时推送：push_scope不可为3） 1（新人入职推送：push_scope只可为1或3；new_staff_scope_type须非空）
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PushType {
    /// `0`
    ///
    /// Scheduled push: push_scope cannot be 3 · 定时推送：push_scope不可为3
    Scheduled,
    /// `1`
    ///
    /// Onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty
    ///
    /// 新人入职推送：push_scope只可为1或3；new_staff_scope_type须非空
    NewStaff,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    PushType {
        0 => Scheduled "Scheduled push: push_scope cannot be 3",
        1 => NewStaff "Onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty",
    }
}

/// Required;
/// whom to notify (by direct message from the help desk). 0: all members of the organization (user_list and department_list must be empty) 1: no members (user_list and department_list must be empty, chat_list must not be empty) 2: some members (user_list or department_list must not be empty) 3: new employees. In all four cases chat_list can be set too; it is required if the scope is 1
///
/// 必填，
/// 推送的范围（经服务台私信） 0：组织内全部成员（user_list与department_list须为空） 1：不推送任何成员（user_list与department_list须为空，chat_list须非空） 2：推送到部分成员（user_list或department_list须非空） 3：入职新人 以上四种情形均可另设chat_list，推送范围为1时则必须设置
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PushScopeType {
    /// `0`
    ///
    /// All members of the organization (user_list and department_list must be empty)
    ///
    /// 组织内全部成员（user_list与department_list须为空）
    Everyone,
    /// `1`
    ///
    /// No members (user_list and department_list must be empty, chat_list must not be empty)
    ///
    /// 不推送任何成员（user_list与department_list须为空，chat_list须非空）
    NoMembers,
    /// `2`
    ///
    /// Some members (user_list or department_list must not be empty)
    ///
    /// 推送到部分成员（user_list或department_list须非空）
    SomeMembers,
    /// `3`
    ///
    /// New employees · 入职新人
    NewStaff,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    PushScopeType {
        0 => Everyone "All members of the organization (user_list and department_list must be empty)",
        1 => NoMembers "No members (user_list and department_list must be empty, chat_list must not be empty)",
        2 => SomeMembers "Some members (user_list or department_list must not be empty)",
        3 => NewStaff "New employees",
    }
}

/// Optional;
/// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
///
/// 非必填，
/// 入职新人的范围（仅在push_type为1时有效） 0：组织内所有新人 1：组织内特定的部门（new_staff_scope_department_list 须非空）
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum NewStaffScopeType {
    /// `0`
    ///
    /// All new employees of the organization · 组织内所有新人
    AllDepartments,
    /// `1`
    ///
    /// Certain departments of the organization (new_staff_scope_department_list must not be empty)
    ///
    /// 组织内特定的部门（new_staff_scope_department_list 须非空）
    SomeDepartments,
    /// A value that the page does not list.
    Other(i64),
}

runtime::integer_values! {
    NewStaffScopeType {
        0 => AllDepartments "All new employees of the organization",
        1 => SomeDepartments "Certain departments of the organization (new_staff_scope_department_list must not be empty)",
    }
}

/// Optional; departments whose new employees are notified
///
/// 非必填，新人推送所覆盖的部门
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct NotificationDepartmentInput {
    /// Department ID · 部门 ID
    ///
    /// Example: `"od_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub department_id: Option<String>,
    /// Optional; name of the department · 非必填，部门名
    ///
    /// Example: `"测试部门"`
    pub name: Option<String>,
}

impl NotificationDepartmentInput {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Department ID · 部门 ID
    pub fn department_id(mut self, department_id: impl Into<String>) -> Self {
        self.department_id = Some(department_id.into());
        self
    }
    /// Optional; name of the department · 非必填，部门名
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

runtime::object! {
    NotificationDepartmentInput {
        "department_id" => optional department_id,
        "name" => optional name,
    }
}

/// Optional; chats (groups) to notify
///
/// 非必填，接收推送的会话（群）
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
#[non_exhaustive]
pub struct NotificationChatInput {
    /// Optional; chat ID · 非必填，会话 ID
    ///
    /// Example: `"oc_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub chat_id: Option<String>,
    /// Optional; name of the chat · 非必填，会话名
    ///
    /// Example: `"测试群聊"`
    pub name: Option<String>,
}

impl NotificationChatInput {
    /// Creates a value without any field; the page requires none.
    pub fn new() -> Self {
        Self::default()
    }
    /// Optional; chat ID · 非必填，会话 ID
    pub fn chat_id(mut self, chat_id: impl Into<String>) -> Self {
        self.chat_id = Some(chat_id.into());
        self
    }
    /// Optional; name of the chat · 非必填，会话名
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

runtime::object! {
    NotificationChatInput {
        "chat_id" => optional chat_id,
        "name" => optional name,
    }
}

/// The response of [`CreateNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateNotificationResponse {
    /// Unique ID of the new push notification · 新建推送的唯一 ID
    ///
    /// Example: `"6985032626234982420"`
    pub notification_id: Option<String>,
    /// Current status of the push notification · 推送的当前状态
    ///
    /// Example: `0`
    pub status: Option<i64>,
}

runtime::record! {
    CreateNotificationResponse {
        0 "notification_id" => optional notification_id : Option < String >,
        1 "status" => optional status : Option < i64 >,
    }
}

impl ::helpdesk_core::Response for CreateNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`CreateNotification`].
pub type CreateNotificationErrorCode = super::notification::CancelNotificationApprovalErrorCode;

/// Send a push notification
///
/// Sets the time to send an approved push notification; the scheduler sends it then.
///
/// 执行推送
/// 为审核通过的推送设定发送时间，届时由调度系统发出。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications/:notification_id/execute_send`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 10 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/execute_send), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/execute_send)
///
/// # Errors
///
/// [`SendNotificationErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::Timestamp;
/// use helpdesk_types::notification::SendNotification;
///
/// let request = SendNotification::new("6985032626234982420", Timestamp::from_millis(1624326025000));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SendNotification {
    /// Unique ID of the push notification, as returned on creation
    ///
    /// 推送的唯一 ID，由创建推送接口返回
    ///
    /// Example: `"6985032626234982420"`
    pub notification_id: String,
    /// Time to send at (timestamp in milliseconds) · 发送时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1624326025000"`
    pub send_at: ::helpdesk_core::Timestamp,
}

impl SendNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(
        notification_id: impl Into<String>,
        send_at: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        Self {
            notification_id: notification_id.into(),
            send_at: send_at.into(),
        }
    }
}

impl ::helpdesk_core::Operation for SendNotification {
    const ID: &'static str = "helpdesk.v1.notification.execute_send";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id/execute_send";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(10),
    ];
    type Response = SendNotificationResponse;
    type ErrorCode = SendNotificationErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for SendNotification {}

runtime::body! {
    SendNotification {
        "send_at" => required_time {}
        send_at,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    SendNotification {
        "notification_id" => required notification_id,
        "send_at" => required_time {}
        send_at,
    }
}

/// The response of [`SendNotification`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SendNotificationResponse {}

runtime::record! {
    SendNotificationResponse {}
}

impl ::helpdesk_core::Response for SendNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`SendNotification`].
pub type SendNotificationErrorCode = super::notification::CancelNotificationApprovalErrorCode;

/// Get a push notification
///
/// Returns the details of a push notification.
///
/// 查询推送
/// 查询一条推送的详细信息。
///
/// - Request: `GET /open-apis/helpdesk/v1/notifications/:notification_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 100 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/get), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/get)
///
/// # Errors
///
/// [`GetNotificationErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::notification::{GetNotification, UserIdType};
///
/// let request = GetNotification::new("1624326025000").user_id_type(UserIdType::OpenId);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct GetNotification {
    /// Unique ID of the push notification · 推送的唯一 ID
    ///
    /// Example: `"1624326025000"`
    pub notification_id: String,
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
    /// Example: `open_id`
    ///
    /// Default: `open_id`
    pub user_id_type: Option<UserIdType>,
}

impl GetNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>) -> Self {
        Self {
            notification_id: notification_id.into(),
            user_id_type: None,
        }
    }
    /// Type of the user IDs
    pub fn user_id_type(mut self, user_id_type: impl Into<UserIdType>) -> Self {
        self.user_id_type = Some(user_id_type.into());
        self
    }
}

impl ::helpdesk_core::Operation for GetNotification {
    const ID: &'static str = "helpdesk.v1.notification.get";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Get;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(100),
    ];
    type Response = GetNotificationResponse;
    type ErrorCode = GetNotificationErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.user_id_type {
            parameters.push("user_id_type", value.as_str());
        }
    }
}

impl ::helpdesk_core::UserOperation for GetNotification {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    GetNotification {
        "notification_id" => required notification_id,
        "user_id_type" => optional user_id_type,
    }
}

/// The response of [`GetNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GetNotificationResponse {
    /// Details of the push notification · 推送详情
    pub notification: Option<Notification>,
    /// Link to the approval page · 审批页面的链接
    ///
    /// Example: `"http://applink.feishu.cn/*xx"`
    pub approval_app_link: Option<String>,
}

runtime::record! {
    GetNotificationResponse {
        0 "notification" => optional notification : Option < Notification >,
        1 "approval_app_link" => optional approval_app_link : Option < String >,
    }
}

impl ::helpdesk_core::Response for GetNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// Details of the push notification
///
/// 推送详情
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Notification {
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `"6981801914270744596"`
    pub id: Option<String>,
    /// Required; name of the push task · 必填，推送任务的名称
    ///
    /// Example: `"测试推送任务"`
    pub job_name: Option<String>,
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `0`
    pub status: Option<i64>,
    /// Optional; creator of the push notification · 非必填，推送的创建者
    pub create_user: Option<NotificationUser>,
    /// Optional; creation time (timestamp in milliseconds)
    ///
    /// 非必填，创建时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; user who made the last change · 非必填，最近更新者
    pub update_user: Option<NotificationUser>,
    /// Optional; time of the last change (timestamp in milliseconds)
    ///
    /// 非必填，最近更新时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; number of users to notify · 非必填，推送对象的人数
    ///
    /// Example: `1`
    pub target_user_count: Option<i64>,
    /// Optional; number of users notified · 非必填，已推送到的人数
    ///
    /// Example: `1`
    pub sent_user_count: Option<i64>,
    /// Optional; number of users who have read it · 非必填，已读的人数
    ///
    /// Example: `1`
    pub read_user_count: Option<i64>,
    /// Optional; time to send at (timestamp in milliseconds)
    ///
    /// 非必填，推送的触发时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub send_at: Option<::helpdesk_core::Timestamp>,
    /// Required; content to push. To build it, use <https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    ///
    /// 必填，所推送的内容，搭建工具：<https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    pub push_content: Option<String>,
    /// Required;
    /// 0 (scheduled push: push_scope cannot be 3) 1 (onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty)
    ///
    /// 必填，
    /// 0（定时推送：push_scope不可为3） 1（新人入职推送：push_scope只可为1或3；new_staff_scope_type须非空）
    ///
    /// Example: `0`
    pub push_type: Option<PushType>,
    /// Required;
    /// whom to notify (by direct message from the help desk). 0: all members of the organization (user_list and department_list must be empty) 1: no members (user_list and department_list must be empty, chat_list must not be empty) 2: some members (user_list or department_list must not be empty) 3: new employees. In all four cases chat_list can be set too; it is required if the scope is 1
    ///
    /// 必填，
    /// 推送的范围（经服务台私信） 0：组织内全部成员（user_list与department_list须为空） 1：不推送任何成员（user_list与department_list须为空，chat_list须非空） 2：推送到部分成员（user_list或department_list须非空） 3：入职新人 以上四种情形均可另设chat_list，推送范围为1时则必须设置
    ///
    /// Example: `0`
    pub push_scope_type: Option<PushScopeType>,
    /// Optional;
    /// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
    ///
    /// 非必填，
    /// 入职新人的范围（仅在push_type为1时有效） 0：组织内所有新人 1：组织内特定的部门（new_staff_scope_department_list 须非空）
    ///
    /// Example: `0`
    pub new_staff_scope_type: Option<NewStaffScopeType>,
    /// Optional; departments whose new employees are notified
    ///
    /// 非必填，新人推送所覆盖的部门
    pub new_staff_scope_department_list: Vec<NotificationDepartment>,
    /// Optional; members to notify · 非必填，接收推送的成员
    pub user_list: Vec<NotificationUser>,
    /// Optional; departments to notify · 非必填，接收推送的部门
    pub department_list: Vec<NotificationDepartment>,
    /// Optional; chats (groups) to notify · 非必填，接收推送的会话（群）
    pub chat_list: Vec<NotificationChat>,
    /// Optional; reserved for extensions · 非必填，扩展用的保留字段
    ///
    /// Example: `"{}"`
    pub ext: Option<String>,
}

runtime::record! {
    Notification {
        0 "id" => optional id : Option < String >,
        1 "job_name" => optional job_name : Option < String >,
        2 "status" => optional status : Option < i64 >,
        3 "create_user" => optional create_user : Option < NotificationUser >,
        4 "created_at" => time {}
        created_at : Option <:: helpdesk_core :: Timestamp >,
        5 "update_user" => optional update_user : Option < NotificationUser >,
        6 "updated_at" => time {}
        updated_at : Option <:: helpdesk_core :: Timestamp >,
        7 "target_user_count" => optional target_user_count : Option < i64 >,
        8 "sent_user_count" => optional sent_user_count : Option < i64 >,
        9 "read_user_count" => optional read_user_count : Option < i64 >,
        10 "send_at" => time {}
        send_at : Option <:: helpdesk_core :: Timestamp >,
        11 "push_content" => optional push_content : Option < String >,
        12 "push_type" => optional push_type : Option < PushType >,
        13 "push_scope_type" => optional push_scope_type : Option < PushScopeType >,
        14 "new_staff_scope_type" => optional new_staff_scope_type : Option < NewStaffScopeType >,
        15 "new_staff_scope_department_list" => list new_staff_scope_department_list : Vec < NotificationDepartment >,
        16 "user_list" => list user_list : Vec < NotificationUser >,
        17 "department_list" => list department_list : Vec < NotificationDepartment >,
        18 "chat_list" => list chat_list : Vec < NotificationChat >,
        19 "ext" => optional ext : Option < String >,
    }
}

/// The type of the fields `create_user`, `update_user`, `user_list`.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct NotificationUser {
    /// Optional; user ID · 非必填，用户 ID
    ///
    /// Example: `"ou_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub user_id: Option<String>,
    /// Optional; avatar URL · 非必填，头像 URL
    ///
    /// Example: `"http://*.com/*.png"`
    pub avatar_url: Option<String>,
    /// Optional; name of the user · 非必填，用户名
    ///
    /// Example: `"test"`
    pub name: Option<String>,
}

runtime::record! {
    NotificationUser {
        0 "user_id" => optional user_id : Option < String >,
        1 "avatar_url" => optional avatar_url : Option < String >,
        2 "name" => optional name : Option < String >,
    }
}

/// Optional; departments whose new employees are notified
///
/// 非必填，新人推送所覆盖的部门
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct NotificationDepartment {
    /// Department ID · 部门 ID
    ///
    /// Example: `"od_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub department_id: Option<String>,
    /// Optional; name of the department · 非必填，部门名
    ///
    /// Example: `"测试部门"`
    pub name: Option<String>,
}

runtime::record! {
    NotificationDepartment {
        0 "department_id" => optional department_id : Option < String >,
        1 "name" => optional name : Option < String >,
    }
}

/// Optional; chats (groups) to notify
///
/// 非必填，接收推送的会话（群）
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct NotificationChat {
    /// Optional; chat ID · 非必填，会话 ID
    ///
    /// Example: `"oc_7277fd1262bfafc363d5b2a1f9c2ac90"`
    pub chat_id: Option<String>,
    /// Optional; name of the chat · 非必填，会话名
    ///
    /// Example: `"测试群聊"`
    pub name: Option<String>,
}

runtime::record! {
    NotificationChat {
        0 "chat_id" => optional chat_id : Option < String >,
        1 "name" => optional name : Option < String >,
    }
}

/// The error codes of [`GetNotification`].
pub type GetNotificationErrorCode = super::notification::CancelNotificationApprovalErrorCode;

/// Update a push notification
///
/// Changes a push notification; only drafts can be changed.
///
/// 更新推送
/// 修改一条推送，仅限草稿状态。
///
/// - Request: `PATCH /open-apis/helpdesk/v1/notifications/:notification_id`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 20 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/patch), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/patch)
///
/// # Errors
///
/// [`PatchNotificationErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::Timestamp;
/// use helpdesk_types::notification::{
///     NewStaffScopeType, NotificationChatInput, NotificationDepartmentInput,
///     NotificationUserInput, PatchNotification, PushScopeType, PushType, UserIdType,
/// };
///
/// let request = PatchNotification::new("6985032626234982420")
///     .user_id_type(UserIdType::OpenId)
///     .id("6981801914270744596")
///     .job_name("测试推送任务")
///     .status(0)
///     .create_user(
///         NotificationUserInput::new()
///             .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///             .avatar_url("http://*.com/*.png")
///             .name("test"),
///     )
///     .created_at(Timestamp::from_millis(1626332244719))
///     .update_user(
///         NotificationUserInput::new()
///             .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///             .avatar_url("http://*.com/*.png")
///             .name("test"),
///     )
///     .updated_at(Timestamp::from_millis(1626332244719))
///     .target_user_count(1)
///     .sent_user_count(1)
///     .read_user_count(1)
///     .send_at(Timestamp::from_millis(1626332244719))
///     .push_content(
///         r#"{   "config": {     "wide_screen_mode": true   },   "elements": [     {       "tag": "div",       "text": {         "tag": "lark_md",         "content": "[飞书](https://www.feishu.cn)整合即时沟通、日历、音视频会议、云文档、云盘、工作台等功能于一体，成就组织和个人，更高效、更愉悦。"       }     }   ] }"#,
///     )
///     .push_type(PushType::Scheduled)
///     .push_scope_type(PushScopeType::SomeMembers)
///     .new_staff_scope_type(NewStaffScopeType::AllDepartments)
///     .new_staff_scope_department_list([
///         NotificationDepartmentInput::new()
///             .department_id("od_7277fd1262bfafc363d5b2a1f9c2ac90")
///             .name("测试部门"),
///     ])
///     .user_list([
///         NotificationUserInput::new()
///             .user_id("ou_7277fd1262bfafc363d5b2a1f9c2ac90")
///             .avatar_url("http://*.com/*.png")
///             .name("test"),
///     ])
///     .department_list([
///         NotificationDepartmentInput::new()
///             .department_id("od_7277fd1262bfafc363d5b2a1f9c2ac90")
///             .name("测试部门"),
///     ])
///     .chat_list([
///         NotificationChatInput::new().chat_id("oc_7277fd1262bfafc363d5b2a1f9c2ac90").name("测试群聊"),
///     ])
///     .ext("{}");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PatchNotification {
    /// Unique ID of the push notification · 推送的唯一 ID
    ///
    /// Example: `"6985032626234982420"`
    pub notification_id: String,
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
    /// Example: `open_id`
    ///
    /// Default: `open_id`
    pub user_id_type: Option<UserIdType>,
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `"6981801914270744596"`
    pub id: Option<String>,
    /// Required; name of the push task · 必填，推送任务的名称
    ///
    /// Example: `"测试推送任务"`
    pub job_name: Option<String>,
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    ///
    /// Example: `0`
    pub status: Option<i64>,
    /// Optional; creator of the push notification · 非必填，推送的创建者
    ///
    /// Example: `{"avatar_url":"","name":"","user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}`
    pub create_user: Option<NotificationUserInput>,
    /// Optional; creation time (timestamp in milliseconds)
    ///
    /// 非必填，创建时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub created_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; user who made the last change · 非必填，最近更新者
    ///
    /// Example: `{"avatar_url":"","name":"","user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}`
    pub update_user: Option<NotificationUserInput>,
    /// Optional; time of the last change (timestamp in milliseconds)
    ///
    /// 非必填，最近更新时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub updated_at: Option<::helpdesk_core::Timestamp>,
    /// Optional; number of users to notify · 非必填，推送对象的人数
    ///
    /// Example: `1`
    pub target_user_count: Option<i64>,
    /// Optional; number of users notified · 非必填，已推送到的人数
    ///
    /// Example: `1`
    pub sent_user_count: Option<i64>,
    /// Optional; number of users who have read it · 非必填，已读的人数
    ///
    /// Example: `1`
    pub read_user_count: Option<i64>,
    /// Optional; time to send at (timestamp in milliseconds)
    ///
    /// 非必填，推送的触发时刻（时间戳，毫秒）
    ///
    /// In JSON: milliseconds since 1970, as text.
    ///
    /// Example: `"1626332244719"`
    pub send_at: Option<::helpdesk_core::Timestamp>,
    /// Required; content to push. To build it, use <https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    ///
    /// 必填，所推送的内容，搭建工具：<https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    ///
    /// Example: `"{ \"config\": { \"wide_screen_mode\": true }, \"elements\": [ { \"tag\": \"div\", \"text\": { \"tag\": \"lark_md\", \"content\": \"[飞书](https://www.feishu.cn)整合即时沟通、日历、音视频会议、云文档、云盘、工作台等功能于一体，成就组织和个人，更高效、更愉悦。\" } } ] }"`
    pub push_content: Option<String>,
    /// Required;
    /// 0 (scheduled push: push_scope cannot be 3) 1 (onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty)
    ///
    /// 必填，
    /// 0（定时推送：push_scope不可为3） 1（新人入职推送：push_scope只可为1或3；new_staff_scope_type须非空）
    ///
    /// Example: `0`
    pub push_type: Option<PushType>,
    /// Required;
    /// whom to notify (by direct message from the help desk). 0: all members of the organization (user_list and department_list must be empty) 1: no members (user_list and department_list must be empty, chat_list must not be empty) 2: some members (user_list or department_list must not be empty) 3: new employees. In all four cases chat_list can be set too; it is required if the scope is 1
    ///
    /// 必填，
    /// 推送的范围（经服务台私信） 0：组织内全部成员（user_list与department_list须为空） 1：不推送任何成员（user_list与department_list须为空，chat_list须非空） 2：推送到部分成员（user_list或department_list须非空） 3：入职新人 以上四种情形均可另设chat_list，推送范围为1时则必须设置
    ///
    /// Example: `0`
    pub push_scope_type: Option<PushScopeType>,
    /// Optional;
    /// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
    ///
    /// 非必填，
    /// 入职新人的范围（仅在push_type为1时有效） 0：组织内所有新人 1：组织内特定的部门（new_staff_scope_department_list 须非空）
    ///
    /// Example: `0`
    pub new_staff_scope_type: Option<NewStaffScopeType>,
    /// Optional; departments whose new employees are notified
    ///
    /// 非必填，新人推送所覆盖的部门
    ///
    /// Example: `[{"department_id":"od_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub new_staff_scope_department_list: Option<Vec<NotificationDepartmentInput>>,
    /// Optional; members to notify · 非必填，接收推送的成员
    ///
    /// Example: `[{"user_id":"ou_7277fd1262bfafc363d5b2a1f9c2ac90"}]`
    pub user_list: Option<Vec<NotificationUserInput>>,
    /// Optional; departments to notify · 非必填，接收推送的部门
    ///
    /// Example: `[{"department_id":"od_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub department_list: Option<Vec<NotificationDepartmentInput>>,
    /// Optional; chats (groups) to notify · 非必填，接收推送的会话（群）
    ///
    /// Example: `[{"chat_id":"oc_7c1a2815c9846b5e518b950de0e62de8"}]`
    pub chat_list: Option<Vec<NotificationChatInput>>,
    /// Optional; reserved for extensions · 非必填，扩展用的保留字段
    ///
    /// Example: `"{}"`
    pub ext: Option<String>,
}

impl PatchNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>) -> Self {
        Self {
            notification_id: notification_id.into(),
            user_id_type: None,
            id: None,
            job_name: None,
            status: None,
            create_user: None,
            created_at: None,
            update_user: None,
            updated_at: None,
            target_user_count: None,
            sent_user_count: None,
            read_user_count: None,
            send_at: None,
            push_content: None,
            push_type: None,
            push_scope_type: None,
            new_staff_scope_type: None,
            new_staff_scope_department_list: None,
            user_list: None,
            department_list: None,
            chat_list: None,
            ext: None,
        }
    }
    /// Type of the user IDs
    pub fn user_id_type(mut self, user_id_type: impl Into<UserIdType>) -> Self {
        self.user_id_type = Some(user_id_type.into());
        self
    }
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
    /// Required; name of the push task · 必填，推送任务的名称
    pub fn job_name(mut self, job_name: impl Into<String>) -> Self {
        self.job_name = Some(job_name.into());
        self
    }
    /// Optional; assigned by the server on creation · 非必填，创建成功后由服务端给出
    pub fn status(mut self, status: i64) -> Self {
        self.status = Some(status);
        self
    }
    /// Optional; creator of the push notification · 非必填，推送的创建者
    pub fn create_user(mut self, create_user: impl Into<NotificationUserInput>) -> Self {
        self.create_user = Some(create_user.into());
        self
    }
    /// Optional; creation time (timestamp in milliseconds)
    pub fn created_at(
        mut self,
        created_at: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.created_at = Some(created_at.into());
        self
    }
    /// Optional; user who made the last change · 非必填，最近更新者
    pub fn update_user(mut self, update_user: impl Into<NotificationUserInput>) -> Self {
        self.update_user = Some(update_user.into());
        self
    }
    /// Optional; time of the last change (timestamp in milliseconds)
    pub fn updated_at(
        mut self,
        updated_at: impl Into<::helpdesk_core::Timestamp>,
    ) -> Self {
        self.updated_at = Some(updated_at.into());
        self
    }
    /// Optional; number of users to notify · 非必填，推送对象的人数
    pub fn target_user_count(mut self, target_user_count: i64) -> Self {
        self.target_user_count = Some(target_user_count);
        self
    }
    /// Optional; number of users notified · 非必填，已推送到的人数
    pub fn sent_user_count(mut self, sent_user_count: i64) -> Self {
        self.sent_user_count = Some(sent_user_count);
        self
    }
    /// Optional; number of users who have read it · 非必填，已读的人数
    pub fn read_user_count(mut self, read_user_count: i64) -> Self {
        self.read_user_count = Some(read_user_count);
        self
    }
    /// Optional; time to send at (timestamp in milliseconds)
    pub fn send_at(mut self, send_at: impl Into<::helpdesk_core::Timestamp>) -> Self {
        self.send_at = Some(send_at.into());
        self
    }
    /// Required; content to push. To build it, use <https://open.feishu.cn/tool/cardbuilder?from=howtoguide>
    pub fn push_content(mut self, push_content: impl Into<String>) -> Self {
        self.push_content = Some(push_content.into());
        self
    }
    /// Required;
    /// 0 (scheduled push: push_scope cannot be 3) 1 (onboarding push for new employees: push_scope can only be 1 or 3; new_staff_scope_type must not be empty)
    pub fn push_type(mut self, push_type: impl Into<PushType>) -> Self {
        self.push_type = Some(push_type.into());
        self
    }
    /// Required;
    /// whom to notify (by direct message from the help desk). 0: all members of the organization (user_list and department_list must be empty) 1: no members (user_list and department_list must be empty, chat_list must not be empty) 2: some members (user_list or department_list must not be empty) 3: new employees. In all four cases chat_list can be set too; it is required if the scope is 1
    pub fn push_scope_type(mut self, push_scope_type: impl Into<PushScopeType>) -> Self {
        self.push_scope_type = Some(push_scope_type.into());
        self
    }
    /// Optional;
    /// which new employees (only if push_type is 1). 0: all new employees of the organization 1: certain departments of the organization (new_staff_scope_department_list must not be empty)
    pub fn new_staff_scope_type(
        mut self,
        new_staff_scope_type: impl Into<NewStaffScopeType>,
    ) -> Self {
        self.new_staff_scope_type = Some(new_staff_scope_type.into());
        self
    }
    /// Optional; departments whose new employees are notified
    pub fn new_staff_scope_department_list(
        mut self,
        new_staff_scope_department_list: impl IntoIterator<
            Item = impl Into<NotificationDepartmentInput>,
        >,
    ) -> Self {
        self.new_staff_scope_department_list = Some(
            new_staff_scope_department_list.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Optional; members to notify · 非必填，接收推送的成员
    pub fn user_list(
        mut self,
        user_list: impl IntoIterator<Item = impl Into<NotificationUserInput>>,
    ) -> Self {
        self.user_list = Some(user_list.into_iter().map(Into::into).collect());
        self
    }
    /// Optional; departments to notify · 非必填，接收推送的部门
    pub fn department_list(
        mut self,
        department_list: impl IntoIterator<Item = impl Into<NotificationDepartmentInput>>,
    ) -> Self {
        self.department_list = Some(
            department_list.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// Optional; chats (groups) to notify · 非必填，接收推送的会话（群）
    pub fn chat_list(
        mut self,
        chat_list: impl IntoIterator<Item = impl Into<NotificationChatInput>>,
    ) -> Self {
        self.chat_list = Some(chat_list.into_iter().map(Into::into).collect());
        self
    }
    /// Optional; reserved for extensions · 非必填，扩展用的保留字段
    pub fn ext(mut self, ext: impl Into<String>) -> Self {
        self.ext = Some(ext.into());
        self
    }
}

impl ::helpdesk_core::Operation for PatchNotification {
    const ID: &'static str = "helpdesk.v1.notification.patch";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Patch;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(20),
    ];
    type Response = PatchNotificationResponse;
    type ErrorCode = PatchNotificationErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
    #[inline]
    fn query<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        if let Some(value) = &self.user_id_type {
            parameters.push("user_id_type", value.as_str());
        }
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for PatchNotification {}

runtime::body! {
    PatchNotification {
        "id" => optional id,
        "job_name" => optional job_name,
        "status" => optional status,
        "create_user" => optional create_user,
        "created_at" => time {}
        created_at,
        "update_user" => optional update_user,
        "updated_at" => time {}
        updated_at,
        "target_user_count" => optional target_user_count,
        "sent_user_count" => optional sent_user_count,
        "read_user_count" => optional read_user_count,
        "send_at" => time {}
        send_at,
        "push_content" => optional push_content,
        "push_type" => optional push_type,
        "push_scope_type" => optional push_scope_type,
        "new_staff_scope_type" => optional new_staff_scope_type,
        "new_staff_scope_department_list" => optional new_staff_scope_department_list,
        "user_list" => optional user_list,
        "department_list" => optional department_list,
        "chat_list" => optional chat_list,
        "ext" => optional ext,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PatchNotification {
        "notification_id" => required notification_id,
        "user_id_type" => optional user_id_type,
        "id" => optional id,
        "job_name" => optional job_name,
        "status" => optional status,
        "create_user" => optional create_user,
        "created_at" => time {}
        created_at,
        "update_user" => optional update_user,
        "updated_at" => time {}
        updated_at,
        "target_user_count" => optional target_user_count,
        "sent_user_count" => optional sent_user_count,
        "read_user_count" => optional read_user_count,
        "send_at" => time {}
        send_at,
        "push_content" => optional push_content,
        "push_type" => optional push_type,
        "push_scope_type" => optional push_scope_type,
        "new_staff_scope_type" => optional new_staff_scope_type,
        "new_staff_scope_department_list" => optional new_staff_scope_department_list,
        "user_list" => optional user_list,
        "department_list" => optional department_list,
        "chat_list" => optional chat_list,
        "ext" => optional ext,
    }
}

/// The response of [`PatchNotification`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PatchNotificationResponse {}

runtime::record! {
    PatchNotificationResponse {}
}

impl ::helpdesk_core::Response for PatchNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PatchNotification`].
pub type PatchNotificationErrorCode = super::notification::CancelNotificationApprovalErrorCode;

/// Preview a push notification
///
/// Previews the content of a push notification before it is sent.
///
/// 预览推送
/// 正式推送前，预览所设的内容。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications/:notification_id/preview`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: 20 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/preview), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/preview)
///
/// # Errors
///
/// The page lists none; [`PreviewNotificationErrorCode`] keeps every code.
///
/// # Examples
///
/// ```
/// use helpdesk_types::notification::PreviewNotification;
///
/// let request = PreviewNotification::new("6985032626234982420");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PreviewNotification {
    /// Unique ID of the push notification, as returned on creation
    ///
    /// 推送的唯一 ID，由创建推送接口返回
    ///
    /// Example: `"6985032626234982420"`
    pub notification_id: String,
}

impl PreviewNotification {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>) -> Self {
        Self {
            notification_id: notification_id.into(),
        }
    }
}

impl ::helpdesk_core::Operation for PreviewNotification {
    const ID: &'static str = "helpdesk.v1.notification.preview";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id/preview";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(20),
    ];
    type Response = PreviewNotificationResponse;
    type ErrorCode = PreviewNotificationErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
}

impl ::helpdesk_core::UserOperation for PreviewNotification {}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    PreviewNotification {
        "notification_id" => required notification_id,
    }
}

/// The response of [`PreviewNotification`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PreviewNotificationResponse {}

runtime::record! {
    PreviewNotificationResponse {}
}

impl ::helpdesk_core::Response for PreviewNotificationResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`PreviewNotification`].
///
/// The page lists none.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PreviewNotificationErrorCode {
    /// A code that the page does not list.
    Other(i64),
}

runtime::error_codes! {
    PreviewNotificationErrorCode {}
}

/// Submit for approval
///
/// Submits a push notification for approval. It is approved automatically if its creator is the owner of the help desk; otherwise, the owner is asked to approve it.
///
/// 提交审核
/// 将创建好的推送提交审核。创建人即服务台 owner 时自动通过，否则通知 owner 来审核。
///
/// - Request: `POST /open-apis/helpdesk/v1/notifications/:notification_id/submit_approve`
/// - Token: `user_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 10 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/submit_approve), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/submit_approve)
///
/// # Errors
///
/// The page lists none; [`SubmitNotificationApprovalErrorCode`] keeps every code.
///
/// # Examples
///
/// ```
/// use helpdesk_types::notification::SubmitNotificationApproval;
///
/// let request = SubmitNotificationApproval::new("6985032626234982420", "测试发送消息");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SubmitNotificationApproval {
    /// Unique ID of the push notification, as returned on creation
    ///
    /// 推送的唯一 ID，由创建推送接口返回
    ///
    /// Example: `"6985032626234982420"`
    pub notification_id: String,
    /// Reason for the approval request · 申请审批的理由
    ///
    /// Example: `"测试发送消息"`
    pub reason: String,
}

impl SubmitNotificationApproval {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(notification_id: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            notification_id: notification_id.into(),
            reason: reason.into(),
        }
    }
}

impl ::helpdesk_core::Operation for SubmitNotificationApproval {
    const ID: &'static str = "helpdesk.v1.notification.submit_approve";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/notifications/:notification_id/submit_approve";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(10),
    ];
    type Response = SubmitNotificationApprovalResponse;
    type ErrorCode = SubmitNotificationApprovalErrorCode;
    #[inline]
    fn path<'a>(&'a self, parameters: &mut ::helpdesk_core::Parameters<'a>) {
        parameters.push("notification_id", self.notification_id.as_str());
    }
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::UserOperation for SubmitNotificationApproval {}

runtime::body! {
    SubmitNotificationApproval {
        "reason" => required reason,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    SubmitNotificationApproval {
        "notification_id" => required notification_id,
        "reason" => required reason,
    }
}

/// The response of [`SubmitNotificationApproval`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SubmitNotificationApprovalResponse {
    /// Whether the user may create or manage approvals. (They may not in two cases: 1: the user has not installed the help desk mini program, which is at <https://app.feishu.cn/app/cli_9f9f8825d53b900d> 2: the installed version of the help desk mini program is too old)
    ///
    /// 能否创建或管理审批流程 （两种情况下没有权限： 1：用户未安装服务台小程序，安装地址为<https://app.feishu.cn/app/cli_9f9f8825d53b900d> 2：已安装的服务台小程序版本太旧）
    pub has_access: Option<bool>,
}

runtime::record! {
    SubmitNotificationApprovalResponse {
        0 "has_access" => optional has_access : Option < bool >,
    }
}

impl ::helpdesk_core::Response for SubmitNotificationApprovalResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`SubmitNotificationApproval`].
///
/// The page lists none.
pub type SubmitNotificationApprovalErrorCode = super::notification::PreviewNotificationErrorCode;

/// Push notification approval changed
///
/// Sent when the approval status of a push notification changes.
///
/// 推送审核通知
/// 推送的审核状态变化时触发。
///
/// - Event type: `helpdesk.notification.approve_v1`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/events/approve), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/notification/events/approve)
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct NotificationApprovalChanged {
    /// Unique ID of the push notification · 推送的唯一 ID
    ///
    /// Example: `"6981000586476912660"`
    pub notification_id: Option<String>,
    /// Unique ID of the help desk · 服务台的唯一 ID
    ///
    /// Example: `"6969495102523703316"`
    pub helpdesk_id: Option<String>,
    /// REJECTED (rejected)
    /// APPROVED (approved)
    /// CANCELED (approval request canceled)
    /// DELETED (approval deleted)
    ///
    /// REJECTED(审核不通过)
    /// APPROVED(审核通过)
    /// CANCELED(取消审核)
    /// DELETED(删除审核)
    ///
    /// Example: `"审核状态"`
    pub approve_status: Option<ApprovalStatus>,
}

runtime::record! {
    NotificationApprovalChanged {
        0 "notification_id" => optional notification_id : Option < String >,
        1 "helpdesk_id" => optional helpdesk_id : Option < String >,
        2 "approve_status" => optional approve_status : Option < ApprovalStatus >,
    }
}

impl ::helpdesk_core::Event for NotificationApprovalChanged {
    const TYPE: &'static str = "helpdesk.notification.approve_v1";
}

/// REJECTED (rejected)
/// APPROVED (approved)
/// CANCELED (approval request canceled)
/// DELETED (approval deleted)
///
/// REJECTED(审核不通过)
/// APPROVED(审核通过)
/// CANCELED(取消审核)
/// DELETED(删除审核)
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ApprovalStatus {
    /// `REJECTED`
    ///
    /// Rejected · 审核不通过
    Rejected,
    /// `APPROVED`
    ///
    /// Approved · 审核通过
    Approved,
    /// `CANCELED`
    ///
    /// Cancel approval request · 取消审核
    Canceled,
    /// `DELETED`
    ///
    /// Approval deleted · 删除审核
    Deleted,
    /// A value that the page does not list.
    Other(String),
}

runtime::text_values! {
    ApprovalStatus {
        "REJECTED" => Rejected "Rejected",
        "APPROVED" => Approved "Approved",
        "CANCELED" => Canceled "Cancel approval request",
        "DELETED" => Deleted "Approval deleted",
    }
}
