//! Time that is moved: no test waits for it.

use std::time::{Duration, Instant};

use helpdesk_client::types::ticket::{ListTickets, StartService};
use helpdesk_mock::{DeliveryState, ISSUE_TENANT_TOKEN, Mock};

use super::Desk;
use crate::receiver::{Pushed, Receiver};

#[tokio::test]
async fn tokens_age_as_time_is_moved() {
    let desk = Desk::start().await;
    desk.client.send(&ListTickets::new()).await.unwrap();
    desk.mock.advance(Duration::from_secs(2 * 60 * 60 + 1));
    // The client's token is refused, and it gets another.
    desk.client.send(&ListTickets::new()).await.unwrap();
    assert_eq!(desk.mock.received(ISSUE_TENANT_TOKEN), 2);
}

#[tokio::test]
async fn an_event_is_sent_again_when_its_time_has_come() {
    let begun = Instant::now();
    let receiver = Receiver::start().await;
    receiver.answer([500, 500, 500, 500]);
    let mock = Mock::builder().stateful().callback_url(&receiver.url).start().await.unwrap();
    let delivery = mock.push_event("helpdesk.ticket.created_v1").await.unwrap();
    assert_eq!(delivery.state, DeliveryState::Due(Duration::from_secs(15)));
    for (wait, attempts) in [(14, 1), (1, 2), (299, 2), (1, 3), (3600, 4), (6 * 3600, 5)] {
        mock.advance(Duration::from_secs(wait));
        // A due event is being sent; its arrival takes no time on the mock's clock.
        while mock.deliveries()[0].attempts.len() < attempts {
            tokio::task::yield_now().await;
        }
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert_eq!(mock.deliveries()[0].attempts.len(), attempts, "after {wait} s more");
    }
    assert_eq!(mock.settled().await[0].state, DeliveryState::Delivered);
    // The receiver compares the time of a signature with its own clock, which nobody has moved.
    assert_eq!(receiver.pushed().iter().find_map(Pushed::fault), None);
    assert!(begun.elapsed() < Duration::from_secs(15), "nothing was waited for");
}

#[tokio::test]
async fn a_ticket_shows_the_name_of_its_guest() {
    let builder = Mock::builder().stateful().person("ou_ann", "Ann, Lee");
    let desk = Desk::of(builder.start().await.unwrap());
    let name = async || {
        desk.client.send(&StartService::new("ou_ann")).await.unwrap();
        let tickets = desk.client.list(ListTickets::new()).all().await.unwrap();
        assert_eq!(tickets.len(), 1);
        tickets.into_iter().find_map(|ticket| ticket.guest?.name)
    };
    assert_eq!(name().await.as_deref(), Some("Ann, Lee"));
    desk.mock.restore(r#"{"format":1}"#).unwrap();
    assert_eq!(name().await.as_deref(), Some("Ann, Lee"), "after it has started over");
}

#[tokio::test]
async fn what_is_created_has_the_time_that_was_moved_to() {
    let desk = Desk::start().await;
    let start = StartService::new("ou_1");
    desk.client.send(&start).await.unwrap();
    desk.mock.advance(Duration::from_secs(24 * 60 * 60));
    desk.client.send(&start).await.unwrap();
    let tickets = desk.client.list(ListTickets::new()).all().await.unwrap();
    let created: Vec<i64> = tickets
        .iter()
        .filter_map(|ticket| ticket.created_at.map(helpdesk_client::types::Timestamp::as_millis))
        .collect();
    assert!((24 * 3_600_000..24 * 3_600_000 + 60_000).contains(&(created[1] - created[0])), "{created:?}");
    // A window of time has one of them.
    let (from, to) = (tickets[1].created_at.unwrap(), tickets[1].created_at.unwrap());
    let window = ListTickets::new().create_time_start(from).create_time_end(to);
    assert_eq!(desk.client.list(window).all().await.unwrap().len(), 1);
}
