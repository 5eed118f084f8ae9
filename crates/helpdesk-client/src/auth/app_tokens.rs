//! An app's access token: fetched once for all who wait for it, kept, and renewed before it expires.
//!
//! A token lives for two hours at most, and the platform gives a new one only within the last half hour of the old one,
//! which stays valid. So there are two bounds. Past the first one, a call takes the token at hand and a new one is fetched
//! beside it; past the second one, calls wait for the new one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use super::access_token::TenantAccessToken;
use super::credentials::AppCredentials;
use super::endpoint::{self, AppToken, TenantToken, TokenFields};
use super::single_flight::SingleFlight;
use super::token_store::{StoredToken, TokenKey, TokenStore};
use crate::bearer::Bearer;
use crate::call::{Authorize, Caller, RetryPolicy, Settings};
use crate::deadline::LONGEST;
use crate::future::{BoxError, BoxFuture};
use crate::redact::Secrets;
use crate::wire::trace;
use crate::{Error, codes};

/// A token is renewed, beside the calls, when it has less than this to live...
const RENEW: Duration = Duration::from_secs(600);
/// ...and not used any more when it has less than this to live: it must outlast a call that is under way.
const EXPIRE: Duration = Duration::from_secs(60);

/// An access token.
struct Token {
    bearer: Bearer,
    renew_at: Instant,
    expire_at: Instant,
    /// The end by the clock on the wall, for a store.
    expires: SystemTime,
}

impl Token {
    /// A token with so much left to live at that instant.
    fn new(bearer: Bearer, from: Instant, life: Duration) -> Self {
        // A shorter life than the platform gives has its bounds closer to its end.
        let (renew, expire) = (RENEW.min(life / 4), EXPIRE.min(life / 10));
        let expires = SystemTime::now() + life.saturating_sub(from.elapsed());
        Self { bearer, renew_at: from + (life - renew), expire_at: from + (life - expire), expires }
    }
}

/// How long a store may take; then the client goes on without it.
const STORE_TIMEOUT: Duration = Duration::from_secs(5);

/// A kind of access token that an app gets for itself.
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
    /// For the work that fetches a token, which outlives the callers that wait for it.
    this: Weak<Self>,
    state: Mutex<State>,
}

struct Store {
    store: Arc<dyn TokenStore>,
    key: TokenKey,
    /// One at a time acts on the store, so that what is slow is not overtaken.
    turn: Semaphore,
}

#[derive(Default)]
struct State {
    token: Option<Arc<Token>>,
    /// The fetch under way.
    flight: Option<SingleFlight<Arc<Token>>>,
    /// A renewal beside the calls has failed; until then none is tried.
    paused_until: Option<Instant>,
    /// What the platform has refused, and a store may still keep.
    refused: Option<Bearer>,
}

