//! How moments and durations are written as numbers.

use std::fmt;

use crate::json::words;

/// How a moment or a duration is written: `ms, string`, or `ms, integer, -1`.
#[derive(Clone, Copy, PartialEq)]
#[cfg_attr(feature = "author", derive(Debug, Eq))]
pub struct TimeFormat {
    /// The unit of the number. A moment counts from the beginning of 1970, UTC.
    pub unit: TimeUnit,
    /// The form of the number in JSON.
    pub form: NumberForm,
    /// The number that means "absent".
    pub none: Option<i64>,
}

words! {
    /// A unit of time.
    pub enum TimeUnit {
        /// Milliseconds.
        Millisecond = "ms",
        /// Seconds.
        Second = "s",
        /// Minutes. No moment is counted in them.
        Minute = "min",
    }
}

words! {
    /// The form of a number in JSON.
    pub enum NumberForm {
        /// A whole number.
        Integer = "integer",
        /// A floating point number. No moment is one.
        Number = "number",
        /// A string that holds the number.
        String = "string",
    }
}

impl TimeUnit {
    /// The unit in words.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Millisecond => "milliseconds",
            Self::Second => "seconds",
            Self::Minute => "minutes",
        }
    }
}

impl TimeFormat {
    /// Reads what [`Display`](fmt::Display) writes, and nothing else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(", ");
        let (unit, form) = (parts.next()?, parts.next()?);
        let unit = TimeUnit::ALL.iter().find(|other| other.as_str() == unit)?;
        let form = NumberForm::ALL.iter().find(|other| other.as_str() == form)?;
        let none = parts.next().map(str::parse).transpose().ok()?;
        Some(Self { unit: *unit, form: *form, none }).filter(|format| format.to_string() == text)
    }

    /// Whether a moment can be written so.
    pub(crate) fn fits_moment(self) -> bool {
        self.unit != TimeUnit::Minute && self.form != NumberForm::Number
    }

    /// Whether a text holds a number that the form allows.
    pub fn is_number(self, text: &str) -> bool {
        match self.form {
            NumberForm::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
            NumberForm::Integer | NumberForm::String => text.parse::<i64>().is_ok(),
        }
    }
}

impl fmt::Display for TimeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.unit.as_str(), self.form.as_str())?;
        self.none.map_or(Ok(()), |none| write!(f, ", {none}"))
    }
}
