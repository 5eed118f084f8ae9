//! The forms that replace a field.

/// A form by name, and a JSON text that has it; or what strict JSON refuses.
pub(crate) const FORMS: [(&str, &[u8]); 30] = [
    ("null", b"null"),
    ("true", b"true"),
    ("false", b"false"),
    ("zero", b"0"),
    ("an integer", b"5"),
    ("a negative integer", b"-1616920429000"),
    ("a whole number", b"1616920429000.0"),
    ("a number", b"1.5"),
    ("an exponent", b"1e3"),
    ("a number too large", b"1e999"),
    ("23 digits", b"12345678901234567890123"),
    ("an empty string", b"\"\""),
    ("a string", b"\"text\""),
    ("digits in a string", b"\"5\""),
    ("a number in a string", b"\"1.5\""),
    ("a boolean in a string", b"\"true\""),
    ("an object in a string", b"\"{\\\"a\\\": [1]}\""),
    ("half a surrogate pair", b"\"\\ud83d\""),
    ("a control character", b"\"a\x01b\""),
    ("invalid UTF-8", b"\"a\xff\""),
    ("an empty array", b"[]"),
    ("an array of null", b"[null]"),
    ("an array of an integer", b"[5]"),
    ("an array of a string", b"[\"x\"]"),
    ("an array of an object", b"[{}]"),
    ("an array of an array", b"[[]]"),
    ("an array of several", b"[1, \"2\", {\"a\": null}, []]"),
    ("an empty object", b"{}"),
    ("an object", b"{\"a\": {\"b\": []}}"),
    ("deep nesting", DEEP.as_bytes()),
];

const DEEP: &str = concat!(
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
);
