//! Processes that share the limits of an operation.

use std::time::{Duration, Instant};

use helpdesk_testing::{Reply, Server};
use serde_json::Value;

use crate::process::{Fleet, any_credentials};
use crate::server::RedisServer;

/// A platform that answers each call.
pub(crate) async fn platform() -> Server {
    Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", r#"{"code":0,"msg":"ok","data":{}}"#),
    })
    .await
}

/// The arrivals of the calls, in order.
fn arrivals(server: &Server) -> Vec<Instant> {
    let mut arrivals: Vec<Instant> = server.calls().iter().map(|call| call.at).collect();
    arrivals.sort_unstable();
    arrivals
}

/// The most calls that arrived within a second.
fn most_in_a_second(arrivals: &[Instant]) -> usize {
    let within =
        |at: usize| arrivals[at..].iter().take_while(move |other| **other - arrivals[at] < Duration::from_secs(1));
    (0..arrivals.len()).map(|at| within(at).count()).max().unwrap_or_default()
}

fn sum(answers: &[Value], name: &str) -> u64 {
    for answer in answers {
        assert_eq!(answer["errors"], Value::Array(Vec::new()), "{answers:?}");
    }
    answers.iter().map(|answer| answer[name].as_u64().expect("a number")).sum()
}

/// Calls as often as four processes may. `least` is the rate to reach, which a busy machine does not.
async fn four_processes_share_fifty_calls_per_second(seconds: u64, least: u64) {
    let Some(redis) = RedisServer::start() else { return };
    let server = platform().await;
    let mut fleet = Fleet::start(4, "quota", &redis, &server.url, any_credentials()).await;
    let answers = fleet.all(&format!("limited {seconds} 25")).await;
    let (calls, claims) = (sum(&answers, "calls"), sum(&answers, "claims"));
    eprintln!("{calls} calls in {seconds} s, {claims} round trips: {answers:?}");
    assert!((least * seconds..=50 * seconds).contains(&calls), "{calls} calls in {seconds} s");
    // About one in a second, and one when it starts.
    assert!(claims <= 4 * (seconds + 2), "{claims} round trips for {calls} calls");
    assert!(least < 48 || claims * 10 <= calls, "{claims} round trips for {calls} calls");
    let most = most_in_a_second(&arrivals(&server));
    assert!(most <= 50, "{most} in a second");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_processes_share_fifty_calls_per_second_for_five_seconds() {
    four_processes_share_fifty_calls_per_second(5, 25).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it takes 20 seconds, and a machine that is not busy"]
async fn four_processes_share_fifty_calls_per_second_for_twenty_seconds() {
    four_processes_share_fifty_calls_per_second(20, 48).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_leaves_its_share_to_the_others() {
    let Some(redis) = RedisServer::start() else { return };
    let server = platform().await;
    let mut fleet = Fleet::start(2, "quota", &redis, &server.url, any_credentials()).await;
    for process in &mut fleet.0 {
        process.tell("limited 9 25").await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let killed = Instant::now();
    fleet.0.remove(0).kill().await;
    let answer = fleet.0[0].answer().await;
    sum(&[answer], "calls");
    let arrivals = arrivals(&server);
    assert!(most_in_a_second(&arrivals) <= 50, "{}", most_in_a_second(&arrivals));
    // The share of the killed process lapses after three seconds; one process alone has 50 calls in two seconds by its own.
    let after = |from: u64, to: u64| {
        let within = killed + Duration::from_secs(from)..killed + Duration::from_secs(to);
        arrivals.iter().filter(|at| within.contains(at)).count()
    };
    assert!(after(5, 7) >= 60, "{} calls in two seconds", after(5, 7));
}
