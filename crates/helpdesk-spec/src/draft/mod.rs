//! From deviations in a log to entries for `spec/corrections.toml`.
//!
//! A deviation says that the platform sends a field in another form than its page documents. A draft takes both forms into the
//! field's type, and says what the page says and where; the maintainer judges it.

mod entries;
mod line;
mod locate;
mod widen;

use std::collections::BTreeMap;

use helpdesk_decode::Form;
use helpdesk_schema::{Schema, Type};

use crate::sources::{self, PagesRead};
use crate::{Problem, Report, Sources, names};
use entries::Entries;
use line::Observed;
use locate::Located;
use widen::{TAKEN, widen};

/// The entries for `spec/corrections.toml` that these lines of a log call for, as TOML. Lines that are not about a deviation are
/// passed over. Deviations that no type can express, and entries that are there already and need another type, are warnings.
///
/// A field of a struct that has several places is corrected at all of them, for a struct is one type wherever it is.
///
/// `None` if any source has an error, all of which are in the report then.
pub fn draft(sources: Sources<'_>, log: &str, report: &mut Report) -> Option<String> {
    let Sources { folder, pages, corrections, mut names, .. } = sources;
    let PagesRead { schema: documented, pages, .. } = sources::read(folder, pages, &corrections, report)?;
    let mut corrected = documented.clone();
    corrections.apply(&mut corrected, report);
    sources::is_sound(report)?;
    // Errors of names are ignored: a draft can mend them, for example a correction that names too few places.
    names::assign(&mut corrected.clone(), &mut names, &mut Report::default());

    let mut entries = Entries::default();
    for (observed, count) in observed(log, &corrected, report) {
        let Observed { id, path, documented: form, came } = &observed;
        let mut warn = |message: &str| {
            report.warning(Problem::new(id, format!("`{path}`: {form} documented, {came} came: {message}")));
        };
        let Some(place) = Located::find(&corrected, id, path) else {
            warn("no page documents the field");
            continue;
        };
        let at = place.at();
        let others = place.elsewhere(&corrected, &names);
        let wider = [place].into_iter().chain(others).map(|place| {
            let is = widen(entries.drafted(&place).unwrap_or(&place.field.ty), &place.inside, *came);
            (place, is)
        });
        let wider: Vec<(Located<'_>, Result<Type, &str>)> = wider.collect();
        match wider.first() {
            Some((_, Err(reason))) if *reason != TAKEN => {
                warn(reason);
                continue;
            }
            Some((place, _)) if wider.iter().all(|(_, is)| is.is_err()) && entries.drafted(place).is_none() => {
                warn(TAKEN);
                continue;
            }
            _ => {}
        }
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let seen = format!("{id} {path}: {form} documented, {came} came, {times}");
        for (place, is) in wider.into_iter().filter_map(|(place, is)| Some((place, is.ok()?))) {
            let before = place.of(&documented).map(|field| field.ty.clone());
            let at = place.at();
            let is = match is {
                Type::Nullable(inner) if corrections.makes_nullable(&at) => *inner,
                is => is,
            };
            entries.add(&place, before, is, &seen, place.line(&pages), corrections.type_entry(&at));
        }
        entries.see(&at, seen);
    }
    Some(entries.into_toml(folder, corrections.path(), report))
}

/// The deviations of a log, each once, with how often it was met: first those of a field as a whole, which say what it holds.
fn observed(log: &str, schema: &Schema, report: &mut Report) -> Vec<(Observed, u64)> {
    let ids: Vec<&str> = schema
        .operations
        .iter()
        .map(|operation| operation.id.as_str())
        .chain(schema.events.iter().map(|event| event.id.as_str()))
        .collect();
    let mut found: BTreeMap<Observed, u64> = BTreeMap::new();
    for (number, line) in (1..).zip(log.lines()) {
        match line::read(line, &ids) {
            None => {}
            Some(Err(reason)) => report.warning(Problem::new(format!("line {number}"), reason)),
            Some(Ok((observed, count))) => {
                let total = found.entry(observed).or_default();
                *total = total.saturating_add(count);
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(observed, _)| (observed.path.len(), observed.came == Form::String));
    found
}
