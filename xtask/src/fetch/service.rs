//! The documentation service: two addresses, asked within limits, and asked again where that may help.

use std::error::Error as _;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, bail};
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, DATE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use serde_json::Value;

use crate::terminal;

const TREE: &[&str] = &["api", "tools", "docment", "directory_list"];
const PAGE: &[&str] = &["document_portal", "v1", "document", "get_detail"];

/// How far a run may go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// So many requests are under way at a time.
    pub(crate) concurrency: usize,
    /// So often an address is asked.
    pub(crate) attempts: u32,
    /// The wait before the second attempt; it doubles with each further one.
    pub(crate) pause: Duration,
    /// No wait is longer, unless the service asks for it.
    pub(crate) longest_pause: Duration,
    /// How long one attempt may take, from the connection to the last byte.
    pub(crate) request: Duration,
    /// How long everything may take; a longer wait that the service asks for is not begun.
    pub(crate) total: Duration,
    /// How long an answer may be, in bytes.
    pub(crate) answer: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrency: 4,
            attempts: 4,
            pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(30),
            request: Duration::from_secs(30),
            total: Duration::from_secs(15 * 60),
            // The tree has one megabyte, and the largest page less.
            answer: 16 << 20,
        }
    }
}

/// Why an address gave nothing, in words for the maintainer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) hint: String,
}

/// One attempt that failed.
struct Attempt {
    message: String,
    hint: &'static str,
    again: Again,
}

/// Whether the next attempt may end otherwise.
enum Again {
    No,
    Yes,
    /// Not before that.
    After(Duration),
}

const LATER: &str = "run `cargo xtask fetch` again later; it goes on where this run ended";
const OTHER_HOST: &str = "check `--host`; it is the host of the documentation, such as https://open.feishu.cn";

/// The way to the service.
#[derive(Debug, Clone)]
pub(crate) struct Service {
    http: Client,
    host: Url,
    limits: Limits,
}

impl Service {
    pub(crate) fn new(host: &str, limits: Limits) -> anyhow::Result<Self> {
        let host = parse_host(host)?;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        // The reader knows the Chinese pages. The service goes by either of these, depending on its host.
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static("zh-CN"));
        headers.insert(COOKIE, HeaderValue::from_static("open_locale=zh-CN"));
        // Without one of the process, reqwest would want aws-lc. An error says that there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .default_headers(headers)
            .redirect(Policy::none())
            .timeout(limits.request);
        if host.scheme() == "http" {
            // Plain HTTP works on a machine that has no certificates, too.
            builder = builder.tls_certs_only([]);
        }
        if is_loopback(&host) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|e| anyhow::anyhow!("cannot set up HTTP: {}", causes(e)))?;
        Ok(Self { http, host, limits })
    }

    /// The answer of the service for its tree of pages.
    pub(crate) async fn tree(&self) -> Result<Value, Failure> {
        self.get(self.url(TREE)).await
    }

    /// The answer of the service for the page of that path.
    pub(crate) async fn page(&self, full_path: &str) -> Result<Value, Failure> {
        let mut url = self.url(PAGE);
        url.query_pairs_mut().append_pair("fullPath", full_path);
        self.get(url).await
    }

    /// The error for a tree that cannot be right.
    pub(crate) fn bad_tree(&self, why: &str) -> anyhow::Error {
        let hint = "check `--host`, or compare the answer with what xtask/src/fetch/tree.rs reads";
        anyhow::anyhow!("the tree of pages is not as it should be, {why}: {}\nhelp: {hint}", self.url(TREE))
    }

    /// The address below which people read the pages.
    pub(crate) fn document_root(&self) -> Url {
        self.url(&["document"])
    }

    fn url(&self, path: &[&str]) -> Url {
        let mut url = self.host.clone();
        // An http address always has a path.
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }

    async fn get(&self, url: Url) -> Result<Value, Failure> {
        let mut pause = self.limits.pause;
        let mut attempt = 1;
        loop {
            let failed = match self.attempt(&url).await {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            let wait = match failed.again {
                Again::No => None,
                Again::Yes => Some(pause),
                Again::After(wait) => Some(pause.max(wait)).filter(|wait| *wait < self.limits.total),
            };
            match wait {
                Some(wait) if attempt < self.limits.attempts => {
                    if wait > self.limits.longest_pause {
                        terminal::note(format_args!("waiting for {wait:?}, as the service asks: {}\n", failed.message));
                    }
                    tokio::time::sleep(wait).await;
                }
                _ => {
                    let long = match failed.again {
                        Again::After(wait) if wait >= self.limits.total => format!("; it asks for a wait of {wait:?}"),
                        _ => String::new(),
                    };
                    let times = if attempt == 1 { String::new() } else { format!(" ({attempt} attempts)") };
                    let message = format!("{}{long}{times}: {url}", failed.message);
                    return Err(Failure { message, hint: failed.hint.to_owned() });
                }
            }
            attempt += 1;
            pause = pause.saturating_mul(2).min(self.limits.longest_pause);
        }
    }

    /// Asks once.
    async fn attempt(&self, url: &Url) -> Result<Value, Attempt> {
        let mut response = self.http.get(url.clone()).send().await.map_err(|e| self.broken_off(e, None))?;
        let status = response.status();
        let again = again(&response);
        let target = target(&response).map(|target| format!(", to `{target}`")).unwrap_or_default();
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if chunk.len() > self.limits.answer - body.len() => {
                    let message = format!("the answer is longer than {} bytes", self.limits.answer);
                    return Err(Attempt { message, hint: OTHER_HOST, again: Again::No });
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(e) => return Err(self.broken_off(e, Some(body.len()))),
            }
        }
        let value = serde_json::from_slice::<Value>(&body);
        if !status.is_success() {
            let said = value.ok().and_then(|value| refusal(&value)).map(|said| format!("; {said}")).unwrap_or_default();
            let hint = match again {
                Again::No => OTHER_HOST,
                _ => LATER,
            };
            return Err(Attempt { message: format!("the service answers HTTP {status}{target}{said}"), hint, again });
        }
        let value = value.map_err(|e| no_json(&e, &body))?;
        match refusal(&value) {
            None => Ok(value),
            Some(said) => {
                Err(Attempt { message: format!("the service refuses: {said}"), hint: LATER, again: Again::Yes })
            }
        }
    }

    fn broken_off(&self, error: reqwest::Error, after: Option<usize>) -> Attempt {
        let message = match after {
            _ if error.is_timeout() => format!("no whole answer within {:?}", self.limits.request),
            Some(bytes) => format!("the answer breaks off after {bytes} bytes"),
            None => format!("no answer: {}", causes(error)),
        };
        Attempt { message, hint: LATER, again: Again::Yes }
    }
}

