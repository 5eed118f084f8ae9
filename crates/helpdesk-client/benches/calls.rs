//! The cost of a call relative to `reqwest` alone: the same request, headers and typed decoding, against the same
//! server.
//!
//! ```console
//! $ cargo bench -p helpdesk-client --bench calls               # CPU time and calls per second
//! $ cargo bench -p helpdesk-client --bench calls -- callgrind  # instructions; needs valgrind
//! ```
//!
//! The server is a separate process, so its cost is not counted. Both clients take turns, and each figure is the median
//! of the rounds.
#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use helpdesk_client::types::ticket_message::{ListTicketMessages, ListTicketMessagesResponse};
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const TICKET: &str = "6626871355780366331";
const HELPDESK_HEADER: &str = "NjkzOTc3MTc0MzUzMTY5NjE0NzpodC00NGU1ZWY3My1hOGIx";
const ROUNDS: usize = 25;

/// A figure of a round: CPU time per call, or calls per second.
type Figure = fn(&(f64, f64)) -> f64;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => runtime()?.block_on(serve()),
        // The instructions that `callgrind` counts: the difference between two counts is the cost of the calls.
        [way @ ("raw" | "client"), url, calls] => {
            let (url, calls) = (url.to_owned(), calls.parse()?);
            runtime()?.block_on(Way::new(way, &url)?.run(1, calls))
        }
        ["callgrind"] => callgrind(),
        _ => compare(),
    }
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

fn compare() -> Result<(), Failure> {
    let server = Server::start()?;
    println!("{:>10} {:>8} {:>14} {:>10} {:>12} {:>8}", "at once", "way", "CPU µs/call", "ratio", "calls/s", "ratio");
    for (at_once, calls) in [(1, 3_000), (64, 100)] {
        let runtime = runtime()?;
        let ways = [Way::new("raw", &server.url)?, Way::new("client", &server.url)?];
        let mut figures = [Vec::new(), Vec::new()];
        for round in 0..=ROUNDS {
            for (way, figures) in ways.iter().zip(&mut figures) {
                let (cpu, start) = (cpu_seconds()?, Instant::now());
                runtime.block_on(way.run(at_once, calls))?;
                let all = (at_once * calls) as f64;
                let figure = ((cpu_seconds()? - cpu) / all * 1e6, all / start.elapsed().as_secs_f64());
                // The first round warms up.
                if round > 0 {
                    figures.push(figure);
                }
            }
        }
        let median = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let figure = |way: usize, of: Figure| median(figures[way].iter().map(of).collect());
        // Relative within each round, because the load of the machine varies between rounds.
        let ratio =
            |of: Figure| median(figures[0].iter().zip(&figures[1]).map(|(raw, own)| of(own) / of(raw)).collect());
        let (cpu, rate): (Figure, Figure) = (|figure| figure.0, |figure| figure.1);
        println!("{at_once:>10} {:>8} {:>14.1} {:>10} {:>12.0} {:>8}", "raw", figure(0, cpu), "", figure(0, rate), "");
        println!(
            "{at_once:>10} {:>8} {:>14.1} {:>10.3} {:>12.0} {:>8.3}",
            "client",
            figure(1, cpu),
            ratio(cpu),
            figure(1, rate),
            ratio(rate)
        );
    }
    Ok(())
}

fn callgrind() -> Result<(), Failure> {
    let server = Server::start()?;
    let count = |way: &str, calls: usize| -> Result<f64, Failure> {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(std::env::current_exe()?)
            .args([way, &server.url, &calls.to_string()])
            .output()?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let total = text.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim().parse());
        Ok(total.ok_or(text)??)
    };
    let per_call = |way| -> Result<f64, Failure> { Ok((count(way, 2_200)? - count(way, 200)?) / 2_000.0) };
    let (raw, client) = (per_call("raw")?, per_call("client")?);
    println!("instructions per call: raw {raw:.0}, client {client:.0}, ratio {:.3}", client / raw);
    Ok(())
}

