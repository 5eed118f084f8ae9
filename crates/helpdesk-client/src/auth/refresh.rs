//! Access tokens of a person, kept fresh by the single-use refresh token.
//!
//! A refresh is one flight for all callers of a client, in a task of its own: between the platform's answer and the store,
//! the new pair exists nowhere else, and no caller who leaves may take it along.
//!
//! A refresh token is marked as spent before it goes out, and stays so unless the platform has surely not spent it. So
//! whatever becomes of the answer, of the task or of its runtime, it does not go out again.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::Secret;
use tokio::time::{Instant, sleep};

use super::access_token::UserAccessToken;
use super::credentials::AppCredentials;
use super::endpoint::{self, RefreshToken, TokenFields};
use super::single_flight::{Allowance, SingleFlight};
use super::user_tokens::{UserTokenStore, UserTokens};
use crate::bearer::Bearer;
use crate::call::{Authorize, Caller, RetryPolicy, Settings};
use crate::codes::{self, REFRESH as OPERATION};
use crate::deadline::{LONGEST, from_now};
use crate::error::{Error, LoginRequired, TransportKind};
use crate::future::BoxFuture;
use crate::redact::Secrets;
use crate::wire::trace;

/// What may have become of a refresh token that went out.
const LOST: &str = "the answer to the refresh was lost, so the refresh token may be spent";

/// An access token is not used any more when it has less than this to live. The old one outlasts a refresh by a minute.
const EXPIRE: Duration = Duration::from_secs(60);
/// How often, and after which pause, a store is asked for the pair that another process must have got.
const LOOKS: u32 = 8;
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// The tokens of one person.
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
    hasher: RandomState,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    flight: Option<SingleFlight<UserAccessToken>>,
    /// A pair that the store has failed to keep. The platform will not give it again.
    unsaved: Option<UserTokens>,
    /// The refresh tokens that are spent, or perhaps are, by their hashes; and what to say to who would use one again.
    spent: HashMap<u64, Error>,
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
        let (state, hasher) = (Mutex::default(), RandomState::new());
        Self { shared: Arc::new(Shared { app, caller, settings, store, state, hasher }) }
    }

    async fn get(&self, patience: Duration) -> Result<UserAccessToken, Error> {
        SingleFlight::at_hand_or_outcome(OPERATION, patience, || self.at_hand_or_refresh()).await
    }

    fn at_hand_or_refresh(&self) -> Result<UserAccessToken, SingleFlight<UserAccessToken>> {
        let mut state = self.shared.state();
        if let Some(held) = state.held.as_ref().filter(|held| held.is_fresh()) {
            return Ok(held.tokens.access_token.clone());
        }
        if let Some(flight) = state.flight.as_ref().filter(|flight| flight.is_under_way()) {
            return Err(flight.clone());
        }
        let shared = Arc::clone(&self.shared);
        let flight = SingleFlight::start(|allowance| async move { (shared.renew(&allowance).await, async {}) });
        state.flight = Some(flight.clone());
        Err(flight)
    }

    /// The access token that the platform refused is not used any more.
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

    fn at_hand(&self) -> Option<Bearer> {
        let state = self.shared.state();
        state.held.as_ref().filter(|held| held.is_fresh())?.tokens.access_token.bearer().cloned()
    }

    fn token(&self, patience: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async move { Ok(self.get(patience).await?.bearer().cloned()) })
    }

    /// A refresh takes no less time for a call that is sent again than for the next one.
    fn instead_of<'a>(
        &'a self,
        refused: &'a Bearer,
        _: bool,
        patience: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        self.evict(&UserAccessToken::from(refused));
        self.token(patience)
    }
}

