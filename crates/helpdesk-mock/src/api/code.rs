//! The platform's error codes that the mock answers by itself, with no schema to tell them.

/// A request against the documentation.
pub(crate) const BAD_REQUEST: i64 = 154000;
/// The helpdesk credentials are missing or wrong.
pub(crate) const UNAUTHORIZED: i64 = 154001;

/// A tenant token was asked for with an unknown app, or without one.
pub(crate) const INVALID_PARAM: i64 = 10003;
/// A tenant token was asked for with a wrong secret.
pub(crate) const WRONG_SECRET: i64 = 10015;

/// A user token was asked for with a wrong secret.
pub(crate) const CLIENT_SECRET_INVALID: i64 = 20002;
/// An authorization code that was never issued.
pub(crate) const CODE_UNKNOWN: i64 = 20003;
/// An authorization code past its life.
pub(crate) const CODE_EXPIRED: i64 = 20004;
/// A scope that the app has not applied for, on the login page.
pub(crate) const SCOPE_UNKNOWN: i64 = 20027;
/// A refresh token that was never issued.
pub(crate) const REFRESH_TOKEN_INVALID: i64 = 20026;
/// A user token was asked for, but not by a refresh token.
pub(crate) const GRANT_TYPE_UNSUPPORTED: i64 = 20036;
/// A refresh token past its life.
pub(crate) const REFRESH_TOKEN_EXPIRED: i64 = 20037;
/// A user token was asked for with an unknown app.
pub(crate) const CLIENT_UNKNOWN: i64 = 20048;
/// The verifier of an authorization code is missing or wrong.
pub(crate) const PKCE_FAILED: i64 = 20049;
/// The operation that issues user tokens failed; it may be tried again.
pub(crate) const OAUTH_INTERNAL: i64 = 20050;
/// A user token was asked for in a way that is not documented.
pub(crate) const OAUTH_MALFORMED: i64 = 20063;
/// A refresh token that was taken back.
pub(crate) const REFRESH_TOKEN_REVOKED: i64 = 20064;
/// An authorization code for the second time.
pub(crate) const CODE_USED: i64 = 20065;
/// A scope that is named twice.
pub(crate) const SCOPE_TWICE: i64 = 20067;
/// A scope that the user has not granted.
pub(crate) const SCOPE_NOT_GRANTED: i64 = 20068;
/// A user token was asked for with credentials in the body and in a header.
pub(crate) const SEVERAL_CREDENTIALS: i64 = 20070;
/// A redirect URI that is not the one of the authorization code.
pub(crate) const REDIRECT_URI_DIFFERS: i64 = 20071;
/// The operation that issues user tokens is overloaded; it may be tried again.
pub(crate) const OAUTH_UNAVAILABLE: i64 = 20072;
/// A refresh token for the second time.
pub(crate) const REFRESH_TOKEN_USED: i64 = 20073;

/// A long connection was asked for with an unknown app, or with a wrong secret.
pub(crate) const CONNECTION_UNAUTHENTICATED: i64 = 514;
/// The app has as many long connections as it may have.
pub(crate) const TOO_MANY_CONNECTIONS: i64 = 1_000_040_350;

/// Too many requests.
pub(crate) const RATE_LIMITED: i64 = 99991400;
/// No access token.
pub(crate) const TOKEN_MISSING: i64 = 99991661;
/// A tenant access token that is unknown, expired, or not what the operation takes.
pub(crate) const TENANT_TOKEN_INVALID: i64 = 99991663;
/// The same of an app access token.
pub(crate) const APP_TOKEN_INVALID: i64 = 99991664;
/// A user access token that is unknown, or not what the operation takes.
pub(crate) const USER_TOKEN_INVALID: i64 = 99991668;
/// An access token of no kind.
pub(crate) const TOKEN_MALFORMED: i64 = 99991671;
/// A user access token without any of the scopes that the operation takes.
pub(crate) const USER_SCOPE_MISSING: i64 = 99991679;
/// A user access token past its life.
pub(crate) const USER_TOKEN_EXPIRED: i64 = 99991677;

/// A path that is not documented.
pub(crate) const UNKNOWN_PATH: i64 = 99991201;
/// A method that is not documented for the path.
pub(crate) const WRONG_METHOD: i64 = 99991301;
