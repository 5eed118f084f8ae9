//! The control routes, which show and change the state of the mock.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use serde_json::json;

use super::input::{self, Members, ToldFault};
use super::output::{self, Told};
use super::wrong::Wrong;
use crate::api::encoding::{decode_query, query_pairs};
use crate::helpdesk::{Initial, Kind};
use crate::mock::server::Server;
use crate::push::{Callback, PushedEvent};
use crate::state::listing::Items;

/// The largest state that is taken over HTTP.
const MAX_BODY: usize = 256 * 1024 * 1024;

/// The OpenAPI document of these routes.
const DOCUMENT: &str = include_str!("openapi.json");

type Shared = State<Arc<Server>>;
type Outcome = Result<Told, Wrong>;

/// The routes, all of them below `/_mock`.
pub(crate) fn routes(server: Arc<Server>) -> Router {
    Router::new()
        .route("/_mock/openapi.json", get(async || output::json_response(StatusCode::OK, DOCUMENT)))
        .route("/_mock/state", get(state).put(restore))
        .route("/_mock/reset", post(reset))
        .route("/_mock/time", get(time).post(advance))
        .route("/_mock/faults", post(faults))
        .route("/_mock/answers", post(answers))
        .route("/_mock/items", post(items))
        .route("/_mock/events", post(push))
        .route("/_mock/callback", put(callback))
        .route("/_mock/requests", get(requests))
        .route("/_mock/deliveries", get(deliveries))
        .route("/_mock/recent", get(recent))
        .route("/_mock/tokens/expire", post(expire))
        .route("/_mock/tokens/revoke", post(revoke))
        .route("/_mock/tickets/{ticket_id}/messages", post(write))
        .route("/_mock/notifications/{notification_id}/review", post(review))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(server)
}

async fn state(State(server): Shared) -> Response {
    match server.snapshot() {
        Some(snapshot) => output::json_response(StatusCode::OK, snapshot),
        None => Wrong::from(crate::Error::Stateless).into_response(),
    }
}

async fn restore(State(server): Shared, body: Bytes) -> Outcome {
    let text = std::str::from_utf8(&body).map_err(|error| Wrong(format!("body: it is not UTF-8: {error}")))?;
    server.restore(text)?;
    Ok(Told::done())
}

async fn reset(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let initial = match members.text("state")?.as_deref() {
        None => None,
        Some("empty") => Some(Initial::Empty),
        Some("examples") => Some(Initial::Examples),
        Some(other) => return Err(Wrong(format!("body/state: `{other}` is not one of empty, examples"))),
    };
    members.end()?;
    if let Some(initial) = initial {
        server.start_over(&initial)?;
    }
    server.reset();
    Ok(Told::done())
}

async fn time(State(server): Shared) -> Told {
    Told(json!({ "now_ms": server.clock.millis() }))
}

async fn advance(state: Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let by = members.number("advance_ms")?;
    let by = members.required("advance_ms", by)?;
    members.end()?;
    state.clock.advance(Duration::from_millis(by));
    Ok(time(state).await)
}

async fn faults(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let operation = members.text("operation")?;
    let faults = members.items("faults")?;
    let faults = members.required("faults", faults)?;
    members.end()?;
    let read = |(index, fault)| match input::fault(&format!("body/faults[{index}]"), fault)? {
        ToldFault::Fault(fault) => Ok(fault),
        ToldFault::Documented(code) => match &operation {
            Some(operation) => Ok(server.documented_fault(operation, code)?),
            None => Err(Wrong(format!("body/faults[{index}]/status: without an operation it must be given"))),
        },
    };
    let faults = faults.into_iter().enumerate().map(read).collect::<Result<Vec<_>, Wrong>>()?;
    server.push_faults(operation.as_deref(), faults)?;
    Ok(Told::done())
}

async fn answers(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let operation = members.text("operation")?;
    let operation = members.required("operation", operation)?;
    let times = members.number("times")?.map(|times| usize::try_from(times).unwrap_or(usize::MAX));
    let data = members.take("data").unwrap_or_else(|| json!({}));
    members.end()?;
    server.give_answer(&operation, data, times)?;
    Ok(Told::done())
}

