//! Turns an HTTP response into a typed response or an error.
//!
//! The envelope's `code` decides between success and error, whatever the HTTP status: the platform sends the same error
//! under 200, 400 and 401. A success is decoded in one pass, straight into the response. If that fails, it is decoded
//! leniently; if that fails too, the envelope is examined to tell the platform's errors, mismatched responses and
//! foreign responses apart.

use std::borrow::Cow;
use std::mem;

use bytes::Bytes;
use helpdesk_decode::Deviations;
use helpdesk_types::{RawResponse, Response, ResponseError};

use super::decoder::Decoder;
use super::expected::Expected;
use super::trace;
use crate::error::{ApiError, DecodeError, Error, ErrorDetails, UnexpectedResponse};
use crate::redact::Scrubber;
use crate::response::head::Head;
use crate::response::outline::Outline;
use crate::response::{json_path, mismatch, weight};

/// A response, as far as it was read.
pub(crate) struct Received {
    /// Boxed, because it is large and moved often.
    pub(crate) head: Box<Head>,
    pub(crate) body: Bytes,
    pub(crate) expected: Expected,
    /// The rest of a streamed file.
    pub(crate) rest: Option<Box<reqwest::Response>>,
}

/// The maximum length of an envelope that is looked for in place of a file.
pub(super) const LONGEST_ENVELOPE: usize = 64 << 10;

impl Received {
    /// Decodes the response, and returns the tolerated deviations. The body of a file is moved out.
    pub(crate) fn decode<R: Response>(&mut self, strict: bool) -> Result<(R, Deviations), Error> {
        let decoder = Decoder::new(strict);
        let response = R::from_raw(self.raw(R::IS_FILE)?.with_decoder(&decoder));
        let deviations = decoder.into_deviations();
        trace::deviations(self.head.operation, &deviations);
        match response {
            Ok(response) => Ok((response, deviations)),
            Err(error) => Err(self.explain(&error)),
        }
    }

