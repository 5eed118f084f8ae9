//! Many calls against a faulty platform: each ends in time with the right response or a typed error, no request takes
//! effect twice, no token is fetched before one expires, no refresh token is sent twice, and arrivals stay within the
//! operation's limits.
//!
//! `HELPDESK_SOAK=20000` sets the number of calls, and `HELPDESK_SOAK_SEED` the sequence of faults.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_client::types::ticket::GetTicket;
use helpdesk_client::types::ticket_message::CreateTicketMessage;
use helpdesk_client::{
    AppCredentials, Client, Error, HelpdeskCredentials, MemoryUserTokenStore, RetryPolicy, UserAccessToken,
    UserTokenStore, UserTokens,
};
use helpdesk_mock::{Fault, ISSUE_TENANT_TOKEN, Mock, Request};
use helpdesk_testing::{Reply, Server, memory, setting};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::operations::{AsUser, Common};
use crate::server::Clients;

const TASKS: usize = 64;
const TIMEOUT: Duration = Duration::from_secs(2);

/// About every seventh call fails in some way.
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

/// The number of a call, carried in its message.
fn number(request: &Request) -> Option<usize> {
    let body = request.json().ok()?;
    body["content"]["text"].as_str()?.parse().ok()
}

/// The numbers of calls, and the memory after half of them.
#[derive(Default)]
struct Progress {
    begun: AtomicUsize,
    done: AtomicUsize,
    late: AtomicUsize,
    refused: AtomicUsize,
    half_way: AtomicUsize,
}

