//! Access tokens of an app: fetched once for all callers, cached, and renewed before they expire.
//!
//! A token expires after at most two hours. The platform issues a new one only within the last half hour of the old
//! one, which stays valid. So there are two thresholds: past the first, calls use the cached token while a new one is
//! fetched in the background; past the second, calls wait for the new one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep, timeout};

use super::access_token::TenantAccessToken;
use super::credentials::AppCredentials;
use super::endpoint::{self, AppToken, TenantToken, TokenFields};
use super::lease;
use super::single_flight::SingleFlight;
use super::token_store::{StoredToken, TokenKey, TokenStore};
use crate::bearer::Bearer;
use crate::call::{Authorize, Caller, RetryPolicy, Settings};
use crate::deadline::LONGEST;
use crate::future::{BoxError, BoxFuture};
use crate::redact::Secrets;
use crate::wire::trace;
use crate::{Error, codes, observe};

/// A cached token is renewed in the background when it expires within this time...
const RENEW: Duration = Duration::from_secs(600);
/// ...and no longer used when it expires within this time: it must outlast a running call.
const EXPIRE: Duration = Duration::from_secs(60);

/// A cached access token.
struct Token {
    bearer: Bearer,
    renew_at: Instant,
    expire_at: Instant,
    /// The expiry by the system clock, for a store.
    expires: SystemTime,
}

impl Token {
    /// A token that was issued at `from` and is valid for `life`.
    fn new(bearer: Bearer, from: Instant, life: Duration) -> Self {
        // The thresholds scale down for a token with a short lifetime.
        let (renew, expire) = (RENEW.min(life / 4), EXPIRE.min(life / 10));
        let expires = SystemTime::now() + life.saturating_sub(from.elapsed());
        Self { bearer, renew_at: from + (life - renew), expire_at: from + (life - expire), expires }
    }
}

/// The timeout for one operation of a store; the client then goes on without the store.
const STORE_TIMEOUT: Duration = Duration::from_secs(5);

/// The time of a lease to fetch a token, and the longest wait for another process that has it. Two fetches do no harm,
/// so a client then fetches a token itself.
const LEASE: Duration = Duration::from_secs(10);
const LEASE_WAIT: Duration = Duration::from_secs(5);
/// The intervals at which the store is read meanwhile: each is twice the previous one.
const FIRST_LOOK: Duration = Duration::from_millis(20);
const LONGEST_LOOK: Duration = Duration::from_millis(250);

/// The kind of an app's access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AppTokenKind {
    Tenant,
    App,
}

/// The access tokens of one app, of one kind.
pub(crate) struct AppTokens {
    kind: AppTokenKind,
    app: AppCredentials,
    caller: Arc<Caller>,
    settings: Settings,
    store: Option<Store>,
    /// For the task that fetches a token, which outlives the callers that wait for it.
    this: Weak<Self>,
    state: Mutex<State>,
}

struct Store {
    store: Arc<dyn TokenStore>,
    key: TokenKey,
    /// Serializes operations of the store, so that a slow one is not overtaken.
    turn: Semaphore,
}

impl Store {
    /// Waits for a turn to use the store; `None` if that takes too long.
    async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        timeout(STORE_TIMEOUT, self.turn.acquire()).await.ok()?.ok()
    }
}

#[derive(Default)]
struct State {
    token: Option<Arc<Token>>,
    /// The running fetch.
    fetch: Option<SingleFlight<Arc<Token>>>,
    /// A background renewal failed; the next one starts no earlier than this.
    paused_until: Option<Instant>,
    /// The token that the platform refused, which a store may still hold.
    refused: Option<Bearer>,
}

type Fetched = Result<Arc<Token>, Error>;

