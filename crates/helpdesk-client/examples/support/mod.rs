//! Shared setup of the examples.
#![allow(dead_code, reason = "not every example needs all of it")]
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

use std::env;
use std::process::ExitCode;

use helpdesk_client::{AppCredentials, Client, FEISHU, HelpdeskCredentials};
use helpdesk_mock::{Mock, MockBuilder};

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A client, and its mock if there is one.
pub(crate) struct Connection {
    pub(crate) client: Client,
    /// The app's id and secret.
    pub(crate) app: [String; 2],
    pub(crate) base_url: String,
    pub(crate) mock: Option<Mock>,
}

impl Connection {
    /// The environment variable, or its value for the mock.
    pub(crate) fn variable(&self, name: &str, of_mock: &str) -> Result<String, Failure> {
        match (variable(name), &self.mock) {
            (Some(value), _) => Ok(value),
            (None, Some(_)) => Ok(of_mock.to_owned()),
            (None, None) => Err(format!("not set: {name}").into()),
        }
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Creates a client from the environment, or for a mock if nothing is set.
pub(crate) async fn connect() -> Result<Connection, Failure> {
    connect_or(Mock::builder()).await
}

/// Creates a client from the environment, or for this mock if nothing is set.
pub(crate) async fn connect_or(mock: MockBuilder) -> Result<Connection, Failure> {
    const NAMES: [&str; 4] = ["FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_HELPDESK_ID", "FEISHU_HELPDESK_TOKEN"];
    let base_url = variable("FEISHU_BASE_URL");
    let (values, base_url, mock) = match NAMES.map(variable) {
        [Some(app_id), Some(app_secret), Some(helpdesk_id), Some(helpdesk_token)] => {
            let base_url = base_url.unwrap_or_else(|| FEISHU.to_owned());
            println!("Talking to {base_url}.");
            ([app_id, app_secret, helpdesk_id, helpdesk_token], base_url, None)
        }
        values if base_url.is_some() || values.iter().any(Option::is_some) => {
            let missing = NAMES.iter().zip(&values).filter(|(_, value)| value.is_none());
            let missing: Vec<_> = missing.map(|(name, _)| *name).collect();
            let missing = missing.join(", ");
            return Err(format!("not set: {missing} (set all to use the platform, or none to use a mock)").into());
        }
        _ => {
            let mock = mock.start().await?;
            println!("No credentials in the environment, so this talks to a mock at {}.", mock.url());
            let values = [mock.app_id(), mock.app_secret(), mock.helpdesk_id(), mock.helpdesk_token()];
            (values.map(str::to_owned), mock.url().to_owned(), Some(mock))
        }
    };
    let [app_id, app_secret, helpdesk_id, helpdesk_token] = values;
    let client = Client::builder(AppCredentials::new(&app_id, app_secret.as_str()))
        .helpdesk(HelpdeskCredentials::new(helpdesk_id, helpdesk_token))
        .base_url(&base_url)
        .build()?;
    Ok(Connection { client, app: [app_id, app_secret], base_url, mock })
}

/// Completes once the program is told to stop: by Ctrl-C, or by SIGTERM, as services and containers are.
pub(crate) async fn told_to_stop() {
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    // Without signals there is nothing to wait for.
    let _ = tokio::signal::ctrl_c().await;
}

/// Turns the outcome of an example into an exit code.
pub(crate) fn exit(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