type Outcome = Result<Arc<Token>, Error>;

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
        // Whoever waits for a token says how long, and sends again what may be.
        let settings = Settings { retries: RetryPolicy::never(), ..settings.clone() };
        Arc::new_cyclic(|this| Self { kind, app, caller, settings, store, this: this.clone(), state: Mutex::default() })
    }

    /// A token that will do: the one at hand, or the one that a fetch brings.
    async fn get(&self, patience: Duration) -> Outcome {
        SingleFlight::at_hand_or_outcome(self.operation(), patience, || self.at_hand_or_fetch()).await
    }

    /// Forgets the token that the platform refused. Of many callers that were refused, one evicts; the others find its
    /// successor, or the fetch of it.
    fn evict(&self, refused: &Bearer) {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|token| token.bearer == *refused) {
            state.token = None;
            state.refused = Some(refused.clone());
        }
    }

    /// The token at hand, or the fetch of one.
    fn at_hand_or_fetch(&self) -> Result<Arc<Token>, SingleFlight<Arc<Token>>> {
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

    /// Joins the fetch under way, or starts one.
    fn join(&self, state: &mut State) -> SingleFlight<Arc<Token>> {
        if let Some(flight) = state.flight.as_ref().filter(|flight| flight.is_under_way()) {
            return flight.clone();
        }
        let (tokens, known) = (self.this.clone(), state.token.clone());
        let (operation, refused) = (self.operation(), state.refused.clone());
        let flight = SingleFlight::start(|allowance| async move {
            let (outcome, to_share) = match tokens.upgrade() {
                Some(tokens) => {
                    let shared = async { Ok(tokens.shared(known.as_deref(), refused.as_ref()).await) };
                    let shared = allowance.limit(operation, STORE_TIMEOUT * 2, shared).await.unwrap_or_default();
                    let is_new = shared.is_none();
                    let outcome = match shared {
                        Some(token) => Ok(token),
                        None => allowance.limit(operation, tokens.settings.timeout, tokens.fetch()).await,
                    };
                    trace::token(operation, &outcome);
                    if !allowance.is_over() {
                        tokens.take_up(&outcome);
                    }
                    let to_share = outcome.clone().ok().filter(|_| is_new).map(|token| (tokens, token));
                    (outcome, to_share)
                }
                None => (Err(Error::request(operation, "the client is gone")), None),
            };
            (outcome, async move {
                if let Some((tokens, token)) = to_share {
                    tokens.share(&token).await;
                }
            })
        });
        state.flight = Some(flight.clone());
        flight
    }

    fn take_up(&self, outcome: &Outcome) {
        let mut state = self.state();
        match outcome {
            Ok(token) => {
                state.token = Some(Arc::clone(token));
                state.paused_until = None;
                state.refused = None;
            }
            // The token at hand still serves; a tenth of the time that it will do so is enough of a pause.
            Err(_) => {
                let now = Instant::now();
                let left = state.token.as_ref().map(|token| token.expire_at.saturating_duration_since(now));
                state.paused_until = left.map(|left| now + left / 10);
            }
        }
    }

    /// The token in the store, if it is neither the one at hand nor the one that was refused, and not due for renewal.
    async fn shared(&self, known: Option<&Token>, refused: Option<&Bearer>) -> Option<Arc<Token>> {
        let Store { store, key, turn } = self.store.as_ref()?;
        // A store that is still busy is too slow to wait for.
        let _turn = turn.try_acquire().ok()?;
        if let Some(refused) = refused {
            let refused = TenantAccessToken::from(refused);
            in_time("forget", store.delete(key, &refused)).await;
        }
        let kept = in_time("look up", store.get(key)).await.flatten()?;
        let bearer = kept.token.bearer().filter(|bearer| known.is_none_or(|known| known.bearer != **bearer))?;
        let left = kept.expires_at.duration_since(SystemTime::now()).ok()?.min(Duration::from_secs(86_400));
        let usable = left > RENEW && refused != Some(bearer);
        usable.then(|| Arc::new(Token::new(bearer.clone(), Instant::now(), left)))
    }

    /// Keeps a token in the store, as long as it is the one in use: what was refused since does not come back.
    async fn share(&self, token: &Token) {
        let Some(Store { store, key, turn }) = &self.store else { return };
        let stored = StoredToken::new(TenantAccessToken::from(&token.bearer), token.expires);
        {
            let Ok(_turn) = timeout(STORE_TIMEOUT, turn.acquire()).await else { return };
            if !self.is_in_use(token) {
                return;
            }
            in_time("keep", store.put(key, &stored)).await;
        }
        // Whoever has found the store busy meanwhile relies on this.
        if !self.is_in_use(token) {
            let _turn = timeout(STORE_TIMEOUT, turn.acquire()).await;
            in_time("forget", store.delete(key, &stored.token)).await;
        }
    }

    fn is_in_use(&self, token: &Token) -> bool {
        self.state().token.as_ref().is_some_and(|in_use| in_use.bearer == token.bearer)
    }

    async fn fetch(&self) -> Outcome {
        // Those who wait say how long.
        let settings = Settings { timeout: LONGEST, ..self.settings.clone() };
        let (app, from) = (&self.app, Instant::now());
        let secrets = Secrets::new([app.secret.expose()]);
        let read = |field| {
            move |fields: &TokenFields| {
                let bearer = fields.token(field)?;
                let life = fields.seconds("expire").ok_or(("expire", "it is no number of seconds"))?;
                // Two hours are documented; a day is as good as for ever, and no `Instant` overflows.
                Ok(Arc::new(Token::new(bearer, from, life.min(Duration::from_secs(86_400)))))
            }
        };
        match self.kind {
            AppTokenKind::Tenant => {
                let read = read("tenant_access_token");
                endpoint::request(&self.caller, &settings, &TenantToken { app }, secrets, read).await
            }
            AppTokenKind::App => {
                let read = read("app_access_token");
                endpoint::request(&self.caller, &settings, &AppToken { app }, secrets, read).await
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment, so there is none half done behind a panic.
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

    fn at_hand(&self) -> Option<Bearer> {
        self.at_hand_or_fetch().ok().map(|token| token.bearer.clone())
    }

    fn token(&self, patience: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async move { Ok(Some(self.get(patience).await?.bearer.clone())) })
    }

    fn instead_of<'a>(
        &'a self,
        refused: &'a Bearer,
        again: bool,
        patience: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        self.evict(refused);
        Box::pin(async move { if again { self.token(patience).await } else { Ok(None) } })
    }

    fn forget(&self, refused: &Bearer) {
        self.evict(refused);
    }
}

/// What a store answers, if it does so in time.
async fn in_time<T>(what: &str, work: BoxFuture<'_, Result<T, BoxError>>) -> Option<T> {
    match timeout(STORE_TIMEOUT, work).await {
        Ok(Ok(value)) => Some(value),
        Ok(Err(error)) => {
            tracing::warn!(%error, "cannot {what} the access token in the token store; going on without");
            None
        }
        Err(_) => {
            tracing::warn!("the token store takes too long to {what} the access token; going on without");
            None
        }
    }
}
