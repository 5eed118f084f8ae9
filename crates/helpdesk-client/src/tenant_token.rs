//! The app's access token: fetched once for all who wait for it, kept, and renewed before it expires.
//!
//! A token lives for two hours at most, and the platform gives a new one only within the last half hour of the old one,
//! which stays valid. So there are two bounds. Past the first one, a call takes the token at hand and a new one is fetched
//! beside it; past the second one, calls wait for the new one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::{Answer, Parameters};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Request};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use crate::bearer::Bearer;
use crate::flight::Flight;
use crate::request::{self, JSON};
use crate::secrets::Secrets;
use crate::trace;
use crate::transport::Transport;
use crate::user_token::BoxFuture;
use crate::{AppCredentials, BoxError, Error, StoredToken, TenantAccessToken, TokenKey, TokenStore};

/// What errors call the fetch of a token.
pub(crate) const OPERATION: &str = "auth.v3.tenant_access_token.internal";

const PATH: &str = "/open-apis/auth/v3/tenant_access_token/internal";

/// The codes by which the platform refuses the token itself, so that the request has not acted and another token may help:
/// expired or revoked, no app token, no tenant token, malformed.
///
/// Not among them: 99991661 (no token in the request), as every request has one; 99991668 and the like, which are about
/// the tokens of users.
pub(crate) const REFUSED: [i64; 4] = [99_991_663, 99_991_664, 99_991_665, 99_991_671];

/// A token is renewed, beside the calls, when it has less than this to live...
const RENEW: Duration = Duration::from_secs(600);
/// ...and not used any more when it has less than this to live: it must outlast a call that is under way.
const EXPIRE: Duration = Duration::from_secs(60);

/// An access token.
pub(crate) struct Token {
    bearer: Bearer,
    renew_at: Instant,
    expire_at: Instant,
    /// The end by the clock on the wall, for a store.
    expires: SystemTime,
}

impl Token {
    /// A token with so much left to live at that instant.
    fn new(value: &str, from: Instant, life: Duration) -> Option<Self> {
        let bearer = Bearer::new(value)?;
        // A shorter life than the platform gives has its bounds closer to its end.
        let (renew, expire) = (RENEW.min(life / 4), EXPIRE.min(life / 10));
        let expires = SystemTime::now() + life.saturating_sub(from.elapsed());
        Some(Self { bearer, renew_at: from + (life - renew), expire_at: from + (life - expire), expires })
    }

    pub(crate) fn bearer(&self) -> &Bearer {
        &self.bearer
    }
}

/// How long a store may take; then the client goes on without it.
const STORE_TIMEOUT: Duration = Duration::from_secs(5);

/// The access tokens of one app.
pub(crate) struct TenantTokens {
    app: AppCredentials,
    transport: Transport,
    store: Option<Store>,
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
    flight: Option<Flight<Arc<Token>>>,
    /// A renewal beside the calls has failed; until then none is tried.
    paused_until: Option<Instant>,
    /// What the platform has refused, and a store may still keep.
    refused: Option<Bearer>,
}

type Outcome = Result<Arc<Token>, Error>;

impl TenantTokens {
    pub(crate) fn new(app: AppCredentials, transport: Transport, store: Option<Arc<dyn TokenStore>>) -> Arc<Self> {
        let key = TokenKey::new(&app, transport.base_url.as_str());
        let store = store.map(|store| Store { store, key, turn: Semaphore::new(1) });
        Arc::new(Self { app, transport, store, state: Mutex::default() })
    }

    pub(crate) fn app(&self) -> &AppCredentials {
        &self.app
    }

    /// A token that will do: the one at hand, or the one that a fetch brings.
    pub(crate) async fn get(self: &Arc<Self>, patience: Duration) -> Outcome {
        Flight::at_hand_or_landed(OPERATION, patience, || self.at_hand()).await
    }

    /// Another token than the one that the platform refused; `None` if it hands out the same one again.
    pub(crate) async fn instead_of(
        self: &Arc<Self>,
        refused: &Arc<Token>,
        patience: Duration,
    ) -> Result<Option<Arc<Token>>, Error> {
        self.evict(refused);
        let token = self.get(patience).await?;
        Ok((token.bearer != refused.bearer).then_some(token))
    }

