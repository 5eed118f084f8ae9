//! The server: takes requests in, has them checked, answers and remembers them.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Request as HttpRequest, State};
use axum::http::request::Parts;
use axum::http::{Response, StatusCode};
use helpdesk_schema::Operation;
use serde_json::json;

use crate::answer::{Answer, Refusal};
use crate::auth::{self, Tokens};
use crate::encoding::{decode_query, query_pairs};
use crate::router::{self, Found, NotFound};
use crate::{Request, check, code};

/// The largest body that is read; no documented JSON comes near it.
const MAX_BODY: usize = 4 * 1024 * 1024;

pub(crate) type OnRequest = Box<dyn Fn(&Request) + Send + Sync>;

pub(crate) struct Server {
    operations: Vec<Operation>,
    on_request: Option<OnRequest>,
    seed: u64,
    arrivals: AtomicU64,
    tokens: Mutex<Tokens>,
    faults: Mutex<HashMap<String, VecDeque<Refusal>>>,
    /// By the number of arrival, for answers need not come in that order.
    log: Mutex<BTreeMap<u64, Request>>,
}

impl Server {
    /// A server of these operations and of the one that issues tokens. The seed tells its tokens and log ids from those of
    /// other servers.
    pub(crate) fn new(mut operations: Vec<Operation>, on_request: Option<OnRequest>, seed: u64) -> Self {
        let issue = auth::issue_tenant_token();
        operations.retain(|operation| (operation.method, &operation.path) != (issue.method, &issue.path));
        operations.push(issue);
        Self {
            operations,
            on_request,
            seed,
            arrivals: AtomicU64::new(1),
            tokens: Mutex::new(Tokens::new(seed)),
            faults: Mutex::default(),
            log: Mutex::default(),
        }
    }

    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn fail_next(&self, operation: &Operation, refusal: Refusal) {
        lock(&self.faults).entry(operation.id.clone()).or_default().push_back(refusal);
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        lock(&self.log).values().cloned().collect()
    }

    pub(crate) fn into_router(self: Arc<Self>) -> Router {
        Router::new().fallback(handle).layer(DefaultBodyLimit::max(MAX_BODY)).with_state(self)
    }

    fn answer(
        &self,
        found: Result<Found, NotFound>,
        parts: &Parts,
        body: Result<&Bytes, &BytesRejection>,
    ) -> Result<Answer, Refusal> {
        let found = found.map_err(|missing| not_found(parts, &missing))?;
        let operation = found.operation;
        let now = Instant::now();
        lock(&self.tokens).check(operation, &parts.headers, now)?;
        auth::check_helpdesk(operation, &parts.headers)?;
        let body = body.map_err(|e| Refusal::new(e.status(), code::BAD_REQUEST, format!("body: {}", e.body_text())))?;

        let issues_token = operation.id == auth::ISSUE_TENANT_TOKEN;
        let problems = check::problems(&found, parts.uri.query().unwrap_or_default(), &parts.headers, body);
        if !problems.is_empty() {
            let (status, code) = if issues_token {
                (StatusCode::OK, code::INVALID_PARAM)
            } else {
                (StatusCode::BAD_REQUEST, code::BAD_REQUEST)
            };
            return Err(Refusal::new(status, code, problems.join("; ")));
        }
        if let Some(fault) = lock(&self.faults).get_mut(&operation.id).and_then(VecDeque::pop_front) {
            return Err(fault);
        }
        if issues_token {
            let issued = lock(&self.tokens).grant(body, now)?;
            let answer = json!({
                "code": 0,
                "msg": "ok",
                "tenant_access_token": issued.token,
                "expire": issued.remaining(now).as_secs(),
            });
            return Ok(Answer::Json(answer.to_string()));
        }
        Ok(Answer::documented(operation))
    }
}

async fn handle(State(server): State<Arc<Server>>, request: HttpRequest) -> Response<Body> {
    let arrival = server.arrivals.fetch_add(1, Ordering::Relaxed);
    let log_id = format!("mock{:016x}{arrival:06}", server.seed);
    let (parts, body) = request.into_parts();
    let body = Bytes::from_request(HttpRequest::from_parts(parts.clone(), body), &()).await;

    let found = router::find(&server.operations, parts.method.as_str(), parts.uri.path());
    let operation = found.as_ref().ok().map(|found| found.operation.id.clone());
    let answer = server.answer(found, &parts, body.as_ref());

    let (status, code, refusal) = match &answer {
        Ok(_) => (StatusCode::OK, 0, ""),
        Err(refusal) => (refusal.status, refusal.code, refusal.message.as_str()),
    };
    let request = Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: decoded_query(parts.uri.query().unwrap_or_default()),
        headers: decoded_headers(&parts),
        body: body.as_deref().unwrap_or_default().to_vec(),
        operation,
        status: status.as_u16(),
        code,
        refusal: refusal.to_owned(),
    };
    if let Some(on_request) = &server.on_request {
        on_request(&request);
    }
    lock(&server.log).insert(arrival, request);
    answer.map_or_else(|refusal| refusal.into_response(&log_id), |answer| answer.into_response(&log_id))
}

fn not_found(parts: &Parts, missing: &NotFound) -> Refusal {
    let (method, path) = (&parts.method, parts.uri.path());
    match missing {
        NotFound::Path => {
            let message = format!("no operation is documented at {path}");
            Refusal::new(StatusCode::NOT_FOUND, code::UNKNOWN_PATH, message)
        }
        NotFound::Method(documented) => {
            let message = format!("{method} is not documented at {path}, but: {}", documented.join(", "));
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, code::WRONG_METHOD, message)
        }
    }
}

fn decoded_query(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| decode_query(text).unwrap_or_else(|| text.to_owned());
    query_pairs(query).map(|(name, value)| (decode(name), decode(value))).collect()
}

fn decoded_headers(parts: &Parts) -> Vec<(String, String)> {
    let decode = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    parts.headers.iter().map(|(name, value)| (name.to_string(), decode(value.as_bytes()))).collect()
}

/// No lock is held while anything can panic half-way through a change, so a poisoned one is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
