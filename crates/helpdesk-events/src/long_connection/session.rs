//! One open connection, from its first ping to its end. It shares nothing with those before and after it: what is not answered
//! on it is not answered.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout_at};
use tokio_tungstenite::tungstenite::{Error, Message};
use tracing::{debug, info, warn};

use super::error::Interruption;
use super::frame::{CONTROL, DATA, Frame};
use super::joiner::{Joined, Joiner};
use super::liveness::{Due, Liveness};
use super::open::Opened;
use super::protobuf::NotAFrame;
use super::quoted::quoted;
use super::server_config::ServerConfig;
use super::settings::Settings;
use super::socket::Socket;
use super::state::Metric;
use crate::dispatch::{Dispatcher, Outcome};
use crate::incoming::{ReceivedEvent, printable, trace_deviations};

/// How many events may be without an answer. That many wait for the handler by default, so more are repetitions.
const MOST_UNANSWERED: usize = 4096;
/// After so many steps without a pause, what waits is sent, and the liveness is looked at.
const BUSY: u32 = 1024;
/// The part of the time for a shutdown that is kept for the last answers and the close frame.
const CLOSING: Duration = Duration::from_millis(500);

/// How a connection has ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    Interrupted(Interruption),
    /// It was asked to end, and nothing is left to be done.
    ShutDown,
}

pub(crate) struct Session<'a, S> {
    settings: &'a Settings,
    dispatcher: &'a Arc<Dispatcher>,
    socket: Socket<S>,
    service: i32,
    config: &'a mut ServerConfig,
    liveness: Liveness,
    joiner: Joiner,
    unanswered: usize,
    /// How many steps were made since the last such look.
    steps: u32,
    answers: (mpsc::UnboundedSender<Bytes>, mpsc::UnboundedReceiver<Bytes>),
}

impl<'a, S: AsyncRead + AsyncWrite + Unpin> Session<'a, S> {
    pub(crate) fn new(
        opened: Opened<S>,
        settings: &'a Settings,
        dispatcher: &'a Arc<Dispatcher>,
        config: &'a mut ServerConfig,
    ) -> Self {
        let liveness = Liveness::new(
            config.ping_interval,
            settings.pong_deadline,
            settings.event_deadline,
            Instant::now(),
            SystemTime::now(),
        );
        Self {
            settings,
            dispatcher,
            socket: Socket::new(opened.socket),
            service: opened.service,
            config,
            liveness,
            joiner: Joiner::default(),
            unanswered: 0,
            steps: 0,
            answers: mpsc::unbounded_channel(),
        }
    }

    /// Runs until the connection ends. Once `stop` is complete, no event is taken any more, those that were are brought to an end
    /// and answered, and the connection is closed.
    pub(crate) async fn run(mut self, mut stop: Pin<&mut impl Future<Output = ()>>) -> End {
        // A ping, before the events that may come with the first bytes.
        if let Err(reason) = self.look() {
            return End::Interrupted(reason);
        }
        loop {
            tokio::select! {
                biased;
                () = stop.as_mut() => break,
                interrupted = self.step() => if let Err(reason) = interrupted {
                    return End::Interrupted(reason);
                },
            }
        }
        let deadline = Instant::now() + self.settings.shutdown_limit;
        let limit = self.settings.shutdown_limit;
        let dispatcher = Arc::clone(self.dispatcher);
        let mut drained = pin!(dispatcher.shut_down(limit.saturating_sub(CLOSING.min(limit / 4))));
        let mut is_drained = false;
        // That a handler does not end, as it blocks a thread, must not keep this from ending.
        let finished = timeout_at(deadline, async {
            while !is_drained || self.unanswered > 0 {
                tokio::select! {
                    biased;
                    () = &mut drained, if !is_drained => is_drained = true,
                    interrupted = self.step() => if let Err(reason) = interrupted {
                        info!(%reason, "interrupted before all events were answered");
                        if !is_drained {
                            drained.as_mut().await;
                        }
                        return;
                    },
                }
            }
            if let Err(error) = self.socket.close().await {
                debug!(error = %interruption(error), "the connection was not closed properly");
            }
        });
        if finished.await.is_err() {
            warn!("the time for the shutdown has ended before everything was brought to an end");
        }
        End::ShutDown
    }

    /// Does the next thing that is to be done.
    async fn step(&mut self) -> Result<(), Interruption> {
        // Frames that have arrived are read first; otherwise a process that was stopped would find everything overdue. If
        // frames come without a pause, pings and answers go out all the same.
        self.steps += 1;
        if self.steps >= BUSY {
            self.steps = 0;
            self.socket.offer().await.map_err(interruption)?;
            if Instant::now() >= self.liveness.next_look() {
                return self.look();
            }
        }
        tokio::select! {
            biased;
            Some(answer) = self.answers.1.recv() => {
                self.unanswered -= 1;
                self.socket.send(answer);
            }
            message = self.socket.next() => {
                let now = Instant::now();
                if let Some(took) = self.liveness.frame(now) {
                    self.settings.tell(Metric::RoundTrip { took });
                }
                match message {
                    Some(Ok(Message::Binary(bytes))) => self.frame(&bytes, now),
                    Some(Ok(Message::Text(_))) => self.ignore("a text frame"),
                    Some(Ok(Message::Close(frame))) => {
                        // This sends the library's answer to it.
                        let _ = timeout_at(now + CLOSING, self.socket.flush()).await;
                        let code = frame.as_ref().map(|frame| frame.code.into());
                        let reason = frame.map(|frame| quoted(&frame.reason, &[])).unwrap_or_default();
                        return Err(Interruption::Closed { code, reason });
                    }
                    // Pings and pongs of the WebSocket itself, which the library answers.
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(interruption(error)),
                    None => return Err(Interruption::Closed { code: None, reason: String::new() }),
                }
            }
            () = sleep_until(self.liveness.next_look()) => return self.look(),
        }
        Ok(())
    }

