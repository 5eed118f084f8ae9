//! Decoding 200 tickets: the written-out impls against `serde_derive` on the same structs, and against any JSON.
//!
//! `cargo bench -p helpdesk-types` measures each by itself, and prints at the end what they are to one another, measured in
//! turn so that a busy machine is unfair to none.

#![allow(missing_docs, reason = "criterion makes public items")]

mod derived;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use helpdesk_types::ticket::ListTicketsResponse;
use serde_json::Value;

const TICKETS: usize = 200;
const ROUNDS: usize = 50;
const RUNS: usize = 5;

/// A way to decode, by name.
type Way = (&'static str, fn(&str) -> usize);

const WAYS: [Way; 3] = [
    ("written out", |text| decode::<ListTicketsResponse>(text).tickets.len()),
    ("serde_derive", |text| decode::<derived::ListTicketsResponse>(text).tickets.len()),
    ("Value", |text| decode::<Value>(text)["tickets"].as_array().map_or(0, Vec::len)),
];

fn decode<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the tickets are decoded")
}

/// The page's example answer, its ticket 200 times with ids of its own, and its keys in the order of the page.
fn tickets() -> String {
    let schema: Value = decode(helpdesk_types::SCHEMA);
    let operations = schema["operations"].as_array().expect("the schema has operations");
    let list = operations.iter().find(|operation| operation["id"] == "helpdesk.v1.ticket.list");
    let lines = list.and_then(|list| list["response_example"].as_array()).expect("the page of the list has an example");
    let example: Value = decode(&lines.iter().filter_map(Value::as_str).collect::<String>());
    let page: derived::ListTicketsResponse = decode(&example["data"].to_string());
    let ticket = page.tickets.first().expect("the example holds a ticket");
    let tickets = (0..TICKETS)
        .map(|number| derived::Ticket { ticket_id: Some(format!("66268713557803{number:05}")), ..ticket.clone() })
        .collect();
    serde_json::to_string(&derived::ListTicketsResponse { tickets, ..page }).expect("tickets are JSON")
}

/// Fails where the derived structs are no longer those of the schema.
fn assert_same(text: &str) {
    let (ours, theirs): (ListTicketsResponse, derived::ListTicketsResponse) = (decode(text), decode(text));
    assert_eq!(
        format!("{ours:?}"),
        format!("{theirs:?}"),
        "write benches/decode/derived.rs after the golden ticket.rs"
    );
}

fn decoding(criterion: &mut Criterion) {
    let text = tickets();
    assert_same(&text);
    let mut group = criterion.benchmark_group("decode 200 tickets");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (name, way) in WAYS {
        group.bench_function(name, |bencher| bencher.iter(|| way(black_box(&text))));
    }
    group.finish();
}

/// The median time of each way, in turn. One leaves a heap behind that slows the next one down, so each runs a few times in a
/// row, and the first of them do not count.
fn medians(text: &str) -> [Duration; 3] {
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..ROUNDS {
        for ((_, way), times) in WAYS.iter().zip(&mut times) {
            let runs = (0..2 * RUNS).map(|_| {
                let start = Instant::now();
                black_box(way(black_box(text)));
                start.elapsed()
            });
            times.extend(runs.skip(RUNS));
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}

criterion_group!(benches, decoding);

#[allow(clippy::print_stdout, reason = "this is what the bench is run for")]
fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    let [ours, derive, value] = medians(&tickets()).map(|time| time.as_secs_f64());
    println!("speed of the written-out impls: {:.2} of serde_derive, {:.2} of Value", derive / ours, value / ours);
}
