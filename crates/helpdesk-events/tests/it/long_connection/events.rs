//! Events over a long connection, to a handler.

use std::time::Duration;

use helpdesk_events::AnyEvent;
use helpdesk_events::long_connection::{ConnectionState, Metric};
use helpdesk_mock::{DeliveryState, OPEN_LONG_CONNECTION, PushFault, PushedEvent};
use serde_json::json;

use super::bot::{ALL, Bot, CREATED, builder, mock};

#[tokio::test]
async fn the_documented_events_arrive_and_are_acknowledged() {
    let mock = mock().await;
    let mut bot = Bot::connected(&mock, builder(&mock)).await;
    bot.is("connected", |state| matches!(state, ConnectionState::Connected { .. })).await;
    for event_type in ALL {
        let delivery = mock.push_event(event_type).await.unwrap();
        assert_eq!((delivery.state, delivery.status()), (DeliveryState::Delivered, Some(200)), "{event_type}");
    }
    assert_eq!(mock.acknowledgements(), 4);
    let handled = bot.handled.lock().unwrap().clone();
    let types: Vec<&str> = handled.iter().map(helpdesk_events::ReceivedEvent::event_type).collect();
    assert_eq!(types, ALL);
    assert!(handled.iter().all(|event| event.deviations.is_empty() && !matches!(event.event, AnyEvent::Other(_))));
    assert!(matches!(&handled[0].event, AnyEvent::TicketCreated(ticket) if ticket.ticket_id.is_some()));
    // One ping at once, and its answer.
    bot.told("a round trip", |metric| matches!(metric, Metric::RoundTrip { .. })).await;
    assert_eq!((mock.pings(), mock.connections_opened(), mock.received(OPEN_LONG_CONNECTION)), (1, 1, 1));
    let state = bot.state.clone();
    bot.stop().await.unwrap();
    assert_eq!(*state.borrow(), ConnectionState::Closed { error: None });
    mock.connected(0).await;
}

#[tokio::test]
async fn envelopes_of_version_1_and_what_is_not_even_json() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    mock.push(PushedEvent::new(CREATED).event_id("one").v1()).await.unwrap();
    mock.push(PushedEvent::new("other.type").payload(json!([1]))).await.unwrap();
    assert_eq!(mock.acknowledgements(), 2);
    let handled = bot.handled.lock().unwrap().clone();
    assert_eq!((handled[0].event_id(), handled[0].event_type()), ("one", CREATED));
    assert!(matches!(&handled[1].event, AnyEvent::Other(event) if event.event_type == "other.type"));
}

#[tokio::test]
async fn an_event_is_handled_once_however_it_comes() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    let faults = [
        PushFault::Split(5),
        PushFault::OutOfOrder(7),
        PushFault::Duplicate,
        PushFault::Split(100),
        PushFault::CutAfter,
        PushFault::CutBefore,
        PushFault::Close(1011),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        mock.script_pushes([fault]);
        let event = PushedEvent::new(CREATED).event_id(number.to_string());
        let delivery = mock.push(event).await.unwrap();
        let first = number < 4;
        assert_eq!(delivery.state == DeliveryState::Delivered, first, "{number} {delivery:?}");
        // It is sent again before the next one, whose fault it would have otherwise.
        mock.settled().await;
        mock.connected(1).await;
    }
    assert!(mock.settled().await.iter().all(|delivery| delivery.state == DeliveryState::Delivered));
    let mut ids = bot.ids();
    ids.sort();
    assert_eq!(ids, ["0", "1", "2", "3", "4", "5", "6"]);
    assert_eq!(mock.connections_opened(), 4);
}

#[tokio::test]
async fn a_handler_that_fails_or_is_slow() {
    let mock = mock().await;
    let wait = Duration::from_millis(500);
    let failures = std::sync::atomic::AtomicUsize::new(0);
    let builder = builder(&mock).wait(wait).retries(3, Duration::from_millis(1));
    let bot = Bot::handling(builder, move |event| {
        let failure = failures.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async move {
            match (event.event_id(), failure) {
                ("fails", 0) => Err("once".into()),
                ("panics", _) => std::panic::resume_unwind(Box::new(())),
                ("slow", _) => {
                    tokio::time::sleep(4 * wait).await;
                    Ok(())
                }
                _ => Ok(()),
            }
        }
    });
    mock.connected(1).await;
    let push = async |id: &str| mock.push(PushedEvent::new(CREATED).event_id(id)).await.unwrap();
    assert_eq!(push("fails").await.status(), Some(500));
    mock.settled().await;
    assert_eq!(bot.ids(), ["fails", "fails"]);
    let delivery = push("slow").await;
    let latency = delivery.attempts[0].latency;
    assert_eq!(delivery.status(), Some(200));
    assert!((wait..3 * wait).contains(&latency), "{latency:?}");
    assert_eq!(push("panics").await.status(), Some(500));
    assert!(mock.settled().await[2].attempts.len() == 5);
    // The connection has survived all of that.
    assert_eq!(push("fine").await.status(), Some(200));
    assert_eq!(mock.connections_opened(), 1);
}

#[tokio::test]
async fn an_answer_does_not_wait_for_longer_than_the_platform() {
    let mock = mock().await;
    let builder = builder(&mock).wait(Duration::MAX).capacity(1).shutdown_limit(Duration::from_millis(50));
    let _bot = Bot::handling(builder, |_| std::future::pending());
    mock.connected(1).await;
    let (slow, full) = tokio::join!(mock.push_event(CREATED), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        // Another does not fit: the platform has to send it again.
        mock.push_event(CREATED).await
    });
    let (slow, full) = (slow.unwrap(), full.unwrap());
    assert_eq!((slow.status(), full.status()), (Some(200), Some(500)));
    assert!(slow.attempts[0].latency < Duration::from_millis(2700), "{:?}", slow.attempts[0].latency);
    assert!(full.attempts[0].latency < Duration::from_millis(500), "{:?}", full.attempts[0].latency);
}

#[tokio::test]
async fn two_clients_of_an_app_share_its_events() {
    let mock = mock().await;
    let (one, other) = (Bot::connected(&mock, builder(&mock)).await, Bot::connected(&mock, builder(&mock)).await);
    for number in 0..100 {
        mock.push(PushedEvent::new(CREATED).event_id(number.to_string())).await.unwrap();
    }
    let (ones, others) = (one.ids(), other.ids());
    assert!(
        ones.len() > 20 && others.len() > 20 && ones.len() + others.len() == 100,
        "{} {}",
        ones.len(),
        others.len()
    );
}
