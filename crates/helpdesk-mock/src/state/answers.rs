//! Answers that a test has given for operations.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use axum::http::StatusCode;
use helpdesk_schema::Operation;
use serde_json::{Value, json};

use super::requests::Request;
use crate::api::check;
use crate::api::code;
use crate::api::response::{ApiError, Content};

/// Makes the payload of an answer from a request, or says what went wrong in that.
pub(crate) type Make = dyn Fn(&Request) -> Result<Value, String> + Send + Sync;

/// How an operation is answered.
#[derive(Clone)]
pub(crate) struct AnswerMaker(pub(crate) Arc<Make>);

impl fmt::Debug for AnswerMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerMaker")
    }
}

impl AnswerMaker {
    /// The same for every request.
    pub(crate) fn of(data: Value) -> Self {
        Self(Arc::new(move |_: &Request| Ok(data.clone())))
    }

    /// The response, if what was made is documented.
    pub(crate) fn content(&self, operation: &Operation, request: &Request) -> Result<Content, ApiError> {
        let failed = |problem: String| {
            let message = format!("the answer that was given for {} cannot be sent: {problem}", operation.id);
            // A client repeats no call that failed so.
            ApiError::new(StatusCode::BAD_REQUEST, code::BAD_REQUEST, message)
        };
        let payload = (self.0)(request).map_err(failed)?;
        let problems = check::answer_problems(operation, &payload);
        if !problems.is_empty() {
            return Err(failed(problems.join("; ")));
        }
        Ok(Content::Json(enveloped(operation, payload).to_string()))
    }
}

fn enveloped(operation: &Operation, payload: Value) -> Value {
    let mut envelope = json!({ "code": 0, "msg": "success" });
    match payload {
        payload if operation.data().is_some() => envelope["data"] = payload,
        Value::Object(members) => {
            members.into_iter().for_each(|(name, value)| envelope[name] = value);
        }
        _ => {}
    }
    envelope
}

/// The answers to come, by operation.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    by_operation: HashMap<String, VecDeque<(AnswerMaker, Option<usize>)>>,
}

impl Answers {
    /// Gives an answer to so many calls, or to all, once those that were given before are used up.
    pub(crate) fn push(&mut self, operation: &str, answer: AnswerMaker, times: Option<usize>) {
        let queue = self.by_operation.entry(operation.to_owned()).or_default();
        // An answer to every call would never be used up.
        queue.retain(|(_, times)| times.is_some());
        if times != Some(0) {
            queue.push_back((answer, times));
        }
    }

    pub(crate) fn next(&mut self, operation: &str) -> Option<AnswerMaker> {
        let queue = self.by_operation.get_mut(operation)?;
        let (answer, times) = queue.front_mut()?;
        let answer = answer.clone();
        if let Some(times) = times {
            *times -= 1;
            if *times == 0 {
                queue.pop_front();
            }
        }
        Some(answer)
    }
}
