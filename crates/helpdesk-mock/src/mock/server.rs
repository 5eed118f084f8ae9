//! The server: takes requests in, has them checked, answers and remembers them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{self, ConnectInfo, DefaultBodyLimit, FromRequest, Request as HttpRequest};
use axum::http::header::ALLOW;
use axum::http::request::Parts;
use axum::http::{Response, StatusCode};
use helpdesk_schema::Operation;
use serde_json::Value;

use crate::Error;
use crate::api::encoding::{decode_query, query_pairs};
use crate::api::response::{self, ApiError, Content};
use crate::api::router::{self, NoRoute, Route};
use crate::api::socket_operations;
use crate::api::token_operations::{self, ISSUE_APP_TOKEN, ISSUE_TENANT_TOKEN, REFRESH_USER_TOKEN};
use crate::api::{check, code};
use crate::clock::Clock;
use crate::faults::connection::{ConnectionHandle, RawOutput};
use crate::faults::deviation;
use crate::faults::fault::{self, Effect, Fault};
use crate::faults::script::Script;
use crate::helpdesk::{Helpdesk, State, StateFile};
use crate::lock::lock;
use crate::push::Pusher;
use crate::state::answers::Answers;
use crate::state::auth;
use crate::state::credentials;
use crate::state::listing::{Items, Listing};
use crate::state::logins::{LoginSettings, Logins};
use crate::state::requests::{Request, RequestLog};
use crate::state::tokens::{Lifetimes, Tokens};

/// The largest body that is read; no documented JSON comes near it.
const MAX_BODY: usize = 4 * 1024 * 1024;
/// How many requests are kept by default.
const KEEP_REQUESTS: usize = 100_000;
/// How many bytes of them are kept by default.
const KEEP_BYTES: usize = 64 << 20;
/// A TLS alert, as from a server that expects TLS.
const GARBAGE: &[u8] = b"\x15\x03\x01\0\x02\x02\x0a";

pub(crate) struct OnRequest(pub(crate) Box<dyn Fn(&Request) + Send + Sync>);

/// How a server behaves.
pub(crate) struct Settings {
    pub(crate) on_request: Option<OnRequest>,
    pub(crate) lifetimes: Lifetimes,
    pub(crate) login: LoginSettings,
    pub(crate) token_refusal: StatusCode,
    pub(crate) keep_requests: usize,
    pub(crate) keep_bytes: usize,
    /// Its state; `None` if it answers with the examples of the pages.
    pub(crate) state: Option<State>,
    pub(crate) state_file: Option<StateFile>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            on_request: None,
            lifetimes: Lifetimes::default(),
            login: LoginSettings::default(),
            token_refusal: StatusCode::BAD_REQUEST,
            keep_requests: KEEP_REQUESTS,
            keep_bytes: KEEP_BYTES,
            state: None,
            state_file: None,
        }
    }
}

pub(crate) struct Server {
    operations: Vec<Operation>,
    on_request: Option<OnRequest>,
    token_refusal: StatusCode,
    seed: u64,
    arrivals: AtomicU64,
    pub(crate) clock: Arc<Clock>,
    tokens: Mutex<Tokens>,
    pub(crate) logins: Mutex<Logins>,
    script: Mutex<Script>,
    pub(super) answers: Mutex<Answers>,
    pub(crate) helpdesk: Option<Helpdesk>,
    pub(super) state_file: Option<StateFile>,
    /// The state that was written to the file last.
    pub(super) saved: Mutex<Option<(u64, Vec<String>)>>,
    /// The lists that the examples of the pages show.
    pub(super) shown: HashMap<String, Listing>,
    pub(super) listings: Mutex<HashMap<String, Arc<Listing>>>,
    log: Mutex<RequestLog>,
    pub(crate) pusher: Arc<Pusher>,
}

impl Server {
    /// A server of these operations, and of those that issue tokens or open long connections. The seed tells its tokens and log ids from those of
    /// other servers.
    pub(crate) fn new(mut operations: Vec<Operation>, settings: Settings, pusher: Arc<Pusher>, seed: u64) -> Self {
        let Settings { on_request, lifetimes, mut login, token_refusal, keep_requests, keep_bytes, state, state_file } =
            settings;
        let scopes = operations.iter().flat_map(|operation| &operation.scopes).map(|scope| scope.name.clone());
        login.scopes.extend(scopes.filter(|scope| !scope.is_empty()));
        let clock = Arc::clone(&pusher.clock);
        for own in token_operations::operations().into_iter().chain(socket_operations::operations()) {
            operations.retain(|operation| (operation.method, &operation.path) != (own.method, &own.path));
            operations.push(own);
        }
        let shown = operations.iter().filter_map(|operation| Some((operation.id.clone(), Listing::shown(operation)?)));
        let shown = shown.collect();
        Self {
            operations,
            shown,
            on_request,
            token_refusal,
            seed,
            arrivals: AtomicU64::new(1),
            tokens: Mutex::new(Tokens::new(seed, lifetimes, clock.now())),
            logins: Mutex::new(Logins::new(seed, login)),
            script: Mutex::default(),
            answers: Mutex::default(),
            helpdesk: state.map(Helpdesk::new),
            state_file,
            saved: Mutex::new(None),
            clock,
            listings: Mutex::default(),
            log: Mutex::new(RequestLog::new(keep_requests, keep_bytes)),
            pusher,
        }
    }

    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn tokens(&self) -> MutexGuard<'_, Tokens> {
        lock(&self.tokens)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, RequestLog> {
        lock(&self.log)
    }

