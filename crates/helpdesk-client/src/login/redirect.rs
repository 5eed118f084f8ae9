//! The parameters with which the login page sends the browser back.

use std::borrow::Cow;

use helpdesk_types::Secret;
use reqwest::Url;

use super::error::LoginError;
use crate::redact::Secrets;

/// The maximum length of a query, in bytes. The code has about 32.
const LONGEST: usize = 16 << 10;

/// The parameters in the query of the URL. They are not to be trusted before `state` is checked.
#[derive(Default)]
pub(super) struct Redirect {
    pub(super) state: Option<Secret>,
    code: Option<Secret>,
    error: Option<String>,
}

impl Redirect {
    /// Reads a query string, or the query of a whole URL.
    pub(super) fn read(text: &str) -> Result<Self, LoginError> {
        let query = text.split_once('?').map_or(text, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let ambiguous = |reason| Err(LoginError::State { reason });
        if query.len() > LONGEST {
            return ambiguous("the browser came back with too long a URL");
        }
        let mut read = Self::default();
        for (name, value) in pairs(query) {
            let is_first = match &*name {
                "state" => read.state.replace(value.into_owned().into()).is_none(),
                "code" => read.code.replace(value.into_owned().into()).is_none(),
                "error" => read.error.replace(value.into_owned()).is_none(),
                _ => true,
            };
            if !is_first {
                return ambiguous("the browser came back with a parameter that is given twice");
            }
        }
        Ok(read)
    }

    /// Checks that the `state` is the one of the login.
    pub(super) fn check(&self, state: &Secret) -> Result<(), LoginError> {
        let reason = match &self.state {
            Some(given) if given == state => return Ok(()),
            Some(_) => "the browser came back with the `state` of another login",
            None => "the browser came back without a `state`",
        };
        Err(LoginError::State { reason })
    }

    /// Returns the code, if the `state` is the one of the login.
    pub(super) fn code(self, state: &Secret) -> Result<Secret, LoginError> {
        self.check(state)?;
        match (self.error.as_deref(), self.code) {
            (Some("access_denied"), _) => Err(LoginError::Denied),
            (Some(error), _) => {
                let error = Secrets::new([state.expose()]).scrubber().piece(error);
                Err(LoginError::Page { reason: format!("the login page reports the error `{error}`") })
            }
            (None, Some(code)) if !code.expose().is_empty() => Ok(code),
            (None, _) => Err(LoginError::Page { reason: "the browser came back without a code".to_owned() }),
        }
    }
}

/// The decoded parameters of a query.
fn pairs(query: &str) -> Vec<(Cow<'static, str>, Cow<'static, str>)> {
    let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    let parsed = Url::parse("http://localhost").map(|mut url| {
        url.set_query(Some(query));
        url.query_pairs().map(|(name, value)| (owned(name), owned(value))).collect()
    });
    parsed.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<String, String> {
        let code = Redirect::read(text).and_then(|redirect| redirect.code(&Secret::new("s-0123456789")));
        code.map(|code| code.expose().to_owned()).map_err(|e| e.to_string())
    }

    #[test]
    fn only_a_code_with_its_state_is_taken() {
        let short = "code=c&state=s-0123456789&x=";
        let longest = short.to_owned() + &"x".repeat(LONGEST - short.len());
        let long = format!("{longest}x");
        let cases = [
            ("code=c&state=s-0123456789", Ok("c")),
            ("http://127.0.0.1:8765/login?code=c%2B1&state=s-0123456789&x=y#z", Ok("c+1")),
            ("", Err("without a `state`")),
            ("http://127.0.0.1:8765/login", Err("without a `state`")),
            ("code=c", Err("without a `state`")),
            ("code=c&state=", Err("the `state` of another login")),
            ("code=c&state=s-01234567890", Err("the `state` of another login")),
            ("error=access_denied&state=other", Err("the `state` of another login")),
            ("error=access_denied&state=s-0123456789", Err("the user denied")),
            ("error=access_denied&state=s-0123456789&code=c", Err("the user denied")),
            ("error=a%0d%0ab+s-0123456789&state=s-0123456789", Err("reports the error `a  b [hidden]`")),
            ("state=s-0123456789", Err("without a code")),
            ("code=&state=s-0123456789", Err("without a code")),
            ("code=a&code=b&state=s-0123456789", Err("a parameter that is given twice")),
            ("code=a&state=x&state=s-0123456789", Err("a parameter that is given twice")),
            (&longest, Ok("c")),
            (&long, Err("too long a URL")),
        ];
        for (text, expected) in cases {
            match (code(text), expected) {
                (Ok(code), Ok(expected)) => assert_eq!(code, expected, "{text}"),
                (Err(error), Err(part)) => assert!(error.contains(part), "{text}: {error}"),
                (found, _) => panic!("{text}: {found:?}"),
            }
        }
    }
}
