//! `spec/corrections.toml`: facts that pages state wrongly or leave out.
//!
//! Most entries lay a fact over the schema. Those of `[[text]]` mend the text of a page before it is read: for what cannot be
//! read otherwise, such as an example that is not JSON.
//!
//! Each entry says what the page says now. An entry whose page says something else, or already says the right thing, no
//! longer applies and is an error: it must be deleted or looked at again.

use std::mem;
use std::ops::Range;

use helpdesk_schema::{DocumentedValue, Field, Schema, Type, ValueList};
use serde::Deserialize;
use toml::Spanned;

use crate::place::Place;
use crate::report::{Problem, Report};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    text: Vec<Spanned<TextIs>>,
    #[serde(rename = "type")]
    ty: Vec<Spanned<TypeIs>>,
    required: Vec<Spanned<RequiredIs>>,
    always_present: Vec<Spanned<AlwaysPresent>>,
    nullable: Vec<Spanned<Nullable>>,
    values: Vec<Spanned<ValuesAre>>,
    rename: Vec<Spanned<Rename>>,
    add: Vec<Spanned<Add>>,
    drop: Vec<Spanned<Drop>>,
    max_rows: Vec<Spanned<MaxRows>>,
}

/// A piece of a page's text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextIs {
    /// The page, by its path below spec/pages.
    page: String,
    why: NonEmpty,
    evidence: NonEmpty,
    page_says: String,
    is: String,
}

/// The parts that every entry of the schema has.
macro_rules! entry {
    ($(#[$meta:meta])* $name:ident { $($field:tt)* }) => {
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            /// The fields, each by operation or event, section and path: `helpdesk.v1.ticket.message.create body/content`.
            at: Places,
            /// Why the page is wrong.
            why: NonEmpty,
            /// What shows it.
            evidence: NonEmpty,
            $($field)*
        }

        impl $name {
            fn subjects(&self) -> impl Iterator<Item = Subject<'_>> {
                self.at.0.iter().map(|at| Subject { at, why: &self.why.0, evidence: &self.evidence.0 })
            }
        }
    };
}

/// One place, or several to which the same applies.
#[derive(Debug, Deserialize)]
#[serde(from = "PlacesText")]
struct Places(Vec<Place>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a place `ID SECTION/PATH`, or an array of them")]
enum PlacesText {
    One(Place),
    Several(Vec<Place>),
}

impl From<PlacesText> for Places {
    fn from(text: PlacesText) -> Self {
        match text {
            PlacesText::One(place) => Self(vec![place]),
            PlacesText::Several(places) => Self(places),
        }
    }
}

/// What an entry is about, whatever it corrects.
#[derive(Clone, Copy)]
struct Subject<'a> {
    at: &'a Place,
    why: &'a str,
    evidence: &'a str,
}

entry! { TypeIs { page_says: TypeText, is: TypeText, } }
entry! { RequiredIs { page_says: Mark, is: bool, } }
entry! { AlwaysPresent {} }
entry! { Nullable {} }
entry! { ValuesAre { page_says: Vec<String>, is: Vec<Value>, } }
entry! { Rename { is: String, } }
entry! { Add { is: TypeText, required: Option<bool>, description: String, } }
entry! { Drop { page_says: TypeText, } }
entry! { MaxRows { is: i64, } }

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Value {
    key: String,
    label: String,
}

/// A type as [`Type`] spells it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct TypeText(Type);

impl TryFrom<String> for TypeText {
    type Error = helpdesk_schema::TypeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

/// A reason must not be left out.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct NonEmpty(String);

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
enum Mark {
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

/// The corrections, read but not yet applied.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    path: String,
    file: File,
}

impl Corrections {
    /// Reads the file; what is wrong with it is reported.
    pub(crate) fn parse(path: &str, text: &str, report: &mut Report) -> Self {
        let file = toml::from_str(text).unwrap_or_else(|error| {
            report.toml_error(path, &error);
            File::default()
        });
        Self { path: path.to_owned(), file }
    }

