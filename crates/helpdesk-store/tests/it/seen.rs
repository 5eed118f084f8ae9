//! Seen events.

use helpdesk_events::Claim::{Done, InProgress, New};

use crate::place::{Place, on_both};

on_both! { an_event_is_claimed_once_until_it_is_released }

async fn an_event_is_claimed_once_until_it_is_released(place: Place) {
    let (one, other) = (place.seen_events(), place.seen_events());
    for id in ["1", "{2}", "'; DROP TABLE seen; --", &"3".repeat(128)] {
        assert_eq!(one.claim(id).await.expect("a claim"), New, "{id}");
        assert_eq!(other.claim(id).await.expect("a claim"), InProgress, "{id}");
        one.release(id).await.expect("a release");
        assert_eq!(other.claim(id).await.expect("a claim"), New, "{id}");
        other.complete(id).await.expect("it completes");
        assert_eq!(one.claim(id).await.expect("a claim"), Done, "{id}");
    }
}
