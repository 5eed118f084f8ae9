//! How many calls a helpdesk with 10,000 tickets answers at 64 connections on one core, how long the way through a long list
//! is, and what starting takes.
//!
//! ```console
//! $ cargo bench -p helpdesk-mock --bench state
//! ```
//!
//! The server has a thread of its own, and what is measured is the processor time of that thread, so that the client, which
//! has another, does not count.
#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use helpdesk_mock::Mock;
use helpdesk_testing::memory;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

const TICKETS: usize = 10_000;
const CONNECTIONS: usize = 64;
const CALLS: usize = 400;
const LONG_LIST: usize = 100_000;
const STARTS: u32 = 20;

/// Makes the call of that number.
type MakeCall = fn(usize) -> Call;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let (calls, long) =
        if std::env::args().any(|argument| argument == "--bench") { (CALLS, LONG_LIST) } else { (2, 1000) };
    let before = memory();
    let server = Server::start(None);
    let megabytes = memory().saturating_sub(before) as f64 / 1e6;
    let (begun, mut busy) = (Instant::now(), server.processor_time());
    for _ in 1..STARTS {
        busy += Server::start(None).processor_time();
    }
    let (by_core, by_clock) = (millis(busy) / f64::from(STARTS), millis(begun.elapsed()) / f64::from(STARTS - 1));
    println!(
        "starting with the pages' examples: {by_core:.1} ms of the core, {by_clock:.1} ms by the clock, {megabytes:.1} MB"
    );
    drop(server);

    let server = Server::start(Some(snapshot(TICKETS)));
    let client = Client::new(&server);
    println!("\n{TICKETS} tickets, {CONNECTIONS} connections            calls/s of the core    calls/s by the clock");
    let kinds: [(&str, MakeCall); 8] = [
        ("get a ticket", get),
        ("list, page of 20", list),
        ("list, of one guest", list_of_guest),
        ("list, by status and stage", list_by_status),
        ("list, by time", list_by_time),
        ("open a ticket", start),
        ("update a ticket", update),
        ("write a message", write),
    ];
    for (name, make) in kinds {
        client.measure(&server, name, calls, &|index| make(index));
    }
    client.measure(&server, "all of these in turn", 2 * calls, &|index| (kinds[index % kinds.len()].1)(index));
    drop(server);

    println!("\nthrough a list of FAQs, 100 a page");
    for count in [long / 4, long / 2, long] {
        let faqs = json!({ "format": 1, "faqs": (0..count).map(faq).collect::<Vec<_>>() });
        let server = Server::start(Some(faqs.to_string()));
        let client = Client::new(&server);
        let begun = Instant::now();
        let listed = client.runtime.block_on(client.list_all());
        println!("{listed:>8} FAQs: {:.0} ms", millis(begun.elapsed()));
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

// -- What is sent --------------------------------------------------------------------------------------------------------

struct Call {
    method: &'static str,
    path: String,
    by_user: bool,
    body: Value,
}

fn call(method: &'static str, path: impl Into<String>, by_user: bool, body: Value) -> Call {
    Call { method, path: path.into(), by_user, body }
}

fn ticket(index: usize) -> usize {
    index.wrapping_mul(7919) % TICKETS
}

fn get(index: usize) -> Call {
    call("GET", format!("tickets/{}", ticket(index)), false, Value::Null)
}

fn list(index: usize) -> Call {
    call("GET", format!("tickets?page={}", index % 100 + 1), false, Value::Null)
}

fn list_of_guest(index: usize) -> Call {
    call("GET", format!("tickets?guest_id=ou_{}", ticket(index) % 1000), false, Value::Null)
}

fn list_by_status(index: usize) -> Call {
    let (status, stage) = (index % 3 + 1, index % 2 + 1);
    call("GET", format!("tickets?status_list={status}&type={stage}&page={}", index % 40 + 1), false, Value::Null)
}

fn list_by_time(index: usize) -> Call {
    let from = 1_616_920_000_000 + 1000 * ticket(index);
    call("GET", format!("tickets?create_time_start={from}&create_time_end={}", from + 60_000), false, Value::Null)
}

fn start(index: usize) -> Call {
    call("POST", "start_service", false, json!({ "open_id": format!("ou_{}", index % 1000), "human_service": true }))
}

fn update(index: usize) -> Call {
    call("PUT", format!("tickets/{}", ticket(index)), true, json!({ "status": index % 3 + 1, "solved": index % 2 + 1 }))
}

fn write(index: usize) -> Call {
    let body = json!({ "msg_type": "text", "content": { "text": "Hello" } });
    call("POST", format!("tickets/{}/messages", ticket(index)), false, body)
}

fn snapshot(tickets: usize) -> String {
    let user = |id: String| json!({ "id": id, "name": "abc", "avatar_url": "https://example.com/a.png", "email": "a@example.com" });
    let ticket = |index: usize| {
        json!({
            "ticket_id": index.to_string(),
            "helpdesk_id": "7000000000000000000",
            "guest": user(format!("ou_{}", index % 1000)),
            "status": index % 3 + 1,
            "ticket_type": index % 2 + 1,
            "created_at": 1_616_920_000_000_usize + 1000 * index,
            "updated_at": 1_616_920_000_000_usize + 1000 * index,
            "channel": 9,
            "solve": 1,
            "agents": [user("ou_agent".to_owned())],
            "agent_owner": user("ou_agent".to_owned()),
            "tags": [{ "id": "1", "name": "vpn" }],
            "comments": [],
        })
    };
    json!({ "format": 1, "tickets": (0..tickets).map(ticket).collect::<Vec<_>>() }).to_string()
}

fn faq(index: usize) -> Value {
    json!({ "faq_id": index.to_string(), "id": index.to_string(), "question": "Where is the wifi?", "answer": "Everywhere.", "status": 1 })
}

// -- The server, on a thread of its own --------------------------------------------------------------------------------------

struct Server {
    address: String,
    /// Its app, as a request for a token names it.
    app: String,
    bearer: [String; 2],
    helpdesk: String,
    /// Where the processor time of its thread is told.
    stat: String,
    _stop: mpsc::Sender<()>,
}

impl Server {
    fn start(snapshot: Option<String>) -> Self {
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = mpsc::channel::<()>();
        thread::spawn(move || {
            let runtime = current_thread();
            let mock = runtime.block_on(async {
                let builder = Mock::builder().keep_requests(0);
                let builder = match snapshot {
                    Some(snapshot) => builder.with_snapshot(snapshot),
                    None => builder.with_examples(),
                };
                builder.start().await.unwrap()
            });
            let id = fs::read_to_string("/proc/thread-self/stat").unwrap_or_default();
            let id = id.split(' ').next().unwrap_or_default().to_owned();
            let user = format!("Bearer {}", mock.user_token());
            let app = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() }).to_string();
            tell.send((mock.url().to_owned(), user, mock.helpdesk_authorization(), id, app)).unwrap();
            runtime.block_on(async {
                while stopped.try_recv() != Err(mpsc::TryRecvError::Disconnected) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            });
        });
        let (url, user, helpdesk, id, app) = told.recv().unwrap();
        let address = url.trim_start_matches("http://").to_owned();
        let stat = format!("/proc/self/task/{id}/schedstat");
        Self { address, app, bearer: [String::new(), user], helpdesk, stat, _stop: stop }
    }

    /// The processor time of its thread so far; none where the system does not tell.
    fn processor_time(&self) -> Duration {
        processor_time(&self.stat)
    }
}

