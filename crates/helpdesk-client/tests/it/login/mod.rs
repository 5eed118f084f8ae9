//! Logins of users, and the files that keep their tokens.

mod exchange;
mod listener;
mod routes;
mod start;
mod stored;
mod token_file;

use std::time::Duration;

use helpdesk_client::login::{Login, StartedLogin};
use helpdesk_client::{AppCredentials, AppOnly, Client, RetryPolicy};
use helpdesk_mock::Mock;

/// A redirect URI that nobody listens on.
const REDIRECT_URI: &str = "http://127.0.0.1:1/login";

async fn mock() -> Mock {
    Mock::builder().person("ou_2", "Second").scope("a:read").start().await.expect("a free port")
}

fn client(mock: &Mock) -> Client<AppOnly> {
    client_at(mock.url(), mock.app_secret())
}

fn client_at(url: &str, secret: &str) -> Client<AppOnly> {
    Client::builder(AppCredentials::new("cli_00000000000000ff", secret))
        .base_url(url)
        .retries(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4)))
        .build()
        .expect("the settings are right")
}

/// A login for a scope of the Helpdesk and a refresh token.
fn login(mock: &Mock) -> Login {
    client(mock).login(REDIRECT_URI).scope("helpdesk:all").offline_access()
}

fn started(login: &Login) -> StartedLogin {
    login.start().expect("the settings are right")
}

/// The value of a parameter of a URL, still encoded.
fn parameter<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The URL with another value of its `state`.
fn with_state(url: &str, state: &str) -> String {
    let own = parameter(url, "state").expect("the URL has a state");
    url.replace(&format!("state={own}"), &format!("state={state}"))
}
