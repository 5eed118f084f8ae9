//! Real processes: this program runs itself as a bot, and kills it.

use std::collections::HashMap;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use helpdesk_events::long_connection::LongConnection;
use helpdesk_events::{
    AsideEvent, BoxError, BoxFuture, EventInbox, Fate, InboxEvent, InboxState, Kept, ReceivedEvent, TakenEvent,
};
use helpdesk_mock::{DeliveryState, Mock, PushedEvent};
use helpdesk_store::{RedisStore, SqliteStore};
use helpdesk_testing::setting;
use serde_json::json;
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::place::{APP, Place};
use crate::server::RedisServer;

const EVENT: &str = "helpdesk.ticket.created_v1";
const CONCURRENCY: usize = 8;

/// Kills this process at a step of an event's way through the inbox.
struct Deadly {
    inner: Arc<dyn EventInbox>,
    step: String,
}

impl Deadly {
    fn reaches(&self, step: &str) {
        if self.step == step {
            let killed = Command::new("kill").args(["-9", &std::process::id().to_string()]).status();
            panic!("it is still alive: {killed:?}");
        }
    }
}

impl EventInbox for Deadly {
    fn keep<'a>(&'a self, event: &'a InboxEvent) -> BoxFuture<'a, Result<Kept, BoxError>> {
        Box::pin(async move {
            self.reaches("arrived");
            let kept = self.inner.keep(event).await;
            self.reaches("kept");
            kept
        })
    }

    fn take(&self, most: usize, hidden_for: Duration) -> BoxFuture<'_, Result<Vec<TakenEvent>, BoxError>> {
        Box::pin(async move {
            if self.step == "acknowledged" {
                return Ok(Vec::new());
            }
            let taken = self.inner.take(most, hidden_for).await?;
            if !taken.is_empty() {
                self.reaches("taken");
            }
            Ok(taken)
        })
    }

    fn hide<'a>(&'a self, taken: &'a TakenEvent, hidden_for: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.inner.hide(taken, hidden_for)
    }

    fn settle<'a>(&'a self, taken: &'a TakenEvent, fate: &'a Fate) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move {
            self.reaches("handled");
            let settled = self.inner.settle(taken, fate).await;
            self.reaches("completed");
            settled
        })
    }

    fn state(&self) -> BoxFuture<'_, Result<InboxState, BoxError>> {
        self.inner.state()
    }

    fn list_aside<'a>(
        &'a self,
        after: Option<&'a str>,
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<AsideEvent>, BoxError>> {
        self.inner.list_aside(after, most)
    }

    fn read_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<AsideEvent>, BoxError>> {
        self.inner.read_aside(id)
    }

    fn release_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.inner.release_aside(id)
    }

    fn discard_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.inner.discard_aside(id)
    }
}

/// Not a test: what this program does as a bot.
#[tokio::test]
#[ignore = "run by other tests, in a process of its own"]
async fn bot() {
    let Ok(store) = env::var("HELPDESK_BOT_STORE") else { return };
    let variable = |name: &str| env::var(name).expect("it is set");
    let inner: Arc<dyn EventInbox> = if store.starts_with("redis:") {
        Arc::new(RedisStore::builder(store, APP).build().expect("a store"))
    } else {
        Arc::new(SqliteStore::open(store, None).expect("a store"))
    };
    if let Ok(limit) = env::var("HELPDESK_BOT_FILL") {
        return fill(&*inner, &limit).await;
    }
    let log = variable("HELPDESK_BOT_LOG");
    LongConnection::builder(variable("HELPDESK_BOT_APP"), variable("HELPDESK_BOT_SECRET"))
        .base_url(variable("HELPDESK_BOT_URL"))
        .backoff(Duration::from_millis(50), Duration::from_millis(200))
        .keep_in(Deadly { inner, step: variable("HELPDESK_BOT_STEP") })
        .visibility_timeout(Duration::from_secs(1))
        // Kills count as attempts.
        .retries(100, Duration::from_millis(10))
        .concurrency(CONCURRENCY)
        .handle(move |event: ReceivedEvent| {
            // One write of a line, which other processes' lines cannot get into.
            let line = format!("{}\n", event.event_id());
            let file = OpenOptions::new().append(true).create(true).open(&log);
            let noted = file.and_then(|mut file| file.write_all(line.as_bytes()));
            async move {
                noted?;
                sleep(Duration::from_millis(2)).await;
                Ok::<(), BoxError>(())
            }
        })
        .run(std::future::pending())
        .await
        .expect("it is not refused");
}

