//! Operations: typed requests with their method, path, response and error codes.

use std::fmt;

use crate::{Body, ErrorCode, Parameters, Response};

/// An operation of the API: a typed request, with its method, path, response and error codes.
///
/// Generated requests implement it. Implement it for a type of your own to send an undocumented operation, along with
/// [`AppOperation`] or [`UserOperation`]:
///
/// ```
/// use helpdesk_core::{AnyErrorCode, AppOperation, Body, Method, Operation};
///
/// struct CloseTicket {
///     reason: String,
/// }
///
/// impl Operation for CloseTicket {
///     const ID: &'static str = "helpdesk.v1.ticket.close";
///     const METHOD: Method = Method::Post;
///     const PATH: &'static str = "/open-apis/helpdesk/v1/close_ticket";
///     const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
///     type Response = serde_json::Value;
///     type ErrorCode = AnyErrorCode;
///
///     fn body(&self) -> serde_json::Result<Body> {
///         Body::json(&serde_json::json!({"reason": self.reason}))
///     }
/// }
///
/// impl AppOperation for CloseTicket {}
/// # let body = CloseTicket { reason: "done".to_owned() }.body()?;
/// # assert_eq!(body.as_json(), Some(br#"{"reason":"done"}"#.as_slice()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait Operation {
    /// The platform's own name: project, version, resource and method, as in `helpdesk.v1.ticket.message.create`.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path below the host, with parameters as `:name`.
    const PATH: &'static str;
    /// The headers that the platform requires beside `Authorization` and `Content-Type`. If the list is empty, the
    /// operation is [`AuthorizationOnly`].
    const HEADERS: &'static [&'static str] = &[];
    /// How often it may be called, per app and tenant; each limit applies. Empty if the page names no limit.
    const RATE_LIMITS: &'static [RateLimit] = &[];

    /// The response on success.
    type Response: Response;
    /// The error codes that its page documents.
    type ErrorCode: ErrorCode;

    /// Adds a value for each `:name` of [`PATH`](Operation::PATH), not encoded.
    fn path<'a>(&'a self, parameters: &mut Parameters<'a>) {
        let _ = parameters;
    }

    /// Adds the query parameters, not encoded. A name may appear more than once.
    fn query<'a>(&'a self, parameters: &mut Parameters<'a>) {
        let _ = parameters;
    }

    /// Writes the body.
    ///
    /// # Errors
    ///
    /// The request holds a value that JSON cannot express, such as a map whose keys are not strings.
    /// Generated types never fail.
    fn body(&self) -> serde_json::Result<Body> {
        Ok(Body::None)
    }
}

/// An operation that an app may call for itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be called by the app itself",
    label = "this operation is called with the `user_access_token` of a person",
    note = "send it for a person: `client.as_user(token).send(&request)`"
)]
pub trait AppOperation: Operation {
    /// The token that the app sends in the `Authorization` header.
    const TOKEN: AppToken = AppToken::Tenant;
}

/// An operation that an app may call for a person, with a `user_access_token`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be called for a person",
    label = "this operation is not called with a `user_access_token`",
    note = "send it with the client of the app: `client.send(&request)`"
)]
pub trait UserOperation: Operation {}

/// An operation that requires no header beside `Authorization` and `Content-Type`: its [`HEADERS`](Operation::HEADERS) are
/// empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` requires a header that a client without helpdesk credentials cannot set",
    label = "this operation needs more than the `Authorization` header",
    note = "add helpdesk credentials to the client: `client.for_helpdesk(credentials)?.send(&request)`"
)]
pub trait AuthorizationOnly: Operation {}

/// The token that an app sends in the `Authorization` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AppToken {
    /// Its `tenant_access_token`: the app acts within a tenant.
    Tenant,
    /// Its `app_access_token`: the app acts for itself, whatever the tenant.
    App,
    /// No token: the request has no `Authorization` header.
    None,
}

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

/// How often an operation may be called, per app and tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RateLimit {
    /// This many calls in a second.
    PerSecond(u32),
    /// This many calls in a minute.
    PerMinute(u32),
    /// A limit that the platform does not disclose.
    Special,
}
