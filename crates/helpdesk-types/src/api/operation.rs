//! What an operation is, free of any HTTP library.

use std::borrow::Cow;
use std::fmt;

use serde_core::Serialize;

use super::ErrorCode;

/// An operation of the API: a request that knows where it goes and what comes back.
///
/// Each request of this crate implements it. Implement it for a type of your own to send an operation that nobody documented;
/// see the example at [`body`](Operation::body).
pub trait Operation {
    /// The platform's own name: project, version, resource and method, as in `helpdesk.v1.ticket.message.create`.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path below the host, with parameters as `:name`.
    const PATH: &'static str;
    /// The tokens that the `Authorization` header accepts; any one of them.
    const TOKENS: &'static [Token];
    /// The other headers that the platform wants, apart from `Authorization` and `Content-Type`.
    const HEADERS: &'static [&'static str] = &[];
    /// How often it may be called, per app and tenant; each limit holds. Empty where the page says nothing.
    const RATE_LIMITS: &'static [RateLimit] = &[];
    /// The form of the answer.
    const ANSWER: Answer;

    /// What it answers on success.
    type Response;
    /// The error codes that its page documents.
    type ErrorCode: ErrorCode;

    /// Adds a value for each `:name` of [`PATH`](Operation::PATH), not encoded.
    fn path<'a>(&'a self, parameters: &mut Parameters<'a>) {
        let _ = parameters;
    }

    /// Adds the query parameters, not encoded. A name may come more than once.
    fn query<'a>(&'a self, parameters: &mut Parameters<'a>) {
        let _ = parameters;
    }

    /// Writes the body.
    ///
    /// # Errors
    ///
    /// A value that JSON cannot hold, such as a map whose keys are no strings. The types of this crate never fail.
    ///
    /// # Examples
    ///
    /// ```
    /// use helpdesk_types::{Answer, Body, DocumentedError, ErrorCode, Method, Operation, Token};
    ///
    /// struct CloseTicket {
    ///     reason: String,
    /// }
    ///
    /// #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    /// struct AnyCode(i64);
    ///
    /// impl ErrorCode for AnyCode {
    ///     const DOCUMENTED: &'static [DocumentedError] = &[];
    ///     fn from_code(code: i64) -> Self {
    ///         Self(code)
    ///     }
    ///     fn code(self) -> i64 {
    ///         self.0
    ///     }
    /// }
    ///
    /// impl Operation for CloseTicket {
    ///     const ID: &'static str = "helpdesk.v1.ticket.close";
    ///     const METHOD: Method = Method::Post;
    ///     const PATH: &'static str = "/open-apis/helpdesk/v1/close_ticket";
    ///     const TOKENS: &'static [Token] = &[Token::Tenant];
    ///     const ANSWER: Answer = Answer::Data;
    ///     type Response = serde_json::Value;
    ///     type ErrorCode = AnyCode;
    ///
    ///     fn body(&self) -> serde_json::Result<Body> {
    ///         Body::json(&serde_json::json!({"reason": self.reason}))
    ///     }
    /// }
    /// # let body = CloseTicket { reason: "done".to_owned() }.body()?;
    /// # assert_eq!(body.as_json(), Some(br#"{"reason":"done"}"#.as_slice()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn body(&self) -> serde_json::Result<Body> {
        Ok(Body::None)
    }
}

/// An operation that a `tenant_access_token` may call: the app acts for itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not take a tenant token",
    label = "this operation is called with a `user_access_token`",
    note = "the page of `{Self}` lists the tokens that it takes; send it as a user instead: `client.as_user(token).send(&request)`"
)]
pub trait AcceptsTenantToken: Operation {}

/// An operation that a `user_access_token` may call: the app acts for a person.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not take a user token",
    label = "this operation is called with a `tenant_access_token`",
    note = "the page of `{Self}` lists the tokens that it takes; send it with the client itself: `client.send(&request)`"
)]
pub trait AcceptsUserToken: Operation {}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The word in the request line: `GET`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A kind of access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Token {
    /// `tenant_access_token`: the app acts for itself.
    Tenant,
    /// `user_access_token`: the app acts for a person.
    User,
    /// `app_access_token`: the app proves who it is.
    App,
}

/// How often an operation may be called, per app and tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RateLimit {
    /// So many calls in a second.
    PerSecond(u32),
    /// So many calls in a minute.
    PerMinute(u32),
    /// A limit that the platform does not tell.
    Special,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// The response is the `data` of the envelope.
    Data,
    /// The envelope says all; its `data` may be absent.
    Empty,
    /// The fields of the response stand in the envelope, beside `code`.
    Flat,
    /// The bytes of a file; the envelope only where the call failed.
    Binary,
}

/// The parameters of a path or a query string, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters<'a> {
    pairs: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Parameters<'a> {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, name: &'static str, value: impl Into<Cow<'a, str>>) {
        self.pairs.push((name, value.into()));
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.pairs.iter().map(|(name, value)| (*name, value.as_ref()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// No body.
    None,
    /// `application/json; charset=utf-8`
    Json(Vec<u8>),
    /// `multipart/form-data`
    Multipart(Vec<Part>),
}

/// A part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The name of the field.
    pub name: &'static str,
    /// The name of the file; `None` where the part is no file.
    pub file_name: Option<String>,
    /// The bytes: of the file, or the field's value as text.
    pub content: Vec<u8>,
}

impl Body {
    /// A JSON body.
    ///
    /// # Errors
    ///
    /// A value that JSON cannot hold.
    pub fn json(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Self> {
        serde_json::to_vec(value).map(Self::Json)
    }

    /// The bytes of a JSON body.
    pub fn as_json(&self) -> Option<&[u8]> {
        match self {
            Self::Json(bytes) => Some(bytes),
            Self::None | Self::Multipart(_) => None,
        }
    }
}