/// Keeps events until the store is full.
async fn fill(inbox: &dyn EventInbox, log: &str) {
    let text = vec![b'x'; 20_000];
    for number in 0.. {
        if let Err(error) = inbox.keep(&InboxEvent::new(number.to_string(), &*text)).await {
            fs::write(log, format!("{number}\n{error}")).expect("it writes");
            return;
        }
    }
}

struct Bot(Child);

impl Bot {
    fn start(mock: &Mock, store: &str, log: &Path, step: &str) -> Self {
        let child = program(store)
            .env("HELPDESK_BOT_LOG", log)
            .env("HELPDESK_BOT_STEP", step)
            .env("HELPDESK_BOT_URL", mock.url())
            .env("HELPDESK_BOT_APP", mock.app_id())
            .env("HELPDESK_BOT_SECRET", mock.app_secret())
            .spawn();
        Self(child.expect("this program runs itself"))
    }

    /// Waits until the bot has killed itself.
    async fn died(&mut self) {
        let started = Instant::now();
        while self.0.try_wait().expect("it is a child").is_none() {
            assert!(started.elapsed() < Duration::from_secs(20), "the bot lives on");
            sleep(Duration::from_millis(5)).await;
        }
    }

    fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.kill();
    }
}

fn program(store: &str) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program"));
    command.args(["--exact", "processes::bot", "--ignored"]).env("HELPDESK_BOT_STORE", store);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn store_of(place: &Place) -> String {
    match place {
        Place::Sqlite(folder) => folder.path().join("store.db").display().to_string(),
        Place::Redis(server) => server.url(),
    }
}

fn unkeyed(place: &Place) -> Arc<dyn EventInbox> {
    match place {
        Place::Sqlite(_) => Arc::new(SqliteStore::open(store_of(place), None).expect("a store")),
        Place::Redis(_) => Arc::new(RedisStore::builder(store_of(place), APP).build().expect("a store")),
    }
}

/// How often each event was handled.
fn handled(log: &Path) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for id in fs::read_to_string(log).unwrap_or_default().lines() {
        *counts.entry(id.to_owned()).or_default() += 1;
    }
    counts
}

