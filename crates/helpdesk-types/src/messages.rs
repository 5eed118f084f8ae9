//! Messages of which the type follows from the content.

use serde_json::{Value, json};

use crate::generated::bot_message::{BotMsgType, CreateBotMessage};
use crate::generated::ticket_message::{CreateTicketMessage, MsgType};
use crate::message_content::{MessageContent, Post};

/// Messages whose `msg_type` follows from the content; [`new`](Self::new) takes both.
impl CreateTicketMessage {
    /// A message of plain text.
    ///
    /// ```
    /// use helpdesk_types::ticket_message::{CreateTicketMessage, MsgType};
    ///
    /// let message = CreateTicketMessage::text("6948728206392295444", "We are looking into it.");
    /// assert_eq!(message.msg_type, MsgType::Text);
    /// ```
    pub fn text(ticket_id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(ticket_id, MsgType::Text, MessageContent::text(text))
    }

    /// A message of rich text.
    pub fn post(ticket_id: impl Into<String>, post: Post) -> Self {
        Self::new(ticket_id, MsgType::Post, post)
    }
}

/// Messages whose `msg_type` follows from the content; [`new`](Self::new) takes both, the content as JSON text.
impl CreateBotMessage {
    /// A message of plain text.
    ///
    /// ```
    /// use helpdesk_types::bot_message::{BotMsgType, CreateBotMessage};
    ///
    /// let message = CreateBotMessage::text("ou_7346484524", "Your ticket is solved.");
    /// assert_eq!(message.msg_type, BotMsgType::Text);
    /// assert_eq!(message.content, r#"{"text":"Your ticket is solved."}"#);
    /// ```
    pub fn text(receiver_id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(BotMsgType::Text, MessageContent::text(text), receiver_id)
    }

    /// A message of rich text.
    pub fn post(receiver_id: impl Into<String>, post: Post) -> Self {
        Self::new(BotMsgType::Post, MessageContent::Post(post), receiver_id)
    }

    /// An image that was uploaded before, by its key.
    pub fn image(receiver_id: impl Into<String>, image_key: impl Into<String>) -> Self {
        let content = json!({"image_key": image_key.into()});
        Self::new(BotMsgType::Image, content.to_string(), receiver_id)
    }

    /// A card, by its JSON. The page says that cards of version 2.0 are not available yet.
    pub fn interactive(receiver_id: impl Into<String>, card: &Value) -> Self {
        Self::new(BotMsgType::Interactive, card.to_string(), receiver_id)
    }
}
