//! People who can log in, requests to the login page, and the authorization codes that it issued.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use helpdesk_core::runtime::is_loopback;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::credentials::{APP_ID, CALLER};
use super::scopes::{self, OFFLINE_ACCESS};
use crate::api::code;
use crate::api::encoding::encode_query;

/// How long an authorization code lives.
const CODE_LIFETIME: Duration = Duration::from_secs(5 * 60);
/// How many codes are remembered.
const CODES: usize = 1000;
/// How many scopes a login may ask for.
const MOST_SCOPES: usize = 50;

/// A person who can log in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) open_id: String,
    pub(crate) name: String,
}

/// Settings of the login page.
pub(crate) struct LoginSettings {
    /// The owner of the helpdesk, and the people of the builder.
    pub(crate) people: Vec<Person>,
    /// The redirect URIs of the app; if empty, all URLs on loopback are accepted.
    pub(crate) redirect_uris: Vec<String>,
    /// The scopes that the app has applied for, besides those of the operations.
    pub(crate) scopes: BTreeSet<String>,
}

impl Default for LoginSettings {
    fn default() -> Self {
        let owner = Person { open_id: CALLER.to_owned(), name: "Mock Owner".to_owned() };
        Self { people: vec![owner], redirect_uris: Vec::new(), scopes: BTreeSet::from([OFFLINE_ACCESS.to_owned()]) }
    }
}

/// A valid request to the login page.
#[derive(Debug)]
pub(crate) struct Authorization {
    redirect_uri: String,
    state: Option<String>,
    scopes: BTreeSet<String>,
    challenge: Option<Challenge>,
}

impl Authorization {
    pub(crate) fn scopes(&self) -> impl Iterator<Item = &str> {
        self.scopes.iter().map(String::as_str)
    }

    /// The URL for the browser of a person who denies access.
    pub(crate) fn denied(&self) -> String {
        self.redirect("error", "access_denied")
    }

    fn redirect(&self, name: &str, value: &str) -> String {
        let separator = if self.redirect_uri.contains('?') { '&' } else { '?' };
        let mut url = format!("{}{separator}{name}={}", self.redirect_uri, encode_query(value));
        if let Some(state) = &self.state {
            url.push_str(&format!("&state={}", encode_query(state)));
        }
        url
    }
}

/// An error that the login page shows, instead of sending the browser back.
#[derive(Debug)]
pub(crate) struct PageError {
    /// The code that the platform's page shows, if it is known.
    pub(crate) code: Option<i64>,
    pub(crate) message: String,
}

fn wrong(message: impl Into<String>) -> PageError {
    PageError { code: None, message: message.into() }
}

#[derive(Debug, Clone)]
enum Challenge {
    S256(String),
    Plain(String),
}

impl Challenge {
    fn is_met_by(&self, verifier: &str) -> bool {
        match self {
            Self::S256(challenge) => *challenge == URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)),
            Self::Plain(challenge) => challenge == verifier,
        }
    }
}

struct Code {
    code: String,
    open_id: String,
    scopes: BTreeSet<String>,
    redirect_uri: String,
    challenge: Option<Challenge>,
    expires: Instant,
    is_used: bool,
}

/// The state of the login page.
pub(crate) struct Logins {
    seed: u64,
    settings: LoginSettings,
    codes: VecDeque<Code>,
    /// All scopes that each person has granted so far.
    granted: BTreeMap<String, BTreeSet<String>>,
    count: u64,
}

impl Logins {
    /// The seed makes the codes of different mocks different.
    pub(crate) fn new(seed: u64, settings: LoginSettings) -> Self {
        Self { seed, settings, codes: VecDeque::new(), granted: BTreeMap::new(), count: 0 }
    }

    pub(crate) fn people(&self) -> &[Person] {
        &self.settings.people
    }

    /// The user info of a person, as the platform returns it.
    pub(crate) fn info(&self, open_id: &str) -> Value {
        let name = self.people().iter().find(|person| person.open_id == open_id).map_or("", |person| &person.name);
        let avatar = "https://example.com/avatar.png";
        json!({
            "name": name, "en_name": name, "open_id": open_id, "union_id": format!("on_{open_id}"),
            "tenant_key": "mock_tenant", "avatar_url": avatar, "avatar_thumb": avatar, "avatar_middle": avatar,
            "avatar_big": avatar,
        })
    }

