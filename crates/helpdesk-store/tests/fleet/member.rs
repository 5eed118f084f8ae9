//! A member of a fleet: this test program in a process of its own, which does what its parent says.

use std::env;
use std::io::{Write, stdin, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use helpdesk_client::types::agent::ListAgentEmails;
use helpdesk_client::types::{AnyErrorCode, AppOperation, Method, Operation, RateLimit, UserOperation};
use helpdesk_client::{
    AppCredentials, BoxError, BoxFuture, Client, HelpdeskCredentials, QuotaClaim, QuotaShare, SharedQuota,
};
use helpdesk_store::RedisStore;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// The environment variable of the settings.
pub(crate) const SETTINGS: &str = "HELPDESK_FLEET_MEMBER";
/// The prefix of an answer.
pub(crate) const ANSWER: &str = "answer: ";
pub(crate) const APP: &str = "cli_fleet";
pub(crate) const USER: &str = "ou_fleet";

/// An operation of 50 calls per second.
pub(crate) struct Limited;

impl Operation for Limited {
    const ID: &'static str = "test.limited";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/open-apis/test/limited";
    const RATE_LIMITS: &'static [RateLimit] = &[RateLimit::PerSecond(50)];
    type Response = Value;
    type ErrorCode = AnyErrorCode;
}

impl AppOperation for Limited {}
impl UserOperation for Limited {}

/// Counts the round trips.
struct Counted(RedisStore, Arc<AtomicUsize>);

impl SharedQuota for Counted {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.claim(claim)
    }

    fn pause<'a>(&'a self, app: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.pause(app, operation, time)
    }
}

struct Member {
    settings: Value,
    store: RedisStore,
    client: Client,
    claims: Arc<AtomicUsize>,
}

impl Member {
    fn new(settings: Value) -> Self {
        let text = |value: &Value| value.as_str().expect("a setting").to_owned();
        let pair = |name: &str| [0, 1].map(|at| text(&settings[name][at]));
        let store = RedisStore::builder(text(&settings["redis"]), APP).build().expect("a store");
        let claims = Arc::new(AtomicUsize::new(0));
        let ([id, secret], [helpdesk, token]) = (pair("app"), pair("helpdesk"));
        let builder = Client::builder(AppCredentials::new(id, secret))
            .helpdesk(HelpdeskCredentials::new(helpdesk, token))
            .base_url(text(&settings["url"]))
            .token_store(store.clone());
        let builder = match settings["role"] == "quota" {
            true => {
                let processes = settings["processes"].as_u64().and_then(|count| count.try_into().ok());
                builder.shared_quota(Counted(store.clone(), Arc::clone(&claims)), processes.expect("a number"))
            }
            false => builder.rate_limiting(false),
        };
        let client = builder.build().expect("the settings are right");
        Self { settings, store, client, claims }
    }

    /// Sends calls, several at a time.
    async fn calls(&self, count: usize) -> Value {
        let (mut tasks, next) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
        for _ in 0..8 {
            let (client, next) = (self.client.clone(), Arc::clone(&next));
            tasks.spawn(async move {
                while next.fetch_add(1, Ordering::Relaxed) < count {
                    client.send(&ListAgentEmails::new()).await?;
                }
                Ok::<_, helpdesk_client::Error>(())
            });
        }
        let errors: Vec<String> =
            tasks.join_all().await.into_iter().filter_map(Result::err).map(|error| error.to_string()).collect();
        json!({ "errors": errors })
    }

    /// Calls a limited operation as often as it may for some seconds.
    async fn limited(&self, seconds: u64, callers: u64) -> Value {
        let (until, before) = (Instant::now() + Duration::from_secs(seconds), self.claims.load(Ordering::Relaxed));
        let mut tasks = JoinSet::new();
        for _ in 0..callers {
            let client = self.client.clone();
            tasks.spawn(async move {
                let mut done = 0;
                loop {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return (done, None);
                    }
                    match client.with_timeout(left).send(&Limited).await {
                        Ok(_) => done += 1,
                        // The time is over.
                        Err(error) if error.is_rate_limit() || error.is_timeout() => return (done, None),
                        Err(error) => return (done, Some(error.to_string())),
                    }
                }
            });
        }
        let (done, errors): (Vec<u64>, Vec<Option<String>>) = tasks.join_all().await.into_iter().unzip();
        let errors: Vec<String> = errors.into_iter().flatten().collect();
        let claims = self.claims.load(Ordering::Relaxed) - before;
        json!({ "calls": done.iter().sum::<u64>(), "claims": claims, "errors": errors })
    }
}

fn answer(answer: &Value) {
    writeln!(stdout(), "{ANSWER}{answer}").expect("the parent reads");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the other tests start it"]
async fn member() {
    let Ok(settings) = env::var(SETTINGS) else { return };
    let member = Member::new(serde_json::from_str(&settings).expect("JSON"));
    let user = member.client.as_refreshed_user(member.store.user(USER));
    answer(&json!("ready"));
    let (sender, mut commands) = mpsc::unbounded_channel();
    thread::spawn(move || {
        for command in stdin().lines() {
            let _ = sender.send(command.expect("the parent writes"));
        }
    });
    while let Some(command) = commands.recv().await {
        let words: Vec<&str> = command.split(' ').collect();
        let number = |at: usize| words[at].parse::<u64>().expect("a number");
        let outcome = match words[0] {
            "user" => json!(user.send(&Limited).await.err().map(|error| error.to_string())),
            "calls" => member.calls(number(1) as usize).await,
            "limited" => member.limited(number(1), number(2)).await,
            other => panic!("{other} as {}", member.settings["role"]),
        };
        answer(&outcome);
    }
}
