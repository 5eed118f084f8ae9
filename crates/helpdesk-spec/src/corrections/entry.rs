//! The entries of the file, and what each does to a field.

use std::fmt;
use std::mem;
use std::ops::Range;

use helpdesk_schema::{Condition, Constraints, DocumentedValue, Field, Form, Forms, Rule, Type, ValueList, nearest};
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
    why: NonEmpty,
    evidence: NonEmpty,
    page_says: String,
    is: String,
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

        impl $name {
            pub(super) fn subjects(&self) -> impl Iterator<Item = Subject<'_>> {
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
    when: Vec<ConditionText>,
    #[serde(default)]
    needs: Vec<ConditionText>,
    code: Option<i64>,
    #[serde(default)]
    then: Vec<ConditionText>,
    #[serde(rename = "why")]
    _why: NonEmpty,
    #[serde(rename = "evidence")]
    _evidence: NonEmpty,
}

/// A condition as [`Condition`] spells it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct ConditionText(Condition);

impl TryFrom<String> for ConditionText {
    type Error = helpdesk_schema::ConditionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Value {
    key: String,
    label: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormIs {
    value: String,
    keys: Vec<String>,
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
pub(super) struct NonEmpty(String);

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

/// Why an entry does not apply.
pub(super) enum Stale {
    /// The page says the right thing now.
    Mended,
    /// The page says neither this nor that.
    Says(String),
}

impl TextIs {
    /// The text with the entry applied, or a message and a hint.
    pub(super) fn mend(&self, text: &str) -> Result<String, (String, String)> {
        let Self { page, page_says, is, why, evidence } = self;
        let page = page.get_ref();
        let lines = |text: &str| text.matches('\n').count();
        if page_says.is_empty() || page_says == is || lines(page_says) != lines(is) {
            return Err((
                "`page_says` and `is` must differ, and have the same number of lines".to_owned(),
                "keep the lines, so that a message about the page names those of the file".to_owned(),
            ));
        }
        match text.matches(page_says.as_str()).count() {
            1 => Ok(text.replacen(page_says, is, 1)),
            0 if text.contains(is.as_str()) => Err((
                format!("the correction of `{page}` no longer applies: the page says so itself"),
                "delete this entry".to_owned(),
            )),
            0 => Err((
                format!("the correction of `{page}` no longer applies: the page does not hold that text"),
                format!("update or delete this entry; its reason: {} Its evidence: {}", why.0, evidence.0),
            )),
            times => Err((
                format!("the page `{page}` holds that text {times} times"),
                "make `page_says` longer, until the page has it only once".to_owned(),
            )),
        }
    }
}

/// Compares what the page says now with what an entry expects it to say, and with what the entry would make of it.
fn expect<T: PartialEq>(now: &T, page_says: &T, is: &T, spell: impl Fn(&T) -> String) -> Result<(), Stale> {
    if now == is {
        Err(Stale::Mended)
    } else if now == page_says {
        Ok(())
    } else {
        Err(Stale::Says(spell(now)))
    }
}

impl TypeIs {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        expect(&field.ty, &self.page_says.0, &self.is.0, |now| format!("the type `{now}`"))?;
        field.ty = self.is.0.clone();
        Ok(())
    }
}

impl RequiredIs {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        require(field, self.page_says, self.is)
    }
}

impl AlwaysPresent {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        require(field, Mark::Unstated, true)
    }
}

fn require(field: &mut Field, page_says: Mark, is: bool) -> Result<(), Stale> {
    let now = Mark::from(field.required);
    expect(&now, &page_says, &Mark::from(Some(is)), |now| format!("required: {now:?}").to_lowercase())?;
    field.required = Some(is);
    Ok(())
}

impl Nullable {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        if matches!(field.ty, Type::Nullable(_)) {
            return Err(Stale::Mended);
        }
        field.ty = Type::Nullable(Box::new(mem::take(&mut field.ty)));
        Ok(())
    }
}

impl ValuesAre {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let keys = |list: &ValueList| list.items.iter().map(|value| value.key.clone()).collect::<Vec<_>>();
        let now = field.values.as_ref().map(keys).unwrap_or_default();
        let is = self.is.iter().map(|value| value.key.clone()).collect();
        expect(&now, &self.page_says, &is, |now| format!("the values {now:?}"))?;
        let item = |value: &Value| DocumentedValue {
            key: value.key.clone(),
            label: value.label.as_str().into(),
            ..DocumentedValue::default()
        };
        let items: Vec<_> = self.is.iter().map(item).collect();
        field.values = (!items.is_empty()).then(|| ValueList { items, ..ValueList::default() });
        Ok(())
    }
}

impl LimitIs {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let Constraints { minimum, maximum, min_length, max_length, .. } =
            field.constraints.get_or_insert_with(Constraints::default);
        let (now, is) = match self.is {
            Limit::Minimum(is) => (minimum, is),
            Limit::Maximum(is) => (maximum, is),
            Limit::MinLength(is) => (min_length, is),
            Limit::MaxLength(is) => (max_length, is),
        };
        match *now {
            None => {
                *now = Some(is);
                Ok(())
            }
            Some(now) if now == is => Err(Stale::Mended),
            Some(now) => Err(Stale::Says(format!("the limit {now}"))),
        }
    }
}

impl RuleIs {
    pub(super) fn rule(&self) -> Rule {
        let conditions = |texts: &[ConditionText]| texts.iter().map(|text| text.0.clone()).collect();
        Rule {
            when: conditions(&self.when),
            needs: conditions(&self.needs),
            code: self.code,
            then: conditions(&self.then),
        }
    }
}

impl ExampleIs {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let now = field.example.clone().unwrap_or_default();
        expect(&now, &self.page_says, &self.is, |now| format!("the example `{now}`"))?;
        field.example = Some(self.is.clone());
        Ok(())
    }
}

impl Alone {
    pub(super) fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let says = |says: &str| Err(Stale::Says(says.to_owned()));
        match (&field.example, field.required) {
            (None, _) => says("no example"),
            (Some(_), Some(true)) => says("that the field is required"),
            (Some(_), _) => {
                field.alone = true;
                Ok(())
            }
        }
    }
}

impl FormsAre {
    pub(super) fn forms(&self) -> Forms {
        let form = |form: &FormIs| Form { value: form.value.clone(), keys: form.keys.clone() };
        Forms { by: self.by.clone(), items: self.is.iter().map(form).collect() }
    }
}
