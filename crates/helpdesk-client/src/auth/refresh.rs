//! Access tokens of a user, renewed by the single-use refresh token.
//!
//! All callers of a client share one refresh, which runs in its own task: between the platform's response and the
//! store, the new pair exists only there, and a caller that is dropped must not lose it.
//!
//! Of several processes, the one that has the lease of the store refreshes; the others read the store until it has the
//! new pair. The request ends before the lease does, so that no two processes send the same refresh token. A process
//! that ends in between may have used it up; the next one tries it, and if it is used, the user has to log in again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::Secret;
use tokio::time::{Instant, sleep, timeout_at};

use super::access_token::UserAccessToken;
use super::credentials::AppCredentials;
use super::endpoint::{self, RefreshToken, TokenFields};
use super::lease;
use super::single_flight::{Allowance, SingleFlight};
use super::spent::SpentTokens;
use super::user_tokens::{UserTokenStore, UserTokens};
use crate::bearer::Bearer;
use crate::call::{Authorize, Caller, RetryPolicy, Settings};
use crate::codes::{self, REFRESH as OPERATION};
use crate::deadline::{LONGEST, from_now};
use crate::error::{Error, LoginRequired};
use crate::future::BoxFuture;
use crate::observe;
use crate::redact::Secrets;
use crate::wire::trace;

/// An access token is no longer used when it expires within this time. The old one outlasts a refresh by a minute.
const EXPIRE: Duration = Duration::from_secs(60);
/// How often, and at which interval, the store is read for the pair that another process must have received.
const LOOKS: u32 = 8;
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// The time of a lease, which is the longest delay for other processes if this one ends while it refreshes.
const LEASE: Duration = Duration::from_secs(20);
/// The request ends within this time after the lease was requested.
const LONGEST_REFRESH: Duration = Duration::from_secs(15);
/// The request is not sent if less time is left for it.
const SHORTEST_REFRESH: Duration = Duration::from_secs(3);
/// The longest wait for another process, which includes a lease of a process that has ended.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
/// The first interval at which the store is read while another process refreshes; it doubles up to `BETWEEN_LOOKS`.
const FIRST_LOOK: Duration = Duration::from_millis(20);
/// The timeout for releasing a lease, for which callers wait. The lease ends by itself.
const RELEASE: Duration = Duration::from_secs(1);

/// The tokens of one user.
#[derive(Clone)]
pub(crate) struct RefreshedUser {
    shared: Arc<Shared>,
}

struct Shared {
    app: AppCredentials,
    caller: Arc<Caller>,
    settings: Settings,
    store: Box<dyn UserTokenStore>,
    state: Mutex<State>,
    spent: SpentTokens,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    refresh: Option<SingleFlight<UserAccessToken>>,
    /// A pair that the store failed to save. The platform does not issue it again.
    unsaved: Option<UserTokens>,
}

/// The next step to an access token.
enum Next {
    Use(UserAccessToken),
    /// Save the successor of the stored pair, and use it.
    Save {
        stored: UserTokens,
        successor: UserTokens,
    },
    /// Use up the refresh token, and replace the stored pair.
    Refresh {
        stored: UserTokens,
        refresh_token: Secret,
    },
}

/// The pair in use.
struct Held {
    tokens: UserTokens,
    use_until: Instant,
}

impl Held {
    fn new(tokens: UserTokens) -> Self {
        let left = tokens.expires_at.duration_since(SystemTime::now()).unwrap_or_default();
        let left = left.min(Duration::from_secs(365 * 86_400));
        Self { tokens, use_until: from_now(left - EXPIRE.min(left / 10)) }
    }

    fn is_fresh(&self) -> bool {
        Instant::now() < self.use_until
    }
}

impl RefreshedUser {
    pub(crate) fn new(
        app: AppCredentials,
        caller: Arc<Caller>,
        settings: Settings,
        store: Box<dyn UserTokenStore>,
    ) -> Self {
        let (state, spent) = (Mutex::default(), SpentTokens::default());
        Self { shared: Arc::new(Shared { app, caller, settings, store, state, spent }) }
    }

