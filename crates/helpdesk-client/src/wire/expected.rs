//! The kind of body that a call expects.

/// The kind of body that a call expects.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    /// JSON of at most `limit` bytes.
    Json { limit: usize },
    /// A file of at most `limit` bytes.
    File { limit: usize },
    /// A file that is streamed: only enough is read to tell it from an error.
    BeginningOfFile { limit: usize },
    /// JSON that contains access tokens, so none of it may be shown.
    Tokens { limit: usize },
}

impl Expected {
    /// The maximum length of the body in bytes.
    pub(crate) fn limit(self) -> usize {
        match self {
            Self::Json { limit } | Self::File { limit } | Self::BeginningOfFile { limit } | Self::Tokens { limit } => {
                limit
            }
        }
    }

    /// The name of the setting for the limit.
    pub(crate) fn setting(self) -> &'static str {
        match self {
            Self::Json { .. } | Self::Tokens { .. } => "max_response_bytes",
            Self::File { .. } | Self::BeginningOfFile { .. } => "max_file_bytes",
        }
    }
}
