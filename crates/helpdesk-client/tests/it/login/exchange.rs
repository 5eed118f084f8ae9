//! From the URL that the browser comes back with to the tokens.

use std::time::Duration;

use helpdesk_client::login::{GetUserInfo, GetUserInfoErrorCode, LoginError, Remedy};
use helpdesk_client::{MemoryUserTokenStore, Operation};
use helpdesk_mock::{Fault, GET_USER_INFO, REFRESH_USER_TOKEN};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};

use super::{REDIRECT_URI, client, client_at, login, mock, parameter, started, with_state};

#[tokio::test]
async fn a_user_who_consents_can_be_acted_for() {
    let mock = mock().await;
    let started = started(&login(&mock));
    let user = started.finish(&mock.consent_as(started.url(), "ou_2").expect("a login page")).await.expect("a login");
    assert_eq!(user.granted, ["helpdesk:all", "offline_access"]);
    assert!(user.missing.is_empty(), "{:?}", user.missing);

    let agent = client(&mock).as_refreshed_user(MemoryUserTokenStore::new(user.tokens));
    let info = agent.send(&GetUserInfo::new()).await.expect("who it is");
    assert_eq!((info.open_id.as_deref(), info.name.as_deref()), (Some("ou_2"), Some("Second")));
    assert_eq!(info.email, None);
    mock.expire_tokens();
    let info = agent.send(&GetUserInfo::new()).await.expect("the token is refreshed");
    assert_eq!(info.open_id.as_deref(), Some("ou_2"));
    assert_eq!(mock.received(REFRESH_USER_TOKEN), 2);
}

#[tokio::test]
async fn without_offline_access_there_is_no_refresh_token() {
    let mock = mock().await;
    let started = started(&client(&mock).login(REDIRECT_URI).scope("a:read"));
    // The query alone is enough.
    let redirect = mock.consent(started.url()).expect("a login page");
    let user = started.finish(redirect.split_once('?').expect("a query").1).await.expect("a login");
    assert_eq!((user.tokens.refresh_token, user.granted), (None, vec!["a:read".to_owned()]));
}

/// The parameters of the redirect, and the number of exchanges after it.
#[tokio::test]
async fn a_browser_that_comes_back_without_a_code() {
    let mock = mock().await;
    let started = started(&login(&mock));
    let consented = mock.consent(started.url()).expect("a login page");
    let state = parameter(started.url(), "state").expect("a state");
    for (redirect, message, remedy) in [
        (
            with_state(&consented, "other"),
            "the login failed: the browser came back with the `state` of another login; start a new login in this browser",
            Remedy::LogInAgain,
        ),
        (
            consented.replace("&state=", "&other="),
            "the login failed: the browser came back without a `state`; start a new login in this browser",
            Remedy::LogInAgain,
        ),
        (
            mock.deny(started.url()).expect("a login page"),
            "the login failed: the user denied the app the right to act for them; start a new login if that was a mistake",
            Remedy::LogInAgain,
        ),
        (
            format!("{REDIRECT_URI}?error=server_error&state={state}"),
            "the login failed: the login page reports the error `server_error`; start a new login",
            Remedy::LogInAgain,
        ),
        (
            format!("{REDIRECT_URI}?state={state}"),
            "the login failed: the browser came back without a code; start a new login",
            Remedy::LogInAgain,
        ),
    ] {
        let error = started.finish(&redirect).await.expect_err("there is no code");
        assert_eq!((error.to_string().as_str(), error.remedy()), (message, remedy));
    }
    assert_eq!(mock.received(REFRESH_USER_TOKEN), 0, "nothing of this is sent to the platform");
    started.finish(&consented).await.expect("none of them used up the login");
}

