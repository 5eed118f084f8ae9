//! Operations, and what is special to them.

use std::fmt;

use super::example::Example;
use super::field::Field;
use super::page::{Page, Scope};
use super::paging::Paging;
use super::rule::Rule;
use super::text::Text;
use crate::json::{LoadError, Node, Value, expect_string, record, words, written};
#[cfg(feature = "author")]
use crate::json::{WriteNode, Writer};

record! {
    /// One endpoint of the API.
    pub struct Operation {
        /// The platform's own name: `helpdesk.v1.ticket.message.create`, that is project, version, resource and method.
        id: String,
        /// The public name in upper camel case: `CreateTicketMessage`.
        name: String,
        /// The module of the public name, named by the resource: `ticket_message`.
        module: String,
        /// Where it is documented.
        page: Page,
        /// The page's description, as Markdown.
        description: Text,
        /// The HTTP method.
        method: Method,
        /// The path, with parameters as `:name`: `/open-apis/helpdesk/v1/tickets/:ticket_id/messages`.
        path: String,
        /// How often it may be called; each of them holds. Empty where the page says nothing.
        rate_limits: Vec<RateLimit>,
        /// The kinds of app that may call it: `custom`, `isv`.
        app_types: Vec<String>,
        /// The permission scopes; any one of them is enough.
        scopes: Vec<Scope>,
        /// The tokens that the `Authorization` header accepts; any one of them.
        tokens: Vec<TokenKind>,
        /// The other request headers, apart from `Authorization` and `Content-Type`.
        headers: Vec<Header>,
        /// The parameters in the path.
        path_parameters: Vec<Field>,
        /// The parameters in the query string.
        query: Vec<Field>,
        /// How the body is written; `None` where the operation has no body.
        body_format: Option<BodyFormat>,
        /// The fields of the body.
        body: Vec<Field>,
        /// The page's example of the body.
        request_example: Option<Example>,
        /// The form of the response.
        response_form as "answer": ResponseForm,
        /// The fields of the response, the envelope's `code`, `msg` and `data` among them.
        response: Vec<Field>,
        /// The page's example of the response.
        response_example: Option<Example>,
        /// The documented error codes.
        errors: Vec<ErrorCode>,
        /// How its list is asked for page by page; `None` where it lists nothing, or gives all at once.
        paging: Option<Paging>,
        /// The rules that the page states in prose; corrections say them.
        rules: Vec<Rule>,
    }
}

record! {
    /// A request header.
    pub struct Header {
        /// Its name: `X-Lark-Helpdesk-Authorization`.
        name: String,
        /// Whether the request must hold it.
        required: bool,
        /// The page's description, as Markdown.
        description: Text,
    }
}

record! {
    /// A documented error.
    pub struct ErrorCode {
        /// The envelope's `code`.
        code: i64,
        /// The public name in upper camel case: `TicketClosed`.
        name: String,
        /// The HTTP status that it comes with.
        status: Option<u16>,
        /// The envelope's `msg`.
        message: Text,
        /// The page's advice.
        advice: Text,
    }
}

words! {
    /// An HTTP method.
    #[derive(Default)]
    pub enum Method {
        /// `GET`
        #[default]
        Get = "GET",
        /// `POST`
        Post = "POST",
        /// `PUT`
        Put = "PUT",
        /// `PATCH`
        Patch = "PATCH",
        /// `DELETE`
        Delete = "DELETE",
    }
}

words! {
    /// A kind of access token.
    #[derive(Default)]
    pub enum TokenKind {
        /// `tenant_access_token`: the app acts for itself.
        #[default]
        Tenant = "tenant",
        /// `user_access_token`: the app acts for a person.
        User = "user",
        /// `app_access_token`: the app proves who it is.
        App = "app",
    }
}

words! {
    /// How a request body is written.
    #[derive(Default)]
    pub enum BodyFormat {
        /// `application/json`
        #[default]
        Json = "json",
        /// `multipart/form-data`
        Multipart = "multipart",
    }
}

words! {
    /// The form of a response.
    #[derive(Default)]
    pub enum ResponseForm {
        /// The envelope, and in its `data` the documented fields.
        Data = "data",
        /// The envelope; its `data` is absent or empty.
        #[default]
        Empty = "empty",
        /// The fields are beside `code` and `msg`.
        Flat = "flat",
        /// The bytes of a file; the envelope only where the call failed.
        Binary = "binary",
    }
}

/// How often an operation may be called, per app and tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RateLimit {
    /// `50/second`
    PerSecond(u32),
    /// `1000/minute`
    PerMinute(u32),
    /// `special`: a limit that the platform does not tell.
    #[default]
    Special,
}

impl Node for RateLimit {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        let text = expect_string(value)?;
        let limit = match text.split_once('/') {
            None if text == "special" => Some(Self::Special),
            Some((count, "second")) => count.parse().ok().map(Self::PerSecond),
            Some((count, "minute")) => count.parse().ok().map(Self::PerMinute),
            _ => None,
        };
        *self = limit.ok_or_else(|| LoadError::new(format!("`{text}` is not one of N/second, N/minute, special")))?;
        Ok(())
    }
}

written! {
    impl WriteNode for RateLimit {
        fn write(&self, out: &mut Writer) {
            out.string(&self.to_string());
        }
    }
}

impl fmt::Display for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PerSecond(count) => write!(f, "{count}/second"),
            Self::PerMinute(count) => write!(f, "{count}/minute"),
            Self::Special => f.write_str("special"),
        }
    }
}
