//! Values that certainly have the documented form. Most have, and are passed over quickly.

use helpdesk_core::runtime::{Number, Shape, hooks};

use crate::reader::Reader;

/// Passes over the next value if it is a scalar that strict decoding reads as it is.
pub(crate) fn skip(reader: &mut Reader<'_>, shape: &Shape, may_be_null: bool) -> bool {
    match (reader.peek(), shape) {
        (b'n', Shape::Nullable(_)) => reader.skip_word(),
        (b'n', _) => may_be_null && reader.skip_word(),
        (_, Shape::Nullable(inner)) => skip(reader, inner, may_be_null),
        (b'"', Shape::Text | Shape::TextOr(_)) => reader.skip_plain(),
        (b't' | b'f', Shape::Boolean) => reader.skip_word(),
        (b'0'..=b'9', Shape::Signed | Shape::Unsigned | Shape::Number) => reader.skip_digits(|_| true),
        (begin @ (b'0'..=b'9' | b'"'), Shape::Time(hook, fits)) => {
            (begin == b'"') == (*hook == hooks::TIME_AS_STRING)
                && reader.skip_digits(|number| fits(Number::Whole(number)))
        }
        _ => false,
    }
}
