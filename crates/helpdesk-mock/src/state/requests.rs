//! The requests that the mock remembers.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::time::Instant;

use serde_json::Value;

use crate::faults::fault::Fault;

/// A request as it arrived, and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// When it arrived.
    pub arrived: Instant,
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
    /// Whether the operation was carried out.
    pub acted: bool,
    /// The fault that was ordered for the answer; `None` without one.
    pub fault: Option<Fault>,
    /// The HTTP status of the answer; 0 if the bytes sent were not HTTP, or nothing was sent.
    pub status: u16,
    /// The `code` of the answer; 0 on success, and if the answer has no code.
    pub code: i64,
    /// Why it was refused, which is the `msg` of the answer; empty on success, and if the answer has no
    /// `msg`.
    pub refusal: String,
}

impl Request {
    /// The value of the first header of a name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The value of the first query parameter of a name.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(parameter, _)| parameter == name).map(|(_, value)| value.as_str())
    }

    /// About how much memory it takes.
    fn bytes(&self) -> usize {
        let pairs = self.query.iter().chain(&self.headers);
        let pairs: usize = pairs.map(|(name, value)| size_of::<(String, String)>() + name.len() + value.len()).sum();
        size_of::<Self>() + self.path.len() + pairs + self.body.len() + self.refusal.len()
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

/// The last requests, and how many there were.
pub(crate) struct RequestLog {
    /// How many of them to keep.
    keep: usize,
    /// How many bytes of them to keep.
    keep_bytes: usize,
    /// How many bytes are kept.
    bytes: usize,
    /// By the number of arrival, for requests need not be examined in that order.
    requests: BTreeMap<u64, Request>,
    counts: HashMap<String, Counts>,
}

/// How often an operation was asked for, and carried out.
#[derive(Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) received: usize,
    pub(crate) acted: usize,
}

impl RequestLog {
    pub(crate) fn new(keep: usize, keep_bytes: usize) -> Self {
        Self { keep, keep_bytes, bytes: 0, requests: BTreeMap::new(), counts: HashMap::new() }
    }

    pub(crate) fn add(&mut self, arrival: u64, request: Request) {
        if let Some(operation) = &request.operation {
            let counts = self.counts.entry(operation.clone()).or_default();
            counts.received += 1;
            counts.acted += usize::from(request.acted);
        }
        self.bytes += request.bytes();
        self.requests.insert(arrival, request);
        while self.requests.len() > self.keep || self.bytes > self.keep_bytes {
            let Some((_, forgotten)) = self.requests.pop_first() else { break };
            self.bytes -= forgotten.bytes();
        }
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.values().cloned().collect()
    }

    /// The requests behind one of this number, with their numbers.
    pub(crate) fn after(&self, number: u64) -> impl Iterator<Item = (u64, &Request)> {
        self.requests.range((Bound::Excluded(number), Bound::Unbounded)).map(|(number, request)| (*number, request))
    }

    pub(crate) fn counts(&self, operation: &str) -> Counts {
        self.counts.get(operation).copied().unwrap_or_default()
    }

    pub(crate) fn clear(&mut self) {
        self.requests.clear();
        self.bytes = 0;
        self.counts.clear();
    }
}
