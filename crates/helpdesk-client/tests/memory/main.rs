//! The memory that the worst responses take, each in its own process.
//!
//! `cargo test -p helpdesk-client --test memory -- --nocapture` prints the figures.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, reason = "the figures are what one may want to see")]

#[path = "../it/operations.rs"]
#[allow(dead_code, reason = "it is shared with the other tests")]
mod operations;
#[path = "../it/server.rs"]
#[allow(dead_code, reason = "it is shared with the other tests")]
mod server;

use std::process::Command;

use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::{Error, RawRequest};
use helpdesk_testing::{Reply, Server};

use crate::operations::{Hide, Look};
use crate::server::Clients;

/// The environment variable that selects a case in the child process.
const CASE: &str = "HELPDESK_MEMORY_CASE";

const MIB: usize = 1 << 20;

/// In addition to the body, which the client holds once.
const ALLOWED: usize = 64 * MIB;

/// A pattern for a body: a prefix, a repeated part, and a suffix.
struct Case {
    name: &'static str,
    before: &'static str,
    again: &'static str,
    after: &'static str,
    call: Call,
}

#[derive(Clone, Copy)]
enum Call {
    Tickets,
    Any,
    Look,
    Hide,
}

/// An object of 65 bytes, with its comma.
const LONG: &str = r#",{"0123456789012345678901234567890123456789012345678901234567":0}"#;

const CASES: &[Case] = &[
    Case::new("tickets", r#"{"code":0,"data":{"tickets":[{}"#, ",{}", "]}}", Call::Tickets),
    Case::new("tickets of a guest", r#"{"code":0,"data":{"tickets":[{}"#, r#",{"guest":{}}"#, "]}}", Call::Tickets),
    Case::new("tickets, before a code", r#"{"data":{"tickets":[{}"#, ",{}", r#"]},"code":1}"#, Call::Tickets),
    Case::new("tickets, again and again", r#"{"code":0"#, r#","data":{"tickets":[{},{},{},{}]}"#, "}", Call::Tickets),
    // As many as the limit allows.
    Case::new("long tickets", r#"{"code":0,"data":{"tickets":[{}"#, LONG, "]}}", Call::Tickets),
    Case::new("long objects", r#"{"code":0,"data":[{}"#, LONG, "]}", Call::Any),
    Case::new("agents", r#"{"code":0,"data":{"tickets":[{"agents":[{}"#, ",{}", "]}]}}", Call::Tickets),
    Case::new("any: objects", r#"{"code":0,"data":[{}"#, r#",{"":0}"#, "]}", Call::Any),
    Case::new("any: lists", r#"{"code":0,"data":[[]"#, ",[0]", "]}", Call::Any),
    Case::new("any: numbers", r#"{"code":0,"data":[0"#, ",0", "]}", Call::Any),
    Case::new("any: keys", r#"{"code":0,"data":{"":0"#, r#","":0"#, "}}", Call::Any),
    Case::new("lists", r#"{"code":0,"data":{"a":[0"#, ",0", "]}}", Call::Look),
    Case::new("violations", r#"{"code":1,"error":{"field_violations":[{}"#, r#",{"field":"a"}"#, "]}}", Call::Look),
    Case::new("helps", r#"{"code":1,"error":{"helps":[{}"#, r#",{"url":"a"}"#, "]}}", Call::Look),
    Case::new("messages", r#"{"code":1"#, r#","msg":"a""#, "}", Call::Look),
    Case::new("errors", r#"{"code":1"#, r#","error":{"message":"a"}"#, "}", Call::Look),
    Case::new("beside the envelope", r#"{"code":1"#, r#","a":{"":[]}"#, "}", Call::Look),
    Case::new("one message", r#"{"code":1,"msg":"#, "", "}", Call::Look),
    Case::new("misfit", r#"{"code":0,"data":{"a":"#, "", "}}", Call::Look),
    Case::new("a long key", r#"{"code":0,"data":{"#, "", ":1}}", Call::Look),
    Case::new("depth", r#"{"code":0,"data":"#, "[", "", Call::Look),
    Case::new("depth of errors", r#"{"code":1,"error":"#, r#"{"error":"#, "", Call::Look),
    Case::new("passed over", r#"{"code":0,"data":"#, "[", "", Call::Hide),
    Case::new("no JSON", "<", "<p>", "", Call::Look),
];

impl Case {
    const fn new(
        name: &'static str,
        before: &'static str,
        again: &'static str,
        after: &'static str,
        call: Call,
    ) -> Self {
        Self { name, before, again, after, call }
    }

    fn body(&self, length: usize) -> Vec<u8> {
        let mut body = String::with_capacity(length + 64);
        body.push_str(self.before);
        match self.again {
            // One string of that length, with each character written as a six-byte escape.
            "" => body.push_str(&format!("\"{}\"", "\\u5de5".repeat((length - 64) / 6))),
            again => body.push_str(&again.repeat((length - 64) / again.len())),
        }
        body.push_str(self.after);
        body.into_bytes()
    }

    async fn run(&self) {
        let body = self.body(2 * MIB - 1024);
        let mut reply =
            format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len()).into_bytes();
        reply.extend(&body);
        drop(body);
        let server = Server::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::Bytes(reply.clone()),
        })
        .await;
        let client = server.client();
        // The server's copy and the memory of a first call are not counted.
        let warm = client.with_max_response_bytes(1000).send(&Hide).await;
        assert!(matches!(warm, Err(Error::Unexpected(_))), "{warm:?}");
        let (start, before) = (std::time::Instant::now(), peak());
        let error = match self.call {
            Call::Tickets => client.send(&ListTickets::new()).await.err(),
            Call::Any => client.send_raw(&RawRequest::new("GET", "/x")).await.err(),
            Call::Look => client.send(&Look { id: "1".to_owned(), query: Vec::new() }).await.err(),
            Call::Hide => client.send(&Hide).await.err(),
        };
        let (time, more) = (start.elapsed(), peak() - before);
        let error = error.map_or("a success".to_owned(), |error| error.to_string());
        let error: String = error.chars().take(100).collect();
        println!("{:>5} MiB {time:>7.0?} {:>24}  {error}", more / MIB, self.name);
        assert!(more < ALLOWED, "{}: {} MiB more, beside {} of a body", self.name, more / MIB, 2 * MIB);
    }
}

/// The peak memory of this process so far, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux has it");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it has the peak");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("it is a number") * 1024
}

#[test]
fn no_response_takes_much_memory() {
    if let Ok(name) = std::env::var(CASE) {
        let case = CASES.iter().find(|case| case.name == name).expect("it is one of the cases");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        return runtime.expect("there are threads").block_on(case.run());
    }
    let failed: Vec<_> = CASES
        .iter()
        .filter(|case| {
            let mut process = Command::new(std::env::current_exe().expect("a test is a file"));
            let process =
                process.args(["--exact", "no_response_takes_much_memory", "--nocapture"]).env(CASE, case.name);
            let output = process.output().expect("the test is run again");
            let stdout = String::from_utf8_lossy(&output.stdout);
            let measured = stdout.lines().find(|line| line.contains(" MiB "));
            println!("{}", measured.unwrap_or("nothing was measured"));
            measured.is_none() || !output.status.success()
        })
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "{failed:?} take more than {} MiB", ALLOWED / MIB);
}