    async fn get(&self, max_wait: Duration) -> Result<UserAccessToken, Error> {
        SingleFlight::cached_or_outcome(OPERATION, max_wait, || self.cached_or_refresh()).await
    }

    fn cached_or_refresh(&self) -> Result<UserAccessToken, SingleFlight<UserAccessToken>> {
        let mut state = self.shared.state();
        if let Some(held) = state.held.as_ref().filter(|held| held.is_fresh()) {
            return Ok(held.tokens.access_token.clone());
        }
        if let Some(refresh) = state.refresh.as_ref().filter(|refresh| refresh.is_running()) {
            return Err(refresh.clone());
        }
        let shared = Arc::clone(&self.shared);
        let refresh = SingleFlight::start(|allowance| async move { (shared.renewed(&allowance).await, async {}) });
        state.refresh = Some(refresh.clone());
        Err(refresh)
    }

    /// Stops using the access token that the platform refused.
    fn evict(&self, refused: &UserAccessToken) {
        let mut state = self.shared.state();
        if let Some(held) = state.held.as_mut().filter(|held| held.tokens.access_token == *refused) {
            held.use_until = Instant::now();
        }
    }
}

impl Authorize for RefreshedUser {
    fn operation(&self) -> &'static str {
        codes::USER_TOKEN
    }

    fn refused(&self) -> &'static [i64] {
        &codes::USER_TOKEN_REFUSED
    }

    fn cached(&self) -> Option<Bearer> {
        let state = self.shared.state();
        state.held.as_ref().filter(|held| held.is_fresh())?.tokens.access_token.bearer().cloned()
    }

    fn token(&self, max_wait: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async move { Ok(self.get(max_wait).await?.bearer().cloned()) })
    }

    /// Also refreshes if the call is not sent again, for the next call.
    fn replacement_for<'a>(
        &'a self,
        refused: &'a Bearer,
        _: bool,
        max_wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        self.evict(&UserAccessToken::from(refused));
        self.token(max_wait)
    }
}

impl Shared {
    /// Returns the next access token, and releases the lease if it was taken.
    async fn renewed(&self, allowance: &Allowance) -> Result<UserAccessToken, Error> {
        let owner = lease::new_owner();
        let mut leased_at = None;
        let outcome = self.renew(&owner, &mut leased_at, allowance).await;
        // Until the pair is saved, another process could only find that its refresh token is used.
        if leased_at.is_some() && self.state().unsaved.is_none() {
            let release = async { self.store.release(&owner).await.map_err(Error::token_source) };
            if let Err(error) = allowance.limit(codes::USER_TOKEN, RELEASE, release).await {
                tracing::warn!(%error, "cannot release the lease of the user token store; it ends by itself");
            }
        }
        outcome
    }

    /// Returns the next access token: of a pair that is not saved yet, of one that another process received, or of a
    /// new one.
    async fn renew(
        &self,
        owner: &str,
        leased_at: &mut Option<Instant>,
        allowance: &Allowance,
    ) -> Result<UserAccessToken, Error> {
        let give_up = from_now(LONGEST_WAIT);
        let mut pause = Duration::ZERO;
        loop {
            let (stored, successor) = match self.next(self.stored(pause, allowance).await?)? {
                Next::Use(token) => return Ok(token),
                Next::Save { stored, successor } => (stored, successor),
                Next::Refresh { stored, refresh_token } => match *leased_at {
                    // The pair was read after the lease was taken.
                    Some(at) => match self.refresh_in_time(&refresh_token, at, allowance).await? {
                        Some(successor) => (stored, successor),
                        None => continue,
                    },
                    None => {
                        let now = Instant::now();
                        let is_leased = self.lease(owner, allowance).await;
                        // A store that fails may have granted the lease.
                        *leased_at = (!matches!(is_leased, Ok(false))).then_some(now);
                        if is_leased? {
                            pause = Duration::ZERO;
                        } else if now < give_up {
                            if pause.is_zero() {
                                observe::waited_for_lease(codes::USER_TOKEN);
                            }
                            pause = (pause * 2).clamp(FIRST_LOOK, BETWEEN_LOOKS);
                        } else {
                            return Err(Error::token_source(format!(
                                "another process has been refreshing the tokens of the user for {LONGEST_WAIT:?}; try \
                                 again"
                            )));
                        }
                        continue;
                    }
                },
            };
            if let Some(token) = self.save_and_hold(&stored, successor, allowance).await? {
                return Ok(token);
            }
        }
    }

