//! The state and the metrics of a connection.

use std::time::{Duration, SystemTime};

use super::error::{Interruption, LongConnectionError};

/// The state of a long connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConnectionState {
    /// It is being opened.
    Connecting,
    /// It is open, and events arrive.
    Connected {
        /// When it was opened.
        since: SystemTime,
    },
    /// It was interrupted, or could not be opened. Another attempt will be made.
    Reconnecting {
        /// When the next attempt will be made.
        at: SystemTime,
        /// Why it was interrupted, or could not be opened.
        reason: Interruption,
    },
    /// It has ended, and will not be opened again.
    Closed {
        /// The reason; `None` if it was asked to end.
        error: Option<LongConnectionError>,
    },
}

/// A count or a measurement, for [`on_metric`](super::LongConnectionBuilder::on_metric).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Metric {
    /// A connection was opened.
    Connected {
        /// How long that took, from the request to the endpoint on.
        took: Duration,
    },
    /// An open connection was interrupted.
    Disconnected {
        /// How long it was open.
        open: Duration,
        /// Why it was interrupted.
        reason: Interruption,
    },
    /// An attempt to connect has failed.
    ConnectFailed {
        /// Why it failed.
        reason: Interruption,
    },
    /// A frame has come after a ping.
    RoundTrip {
        /// The time between the two.
        took: Duration,
    },
    /// An event was answered.
    Answered {
        /// 200 or 500.
        code: u16,
        /// The time from its arrival to the answer.
        took: Duration,
    },
    /// A frame was not an event, a piece of one, or a pong, and was ignored.
    FrameIgnored {
        /// Why it was ignored.
        reason: &'static str,
    },
    /// Messages in pieces remained incomplete and were forgotten.
    Forgotten {
        /// How many.
        messages: u64,
    },
}
