//! Events that the mock pushes at an endpoint of `helpdesk-events`: neither knows the other's code.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use helpdesk_client::types::event::{EventType, SubscribeEvents, UnsubscribeEvents};
use helpdesk_client::types::ticket::StartService;
use helpdesk_client::types::ticket_message::TicketMessageCreated;
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
use helpdesk_events::BoxError;
use helpdesk_events::serve::EventEndpoint;
use helpdesk_events::{AnyEvent, EncryptKey, EventReceiver, ReceivedEvent, VerificationToken};
use helpdesk_mock::{Delivery, DeliveryState, Forgery, Mock, MockBuilder, Padding, PushedEvent, REDELIVERY};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::documented;

const CREATED: &str = "helpdesk.ticket.created_v1";
const UPDATED: &str = "helpdesk.ticket.updated_v1";
const MESSAGE: &str = "helpdesk.ticket_message.created_v1";
const APPROVED: &str = "helpdesk.notification.approve_v1";

/// The platform divides the event types for a subscription.
#[test]
fn subscriptions_name_every_documented_event() {
    let events = [
        EventType::new("helpdesk.notification", "notification.approve_v1"),
        EventType::new("helpdesk.ticket_message", "ticket_message.created_v1"),
        EventType::new("helpdesk.ticket", "ticket.created_v1"),
        EventType::new("helpdesk.ticket", "ticket.updated_v1"),
    ];
    assert_eq!(SubscribeEvents::all(), SubscribeEvents::new(events.clone()));
    assert_eq!(UnsubscribeEvents::all(), UnsubscribeEvents::new(events.clone()));
    let [_, message, ..] = events;
    assert_eq!(EventType::of::<TicketMessageCreated>(), message);
}

/// A mock that pushes to an endpoint, which keeps what its handler is given.
struct Setting {
    mock: Mock,
    handled: UnboundedReceiver<ReceivedEvent>,
}

impl Setting {
    async fn encrypted() -> Self {
        let mock = Mock::builder();
        Self::new(mock, |mock| {
            let key = EncryptKey::new(mock.encrypt_key().expect("a key")).expect("a key");
            EventReceiver::encrypted(key).verification_token(token(mock))
        })
        .await
    }

    async fn plain() -> Self {
        let mock = Mock::builder().without_encrypt_key();
        Self::new(mock, |mock| EventReceiver::unencrypted(token(mock))).await
    }

    async fn new(mock: MockBuilder, receiver: impl FnOnce(&Mock) -> EventReceiver) -> Self {
        let waits = REDELIVERY.map(|wait| wait / 1_000_000);
        let mock = mock.redelivery(waits).start().await.expect("a mock");
        let (sender, handled) = unbounded_channel();
        let endpoint = EventEndpoint::builder(receiver(&mock)).handle(move |event| {
            let sent = sender.send(event);
            async move { sent }
        });
        mock.set_callback_url(&serve(endpoint).await).await.expect("the endpoint answers the challenge");
        Self { mock, handled }
    }

    fn handled(&mut self) -> Vec<ReceivedEvent> {
        std::iter::from_fn(|| self.handled.try_recv().ok()).collect()
    }
}

fn client(mock: &Mock) -> Client {
    Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()
        .expect("a client")
}

fn token(mock: &Mock) -> VerificationToken {
    VerificationToken::new(mock.verification_token()).expect("a token")
}

async fn serve(endpoint: EventEndpoint) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/events", listener.local_addr().expect("an address"));
    let router = Router::new().route_service("/events", endpoint);
    tokio::spawn(axum::serve(listener, router).into_future());
    url
}

fn statuses(delivery: &Delivery) -> Vec<Option<u16>> {
    delivery.attempts.iter().map(|attempt| attempt.answer.as_ref().ok().copied()).collect()
}

