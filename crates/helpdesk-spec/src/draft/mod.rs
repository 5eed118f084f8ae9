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
use helpdesk_schema::Schema;

use crate::sources::{self, PagesRead};
use crate::{Problem, Report, Sources};
use entries::Entries;
use line::Observed;
use locate::Located;
use widen::widen;

/// The entries for `spec/corrections.toml` that these lines of a log call for, as TOML. Lines that are not about a deviation are
/// passed over; deviations that no type can express are warnings.
///
/// `None` if any source has an error, all of which are in the report then.
pub fn draft(sources: Sources<'_>, log: &str, report: &mut Report) -> Option<String> {
    let PagesRead { schema: documented, pages, .. } =
        sources::read(sources.folder, sources.pages, &sources.corrections, report)?;
    let mut corrected = documented.clone();
    sources.corrections.apply(&mut corrected, report);
    sources::is_sound(report)?;

    let mut entries = Entries::default();
    for (observed, count) in observed(log, &corrected, report) {
        let Observed { id, path, documented: form, came } = &observed;
        let warn = |report: &mut Report, message: &str| {
            report.warning(Problem::new(id, format!("`{path}`: {form} documented, {came} came: {message}")));
        };
        let Some(place) = Located::find(&corrected, id, path) else {
            warn(report, "no page documents the field");
            continue;
        };
        let is = entries.drafted(&place).unwrap_or(&place.field.ty).clone();
        match widen(&is, &place.inside, *came) {
            Err(reason) => warn(report, reason),
            Ok(wider) => {
                let before = Located::find(&documented, id, path).map(|place| place.field.ty.clone());
                let line = place.line(&pages);
                let entry = sources.corrections.type_entry(&place.at(), report);
                entries.add(&place, before, wider, (&observed, count), line, entry);
            }
        }
    }
    Some(entries.into_toml(sources.folder))
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
