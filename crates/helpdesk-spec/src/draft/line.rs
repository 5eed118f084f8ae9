//! The deviation in a line of a log: as `helpdesk_decode` writes it, or as fields of a `tracing` event, in text or JSON.

use helpdesk_decode::Form;

/// A deviation of an operation or event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Observed {
    pub(super) id: String,
    /// `data.tickets[].comments`
    pub(super) path: String,
    pub(super) documented: Form,
    pub(super) came: Form,
}

/// The deviation of a line, and how often it was met. `None` if the line is about something else.
pub(super) fn read(line: &str, ids: &[&str]) -> Option<Result<(Observed, u64), &'static str>> {
    let line = without_colours(line);
    let (path, documented, came, count) = fields(&line).or_else(|| sentence(&line))?;
    let is_path = path.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.$[]{}".contains(&b));
    if path.is_empty() || !is_path {
        return None;
    }
    let Some(id) = ids.iter().filter(|id| names(&line, id)).max_by_key(|id| id.len()) else {
        return Some(Err("the line does not name a documented operation or event; put its id before the deviation"));
    };
    Some(Ok((Observed { id: (*id).to_owned(), path: path.to_owned(), documented, came }, count)))
}

/// `data.tickets[].comments: object documented, array came, lost, 3 times`
fn sentence(line: &str) -> Option<(&str, Form, Form, u64)> {
    let (before, after) = line.split_once(" documented, ")?;
    let (came, rest) = after.split_once(" came, ")?;
    let (before, documented) = before.rsplit_once(": ")?;
    let path = before.rsplit([' ', '"', '=']).next()?;
    let count = rest.split(", ").nth(1).and_then(|times| times.split(' ').next()?.parse().ok());
    Some((path, Form::from_name(documented)?, Form::from_name(came)?, count.unwrap_or(1)))
}

/// `path="data.tickets[].comments" documented="object" came="array" count=3`, or the same as JSON.
fn fields(line: &str) -> Option<(&str, Form, Form, u64)> {
    let form = |key| Form::from_name(field(line, key)?);
    let count = field(line, "count").and_then(|count| count.parse().ok());
    Some((field(line, "path")?, form("documented")?, form("came")?, count.unwrap_or(1)))
}

/// The value of `key=value`, `key="value"`, `"key":"value"` or `"key": value`.
fn field<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    line.match_indices(key).find_map(|(at, _)| {
        let is_whole = !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let after = &line[at + key.len()..];
        let after = after.strip_prefix('"').unwrap_or(after);
        let value = after.strip_prefix(['=', ':']).filter(|_| is_whole)?.trim_start();
        match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([' ', ',', '}']).next(),
        }
    })
}

/// Whether the line has this id in it, and not as a part of another one.
fn names(line: &str, id: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    line.match_indices(id).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + id.len()..].trim_start_matches('.').starts_with(is_part)
    })
}

/// The line without the escapes that colour it on a terminal.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "helpdesk.v1.ticket.list";
    const IDS: [&str; 3] = [LIST, "helpdesk.v1.ticket", "helpdesk.ticket.updated_v1"];

    #[test]
    fn every_way_of_writing_a_deviation_down() {
        let sentence = "data.tickets[].guest: object documented, empty array came, lost, 3 times";
        for line in [
            format!("{LIST} {sentence}"),
            format!("{LIST}: {sentence}"),
            format!(r#"2026-01-01T00:00:00Z  WARN bot: {LIST} deviates deviation="{sentence}""#),
            format!(
                "2026-01-01T00:00:00Z  WARN helpdesk_client: the answer deviates from the documentation operation=\"{LIST}\" \
                 path=\"data.tickets[].guest\" documented=\"object\" came=\"empty array\" lost=true count=3"
            ),
            format!(
                "\u{1b}[2m2026\u{1b}[0m \u{1b}[33m WARN\u{1b}[0m \u{1b}[3moperation\u{1b}[0m\u{1b}[2m=\u{1b}[0m\"{LIST}\" \
                 \u{1b}[3mpath\u{1b}[0m\u{1b}[2m=\u{1b}[0m\"data.tickets[].guest\" documented=\"object\" came=\"empty array\" \
                 count=3"
            ),
            format!(
                r#"{{"level":"WARN","fields":{{"operation":"{LIST}","path":"data.tickets[].guest","documented":"object","came":"empty array","lost":true,"count":3}}}}"#
            ),
        ] {
            let expected = Observed {
                id: LIST.to_owned(),
                path: "data.tickets[].guest".to_owned(),
                documented: Form::Object,
                came: Form::EmptyArray,
            };
            assert_eq!(read(&line, &IDS), Some(Ok((expected, 3))), "{line}");
        }
    }

    #[test]
    fn other_lines() {
        for line in [
            "",
            "GET /events 200",
            "path=\"a\" documented=\"object\"",
            "a: thing documented, array came, lost, 1 time",
            "helpdesk.v1.ticket.list a\"\n]: object documented, array came, lost, 1 time",
            "path=\"../x y\" documented=\"object\" came=\"array\" helpdesk.v1.ticket.list",
        ] {
            assert_eq!(read(line, &IDS), None, "{line}");
        }
        for line in [
            "a: object documented, array came, lost, 1 time",
            "xhelpdesk.v1.ticket.lists a: object documented, array came, lost, 1 time",
        ] {
            assert!(matches!(read(line, &IDS), Some(Err(_))), "{line}");
        }
    }
}
