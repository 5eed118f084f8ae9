//! Traces: each event by its id, type and tenant, and neither its body nor a secret.

use std::time::Duration;

use helpdesk_events::{BoxError, BoxFuture, Claim, SeenEvents};
use helpdesk_testing::{Capture, until};
use serde_json::json;
use tokio::time::sleep;
use tracing::{Dispatch, subscriber};

use super::http::{event, sealed, send};
use super::server::{Calls, endpoint, serve};
use crate::platform::{Callback, KEY};

#[tokio::test]
async fn each_turn_and_neither_body_nor_secret() {
    let capture = Capture::new("helpdesk_events");
    // With a second one, a callsite that another test comes to first asks all subscribers, and not that test's.
    let _other = Dispatch::new(capture.clone());
    let _guard = subscriber::set_default(capture.clone());
    let calls = Calls::default();
    let handler = calls.handler_that(|call| async move {
        sleep(Duration::from_secs(1) * u32::from(call > 1)).await;
        Err("the handler's own secret")
    });
    let endpoint = endpoint().wait(Duration::from_millis(500)).retries(1, Duration::ZERO).handle(handler);
    let address = serve(&endpoint).await;
    let callback = sealed(&event("id-1"));
    let forged = Callback { signature: Some("forged".to_owned()), ..callback.clone() };
    assert_eq!(send(address, &forged).await, 401);
    assert_eq!(send(address, &callback).await, 500);
    assert_eq!(send(address, &callback).await, 200);
    until("the last attempt", || calls.ids().len() == 3).await;
    endpoint.shutdown(Duration::from_secs(10)).await;

    let text = capture.text();
    let lines: Vec<&str> = text.lines().collect();
    let span = r#" event_id="id-1" event_type="helpdesk.ticket.created_v1" tenant_key="2ca1d211f64f6438""#;
    assert_eq!(
        lines.iter().filter(|line| line.starts_with("helpdesk_event ") && line.ends_with(span)).count(),
        2,
        "{text}"
    );
    assert!(lines[0].contains(" message=refused a callback"), "{text}");
    let reason = "reason=\"the handler returned an error, which is not logged\"";
    assert!(text.contains(&format!("the platform is told to send the event again {reason}")), "{text}");
    assert!(text.contains(&format!("trying again {reason} attempts=1")), "{text}");
    let last = lines.last().expect("there are lines");
    assert!(
        last.starts_with("ERROR ") && last.contains("message=not handled, and given up event_id=\"id-1\""),
        "{text}"
    );

    let event = event("id-1");
    let token = event["header"]["token"].as_str().expect("the header has a token");
    let ticket = event["event"]["ticket_id"].as_str().expect("the event has a ticket");
    for hidden in [KEY, token, ticket, "own secret", "forged"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
}

/// Texts of a callback cannot move a cursor, turn the direction of a line or begin one, nor fill a log.
#[tokio::test]
async fn what_a_callback_names_is_shown_harmless_and_short() {
    let capture = Capture::new("helpdesk_events");
    let _other = Dispatch::new(capture.clone());
    let _guard = subscriber::set_default(capture.clone());
    let calls = Calls::default();
    let endpoint = endpoint().wait(Duration::ZERO).retries(0, Duration::ZERO).seen_events(Echoing).handle(
        calls.handler_that(|_| async {
            sleep(Duration::from_millis(50)).await;
            Err("no")
        }),
    );
    let address = serve(&endpoint).await;
    let hostile = format!("\u{1b}]0;x\u{7}\r\nINFO forged\u{2028}\u{202e}\u{2066}\u{200b}{}", "x".repeat(100_000));
    let (mut known, mut unknown) = (event(&hostile), event("short"));
    known["header"]["tenant_key"] = json!(hostile);
    // Neither id nor path fits.
    known["event"] = json!({ "guest": { hostile.as_str(): 1, "id": { "open_id": 1 } } });
    unknown["header"]["event_type"] = json!(hostile);
    for event in [known, unknown] {
        assert_eq!(send(address, &sealed(&event)).await, 200);
    }
    until("both calls", || calls.ids().len() == 2).await;
    endpoint.shutdown(Duration::from_secs(10)).await;
    assert_eq!(calls.ids().iter().map(String::len).max(), Some(hostile.len()), "the handler gets it as it is");

    let text = capture.text();
    assert!(text.contains(r"\u{1b}]0;x"), "it is shown: {text:.2000}");
    assert!(
        text.contains("deviates from the documentation") && text.contains("given up") && text.contains("store"),
        "{text:.2000}"
    );
    for line in text.lines() {
        assert!(line.len() < 2000, "{line:.3000}");
        assert!(!line.starts_with("INFO"));
        let unseen = ['\u{1b}', '\u{7}', '\r', '\u{2028}', '\u{202e}', '\u{2066}', '\u{200b}'];
        assert!(!line.contains(unseen), "{line:?}");
    }
}

/// A store whose errors name the id, which is what the errors of a database do.
struct Echoing;

impl SeenEvents for Echoing {
    fn claim<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        Box::pin(async { Ok(Claim::New) })
    }

    fn complete<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        assert!(id.len() <= 128 && id.bytes().all(|byte| byte.is_ascii_graphic()), "{id:?}");
        Box::pin(async move { Err(format!("no such key: {id} \u{1b}[2J{}", "x".repeat(5000)).into()) })
    }
}
