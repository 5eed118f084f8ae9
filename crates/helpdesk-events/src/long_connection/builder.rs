//! How a long connection behaves.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use helpdesk_core::{FEISHU, Secret};

use super::backoff::Backoff;
use super::connection::LongConnection;
use super::open::App;
use super::settings::Settings;
use super::state::Metric;
use crate::dispatch::{DispatchOptions, dispatch_methods};
use crate::future::BoxError;
use crate::incoming::ReceivedEvent;

/// The longest that an answer waits for the handler: the platform waits for 3 seconds, and claiming the event takes up to half a
/// second.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// More than anybody wants to wait; later, clocks run over.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

/// Builds a [`LongConnection`]; made by [`LongConnection::builder`].
#[must_use = "a connection needs a handler: end with `handle`"]
pub struct LongConnectionBuilder {
    app: App,
    dispatch: DispatchOptions,
    settings: Settings,
    backoff: [Duration; 2],
}

impl LongConnection {
    /// The events of an app; [`handle`](LongConnectionBuilder::handle) ends it. App ID and App Secret are in the developer
    /// console under *Credentials & basic info*.
    pub fn builder(app_id: impl Into<String>, app_secret: impl Into<Secret>) -> LongConnectionBuilder {
        LongConnectionBuilder {
            app: App {
                id: app_id.into(),
                secret: app_secret.into(),
                base_url: FEISHU.to_owned(),
                tls: OnceLock::new(),
            },
            dispatch: DispatchOptions::default(),
            settings: Settings::default(),
            backoff: [Duration::from_secs(1), Duration::from_secs(60)],
        }
    }
}

impl LongConnectionBuilder {
    /// The host of the platform: [`FEISHU`](super::FEISHU) by default, or [`LARK`](super::LARK), or a gateway of your own.
    ///
    /// Over `http` it must be a host of this machine, such as a mock has.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.app.base_url = base_url.into();
        self
    }

    /// How long an answer waits for the handler: a second by default, and at most two.
    ///
    /// A handler that fails within it is answered 500, so that the platform sends the event again. After it, the answer is 200.
    /// With zero that is so as soon as the event is queued.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.settings.wait = wait.min(LONGEST_WAIT);
        self
    }

    dispatch_methods!();

    /// How long nothing may come after a ping before the connection is given up and opened again: 20 seconds by default. Any frame
    /// counts. With a few seconds, a connection that loses packets now and then would be given up in vain.
    ///
    /// Pings go out as often as the server says, every two minutes as a rule. So a connection that is dead without a sign,
    /// behind a router that has forgotten it, is noticed after at most two minutes and this. After the machine or the process
    /// was asleep, a ping goes out at once.
    pub fn pong_deadline(mut self, deadline: Duration) -> Self {
        self.settings.pong_deadline = deadline.min(LONGEST);
        self
    }

    /// How long no event may come before the connection is opened again, though the server answers pings; any time by default.
    ///
    /// Servers have been seen to forget which events a connection is for. Set it to what is unheard of in your helpdesk.
    pub fn event_deadline(mut self, deadline: Duration) -> Self {
        self.settings.event_deadline = Some(deadline.min(LONGEST));
        self
    }

    /// How long to wait before connecting again: at most `first` after a connection that was open for a minute; otherwise
    /// `first`, doubling to `longest`. There is jitter in each wait, and none is longer than the server's configuration says.
    /// By default 1 and 60 seconds.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.backoff = [first.min(LONGEST), longest.min(LONGEST)];
        self
    }

    /// How long a shutdown may take: 10 seconds by default. Events that are not handled by then are given up: the platform is told
    /// to send them again where it still waits for an answer, and the others are [reported](Self::on_abandoned).
    pub fn shutdown_limit(mut self, limit: Duration) -> Self {
        self.settings.shutdown_limit = limit.min(LONGEST);
        self
    }

    /// Called with whatever is to be counted or measured. It should return at once.
    pub fn on_metric(mut self, hook: impl Fn(Metric) + Send + Sync + 'static) -> Self {
        self.settings.on_metric = Some(Arc::new(hook));
        self
    }

    /// The connection, with what is to be done with each event. Nothing happens before it [runs](LongConnection::run).
    ///
    /// The handler is called again for an event that it failed on, so what it has done by then must do no harm when done
    /// twice. It has all the time that it takes; what has to end should have a time limit of its own. It must not block its
    /// thread: on a runtime with one thread, nothing else would go on meanwhile, and the platform would get no answer in time.
    pub fn handle<F, Fut, E>(self, handler: F) -> LongConnection
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let [first, longest] = self.backoff;
        LongConnection::new(self.app, self.settings, Backoff::new(first, longest), self.dispatch.dispatcher(handler))
    }
}

impl fmt::Debug for LongConnectionBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LongConnectionBuilder").field("app", &self.app).finish_non_exhaustive()
    }
}
