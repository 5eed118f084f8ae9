//! The inbox, by its trait.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::{EventInbox, Fate, InboxEvent, Kept, TakenEvent};
use helpdesk_store::{RedisStore, SqliteStore};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::place::{Place, on_both};

on_both! {
    an_event_is_new_once
    events_of_a_ticket_come_one_after_another
    an_event_that_is_not_settled_comes_again
    an_attempt_may_be_put_off
    an_event_that_is_put_aside_can_be_read_and_released
    a_restart_finds_what_was_kept
    takers_share_the_events_and_keep_the_order
    ids_tickets_and_texts_are_data
    a_receipt_is_compared_in_full
    the_oldest_event_grows_older
    what_is_taken_at_once_has_an_end
}

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(300);

fn event(id: &str, ticket: &str) -> InboxEvent {
    let mut event = InboxEvent::new(id, format!("text of {id}").into_bytes());
    event.event_type = "helpdesk.ticket.updated_v1".to_owned();
    event.ticket_id = (!ticket.is_empty()).then(|| ticket.to_owned());
    event.arrival = "0-1".to_owned();
    event
}

async fn keep(inbox: &dyn EventInbox, events: &[(&str, &str)]) {
    for (id, ticket) in events {
        assert_eq!(inbox.keep(&event(id, ticket)).await.expect("it is kept"), Kept::New, "{id}");
    }
}

async fn take(inbox: &dyn EventInbox, hidden_for: Duration) -> Vec<TakenEvent> {
    inbox.take(10, hidden_for).await.expect("events")
}

fn ids(taken: &[TakenEvent]) -> Vec<&str> {
    taken.iter().map(|taken| &*taken.event.id).collect()
}

async fn settle(inbox: &dyn EventInbox, taken: &TakenEvent, fate: Fate) {
    assert!(inbox.settle(taken, &fate).await.expect("it settles"), "{taken:?} {fate:?}");
}

async fn an_event_is_new_once(place: Place) {
    let (one, other) = (place.inbox(), place.inbox());
    keep(&*one, &[("1", "")]).await;
    assert_eq!(other.keep(&event("1", "")).await.expect("it compares"), Kept::Duplicate, "queued");
    let taken = take(&*other, LONG).await;
    assert_eq!(taken.len(), 1);
    let TakenEvent { event: found, attempt: 1, .. } = &taken[0] else { panic!("{taken:?}") };
    let mut kept = event("1", "");
    // Milliseconds are kept.
    kept.arrived_at = found.arrived_at;
    assert_eq!(*found, kept);
    assert_eq!(one.keep(&event("1", "")).await.expect("it compares"), Kept::Duplicate, "taken");
    settle(&*other, &taken[0], Fate::Handled).await;
    assert_eq!(one.keep(&event("1", "")).await.expect("it compares"), Kept::Duplicate, "handled");
    assert!(take(&*one, LONG).await.is_empty());
}

async fn events_of_a_ticket_come_one_after_another(place: Place) {
    let inbox = place.inbox();
    keep(&*inbox, &[("1", "a"), ("2", "a"), ("3", "b"), ("4", ""), ("5", "a"), ("6", "aa")]).await;
    let first = take(&*inbox, LONG).await;
    assert_eq!(ids(&first), ["1", "3", "4", "6"]);
    settle(&*inbox, &first[0], Fate::Again { after: Duration::ZERO, counts: true }).await;
    let again = take(&*inbox, LONG).await;
    assert_eq!(ids(&again), ["1"], "the others wait for it");
    settle(&*inbox, &again[0], Fate::Aside { reason: "no".to_owned() }).await;
    let second = take(&*inbox, LONG).await;
    assert_eq!(ids(&second), ["2"], "one that is put aside holds up nobody");
    settle(&*inbox, &second[0], Fate::Handled).await;
    keep(&*inbox, &[("7", "a")]).await;
    let third = take(&*inbox, LONG).await;
    assert_eq!(ids(&third), ["5"]);
    assert!(inbox.release_aside("1").await.expect("it is there"));
    for (taken, next) in [(third, "7"), (Vec::new(), "1")] {
        if let [taken] = &*taken {
            settle(&*inbox, taken, Fate::Handled).await;
        }
        let taken = take(&*inbox, LONG).await;
        assert_eq!(ids(&taken), [next]);
        settle(&*inbox, &taken[0], Fate::Handled).await;
    }
}

