//! The login page, the codes that it gives out, and the tokens that these get.

use std::time::Duration;

use helpdesk_mock::{Error, Mock, MockBuilder, REFRESH_USER_TOKEN};
use helpdesk_schema::Schema;
use helpdesk_testing::Response;
use serde_json::{Value, json};

use crate::wire::{JSON, operation, send};

const PAGE: &str = "/open-apis/authen/v1/authorize";
const TOKEN_PATH: &str = "/open-apis/authen/v2/oauth/token";
const CALLBACK: &str = "http://127.0.0.1:8765/login";
/// The pair of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// Parameters of the login page.
type Pairs<'a> = &'a [(&'a str, &'a str)];

async fn start(configure: impl FnOnce(MockBuilder) -> MockBuilder) -> Mock {
    let scoped = |id: &str, path: &str, scope: &str| {
        operation(id, "GET", path, json!({ "tokens": ["user"], "scopes": [{ "name": scope, "description": "" }] }))
    };
    let operations = [scoped("a.read", "/read", "a:read"), scoped("a.write", "/write", "a:write")];
    let schema = json!({ "format": 1, "operations": operations, "events": [] }).to_string();
    configure(Mock::builder().schema(Schema::from_json(&schema).unwrap())).start().await.unwrap()
}

/// The URL of the login page with these parameters, `replaced` among them.
fn url(mock: &Mock, replaced: Pairs) -> String {
    let mut query = vec![
        ("client_id", mock.app_id()),
        ("response_type", "code"),
        ("redirect_uri", "http%3A%2F%2F127.0.0.1%3A8765%2Flogin"),
        ("scope", "a%3Aread%20offline_access"),
        ("state", "s%261"),
    ];
    query.retain(|(name, _)| replaced.iter().all(|(other, _)| other != name));
    query.extend(replaced);
    let query: Vec<_> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}{PAGE}?{}", mock.url(), query.join("&"))
}

fn code(redirect: &str) -> String {
    let (_, rest) = redirect.split_once("code=").unwrap_or_else(|| panic!("{redirect} has no code"));
    rest.split('&').next().unwrap().to_owned()
}

/// The answer to the exchange of a code; `replaced` are members of the body, and null removes one.
async fn exchange(mock: &Mock, code: &str, replaced: Value) -> Response {
    let mut body = json!({
        "grant_type": "authorization_code",
        "client_id": mock.app_id(),
        "client_secret": mock.app_secret(),
        "code": code,
        "redirect_uri": CALLBACK,
    });
    let members = body.as_object_mut().unwrap();
    members.extend(replaced.as_object().unwrap().clone());
    members.retain(|_, value| !value.is_null());
    send(mock, "POST", TOKEN_PATH, &[JSON], body.to_string()).await
}

async fn call(mock: &Mock, path: &str, answer: &Value) -> Value {
    let bearer = format!("Bearer {}", answer["access_token"].as_str().unwrap());
    send(mock, "GET", path, &[("Authorization", &bearer)], "").await.json()
}

#[tokio::test]
async fn a_person_who_consents_gets_a_pair_for_the_scopes() {
    let mock = start(|builder| builder.person("ou_2", "Second")).await;
    let redirect = mock.consent_as(&url(&mock, &[]), "ou_2").unwrap();
    let code = code(&redirect);
    assert_eq!(redirect, format!("{CALLBACK}?code={code}&state=s%261"));
    let answer = exchange(&mock, &code, json!({})).await.json();
    assert_eq!(answer["scope"], "a:read offline_access");
    assert!(answer["refresh_token"].is_string(), "{answer}");

    let info = call(&mock, "/open-apis/authen/v1/user_info", &answer).await;
    assert_eq!((&info["data"]["open_id"], &info["data"]["name"]), (&json!("ou_2"), &json!("Second")));
    assert_eq!(call(&mock, "/read", &answer).await["code"], 0);
    let refused = call(&mock, "/write", &answer).await;
    assert_eq!(refused["code"], 99991679);
    assert_eq!(refused["error"]["permission_violations"][0]["subject"], "a:write");

    // Grants add up, but a refresh token is for those who ask for it.
    let redirect = mock.consent_as(&url(&mock, &[("scope", "a:write")]), "ou_2").unwrap();
    let answer = exchange(&mock, &self::code(&redirect), json!({})).await.json();
    assert_eq!((&answer["scope"], &answer["refresh_token"]), (&json!("a:read a:write"), &Value::Null));
    assert_eq!(call(&mock, "/write", &answer).await["code"], 0);
    // Those of another person do not.
    let redirect = mock.consent(&url(&mock, &[("scope", "")])).unwrap();
    let answer = exchange(&mock, &self::code(&redirect), json!({})).await.json();
    assert_eq!(answer["scope"], "");
    assert_eq!(call(&mock, "/open-apis/authen/v1/user_info", &answer).await["data"]["open_id"], "ou_mock");
}

