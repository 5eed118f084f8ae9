//! The platform's error codes that the mock answers by itself, with no schema to tell them.

/// A request against the documentation.
pub(crate) const BAD_REQUEST: i64 = 154000;
/// The helpdesk credentials are missing or wrong.
pub(crate) const UNAUTHORIZED: i64 = 154001;

/// A token was asked for with an unknown app, or without one.
pub(crate) const INVALID_PARAM: i64 = 10003;
/// A token was asked for with a wrong secret.
pub(crate) const WRONG_SECRET: i64 = 10015;

/// No access token.
pub(crate) const TOKEN_MISSING: i64 = 99991661;
/// A tenant access token that is unknown, expired, or not what the operation takes.
pub(crate) const TENANT_TOKEN_INVALID: i64 = 99991663;
/// The same of an app access token.
pub(crate) const APP_TOKEN_INVALID: i64 = 99991664;
/// The same of a user access token.
pub(crate) const USER_TOKEN_INVALID: i64 = 99991668;
/// An access token of no kind.
pub(crate) const TOKEN_MALFORMED: i64 = 99991671;

/// A path that is not documented.
pub(crate) const UNKNOWN_PATH: i64 = 99991201;
/// A method that is not documented for the path.
pub(crate) const WRONG_METHOD: i64 = 99991301;
