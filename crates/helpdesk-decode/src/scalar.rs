//! Conversions between scalars. Each returns the value, and the received form if it deviates.

use std::borrow::Cow;

use crate::deviation::Form;
use crate::number::{self, Integer};
use crate::text::unquote;

pub(crate) type Converted<T> = Option<(T, Option<Form>)>;

/// Reads an integer of type `i64`.
pub(crate) fn signed(token: &str, exact: bool) -> Converted<Integer> {
    match token.parse() {
        Ok(number) => Some((Integer::Signed(number), None)),
        Err(_) => unsigned(token, exact).filter(|(number, _)| matches!(number, Integer::Signed(_))),
    }
}

/// Reads an integer of type `i64` or `u64`.
pub(crate) fn unsigned(token: &str, exact: bool) -> Converted<Integer> {
    match token.bytes().next()? {
        b'"' => number::integer(&unquote(token).0).map(|number| (number, Some(Form::String))),
        b't' | b'f' if !exact => Some((Integer::Signed(i64::from(token == "true")), Some(Form::Boolean))),
        b'0'..=b'9' | b'-' => {
            let deviates = token.contains(['.', 'e', 'E']).then_some(Form::Number);
            number::integer(token).map(|number| (number, deviates))
        }
        _ => None,
    }
}

pub(crate) fn float(token: &str) -> Converted<f64> {
    match token.bytes().next()? {
        b'"' => number::float(&unquote(token).0).map(|number| (number, Some(Form::String))),
        _ => number::float(token).map(|number| (number, None)),
    }
}

pub(crate) fn boolean(token: &str, exact: bool) -> Converted<bool> {
    if let "true" | "false" = token {
        return Some((token == "true", None));
    }
    let (text, form) = match token.bytes().next()? {
        b'"' => (unquote(token).0, Form::String),
        _ => (Cow::Borrowed(token), Form::Integer),
    };
    let value = match &*text {
        "true" => true,
        "false" => false,
        text => match number::integer(text)? {
            Integer::Signed(0) => false,
            Integer::Signed(1) => true,
            _ => return None,
        },
    };
    (!exact).then_some((value, Some(form)))
}

/// The number of a moment or a duration, which may come as a string, whatever is documented. Nothing else is a time.
pub(crate) fn time(token: &str, documented: Form) -> Converted<Time> {
    let (text, came) = match token.bytes().next()? {
        b'"' => (unquote(token).0, Form::String),
        // As with `serde_json`, negative zero is not an integer.
        b'0'..=b'9' | b'-' if token == "-0" || token.contains(['.', 'e', 'E']) => (Cow::Borrowed(token), Form::Number),
        b'0'..=b'9' | b'-' => (Cow::Borrowed(token), Form::Integer),
        _ => return None,
    };
    let is_documented = match documented {
        Form::String => came == Form::String && text.parse::<i64>().is_ok(),
        Form::Number => came != Form::String,
        _ => came == Form::Integer,
    };
    let number = match documented {
        Form::Number => Time::Float(number::float(&text)?),
        _ => Time::Whole(number::integer(&text)?),
    };
    Some((number, (!is_documented).then_some(came)))
}

/// The number of a moment or a duration.
pub(crate) enum Time {
    Whole(Integer),
    Float(f64),
}

/// Reads a string; for other scalars, their JSON text.
pub(crate) fn string(token: &str, exact: bool, repaired: bool) -> Converted<Cow<'_, str>> {
    let form = match token.bytes().next()? {
        b'"' => {
            let (text, mut malformed) = unquote(token);
            malformed |= repaired && text.contains(char::REPLACEMENT_CHARACTER);
            return Some((text, malformed.then_some(Form::MalformedString)));
        }
        _ if exact => return None,
        b'n' => return None,
        b't' | b'f' => Form::Boolean,
        _ if token.contains(['.', 'e', 'E']) => Form::Number,
        _ => Form::Integer,
    };
    Some((Cow::Borrowed(token), Some(form)))
}
