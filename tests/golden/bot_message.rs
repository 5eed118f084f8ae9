use ::helpdesk_core::runtime::{self, serde_json};

pub use super::common::UserIdType;

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
/// # Examples
///
/// ```
/// use helpdesk_types::bot_message::{BotMsgType, CreateBotMessage, ReceiveType, UserIdType};
///
/// let request = CreateBotMessage::new(
///     BotMsgType::Post,
///     r#"{"post":{"zh_cn":{"title":"some title","content":[[{"tag":"text","text":"some content"}]]}}}"#,
///     "ou_7346484524",
/// )
/// .user_id_type(UserIdType::OpenId)
/// .receive_type(ReceiveType::Chat);
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
    pub msg_type: BotMsgType,
    /// Message content: a JSON structure, serialized as a string. For its format, see [content of messages to send](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/im-v1/message/create_json)
    ///
    /// 消息内容：JSON 结构序列化后的字符串。格式见[发送消息 content 说明](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/im-v1/message/create_json)
    ///
    /// Example: `"{\"post\":{\"zh_cn\":{\"title\":\"some title\",\"content\":[[{\"tag\":\"text\",\"text\":\"some content\"}]]}}}"`
    ///
    /// Its keys follow from `msg_type`: `text` where that is `text`, `post` or `zh_cn` or `en_us` or `ja_jp` where that is `post`, `image_key` where that is `image`
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
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(
        msg_type: impl Into<BotMsgType>,
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
    /// Type of the user IDs
    pub fn user_id_type(mut self, user_id_type: impl Into<UserIdType>) -> Self {
        self.user_id_type = Some(user_id_type.into());
        self
    }
    /// Where to deliver the message: chat (the user's dedicated help desk group) or user (a private chat with the help desk bot). Sending to the dedicated group fails if the user has a ticket in progress. By default, chat.
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

runtime::body! {
    CreateBotMessage {
        "msg_type" => required msg_type,
        "content" => required content,
        "receiver_id" => required receiver_id,
        "receive_type" => optional receive_type,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    CreateBotMessage {
        "user_id_type" => optional user_id_type,
        "msg_type" => required msg_type,
        "content" => required content,
        "receiver_id" => required receiver_id,
        "receive_type" => optional receive_type,
    }
}

/// Message type
///
/// 消息类型
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum BotMsgType {
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

runtime::text_values! {
    BotMsgType {
        "text" => Text "Plain text",
        "post" => Post "Rich text",
        "image" => Image "Image",
        "interactive" => Interactive "Card",
    }
}

/// Where to deliver the message: chat (the user's dedicated help desk group) or user (a private chat with the help desk bot). Sending to the dedicated group fails if the user has a ticket in progress. By default, chat.
///
/// 送达方式，chat(服务台专属服务群)或user(服务台机器人私聊)。选专属服务群时，若用户有处理中的工单则发送失败。不填时按 chat 发送。
///
/// The list is open: other values are kept.
#[derive(Debug, Clone, PartialEq)]
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

runtime::text_values! {
    ReceiveType {
        "chat" => Chat "In the dedicated help desk group",
        "user" => User "In a private chat with the help desk bot",
    }
}

/// The response of [`CreateBotMessage`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CreateBotMessageResponse {
    /// The open_id of the chat message · chat 消息的 open_id
    ///
    /// Example: `"om_7054301238434"`
    pub message_id: Option<String>,
}

runtime::record! {
    CreateBotMessageResponse {
        0 "message_id" => optional message_id : Option < String >,
    }
}

impl ::helpdesk_core::Response for CreateBotMessageResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.documented_data()
    }
}

/// The error codes of [`CreateBotMessage`].
pub type CreateBotMessageErrorCode = super::notification::CancelNotificationApprovalErrorCode;
