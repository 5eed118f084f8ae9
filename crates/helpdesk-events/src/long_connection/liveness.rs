//! Whether the other side is still there.

use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// How often it is looked whether time has passed that this process has not seen.
const LOOK: Duration = Duration::from_secs(10);
/// How late a look may be before that means that the process or the machine was asleep.
const LATE: Duration = Duration::from_secs(5);

/// The action that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    Nothing,
    Ping,
    /// A ping was not followed by any frame.
    Silent,
    /// Frames come, but no events.
    NoEvents,
}

/// Watches one connection. Any frame counts as a sign of life.
#[derive(Debug)]
pub(crate) struct Liveness {
    interval: Duration,
    /// How long a ping may be followed by silence.
    deadline: Duration,
    /// The longest time without an event; `None` for any time.
    event_deadline: Option<Duration>,
    next_ping: Instant,
    /// A ping that no frame has followed yet.
    pinged: Option<Instant>,
    last_event: Instant,
    last_look: (Instant, SystemTime),
}

impl Liveness {
    /// Of a connection that has just been opened. A ping is due at once.
    pub(crate) fn new(
        interval: Duration,
        deadline: Duration,
        event_deadline: Option<Duration>,
        now: Instant,
        wall: SystemTime,
    ) -> Self {
        Self {
            interval,
            deadline,
            event_deadline,
            next_ping: now,
            pinged: None,
            last_event: now,
            last_look: (now, wall),
        }
    }

    /// A frame has come. How long ago the ping was that it follows, if there is such.
    pub(crate) fn frame(&mut self, now: Instant) -> Option<Duration> {
        self.pinged.take().map(|pinged| now.duration_since(pinged))
    }

    pub(crate) fn event(&mut self, now: Instant) {
        self.last_event = now;
    }

    /// Pings in this interval from now on.
    pub(crate) fn set_interval(&mut self, interval: Duration, now: Instant) {
        if interval != self.interval {
            self.interval = interval;
            self.next_ping = now + interval;
        }
    }

    /// When to [look](Self::look) next.
    pub(crate) fn next_look(&self) -> Instant {
        let silent = self.pinged.map(|pinged| pinged + self.deadline);
        let no_events = self.event_deadline.map(|deadline| self.last_event + deadline);
        let bounds = [silent, no_events].into_iter().flatten();
        bounds.fold(self.next_ping.min(self.last_look.0 + LOOK), Instant::min)
    }

    /// The action that is due, once every frame so far has been recorded.
    pub(crate) fn look(&mut self, now: Instant, wall: SystemTime) -> Due {
        let (last, last_wall) = std::mem::replace(&mut self.last_look, (now, wall));
        // The clock of the process stops while the machine sleeps; the one on the wall may be set.
        let passed = now.duration_since(last).max(wall.duration_since(last_wall).unwrap_or_default());
        if passed > LOOK + LATE {
            // Deadlines that passed during the sleep prove nothing: the answers may still be on their
            // way.
            self.last_event = now;
            self.pinged = None;
            return self.ping(now);
        }
        if self.pinged.is_some_and(|pinged| now >= pinged + self.deadline) {
            return Due::Silent;
        }
        if self.event_deadline.is_some_and(|deadline| now >= self.last_event + deadline) {
            return Due::NoEvents;
        }
        if now < self.next_ping { Due::Nothing } else { self.ping(now) }
    }

