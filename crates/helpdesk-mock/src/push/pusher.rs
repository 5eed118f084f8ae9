//! Sends events, and sends them again where they are not acknowledged.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_schema::{Event, Operation};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

use super::callback::Callback;
use super::delivery::{Attempt, Delivery, DeliveryState, NoAnswer};
use super::encryption::{self, BLOCK, Message, Stamp};
use super::event::{Examples, PushedEvent};
use super::forgery::Forgery;
use super::subscription;
use crate::Error;
use crate::clock::{Clock, real_since_epoch};
use crate::helpdesk::Happened;
use crate::lock::lock;
use crate::socket::Sockets;
use crate::state::credentials;

/// How long the platform waits before it sends an event again: 15 seconds, 5 minutes, an hour, and 6 hours.
pub const REDELIVERY: [Duration; 4] = [
    Duration::from_secs(15),
    Duration::from_secs(5 * 60),
    Duration::from_secs(60 * 60),
    Duration::from_secs(6 * 60 * 60),
];

pub(crate) struct OnPush(pub(crate) Box<dyn Fn(&Delivery) + Send + Sync>);

/// How events are pushed.
pub(crate) struct PushSettings {
    pub(crate) callback_url: Option<String>,
    pub(crate) encrypted: bool,
    pub(crate) redelivery: Vec<Duration>,
    pub(crate) on_push: Option<OnPush>,
}

impl Default for PushSettings {
    fn default() -> Self {
        Self { callback_url: None, encrypted: true, redelivery: REDELIVERY.to_vec(), on_push: None }
    }
}

/// The events of a mock: what may be pushed, where to, and what was.
pub(crate) struct Pusher {
    pub(crate) events: Vec<Event>,
    pub(crate) clock: Arc<Clock>,
    examples: Examples,
    pub(crate) encrypt_key: Option<&'static str>,
    redelivery: Vec<Duration>,
    on_push: Option<OnPush>,
    seed: u64,
    /// Tells ids, nonces and initialization vectors apart.
    count: AtomicU64,
    callback: Mutex<Option<Arc<Callback>>>,
    /// The event types that are subscribed to, in the order in which they were.
    pub(crate) subscriptions: Mutex<Vec<String>>,
    deliveries: Mutex<Vec<Arc<Mutex<Delivery>>>>,
    /// The last message of each event type that was acknowledged, to be replayed.
    acknowledged: Mutex<HashMap<String, Message>>,
    pub(crate) sockets: Arc<Sockets>,
    /// How many deliveries are on their way.
    pending: watch::Sender<usize>,
    tasks: Mutex<JoinSet<()>>,
}

/// A delivery is on its way for as long as this is held.
struct PendingDelivery(watch::Sender<usize>);

impl PendingDelivery {
    fn new(count: &watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        Self(count.clone())
    }
}

impl Drop for PendingDelivery {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Pusher {
    pub(crate) fn new(events: Vec<Event>, settings: PushSettings, seed: u64) -> Result<Self, Error> {
        let PushSettings { callback_url, encrypted, redelivery, on_push } = settings;
        let callback = callback_url.map(|url| Callback::parse(&url).map(Arc::new)).transpose()?;
        Ok(Self {
            examples: Examples::of(&events),
            events,
            clock: Arc::new(Clock::new()),
            encrypt_key: encrypted.then_some(credentials::ENCRYPT_KEY),
            redelivery,
            on_push,
            seed,
            count: AtomicU64::new(0),
            callback: Mutex::new(callback),
            subscriptions: Mutex::default(),
            deliveries: Mutex::default(),
            acknowledged: Mutex::default(),
            sockets: Arc::new(Sockets::new(seed)),
            pending: watch::Sender::default(),
            tasks: Mutex::default(),
        })
    }

    pub(crate) fn callback(&self) -> Option<Arc<Callback>> {
        lock(&self.callback).clone()
    }

    pub(crate) fn set_callback(&self, callback: Callback) {
        *lock(&self.callback) = Some(Arc::new(callback));
    }

