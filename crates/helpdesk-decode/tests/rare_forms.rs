//! The table of forms against the types themselves, for forms that few documented fields have.

use std::collections::BTreeMap;

use helpdesk_core::{OneOrMany, TextOr};
use helpdesk_decode::{decode, decode_documented};
use serde_json::Value;

#[derive(Debug, Default, PartialEq)]
struct Rare {
    text_or: Option<TextOr<i64>>,
    texts_or: Option<OneOrMany<TextOr<BTreeMap<String, i64>>>>,
    nullables: BTreeMap<String, Option<i64>>,
    unsigned: Option<u64>,
    numbers: Vec<Option<f64>>,
    maps: BTreeMap<String, BTreeMap<String, Inner>>,
    object: Option<Box<Rare>>,
    any: Option<Value>,
    nullable: Option<Option<Inner>>,
}

helpdesk_core::__read! {
    Rare {
        0 "text_or" => optional text_or: Option<TextOr<i64>>,
        1 "texts_or" => optional texts_or: Option<OneOrMany<TextOr<BTreeMap<String, i64>>>>,
        2 "nullables" => list nullables: BTreeMap<String, Option<i64>>,
        3 "unsigned" => optional unsigned: Option<u64>,
        4 "numbers" => list numbers: Vec<Option<f64>>,
        5 "maps" => list maps: BTreeMap<String, BTreeMap<String, Inner>>,
        6 "object" => optional object: Option<Box<Rare>>,
        7 "any" => optional any: Option<Value>,
        8 "nullable" => nullable nullable: Option<Option<Inner>>,
    }
}

/// Strict decoding refuses the whole text.
#[test]
fn negative_numbers_are_not_unsigned() {
    for came in ["-7", "-7.0", "\"-7\"", "[-7]"] {
        let json = format!("{{\"unsigned\": {came}, \"text_or\": 5}}");
        let decoded = decode_documented::<Rare>(json.as_bytes()).expect("it is read");
        assert_eq!(decoded.value, Rare { text_or: Some(TextOr::Value(5)), ..Rare::default() }, "{came}");
    }
}

/// Each form, alone and in arrays, objects and strings, in the place of each field.
#[test]
fn both_ways_agree_on_rare_forms() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let scalars = [
        "null",
        "true",
        "5",
        "-0",
        "-7",
        "1.0",
        "1.5",
        "18446744073709551615",
        "12345678901234567890123",
        "\"\"",
        "\"5\"",
        "\"1.5\"",
        "\"\\u0035\"",
        "\"text\"",
        "\"\\ud83d\"",
        "\"a\u{1}\"",
        "[]",
        "{}",
        "[null, 5, [], {}]",
        "{\"name\": 5, \"name\": \"n\"}",
        deep.as_str(),
    ];
    let inside: [fn(&str) -> String; 8] = [
        str::to_owned,
        |json| format!("[{json}]"),
        |json| format!("[ 7, {json} , \"n\", {json}]"),
        |json| format!("{{\"\\u0061\": {json}, \"b\": 7, \"\\ud83d\": {json}, \"c\": {json}}}"),
        |json| format!("{{\"a\": {{\"name\": {json}, \"b\": {{\"name\": {json}}}, \"c\": {json} }}}}"),
        |json| format!("[{{\"a\": {json}}}]"),
        |json| format!("{{\"unsigned\": {json}, \"text_or\": {json}, \"object\": [{{\"numbers\": {json} }}]}}"),
        |json| Value::from(format!("{{\"unsigned\": [{json}], \"a\": {json}}}")).to_string(),
    ];
    let fields =
        ["text_or", "texts_or", "nullables", "unsigned", "numbers", "maps", "object", "any", "nullable", "\\ud83d"];
    let mut deviating = 0;
    let places = fields.iter().flat_map(|field| inside.iter().map(move |inside| (field, inside)));
    for ((field, inside), scalar) in places.flat_map(|place| scalars.map(|scalar| (place, scalar))) {
        let json = format!("{{\"unsigned\": \"1\", \"{field}\": {}, \"text_or\": \"t\"}}", inside(scalar));
        let general = decode::<Rare>(json.as_bytes()).expect("it is read");
        let documented = decode_documented::<Rare>(json.as_bytes()).expect("it is read");
        assert_eq!(documented, general, "{json}");
        assert_eq!(general.value.text_or, Some(TextOr::Text("t".to_owned())), "{json}");
        deviating += usize::from(general.deviations.total() > 1);
    }
    assert!(deviating > 1000, "{deviating}");
}

#[derive(Debug, Default, PartialEq)]
struct Inner {
    name: Option<String>,
}

helpdesk_core::__read! {
    Inner {
        0 "name" => optional name: Option<String>,
    }
}