impl Shared {
    /// The next pair: one that was not saved yet, one that another process has got, or a new one.
    async fn renew(&self, allowance: &Allowance) -> Result<UserAccessToken, Error> {
        let stored = allowance.limit(codes::USER_TOKEN, self.settings.timeout, self.load()).await?;
        let Some(stored) = stored else { return Err(LoginRequired::error("the store has no tokens of the person")) };
        let is_spent = stored.refresh_token.as_ref().is_some_and(|token| self.spent(token).is_some());
        let (unsaved, held) = {
            let mut state = self.state();
            (state.unsaved.take(), state.held.as_ref().map(|held| held.tokens.clone()))
        };
        // Whoever saved yet another pair has logged in since.
        if let Some(tokens) = unsaved.filter(|tokens| is_spent || tokens.access_token == stored.access_token) {
            return self.save_and_hold(tokens, allowance).await;
        }
        let tokens = match held {
            // The store lags behind.
            Some(held) if is_spent => held,
            Some(held) if held.access_token == stored.access_token => stored,
            // Whoever saved another pair than the one that was in use here has got it since.
            _ => {
                let (held, is_fresh) = self.hold(Held::new(stored.clone()));
                if is_fresh {
                    return Ok(held);
                }
                stored
            }
        };
        let Some(refresh_token) = tokens.refresh_token else {
            return Err(LoginRequired::error(
                "the access token has ended, and there is no refresh token; an app gets one with the scope \
                 `offline_access`",
            ));
        };
        if let Some(error) = self.spent(&refresh_token) {
            return Err(error);
        }
        let refreshed = self.refresh(&refresh_token, allowance).await;
        trace::token(OPERATION, &refreshed);
        match refreshed {
            Ok(tokens) => self.save_and_hold(tokens, allowance).await,
            Err(error) if matches!(error, Error::LoginRequired(_)) => {
                let looks = if error.code() == Some(codes::REFRESH_TOKEN_USED) { LOOKS } else { 1 };
                let time = self.settings.timeout.saturating_add(BETWEEN_LOOKS * looks);
                let elsewhere = self.refreshed_elsewhere(&refresh_token, looks);
                let elsewhere = allowance.limit(codes::USER_TOKEN, time, elsewhere).await?;
                elsewhere.map(|held| self.hold(held).0).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// The pair that another process got with that refresh token, and may be about to save.
    async fn refreshed_elsewhere(&self, refresh_token: &Secret, looks: u32) -> Result<Option<Held>, Error> {
        for look in 0..looks {
            if look > 0 {
                sleep(BETWEEN_LOOKS).await;
            }
            let other = self.load().await?.filter(|tokens| tokens.refresh_token.as_ref() != Some(refresh_token));
            if let Some(held) = other.map(Held::new).filter(Held::is_fresh) {
                return Ok(Some(held));
            }
        }
        Ok(None)
    }

    async fn save_and_hold(&self, tokens: UserTokens, allowance: &Allowance) -> Result<UserAccessToken, Error> {
        self.state().unsaved = Some(tokens.clone());
        let save = async { self.store.save(&tokens).await.map_err(Error::token_source) };
        allowance.limit(codes::USER_TOKEN, self.settings.timeout, save).await?;
        self.state().unsaved = None;
        Ok(self.hold(Held::new(tokens)).0)
    }

    /// Takes up a pair: its access token, and whether that is fresh.
    fn hold(&self, held: Held) -> (UserAccessToken, bool) {
        let (token, is_fresh) = (held.tokens.access_token.clone(), held.is_fresh());
        self.state().held = Some(held);
        (token, is_fresh)
    }

    async fn load(&self) -> Result<Option<UserTokens>, Error> {
        self.store.load().await.map_err(Error::token_source)
    }

    /// Spends the refresh token, unless the platform has surely not spent it. Then the calls that wait may ask again.
    async fn refresh(&self, refresh_token: &Secret, allowance: &Allowance) -> Result<UserTokens, Error> {
        self.claim(refresh_token)?;
        // What is under way has all the time: nobody can ask for its answer again.
        match allowance.limit(OPERATION, self.settings.timeout, self.send(refresh_token)).await {
            Ok(tokens) => {
                self.spend(refresh_token, LoginRequired::error("the refresh token in the store was used before"));
                Ok(tokens)
            }
            Err(error) if is_unspent(&error) => {
                self.state().spent.remove(&self.hash(refresh_token));
                Err(error)
            }
            Err(error) => Err(self.give_up(refresh_token, error)),
        }
    }

    /// Marks the refresh token as spent, as it is about to go out, or refuses that. Whatever ends the work before its
    /// outcome is known leaves it so.
    fn claim(&self, refresh_token: &Secret) -> Result<(), Error> {
        match self.state().spent.entry(self.hash(refresh_token)) {
            Entry::Occupied(spent) => Err(spent.get().clone()),
            Entry::Vacant(unspent) => {
                unspent.insert(LoginRequired::error(LOST));
                Ok(())
            }
        }
    }

    /// The error of a refresh token that gets no more tokens, or perhaps gets none.
    fn give_up(&self, refresh_token: &Secret, error: Error) -> Error {
        let error = match &error {
            Error::LoginRequired(_) => return error,
            _ if error.code().is_some_and(|code| codes::LOG_IN_AGAIN.contains(&code)) => LoginRequired::refused(error),
            _ => LoginRequired::error(format!("{LOST}: {error}")),
        };
        self.spend(refresh_token, error.clone());
        error
    }

    fn spend(&self, refresh_token: &Secret, error: Error) {
        self.state().spent.insert(self.hash(refresh_token), error);
    }

    /// What to say to who would use the refresh token, if it is spent.
    fn spent(&self, refresh_token: &Secret) -> Option<Error> {
        self.state().spent.get(&self.hash(refresh_token)).cloned()
    }

    fn hash(&self, refresh_token: &Secret) -> u64 {
        self.hasher.hash_one(refresh_token.expose())
    }

    async fn send(&self, refresh_token: &Secret) -> Result<UserTokens, Error> {
        let settings = Settings { timeout: LONGEST, retries: RetryPolicy::never(), ..self.settings.clone() };
        let operation = RefreshToken { app: &self.app, refresh_token: refresh_token.expose() };
        let secrets = Secrets::new([self.app.secret.expose(), refresh_token.expose()]);
        let read = |fields: &TokenFields| {
            let token = UserAccessToken::from(&fields.token("access_token")?);
            let expires_in = fields.seconds("expires_in").ok_or(("expires_in", "it is no number of seconds"))?;
            let mut tokens = UserTokens::new(token, expires_in);
            if let Some(refresh_token) = fields.text("refresh_token") {
                tokens = tokens.refresh_token(refresh_token);
            }
            if let Some(expires_in) = fields.seconds("refresh_token_expires_in") {
                tokens = tokens.refresh_expires_in(expires_in);
            }
            Ok(tokens)
        };
        endpoint::request(&self.caller, &settings, &operation, secrets, read).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment, so there is none half done behind a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the platform has surely not spent the refresh token.
fn is_unspent(error: &Error) -> bool {
    let says = |codes: &[i64]| error.code().is_some_and(|code| codes.contains(&code));
    match error {
        Error::Request { .. } => true,
        Error::Transport(e) => e.kind == TransportKind::Connect,
        Error::Api(e) if e.status < 500 => !says(&codes::LOG_IN_AGAIN) && !says(&codes::INTERNAL),
        _ => says(&codes::REFRESH_AGAIN) || error.is_rate_limit(),
    }
}