    fn ping(&mut self, now: Instant) -> Due {
        self.next_ping = now + self.interval;
        // One that is still awaited keeps its deadline.
        self.pinged.get_or_insert(now);
        Due::Ping
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A connection that pings each minute, and waits 20 seconds for a sign of life.
    struct Setting {
        start: (Instant, SystemTime),
        liveness: Liveness,
    }

    impl Setting {
        fn new(event_deadline: Option<u64>) -> Self {
            let start = (Instant::now(), SystemTime::now());
            let [interval, deadline] = [60, 20].map(Duration::from_secs);
            let event_deadline = event_deadline.map(Duration::from_secs);
            Self { start, liveness: Liveness::new(interval, deadline, event_deadline, start.0, start.1) }
        }

        fn at(&self, second: u64) -> Instant {
            self.start.0 + Duration::from_secs(second)
        }

        /// Looks whenever that is due, from one second on to the other; what was found, and when.
        fn run(&mut self, from: u64, to: u64) -> Vec<(u64, Due)> {
            let mut found = Vec::new();
            for second in from..to {
                if self.at(second) >= self.liveness.next_look() {
                    found.push((second, self.look(second, second)));
                }
            }
            found.retain(|(_, due)| *due != Due::Nothing);
            found
        }

        fn look(&mut self, second: u64, wall: u64) -> Due {
            self.liveness.look(self.at(second), self.start.1 + Duration::from_secs(wall))
        }
    }

    #[test]
    fn a_ping_that_nothing_follows() {
        let mut setting = Setting::new(None);
        assert_eq!(setting.run(0, 20), [(0, Due::Ping)]);
        assert_eq!(setting.liveness.frame(setting.at(19)), Some(Duration::from_secs(19)));
        assert_eq!(setting.liveness.frame(setting.at(19)), None);
        assert_eq!(setting.run(20, 80), [(60, Due::Ping)]);
        assert_eq!(setting.run(80, 81), [(80, Due::Silent)]);
    }

    #[test]
    fn it_is_looked_no_more_often_than_needed() {
        for (event_deadline, silent, expected) in [
            (None, true, [0, 10, 20, 20]),
            (None, false, [0, 10, 20, 30]),
            (Some(15), false, [0, 10, 15, 15]),
            (Some(100), false, [0, 10, 20, 30]),
        ] {
            let mut setting = Setting::new(event_deadline);
            for second in expected {
                assert_eq!(setting.liveness.next_look(), setting.at(second), "{event_deadline:?} {silent}");
                setting.look(second, second);
                if !silent {
                    setting.liveness.frame(setting.at(second));
                }
            }
        }
    }

    #[test]
    fn a_new_interval() {
        let mut setting = Setting::new(None);
        setting.run(0, 1);
        setting.liveness.frame(setting.at(1));
        setting.liveness.set_interval(Duration::from_secs(5), setting.at(1));
        assert_eq!(setting.run(1, 11), [(6, Due::Ping)]);
        setting.liveness.set_interval(Duration::from_secs(5), setting.at(11));
        // The one before is still awaited: its deadline is not put off by the next.
        assert_eq!(setting.run(11, 27), [(11, Due::Ping), (16, Due::Ping), (21, Due::Ping), (26, Due::Silent)]);
    }

    #[test]
    fn frames_without_events() {
        let mut setting = Setting::new(Some(100));
        for second in (0..95).step_by(5) {
            setting.run(second, second + 5);
            setting.liveness.frame(setting.at(second + 4));
        }
        setting.liveness.event(setting.at(95));
        assert_eq!(setting.run(95, 121), [(120, Due::Ping)]);
        setting.liveness.frame(setting.at(121));
        assert_eq!(setting.run(121, 196), [(180, Due::Ping), (195, Due::NoEvents)]);
    }

    #[test]
    fn a_sleep_of_machine_or_process() {
        // The process was stopped, and its timer is late: what has come meanwhile was told of, and nothing had.
        let mut setting = Setting::new(Some(100));
        setting.run(0, 10);
        assert_eq!(setting.look(3600, 3600), Due::Ping);
        assert_eq!(setting.run(3600, 3621), [(3620, Due::Silent)]);
        // The machine slept, and only the clock on the wall has gone on.
        let mut setting = Setting::new(None);
        setting.run(0, 10);
        setting.liveness.frame(setting.at(10));
        assert_eq!(setting.look(11, 7200), Due::Ping);
        // That clock was set back: nothing has happened.
        assert_eq!(setting.look(12, 5), Due::Nothing);
    }
}
