//! How moments and durations are written as numbers.
//!
//! The format of a field is in the code that reads and writes the field, not in its value, so that no value can be sent in
//! the unit of another field.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::hooks;
use super::record::{Object, nullable};
use super::shape::{Number, Shape};
use crate::Timestamp;

/// The form of a number in JSON.
pub trait Form {
    /// The name by which a deserializer that forgives knows it.
    const HOOK: &'static str;
    /// Whether it may have a fraction.
    const IS_FLOAT: bool = false;
    /// Whether it is a string.
    const IS_TEXT: bool = false;

    /// Writes the number.
    fn serialize<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A whole number.
pub enum Integer {}

/// A floating point number.
pub enum Float {}

/// A string of digits.
pub enum Text {}

impl Form for Integer {
    const HOOK: &'static str = hooks::TIME_AS_INTEGER;

    fn serialize<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error> {
        match number {
            Number::Whole(number) => serializer.serialize_i64(number),
            Number::Float(number) => serializer.serialize_f64(number),
        }
    }
}

impl Form for Float {
    const HOOK: &'static str = hooks::TIME_AS_NUMBER;
    const IS_FLOAT: bool = true;

    fn serialize<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(number.as_f64())
    }
}

impl Form for Text {
    const HOOK: &'static str = hooks::TIME_AS_STRING;
    const IS_TEXT: bool = true;

    fn serialize<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&number)
    }
}

/// How a moment or a duration is written.
pub trait TimeFormat: Sized {
    /// The type of the value: a moment or a duration.
    type Value: Copy;
    /// The form of the number.
    type Form: Form;
    /// The number that means "absent".
    const NONE: Option<i64> = None;
    /// The documented form of the JSON: a number or null.
    const SHAPE: &'static Shape = &Shape::Nullable(&Shape::Time(Self::Form::HOOK, fits::<Self>));

    /// The value of a number; `None` if the number does not fit the type.
    fn value(number: Number) -> Option<Self::Value>;

    /// The number of a value.
    fn number(value: Self::Value) -> Number;
}

/// A moment as a number of units of so many milliseconds since 1970: of milliseconds, or of seconds.
pub struct Time<const MILLIS: u32, F>(pub(super) PhantomData<F>);

impl<const MILLIS: u32, F: Form> TimeFormat for Time<MILLIS, F> {
    type Value = Timestamp;
    type Form = F;

    fn value(number: Number) -> Option<Timestamp> {
        match (number, MILLIS) {
            (Number::Whole(milliseconds), 1) => Some(Timestamp::from_millis(milliseconds)),
            (Number::Whole(seconds), _) => Some(Timestamp::from_secs(seconds)),
            (Number::Float(_), _) => None,
        }
    }

    fn number(value: Timestamp) -> Number {
        Number::Whole(if MILLIS == 1 { value.as_millis() } else { value.as_secs() })
    }
}

/// A duration as a number of units of so many milliseconds: of milliseconds, or of whole seconds.
pub struct Lasting<const MILLIS: u32, F>(pub(super) PhantomData<F>);

impl<const MILLIS: u32, F: Form> TimeFormat for Lasting<MILLIS, F> {
    type Value = Duration;
    type Form = F;

    fn value(number: Number) -> Option<Duration> {
        match number {
            Number::Whole(number) => {
                let number = u64::try_from(number).ok()?;
                if MILLIS == 1 {
                    return Some(Duration::from_millis(number));
                }
                number.checked_mul(u64::from(MILLIS / 1000)).map(Duration::from_secs)
            }
            Number::Float(number) => Duration::try_from_secs_f64(number * f64::from(MILLIS) / 1000.0).ok(),
        }
    }

    fn number(value: Duration) -> Number {
        if F::IS_FLOAT {
            Number::Float(value.as_secs_f64() * 1000.0 / f64::from(MILLIS))
        } else {
            Number::Whole(i64::try_from(value.as_millis() / u128::from(MILLIS)).unwrap_or(i64::MAX))
        }
    }
}

/// A format in which one number means "absent".
pub struct Unless<const NONE: i64, F>(PhantomData<F>);

impl<const NONE: i64, F: TimeFormat> TimeFormat for Unless<NONE, F> {
    type Value = F::Value;
    type Form = F::Form;
    const NONE: Option<i64> = Some(NONE);

    fn value(number: Number) -> Option<F::Value> {
        F::value(number)
    }

    fn number(value: F::Value) -> Number {
        F::number(value)
    }
}

