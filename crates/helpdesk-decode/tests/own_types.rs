//! Types that ask a deserializer for what the generated ones do not.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use helpdesk_core::OneOrMany;
use helpdesk_core::runtime::hooks;
use helpdesk_decode::{Decoded, decode};
use serde::Deserialize;
use serde_core::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value, and what follows it.
#[derive(Deserialize, Debug, PartialEq)]
struct Holder<T> {
    value: Option<T>,
    after: Option<String>,
}

/// A type for any value; it asserts that the value does not affect what follows.
#[track_caller]
fn read<T: for<'de> Deserialize<'de>>(came: &str) -> (Option<T>, Vec<String>) {
    // The number makes strict decoding fail.
    let json = format!("{{\"value\": {came}, \"after\": 5}}");
    let Decoded { value: holder, deviations, .. } =
        decode::<Holder<T>>(json.as_bytes()).unwrap_or_else(|error| panic!("{came}: {error}"));
    assert_eq!(holder.after.as_deref(), Some("5"), "{came}");
    let lines = deviations.iter().map(ToString::to_string).filter(|line| !line.starts_with("after"));
    (holder.value, lines.collect())
}

/// A value that decides about a whole answer.
#[derive(Debug, PartialEq)]
struct Exact<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Exact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ExactVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for ExactVisitor<T> {
            type Value = Exact<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Exact<T>, D::Error> {
                T::deserialize(deserializer).map(Exact)
            }
        }

        deserializer.deserialize_newtype_struct(hooks::EXACT, ExactVisitor(PhantomData))
    }
}

/// The value as it is converted, or `None`; and whether it is also read where its form is not to be guessed.
#[track_caller]
fn check<T>(came: &str, converted: Option<T>, also_exact: bool)
where
    T: for<'de> Deserialize<'de> + fmt::Debug + PartialEq + Clone,
{
    assert_eq!(read::<T>(came).0, converted, "{came}");
    let exact = converted.filter(|_| also_exact);
    assert_eq!(read::<Exact<T>>(came).0, exact.map(Exact), "{came}, exactly");
}

#[test]
fn a_value_that_decides_is_not_guessed() {
    for (came, value, also_exact) in [
        ("7", Some(7), true),
        ("\"7\"", Some(7), true),
        ("7.0", Some(7), true),
        ("true", Some(1), false),
        ("[7]", Some(7), false),
    ] {
        check::<i64>(came, value, also_exact);
        check::<u64>(came, value.map(i64::unsigned_abs), also_exact);
    }
    for (came, value, also_exact) in [
        ("true", Some(true), true),
        ("1", Some(true), false),
        ("\"true\"", Some(true), false),
        ("[true]", Some(true), false),
    ] {
        check::<bool>(came, value, also_exact);
    }
    for (came, value, also_exact) in [
        ("\"a\"", Some("a"), true),
        ("5", Some("5"), false),
        ("true", Some("true"), false),
        ("[\"a\"]", Some("a"), false),
    ] {
        check::<String>(came, value.map(str::to_owned), also_exact);
    }
    let list = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
    for (came, value, also_exact) in [
        (r#"["a"]"#, list(&["a"]), true),
        ("{}", list(&[]), true),
        ("\"\"", list(&[]), false),
        ("\"a\"", list(&["a"]), false),
        ("5", list(&["5"]), false),
    ] {
        check::<Vec<String>>(came, value, also_exact);
    }
    // A newtype that is not of that name is converted.
    #[derive(Deserialize, Debug, PartialEq)]
    struct Id(String);
    assert_eq!(read::<Id>("5").0, Some(Id("5".to_owned())));
    let map = || Some(BTreeMap::from([("a".to_owned(), 1)]));
    for (came, value, also_exact) in [
        (r#"{"a": 1}"#, map(), true),
        (r#"[{"a": 1}]"#, map(), false),
        (r#""{\"a\": 1}""#, map(), false),
        ("[]", None, false),
    ] {
        check::<BTreeMap<String, i64>>(came, value, also_exact);
    }
}

/// A list and a map that have to be there; only an empty value is read as an empty one.
#[test]
fn required_lists_and_maps() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Required {
        list: Vec<i64>,
        map: BTreeMap<String, i64>,
        one: OneOrMany<i64>,
    }
    for (list, map, one, is_read) in [
        ("[]", "{}", "1", true),
        ("null", "{}", "1", true),
        ("{}", "{}", "1", true),
        ("[]", "null", "1", true),
        ("[]", "[]", "1", true),
        ("\"x\"", "{}", "1", false),
        ("[]", "\"x\"", "1", false),
        ("[]", "[1, 2]", "1", false),
        ("[]", "{}", "{}", false),
    ] {
        let came = format!(r#"{{"list": {list}, "map": {map}, "one": {one}}}"#);
        let expected = Required { list: Vec::new(), map: BTreeMap::new(), one: OneOrMany::One(1) };
        assert_eq!(read::<Required>(&came).0, Some(expected).filter(|_| is_read), "{came}");
    }
    #[derive(Deserialize, Debug, PartialEq)]
    struct OneOrNone {
        one: OneOrMany<Option<i64>>,
    }
    assert_eq!(read::<OneOrNone>(r#"{"one": {}}"#).0, None);
}

/// A visitor that reads the first `KEYS` keys of an object and the first `VALUES` of their values, or as many elements of an
/// array, and no more.
#[derive(Debug, PartialEq, Default)]
struct Begin<const KEYS: usize, const VALUES: usize>(Vec<i64>);

impl<'de, const KEYS: usize, const VALUES: usize> Visitor<'de> for Begin<KEYS, VALUES> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or array")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        for number in 0..KEYS {
            map.next_key::<IgnoredAny>()?;
            if number < VALUES {
                self.0.push(map.next_value()?);
            }
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Self, A::Error> {
        for _ in 0..VALUES {
            self.0.extend(seq.next_element_seed(PhantomData::<i64>)?);
        }
        Ok(self)
    }
}

impl<'de, const KEYS: usize, const VALUES: usize> Deserialize<'de> for Begin<KEYS, VALUES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Without a key to read, it is the bytes of an array.
        if KEYS == 0 && VALUES > 0 {
            return deserializer.deserialize_bytes(Self::default());
        }
        deserializer.deserialize_any(Self::default())
    }
}

#[test]
fn what_a_type_leaves_is_skipped() {
    let object = r#"{"a": 1, "b": {"c": [2]}, "d": "3"}"#;
    assert_eq!(read::<Begin<0, 0>>(object).0, Some(Begin(Vec::new())));
    assert_eq!(read::<Begin<1, 0>>(object).0, Some(Begin(Vec::new())));
    assert_eq!(read::<Begin<1, 1>>(object).0, Some(Begin(vec![1])));
    assert_eq!(read::<Begin<2, 1>>(object).0, Some(Begin(vec![1])));
    assert_eq!(read::<Begin<1, 2>>("[1, 2, [3], 4]").0, Some(Begin(vec![1, 2])));
    assert_eq!(read::<Begin<0, 2>>("[1, 2, [3], 4]").0, Some(Begin(vec![1, 2])));
    assert_eq!(read::<Begin<0, 2>>("[]").0, Some(Begin(Vec::new())));
}