async fn emptied(inbox: &dyn EventInbox) {
    let started = Instant::now();
    loop {
        let state = inbox.state().await.expect("a state");
        if state.queued == 0 {
            return assert_eq!(state.put_aside, 0);
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{state:?}");
        sleep(Duration::from_millis(20)).await;
    }
}

async fn connected(mock: &Mock, bots: usize) {
    timeout(Duration::from_secs(60), mock.connected(bots)).await.expect("the bots start and connect");
}

async fn platform() -> Mock {
    Mock::builder().redelivery([Duration::from_millis(300); 1000]).start().await.expect("a mock")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_at_any_step_loses_nothing() {
    for place in [Place::sqlite(), Place::redis()].into_iter().flatten() {
        let inbox = unkeyed(&place);
        for (step, times) in [
            // The platform gets no answer, and sends the event again.
            ("arrived", 1),
            // The same, and the event is in the inbox already.
            ("kept", 1),
            ("acknowledged", 1),
            ("taken", 1),
            // The handler is done, and nobody knows: this is the one step at which an event is handled twice.
            ("handled", 2),
            ("completed", 1),
        ] {
            let (mock, folder) = (platform().await, TempDir::new().expect("a folder"));
            let log = folder.path().join("log");
            let mut bot = Bot::start(&mock, &store_of(&place), &log, step);
            connected(&mock, 1).await;
            let delivery = mock.push(PushedEvent::new(EVENT).event_id(step)).await.expect("an event");
            if step == "acknowledged" {
                assert_eq!(delivery.status(), Some(200));
                bot.kill();
            } else {
                bot.died().await;
            }
            let _bot = Bot::start(&mock, &store_of(&place), &log, "none");
            let deliveries = mock.settled().await;
            assert!(
                deliveries.iter().all(|delivery| delivery.state == DeliveryState::Delivered),
                "{step}: {deliveries:?}"
            );
            emptied(&*inbox).await;
            assert_eq!(handled(&log), HashMap::from([(step.to_owned(), times)]), "{step}");
        }
    }
}

/// Pushes events to bots that are killed and started again at random. Returns how many kills and repetitions there were.
async fn fleet(place: &Place, bots: usize, events: usize) -> (usize, usize) {
    let (mock, folder) = (Arc::new(platform().await), TempDir::new().expect("a folder"));
    let (log, store) = (folder.path().join("log"), store_of(place));
    let start = || Bot::start(&mock, &store, &log, "none");
    let mut running: Vec<Bot> = (0..bots).map(|_| start()).collect();
    connected(&mock, bots).await;
    let pushing = Arc::clone(&mock);
    let pushed = tokio::spawn(async move {
        let mut pushes = JoinSet::new();
        for number in 0..events {
            if pushes.len() == 64 {
                pushes.join_next().await;
            }
            let payload = json!({ "ticket_id": format!("t{}", number % 50) });
            let event = PushedEvent::new(EVENT).event_id(number.to_string()).payload(payload);
            let mock = Arc::clone(&pushing);
            pushes.spawn(async move { drop(mock.push(event).await.expect("an event")) });
        }
        pushes.join_all().await;
        pushing.settled().await
    });
    let (mut kills, mut seed) = (0, 1_u64);
    while !pushed.is_finished() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        sleep(Duration::from_millis(100 + (seed >> 33) % 400)).await;
        let victim = (seed >> 40) as usize % bots;
        running[victim].kill();
        kills += 1;
        running[victim] = start();
    }
    let deliveries = pushed.await.expect("no panic");
    let lost = deliveries.iter().filter(|delivery| delivery.state != DeliveryState::Delivered).count();
    assert_eq!((deliveries.len(), lost), (events, 0), "all are acknowledged in the end");
    emptied(&*unkeyed(place)).await;
    let handled = handled(&log);
    assert_eq!(handled.len(), events, "none is lost");
    let repeated = handled.values().sum::<usize>() - events;
    // Of each process that was killed, what its handlers were at.
    assert!(repeated <= kills * CONCURRENCY, "{repeated} repetitions after {kills} kills");
    eprintln!("{events} events, {bots} processes, {kills} kills: none lost, {repeated} handled once more");
    (kills, repeated)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_are_killed_lose_nothing() {
    let folder = TempDir::new().expect("a folder");
    fleet(&Place::Sqlite(folder), 2, 300).await;
    if let Some(server) = RedisServer::start() {
        fleet(&Place::Redis(server), 4, 500).await;
    }
}

/// `HELPDESK_FLEET_EVENTS` is how many events, 10,000 if not set.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "pushes 10,000 events through Redis"]
async fn ten_thousand_events_and_four_processes() {
    let Some(server) = RedisServer::start() else { return };
    let (kills, _) = fleet(&Place::Redis(server), 4, setting("HELPDESK_FLEET_EVENTS", 10_000)).await;
    assert!(kills > 10, "too few kills: {kills}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_an_error_and_loses_nothing() {
    let folder = TempDir::new().expect("a folder");
    let (store, log) = (folder.path().join("store.db"), folder.path().join("log"));
    let mut bot = Command::new("sh");
    // Blocks of 512 bytes in POSIX, of 1024 in bash.
    bot.args(["-c", "trap '' XFSZ; ulimit -f 2000; exec \"$0\" \"$@\""]);
    let run = program(&store.display().to_string());
    bot.arg(run.get_program())
        .args(run.get_args())
        .envs(run.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let status = bot.env("HELPDESK_BOT_FILL", &log).stdout(Stdio::null()).status().expect("a shell");
    assert!(status.success(), "{status}");
    let text = fs::read_to_string(&log).expect("the store was full");
    let (kept, error) = text.split_once('\n').expect("two lines");
    let kept: usize = kept.parse().expect("a number");
    assert!(kept > 10 && error.contains("store.db cannot be used"), "{text}");
    let inbox = SqliteStore::open(&store, None).expect("a store");
    let state = inbox.state().await.expect("a state");
    assert_eq!(state.queued, kept as u64, "{error}");
    assert_eq!(inbox.keep(&InboxEvent::new("more", &b"{}"[..])).await.expect("there is room"), Kept::New);
}
