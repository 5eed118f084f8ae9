//! Metrics of an inbox, for the recorder that the program has set up with the crate `metrics`.

use crate::stores::InboxState;

/// Whether anything is measured.
pub(crate) const ON: bool = cfg!(feature = "metrics");

/// Something that is counted.
#[derive(Clone, Copy)]
pub(crate) enum Counter {
    Kept,
    Duplicate,
    Refused,
    Handled,
    Retried,
    PutAside,
    Lost,
}

#[cfg(feature = "metrics")]
pub(crate) fn count(counter: Counter) {
    let name = match counter {
        Counter::Kept => "helpdesk_events_kept_total",
        Counter::Duplicate => "helpdesk_events_duplicates_total",
        Counter::Refused => "helpdesk_events_refused_total",
        Counter::Handled => "helpdesk_events_handled_total",
        Counter::Retried => "helpdesk_events_retried_total",
        Counter::PutAside => "helpdesk_events_put_aside_total",
        Counter::Lost => "helpdesk_events_lost_attempts_total",
    };
    metrics::counter!(name).increment(1);
}

#[cfg(not(feature = "metrics"))]
pub(crate) fn count(_: Counter) {}

#[cfg(feature = "metrics")]
pub(crate) fn state(state: InboxState) {
    metrics::gauge!("helpdesk_events_queued").set(state.queued as f64);
    metrics::gauge!("helpdesk_events_oldest_seconds").set(state.oldest.unwrap_or_default().as_secs_f64());
    metrics::gauge!("helpdesk_events_aside").set(state.put_aside as f64);
}

#[cfg(not(feature = "metrics"))]
pub(crate) fn state(_: InboxState) {}
