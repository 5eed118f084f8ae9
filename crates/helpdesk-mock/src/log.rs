//! What the mock remembers of a request.

use serde_json::Value;

/// A request as it arrived, and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The HTTP method.
    pub method: String,
    /// The path as it came on the wire, still encoded.
    pub path: String,
    /// The names and values of the query string, in their order. They are decoded, except those that cannot be.
    pub query: Vec<(String, String)>,
    /// The headers, in their order, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; empty where it was too large to read.
    pub body: Vec<u8>,
    /// The id of the operation that it is for; `None` where nothing is documented at the path.
    pub operation: Option<String>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The `code` of the answer; 0 on success.
    pub code: i64,
    /// Why it was refused, which is the `msg` of the answer; empty on success.
    pub refusal: String,
}

impl Request {
    /// The value of the first header of a name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// A body that is not JSON.
    pub fn json(&self) -> serde_json::Result<Value> {
        serde_json::from_slice(&self.body)
    }
}
