//! Long connections, to a client that is written by hand.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use helpdesk_mock::{
    ClientConfig, DeliveryState, Error, Fault, Mock, NoAnswer, OPEN_LONG_CONNECTION, PushFault, REDELIVERY,
    UPGRADE_LONG_CONNECTION,
};
use helpdesk_testing::send;
use prost::Message as _;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use crate::receiver::Receiver;
use crate::wire::JSON;

const CREATED: &str = "helpdesk.ticket.created_v1";

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
    #[prost(bytes, optional, tag = "8")]
    payload: Option<Vec<u8>>,
}

impl Frame {
    fn header(&self, key: &str) -> &str {
        self.headers.iter().find(|header| header.key == key).map_or("", |header| header.value.as_str())
    }

    fn json(&self) -> Value {
        serde_json::from_slice(self.payload.as_deref().unwrap_or_default()).unwrap()
    }
}

async fn mock() -> Mock {
    Mock::builder().redelivery(REDELIVERY.map(|_| Duration::from_millis(10))).start().await.unwrap()
}

async fn endpoint(mock: &Mock, secret: &str) -> Value {
    let app = json!({ "AppID": mock.app_id(), "AppSecret": secret }).to_string();
    send(mock.url(), "POST", "/callback/ws/endpoint", &[JSON], app).await.json()
}

/// The path and query that the endpoint gives.
async fn target(mock: &Mock) -> String {
    let opened = endpoint(mock, mock.app_secret()).await;
    let url = opened["data"]["URL"].as_str().unwrap();
    url.strip_prefix("ws://localhost").unwrap().to_owned()
}

