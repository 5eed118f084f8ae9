//! What the platform's codes mean to a call, whatever the operation, and what errors call the operations of tokens.

/// The fetch of a tenant access token.
pub(crate) const TENANT_TOKEN: &str = "auth.v3.tenant_access_token.internal";
/// The fetch of an app access token.
pub(crate) const APP_TOKEN: &str = "auth.v3.app_access_token.internal";
/// Getting the access token of a person.
pub(crate) const USER_TOKEN: &str = "user_access_token";
/// The refresh of the access token of a person.
pub(crate) const REFRESH: &str = "authen.v2.oauth.token";
/// A request that no type describes.
pub(crate) const RAW_REQUEST: &str = "raw request";

/// Whether it is not the operation itself, but the access token that it needs.
pub(crate) fn is_of_token(operation: &str) -> bool {
    [TENANT_TOKEN, APP_TOKEN, USER_TOKEN, REFRESH].contains(&operation)
}

/// The codes by which the platform says that calls come too fast, so that this one has not acted: of the gateway for an
/// operation, a method and an app, and of messages for a chat, a bot and a group.
pub(crate) const TOO_FAST: [i64; 6] = [99_991_400, 1_000_004, 1_000_005, 11_232, 11_233, 11_247];

/// The codes of failures inside the platform, which may have acted.
pub(crate) const INTERNAL: [i64; 2] = [155_000, 2_200];

/// The codes by which the platform refuses the token of an app itself, so that the request has not acted and another token
/// may help: expired or revoked, no app token, no tenant token, malformed.
///
/// Not among them: 99991661 (no token in the request), as every request has one; 99991668 and the like, which are about
/// the tokens of people.
pub(crate) const APP_TOKEN_REFUSED: [i64; 4] = [99_991_663, 99_991_664, 99_991_665, 99_991_671];

/// The codes by which the platform refuses a person's token itself, so that the request has not acted and another token may
/// help: invalid, expired, and what they were called before.
pub(crate) const USER_TOKEN_REFUSED: [i64; 4] = [99_991_668, 99_991_677, 20_005, 20_006];

/// The codes by which the platform says that a refresh token gets no more tokens: invalid, expired, revoked, used.
pub(crate) const LOG_IN_AGAIN: [i64; 4] = [20_026, 20_037, 20_064, REFRESH_TOKEN_USED];
pub(crate) const REFRESH_TOKEN_USED: i64 = 20_073;
/// The codes by which it says that the refresh failed for now.
pub(crate) const REFRESH_AGAIN: [i64; 2] = [20_050, 20_072];

/// Whether the code refuses an access token, of whatever kind, so that the request has not acted.
pub(crate) fn refuses_token(code: i64) -> bool {
    APP_TOKEN_REFUSED.contains(&code) || USER_TOKEN_REFUSED.contains(&code)
}

/// Whether the code stays whatever the HTTP status: what the Helpdesk says of a request, an address that is not allowed, a
/// quota that is used up, a missing scope.
pub(crate) fn is_terminal(code: i64) -> bool {
    (154_000..155_000).contains(&code) || [99_991_401, 99_991_403, 99_991_672].contains(&code)
}