    pub(crate) fn script(&self) -> MutexGuard<'_, Script> {
        lock(&self.script)
    }

    pub(crate) fn serve_items(&self, operation: &Operation, items: Items) -> Result<(), Error> {
        let listing = Listing::new(operation, items)?;
        lock(&self.listings).insert(operation.id.clone(), Arc::new(listing));
        Ok(())
    }

    pub(crate) fn reset(&self) {
        self.log().clear();
        *self.script() = Script::default();
        *lock(&self.answers) = Answers::default();
        lock(&self.listings).clear();
        self.pusher.clear();
    }

    pub(crate) fn into_router(self: Arc<Self>) -> Router {
        Router::new().fallback(handle).layer(DefaultBodyLimit::max(MAX_BODY)).with_state(self)
    }

    /// Checks whether a request is let in; the operation it is for.
    fn admit<'a>(
        &self,
        route: Result<Route<'a>, NoRoute>,
        parts: &Parts,
        body: Result<&Bytes, &BytesRejection>,
        now: Instant,
    ) -> Result<&'a Operation, ApiError> {
        let route = route.map_err(|missing| no_route(parts, &missing))?;
        let operation = route.operation;
        auth::check_token(&self.tokens(), operation, &parts.headers, now, self.token_refusal)?;
        auth::check_helpdesk(operation, &parts.headers)?;
        let body =
            body.map_err(|e| ApiError::new(e.status(), code::BAD_REQUEST, format!("body: {}", e.body_text())))?;
        let problems = check::problems(&route, parts.uri.query().unwrap_or_default(), &parts.headers, body);
        if problems.is_empty() {
            return Ok(operation);
        }
        let (status, code) = match operation.id.as_str() {
            ISSUE_TENANT_TOKEN | ISSUE_APP_TOKEN => (StatusCode::OK, code::INVALID_PARAM),
            REFRESH_USER_TOKEN => (StatusCode::BAD_REQUEST, code::OAUTH_MALFORMED),
            _ => (StatusCode::BAD_REQUEST, code::BAD_REQUEST),
        };
        Err(ApiError::new(status, code, problems.join("; ")))
    }

    /// Answers a request that was admitted or refused, and records the outcome in it.
    fn settle(
        &self,
        admitted: Result<&Operation, ApiError>,
        request: &mut Request,
        now: Instant,
    ) -> Result<Content, ApiError> {
        let operation = admitted?;
        self.check_rules(operation, request)?;
        request.fault = self.script().next(&operation.id);
        let mut answer = Ok(Content::Nothing);
        if request.fault.as_ref().is_none_or(|fault| fault.acts) {
            answer = self.act(operation, request, now);
            request.acted = answer.is_ok();
        }
        if let (None, Ok(Content::Json(text))) = (&request.fault, &answer) {
            request.fault = self.script().deviations(&operation.id, text);
        }
        match request.fault.as_ref().map(|fault| &fault.effect) {
            None | Some(Effect::Nothing | Effect::Cut | Effect::Drip(_)) => answer,
            Some(Effect::Deviate(deviations)) => answer.map(|content| match content {
                Content::Json(text) => Content::Json(deviation::deviate(&text, deviations)),
                other => other,
            }),
            Some(Effect::Refuse { status, code, message }) => {
                Err(ApiError::new(fault::status(*status), *code, message))
            }
            Some(Effect::Text { status, body }) => {
                Ok(Content::Text { status: fault::status(*status), body: body.clone() })
            }
            Some(Effect::Garbage | Effect::Close) => Ok(Content::Nothing),
        }
    }
}

impl Server {
    /// Where an app may open a long connection; `None` if it is not this app.
    pub(super) fn open_connection(&self, host: &str, body: &[u8]) -> Option<Value> {
        let body: Value = serde_json::from_slice(body).ok()?;
        let is_app = body["AppID"] == credentials::APP_ID && body["AppSecret"] == credentials::APP_SECRET;
        is_app.then(|| self.pusher.sockets.endpoint(host))
    }

    /// The answer to a request that becomes a long connection, or the code of the refusal.
    pub(super) fn upgrade(&self, request: &Request) -> Result<Content, i64> {
        let parameter = |name| request.query(name).unwrap_or_default();
        if !self.pusher.sockets.is_ticket(parameter("device_id"), parameter("ticket")) {
            return Err(code::CONNECTION_UNAUTHENTICATED);
        }
        if !self.pusher.sockets.has_room() {
            return Err(code::TOO_MANY_CONNECTIONS);
        }
        let accept = socket_operations::accept(|name| request.header(name));
        accept.map(Content::Upgrade).ok_or(code::CONNECTION_UNAUTHENTICATED)
    }
}

