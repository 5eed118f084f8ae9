//! Any bytes as a stored value: of an event, of a token, of a user's tokens, with and without a key. Nothing may panic, what
//! is read is what would be written, and with a key nothing opens that was not sealed with it in this place.

#![no_main]

// The files themselves, as the crate does not show them to its users.
#[path = "../../src/cipher.rs"]
#[allow(dead_code)]
mod cipher;
#[path = "../../src/error.rs"]
#[allow(dead_code)]
mod error;
#[path = "../../src/record.rs"]
#[allow(dead_code)]
mod record;

use libfuzzer_sys::fuzz_target;

use cipher::{Cipher, StoreKey};
use error::StoreError;
use record::{read_event, read_head, read_token, read_user_tokens, write_event, write_token, write_user_tokens};

const ID: &str = "an id";
const PLACE: [&str; 2] = ["event", ID];

fuzz_target!(|bytes: &[u8]| {
    let (plain, keyed) = (Cipher::new(None, "scope"), Cipher::new(Some(&StoreKey::new([7; 32])), "scope"));
    if let Ok(token) = read_token(bytes) {
        let written = write_token(&token);
        assert_eq!(read_token(&written).map(|token| write_token(&token)), Ok(written));
    }
    if let Ok(tokens) = read_user_tokens(bytes) {
        let written = write_user_tokens(&tokens);
        assert_eq!(read_user_tokens(&written).map(|tokens| write_user_tokens(&tokens)), Ok(written));
    }
    if let Ok(event) = read_event(ID, bytes, &plain) {
        let written = write_event(&event, &plain).expect("it writes what it read");
        let again = read_event(ID, &written, &plain).expect("it reads what it wrote");
        assert_eq!(write_event(&again, &plain).as_ref(), Ok(&written));
        let (head, _) = read_head(ID, &written).expect("it has a head");
        assert_eq!((head.event_type, head.ticket_id), (event.event_type, event.ticket_id));
    }
    read_event(ID, bytes, &keyed).expect_err("it was not sealed with the key");
    keyed.open(PLACE, bytes).expect_err("it was not sealed with the key");

    // The first two bytes say where a sealed value is changed, and how.
    let [at, bit, text @ ..] = bytes else { return };
    let mut sealed = keyed.seal(PLACE, text).expect("it seals");
    assert_eq!(keyed.open(PLACE, &sealed).as_deref(), Ok(text));
    keyed.open(["event", "another id"], &sealed).expect_err("it is of another place");
    let at = usize::from(*at) % sealed.len();
    sealed[at] ^= 1 << (bit % 8);
    keyed.open(PLACE, &sealed).expect_err("it was changed");
    keyed.open(PLACE, &sealed[..at]).expect_err("it was cut off");
});