#[tokio::test]
async fn the_documented_events_arrive_typed_and_whole() {
    let schema = documented::schema();
    for mut setting in [Setting::encrypted().await, Setting::plain().await] {
        client(&setting.mock).send(&SubscribeEvents::all()).await.expect("subscribed");
        let pushed = setting.mock.push_all().await.expect("pushed");
        let handled = setting.handled();
        assert_eq!((pushed.len(), handled.len(), schema.events.len()), (4, 4, 4));
        for (delivery, received) in pushed.iter().zip(&handled) {
            assert_eq!(delivery.state, DeliveryState::Delivered);
            assert_eq!(received.event_id(), delivery.event_id);
            assert_eq!(received.event_type(), delivery.event_type);
            let typed = match &received.event {
                AnyEvent::TicketCreated(_) => CREATED,
                AnyEvent::TicketUpdated(_) => UPDATED,
                AnyEvent::TicketMessageCreated(_) => MESSAGE,
                AnyEvent::NotificationApprovalChanged(_) => APPROVED,
                other => panic!("{other:?}"),
            };
            assert_eq!(typed, delivery.event_type);

            let event = schema.events.iter().find(|event| event.id == typed).expect("it is documented");
            let mut example = event.example.as_ref().expect("an example").value().expect("the examples are JSON");
            let encoded = serde_json::to_value(&received.event).expect("an event is JSON");
            assert_eq!(documented::differences(typed, &example["event"].take(), &encoded), Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn an_event_of_another_type_or_envelope_is_acknowledged_and_kept() {
    for mut setting in [Setting::encrypted().await, Setting::plain().await] {
        let unknown = PushedEvent::new("helpdesk.ticket.split_v1").payload(json!({ "into": ["1", "2"] }));
        let old = PushedEvent::new(CREATED).event_id("v1-1").payload(json!({ "ticket_id": "17" })).v1();
        for event in [unknown, old] {
            assert_eq!(setting.mock.push(event).await.expect("pushed").status(), Some(200));
        }
        let handled = setting.handled();
        let [unknown, old] = &handled[..] else { panic!("{handled:?}") };
        let AnyEvent::Other(unknown) = &unknown.event else { panic!("{unknown:?}") };
        assert_eq!(
            (unknown.event_type.as_str(), &unknown.body),
            ("helpdesk.ticket.split_v1", &json!({ "into": ["1", "2"] }))
        );
        let AnyEvent::TicketCreated(created) = &old.event else { panic!("{old:?}") };
        assert_eq!((old.event_id(), created.ticket_id.as_deref()), ("v1-1", Some("17")));
    }
}

#[tokio::test]
async fn each_forgery_is_refused_and_reaches_no_handler() {
    let mut setting = Setting::encrypted().await;
    for (forgery, status) in [
        (Forgery::WrongSignature, 401),
        (Forgery::ChangedByte, 401),
        (Forgery::OtherBodysSignature, 401),
        (Forgery::Unsigned, 401),
        (Forgery::Plain, 401),
        (Forgery::Stale(Duration::from_secs(8 * 60 * 60)), 401),
        (Forgery::Early(Duration::from_secs(10 * 60)), 401),
        (Forgery::WrongToken, 401),
        (Forgery::BadBase64, 400),
        (Forgery::ShortCiphertext, 400),
        (Forgery::UnalignedCiphertext, 400),
        (Forgery::BadPadding(Padding::Zero), 400),
        (Forgery::BadPadding(Padding::TooLong), 400),
        (Forgery::BadPadding(Padding::Uneven), 400),
        (Forgery::BadPadding(Padding::Absent), 400),
        (Forgery::Cut, 400),
        (Forgery::Oversized(EventReceiver::MAX_BODY_BYTES + 1), 413),
        (Forgery::Oversized(100_000_000), 413),
    ] {
        let answered = setting.mock.push_forged(MESSAGE, forgery).await.expect("an answer");
        assert_eq!((answered, setting.handled()), (status, vec![]), "{forgery:?}");
    }
    assert_eq!(setting.mock.push_event(MESSAGE).await.expect("pushed").status(), Some(200));
    assert_eq!(setting.handled().len(), 1, "the endpoint has come to no harm");
}

/// A sender who signs knows the key, so the handler gets the text, whatever is wrong with it.
#[tokio::test]
async fn a_text_that_is_signed_reaches_the_handler_whatever_it_is() {
    let mut setting = Setting::encrypted().await;
    for forgery in [Forgery::NotJson, Forgery::HeaderMissing, Forgery::DeeplyNested(10_000)] {
        assert_eq!(setting.mock.push_forged(MESSAGE, forgery).await.expect("an answer"), 200, "{forgery:?}");
        let handled = setting.handled();
        let [event] = &handled[..] else { panic!("{forgery:?}: {handled:?}") };
        assert!(matches!(event.event, AnyEvent::Other(_)), "{forgery:?}: {event:?}");
        assert!(!event.deviations.is_empty() && !event.raw().is_empty(), "{forgery:?}");
    }
}

#[tokio::test]
async fn without_an_encrypt_key_the_token_is_what_is_checked() {
    let mut setting = Setting::plain().await;
    for (forgery, status) in [
        (Forgery::WrongToken, 401),
        (Forgery::NotJson, 400),
        (Forgery::HeaderMissing, 401),
        (Forgery::Cut, 400),
        (Forgery::Oversized(100_000_000), 413),
    ] {
        let answered = setting.mock.push_forged(MESSAGE, forgery).await.expect("an answer");
        assert_eq!((answered, setting.handled()), (status, vec![]), "{forgery:?}");
    }
}

#[tokio::test]
async fn a_replay_is_acknowledged_and_not_handled_again() {
    let mut setting = Setting::encrypted().await;
    let event = PushedEvent::new(MESSAGE).event_id("once");
    setting.mock.push(event.clone()).await.expect("pushed");
    assert_eq!(setting.mock.push_forged(MESSAGE, Forgery::Replayed).await.expect("an answer"), 200);
    // So is the same event that is sealed anew.
    assert_eq!(setting.mock.push(event).await.expect("pushed").status(), Some(200));
    assert_eq!(setting.handled().len(), 1);
}

#[tokio::test]
async fn what_follows_from_an_operation_is_pushed_until_it_is_handled() {
    let Setting { mock, .. } = &Setting::encrypted().await;
    let key = EncryptKey::new(mock.encrypt_key().expect("a key")).expect("a key");
    let (sender, mut handled) = unbounded_channel();
    // It fails on the first two attempts.
    let attempts = AtomicUsize::new(0);
    let endpoint = EventEndpoint::builder(EventReceiver::encrypted(key)).handle(move |event| {
        let failed = attempts.fetch_add(1, Ordering::Relaxed) < 2;
        let sent = if failed { Err(BoxError::from("not yet")) } else { sender.send(event).map_err(BoxError::from) };
        async { sent }
    });
    mock.set_callback_url(&serve(endpoint).await).await.expect("the endpoint answers the challenge");

    let client = client(mock);
    client.send(&SubscribeEvents::all()).await.expect("subscribed");
    let started = client.send(&StartService::new("ou_guest")).await.expect("the ticket is opened");
    let [delivery] = &mock.settled().await[..] else { panic!("one event follows") };
    assert_eq!(statuses(delivery), [Some(500), Some(500), Some(200)]);
    let received = handled.try_recv().expect("it was handled");
    let AnyEvent::TicketCreated(created) = &received.event else { panic!("{received:?}") };
    assert_eq!(created.ticket_id, started.ticket_id);

    client.send(&UnsubscribeEvents::all()).await.expect("unsubscribed");
    client.send(&StartService::new("ou_guest")).await.expect("the ticket is opened");
    assert_eq!(mock.settled().await.len(), 1, "nobody is told of the second");
}
