//! Proven events in a form that no page documents, over HTTP.

use std::collections::HashSet;

use helpdesk_events::serve::EventEndpoint;
use helpdesk_testing::Capture;
use serde_json::json;
use tracing::{Dispatch, subscriber};

use super::http::{Connection, signed};
use super::server::{Calls, serve};
use crate::platform::{self, Callback};
use crate::reality::{cases, received, signed_cases};

fn texts() -> Vec<Vec<u8>> {
    // Several of them have one id, and would be taken for the same event.
    let distinct = |(number, text): (usize, Vec<u8>)| {
        let text = text.into_iter().map(char::from).collect::<String>();
        let text = text.replace("5e3702a84e847582be8db7fb73283c02", &format!("{number:032}"));
        text.chars().map(|byte| u8::try_from(u32::from(byte)).expect("a byte")).collect()
    };
    let texts = cases().into_iter().map(|case| case.1).chain(signed_cases().into_iter().map(|case| case.1));
    texts.enumerate().map(distinct).collect()
}

#[tokio::test]
async fn what_deviates_is_handled_and_acknowledged() {
    for receiver in [platform::encrypting(), platform::encrypting().strict(true)] {
        let calls = Calls::default();
        let address = serve(&EventEndpoint::builder(receiver).handle(calls.handler())).await;
        let mut connection = Connection::open(address).await;
        for text in texts() {
            assert_eq!(connection.send(&signed(platform::encrypted(&text))).await.status, 200, "{text:?}");
            assert_eq!(calls.events().last().expect("the handler was called").raw(), text);
        }
        assert_eq!(calls.ids().into_iter().collect::<HashSet<_>>().len(), texts().len());
        let last = texts().pop().expect("there are texts");
        assert_eq!(connection.send(&signed(platform::encrypted(&last))).await.status, 200);
        assert_eq!(calls.ids().len(), texts().len(), "what comes again is not handled again");
    }
}

#[test]
fn a_deviation_is_a_warning_once() {
    let capture = Capture::new("helpdesk_events");
    let _other = Dispatch::new(capture.clone());
    let _guard = subscriber::set_default(capture.clone());
    let event = platform::event("helpdesk.ticket.created_v1", json!({ "ticket_id": "7", "stage": "secret text" }));
    for _ in 0..3 {
        received(&platform::encrypting(), &Callback::sealed(&event));
    }
    let text = capture.text();
    let levels: Vec<_> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(levels, ["WARN", "DEBUG", "DEBUG"], "{text}");
    let fields = concat!(
        r#"event_type="helpdesk.ticket.created_v1" path="event.stage" documented="integer" came="string" "#,
        "lost=true count=1"
    );
    assert!(text.lines().all(|line| line.contains(fields)), "{text}");
    assert!(!text.contains("secret"), "{text}");
}
