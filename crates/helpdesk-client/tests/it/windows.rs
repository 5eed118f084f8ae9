//! Listings of more than the 10,000 rows that the platform returns.

use std::collections::HashSet;

use helpdesk_client::types::Timestamp;
use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::{Client, Error, TruncationReason};
use helpdesk_testing::{Received, Reply, Server};
use serde_json::json;

use crate::server::Clients;

const ROWS: usize = 10_000;

/// The creation times of tickets; the index is the id.
fn desk(count: i64, span: i64) -> Vec<i64> {
    // Some at the same time, some far apart.
    (0..count).map(|n| if n % 3 == 0 { span / 2 } else { (n * 7919) % span }).collect()
}

/// Lists tickets like the platform: at most 10,000 rows, also in the total. The test chooses which bounds of a time
/// range are inclusive.
async fn platform(desk: Vec<i64>, with_start: bool, with_end: bool) -> Server {
    Server::start(move |request: &Received| {
        if request.is_token_fetch() {
            return Reply::token("t-0123456789", 7200);
        }
        let number = |name| request.query(name).and_then(|text| text.parse::<i64>().ok());
        let (start, end) = (number("create_time_start"), number("create_time_end"));
        let is_in = |at: i64| {
            start.is_none_or(|start| at > start || (with_start && at == start))
                && end.is_none_or(|end| at < end || (with_end && at == end))
        };
        let all: Vec<usize> = (0..desk.len()).filter(|id| is_in(desk[*id])).take(ROWS).collect();
        let (page, size) = (number("page").unwrap_or(1), number("page_size").unwrap_or(20));
        let (page, size) = (usize::try_from(page).expect("from 1"), usize::try_from(size).expect("from 1"));
        let rows = all.iter().skip((page - 1) * size).take(size);
        let tickets: Vec<_> = rows.map(|id| json!({"ticket_id": id.to_string(), "created_at": desk[*id]})).collect();
        Reply::kept(&json!({"code": 0, "data": {"total": all.len(), "tickets": tickets}}).to_string())
    })
    .await
}

fn client(server: &Server) -> Client {
    server.builder().rate_limiting(false).build().expect("the settings are right")
}

#[tokio::test]
async fn a_list_that_ends_at_the_limit_is_an_error() {
    for (count, more) in [(9_999, false), (10_000, true), (12_000, true)] {
        let server = platform(desk(count, 1_000_000), true, true).await;
        let mut tickets = client(&server).list(ListTickets::new().page_size(200));
        let mut ids = HashSet::new();
        let error = loop {
            match tickets.next().await {
                Some(Ok(ticket)) => assert!(ids.insert(ticket.ticket_id.expect("an id"))),
                Some(Err(error)) => break Some(error),
                None => break None,
            }
        };
        assert_eq!(ids.len(), ROWS.min(usize::try_from(count).expect("a count")), "what can be listed is");
        match error {
            Some(error) => {
                assert!(more, "{count}: {error}");
                assert!(matches!(
                    error,
                    Error::ListingTruncated { reason: TruncationReason::RowLimit { rows: 10_000, .. }, .. }
                ));
            }
            None => assert!(!more, "{count}"),
        }
        assert_eq!(server.calls().len(), 50);
    }
}

#[tokio::test]
async fn windows_list_each_ticket_once_with_any_bounds() {
    let span = 1_000_000;
    let desk = desk(26_000, span);
    for (with_start, with_end) in [(true, true), (true, false), (false, true), (false, false)] {
        let server = platform(desk.clone(), with_start, with_end).await;
        let request = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
        let mut tickets =
            client(&server).list_windows(Timestamp::from_millis(-1), Timestamp::from_millis(span), request, |ticket| {
                ticket.ticket_id.clone()
            });
        let mut ids = HashSet::new();
        while let Some(ticket) = tickets.next().await {
            let id = ticket.expect("the windows are right").ticket_id.expect("an id");
            assert!(ids.insert(id.clone()), "{id} comes twice");
        }
        assert_eq!(ids.len(), desk.len(), "{with_start} {with_end}");
        // One page for each time range that is split, and all pages of the others.
        assert!(server.calls().len() < 230, "{}", server.calls().len());
    }
}

#[tokio::test]
async fn too_many_at_one_instant_are_an_error() {
    let server = platform(vec![500; 10_500], true, true).await;
    let request = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
    let mut tickets =
        client(&server).list_windows(Timestamp::from_millis(0), Timestamp::from_millis(1000), request, |ticket| {
            ticket.ticket_id.clone()
        });
    let mut count = 0;
    let error = loop {
        match tickets.next().await.expect("the end is an error") {
            Ok(_) => count += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(count, ROWS);
    assert!(matches!(error, Error::ListingTruncated { .. }), "{error:?}");
    assert!(tickets.next().await.is_none());

    let mut nothing =
        client(&server).list_windows(Timestamp::from_millis(1000), Timestamp::from_millis(0), request, |ticket| {
            ticket.ticket_id.clone()
        });
    assert!(nothing.next().await.is_none());
}
