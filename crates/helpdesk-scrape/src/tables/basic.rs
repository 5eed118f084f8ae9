//! The basic table: a key and its value in each row.

use std::collections::HashSet;
use std::ops::Range;

use helpdesk_schema::{Method, RateLimit, Scope, Text, TokenKind, nearest};

use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::markup::table::{Cell, Piece, Row, Table};
use crate::page::{Page, ScopeRow};
use crate::seen::BasicSpans;
use crate::text::{collapse, is_blank, strip_emphasis};

/// The keys of a basic table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Url,
    Method,
    RateLimit,
    AppTypes,
    Scopes,
    FieldScopes,
    EventType,
    Push,
    ContentType,
    Token,
}

/// The names of each key.
pub(crate) const KEYS: &[(Key, &[&str])] = &[
    (Key::Url, &["HTTP URL"]),
    (Key::Method, &["HTTP Method"]),
    (Key::ContentType, &["HTTP Content-Type", "Content-Type"]),
    (Key::RateLimit, &["接口频率限制", "频率限制"]),
    (Key::AppTypes, &["支持的应用类型"]),
    (Key::Scopes, &["权限要求"]),
    (Key::FieldScopes, &["字段权限要求"]),
    (Key::Token, &["凭证要求"]),
    (Key::EventType, &["事件类型"]),
    (Key::Push, &["推送方式"]),
];

/// The access tokens, by their names in text.
pub(super) const ACCESS_TOKENS: [(&str, TokenKind); 3] = [
    ("tenant_access_token", TokenKind::Tenant),
    ("user_access_token", TokenKind::User),
    ("app_access_token", TokenKind::App),
];

impl Key {
    fn of(cell: &Cell) -> Option<Self> {
        let text = cell.unemphasized();
        // A hint may follow the key: 开启任一权限即可.
        let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '*', '~']);
        let is_key = |word: &&str| text.strip_prefix(*word).is_some_and(ends);
        KEYS.iter().find(|(_, words)| words.iter().any(is_key)).map(|(key, _)| *key)
    }

    /// The key that a misspelled one most likely means, and its usual spelling. The table has none of these keys.
    fn meant(written: &str, missing: &[&(Self, &[&'static str])]) -> Option<(Self, &'static str)> {
        let meant = nearest(written, missing.iter().flat_map(|(_, words)| words.iter().copied()))?;
        missing.iter().find(|(_, words)| words.contains(&meant)).map(|(key, _)| (*key, meant))
    }
}

/// Whether the table is a basic table, by its title or its keys. Tables that explain event types are not, so that key
/// counts only below the heading of an event.
pub(crate) fn is_basic(table: &Table, below_event: bool) -> bool {
    let titled = table.columns.first().is_some_and(|cell| cell.unemphasized() == "基本");
    // Most cells fail the first check.
    let may_name_itself = |cell: &&Cell| {
        let text = cell.text();
        ["HTTP", "事件类型"].iter().any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
    };
    let names_itself = |cell: Option<&Cell>| match cell.filter(may_name_itself).and_then(Key::of) {
        Some(Key::Url | Key::Method) => true,
        Some(Key::EventType) => below_event,
        _ => false,
    };
    titled || names_itself(table.columns.first()) || table.rows.iter().any(|row| names_itself(row.cells.first()))
}

/// Reads the table into the page.
pub(crate) fn read(table: &Table, page: &mut Page, count: &mut RowCounts, sink: &mut Sink) -> BasicSpans {
    let mut spans = BasicSpans::default();
    let mut seen: Vec<Key> = Vec::new();
    // A pipe table must have column headers, so these may be its first row.
    let headers = Row { span: table.span.clone(), level: None, cells: table.columns.clone(), between: String::new() };
    let first = Some(&headers).filter(|row| row.cells.first().and_then(Key::of).is_some());
    let rows = || first.into_iter().chain(&table.rows);
    let present: HashSet<Key> = rows().filter_map(|row| row.cells.first().and_then(Key::of)).collect();
    let missing: Vec<_> = KEYS.iter().filter(|(key, _)| !present.contains(key)).collect();
    for row in rows() {
        count.seen += 1;
        let (Some(name), value) = (row.cells.first(), row.cells.get(1)) else {
            count.reported += 1;
            spans.has_faults = true;
            sink.report(Rule::MissingCell, row.span.clone(), "the row has no cells", "add the key and its value");
            continue;
        };
        let meant = || Key::meant(&name.unemphasized(), &missing);
        let known = Key::of(name);
        if known.is_none() {
            let hint = match meant() {
                Some((_, meant)) => format!("did you mean `{meant}`?"),
                None => "use one of the keys listed in spec/README.md".to_owned(),
            };
            let span = if name.span.is_empty() { row.span.clone() } else { name.span.clone() };
            sink.report(Rule::UnknownBasicKey, span, format!("the key `{}` is unknown", name.plain()), hint);
        }
        let Some(key) = known.or_else(|| meant().map(|(key, _)| key)) else {
            count.reported += 1;
            spans.has_faults = true;
            continue;
        };
        let Some(value) = value else {
            count.reported += 1;
            spans.has_faults = true;
            sink.report(
                Rule::MissingCell,
                row.span.clone(),
                format!("`{}` has no value", name.plain()),
                "add the cell with the value",
            );
            continue;
        };
        count.read += 1;
        if seen.contains(&key) {
            // It may be a misspelling of the key that is missing.
            spans.has_faults = true;
            sink.report(
                Rule::DuplicateBasicKey,
                name.span.clone(),
                format!("there is a second row `{}`", name.plain()),
                "delete one of the rows",
            );
            continue;
        }
        seen.push(key);
        match key {
            Key::Url => {
                spans.url = Some(value.span.clone());
                page.route_span = value.span.clone();
                url(value, page, sink);
            }
            Key::Method => {
                spans.method = Some(value.span.clone());
                method(value, page, sink);
            }
            Key::RateLimit => rate_limits(value, page, sink),
            Key::AppTypes => app_types(value, page, sink),
            Key::Scopes => scopes(value, page, sink),
            Key::EventType => {
                spans.event_type = Some(value.span.clone());
                page.event_types = event_types(&value.plain());
            }
            Key::Token => tokens_in_text(&value.plain(), page),
            // Fields list their own scopes, and events are always pushed to a URL.
            Key::FieldScopes | Key::Push | Key::ContentType => {}
        }
    }
    spans
}

/// Reads a second basic table, for a further event. Two URLs on a page are ambiguous.
pub(crate) fn read_further(table: &Table, page: &mut Page, count: &mut RowCounts, sink: &mut Sink) {
    for row in &table.rows {
        count.seen += 1;
        let key = row.cells.first().and_then(Key::of);
        if let (Some(Key::EventType), Some(value)) = (key, row.cells.get(1)) {
            count.read += 1;
            page.event_types.extend(event_types(&value.plain()));
            continue;
        }
        count.reported += 1;
        if key == Some(Key::Url) {
            sink.report(
                Rule::SeveralUrls,
                row.span.clone(),
                "there is a second basic table with a URL",
                "document each endpoint on its own page",
            );
        }
    }
    let names = page.event_types.len();
    sink.report(
        Rule::SideTable,
        table.span.clone(),
        format!("there is a second basic table; only its event type is read, so the page documents {names}"),
        "no action is needed if its other rows match the first table",
    );
}

/// The event types named in a text.
pub(crate) fn event_types(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut known = HashSet::new();
    text.split(|c| !is_part(c))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()) && known.insert(*word))
        .map(str::to_owned)
        .collect()
}

