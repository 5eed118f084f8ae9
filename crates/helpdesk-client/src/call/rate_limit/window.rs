//! The limits of an operation.

use std::time::Duration;

use helpdesk_types::RateLimit;

/// The margin added to each of the platform's windows, because clocks differ.
const SLACK: Duration = Duration::from_millis(20);

/// A limit: the number of calls allowed in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) count: usize,
    /// The length of the window, and the margin.
    pub(super) time: Duration,
}

impl Window {
    pub(super) fn new(limit: RateLimit) -> Option<Self> {
        let (count, seconds) = match limit {
            RateLimit::PerSecond(count) => (count, 1),
            RateLimit::PerMinute(count) => (count, 60),
            _ => return None,
        };
        // A limit of 0 would block all calls; it counts as not limited.
        let count = usize::try_from(count).ok().filter(|count| *count > 0)?;
        Some(Self { count, time: Duration::from_secs(seconds) + SLACK })
    }

    /// The part of one of so many processes.
    pub(super) fn part(self, processes: usize) -> Self {
        match self.count / processes {
            // Fewer calls than processes: one call in a longer time.
            0 => {
                let times = u32::try_from(processes.div_ceil(self.count)).unwrap_or(u32::MAX);
                Self { count: 1, time: self.time.saturating_mul(times) }
            }
            count => Self { count, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_and_their_parts() {
        let second = Duration::from_millis(1_020);
        for (limit, processes, part) in [
            (RateLimit::PerSecond(50), 1, Some((50, second))),
            (RateLimit::PerSecond(50), 4, Some((12, second))),
            (RateLimit::PerMinute(100), 3, Some((33, Duration::from_millis(60_020)))),
            (RateLimit::PerSecond(3), 3, Some((1, second))),
            // One call in a longer time.
            (RateLimit::PerSecond(3), 4, Some((1, second * 2))),
            (RateLimit::PerSecond(1), 4, Some((1, second * 4))),
            (RateLimit::PerSecond(1), usize::MAX, Some((1, second * u32::MAX))),
            (RateLimit::PerSecond(0), 1, None),
            (RateLimit::Special, 1, None),
        ] {
            let found = Window::new(limit).map(|window| window.part(processes));
            assert_eq!(found.map(|part| (part.count, part.time)), part, "{limit:?} of {processes}");
        }
    }
}
