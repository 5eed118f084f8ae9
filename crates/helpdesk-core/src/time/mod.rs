//! Moments.

mod calendar;
#[cfg(feature = "jiff")]
mod jiff;
mod system_time;
mod timestamp;

pub use system_time::TimestampRangeError;
pub use timestamp::Timestamp;
