//! Decodes each form in the place of a moment or a duration.

use std::time::Duration;

use helpdesk_core::Timestamp;
use helpdesk_core::runtime::{self, unless};
use helpdesk_decode::{decode, decode_documented};

#[derive(Debug, Default, PartialEq)]
struct Times {
    ms: Option<Timestamp>,
    ms_text: Option<Timestamp>,
    seconds: Option<Timestamp>,
    unless: Option<Timestamp>,
    nullable: Option<Option<Timestamp>>,
    took: Option<Duration>,
    took_minutes: Option<Duration>,
}

helpdesk_core::__read! {
    Times {
        0 "ms" => time(runtime::MILLIS) ms: Option<Timestamp>,
        1 "ms_text" => time(runtime::MILLIS_TEXT) ms_text: Option<Timestamp>,
        2 "seconds" => time(runtime::SECONDS) seconds: Option<Timestamp>,
        3 "unless" => time(unless::<-1, _>(runtime::MILLIS)) unless: Option<Timestamp>,
        4 "nullable" => nullable_time(unless::<-1, _>(runtime::MILLIS)) nullable: Option<Option<Timestamp>>,
        5 "took" => time(runtime::FOR_SECONDS) took: Option<Duration>,
        6 "took_minutes" => time(runtime::FOR_MINUTES_FLOAT) took_minutes: Option<Duration>,
    }
}

/// Decodes one field between others. `deviation` is without the name of the field.
#[track_caller]
fn check(field: &str, came: &str, expected: &Times, deviation: &str) {
    let json = format!(r#"{{"other": [{came}], "{field}": {came} }}"#);
    let decoded = decode::<Times>(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let documented = decode_documented::<Times>(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(documented, decoded, "{json}");
    let lines = if deviation.is_empty() { String::new() } else { format!("{field}: {deviation}, 1 time\n") };
    assert_eq!((&decoded.value, decoded.deviations.to_string()), (expected, lines), "{json}");
    assert_eq!(serde_json::from_str::<Times>(&json).is_ok(), deviation.is_empty(), "{json}");
}

fn none() -> Times {
    Times::default()
}

#[test]
fn a_number_and_a_text_of_digits_say_the_same() {
    let moment = Some(Timestamp::from_millis(1_616_920_429_000));
    let (number, text) = ("1616920429000", r#""1616920429000""#);
    check("ms", number, &Times { ms: moment, ..none() }, "");
    check("ms", text, &Times { ms: moment, ..none() }, "integer documented, string came, read");
    check("ms_text", text, &Times { ms_text: moment, ..none() }, "");
    check("ms_text", number, &Times { ms_text: moment, ..none() }, "string documented, integer came, read");
    let seconds = Times { seconds: moment, ..none() };
    check("seconds", "1616920429", &seconds, "");
    check("seconds", r#""1616920429""#, &seconds, "integer documented, string came, read");
    for (came, raw) in [("0", 0), ("-1", -1), ("9223372036854775807", i64::MAX), ("-9223372036854775808", i64::MIN)] {
        let moment = Some(Timestamp::from_millis(raw));
        check("ms", came, &Times { ms: moment, ..none() }, "");
        check("ms_text", &format!("\"{came}\""), &Times { ms_text: moment, ..none() }, "");
        check("seconds", came, &Times { seconds: Some(Timestamp::from_secs(raw)), ..none() }, "");
    }
    for field in ["ms", "ms_text", "seconds"] {
        check(field, "null", &none(), "");
    }
}

#[test]
fn a_whole_number_in_another_notation_is_read() {
    let moment = Some(Timestamp::from_millis(1_616_920_429_000));
    for (came, form) in [
        ("1616920429000.0", "number"),
        ("1.616920429e12", "number"),
        (r#""1616920429000.0""#, "string"),
        ("[1616920429000]", "array"),
        (r#"["1616920429000"]"#, "array"),
    ] {
        let deviation = format!("integer documented, {form} came, read");
        check("ms", came, &Times { ms: moment, ..none() }, &deviation);
        check("ms_text", came, &Times { ms_text: moment, ..none() }, &deviation.replace("integer d", "string d"));
    }
    check("ms", "-0", &Times { ms: Some(Timestamp::from_secs(0)), ..none() }, "integer documented, number came, read");
}

#[test]
fn what_is_no_moment_is_lost_and_reported() {
    for (came, form) in [
        ("\"\"", "empty string"),
        ("\"-\"", "string"),
        ("\"abc\"", "string"),
        ("\"2021-03-28\"", "string"),
        ("\" 1616920429000\"", "string"),
        ("1616920429000.5", "number"),
        ("1e999", "number"),
        ("9223372036854775808", "integer"),
        ("true", "boolean"),
        ("{}", "empty object"),
        ("[]", "empty array"),
        ("[1, 2]", "array"),
    ] {
        for field in ["ms", "seconds", "unless", "took"] {
            check(field, came, &none(), &format!("integer documented, {form} came, lost"));
        }
        check("ms_text", came, &none(), &format!("string documented, {form} came, lost"));
        check("nullable", came, &none(), &format!("integer documented, {form} came, lost"));
    }
}

#[test]
fn a_documented_number_says_that_there_is_none() {
    for (came, deviation) in [("-1", ""), ("null", ""), ("\"-1\"", "integer documented, string came, read")] {
        check("unless", came, &none(), deviation);
        check("nullable", came, &Times { nullable: Some(None), ..none() }, deviation);
    }
    check("unless", "-1.0", &none(), "integer documented, number came, read");
    let zero = Some(Timestamp::from_secs(0));
    check("unless", "0", &Times { unless: zero, ..none() }, "");
    check("nullable", "0", &Times { nullable: Some(zero), ..none() }, "");
}

#[test]
fn durations() {
    let took = |seconds| Times { took: Some(Duration::from_secs(seconds)), ..none() };
    check("took", "66", &took(66), "");
    check("took", "\"66\"", &took(66), "integer documented, string came, read");
    check("took", "66.0", &took(66), "integer documented, number came, read");
    check("took", "9223372036854775807", &took(i64::MAX as u64), "");
    check("took", "-1", &none(), "integer documented, integer came, lost");
    check("took", "\"-1\"", &none(), "integer documented, string came, lost");

    let minutes = |seconds| Times { took_minutes: Some(Duration::from_secs(seconds)), ..none() };
    for came in ["42624.95", "4.262495e4"] {
        check("took_minutes", came, &minutes(2_557_497), "");
    }
    check("took_minutes", "\"42624.95\"", &minutes(2_557_497), "number documented, string came, read");
    check("took_minutes", "2", &minutes(120), "");
    for (came, form) in [("-0.5", "number"), ("1e300", "number"), ("-1", "integer"), ("\"inf\"", "string")] {
        check("took_minutes", came, &none(), &format!("number documented, {form} came, lost"));
    }
}
