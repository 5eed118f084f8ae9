//! Decoding of each form in place of each documented form.

use std::collections::BTreeMap;

use helpdesk_core::runtime::{self, Documented, Shape, append};
use helpdesk_core::{OneOrMany, Secret, TextOr};
use helpdesk_decode::{Decoded, Form, decode, decode_documented, decode_listed};
use serde_core::de::{Deserialize, Deserializer};
use serde_json::{Value, json};

/// An object with a field of each documented form.
#[derive(Debug, Default, PartialEq)]
struct Fields {
    integer: Option<i64>,
    listed: Option<Listed>,
    number: Option<f64>,
    boolean: Option<bool>,
    text: Option<String>,
    named: Option<Named>,
    object: Option<Inner>,
    objects: Vec<Inner>,
    lists: Vec<Vec<String>>,
    map: BTreeMap<String, i64>,
    nullable: Option<Option<i64>>,
    children: Vec<Fields>,
    texts: Option<OneOrMany<String>>,
    any: Option<Value>,
    secret: Option<Secret>,
}

#[derive(Debug, Default, PartialEq)]
struct Inner {
    name: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Listed {
    Closed,
    Other(i64),
}

#[derive(Debug, PartialEq)]
enum Named {
    Five,
    Other(String),
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(|value| if value == 50 { Self::Closed } else { Self::Other(value) })
    }
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| if text == "5" { Self::Five } else { Self::Other(text) })
    }
}

impl Documented for Listed {
    const SHAPE: &'static Shape = &Shape::Signed;
}

impl Documented for Named {
    const SHAPE: &'static Shape = &Shape::Text;
}

helpdesk_core::__read! {
    Inner {
        0 "name" => optional name: Option<String>,
    }
}

helpdesk_core::__read! {
    Fields {
        0 "integer" => optional integer: Option<i64>,
        1 "listed" => optional listed: Option<Listed>,
        2 "number" => optional number: Option<f64>,
        3 "boolean" => optional boolean: Option<bool>,
        4 "text" => optional text: Option<String>,
        5 "named" => optional named: Option<Named>,
        6 "object" => optional object: Option<Inner>,
        7 "objects" => list objects: Vec<Inner>,
        8 "lists" => list lists: Vec<Vec<String>>,
        9 "map" => list map: BTreeMap<String, i64>,
        10 "nullable" => nullable nullable: Option<Option<i64>>,
        11 "children" => list children: Vec<Fields>,
        12 "texts" => optional texts: Option<OneOrMany<String>>,
        13 "any" => optional any: Option<Value>,
        14 "secret" => optional secret: Option<Secret>,
    }
}

/// Decodes in all ways, which agree.
fn decode_both(json: &[u8]) -> serde_json::Result<Decoded<Fields>> {
    let general = decode::<Fields>(json);
    let documented = decode_by_table(json);
    let shown = |decoded: &serde_json::Result<_>| format!("{decoded:?}");
    assert_eq!(shown(&documented), shown(&general), "{}", String::from_utf8_lossy(json));
    documented
}

/// Decodes by the table of forms: as a whole, and with an array in parts.
fn decode_by_table(json: &[u8]) -> serde_json::Result<Decoded<Fields>> {
    let whole = decode_documented::<Fields>(json);
    type Append = fn(&mut Fields, Fields);
    let arrays: [(&str, Append); 2] = [
        ("objects", |all, more| append(&mut all.objects, more.objects)),
        ("children", |all, more| append(&mut all.children, more.children)),
    ];
    for (key, append) in arrays {
        let listed = decode_listed(json, runtime::Listed { path: &[key], append: &append });
        assert_eq!(format!("{listed:?}"), format!("{whole:?}"), "{key}: {}", String::from_utf8_lossy(json));
    }
    whole
}

