//! Errors in the use of the mock itself.

use std::fmt;
use std::io;

use helpdesk_decode::Form;
use helpdesk_schema::{LoadError, Problem};

use crate::push::{Forgery, NoAnswer};

/// Why the mock did not start, or could not do as told.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The schema of `helpdesk-types` cannot be read.
    Load(LoadError),
    /// The schema breaks rules of the format.
    Invalid(Vec<Problem>),
    /// The port is not available.
    Bind {
        /// The port that was asked for.
        port: u16,
        /// The reason.
        source: io::Error,
    },
    /// No operation has this id.
    UnknownOperation {
        /// The id.
        id: String,
        /// The documented ids that are most alike, at most three, the most alike first.
        nearest: Vec<String>,
    },
    /// The operation's page does not list this code.
    UndocumentedCode {
        /// The operation's id.
        operation: String,
        /// The code.
        code: i64,
        /// The codes that its page lists.
        documented: Vec<i64>,
    },
    /// The operation is not a paged list.
    NoListing {
        /// The operation's id.
        operation: String,
    },
    /// The operation's page has no example of an item to copy.
    NoExample {
        /// The operation's id.
        operation: String,
    },
    /// No answer has this HTTP status.
    Status(u16),
    /// No answer can have this header.
    Header {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// No field has this path, or none can get this form.
    Deviation {
        /// The path.
        path: String,
        /// The form.
        form: Form,
    },
    /// The operation's page does not document this field of the answer.
    UndocumentedField {
        /// The operation's id.
        operation: String,
        /// The path of the field.
        path: String,
    },
    /// The number is not a probability, or the sum of the probabilities is more than 1.
    Probability(f64),
    /// A host to allow is not a host name or address.
    Host {
        /// The text that was given.
        host: String,
    },
    /// Events cannot be pushed to this URL.
    CallbackUrl {
        /// The URL.
        url: String,
        /// The reason, as a sentence.
        reason: &'static str,
    },
    /// The mock has no callback URL, and no client has opened a long connection.
    NoReceiver,
    /// No callback URL is set, and forged events are sent to callback URLs only.
    NoCallbackUrl,
    /// The callback URL did not answer as it must.
    CallbackFailed {
        /// The URL.
        url: String,
        /// The reason.
        source: NoAnswer,
    },
    /// No page shows an event of this type.
    UnknownEvent {
        /// The event type.
        event_type: String,
        /// The event types that there are.
        documented: Vec<String>,
    },
    /// This forgery is one of an encrypted or signed event, and the mock has no encrypt key.
    NoEncryptKey(Forgery),
    /// No event of this type was delivered that could be replayed.
    NothingToReplay {
        /// The event type.
        event_type: String,
    },
    /// The state cannot be read or written.
    State {
        /// The file, or what else it comes from.
        source: String,
        /// The reason, as a sentence.
        reason: String,
    },
    /// The state of the helpdesk does not allow the action.
    Refused {
        /// Why not.
        reason: String,
    },
    /// The mock is not [stateful](crate::MockBuilder::stateful), so it has no state.
    Stateless,
    /// The page of the operation does not document this response.
    Answer {
        /// The operation's id.
        operation: String,
        /// The reason, as a sentence.
        reason: String,
    },
    /// The login page shows an error, and does not send the browser back to the app.
    LoginPage {
        /// The code that the page shows, if it is known.
        code: Option<i64>,
        /// The reason, as a sentence.
        reason: String,
    },
    /// A request that arrived does not match the type of its operation.
    Request {
        /// The operation's id.
        operation: &'static str,
        /// The reason, as a sentence.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => write!(f, "the schema cannot be read: {error}"),
            Self::Invalid(problems) => {
                f.write_str("the schema breaks its rules:")?;
                problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
            }
            Self::Bind { port, source } => write!(f, "cannot listen on port {port}: {source}"),
            Self::UnknownOperation { id, nearest } => {
                write!(f, "no operation has the id `{id}`; the nearest ids are:")?;
                nearest.iter().try_for_each(|id| write!(f, "\n  {id}"))
            }
            Self::UndocumentedCode { operation, code, documented } => {
                write!(f, "the page of {operation} does not list the code {code}; it lists {documented:?}")
            }
            Self::NoListing { operation } => write!(f, "{operation} is not a paged list"),
            Self::NoExample { operation } => {
                write!(f, "the page of {operation} has no example of an item to copy; serve items of your own")
            }
            Self::Status(status) => {
                write!(f, "the HTTP status {status} is not between 200 and 599")
            }
            Self::Header { name, value } => write!(f, "a response cannot have the header `{name}: {value}`"),
            Self::Deviation { path, form } => {
                write!(f, "`{path}` cannot deviate as {form}; write a path such as `data.tickets[].comments`")
            }
            Self::UndocumentedField { operation, path } => {
                write!(f, "the page of {operation} does not document a field `{path}` of the response")
            }
            Self::Probability(probability) => {
                write!(f, "the probability {probability} is not between 0 and 1, or the sum of all is more than 1")
            }
            Self::Host { host } => {
                write!(f, "`{host}` is not a host name or address; give it without scheme, port and path")
            }
            Self::CallbackUrl { url, reason } => write!(f, "events cannot be pushed to `{url}`: {reason}"),
            Self::NoReceiver => f.write_str(
                "no client can receive events; open a long connection, or set a callback URL by \
                 `MockBuilder::callback_url` or `Mock::set_callback_url`",
            ),
            Self::NoCallbackUrl => f.write_str(
                "forged events are sent to a callback URL only; set one by `MockBuilder::callback_url` or `Mock::set_callback_url`",
            ),
            Self::CallbackFailed { url, source } => write!(f, "the callback URL {url} failed: {source}"),
            Self::UnknownEvent { event_type, documented } => {
                write!(f, "no page documents an event `{event_type}`; give it a payload, or push one of:")?;
                documented.iter().try_for_each(|event_type| write!(f, "\n  {event_type}"))
            }
            Self::NoEncryptKey(forgery) => {
                write!(
                    f,
                    "{forgery:?} forges an encrypted or signed event, and this mock was built without an encrypt key"
                )
            }
            Self::State { source, reason } => write!(f, "{source}: {reason}"),
            Self::Refused { reason } => f.write_str(reason),
            Self::Stateless => f.write_str("this mock is not stateful; start it with `MockBuilder::stateful`"),
            Self::Answer { operation, reason } => {
                write!(f, "the page of {operation} does not document this response: {reason}")
            }
            Self::LoginPage { code: Some(code), reason } => write!(f, "the login page shows error {code}: {reason}"),
            Self::LoginPage { code: None, reason } => write!(f, "the login page shows an error: {reason}"),
            Self::Request { operation, reason } => {
                write!(f, "a request for {operation} does not match its type: {reason}")
            }
            Self::NothingToReplay { event_type } => {
                write!(f, "no event `{event_type}` was delivered that could be replayed; push one first")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Load(error) => Some(error),
            Self::Bind { source, .. } => Some(source),
            Self::CallbackFailed { source, .. } => Some(source),
            _ => None,
        }
    }
}
