//! The entries of the file.

use std::fmt;
use std::ops::Range;

use helpdesk_schema::{Condition, Type, nearest};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::field_path::FieldPath;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    pub(super) text: Vec<Spanned<TextIs>>,
    #[serde(rename = "type")]
    pub(super) ty: Vec<Spanned<TypeIs>>,
    pub(super) required: Vec<Spanned<RequiredIs>>,
    pub(super) always_present: Vec<Spanned<AlwaysPresent>>,
    pub(super) nullable: Vec<Spanned<Nullable>>,
    pub(super) values: Vec<Spanned<ValuesAre>>,
    pub(super) example: Vec<Spanned<ExampleIs>>,
    pub(super) alone: Vec<Spanned<Alone>>,
    pub(super) forms: Vec<Spanned<FormsAre>>,
    pub(super) rename: Vec<Spanned<Rename>>,
    pub(super) add: Vec<Spanned<Add>>,
    pub(super) drop: Vec<Spanned<Drop>>,
    pub(super) max_rows: Vec<Spanned<MaxRows>>,
    pub(super) limit: Vec<Spanned<LimitIs>>,
    pub(super) rule: Vec<Spanned<RuleIs>>,
}

/// A piece of a page's text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextIs {
    /// The page, by its path below spec/pages.
    pub(super) page: Spanned<String>,
    pub(super) why: NonEmpty,
    pub(super) evidence: NonEmpty,
    pub(super) page_says: String,
    pub(super) is: String,
}

/// An entry that corrects the schema.
pub(super) trait Entry {
    /// Its places.
    fn subjects(&self) -> impl Iterator<Item = Subject<'_>>;
}

/// The parts that every entry of the schema has.
macro_rules! entry {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            /// The fields, each by operation or event, section and path: `helpdesk.v1.ticket.message.create body/content`.
            at: Spanned<Places>,
            /// Why the page is wrong.
            why: NonEmpty,
            /// The evidence.
            evidence: NonEmpty,
            $(pub(super) $field: $type,)*
        }

        impl Entry for $name {
            fn subjects(&self) -> impl Iterator<Item = Subject<'_>> {
                let (one, several) = match self.at.get_ref() {
                    Places::One(at) => (Some((at, self.at.span())), None),
                    Places::Several(places) => (None, Some(places)),
                };
                let several = several.into_iter().flatten().map(|at| (at.get_ref(), at.span()));
                one.into_iter().chain(several).map(|(at, span)| Subject {
                    at,
                    span,
                    why: &self.why.0,
                    evidence: &self.evidence.0,
                })
            }
        }
    };
}

/// One place, or several to which the same applies.
#[derive(Debug)]
pub(super) enum Places {
    One(FieldPath),
    Several(Vec<Spanned<FieldPath>>),
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;

        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Places;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a place `ID SECTION/PATH`, or an array of them")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Places, E> {
                FieldPath::try_from(text.to_owned()).map(Places::One).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Places, A::Error> {
                let mut places = Vec::new();
                while let Some(place) = seq.next_element()? {
                    places.push(place);
                }
                Ok(Places::Several(places))
            }
        }

        deserializer.deserialize_any(OneOrSeveral)
    }
}

/// A place of an entry and the reasons, whatever the entry corrects.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    pub(super) at: &'a FieldPath,
    /// The position of the place in the file.
    pub(super) span: Range<usize>,
    pub(super) why: &'a str,
    pub(super) evidence: &'a str,
}

entry! { TypeIs { page_says: TypeText, is: TypeText, } }
entry! { RequiredIs { page_says: Mark, is: bool, } }
entry! { AlwaysPresent {} }
entry! { Nullable {} }
entry! { ValuesAre { page_says: Vec<String>, is: Vec<Value>, } }
entry! { ExampleIs { page_says: String, is: String, } }
entry! { Alone {} }
entry! { FormsAre { by: String, is: Vec<FormIs>, } }
entry! { Rename { is: String, } }
entry! { Add { is: TypeText, required: Option<bool>, description: String, } }
entry! { Drop { page_says: TypeText, } }
entry! { MaxRows { is: i64, } }
entry! { LimitIs { is: Limit, } }

/// The limit that a description states in prose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) enum Limit {
    Minimum(i64),
    Maximum(i64),
    MinLength(i64),
    MaxLength(i64),
}

/// A rule that a page states in prose, about a call as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleIs {
    /// The ids of the operations.
    pub(super) at: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) when: Vec<ConditionText>,
    #[serde(default)]
    pub(super) needs: Vec<ConditionText>,
    pub(super) code: Option<i64>,
    #[serde(default)]
    pub(super) then: Vec<ConditionText>,
    #[serde(rename = "why")]
    _why: NonEmpty,
    #[serde(rename = "evidence")]
    _evidence: NonEmpty,
}

/// A condition as [`Condition`] spells it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct ConditionText(pub(super) Condition);

impl TryFrom<String> for ConditionText {
    type Error = helpdesk_schema::ConditionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Value {
    pub(super) key: String,
    pub(super) label: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormIs {
    pub(super) value: String,
    pub(super) keys: Vec<String>,
}

/// A type as [`Type`] spells it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct TypeText(pub(super) Type);

/// The types that have no parts.
const WORDS: [&str; 7] = ["boolean", "integer", "number", "string", "object", "any", "file"];

impl TryFrom<String> for TypeText {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self).map_err(|error: helpdesk_schema::TypeError| match nearest(&text, WORDS) {
            Some(meant) => format!("{error}; did you mean `{meant}`?"),
            None => error.to_string(),
        })
    }
}

/// A reason must not be left out.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct NonEmpty(pub(super) String);

impl TryFrom<String> for NonEmpty {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.trim().is_empty() {
            Err("it is empty; say it, for the next maintainer must be able to judge it")
        } else {
            Ok(Self(text))
        }
    }
}

/// The mark of a page's 必填 column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mark {
    Yes,
    No,
    /// The table has no such column.
    Unstated,
}

impl From<Option<bool>> for Mark {
    fn from(required: Option<bool>) -> Self {
        match required {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Unstated,
        }
    }
}