/// The processor time of a thread, in nanoseconds in the first field of a file of Linux.
fn processor_time(schedstat: &str) -> Duration {
    let stat = fs::read_to_string(schedstat).unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or_default())
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

// -- The client ----------------------------------------------------------------------------------------------------------

struct Client {
    runtime: Runtime,
    address: String,
    bearer: [String; 2],
    helpdesk: String,
}

impl Client {
    fn new(server: &Server) -> Self {
        let mut client = Self {
            runtime: current_thread(),
            address: server.address.clone(),
            bearer: server.bearer.clone(),
            helpdesk: server.helpdesk.clone(),
        };
        let issue = &server.app;
        let request = format!(
            "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{issue}",
            issue.len()
        );
        let issued = client.runtime.block_on(async {
            let mut stream = TcpStream::connect(&client.address).await.unwrap();
            exchange(&mut stream, &request, &mut Vec::new()).await
        });
        let issued: Value = serde_json::from_str(&issued).unwrap();
        client.bearer[0] = format!("Bearer {}", issued["tenant_access_token"].as_str().unwrap());
        client
    }

    fn request(&self, call: &Call) -> String {
        let Call { method, path, by_user, body } = call;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let bearer = &self.bearer[usize::from(*by_user)];
        format!(
            "{method} /open-apis/helpdesk/v1/{path} HTTP/1.1\r\nhost: localhost\r\nauthorization: {bearer}\r\n\
             x-lark-helpdesk-authorization: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.helpdesk,
            body.len()
        )
    }

    fn measure(&self, server: &Server, name: &str, calls: usize, make: &dyn Fn(usize) -> Call) {
        let requests: Vec<Vec<String>> = (0..CONNECTIONS)
            .map(|connection| (0..calls).map(|index| self.request(&make(connection * calls + index))).collect())
            .collect();
        let (before, begun) = (server.processor_time(), Instant::now());
        self.runtime.block_on(async {
            let mut connections = JoinSet::new();
            for requests in requests {
                let address = self.address.clone();
                connections.spawn(async move {
                    let mut stream = TcpStream::connect(address).await.unwrap();
                    let mut buffer = Vec::new();
                    for request in requests {
                        let answer = exchange(&mut stream, &request, &mut buffer).await;
                        assert!(answer.starts_with("{\"code\":0"), "{request}\n{answer}");
                    }
                });
            }
            connections.join_all().await;
        });
        let (time, busy) = (begun.elapsed(), server.processor_time() - before);
        let count = (CONNECTIONS * calls) as f64;
        let by_core = count / busy.as_secs_f64();
        println!("{name:<40} {by_core:>22.0} {:>23.0}", count / time.as_secs_f64());
    }

    /// How many FAQs there are on all pages.
    async fn list_all(&self) -> usize {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        let (mut count, mut cursor) = (0, String::new());
        let mut buffer = Vec::new();
        loop {
            let token = cursor.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
            let call = call("GET", format!("faqs?search=wifi&page_size=100&page_token={token}"), false, Value::Null);
            let answer = exchange(&mut stream, &self.request(&call), &mut buffer).await;
            let page: Value = serde_json::from_str(&answer).unwrap();
            count += page["data"]["items"].as_array().unwrap().len();
            match page["data"]["page_token"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => return count,
            }
        }
    }
}

/// Sends a request and gives the body of its response.
async fn exchange(stream: &mut TcpStream, request: &str, buffer: &mut Vec<u8>) -> String {
    stream.write_all(request.as_bytes()).await.unwrap();
    buffer.clear();
    loop {
        assert!(stream.read_buf(buffer).await.unwrap() > 0, "the connection was closed");
        let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let length: usize = length.and_then(|length| length.parse().ok()).unwrap_or_default();
        if buffer.len() >= end + 4 + length {
            return String::from_utf8_lossy(&buffer[end + 4..]).into_owned();
        }
    }
}
