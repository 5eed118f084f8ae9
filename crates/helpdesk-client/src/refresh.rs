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

use helpdesk_types::{Answer, Parameters};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Request};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::error::{LoginRequired, TransportKind};
use crate::flight::{Allowance, Flight};
use crate::request::{self, JSON};
use crate::retry::INTERNAL;
use crate::secrets::Secrets;
use crate::time::from_now;
use crate::transport::Transport;
use crate::user_token::{self, BoxFuture, REFRESH as OPERATION, UserAccess};
use crate::user_tokens::{UserTokenStore, UserTokens};
use crate::{AppCredentials, Error, UserAccessToken, trace};

const PATH: &str = "/open-apis/authen/v2/oauth/token";

/// The codes by which the platform says that a refresh token gets no more tokens: invalid, expired, revoked, used.
const LOG_IN_AGAIN: [i64; 4] = [20_026, 20_037, 20_064, USED];
const USED: i64 = 20_073;
/// The codes by which it says that the refresh failed for now.
const TRY_AGAIN: [i64; 2] = [20_050, 20_072];

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
    transport: Transport,
    store: Box<dyn UserTokenStore>,
    state: Mutex<State>,
    hasher: RandomState,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    flight: Option<Flight<UserAccessToken>>,
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
    pub(crate) fn new(app: AppCredentials, transport: Transport, store: Box<dyn UserTokenStore>) -> Self {
        let (state, hasher) = (Mutex::default(), RandomState::new());
        Self { shared: Arc::new(Shared { app, transport, store, state, hasher }) }
    }

    async fn get(&self, patience: Duration) -> Result<UserAccessToken, Error> {
        Flight::at_hand_or_landed(OPERATION, patience, || self.at_hand()).await
    }

    fn at_hand(&self) -> Result<UserAccessToken, Flight<UserAccessToken>> {
        let mut state = self.shared.state();
        if let Some(held) = state.held.as_ref().filter(|held| held.is_fresh()) {
            return Ok(held.tokens.access_token.clone());
        }
        if let Some(flight) = state.flight.as_ref().filter(|flight| flight.is_under_way()) {
            return Err(flight.clone());
        }
        let shared = Arc::clone(&self.shared);
        let flight = Flight::start(|allowance| async move { (shared.renew(&allowance).await, async {}) });
        state.flight = Some(flight.clone());
        Err(flight)
    }

    async fn other_than(
        &self,
        refused: &UserAccessToken,
        patience: Duration,
    ) -> Result<Option<UserAccessToken>, Error> {
        {
            let mut state = self.shared.state();
            if let Some(held) = state.held.as_mut().filter(|held| held.tokens.access_token == *refused) {
                held.use_until = Instant::now();
            }
        }
        let token = self.get(patience).await?;
        Ok((token != *refused).then_some(token))
    }
}

impl UserAccess for RefreshedUser {
    fn token(&self, patience: Duration) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(self.get(patience))
    }

    fn instead_of<'a>(
        &'a self,
        refused: &'a UserAccessToken,
        patience: Duration,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        Box::pin(self.other_than(refused, patience))
    }
}

