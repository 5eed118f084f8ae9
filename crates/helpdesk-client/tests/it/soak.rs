//! Many calls against a platform at its worst: each ends in time with the right answer or a typed error, nothing is done
//! twice, and no token is fetched more often than one expires.
//!
//! `HELPDESK_SOAK=20000` makes it that many calls, and `HELPDESK_SOAK_SEED` another row of faults.

use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use helpdesk_client::types::MessageContent;
use helpdesk_client::types::ticket::GetTicket;
use helpdesk_client::types::ticket_message::CreateTicketMessage;
use helpdesk_client::{AppCredentials, Client, Error, HelpdeskCredentials, RetryPolicy};
use helpdesk_mock::{Fault, ISSUE_TENANT_TOKEN, Mock, Request};
use tokio::task::JoinSet;

const TASKS: usize = 64;
/// So many that hardly any call meets the end of two tokens.
const CALLS_PER_TOKEN: usize = 500;
const TIMEOUT: Duration = Duration::from_secs(2);

fn setting<T: std::str::FromStr>(name: &str, default: T) -> T {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Every seventh call or so goes wrong somehow.
fn faults() -> [(f64, Fault); 10] {
    [
        (0.02, Fault::rate_limit(429, 0)),
        (0.01, Fault::rate_limit(400, 0)),
        (0.02, Fault::error(500, 155_000, "internal error")),
        (0.01, Fault::error(403, 154_003, "no access")),
        (0.01, Fault::close_before_acting()),
        (0.02, Fault::close_after_acting()),
        (0.02, Fault::bad_gateway().after_acting()),
        (0.02, Fault::cut_body()),
        (0.01, Fault::garbage().after_acting()),
        (0.001, Fault::delay(Duration::from_secs(3))),
    ]
}

/// The bytes of memory that this process has now; 0 where nobody tells.
fn memory() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or_default() * 4096
}

/// The number of a call, which its message carries.
fn number(request: &Request) -> Option<usize> {
    let body = request.json().ok()?;
    body["content"]["text"].as_str()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn soak() {
    let (calls, seed) = (setting("HELPDESK_SOAK", 2_000_usize), setting("HELPDESK_SOAK_SEED", 1));
    let acted: Arc<Vec<AtomicU32>> = Arc::new((0..calls).map(|_| AtomicU32::new(0)).collect());
    let counting = Arc::clone(&acted);
    let mock = Mock::builder()
        .keep_requests(0)
        .on_request(move |request| {
            if let Some(number) = number(request).filter(|_| request.acted) {
                counting[number].fetch_add(1, Ordering::Relaxed);
            }
        })
        .start()
        .await
        .expect("a port is free");
    mock.script_random(seed, faults()).expect("the probabilities are right");

    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .timeout(TIMEOUT)
        .retries(RetryPolicy::new().backoff(Duration::from_millis(2), Duration::from_millis(20)))
        .rate_limiting(false)
        .build()
        .expect("the settings are right");

    let (next, done) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let succeeded: Arc<Vec<AtomicBool>> = Arc::new((0..calls).map(|_| AtomicBool::new(false)).collect());
    let refused = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        let (client, next, done) = (client.clone(), Arc::clone(&next), Arc::clone(&done));
        let (succeeded, refused) = (Arc::clone(&succeeded), Arc::clone(&refused));
        tasks.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= calls {
                    return;
                }
                let started = Instant::now();
                match call(&client, number).await {
                    Ok(()) => succeeded[number].store(true, Ordering::Relaxed),
                    // The token ended while other faults had used up the attempts.
                    Err(error) if error.code() == Some(99_991_663) => drop(refused.fetch_add(1, Ordering::Relaxed)),
                    Err(error) => assert!(is_expected(&error), "{error:?}"),
                }
                let took = started.elapsed();
                assert!(took < TIMEOUT + Duration::from_secs(1), "{took:?}");
                done.fetch_add(1, Ordering::Relaxed);
            }
        });
    }

    // Every now and then, all tokens end.
    let (mut expiries, mut half_way) = (0, None);
    while done.load(Ordering::Relaxed) < calls && !tasks.is_empty() {
        while let Some(ended) = tasks.try_join_next() {
            ended.expect("no call panics");
        }
        if done.load(Ordering::Relaxed) > calls / 2 {
            half_way.get_or_insert_with(memory);
        }
        if done.load(Ordering::Relaxed) / CALLS_PER_TOKEN > expiries {
            mock.expire_tokens();
            expiries += 1;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    while let Some(ended) = tasks.join_next().await {
        ended.expect("no call panics");
    }
    let grown = memory().saturating_sub(half_way.unwrap_or_default());

    let count = |of: &dyn Fn(usize) -> bool| (0..calls).filter(|number| of(*number)).count();
    let acted = |number: usize| acted[number].load(Ordering::Relaxed);
    let succeeded = |number: usize| succeeded[number].load(Ordering::Relaxed);
    assert_eq!(count(&|number| acted(number) > 1), 0, "no message is sent twice");
    assert_eq!(count(&|number| succeeded(number) && !reads(number) && acted(number) == 0), 0, "no success is made up");
    let right = count(&succeeded);
    assert!(right * 100 > calls * 90, "{right} of {calls} succeeded");
    let refused = refused.load(Ordering::Relaxed);
    assert!(refused * 500 < calls, "{refused} of {calls} ended with a token that had ended");
    let fetches = mock.received(ISSUE_TENANT_TOKEN);
    assert!(fetches <= 1 + expiries && fetches > expiries / 2, "{fetches} fetches for {expiries} expiries");
    eprintln!(
        "{right} of {calls} succeeded; {fetches} fetches for {expiries} expiries; {} KiB more than half-way",
        grown >> 10
    );
    assert!(grown < 32 << 20, "{grown} bytes more than half-way");
}

/// Two of three only read.
fn reads(number: usize) -> bool {
    number % 3 != 0
}

async fn call(client: &Client, number: usize) -> Result<(), Error> {
    const TICKET: &str = "6626871355780366331";
    if reads(number) {
        let answer = client.send(&GetTicket::new(TICKET)).await?;
        assert!(answer.ticket.is_some());
    } else {
        let message = CreateTicketMessage::new(TICKET, "text", MessageContent::text(number.to_string()));
        let answer = client.send(&message).await?;
        assert!(answer.message_id.is_some());
    }
    Ok(())
}

fn is_expected(error: &Error) -> bool {
    match error {
        Error::Api(e) => [155_000, 154_003, 99_991_400].contains(&e.code),
        Error::Unexpected(e) => e.status == 502,
        Error::Transport(_) => true,
        _ => false,
    }
}
