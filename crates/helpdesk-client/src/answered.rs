//! A response with what came around it.

/// A response, and what the answer says beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answered<T> {
    /// The response.
    pub response: T,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id, which its support asks for.
    pub log_id: Option<String>,
    /// How often the request was sent, at least 1.
    pub attempts: u32,
}