    /// Sees to the liveness of the connection.
    fn look(&mut self) -> Result<(), Interruption> {
        self.steps = 0;
        let now = Instant::now();
        self.joiner.forget_old(now);
        self.tell_forgotten();
        match self.liveness.look(now, SystemTime::now()) {
            Due::Nothing => {}
            Due::Ping => self.ping(),
            Due::Silent => return Err(Interruption::Silent),
            Due::NoEvents => return Err(Interruption::NoEvents),
        }
        Ok(())
    }

    fn ping(&mut self) {
        let headers = vec![("type".to_owned(), "ping".to_owned())];
        let frame = Frame { service: self.service, method: CONTROL, headers, ..Frame::default() };
        self.socket.send(frame.encode());
    }

    fn frame(&mut self, bytes: &Bytes, now: Instant) {
        let frame = match Frame::read(bytes) {
            Ok(frame) => frame,
            Err(NotAFrame(problem)) => {
                debug!(problem, "a frame that is not one of the long connection");
                return self.ignore("not a frame of the long connection");
            }
        };
        match (frame.method, frame.header("type")) {
            (CONTROL, Some("pong")) => self.pong(&frame.payload, now),
            (CONTROL, Some("ping")) => {}
            (DATA, Some("event")) => self.data(frame, now),
            // As the platform's SDKs have it, without an answer.
            (DATA, Some("card")) => self.ignore("a card action, which is not an event"),
            (CONTROL | DATA, _) => self.ignore("of an unknown type"),
            _ => self.ignore("of an unknown method"),
        }
    }

    fn pong(&mut self, payload: &[u8], now: Instant) {
        // Empty as a rule, and then there is nothing new.
        let Ok(config) = serde_json::from_slice::<Value>(payload) else { return };
        *self.config = self.config.updated(&config);
        self.liveness.set_interval(self.config.ping_interval, now);
    }

    fn data(&mut self, mut frame: Frame, now: Instant) {
        self.liveness.event(now);
        let joined = self.joiner.take(&frame, now);
        self.tell_forgotten();
        let text = match joined {
            Joined::Whole(text) => text,
            Joined::Incomplete => return,
            Joined::Refused(reason) => {
                warn!(reason, "an event that cannot be read: it is not answered, so that the platform sends it again");
                return self.ignore(reason);
            }
        };
        // A frame that waits for its answer needs no payload.
        frame.payload = Bytes::new();
        let event = ReceivedEvent::from_raw(&text);
        trace_deviations(&event);
        let room = self.unanswered < MOST_UNANSWERED;
        let waiter = room.then(|| self.dispatcher.submit(event)).flatten();
        self.unanswered += 1;
        let (answers, wait, settings) = (self.answers.0.clone(), self.settings.wait, self.settings.clone());
        let Some(waiter) = waiter else {
            return send(&answers, frame, Outcome::Unavailable, now, &settings);
        };
        tokio::spawn(async move {
            let outcome = waiter.outcome(wait).await;
            send(&answers, frame, outcome, now, &settings);
        });
    }

    fn tell_forgotten(&mut self) {
        let messages = self.joiner.take_forgotten();
        if messages > 0 {
            warn!(messages, "messages that came in pieces were never complete");
            self.settings.tell(Metric::Forgotten { messages });
        }
    }

    fn ignore(&self, reason: &'static str) {
        debug!(reason, "passed over a frame");
        self.settings.tell(Metric::FrameIgnored { reason });
    }
}

/// Has an answer sent, if its connection is still there.
fn send(
    answers: &mpsc::UnboundedSender<Bytes>,
    mut frame: Frame,
    outcome: Outcome,
    came: Instant,
    settings: &Settings,
) {
    let code = match outcome {
        Outcome::Handled | Outcome::Accepted => 200,
        Outcome::Failed | Outcome::Unavailable => 500,
    };
    let took = came.elapsed();
    frame.headers.push(("biz_rt".to_owned(), took.as_millis().to_string()));
    frame.payload = format!(r#"{{"code":{code}}}"#).into();
    if answers.send(frame.encode()).is_ok() {
        settings.tell(Metric::Answered { code, took });
    } else {
        let event = printable(frame.header("message_id").unwrap_or_default());
        debug!(message_id = event, "the connection ended before an event was answered");
    }
}

/// The interruption that an error of the library means. It quotes nothing of the URL.
fn interruption(error: Error) -> Interruption {
    match error {
        Error::ConnectionClosed | Error::AlreadyClosed => Interruption::Closed { code: None, reason: String::new() },
        Error::Io(error) => Interruption::Broken(format!("the connection broke: {error}")),
        Error::Protocol(error) => match error {
            // The end of the stream, without a close frame.
            tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake => {
                Interruption::Broken("the connection was cut".to_owned())
            }
            error => Interruption::Protocol(error.to_string()),
        },
        error => Interruption::Protocol(error.to_string()),
    }
}