#[tokio::test]
async fn a_refreshed_pair_is_of_the_same_person_and_scopes() {
    let mock = start(|builder| builder.person("ou_2", "Second")).await;
    let redirect = mock.consent_as(&url(&mock, &[("scope", "a:read%20a:write%20offline_access")]), "ou_2").unwrap();
    let first = exchange(&mock, &code(&redirect), json!({})).await.json();
    let refresh = async |scope: Option<&str>, refresh_token: &Value| {
        let replaced = json!({
            "grant_type": "refresh_token", "code": null, "redirect_uri": null, "refresh_token": refresh_token,
            "scope": scope,
        });
        exchange(&mock, "", replaced).await.json()
    };
    assert_eq!(refresh(Some("b"), &first["refresh_token"]).await["code"], 20068);
    let second = refresh(None, &first["refresh_token"]).await;
    assert_eq!(second["scope"], "a:read a:write offline_access");
    let third = refresh(Some("a:read"), &second["refresh_token"]).await;
    assert_eq!((&third["scope"], &third["refresh_token"]), (&json!("a:read"), &Value::Null));
    assert_eq!(call(&mock, "/open-apis/authen/v1/user_info", &third).await["data"]["open_id"], "ou_2");
    assert_eq!(call(&mock, "/write", &third).await["code"], 99991679);
}

#[tokio::test]
async fn what_the_page_refuses_leads_nowhere() {
    let mock = start(|builder| builder).await;
    let many: Vec<_> = (0..51).map(|n| format!("s{n}")).collect();
    let many = many.join("%20");
    for (replaced, message) in [
        (("client_id", "cli_other"), "an error: client_id: `cli_other` is not the app"),
        (("response_type", "token"), "an error: response_type: it is not `code`"),
        (
            ("redirect_uri", "https://example.com/"),
            "an error: redirect_uri: `https://example.com/` is not one of the app's",
        ),
        (("redirect_uri", ""), "an error: redirect_uri: `` is not one of the app's"),
        (("redirect_uri", "http://localhost/%0d%0aSet-Cookie:a=b"), "is not one of the app's"),
        (("scope", "a:read%20b:write"), "error 20027: scope: the app has not applied for `b:write`"),
        (("scope", &many), "error 20027"),
        (("code_challenge_method", "S512"), "an error: code_challenge_method: `S512` is neither `S256` nor `plain`"),
    ] {
        let url = url(&mock, &[replaced, ("code_challenge", CHALLENGE)]);
        let error = mock.consent(&url).unwrap_err();
        assert!(error.to_string().contains(message), "{replaced:?}: {error}");
        assert!(matches!(error, Error::LoginPage { .. }));
        let page = send(&mock, "GET", &url[mock.url().len()..], &[], "").await;
        assert_eq!((page.status, page.header("location")), (400, None), "{replaced:?}");
    }
    let error = mock.consent_as(&url(&mock, &[]), "ou_2").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the login page shows an error: no person has the open id `ou_2`; known open ids: ou_mock"
    );
}

#[tokio::test]
async fn what_the_app_registers_replaces_loopback() {
    let mock = start(|builder| builder.redirect_uri("https://example.com/a?b=c").scope("b:write")).await;
    assert!(mock.consent(&url(&mock, &[])).is_err());
    let redirect = mock.consent(&url(&mock, &[("redirect_uri", "https://example.com/a?b=c"), ("scope", "b:write")]));
    let redirect = redirect.unwrap();
    assert_eq!(redirect, format!("https://example.com/a?b=c&code={}&state=s%261", code(&redirect)));
}

#[tokio::test]
async fn a_person_who_denies_leads_back_without_a_code() {
    let mock = start(|builder| builder).await;
    assert_eq!(mock.deny(&url(&mock, &[])).unwrap(), format!("{CALLBACK}?error=access_denied&state=s%261"));
}

