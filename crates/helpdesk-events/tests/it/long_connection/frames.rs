//! Frames that are not what they should be. One bad frame ends nothing.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use helpdesk_events::AnyEvent;
use helpdesk_events::long_connection::{Interruption, Metric};
use helpdesk_mock::{DeliveryState, PushedEvent};
use helpdesk_testing::{memory, until};
use prost::Message as _;
use serde_json::json;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use super::bot::{Bot, CREATED, builder, mock};
use super::server;

#[derive(Clone, PartialEq, prost::Message)]
struct Header {
    #[prost(string, required, tag = "1")]
    key: String,
    #[prost(string, required, tag = "2")]
    value: String,
}

#[derive(Clone, PartialEq, prost::Message)]
struct Frame {
    #[prost(uint64, required, tag = "1")]
    seq_id: u64,
    #[prost(uint64, required, tag = "2")]
    log_id: u64,
    #[prost(int32, required, tag = "3")]
    service: i32,
    #[prost(int32, required, tag = "4")]
    method: i32,
    #[prost(message, repeated, tag = "5")]
    headers: Vec<Header>,
    #[prost(string, optional, tag = "6")]
    payload_encoding: Option<String>,
    #[prost(bytes, optional, tag = "8")]
    payload: Option<Vec<u8>>,
    #[prost(string, optional, tag = "9")]
    log_id_new: Option<String>,
}

impl Frame {
    fn header(&self, key: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.key == key).map(|header| header.value.as_str())
    }
}

/// A frame of that method with these headers.
fn frame(method: i32, headers: &[(&str, &str)], payload: &[u8]) -> Frame {
    let header = |&(key, value): &(&str, &str)| Header { key: key.to_owned(), value: value.to_owned() };
    let headers = headers.iter().map(header).collect();
    Frame { seq_id: 3, log_id: 4, service: 2, method, headers, payload: Some(payload.to_vec()), ..Frame::default() }
}

fn piece(id: &str, sum: &str, seq: &str, payload: &[u8]) -> Vec<u8> {
    let headers = [("type", "event"), ("message_id", id), ("sum", sum), ("seq", seq)];
    frame(1, &headers, payload).encode_to_vec()
}

#[tokio::test]
async fn bad_frames_end_nothing() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    for text in ["", "hello", "{\"type\":\"ping\"}", "\u{1b}[2J"] {
        mock.send_text(text);
        bot.ignored("a text frame").await;
    }
    let event = ("type", "event");
    for (bytes, reason) in [
        (b"{}".to_vec(), "not a frame of the long connection"),
        (vec![0xff; 100_000], "not a frame of the long connection"),
        (frame(7, &[event], b"{}").encode_to_vec(), "of an unknown method"),
        (frame(-1, &[event], b"{}").encode_to_vec(), "of an unknown method"),
        (frame(1, &[("type", "other")], b"{}").encode_to_vec(), "of an unknown type"),
        (frame(1, &[], b"{}").encode_to_vec(), "of an unknown type"),
        (frame(0, &[event], b"{}").encode_to_vec(), "of an unknown type"),
        (frame(1, &[("type", "card")], b"{}").encode_to_vec(), "a card action, which is not an event"),
        (piece("a", "1000000000", "0", b"{}"), "the message has more pieces than any event"),
        (piece("a", "2", "2", b"{}"), "the piece has no place in its message"),
        (piece("a", "2", "-9223372036854775808", b"{}"), "the piece has no place in its message"),
        (piece("", "2", "1", b"{}"), "the piece does not say which message it is of"),
    ] {
        bot.metrics.lock().unwrap().clear();
        mock.send_binary(bytes);
        bot.ignored(reason).await;
    }
    // Pings and pongs that say nothing, or nonsense.
    bot.metrics.lock().unwrap().clear();
    for payload in [&b""[..], b"{", b"null", b"[1]", b"{\"PingInterval\":-1,\"ReconnectCount\":\"x\"}", &[0xff; 9]] {
        mock.send_binary(frame(0, &[("type", "pong")], payload).encode_to_vec());
        mock.send_binary(frame(0, &[("type", "ping")], payload).encode_to_vec());
    }
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    assert_eq!((bot.ids().len(), mock.connections_opened(), mock.acknowledgements()), (1, 1, 1));
    assert!(!bot.metrics.lock().unwrap().iter().any(|metric| matches!(metric, Metric::FrameIgnored { .. })));
}

#[tokio::test]
async fn an_event_is_handled_whatever_its_payload() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    for payload in
        [&b""[..], b"no JSON", b"null", b"[]", &[0xff, 0xfe], b"{\"schema\":\"2.0\"}", b"{\"header\":7,\"event\":{}}"]
    {
        mock.send_binary(piece("a", "1", "0", payload));
    }
    bot.has_handled(7).await;
    for event in bot.handled.lock().unwrap().iter() {
        assert!(matches!(event.event, AnyEvent::Other(_)) && event.event_id().len() == 64, "{event:?}");
    }
    bot.told("the last answer", |_| mock.acknowledgements() == 7).await;
}

