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
/// The memory of a piece beside its bytes, rounded up.
const OVERHEAD: usize = 32;

/// The outcome of taking a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Joined {
    /// A message: the payload of the frame, or those of all frames of the message.
    Whole(Bytes),
    /// A piece of a message whose other pieces are yet to come, or a piece that has come before.
    Incomplete,
    /// A piece that belongs to no message, and why.
    Refused(&'static str),
}

/// The messages of which some pieces have come. The oldest are forgotten to make room for another.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    /// The oldest first.
    messages: VecDeque<Message>,
    /// The memory of all of them, in bytes.
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
    /// Its memory, in bytes.
    size: usize,
}

impl Joiner {
    /// Takes the payload of a frame.
    pub(crate) fn take(&mut self, frame: &Frame, now: Instant) -> Joined {
        // A frame without a valid number of pieces is a whole message, as in the platform's SDKs.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frame(id: &str, sum: &str, seq: &str, payload: &str) -> Frame {
        let headers = [("message_id", id), ("sum", sum), ("seq", seq)];
        let headers = headers.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Frame { headers, payload: payload.to_owned().into(), ..Frame::default() }
    }

    /// The outcome of taking pieces, one after another.
    fn join(pieces: &[(&str, &str, &str, &str)]) -> Vec<Joined> {
        let (mut joiner, now) = (Joiner::default(), Instant::now());
        let joined =
            pieces.iter().map(|(id, sum, seq, payload)| joiner.take(&frame(id, sum, seq, payload), now)).collect();
        joiner.check();
        joined
    }

    impl Joiner {
        /// Asserts the joiner's invariants.
        fn check(&self) {
            assert_eq!(self.total, self.messages.iter().map(|message| message.size).sum::<usize>());
            assert!(self.messages.len() <= MAX_MESSAGES && self.total <= MAX_TOTAL);
            for message in &self.messages {
                assert_eq!(message.missing, message.pieces.iter().filter(|piece| piece.is_none()).count());
                assert_eq!(message.length, message.pieces.iter().flatten().map(|piece| piece.len()).sum::<usize>());
                assert!(message.missing > 0 && message.length <= MAX_BODY_BYTES);
            }
        }
    }

    const INCOMPLETE: Joined = Joined::Incomplete;

    fn whole(text: &'static str) -> Joined {
        Joined::Whole(text.into())
    }

    #[test]
    fn pieces_in_any_order_and_more_than_once() {
        let (one, two, three) = (("a", "3", "0", "1"), ("a", "3", "1", "2"), ("a", "3", "2", "3"));
        for order in [[one, two, three], [three, two, one], [two, three, one]] {
            assert_eq!(join(&order), [INCOMPLETE, INCOMPLETE, whole("123")]);
        }
        // The first piece counts.
        let again = ("a", "3", "0", "x");
        assert_eq!(join(&[one, again, two, three]), [INCOMPLETE, INCOMPLETE, INCOMPLETE, whole("123")]);
        // Two messages at a time, and one of them again.
        let other = ("b", "2", "1", "y");
        let pieces = [other, one, two, ("b", "2", "0", "x"), three, one, two, three];
        let expected =
            [INCOMPLETE, INCOMPLETE, INCOMPLETE, whole("xy"), whole("123"), INCOMPLETE, INCOMPLETE, whole("123")];
        assert_eq!(join(&pieces), expected);
        // An empty piece is a piece.
        assert_eq!(join(&[("a", "2", "1", ""), ("a", "2", "0", "")]), [INCOMPLETE, whole("")]);
    }

    #[test]
    fn what_says_nothing_of_pieces_is_whole() {
        assert_eq!(Joiner::default().take(&Frame::default(), Instant::now()), whole(""));
        for sum in ["", "1", "0", "-1", "-99999999999", "x", "1.5", " 2", "99999999999999999999", "0x2"] {
            assert_eq!(join(&[("a", sum, "7", "text")]), [whole("text")], "{sum}");
        }
    }

    #[test]
    fn hostile_numbers() {
        let (many, nowhere) = ("the message has more pieces than any event", "the piece has no place in its message");
        for (sum, seq, problem) in [
            ("1025", "0", many),
            ("1000000000", "0", many),
            ("9223372036854775807", "0", many),
            ("2", "2", nowhere),
            ("2", "-1", nowhere),
            ("2", "", nowhere),
            ("2", "1e0", nowhere),
            ("1024", "1024", nowhere),
            ("2", "9223372036854775807", nowhere),
            ("2", "18446744073709551616", nowhere),
        ] {
            assert_eq!(join(&[("a", sum, seq, "x")]), [Joined::Refused(problem)], "{sum} {seq}");
        }
        let nameless = Joined::Refused("the piece does not say which message it is of");
        assert_eq!(join(&[("", "2", "0", "x")]), [nameless]);
        // The number of pieces changes: what came before still holds.
        let contradicts = Joined::Refused("the piece contradicts the others about their number");
        let pieces = [("a", "2", "0", "1"), ("a", "3", "1", "x"), ("a", "1000", "999", "x"), ("a", "2", "1", "2")];
        assert_eq!(join(&pieces), [INCOMPLETE, contradicts.clone(), contradicts, whole("12")]);
    }