    /// Forgets the token that the platform refused. Of many callers that were refused, one evicts; the others find its
    /// successor, or the fetch of it.
    pub(crate) fn evict(&self, refused: &Arc<Token>) {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|token| Arc::ptr_eq(token, refused)) {
            state.token = None;
            state.refused = Some(refused.bearer.clone());
        }
    }

    /// The token at hand, or the fetch of one.
    pub(crate) fn at_hand(self: &Arc<Self>) -> Result<Arc<Token>, Flight<Arc<Token>>> {
        let now = Instant::now();
        let mut state = self.state();
        match state.token.clone() {
            Some(token) if now < token.renew_at => Ok(token),
            Some(token) if now < token.expire_at => {
                if state.paused_until.is_none_or(|until| now >= until) {
                    self.fly(&mut state);
                }
                Ok(token)
            }
            _ => Err(self.fly(&mut state)),
        }
    }

    /// Joins the fetch under way, or starts one.
    fn fly(self: &Arc<Self>, state: &mut State) -> Flight<Arc<Token>> {
        if let Some(flight) = state.flight.as_ref().filter(|flight| flight.is_under_way()) {
            return flight.clone();
        }
        let (tokens, known) = (Arc::clone(self), state.token.clone());
        let refused = state.refused.clone();
        let flight = Flight::start(|allowance| async move {
            let shared = async { Ok(tokens.shared(known.as_deref(), refused.as_ref()).await) };
            let shared = allowance.limit(OPERATION, STORE_TIMEOUT * 2, shared).await.unwrap_or_default();
            let is_new = shared.is_none();
            let outcome = match shared {
                Some(token) => Ok(token),
                None => allowance.limit(OPERATION, tokens.transport.timeout, tokens.fetch()).await,
            };
            trace::token(OPERATION, &outcome);
            if !allowance.is_over() {
                tokens.land(&outcome);
            }
            let to_share = outcome.clone().ok().filter(|_| is_new);
            (outcome, async move { tokens.share(to_share).await })
        });
        state.flight = Some(flight.clone());
        flight
    }

    fn land(&self, outcome: &Outcome) {
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
        usable.then(|| Token::new(bearer.token(), Instant::now(), left).map(Arc::new)).flatten()
    }

    /// Keeps a token in the store, as long as it is the one in use: what was refused since does not come back.
    async fn share(&self, token: Option<Arc<Token>>) {
        let (Some(Store { store, key, turn }), Some(token)) = (&self.store, token) else { return };
        let stored = StoredToken::new(TenantAccessToken::from(&token.bearer), token.expires);
        {
            let Ok(_turn) = timeout(STORE_TIMEOUT, turn.acquire()).await else { return };
            if !self.is_in_use(&token) {
                return;
            }
            in_time("keep", store.put(key, &stored)).await;
        }
        // Whoever has found the store busy meanwhile relies on this.
        if !self.is_in_use(&token) {
            let _turn = timeout(STORE_TIMEOUT, turn.acquire()).await;
            in_time("forget", store.delete(key, &stored.token)).await;
        }
    }

    fn is_in_use(&self, token: &Token) -> bool {
        self.state().token.as_ref().is_some_and(|in_use| in_use.bearer == token.bearer)
    }

    async fn fetch(&self) -> Outcome {
        let Transport { base_url, .. } = &self.transport;
        let url = request::url(base_url, PATH, &Parameters::new(), &Parameters::new())
            .map_err(|reason| Error::request(OPERATION, reason))?;
        let mut request = Request::new(Method::POST, url);
        request.headers_mut().insert(CONTENT_TYPE, JSON);
        let body = json!({"app_id": self.app.id, "app_secret": self.app.secret});
        *request.body_mut() = Some(body.to_string().into());

        let from = Instant::now();
        let mut answer = self.transport.exchange(OPERATION, request, Secrets::new([&*self.app.secret])).await?;
        answer.confidential = true;

        let fields: Value = answer.decode(Answer::Flat)?;
        let misfit = |field: &str, reason: &str| answer.undecodable(field, reason);
        let value = fields.get("tenant_access_token").and_then(Value::as_str).filter(|value| !value.is_empty());
        let value = value.ok_or_else(|| misfit("tenant_access_token", "it is no text, or empty"))?;
        let expire = fields.get("expire").and_then(Value::as_u64);
        let expire = expire.ok_or_else(|| misfit("expire", "it is no number of seconds"))?;
        // Two hours are documented; a day is as good as for ever, and no `Instant` overflows.
        let life = Duration::from_secs(expire.min(86_400));
        let token = Token::new(value, from, life);
        token.map(Arc::new).ok_or_else(|| misfit("tenant_access_token", "no header can hold it"))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment, so there is none half done behind a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
