//! Whether a failed request took effect.

use super::{ApiError, Error, Outcome, TransportError, TransportKind, UnexpectedResponse};
use crate::codes;

impl Error {
    /// Returns whether the request took effect.
    ///
    /// After [`Outcome::NotSent`] and [`Outcome::Refused`], the request can safely be sent again. After
    /// [`Outcome::Unknown`], check first whether it took effect, unless it is read-only.
    ///
    /// The outcome describes the last attempt: earlier attempts had no effect, unless the request is read-only.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
    /// use helpdesk_client::Outcome;
    /// use helpdesk_client::types::ticket::StartService;
    ///
    /// let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62");
    /// match client.send(&request).await {
    ///     Err(error) if error.outcome() == Outcome::Unknown => println!("check for a new ticket first: {error}"),
    ///     started => println!("ticket {:?}", started?.ticket_id),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn outcome(&self) -> Outcome {
        // Without an access token, the request itself was not sent.
        if self.is_of_token() { Outcome::NotSent } else { self.own_outcome() }
    }

    /// The outcome of the failed request, which may be the fetch of a token.
    pub(crate) fn own_outcome(&self) -> Outcome {
        match self {
            Self::Config { .. }
            | Self::Request { .. }
            | Self::TokenSource { .. }
            | Self::RateLimited { .. }
            | Self::LoginRequired(_) => Outcome::NotSent,
            Self::Transport(e) => e.outcome(),
            Self::Api(e) => e.outcome(),
            Self::Unexpected(e) => e.outcome(),
            Self::Decode(_) | Self::ListingTruncated { .. } => Outcome::Done,
        }
    }
}

impl TransportError {
    pub(super) fn outcome(&self) -> Outcome {
        match self.kind {
            TransportKind::Connect => Outcome::NotSent,
            TransportKind::Timeout | TransportKind::Interrupted => Outcome::Unknown,
        }
    }
}

impl ApiError {
    /// Whether a rate limit was exceeded.
    pub(super) fn is_rate_limit(&self) -> bool {
        codes::TOO_FAST.contains(&self.code) || (self.status == 429 && !codes::is_terminal(self.code))
    }

    /// Whether the platform failed internally, possibly after the request took effect.
    pub(crate) fn is_internal(&self) -> bool {
        let is_refusal = self.is_rate_limit() || codes::is_terminal(self.code) || codes::refuses_token(self.code);
        !is_refusal && (self.status >= 500 || codes::INTERNAL.contains(&self.code))
    }

    pub(super) fn outcome(&self) -> Outcome {
        if self.is_internal() { Outcome::Unknown } else { Outcome::Refused }
    }
}

impl UnexpectedResponse {
    /// The outcome by status. A gateway sends 5xx, 408 and 2xx pages also for requests that reached the platform.
    pub(super) fn outcome(&self) -> Outcome {
        match self.status {
            408 => Outcome::Unknown,
            300..=499 => Outcome::Refused,
            _ => Outcome::Unknown,
        }
    }
}

/// Whether a request with this outcome may have changed something.
pub(super) fn may_have_acted(operation: &str, outcome: Outcome, reads: bool) -> bool {
    outcome == Outcome::Unknown && !reads && !codes::is_of_token(operation)
}
