//! A page where a person reads the operations and tries them: Swagger UI, as its package holds it, on the document that
//! this server serves. Nothing of it comes from elsewhere, and a Content-Security-Policy holds the browser to that.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::routing::get;

use super::openapi;
use crate::mock::server::Server;
use crate::state::credentials;

const PAGE: &str = include_str!("../../viewer/page.html");
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// The policy lets the page load from and send to this server alone. Swagger UI sets styles on its elements, and has
/// pictures within its style sheet.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Keep other pages from embedding these files or reaching this page's window, and the browser from guessing content types.
const HEADERS: [(HeaderName, &str); 4] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The page at `/`, what it is made of, and the documents at `/openapi.json` and `/openapi.zh-CN.json`.
pub(crate) fn routes(server: &Arc<Server>) -> Router {
    let document = |committed| {
        let server = Arc::clone(server);
        get(async move || document(committed, &server))
    };
    let files = [
        ("/viewer/page.css", CSS, include_str!("../../viewer/page.css")),
        ("/viewer/page.js", JAVASCRIPT, include_str!("../../viewer/page.js")),
        ("/viewer/live.js", JAVASCRIPT, include_str!("../../viewer/live.js")),
        ("/viewer/swagger-ui.css", CSS, include_str!("../../viewer/swagger-ui/swagger-ui.css")),
        ("/viewer/swagger-ui-bundle.js", JAVASCRIPT, include_str!("../../viewer/swagger-ui/swagger-ui-bundle.js")),
    ];
    let router = Router::new()
        .route("/", get(async || answer("text/html; charset=utf-8", page())))
        .route("/openapi.json", document(openapi::ENGLISH))
        .route("/openapi.zh-CN.json", document(openapi::CHINESE));
    files.into_iter().fold(router, |router, (path, content_type, text)| {
        router.route(path, get(async move || answer(content_type, text)))
    })
}

/// The page, with the credentials in it that are good here.
fn page() -> String {
    PAGE.replace("{app_id}", credentials::APP_ID)
        .replace("{app_secret}", credentials::APP_SECRET)
        .replace("{helpdesk_authorization}", &credentials::helpdesk_authorization())
        .replace("{user_token}", credentials::USER_TOKEN)
}

fn document(committed: &str, server: &Server) -> Response<Body> {
    match openapi::document(committed, server) {
        Ok(document) => answer("application/json", document),
        Err(error) => {
            let mut response = answer("text/plain", format!("the OpenAPI document is broken: {error}"));
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        }
    }
}

fn answer(content_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, POLICY);
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
