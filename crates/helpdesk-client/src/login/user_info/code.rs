//! The error codes of the operation.

use helpdesk_types::runtime;

/// The error codes of [`GetUserInfo`](super::GetUserInfo).
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum GetUserInfoErrorCode {
    /// The code 20001: the request is invalid.
    InvalidRequest,
    /// The code 20005: the access token is invalid.
    InvalidToken,
    /// The code 20008: the user does not exist.
    UserNotFound,
    /// The code 20021: the user has resigned.
    UserResigned,
    /// The code 20022: the user is frozen.
    UserFrozen,
    /// The code 20023: the user is not registered.
    UserNotRegistered,
    /// The code 20050: the platform failed.
    InternalError,
    /// A code that is not documented.
    Other(i64),
}

runtime::error_codes! {
    GetUserInfoErrorCode {
        20_001 => InvalidRequest INVALID_REQUEST,
        20_005 => InvalidToken INVALID_TOKEN,
        20_008 => UserNotFound USER_NOT_FOUND,
        20_021 => UserResigned USER_RESIGNED,
        20_022 => UserFrozen USER_FROZEN,
        20_023 => UserNotRegistered USER_NOT_REGISTERED,
        20_050 => InternalError INTERNAL_ERROR,
    }
}
