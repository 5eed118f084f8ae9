//! The scopes of user tokens.

use std::collections::BTreeSet;

use crate::api::code;

/// The scope that gets a refresh token.
pub(crate) const OFFLINE_ACCESS: &str = "offline_access";

/// The scopes of a text, separated by spaces.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|scope| !scope.is_empty())
}

pub(crate) fn joined(scopes: &BTreeSet<String>) -> String {
    scopes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The granted scopes that a request names, or all if it names none; or the code of the error.
pub(crate) fn narrowed(granted: &BTreeSet<String>, asked: Option<&str>) -> Result<BTreeSet<String>, i64> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else { return Ok(granted.clone()) };
    let mut scopes = BTreeSet::new();
    for scope in split(asked) {
        if !granted.contains(scope) {
            return Err(code::SCOPE_NOT_GRANTED);
        }
        if !scopes.insert(scope.to_owned()) {
            return Err(code::SCOPE_TWICE);
        }
    }
    Ok(scopes)
}
