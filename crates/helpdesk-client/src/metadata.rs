//! Responses with metadata.

use helpdesk_decode::Deviations;

/// A response with metadata of its call; returned by [`Client::send_detailed`](crate::Client::send_detailed).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WithMetadata<T> {
    /// The response.
    pub response: T,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id, which its support asks for.
    pub log_id: Option<String>,
    /// The number of attempts, at least 1.
    pub attempts: u32,
    /// The fields that deviate from the documentation, and were decoded as far as possible; empty with
    /// [`strict`](crate::ClientBuilder::strict), where a deviation is an error.
    /// [`strict`](crate::ClientBuilder::strict), where that is an error.
    pub deviations: Deviations,
}