fn url(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    let text = cell.plain();
    let ends = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '`' | '、' | '；' | '<' | '>');
    let mut urls = text.split(ends).filter(|part| part.contains("://"));
    let bad = |sink: &mut Sink, rule, message: String| {
        sink.report(rule, cell.span.clone(), message, "write exactly one URL, with parameters as `:name`");
    };
    let Some(first) = urls.next() else {
        return match text.as_str() {
            "" => bad(sink, Rule::MissingUrl, "the basic table has no URL".to_owned()),
            _ => bad(sink, Rule::BadUrl, format!("`{text}` is not a URL")),
        };
    };
    if let Some(second) = urls.find(|url| *url != first) {
        bad(sink, Rule::SeveralUrls, format!("the basic table has several URLs: `{first}` and `{second}`"));
    }
    // A blank within the URL would cut off its end.
    let behind = text.split_once(first).and_then(|(_, behind)| behind.strip_prefix(' '));
    let rest = behind.and_then(|behind| behind.split(' ').next()).filter(|word| {
        word.contains(['/', ':'])
            && !word.contains("://")
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | ':' | '_' | '-'))
    });
    if let Some(rest) = rest {
        bad(sink, Rule::BadUrl, format!("`{rest}` follows the URL `{first}` after a blank"));
    }
    let path = first.split_once("://").and_then(|(_, rest)| rest.find('/').map(|slash| &rest[slash..]));
    let Some(path) = path else {
        return bad(sink, Rule::BadUrl, format!("`{first}` has no path"));
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if path.contains(['{', '}', '$']) {
        bad(sink, Rule::BadUrl, format!("the path `{path}` has a parameter that is not written as `:name`"));
    }
    if path.split('/').any(|part| matches!(part, "." | "..")) {
        bad(sink, Rule::BadUrl, format!("the path `{path}` has a part of dots alone"));
    }
    path.clone_into(&mut page.route);
}

fn method(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    let text = cell.plain();
    let word = text.trim_matches('`');
    page.method = Some(match word {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        _ => {
            let message = match word {
                "" => "the basic table has no HTTP method".to_owned(),
                _ => format!("`{word}` is not an HTTP method of the platform"),
            };
            let hint = match nearest(word, ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write GET, POST, PUT, PATCH or DELETE".to_owned(),
            };
            sink.report(Rule::BadMethod, cell.span.clone(), message, hint);
            word.clone_into(&mut page.method_text);
            return;
        }
    });
    word.clone_into(&mut page.method_text);
}