/// The CPU time of this thread, which runs all calls, in seconds.
fn cpu_seconds() -> Result<f64, Failure> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().ok_or("no such file")?.parse()?;
    Ok(nanoseconds / 1e9)
}

/// One of the two clients.
#[derive(Clone)]
enum Way {
    Raw { http: reqwest::Client, url: String },
    Client(Client),
}

impl Way {
    fn new(name: &str, url: &str) -> Result<Self, Failure> {
        if name == "client" {
            let client = Client::builder(AppCredentials::new("cli_a1b2", "app-secret"))
                .helpdesk(HelpdeskCredentials::new("6939771743531696147", "ht-44e5ef73-a8b1"))
                .base_url(url)
                .build()?;
            return Ok(Self::Client(client));
        }
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        #[cfg(feature = "rustls")]
        let http = {
            let config = rustls::ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into());
            let config = config.with_safe_default_protocol_versions()?;
            let none = config.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
            http.tls_backend_preconfigured(none)
        };
        let url = format!("{url}/open-apis/helpdesk/v1/tickets/{TICKET}/messages?page=1&page_size=20");
        Ok(Self::Raw { http: http.build()?, url })
    }

    async fn run(&self, at_once: usize, calls: usize) -> Result<(), Failure> {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..at_once {
            let way = self.clone();
            tasks.spawn(async move {
                for _ in 0..calls {
                    let response = way.call().await?;
                    assert_eq!(response.messages.len(), 3);
                }
                Ok(())
            });
        }
        tasks.join_all().await.into_iter().collect()
    }

    async fn call(&self) -> Result<ListTicketMessagesResponse, Failure> {
        match self {
            Self::Client(client) => Ok(client.send(&ListTicketMessages::new(TICKET).page(1).page_size(20)).await?),
            Self::Raw { http, url } => {
                let request = http
                    .get(url)
                    .header("Authorization", "Bearer t-0123456789")
                    .header("X-Lark-Helpdesk-Authorization", HELPDESK_HEADER);
                let body = request.send().await?.bytes().await?;
                let envelope: Envelope = serde_json::from_slice(&body)?;
                Ok(envelope.data.filter(|_| envelope.code == Some(0)).ok_or("no data")?)
            }
        }
    }
}

/// Like the code of `serde_derive`.
#[derive(Default)]
struct Envelope {
    code: Option<i64>,
    data: Option<ListTicketMessagesResponse>,
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an envelope")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(key) = map.next_key::<&str>()? {
            match key {
                "code" => envelope.code = map.next_value()?,
                "data" => envelope.data = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(envelope)
    }
}

/// The server, in a child process that ends with this one.
struct Server {
    url: String,
    process: Child,
}

impl Server {
    fn start() -> Result<Self, Failure> {
        let mut process = Command::new(std::env::current_exe()?).arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut url)?;
        Ok(Self { url: url.trim().to_owned(), process })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn serve() -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(answer(stream));
    }
}

async fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let message = r#"{"message_id":"6949088236610273307","message_type":"text","created_at":1617960686,"content":"{\"text\":\"hello\"}","user_name":"Alice","avatar_url":"https://example.com/a.png","user_id":"ou_7dab8a3d3cdcc9da365777c7ad535d62"}"#;
    let page =
        format!(r#"{{"code":0,"msg":"success","data":{{"messages":[{message},{message},{message}],"total":3}}}}"#);
    let token = r#"{"code":0,"msg":"ok","tenant_access_token":"t-0123456789","expire":7200}"#;
    let reply = |body: &str| {
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Tt-Logid: 0a1b\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    };
    let (page, token) = (reply(&page), reply(token));
    let mut request = Vec::new();
    loop {
        request.clear();
        // Requests have no body, or a short one in the same packet.
        while !request.windows(4).any(|window| window == b"\r\n\r\n") {
            if stream.read_buf(&mut request).await? == 0 {
                return Ok(());
            }
        }
        stream.write_all(if request.starts_with(b"POST") { &token } else { &page }).await?;
    }
}
