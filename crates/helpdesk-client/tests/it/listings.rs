//! Listings: every page in order, once, or an error.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_core::Stream;
use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::{Error, RetryPolicy, TruncationReason, UserAccessToken};
use helpdesk_testing::{Received, Reply, Server};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::operations::Numbers;
use crate::server::Clients;

async fn serving(answer: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => answer(request),
    })
    .await
}

fn data(data: &Value) -> Reply {
    Reply::json(200, "", &json!({"code": 0, "msg": "ok", "data": data}).to_string())
}

/// Three pages: 1 2, nothing, 3.
fn three_pages(request: &Received) -> Reply {
    data(&match request.query("page_token") {
        None => json!({"items": [1, 2], "has_more": true, "page_token": "b"}),
        Some("b") => json!({"items": [], "has_more": true, "page_token": "c"}),
        Some("c") => json!({"items": [3], "has_more": false, "page_token": ""}),
        other => panic!("{other:?}"),
    })
}

fn page_tokens(server: &Server) -> Vec<Option<String>> {
    server.calls().iter().map(|call| call.query("page_token").map(str::to_owned)).collect()
}

#[tokio::test]
async fn items_of_all_pages() {
    let server = serving(three_pages).await;
    let client = server.client();
    let mut items = client.list(Numbers(None));
    assert_eq!(server.requests().len(), 0, "nothing is sent before it is asked for");
    let mut got = Vec::new();
    while let Some(item) = items.next().await {
        got.push(item.expect("the pages are right"));
    }
    assert_eq!(got, [1, 2, 3]);
    assert!(items.next().await.is_none(), "it stays at its end");
    assert_eq!(page_tokens(&server), [None, Some("b".to_owned()), Some("c".to_owned())]);

    let user = client.as_user(UserAccessToken::new("u-1"));
    assert_eq!(user.list(Numbers(None)).all().await.expect("the pages are right"), [1, 2, 3]);
    assert_eq!(
        server.calls().pop().and_then(|call| call.header("authorization").map(str::to_owned)).as_deref(),
        Some("Bearer u-1")
    );
    assert_eq!(client.list(Numbers(Some("c".to_owned()))).all().await.expect("from a later page"), [3]);
}

#[tokio::test]
async fn pages_and_streams() {
    let server = serving(three_pages).await;
    let mut pages = server.client().list_pages(Numbers(None));
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await {
        lengths.push(page.expect("the pages are right")["items"].as_array().map(Vec::len));
    }
    assert_eq!(lengths, [Some(2), Some(0), Some(1)]);

    // Through the trait, like the combinators of other crates.
    let mut items = pin!(server.client().list(Numbers(None)));
    let mut got = Vec::new();
    while let Some(item) = std::future::poll_fn(|context| items.as_mut().poll_next(context)).await {
        got.push(item.expect("the pages are right"));
    }
    assert_eq!(got, [1, 2, 3]);

    fn can_be_spawned(_: impl Send + 'static) {}
    can_be_spawned(server.client().list(Numbers(None)));
    can_be_spawned(server.client().list_pages(ListTickets::new()));
}

#[tokio::test]
async fn an_error_ends_the_listing_and_is_not_hidden() {
    let server = serving(|request| match request.query("page_token") {
        None => data(&json!({"items": [1], "has_more": true, "page_token": "b"})),
        Some(_) => Reply::json(403, "X-Tt-Logid: 0a1b\r\n", r#"{"code":154003,"msg":"no access"}"#),
    })
    .await;
    let mut items = server.client().list(Numbers(None));
    assert_eq!(items.next().await.expect("an item").expect("the first page is right"), 1);
    let error = items.next().await.expect("an error").expect_err("the second page fails");
    assert_eq!((error.code(), error.log_id()), (Some(154003), Some("0a1b")));
    assert!(items.next().await.is_none());
    assert!(server.client().list(Numbers(None)).all().await.is_err());
}

#[tokio::test]
async fn a_page_that_fails_temporarily_is_requested_again() {
    let asked = AtomicUsize::new(0);
    let server = serving(move |request| match asked.fetch_add(1, Ordering::Relaxed) {
        1 | 2 => Reply::json(502, "", "<html>"),
        _ => three_pages(request),
    })
    .await;
    let quick = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(2));
    let items = server.client().with_retries(quick).list(Numbers(None)).all().await.expect("the pages are right");
    assert_eq!(items, [1, 2, 3]);
}

#[tokio::test]
async fn a_repeated_or_unreachable_page_is_an_error() {
    let around = |request: &Received| {
        let (item, next) = if request.query("page_token") == Some("b") { (2, "c") } else { (3, "b") };
        data(&json!({"items": [item], "has_more": true, "page_token": next}))
    };
    let nowhere = |_: &Received| data(&json!({"items": [1], "has_more": true}));
    type Answer = fn(&Received) -> Reply;
    let cases: [(Answer, Vec<i64>, TruncationReason); 2] = [
        (around, vec![3, 2, 3], TruncationReason::RepeatedPage),
        (nowhere, vec![1], TruncationReason::UnreachablePage),
    ];
    for (answer, expected, reason) in cases {
        let server = serving(answer).await;
        let mut items = server.client().list(Numbers(None));
        let mut got = Vec::new();
        let error = loop {
            match items.next().await.expect("the end is an error") {
                Ok(item) => got.push(item),
                Err(error) => break error,
            }
        };
        assert_eq!(got, expected);
        assert!(matches!(error, Error::ListingTruncated { reason: r, .. } if r == reason));
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn a_server_with_only_one_page_is_an_error() {
    let page = r#"{"code":0,"data":{"total":500,"tickets":[{"ticket_id":"1"}]}}"#;
    let server = serving(move |_| Reply::json(200, "", page)).await;
    let mut tickets = server.client().list(ListTickets::new().page_size(1));
    assert!(tickets.next().await.expect("a ticket").is_ok());
    let error = tickets.next().await.expect("an error").expect_err("the page comes again");
    assert!(matches!(error, Error::ListingTruncated { reason: TruncationReason::RepeatedPage, .. }), "{error:?}");
    let pages: Vec<_> = server.calls().iter().map(|call| call.query("page").map(str::to_owned)).collect();
    assert_eq!(pages, [None, Some("2".to_owned())]);
}

#[tokio::test]
async fn dropping_a_future_loses_no_page() {
    let gate = Arc::new(Semaphore::new(0));
    let server = serving({
        let gate = Arc::clone(&gate);
        move |request| three_pages(request).gated(&gate)
    })
    .await;
    let mut items = server.client().list(Numbers(None));
    for _ in 0..3 {
        let wait = tokio::time::timeout(Duration::from_millis(20), items.next()).await;
        assert!(wait.is_err());
    }
    gate.add_permits(3);
    assert_eq!(items.all().await.expect("the pages are right"), [1, 2, 3]);
    assert_eq!(server.calls().len(), 3);
}
