//! Places of one name that cannot have one type, and what to do about them.

use std::fmt::Write as _;

use helpdesk_codegen::conflicts;
use helpdesk_schema::Schema;

use super::file::NamesFile;
use crate::Report;

/// At most so many places are listed in advice.
const MOST_PLACES: usize = 40;

/// Reports them.
pub(super) fn report(schema: &Schema, file: &NamesFile, report: &mut Report) {
    for conflict in conflicts(schema) {
        let lines: Vec<String> =
            conflict.places.iter().map(|place| format!("`\"{place}\" = \"{}\"`", conflict.name)).collect();
        let lines = lines.join(" and ");
        let hint = if conflict.fields.is_empty() {
            format!("correct the places so that they agree, or in [types] write {lines}")
        } else {
            format!(
                "if the field is the same wherever the type is, name all of its places in one correction, and change the \
                 entries that some have already:\n{}\nif it does differ, \
                 in [types] write {lines}",
                array(&conflict.fields)
            )
        };
        let place = conflict.places.first().map_or("", String::as_str);
        report.error(file.problem("types", place, conflict.to_string()).hint(hint));
    }
}

/// The places, as a correction names them.
fn array(places: &[String]) -> String {
    let mut text = String::from("at = [\n");
    for place in places.iter().take(MOST_PLACES) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    {place:?},");
    }
    let more = places.len().saturating_sub(MOST_PLACES);
    if more > 0 {
        let _ = writeln!(text, "    # and {more} more");
    }
    text + "]"
}