/// All tokens expire after so many calls: enough that few calls meet two expiries.
const CALLS_PER_TOKEN: usize = 500;

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
    let mock = Arc::new(mock);

    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .timeout(TIMEOUT)
        .retries(RetryPolicy::new().backoff(Duration::from_millis(2), Duration::from_millis(20)))
        .rate_limiting(false)
        .build()
        .expect("the settings are right");

    let succeeded: Arc<Vec<AtomicBool>> = Arc::new((0..calls).map(|_| AtomicBool::new(false)).collect());
    let progress = Arc::new(Progress::default());
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        let (client, mock) = (client.clone(), Arc::clone(&mock));
        let (succeeded, progress) = (Arc::clone(&succeeded), Arc::clone(&progress));
        tasks.spawn(async move {
            loop {
                let number = progress.begun.fetch_add(1, Ordering::Relaxed);
                if number >= calls {
                    return;
                }
                // Both are timers of one runtime, and the call's own is looked at first, however busy the machine is.
                let outcome = timeout(TIMEOUT + Duration::from_secs(1), call(&client, number)).await;
                match outcome.expect("each call ends in time") {
                    Ok(()) => succeeded[number].store(true, Ordering::Relaxed),
                    Err(error) if error.is_timeout() => _ = progress.late.fetch_add(1, Ordering::Relaxed),
                    // The token expired after other faults had used up the attempts.
                    Err(error) if error.code() == Some(99_991_663) => {
                        progress.refused.fetch_add(1, Ordering::Relaxed);
                    }
                    Err(error) => assert!(is_expected(&error), "{error:?}"),
                }
                let done = 1 + progress.done.fetch_add(1, Ordering::Relaxed);
                if done % CALLS_PER_TOKEN == 0 {
                    mock.expire_tokens();
                }
                if done == calls / 2 {
                    progress.half_way.store(memory(), Ordering::Relaxed);
                }
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.expect("no call panics");
    }
    let Progress { late, refused, half_way, .. } = &*progress;
    let [late, refused, half_way] = [late, refused, half_way].map(|count| count.load(Ordering::Relaxed));
    let (expiries, grown) = (calls / CALLS_PER_TOKEN, memory().saturating_sub(half_way));

    let count = |of: &dyn Fn(usize) -> bool| (0..calls).filter(|number| of(*number)).count();
    let acted = |number: usize| acted[number].load(Ordering::Relaxed);
    let succeeded = |number: usize| succeeded[number].load(Ordering::Relaxed);
    assert_eq!(count(&|number| acted(number) > 1), 0, "no message is sent twice");
    assert_eq!(count(&|number| succeeded(number) && !reads(number) && acted(number) == 0), 0, "no success is made up");
    let right = count(&succeeded);
    assert!(right * 100 > (calls - late) * 90, "{right} of {calls} succeeded, and {late} were late");
    assert!(refused * 500 < calls, "{refused} of {calls} ended with a token that had ended");
    let fetches = mock.received(ISSUE_TENANT_TOKEN);
    assert!(fetches <= 1 + expiries && fetches > expiries / 2, "{fetches} fetches for {expiries} expiries");
    eprintln!(
        "{right} of {calls} succeeded, {late} were late; {fetches} fetches for {expiries} expiries; {} KiB more than \
         half-way",
        grown >> 10
    );
    assert!(grown < 32 << 20, "{grown} bytes more than half-way");
}

/// Two of three calls are read-only.
fn reads(number: usize) -> bool {
    number % 3 != 0
}

async fn call(client: &Client, number: usize) -> Result<(), Error> {
    const TICKET: &str = "6626871355780366331";
    if reads(number) {
        let answer = client.send(&GetTicket::new(TICKET)).await?;
        assert!(answer.ticket.is_some());
    } else {
        let message = CreateTicketMessage::text(TICKET, number.to_string());
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

/// The next pseudo-random number below the bound.
fn random(state: &AtomicU64, below: u64) -> u64 {
    // The steps of SplitMix64.
    let mut next = state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
    next = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    next = (next ^ (next >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (next ^ (next >> 31)) % below
}

/// A platform that counts the uses of each refresh token, loses responses, and refuses access tokens at random.
async fn forgetful_platform(seed: u64, uses: Arc<Mutex<HashMap<String, usize>>>, issued: Arc<AtomicUsize>) -> Server {
    let state = AtomicU64::new(seed);
    Server::start(move |request| {
        if request.target != "/open-apis/authen/v2/oauth/token" {
            return match random(&state, 4) {
                0 => Reply::json(400, "", r#"{"code":99991677,"msg":"expired"}"#),
                _ => Reply::json(200, "", r#"{"code":0,"msg":"ok","data":{}}"#),
            };
        }
        if random(&state, 20) == 0 {
            // This fault leaves the token valid.
            return Reply::json(503, "", r#"{"code":20072,"error":"unavailable","error_description":"later"}"#);
        }
        let body: serde_json::Value = serde_json::from_slice(&request.body).expect("the body is JSON");
        let token = body["refresh_token"].as_str().expect("a refresh token").to_owned();
        let before = {
            let mut uses = uses.lock().expect("no panic");
            let count = uses.entry(token).or_default();
            *count += 1;
            *count - 1
        };
        if before > 0 {
            return Reply::json(400, "", r#"{"code":20073,"error":"invalid_grant","error_description":"used"}"#);
        }
        let n = issued.fetch_add(1, Ordering::Relaxed);
        let pair = format!(
            r#"{{"code":0,"access_token":"u-{n}","expires_in":7200,"refresh_token":"r-{n}","refresh_token_expires_in":9999}}"#
        );
        match random(&state, 40) {
            0 => Reply::Bytes(Vec::new()),
            1 => Reply::json(502, "", "<html>Bad Gateway</html>"),
            2 => Reply::json(200, "", &pair[..pair.len() / 2]),
            3 => Reply::Silence,
            _ => Reply::json(200, "", &pair).late(Duration::from_millis(random(&state, 6))),
        }
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_refresh_token_is_sent_twice() {
    let (leaving, seed) = (setting("HELPDESK_SOAK", 300_usize), setting("HELPDESK_SOAK_SEED", 1));
    let (uses, issued) = (Arc::new(Mutex::new(HashMap::new())), Arc::new(AtomicUsize::new(1)));
    let server = forgetful_platform(seed, Arc::clone(&uses), Arc::clone(&issued)).await;
    let client = server
        .builder()
        .timeout(Duration::from_millis(50))
        .retries(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4)))
        .build()
        .expect("the settings are right");
    let login = move || {
        let n = issued.fetch_add(1, Ordering::Relaxed);
        UserTokens::new(UserAccessToken::new(format!("u-{n}")), Duration::from_secs(7200))
            .refresh_token(format!("r-{n}"))
    };
    let store = Arc::new(MemoryUserTokenStore::new(login()));
    let user = client.as_refreshed_user(Arc::clone(&store));
    let state = Arc::new(AtomicU64::new(seed));
    let [callers, left, logins] = [(); 3].map(|()| Arc::new(AtomicUsize::new(0)));
    let login = Arc::new(login);
    let mut tasks = JoinSet::new();
    for _ in 0..4 {
        let (user, store, login, state) = (user.clone(), Arc::clone(&store), Arc::clone(&login), Arc::clone(&state));
        let (callers, left, logins) = (Arc::clone(&callers), Arc::clone(&left), Arc::clone(&logins));
        let uses = Arc::clone(&uses);
        let refreshes = move || uses.lock().expect("no panic").len();
        tasks.spawn(async move {
            while left.load(Ordering::Relaxed) < leaving || refreshes() * 10 < leaving {
                let callers = callers.fetch_add(1, Ordering::Relaxed);
                assert!(callers < leaving * 1_000, "callers leave, and tokens are refreshed");
                let patience = Duration::from_millis(random(&state, 20));
                match timeout(patience, user.send(&AsUser(json!({})))).await {
                    Err(_) => _ = left.fetch_add(1, Ordering::Relaxed),
                    Ok(Err(Error::LoginRequired(_))) => {
                        logins.fetch_add(1, Ordering::Relaxed);
                        store.save(&login()).await.expect("memory keeps all");
                    }
                    Ok(_) => {}
                }
            }
        });
    }
    tasks.join_all().await;
    let [callers, left, logins] = [&callers, &left, &logins].map(|count| count.load(Ordering::Relaxed));
    let uses = uses.lock().expect("no panic");
    eprintln!("{left} of {callers} callers left; {} refreshes, {logins} logins", uses.len());
    let twice: Vec<_> = uses.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// The highest number of arrivals within a window.
fn most_within(arrivals: &[Instant], window: Duration) -> usize {
    let within = |from: &Instant| arrivals.iter().filter(|at| *at >= from && **at - *from < window).count();
    arrivals.iter().map(within).max().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn arrivals_stay_within_the_limits() {
    let calls = setting("HELPDESK_SOAK", 160_usize).min(2_500);
    let server = Server::start_far_away(Duration::from_millis(700), |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::kept(r#"{"code":0,"msg":"ok","data":{}}"#),
    })
    .await;
    let client = server.builder().timeout(Duration::from_secs(600)).build().expect("the settings are right");
    let started = Instant::now();
    let waiting: JoinSet<_> = (0..calls)
        .map(|_| {
            let client = client.clone();
            async move { client.send(&Common).await }
        })
        .collect();
    for outcome in waiting.join_all().await {
        outcome.expect("the response is right");
    }
    let arrivals: Vec<_> = server.calls().iter().map(|call| call.at).collect();
    let (second, minute) =
        (most_within(&arrivals, Duration::from_secs(1)), most_within(&arrivals, Duration::from_secs(60)));
    eprintln!("{calls} calls in {:?}: at most {second} in a second, {minute} in a minute", started.elapsed());
    assert!(second <= 50 && minute <= 1000, "{second} in a second, {minute} in a minute");
}
