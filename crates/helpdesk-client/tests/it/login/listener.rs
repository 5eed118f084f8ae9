//! Logins of programs that listen on loopback for the browser.

use std::time::Duration;

use helpdesk_client::login::{LoggedIn, Login, LoginError, LoginListener, Remedy};
use helpdesk_mock::{Mock, REFRESH_USER_TOKEN};
use helpdesk_testing::{Response, send};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::{client, mock, parameter, with_state};

/// Long enough for a test on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn login(mock: &Mock) -> Login {
    client(mock).login("http://127.0.0.1:0/login").scope("helpdesk:all").offline_access()
}

fn wait(listener: LoginListener, limit: Duration) -> JoinHandle<Result<LoggedIn, LoginError>> {
    tokio::spawn(listener.wait(limit))
}

/// Where the program listens.
fn origin(redirect: &str) -> &str {
    redirect.split("/login").next().expect("a text has a first part")
}

async fn get(url: &str) -> Response {
    let origin = origin(url);
    send(origin, "GET", &url[origin.len()..], &[], "").await
}

#[tokio::test]
async fn a_user_logs_in_while_others_knock() {
    let mock = mock().await;
    let listener = login(&mock).listen().await.expect("a free port");
    let url = listener.url().to_owned();
    let state = parameter(&url, "state").expect("a state").to_owned();
    assert!(!format!("{listener:?}").contains(&state));
    let redirect = mock.consent(&url).expect("a login page");
    let origin = origin(&redirect).to_owned();
    let waiting = wait(listener, PATIENCE);

    let address = origin.strip_prefix("http://").expect("http").to_owned();
    // A connection that sends nothing, one that stops in the middle, and one that sends no HTTP.
    let _silent = TcpStream::connect(&address).await.expect("it listens");
    let mut slow = TcpStream::connect(&address).await.expect("it listens");
    slow.write_all(b"GET /login?code=x").await.expect("it reads");
    let mut noise = TcpStream::connect(&address).await.expect("it listens");
    noise.write_all(b"\x16\x03\x01\0\xff\xfe\r\n\r\n").await.expect("it reads");
    // A head without an end.
    let mut endless = TcpStream::connect(&address).await.expect("it listens");
    let _ = endless.write_all(&vec![b'a'; 1 << 20]).await;

    let consented = &redirect[origin.len()..];
    let other = with_state(consented, "other");
    for (method, target, status) in [
        ("GET", "/favicon.ico", 404),
        ("GET", "/", 404),
        ("GET", "/login/?code=1", 404),
        ("POST", consented, 405),
        ("PUT", consented, 405),
        ("HEAD", consented, 405),
        ("GET", &*other, 400),
        ("GET", "/login", 400),
        ("GET", "/login?code=<script>alert(1)</script>&state=1", 400),
    ] {
        let body = if method == "PUT" { "a body" } else { "" };
        let page = send(&origin, method, target, &[], body).await;
        assert_eq!(page.status, status, "{method} {target}");
        assert!(!page.text().contains("script"), "{target}: {}", page.text());
    }
    assert_eq!(mock.received(REFRESH_USER_TOKEN), 0);

    let page = get(&redirect).await;
    assert!(page.status == 200 && page.text().contains("You are logged in"), "{}", page.text());
    for (name, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer")] {
        assert_eq!(page.header(name), Some(value));
    }
    let user = waiting.await.expect("no panic").expect("a login");
    assert_eq!(user.granted, ["helpdesk:all", "offline_access"]);
    assert!(TcpStream::connect(&address).await.is_err(), "the port is closed");
}

#[tokio::test]
async fn more_silent_connections_than_are_served_delay_a_login() {
    let mock = mock().await;
    let listener = login(&mock).listen().await.expect("a free port");
    let redirect = mock.consent(listener.url()).expect("a login page");
    let address = origin(&redirect).strip_prefix("http://").expect("http").to_owned();
    let waiting = wait(listener, PATIENCE);
    let mut silent = Vec::new();
    for _ in 0..40 {
        silent.push(TcpStream::connect(&address).await.expect("it listens"));
    }
    assert_eq!(get(&redirect).await.status, 200);
    waiting.await.expect("no panic").expect("a login");
}

#[tokio::test]
async fn logins_that_end_without_a_user() {
    let mock = mock().await;
    for (consents, message) in [(false, "the user denied the app"), (true, "The authorization code has expired.")] {
        let listener = login(&mock).listen().await.expect("a free port");
        let redirect = if consents { mock.consent(listener.url()) } else { mock.deny(listener.url()) };
        let redirect = redirect.expect("a login page");
        mock.advance(Duration::from_secs(301));
        let waiting = wait(listener, PATIENCE);
        let page = get(&redirect).await;
        assert!(page.status == 400 && page.text().contains("The login failed"), "{}", page.text());
        let error = waiting.await.expect("no panic").expect_err("nobody logged in");
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(error.remedy(), Remedy::LogInAgain);
    }
}

#[tokio::test]
async fn a_browser_that_does_not_come_back_in_time() {
    let mock = mock().await;
    let listener = login(&mock).listen().await.expect("a free port");
    let error = listener.wait(Duration::from_millis(10)).await.expect_err("nobody comes");
    assert_eq!(error.to_string(), "the login failed: the browser did not come back within 10ms; start a new login");

    // It comes back from another login only. The time is up as soon as it has its page.
    let listener = login(&mock).listen().await.expect("a free port");
    let redirect = with_state(&mock.consent(listener.url()).expect("a login page"), "other");
    let waiting = wait(listener, Duration::from_secs(2));
    let page = get(&redirect).await;
    assert!(page.text().contains("This is not the login that the program waits for"), "{}", page.text());
    let error = waiting.await.expect("no panic").expect_err("nobody logged in");
    assert!(matches!(error, LoginError::State { .. }), "{error}");
}

#[tokio::test]
async fn a_port_that_is_taken() {
    let mock = mock().await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address");
    let error = client(&mock).login(format!("http://{address}/login")).listen().await.expect_err("it is taken");
    let message = error.to_string();
    assert!(message.starts_with(&format!("cannot start the login: cannot listen on {address}, where")), "{message}");
    assert!(matches!(error, LoginError::Listen { .. }));
}