#[tokio::test]
async fn codes_that_the_platform_refuses() {
    let mock = mock().await;
    let code_of = |error: &LoginError| match error {
        LoginError::Exchange(error) => error.code(),
        other => panic!("{other}"),
    };
    let one = started(&login(&mock));
    let redirect = mock.consent(one.url()).expect("a login page");

    // Another login's code, with the right state: what a thief of the code has.
    let thief = started(&login(&mock));
    let stolen = with_state(&redirect, parameter(thief.url(), "state").expect("a state"));
    let error = thief.finish(&stolen).await.expect_err("it has another verifier");
    assert_eq!((code_of(&error), error.remedy()), (Some(20049), Remedy::FixProgram));

    let elsewhere = started(&client(&mock).login("http://127.0.0.1:1/elsewhere"));
    let moved = with_state(&redirect, parameter(elsewhere.url(), "state").expect("a state"));
    let error = elsewhere.finish(&moved).await.expect_err("it has another redirect URI");
    assert_eq!((code_of(&error), error.remedy()), (Some(20071), Remedy::FixProgram));

    let unknown = redirect.replace("code=mock", "code=other");
    let error = one.finish(&unknown).await.expect_err("there is no such code");
    assert_eq!((code_of(&error), error.remedy()), (Some(20003), Remedy::LogInAgain));

    one.finish(&redirect).await.expect("the code is still good");
    let error = one.finish(&redirect).await.expect_err("the code is used");
    assert_eq!((code_of(&error), error.remedy()), (Some(20065), Remedy::LogInAgain));

    let redirect = mock.consent(one.url()).expect("a login page");
    mock.advance(Duration::from_secs(301));
    let error = one.finish(&redirect).await.expect_err("the code has expired");
    assert_eq!((code_of(&error), error.remedy()), (Some(20004), Remedy::LogInAgain));
    let message = error.to_string();
    let expected = "the login failed: authen.v2.oauth.token.authorization_code: The authorization code has expired. \
                    (code 20004, HTTP 400, log id ";
    assert!(message.starts_with(expected) && message.ends_with("; start a new login"), "{message}");

    let wrong = started(&client_at(mock.url(), "wrong-secret").login(REDIRECT_URI));
    let redirect = mock.consent(wrong.url()).expect("a login page");
    let error = wrong.finish(&redirect).await.expect_err("the secret is wrong");
    assert_eq!((code_of(&error), error.remedy()), (Some(20002), Remedy::FixApp));
}

#[tokio::test]
async fn what_helps_is_told_by_the_code() {
    let mock = mock().await;
    for (code, remedy, advice) in [
        (20001, Remedy::FixProgram, "check that the redirect URI"),
        (20008, Remedy::AskAdministrator, "ask an administrator"),
        (20009, Remedy::FixApp, "check the app id"),
        (20010, Remedy::AskAdministrator, "ask an administrator"),
        (20024, Remedy::FixProgram, "check that the redirect URI"),
        (20050, Remedy::Retry, "try again in a while"),
        (20066, Remedy::AskAdministrator, "ask an administrator"),
        (20068, Remedy::FixScopes, "request only scopes"),
        (20069, Remedy::FixApp, "check the app id"),
        (20072, Remedy::Retry, "try again in a while"),
    ] {
        let started = started(&login(&mock));
        let redirect = mock.consent(started.url()).expect("a login page");
        mock.fail_next(REFRESH_USER_TOKEN, code).expect("it is documented");
        let error = started.finish(&redirect).await.expect_err("the mock refuses it");
        assert_eq!(error.remedy(), remedy, "{error}");
        assert!(error.to_string().contains(advice), "{error}");
        if remedy == Remedy::Retry {
            started.finish(&redirect).await.expect("it can be tried again");
        }
    }
}

