//! `helpdesk-mock [--port PORT]`: the mock as a program.

use std::io::{self, Write as _};
use std::process::ExitCode;

use helpdesk_mock::{Mock, Request};

const USAGE: &str = "\
A loopback server of the Feishu (Lark) Helpdesk API that answers from its documentation.

Usage: helpdesk-mock [--port PORT]

  --port PORT  listen on this port; a free one if left out
  --help       print this";

fn main() -> ExitCode {
    let port = match parse(std::env::args().skip(1)) {
        Ok(Some(port)) => port,
        Ok(None) => {
            print(USAGE);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("error: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The port to listen on; `None` where help is wanted.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<u16>, String> {
    let mut port = 0;
    while let Some(argument) = arguments.next() {
        let value = match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--port" => arguments.next().ok_or("--port needs a number")?,
            other => match other.strip_prefix("--port=") {
                Some(value) => value.to_owned(),
                None => return Err(format!("unknown argument `{other}`")),
            },
        };
        port = value.parse().map_err(|_| format!("`{value}` is no port number"))?;
    }
    Ok(Some(port))
}

fn run(port: u16) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mock = Mock::builder().port(port).on_request(|request| print(&line(request))).start().await?;
        print(&greeting(&mock));
        Ok(tokio::signal::ctrl_c().await?)
    })
}

fn greeting(mock: &Mock) -> String {
    format!(
        "helpdesk-mock listens on {url}; stop it with Ctrl-C\n\n\
         export FEISHU_BASE_URL={url}\n\
         export FEISHU_APP_ID={}\n\
         export FEISHU_APP_SECRET={}\n\
         export FEISHU_HELPDESK_ID={}\n\
         export FEISHU_HELPDESK_TOKEN={}\n\
         export FEISHU_USER_TOKEN={}\n\
         export FEISHU_OPEN_ID=ou_mock\n",
        mock.app_id(),
        mock.app_secret(),
        mock.helpdesk_id(),
        mock.helpdesk_token(),
        mock.user_token(),
        url = mock.url(),
    )
}

fn line(request: &Request) -> String {
    let Request { method, path, operation, status, code, refusal, .. } = request;
    let operation = operation.as_deref().unwrap_or("-");
    // A refusal may quote the request, which must not move the cursor.
    let refusal: String = refusal.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{method} {path} {operation} {status} {code} {refusal}").trim_end().to_owned()
}

fn print(text: &str) {
    // Nobody may be reading any more, and the mock serves on.
    let _ = writeln!(io::stdout().lock(), "{text}");
}