#[tokio::test]
async fn codes_that_get_no_token() {
    let mock = start(|builder| builder).await;
    let pkce = [("code_challenge", CHALLENGE), ("code_challenge_method", "S256")];
    let plain = [("code_challenge", VERIFIER)];
    let cases: [(Pairs, Value, i64, &str); 14] = [
        (&[], json!({ "code": "unknown" }), 20003, "invalid_grant"),
        (&[], json!({ "code": null }), 20063, "invalid_request"),
        (&[], json!({ "redirect_uri": "http://127.0.0.1:8765/" }), 20071, "invalid_grant"),
        (&[], json!({ "redirect_uri": null }), 20071, "invalid_grant"),
        (&[], json!({ "client_id": "cli_other" }), 20048, "invalid_client"),
        (&[], json!({ "client_secret": "wrong" }), 20002, "invalid_client"),
        (&[], json!({ "scope": "a:read a:read" }), 20067, "invalid_scope"),
        (&[], json!({ "scope": "a:write" }), 20068, "invalid_scope"),
        (&pkce, json!({}), 20049, "invalid_grant"),
        (&pkce, json!({ "code_verifier": CHALLENGE }), 20049, "invalid_grant"),
        (&pkce, json!({ "code_verifier": "short" }), 20063, "invalid_request"),
        (&plain, json!({ "code_verifier": CHALLENGE }), 20049, "invalid_grant"),
        (&[], json!({ "grant_type": "password" }), 20036, "unsupported_grant_type"),
        (&[], json!({ "code": 1 }), 20063, "invalid_request"),
    ];
    for (asked, replaced, code, word) in cases {
        let issued = self::code(&mock.consent(&url(&mock, asked)).unwrap());
        let answer = exchange(&mock, &issued, replaced.clone()).await;
        assert_eq!(answer.status, 400, "{replaced}");
        let answer = answer.json();
        assert_eq!((&answer["code"], &answer["error"]), (&json!(code), &json!(word)), "{replaced}: {answer}");
        // None of them used the code up.
        let verifier = (!asked.is_empty()).then_some(VERIFIER);
        assert_eq!(
            exchange(&mock, &issued, json!({ "code_verifier": verifier })).await.json()["code"],
            0,
            "{replaced}"
        );
        let again = exchange(&mock, &issued, json!({ "code_verifier": verifier })).await;
        assert_eq!(again.json()["code"], 20065, "{replaced}");
    }

    let issued = code(&mock.consent(&url(&mock, &[])).unwrap());
    mock.advance(Duration::from_secs(5 * 60 - 1));
    let late = code(&mock.consent(&url(&mock, &[])).unwrap());
    mock.advance(Duration::from_secs(1));
    assert_eq!(exchange(&mock, &issued, json!({})).await.json()["code"], 20004);
    assert_eq!(exchange(&mock, &late, json!({})).await.json()["code"], 0);
}

#[tokio::test]
async fn an_app_shows_its_secret_in_one_place() {
    let mock = start(|builder| builder).await;
    let body = json!({
        "grant_type": "refresh_token", "client_id": mock.app_id(), "client_secret": mock.app_secret(),
        "refresh_token": mock.refresh_token(),
    });
    let headers = [JSON, ("Authorization", "Basic YTpi")];
    assert_eq!(send(&mock, "POST", TOKEN_PATH, &headers, body.to_string()).await.json()["code"], 20070);
    assert_eq!(send(&mock, "POST", TOKEN_PATH, &[JSON], body.to_string()).await.json()["code"], 0);
    assert_eq!(mock.acted(REFRESH_USER_TOKEN), 1);
}

#[tokio::test]
async fn a_browser_sees_the_people_and_the_scopes() {
    let mock = start(|builder| builder.person("ou_\"2", "<b>Second</b>")).await;
    let target = url(&mock, &[])[mock.url().len()..].to_owned();
    let page = send(&mock, "GET", &target, &[], "").await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    for part in ["<li>a:read</li>", "Log in as Mock Owner (ou_mock)", "&lt;b&gt;Second&lt;/b&gt;", "Deny", "ou_%222"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let (consented, denied) = (format!("{target}&mock_person=ou_mock"), format!("{target}&mock_person="));
    let consented = send(&mock, "GET", &consented, &[], "").await;
    let location = consented.header("location").unwrap();
    assert_eq!(consented.status, 302);
    assert_eq!(exchange(&mock, &code(location), json!({})).await.json()["code"], 0);
    let denied = send(&mock, "GET", &denied, &[], "").await;
    assert_eq!(denied.header("location"), Some("http://127.0.0.1:8765/login?error=access_denied&state=s%261"));
    let foreign = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")];
    assert_eq!(send(&mock, "GET", &target, &foreign, "").await.status, 403);
}
