//! The access and refresh tokens: who got which, and what has become of it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use helpdesk_schema::TokenKind;
use serde_json::{Value, json};

use super::credentials::{APP_ID, APP_SECRET, CALLER, REFRESH_TOKEN, USER_TOKEN};
use super::scopes::{self, OFFLINE_ACCESS};
use crate::api::code;

/// With at least this much of its life left, a token of the app is handed out again.
const RENEWAL: Duration = Duration::from_secs(30 * 60);
/// How long a user token lives on after its refresh token was used.
const GRACE: Duration = Duration::from_secs(60);

/// An `Instant` overflows on what a `Duration` can hold; ten years are as good as for ever.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 86_400);

/// How long tokens live.
#[derive(Clone, Copy)]
pub(crate) struct Lifetimes {
    pub(crate) access: Duration,
    pub(crate) refresh: Duration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { access: Duration::from_secs(2 * 60 * 60), refresh: Duration::from_secs(7 * 24 * 60 * 60) }
    }
}

/// Whether an access token is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenState {
    Valid,
    Expired,
    /// Never issued, or taken back.
    Unknown,
}

/// Every token of the mock's app and of the people who logged in.
pub(crate) struct Tokens {
    seed: u64,
    lifetimes: Lifetimes,
    /// Those that the app got for itself: tenant and app access tokens.
    app: Vec<(TokenKind, Issued)>,
    user: Vec<Grant>,
    /// How many were issued by and by, which tells them apart.
    count: u64,
}

#[derive(Clone)]
struct Issued {
    token: String,
    expires: Instant,
}

impl Issued {
    fn remaining(&self, now: Instant) -> Duration {
        self.expires.saturating_duration_since(now)
    }
}

/// A pair of user tokens.
struct Grant {
    open_id: String,
    /// The scopes of the access token; `None` for all.
    scopes: Option<BTreeSet<String>>,
    access: Issued,
    refresh: Option<Issued>,
    state: GrantState,
}

/// The person and the scopes of a user token.
pub(crate) struct Holder<'a> {
    pub(crate) open_id: &'a str,
    scopes: Option<&'a BTreeSet<String>>,
}

impl Holder<'_> {
    /// Whether the token has one of these scopes, or none is required.
    pub(crate) fn may(&self, any_of: &[&str]) -> bool {
        self.scopes.is_none_or(|scopes| any_of.is_empty() || any_of.iter().any(|scope| scopes.contains(*scope)))
    }
}

#[derive(Clone, Copy)]
enum GrantState {
    Fresh,
    /// The refresh token was used.
    Spent,
    Revoked,
}

impl Tokens {
    /// No token yet but the user's first pair. The seed tells the tokens of one mock from those of another.
    pub(crate) fn new(seed: u64, lifetimes: Lifetimes, now: Instant) -> Self {
        let lifetimes = Lifetimes { access: lifetimes.access.min(LONGEST), refresh: lifetimes.refresh.min(LONGEST) };
        let first = Grant {
            open_id: CALLER.to_owned(),
            scopes: None,
            access: Issued { token: USER_TOKEN.to_owned(), expires: now + lifetimes.access },
            refresh: Some(Issued { token: REFRESH_TOKEN.to_owned(), expires: now + lifetimes.refresh }),
            state: GrantState::Fresh,
        };
        Self { seed, lifetimes, app: Vec::new(), user: vec![first], count: 0 }
    }

    /// Whether an access token of a kind is accepted.
    pub(crate) fn state(&self, kind: TokenKind, token: &str, now: Instant) -> TokenState {
        let issued = match kind {
            TokenKind::User => {
                let live = self.user.iter().filter(|grant| !matches!(grant.state, GrantState::Revoked));
                live.map(|grant| &grant.access).find(|issued| issued.token == token)
            }
            TokenKind::Tenant | TokenKind::App => {
                self.app.iter().find(|(of, issued)| *of == kind && issued.token == token).map(|(_, issued)| issued)
            }
        };
        match issued {
            None => TokenState::Unknown,
            Some(issued) if issued.remaining(now).is_zero() => TokenState::Expired,
            Some(_) => TokenState::Valid,
        }
    }

