//! `helpdesk-mock [--port PORT] [--callback-url URL] [--allow-host NAME]`: the mock as a program.

use std::io::{self, Write as _};
use std::process::ExitCode;

use helpdesk_core::runtime::is_invisible;
use helpdesk_mock::{Builder, Delivery, DeliveryState, Mock, Request};

const USAGE: &str = "\
A loopback server of the Feishu (Lark) Helpdesk API that answers from its documentation.

Usage: helpdesk-mock [--port PORT] [--callback-url URL] [--allow-host NAME]...

  --port PORT         listen on this port; a free one if left out
  --callback-url URL  push the events that are subscribed to there, once it answers a challenge; without it they go over
                      the long connection that a client opens
  --allow-host NAME   answer to requests for this host, and to its web pages, besides localhost
  --help              print this";

/// The longest line that is printed of a request, in characters.
const LONGEST: usize = 2000;

/// What the command line says.
#[derive(Default)]
struct Arguments {
    port: u16,
    callback_url: Option<String>,
    allowed_hosts: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print(USAGE);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("error: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments; `None` where help is wanted.
fn parse(mut given: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut arguments = Arguments::default();
    while let Some(argument) = given.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        match name {
            "--help" | "-h" => return Ok(None),
            "--port" => {
                let value = value.or_else(|| given.next()).ok_or("--port needs a number")?;
                arguments.port = value.parse().map_err(|_| format!("`{value}` is no port number"))?;
            }
            "--callback-url" => {
                arguments.callback_url = Some(value.or_else(|| given.next()).ok_or("--callback-url needs a URL")?);
            }
            "--allow-host" => {
                arguments.allowed_hosts.push(value.or_else(|| given.next()).ok_or("--allow-host needs a name")?);
            }
            _ => return Err(format!("unknown argument `{argument}`")),
        }
    }
    Ok(Some(arguments))
}

fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // The program never reads the log.
        let mut builder = Mock::builder().port(arguments.port).keep_requests(0);
        builder = builder.on_request(|request| print(&printable(&line(request))));
        builder = builder.on_push(|delivery| print(&printable(&push_line(delivery))));
        builder = arguments.allowed_hosts.into_iter().fold(builder, Builder::allow_host);
        if let Some(url) = arguments.callback_url {
            builder = builder.callback_url(url);
        }
        let mock = builder.start().await?;
        print(&greeting(&mock));
        Ok(tokio::signal::ctrl_c().await?)
    })
}

fn greeting(mock: &Mock) -> String {
    format!(
        "helpdesk-mock listens on {url}, with a page for a browser there; stop it with Ctrl-C\n\n\
         export FEISHU_BASE_URL={url}\n\
         export FEISHU_APP_ID={}\n\
         export FEISHU_APP_SECRET={}\n\
         export FEISHU_HELPDESK_ID={}\n\
         export FEISHU_HELPDESK_TOKEN={}\n\
         export FEISHU_USER_TOKEN={}\n\
         export FEISHU_OPEN_ID=ou_mock\n\
         export FEISHU_ENCRYPT_KEY={}\n\
         export FEISHU_VERIFICATION_TOKEN={}\n\n\
         Without a callback URL, events go to whoever opens a long connection; with these variables:\n\
         cargo run -p helpdesk-events --features long-connection --example receive_events\n",
        mock.app_id(),
        mock.app_secret(),
        mock.helpdesk_id(),
        mock.helpdesk_token(),
        mock.user_token(),
        mock.encrypt_key().unwrap_or_default(),
        mock.verification_token(),
        url = mock.url(),
    )
}

fn line(request: &Request) -> String {
    let Request { method, path, operation, status, code, refusal, .. } = request;
    let operation = operation.as_deref().unwrap_or("-");
    format!("{method} {path} {operation} {status} {code} {refusal}").trim_end().to_owned()
}

fn push_line(delivery: &Delivery) -> String {
    let Delivery { event_type, event_id, attempts, state, .. } = delivery;
    let outcome = match attempts.last().map(|attempt| (&attempt.answer, attempt.latency)) {
        Some((Ok(status), latency)) => format!("{status} after {latency:.1?}"),
        Some((Err(problem), _)) => problem.to_string(),
        None => String::new(),
    };
    match state {
        DeliveryState::Due(wait) => format!("PUSH {event_type} {event_id} {outcome}; once more in {wait:?}"),
        DeliveryState::GivenUp => format!("PUSH {event_type} {event_id} {outcome}; given up"),
        _ => format!("PUSH {event_type} {event_id} {outcome}"),
    }
}

/// Replaces control and invisible characters by spaces and truncates the line, because it quotes requests and answers.
fn printable(line: &str) -> String {
    let mut printable: String = line.chars().take(LONGEST).map(|c| if is_invisible(c) { ' ' } else { c }).collect();
    if line.chars().nth(LONGEST).is_some() {
        printable.push_str("...");
    }
    printable
}

fn print(text: &str) {
    // Nobody may be reading any more, and the mock serves on.
    let _ = writeln!(io::stdout().lock(), "{text}");
}
