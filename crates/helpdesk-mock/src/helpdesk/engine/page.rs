//! A page of a list, as a request asks for it.

use std::iter;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_schema::{Paging, PagingScheme};
use serde_json::Value;

use super::cursor;
use super::operations::{Asks, Criterion, Source};
use crate::helpdesk::call::{Call, PageReply};
use crate::helpdesk::data::filter::{Filter, Test};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::Shared;
use crate::helpdesk::data::state::State;

/// The least characters of a word that a search looks for by itself.
const LONG_WORD: usize = 4;

/// The most words that a search looks for.
const MOST_WORDS: usize = 32;

/// The page size if neither the request nor the documentation says otherwise.
const DEFAULT_SIZE: usize = 20;

/// The page that a call asks for.
pub(crate) fn page(
    state: &mut State,
    kind: Kind,
    criteria: &[Criterion],
    call: &Call<'_>,
) -> Result<(Vec<Shared>, PageReply), Refusal> {
    let Some(paging) = &call.operation.paging else {
        return Err(Refusal::Bad("the operation is not a paged list".to_owned()));
    };
    let filter = filter(criteria, call)?;
    let size = size(paging, call)?;
    let rows = state.all_mut(kind);
    let listed = rows.list(&filter);
    let reachable = paging.max_rows.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let listed = &listed[..listed.len().min(reachable)];
    let start = start(paging, call, &filter, size, listed)?.min(listed.len());
    let end = start.saturating_add(size).min(listed.len());
    let (numbers, total) = (listed[start..end].to_vec(), listed.len());
    let next = match numbers.last() {
        Some(last) if end < total && paging.scheme == PagingScheme::Token => Some(cursor::write(*last, &filter)),
        _ => None,
    };
    let found = numbers.iter().filter_map(|number| rows.row(*number).cloned()).collect();
    Ok((found, PageReply { items: Vec::new(), total, next }))
}

fn filter(criteria: &[Criterion], call: &Call<'_>) -> Result<Filter, Refusal> {
    let mut tests: Vec<Test> = Vec::new();
    for Criterion { source, asks } in criteria {
        let values = asked(*source, call)?;
        let Some(first) = values.first().cloned() else { continue };
        // The checks before this refuse a cursor or size that is not a number.
        let limit = first.parse::<i64>();
        match asks {
            Asks::Is(field) => tests.push(Test::OneOf { field, values }),
            Asks::Holds(fields) => tests.push(Test::Holds { fields, texts: vec![first.to_lowercase()] }),
            Asks::Mentions(fields) => tests.push(Test::Holds { fields, texts: searched(&first.to_lowercase()) }),
            Asks::AtLeast(field) => {
                tests.push(Test::Between { field, least: limit.unwrap_or(i64::MIN), most: i64::MAX });
            }
            // It comes behind the lower end of the same range, which it may complete.
            Asks::AtMost(field) => match tests.last_mut() {
                Some(Test::Between { field: of, most, .. }) if of == field => *most = limit.unwrap_or(i64::MAX),
                _ => tests.push(Test::Between { field, least: i64::MIN, most: limit.unwrap_or(i64::MAX) }),
            },
        }
    }
    Ok(Filter { tests })
}

/// The texts of which a search finds any: what was asked, as a whole, and its long words, so that a question finds its answer.
fn searched(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let long = words.filter(|word| word.chars().count() >= LONG_WORD).take(MOST_WORDS);
    iter::once(text).chain(long).map(str::to_owned).collect()
}

/// The values that a request names; none where it leaves them open.
fn asked(source: Source, call: &Call<'_>) -> Result<Vec<String>, Refusal> {
    let query = |name: &str| {
        let named = call.query.iter().filter(|(parameter, value)| parameter == name && !value.is_empty());
        named.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    Ok(match source {
        Source::Path(name) => vec![call.path(name).to_owned()],
        Source::Query(name) => query(name),
        Source::QueryOr(name, default) => {
            let named = query(name);
            if named.is_empty() { vec![default.to_owned()] } else { named }
        }
        Source::Always(value) => vec![value.to_owned()],
        Source::Body(name) => match call.body.get(name) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => vec![text.clone()],
            Some(other) => vec![other.to_string()],
        },
        Source::Encoded(name) => {
            let encoded = call.query("base64").is_some_and(|value| value.eq_ignore_ascii_case("true"));
            let decode = |text: String| {
                if !encoded {
                    return Ok(text);
                }
                let bytes = STANDARD.decode(&text).ok();
                let decoded = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                decoded.ok_or_else(|| Refusal::Bad(format!("query/{name}: `{text}` is not Base64 of a text")))
            };
            query(name).into_iter().map(decode).collect::<Result<_, _>>()?
        }
    })
}

fn size(paging: &Paging, call: &Call<'_>) -> Result<usize, Refusal> {
    let name = &paging.page_size;
    match call.query(name) {
        None => {
            let field = call.operation.query.iter().find(|field| field.name == *name);
            let default = field.and_then(|field| field.default.as_deref()?.parse().ok());
            Ok(default.unwrap_or(DEFAULT_SIZE))
        }
        Some(size) => size
            .parse()
            .ok()
            .filter(|size| *size > 0)
            .ok_or_else(|| Refusal::Bad(format!("query/{name}: `{size}` is not the size of a page"))),
    }
}

fn start(paging: &Paging, call: &Call<'_>, filter: &Filter, size: usize, listed: &[u32]) -> Result<usize, Refusal> {
    let name = &paging.page;
    match (paging.scheme, call.query(name)) {
        (_, None) => Ok(0),
        // As in a first call that has no cursor yet.
        (PagingScheme::Token, Some("")) => Ok(0),
        (PagingScheme::Token, Some(token)) => {
            let behind = cursor::read(token, filter).ok_or_else(|| {
                Refusal::Bad(format!("query/{name}: `{token}` was not given for a list with this filter"))
            })?;
            Ok(listed.partition_point(|number| *number <= behind))
        }
        (PagingScheme::Number, Some(number)) => number
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1))
            .map(|pages| pages.saturating_mul(size))
            .ok_or_else(|| Refusal::Bad(format!("query/{name}: `{number}` is not the number of a page"))),
    }
}
