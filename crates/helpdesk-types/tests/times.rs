//! A moment goes into a request in the unit and form of each field, whatever it was made of.

use std::time::{Duration, SystemTime};

use helpdesk_types::faq::{GetFaqResponse, ListFaqsResponse};
use helpdesk_types::notification::{CreateNotification, PushScopeType, PushType, SendNotification};
use helpdesk_types::ticket::{GetTicketResponse, ListTickets, TicketUpdated};
use helpdesk_types::ticket_message::ListTicketMessages;
use helpdesk_types::{Operation, Parameters, Timestamp};
use serde_json::{Value, json};

const SECONDS: i64 = 1_616_920_429;

/// The same moment, made of whatever is at hand.
fn moments() -> [Timestamp; 4] {
    [
        Timestamp::from_secs(SECONDS),
        Timestamp::from_millis(SECONDS * 1000),
        Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(SECONDS as u64)),
        // That of an answer in seconds.
        serde_json::from_value::<GetFaqResponse>(json!({"faq": {"create_time": SECONDS}}))
            .ok()
            .and_then(|response| response.faq?.create_time)
            .expect("a time"),
    ]
}

fn query(request: &impl Operation, name: &str) -> Option<String> {
    let mut parameters = Parameters::new();
    request.query(&mut parameters);
    parameters.get(name).map(str::to_owned)
}

fn body(request: &impl Operation) -> Value {
    let body = request.body().expect("a body");
    serde_json::from_slice(body.as_json().expect("JSON")).expect("JSON")
}

#[test]
fn the_field_decides_how_a_moment_is_sent() {
    for moment in moments() {
        let tickets = ListTickets::new().create_time_start(moment).create_time_end(moment);
        assert_eq!(query(&tickets, "create_time_start").as_deref(), Some("1616920429000"));
        let messages = ListTicketMessages::new("7").time_start(moment);
        assert_eq!(query(&messages, "time_start").as_deref(), Some("1616920429"));
        assert_eq!(query(&messages, "time_end"), None);
        assert_eq!(body(&SendNotification::new("7", moment)), json!({"send_at": "1616920429000"}));
        let draft = CreateNotification::new("a", "{}", PushType::Scheduled, PushScopeType::SomeMembers).send_at(moment);
        assert_eq!(body(&draft)["send_at"], "1616920429000");
    }
}

#[test]
fn setters_take_the_time_of_the_system() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_micros(1_616_920_429_123_456);
    assert_eq!(body(&SendNotification::new("7", time)), json!({"send_at": "1616920429123"}));
    let messages = ListTicketMessages::new("7").time_start(time);
    assert_eq!(query(&messages, "time_start").as_deref(), Some("1616920429"), "the second that it is in");
    let before = SystemTime::UNIX_EPOCH - Duration::from_millis(1);
    assert_eq!(query(&ListTicketMessages::new("7").time_start(before), "time_start").as_deref(), Some("-1"));
}

#[test]
fn what_does_not_fit_a_field_is_its_last_moment() {
    let tickets = ListTickets::new().create_time_end(Timestamp::from_secs(i64::MAX));
    assert_eq!(query(&tickets, "create_time_end"), Some(i64::MAX.to_string()));
}

/// The public fields are as safe as the setters.
#[test]
fn a_moment_of_one_field_fits_another() {
    let faqs: ListFaqsResponse = serde_json::from_value(json!({"items": [{"create_time": SECONDS}]})).expect("FAQs");
    let mut tickets = ListTickets::new();
    for faq in faqs.items {
        tickets.create_time_start = faq.create_time;
        assert_eq!(query(&tickets, "create_time_start").as_deref(), Some("1616920429000"));
    }
}

#[test]
fn answers_give_moments_and_durations() {
    let response: GetTicketResponse = serde_json::from_value(json!({"ticket": {
        "created_at": 1616920429000_i64, "updated_at": -1, "closed_at": 1616920519000_i64,
        "agent_service_duration": 1.5, "bot_service_duration": 66,
    }}))
    .expect("a ticket");
    let ticket = response.ticket.expect("a ticket");
    let (created, closed) = (ticket.created_at.expect("a time"), ticket.closed_at.expect("a time"));
    assert_eq!(created, Timestamp::from_secs(SECONDS));
    assert_eq!(closed.duration_since(created), Some(Duration::from_secs(90)));
    assert_eq!(ticket.updated_at, None, "the page says that -1 means absent");
    assert_eq!(ticket.agent_service_duration, Some(Duration::from_secs(90)));
    assert_eq!(ticket.bot_service_duration, Some(Duration::from_secs(66)));

    let old = |text: &str| {
        let event: TicketUpdated = serde_json::from_str(&format!(r#"{{"old_object": {text}}}"#)).expect(text);
        event.old_object.map(|old| old.updated_at)
    };
    assert_eq!(old("{}"), Some(None));
    for none in ["null", "-1"] {
        assert_eq!(old(&format!(r#"{{"updated_at": {none}}}"#)), Some(Some(None)), "{none}");
    }
    assert_eq!(old(r#"{"updated_at": 1616920429000}"#), Some(Some(Some(created))));
}
