//! How the time of some work grows with its size.

use std::fs;
use std::time::{Duration, Instant};

/// Longer than the noise.
const NEGLIGIBLE: Duration = Duration::from_millis(50);

/// Fails if the processor time of the work grows faster than the size of its input.
///
/// A quarter of the size must take at least a tenth of the time: it takes a quarter of linear time, and a sixteenth of
/// quadratic time. Work of less than 50 milliseconds is not compared.
pub fn assert_linear<T>(what: &str, size: usize, input: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let whole = input(size);
    if time(&work, &whole) < NEGLIGIBLE {
        return;
    }
    let part = input(size / 4);
    let best = |input| (0..3).map(|_| time(&work, input)).min().unwrap_or_default();
    let (part, whole) = (best(&part), best(&whole));
    assert!(whole < 10 * part || whole < NEGLIGIBLE, "{what}: {part:?} for a quarter, and {whole:?} for the whole");
}

/// The processor time of this thread for the work, or the time that passes where the system does not tell.
fn time<T>(work: impl Fn(&T), input: &T) -> Duration {
    let (before, started) = (on_processor(), Instant::now());
    work(input);
    let passed = started.elapsed();
    on_processor().zip(before).map_or(passed, |(after, before)| after - before)
}

/// The time that this thread has been on a processor.
fn on_processor() -> Option<Duration> {
    let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(steps: usize) {
        let steps = std::hint::black_box(steps);
        assert_eq!((0..steps).map(std::hint::black_box).count(), steps);
    }

    #[test]
    fn linear_time_passes() {
        assert_linear("linear", 40_000_000, |size| size, |size| count(*size));
    }

    #[test]
    #[should_panic(expected = "quadratic: ")]
    fn quadratic_time_fails() {
        assert_linear("quadratic", 6_000, |size| size, |size| count(size * size));
    }
}
