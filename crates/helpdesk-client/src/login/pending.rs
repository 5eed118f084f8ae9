//! The logins that wait for their users, each bound to a browser.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use helpdesk_types::Secret;
use tokio::time::Instant;

use super::start::Keys;

/// How long a user may take to log in.
pub(super) const LIFETIME: Duration = Duration::from_secs(600);
/// The maximum number of logins that wait; beyond it, the oldest are forgotten. They take about 10 MB.
const MOST: usize = 16_384;

/// The logins by their `state`.
#[derive(Default)]
pub(super) struct PendingLogins(Mutex<State>);

#[derive(Default)]
struct State {
    logins: HashMap<String, Pending>,
    /// The `state` of each login in the order of their starts, taken ones among them.
    order: VecDeque<(Instant, String)>,
}

struct Pending {
    keys: Keys,
    /// The value of the cookie of the browser that started the login.
    browser: Secret,
}

impl PendingLogins {
    /// Keeps a login for the browser that started it.
    pub(super) fn add(&self, keys: Keys, browser: Secret) {
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let State { logins, order } = &mut *guard;
        let now = Instant::now();
        while let Some((started, _)) = order.front() {
            if order.len() < MOST && now.duration_since(*started) < LIFETIME {
                break;
            }
            if let Some((_, state)) = order.pop_front() {
                logins.remove(&state);
            }
        }
        let state = keys.state.expose().to_owned();
        order.push_back((now, state.clone()));
        logins.insert(state, Pending { keys, browser });
    }

    /// Takes the login with this `state`, if this browser started it and it has not expired.
    pub(super) fn take(&self, state: &Secret, browser: &Secret) -> Option<Keys> {
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let State { logins, order } = &mut *guard;
        let now = Instant::now();
        while order.front().is_some_and(|(started, _)| now.duration_since(*started) >= LIFETIME) {
            if let Some((_, state)) = order.pop_front() {
                logins.remove(&state);
            }
        }
        let is_of_browser = logins.get(state.expose()).is_some_and(|pending| pending.browser == *browser);
        is_of_browser.then(|| logins.remove(state.expose()).map(|pending| pending.keys)).flatten()
    }
}
