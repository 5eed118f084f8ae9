//! The formats of moments and durations, as the generated code names them.

use std::marker::PhantomData;

use super::time::{Float, Integer, Lasting, Text, Time};

macro_rules! formats {
    ($($name:ident: $format:ty = $constructor:ident, $docs:literal;)*) => {$(
        #[doc = $docs]
        pub const $name: $format = $constructor(PhantomData);
    )*};
}

formats! {
    SECONDS: Time<1000, Integer> = Time, "A moment in seconds.";
    SECONDS_TEXT: Time<1000, Text> = Time, "A moment in seconds, as text.";
    MILLIS: Time<1, Integer> = Time, "A moment in milliseconds.";
    MILLIS_TEXT: Time<1, Text> = Time, "A moment in milliseconds, as text.";
    FOR_MILLIS: Lasting<1, Integer> = Lasting, "A duration in milliseconds.";
    FOR_MILLIS_FLOAT: Lasting<1, Float> = Lasting, "A duration in milliseconds, with a fraction.";
    FOR_MILLIS_TEXT: Lasting<1, Text> = Lasting, "A duration in milliseconds, as text.";
    FOR_SECONDS: Lasting<1000, Integer> = Lasting, "A duration in seconds.";
    FOR_SECONDS_FLOAT: Lasting<1000, Float> = Lasting, "A duration in seconds, with a fraction.";
    FOR_SECONDS_TEXT: Lasting<1000, Text> = Lasting, "A duration in seconds, as text.";
    FOR_MINUTES: Lasting<60_000, Integer> = Lasting, "A duration in minutes.";
    FOR_MINUTES_FLOAT: Lasting<60_000, Float> = Lasting, "A duration in minutes, with a fraction.";
    FOR_MINUTES_TEXT: Lasting<60_000, Text> = Lasting, "A duration in minutes, as text.";
}