    /// The person and the scopes of a user token; `None` if it was never issued.
    pub(crate) fn holder(&self, token: &str) -> Option<Holder<'_>> {
        let grant = self.user.iter().find(|grant| grant.access.token == token)?;
        Some(Holder { open_id: &grant.open_id, scopes: grant.scopes.as_ref() })
    }

    /// Ends the life of every access token. Refresh tokens are still good.
    pub(crate) fn expire(&mut self, now: Instant) {
        let user = self.user.iter_mut().map(|grant| &mut grant.access);
        for issued in self.app.iter_mut().map(|(_, issued)| issued).chain(user) {
            issued.expires = issued.expires.min(now);
        }
    }

    /// Takes every token back, refresh tokens among them.
    pub(crate) fn revoke(&mut self) {
        self.app.clear();
        for grant in &mut self.user {
            grant.state = GrantState::Revoked;
        }
    }

    /// Answers the body of a request of the app for a token of its own, or says which of the documented errors it is.
    pub(crate) fn issue_to_app(&mut self, kind: TokenKind, body: &[u8], now: Instant) -> Result<Value, i64> {
        let given: Value = serde_json::from_slice(body).unwrap_or_default();
        if given["app_id"] != APP_ID {
            return Err(code::INVALID_PARAM);
        }
        if given["app_secret"] != APP_SECRET {
            return Err(code::WRONG_SECRET);
        }
        let (prefix, field) =
            if kind == TokenKind::App { ("a", "app_access_token") } else { ("t", "tenant_access_token") };
        let last = self.app.iter().rev().find(|(of, _)| *of == kind).map(|(_, issued)| issued);
        let issued = match last.filter(|issued| issued.remaining(now) >= RENEWAL) {
            Some(issued) => issued.clone(),
            None => {
                let issued = self.issue(prefix, self.lifetimes.access, now);
                self.app.push((kind, issued.clone()));
                issued
            }
        };
        Ok(json!({ "code": 0, "msg": "ok", field: issued.token, "expire": issued.remaining(now).as_secs() }))
    }

    /// Issues a new pair for a refresh token, or returns the code of the error.
    pub(crate) fn refresh_user_token(&mut self, given: &Value, now: Instant) -> Result<Value, i64> {
        let wanted = given["refresh_token"].as_str().ok_or(code::OAUTH_MALFORMED)?;
        let found = self.user.iter_mut().find_map(|grant| {
            let expires = grant.refresh.as_ref().filter(|refresh| refresh.token == wanted)?.expires;
            Some((grant, expires))
        });
        let (grant, expires) = found.ok_or(code::REFRESH_TOKEN_INVALID)?;
        match grant.state {
            GrantState::Spent => return Err(code::REFRESH_TOKEN_USED),
            GrantState::Revoked => return Err(code::REFRESH_TOKEN_REVOKED),
            GrantState::Fresh if expires <= now => return Err(code::REFRESH_TOKEN_EXPIRED),
            GrantState::Fresh => {}
        }
        let scopes = match &grant.scopes {
            None => None,
            Some(granted) => Some(scopes::narrowed(granted, given["scope"].as_str())?),
        };
        grant.state = GrantState::Spent;
        grant.access.expires = grant.access.expires.min(now + GRACE);
        let open_id = grant.open_id.clone();
        Ok(self.issue_to_user(open_id, scopes, now))
    }

    /// Issues a pair to a person, without a refresh token if the scope `offline_access` is missing; returns the response.
    /// `None` as scopes is all of them.
    pub(crate) fn issue_to_user(&mut self, open_id: String, scopes: Option<BTreeSet<String>>, now: Instant) -> Value {
        let scope = scopes.as_ref().map_or_else(|| OFFLINE_ACCESS.to_owned(), scopes::joined);
        let access = self.issue("u", self.lifetimes.access, now);
        let mut answer = json!({
            "code": 0,
            "access_token": access.token,
            "expires_in": access.remaining(now).as_secs(),
            "token_type": "Bearer",
            "scope": scope,
        });
        let is_refreshed = scopes.as_ref().is_none_or(|scopes| scopes.contains(OFFLINE_ACCESS));
        let refresh = is_refreshed.then(|| self.issue("ur", self.lifetimes.refresh, now));
        if let Some(refresh) = &refresh {
            answer["refresh_token"] = refresh.token.clone().into();
            answer["refresh_token_expires_in"] = refresh.remaining(now).as_secs().into();
        }
        self.user.push(Grant { open_id, scopes, access, refresh, state: GrantState::Fresh });
        answer
    }

    fn issue(&mut self, prefix: &str, lifetime: Duration, now: Instant) -> Issued {
        self.count += 1;
        Issued { token: format!("{prefix}-mock{:016x}{:04}", self.seed, self.count), expires: now + lifetime }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens at minutes after their start.
    struct Clock {
        start: Instant,
        tokens: Tokens,
    }

    impl Clock {
        fn new() -> Self {
            let start = Instant::now();
            Self { start, tokens: Tokens::new(7, Lifetimes::default(), start) }
        }

        fn at(&self, minutes: u64) -> Instant {
            self.start + Duration::from_secs(60 * minutes)
        }

        /// The tenant token that is handed out, and how many seconds it is said to live.
        fn tenant(&mut self, minutes: u64) -> (String, u64) {
            let body = json!({ "app_id": APP_ID, "app_secret": APP_SECRET }).to_string();
            let now = self.at(minutes);
            let answer = self.tokens.issue_to_app(TokenKind::Tenant, body.as_bytes(), now).unwrap();
            (answer["tenant_access_token"].as_str().unwrap().to_owned(), answer["expire"].as_u64().unwrap())
        }

        fn refresh(&mut self, refresh_token: &str, minutes: u64) -> Result<Value, i64> {
            let now = self.at(minutes);
            self.tokens.refresh_user_token(&json!({ "refresh_token": refresh_token }), now)
        }

        fn state(&self, token: &str, minutes: u64) -> TokenState {
            let kind = if token.starts_with("t-") { TokenKind::Tenant } else { TokenKind::User };
            self.tokens.state(kind, token, self.at(minutes))
        }
    }

    #[test]
    fn a_tenant_token_is_handed_out_again_until_half_an_hour_is_left() {
        let mut clock = Clock::new();
        let (first, life) = clock.tenant(0);
        assert_eq!(life, 7200);
        assert_eq!(clock.tenant(90), (first.clone(), 1800));
        let (second, life) = clock.tenant(91);
        assert_ne!(second, first);
        assert_eq!(life, 7200);
        assert_eq!(clock.tenant(92).0, second);
        for (token, minutes, state) in [
            (&first, 119, TokenState::Valid),
            (&second, 119, TokenState::Valid),
            (&first, 120, TokenState::Expired),
            (&second, 120, TokenState::Valid),
        ] {
            assert_eq!(clock.state(token, minutes), state, "{token} at {minutes}");
        }
    }

    #[test]
    fn a_used_refresh_token_leaves_its_user_token_a_minute() {
        let mut clock = Clock::new();
        let second = clock.refresh(REFRESH_TOKEN, 10).unwrap();
        assert_eq!((&second["expires_in"], &second["refresh_token_expires_in"]), (&json!(7200), &json!(604_800)));
        let (access, refresh) = (second["access_token"].as_str().unwrap(), second["refresh_token"].as_str().unwrap());
        for (token, minutes, state) in [
            (USER_TOKEN, 10, TokenState::Valid),
            (USER_TOKEN, 11, TokenState::Expired),
            (access, 129, TokenState::Valid),
            (access, 130, TokenState::Expired),
        ] {
            assert_eq!(clock.state(token, minutes), state, "{token} at {minutes}");
        }
        assert_eq!(clock.refresh(REFRESH_TOKEN, 11), Err(code::REFRESH_TOKEN_USED));
        assert_eq!(clock.refresh(refresh, 10 + 7 * 24 * 60), Err(code::REFRESH_TOKEN_EXPIRED));
        assert!(clock.refresh(refresh, 9 + 7 * 24 * 60).is_ok());
    }
}
