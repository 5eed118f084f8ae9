//! The page on which a person logs in and grants the app access.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api::encoding::encode_query;
use crate::lock::lock;
use crate::mock::server::{Server, decoded_query};
use crate::state::logins::{Logins, PageError};

/// The path of the page.
const PATH: &str = "/open-apis/authen/v1/authorize";
/// The parameter of a link of the page: the open id of the person who consents, or empty to deny access.
const DECISION: &str = "mock_person";
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The routes of the page and its links.
pub(crate) fn routes(server: Arc<Server>) -> Router {
    Router::new().route(PATH, get(page)).with_state(server)
}

async fn page(State(server): State<Arc<Server>>, RawQuery(query): RawQuery) -> Response {
    let query = decoded_query(query.as_deref().unwrap_or_default());
    let mut logins = lock(&server.logins);
    let decision = query.iter().find(|(name, _)| name == DECISION).map(|(_, decision)| decision);
    let shown = match decision {
        None => choice(&logins, &query).map(|page| answer(StatusCode::OK, page)),
        Some(open_id) => {
            let open_id = Some(open_id.as_str()).filter(|open_id| !open_id.is_empty());
            decide(&server, &mut logins, &query, open_id).map(|url| redirect(&url))
        }
    };
    shown.unwrap_or_else(|error| answer(StatusCode::BAD_REQUEST, error_page(&error)))
}

impl Server {
    /// Consents as a person on the login page at a URL, or denies access; returns the URL for the browser.
    pub(crate) fn decide(&self, url: &str, open_id: Option<&str>) -> Result<String, PageError> {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        decide(self, &mut lock(&self.logins), &decoded_query(query), open_id)
    }
}

fn decide(
    server: &Server,
    logins: &mut Logins,
    query: &[(String, String)],
    open_id: Option<&str>,
) -> Result<String, PageError> {
    let authorization = logins.check(query)?;
    let Some(open_id) = open_id else { return Ok(authorization.denied()) };
    logins.consent(&authorization, open_id, server.clock.now()).ok_or_else(|| {
        let people: Vec<_> = logins.people().iter().map(|person| person.open_id.as_str()).collect();
        PageError {
            code: None,
            message: format!("no person has the open id `{open_id}`; known open ids: {}", people.join(", ")),
        }
    })
}

/// The page with a link for each person, and one to deny access.
fn choice(logins: &Logins, query: &[(String, String)]) -> Result<String, PageError> {
    let authorization = logins.check(query)?;
    let query: Vec<_> =
        query.iter().map(|(name, value)| format!("{}={}", encode_query(name), encode_query(value))).collect();
    let query = query.join("&");
    let link = |decision: &str, text: &str| {
        let target = escaped(&format!("?{query}&{DECISION}={}", encode_query(decision)));
        format!("<li><a href=\"{target}\">{}</a></li>", escaped(text))
    };
    let scopes: String = authorization.scopes().map(|scope| format!("<li>{}</li>", escaped(scope))).collect();
    let people: String = logins
        .people()
        .iter()
        .map(|person| link(&person.open_id, &format!("Log in as {} ({})", person.name, person.open_id)))
        .collect();
    Ok(document(&format!(
        "<h1>Log in</h1><p>The app wants to act for you, with these scopes:</p><ul>{scopes}</ul><ul>{people}{}</ul>",
        link("", "Deny")
    )))
}

fn error_page(error: &PageError) -> String {
    let code = error.code.map(|code| format!("<p>Error code: {code}</p>")).unwrap_or_default();
    document(&format!("<h1>This login cannot continue</h1>{code}<p>{}</p>", escaped(&error.message)))
}

fn document(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mock login</title><body>{body}</body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
        escaped
    })
}

fn redirect(url: &str) -> Response {
    let mut response = answer(StatusCode::FOUND, String::new());
    // The redirect URI was checked, so this never fails.
    if let Ok(location) = HeaderValue::from_str(url) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

fn answer(status: StatusCode, page: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, page).into_response()
}