impl Shared {
    /// The next pair: one that was not saved yet, one that another process has got, or a new one.
    async fn renew(&self, allowance: &Allowance) -> Result<UserAccessToken, Error> {
        let stored = allowance.limit(user_token::OPERATION, self.transport.timeout, self.load()).await?;
        let Some(stored) = stored else { return Err(LoginRequired::error("the store has no tokens of the person")) };
        let is_spent = stored.refresh_token.as_deref().is_some_and(|token| self.spent(token).is_some());
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
                let looks = if error.code() == Some(USED) { LOOKS } else { 1 };
                let time = self.transport.timeout.saturating_add(BETWEEN_LOOKS * looks);
                let elsewhere = self.refreshed_elsewhere(&refresh_token, looks);
                let elsewhere = allowance.limit(user_token::OPERATION, time, elsewhere).await?;
                elsewhere.map(|held| self.hold(held).0).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// The pair that another process got with that refresh token, and may be about to save.
    async fn refreshed_elsewhere(&self, refresh_token: &str, looks: u32) -> Result<Option<Held>, Error> {
        for look in 0..looks {
            if look > 0 {
                sleep(BETWEEN_LOOKS).await;
            }
            let other = self.load().await?.filter(|tokens| tokens.refresh_token.as_deref() != Some(refresh_token));
            if let Some(held) = other.map(Held::new).filter(Held::is_fresh) {
                return Ok(Some(held));
            }
        }
        Ok(None)
    }

    async fn save_and_hold(&self, tokens: UserTokens, allowance: &Allowance) -> Result<UserAccessToken, Error> {
        self.state().unsaved = Some(tokens.clone());
        let save = async { self.store.save(&tokens).await.map_err(Error::token_source) };
        allowance.limit(user_token::OPERATION, self.transport.timeout, save).await?;
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

    /// Spends the refresh token. Where the platform has surely not spent it, tries again.
    async fn refresh(&self, refresh_token: &str, allowance: &Allowance) -> Result<UserTokens, Error> {
        let policy = &self.transport.retries;
        let deadline = self.transport.deadline();
        let (mut attempt, mut waited) = (1, Duration::ZERO);
        loop {
            let work = async {
                self.claim(refresh_token)?;
                self.refresh_once(refresh_token).await
            };
            // What is under way has all the time: nobody can ask for its answer again.
            let error = match allowance.limit(OPERATION, self.transport.timeout, work).await {
                Ok(tokens) => {
                    self.spend(refresh_token, LoginRequired::error("the refresh token in the store was used before"));
                    return Ok(tokens);
                }
                Err(error) => error,
            };
            if !is_unspent(&error) {
                return Err(self.give_up(refresh_token, error));
            }
            self.state().spent.remove(&self.hash(refresh_token));
            let again = error.code().is_some_and(|code| TRY_AGAIN.contains(&code));
            let wait = match again {
                true if policy.allows_after(attempt) => Some(policy.delay(attempt)),
                true => None,
                false => policy.wait(&error, false, attempt, waited),
            };
            match wait {
                Some(wait) if from_now(wait) < deadline => {
                    let pause = async {
                        sleep(wait).await;
                        Ok(())
                    };
                    allowance.limit(OPERATION, self.transport.timeout, pause).await?;
                }
                _ => return Err(error),
            }
            waited = wait.unwrap_or_default().saturating_add(waited);
            attempt = attempt.saturating_add(1);
        }
    }

    /// Marks the refresh token as spent, as it is about to go out, or refuses that. Whatever ends the work before its
    /// outcome is known leaves it so.
    fn claim(&self, refresh_token: &str) -> Result<(), Error> {
        match self.state().spent.entry(self.hash(refresh_token)) {
            Entry::Occupied(spent) => Err(spent.get().clone()),
            Entry::Vacant(unspent) => {
                unspent.insert(LoginRequired::error(LOST));
                Ok(())
            }
        }
    }

    /// The error of a refresh token that gets no more tokens, or perhaps gets none.
    fn give_up(&self, refresh_token: &str, error: Error) -> Error {
        let error = match &error {
            Error::LoginRequired(_) => return error,
            _ if error.code().is_some_and(|code| LOG_IN_AGAIN.contains(&code)) => LoginRequired::refused(error),
            _ => LoginRequired::error(format!("{LOST}: {error}")),
        };
        self.spend(refresh_token, error.clone());
        error
    }

    fn spend(&self, refresh_token: &str, error: Error) {
        self.state().spent.insert(self.hash(refresh_token), error);
    }

    /// What to say to who would use the refresh token, if it is spent.
    fn spent(&self, refresh_token: &str) -> Option<Error> {
        self.state().spent.get(&self.hash(refresh_token)).cloned()
    }

    fn hash(&self, refresh_token: &str) -> u64 {
        self.hasher.hash_one(refresh_token)
    }

    async fn refresh_once(&self, refresh_token: &str) -> Result<UserTokens, Error> {
        let Transport { base_url, .. } = &self.transport;
        let url = request::url(base_url, PATH, &Parameters::new(), &Parameters::new())
            .map_err(|reason| Error::request(OPERATION, reason))?;
        let mut request = Request::new(Method::POST, url);
        request.headers_mut().insert(CONTENT_TYPE, JSON);
        let (id, secret) = (&self.app.id, &self.app.secret);
        let body = json!({"grant_type": "refresh_token", "client_id": id, "client_secret": secret,
            "refresh_token": refresh_token});
        *request.body_mut() = Some(body.to_string().into());

        let secrets = Secrets::new([&**secret, refresh_token]);
        let mut answer = self.transport.exchange(OPERATION, request, secrets).await?;
        answer.confidential = true;
        let fields: Value = answer.decode(Answer::Flat)?;
        let misfit = |field: &str, reason: &str| answer.undecodable(field, reason);
        let token = fields.get("access_token").and_then(Value::as_str).map(UserAccessToken::new);
        let token = token.filter(|token| token.bearer().is_some());
        let token = token.ok_or_else(|| misfit("access_token", "it is no text, or no header can hold it"))?;
        let seconds = |field: &str| fields.get(field).and_then(Value::as_u64).map(Duration::from_secs);
        let expires_in = seconds("expires_in").ok_or_else(|| misfit("expires_in", "it is no number of seconds"))?;
        let mut tokens = UserTokens::new(token, expires_in);
        if let Some(refresh_token) = fields.get("refresh_token").and_then(Value::as_str).filter(|text| !text.is_empty())
        {
            tokens = tokens.refresh_token(refresh_token);
        }
        if let Some(expires_in) = seconds("refresh_token_expires_in") {
            tokens = tokens.refresh_expires_in(expires_in);
        }
        Ok(tokens)
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
        Error::Api(e) if e.status < 500 => !says(&LOG_IN_AGAIN) && !says(&INTERNAL),
        _ => says(&TRY_AGAIN) || error.is_rate_limit(),
    }
}
