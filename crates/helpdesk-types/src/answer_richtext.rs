//! Rich text as the text of a JSON array.

use helpdesk_core::runtime::{Documented, Shape};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::generated::faq::RichtextInput;

/// The rich text of an FAQ's answer, in the form in which [`CreateFaq`](crate::faq::CreateFaq) takes it: a JSON array as text.
///
/// It is made of pieces of rich text, or of JSON text as it is.
///
/// ```
/// use helpdesk_types::faq::{NewFaq, RichtextInput, RichtextType};
///
/// let answer = RichtextInput::new().content("Restart the router.").richtext_type(RichtextType::Text);
/// let faq = NewFaq::new("The Wi-Fi is down").answer_richtext([answer]);
/// assert_eq!(
///     faq.answer_richtext.as_ref().map(|text| text.as_str()),
///     Some(r#"[{"content":"Restart the router.","type":"text"}]"#),
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRichtext(String);

impl AnswerRichtext {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The JSON text of the pieces.
    #[inline]
    pub fn new(pieces: &[RichtextInput]) -> Self {
        // A piece holds nothing but text, which JSON can always hold.
        Self(serde_json::to_string(pieces).unwrap_or_default())
    }
}

impl From<Vec<RichtextInput>> for AnswerRichtext {
    #[inline]
    fn from(pieces: Vec<RichtextInput>) -> Self {
        Self::new(&pieces)
    }
}

impl<const N: usize> From<[RichtextInput; N]> for AnswerRichtext {
    fn from(pieces: [RichtextInput; N]) -> Self {
        Self::new(&pieces)
    }
}

impl From<RichtextInput> for AnswerRichtext {
    #[inline]
    fn from(piece: RichtextInput) -> Self {
        Self::new(&[piece])
    }
}

/// JSON text as it is.
impl From<String> for AnswerRichtext {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// JSON text as it is.
impl From<&str> for AnswerRichtext {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Serialize for AnswerRichtext {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AnswerRichtext {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl Documented for AnswerRichtext {
    const SHAPE: &'static Shape = &Shape::Text;
}