async fn an_event_that_is_not_settled_comes_again(place: Place) {
    let (one, other) = (place.inbox(), place.inbox());
    keep(&*one, &[("1", "a")]).await;
    let first = take(&*one, SHORT).await;
    assert!(take(&*other, SHORT).await.is_empty(), "hidden");
    assert!(one.hide(&first[0], SHORT * 3).await.expect("it hides"));
    sleep(SHORT * 2).await;
    assert!(take(&*other, SHORT).await.is_empty(), "hidden for longer");
    sleep(SHORT * 2).await;
    let second = take(&*other, LONG).await;
    assert_eq!((ids(&second), second[0].attempt), (vec!["1"], 2));
    assert_ne!(first[0].receipt, second[0].receipt);
    for fate in [Fate::Handled, Fate::Again { after: LONG, counts: true }, Fate::Aside { reason: String::new() }] {
        assert!(!one.settle(&first[0], &fate).await.expect("it compares"), "{fate:?}");
    }
    assert!(!one.hide(&first[0], LONG).await.expect("it compares"));
    settle(&*other, &second[0], Fate::Handled).await;
    assert!(!other.settle(&second[0], &Fate::Handled).await.expect("it compares"), "settled before");
}

async fn an_attempt_may_be_put_off(place: Place) {
    let inbox = place.inbox();
    keep(&*inbox, &[("1", "")]).await;
    for (attempt, counts) in [(1, true), (2, false), (2, true), (3, true)] {
        let taken = take(&*inbox, LONG).await;
        assert_eq!(taken.first().map(|taken| taken.attempt), Some(attempt));
        settle(&*inbox, &taken[0], Fate::Again { after: Duration::ZERO, counts }).await;
    }
    let taken = take(&*inbox, LONG).await;
    settle(&*inbox, &taken[0], Fate::Again { after: SHORT, counts: true }).await;
    assert!(take(&*inbox, LONG).await.is_empty(), "its time has not come");
    sleep(SHORT * 2).await;
    assert_eq!(take(&*inbox, LONG).await.len(), 1);
}

async fn an_event_that_is_put_aside_can_be_read_and_released(place: Place) {
    let inbox = place.inbox();
    keep(&*inbox, &[("3", "a"), ("1", ""), ("2", "")]).await;
    let state = inbox.state().await.expect("a state");
    assert_eq!((state.queued, state.put_aside), (3, 0));
    assert!(state.oldest.is_some_and(|age| age < Duration::from_secs(5)), "{state:?}");
    for taken in take(&*inbox, LONG).await {
        settle(&*inbox, &taken, Fate::Aside { reason: format!("“{}” failed", taken.event.id) }).await;
    }
    let state = inbox.state().await.expect("a state");
    assert_eq!((state.queued, state.oldest, state.put_aside), (0, None, 3));
    assert_eq!(inbox.keep(&event("1", "")).await.expect("it compares"), Kept::Duplicate);

    for (after, most, found) in [(None, 2, &["1", "2"][..]), (Some("2"), 2, &["3"]), (Some("3"), 2, &[])] {
        let listed = inbox.list_aside(after, most).await.expect("a list");
        assert_eq!(listed.iter().map(|aside| &*aside.event.id).collect::<Vec<_>>(), found);
        for aside in listed {
            assert_eq!((aside.attempts, aside.reason), (1, format!("“{}” failed", aside.event.id)));
            assert_eq!((aside.event.raw.len(), &*aside.event.event_type), (0, "helpdesk.ticket.updated_v1"));
        }
    }
    let read = inbox.read_aside("3").await.expect("it reads").expect("it is there");
    assert_eq!((&*read.event.raw, read.event.ticket_id.as_deref()), (&b"text of 3"[..], Some("a")));

    for (id, is_there) in [("3", true), ("3", false), ("4", false)] {
        assert_eq!(inbox.release_aside(id).await.expect("an answer"), is_there, "{id}");
    }
    assert!(inbox.discard_aside("2").await.expect("an answer"));
    assert!(!inbox.discard_aside("2").await.expect("an answer"));
    assert_eq!(inbox.keep(&event("2", "")).await.expect("it compares"), Kept::Duplicate);
    assert_eq!(inbox.read_aside("2").await.expect("it reads"), None);
    let taken = take(&*inbox, LONG).await;
    assert_eq!((ids(&taken), taken[0].attempt), (vec!["3"], 1), "with all its attempts before it");
    assert_eq!(inbox.list_aside(None, 10).await.expect("a list").len(), 1);
}

