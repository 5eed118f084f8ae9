//! The forms of fields, by the names of the functions that read them.

use super::shape::{Documented, Field, Otherwise, Shape};
use super::time::TimeFormat;

/// A key whose value may be absent or null.
pub const fn optional<T: Documented>(key: &'static str) -> Field {
    Field { key, otherwise: Otherwise::Null, shape: T::SHAPE }
}

/// A key whose value is an array or a map.
pub const fn list<T: Documented>(key: &'static str) -> Field {
    optional::<T>(key)
}

/// A key whose value may be null.
pub const fn nullable<T: Documented>(key: &'static str) -> Field {
    Field { key, otherwise: Otherwise::Nothing, shape: T::SHAPE }
}

/// A key whose value is a moment or a duration.
pub const fn time<T>(key: &'static str, format: &impl TimeFormat) -> Field {
    Field { key, otherwise: Otherwise::Null, shape: time_shape(format) }
}

/// A key whose value is a moment or a duration that may be null.
pub const fn nullable_time<T>(key: &'static str, format: &impl TimeFormat) -> Field {
    Field { key, otherwise: Otherwise::Nothing, shape: time_shape(format) }
}

const fn time_shape<F: TimeFormat>(_: &F) -> &'static Shape {
    F::SHAPE
}
