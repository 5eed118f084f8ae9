//! The head of a response. Its text is read only through the scrubber.

use std::time::{Duration, SystemTime};

use reqwest::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};

use super::file_name::file_name;
use super::http_date;
use crate::redact::{Scrubber, Secrets};

/// The longest wait that is reported.
const LONGEST_WAIT: Duration = Duration::from_secs(86_400);

/// The head of a response, with the secrets of its request.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static str,
    /// Whether the request is read-only.
    pub(crate) reads: bool,
    pub(crate) status: u16,
    headers: HeaderMap,
    secrets: Secrets,
}

impl Head {
    pub(crate) fn new(operation: &'static str, reads: bool, status: u16, headers: HeaderMap, secrets: Secrets) -> Self {
        Self { operation, reads, status, headers, secrets }
    }

    pub(crate) fn scrubber(&self) -> Scrubber {
        self.secrets.scrubber()
    }

    /// The platform's log id. The second header is the fallback of the gateway and of the official libraries.
    pub(crate) fn log_id(&self, scrubber: &Scrubber) -> Option<String> {
        let value = |name| self.headers.get(name)?.to_str().ok();
        ["x-tt-logid", "x-request-id"].into_iter().filter_map(value).find_map(|value| scrubber.log_id(value))
    }

    /// The time to wait before the next request: until the platform's rate limit resets, or else as `Retry-After` says.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let text = |name| self.headers.get(name)?.to_str().ok().map(str::trim);
        text("x-ogw-ratelimit-reset").and_then(seconds).or_else(|| {
            let asked = text(RETRY_AFTER.as_str())?;
            seconds(asked).or_else(|| {
                // Relative to the sender's clock, if it sends `Date`.
                let now = text(DATE.as_str()).and_then(http_date::parse).unwrap_or_else(SystemTime::now);
                let until = http_date::parse(asked)?;
                Some(until.duration_since(now).unwrap_or_default().min(LONGEST_WAIT))
            })
        })
    }

    pub(crate) fn content_type(&self, scrubber: &Scrubber) -> Option<String> {
        let value = self.headers.get(CONTENT_TYPE)?;
        Some(scrubber.piece(&String::from_utf8_lossy(value.as_bytes()))).filter(|content_type| !content_type.is_empty())
    }

    /// The length of the body in bytes, if the response states it.
    pub(crate) fn content_length(&self) -> Option<u64> {
        self.headers.get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
    }

    /// Whether the content type is that of a web page.
    pub(crate) fn is_web_page(&self) -> bool {
        let value = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let media_type = value.split(';').next().unwrap_or_default().trim();
        ["text/html", "application/xhtml+xml"].iter().any(|page| media_type.eq_ignore_ascii_case(page))
    }

    /// Whether the response has a `Content-Disposition`.
    pub(crate) fn is_file(&self) -> bool {
        self.headers.contains_key(CONTENT_DISPOSITION)
    }

    pub(crate) fn file_name(&self, scrubber: &Scrubber) -> Option<String> {
        file_name(self.headers.get(CONTENT_DISPOSITION)?.as_bytes(), scrubber)
    }
}

/// Parses a non-negative number of seconds.
fn seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = text.parse().ok()?;
    (seconds >= 0.0).then(|| Duration::try_from_secs_f64(seconds).map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT)))
}
