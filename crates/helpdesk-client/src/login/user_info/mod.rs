//! The operation that gets the name and ids of a user.

mod code;
mod errors;

use helpdesk_types::runtime;
use helpdesk_types::{
    AuthorizationOnly, Decode, Method, Operation, RawResponse, Response, ResponseError, UserOperation,
};

pub use code::GetUserInfoErrorCode;

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
        0 "name" => optional name: Option<String>,
        1 "en_name" => optional en_name: Option<String>,
        2 "avatar_url" => optional avatar_url: Option<String>,
        3 "avatar_thumb" => optional avatar_thumb: Option<String>,
        4 "avatar_middle" => optional avatar_middle: Option<String>,
        5 "avatar_big" => optional avatar_big: Option<String>,
        6 "open_id" => optional open_id: Option<String>,
        7 "union_id" => optional union_id: Option<String>,
        8 "user_id" => optional user_id: Option<String>,
        9 "email" => optional email: Option<String>,
        10 "enterprise_email" => optional enterprise_email: Option<String>,
        11 "mobile" => optional mobile: Option<String>,
        12 "tenant_key" => optional tenant_key: Option<String>,
        13 "employee_no" => optional employee_no: Option<String>,
    }
}

impl Response for UserInfo {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.documented_data()
    }
}