    /// Mends the text of a page; returns how many entries applied.
    pub(crate) fn mend(&self, page: &str, text: &mut String, report: &mut Report) -> usize {
        let mut applied = 0;
        for entry in self.file.text.iter().filter(|entry| entry.get_ref().page == page) {
            match entry.get_ref().mend(text) {
                Ok(mended) => {
                    *text = mended;
                    applied += 1;
                }
                Err((message, hint)) => {
                    report.error(Problem::new(&self.path, message).at(entry.span()).hint(hint));
                }
            }
        }
        applied
    }

    /// Reports the entries whose page is none.
    pub(crate) fn report_unknown_pages(&self, pages: &[String], report: &mut Report) {
        for entry in self.file.text.iter().filter(|entry| !pages.contains(&entry.get_ref().page)) {
            report.error(
                Problem::new(&self.path, format!("there is no page `{}`", entry.get_ref().page))
                    .at(entry.span())
                    .hint("correct the path, or delete the correction if the page is gone"),
            );
        }
    }

    /// Lays the facts over the schema; returns how many entries applied.
    pub(crate) fn apply(&self, schema: &mut Schema, report: &mut Report) -> usize {
        let Self { path, file } = self;
        let mut run = Run { path, schema, report, applied: 0 };
        for entry in &file.ty {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| entry.get_ref().correct(field));
        }
        for entry in &file.required {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| entry.get_ref().correct(field));
        }
        for entry in &file.always_present {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| entry.get_ref().correct(field));
        }
        for entry in &file.nullable {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| entry.get_ref().correct(field));
        }
        for entry in &file.values {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| entry.get_ref().correct(field));
        }
        for entry in &file.drop {
            run.remove(&entry.span(), entry.get_ref());
        }
        for entry in &file.add {
            run.add(&entry.span(), entry.get_ref());
        }
        // Last, so that every other entry names the field as the page does.
        for entry in &file.rename {
            run.apply(entry.span(), entry.get_ref().subjects(), |field| {
                field.name.clone_from(&entry.get_ref().is);
                Ok(())
            });
        }
        // Now that the fields are right, they show what lists are.
        run.schema.recognise_paging();
        for entry in &file.max_rows {
            run.limit_rows(&entry.span(), entry.get_ref());
        }
        run.applied
    }
}

struct Run<'a> {
    path: &'a str,
    schema: &'a mut Schema,
    report: &'a mut Report,
    applied: usize,
}

/// Why an entry does not apply.
enum Stale {
    /// The page says the right thing now.
    Mended,
    /// The page says neither this nor that.
    Says(String),
}

