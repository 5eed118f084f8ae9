//! `helpdesk-mock [OPTIONS]`: the mock as a program, which keeps what operations create and change.

use std::io::{self, Write as _};
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, mpsc};
#[cfg(unix)]
use std::task::Poll;
use std::thread;
use std::time::Duration;

use helpdesk_core::runtime::is_invisible;
use helpdesk_mock::{Delivery, DeliveryState, Mock, MockBuilder, Request};

const USAGE: &str = "\
A loopback server of the Feishu (Lark) Helpdesk API that keeps tickets, messages and the rest, for tests.

Usage: helpdesk-mock [OPTIONS]

  --port PORT         listen on this port; a free one if left out
  --host ADDRESS      listen on this address, and not on 127.0.0.1 only; in a container, 0.0.0.0
  --callback-url URL  push the events that are subscribed to there, once it answers a challenge; without it they go over
                      the long connection that a client opens
  --allow-host NAME   answer to requests for this host, and to its web pages, besides localhost; may be given several times
  --empty             start with nothing, and not with the things that the examples of the pages show
  --seed FILE         start with what this JSON file holds, as GET /_mock/state answers it
  --state FILE        continue with what this file holds, and keep it there
  --samples           keep nothing, and answer every call by the example of its page
  --version           print the version
  --help              print this";

/// The longest line that is printed of a request, in characters.
const LONGEST: usize = 2000;

/// The options on the command line.
#[derive(Default)]
struct Arguments {
    port: u16,
    callback_url: Option<String>,
    allowed_hosts: Vec<String>,
    host: Option<IpAddr>,
    start: Start,
    state: Option<PathBuf>,
}

/// The initial state.
#[derive(Default, PartialEq, Eq)]
enum Start {
    #[default]
    Examples,
    Empty,
    Seed(PathBuf),
    /// Nothing is kept.
    Samples,
}

/// The task of a command line.
enum Asked {
    Run(Box<Arguments>),
    Print(&'static str),
}

/// How often the state is written to its file, if it has changed.
const SAVE_EVERY: Duration = Duration::from_secs(1);

/// How many requests are kept for `GET /_mock/requests`, and how many bytes of them.
const KEEP_REQUESTS: usize = 1000;
const KEEP_BYTES: usize = 4 << 20;

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(Asked::Run(arguments)) => *arguments,
        Ok(Asked::Print(text)) => {
            print(text);
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

fn parse(mut given: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut arguments = Arguments::default();
    while let Some(argument) = given.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        match name {
            "--help" | "-h" => return Ok(Asked::Print(USAGE)),
            "--version" | "-V" => return Ok(Asked::Print(concat!("helpdesk-mock ", env!("CARGO_PKG_VERSION")))),
            "--port" => {
                let value = value.or_else(|| given.next()).ok_or("--port needs a number")?;
                arguments.port = value.parse().map_err(|_| format!("`{value}` is not a port number"))?;
            }
            "--callback-url" => {
                arguments.callback_url = Some(value.or_else(|| given.next()).ok_or("--callback-url needs a URL")?);
            }
            "--allow-host" => {
                arguments.allowed_hosts.push(value.or_else(|| given.next()).ok_or("--allow-host needs a name")?);
            }
            "--host" => {
                let value = value.or_else(|| given.next()).ok_or("--host needs an address")?;
                let address = value.parse().map_err(|_| format!("`{value}` is not an IP address"))?;
                arguments.host = Some(address);
            }
            "--state" => {
                arguments.state = Some(value.or_else(|| given.next()).ok_or("--state needs a file")?.into());
            }
            "--seed" | "--empty" | "--samples" => {
                if arguments.start != Start::Examples {
                    return Err("only one of --empty, --seed and --samples can be given".to_owned());
                }
                arguments.start = match name {
                    "--empty" => Start::Empty,
                    "--samples" => Start::Samples,
                    _ => Start::Seed(value.or_else(|| given.next()).ok_or("--seed needs a file")?.into()),
                };
            }
            _ => return Err(format!("unknown argument `{argument}`")),
        }
    }
    if arguments.start == Start::Samples && arguments.state.is_some() {
        return Err("--samples keeps nothing, so there is nothing for --state".to_owned());
    }
    Ok(Asked::Run(Box::new(arguments)))
}

fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut builder = Mock::builder().port(arguments.port).keep_requests(KEEP_REQUESTS).keep_request_bytes(KEEP_BYTES);
        builder = builder.on_request(|request| print(&printable(&line(request))));
        builder = builder.on_push(|delivery| print(&printable(&push_line(delivery))));
        builder = arguments.allowed_hosts.into_iter().fold(builder, MockBuilder::allow_host);
        if let Some(url) = arguments.callback_url {
            builder = builder.callback_url(url);
        }
        builder = match &arguments.start {
            Start::Samples => builder,
            Start::Examples => builder.with_examples(),
            Start::Empty => builder.stateful(),
            Start::Seed(file) => {
                let seed = std::fs::read_to_string(file);
                builder.with_snapshot(seed.map_err(|error| format!("{}: it cannot be read: {error}", file.display()))?)
            }
        };
        if let Some(file) = arguments.state {
            builder = builder.state_file(file);
        }
        if let Some(address) = arguments.host {
            builder = builder.host(address);
        }
        let mock = builder.start().await?;
        print(&greeting(&mock));
        if let Some(address) = arguments.host.filter(|address| !address.is_loopback()) {
            eprintln!(
                "warning: it listens on {address}: whoever reaches that address can use it, and its credentials are published"
            );
        }
        keep(mock).await
    })
}

/// Keeps it running until the program is told to stop, and its state in the file meanwhile.
async fn keep(mock: Mock) -> Result<(), Box<dyn std::error::Error>> {
    let mock = Arc::new(mock);
    let (running, stopped) = mpsc::channel();
    let kept = Arc::clone(&mock);
    // A thread of its own, for writing a file would hold up the calls.
    let saver = thread::spawn(move || save_until(&kept, &stopped));
    told_to_stop().await?;
    drop(running);
    saver.join().map_err(|_| "the state could not be saved")?.map_err(Into::into)
}

/// Writes the state now and then, and at the end.
fn save_until(mock: &Mock, stopped: &mpsc::Receiver<()>) -> Result<(), helpdesk_mock::Error> {
    let mut failing = false;
    loop {
        let goes_on = stopped.recv_timeout(SAVE_EVERY) == Err(mpsc::RecvTimeoutError::Timeout);
        match mock.save_state() {
            Err(error) if goes_on && !failing => {
                eprintln!("error: {error}; it is tried again");
                failing = true;
            }
            Err(_) if goes_on => {}
            saved if goes_on => failing = saved.is_err(),
            saved => return saved.map(drop),
        }
    }
}

#[cfg(unix)]
async fn told_to_stop() -> io::Result<()> {
    // Containers are stopped with SIGTERM.
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    let mut interrupted = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    std::future::poll_fn(|context| {
        let told = terminated.poll_recv(context).is_ready() || interrupted.poll_recv(context).is_ready();
        if told { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    Ok(())
}

#[cfg(not(unix))]
async fn told_to_stop() -> io::Result<()> {
    tokio::signal::ctrl_c().await
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