    #[test]
    fn a_message_has_a_limit() {
        let (mut joiner, now) = (Joiner::default(), Instant::now());
        let half = "x".repeat(MAX_BODY_BYTES / 2);
        let large = Joined::Refused("the message is larger than any event");
        assert_eq!(joiner.take(&frame("a", "3", "0", &half), now), INCOMPLETE);
        assert_eq!(joiner.take(&frame("a", "3", "1", &half), now), INCOMPLETE);
        assert_eq!(joiner.take(&frame("a", "3", "2", "x"), now), large);
        assert_eq!((joiner.total, joiner.take_forgotten(), joiner.take_forgotten()), (0, 1, 0));
        assert_eq!(joiner.take(&frame("a", "2", "0", &half), now), INCOMPLETE);
        let Joined::Whole(joined) = joiner.take(&frame("a", "2", "1", &half), now) else {
            panic!("it is as large as can be")
        };
        assert_eq!(joined.len(), MAX_BODY_BYTES);
        assert_eq!(joiner.take(&frame("a", "1", "0", &(half.clone() + &half + "x")), now), large);
    }

    #[test]
    fn what_is_incomplete_has_a_limit_of_number_memory_and_age() {
        let (mut joiner, now) = (Joiner::default(), Instant::now());
        for number in 0..1000 {
            joiner.take(&frame(&number.to_string(), "2", "0", "x"), now);
            joiner.check();
        }
        assert_eq!((joiner.messages.len(), joiner.take_forgotten()), (MAX_MESSAGES, 1000 - MAX_MESSAGES as u64));
        // The oldest were forgotten.
        assert_eq!(joiner.take(&frame("999", "2", "1", "y"), now), whole("xy"));
        assert_eq!(joiner.take(&frame("0", "2", "1", "y"), now), INCOMPLETE);

        let piece = "x".repeat(900 << 10);
        for number in 0..100 {
            joiner.take(&frame(&format!("large {number}"), "1024", "7", &piece), now);
            joiner.check();
        }
        assert!(joiner.total > MAX_TOTAL / 2, "{}", joiner.total);

        joiner.take(&frame("new", "2", "0", "x"), now + AGE / 2);
        joiner.forget_old(now + AGE);
        assert_eq!((joiner.messages.len(), joiner.take(&frame("new", "2", "1", "y"), now + AGE)), (1, whole("xy")));
        assert_eq!((joiner.messages.len(), joiner.total), (0, 0));
        // A piece that comes too late starts anew.
        joiner.take(&frame("late", "2", "0", "x"), now);
        assert_eq!(joiner.take(&frame("late", "2", "1", "y"), now + AGE), INCOMPLETE);
    }

    #[test]
    fn memory_may_be_used_up_to_the_last_byte() {
        let (mut joiner, now) = (Joiner::default(), Instant::now());
        // With two pieces, and an id of two bytes.
        let payload = "x".repeat(MAX_TOTAL / 16 - (2 + 3 * OVERHEAD));
        for number in 10..26 {
            joiner.take(&frame(&number.to_string(), "2", "0", &payload), now);
        }
        assert_eq!((joiner.total, joiner.take_forgotten()), (MAX_TOTAL, 0));
        joiner.take(&frame("26", "2", "0", ""), now);
        assert_eq!((joiner.messages.len(), joiner.take_forgotten()), (16, 1));
    }

    proptest! {
        /// Pieces of several messages, mixed and repeated, among some that contradict.
        #[test]
        fn messages_are_joined_as_they_were_split(
            pieces in proptest::collection::vec((0..5_u8, 0..6_i64, 0..40_u64), 0..300),
        ) {
            let (mut joiner, now) = (Joiner::default(), Instant::now());
            let sum = |id: u8| i64::from(id) + 2;
            let text = |id: u8, seq: i64| format!("{id}.{seq};").repeat(usize::from(id));
            for (id, seq, wait) in pieces {
                let sum = sum(id);
                let payload = text(id, seq);
                let now = now + Duration::from_secs(wait / 20);
                let joined = joiner.take(&frame(&id.to_string(), &sum.to_string(), &seq.to_string(), &payload), now);
                joiner.check();
                match joined {
                    Joined::Whole(whole) => {
                        let expected: String = (0..sum).map(|seq| text(id, seq)).collect();
                        prop_assert_eq!(whole, Bytes::from(expected));
                    }
                    Joined::Incomplete => prop_assert!(seq < sum),
                    Joined::Refused(_) => prop_assert!(seq >= sum),
                }
            }
        }
    }
}
