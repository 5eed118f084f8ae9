//! A response with its metadata.

use helpdesk_decode::Deviations;

/// A response, and what the answer says beside it; [`Client::send_detailed`](crate::Client::send_detailed) gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WithMetadata<T> {
    /// The response.
    pub response: T,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id, which its support asks for.
    pub log_id: Option<String>,
    /// How often the request was sent, at least 1.
    pub attempts: u32,
    /// Where the answer deviates from its documentation, and the response has what could be read of it; none with
    /// [`strict`](crate::ClientBuilder::strict), where that is an error.
    pub deviations: Deviations,
}