impl Run<'_> {
    fn apply<'s>(
        &mut self,
        span: Range<usize>,
        subjects: impl Iterator<Item = Subject<'s>>,
        correct: impl Fn(&mut Field) -> Result<(), Stale>,
    ) {
        for subject in subjects {
            match subject.at.field_mut(self.schema).map(&correct) {
                Some(Ok(())) => self.applied += 1,
                Some(Err(stale)) => self.stale(span.clone(), subject, stale),
                None => self.unknown(span.clone(), subject),
            }
        }
    }

    fn add(&mut self, span: &Range<usize>, entry: &Add) {
        for subject in entry.subjects() {
            let Some((siblings, name)) = subject.at.siblings_mut(self.schema) else {
                self.unknown(span.clone(), subject);
                continue;
            };
            if siblings.iter().any(|field| field.name == name) {
                self.stale(span.clone(), subject, Stale::Mended);
                continue;
            }
            siblings.push(Field {
                name: name.to_owned(),
                ty: entry.is.0.clone(),
                required: entry.required,
                description: entry.description.clone(),
                ..Field::default()
            });
            self.applied += 1;
        }
    }

    fn remove(&mut self, span: &Range<usize>, entry: &Drop) {
        for subject in entry.subjects() {
            let Some((siblings, name)) = subject.at.siblings_mut(self.schema) else {
                self.unknown(span.clone(), subject);
                continue;
            };
            match siblings.iter().position(|field| field.name == name) {
                None => self.stale(span.clone(), subject, Stale::Mended),
                Some(index) if siblings[index].ty != entry.page_says.0 => {
                    let says = format!("the type `{}`", siblings[index].ty);
                    self.stale(span.clone(), subject, Stale::Says(says));
                }
                Some(index) => {
                    siblings.remove(index);
                    self.applied += 1;
                }
            }
        }
    }

    fn limit_rows(&mut self, span: &Range<usize>, entry: &MaxRows) {
        for subject in entry.subjects() {
            match subject.at.paging_mut(self.schema) {
                Some(paging) => {
                    paging.max_rows = Some(entry.is);
                    self.applied += 1;
                }
                None => self.report.error(
                    Problem::new(self.path, format!("`{}` is no list that is asked for page by page", subject.at))
                        .at(span.clone())
                        .hint("name the field that holds the items of a page, or delete the correction"),
                ),
            }
        }
    }

    fn unknown(&mut self, span: Range<usize>, subject: Subject<'_>) {
        self.report.error(
            Problem::new(self.path, format!("no page documents `{}`", subject.at))
                .at(span)
                .hint("correct the place, or delete the correction if the field is gone"),
        );
    }

    fn stale(&mut self, span: Range<usize>, subject: Subject<'_>, stale: Stale) {
        let Subject { at, why, evidence } = subject;
        let (message, hint) = match stale {
            Stale::Mended => (
                format!("the correction of `{at}` no longer applies: the page says so itself"),
                "delete this entry".to_owned(),
            ),
            Stale::Says(now) => (
                format!("the correction of `{at}` no longer applies: the page now says {now}"),
                format!("update or delete this entry; it stood here because: {why} Its evidence: {evidence}"),
            ),
        };
        self.report.error(Problem::new(self.path, message).at(span).hint(hint));
    }
}

impl TextIs {
    /// The text with the entry applied, or a message and a hint.
    fn mend(&self, text: &str) -> Result<String, (String, String)> {
        let Self { page, page_says, is, why, evidence } = self;
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
                format!("update or delete this entry; it stood here because: {} Its evidence: {}", why.0, evidence.0),
            )),
            times => Err((
                format!("the page `{page}` holds that text {times} times"),
                "make `page_says` longer, until it stands there once".to_owned(),
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
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        expect(&field.ty, &self.page_says.0, &self.is.0, |now| format!("the type `{now}`"))?;
        field.ty = self.is.0.clone();
        Ok(())
    }
}

impl RequiredIs {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let (now, is) = (Mark::from(field.required), Mark::from(Some(self.is)));
        expect(&now, &self.page_says, &is, |now| format!("required: {now:?}").to_lowercase())?;
        field.required = Some(self.is);
        Ok(())
    }
}

impl AlwaysPresent {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        expect(&field.required, &None, &Some(true), |now| format!("required: {now:?}").to_lowercase())?;
        field.required = Some(true);
        Ok(())
    }
}

impl Nullable {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        if matches!(field.ty, Type::Nullable(_)) {
            return Err(Stale::Mended);
        }
        field.ty = Type::Nullable(Box::new(mem::take(&mut field.ty)));
        Ok(())
    }
}

impl ValuesAre {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let keys = |list: &ValueList| list.items.iter().map(|value| value.key.clone()).collect::<Vec<_>>();
        let now = field.values.as_ref().map(keys).unwrap_or_default();
        let is = self.is.iter().map(|value| value.key.clone()).collect();
        expect(&now, &self.page_says, &is, |now| format!("the values {now:?}"))?;
        let item = |value: &Value| DocumentedValue {
            key: value.key.clone(),
            label: value.label.clone(),
            ..DocumentedValue::default()
        };
        let items: Vec<_> = self.is.iter().map(item).collect();
        field.values = (!items.is_empty()).then(|| ValueList { items, ..ValueList::default() });
        Ok(())
    }
}
