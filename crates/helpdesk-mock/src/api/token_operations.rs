//! The operations that issue tokens, as their pages document them. They belong to the platform and not to a documented
//! API, so that no schema needs to hold them.

use helpdesk_schema::{BodyFormat, ErrorCode, Field, Method, Operation, ResponseForm, Type};

use super::code;

/// The id of the operation that issues tenant access tokens.
pub const ISSUE_TENANT_TOKEN: &str = "auth.v3.tenant_access_token.internal";

/// The id of the operation that issues app access tokens.
pub const ISSUE_APP_TOKEN: &str = "auth.v3.app_access_token.internal";

/// The id of the operation that takes a refresh token and issues a new pair of user tokens.
pub const REFRESH_USER_TOKEN: &str = "authen.v2.oauth.token";

/// What the mock serves besides the documented API.
pub(crate) fn operations() -> [Operation; 3] {
    [
        issue_to_app(ISSUE_TENANT_TOKEN, "/open-apis/auth/v3/tenant_access_token/internal"),
        issue_to_app(ISSUE_APP_TOKEN, "/open-apis/auth/v3/app_access_token/internal"),
        refresh_user_token(),
    ]
}

/// Whether an operation is one of them.
pub(crate) fn issues_tokens(operation: &str) -> bool {
    operation == REFRESH_USER_TOKEN || issues_to_app(operation)
}

/// Whether it is one that issues an app its own tokens.
pub(crate) fn issues_to_app(operation: &str) -> bool {
    matches!(operation, ISSUE_TENANT_TOKEN | ISSUE_APP_TOKEN)
}

/// The word that OAuth has for an error of the operation that issues user tokens.
pub(crate) fn oauth_error(code: i64) -> &'static str {
    match code {
        code::CLIENT_SECRET_INVALID | code::CLIENT_UNKNOWN => "invalid_client",
        code::GRANT_TYPE_UNSUPPORTED => "unsupported_grant_type",
        code::OAUTH_MALFORMED => "invalid_request",
        code::OAUTH_INTERNAL => "server_error",
        code::OAUTH_UNAVAILABLE => "temporarily_unavailable",
        _ => "invalid_grant",
    }
}

fn issue_to_app(id: &str, path: &str) -> Operation {
    // The pages give no status; the platform sends these errors with 200.
    let errors = [(code::INVALID_PARAM, 200, "invalid param"), (code::WRONG_SECRET, 200, "app secret invalid")];
    post(id, path, &[("app_id", true), ("app_secret", true)], &errors)
}

fn refresh_user_token() -> Operation {
    let fields =
        [("grant_type", true), ("client_id", true), ("client_secret", true), ("refresh_token", true), ("scope", false)];
    let errors = [
        (code::CLIENT_SECRET_INVALID, 400, "The client secret is invalid."),
        (code::REFRESH_TOKEN_INVALID, 400, "The refresh token passed is invalid. Please check the value."),
        (code::GRANT_TYPE_UNSUPPORTED, 400, "The specified grant_type is not supported."),
        (code::REFRESH_TOKEN_EXPIRED, 400, "The refresh token passed has expired. Please generate a new one."),
        (code::CLIENT_UNKNOWN, 400, "The specified app does not exist."),
        (code::OAUTH_INTERNAL, 500, "An internal server error occurred, please retry your request."),
        (code::OAUTH_MALFORMED, 400, "The request is malformed. Please check the parameters."),
        (code::REFRESH_TOKEN_REVOKED, 400, "The refresh token has been revoked. Please generate a new one."),
        (code::OAUTH_UNAVAILABLE, 503, "The server is temporarily unavailable. Please retry your request."),
        (code::REFRESH_TOKEN_USED, 400, "The refresh token has already been used. Please generate a new one."),
    ];
    post(REFRESH_USER_TOKEN, "/open-apis/authen/v2/oauth/token", &fields, &errors)
}

/// A POST of a JSON body of strings, each of which is required or not, that is answered without `data`.
pub(crate) fn post(id: &str, path: &str, fields: &[(&str, bool)], errors: &[(i64, u16, &str)]) -> Operation {
    let field = |&(name, required): &(&str, bool)| Field {
        name: name.to_owned(),
        ty: Type::String,
        required: Some(required),
        ..Field::default()
    };
    let error = |&(code, status, message): &(i64, u16, &str)| ErrorCode {
        code,
        status: Some(status),
        message: message.into(),
        ..ErrorCode::default()
    };
    Operation {
        id: id.to_owned(),
        method: Method::Post,
        path: path.to_owned(),
        body_format: Some(BodyFormat::Json),
        body: fields.iter().map(field).collect(),
        response_form: ResponseForm::Flat,
        errors: errors.iter().map(error).collect(),
        ..Operation::default()
    }
}
