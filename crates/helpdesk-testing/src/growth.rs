//! How the time of some work grows with its size.

use std::fs;
use std::time::{Duration, Instant};

/// A quarter of it is several ticks of the scheduler, between which the system does not count.
const NEGLIGIBLE: Duration = Duration::from_millis(200);

/// Fails if the processor time of the work grows faster than the size of its input.
///
/// The whole may take ten times as long as a quarter of the size: linear time is four times as long, and quadratic time
/// sixteen times. Work of less than 200 milliseconds is not compared.
pub fn assert_linear<T>(what: &str, size: usize, input: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let (whole, part) = (input(size), input(size / 4));
    let mut shortest = Duration::MAX;
    for _ in 0..3 {
        shortest = shortest.min(time(&work, &whole));
        if shortest < NEGLIGIBLE || shortest < 10 * time(&work, &part) {
            return;
        }
    }
    panic!("{what}: {shortest:?}, which is ten times as long as a quarter of it takes");
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
        assert_linear("quadratic", 12_000, |size| size, |size| count(size * size));
    }
}
