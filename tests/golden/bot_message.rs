use ::helpdesk_core::runtime::{self, serde, serde_json};

/// Send a message to a ticket's group chat as the help desk bot
///
/// Sends a message to a user as the help desk bot, in the user's dedicated help desk group or in a private chat. The message can be text, rich text, a card or an image.
///
/// - New cards (JSON 2.0) are not supported yet.
/// - Store apps cannot call this operation yet.
/// - A dedicated group must not have a ticket in progress.
///
/// 服务台机器人向工单绑定的群内发送消息
/// 由服务台机器人向指定用户发消息，送达其服务台专属群或私聊；消息可为文本、富文本、卡片或图片。
///
/// - 新版卡片（JSON 2.0）尚不可用。
/// - 商店应用尚不可调用。
/// - 发往专属群时，群内不得有进行中的工单。
///
/// - Request: `POST /open-apis/helpdesk/v1/message`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all`
/// - Rate limit: 100 a minute
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/bot-message/create), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/bot-message/create)
///
/// # Errors
///
/// [`CreateBotMessageErrorCode`] has a variant for each code that the page lists.
///
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154001 | 401 | Unauthorized, please check you have the correct access | Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 154004 | 404 | Resource not found | The resource does not exist; check the ID |
/// | 154005 | 405 | Method Forbidden | Check that you may create push notifications |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::bot_message::{CreateBotMessage, MsgType, UserIdType};
///
/// let request = CreateBotMessage::new(MsgType::Post, "content", "ou_7346484524")
///     .user_id_type(UserIdType::OpenId);
/// assert_eq!(CreateBotMessage::METHOD.as_str(), "POST");
/// assert_eq!(CreateBotMessage::PATH, "/open-apis/helpdesk/v1/message");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateBotMessage {
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
    /// Message type · 消息类型
    ///
    /// Example: `"post"`
    pub msg_type: MsgType,
    /// Message content: a JSON structure, serialized as a string. For its format, see [content of messages to send](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/im-v1/message/create_json)
    ///
    /// 消息内容：JSON 结构序列化后的字符串。格式见[发送消息 content 说明](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/im-v1/message/create_json)
    ///
    /// Example: `"{\"post\":{\"zh_cn\":{\"title\":\"some title\",\"content\":[[{\"tag\":\"text\",\"text\":\"some content\"}]]}}}"`
    pub content: String,
    /// User ID of the recipient · 接收者的用户 ID
    ///
    /// Example: `"ou_7346484524"`
    pub receiver_id: String,
    /// Where to deliver the message: chat (the user's dedicated help desk group) or user (a private chat with the help desk bot). Sending to the dedicated group fails if the user has a ticket in progress. By default, chat.
    ///
    /// 送达方式，chat(服务台专属服务群)或user(服务台机器人私聊)。选专属服务群时，若用户有处理中的工单则发送失败。不填时按 chat 发送。
    ///
    /// Example: `"chat"`
    pub receive_type: Option<ReceiveType>,
}

impl CreateBotMessage {
    /// With the required fields, in the order of the page.
    pub fn new(
        msg_type: impl Into<MsgType>,
        content: impl Into<String>,
        receiver_id: impl Into<String>,
    ) -> Self {
        Self {
            user_id_type: None,
            msg_type: msg_type.into(),
            content: content.into(),
            receiver_id: receiver_id.into(),
            receive_type: None,
        }
    }
    /// Sets [`user_id_type`](Self::user_id_type).
    pub fn user_id_type(mut self, user_id_type: impl Into<UserIdType>) -> Self {
        self.user_id_type = Some(user_id_type.into());
        self
    }
    /// Sets [`receive_type`](Self::receive_type).
    pub fn receive_type(mut self, receive_type: impl Into<ReceiveType>) -> Self {
        self.receive_type = Some(receive_type.into());
        self
    }
}

impl ::helpdesk_core::Operation for CreateBotMessage {
    const ID: &'static str = "helpdesk.v1.bot.message.create";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/message";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::PerMinute(100),
    ];
    type Response = CreateBotMessageResponse;
    type ErrorCode = CreateBotMessageErrorCode;
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

impl ::helpdesk_core::AppOperation for CreateBotMessage {}