/// The format in which that number means "absent".
pub const fn unless<const NONE: i64, F: TimeFormat>(format: F) -> Unless<NONE, F> {
    // A format that is dropped could not be in a constant.
    std::mem::forget(format);
    Unless(PhantomData)
}

/// A value to be written in a format.
struct Written<F: TimeFormat>(F::Value);

impl<F: TimeFormat> Serialize for Written<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        F::Form::serialize(F::number(self.0), serializer)
    }
}

impl<S: Serializer> Object<S> {
    /// Writes a moment or a duration.
    #[must_use]
    pub fn required_time<F: TimeFormat>(self, key: &'static str, value: &F::Value, _: F) -> Self {
        self.required(key, &Written::<F>(*value))
    }

    /// Writes a moment or a duration that may be null.
    #[must_use]
    pub fn required_nullable_time<F: TimeFormat>(self, key: &'static str, value: &Option<F::Value>, _: F) -> Self {
        self.required(key, &value.map(Written::<F>))
    }

    /// Writes a moment or a duration that is left out where it is not set.
    #[must_use]
    pub fn time<F: TimeFormat>(self, key: &'static str, value: &Option<F::Value>, _: F) -> Self {
        self.optional(key, &value.map(Written::<F>))
    }

    /// Writes a moment or a duration that may be null, and is left out where it is not set.
    #[must_use]
    pub fn nullable_time<F: TimeFormat>(self, key: &'static str, value: &Option<Option<F::Value>>, _: F) -> Self {
        self.optional(key, &value.map(|value| value.map(Written::<F>)))
    }
}

#[cfg(feature = "bidirectional-serde")]
impl super::members::Members {
    /// A moment or a duration that a request cannot do without.
    pub fn required_time<F: TimeFormat, E: Error>(&mut self, key: &'static str, format: F) -> Result<F::Value, E> {
        self.time(key, format)?.ok_or_else(|| E::missing_field(key))
    }

    /// A moment or a duration that may be null, but not absent.
    pub fn required_nullable_time<F: TimeFormat, E: Error>(
        &mut self,
        key: &'static str,
        format: F,
    ) -> Result<Option<F::Value>, E> {
        self.nullable_time(key, format)?.ok_or_else(|| E::missing_field(key))
    }

    /// A moment or a duration that may be absent, or null, which is the same.
    pub fn time<F: TimeFormat, E: Error>(&mut self, key: &'static str, _: F) -> Result<Option<F::Value>, E> {
        Ok(self.optional::<Read<F>, E>(key)?.and_then(|read| read.0))
    }

    /// A moment or a duration of which null is told apart from its absence.
    pub fn nullable_time<F: TimeFormat, E: Error>(
        &mut self,
        key: &'static str,
        _: F,
    ) -> Result<Option<Option<F::Value>>, E> {
        Ok(self.nullable::<Option<Read<F>>, E>(key)?.map(|read| read.and_then(|read| read.0)))
    }
}

/// The text of a moment or a duration in a path, a query or a body of several parts.
pub fn time_text<F: TimeFormat>(value: F::Value, _: F) -> String {
    F::number(value).to_string()
}

/// Reads a moment or a duration into its place.
pub fn time<'de, F: TimeFormat, A: MapAccess<'de>>(
    place: &mut Option<F::Value>,
    map: &mut A,
    _: F,
) -> Result<(), A::Error> {
    *place = map.next_value::<Option<Read<F>>>()?.and_then(|read| read.0);
    Ok(())
}

/// Reads a moment or a duration that may be null into its place, which it is absent from until then.
pub fn nullable_time<'de, F: TimeFormat, A: MapAccess<'de>>(
    place: &mut Option<Option<F::Value>>,
    map: &mut A,
    _: F,
) -> Result<(), A::Error> {
    let mut read: Option<Option<Read<F>>> = None;
    nullable(&mut read, map)?;
    *place = read.map(|read| read.and_then(|read| read.0));
    Ok(())
}

/// The decoded value; `None` if the number means "absent".
struct Read<F: TimeFormat>(Option<F::Value>);

impl<'de, F: TimeFormat> Deserialize<'de> for Read<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(F::Form::HOOK, ReadVisitor(PhantomData))
    }
}

struct ReadVisitor<F>(PhantomData<F>);

/// The value of a number, or `None` in place of the number that means "absent"; nothing if the number does not fit.
fn read<F: TimeFormat>(number: Number) -> Option<Read<F>> {
    let is_none = F::NONE.is_some_and(|none| match number {
        Number::Whole(number) => number == none,
        Number::Float(number) => number == none as f64,
    });
    if is_none { Some(Read(None)) } else { F::value(number).map(|value| Read(Some(value))) }
}

