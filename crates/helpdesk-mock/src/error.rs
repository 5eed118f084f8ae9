//! What can go wrong in the use of the mock itself.

use std::fmt;
use std::io;

use helpdesk_decode::Form;
use helpdesk_schema::{LoadError, Problem};

use crate::push::{Forgery, NoAnswer};

/// Why the mock did not start, or cannot do what it was told.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The schema of `helpdesk-types` cannot be read.
    Load(LoadError),
    /// The schema breaks rules of the format.
    Invalid(Vec<Problem>),
    /// The port cannot be had.
    Bind {
        /// The port that was asked for.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// No operation has this id.
    UnknownOperation {
        /// The id.
        id: String,
        /// The documented ids that are most alike, three at most, the most alike first.
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
    /// The operation does not list anything page by page.
    NoListing {
        /// The operation's id.
        operation: String,
    },
    /// The operation's page shows no item to make others from.
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
    /// It is no probability, or with those before it more than 1.
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
        /// What is wrong with it.
        problem: &'static str,
    },
    /// There is nobody to push events to.
    NoReceiver,
    /// There is no URL to send forged events to.
    NoCallbackUrl,
    /// The callback URL did not answer as it must.
    CallbackFailed {
        /// The URL.
        url: String,
        /// What happened.
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
    /// What is to be kept cannot be read or written.
    State {
        /// The file, or what else it comes from.
        source: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The helpdesk cannot do what it was told, as things are.
    Refused {
        /// Why not.
        problem: String,
    },
    /// The mock is not [stateful](crate::Builder::stateful), so there is nothing that it keeps.
    Stateless,
    /// The page of the operation does not document this answer.
    Answer {
        /// The operation's id.
        operation: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The login page shows an error, and does not lead back to the app.
    LoginPage {
        /// The number that the page shows, where it is known.
        code: Option<i64>,
        /// What is wrong.
        problem: String,
    },
    /// A request that arrived is not of the type that it is to be read as.
    Request {
        /// The operation's id.
        operation: &'static str,
        /// What is wrong with it.
        problem: String,
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
            Self::NoListing { operation } => write!(f, "{operation} lists nothing page by page"),
            Self::NoExample { operation } => {
                write!(f, "the page of {operation} shows no item to make others from; serve items of your own")
            }
            Self::Status(status) => {
                write!(f, "an answer cannot have the HTTP status {status}, but one from 200 to 599")
            }
            Self::Header { name, value } => write!(f, "an answer cannot have the header `{name}: {value}`"),
            Self::Deviation { path, form } => {
                write!(f, "no field can deviate so: `{path}` as {form}; a path is like `data.tickets[].comments`")
            }
            Self::UndocumentedField { operation, path } => {
                write!(f, "the page of {operation} documents no field `{path}` of the answer")
            }
            Self::Probability(probability) => {
                write!(f, "the probability {probability} is not between 0 and 1, or the sum of all is more than 1")
            }
            Self::Host { host } => {
                write!(f, "`{host}` is not a host name or address; give it without scheme, port and path")
            }
            Self::CallbackUrl { url, problem } => write!(f, "events cannot be pushed to `{url}`: {problem}"),
            Self::NoReceiver => f.write_str(
                "there is nobody to push events to; open a long connection, or set a callback URL by \
                 `Builder::callback_url` or `Mock::set_callback_url`",
            ),
            Self::NoCallbackUrl => f.write_str(
                "there is no URL to send forged events to; set one by `Builder::callback_url` or `Mock::set_callback_url`",
            ),
            Self::CallbackFailed { url, source } => write!(f, "the callback URL {url} failed: {source}"),
            Self::UnknownEvent { event_type, documented } => {
                write!(f, "no page shows an event `{event_type}`; give it a payload, or push one of:")?;
                documented.iter().try_for_each(|event_type| write!(f, "\n  {event_type}"))
            }
            Self::NoEncryptKey(forgery) => {
                write!(
                    f,
                    "{forgery:?} forges an encrypted or signed event, and this mock was built without an encrypt key"
                )
            }
            Self::State { source, problem } => write!(f, "{source}: {problem}"),
            Self::Refused { problem } => f.write_str(problem),
            Self::Stateless => f.write_str("this mock keeps nothing; start it with `Builder::stateful`"),
            Self::Answer { operation, problem } => {
                write!(f, "the page of {operation} does not document this answer: {problem}")
            }
            Self::LoginPage { code: Some(code), problem } => write!(f, "the login page shows error {code}: {problem}"),
            Self::LoginPage { code: None, problem } => write!(f, "the login page shows an error: {problem}"),
            Self::Request { operation, problem } => {
                write!(f, "a request for {operation} is not of its type: {problem}")
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
