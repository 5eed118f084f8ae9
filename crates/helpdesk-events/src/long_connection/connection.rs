//! The connection as a whole, over all that are opened one after another.

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};
use tracing::{info, warn};

use super::backoff::Backoff;
use super::error::{Failure, Interruption, LongConnectionError};
use super::open::App;
use super::server_config::ServerConfig;
use super::session::{End, Session};
use super::settings::Settings;
use super::state::{ConnectionState, Metric};
use crate::dispatch::Dispatcher;
use crate::incoming::printable;

/// Receives an app's events over a WebSocket that it opens, and opens again whenever it is interrupted.
///
/// The module's [description](super) says what becomes of an event.
pub struct LongConnection {
    app: App,
    settings: Settings,
    backoff: Backoff,
    dispatcher: Arc<Dispatcher>,
    state: watch::Sender<ConnectionState>,
}

impl LongConnection {
    pub(crate) fn new(app: App, settings: Settings, backoff: Backoff, dispatcher: Arc<Dispatcher>) -> Self {
        let state = watch::Sender::new(ConnectionState::Connecting);
        Self { app, settings, backoff, dispatcher, state }
    }

    /// The state of the connection, from now on.
    pub fn state(&self) -> watch::Receiver<ConnectionState> {
        self.state.subscribe()
    }

    /// Receives events until `stop` completes, or until the platform refuses the app for good.
    ///
    /// Once `stop` completes, no more events are taken. Those that were are handled to the end and answered, the connection is
    /// closed, and this returns, after the [time for a shutdown](super::LongConnectionBuilder::shutdown_limit) at the latest.
    ///
    /// Dropping the future cuts the connection. Handlers that are at work go on then, without an answer to the platform.
    ///
    /// # Errors
    ///
    /// A refusal that no further attempt would change; the error's text says what to do.
    pub async fn run(mut self, stop: impl Future<Output = ()>) -> Result<(), LongConnectionError> {
        let mut stop = pin!(stop);
        self.dispatcher.start();
        let mut config = ServerConfig::default();
        let outcome = loop {
            self.state.send_replace(ConnectionState::Connecting);
            let begun = Instant::now();
            let opened = tokio::select! {
                biased;
                () = stop.as_mut() => break Ok(()),
                opened = self.app.open(&mut config) => opened,
            };
            let (reason, wait) = match opened {
                Err(Failure::Final(error)) => break Err(error),
                Err(Failure::Temporary(reason)) => {
                    self.settings.tell(Metric::ConnectFailed { reason: reason.clone() });
                    (reason, self.backoff.failed(&config))
                }
                Ok(opened) => {
                    info!(device = opened.device, "connected to the platform");
                    self.settings.tell(Metric::Connected { took: begun.elapsed() });
                    let since = Instant::now();
                    self.state.send_replace(ConnectionState::Connected { since: SystemTime::now() });
                    let session = Session::new(opened, &self.settings, &self.dispatcher, &mut config);
                    match session.run(stop.as_mut()).await {
                        End::ShutDown => return self.end(Ok(())),
                        End::Interrupted(reason) => {
                            let open = since.elapsed();
                            self.settings.tell(Metric::Disconnected { open, reason: reason.clone() });
                            (reason, self.backoff.lost(open, &config))
                        }
                    }
                }
            };
            let Some(wait) = wait else {
                break Err(LongConnectionError::GaveUp { attempts: self.backoff.attempts(), last: reason });
            };
            if self.paused(reason, wait, stop.as_mut()).await {
                break Ok(());
            }
        };
        // No connection, but events that came over the last one may still be handled.
        let limit = self.settings.shutdown_limit;
        if timeout(limit, self.dispatcher.shut_down(limit.saturating_sub(limit / 8))).await.is_err() {
            warn!("the time for the shutdown has ended before everything was brought to an end");
        }
        self.end(outcome)
    }

    /// Waits before the next attempt; true where there is not to be one.
    async fn paused(&self, reason: Interruption, wait: Duration, stop: impl Future<Output = ()>) -> bool {
        let wait_seconds = wait.as_secs_f64();
        warn!(reason = printable(&reason.to_string()), wait_seconds, "not connected to the platform: trying again");
        let at = SystemTime::now() + wait;
        self.state.send_replace(ConnectionState::Reconnecting { at, reason });
        tokio::select! {
            biased;
            () = stop => true,
            () = sleep(wait) => false,
        }
    }

    fn end(&self, outcome: Result<(), LongConnectionError>) -> Result<(), LongConnectionError> {
        self.state.send_replace(ConnectionState::Closed { error: outcome.clone().err() });
        outcome
    }
}

impl fmt::Debug for LongConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LongConnection")
            .field("app", &self.app)
            .field("state", &*self.state.borrow())
            .finish_non_exhaustive()
    }
}
