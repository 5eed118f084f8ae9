//! The refresh tokens that are, or may be, used up.
//!
//! A refresh token is marked as used before it is sent, and stays marked unless the platform has certainly not used it.
//! So it is never sent again, whatever happens to the response, the task or its runtime.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use helpdesk_types::Secret;

use super::user_tokens::UserTokens;
use crate::codes;
use crate::error::{Error, LoginRequired, Outcome};

/// The reason for a refresh whose response was lost.
const LOST: &str = "the response to the refresh was lost, so the refresh token may already be used";

#[derive(Default)]
pub(crate) struct SpentTokens {
    hasher: RandomState,
    /// By the hash of the token, the error for using it again.
    errors: Mutex<HashMap<u64, Error>>,
}

impl SpentTokens {
    /// The error for using the refresh token again, if it is marked as used.
    pub(crate) fn error(&self, refresh_token: &Secret) -> Option<Error> {
        self.errors().get(&self.hash(refresh_token)).cloned()
    }

    /// Marks the refresh token as used; fails if it is marked already. It stays marked if the task ends before the
    /// outcome is known.
    pub(crate) fn claim(&self, refresh_token: &Secret) -> Result<(), Error> {
        match self.errors().entry(self.hash(refresh_token)) {
            Entry::Occupied(spent) => Err(spent.get().clone()),
            Entry::Vacant(unspent) => {
                unspent.insert(LoginRequired::error(LOST));
                Ok(())
            }
        }
    }

    /// Notes the outcome of the request that sent the refresh token, and returns the error for callers. If the platform
    /// has certainly not used the token, they may try again.
    pub(crate) fn settle(
        &self,
        refresh_token: &Secret,
        outcome: Result<UserTokens, Error>,
    ) -> Result<UserTokens, Error> {
        let hash = self.hash(refresh_token);
        match outcome {
            Ok(tokens) => {
                let error = LoginRequired::error("the refresh token in the store has already been used");
                self.errors().insert(hash, error);
                Ok(tokens)
            }
            Err(error) if is_unspent(&error) => {
                self.errors().remove(&hash);
                Err(error)
            }
            Err(error) => {
                let error = if error.code().is_some_and(|code| codes::LOG_IN_AGAIN.contains(&code)) {
                    LoginRequired::refused(error)
                } else {
                    LoginRequired::error(format!("{LOST}: {error}"))
                };
                self.errors().insert(hash, error.clone());
                Err(error)
            }
        }
    }

    fn hash(&self, refresh_token: &Secret) -> u64 {
        self.hasher.hash_one(refresh_token.expose())
    }

    fn errors(&self) -> MutexGuard<'_, HashMap<u64, Error>> {
        // A panic cannot leave the map inconsistent, so poisoning is ignored.
        self.errors.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the platform has certainly not used the refresh token.
fn is_unspent(error: &Error) -> bool {
    let says = |codes: &[i64]| error.code().is_some_and(|code| codes.contains(&code));
    match error {
        _ if error.own_outcome() == Outcome::NotSent => true,
        Error::Api(e) if e.status < 500 => !says(&codes::LOG_IN_AGAIN) && !says(&codes::INTERNAL),
        _ => says(&codes::REFRESH_AGAIN) || error.is_rate_limit(),
    }
}
