//! How a call is answered that was let in and meets no fault.

use std::sync::Arc;
use std::time::Instant;

use axum::http::StatusCode;
use helpdesk_schema::{Operation, TokenKind};

use super::server::{Server, bad_request};
use crate::api::code;
use crate::api::response::{ApiError, Content};
use crate::api::rules::{self, Facts};
use crate::api::socket_operations::{OPEN_LONG_CONNECTION, UPGRADE_LONG_CONNECTION};
use crate::api::token_operations::{GET_USER_INFO, ISSUE_APP_TOKEN, ISSUE_TENANT_TOKEN, REFRESH_USER_TOKEN};
use crate::lock::lock;
use crate::state::requests::Request;

impl Server {
    /// Checks the rules that the page states in prose, as far as the request alone breaks them.
    pub(super) fn check_rules(&self, operation: &Operation, request: &Request) -> Result<(), ApiError> {
        if operation.rules.is_empty() {
            return Ok(());
        }
        let body = serde_json::from_slice(&request.body).unwrap_or_default();
        let broken = rules::broken_by_request(operation, Facts { query: &request.query, body: &body, item: None });
        broken.map_or(Ok(()), |rule| {
            let error = rule.code.map_or_else(
                || ApiError::new(StatusCode::BAD_REQUEST, code::BAD_REQUEST, String::new()),
                |code| ApiError::of(operation, code),
            );
            Err(ApiError { message: format!("{} {rule}", error.message).trim_start().to_owned(), ..error })
        })
    }

    /// Carries an operation out, and has the events pushed that follow from it.
    pub(super) fn act(&self, operation: &Operation, request: &Request, now: Instant) -> Result<Content, ApiError> {
        self.pusher.change_subscriptions(&operation.id, &request.body).map_err(bad_request)?;
        if let Some(answer) = self.told(operation, request) {
            return answer;
        }
        if let Some(answer) = self.remembered(operation, request) {
            return answer;
        }
        let answer = self.example(operation, request, now)?;
        if let Content::Json(answer) = &answer {
            self.pusher.follow(operation, &request.path, &request.body, answer);
        }
        Ok(answer)
    }

    /// The answer that a test has given for the operation.
    fn told(&self, operation: &Operation, request: &Request) -> Option<Result<Content, ApiError>> {
        if let Some(answer) = lock(&self.answers).next(&operation.id) {
            return Some(answer.content(operation, request));
        }
        let listing = lock(&self.listings).get(&operation.id).map(Arc::clone)?;
        Some(listing.page(request).map_err(bad_request).map(|page| Content::Json(page.to_string())))
    }

    /// The response of the stateful helpdesk.
    fn remembered(&self, operation: &Operation, request: &Request) -> Option<Result<Content, ApiError>> {
        let helpdesk = self.helpdesk.as_ref()?;
        helpdesk.answer(operation, request, self.clock.millis(), |happened| self.pusher.tell(&happened))
    }

    /// The example on the operation's page, or a token.
    fn example(&self, operation: &Operation, request: &Request, now: Instant) -> Result<Content, ApiError> {
        let failed = |code| ApiError::of(operation, code);
        let answer = match operation.id.as_str() {
            ISSUE_TENANT_TOKEN => self.tokens().issue_to_app(TokenKind::Tenant, &request.body, now).map_err(failed)?,
            ISSUE_APP_TOKEN => self.tokens().issue_to_app(TokenKind::App, &request.body, now).map_err(failed)?,
            REFRESH_USER_TOKEN => self.issue_user_token(request, now).map_err(failed)?,
            GET_USER_INFO => self.user_info(request),
            OPEN_LONG_CONNECTION => {
                let host = request.header("host").unwrap_or_default();
                self.open_connection(host, &request.body).ok_or_else(|| failed(code::CONNECTION_UNAUTHENTICATED))?
            }
            UPGRADE_LONG_CONNECTION => return self.upgrade(request).map_err(failed),
            id => match self.shown.get(id) {
                Some(listing) => listing.page(request).map_err(bad_request)?,
                None => return Ok(Content::documented(operation)),
            },
        };
        Ok(Content::Json(answer.to_string()))
    }
}