async fn a_restart_finds_what_was_kept(place: Place) {
    keep(&*place.inbox(), &[("1", "a"), ("2", "a"), ("3", "")]).await;
    let taken = take(&*place.inbox(), SHORT).await;
    assert_eq!(ids(&taken), ["1", "3"]);
    settle(&*place.inbox(), &taken[1], Fate::Handled).await;
    sleep(SHORT * 2).await;
    let again = take(&*place.inbox(), LONG).await;
    assert_eq!((ids(&again), again[0].attempt), (vec!["1"], 2));
    settle(&*place.inbox(), &again[0], Fate::Handled).await;
    assert_eq!(ids(&take(&*place.inbox(), LONG).await), ["2"]);
    assert_eq!(place.inbox().keep(&event("3", "")).await.expect("it compares"), Kept::Duplicate);
}

async fn takers_share_the_events_and_keep_the_order(place: Place) {
    const EVENTS: usize = 400;
    const TICKETS: usize = 7;
    let handled: Arc<Mutex<HashMap<String, Vec<usize>>>> = Arc::default();
    let mut tasks = JoinSet::new();
    let keeper = place.inbox();
    tasks.spawn(async move {
        for number in 0..EVENTS {
            let ticket = if number % 8 == 7 { String::new() } else { format!("t{}", number % TICKETS) };
            keep(&*keeper, &[(&number.to_string(), &ticket)]).await;
        }
    });
    for taker in 0..4 {
        let (inbox, handled) = (place.inbox(), Arc::clone(&handled));
        tasks.spawn(async move {
            while handled.lock().expect("no panic").values().map(Vec::len).sum::<usize>() < EVENTS {
                for (number, taken) in take(&*inbox, LONG).await.iter().enumerate() {
                    if (number + taker) % 5 == 0 && taken.attempt == 1 {
                        settle(&*inbox, taken, Fate::Again { after: Duration::ZERO, counts: true }).await;
                        continue;
                    }
                    let ticket = taken.event.ticket_id.clone().unwrap_or_default();
                    let number = taken.event.id.parse().expect("a number");
                    handled.lock().expect("no panic").entry(ticket).or_default().push(number);
                    settle(&*inbox, taken, Fate::Handled).await;
                }
                sleep(Duration::from_millis(1)).await;
            }
        });
    }
    tasks.join_all().await;
    let mut all: Vec<usize> = Vec::new();
    for (ticket, numbers) in &*handled.lock().expect("no panic") {
        assert!(ticket.is_empty() || numbers.is_sorted(), "{ticket}: {numbers:?}");
        all.extend(numbers);
    }
    all.sort_unstable();
    assert_eq!(all, (0..EVENTS).collect::<Vec<_>>(), "each once");
    let state = place.inbox().state().await.expect("a state");
    assert_eq!((state.queued, state.put_aside), (0, 0));
}