async fn items(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let operation = members.text("operation")?;
    let operation = members.required("operation", operation)?;
    let items = match (members.number("count")?, members.items("items")?) {
        (Some(count), None) => Items::from(usize::try_from(count).unwrap_or(usize::MAX).min(MAX_ITEMS)),
        (None, Some(items)) => Items::from(items),
        _ => return Err(Wrong("body: give either `items` or `count`".to_owned())),
    };
    members.end()?;
    server.serve_items(server.operation(&operation)?, items)?;
    Ok(Told::done())
}

/// How many items are made from an example at most.
const MAX_ITEMS: usize = 1_000_000;

async fn push(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let event_type = members.text("event_type")?;
    let mut event = PushedEvent::new(members.required("event_type", event_type)?);
    if let Some(event_id) = members.text("event_id")? {
        event = event.event_id(event_id);
    }
    if let Some(payload) = members.take("payload") {
        event = event.payload(payload);
    }
    members.end()?;
    let (delivery, attempted) = server.pusher.start(event)?;
    // The other end is gone if the mock was reset; what is known then is told.
    let _ = attempted.await;
    let delivery = crate::lock::lock(&delivery).clone();
    Ok(Told(output::delivery(&delivery)))
}

async fn callback(State(server): Shared, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let url = members.text("url")?;
    let url = members.required("url", url)?;
    members.end()?;
    let callback = Callback::parse(&url)?;
    let verified = server.pusher.verify(&callback).await;
    verified.map_err(|source| crate::Error::CallbackFailed { url, source })?;
    server.pusher.set_callback(callback);
    Ok(Told::done())
}

async fn requests(State(server): Shared, RawQuery(query): RawQuery) -> Outcome {
    let (mut operation, mut after) = (None, 0);
    for (name, value) in query_pairs(query.as_deref().unwrap_or_default()) {
        match (name, decode_query(value)) {
            ("operation", Some(id)) => operation = Some(id),
            ("after", Some(number)) => {
                after = number.parse().map_err(|_| Wrong(format!("query/after: `{number}` is not a number")))?;
            }
            _ => return Err(Wrong(format!("query/{name}: unknown parameter, or a broken encoding"))),
        }
    }
    let log = server.log();
    let listed = log.after(after).filter(|(_, request)| operation.is_none() || request.operation == operation);
    Ok(Told(
        json!({ "requests": listed.map(|(number, request)| output::request(number, request)).collect::<Vec<_>>() }),
    ))
}

async fn deliveries(State(server): Shared) -> Told {
    let deliveries = server.pusher.deliveries();
    Told(json!({ "deliveries": deliveries.iter().map(output::delivery).collect::<Vec<_>>() }))
}

/// How many tickets and deliveries are recent.
const RECENT: usize = 20;

async fn recent(State(server): Shared) -> Told {
    let tickets = server.helpdesk.as_ref().map(|helpdesk| helpdesk.state().last(Kind::Tickets, RECENT));
    let tickets = tickets.map(|tickets| tickets.iter().map(|ticket| output::ticket(ticket)).collect::<Vec<_>>());
    let deliveries = server.pusher.deliveries();
    let deliveries: Vec<_> = deliveries.iter().rev().take(RECENT).map(output::delivery).collect();
    let event_types: Vec<&str> = server.pusher.events.iter().map(|event| event.id.as_str()).collect();
    Told(json!({ "tickets": tickets, "deliveries": deliveries, "event_types": event_types }))
}

async fn expire(State(server): Shared) -> Told {
    let now = server.clock.now();
    server.tokens().expire(now);
    Told::done()
}

async fn revoke(State(server): Shared) -> Told {
    server.tokens().revoke();
    Told::done()
}

async fn write(State(server): Shared, Path(ticket_id): Path<String>, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let text = members.text("text")?;
    let text = members.required("text", text)?;
    let open_id = members.text("open_id")?;
    members.end()?;
    let message_id = server.write_message(&ticket_id, open_id.as_deref(), &text)?;
    Ok(Told(json!({ "message_id": message_id })))
}

async fn review(State(server): Shared, Path(notification_id): Path<String>, body: Bytes) -> Outcome {
    let mut members = Members::of_body(&body)?;
    let approved = members.boolean("approved")?;
    let approved = members.required("approved", approved)?;
    members.end()?;
    server.review_notification(&notification_id, approved)?;
    Ok(Told::done())
}
