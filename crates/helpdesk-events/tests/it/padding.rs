//! The padding of an encrypted text: PKCS#7, and nothing else.

use helpdesk_events::{Incoming, Refusal};
use proptest::prelude::*;
use serde_json::json;

use crate::platform::{self, Callback};

/// PKCS#7: the last bytes of a block are as many as each of them says.
fn is_padded(block: &[u8; 16]) -> bool {
    let count = usize::from(block[15]);
    (1..=16).contains(&count) && block[16 - count..].iter().all(|byte| usize::from(*byte) == count)
}

/// An event as long as `length`, then the block.
fn event_before(block: [u8; 16]) -> Vec<u8> {
    let mut text = platform::event("a.b_v1", json!({})).to_string();
    text.push_str(&" ".repeat(16 - text.len() % 16));
    [text.as_bytes(), &block].concat()
}

fn received(block: [u8; 16]) -> Result<Incoming, Refusal> {
    Callback::signed(platform::encrypted_as_it_is(&event_before(block))).receive(&platform::encrypting())
}

/// A block with every kind of padding: right, with a wrong count, with a wrong byte.
fn block() -> impl Strategy<Value = [u8; 16]> {
    (any::<[u8; 16]>(), 0..=32_u8, 0..16_usize, any::<u8>(), any::<bool>()).prop_map(
        |(fill, count, at, byte, spoil)| {
            let mut block = fill.map(|_| b' ');
            let padding = usize::from(count).min(16);
            block[16 - padding..].fill(count);
            if count == 0 {
                block = fill;
            }
            if spoil {
                block[at] = byte;
            }
            block
        },
    )
}

proptest! {
    #[test]
    fn only_pkcs7_is_padding(block in block()) {
        let received = received(block);
        if is_padded(&block) {
            // The text before the padding may not be JSON, but it is decoded.
            prop_assert!(!matches!(received, Err(Refusal::BadPadding)), "{block:?}");
        } else {
            prop_assert_eq!(received, Err(Refusal::BadPadding), "{:?}", block);
        }
    }

    #[test]
    fn without_a_signature_no_padding_differs_from_another(block in block()) {
        let callback = Callback::unsigned(platform::encrypted_as_it_is(&event_before(block)));
        prop_assert_eq!(callback.receive(&platform::encrypting()), Err(Refusal::MissingSignature));
    }

    #[test]
    fn what_is_well_padded_is_received(spaces in 0..64_usize) {
        let text = format!("{}{}", platform::event("a.b_v1", json!({})), " ".repeat(spaces));
        let callback = Callback::signed(platform::encrypted(text.as_bytes()));
        prop_assert!(callback.receive(&platform::encrypting()).is_ok());
    }
}

#[test]
fn every_count_and_every_wrong_byte() {
    for count in 0..=255_u8 {
        let block = [count; 16];
        let is_bad = received(block) == Err(Refusal::BadPadding);
        assert_eq!(is_bad, !(1..=16).contains(&count), "{count} everywhere");
    }
    for count in 2..=16_u8 {
        for at in 16 - count..15 {
            let mut block = [b' '; 16];
            block[usize::from(16 - count)..].fill(count);
            block[usize::from(at)] ^= 1;
            assert_eq!(received(block), Err(Refusal::BadPadding), "{count}, spoilt at {at}");
        }
    }
}
