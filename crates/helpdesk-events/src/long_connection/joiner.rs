//! Joins messages that come in pieces.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;

use super::frame::Frame;
use crate::incoming::MAX_BODY_BYTES;

/// The most pieces of a message.
const MAX_PIECES: usize = 1024;
/// How many messages may be incomplete at a time, and how many bytes all of them together may take.
const MAX_MESSAGES: usize = 64;
const MAX_TOTAL: usize = 8 << 20;
/// How long a message may be incomplete. The platform's SDKs wait for 5 to 10 seconds.
const AGE: Duration = Duration::from_secs(10);
/// What a piece takes in memory beside its bytes, and a bit more.
const OVERHEAD: usize = 32;

/// What a frame adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Joined {
    /// A message: the payload of the frame, or those of all frames of the message.
    Whole(Bytes),
    /// A piece of a message whose other pieces are yet to come, or a piece that has come before.
    Incomplete,
    /// A piece that belongs to no message, and why.
    Refused(&'static str),
}

/// The messages of which some pieces have come. The oldest are forgotten where there is no room for another.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    /// The oldest first.
    messages: VecDeque<Message>,
    /// What all of them take, in bytes.
    total: usize,
    /// How many messages were forgotten, incomplete.
    forgotten: u64,
}

#[derive(Debug)]
struct Message {
    id: String,
    since: Instant,
    pieces: Vec<Option<Box<[u8]>>>,
    missing: usize,
    /// The length of the message so far.
    length: usize,
    /// What it takes, in bytes.
    size: usize,
}

impl Joiner {
    /// Takes the payload of a frame.
    pub(crate) fn take(&mut self, frame: &Frame, now: Instant) -> Joined {
        // What is not a number of pieces is a whole message, as in the platform's SDKs.
        let number = |name| frame.header(name).and_then(|text| text.parse::<i64>().ok());
        let sum = number("sum").unwrap_or(1);
        if sum <= 1 {
            return match frame.payload.len() {
                0..=MAX_BODY_BYTES => Joined::Whole(frame.payload.clone()),
                _ => Joined::Refused("the message is larger than any event"),
            };
        }
        let Some(sum) = usize::try_from(sum).ok().filter(|sum| *sum <= MAX_PIECES) else {
            return Joined::Refused("the message has more pieces than any event");
        };
        let seq = number("seq").and_then(|seq| usize::try_from(seq).ok()).filter(|seq| *seq < sum);
        let Some(seq) = seq else { return Joined::Refused("the piece has no place in its message") };
        let id = frame.header("message_id").unwrap_or_default();
        if id.is_empty() {
            return Joined::Refused("the piece does not say which message it is of");
        }
        self.forget_old(now);
        self.add(id, sum, seq, &frame.payload, now)
    }

    fn add(&mut self, id: &str, sum: usize, seq: usize, payload: &[u8], now: Instant) -> Joined {
        let at = self.messages.iter().position(|message| message.id == id).unwrap_or_else(|| {
            let size = id.len() + sum * OVERHEAD + OVERHEAD;
            self.total += size;
            let message =
                Message { id: id.to_owned(), since: now, pieces: vec![None; sum], missing: sum, length: 0, size };
            self.messages.push_back(message);
            self.messages.len() - 1
        });
        let Some(message) = self.messages.get_mut(at) else { return Joined::Incomplete };
        if message.pieces.len() != sum {
            return Joined::Refused("the piece contradicts the others about their number");
        }
        match message.pieces.get_mut(seq) {
            Some(piece @ None) => *piece = Some(payload.into()),
            // It came again.
            _ => return Joined::Incomplete,
        }
        message.missing -= 1;
        message.length += payload.len();
        message.size += payload.len();
        self.total += payload.len();
        if message.length > MAX_BODY_BYTES {
            self.forget(at);
            return Joined::Refused("the message is larger than any event");
        }
        if message.missing == 0 {
            return self.remove(at).map_or(Joined::Incomplete, |message| Joined::Whole(message.join()));
        }
        while self.messages.len() > MAX_MESSAGES || self.total > MAX_TOTAL {
            self.forget(0);
        }
        Joined::Incomplete
    }

    /// Forgets the messages that have been incomplete for too long.
    pub(crate) fn forget_old(&mut self, now: Instant) {
        while self.messages.front().is_some_and(|message| now.duration_since(message.since) >= AGE) {
            self.forget(0);
        }
    }

    /// How many messages were forgotten since this was last asked.
    pub(crate) fn take_forgotten(&mut self) -> u64 {
        std::mem::take(&mut self.forgotten)
    }

    fn forget(&mut self, at: usize) {
        self.forgotten += u64::from(self.remove(at).is_some());
    }

    fn remove(&mut self, at: usize) -> Option<Message> {
        let message = self.messages.remove(at)?;
        self.total -= message.size;
        Some(message)
    }
}

impl Message {
    fn join(self) -> Bytes {
        let mut whole = Vec::with_capacity(self.length);
        self.pieces.iter().flatten().for_each(|piece| whole.extend_from_slice(piece));
        whole.into()
    }
}
