//! The cost of deviations: 200 tickets of which one, each, or each in five fields deviates, relative to strict decoding
//! of the same tickets without deviations. `cargo bench -p helpdesk-decode` prints time and peak memory as ratios.

#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use helpdesk_types::runtime::{Listed, append};
use helpdesk_types::ticket::ListTicketsResponse;
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const TICKETS: usize = 200;
const ROUNDS: usize = 60;
const RUNS: usize = 6;

/// A decoder of a page, which returns the number of tickets.
type Way = fn(&str) -> usize;

/// Changes a ticket, given its index and the number of tickets.
type Change = fn(&mut Value, usize, usize);

const CHANGES: [(&str, Change); 6] = [
    ("none", |_, _, _| {}),
    ("a number as text in the last", |ticket, number, all| {
        if number + 1 == all {
            ticket["created_at"] = json!("1616920429000");
        }
    }),
    ("one lost in the last", |ticket, number, all| {
        if number + 1 == all {
            ticket["guest"] = json!([]);
        }
    }),
    ("one lost in each", |ticket, _, _| ticket["guest"] = json!([])),
    ("five in each", |ticket, _, _| {
        ticket["guest"] = json!([]);
        ticket["created_at"] = json!("1616920429000");
        ticket["ticket_id"] = json!(12);
        ticket["tags"] = json!([null]);
        ticket["status"] = json!("50");
    }),
    ("a wrong text in the last", |ticket, number, all| {
        if number + 1 == all {
            ticket["guest"] = json!({"name": "a\u{e000}"});
        }
    }),
];

/// The page's example response, with its ticket repeated under different ids.
fn page(tickets: usize, change: Change) -> String {
    let schema: Value = serde_json::from_str(helpdesk_types::SCHEMA).expect("the schema is JSON");
    let operations = schema["operations"].as_array().expect("the schema has operations");
    let list = operations.iter().find(|operation| operation["id"] == "helpdesk.v1.ticket.list");
    let lines = list.and_then(|list| list["response_example"].as_array()).expect("the page of the list has an example");
    let example: String = lines.iter().filter_map(Value::as_str).collect();
    let example: Value = serde_json::from_str(&example).expect("the example is JSON");
    let tickets: Vec<Value> = (0..tickets)
        .map(|number| {
            let mut ticket = example["data"]["tickets"][0].clone();
            ticket["ticket_id"] = json!(format!("66268713557803{number:05}"));
            change(&mut ticket, number, tickets);
            ticket
        })
        .collect();
    json!({"total": tickets.len(), "tickets": tickets}).to_string().replace('\u{e000}', "\\ud83d")
}

fn strict(json: &str) -> usize {
    serde_json::from_slice::<ListTicketsResponse>(json.as_bytes()).expect("it fits").tickets.len()
}

/// As a client decodes it.
fn lenient(json: &str) -> usize {
    let append = |all: &mut ListTicketsResponse, more: ListTicketsResponse| append(&mut all.tickets, more.tickets);
    let listed = Listed { path: &["tickets"], append: &append };
    helpdesk_decode::decode_listed(json.as_bytes(), listed).expect("it is read").value.tickets.len()
}

/// The median times of several decoders, in turn. A decoder may leave a heap that slows down the next one, so each runs
/// several times in a row, and its first runs are not counted.
fn medians(ways: &[(Way, &str)]) -> Vec<f64> {
    let mut times = vec![Vec::<Duration>::new(); ways.len()];
    for _ in 0..ROUNDS {
        for ((way, json), times) in ways.iter().zip(&mut times) {
            let runs = (0..2 * RUNS).map(|_| {
                let start = Instant::now();
                black_box(way(black_box(json)));
                start.elapsed()
            });
            times.extend(runs.skip(RUNS));
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    };
    times.into_iter().map(median).collect()
}

/// The peak number of allocated bytes.
fn peak(way: Way, json: &str) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    black_box(way(black_box(json)));
    MEMORY.peak_usage() - before
}

fn main() {
    for tickets in [TICKETS, 10 * TICKETS] {
        let pages: Vec<String> = CHANGES.iter().map(|(_, change)| page(tickets, *change)).collect();
        let mut ways: Vec<(Way, &str)> = vec![(strict, &pages[0])];
        ways.extend(pages.iter().map(|page| (lenient as Way, page.as_str())));
        let times = medians(&ways);
        let strict_peak = peak(strict, &pages[0]);
        println!("{tickets} tickets of {} bytes, strictly in {:.0} µs", pages[0].len(), times[0] * 1e6);
        for (((name, _), page), time) in CHANGES.iter().zip(&pages).zip(&times[1..]) {
            let memory = peak(lenient, page) as f64 / strict_peak as f64;
            println!("{name:>30}: time {:.2}, peak memory {memory:.2}", time / times[0]);
        }
    }
}