    /// Has the callback URL answer a challenge, unless it has before.
    pub(crate) async fn verify(&self, callback: &Callback) -> Result<(), NoAnswer> {
        let challenge = async {
            let challenge = self.fresh_id();
            let body =
                json!({ "challenge": challenge, "token": credentials::VERIFICATION_TOKEN, "type": "url_verification" })
                    .to_string();
            // The platform signs events only.
            let message = Message::unsigned(match self.encrypt_key {
                Some(key) => {
                    encryption::encrypted_body(&encryption::encrypt(key, self.fresh_iv(), encryption::pad(&body)))
                }
                None => body,
            });
            callback.challenge(&message, &challenge).await
        };
        callback.verified.get_or_try_init(|| challenge).await.copied()
    }

    /// Changes the subscriptions, where that is what an operation is for; an error names the event that is not known.
    pub(crate) fn change_subscriptions(&self, operation: &str, body: &[u8]) -> Result<(), String> {
        let subscribe = operation == subscription::SUBSCRIBE;
        if !subscribe && operation != subscription::UNSUBSCRIBE {
            return Ok(());
        }
        let named = subscription::named(&self.events, body)?;
        let mut subscriptions = lock(&self.subscriptions);
        for event_type in named {
            // A type that is subscribed to twice is listed once.
            subscriptions.retain(|subscribed| subscribed != event_type);
            if subscribe {
                subscriptions.push(event_type.to_owned());
            }
        }
        Ok(())
    }

    /// Pushes what follows from an operation that was carried out, if that is subscribed to and there is where to push it.
    pub(crate) fn follow(self: &Arc<Self>, operation: &Operation, path: &str, body: &[u8], answer: &str) {
        let Some(event_type) = subscription::consequence(&operation.id) else { return };
        if !lock(&self.subscriptions).iter().any(|subscribed| subscribed == event_type) {
            return;
        }
        let Ok(event) = PushedEvent::new(event_type).documented(&self.examples) else { return };
        let event = event.about(&subscription::ids(operation, path, body, answer));
        // There may be nobody to tell.
        let _ = self.start(event);
    }

    /// Pushes what has happened in the helpdesk, if that is subscribed to and there is where to push it.
    pub(crate) fn tell(self: &Arc<Self>, happened: &Happened) {
        let event_type = happened.event_type();
        if !lock(&self.subscriptions).iter().any(|subscribed| subscribed == event_type) {
            return;
        }
        let Some(documented) = self.events.iter().find(|event| event.id == event_type) else { return };
        // Without a callback URL there is nobody to tell.
        let _ = self.start(PushedEvent::new(event_type).payload(happened.payload(documented.payload())));
    }

    /// Sends an event, and again until it is acknowledged. The receiver is ready after the first attempt.
    pub(crate) fn start(
        self: &Arc<Self>,
        event: PushedEvent,
    ) -> Result<(Arc<Mutex<Delivery>>, oneshot::Receiver<()>), Error> {
        let event = event.documented(&self.examples)?;
        // A long connection may be about to be opened again.
        if self.callback().is_none() && self.sockets.opened() == 0 {
            return Err(Error::NoReceiver);
        }
        let event_id = event.event_id.clone().unwrap_or_else(|| self.fresh_id());
        let delivery = Arc::new(Mutex::new(Delivery::new(event_id, event.event_type.clone())));
        lock(&self.deliveries).push(Arc::clone(&delivery));
        let (attempted, first) = oneshot::channel();
        let deliver =
            Arc::clone(self).deliver(event, Arc::clone(&delivery), attempted, PendingDelivery::new(&self.pending));
        let mut tasks = lock(&self.tasks);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(deliver);
        Ok((delivery, first))
    }

