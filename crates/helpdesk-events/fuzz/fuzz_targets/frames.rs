//! Any bytes as a frame of the long connection, and any row of pieces as messages.

#![no_main]

// The files themselves, as the crate shows neither to its users.
#[path = "../../src/long_connection/frame.rs"]
#[allow(dead_code)]
mod frame;
#[path = "../../src/long_connection/joiner.rs"]
mod joiner;
#[path = "../../src/long_connection/protobuf.rs"]
#[allow(dead_code)]
mod protobuf;

mod incoming {
    pub(crate) const MAX_BODY_BYTES: usize = 1 << 20;
}

use std::time::Duration;

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use prost::Message;
use tokio::time::Instant;

use frame::Frame;
use joiner::{Joined, Joiner};

#[derive(Clone, PartialEq, Message)]
struct LibraryHeader {
    #[prost(string, required, tag = "1")]
    key: String,
    #[prost(string, required, tag = "2")]
    value: String,
}

#[derive(Clone, PartialEq, Message)]
struct LibraryFrame {
    #[prost(uint64, required, tag = "1")]
    seq_id: u64,
    #[prost(uint64, required, tag = "2")]
    log_id: u64,
    #[prost(int32, required, tag = "3")]
    service: i32,
    #[prost(int32, required, tag = "4")]
    method: i32,
    #[prost(message, repeated, tag = "5")]
    headers: Vec<LibraryHeader>,
    #[prost(string, optional, tag = "6")]
    payload_encoding: Option<String>,
    #[prost(string, optional, tag = "7")]
    payload_type: Option<String>,
    #[prost(bytes = "bytes", optional, tag = "8")]
    payload: Option<Bytes>,
    #[prost(string, optional, tag = "9")]
    log_id_new: Option<String>,
}

fn read(bytes: &Bytes) -> Option<Frame> {
    let frame = Frame::read(bytes).ok()?;
    let theirs = LibraryFrame::decode(bytes.clone()).expect("a frame");
    let headers = theirs.headers.into_iter().map(|header| (header.key, header.value)).collect();
    let theirs = Frame {
        seq_id: theirs.seq_id,
        log_id: theirs.log_id,
        service: theirs.service,
        method: theirs.method,
        headers,
        payload_encoding: theirs.payload_encoding,
        payload_type: theirs.payload_type,
        payload: theirs.payload.unwrap_or_default(),
        log_id_new: theirs.log_id_new,
    };
    assert_eq!(frame, theirs);
    assert_eq!(Frame::read(&frame.encode()).as_ref(), Ok(&frame));
    Some(frame)
}

/// The text of a piece, which says of which message and where it is.
fn text(id: u8, sum: i64, seq: i64) -> String {
    format!("{id}/{sum}/{seq};").repeat(usize::from(id) % 3)
}

/// Four bytes are a piece: the message, the number of pieces, the place, and the time since the last one.
fn pieces(data: &[u8]) {
    let (mut joiner, mut now) = (Joiner::default(), Instant::now());
    for piece in data.chunks_exact(4) {
        let [id, sum, seq, wait] = [piece[0], piece[1], piece[2], piece[3]];
        now += Duration::from_millis(u64::from(wait) * 20);
        let number = |byte: u8| match byte {
            0xff => i64::MAX,
            0xfe => i64::MIN,
            0xfd => 1 << 30,
            byte => i64::from(byte) - 2,
        };
        let (sum, seq) = (number(sum), number(seq));
        let payload = text(id, sum, seq);
        let headers = [("message_id", id.to_string()), ("sum", sum.to_string()), ("seq", seq.to_string())];
        let headers = headers.map(|(key, value)| (key.to_owned(), value)).into();
        let frame = Frame { headers, payload: payload.clone().into(), ..Frame::default() };
        match joiner.take(&frame, now) {
            Joined::Whole(whole) if sum > 1 => {
                let expected: String = (0..sum).map(|seq| text(id, sum, seq)).collect();
                assert_eq!(whole, expected);
            }
            Joined::Whole(whole) => assert_eq!(whole, payload),
            Joined::Incomplete => assert!(sum > 1 && (0..sum).contains(&seq)),
            Joined::Refused(_) => assert!(sum > 1),
        }
    }
    joiner.forget_old(now + Duration::from_secs(10));
    let _ = joiner.take_forgotten();
}

fuzz_target!(|data: &[u8]| {
    let bytes = Bytes::copy_from_slice(data);
    if let Some(frame) = read(&bytes) {
        let (mut joiner, now) = (Joiner::default(), Instant::now());
        let _ = (joiner.take(&frame, now), joiner.take(&frame, now));
    }
    pieces(data);
});
