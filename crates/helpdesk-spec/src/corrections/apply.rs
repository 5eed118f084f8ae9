//! Laying the entries over a schema.

use std::collections::BTreeSet;
use std::ops::Range;

use helpdesk_schema::{Field, Schema, nearest};
use toml::Spanned;

use super::effect::{Correct, Stale};
use super::entry::{Add, Drop, Entry, File, MaxRows, RuleIs, Subject};
use crate::{Problem, Report};

/// The corrections, read but not yet applied.
#[derive(Debug, Default)]
pub struct Corrections {
    path: String,
    file: File,
}

impl Corrections {
    /// Reads the file; what is wrong with it is reported.
    pub fn parse(path: &str, text: &str, report: &mut Report) -> Self {
        let file = toml::from_str(text).unwrap_or_else(|error| {
            let mut problem = Problem::new(path, error.message()).at(error.span());
            // "unknown field `a`, expected one of `b`, `c`"
            let mut words = error.message().split('`').skip(1).step_by(2);
            if let Some(meant) = words.next().and_then(|unknown| nearest(unknown, words)) {
                problem = problem.hint(format!("did you mean `{meant}`?"));
            }
            report.error(problem);
            File::default()
        });
        Self { path: path.to_owned(), file }
    }

    /// Where the entries are, as messages name it.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Mends the text of a page; returns how many entries applied.
    pub fn mend(&self, page: &str, text: &mut String, report: &mut Report) -> usize {
        let mut applied = 0;
        for entry in self.file.text.iter().filter(|entry| entry.get_ref().page.get_ref() == page) {
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

    /// Reports the entries whose page is not one of these.
    pub fn report_unknown_pages<'p>(&self, pages: impl Iterator<Item = &'p str>, report: &mut Report) {
        let pages: BTreeSet<&str> = pages.collect();
        for entry in self.file.text.iter().filter(|entry| !pages.contains(entry.get_ref().page.get_ref().as_str())) {
            report.error(
                Problem::new(&self.path, format!("the page `{}` does not exist", entry.get_ref().page.get_ref()))
                    .at(entry.get_ref().page.span())
                    .hint(match nearest(entry.get_ref().page.get_ref(), pages.iter().copied()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => "correct the path, or delete the correction if the page is gone".to_owned(),
                    }),
            );
        }
    }

    /// The entry that corrects the type of a field, or that has added the field.
    pub(crate) fn type_entry(&self, at: &str) -> Option<Range<usize>> {
        let is_at = |subject: Subject<'_>| subject.at.to_string() == at;
        let corrects = self.file.ty.iter().find(|entry| entry.get_ref().subjects().any(is_at)).map(Spanned::span);
        let adds = || self.file.add.iter().find(|entry| entry.get_ref().subjects().any(is_at)).map(Spanned::span);
        corrects.or_else(adds)
    }

    /// Whether an entry of its own says that null is a value of a field.
    pub(crate) fn makes_nullable(&self, at: &str) -> bool {
        let is_at = |subject: Subject<'_>| subject.at.to_string() == at;
        self.file.nullable.iter().any(|entry| entry.get_ref().subjects().any(is_at))
    }

    /// Lays the facts over the schema; returns how many entries applied.
    pub fn apply(&self, schema: &mut Schema, report: &mut Report) -> usize {
        let Self { path, file } = self;
        let mut run = Run { path, schema, report, applied: 0 };
        run.correct(&file.ty);
        run.correct(&file.required);
        run.correct(&file.always_present);
        run.correct(&file.nullable);
        run.correct(&file.values);
        run.correct(&file.limit);
        run.correct(&file.example);
        run.correct(&file.alone);
        run.correct(&file.forms);
        for entry in &file.drop {
            run.remove(&entry.span(), entry.get_ref());
        }
        for entry in &file.add {
            run.add(&entry.span(), entry.get_ref());
        }
        // Last, so that every other entry names the field as the page does.
        run.correct(&file.rename);
        // Now that the fields are right, they show what lists are.
        run.schema.recognise_paging();
        for entry in &file.max_rows {
            run.limit_rows(entry.get_ref());
        }
        for entry in &file.rule {
            run.add_rule(entry.get_ref());
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

impl Run<'_> {
    fn correct<E: Correct>(&mut self, entries: &[Spanned<E>]) {
        for entry in entries {
            for subject in entry.get_ref().subjects() {
                match subject.at.field_mut(self.schema).map(|field| entry.get_ref().correct(field)) {
                    Some(Ok(())) => self.applied += 1,
                    Some(Err(stale)) => self.stale(entry.span(), &subject, stale),
                    None => self.unknown(&subject),
                }
            }
        }
    }

    fn add(&mut self, span: &Range<usize>, entry: &Add) {
        for subject in entry.subjects() {
            let Some((siblings, name)) = subject.at.siblings_mut(self.schema) else {
                self.unknown(&subject);
                continue;
            };
            if siblings.iter().any(|field| field.name == name) {
                self.stale(span.clone(), &subject, Stale::Mended);
                continue;
            }
            siblings.push(Field {
                name: name.to_owned(),
                ty: entry.is.0.clone(),
                required: entry.required,
                description: entry.description.as_str().into(),
                ..Field::default()
            });
            self.applied += 1;
        }
    }

    fn remove(&mut self, span: &Range<usize>, entry: &Drop) {
        for subject in entry.subjects() {
            let Some((siblings, name)) = subject.at.siblings_mut(self.schema) else {
                self.unknown(&subject);
                continue;
            };
            match siblings.iter().position(|field| field.name == name) {
                None => self.stale(span.clone(), &subject, Stale::Mended),
                Some(index) if siblings[index].ty != entry.page_says.0 => {
                    let says = format!("the type `{}`", siblings[index].ty);
                    self.stale(span.clone(), &subject, Stale::Says(says));
                }
                Some(index) => {
                    siblings.remove(index);
                    self.applied += 1;
                }
            }
        }
    }

    fn limit_rows(&mut self, entry: &MaxRows) {
        for subject in entry.subjects() {
            match subject.at.paging_mut(self.schema) {
                Some(paging) => {
                    paging.max_rows = Some(entry.is);
                    self.applied += 1;
                }
                None => self.report.error(
                    Problem::new(self.path, format!("`{}` is not a paged list", subject.at))
                        .at(subject.span.clone())
                        .hint(
                            "a paged list is asked for by a string `page_token`, or by integers `page` and `page_size`, and answers \
                             the next token or an integer `total`: see whether the page has changed one of them, name the field \
                             that holds the items of a page, or delete the correction",
                        ),
                ),
            }
        }
    }

    fn add_rule(&mut self, entry: &RuleIs) {
        for at in &entry.at {
            let id = at.get_ref();
            match self.schema.operations.iter_mut().find(|operation| operation.id == *id) {
                Some(operation) => {
                    operation.rules.push(entry.rule());
                    self.applied += 1;
                }
                None => self.report.error(
                    Problem::new(self.path, format!("no page documents the operation `{id}`")).at(at.span()).hint(
                        match nearest(id, self.schema.operations.iter().map(|operation| operation.id.as_str())) {
                            Some(meant) => format!("did you mean `{meant}`?"),
                            None => "correct the id, or delete the rule if the operation is gone".to_owned(),
                        },
                    ),
                ),
            }
        }
    }

    fn unknown(&mut self, subject: &Subject<'_>) {
        self.report.error(
            Problem::new(self.path, format!("no page documents `{}`", subject.at)).at(subject.span.clone()).hint(
                match subject.at.meant(self.schema) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "correct the place, or delete the correction if the field is gone".to_owned(),
                },
            ),
        );
    }

    fn stale(&mut self, span: Range<usize>, subject: &Subject<'_>, stale: Stale) {
        let Subject { at, why, evidence, .. } = subject;
        let (message, hint) = match stale {
            Stale::Mended => (
                format!("the correction of `{at}` no longer applies: the page says so itself"),
                "delete this entry".to_owned(),
            ),
            Stale::Says(now) => (
                format!("the correction of `{at}` no longer applies: the page now says {now}"),
                format!("update or delete this entry; its reason: {why} Its evidence: {evidence}"),
            ),
        };
        self.report.error(Problem::new(self.path, message).at(span).hint(hint));
    }
}
