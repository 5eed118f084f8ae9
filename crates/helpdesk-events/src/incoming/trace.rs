//! Traces of deviations: their places, and never a value.

use helpdesk_decode::Deviation;
use tracing::{debug, warn};

use super::event::ReceivedEvent;
use super::printable::printable;

/// The places where an event deviates from its documentation: a warning for the first one of its kind in this process.
pub(crate) fn deviations(received: &ReceivedEvent) {
    if received.deviations.is_empty() {
        return;
    }
    let event_type = printable(received.event_type());
    for deviation in &received.deviations {
        let Deviation { path, documented, came, lost, count, .. } = deviation;
        macro_rules! report {
            ($level:ident) => {
                $level!(
                    target: "helpdesk_events",
                    event_type,
                    path,
                    documented = documented.name(),
                    came = came.name(),
                    lost,
                    count,
                    "the event deviates from the documentation"
                )
            };
        }
        if deviation.is_first_of(&event_type) {
            report!(warn);
        } else {
            report!(debug);
        }
    }
}