    /// Decides about the stored pair.
    fn next(&self, stored: UserTokens) -> Result<Next, Error> {
        let is_spent = stored.refresh_token.as_ref().is_some_and(|token| self.spent.error(token).is_some());
        let (unsaved, held) = {
            let mut state = self.state();
            (state.unsaved.take(), state.held.as_ref().map(|held| held.tokens.clone()))
        };
        // A different stored pair is a newer login.
        if let Some(successor) = unsaved.filter(|tokens| is_spent || tokens.access_token == stored.access_token) {
            return Ok(Next::Save { stored, successor });
        }
        let refresh_token = match held {
            // The stored pair is older than the one in use.
            Some(held) if is_spent => held.refresh_token,
            Some(held) if held.access_token == stored.access_token => stored.refresh_token.clone(),
            // A different stored pair is newer: another process refreshed it.
            _ => {
                let (held, is_fresh) = self.hold(Held::new(stored.clone()));
                if is_fresh {
                    return Ok(Next::Use(held));
                }
                stored.refresh_token.clone()
            }
        };
        let Some(refresh_token) = refresh_token else {
            return Err(LoginRequired::error(
                "the access token has expired, and no refresh token is stored; request the scope `offline_access` at \
                 login to get one",
            ));
        };
        match self.spent.error(&refresh_token) {
            Some(error) => Err(error),
            None => Ok(Next::Refresh { stored, refresh_token }),
        }
    }

