//! Responses that a test prepares, and requests that it reads back, as typed values.

use std::sync::Arc;

use helpdesk_core::Operation;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::handle::Mock;
use crate::Error;
use crate::api::requests;
use crate::lock::lock;
use crate::state::answers::AnswerMaker;
use crate::state::requests::Request;

/// Responses of your own.
impl Mock {
    /// Prepares a response to calls of an operation: the fields of its `data`, as a value of the response type (with the
    /// feature `bidirectional-serde` of `helpdesk-types`) or as JSON.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), helpdesk_mock::Error> {
    /// use helpdesk_client::types::ticket::GetTicket;
    /// use serde_json::json;
    ///
    /// let mock = helpdesk_mock::Mock::start().await?;
    /// mock.answer::<GetTicket>(json!({"ticket": {"ticket_id": "7", "status": 1}})).once()?;
    /// mock.answer_by::<GetTicket, _>(|request| json!({"ticket": {"ticket_id": request.path, "status": 50}})).always()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn answer<O: Operation>(&self, data: impl Serialize) -> PreparedAnswer<'_> {
        let data = serde_json::to_value(data).map_err(|error| error.to_string());
        let answer = AnswerMaker::of(data.as_ref().ok().cloned().unwrap_or_default());
        PreparedAnswer { mock: self, operation: O::ID, answer, known: Some(data) }
    }

    /// Prepares a response that is computed from the request. A response that the operation does not document fails the call
    /// with HTTP status 400 and the reason.
    pub fn answer_by<O: Operation, T: Serialize>(
        &self,
        make: impl Fn(&Request) -> T + Send + Sync + 'static,
    ) -> PreparedAnswer<'_> {
        let make = move |request: &Request| serde_json::to_value(make(request)).map_err(|error| error.to_string());
        PreparedAnswer { mock: self, operation: O::ID, answer: AnswerMaker(Arc::new(make)), known: None }
    }

    /// The requests for an operation so far, carried out or refused, as typed values in the order of their arrival. It needs
    /// the feature `bidirectional-serde` of `helpdesk-types`.
    ///
    /// # Errors
    ///
    /// A request does not match the type, for example one that was refused for that reason.
    pub fn requests_of<O: Operation + DeserializeOwned>(&self) -> Result<Vec<O>, Error> {
        let operation = self.server().operation(O::ID)?;
        let of_operation = self.requests().into_iter().filter(|request| request.operation.as_deref() == Some(O::ID));
        let read = |request: Request| {
            let value = requests::value(operation, &request);
            serde_json::from_value(value)
                .map_err(|error| Error::Request { operation: O::ID, reason: error.to_string() })
        };
        of_operation.map(read).collect()
    }
}

/// A response that is given once its count is set.
#[must_use = "it answers nothing until it is said how often: `once`, `times` or `always`"]
pub struct PreparedAnswer<'m> {
    mock: &'m Mock,
    operation: &'static str,
    answer: AnswerMaker,
    /// The response, if it is the same for all requests.
    known: Option<Result<Value, String>>,
}

impl PreparedAnswer<'_> {
    /// Answers the next call.
    ///
    /// # Errors
    ///
    /// As for [`always`](Self::always).
    pub fn once(self) -> Result<(), Error> {
        self.give(Some(1))
    }

    /// Answers this many calls, after the responses that were prepared before.
    ///
    /// # Errors
    ///
    /// As for [`always`](Self::always).
    pub fn times(self, count: usize) -> Result<(), Error> {
        self.give(Some(count))
    }

    /// Answers all further calls, after the responses that were prepared before, until another response is prepared.
    ///
    /// # Errors
    ///
    /// The mock does not serve the operation, or the operation's page does not document the response: a field is unknown, or a
    /// value has another type.
    pub fn always(self) -> Result<(), Error> {
        self.give(None)
    }

    fn give(self, times: Option<usize>) -> Result<(), Error> {
        let server = self.mock.server();
        let operation = server.operation(self.operation)?;
        if let Some(known) = self.known {
            let data = known.map_err(|reason| Error::Answer { operation: operation.id.clone(), reason })?;
            server.check_answer(operation, &data)?;
        }
        lock(&server.answers).push(self.operation, self.answer, times);
        Ok(())
    }
}

impl std::fmt::Debug for PreparedAnswer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PreparedAnswer").field("operation", &self.operation).finish_non_exhaustive()
    }
}
