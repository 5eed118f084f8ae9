//! The content of a message in a ticket.
//!
//! What is neither generic nor `#[inline]` is compiled in every build, also of programs that send no messages.

use std::collections::BTreeMap;

use helpdesk_core::runtime::{Documented, Object, Shape};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The content of a message: plain text, rich text, or any JSON.
///
/// ```
/// use helpdesk_types::{MessageContent, Post, PostBody, Run};
///
/// let text = MessageContent::text("We are looking into it.");
/// let body = PostBody::new("Progress")
///     .paragraph([Run::text("See "), Run::link("the status page", "https://status.example.com"), Run::mention("ou_84aa")])
///     .paragraph([Run::image("img_v2_041b28e3")]);
/// let post = MessageContent::from(Post::new("en_us", body));
/// assert_eq!(serde_json::to_value(&text)?, serde_json::json!({"text": "We are looking into it."}));
/// assert_eq!(post.message_type(), Some("post"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MessageContent {
    /// Plain text: `{"text": "..."}`.
    Text(String),
    /// Rich text: `{"post": {"zh_cn": {...}}}`.
    Post(Post),
    /// Any JSON, sent as it is.
    Raw(Value),
}

impl MessageContent {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The `msg_type` that goes with the content: `text` or `post`; `None` for raw JSON.
    pub fn message_type(&self) -> Option<&'static str> {
        match self {
            Self::Text(_) => Some("text"),
            Self::Post(_) => Some("post"),
            Self::Raw(_) => None,
        }
    }
}

impl From<Post> for MessageContent {
    fn from(post: Post) -> Self {
        Self::Post(post)
    }
}

impl From<Value> for MessageContent {
    fn from(value: Value) -> Self {
        Self::Raw(value)
    }
}

/// The content as JSON text, which is how a bot's message takes it.
impl From<MessageContent> for String {
    #[inline]
    fn from(content: MessageContent) -> Self {
        // It holds nothing but texts and JSON, which JSON can always hold.
        serde_json::to_string(&content).unwrap_or_default()
    }
}

impl Serialize for MessageContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => Object::new(serializer).required("text", text).end(),
            Self::Post(post) => Object::new(serializer).required("post", &Form(post)).end(),
            Self::Raw(value) => value.serialize(serializer),
        }
    }
}

/// A content that a typed value would not keep whole stays [`Raw`](MessageContent::Raw).
impl<'de> Deserialize<'de> for MessageContent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let typed = match value.as_object().and_then(|object| object.iter().next()) {
            Some((key, Value::String(text))) if key == "text" => Some(Self::text(text)),
            Some((key, post)) if key == "post" => Post::from_value(post).map(Self::Post),
            _ => None,
        };
        Ok(match typed {
            Some(typed) if serde_json::to_value(&typed).is_ok_and(|kept| kept == value) => typed,
            _ => Self::Raw(value),
        })
    }
}

impl Documented for MessageContent {
    const SHAPE: &'static Shape = &Shape::Any;
}

/// How a part of rich text is written. The parts themselves are not written on their own.
struct Form<'a, T>(&'a T);

/// Rich text, in one or more locales.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Post {
    /// The text by locale: `zh_cn`, `en_us`, `ja_jp`.
    pub locales: BTreeMap<String, PostBody>,
}

impl Post {
    /// Rich text in one locale.
    pub fn new(locale: impl Into<String>, body: PostBody) -> Self {
        Self { locales: BTreeMap::new() }.locale(locale, body)
    }

    /// Adds the text of a further locale.
    #[must_use]
    pub fn locale(mut self, locale: impl Into<String>, body: PostBody) -> Self {
        self.locales.insert(locale.into(), body);
        self
    }

    #[inline]
    fn from_value(value: &Value) -> Option<Self> {
        // One by one: what `collect` sorts with would cost a build more than it saves a call.
        let mut locales = BTreeMap::new();
        for (locale, body) in value.as_object()? {
            locales.insert(locale.clone(), PostBody::from_value(body)?);
        }
        Some(Self { locales })
    }
}

impl Serialize for Form<'_, Post> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.locales.iter().map(|(locale, body)| (locale, Form(body))))
    }
}

/// The rich text of one locale: a title and paragraphs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PostBody {
    /// The title.
    pub title: String,
    /// The paragraphs, each a line of runs.
    pub paragraphs: Vec<Vec<Run>>,
}

