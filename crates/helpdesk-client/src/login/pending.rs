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
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.forget(MOST - 1);
        let name = keys.state.expose().to_owned();
        state.order.push_back((Instant::now(), name.clone()));
        state.logins.insert(name, Pending { keys, browser });
    }

    /// Takes the login with this `state`, if this browser started it and it has not expired.
    pub(super) fn take(&self, state: &Secret, browser: &Secret) -> Option<Keys> {
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        guard.forget(MOST);
        let logins = &mut guard.logins;
        logins.get(state.expose()).filter(|pending| pending.browser == *browser)?;
        logins.remove(state.expose()).map(|pending| pending.keys)
    }
}

impl State {
    /// Forgets logins that have expired, and the oldest ones beyond a number.
    fn forget(&mut self, most: usize) {
        while let Some((started, _)) = self.order.front() {
            if self.order.len() <= most && started.elapsed() < LIFETIME {
                break;
            }
            if let Some((_, name)) = self.order.pop_front() {
                self.logins.remove(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::login::Login;
    use crate::{AppCredentials, Client};

    fn login() -> Login {
        let client = Client::builder(AppCredentials::new("cli_a1b2", "secret")).base_url("http://localhost").build();
        client.expect("the settings are right").login("http://localhost/")
    }

    #[tokio::test(start_paused = true)]
    async fn a_login_is_taken_once_by_its_browser_in_time() {
        let (pending, [browser, other]) = (PendingLogins::default(), ["a", "b"].map(Secret::new));
        let keys = login().keys().expect("random numbers");
        let state = keys.state.clone();
        pending.add(keys, browser.clone());
        assert!(pending.take(&state, &other).is_none());
        assert!(pending.take(&Secret::new("c"), &browser).is_none());
        assert!(pending.take(&state, &browser).is_some());
        assert!(pending.take(&state, &browser).is_none());

        for (age, is_there) in [(LIFETIME - Duration::from_secs(1), true), (LIFETIME, false)] {
            let keys = login().keys().expect("random numbers");
            let state = keys.state.clone();
            pending.add(keys, browser.clone());
            tokio::time::advance(age).await;
            assert_eq!(pending.take(&state, &browser).is_some(), is_there, "{age:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_oldest_logins_are_forgotten() {
        let pending = PendingLogins::default();
        let login = login();
        let browser = Secret::new("a");
        let states: Vec<_> = (0..=MOST)
            .map(|_| {
                let keys = login.keys().expect("random numbers");
                let state = keys.state.clone();
                pending.add(keys, browser.clone());
                state
            })
            .collect();
        assert_eq!(pending.0.lock().expect("no panic").order.len(), MOST);
        assert!(pending.take(&states[0], &browser).is_none());
        assert!(pending.take(&states[1], &browser).is_some());
        let state = pending.0.lock().expect("no panic");
        assert_eq!((state.order.len(), state.logins.len()), (MOST, MOST - 1));
    }
}
