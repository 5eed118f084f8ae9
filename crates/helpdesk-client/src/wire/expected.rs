//! What is wanted of an answer.

/// What is wanted of the body of an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    /// All of it, as JSON of so many bytes at most.
    Json { limit: usize },
    /// All of it, as a file of so many bytes at most.
    File { limit: usize },
    /// As much as tells a file from an error; the rest is read by whoever takes the file.
    BeginningOfFile { limit: usize },
    /// All of it, as JSON with an access token in it, of which nothing may be shown.
    Tokens { limit: usize },
}

impl Expected {
    /// How long the body may be.
    pub(crate) fn limit(self) -> usize {
        match self {
            Self::Json { limit } | Self::File { limit } | Self::BeginningOfFile { limit } | Self::Tokens { limit } => {
                limit
            }
        }
    }

    /// What the setting is called that says so.
    pub(crate) fn setting(self) -> &'static str {
        match self {
            Self::Json { .. } | Self::Tokens { .. } => "max_response_bytes",
            Self::File { .. } | Self::BeginningOfFile { .. } => "max_file_bytes",
        }
    }
}
