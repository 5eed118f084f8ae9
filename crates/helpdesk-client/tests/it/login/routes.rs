//! Logins as routes of a server.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use helpdesk_client::login::{LoggedIn, LoginError};
use helpdesk_mock::{Mock, REFRESH_USER_TOKEN};
use helpdesk_testing::{Response, send};
use tokio::net::TcpListener;

use super::{client, login, mock, parameter, with_state};

/// A server with a login.
struct App {
    mock: Mock,
    url: String,
}

/// A browser, which keeps one cookie.
#[derive(Default)]
struct Browser(Option<String>);

impl App {
    async fn start() -> Self {
        let mock = mock().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let login = client(&mock).login(format!("{url}/login/done")).scope("helpdesk:all");
        let app = Router::new().merge(login.routes("/login", done).expect("the paths are right"));
        tokio::spawn(async { axum::serve(listener, app).await });
        Self { mock, url }
    }

    /// Begins a login; the URL of the login page.
    async fn begin(&self, browser: &mut Browser) -> String {
        let response = self.get("/login", browser).await;
        assert_eq!(response.status, 302);
        response.header("location").expect("it leads to the login page").to_owned()
    }

    async fn get(&self, target: &str, browser: &mut Browser) -> Response {
        let target = target.strip_prefix(&self.url).unwrap_or(target);
        let cookie: Vec<_> = browser.0.iter().map(|cookie| ("Cookie", &**cookie)).collect();
        let response = send(&self.url, "GET", target, &cookie, "").await;
        if let Some(cookie) = response.header("set-cookie") {
            browser.0 = cookie.split(';').next().map(|cookie| format!("a=b; {cookie}; c=\"d\""));
        }
        response
    }
}

async fn done(user: Result<LoggedIn, LoginError>) -> Result<String, (StatusCode, String)> {
    let user = user.map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    Ok(user.granted.join(" "))
}

#[tokio::test]
async fn a_user_logs_in_once() {
    let (app, mut browser) = (App::start().await, Browser::default());
    let page = app.begin(&mut browser).await;
    let redirect = app.mock.consent(&page).expect("a login page");
    let done = app.get(&redirect, &mut browser).await;
    assert_eq!((done.status, done.text()), (200, "helpdesk:all"));
    for (name, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer")] {
        assert_eq!(done.header(name), Some(value));
    }
    let again = app.get(&redirect, &mut browser).await;
    assert_eq!(again.status, 400);
    assert!(again.text().contains("it was finished already"), "{}", again.text());
    assert_eq!(app.mock.received(REFRESH_USER_TOKEN), 1);
}

#[tokio::test]
async fn two_tabs_log_in_at_once() {
    let (app, mut browser) = (App::start().await, Browser::default());
    let (one, other) = (app.begin(&mut browser).await, app.begin(&mut browser).await);
    for page in [other, one] {
        let redirect = app.mock.consent(&page).expect("a login page");
        let done = app.get(&redirect, &mut browser).await;
        assert_eq!((done.status, done.text()), (200, "helpdesk:all"));
    }
}

#[tokio::test]
async fn logins_that_end_without_a_user() {
    let (app, mut browser) = (App::start().await, Browser::default());
    let page = app.begin(&mut browser).await;
    let consented = app.mock.consent(&page).expect("a login page");
    let mut stranger = Browser::default();
    app.begin(&mut stranger).await;
    let foreign = "this browser has no login with this `state`";
    // The victim's browser gets the URL with the attacker's code.
    for (mut browser, target, message) in [
        (stranger, consented.clone(), foreign),
        (Browser::default(), consented.clone(), foreign),
        (Browser(Some("helpdesk-login=".to_owned())), consented.clone(), foreign),
        (Browser(browser.0.clone()), with_state(&consented, "other"), foreign),
        (Browser(browser.0.clone()), consented.replace("&state=", "&other="), "without a `state`"),
        (Browser(browser.0.clone()), format!("{consented}&state=other"), "a parameter that is given twice"),
    ] {
        let response = app.get(&target, &mut browser).await;
        assert_eq!(response.status, 400, "{target}");
        assert!(response.text().contains(message), "{target}: {}", response.text());
    }
    assert_eq!(app.mock.received(REFRESH_USER_TOKEN), 0);
    assert_eq!(app.get(&consented, &mut browser).await.status, 200, "none of them used up the login");

    let page = app.begin(&mut browser).await;
    let denied = app.get(&app.mock.deny(&page).expect("a login page"), &mut browser).await;
    assert!(denied.status == 400 && denied.text().contains("the user denied the app"), "{}", denied.text());

    let page = app.begin(&mut browser).await;
    let redirect = app.mock.consent(&page).expect("a login page");
    app.mock.advance(Duration::from_secs(301));
    let expired = app.get(&redirect, &mut browser).await;
    assert!(expired.status == 400 && expired.text().contains("(code 20004,"), "{}", expired.text());
}

#[tokio::test]
async fn the_cookie_is_for_the_login_alone() {
    let app = App::start().await;
    let cookie = send(&app.url, "GET", "/login", &[], "").await.header("set-cookie").expect("a cookie").to_owned();
    let (value, attributes) = cookie.split_once("; ").expect("it has attributes");
    assert_eq!(attributes, "Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    assert_eq!(value.strip_prefix("helpdesk-login=").map(str::len), Some(43));
    // A valid cookie of the browser is kept; anything else is replaced.
    for (sent, is_kept) in [(value, true), ("helpdesk-login=short", false), ("other=1", false)] {
        let answer = send(&app.url, "GET", "/login", &[("Cookie", sent)], "").await;
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert_eq!(cookie.starts_with(value), is_kept, "{sent}");
    }

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let login = client(&app.mock).login("https://app.example.com/login/done");
    let routes = login.routes("/login", done).expect("the paths are right");
    tokio::spawn(async { axum::serve(listener, routes).await });
    let cookie = send(&url, "GET", "/login", &[], "").await.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.starts_with("__Host-helpdesk-login="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
}

#[tokio::test]
async fn each_login_has_its_own_state() {
    let (app, mut browser) = (App::start().await, Browser::default());
    let (one, other) = (app.begin(&mut browser).await, app.begin(&mut browser).await);
    for name in ["state", "code_challenge"] {
        assert_ne!(parameter(&one, name), parameter(&other, name), "{name}");
    }
}

#[tokio::test]
async fn paths_that_cannot_be_routes() {
    let mock = mock().await;
    let redirect = |path: &str| client(&mock).login(format!("http://127.0.0.1:1{path}"));
    for (login, start_path, message) in [
        (redirect("/done"), "", "`` cannot be the path of a route"),
        (redirect("/done"), "login", "`login` cannot be the path of a route"),
        (redirect("/done"), "/{*all}", "`/{*all}` cannot be the path of a route"),
        (redirect("/done"), "/:id", "`/:id` cannot be the path of a route"),
        (redirect("/*all"), "/login", "`/*all` cannot be the path of a route"),
        (redirect("/login"), "/login", "use another path"),
        (login(&mock).scope("a b"), "/start", "`a b` is not a scope"),
    ] {
        let error = login.routes(start_path, done).expect_err(start_path);
        assert!(error.to_string().contains(message), "{start_path}: {error}");
    }
}