/// The answer to a wish to upgrade, and the stream behind it.
async fn upgrade(mock: &Mock, target: &str) -> (String, BufReader<TcpStream>) {
    let stream = TcpStream::connect(mock.url().replace("http://", "")).await.unwrap();
    let mut stream = BufReader::new(stream);
    let request = format!(
        "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).await.unwrap() > 0 {}
    (head.to_ascii_lowercase(), stream)
}

async fn connect(mock: &Mock) -> WebSocketStream<TcpStream> {
    let (head, stream) = upgrade(mock, &target(mock).await).await;
    assert!(head.starts_with("http/1.1 101 ") && head.contains("sec-websocket-accept: s3ppl"), "{head}");
    WebSocketStream::from_raw_socket(stream.into_inner(), Role::Client, None).await
}

async fn frame(socket: &mut WebSocketStream<TcpStream>) -> Frame {
    match socket.next().await.unwrap().unwrap() {
        Message::Binary(bytes) => Frame::decode(bytes).unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn answer(socket: &mut WebSocketStream<TcpStream>, frame: &Frame, code: u16) {
    let payload = Some(json!({ "code": code }).to_string().into_bytes());
    let answer = Frame { payload, ..frame.clone() };
    socket.send(Message::Binary(answer.encode_to_vec().into())).await.unwrap();
}

#[tokio::test]
async fn it_gives_out_a_url_and_refuses_others() {
    let mock = mock().await;
    let opened = endpoint(&mock, mock.app_secret()).await;
    let config = json!({ "ReconnectCount": -1, "ReconnectInterval": 120, "ReconnectNonce": 30, "PingInterval": 120 });
    assert_eq!((&opened["code"], &opened["data"]["ClientConfig"]), (&json!(0), &config));
    assert_eq!(endpoint(&mock, "wrong").await["code"], 514);
    assert_eq!(mock.received(OPEN_LONG_CONNECTION), 2);

    let target = target(&mock).await;
    let forged = target.replace("device_id=", "device_id=1");
    let (head, _) = upgrade(&mock, &forged).await;
    assert!(head.starts_with("http/1.1 403 ") && head.contains("handshake-status: 514\r\n"), "{head}");
    mock.script(UPGRADE_LONG_CONNECTION, [Fault::error(403, 1_000_040_350, "too many")]).unwrap();
    let (head, _) = upgrade(&mock, &target).await;
    for header in ["handshake-status: 514\r\n", "handshake-autherrcode: 1000040350\r\n", "handshake-msg: too many\r\n"]
    {
        assert!(head.contains(header), "{head}");
    }
    assert_eq!(mock.connections_opened(), 0);
}

#[tokio::test]
async fn it_answers_pings_and_pushes_events() {
    let mock = mock().await;
    assert!(matches!(mock.push_event(CREATED).await, Err(Error::NoReceiver)));
    let mut socket = connect(&mock).await;
    mock.connected(1).await;
    mock.set_client_config(ClientConfig { ping_interval: 5, ..ClientConfig::default() });
    let headers = vec![Header { key: "type".to_owned(), value: "ping".to_owned() }];
    let ping = Frame { service: 7, headers, ..Frame::default() };
    socket.send(Message::Binary(ping.encode_to_vec().into())).await.unwrap();
    let pong = frame(&mut socket).await;
    assert_eq!((pong.method, pong.service, pong.header("type")), (0, 7, "pong"));
    assert_eq!((pong.json()["PingInterval"].clone(), mock.pings()), (json!(5), 1));

    // Refused once, then acknowledged.
    let (delivery, _) = tokio::join!(mock.push_event(CREATED), async {
        let event = frame(&mut socket).await;
        assert_eq!(
            (event.method, event.header("type"), event.header("sum"), event.header("seq")),
            (1, "event", "1", "0")
        );
        assert_eq!(event.json()["header"]["event_type"], CREATED);
        answer(&mut socket, &event, 500).await;
        let again = frame(&mut socket).await;
        assert_eq!(again.json(), event.json());
        assert_ne!(again.header("message_id"), event.header("message_id"));
        answer(&mut socket, &again, 200).await;
    });
    assert_eq!(delivery.unwrap().status(), Some(500));
    assert_eq!((mock.settled().await[0].status(), mock.acknowledgements()), (Some(200), 1));

    // In pieces, of which one is lost.
    mock.script_pushes([PushFault::OutOfOrder(3), PushFault::Incomplete(3)]);
    let (_, whole) = tokio::join!(mock.push_event(CREATED), async {
        let pieces = [frame(&mut socket).await, frame(&mut socket).await, frame(&mut socket).await];
        assert_eq!(pieces.each_ref().map(|piece| piece.header("seq").to_owned()), ["2", "1", "0"]);
        answer(&mut socket, &pieces[2], 200).await;
        pieces.iter().rev().flat_map(|piece| piece.payload.clone().unwrap()).collect::<Vec<u8>>()
    });
    assert_eq!(serde_json::from_slice::<Value>(&whole).unwrap()["header"]["event_type"], CREATED);
    let (delivery, _) = tokio::join!(mock.push_event(CREATED), async {
        assert_eq!([frame(&mut socket).await.header("seq"), frame(&mut socket).await.header("seq")], ["0", "1"]);
    });
    let delivery = delivery.unwrap();
    assert_eq!(delivery.attempts[0].answer, Err(NoAnswer::TimedOut(Duration::from_secs(3))));
    let again = frame(&mut socket).await;
    answer(&mut socket, &again, 200).await;
    assert_eq!(mock.settled().await[2].state, DeliveryState::Delivered);

    // While nobody is connected, events wait.
    mock.close_connections(1001);
    let Some(Ok(Message::Close(Some(close)))) = socket.next().await else { panic!("no close frame") };
    assert_eq!(u16::from(close.code), 1001);
    drop(socket);
    mock.connected(0).await;
    let delivery = mock.push_event(CREATED).await.unwrap();
    assert!(matches!(delivery.attempts[0].answer, Err(NoAnswer::Unreachable(_))), "{delivery:?}");
    let mut socket = connect(&mock).await;
    let event = frame(&mut socket).await;
    answer(&mut socket, &event, 200).await;
    assert_eq!(mock.settled().await[3].state, DeliveryState::Delivered);
}

#[tokio::test]
async fn a_callback_url_comes_first() {
    let mock = mock().await;
    let _socket = connect(&mock).await;
    let receiver = Receiver::start().await;
    mock.set_callback_url(&receiver.url).await.unwrap();
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    assert_eq!(mock.acknowledgements(), 0);
}
