//! Commands to a server, from the API in Rust and from the control routes.

use helpdesk_schema::Operation;
use serde_json::Value;

use super::server::Server;
use crate::Error;
use crate::api::check;
use crate::api::nearest::nearest;
use crate::api::response::ApiError;
use crate::faults::fault::Fault;
use crate::lock::lock;
use crate::state::answers::AnswerMaker;

impl Server {
    pub(crate) fn operation(&self, id: &str) -> Result<&Operation, Error> {
        let operations = self.operations();
        operations
            .iter()
            .find(|operation| operation.id == id)
            .ok_or_else(|| Error::UnknownOperation { id: id.to_owned(), nearest: nearest(operations, id) })
    }

    /// The error of a code that the page of an operation lists.
    pub(crate) fn documented_fault(&self, operation: &str, code: i64) -> Result<Fault, Error> {
        let operation = self.operation(operation)?;
        let Some(error) = operation.errors.iter().find(|error| error.code == code) else {
            return Err(Error::UndocumentedCode {
                operation: operation.id.clone(),
                code,
                documented: operation.errors.iter().map(|error| error.code).collect(),
            });
        };
        let ApiError { status, code, message, .. } = ApiError::documented(error);
        Ok(Fault::error(status.as_u16(), code, message))
    }

    /// Has the next calls of an operation meet these faults or, without an operation, those of any.
    pub(crate) fn push_faults(&self, operation: Option<&str>, faults: Vec<Fault>) -> Result<(), Error> {
        let Some(operation) = operation else { return self.script().push(None, faults) };
        let operation = self.operation(operation)?;
        let undocumented = faults
            .iter()
            .flat_map(Fault::deviating)
            .find(|deviation| deviation.is_possible() && !deviation.is_of(operation));
        if let Some(undocumented) = undocumented {
            let path = undocumented.path.clone();
            return Err(Error::UndocumentedField { operation: operation.id.clone(), path });
        }
        self.script().push(Some(&operation.id), faults)
    }

    /// Answers so many calls of an operation, or all, by this payload.
    pub(crate) fn give_answer(&self, operation: &str, data: Value, times: Option<usize>) -> Result<(), Error> {
        self.check_answer(self.operation(operation)?, &data)?;
        lock(&self.answers).push(operation, AnswerMaker::of(data), times);
        Ok(())
    }

    /// Checks that an operation documents an answer of this payload.
    pub(super) fn check_answer(&self, operation: &Operation, data: &Value) -> Result<(), Error> {
        let problems = check::answer_problems(operation, data);
        if problems.is_empty() {
            return Ok(());
        }
        Err(Error::Answer { operation: operation.id.clone(), reason: problems.join("; ") })
    }
}
