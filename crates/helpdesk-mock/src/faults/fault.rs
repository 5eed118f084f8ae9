//! The faults that a test can order.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use helpdesk_decode::Form;

use super::deviation::Deviation;
use crate::Error;
use crate::api::code;

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>mock</center>\r\n</body>\r\n</html>\r\n";

/// A fault of the response to a request.
///
/// If the operation's own response is sent, even late, slowly or cut, the operation takes effect, which
/// [`Mock::acted`](crate::Mock::acted) counts. All other faults come before that, unless they are made to come
/// [after](Self::after_acting).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub(crate) effect: Effect,
    pub(crate) acts: bool,
    pub(crate) delay: Duration,
    headers: Vec<(String, String)>,
}

/// The response that a fault sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The right answer.
    Nothing,
    /// An error of the platform.
    Refuse { status: u16, code: i64, message: String },
    /// A text that is not an envelope; its type is among the headers.
    Text { status: u16, body: String },
    /// The right answer, without the second half of its body.
    Cut,
    /// The right answer, its body a byte at a time.
    Drip(Duration),
    /// The right answer, with fields in other forms.
    Deviate(Vec<Deviation>),
    /// Bytes that are not HTTP.
    Garbage,
    /// Not a byte.
    Close,
}

impl Fault {
    fn new(effect: Effect) -> Self {
        let acts = matches!(effect, Effect::Nothing | Effect::Cut | Effect::Drip(_) | Effect::Deviate(_));
        Self { effect, acts, delay: Duration::ZERO, headers: Vec::new() }
    }

    /// Nothing goes wrong: a place in a script for a request that succeeds.
    pub fn none() -> Self {
        Self::new(Effect::Nothing)
    }

    /// The right answer, after this time.
    pub fn delay(time: Duration) -> Self {
        Self::none().delayed(time)
    }

    /// An error with an envelope. [`Mock::fail_next`](crate::Mock::fail_next) is for the documented ones.
    pub fn error(status: u16, code: i64, message: impl Into<String>) -> Self {
        Self::new(Effect::Refuse { status, code, message: message.into() })
    }

    /// The error for too many requests, which may be repeated after these seconds. Its status is 429 or, for some
    /// older operations, 400.
    pub fn rate_limit(status: u16, reset_seconds: u64) -> Self {
        Self::error(status, code::RATE_LIMITED, "request trigger frequency limit")
            .header("x-ogw-ratelimit-limit", "50")
            .header("x-ogw-ratelimit-reset", reset_seconds.to_string())
    }

    /// A text that is not an envelope.
    pub fn text(status: u16, content_type: impl Into<String>, body: impl Into<String>) -> Self {
        Self::new(Effect::Text { status, body: body.into() }).header("content-type", content_type)
    }

    /// The HTML of a proxy whose server does not answer.
    pub fn bad_gateway() -> Self {
        Self::text(502, "text/html", BAD_GATEWAY)
    }

    /// The right answer, but the connection is closed half-way through the body.
    pub fn cut_body() -> Self {
        Self::new(Effect::Cut)
    }

    /// The right answer, its head at once and then one byte of the body at each interval.
    pub fn drip(every: Duration) -> Self {
        Self::new(Effect::Drip(every))
    }

    /// The right answer, with a field in another form than its page documents.
    ///
    /// The path is that of [`Deviation::path`](helpdesk_decode::Deviation::path), `data.tickets[].comments`; `[0]` is a
    /// single element. The value is converted where the form allows it: a number becomes a text of its digits, an object an
    /// array that contains it.
    ///
    /// ```
    /// use helpdesk_mock::{Fault, Form};
    ///
    /// let fault = Fault::deviation("data.tickets[].comments", Form::Array).and_deviation("data.total", Form::String);
    /// ```
    pub fn deviation(path: impl Into<String>, form: Form) -> Self {
        Self::deviations(vec![Deviation { path: path.into(), form }])
    }

    pub(crate) fn deviations(deviations: Vec<Deviation>) -> Self {
        Self::new(Effect::Deviate(deviations))
    }

    /// Another field deviates, too. A fault that is not a [deviation](Self::deviation) becomes one.
    #[must_use]
    pub fn and_deviation(mut self, path: impl Into<String>, form: Form) -> Self {
        let deviation = Deviation { path: path.into(), form };
        match &mut self.effect {
            Effect::Deviate(deviations) => deviations.push(deviation),
            effect => {
                *effect = Effect::Deviate(vec![deviation]);
                self.acts = true;
            }
        }
        self
    }

    /// Bytes that are not HTTP.
    pub fn garbage() -> Self {
        Self::new(Effect::Garbage)
    }

    /// The connection is closed before the operation takes effect.
    pub fn close_before_acting() -> Self {
        Self::new(Effect::Close)
    }

    /// The connection is closed after the operation took effect.
    pub fn close_after_acting() -> Self {
        Self::close_before_acting().after_acting()
    }

    /// The operation takes effect all the same; only its response is lost.
    #[must_use]
    pub fn after_acting(mut self) -> Self {
        self.acts = true;
        self
    }

    /// Everything is sent after this time. The operation takes effect at once, if it does.
    #[must_use]
    pub fn delayed(mut self, time: Duration) -> Self {
        self.delay = time;
        self
    }

    /// The response has this header, in addition to its own or instead of one.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Checks that it can be sent, before it is part of a script.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if let Effect::Refuse { status, .. } | Effect::Text { status, .. } = self.effect {
            if !(200..=599).contains(&status) {
                return Err(Error::Status(status));
            }
        }
        if let Some(impossible) = self.deviating().iter().find(|deviation| !deviation.is_possible()) {
            return Err(Error::Deviation { path: impossible.path.clone(), form: impossible.form });
        }
        match self.headers.iter().find(|header| parse(header).is_none()) {
            Some((name, value)) => Err(Error::Header { name: name.clone(), value: value.clone() }),
            None => Ok(()),
        }
    }

    /// The fields that deviate.
    pub(crate) fn deviating(&self) -> &[Deviation] {
        match &self.effect {
            Effect::Deviate(deviations) => deviations,
            _ => &[],
        }
    }

    /// The headers, all of which were checked.
    pub(crate) fn headers(&self) -> HeaderMap {
        self.headers.iter().filter_map(parse).collect()
    }
}

/// A status that was checked.
pub(crate) fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or_default()
}

fn parse((name, value): &(String, String)) -> Option<(HeaderName, HeaderValue)> {
    Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
}