/// Whether the format has that number.
fn fits<F: TimeFormat>(number: Number) -> bool {
    let is_float = matches!(number, Number::Float(_));
    is_float == F::Form::IS_FLOAT && read::<F>(number).is_some()
}

impl<F: TimeFormat> ReadVisitor<F> {
    fn read<E: Error>(&self, number: Number, came: Unexpected<'_>) -> Result<Read<F>, E> {
        read(number).ok_or_else(|| E::invalid_value(came, self))
    }
}

impl<'de, F: TimeFormat> Visitor<'de> for ReadVisitor<F> {
    type Value = Read<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if F::Form::IS_TEXT { "a time as text" } else { "a time as a number" })
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        let came = Unexpected::Signed(number);
        if F::Form::IS_TEXT { Err(E::invalid_type(came, &self)) } else { self.read(Number::Whole(number), came) }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        let came = Unexpected::Float(number);
        if F::Form::IS_FLOAT { self.read(Number::Float(number), came) } else { Err(E::invalid_type(came, &self)) }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let came = Unexpected::Str(text);
        match text.parse() {
            _ if !F::Form::IS_TEXT => Err(E::invalid_type(came, &self)),
            Ok(number) => self.read(Number::Whole(number), came),
            Err(_) => Err(E::invalid_value(came, &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::formats::*;
    use super::*;

    /// The JSON of a field with that value and format.
    fn written<F: TimeFormat>(value: Option<F::Value>, format: F) -> Value {
        Object::new(serde_json::value::Serializer).time("x", &value, format).end().expect("JSON")
    }

    #[test]
    fn the_format_decides_how_a_moment_is_written() {
        let moment = Timestamp::from_millis(1_616_920_429_999);
        assert_eq!(written(Some(moment), MILLIS), json!({"x": 1_616_920_429_999_i64}));
        assert_eq!(written(Some(moment), MILLIS_TEXT), json!({"x": "1616920429999"}));
        assert_eq!(written(Some(moment), SECONDS), json!({"x": 1_616_920_429}));
        assert_eq!(written(Some(moment), SECONDS_TEXT), json!({"x": "1616920429"}));
        assert_eq!(written(Some(moment), unless::<-1, _>(SECONDS)), json!({"x": 1_616_920_429}));
        assert_eq!(written(None, MILLIS), json!({}));
        assert_eq!(written(Some(Timestamp::from_secs(i64::MIN)), MILLIS), json!({"x": i64::MIN}));
        assert_eq!(time_text(moment, SECONDS), "1616920429");

        let nullable = |value| Object::new(serde_json::value::Serializer).nullable_time("x", value, MILLIS_TEXT).end();
        assert_eq!(nullable(&None).ok(), Some(json!({})));
        assert_eq!(nullable(&Some(None)).ok(), Some(json!({"x": null})));
        assert_eq!(nullable(&Some(Some(moment))).ok(), Some(json!({"x": "1616920429999"})));
    }

    #[test]
    fn the_format_decides_how_a_duration_is_written() {
        let duration = Some(Duration::from_millis(90_500));
        assert_eq!(written(duration, FOR_MILLIS), json!({"x": 90_500}));
        assert_eq!(written(duration, FOR_MILLIS_FLOAT), json!({"x": 90_500.0}));
        assert_eq!(written(duration, FOR_MILLIS_TEXT), json!({"x": "90500"}));
        assert_eq!(written(duration, FOR_SECONDS), json!({"x": 90}));
        assert_eq!(written(duration, FOR_SECONDS_FLOAT), json!({"x": 90.5}));
        assert_eq!(written(duration, FOR_SECONDS_TEXT), json!({"x": "90"}));
        assert_eq!(written(duration, FOR_MINUTES), json!({"x": 1}));
        assert_eq!(written(Some(Duration::from_secs(90)), FOR_MINUTES_FLOAT), json!({"x": 1.5}));
        assert_eq!(written(duration, FOR_MINUTES_TEXT), json!({"x": "1"}));
        assert_eq!(written(Some(Duration::MAX), FOR_MILLIS), json!({"x": i64::MAX}));
    }

    /// A number of the pages' examples is the same after it was a duration.
    #[test]
    fn minutes_with_a_fraction_survive() {
        for minutes in [42_624.95, 0.5, 0.1, 1.0 / 3.0, 123_456.78, 0.0] {
            let duration = Lasting::<60_000, Float>::value(Number::Float(minutes)).expect("a duration");
            assert_eq!(written(Some(duration), FOR_MINUTES_FLOAT), json!({"x": minutes}), "{minutes}");
        }
    }
}
