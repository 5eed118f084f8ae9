//! The mock's credentials, tokens, requests and prepared answers.

pub(crate) mod answers;
pub(crate) mod auth;
pub(crate) mod credentials;
pub(crate) mod listing;
pub(crate) mod logins;
pub(crate) mod requests;
pub(crate) mod scopes;
pub(crate) mod tokens;
