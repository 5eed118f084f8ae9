//! How old a signed callback may be, and how far in the future.

use std::time::Duration;

use helpdesk_events::Refusal;
use serde_json::json;

use crate::platform::{self, Callback, NOW};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

fn body() -> Vec<u8> {
    platform::encrypted(platform::event("a.b_v1", json!({})).to_string().as_bytes())
}

#[test]
fn an_age_is_inside_the_window_or_not() {
    let default = Duration::from_secs(7 * HOUR + 30 * MINUTE);
    let short = Duration::from_secs(10);
    let old = |age, window| Err(Refusal::TooOld { age: Duration::from_secs(age), window });
    let ahead = |ahead| Err(Refusal::FromTheFuture { ahead: Duration::from_secs(ahead) });
    for (signed, window, expected) in [
        (NOW, default, Ok(())),
        // The last time that the platform delivers an event, if it does not sign anew.
        (NOW - (7 * HOUR + 5 * MINUTE + 15), default, Ok(())),
        (NOW - (7 * HOUR + 30 * MINUTE), default, Ok(())),
        (NOW - (7 * HOUR + 30 * MINUTE + 1), default, old(7 * HOUR + 30 * MINUTE + 1, default)),
        (NOW - 10, short, Ok(())),
        (NOW - 11, short, old(11, short)),
        (0, default, old(NOW, default)),
        (NOW + 5 * MINUTE, default, Ok(())),
        (NOW + 5 * MINUTE, short, Ok(())),
        (NOW + 5 * MINUTE + 1, default, ahead(5 * MINUTE + 1)),
        (NOW + HOUR, short, ahead(HOUR)),
    ] {
        let receiver = platform::encrypting().timestamp_window(window);
        let received = Callback::signed_at(signed, body()).receive(&receiver).map(drop);
        assert_eq!(received, expected, "{signed}");
    }
}

#[test]
fn a_signed_timestamp_that_is_no_number_of_seconds() {
    let huge = u64::MAX.to_string();
    let more = format!("{huge}0");
    for timestamp in [" ", "+1700000000", "-1", "1700000000.5", "1.7e9", "2023-11-14T22:13:20Z", "１７", &huge, &more]
    {
        let callback = Callback::signed_with(platform::KEY, timestamp, body());
        assert_eq!(callback.receive(&platform::encrypting()), Err(Refusal::BadTimestamp), "{timestamp}");
    }
}
