//! The app's access token: fetched once, renewed in time, replaced once if it is refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use helpdesk_client::{Client, Error};
use helpdesk_testing::{Received, Reply, Server, until};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time;

use crate::operations::Put;
use crate::server::{Clients, OK};

/// Code 99991663 with the platform's message.
const REFUSED: &str = r#"{"code":99991663,"msg":"Invalid access token for authorization."}"#;

fn put() -> Put {
    Put(json!({}))
}

/// Issues `t-token-1`, `t-token-2`, ..., each for two hours, and responds to calls by `script`.
async fn issuing(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Server {
    let issued = AtomicUsize::new(0);
    Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token(&format!("t-token-{}", issued.fetch_add(1, Ordering::Relaxed) + 1), 7200),
        false => script(request),
    })
    .await
}

/// A server whose token fetches wait for a permit of the gate.
async fn gated(gate: &Arc<Semaphore>, token: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Server {
    let (gate, asked) = (Arc::clone(gate), AtomicUsize::new(0));
    Server::start(move |request| match request.is_token_fetch() {
        true => token(asked.fetch_add(1, Ordering::Relaxed) + 1).gated(&gate),
        false => Reply::json(200, "", OK),
    })
    .await
}

fn token_of(request: &Received) -> &str {
    request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")).expect("each call has a token")
}

/// The access tokens of the calls.
fn tokens(server: &Server) -> Vec<String> {
    server.calls().iter().map(|call| token_of(call).to_owned()).collect()
}

async fn pass(time: Duration) {
    time::pause();
    time::advance(time).await;
    time::resume();
}

/// Starts calls at the same time.
fn calls(client: &Client, count: usize) -> JoinSet<Result<(), Error>> {
    let call = |client: Client| async move { client.send(&put()).await.map(drop) };
    (0..count).map(|_| call(client.clone())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_first_calls_fetch_one_token() {
    let gate = Arc::new(Semaphore::new(0));
    let server = gated(&gate, |n| Reply::token(&format!("t-token-{n}"), 7200)).await;
    let waiting = calls(&server.client(), 64);
    until("the fetch", || server.token_fetches() == 1).await;
    gate.add_permits(64);
    for outcome in waiting.join_all().await {
        outcome.expect("each call gets the token");
    }
    assert_eq!(server.token_fetches(), 1);
    assert_eq!(tokens(&server), vec!["t-token-1"; 64]);
}

#[tokio::test]
async fn a_dropped_caller_does_not_cancel_the_fetch() {
    let gate = Arc::new(Semaphore::new(0));
    let server = gated(&gate, |n| Reply::token(&format!("t-token-{n}"), 7200)).await;
    let client = server.client();
    let mut first = calls(&client, 1);
    until("the fetch", || server.token_fetches() == 1).await;
    let others = calls(&client, 3);
    first.shutdown().await;
    gate.add_permits(64);
    for outcome in others.join_all().await {
        outcome.expect("the others get the token");
    }
    assert_eq!(tokens(&server), vec!["t-token-1"; 3]);
    assert_eq!(server.token_fetches(), 1);
}

#[tokio::test]
async fn a_failed_fetch_is_reported_to_all_callers() {
    let gate = Arc::new(Semaphore::new(0));
    let refusal = r#"{"code":10014,"msg":"app secret invalid"}"#;
    let server = gated(&gate, |_| Reply::json(400, "X-Tt-Logid: 0a1b\r\n", refusal)).await;
    let client = server.client();
    let waiting = calls(&client, 64);
    until("the fetch", || server.token_fetches() == 1).await;
    // Let all of them join before the fetch fails.
    time::sleep(Duration::from_millis(20)).await;
    gate.add_permits(64);
    for outcome in waiting.join_all().await {
        let error = outcome.expect_err("there is no token");
        assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
        assert_eq!((error.code(), error.status(), error.log_id()), (Some(10014), Some(400), Some("0a1b")));
    }
    assert_eq!(server.token_fetches(), 1);
    client.send(&put()).await.expect_err("there is still no token");
    assert_eq!(server.token_fetches(), 2, "a failure is not kept");
    assert_eq!(server.calls().len(), 0);
}

#[tokio::test]
async fn a_token_is_renewed_in_the_background() {
    let gate = Arc::new(Semaphore::new(1));
    let server = gated(&gate, |n| Reply::token(&format!("t-token-{n}"), 7200)).await;
    let client = server.client();
    client.send(&put()).await.expect("the response is right");
    pass(Duration::from_secs(6590)).await;
    client.send(&put()).await.expect("the response is right");
    assert_eq!(server.token_fetches(), 1, "the platform would give out the same token");

    pass(Duration::from_secs(10)).await;
    for _ in 0..3 {
        client.send(&put()).await.expect("no call waits for the renewal, which the gate holds up");
    }
    until("the fetch", || server.token_fetches() == 2).await;
    assert_eq!(tokens(&server), vec!["t-token-1"; 5]);

    gate.add_permits(1);
    until("the fetch at the gate", || gate.available_permits() == 0).await;
    time::timeout(Duration::from_secs(5), async {
        while tokens(&server).last().map(String::as_str) != Some("t-token-2") {
            client.send(&put()).await.expect("the response is right");
        }
    })
    .await
    .expect("the new token is taken up");
    assert_eq!(server.token_fetches(), 2);
}

#[tokio::test]
async fn a_token_about_to_expire_is_not_used() {
    let server = issuing(|_| Reply::json(200, "", OK)).await;
    let client = server.client();
    client.send(&put()).await.expect("the response is right");
    pass(Duration::from_secs(7140)).await;
    for outcome in calls(&client, 8).join_all().await {
        outcome.expect("the response is right");
    }
    assert_eq!(server.token_fetches(), 2);
    assert_eq!(tokens(&server)[1..], vec!["t-token-2"; 8]);
}

#[tokio::test]
async fn a_failed_renewal_is_tried_again_after_a_pause() {
    let gate = Arc::new(Semaphore::new(64));
    let server = gated(&gate, |n| match n {
        1 => Reply::token("t-token-1", 7200),
        _ => Reply::Bytes(Vec::new()),
    })
    .await;
    let client = server.client();
    client.send(&put()).await.expect("the response is right");
    pass(Duration::from_secs(6600)).await;
    // The token can be used for another 540 seconds, so the pause is 54.
    for (fetches, then) in [(2, 20), (2, 100), (3, 480)] {
        client.send(&put()).await.expect("the token at hand serves");
        until("the fetch", || server.token_fetches() >= fetches).await;
        for _ in 0..5 {
            client.send(&put()).await.expect("the token at hand serves");
        }
        assert_eq!(server.token_fetches(), fetches);
        pass(Duration::from_secs(then)).await;
    }
    let error = client.send(&put()).await.expect_err("now the token has expired");
    assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
}

#[tokio::test]
async fn any_lifetime_is_handled() {
    for (expire, fetches) in [(0, 3), (60, 1), (u64::MAX, 1)] {
        let server = Server::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", expire),
            false => Reply::json(200, "", OK),
        })
        .await;
        let client = server.client();
        for _ in 0..3 {
            client.send(&put()).await.expect("a token that was just given out serves once");
        }
        assert_eq!(server.token_fetches(), fetches, "{expire}");
    }
}

#[tokio::test]
async fn a_refused_token_is_replaced_under_any_status() {
    for code in [99991663, 99991664, 99991665, 99991671] {
        for status in [200, 400, 401] {
            let body = format!(r#"{{"code":{code},"msg":"Invalid access token","data":{{}}}}"#);
            let server = issuing(move |request| match token_of(request) {
                "t-token-1" => Reply::json(status, "", &body),
                _ => Reply::json(200, "", OK),
            })
            .await;
            let client = server.client();
            client.send(&Put(json!({"n": 1}))).await.expect("the second token is right");
            client.send(&put()).await.expect("the second token stays");
            assert_eq!(tokens(&server), ["t-token-1", "t-token-2", "t-token-2"]);
            assert_eq!(server.token_fetches(), 2);
            let calls = server.calls();
            assert_eq!(calls[0].body, calls[1].body);
            assert_eq!(
                calls[1].header("x-lark-helpdesk-authorization"),
                calls[0].header("x-lark-helpdesk-authorization")
            );
        }
    }
}

#[tokio::test]
async fn other_refusals_keep_the_token() {
    for code in [99991661, 99991668, 99991677, 99991672, 154001, 154401] {
        let body = format!(r#"{{"code":{code},"msg":"no"}}"#);
        let server = issuing(move |_| Reply::json(401, "", &body)).await;
        let client = server.client();
        for _ in 0..2 {
            let error = client.send(&put()).await.expect_err("the call is refused");
            assert_eq!((error.code(), error.status()), (Some(code), Some(401)));
        }
        assert_eq!(tokens(&server), ["t-token-1", "t-token-1"]);
    }
}

#[tokio::test]
async fn a_second_refusal_is_final() {
    let server = issuing(|_| Reply::json(401, "", REFUSED)).await;
    let client = server.client();
    for calls in [2, 4] {
        let error = client.send(&put()).await.expect_err("each token is refused");
        assert_eq!((error.operation(), error.code(), error.status()), (Some("test.put"), Some(99991663), Some(401)));
        assert_eq!((tokens(&server).len(), server.token_fetches()), (calls, calls));
    }
    assert_eq!(tokens(&server), ["t-token-1", "t-token-2", "t-token-3", "t-token-4"], "none is used again");
}

#[tokio::test]
async fn an_unchanged_token_is_not_sent_again() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 5400),
        false => Reply::json(400, "", REFUSED),
    })
    .await;
    let error = server.client().send(&put()).await.expect_err("the token is refused");
    assert_eq!(error.code(), Some(99991663));
    assert_eq!((server.calls().len(), server.token_fetches()), (1, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_refusals_fetch_one_token() {
    let server = issuing(|request| match token_of(request) {
        "t-token-1" => Reply::json(400, "", REFUSED),
        _ => Reply::json(200, "", OK),
    })
    .await;
    let client = server.client();
    for outcome in calls(&client, 64).join_all().await {
        outcome.expect("the second token is right");
    }
    assert_eq!(server.token_fetches(), 2);
}

#[tokio::test]
async fn a_late_refusal_of_an_old_token_keeps_the_new_one() {
    let gate = Arc::new(Semaphore::new(0));
    let late = Arc::clone(&gate);
    let server = issuing(move |request| match token_of(request) {
        "t-token-1" if request.body == b"1" => Reply::json(400, "", REFUSED).gated(&late),
        "t-token-1" => Reply::json(400, "", REFUSED),
        _ => Reply::json(200, "", OK),
    })
    .await;
    let client = server.client();
    let slow = tokio::spawn({
        let client = client.clone();
        async move { client.send(&Put(json!(1))).await }
    });
    until("the call", || server.calls().len() == 1).await;
    client.send(&Put(json!(2))).await.expect("the second token is right");
    gate.add_permits(1);
    slow.await.expect("no panic").expect("the second token is right");
    assert_eq!(tokens(&server), ["t-token-1", "t-token-1", "t-token-2", "t-token-2"]);
    assert_eq!(server.token_fetches(), 2);
}

#[tokio::test]
async fn clones_share_a_token_and_clients_do_not() {
    let server = issuing(|_| Reply::json(200, "", OK)).await;
    let client = server.client();
    client.send(&put()).await.expect("the response is right");
    client.clone().send(&put()).await.expect("the response is right");
    server.client().send(&put()).await.expect("the response is right");
    assert_eq!(tokens(&server), ["t-token-1", "t-token-1", "t-token-2"]);
}

#[tokio::test]
async fn a_response_without_a_token_is_not_shown() {
    let cases = [
        (r#"{"code":0,"msg":"ok"}"#, Some("tenant_access_token")),
        (r#"{"code":0,"tenant_access_token":"","expire":7200}"#, Some("tenant_access_token")),
        (r#"{"code":0,"tenant_access_token":"t-hush\n","expire":7200}"#, Some("tenant_access_token")),
        (r#"{"code":0,"tenant_access_token":"t-hush","expire":"t-hush"}"#, Some("expire")),
        (r#"{"code":0,"tenant_access_token":"t-hush","expire":-1}"#, Some("expire")),
        (r#"{"tenant_access_token":"t-hush"}"#, None),
        (r#"{"code":0,"tenant_access_token":"t-hush"#, None),
    ];
    for (body, path) in cases {
        let server = Server::start(move |_| Reply::json(200, "", body)).await;
        let error = server.client().send(&put()).await.expect_err("there is no token");
        assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
        assert!(!format!("{error} {error:?}").contains("t-hush"), "{error:?}");
        match error {
            Error::Decode(error) => assert_eq!((Some(error.path.as_str()), error.body), (path, None), "{body}"),
            Error::Unexpected(error) => assert_eq!((path, error.body), (None, None), "{body}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_runtime_that_is_shut_down_does_not_block_others() {
    let runtime =
        || tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let (server_side, first, second) = (runtime(), runtime(), runtime());
    let gate = Arc::new(Semaphore::new(0));
    let server = server_side.block_on(gated(&gate, |n| Reply::token(&format!("t-token-{n}"), 7200)));
    let client = server.client();

    let stranded = client.clone();
    first.spawn(async move { stranded.send(&put()).await.map(drop) });
    server_side.block_on(until("the fetch", || server.token_fetches() == 1));
    let waiting = second.spawn({
        let client = client.clone();
        async move { client.send(&put()).await }
    });
    server_side.block_on(time_for_others());
    first.shutdown_background();
    server_side.block_on(until("the fetch", || server.token_fetches() == 2));
    gate.add_permits(2);
    second.block_on(waiting).expect("no panic").expect("the second runtime fetches a token of its own");
}

#[test]
fn a_runtime_that_is_not_driven_does_not_block_others() {
    let server_side = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let server_side = server_side.expect("a runtime");
    let [left, other] =
        [(); 2].map(|()| tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime"));
    let asked = AtomicUsize::new(0);
    let server = server_side.block_on(Server::start(move |request| match request.is_token_fetch() {
        true if asked.fetch_add(1, Ordering::Relaxed) == 0 => Reply::Silence,
        true => Reply::token("t-token-2", 7200),
        false => Reply::json(200, "", OK),
    }));
    let client = server.builder().timeout(Duration::from_millis(400)).build().expect("the settings are right");
    left.block_on(async {
        let client = client.clone();
        tokio::spawn(async move { client.send(&put()).await });
        until("the fetch", || server.token_fetches() == 1).await;
    });
    // The fetch is not driven, but is joined until its deadline passes.
    let started = Instant::now();
    let patient = client.with_timeout(Duration::from_secs(20));
    other.block_on(patient.send(&put())).expect("another fetch brings a token");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(server.token_fetches(), 2);
    // If the fetch continues later, its outcome is ignored.
    left.block_on(time_for_others());
    other.block_on(client.send(&put())).expect("the token is there");
    assert_eq!((server.token_fetches(), tokens(&server)), (2, vec!["t-token-2".to_owned(); 2]));
}

#[tokio::test]
async fn a_fetch_lasts_as_long_as_its_longest_caller() {
    let gate = Arc::new(Semaphore::new(0));
    let server = gated(&gate, |n| Reply::token(&format!("t-token-{n}"), 7200)).await;
    let client = server.builder().timeout(Duration::from_millis(200)).build().expect("the settings are right");
    let [hasty, usual, patient] = [50, 200, 20_000].map(|milliseconds| {
        let client = client.with_timeout(Duration::from_millis(milliseconds));
        tokio::spawn(async move { client.send(&put()).await })
    });
    for short in [hasty, usual] {
        let error = short.await.expect("no panic").expect_err("there is no token in time");
        let operation = Some("auth.v3.tenant_access_token.internal");
        assert_eq!((error.is_timeout(), error.operation()), (true, operation), "{error}");
    }
    time::sleep(Duration::from_millis(400)).await;
    gate.add_permits(1);
    patient.await.expect("no panic").expect("it waits for the token");
    assert_eq!(server.token_fetches(), 1, "it is one fetch for all of them");
}

#[tokio::test]
async fn a_fetch_does_not_outlast_its_callers() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.is_token_fetch() {
        true if asked.fetch_add(1, Ordering::Relaxed) == 0 => Reply::Silence,
        true => Reply::token("t-token-2", 7200),
        false => Reply::json(200, "", OK),
    })
    .await;
    let client = server.builder().timeout(Duration::from_millis(200)).build().expect("the settings are right");
    let mut patient = calls(&client.with_timeout(Duration::MAX), 1);
    until("the fetch", || server.token_fetches() == 1).await;
    patient.shutdown().await;
    let ended = time::timeout(Duration::from_secs(10), async { while client.send(&put()).await.is_err() {} });
    ended.await.expect("the fetch ends, and another brings a token");
    assert_eq!(server.token_fetches(), 2);
}

/// Gives tasks of other runtimes time to start waiting.
async fn time_for_others() {
    time::sleep(Duration::from_millis(20)).await;
}
