//! Meanings of the platform's codes that do not depend on the operation, and names of token operations in errors.

/// The fetch of a tenant access token.
pub(crate) const TENANT_TOKEN: &str = "auth.v3.tenant_access_token.internal";
/// The fetch of an app access token.
pub(crate) const APP_TOKEN: &str = "auth.v3.app_access_token.internal";
/// Getting the access token of a user from a source.
pub(crate) const USER_TOKEN: &str = "user_access_token";
/// The refresh of the access token of a user.
pub(crate) const REFRESH: &str = "authen.v2.oauth.token";
/// The exchange of an authorization code for the tokens of a user.
#[cfg(feature = "login")]
pub(crate) const EXCHANGE: &str = "authen.v2.oauth.token.authorization_code";
/// A request that no type describes.
pub(crate) const RAW_REQUEST: &str = "raw request";

/// Whether the name is that of an operation for access tokens.
pub(crate) fn is_of_token(operation: &str) -> bool {
    [TENANT_TOKEN, APP_TOKEN, USER_TOKEN, REFRESH].contains(&operation)
}

/// The codes for too many calls, so that the request had no effect: of the gateway for an operation, a method and an
/// app, and of messages for a chat, a bot and a group.
pub(crate) const TOO_FAST: [i64; 6] = [99_991_400, 1_000_004, 1_000_005, 11_232, 11_233, 11_247];

/// The codes of internal failures, after which the request may have taken effect.
pub(crate) const INTERNAL: [i64; 2] = [155_000, 2_200];

/// The codes for a refused token of an app, so that the request had no effect and another token may help: expired or
/// revoked, not an app token, not a tenant token, malformed.
///
/// Left out are 99991661 (no token in the request), because every request has one, and 99991668 and the like, which
/// refuse tokens of users.
pub(crate) const APP_TOKEN_REFUSED: [i64; 4] = [99_991_663, 99_991_664, 99_991_665, 99_991_671];

/// The codes for a refused token of a user, so that the request had no effect and another token may help: invalid,
/// expired, and their former codes.
pub(crate) const USER_TOKEN_REFUSED: [i64; 4] = [99_991_668, 99_991_677, 20_005, 20_006];

/// The codes for a refresh token that cannot be used any more: invalid, expired, revoked, used.
pub(crate) const LOG_IN_AGAIN: [i64; 4] = [20_026, 20_037, 20_064, REFRESH_TOKEN_USED];
pub(crate) const REFRESH_TOKEN_USED: i64 = 20_073;
/// The codes for a refresh that failed temporarily.
pub(crate) const REFRESH_AGAIN: [i64; 2] = [20_050, 20_072];

/// Whether the code refuses an access token of any kind, so that the request had no effect.
pub(crate) fn refuses_token(code: i64) -> bool {
    APP_TOKEN_REFUSED.contains(&code) || USER_TOKEN_REFUSED.contains(&code)
}

/// Whether the code is final under any HTTP status: the Helpdesk's own codes, an address that is not allowed, an
/// exhausted quota, a missing scope.
pub(crate) fn is_terminal(code: i64) -> bool {
    (154_000..155_000).contains(&code) || [99_991_401, 99_991_403, 99_991_672].contains(&code)
}
