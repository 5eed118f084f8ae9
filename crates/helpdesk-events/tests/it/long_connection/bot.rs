//! A bot at a long connection, and what it has handled.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::long_connection::{
    ConnectionState, LongConnection, LongConnectionBuilder, LongConnectionError, Metric,
};
use helpdesk_events::{BoxError, ReceivedEvent};
use helpdesk_mock::{Mock, REDELIVERY};
use helpdesk_testing::until;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

pub(crate) const CREATED: &str = "helpdesk.ticket.created_v1";
pub(crate) const ALL: [&str; 4] =
    [CREATED, "helpdesk.ticket.updated_v1", "helpdesk.ticket_message.created_v1", "helpdesk.notification.approve_v1"];

/// A mock that sends an event again after milliseconds.
pub(crate) async fn mock() -> Mock {
    Mock::builder().redelivery(REDELIVERY.map(|_| Duration::from_millis(20))).start().await.expect("a mock")
}

/// The connection of the mock's app, which comes back within milliseconds.
pub(crate) fn builder(mock: &Mock) -> LongConnectionBuilder {
    let [first, longest] = [5, 50].map(Duration::from_millis);
    LongConnection::builder(mock.app_id(), mock.app_secret()).base_url(mock.url()).backoff(first, longest)
}

/// A connection that runs.
pub(crate) struct Bot {
    pub(crate) handled: Arc<Mutex<Vec<ReceivedEvent>>>,
    pub(crate) metrics: Arc<Mutex<Vec<Metric>>>,
    pub(crate) state: watch::Receiver<ConnectionState>,
    pub(crate) running: JoinHandle<Result<(), LongConnectionError>>,
    stop: oneshot::Sender<()>,
}

impl Bot {
    /// A bot that handles all that comes, and is connected.
    pub(crate) async fn connected(mock: &Mock, builder: LongConnectionBuilder) -> Self {
        let before = mock.connections();
        let bot = Self::start(builder);
        mock.connected(before + 1).await;
        bot
    }

    /// A bot that handles all that comes.
    pub(crate) fn start(builder: LongConnectionBuilder) -> Self {
        Self::handling(builder, |_| async { Ok(()) })
    }

    /// A bot that notes what came, and does that with it.
    pub(crate) fn handling<F, Fut>(builder: LongConnectionBuilder, handle: F) -> Self
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let (handled, metrics) = (Arc::<Mutex<Vec<ReceivedEvent>>>::default(), Arc::<Mutex<Vec<Metric>>>::default());
        let (note, tell) = (Arc::clone(&handled), Arc::clone(&metrics));
        let connection = builder.on_metric(move |metric| tell.lock().unwrap().push(metric)).handle(move |event| {
            note.lock().unwrap().push(event.clone());
            handle(event)
        });
        let state = connection.state();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(connection.run(async { _ = stopped.await }));
        Self { handled, metrics, state, running, stop }
    }

    /// The ids of the events that the handler got.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.handled.lock().unwrap().iter().map(|event| event.event_id().to_owned()).collect()
    }

    pub(crate) async fn has_handled(&self, count: usize) {
        until("events", || self.handled.lock().unwrap().len() >= count).await;
    }

    /// Waits for a metric.
    pub(crate) async fn told(&self, what: &str, is: impl Fn(&Metric) -> bool) {
        until(what, || self.metrics.lock().unwrap().iter().any(&is)).await;
    }

    /// Waits until a frame was ignored for this reason.
    pub(crate) async fn ignored(&self, wanted: &str) {
        self.told(wanted, |metric| matches!(metric, Metric::FrameIgnored { reason } if *reason == wanted)).await;
    }

    pub(crate) async fn is(&mut self, what: &str, wanted: impl Fn(&ConnectionState) -> bool) -> ConnectionState {
        let found = tokio::time::timeout(Duration::from_secs(10), self.state.wait_for(|state| wanted(state))).await;
        found.unwrap_or_else(|_| panic!("{what}: not within ten seconds")).expect("the state is told").clone()
    }

    /// Asks it to end, and waits for that.
    pub(crate) async fn stop(self) -> Result<(), LongConnectionError> {
        drop(self.stop);
        self.running.await.expect("no panic")
    }
}