#[tokio::test]
async fn half_sent_messages_until_memory_is_at_its_bound() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    let half = vec![b'x'; 900_000];
    mock.send_binary(piece("warm", "2", "0", &half));
    let before = memory();
    for number in 0..100 {
        mock.send_binary(piece(&format!("half {number}"), "2", "0", &half));
        if number % 10 == 9 {
            // So that the mock's memory is not what is measured.
            assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
        }
    }
    let grown = memory().saturating_sub(before);
    assert!(grown < 48 << 20, "{grown} bytes for 90 MB of pieces");
    bot.told("messages that were forgotten", |metric| matches!(metric, Metric::Forgotten { .. })).await;
    let forgotten = |metric: &Metric| if let Metric::Forgotten { messages } = metric { *messages } else { 0 };
    let forgotten: u64 = bot.metrics.lock().unwrap().iter().map(forgotten).sum();
    assert!((85..101).contains(&forgotten), "{forgotten}");
}

#[tokio::test]
async fn a_frame_of_a_hundred_megabytes() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    // All but the largest event fits.
    let large = json!({ "text": "x".repeat(1_040_000) });
    let delivery = mock.push(PushedEvent::new("other").payload(large)).await.unwrap();
    assert_eq!(delivery.state, DeliveryState::Delivered);
    mock.send_binary(vec![0; 100 << 20]);
    bot.told("the end of the connection", |metric| {
        matches!(metric, Metric::Disconnected { reason: Interruption::Protocol(problem), .. } if problem.contains("too long"))
    })
    .await;
    until("another connection", || (mock.connections_opened(), mock.connections()) == (2, 1)).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
}

#[tokio::test]
async fn the_answer_is_the_frame_with_its_headers() {
    let (answers, mut answered) = mpsc::unbounded_channel();
    let url = server::serve(move |upgrade| {
        let answers = answers.clone();
        async move {
            let mut socket = upgrade.accept().await;
            let headers = [("type", "event"), ("message_id", "m"), ("sum", "2"), ("seq", "0"), ("trace_id", "t")];
            let mut first = frame(1, &headers, b"{\"schema\":\"2.0\",");
            first.payload_encoding = Some("none".to_owned());
            first.log_id_new = Some("log".to_owned());
            let mut last = first.clone();
            last.headers[3].value = "1".to_owned();
            last.seq_id = u64::MAX;
            last.payload = Some(b"\"event\":{}}".to_vec());
            // The piece that comes last is the first one.
            for frame in [&last, &first] {
                socket.send(Message::Binary(frame.encode_to_vec().into())).await.unwrap();
            }
            let _ = answers.send((first, Frame::default()));
            while let Some(Ok(Message::Binary(bytes))) = socket.next().await {
                let answer = Frame::decode(bytes).unwrap();
                let _ = answers.send((Frame::default(), answer));
            }
        }
    })
    .await;
    let mock = mock().await;
    let bot = Bot::start(builder(&mock).base_url(url));
    let (mut sent, _) = answered.recv().await.unwrap();
    let ping = answered.recv().await.unwrap().1;
    assert_eq!((ping.seq_id, ping.log_id, ping.service, ping.method, ping.header("type")), (0, 0, 2, 0, Some("ping")));
    let mut answer = answered.recv().await.unwrap().1;
    assert_eq!(answer.payload.as_deref(), Some(&b"{\"code\":200}"[..]));
    let took = answer.headers.pop().unwrap();
    assert!(took.key == "biz_rt" && took.value.parse::<u64>().is_ok(), "{took:?}");
    // Nothing else differs.
    sent.payload = None;
    answer.payload = None;
    assert_eq!(answer, sent);
    bot.has_handled(1).await;
}

#[tokio::test]
async fn a_server_that_reads_nothing() {
    let url = server::serve(|upgrade| async move {
        let mut socket = upgrade.accept().await;
        // Events for ever, with headers that make the answers long, and never a look at them.
        let headers = [("type", "event"), ("message_id", "m"), ("trace_id", &"x".repeat(3900))];
        let event = frame(1, &headers, b"{\"schema\":\"2.0\",\"header\":{\"event_id\":\"one\"},\"event\":{}}");
        let event = Message::Binary(event.encode_to_vec().into());
        while socket.send(event.clone()).await.is_ok() {}
    })
    .await;
    let mock = mock().await;
    let before = memory();
    let bot = Bot::start(builder(&mock).base_url(url).pong_deadline(Duration::from_millis(300)));
    // The answers find no way out, so at last nothing is read any more.
    bot.told("the end", |metric| matches!(metric, Metric::Disconnected { reason: Interruption::Silent, .. })).await;
    let grown = memory().saturating_sub(before);
    assert!(grown < 64 << 20, "{grown} bytes");
    assert_eq!(bot.ids(), ["one"]);
}
