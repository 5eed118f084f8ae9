//! Blocks of a recorded event, spliced into a recorded challenge: whoever does that without the key learns nothing.
//!
//! In CBC the text of a block is what the cipher makes of it, combined with the block before. So who puts a block of an event
//! behind a block of his choice, in the middle of a challenge, gets its text in the answer, if the noise that such a seam
//! makes passes for the text of a challenge. He finds blocks for which it does among messages that he wrote himself, as he
//! knows what the cipher makes of these. 15 MB of them once gave him the events, a block at a time.

use aes::Aes256;
use aes::cipher::{BlockCipherDecrypt, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use helpdesk_events::{EventReceiver, Incoming, Refusal};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::platform::{self, Callback, KEY};

pub(crate) type Block = [u8; 16];

/// The initialisation vector and the blocks of an encrypted text.
pub(crate) fn recorded(callback: &Value) -> Vec<Block> {
    let body: Value = serde_json::from_slice(&platform::encrypted(callback.to_string().as_bytes())).expect("JSON");
    let bytes = STANDARD.decode(body["encrypt"].as_str().expect("a string")).expect("base64");
    bytes.chunks(16).map(|block| block.try_into().expect("whole blocks")).collect()
}

pub(crate) fn spliced(blocks: &[Block]) -> Callback {
    Callback::unsigned(platform::body_of_base64(&STANDARD.encode(blocks.concat())))
}

fn xor(a: Block, b: Block) -> Block {
    std::array::from_fn(|at| a[at] ^ b[at])
}

/// The decrypted block. The attacker knows it for the blocks that he wrote himself.
fn decipher(block: Block) -> Block {
    let cipher = Aes256::new(&Sha256::digest(KEY));
    let mut block = block.into();
    cipher.decrypt_block(&mut block);
    block.into()
}

/// A block that reads as letters in front of a block, and as some text of JSON behind another: `mask` is what the first is
/// combined with, beside it. He who has no key looks for it among his messages, a million blocks of them.
fn bridge(behind: Block, mask: Block) -> Block {
    let cipher = Aes256::new(&Sha256::digest(KEY));
    let candidates =
        (0_u64..).map(|count| xor(std::array::from_fn(|at| b'a' + (count >> at.min(60) & 15) as u8), mask));
    let passes = |block: &Block| {
        let mut text = (*block).into();
        cipher.decrypt_block(&mut text);
        let text = xor(text.into(), behind);
        !text.iter().any(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\')) && std::str::from_utf8(&text).is_ok()
    };
    candidates.into_iter().find(passes).expect("the candidates are endless")
}

fn event() -> Value {
    platform::event(
        "helpdesk.ticket_message.created_v1",
        json!({ "text": "My password is hunter2, and my PIN is 1234." }),
    )
}

/// A challenge as long as the platform's.
fn challenge() -> Value {
    let mut challenge = platform::challenge();
    challenge["challenge"] = json!("b2d6c1f0-5a0e-4f0f-9b0a-7c1d2e3f4a5b");
    challenge
}

fn receivers() -> [EventReceiver; 2] {
    [platform::encrypting(), platform::encrypting().verification_token(platform::token())]
}

#[test]
fn no_text_of_an_event_comes_back() {
    let (challenge, event) = (recorded(&challenge()), recorded(&event()));
    // The text of `head` begins the string of the challenge, and that of `tail` is the rest of it but a block.
    let (head, tail) = (&challenge[..2], &challenge[3..]);
    let [before, secret] = [event[event.len() - 3], event[event.len() - 2]];
    let text = xor(decipher(secret), before);
    let first = bridge(head[1], xor(text, before));
    let second = bridge(secret, decipher(tail[0]));
    let blocks = [head, &[first, secret, second], tail].concat();
    for receiver in receivers() {
        let received = spliced(&blocks).receive(&receiver);
        if let Ok(Incoming::Challenge(challenge)) = &received {
            let answer: Value = serde_json::from_str(&challenge.answer()).expect("JSON");
            let answer = answer["challenge"].as_str().expect("a string").as_bytes();
            // The attacker takes off what he has put on; which of these is text, he sees.
            let windows = answer.windows(16).map(|window| xor(xor(window.try_into().expect("16"), first), before));
            let found =
                windows.filter(|found| *found == text).map(|found| String::from_utf8_lossy(&found).into_owned());
            panic!("the event says: {:?}", found.collect::<Vec<_>>());
        }
        assert_eq!(received, Err(Refusal::MissingSignature));
    }
}

/// Each way to put one or two neighbouring blocks of the event into the challenge: between two blocks, or in place of some,
/// at the start with a vector of one's own, and at the end.
pub(crate) fn splices() -> Vec<Vec<Block>> {
    let (challenge, event) = (recorded(&challenge()), recorded(&event()));
    let mut splices = Vec::new();
    for at in 0..=challenge.len() {
        for replaced in 0..=2.min(challenge.len() - at) {
            for pair in event.windows(2) {
                for inserted in [&pair[1..], pair] {
                    splices.push([&challenge[..at], inserted, &challenge[at + replaced..]].concat());
                }
            }
        }
    }
    splices
}

#[test]
fn every_splice_is_refused_alike() {
    let splices = splices();
    assert!(splices.len() > 1000, "{}", splices.len());
    for receiver in receivers() {
        for blocks in &splices {
            assert_eq!(spliced(blocks).receive(&receiver), Err(Refusal::MissingSignature));
        }
    }
}

/// A challenge that the attacker has made himself tells him no more: he needs the whole text, which he can only have recorded.
#[test]
fn a_challenge_is_plain_or_refused() {
    let challenge = challenge();
    let changed = |change: fn(&mut Value)| {
        let mut changed = challenge.clone();
        change(&mut changed);
        changed.to_string()
    };
    let text = challenge.to_string();
    let refused = [
        changed(|it| it["challenge"] = json!("x".repeat(65))),
        changed(|it| it["challenge"] = json!("a b")),
        changed(|it| it["challenge"] = json!("\u{202e}")),
        changed(|it| it["challenge"] = json!("")),
        changed(|it| it["challenge"] = json!(7)),
        changed(|it| it["challenge"] = json!(["a"])),
        changed(|it| it["token"] = json!("another")).replace("another", "a\\u006eother"),
        changed(|it| it["token"] = json!(null)),
        changed(|it| it["type"] = json!("event_callback")),
        changed(|it| it["schema"] = json!("2.0")),
        changed(|it| drop(it.as_object_mut().and_then(|it| it.remove("token")))),
        text.replacen('{', r#"{"challenge":"first","#, 1),
        text.replacen('{', r#"{"type":"url_verification","#, 1),
        text.replace("b2d6", "\\u00622d6"),
        text.replace('}', &format!("{}}}", " ".repeat(500))),
        format!("[{text}]"),
        format!("{text}{text}"),
        event().to_string(),
        String::new(),
    ];
    for text in refused {
        for receiver in receivers() {
            let received = Callback::unsigned(platform::encrypted(text.as_bytes())).receive(&receiver);
            assert_eq!(received, Err(Refusal::MissingSignature), "{text}");
        }
    }
    // Nor is any other body told from these.
    for body in [text.as_str(), &event().to_string(), "", "{", "[]", r#"{"encrypt":7}"#, r#"{"encrypt":"?"}"#] {
        for receiver in receivers() {
            assert_eq!(Callback::unsigned(body).receive(&receiver), Err(Refusal::MissingSignature), "{body}");
        }
    }
    let spaced = text.replace(':', " : ").replace(',', " ,\n");
    let longest = changed(|it| it["challenge"] = json!("-_".repeat(32)));
    for text in [text, spaced, longest] {
        for receiver in receivers() {
            let received = Callback::unsigned(platform::encrypted(text.as_bytes())).receive(&receiver);
            assert!(matches!(received, Ok(Incoming::Challenge(_))), "{text}: {received:?}");
        }
    }
}
