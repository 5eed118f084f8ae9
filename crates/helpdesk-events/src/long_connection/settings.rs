//! How each connection behaves.

use std::sync::Arc;
use std::time::Duration;

use super::state::Metric;

/// The settings of each connection that is opened.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) wait: Duration,
    pub(crate) pong_deadline: Duration,
    pub(crate) event_deadline: Option<Duration>,
    pub(crate) shutdown_limit: Duration,
    pub(crate) on_metric: Option<Arc<dyn Fn(Metric) + Send + Sync>>,
}

impl Settings {
    pub(crate) fn tell(&self, metric: Metric) {
        if let Some(on_metric) = &self.on_metric {
            on_metric(metric);
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wait: Duration::from_secs(1),
            pong_deadline: Duration::from_secs(20),
            event_deadline: None,
            shutdown_limit: Duration::from_secs(10),
            on_metric: None,
        }
    }
}