    /// Refreshes while the lease lasts; `None` if another process has refreshed the pair, and has stored its own.
    async fn refresh_in_time(
        &self,
        refresh_token: &Secret,
        leased_at: Instant,
        allowance: &Allowance,
    ) -> Result<Option<UserTokens>, Error> {
        let until = leased_at + LONGEST_REFRESH;
        if until.saturating_duration_since(Instant::now()) < SHORTEST_REFRESH {
            return Err(Error::token_source(
                "the user token store is too slow: the lease would end before the tokens are refreshed",
            ));
        }
        let refreshed = self.refresh(refresh_token, until, allowance).await;
        trace::token(OPERATION, refreshed.as_ref().map(drop));
        match refreshed {
            Ok(successor) => Ok(Some(successor)),
            Err(error) if matches!(error, Error::LoginRequired(_)) => {
                let looks = if error.code() == Some(codes::REFRESH_TOKEN_USED) { LOOKS } else { 1 };
                let time = self.settings.timeout.saturating_add(BETWEEN_LOOKS * looks);
                let elsewhere = self.refreshed_elsewhere(refresh_token, looks);
                match allowance.limit(codes::USER_TOKEN, time, elsewhere).await? {
                    true => Ok(None),
                    false => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }

    /// Waits for the pair that another process received for the refresh token, and may be about to save.
    async fn refreshed_elsewhere(&self, refresh_token: &Secret, looks: u32) -> Result<bool, Error> {
        for look in 0..looks {
            if look > 0 {
                sleep(BETWEEN_LOOKS).await;
            }
            let other = self.load().await?.filter(|tokens| tokens.refresh_token.as_ref() != Some(refresh_token));
            if other.map(Held::new).is_some_and(|held| held.is_fresh()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Replaces the stored pair by its successor, and starts using that; `None` if another pair is stored by now.
    async fn save_and_hold(
        &self,
        stored: &UserTokens,
        successor: UserTokens,
        allowance: &Allowance,
    ) -> Result<Option<UserAccessToken>, Error> {
        self.state().unsaved = Some(successor.clone());
        let replace = async { self.store.replace(stored, &successor).await.map_err(Error::token_source) };
        let is_saved = allowance.limit(codes::USER_TOKEN, self.settings.timeout, replace).await?;
        self.state().unsaved = None;
        Ok(is_saved.then(|| self.hold(Held::new(successor)).0))
    }

    /// Starts using a pair; returns its access token, and whether that is fresh.
    fn hold(&self, held: Held) -> (UserAccessToken, bool) {
        let (token, is_fresh) = (held.tokens.access_token.clone(), held.is_fresh());
        self.state().held = Some(held);
        (token, is_fresh)
    }

    /// Reads the store after a pause.
    async fn stored(&self, pause: Duration, allowance: &Allowance) -> Result<UserTokens, Error> {
        let load = async {
            sleep(pause).await;
            self.load().await
        };
        let stored = allowance.limit(codes::USER_TOKEN, self.settings.timeout.saturating_add(pause), load).await?;
        stored.ok_or_else(|| LoginRequired::error("the store has no tokens for the user"))
    }

    async fn lease(&self, owner: &str, allowance: &Allowance) -> Result<bool, Error> {
        let lease = async { self.store.lease(owner, LEASE).await.map_err(Error::token_source) };
        allowance.limit(codes::USER_TOKEN, self.settings.timeout, lease).await
    }

    async fn load(&self) -> Result<Option<UserTokens>, Error> {
        self.store.load().await.map_err(Error::token_source)
    }

    /// Uses the refresh token, unless it is used already.
    async fn refresh(
        &self,
        refresh_token: &Secret,
        until: Instant,
        allowance: &Allowance,
    ) -> Result<UserTokens, Error> {
        self.spent.claim(refresh_token)?;
        // The request runs to its end, because its response cannot be requested again.
        let refreshed = allowance.limit(OPERATION, self.settings.timeout, self.send(refresh_token));
        let outcome = timeout_at(until, refreshed)
            .await
            .unwrap_or_else(|_| Err(Error::timeout(OPERATION, false, LONGEST_REFRESH)));
        self.spent.settle(refresh_token, outcome)
    }

    async fn send(&self, refresh_token: &Secret) -> Result<UserTokens, Error> {
        let settings = Settings { timeout: LONGEST, retries: RetryPolicy::never(), ..self.settings.clone() };
        let operation = RefreshToken { app: &self.app, refresh_token: refresh_token.expose() };
        let secrets = Secrets::new([self.app.secret.expose(), refresh_token.expose()]);
        endpoint::request(&self.caller, &settings, &operation, secrets, TokenFields::user_tokens).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic cannot leave the state inconsistent, so poisoning is ignored.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_access_token_is_used_until_shortly_before_it_expires() {
        const YEAR: u64 = 365 * 86_400;
        for (expires_in, used_for) in [(7_200, 7_140), (600, 540), (100, 90), (0, 0), (YEAR * 2, YEAR - 60)] {
            let tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::from_secs(expires_in));
            let held = Held::new(tokens);
            let time = held.use_until - Instant::now();
            let expected = Duration::from_secs(used_for);
            // The time of the clock goes on.
            assert!(time <= expected && time + Duration::from_secs(30) > expected, "{expires_in}: {time:?}");
            assert_eq!(held.is_fresh(), expires_in > 0);
        }
        let longest = UserTokens::new(UserAccessToken::new("u-1"), Duration::MAX).expires_at;
        let years = longest.duration_since(SystemTime::now()).unwrap_or_default().as_secs() / YEAR;
        assert!((9..=10).contains(&years), "{years}");
    }
}