fn rate_limits(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    let text = cell.plain();
    let label = text.strip_prefix('[').and_then(|text| text.split_once(']')).map_or(text.as_str(), |(label, _)| label);
    let bad = |sink: &mut Sink, message: String| {
        let hint = "write it as `1000 次/分钟`, `50 次/秒` or 特殊频控";
        sink.report(Rule::BadRateLimit, cell.span.clone(), message, hint);
    };
    if label.trim().is_empty() {
        bad(sink, "the row does not say the rate limit".to_owned());
    }
    for part in label.split(['、', '，', ',', '；']).map(str::trim).filter(|part| !part.is_empty()) {
        let limit = if part == "特殊频控" {
            Some(RateLimit::Special)
        } else {
            part.split_once('次').and_then(|(count, unit)| {
                let count = count.trim().parse().ok().filter(|count| *count > 0)?;
                match unit.trim().trim_start_matches('/').trim() {
                    "秒" => Some(RateLimit::PerSecond(count)),
                    "分钟" | "分" => Some(RateLimit::PerMinute(count)),
                    _ => None,
                }
            })
        };
        match limit {
            Some(limit) => page.rate_limits.push(limit),
            None => bad(sink, format!("`{part}` is not a known rate limit")),
        }
    }
}

/// The kinds of app as text, in lower case and without white space.
const APP_TYPES: [(&str, &[&str]); 2] = [
    ("custom", &["custom", "customapp", "自建应用", "企业自建应用"]),
    ("isv", &["isv", "storeapp", "商店应用", "应用商店应用", "企业商店应用"]),
];

/// Reads the kinds of app: those of the `md-app-support`, else those in the text.
fn app_types(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    let mut kinds: Vec<(String, Range<usize>)> = Vec::new();
    for piece in &cell.pieces {
        let Piece::Apps(types, span) = piece else { continue };
        kinds.extend(types.split(',').map(|app| (app.trim().to_owned(), span.clone())));
    }
    if !cell.pieces.iter().any(|piece| matches!(piece, Piece::Apps(..))) {
        let text = cell.text();
        let ends = |c: char| matches!(c, ',' | '，' | '、' | '；' | ';' | '/' | '\n' | '和' | '及' | '与');
        kinds.extend(text.split(ends).map(|app| (strip_emphasis(app).to_owned(), cell.span.clone())));
    }
    kinds.retain(|(app, _)| !app.is_empty());
    if kinds.is_empty() {
        let (message, hint) = ("the row does not name a kind of app", "write `custom`, `isv` or both");
        sink.report(Rule::UnknownAppType, cell.span.clone(), message, hint);
    }
    for (app, span) in kinds {
        let word: String = app.chars().filter(|c| !is_blank(*c)).flat_map(char::to_lowercase).collect();
        let Some((kind, _)) = APP_TYPES.iter().find(|(_, words)| words.contains(&word.trim_matches('`'))) else {
            sink.report(
                Rule::UnknownAppType,
                span,
                format!("`{app}` is not a known kind of app"),
                match nearest(&word, APP_TYPES.iter().flat_map(|(_, words)| words.iter().copied())) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "write `custom`, `isv` or both".to_owned(),
                },
            );
            continue;
        };
        if !page.app_types.iter().any(|known| known == kind) {
            page.app_types.push((*kind).to_owned());
        }
    }
}

fn scopes(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    let mut text = String::new();
    for piece in &cell.pieces {
        match piece {
            Piece::Scope { name, text } => page.scopes.push(ScopeRow {
                scope: Scope { name: name.clone().unwrap_or_default(), description: collapse(text).into() },
                is_declared: name.as_ref().is_some_and(|name| !name.is_empty()),
            }),
            Piece::Text(more) => text.push_str(more),
            _ => {}
        }
    }
    let text = collapse(&text);
    let named = scopes_in_text(&text);
    let is_nothing = text.is_empty() || text == "-" || text.starts_with('无');
    if page.scopes.is_empty() && named.is_empty() && !is_nothing {
        sink.report(
            Rule::UnnamedScope,
            cell.span.clone(),
            "the text does not name a scope; it is kept as a description",
            "name the scope, such as `im:message`",
        );
        let scope = Scope { name: String::new(), description: text.into() };
        page.scopes.push(ScopeRow { scope, is_declared: false });
    }
    for scope in named {
        if page.scopes.iter().all(|known| known.scope.name != scope.scope.name) {
            page.scopes.push(scope);
        }
    }
}

/// The scopes that a text names.
fn scopes_in_text(text: &str) -> Vec<ScopeRow> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
    text.split(|c| !is_part(c))
        .filter(|word| {
            word.contains(':') && word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.starts_with("http")
        })
        .map(|name| ScopeRow {
            scope: Scope { name: name.trim_end_matches(':').to_owned(), description: Text::default() },
            is_declared: false,
        })
        .collect()
}

/// The tokens that a text names.
pub(super) fn tokens_in_text(text: &str, page: &mut Page) {
    for (word, token) in ACCESS_TOKENS {
        if text.contains(word) && !page.tokens.contains(&token) {
            page.tokens.push(token);
        }
    }
}
