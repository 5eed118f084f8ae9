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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Log;
    use crate::text::Text;

    const WHOLE_SECONDS: Shape = Shape::Time(hooks::TIME_AS_INTEGER, |number| matches!(number, Number::Whole(5)));
    const TEXT_OF_SECONDS: Shape = Shape::Time(hooks::TIME_AS_STRING, |number| matches!(number, Number::Whole(5)));

    /// Whether the value is passed over. The reader goes to its end, or nowhere.
    fn skips(json: &str, shape: &Shape, may_be_null: bool) -> bool {
        let text = Text::read(json.as_bytes()).expect(json);
        let mut log = Log::new(json.len());
        let mut reader = Reader::new(&text, &mut log);
        let skips = skip(&mut reader, shape, may_be_null);
        assert_eq!(reader.at(), if skips { json.len() } else { 0 }, "{json}");
        skips
    }

    #[test]
    fn what_certainly_fits_is_passed_over() {
        const NULLABLE: Shape = Shape::Nullable(&Shape::Text);
        for (json, shape) in [
            ("null", &NULLABLE),
            ("\"a\\n\"", &NULLABLE),
            ("\"a\"", &Shape::Text),
            ("\"a\"", &Shape::TextOr(&Shape::Signed)),
            ("true", &Shape::Boolean),
            ("false", &Shape::Boolean),
            ("12", &Shape::Signed),
            ("12", &Shape::Unsigned),
            ("12", &Shape::Number),
            ("5", &WHOLE_SECONDS),
            ("\"5\"", &TEXT_OF_SECONDS),
        ] {
            assert!(skips(json, shape, false), "{json} as {shape:?}");
        }
        assert!(skips("null", &Shape::Text, true));
    }

    #[test]
    fn other_values_are_not_passed_over() {
        for (json, shape) in [
            ("null", &Shape::Text),
            ("12", &Shape::Text),
            ("\"\\u0061\"", &Shape::Text),
            ("\"a\u{1}\"", &Shape::Text),
            ("\"12\"", &Shape::Signed),
            ("1.0", &Shape::Signed),
            ("true", &Shape::Signed),
            ("1", &Shape::Boolean),
            ("7", &WHOLE_SECONDS),
            ("\"5\"", &WHOLE_SECONDS),
            ("5", &TEXT_OF_SECONDS),
            ("\"\"", &WHOLE_SECONDS),
            ("[]", &Shape::List(&Shape::Text)),
        ] {
            assert!(!skips(json, shape, false), "{json} as {shape:?}");
        }
    }
}