async fn handle(
    extract::State(server): extract::State<Arc<Server>>,
    ConnectInfo(connection): ConnectInfo<ConnectionHandle>,
    request: HttpRequest,
) -> Response<Body> {
    let arrived = server.clock.now();
    let arrival = server.arrivals.fetch_add(1, Ordering::Relaxed);
    // It has nothing in common with a token, as a client shows no log id that has a part of one.
    let log_id = format!("mock{:016x}-{arrival}", !server.seed);
    let (parts, body) = request.into_parts();
    let body = Bytes::from_request(HttpRequest::from_parts(parts.clone(), body), &()).await;

    let route = router::find(&server.operations, parts.method.as_str(), parts.uri.path());
    let allow = route.as_ref().err().and_then(NoRoute::allow);
    let mut request = Request {
        arrived,
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: decoded_query(parts.uri.query().unwrap_or_default()),
        headers: decoded_headers(&parts),
        body: body.as_deref().unwrap_or_default().to_vec(),
        operation: route.as_ref().ok().map(|route| route.operation.id.clone()),
        acted: false,
        fault: None,
        status: 0,
        code: 0,
        refusal: String::new(),
    };
    // The body may have been long in coming.
    let now = server.clock.now();
    let admitted = server.admit(route, &parts, body.as_ref(), now);
    let answer = server.settle(admitted, &mut request, now);
    if let Err(refusal) = &answer {
        request.code = refusal.code;
        request.refusal.clone_from(&refusal.message);
    }
    let mut response = match answer {
        Ok(answer) => answer.into_response(&log_id),
        Err(refusal) => Some(refusal.into_response(request.operation.as_deref(), &log_id)),
    };
    if let (Some(allow), Some(response)) = (allow, &mut response) {
        response.headers_mut().insert(ALLOW, allow);
    }
    let fault = request.fault.clone();
    if let (Some(fault), Some(response)) = (&fault, &mut response) {
        response.headers_mut().extend(fault.headers());
    }
    request.status = response.as_ref().map_or(0, |response| response.status().as_u16());
    if let Some(OnRequest(on_request)) = &server.on_request {
        on_request(&request);
    }
    server.log().add(arrival, request);
    if response.as_ref().is_some_and(|response| response.status() == StatusCode::SWITCHING_PROTOCOLS) {
        server.pusher.sockets.upgrade(HttpRequest::from_parts(parts, Body::empty()));
    }
    send(fault.as_ref(), response.unwrap_or_default(), &connection).await
}

/// Sends an answer, or what a fault makes of it.
async fn send(fault: Option<&Fault>, response: Response<Bytes>, connection: &ConnectionHandle) -> Response<Body> {
    let Some(fault) = fault else { return response.map(Body::from) };
    if !fault.delay.is_zero() {
        tokio::time::sleep(fault.delay).await;
    }
    let output = match &fault.effect {
        Effect::Nothing | Effect::Deviate(_) | Effect::Refuse { .. } | Effect::Text { .. } => {
            return response.map(Body::from);
        }
        Effect::Close => RawOutput::default(),
        Effect::Garbage => RawOutput { at_once: Bytes::from_static(GARBAGE), ..RawOutput::default() },
        Effect::Cut => {
            let half = &response.body()[..response.body().len() / 2];
            RawOutput { at_once: [&response::head(&response), half].concat().into(), ..RawOutput::default() }
        }
        Effect::Drip(every) => {
            let head = response::head(&response).into();
            RawOutput { at_once: head, slowly: response.into_body(), every: *every }
        }
    };
    connection.send_raw(output);
    Response::default()
}

pub(super) fn bad_request(problem: String) -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, code::BAD_REQUEST, problem)
}

fn no_route(parts: &Parts, missing: &NoRoute) -> ApiError {
    let (method, path) = (&parts.method, parts.uri.path());
    match missing {
        NoRoute::Path => {
            let message = format!("no operation is documented at {path}");
            ApiError::new(StatusCode::NOT_FOUND, code::UNKNOWN_PATH, message)
        }
        NoRoute::Method(documented) => {
            let message = format!("{method} is not documented at {path}, but: {}", documented.join(", "));
            ApiError::new(StatusCode::METHOD_NOT_ALLOWED, code::WRONG_METHOD, message)
        }
    }
}

pub(crate) fn decoded_query(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| decode_query(text).unwrap_or_else(|| text.to_owned());
    query_pairs(query).map(|(name, value)| (decode(name), decode(value))).collect()
}

fn decoded_headers(parts: &Parts) -> Vec<(String, String)> {
    let decode = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    parts.headers.iter().map(|(name, value)| (name.to_string(), decode(value.as_bytes()))).collect()
}
