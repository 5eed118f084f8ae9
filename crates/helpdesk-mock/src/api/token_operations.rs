//! The operations that issue tokens and tell whose a token is, as their pages document them. They belong to the platform and not to a documented
//! API, so that no schema needs to hold them.

use helpdesk_schema::{BodyFormat, ErrorCode, Field, Method, Operation, ResponseForm, TokenKind, Type};

use super::code;

/// The id of the operation that issues tenant access tokens.
pub const ISSUE_TENANT_TOKEN: &str = "auth.v3.tenant_access_token.internal";

/// The id of the operation that issues app access tokens.
pub const ISSUE_APP_TOKEN: &str = "auth.v3.app_access_token.internal";

/// The id of the operation that takes an authorization code or a refresh token, and issues a pair of user tokens.
pub const REFRESH_USER_TOKEN: &str = "authen.v2.oauth.token";

/// The id of the operation that tells whose a user token is.
pub const GET_USER_INFO: &str = "authen.v1.user_info.get";

/// The operations that the mock serves besides the documented API.
pub(crate) fn operations() -> [Operation; 4] {
    [
        issue_to_app(ISSUE_TENANT_TOKEN, "/open-apis/auth/v3/tenant_access_token/internal"),
        issue_to_app(ISSUE_APP_TOKEN, "/open-apis/auth/v3/app_access_token/internal"),
        issue_user_token(),
        get_user_info(),
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
        code::OAUTH_MALFORMED | code::SEVERAL_CREDENTIALS => "invalid_request",
        code::SCOPE_TWICE | code::SCOPE_NOT_GRANTED => "invalid_scope",
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

fn issue_user_token() -> Operation {
    // Which of the optional ones must be there is up to `grant_type`.
    let fields = [
        ("grant_type", true),
        ("client_id", true),
        ("client_secret", true),
        ("code", false),
        ("redirect_uri", false),
        ("code_verifier", false),
        ("refresh_token", false),
        ("scope", false),
    ];
    let errors = [
        (20001, 400, "The request is missing a required parameter."),
        (code::CLIENT_SECRET_INVALID, 400, "The client secret is invalid."),
        (code::CODE_UNKNOWN, 400, "The authorization code is not found."),
        (code::CODE_EXPIRED, 400, "The authorization code has expired."),
        (20008, 400, "The user does not exist."),
        (20009, 400, "The app is not installed by the tenant."),
        (20010, 400, "The user may not use the app."),
        (20024, 400, "The authorization code or refresh token belongs to another client."),
        (code::REFRESH_TOKEN_INVALID, 400, "The refresh token passed is invalid. Please check the value."),
        (code::GRANT_TYPE_UNSUPPORTED, 400, "The specified grant_type is not supported."),
        (code::REFRESH_TOKEN_EXPIRED, 400, "The refresh token passed has expired. Please generate a new one."),
        (code::CLIENT_UNKNOWN, 400, "The specified app does not exist."),
        (code::PKCE_FAILED, 400, "The code verifier does not match the code challenge."),
        (code::OAUTH_INTERNAL, 500, "An internal server error occurred, please retry your request."),
        (code::OAUTH_MALFORMED, 400, "The request is malformed. Please check the parameters."),
        (code::REFRESH_TOKEN_REVOKED, 400, "The refresh token has been revoked. Please generate a new one."),
        (code::CODE_USED, 400, "The authorization code has already been used."),
        (20066, 400, "The status of the user does not allow this."),
        (code::SCOPE_TWICE, 400, "The scope is given more than once."),
        (code::SCOPE_NOT_GRANTED, 400, "The scope is not granted by the user."),
        (20069, 400, "The app is not enabled."),
        (code::SEVERAL_CREDENTIALS, 400, "The client is authenticated in several ways."),
        (code::REDIRECT_URI_DIFFERS, 400, "The redirect URI is not that of the authorization code."),
        (code::OAUTH_UNAVAILABLE, 503, "The server is temporarily unavailable. Please retry your request."),
        (code::REFRESH_TOKEN_USED, 400, "The refresh token has already been used. Please generate a new one."),
        (20074, 400, "The app may not refresh tokens."),
    ];
    post(REFRESH_USER_TOKEN, "/open-apis/authen/v2/oauth/token", &fields, &errors)
}

fn get_user_info() -> Operation {
    let errors = [
        (20001, 400, "The request is missing a required parameter."),
        (20005, 400, "The user access token passed is invalid."),
        (20008, 400, "The user does not exist."),
        (20021, 400, "The user has resigned."),
        (20022, 400, "The user is frozen."),
        (20023, 400, "The user is not registered."),
        (code::OAUTH_INTERNAL, 500, "An internal server error occurred, please retry your request."),
    ];
    Operation {
        method: Method::Get,
        body_format: None,
        response_form: ResponseForm::Data,
        tokens: vec![TokenKind::User],
        ..post(GET_USER_INFO, "/open-apis/authen/v1/user_info", &[], &errors)
    }
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