    /// Checks the query of the login page's URL.
    pub(crate) fn check(&self, query: &[(String, String)]) -> Result<Authorization, PageError> {
        let given = |name: &str| query.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
        match given("client_id") {
            Some(APP_ID) => {}
            other => return Err(wrong(format!("client_id: `{}` is not the app", other.unwrap_or_default()))),
        }
        if given("response_type") != Some("code") {
            return Err(wrong("response_type: it is not `code`"));
        }
        let redirect_uri = given("redirect_uri").unwrap_or_default();
        if !self.is_known(redirect_uri) {
            return Err(wrong(format!("redirect_uri: `{redirect_uri}` is not one of the app's")));
        }
        let mut scopes = BTreeSet::new();
        for scope in scopes::split(given("scope").unwrap_or_default()) {
            if !self.settings.scopes.contains(scope) {
                let message = format!("scope: the app has not applied for `{scope}`");
                return Err(PageError { code: Some(code::SCOPE_UNKNOWN), message });
            }
            scopes.insert(scope.to_owned());
        }
        if scopes.len() > MOST_SCOPES {
            return Err(wrong(format!("scope: there are more than {MOST_SCOPES}")));
        }
        let challenge = match (given("code_challenge"), given("code_challenge_method")) {
            (None, _) => None,
            (Some(challenge), Some("S256")) => Some(Challenge::S256(challenge.to_owned())),
            (Some(challenge), None | Some("plain")) => Some(Challenge::Plain(challenge.to_owned())),
            (Some(_), Some(other)) => {
                return Err(wrong(format!("code_challenge_method: `{other}` is neither `S256` nor `plain`")));
            }
        };
        let state = given("state").map(str::to_owned);
        Ok(Authorization { redirect_uri: redirect_uri.to_owned(), state, scopes, challenge })
    }

    /// Whether the page accepts the redirect URI. A text that is not a valid header value is refused.
    fn is_known(&self, redirect_uri: &str) -> bool {
        let is_text = redirect_uri.bytes().all(|byte| byte.is_ascii_graphic()) && !redirect_uri.contains('#');
        let known = &self.settings.redirect_uris;
        is_text
            && if known.is_empty() {
                is_on_loopback(redirect_uri)
            } else {
                known.iter().any(|known| known == redirect_uri)
            }
    }

    /// Grants the requested scopes as a person, and returns the URL for the browser; `None` if the open id is unknown.
    pub(crate) fn consent(&mut self, authorization: &Authorization, open_id: &str, now: Instant) -> Option<String> {
        self.people().iter().find(|person| person.open_id == open_id)?;
        self.count += 1;
        let code = format!("mock{:016x}{:04}", self.seed, self.count);
        let granted = self.granted.entry(open_id.to_owned()).or_default();
        granted.extend(authorization.scopes.iter().cloned());
        let mut scopes = granted.clone();
        // Each login has to request a refresh token.
        if !authorization.scopes.contains(OFFLINE_ACCESS) {
            scopes.remove(OFFLINE_ACCESS);
        }
        if self.codes.len() == CODES {
            self.codes.pop_front();
        }
        self.codes.push_back(Code {
            code: code.clone(),
            open_id: open_id.to_owned(),
            scopes,
            redirect_uri: authorization.redirect_uri.clone(),
            challenge: authorization.challenge.clone(),
            expires: now + CODE_LIFETIME,
            is_used: false,
        });
        Some(authorization.redirect("code", &code))
    }

    /// Uses an authorization code, and returns its person and scopes, or the code of the error.
    pub(crate) fn redeem(&mut self, given: &Value, now: Instant) -> Result<(String, BTreeSet<String>), i64> {
        let text = |name: &str| given[name].as_str().filter(|text| !text.is_empty());
        let wanted = text("code").ok_or(code::OAUTH_MALFORMED)?;
        let verifier = text("code_verifier");
        if verifier.is_some_and(|verifier| !is_verifier(verifier)) {
            return Err(code::OAUTH_MALFORMED);
        }
        let code = self.codes.iter_mut().find(|code| code.code == wanted).ok_or(code::CODE_UNKNOWN)?;
        if code.is_used {
            return Err(code::CODE_USED);
        }
        if code.expires <= now {
            return Err(code::CODE_EXPIRED);
        }
        if text("redirect_uri") != Some(&code.redirect_uri) {
            return Err(code::REDIRECT_URI_DIFFERS);
        }
        if code.challenge.as_ref().is_some_and(|challenge| !verifier.is_some_and(|given| challenge.is_met_by(given))) {
            return Err(code::PKCE_FAILED);
        }
        let scopes = scopes::narrowed(&code.scopes, text("scope"))?;
        code.is_used = true;
        Ok((code.open_id.clone(), scopes))
    }
}

/// Whether a text can be a code verifier.
fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

fn is_on_loopback(redirect_uri: &str) -> bool {
    let rest = redirect_uri.strip_prefix("http://").or_else(|| redirect_uri.strip_prefix("https://"));
    let authority = rest.map(|rest| rest.split(['/', '?', '\\']).next().unwrap_or_default()).unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    is_loopback(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_on_loopback_are_recognized() {
        for uri in ["http://127.0.0.1:8765/login", "http://localhost", "https://[::1]:1/a?b=c", "http://localhost?x"] {
            assert!(is_on_loopback(uri), "{uri}");
        }
        for uri in [
            "",
            "127.0.0.1",
            "ftp://localhost/",
            "http://example.com/",
            "http://localhost@example.com/",
            "http://example.com\\@localhost/",
            "http://localhost.example.com/",
            "javascript:alert(1)//localhost",
        ] {
            assert!(!is_on_loopback(uri), "{uri}");
        }
    }

    #[test]
    fn a_challenge_is_met_by_its_verifier() {
        // The example of RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge = Challenge::S256("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".to_owned());
        assert!(challenge.is_met_by(verifier) && !challenge.is_met_by("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        assert!(Challenge::Plain(verifier.to_owned()).is_met_by(verifier));
    }
}
