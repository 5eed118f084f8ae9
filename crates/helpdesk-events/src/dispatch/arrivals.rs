//! The spans of events that arrived here and were not taken yet.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tracing::Span;

/// How many spans are remembered; the arrivals of further events are joined by their field `arrival` alone.
const MOST: usize = 1024;

/// Remembers spans, so that the handling of an event can follow from its arrival.
#[derive(Default)]
pub(crate) struct Arrivals(Mutex<HashMap<String, Span>>);

impl Arrivals {
    pub(crate) fn add(&self, id: &str, span: &Span) {
        let mut spans = self.spans();
        if !span.is_disabled() && spans.len() < MOST {
            spans.entry(id.to_owned()).or_insert_with(|| span.clone());
        }
    }

    pub(crate) fn remove(&self, id: &str) -> Option<Span> {
        self.spans().remove(id)
    }

    fn spans(&self) -> MutexGuard<'_, HashMap<String, Span>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use helpdesk_testing::Capture;
    use tracing::info_span;
    use tracing::subscriber::with_default;

    use super::*;

    #[test]
    fn spans_are_remembered_up_to_a_bound() {
        let arrivals = Arrivals::default();
        arrivals.add("nobody records it", &Span::none());
        assert!(arrivals.remove("nobody records it").is_none());
        with_default(Capture::new(""), || {
            for number in 0..=MOST {
                arrivals.add(&number.to_string(), &info_span!("arrival"));
            }
        });
        assert_eq!(arrivals.spans().len(), MOST);
        for (number, is_there) in [(0, true), (0, false), (MOST - 1, true), (MOST, false)] {
            assert_eq!(arrivals.remove(&number.to_string()).is_some(), is_there, "{number}");
        }
    }
}