/// The fields, and the deviations as lines.
fn fields(json: &str) -> (Fields, Vec<String>) {
    let decoded = decode_both(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let lines: Vec<String> = decoded.deviations.iter().map(ToString::to_string).collect();
    (decoded.value, lines)
}

/// Decodes one field between matching fields. `deviations` omits the field's name.
#[track_caller]
fn check(field: &str, came: &str, expected: Fields, deviations: &[&str]) {
    let (found, lines) = fields(&format!("{{\"{field}\": {came}}}"));
    let deviations: Vec<String> = deviations.iter().map(|line| format!("{field}{line}")).collect();
    assert_eq!((found, lines), (expected, deviations), "{field}: {came}");
    // The other fields are unaffected.
    let (found, _) =
        fields(&format!("{{\"other\": [{came}], \"secret\": \"s\", \"{field}\": {came} , \"text\" : \"t\"}}"));
    assert_eq!(found.secret, Some(Secret::from("s")), "{field}: {came}");
    assert_eq!(found.text.as_deref(), Some("t"), "{field}: {came}");
}

fn none() -> Fields {
    Fields::default()
}

#[test]
fn integers() {
    let is = |integer| Fields { integer: Some(integer), ..none() };
    for (came, number, form) in [
        ("\"1616920429000\"", 1_616_920_429_000, "string"),
        ("1616920429000.0", 1_616_920_429_000, "number"),
        ("1.0", 1, "number"),
        ("1e3", 1000, "number"),
        ("\"1.0\"", 1, "string"),
        ("\"-7\"", -7, "string"),
        ("9223372036854775807.0", i64::MAX, "number"),
        ("true", 1, "boolean"),
        ("false", 0, "boolean"),
        ("[7]", 7, "array"),
        ("[ \"7\" ]", 7, "array"),
    ] {
        check("integer", came, is(number), &[&format!(": integer documented, {form} came, read, 1 time")]);
    }
    for (came, form) in [
        ("\"\"", "empty string"),
        ("\"abc\"", "string"),
        ("\"NaN\"", "string"),
        ("1.5", "number"),
        ("1e999", "number"),
        ("9223372036854775808", "integer"),
        ("12345678901234567890123", "integer"),
        ("[]", "empty array"),
        ("[7, 8]", "array"),
        ("[[7]]", "array"),
        ("[null]", "array"),
        ("[{}]", "array"),
        ("{}", "empty object"),
        ("{\"a\": 1}", "object"),
    ] {
        check("integer", came, none(), &[&format!(": integer documented, {form} came, lost, 1 time")]);
    }
    check("integer", "null", none(), &[]);
}

#[test]
fn listed_values() {
    let closed = || Fields { listed: Some(Listed::Closed), ..none() };
    check("listed", "\"50\"", closed(), &[": integer documented, string came, read, 1 time"]);
    check("listed", "50", closed(), &[]);
    check("listed", "7", Fields { listed: Some(Listed::Other(7)), ..none() }, &[]);
    check(
        "listed",
        "true",
        Fields { listed: Some(Listed::Other(1)), ..none() },
        &[": integer documented, boolean came, read, 1 time"],
    );
    check(
        "named",
        "5",
        Fields { named: Some(Named::Five), ..none() },
        &[": string documented, integer came, read, 1 time"],
    );
    let other = Fields { named: Some(Named::Other("7".to_owned())), ..none() };
    check("named", "7", other, &[": string documented, integer came, read, 1 time"]);
}

#[test]
fn numbers() {
    check(
        "number",
        "\"1.5\"",
        Fields { number: Some(1.5), ..none() },
        &[": number documented, string came, read, 1 time"],
    );
    check(
        "number",
        "[1.5]",
        Fields { number: Some(1.5), ..none() },
        &[": number documented, array came, read, 1 time"],
    );
    check("number", "7", Fields { number: Some(7.0), ..none() }, &[]);
    for (came, form) in [
        ("\"NaN\"", "string"),
        ("1e999", "number"),
        ("\"1e999\"", "string"),
        ("true", "boolean"),
        ("[]", "empty array"),
    ] {
        check("number", came, none(), &[&format!(": number documented, {form} came, lost, 1 time")]);
    }
}

#[test]
fn booleans() {
    for (came, value, form) in [
        ("\"true\"", true, "string"),
        ("\"false\"", false, "string"),
        ("\"1\"", true, "string"),
        ("1", true, "integer"),
        ("0", false, "integer"),
        ("[true]", true, "array"),
    ] {
        let expected = Fields { boolean: Some(value), ..none() };
        check("boolean", came, expected, &[&format!(": boolean documented, {form} came, read, 1 time")]);
    }
    for (came, form) in [("2", "integer"), ("\"yes\"", "string"), ("\"\"", "empty string"), ("[]", "empty array")] {
        check("boolean", came, none(), &[&format!(": boolean documented, {form} came, lost, 1 time")]);
    }
}

#[test]
fn texts() {
    let is = |text: &str| Fields { texts: None, named: Some(Named::Other(text.to_owned())), ..none() };
    for (came, text, form) in [
        ("12", "12", "integer"),
        ("1.50", "1.50", "number"),
        ("12345678901234567890123", "12345678901234567890123", "integer"),
        ("true", "true", "boolean"),
        ("[\"x\"]", "x", "array"),
        ("[12]", "12", "array"),
        ("\"a\\ud83d\"", "a\u{fffd}", "malformed string"),
        ("\"a\nb \"", "a\u{fffd}b ", "malformed string"),
    ] {
        check("named", came, is(text), &[&format!(": string documented, {form} came, read, 1 time")]);
    }
    for (came, form) in [("[]", "empty array"), ("{}", "empty object"), ("[\"a\", \"b\"]", "array")] {
        check("named", came, none(), &[&format!(": string documented, {form} came, lost, 1 time")]);
    }
    let decoded = decode_both(b"{\"named\": \"a\xff\", \"integer\": 1}").expect("it is read");
    assert_eq!(decoded.value, Fields { integer: Some(1), ..is("a\u{fffd}") });
    assert_eq!(decoded.deviations.to_string(), "named: string documented, malformed string came, read, 1 time\n");
    // A replacement character that came as such is a character like any other.
    let (found, lines) = fields("{\"named\": \"a\u{fffd}\", \"integer\": \"1\"}");
    assert_eq!(found, Fields { integer: Some(1), ..is("a\u{fffd}") });
    assert_eq!(lines, ["integer: integer documented, string came, read, 1 time"]);
}

#[test]
fn objects() {
    let named = || Fields { object: Some(Inner { name: Some("n".to_owned()) }), ..none() };
    for (came, form) in [
        ("[{\"name\": \"n\"}]", "array"),
        (r#""{\"name\": \"n\"}""#, "string"),
        (r#"" {\"name\":\"n\",\"x\":[{}]} ""#, "string"),
    ] {
        check("object", came, named(), &[&format!(": object documented, {form} came, read, 1 time")]);
    }
    // Nested values follow the same rules.
    let (found, lines) = fields(r#"{"object": "{\"name\": 5}", "integer": 1}"#);
    assert_eq!(found, Fields { object: Some(Inner { name: Some("5".to_owned()) }), integer: Some(1), ..none() });
    assert_eq!(
        lines,
        [
            "object: object documented, string came, read, 1 time",
            "object.name: string documented, integer came, read, 1 time",
        ]
    );
    // Invalid UTF-8 within a string is invalid, too.
    let decoded = decode_both(b"{\"object\": \"{\\\"name\\\": \\\"a\xff\\\"}\"}").expect("it is read");
    assert_eq!(
        decoded.deviations.to_string(),
        "object: object documented, string came, read, 1 time\n\
         object.name: string documented, malformed string came, read, 1 time\n"
    );
    for (came, form) in [
        ("[]", "empty array"),
        ("\"\"", "empty string"),
        ("\"text\"", "string"),
        ("\"{\"", "string"),
        ("\"[]\"", "string"),
        ("7", "integer"),
        ("true", "boolean"),
        ("[{}, {}]", "array"),
        ("[7]", "array"),
        ("[[{}]]", "array"),
    ] {
        check("object", came, none(), &[&format!(": object documented, {form} came, lost, 1 time")]);
    }
}

#[test]
fn lists() {
    let named = || Inner { name: Some("n".to_owned()) };
    let one = || Fields { objects: vec![named()], ..none() };
    check("objects", "{\"name\": \"n\"}", one(), &[": array documented, object came, read, 1 time"]);
    for (came, form) in [("{}", "empty object"), ("\"\"", "empty string"), ("7", "integer"), ("\"x\"", "string")] {
        check("objects", came, none(), &[&format!(": array documented, {form} came, lost, 1 time")]);
    }
    check("objects", "null", none(), &[]);
    check(
        "objects",
        "[null, {\"name\": \"n\"}, 7]",
        one(),
        &["[]: object documented, null came, lost, 1 time", "[]: object documented, integer came, lost, 1 time"],
    );
    check(
        "objects",
        "[{\"name\": []}, {\"name\": []}]",
        Fields { objects: vec![Inner::default(), Inner::default()], ..none() },
        &["[].name: string documented, empty array came, lost, 2 times"],
    );
    let lists = vec![vec!["a".to_owned()], vec!["b".to_owned()], vec!["c".to_owned(), "5".to_owned()]];
    check(
        "lists",
        r#"[["a"],null,"b",["c",5,null]]"#,
        Fields { lists, ..none() },
        &[
            "[]: array documented, null came, lost, 1 time",
            "[]: array documented, string came, read, 1 time",
            "[][]: string documented, integer came, read, 1 time",
            "[][]: string documented, null came, lost, 1 time",
        ],
    );
}

#[test]
fn maps() {
    let map = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    check(
        "map",
        r#"{"a":1,"b":"2","c":null,"d":[]}"#,
        Fields { map, ..none() },
        &[
            "{}: integer documented, string came, read, 1 time",
            "{}: integer documented, null came, lost, 1 time",
            "{}: integer documented, empty array came, lost, 1 time",
        ],
    );
    check("map", "[]", none(), &[": object documented, empty array came, lost, 1 time"]);
}

#[test]
fn nullable_values() {
    check("nullable", "null", Fields { nullable: Some(None), ..none() }, &[]);
    check(
        "nullable",
        "\"1\"",
        Fields { nullable: Some(Some(1)), ..none() },
        &[": integer documented, string came, read, 1 time"],
    );
    check("nullable", "[]", none(), &[": integer documented, empty array came, lost, 1 time"]);
    // Together with a deviation of another field.
    let (found, _) = fields(r#"{"nullable": null, "integer": "1"}"#);
    assert_eq!(found, Fields { nullable: Some(None), integer: Some(1), ..none() });
}

#[test]
fn one_or_many_values() {
    let many = |texts: &[&str]| Fields {
        texts: Some(OneOrMany::Many(texts.iter().map(|text| (*text).to_owned()).collect())),
        ..none()
    };
    check(
        "texts",
        "5",
        Fields { texts: Some(OneOrMany::One("5".to_owned())), ..none() },
        &[": string documented, integer came, read, 1 time"],
    );
    check(
        "texts",
        "[5, null, \"x\"]",
        many(&["5", "x"]),
        &["[]: string documented, integer came, read, 1 time", "[]: string documented, null came, lost, 1 time"],
    );
    check("texts", "{}", none(), &[": string documented, empty object came, lost, 1 time"]);
    check("texts", "[]", many(&[]), &[]);
    check("texts", "\"x\"", Fields { texts: Some(OneOrMany::One("x".to_owned())), ..none() }, &[]);
}

#[test]
fn text_or_a_value() {
    #[derive(serde::Deserialize, Debug, PartialEq)]
    struct Ticket {
        position: Option<TextOr<i64>>,
        reasons: Option<OneOrMany<TextOr<BTreeMap<String, String>>>>,
    }
    let text = |text: &str| TextOr::Text(text.to_owned());
    let slow = || TextOr::Text("slow".to_owned());
    let object = || TextOr::<BTreeMap<String, String>>::Value(BTreeMap::from([("en".to_owned(), "slow".to_owned())]));
    for (position, expected, deviations) in [
        (r#""10""#, Some(text("10")), ""),
        ("222", Some(TextOr::Value(222)), ""),
        ("null", None, ""),
        (
            r#""Ann \ud83d""#,
            Some(text("Ann \u{fffd}")),
            "position: string documented, malformed string came, read, 1 time\n",
        ),
        ("222.0", Some(TextOr::Value(222)), "position: integer documented, number came, read, 1 time\n"),
        ("{}", None, "position: integer documented, empty object came, lost, 1 time\n"),
    ] {
        let json = format!(r#"{{"position": {position}, "reasons": ["slow", {{"en": "slow"}}]}}"#);
        let decoded = decode::<Ticket>(json.as_bytes()).expect(position);
        let reasons = Some(OneOrMany::Many(vec![slow(), object()]));
        assert_eq!(decoded.value, Ticket { position: expected, reasons }, "{position}");
        assert_eq!(decoded.deviations.to_string(), deviations, "{position}");
    }
    let one = decode::<Ticket>(br#"{"reasons": {"en": "slow"}, "position": []}"#).expect("one");
    assert_eq!(one.value.reasons, Some(OneOrMany::One(object())));
}

#[test]
fn recursive_types() {
    let (found, lines) = fields(r#"{"children": [{"children": [{"children": {}, "integer": "1"}], "integer": "2"}]}"#);
    let innermost = Fields { integer: Some(1), ..none() };
    let middle = Fields { integer: Some(2), children: vec![innermost], ..none() };
    assert_eq!(found, Fields { children: vec![middle], ..none() });
    assert_eq!(
        lines,
        [
            "children[].children: array documented, empty object came, lost, 1 time",
            "children[].integer: integer documented, string came, read, 2 times",
        ]
    );
    // Deeply nested values are cut off.
    let tree = format!("{}{}", "{\"integer\": 1, \"children\": [".repeat(1000), "]}".repeat(1000));
    let (found, lines) =
        fields(&format!("{{\"integer\": 1, \"text\": \"before\", \"children\": [{tree}], \"boolean\": true}}"));
    assert_eq!((found.text.as_deref(), found.boolean), (Some("before"), Some(true)));
    let mut depth = 0;
    let mut level = &found;
    while let Some(child) = level.children.first() {
        (level, depth) = (child, depth + 1);
    }
    assert_eq!((depth, level.integer), (63, Some(1)));
    assert_eq!(lines, ["children[].children: array documented, too deep nesting came, lost, 1 time"]);
    // An array that is read as its only element counts towards the nesting until its end.
    let sole = vec!["[{}]"; 200].join(",");
    let (found, lines) = fields(&format!("{{\"objects\": [{sole}], \"children\": [{tree}]}}"));
    let depth = std::iter::successors(Some(&found), |level| level.children.first()).count();
    assert_eq!((found.objects.len(), depth), (200, 64));
    assert_eq!(
        lines,
        [
            "objects[]: object documented, array came, read, 200 times",
            "children[].children: array documented, too deep nesting came, lost, 1 time",
        ]
    );
    for (depth, integer) in [(62, Some(1)), (63, None)] {
        let json = format!("{}{{\"integer\": [1]}}{}", "{\"children\": [".repeat(depth), "]}".repeat(depth));
        let (found, _) = fields(&json);
        let innermost = std::iter::successors(Some(&found), |level| level.children.first()).last();
        assert_eq!(innermost.and_then(|level| level.integer), integer, "{depth}");
    }
}

/// Where the text is changed to the documented form, an object in an array's place gets the array around it.
#[test]
fn added_arrays_count_towards_the_nesting() {
    for (depth, read) in [(20, 20), (63, 63), (64, 63), (500, 63)] {
        let json = format!("{}{{\"text\": \"t\"}}{}", "{\"children\": ".repeat(depth), "}".repeat(depth));
        let decoded = decode_by_table(json.as_bytes()).expect("it is read");
        let levels = std::iter::successors(Some(&decoded.value), |level| level.children.first()).count();
        assert_eq!(levels, read + 1, "{depth}: {}", decoded.deviations);
        let is_cut = decoded.deviations.iter().any(|deviation| deviation.came == Form::TooDeep);
        assert_eq!(is_cut, depth > read, "{depth}: {}", decoded.deviations);
    }
}

/// An array that is decoded in parts has all elements that fit, in their order, wherever the others are.
#[test]
fn arrays_in_parts() {
    let long = "x".repeat(1000);
    let other = "{\"name\": []}, 7 , null";
    let element = |number: usize| format!("{{\"name\": \"{number} \\\"{long}\"}}");
    for deviating in [&[0][..], &[99], &[50], &[7, 8, 9], &[0, 20, 40, 60, 80, 99], &(0..100).collect::<Vec<_>>()] {
        let elements = (0..100).map(|number| match deviating.contains(&number) {
            true => format!("{}, {other}", element(number)),
            false => element(number),
        });
        let elements = elements.collect::<Vec<_>>().join(" , ");
        let (found, lines) =
            fields(&format!("{{\"integer\": \"1\", \"objects\": [ {elements} ] , \"text\": \"t\", \"boolean\": 1}}"));
        let names: Vec<_> = found.objects.iter().filter_map(|object| object.name.as_deref()).collect();
        let expected: Vec<_> = (0..100).map(|number| format!("{number} \"{long}")).collect();
        assert_eq!(names, expected);
        assert_eq!(found.objects.len(), 100 + deviating.len());
        assert_eq!((found.integer, found.text.as_deref(), found.boolean), (Some(1), Some("t"), Some(true)));
        let times = if deviating.len() == 1 { "1 time".to_owned() } else { format!("{} times", deviating.len()) };
        assert_eq!(lines[1], format!("objects[].name: string documented, empty array came, lost, {times}"));
        assert_eq!(lines.len(), 5, "{lines:?}");
    }
    // Elements that all fit, none that does, and none at all.
    let fitting = (0..50).map(element).collect::<Vec<_>>().join(",");
    for (elements, count) in [(fitting.as_str(), 50), ("7, null, []", 0), ("", 0), (" ", 0)] {
        let (found, _) = fields(&format!("{{\"objects\": [{elements}], \"integer\": \"1\"}}"));
        assert_eq!((found.objects.len(), found.integer), (count, Some(1)));
    }
}

/// The last value of a key counts, as with strict decoding.
#[test]
fn keys_that_come_again() {
    let object = |name: &str| Inner { name: Some(name.to_owned()) };
    for (again, objects) in [
        (r#"[{"name": "b"}]"#, vec![object("b")]),
        (r#"[{"name": 5}]"#, vec![object("5")]),
        ("[]", vec![]),
        ("null", vec![]),
        ("{}", vec![]),
        ("7", vec![]),
        (r#"{"name": "c"}"#, vec![object("c")]),
    ] {
        let json = format!(r#"{{"integer": "1", "objects": [{{"name": "a"}}, 7], "objects": {again}}}"#);
        assert_eq!(fields(&json).0, Fields { integer: Some(1), objects, ..none() }, "{json}");
    }
    for again in ["[]", "null"] {
        let (found, _) = fields(&format!(r#"{{"boolean": "true", "integer": 1, "integer": {again}}}"#));
        assert_eq!(found, Fields { boolean: Some(true), ..none() }, "{again}");
    }
    // Null says something in a field that may be null, so such a value is left out, and an earlier one stays.
    let decoded = decode_by_table(br#"{"nullable": 1, "nullable": []}"#).expect("it is read");
    assert_eq!(decoded.value, Fields { nullable: Some(Some(1)), ..none() });
    assert_eq!(decoded.deviations.to_string(), "nullable: integer documented, empty array came, lost, 1 time\n");
    let (found, _) = fields(r#"{"nullable": [], "nullable": 1, "integer": "1"}"#);
    assert_eq!(found, Fields { nullable: Some(Some(1)), integer: Some(1), ..none() });
}

/// A number that no type of Rust holds is absent, also where any form is documented; in an array or object it is null.
#[test]
fn numbers_that_are_too_large() {
    let any = |json: &str| {
        let decoded = decode_by_table(format!("{{\"any\": {json}, \"integer\": 1}}").as_bytes()).expect("it is read");
        assert_eq!(decoded.value.integer, Some(1), "{json}");
        (decoded.value.any, decoded.deviations.to_string())
    };
    let lost = |path: &str| format!("{path}: number documented, number came, lost, 1 time\n");
    assert_eq!(any("1e999"), (None, lost("any")));
    assert_eq!(any("[-1e999, 1]"), (Some(json!([null, 1])), lost("any[]")));
    assert_eq!(any("{\"a\": 1e999, \"b\": {}}"), (Some(json!({"a": null, "b": {}})), lost("any{}")));
    assert_eq!(any("1e308"), (Some(json!(1e308)), String::new()));
    for field in ["integer", "number", "listed"] {
        let json = format!("{{\"{field}\": 1e999}}");
        assert_eq!(fields(&json).0, none(), "{json}");
    }
}

/// Only what repeats through an array or a map is a recursive type.
#[test]
fn nested_objects_of_one_name() {
    #[derive(serde::Deserialize)]
    struct Node {
        inner: Option<Box<Node>>,
        value: Option<i64>,
    }
    let json = format!("{}{{\"value\": \"1\"}}{}", "{\"inner\": ".repeat(4), "}".repeat(4));
    let decoded = decode::<Node>(json.as_bytes()).expect("it is read");
    let path = "inner.inner.inner.inner.value: integer documented, string came, read, 1 time\n";
    assert_eq!(decoded.deviations.to_string(), path);
    let innermost = std::iter::successors(Some(&decoded.value), |node| node.inner.as_deref()).last();
    assert_eq!(innermost.and_then(|node| node.value), Some(1));
}

#[test]
fn anything() {
    let any = |any: Value| Fields { any: Some(any), ..none() };
    check(
        "any",
        r#"["a\ud83d", 1e999, {"k": [null, true]}]"#,
        any(json!(["a\u{fffd}", null, {"k": [null, true]}])),
        &[
            "[]: string documented, malformed string came, read, 1 time",
            "[]: number documented, number came, lost, 1 time",
        ],
    );
    let (found, lines) = fields(
        r#"{"integer": "1", "any": [-0, 0.1, 1.7976931348623157e308, 18446744073709551615, -9223372036854775808, 1e2]}"#,
    );
    assert_eq!(
        found.any,
        Some(
            serde_json::from_str("[-0, 0.1, 1.7976931348623157e308, 18446744073709551615, -9223372036854775808, 1e2]")
                .expect("JSON")
        )
    );
    assert_eq!(lines, ["integer: integer documented, string came, read, 1 time"]);
}

#[test]
fn unknown_fields_are_skipped() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for came in ["null", "1e999", "\"\\ud83d\"", "{\"a\": [{}]}", deep.as_str()] {
        let (found, lines) = fields(&format!("{{\"integer\": \"1\", \"unknown\": {came}, \"text\": \"t\"}}"));
        assert_eq!(found, Fields { integer: Some(1), text: Some("t".to_owned()), ..none() });
        assert_eq!(lines, ["integer: integer documented, string came, read, 1 time"]);
    }
    // A text that strict JSON refuses is a deviation too.
    let (_, lines) = fields("{\"unknown\": \"a\nb\"}");
    assert_eq!(lines, ["$: string documented, malformed string came, read, 1 time"]);
}

#[test]
fn other_texts_are_errors_of_serde_json() {
    for json in [
        "",
        "<html>",
        "[]",
        "7",
        "null",
        "\"x\"",
        "{\"integer\": \"1\"",
        "{\"integer\": \"1\"} {}",
        "{\"integer\": 01}",
    ] {
        let error = decode_both(json.as_bytes()).expect_err(json);
        let strict = serde_json::from_str::<Fields>(json).expect_err(json);
        assert_eq!(error.to_string(), strict.to_string(), "{json}");
    }
}

#[test]
fn reports_contain_no_values() {
    let json = r#"{"integer": "Alice 13800138000", "map": {"Alice": "Bob"}, "objects": [{"name": {"Alice": 1}}],
        "text": ["Alice", "Bob"], "named": {"Alice": 1}, "any": {"Alice": "\ud83d"}}"#;
    let decoded = decode_both(json.as_bytes()).expect("it is read");
    let report = format!("{:?} {}", decoded.deviations, decoded.deviations);
    assert_eq!(decoded.deviations.total(), 6);
    for value in ["Alice", "Bob", "138"] {
        assert!(!report.contains(value), "{report}");
    }
}

#[test]
fn reports_are_bounded_and_counts_are_right() {
    let bad = vec!["[]"; 100_000].join(",");
    let decoded = decode_both(format!("{{\"objects\": [{bad}]}}").as_bytes()).expect("it is read");
    assert_eq!((decoded.deviations.total(), decoded.deviations.as_slice().len()), (100_000, 1));
    assert_eq!(decoded.deviations.as_slice()[0].count, 100_000);

    let nested: String = (0..60).map(|_| "{\"object\": [], \"integer\": \"\", \"children\": [").collect();
    let json = format!("{{\"children\": [{nested}{}]}}", "]}".repeat(60));
    let decoded = decode_both(json.as_bytes()).expect("it is read");
    assert_eq!(decoded.deviations.total(), 120);
    assert_eq!(decoded.deviations.as_slice().len(), 2, "{}", decoded.deviations);
    assert_eq!(decoded.deviations.as_slice()[0].came, Form::EmptyArray);

    let forms = ["[]", "{}", "[1, 2]", "{\"a\": 1}", "\"\"", "\"abc\"", "1.5", "true", "1"];
    let names = ["integer", "listed", "number", "boolean", "text", "named", "object", "objects", "map", "secret"];
    let all = forms.map(|form| names.map(|name| format!("{{\"{name}\": {form}}}")).join(",")).join(",");
    let (deviations, most) = (fields(&format!("{{\"children\": [{all}]}}")).1, helpdesk_decode::Deviations::MOST_KINDS);
    assert_eq!((deviations.len(), most), (64, 64));
}

/// A caller that limits the objects of a response does not see JSON in strings, so that has its own limit.
#[test]
fn objects_in_strings_are_bounded() {
    let children = |count: usize| format!("\"{{\\\"children\\\":[{}]}}\"", vec!["{}"; count].join(","));
    let (found, _) = fields(&format!("{{\"children\": [{}]}}", children(20)));
    assert_eq!(found.children[0].children.len(), 20);
    let (found, lines) = fields(&format!("{{\"children\": [{}]}}", children(100_000)));
    assert_eq!((found, lines), (none(), vec!["children[]: object documented, string came, lost, 1 time".to_owned()]));
    let many = vec![children(20); 1000].join(",");
    let (found, _) = fields(&format!("{{\"children\": [{many}]}}"));
    let read: usize = found.children.iter().map(|child| child.children.len()).sum();
    assert!(read > 0 && read <= 64 + many.len() / 64, "{read} objects of {} bytes", many.len());
}

/// Derived structs require their required fields; a value is lost with the struct that requires it.
#[test]
fn derived_structs() {
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Outer {
        items: Vec<Item>,
        first: Option<Item>,
        pair: (i64, String),
        kind: Kind,
        #[serde(default)]
        rest: Vec<u8>,
    }
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Item {
        id: u8,
        name: Option<String>,
    }
    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Sized { size: i64 },
        Named(String),
        Other,
    }
    let decoded = decode::<Outer>(
        br#"{"items": [{"id": "1", "name": 5}, {"name": "lost"}, {"id": 300}, {"id": {}}, {"id": 2}], "first": {"id": []},
            "pair": ["7", 8], "kind": {"sized": {"size": "3"}}, "rest": [1, "2", 256, null]}"#,
    )
    .expect("it is read");
    let item = |id, name: Option<&str>| Item { id, name: name.map(str::to_owned) };
    let expected = Outer {
        items: vec![item(1, Some("5")), item(2, None)],
        first: None,
        pair: (7, "8".to_owned()),
        kind: Kind::Sized { size: 3 },
        rest: vec![1, 2],
    };
    assert_eq!(decoded.value, expected);
    let lines: Vec<String> = decoded.deviations.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "items[].id: integer documented, string came, read, 1 time",
            "items[].name: string documented, integer came, read, 1 time",
            "items[].id: another value documented, nothing came, lost, 1 time",
            "items[].id: another value documented, integer came, lost, 1 time",
            "items[].id: integer documented, empty object came, lost, 1 time",
            "first.id: integer documented, empty array came, lost, 1 time",
            "pair[]: integer documented, string came, read, 1 time",
            "pair[]: string documented, integer came, read, 1 time",
            "kind.size: integer documented, string came, read, 1 time",
            "rest[]: integer documented, string came, read, 1 time",
            "rest[]: another value documented, integer came, lost, 1 time",
            "rest[]: integer documented, null came, lost, 1 time",
        ]
    );
    for (json, kind) in [
        (r#"{"plain": null}"#, Some(Kind::Plain)),
        (r#"{"named": 7}"#, Some(Kind::Named("7".to_owned()))),
        (r#""other""#, Some(Kind::Other)),
        (r#"{"plain": null, "other": null}"#, None),
        ("{}", None),
        (r#""unknown""#, None),
    ] {
        let json = format!(r#"{{"a": [1], "kind": {json}, "b": ["2"]}}"#);
        #[derive(Debug, PartialEq, serde::Deserialize)]
        struct WithKind {
            kind: Option<Kind>,
            b: Vec<i64>,
        }
        assert_eq!(
            decode::<WithKind>(json.as_bytes()).expect("it is read").value,
            WithKind { kind, b: vec![2] },
            "{json}"
        );
    }
}
