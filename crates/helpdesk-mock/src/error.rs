//! What can go wrong in the use of the mock itself.

use std::fmt;
use std::io;

use helpdesk_schema::{LoadError, Problem};

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
        /// The ids that there are.
        documented: Vec<String>,
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
            Self::UnknownOperation { id, documented } => {
                write!(f, "no operation is called `{id}`; there are:")?;
                documented.iter().try_for_each(|id| write!(f, "\n  {id}"))
            }
            Self::UndocumentedCode { operation, code, documented } => {
                write!(f, "the page of {operation} does not list the code {code}; it lists {documented:?}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Load(error) => Some(error),
            Self::Bind { source, .. } => Some(source),
            Self::Invalid(_) | Self::UnknownOperation { .. } | Self::UndocumentedCode { .. } => None,
        }
    }
}
