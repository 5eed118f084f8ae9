//! Access tokens of a person, kept fresh by the single-use refresh token.
//!
//! A refresh is one flight for all callers of a client, in a task of its own: between the platform's answer and the store,
//! the new pair exists nowhere else, and no caller who leaves may take it along.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::{Answer, Parameters};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Request};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::error::LoginRequired;
use crate::flight::Flight;
use crate::request::{self, JSON};
use crate::secrets::Secrets;
use crate::trace;
use crate::transport::{Transport, before};
use crate::user_token::{BoxFuture, REFRESH as OPERATION, UserTokenSource};
use crate::user_tokens::{UserTokenStore, UserTokens};
use crate::{AppCredentials, Error, UserAccessToken};

const PATH: &str = "/open-apis/authen/v2/oauth/token";

/// The codes by which the platform says that a refresh token gets no more tokens: invalid, expired, revoked, used.
const LOG_IN_AGAIN: [i64; 4] = [20_026, 20_037, 20_064, USED];
const USED: i64 = 20_073;
/// The codes by which it says that the refresh failed for now.
const TRY_AGAIN: [i64; 2] = [20_050, 20_072];

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
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    flight: Option<Flight<UserAccessToken>>,
    /// A pair that the store has failed to keep. The platform will not give it again.
    unsaved: Option<UserTokens>,
    /// The refresh token that the platform refused, so that it is not asked about it again.
    spent: Option<(String, Error)>,
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
        Self { tokens, use_until: Instant::now() + (left - EXPIRE.min(left / 10)) }
    }

    fn is_fresh(&self) -> bool {
        Instant::now() < self.use_until
    }
}

impl RefreshedUser {
    pub(crate) fn new(app: AppCredentials, transport: Transport, store: Box<dyn UserTokenStore>) -> Self {
        Self { shared: Arc::new(Shared { app, transport, store, state: Mutex::default() }) }
    }

    async fn get(&self) -> Result<UserAccessToken, Error> {
        Flight::at_hand_or_landed(OPERATION, || self.at_hand()).await
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
        let flight = Flight::start(async move {
            let outcome = shared.renew().await;
            shared.state().flight = None;
            (outcome, async {})
        });
        state.flight = Some(flight.clone());
        Err(flight)
    }

    async fn other_than(&self, refused: &UserAccessToken) -> Result<Option<UserAccessToken>, Error> {
        {
            let mut state = self.shared.state();
            if let Some(held) = state.held.as_mut().filter(|held| held.tokens.access_token == *refused) {
                held.use_until = Instant::now();
            }
        }
        let token = self.get().await?;
        Ok((token != *refused).then_some(token))
    }
}

impl UserTokenSource for RefreshedUser {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(self.get())
    }

    fn instead_of<'a>(&'a self, refused: &'a UserAccessToken) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        Box::pin(self.other_than(refused))
    }
}

impl Shared {
    /// The next pair: one that was not saved yet, one that another process has got, or a new one.
    async fn renew(&self) -> Result<UserAccessToken, Error> {
        let unsaved = self.state().unsaved.clone();
        if let Some(tokens) = unsaved {
            return self.save_and_hold(tokens).await;
        }
        let spent = self.state().held.as_ref().map(|held| held.tokens.clone());
        let stored = self.load().await?;
        let tokens = match (stored, spent) {
            // Whoever saved another pair than the one that was in use here has got it since.
            (Some(stored), Some(spent)) if stored.refresh_token == spent.refresh_token => spent,
            (Some(stored), _) => {
                let held = Held::new(stored.clone());
                if held.is_fresh() {
                    return Ok(self.hold(held));
                }
                stored
            }
            (None, _) => return Err(LoginRequired::error("the store has no tokens of the person")),
        };
        let Some(refresh_token) = tokens.refresh_token else {
            return Err(LoginRequired::error(
                "the access token has ended, and there is no refresh token; an app gets one with the scope \
                 `offline_access`",
            ));
        };
        let spent = self.state().spent.clone();
        if let Some((_, error)) = spent.filter(|(spent, _)| *spent == refresh_token) {
            return Err(error);
        }
        let refreshed = self.refresh(&refresh_token).await;
        trace::token(OPERATION, &refreshed);
        match refreshed {
            Ok(tokens) => self.save_and_hold(tokens).await,
            Err(error) if error.code().is_some_and(|code| LOG_IN_AGAIN.contains(&code)) => {
                let looks = if error.code() == Some(USED) { LOOKS } else { 1 };
                match self.refreshed_elsewhere(&refresh_token, looks).await? {
                    Some(held) => Ok(self.hold(held)),
                    None => {
                        let error = LoginRequired::refused(error);
                        self.state().spent = Some((refresh_token, error.clone()));
                        Err(error)
                    }
                }
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

    async fn save_and_hold(&self, tokens: UserTokens) -> Result<UserAccessToken, Error> {
        self.state().unsaved = Some(tokens.clone());
        self.store.save(&tokens).await.map_err(Error::token_source)?;
        self.state().unsaved = None;
        Ok(self.hold(Held::new(tokens)))
    }

    fn hold(&self, held: Held) -> UserAccessToken {
        let token = held.tokens.access_token.clone();
        let mut state = self.state();
        state.held = Some(held);
        state.spent = None;
        token
    }

    async fn load(&self) -> Result<Option<UserTokens>, Error> {
        self.store.load().await.map_err(Error::token_source)
    }

    /// Spends the refresh token. Where the platform has surely not spent it, tries again.
    async fn refresh(&self, refresh_token: &str) -> Result<UserTokens, Error> {
        let policy = &self.transport.retries;
        let deadline = self.transport.deadline();
        let (mut attempt, mut waited) = (1, Duration::ZERO);
        loop {
            let work = self.refresh_once(refresh_token);
            let error = match before(deadline, self.transport.timeout, OPERATION, work).await {
                Ok(tokens) => return Ok(tokens),
                Err(error) => error,
            };
            let again = error.code().is_some_and(|code| TRY_AGAIN.contains(&code));
            let wait = match again {
                true if policy.allows_after(attempt) => Some(policy.delay(attempt)),
                true => None,
                false => policy.wait(&error, false, attempt, waited),
            };
            match wait {
                Some(wait) if Instant::now() + wait < deadline => sleep(wait).await,
                _ => return Err(error),
            }
            waited += wait.unwrap_or_default();
            attempt += 1;
        }
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