impl AppTokens {
    pub(crate) fn new(
        kind: AppTokenKind,
        app: AppCredentials,
        caller: Arc<Caller>,
        settings: &Settings,
        store: Option<Arc<dyn TokenStore>>,
    ) -> Arc<Self> {
        let key = TokenKey::new(&app, caller.transport.base_url.as_str());
        let store = store.map(|store| Store { store, key, turn: Semaphore::new(1) });
        // The timeout and the retries are those of the calls that wait.
        let settings = Settings { retries: RetryPolicy::never(), ..settings.clone() };
        Arc::new_cyclic(|this| Self { kind, app, caller, settings, store, this: this.clone(), state: Mutex::default() })
    }

    /// Returns the cached token, or the one that a fetch returns.
    async fn get(&self, max_wait: Duration) -> Fetched {
        SingleFlight::cached_or_outcome(self.operation(), max_wait, || self.cached_or_fetch()).await
    }

    /// Removes the refused token from the cache. Of many refused callers, the first one removes it; the others find its
    /// successor, or the fetch of it.
    fn evict(&self, refused: &Bearer) {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|token| token.bearer == *refused) {
            state.token = None;
            state.refused = Some(refused.clone());
        }
    }

    /// Returns the cached token, or the fetch to wait for.
    fn cached_or_fetch(&self) -> Result<Arc<Token>, SingleFlight<Arc<Token>>> {
        let now = Instant::now();
        let mut state = self.state();
        match state.token.clone() {
            Some(token) if now < token.renew_at => Ok(token),
            Some(token) if now < token.expire_at => {
                if state.paused_until.is_none_or(|until| now >= until) {
                    self.join(&mut state);
                }
                Ok(token)
            }
            _ => Err(self.join(&mut state)),
        }
    }

    /// Joins the running fetch, or starts one.
    fn join(&self, state: &mut State) -> SingleFlight<Arc<Token>> {
        if let Some(fetch) = state.fetch.as_ref().filter(|fetch| fetch.is_running()) {
            return fetch.clone();
        }
        let (tokens, known) = (self.this.clone(), state.token.clone());
        let (operation, refused) = (self.operation(), state.refused.clone());
        let fetch = SingleFlight::start(|allowance| async move {
            let owner = lease::new_owner();
            let mut is_leased = false;
            let (outcome, to_share) = match tokens.upgrade() {
                Some(tokens) => {
                    let shared = tokens.shared(known.as_deref(), refused.as_ref(), &owner, &mut is_leased);
                    let shared = async { Ok(shared.await) };
                    let shared = allowance.limit(operation, STORE_TIMEOUT * 2, shared).await.unwrap_or_default();
                    let is_new = shared.is_none();
                    let outcome = match shared {
                        Some(token) => Ok(token),
                        None => allowance.limit(operation, tokens.settings.timeout, tokens.fetch()).await,
                    };
                    trace::token(operation, outcome.as_ref().map(drop));
                    if !allowance.is_over() {
                        tokens.apply(&outcome);
                    }
                    let token = outcome.clone().ok().filter(|_| is_new);
                    (outcome, Some((tokens, token)))
                }
                None => (Err(Error::request(operation, "the client was dropped")), None),
            };
            (outcome, async move {
                let Some((tokens, token)) = to_share else { return };
                if let Some(token) = token {
                    tokens.share(&token).await;
                }
                if let Some(Store { store, key, .. }) = tokens.store.as_ref().filter(|_| is_leased) {
                    in_time("release the lease of", store.release(key, &owner)).await;
                }
            })
        });
        state.fetch = Some(fetch.clone());
        fetch
    }

    fn apply(&self, outcome: &Fetched) {
        let mut state = self.state();
        match outcome {
            Ok(token) => {
                state.token = Some(Arc::clone(token));
                state.paused_until = None;
                state.refused = None;
            }
            // The cached token is still valid; pause for a tenth of its remaining use.
            Err(_) => {
                let now = Instant::now();
                let left = state.token.as_ref().map(|token| token.expire_at.saturating_duration_since(now));
                state.paused_until = left.map(|left| now + left / 10);
            }
        }
    }

    /// Returns the token in the store, unless it is the cached one, the refused one, or due for renewal. Otherwise it
    /// takes the lease to fetch one, or waits for the process that has the lease.
    async fn shared(
        &self,
        known: Option<&Token>,
        refused: Option<&Bearer>,
        owner: &str,
        is_leased: &mut bool,
    ) -> Option<Arc<Token>> {
        let Store { store, key, turn } = self.store.as_ref()?;
        // Do not wait for a store that is still busy.
        let _turn = turn.try_acquire().ok()?;
        if let Some(refused) = refused {
            let refused = TenantAccessToken::from(refused);
            in_time("delete", store.delete(key, &refused)).await;
        }
        let give_up = Instant::now() + LEASE_WAIT;
        let mut pause = FIRST_LOOK;
        loop {
            let stored = in_time("look up", store.get(key)).await?;
            let usable = stored.and_then(|stored| usable(&stored, known, refused));
            // Another process may have saved its token just before the lease was taken, so it is read again after that.
            if usable.is_some() || *is_leased {
                return usable;
            }
            let granted = in_time("lease", store.lease(key, owner, LEASE)).await;
            // A store that fails may have granted the lease.
            *is_leased = granted != Some(false);
            if !granted? {
                if Instant::now() >= give_up {
                    return None;
                }
                if pause == FIRST_LOOK {
                    observe::waited_for_lease(codes::TENANT_TOKEN);
                }
                sleep(pause).await;
                pause = (pause * 2).min(LONGEST_LOOK);
            }
        }
    }

    /// Saves a token in the store, unless it was refused in the meantime.
    async fn share(&self, token: &Token) {
        let Some(shared @ Store { store, key, .. }) = &self.store else { return };
        let stored = StoredToken::new(TenantAccessToken::from(&token.bearer), token.expires);
        {
            let Some(_turn) = shared.turn().await else { return };
            if !self.is_in_use(token) {
                return;
            }
            in_time("save", store.put(key, &stored)).await;
        }
        // A caller that found the store busy relies on this.
        if !self.is_in_use(token) {
            let _turn = shared.turn().await;
            in_time("delete", store.delete(key, &stored.token)).await;
        }
    }

    fn is_in_use(&self, token: &Token) -> bool {
        self.state().token.as_ref().is_some_and(|in_use| in_use.bearer == token.bearer)
    }

    async fn fetch(&self) -> Fetched {
        // The callers that wait set the timeout.
        let settings = Settings { timeout: LONGEST, ..self.settings.clone() };
        let (app, from) = (&self.app, Instant::now());
        let secrets = Secrets::new([app.secret.expose()]);
        let field = match self.kind {
            AppTokenKind::Tenant => "tenant_access_token",
            AppTokenKind::App => "app_access_token",
        };
        let read = |fields: &TokenFields| {
            let bearer = fields.token(field)?;
            let life = fields.seconds("expire").ok_or(("expire", "it is not a number of seconds"))?;
            // Two hours are documented; the cap keeps an `Instant` from overflowing.
            Ok(Arc::new(Token::new(bearer, from, life.min(Duration::from_secs(86_400)))))
        };
        match self.kind {
            AppTokenKind::Tenant => {
                endpoint::request(&self.caller, &settings, &TenantToken { app }, secrets, read).await
            }
            AppTokenKind::App => endpoint::request(&self.caller, &settings, &AppToken { app }, secrets, read).await,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic cannot leave the state inconsistent, so poisoning is ignored.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Authorize for AppTokens {
    fn operation(&self) -> &'static str {
        match self.kind {
            AppTokenKind::Tenant => codes::TENANT_TOKEN,
            AppTokenKind::App => codes::APP_TOKEN,
        }
    }

    fn refused(&self) -> &'static [i64] {
        &codes::APP_TOKEN_REFUSED
    }

    fn cached(&self) -> Option<Bearer> {
        self.cached_or_fetch().ok().map(|token| token.bearer.clone())
    }

    fn token(&self, max_wait: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async move { Ok(Some(self.get(max_wait).await?.bearer.clone())) })
    }

    fn replacement_for<'a>(
        &'a self,
        refused: &'a Bearer,
        again: bool,
        max_wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        self.evict(refused);
        Box::pin(async move { if again { self.token(max_wait).await } else { Ok(None) } })
    }

    fn forget(&self, refused: &Bearer) {
        self.evict(refused);
    }
}

