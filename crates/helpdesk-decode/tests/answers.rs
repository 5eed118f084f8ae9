//! Answers whose envelope deviates, by the table of forms and by their types.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use helpdesk_core::runtime::{Documented, Listed};
use helpdesk_core::{Decode, RawResponse};
use helpdesk_decode::{Decoded, Deviations, decode, decode_documented, decode_listed};
use serde_core::de::DeserializeOwned;

/// Decodes as a client does.
#[derive(Default)]
struct Lenient(RefCell<Deviations>);

impl Lenient {
    fn keep<T>(&self, Decoded { value, deviations, .. }: Decoded<T>) -> T {
        self.0.replace(deviations);
        value
    }
}

impl Decode for &Lenient {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode(json).map(|decoded| self.keep(decoded))
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode_documented(json).map(|decoded| self.keep(decoded))
    }

    fn decode_listed<T: DeserializeOwned + Documented>(
        &self,
        json: &[u8],
        listed: Listed<'_, T>,
    ) -> serde_json::Result<T> {
        decode_listed(json, listed).map(|decoded| self.keep(decoded))
    }
}

/// The data or the error, and the deviations.
type Read<T> = (Result<T, String>, String);

fn read<T: DeserializeOwned + Documented>(json: &str, by_table: bool) -> Read<T> {
    let lenient = Lenient::default();
    let answer = RawResponse::new(json.as_bytes()).with_decoder(&lenient);
    let data = if by_table { answer.documented_data() } else { answer.data() };
    (data.map_err(|error| error.to_string()), lenient.0.into_inner().to_string())
}

/// The data as both ways read it.
#[track_caller]
fn answer<T: DeserializeOwned + Documented + Debug + PartialEq>(json: &str) -> Read<T> {
    let by_table = read::<T>(json, true);
    assert_eq!(by_table, read::<T>(json, false), "{json}");
    by_table
}

#[test]
fn the_code_is_not_guessed() {
    for (code, succeeds) in [
        ("0", true),
        ("\"0\"", true),
        ("0.0", true),
        ("7", false),
        ("\"7\"", false),
        ("false", false),
        ("[0]", false),
        ("null", false),
        ("\"\"", false),
        ("[]", false),
        ("{}", false),
    ] {
        let (data, _) = answer::<Vec<i64>>(&format!("{{\"code\": {code}, \"data\": [5, \"6\"]}}"));
        assert_eq!(data.ok(), succeeds.then(|| vec![5, 6]), "{code}");
    }
}

#[test]
fn data_is_never_lost_unseen() {
    let list = |came: &str| answer::<Vec<i64>>(&format!("{{\"code\": \"0\", \"data\": {came}, \"msg\": []}}")).0.ok();
    assert_eq!(list("[\"5\", null]"), Some(vec![5]));
    for came in ["null", "{}", "[]"] {
        assert_eq!(list(came), Some(vec![]), "{came}");
    }
    for came in ["\"\"", "\"5\"", "5", "{\"a\": 5}", "true"] {
        assert_eq!(list(came), None, "{came}");
    }
    type Map = BTreeMap<String, i64>;
    let map = |came: &str| answer::<Map>(&format!("{{\"code\": \"0\", \"data\": {came}, \"msg\": []}}")).0.ok();
    assert_eq!(map("{\"a\": \"5\", \"b\": []}"), Some(Map::from([("a".to_owned(), 5)])));
    for came in ["null", "{}", "[]"] {
        assert_eq!(map(came), Some(Map::new()), "{came}");
    }
    for came in ["\"\"", "\"{}\"", "[{}]", "5", "[1]"] {
        assert_eq!(map(came), None, "{came}");
    }
    for (came, number) in [("5", Some(5)), ("\"5\"", Some(5)), ("null", None), ("[5]", None), ("[]", None)] {
        let (data, _) = answer::<i64>(&format!("{{\"code\": \"0\", \"data\": {came}}}"));
        assert_eq!(data.ok(), number, "{came}");
    }
}
