//! Logs a user in with a browser, keeps the tokens in a file, and acts on the user's behalf.
//!
//! ```console
//! $ cargo run -p helpdesk-client --features login --example login
//! ```
//!
//! See the example `open_ticket` for the settings. On the platform, `FEISHU_REDIRECT_URI` has to be a redirect URL of the
//! app, such as `http://127.0.0.1:8765/login`, and `FEISHU_TOKEN_FILE` names the file.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::env;
use std::process::ExitCode;
use std::time::Duration;

use helpdesk_client::login::GetUserInfo;
use helpdesk_client::{UserTokenFile, UserTokenStore};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    let redirect_uri = connection.variable("FEISHU_REDIRECT_URI", "http://127.0.0.1:0/login")?;
    let of_mock = env::temp_dir().join(format!("login-example-{}", std::process::id())).join("tokens.json");
    let file = connection.variable("FEISHU_TOKEN_FILE", &of_mock.to_string_lossy())?;
    let client = &connection.client;

    let store = UserTokenFile::new(&file);
    if store.load().await?.is_none() {
        let listener = client.login(redirect_uri).scope("helpdesk:all").offline_access().listen().await?;
        println!("Open this URL in a browser:\n{}", listener.url());
        // On the platform, the user does this.
        let browser = connection.mock.as_ref().map(|mock| mock.consent(listener.url())).transpose()?;
        let browser = browser.map(|url| tokio::spawn(browse(url)));
        let user = listener.wait(Duration::from_secs(300)).await?;
        store.save(&user.tokens).await?;
        println!("Granted: {}. The tokens are in {file}.", user.granted.join(", "));
        if let Some(browser) = browser {
            println!("The browser shows: {}", browser.await??);
        }
    }

    let agent = client.as_refreshed_user(store);
    let user = agent.send(&GetUserInfo::new()).await?;
    println!("You are {} ({}).", user.name.unwrap_or_default(), user.open_id.unwrap_or_default());
    if connection.mock.is_some() {
        of_mock.parent().map(std::fs::remove_dir_all).transpose()?;
    }
    Ok(())
}

/// Requests a URL as the browser of a mock's user would, and returns the heading of the page.
async fn browse(url: String) -> Result<String, support::Failure> {
    let rest = url.strip_prefix("http://").and_then(|rest| rest.split_once('/'));
    let (host, target) = rest.ok_or("the URL is not one of plain HTTP")?;
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET /{target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut page = String::new();
    stream.read_to_string(&mut page).await?;
    let heading = page.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>"));
    Ok(heading.map_or_else(String::new, |(heading, _)| heading.to_owned()))
}