/// The stored token, unless it is the cached one, the refused one, or due for renewal.
fn usable(stored: &StoredToken, known: Option<&Token>, refused: Option<&Bearer>) -> Option<Arc<Token>> {
    let bearer = stored.token.bearer().filter(|bearer| known.is_none_or(|known| known.bearer != **bearer))?;
    let left = stored.expires_at.duration_since(SystemTime::now()).ok()?.min(Duration::from_secs(86_400));
    let is_usable = left > RENEW && refused != Some(bearer);
    is_usable.then(|| Arc::new(Token::new(bearer.clone(), Instant::now(), left)))
}

/// Returns the result of a store's operation, if it succeeds in time.
async fn in_time<T>(what: &str, work: BoxFuture<'_, Result<T, BoxError>>) -> Option<T> {
    match timeout(STORE_TIMEOUT, work).await {
        Ok(Ok(value)) => return Some(value),
        Ok(Err(error)) => warn(what, Some(error)),
        Err(_) => warn(what, None),
    }
    None
}

/// Reports that a store's operation failed, or took too long.
fn warn(what: &str, error: Option<BoxError>) {
    match error {
        Some(error) => {
            tracing::warn!(%error, "cannot {what} the access token in the token store; continuing without it");
        }
        None => tracing::warn!("the token store takes too long to {what} the access token; continuing without it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn bearer(token: &str) -> Bearer {
        Bearer::new(token).expect("a valid token")
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_renewed_and_no_longer_used_before_it_expires() {
        for (life, renew_at, expire_at) in [(7_200, 6_600, 7_140), (2_400, 1_800, 2_340), (400, 300, 360), (0, 0, 0)] {
            let (from, before) = (Instant::now(), SystemTime::now());
            tokio::time::advance(seconds(100)).await;
            let token = Token::new(bearer("t-1"), from, seconds(life));
            assert_eq!((token.renew_at - from, token.expire_at - from), (seconds(renew_at), seconds(expire_at)));
            let left = token.expires.duration_since(before).unwrap_or_default();
            let expected = seconds(life).saturating_sub(seconds(100));
            assert!(left >= expected && left < expected + seconds(30), "{life}: {left:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_stored_token_is_used_if_it_is_another_one_and_lasts() {
        let known = Token::new(bearer("t-known"), Instant::now(), seconds(7_200));
        let refused = bearer("t-refused");
        for (token, left, is_usable) in [
            ("t-other", 7_200, true),
            ("t-other", 630, true),
            ("t-other", 600, false),
            ("t-other", 0, false),
            ("t-known", 7_200, false),
            ("t-refused", 7_200, false),
            ("", 7_200, false),
        ] {
            let stored = StoredToken::new(TenantAccessToken::new(token), SystemTime::now() + seconds(left));
            let found = usable(&stored, Some(&known), Some(&refused));
            assert_eq!(found.is_some(), is_usable, "{token} for {left} s");
            assert_eq!(usable(&stored, None, None).is_some(), left > 600 && !token.is_empty(), "{token} for {left} s");
        }
        let for_ever = StoredToken::new(TenantAccessToken::new("t-1"), SystemTime::now() + seconds(1 << 32));
        let token = usable(&for_ever, None, None).expect("it lasts");
        assert_eq!(token.expire_at - Instant::now(), seconds(86_340), "it is read again after a day");
    }
}