impl runtime::WriteBody for CreateBotMessage {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("msg_type", &self.msg_type)
            .field("content", &self.content)
            .field("receiver_id", &self.receiver_id)
            .optional("receive_type", &self.receive_type)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateBotMessage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .optional("user_id_type", &self.user_id_type)
            .field("msg_type", &self.msg_type)
            .field("content", &self.content)
            .field("receiver_id", &self.receiver_id)
            .optional("receive_type", &self.receive_type)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for CreateBotMessage {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            user_id_type: Option<UserIdType>,
            msg_type: Option<MsgType>,
            content: Option<String>,
            receiver_id: Option<String>,
            receive_type: Option<ReceiveType>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &[
                "user_id_type",
                "msg_type",
                "content",
                "receiver_id",
                "receive_type",
            ];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.user_id_type, map),
                    1 => runtime::value(&mut self.msg_type, map),
                    2 => runtime::value(&mut self.content, map),
                    3 => runtime::value(&mut self.receiver_id, map),
                    4 => runtime::value(&mut self.receive_type, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            user_id_type: fields.user_id_type,
            msg_type: runtime::required(fields.msg_type, "msg_type")?,
            content: runtime::required(fields.content, "content")?,
            receiver_id: runtime::required(fields.receiver_id, "receiver_id")?,
            receive_type: fields.receive_type,
        })
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

/// Message type
///
/// 消息类型
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MsgType {
    /// `text`
    ///
    /// Plain text · 普通文本
    Text,
    /// `post`
    ///
    /// Rich text · 富文本
    Post,
    /// `image`
    ///
    /// Image · 图片
    Image,
    /// `interactive`
    ///
    /// Card · 卡片消息
    Interactive,
    /// A value that the page does not list.
    Other(String),
}

impl MsgType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Post => "post",
            Self::Image => "image",
            Self::Interactive => "interactive",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for MsgType {
    fn from(value: &str) -> Self {
        match value {
            "text" => Self::Text,
            "post" => Self::Post,
            "image" => Self::Image,
            "interactive" => Self::Interactive,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for MsgType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for MsgType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for MsgType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for MsgType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// Where to deliver the message: chat (the user's dedicated help desk group) or user (a private chat with the help desk bot). Sending to the dedicated group fails if the user has a ticket in progress. By default, chat.
///
/// 送达方式，chat(服务台专属服务群)或user(服务台机器人私聊)。选专属服务群时，若用户有处理中的工单则发送失败。不填时按 chat 发送。
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReceiveType {
    /// `chat`
    ///
    /// In the dedicated help desk group · 发到服务台专属群
    Chat,
    /// `user`
    ///
    /// In a private chat with the help desk bot · 由服务台机器人私聊发送
    User,
    /// A value that the page does not list.
    Other(String),
}

impl ReceiveType {
    /// The text that stands for it in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Chat => "chat",
            Self::User => "user",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ReceiveType {
    fn from(value: &str) -> Self {
        match value {
            "chat" => Self::Chat,
            "user" => Self::User,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl From<String> for ReceiveType {
    fn from(value: String) -> Self {
        match Self::from(value.as_str()) {
            Self::Other(_) => Self::Other(value),
            known => known,
        }
    }
}

impl std::fmt::Display for ReceiveType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for ReceiveType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for ReceiveType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

/// What [`CreateBotMessage`] answers.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateBotMessageResponse {
    /// The open_id of the chat message · chat 消息的 open_id
    pub message_id: Option<String>,
}

impl runtime::Record for CreateBotMessageResponse {
    const KEYS: &'static [&'static str] = &["message_id"];
    fn read<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        key: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            0 => runtime::value(&mut self.message_id, map),
            _ => Ok(()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for CreateBotMessageResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for CreateBotMessageResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).optional("message_id", &self.message_id).end()
    }
}

impl ::helpdesk_core::Response for CreateBotMessageResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.data()
    }
}

/// The error codes of [`CreateBotMessage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateBotMessageErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154001`, HTTP 401: Unauthorized, please check you have the correct access
    ///
    /// Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant
    ///
    /// 检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户
    Unauthorized,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `154004`, HTTP 404: Resource not found
    ///
    /// The resource does not exist; check the ID · 资源不存在，请检查ID值
    NotFound,
    /// `154005`, HTTP 405: Method Forbidden
    ///
    /// Check that you may create push notifications · 确认有无创建推送的权限
    MethodForbidden,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for CreateBotMessageErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154001,
                Some(401),
                "Unauthorized, please check you have the correct access",
                "Check that Authorization and X-Lark-Helpdesk-Authorization are correct, and that the app and the help desk belong to the same tenant",
            )
            .with_original_advice(
                "检查Authorization 和 X-Lark-Helpdesk-Authorization 是否正确，应用和服务台属于同一租户",
            ),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                154004,
                Some(404),
                "Resource not found",
                "The resource does not exist; check the ID",
            )
            .with_original_advice("资源不存在，请检查ID值"),
        ::helpdesk_core::DocumentedError::new(
                154005,
                Some(405),
                "Method Forbidden",
                "Check that you may create push notifications",
            )
            .with_original_advice("确认有无创建推送的权限"),
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
            154001 => Self::Unauthorized,
            154003 => Self::AccessDenied,
            154004 => Self::NotFound,
            154005 => Self::MethodForbidden,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::Unauthorized => 154001,
            Self::AccessDenied => 154003,
            Self::NotFound => 154004,
            Self::MethodForbidden => 154005,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