async fn ids_tickets_and_texts_are_data(place: Place) {
    let inbox = place.inbox();
    let long = "x".repeat(128);
    let hostile = ["'; DROP TABLE inbox; --", "{x}", "?", "*", "%s%n", "\\0", "1:2", "-", "+", "(a", "[a", &long];
    for (number, text) in hostile.iter().enumerate() {
        let mut event = event(text, text);
        // All bytes there are, and as many as a callback can have.
        event.raw = (0..=255).cycle().take(if number == 0 { 1 << 20 } else { 300 }).collect();
        assert_eq!(inbox.keep(&event).await.expect("it is kept"), Kept::New, "{text}");
        let mut next = event.clone();
        next.id = format!("{number}");
        assert_eq!(inbox.keep(&next).await.expect("it is kept"), Kept::New, "{text}");
    }
    for round in 0..2 {
        let taken = inbox.take(100, LONG).await.expect("events");
        assert_eq!(taken.len(), hostile.len(), "one of each ticket");
        for taken in &taken {
            let number = hostile.iter().position(|ticket| taken.event.ticket_id.as_deref() == Some(ticket));
            let number = number.expect("one of the tickets");
            let length = if number == 0 { 1 << 20 } else { 300 };
            assert!(taken.event.raw.iter().copied().eq((0..=255).cycle().take(length)), "{}", taken.event.id);
            let id = if round == 0 { hostile[number].to_owned() } else { number.to_string() };
            assert_eq!(taken.event.id, id);
            settle(&*inbox, taken, Fate::Aside { reason: id }).await;
        }
    }
    for text in hostile {
        assert!(inbox.read_aside(text).await.expect("it reads").is_some(), "{text}");
        assert!(inbox.release_aside(text).await.expect("it is released"), "{text}");
    }
    assert_eq!(inbox.take(100, LONG).await.expect("events").len(), hostile.len());
}

async fn a_receipt_is_compared_in_full(place: Place) {
    let inbox = place.inbox();
    keep(&*inbox, &[("1", "")]).await;
    let taken = take(&*inbox, LONG).await;
    for receipt in [0, taken[0].receipt + 1, u64::MAX] {
        let forged = TakenEvent::new(taken[0].event.clone(), 1, receipt);
        assert!(!inbox.hide(&forged, LONG).await.expect("it compares"), "{receipt}");
        assert!(!inbox.settle(&forged, &Fate::Handled).await.expect("it compares"), "{receipt}");
    }
    settle(&*inbox, &taken[0], Fate::Handled).await;
}

async fn the_oldest_event_grows_older(place: Place) {
    let inbox = place.inbox();
    keep(&*inbox, &[("1", "")]).await;
    let mut slept = Duration::ZERO;
    for _ in 0..6 {
        let oldest = inbox.state().await.expect("a state").oldest.expect("it is queued");
        // Fractions of milliseconds are cut off.
        assert!(oldest + Duration::from_millis(5) >= slept && oldest < LONG, "{oldest:?} after {slept:?}");
        sleep(SHORT / 2).await;
        slept += SHORT / 2;
    }
}

async fn what_is_taken_at_once_has_an_end(place: Place) {
    const KIB: usize = 1 << 10;
    // To encrypt as much takes long in a debug build.
    let inbox: Arc<dyn EventInbox> = match &place {
        Place::Sqlite(folder) => Arc::new(SqliteStore::open(folder.path().join("plain.db"), None).expect("a store")),
        Place::Redis(server) => Arc::new(RedisStore::builder(server.url(), "plain").build().expect("a store")),
    };
    // Eight MiB, with what a record has beside its text; and one that is longer by itself.
    let sizes = [4096 * KIB - 4 * KIB, 4096 * KIB - 4 * KIB, 16 * KIB, 9 * 1024 * KIB, 1];
    for (number, size) in sizes.into_iter().enumerate() {
        let mut event = event(&number.to_string(), "");
        event.raw = vec![b'x'; size].into();
        assert_eq!(inbox.keep(&event).await.expect("it is kept"), Kept::New, "{number}");
        // So that no two are due at the same time.
        sleep(Duration::from_millis(3)).await;
    }
    for expected in [&["0", "1"][..], &["2"], &["3"], &["4"], &[]] {
        assert_eq!(ids(&take(&*inbox, LONG).await), expected);
    }
}
