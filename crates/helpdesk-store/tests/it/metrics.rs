//! Metrics of an inbox and of a client, as the recorder of a program gets them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_client::types::agent::ListAgentEmails;
use helpdesk_client::types::notification::GetNotification;
use helpdesk_client::{
    AppCredentials, Client, HelpdeskCredentials, MemoryUserTokenStore, UserAccessToken, UserTokenStore, UserTokens,
};
use helpdesk_events::long_connection::LongConnection;
use helpdesk_mock::{Fault, Mock, PushedEvent};
use helpdesk_testing::until;
use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use serde_json::json;
use tempfile::TempDir;

use crate::place::sqlite;

/// Holds each metric's value by its name.
#[derive(Clone, Default)]
struct Values(Arc<Mutex<BTreeMap<String, Arc<AtomicU64>>>>);

impl Values {
    fn entry(&self, key: &Key) -> Arc<AtomicU64> {
        Arc::clone(self.0.lock().expect("no panic").entry(key.name().to_owned()).or_default())
    }

    fn get(&self, name: &str) -> u64 {
        self.0.lock().expect("no panic").get(name).map_or(0, |value| value.load(Ordering::Relaxed))
    }
}

impl Recorder for Values {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.entry(key))
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.entry(key))
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[tokio::test]
async fn an_event_is_counted_at_each_step() {
    let values = Values::default();
    let _recorder = metrics::set_default_local_recorder(&values);
    let (folder, mock) = (TempDir::new().expect("a folder"), Mock::start().await.expect("a mock"));
    let connection = LongConnection::builder(mock.app_id(), mock.app_secret())
        .base_url(mock.url())
        .retries(1, Duration::ZERO)
        .keep_in(sqlite(&folder))
        .handle(|event| async move { if event.event_id() == "fails" { Err("no") } else { Ok(()) } });
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(connection.run(async { _ = stopped.await }));
    mock.connected(1).await;
    for id in ["1", "fails", "1"] {
        let event = PushedEvent::new("helpdesk.ticket.created_v1").event_id(id).payload(json!({ "ticket_id": id }));
        assert_eq!(mock.push(event).await.expect("an event").status(), Some(200));
    }
    let counters = [("kept", 2), ("duplicates", 1), ("handled", 1), ("retried", 1), ("put_aside", 1), ("refused", 0)];
    let name = |counter: &str| format!("helpdesk_events_{counter}_total");
    until("all is counted", || counters.iter().all(|(counter, count)| values.get(&name(counter)) == *count)).await;
    assert!(values.0.lock().expect("no panic").contains_key("helpdesk_events_queued"));
    drop(stop);
    running.await.expect("no panic").expect("it is not refused");
}

#[tokio::test]
async fn calls_retries_pauses_and_waits_are_counted() {
    let values = Values::default();
    let _recorder = metrics::set_default_local_recorder(&values);
    let mock = Mock::start().await.expect("a mock");
    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()
        .expect("the settings are right");
    mock.script("helpdesk.v1.agent.agent_email", [Fault::rate_limit(429, 1)]).expect("the mock knows it");
    client.send(&ListAgentEmails::new()).await.expect("the second response is right");
    let tokens = UserTokens::new(UserAccessToken::new(mock.user_token()), Duration::ZERO);
    let store = Arc::new(MemoryUserTokenStore::new(tokens.refresh_token(mock.refresh_token())));
    assert!(store.lease("another process", Duration::from_millis(100)).await.expect("it is in memory"));
    let user = client.as_refreshed_user(Arc::clone(&store));
    user.send(&GetNotification::new("6985032626234982420")).await.expect("the lease ends");
    // Two calls, a token and a refresh.
    for (name, count) in [("calls", 4), ("retries", 1), ("pauses", 1), ("lease_waits", 1), ("quota_claims", 0)] {
        assert_eq!(values.get(&format!("helpdesk_client_{name}_total")), count, "{name}");
    }
}