/// The host of `--host`. One that is refused is not repeated, as it may have a password in it.
fn parse_host(host: &str) -> anyhow::Result<Url> {
    let url = Url::parse(host).context("`--host` is not a URL; write it like https://open.feishu.cn")?;
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        bail!("`--host` does not start with `https://`; write it like https://open.feishu.cn");
    }
    if !url.username().is_empty() || url.password().is_some() {
        bail!("`--host` has a user or a password in it; the documentation is public, so leave them out");
    }
    if url.query().is_some() || url.fragment().is_some() {
        bail!("`--host` has a query or a fragment; end it with the host, or a path below it");
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Where a redirect leads, which is not followed.
fn target(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection())?;
    Some(terminal::start(&String::from_utf8_lossy(location.as_bytes()), 200))
}

fn again(response: &Response) -> Again {
    let status = response.status();
    if status != StatusCode::TOO_MANY_REQUESTS && !status.is_server_error() {
        return Again::No;
    }
    retry_after(response.headers()).map_or(Again::Yes, Again::After)
}

/// How long the service asks to wait: so many seconds, or until a date, by its own clock if it tells that.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok().map(str::trim);
    let date = |text| httpdate::parse_http_date(text).ok();
    let asked = text(RETRY_AFTER)?;
    asked.parse().ok().map(Duration::from_secs).or_else(|| {
        let now = text(DATE).and_then(date).unwrap_or_else(SystemTime::now);
        Some(date(asked)?.duration_since(now).unwrap_or_default())
    })
}

fn no_json(error: &serde_json::Error, body: &[u8]) -> Attempt {
    if error.is_eof() {
        // A body without a length ends where the connection does.
        let message = format!("the answer breaks off after {} bytes", body.len());
        return Attempt { message, hint: LATER, again: Again::Yes };
    }
    let start = String::from_utf8_lossy(&body[..body.len().min(200)]);
    let message =
        format!("the answer is not the JSON that it should be ({error}); it begins `{}`", terminal::start(&start, 40));
    Attempt { message, hint: OTHER_HOST, again: Again::No }
}

/// The code and message of an answer that is a refusal.
fn refusal(answer: &Value) -> Option<String> {
    let code = answer.get("code").filter(|code| code.as_i64() != Some(0))?;
    let message = answer.get("msg").and_then(Value::as_str).unwrap_or_default();
    Some(format!("code {}, `{}`", terminal::start(&code.to_string(), 20), terminal::start(message, 120)))
}

/// The texts of an error and its causes. The address is left out: the caller names it.
fn causes(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