    async fn deliver(
        self: Arc<Self>,
        event: PushedEvent,
        delivery: Arc<Mutex<Delivery>>,
        attempted: oneshot::Sender<()>,
        _pending: PendingDelivery,
    ) {
        let event_id = lock(&delivery).event_id.clone();
        let envelope = event.envelope(&event_id, credentials::VERIFICATION_TOKEN, self.clock.since_epoch().as_millis());
        let mut waits = self.redelivery.iter().copied();
        let mut attempted = Some(attempted);
        loop {
            let attempt = self.attempt(&event.event_type, &envelope).await;
            let state = match (&attempt.answer, waits.next()) {
                (Ok(200), _) => DeliveryState::Delivered,
                (_, Some(wait)) => DeliveryState::Due(wait),
                (_, None) => DeliveryState::GivenUp,
            };
            let so_far = {
                let mut delivery = lock(&delivery);
                delivery.attempts.push(attempt);
                delivery.state = state;
                delivery.clone()
            };
            if let Some(OnPush(on_push)) = &self.on_push {
                on_push(&so_far);
            }
            // Nobody may be waiting for it.
            let _ = attempted.take().map(|attempted| attempted.send(()));
            let DeliveryState::Due(wait) = state else { break };
            self.clock.sleep(wait).await;
        }
    }

    /// Sends an envelope once: to the callback URL or, without one, over a long connection.
    async fn attempt(&self, event_type: &str, envelope: &str) -> Attempt {
        let sent = Instant::now();
        let answer = async {
            let Some(callback) = self.callback() else { return self.sockets.push(envelope).await };
            self.verify(&callback).await?;
            // Each time with a signature of its own, or the last one would come too late.
            let message = self.sealed(envelope);
            let status = callback.push(&message).await?;
            if status == 200 {
                lock(&self.acknowledged).insert(event_type.to_owned(), message);
            }
            Ok(status)
        };
        let answer = answer.await;
        Attempt { sent, latency: sent.elapsed(), answer }
    }

    /// Encrypts and signs an envelope, where there is a key for that.
    fn sealed(&self, envelope: &str) -> Message {
        let Some(key) = self.encrypt_key else { return Message::unsigned(envelope.to_owned()) };
        let body = encryption::encrypted_body(&encryption::encrypt(key, self.fresh_iv(), encryption::pad(envelope)));
        Message::signed(&self.stamp(real_since_epoch()), key, body.as_bytes(), body.clone())
    }

    pub(crate) fn forged(&self, event_type: &str, forgery: Forgery) -> Result<Message, Error> {
        let event = PushedEvent::new(event_type).documented(&self.examples)?;
        if forgery == Forgery::Replayed {
            let replayed = lock(&self.acknowledged).get(event_type).cloned();
            return replayed.ok_or_else(|| Error::NothingToReplay { event_type: event_type.to_owned() });
        }
        if forgery.needs_encrypt_key() && self.encrypt_key.is_none() {
            return Err(Error::NoEncryptKey(forgery));
        }
        let (back, ahead) = forgery.clock();
        let stamp = self.stamp(real_since_epoch().saturating_add(ahead).saturating_sub(back));
        let envelope =
            event.envelope(&self.fresh_id(), credentials::VERIFICATION_TOKEN, self.clock.since_epoch().as_millis());
        let envelope = serde_json::from_str(&envelope).unwrap_or_default();
        Ok(forgery.forge(envelope, self.encrypt_key, self.fresh_iv(), &stamp))
    }

    pub(crate) fn deliveries(&self) -> Vec<Delivery> {
        lock(&self.deliveries).iter().map(|delivery| lock(delivery).clone()).collect()
    }

    /// Waits until nothing is on its way any more.
    pub(crate) async fn settled(&self) {
        // It fails where the sender is gone, which is here.
        let _ = self.pending.subscribe().wait_for(|count| *count == 0).await;
    }

    /// Ends what is on its way, and forgets what was.
    pub(crate) fn clear(&self) {
        lock(&self.tasks).abort_all();
        lock(&self.deliveries).clear();
        lock(&self.acknowledged).clear();
        self.sockets.clear();
    }

    fn stamp(&self, time: Duration) -> Stamp {
        Stamp { timestamp: time.as_secs().to_string(), nonce: self.fresh_id() }
    }

    fn fresh_id(&self) -> String {
        encryption::hex(&self.fresh_iv())
    }

    /// Bytes that no other event has.
    fn fresh_iv(&self) -> [u8; BLOCK] {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let digest = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(count.to_be_bytes()).finalize();
        let mut bytes = [0; BLOCK];
        bytes.copy_from_slice(&digest[..BLOCK]);
        bytes
    }
}
