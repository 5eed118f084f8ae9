//! The operation that gets the name and ids of a user.

use helpdesk_types::runtime;
use helpdesk_types::{
    AuthorizationOnly, Decode, DocumentedError, Method, Operation, RawResponse, Response, ResponseError, UserOperation,
};

/// Gets the name and ids of the user whose token is sent.
///
/// - Request: `GET /open-apis/authen/v1/user_info`
/// - Token: `user_access_token`
///
/// ```no_run
/// # async fn example(agent: helpdesk_client::UserClient) -> Result<(), helpdesk_client::Error> {
/// use helpdesk_client::login::GetUserInfo;
///
/// let user = agent.send(&GetUserInfo::new()).await?;
/// println!("{:?} is {:?}", user.name, user.open_id);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetUserInfo {}

impl GetUserInfo {
    /// Creates the request, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetUserInfo {
    const ID: &'static str = "authen.v1.user_info.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/open-apis/authen/v1/user_info";
    type Response = UserInfo;
    type ErrorCode = GetUserInfoErrorCode;
}

impl UserOperation for GetUserInfo {}
impl AuthorizationOnly for GetUserInfo {}

/// The response to [`GetUserInfo`]. Each field is `None` if the platform does not send it; some need a scope.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct UserInfo {
    /// The name.
    pub name: Option<String>,
    /// The English name.
    pub en_name: Option<String>,
    /// The URL of the picture.
    pub avatar_url: Option<String>,
    /// The URL of the picture with 72 pixels a side.
    pub avatar_thumb: Option<String>,
    /// The URL of the picture with 240 pixels a side.
    pub avatar_middle: Option<String>,
    /// The URL of the picture with 640 pixels a side.
    pub avatar_big: Option<String>,
    /// The id of the user within the app.
    pub open_id: Option<String>,
    /// The id of the user among all apps of a developer.
    pub union_id: Option<String>,
    /// The id of the user within the tenant.
    pub user_id: Option<String>,
    /// The email address.
    pub email: Option<String>,
    /// The email address that the tenant gave the user.
    pub enterprise_email: Option<String>,
    /// The mobile number.
    pub mobile: Option<String>,
    /// The tenant of the user.
    pub tenant_key: Option<String>,
    /// The employee number.
    pub employee_no: Option<String>,
}

runtime::record! {
    UserInfo {
        0 "name" => optional name,
        1 "en_name" => optional en_name,
        2 "avatar_url" => optional avatar_url,
        3 "avatar_thumb" => optional avatar_thumb,
        4 "avatar_middle" => optional avatar_middle,
        5 "avatar_big" => optional avatar_big,
        6 "open_id" => optional open_id,
        7 "union_id" => optional union_id,
        8 "user_id" => optional user_id,
        9 "email" => optional email,
        10 "enterprise_email" => optional enterprise_email,
        11 "mobile" => optional mobile,
        12 "tenant_key" => optional tenant_key,
        13 "employee_no" => optional employee_no,
    }
}

impl Response for UserInfo {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.data()
    }
}

macro_rules! error_codes {
    ($($(#[$docs:meta])* $variant:ident = $code:literal, $status:literal, $message:literal, $advice:literal;)*) => {
        /// The error codes of [`GetUserInfo`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum GetUserInfoErrorCode {
            $($(#[$docs])* $variant,)*
            /// A code that is not documented.
            Other(i64),
        }

        impl helpdesk_types::ErrorCode for GetUserInfoErrorCode {
            const DOCUMENTED: &'static [DocumentedError] =
                &[$(DocumentedError::new($code, Some($status), $message, $advice)),*];

            fn from_code(code: i64) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    other => Self::Other(other),
                }
            }

            fn code(self) -> i64 {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }
        }
    };
}

error_codes! {
    /// The code 20001: the request is invalid.
    InvalidRequest = 20_001, 400, "the request is invalid", "check the request";
    /// The code 20005: the access token is invalid.
    InvalidToken = 20_005, 400, "the access token is invalid", "get a new access token for the user";
    /// The code 20008: the user does not exist.
    UserNotFound = 20_008, 400, "the user does not exist", "check whether the user is still in the tenant";
    /// The code 20021: the user has resigned.
    UserResigned = 20_021, 400, "the user has resigned", "delete the user's tokens";
    /// The code 20022: the user is frozen.
    UserFrozen = 20_022, 400, "the user is frozen", "ask an administrator to unfreeze the user";
    /// The code 20023: the user is not registered.
    UserNotRegistered = 20_023, 400, "the user is not registered", "have the user finish the registration";
    /// The code 20050: the platform failed.
    InternalError = 20_050, 500, "the platform failed", "try again in a while";
}
