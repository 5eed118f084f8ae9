//! Possible values.

use helpdesk_schema::Type;

/// The kind of values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    Integers,
    /// Words and numbers.
    Words,
}

impl Keys {
    pub(super) fn of(ty: &Type) -> Option<Self> {
        match ty {
            Type::Integer => Some(Self::Integers),
            Type::String => Some(Self::Words),
            Type::Array(item) => match **item {
                Type::Integer => Some(Self::Integers),
                Type::String => Some(Self::Words),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the text may contain a value. This excludes most descriptions early.
    pub(super) fn may_occur_in(self, text: &str) -> bool {
        text.bytes().any(|byte| match self {
            Self::Integers => byte.is_ascii_digit(),
            Self::Words => byte.is_ascii_alphanumeric() || matches!(byte, b'`' | b'"'),
        })
    }

    /// Whether the text can be a value of the field.
    pub(super) fn accept(self, key: &str) -> bool {
        match self {
            Self::Integers => is_integer(key),
            Self::Words => !key.is_empty(),
        }
    }
}

/// Whether the text is an integer in JSON.
pub(super) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    is_number(digits) && digits.len() <= 18 && (digits.len() == 1 || !digits.starts_with('0'))
}

/// Whether the text consists of digits.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text is a plausible word for a value.
pub(super) fn is_word(text: &str) -> bool {
    let plausible = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(plausible) && !is_scheme(text)
}

/// `https` before `://`.
pub(super) fn is_scheme(text: &str) -> bool {
    ["http", "https", "ftp", "mailto"].iter().any(|scheme| text.eq_ignore_ascii_case(scheme))
}

/// Whether a character belongs to the script of labels and is not a mark.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
