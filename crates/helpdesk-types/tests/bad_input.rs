//! Undocumented input that the platform may send all the same: it decodes, or the error says what is wrong and where.

use std::time::Duration;

use helpdesk_types::category::ListCategoriesResponse;
use helpdesk_types::ticket::{Channel, ListTicketsResponse, Ticket};
use helpdesk_types::{AnyEvent, EventEnvelope, NextPage, OneOrMany, Timestamp, UnknownEvent};
use serde_json::{Value, json};

fn ticket(text: &str) -> Result<Ticket, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn what_is_missing_is_none_or_empty() {
    let empty = Ticket::default();
    for text in [
        "{}",
        r#"{"ticket_id": null, "status": null, "guest": null, "agents": null, "comments": null}"#,
        r#"{"agents": [], "tags": []}"#,
        // Fields that the page does not list, however deep.
        r#"{"added_later": {"a": [1, {"b": null}]}, "another": "x"}"#,
        &format!(r#"{{"added_later": {}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000)),
    ] {
        assert_eq!(ticket(text).as_ref(), Ok(&empty), "{}", &text[..text.len().min(80)]);
    }
}

#[test]
fn what_is_there_is_kept_as_it_is() {
    let text = r#"{
        "ticket_id": "", "helpdesk_id": "6626871355780366330", "guest": {"name": ""},
        "comments": {"user_id": 7262656095919128578, "created_at": -1},
        "agents": [{}], "channel": 77, "updated_at": -1, "closed_at": 9223372036854775807,
        "agent_service_duration": 42, "tags": [{"id": "1"}, {"id": null}]
    }"#;
    let ticket = ticket(text).expect("a ticket");
    assert_eq!(ticket.ticket_id.as_deref(), Some(""));
    assert_eq!(ticket.helpdesk_id.as_deref(), Some("6626871355780366330"));
    assert_eq!(ticket.guest.and_then(|guest| guest.name).as_deref(), Some(""));
    let Some(OneOrMany::One(comment)) = ticket.comments else { panic!("{:?}", ticket.comments) };
    assert_eq!(comment.user_id, Some(7_262_656_095_919_128_578));
    assert_eq!(ticket.agents.len(), 1);
    assert_eq!(ticket.channel, Some(Channel::Other(77)));
    // The page says of this field alone that -1 means "absent".
    assert_eq!((ticket.updated_at, ticket.closed_at.map(Timestamp::raw)), (None, Some(i64::MAX)));
    assert_eq!(comment.created_at.map(Timestamp::raw), Some(-1));
    assert_eq!(ticket.agent_service_duration, Some(Duration::from_secs(42 * 60)));
    assert_eq!(ticket.tags.iter().map(|tag| tag.id.as_deref()).collect::<Vec<_>>(), [Some("1"), None]);
}