impl PostBody {
    /// A title without paragraphs.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), paragraphs: Vec::new() }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, runs: impl IntoIterator<Item = Run>) -> Self {
        self.paragraphs.push(runs.into_iter().collect());
        self
    }

    #[inline]
    fn from_value(value: &Value) -> Option<Self> {
        let paragraph = |runs: &Value| runs.as_array()?.iter().map(Run::from_value).collect();
        Some(Self {
            title: value.get("title")?.as_str()?.to_owned(),
            paragraphs: value.get("content")?.as_array()?.iter().map(paragraph).collect::<Option<_>>()?,
        })
    }
}

impl Serialize for Form<'_, PostBody> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Object::new(serializer).list("content", &Form(&self.0.paragraphs)).required("title", &self.0.title).end()
    }
}

impl<T> Serialize for Form<'_, Vec<T>>
where
    for<'a> Form<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Form))
    }
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Run {
    /// Text.
    Text {
        /// The text.
        text: String,
        /// Whether the platform turns entities such as `&nbsp;` in it into characters.
        un_escape: bool,
    },
    /// A link.
    Link {
        /// The text that is shown.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// A mention of a person.
    Mention {
        /// The person's id.
        user_id: String,
    },
    /// An image that was uploaded before.
    Image {
        /// Its key.
        image_key: String,
    },
}

impl Run {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), un_escape: false }
    }

    /// Text whose entities, such as `&nbsp;`, the platform turns into characters.
    pub fn escaped_text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), un_escape: true }
    }

    /// A link.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link { text: text.into(), href: href.into() }
    }

    /// A mention of a person, by id.
    pub fn mention(user_id: impl Into<String>) -> Self {
        Self::Mention { user_id: user_id.into() }
    }

    /// An image that was uploaded before, by its key.
    pub fn image(image_key: impl Into<String>) -> Self {
        Self::Image { image_key: image_key.into() }
    }

    #[inline]
    fn from_value(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Some(match value.get("tag")?.as_str()? {
            "text" => Self::Text { text: text("text")?, un_escape: value.get("un_escape").is_some() },
            "a" => Self::Link { text: text("text")?, href: text("href")? },
            "at" => Self::Mention { user_id: text("user_id")? },
            "img" => Self::Image { image_key: text("image_key")? },
            _ => return None,
        })
    }
}

impl Serialize for Form<'_, Run> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let run = Object::new(serializer);
        let run = match self.0 {
            Run::Text { text, un_escape } => {
                run.required("tag", &"text").required("text", text).optional("un_escape", &un_escape.then_some(true))
            }
            Run::Link { text, href } => run.required("href", href).required("tag", &"a").required("text", text),
            Run::Mention { user_id } => run.required("tag", &"at").required("user_id", user_id),
            Run::Image { image_key } => run.required("image_key", image_key).required("tag", &"img"),
        };
        run.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_kept_whole_is_typed() {
        let cases = [
            (json!({"text": "hi"}), Some("text")),
            (
                json!({"post": {"en_us": {"title": "t", "content": [[{"tag": "at", "user_id": "ou_1"}], []]}}}),
                Some("post"),
            ),
            (
                json!({"post": {"en_us": {"title": "t", "content": [[{"tag": "img", "image_key": "k"}]]}, "zh_cn": {"title": "", "content": []}}}),
                Some("post"),
            ),
            // Keys that the typed form does not hold.
            (json!({"text": "hi", "lines": 1}), None),
            (
                json!({"post": {"en_us": {"title": "t", "content": [[{"tag": "a", "text": "x", "href": "y", "style": []}]]}}}),
                None,
            ),
            (
                json!({"post": {"en_us": {"title": "t", "content": [[{"tag": "text", "text": "x", "un_escape": false}]]}}}),
                None,
            ),
            (json!({"post": {"en_us": {"content": []}}}), None),
            (json!({"post": {"en_us": {"title": "t", "content": [[{"tag": "emotion"}]]}}}), None),
            // Other forms.
            (json!({"image_key": "img_v2"}), None),
            (json!({"text": 1}), None),
            (json!({}), None),
            (json!("{\"text\": \"hi\"}"), None),
        ];
        for (value, expected) in cases {
            let content: MessageContent = serde_json::from_value(value.clone()).expect("any JSON is content");
            assert_eq!(content.message_type(), expected, "{value}");
            assert_eq!(serde_json::to_value(&content).expect("content is JSON"), value);
            assert_eq!(String::from(content), value.to_string(), "the keys are sorted, as ever");
        }
    }
}
