//! Reads JSON without `serde_json`: this crate is a build dependency of `helpdesk-types`, and `serde_json` would make the
//! clean build of everything downstream half as long again.

use std::fmt;

/// Deeper texts than this are refused: a hostile one must not exhaust the stack.
const MAX_DEPTH: usize = 128;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number that is an integer of 64 bits.
    Integer(i64),
    /// Any other number. It is infinite where it is too large. No schema holds one, but an example may.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Object),
}

/// The keys and values of an object, in the order of the text.
pub type Object = Vec<(String, Value)>;

impl Value {
    /// Reads a text that is one JSON value.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, or is nested too deeply.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0).map_err(|expected| parser.error(expected))?;
        parser.blanks();
        if parser.at == text.len() { Ok(value) } else { Err(parser.error("the end of the text")) }
    }

    /// The name of the value's type, for an error.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// The error for a text that is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    expected: &'static str,
    line: usize,
    column: usize,
}

impl std::error::Error for SyntaxError {}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at line {} column {}", self.expected, self.line, self.column)
    }
}

/// The thing that a text lacks, as an error names it.
type Expected = &'static str;

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn error(&self, expected: Expected) -> SyntaxError {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        SyntaxError { expected, line, column }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over the byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8, expected: Expected) -> Result<(), Expected> {
        if self.take(byte) { Ok(()) } else { Err(expected) }
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Expected> {
        if depth > MAX_DEPTH {
            return Err("a text that is less deep");
        }
        self.blanks();
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth).map(Value::Object),
            Some(b'[') => self.array(depth).map(Value::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err("a value"),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Expected> {
        if !self.text[self.at..].starts_with(word) {
            return Err("a value");
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Result<Object, Expected> {
        let mut object = Vec::new();
        self.at += 1;
        self.blanks();
        if self.take(b'}') {
            return Ok(object);
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err("a key");
            }
            let key = self.string()?;
            self.blanks();
            self.expect(b':', "`:`")?;
            object.push((key, self.value(depth + 1)?));
            self.blanks();
            if !self.take(b',') {
                return self.expect(b'}', "`,` or `}`").map(|()| object);
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Value>, Expected> {
        let mut items = Vec::new();
        self.at += 1;
        self.blanks();
        if self.take(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.blanks();
            if !self.take(b',') {
                return self.expect(b']', "`,` or `]`").map(|()| items);
            }
        }
    }

    fn number(&mut self) -> Result<Value, Expected> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        let mut is_whole = true;
        if self.take(b'.') {
            self.digits()?;
            is_whole = false;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
            is_whole = false;
        }
        let text = &self.text[start..self.at];
        let integer = text.parse().ok().filter(|_| is_whole).map(Value::Integer);
        integer.or_else(|| text.parse().ok().map(Value::Number)).ok_or("a number")
    }

    fn digits(&mut self) -> Result<(), Expected> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err("a digit") }
    }

    fn string(&mut self) -> Result<String, Expected> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|c: char| matches!(c, '"' | '\\') || c < ' ').ok_or("the end of the string")?;
            string.push_str(&rest[..plain]);
            self.at += plain;
            if self.take(b'"') {
                return Ok(string);
            }
            self.expect(b'\\', "an escape instead of the control character")?;
            string.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Expected> {
        let byte = self.peek().ok_or("the end of the string")?;
        let c = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err("an escape"),
        };
        self.at += 1;
        Ok(c)
    }

    /// A character by its number: one escape, or two that are the halves of one character.
    fn unicode(&mut self) -> Result<char, Expected> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or("the first half of the character");
        }
        if !(self.take(b'\\') && self.take(b'u')) {
            return Err("the second half of the character");
        }
        match self.four_digits()? {
            second @ 0xdc00..0xe000 => char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)),
            _ => None,
        }
        .ok_or("the second half of the character")
    }

    fn four_digits(&mut self) -> Result<u32, Expected> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or("four hexadecimal digits")?;
        self.at += 4;
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Value, String> {
        Value::parse(text).map_err(|error| error.to_string())
    }

    #[test]
    fn values() {
        let string = |text: &str| Value::String(text.to_owned());
        let cases = [
            (" null ", Value::Null),
            ("[true,false]", Value::Array(vec![Value::Bool(true), Value::Bool(false)])),
            ("{ \"a\" : -7 }", Value::Object(vec![("a".to_owned(), Value::Integer(-7))])),
            ("{}", Value::Object(Vec::new())),
            ("[\n]", Value::Array(Vec::new())),
            ("-9223372036854775808", Value::Integer(i64::MIN)),
            ("9223372036854775808", Value::Number(9_223_372_036_854_775_808.0)),
            ("0.5", Value::Number(0.5)),
            ("-0e+10", Value::Number(0.0)),
            ("1e999", Value::Number(f64::INFINITY)),
            (r#""工单 \" \\ \/ \b\f\n\r\t é 😀""#, string("工单 \" \\ / \u{8}\u{c}\n\r\t é 😀")),
        ];
        for (text, value) in cases {
            assert_eq!(parse(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_named() {
        let cases = [
            ("", "a value at line 1 column 1"),
            ("[1,\n 2,]", "a value at line 2 column 4"),
            ("{\"a\":1,}", "a key at line 1 column 8"),
            ("{\"a\" 1}", "`:` at line 1 column 6"),
            ("{\"a\":1 \"b\"", "`,` or `}` at line 1 column 8"),
            ("[1 2]", "`,` or `]` at line 1 column 4"),
            ("nul", "a value at line 1 column 1"),
            ("01", "the end of the text at line 1 column 2"),
            ("1.", "a digit at line 1 column 3"),
            ("-", "a digit at line 1 column 2"),
            ("\"工单", "the end of the string at line 1 column 2"),
            ("\"a\nb\"", "an escape instead of the control character at line 1 column 3"),
            (r#""\x""#, "an escape at line 1 column 3"),
            (r#""\u12""#, "four hexadecimal digits at line 1 column 4"),
            (r#""\u+123""#, "four hexadecimal digits at line 1 column 4"),
            (r#""\ud83d""#, "the second half of the character at line 1 column 8"),
            (r#""\ude00""#, "the first half of the character at line 1 column 8"),
        ];
        for (text, message) in cases {
            assert_eq!(parse(text), Err(format!("expected {message}")), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(parse(&deep).is_err_and(|error| error.starts_with("expected a text that is less deep")));
    }
}