#[test]
fn a_value_that_comes_alone_or_in_an_array() {
    let reasons =
        |text: &str| ticket(text).map(|ticket| ticket.dissatisfaction_reason.map(|reason| reason.iter().count()));
    for (value, count) in [
        ("null", None),
        (r#"{"zh_cn": "x"}"#, Some(1)),
        (r#""slow""#, Some(1)),
        ("[]", Some(0)),
        (r#"[{"zh_cn": "x"}, {}]"#, Some(2)),
        (r#"["slow", {"zh_cn": "x"}]"#, Some(2)),
    ] {
        assert_eq!(reasons(&format!(r#"{{"dissatisfaction_reason": {value}}}"#)), Ok(count), "{value}");
    }
    assert!(matches!(
        ticket(r#"{"dissatisfaction_reason": {}}"#).map(|ticket| ticket.dissatisfaction_reason),
        Ok(Some(OneOrMany::One(_)))
    ));
    let error = reasons(r#"{"dissatisfaction_reason": 7}"#).expect_err("a number is not a reason");
    assert_eq!(error, "invalid type: integer `7`, expected an object at line 1 column 28");
}

/// The column is that of the value's end, from which the client tells the path of the field.
#[test]
fn a_wrong_type_is_an_error_at_its_place() {
    for (text, message) in [
        (r#"{"ticket_id": 7}"#, "invalid type: integer `7`, expected a string at line 1 column 15"),
        (r#"{"updated_at": "7x"}"#, "invalid type: string \"7x\", expected a time as a number at line 1 column 19"),
        (
            r#"{"updated_at": 1.5}"#,
            "invalid type: floating point `1.5`, expected a time as a number at line 1 column 18",
        ),
        (r#"{"channel": "7"}"#, "invalid type: string \"7\", expected i64 at line 1 column 15"),
        (r#"{"channel": 1.5}"#, "invalid type: floating point `1.5`, expected i64 at line 1 column 15"),
        (
            r#"{"channel": 9223372036854775808}"#,
            "invalid value: integer `9223372036854775808`, expected i64 at line 1 column 31",
        ),
        (r#"{"channel": "app"}"#, "invalid type: string \"app\", expected i64 at line 1 column 17"),
        (r#"{"guest": "x"}"#, "invalid type: string \"x\", expected an object at line 1 column 13"),
        (r#"{"guest": []}"#, "invalid type: sequence, expected an object at line 1 column 10"),
        ("{\"agents\":\n[{}, 7]}", "invalid type: integer `7`, expected an object at line 2 column 6"),
        (r#"{"agents": {}}"#, "invalid type: map, expected a sequence at line 1 column 11"),
        ("[]", "invalid type: sequence, expected an object at line 1 column 0"),
        ("null", "invalid type: null, expected an object at line 1 column 4"),
        ("", "EOF while parsing a value at line 1 column 0"),
        (r#"{"ticket_id": "x"#, "EOF while parsing a string at line 1 column 16"),
        (
            "{\"ticket_id\": \"\u{1}\"}",
            "control character (\\u0000-\\u001F) found while parsing a string at line 1 column 16",
        ),
    ] {
        assert_eq!(ticket(text).expect_err(text), message, "{text}");
    }
}

#[test]
fn a_hostile_tree_ends_in_an_error() {
    for depth in [200, 100_000] {
        let tree = format!("{}{}", r#"{"children": ["#.repeat(depth), "]}".repeat(depth));
        let text = format!(r#"{{"categories": [{tree}]}}"#);
        let error = serde_json::from_str::<ListCategoriesResponse>(&text).expect_err("too deep").to_string();
        assert!(error.starts_with("recursion limit exceeded at line 1 column"), "{error}");
    }
    let tree = format!("{}{}", r#"{"children": ["#.repeat(50), "]}".repeat(50));
    let fine = serde_json::from_str::<ListCategoriesResponse>(&format!(r#"{{"categories": [{tree}]}}"#));
    assert_eq!(fine.expect("50 levels").categories.len(), 1);
}

#[test]
fn an_event_without_its_parts() {
    use helpdesk_types::ticket::TicketCreated;
    let event =
        |text: &str| serde_json::from_str::<EventEnvelope<TicketCreated>>(text).map_err(|error| error.to_string());
    let bare = event(r#"{"event": {}}"#).expect("the event alone is enough");
    assert_eq!((bare.schema, bare.header.event_id), (None, None));
    assert_eq!(event("{}").expect_err("no event"), "missing field `event`");
    let error = event(r#"{"header": {"event_id": 7}, "event": {}}"#).expect_err("no string");
    assert_eq!(error, "invalid type: integer `7`, expected a string at line 1 column 25");
}

/// Null was a value before the change; what is absent did not change.
#[test]
fn null_is_told_from_absent_where_both_mean_something() {
    use helpdesk_types::ticket::{TicketStatus, TicketType, TicketUpdated};
    let old = |text: &str| {
        let event: TicketUpdated = serde_json::from_str(&format!(r#"{{"old_object": {text}}}"#)).expect(text);
        event.old_object.map(|old| (old.stage, old.status))
    };
    assert_eq!(old("null"), None);
    assert_eq!(old("{}"), Some((None, None)));
    assert_eq!(old(r#"{"stage": null}"#), Some((Some(None), None)));
    assert_eq!(
        old(r#"{"status": 50, "stage": 1}"#),
        Some((Some(Some(TicketType::Bot)), Some(Some(TicketStatus::ClosedByBot))))
    );
    let error = serde_json::from_str::<TicketUpdated>(r#"{"old_object": {"stage": "1"}}"#).expect_err("a string");
    assert_eq!(error.to_string(), "invalid type: string \"1\", expected i64 at line 1 column 28");
}

#[cfg(feature = "bidirectional-serde")]
#[test]
fn null_and_absent_are_written_as_they_were_read() {
    use helpdesk_types::ticket::TicketUpdated;
    for old in ["{}", r#"{"stage":null}"#, r#"{"stage":1,"status":null,"updated_at":null}"#, r#"{"updated_at":7}"#] {
        let event: TicketUpdated = serde_json::from_str(&format!(r#"{{"old_object":{old}}}"#)).expect(old);
        let written = serde_json::to_value(&event).expect("JSON");
        assert_eq!(written["old_object"].to_string(), old);
    }
}

#[test]
fn any_event_is_known_by_its_type_or_kept() {
    let decode = |event_type: &str, body: Value| AnyEvent::decode(event_type, body);
    let known = decode("helpdesk.ticket.updated_v1", json!({"object": {"ticket_id": "7"}})).expect("an event");
    let AnyEvent::TicketUpdated(event) = &known else { panic!("{known:?}") };
    assert_eq!(event.object.as_ref().and_then(|ticket| ticket.ticket_id.as_deref()), Some("7"));
    assert_eq!(known.event_type(), "helpdesk.ticket.updated_v1");
    for body in [json!({"a": [1, null]}), json!(null), json!("text")] {
        let other = decode("im.message.receive_v1", body.clone()).expect("an event");
        assert_eq!(other, AnyEvent::Other(UnknownEvent::new("im.message.receive_v1", body)));
        assert_eq!(other.event_type(), "im.message.receive_v1");
    }
    let error = decode("helpdesk.ticket.updated_v1", json!({"object": {"ticket_id": 7}})).expect_err("a number");
    assert_eq!(error.to_string(), "invalid type: integer `7`, expected a string");
}

/// An answer that contradicts itself neither loops nor cuts a list short unseen.
#[test]
fn a_listing_that_makes_no_sense() {
    use helpdesk_types::Listing as _;
    use helpdesk_types::faq::{ListFaqs, ListFaqsResponse};
    use helpdesk_types::ticket::ListTickets;
    let page = |text: &str| serde_json::from_str::<ListFaqsResponse>(text).expect("a page");
    let request = ListFaqs::new();
    assert_eq!(request.next_page(&page(r#"{"has_more": true}"#)), NextPage::Unreachable);
    assert_eq!(request.next_page(&page(r#"{"has_more": true, "page_token": ""}"#)), NextPage::Unreachable);
    assert_eq!(request.next_page(&page("{}")), NextPage::End);
    assert_eq!(request.next_page(&page(r#"{"page_token": "t"}"#)), NextPage::Request(ListFaqs::new().page_token("t")));

    let tickets = |text: &str| serde_json::from_str::<ListTicketsResponse>(text).expect("a page");
    let request = ListTickets::new().page(3).page_size(2);
    assert_eq!(request.next_page(&tickets(r#"{"total": 100, "tickets": []}"#)), NextPage::End);
    assert_eq!(
        request.next_page(&tickets(r#"{"tickets": [{}]}"#)),
        NextPage::Request(ListTickets::new().page(4).page_size(2))
    );
    assert_eq!(request.next_page(&tickets(r#"{"total": -1, "tickets": [{}, {}]}"#)), NextPage::End);
}

/// A value that the page does not list goes through the types unchanged, and has a name but no label.
#[test]
fn a_value_that_no_page_lists() {
    use helpdesk_types::ticket::{FieldType, TicketStatus};
    assert_eq!((TicketStatus::ClosedByAgent.name(), TicketStatus::ClosedByAgent.value()), ("ClosedByAgent", 51));
    assert_eq!(TicketStatus::ClosedByAgent.label(), Some("Closed by an agent"));
    assert_eq!((FieldType::SingleLine.name(), FieldType::SingleLine.label()), ("SingleLine", Some("Single-line text")));

    for number in [0, -1, i64::MAX] {
        let status: TicketStatus = serde_json::from_value(json!(number)).expect("an integer");
        assert_eq!((status, status.name(), status.label()), (TicketStatus::Other(number), "Other", None));
        assert_eq!(serde_json::to_value(status).expect("JSON"), json!(number));
    }
    for text in ["", "String", "\"", "\u{202e}"] {
        let kind: FieldType = serde_json::from_value(json!(text)).expect("a text");
        assert_eq!((kind.name(), kind.label(), kind.as_str()), ("Other", None, text));
        assert_eq!(serde_json::to_value(&kind).expect("JSON"), json!(text));
    }
}

/// A request that is read back says which member is wrong.
#[cfg(feature = "bidirectional-serde")]
#[test]
fn a_request_that_does_not_fit() {
    use helpdesk_types::ticket::AnswerUserQuery;
    let read = |text: &str| serde_json::from_str::<AnswerUserQuery>(text).map_err(|error| error.to_string());
    let request = read(r#"{"ticket_id":"7","event_id":"e","faqs":[{"score":0.5}],"unknown":[1]}"#).expect("a request");
    assert_eq!(
        serde_json::to_value(&request).expect("JSON"),
        json!({"ticket_id": "7", "event_id": "e", "faqs": [{"score": 0.5}]})
    );
    for (text, error) in [
        (r#"{"event_id":"e"}"#, "missing field `ticket_id`"),
        (r#"{"ticket_id":7,"event_id":"e"}"#, "`ticket_id`: invalid type: integer `7`, expected a string"),
        (r#"{"ticket_id":null,"event_id":"e"}"#, "`ticket_id`: invalid type: null, expected a string"),
        (
            r#"{"ticket_id":"7","event_id":"e","faqs":[{"id":1}]}"#,
            "`faqs`: `id`: invalid type: integer `1`, expected a string",
        ),
    ] {
        assert_eq!(read(text).expect_err(text), error);
    }
    assert!(read("[]").is_err());
}