#[tokio::test]
async fn a_code_is_sent_once_unless_nothing_arrived() {
    let mock = mock().await;
    for (fault, sent, remedy) in [
        (Fault::close_after_acting(), 1, Some(Remedy::LogInAgain)),
        (Fault::bad_gateway(), 1, Some(Remedy::LogInAgain)),
        (Fault::rate_limit(429, 0), 2, None),
    ] {
        let started = started(&login(&mock));
        let redirect = mock.consent(started.url()).expect("a login page");
        let before = mock.received(REFRESH_USER_TOKEN);
        mock.script(REFRESH_USER_TOKEN, [fault]).expect("a fault");
        let outcome = started.finish(&redirect).await;
        assert_eq!(outcome.err().map(|error| error.remedy()), remedy);
        assert_eq!(mock.received(REFRESH_USER_TOKEN) - before, sent);
    }
    let away = started(&client_at("http://127.0.0.1:1", "secret").login(REDIRECT_URI));
    let state = parameter(away.url(), "state").expect("a state");
    let error = away.finish(&format!("code=c&state={state}")).await.expect_err("nobody listens");
    assert_eq!(error.remedy(), Remedy::Retry, "{error}");
}

/// A platform that answers each exchange with this.
async fn answering(status: u16, answer: impl Fn(&Value) -> Value + Send + Sync + 'static) -> Server {
    Server::start(move |request| {
        let body = serde_json::from_slice(&request.body).expect("the body is JSON");
        Reply::json(status, "", &answer(&body).to_string())
    })
    .await
}

#[tokio::test]
async fn the_granted_scopes_are_those_of_the_answer() {
    for (scope, granted, missing) in [
        (json!("a:read"), vec!["a:read"], vec!["helpdesk:all"]),
        (json!("helpdesk:all  b:write a:read"), vec!["helpdesk:all", "b:write", "a:read"], vec![]),
        (json!(""), vec!["helpdesk:all", "a:read"], vec![]),
        (json!(null), vec!["helpdesk:all", "a:read"], vec![]),
    ] {
        let answered = scope.clone();
        let server = answering(200, move |_| {
            json!({ "code": 0, "access_token": "u-1", "expires_in": 7200, "token_type": "Bearer", "scope": answered })
        })
        .await;
        let started =
            started(&client_at(&server.url, "app-secret").login(REDIRECT_URI).scope("helpdesk:all").scope("a:read"));
        let state = parameter(started.url(), "state").expect("a state");
        let user = started.finish(&format!("code=c&state={state}")).await.expect("a login");
        assert_eq!(
            (user.granted, user.missing),
            (granted.iter().map(|s| (*s).to_owned()).collect(), missing.iter().map(|s| (*s).to_owned()).collect()),
            "{scope}"
        );
    }
}

#[tokio::test]
async fn no_secret_is_shown() {
    let echo = |body: &Value| {
        let text = format!("{} {} {}", body["code"], body["code_verifier"], body["client_secret"]);
        json!({ "code": 20003, "error": "invalid_grant", "error_description": text })
    };
    let success = |body: &Value| json!({ "code": 0, "access_token": 1, "expires_in": 7200, "scope": body["code"] });
    for server in [answering(400, echo).await, answering(200, success).await] {
        let started = started(&client_at(&server.url, "app-secret-app-secret").login(REDIRECT_URI));
        let state = parameter(started.url(), "state").expect("a state").to_owned();
        let error = started.finish(&format!("code=the-code-0123456789&state={state}")).await.expect_err("it fails");
        let sent: Value = serde_json::from_slice(&server.requests()[0].body).expect("JSON");
        let verifier = sent["code_verifier"].as_str().expect("a verifier").to_owned();
        for shown in [error.to_string(), format!("{error:?}"), format!("{started:?}")] {
            for secret in ["the-code-0123456789", "app-secret-app-secret", &verifier, &state] {
                assert!(!shown.contains(secret), "{secret}: {shown}");
            }
        }
    }
}

#[tokio::test]
async fn user_info_is_typed() {
    let mock = mock().await;
    assert_eq!(GetUserInfo::ID, GET_USER_INFO);
    let agent = client(&mock).as_user(helpdesk_client::UserAccessToken::new(mock.user_token()));
    mock.fail_next(GET_USER_INFO, 20021).expect("it is documented");
    let error = agent.send(&GetUserInfo::new()).await.expect_err("the user has resigned");
    assert_eq!(error.code_of::<GetUserInfo>(), Some(GetUserInfoErrorCode::UserResigned));
}