    fn raw(&mut self, is_file: bool) -> Result<RawResponse<'_>, Error> {
        if !is_file {
            self.check_weight()?;
            return Ok(RawResponse::new(&*self.body));
        }
        self.check_file()?;
        let (file_name, content_type) = self.description();
        let mut file = RawResponse::new(Cow::Owned(mem::take(&mut self.body).into()));
        file.file_name = file_name;
        file.content_type = content_type;
        Ok(file)
    }

    /// The file name and the media type, if the response has them.
    pub(crate) fn description(&self) -> (Option<String>, Option<String>) {
        let scrubber = self.head.scrubber();
        (self.head.file_name(&scrubber), self.head.content_type(&scrubber))
    }

    /// Fails if the response is not a file. The beginning of the body is enough.
    pub(crate) fn check_file(&self) -> Result<(), Error> {
        let text = self.body.trim_ascii_start();
        if text.first() == Some(&b'{') && self.body.len() <= LONGEST_ENVELOPE {
            if let Some(error) = self.platform_error() {
                return Err(error);
            }
        }
        if !(200..300).contains(&self.head.status) {
            return Err(self.unexpected("the response is an error without the platform's `code`"));
        }
        if self.head.is_file() {
            return Ok(());
        }
        if text.is_empty() {
            return Err(self.unexpected("the response is empty"));
        }
        if self.head.is_web_page() {
            return Err(self.unexpected("the response is a web page, not a file"));
        }
        Ok(())
    }

    fn check_weight(&self) -> Result<(), Error> {
        let limit = self.expected.limit();
        if !weight::exceeds(&self.body, limit) {
            return Ok(());
        }
        self.check_code()?;
        Err(self.unexpected(format!(
            "the response contains more objects and arrays than `max_response_bytes` ({limit} bytes) allows"
        )))
    }

    /// The error for a response that cannot be decoded.
    fn explain(&self, error: &ResponseError) -> Error {
        if let Err(error) = self.check_code() {
            return error;
        }
        match error {
            ResponseError::Json(e) => {
                self.undecodable(&json_path::at(&self.body, e.line(), e.column()), &mismatch::reason(e))
            }
            _ => self.undecodable("data", "the field is missing"),
        }
    }

    /// Checks that the response is an envelope with code 0.
    fn check_code(&self) -> Result<(), Error> {
        if self.body.trim_ascii().is_empty() {
            return Err(self.unexpected("the response is empty"));
        }
        let scrubber = self.head.scrubber();
        let envelope = match Outline::read(&self.body, &scrubber) {
            Ok(envelope) => envelope,
            Err(e) if e.is_eof() => return Err(self.unexpected(format!("the response is cut off: {e}"))),
            Err(e) => return Err(self.unexpected(format!("the response is not JSON: {e}"))),
        };
        match envelope.code() {
            Some(0) => Ok(()),
            Some(code) => Err(self.api_error(code, &envelope, &scrubber)),
            None => Err(self.unexpected("the response is not from the platform: it has no integer `code`")),
        }
    }

    fn api_error(&self, code: i64, envelope: &Outline, scrubber: &Scrubber) -> Error {
        let error = envelope.get("error").unwrap_or(&Outline::Other);
        // The endpoint of user tokens has the message in another field.
        let message = envelope.text("msg").or_else(|| envelope.text("error_description"));
        Error::Api(Box::new(ApiError {
            operation: self.head.operation,
            status: self.head.status,
            code,
            message: message.unwrap_or_else(|| "no message".to_owned()),
            log_id: self.head.log_id(scrubber).or_else(|| error.log_id(scrubber)),
            details: ErrorDetails::read(error),
            retry_after: self.head.retry_after(),
            reads: self.head.reads,
        }))
    }

    /// The error in place of a file, if the body is an envelope of the platform.
    fn platform_error(&self) -> Option<Error> {
        let scrubber = self.head.scrubber();
        let envelope = Outline::read(&self.body, &scrubber).ok()?;
        match envelope.code()? {
            0 if envelope.get("msg").is_none() => None,
            0 => Some(self.unexpected("the response reports success, but contains no file")),
            code => Some(self.api_error(code, &envelope, &scrubber)),
        }
    }

    /// The error for a response that is not from the platform.
    fn unexpected(&self, reason: impl Into<String>) -> Error {
        Error::unexpected(&self.head, reason.into(), self.excerpt(&self.head.scrubber()))
    }

    /// The error for a successful response that does not match the documentation.
    pub(crate) fn undecodable(&self, path: &str, reason: &str) -> Error {
        let scrubber = self.head.scrubber();
        Error::Decode(Box::new(DecodeError {
            operation: self.head.operation,
            status: self.head.status,
            log_id: self.head.log_id(&scrubber),
            path: scrubber.piece(path),
            reason: scrubber.piece(reason),
            body: self.excerpt(&scrubber),
        }))
    }

    /// The beginning of the body, if it may be shown.
    fn excerpt(&self, scrubber: &Scrubber) -> Option<String> {
        (!matches!(self.expected, Expected::Tokens { .. })).then(|| scrubber.excerpt(&self.body))
    }
}

impl Error {
    /// The error for a response that exceeds its limit.
    pub(crate) fn too_long(head: &Head, expected: Expected) -> Self {
        let (limit, setting) = (expected.limit(), expected.setting());
        let reason = format!("the response is longer than `{setting}` ({limit} bytes) allows");
        Self::unexpected(head, reason, None)
    }

    fn unexpected(head: &Head, reason: String, body: Option<String>) -> Self {
        let scrubber = head.scrubber();
        Self::Unexpected(Box::new(UnexpectedResponse {
            operation: head.operation,
            status: head.status,
            log_id: head.log_id(&scrubber),
            content_type: head.content_type(&scrubber),
            reason,
            body,
            retry_after: head.retry_after(),
            reads: head.reads,
        }))
    }
}
