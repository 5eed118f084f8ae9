//! Refuses requests from foreign web pages.
//!
//! Any page in a browser on this machine can send requests to a loopback address: across origins, or to a host name of its own
//! that it has made resolve to 127.0.0.1 (DNS rebinding). Both are refused before their bodies are read.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{AsHeaderName, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::middleware::Next;
use helpdesk_core::runtime::is_loopback;

use crate::Error;
use crate::api::code;
use crate::api::response::ApiError;

/// The headers in which a browser describes the origin of a request even if it sends no `Origin`.
const FETCH_SITE: &str = "sec-fetch-site";
const FETCH_MODE: &str = "sec-fetch-mode";

/// The hosts that are allowed in addition to those of the loopback interface.
pub(crate) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    pub(crate) fn new(hosts: Vec<String>) -> Result<Self, Error> {
        let is_host =
            |host: &String| authority(host.as_bytes()).is_some_and(|authority| authority.as_str() == authority.host());
        match hosts.iter().find(|host| !is_host(host)) {
            Some(host) => Err(Error::Host { host: host.clone() }),
            None => Ok(Self { hosts }),
        }
    }

    fn check(&self, parts: &Parts) -> Result<(), ApiError> {
        // A request for an absolute URL names the host there, too.
        let named = only(&parts.headers, HOST).and_then(|host| authority(host.as_bytes()));
        let named = named.filter(|named| parts.uri.authority().is_none_or(|authority| authority == named));
        let Some(host) = named.filter(|named| self.answers_to(named.host())) else {
            let message = "the mock only answers requests whose Host is `localhost`, 127.0.0.1 or [::1]; allow another host \
                           with `MockBuilder::allow_host` or `--allow-host`";
            return Err(ApiError::new(StatusCode::MISDIRECTED_REQUEST, code::BAD_REQUEST, message));
        };
        if self.is_foreign(parts, &host) {
            let message = "the mock does not answer requests of web pages from elsewhere; allow those of a host with \
                           `MockBuilder::allow_host` or `--allow-host`";
            return Err(ApiError::new(StatusCode::FORBIDDEN, code::BAD_REQUEST, message));
        }
        Ok(())
    }

    fn answers_to(&self, host: &str) -> bool {
        is_loopback(host) || self.is_allowed(host)
    }

    fn is_allowed(&self, host: &str) -> bool {
        let name = |host: &str| host.trim_end_matches('.').to_ascii_lowercase();
        self.hosts.iter().any(|allowed| name(allowed) == name(host))
    }

    /// Whether a page of another origin sent the request.
    fn is_foreign(&self, parts: &Parts, host: &Authority) -> bool {
        if parts.headers.contains_key(ORIGIN) {
            let origin = only(&parts.headers, ORIGIN).and_then(|origin| origin.split_once("://"));
            let origin = origin.and_then(|(_, origin)| authority(origin.as_bytes()));
            return !origin.is_some_and(|origin| origin == *host || self.is_allowed(origin.host()));
        }
        let says = |name, values: &[&str]| only(&parts.headers, name).is_some_and(|value| values.contains(&value));
        // Following a link from another site to the page is fine.
        let followed = parts.method == Method::GET && says(FETCH_MODE, &["navigate"]);
        says(FETCH_SITE, &["cross-site", "same-site"]) && !followed
    }
}

/// The value of a header that is present exactly once.
fn only(headers: &HeaderMap, name: impl AsHeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())?.to_str().ok()
}

fn authority(text: &[u8]) -> Option<Authority> {
    Authority::try_from(text).ok().filter(|authority| !authority.as_str().contains('@') && !authority.host().is_empty())
}

/// Refuses the request, or passes it on.
pub(crate) async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    match guard.check(&parts) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(error) => error.into_response(None, "").map(Body::from),
    }
}
