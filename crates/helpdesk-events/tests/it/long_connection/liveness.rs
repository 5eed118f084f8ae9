//! Connections that are dead without a sign, that end, and that come back.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use helpdesk_events::long_connection::{ConnectionState, Interruption, LongConnection, Metric};
use helpdesk_mock::{
    ClientConfig, DeliveryState, Fault, Mock, OPEN_LONG_CONNECTION, PushFault, PushedEvent, REDELIVERY,
};
use helpdesk_testing::{memory, setting, until};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::bot::{Bot, CREATED, builder, mock};
use super::server;

const DEADLINE: Duration = Duration::from_millis(200);

fn often() -> ClientConfig {
    ClientConfig { ping_interval: 1, ..ClientConfig::default() }
}

fn silent(metric: &Metric) -> bool {
    matches!(metric, Metric::Disconnected { reason: Interruption::Silent, .. })
}

/// Passes bytes on, until it stalls: what was connected before stays so, and carries nothing any more.
async fn proxy(to: &Mock, stalls: Arc<AtomicBool>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let to = to.url().replace("http://", "");
    tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            let (to, stalls) = (to.clone(), Arc::clone(&stalls));
            let started = stalls.load(Ordering::Relaxed);
            tokio::spawn(async move {
                let far = TcpStream::connect(to).await.unwrap();
                let ((mut near_in, mut near_out), (mut far_in, mut far_out)) = (near.into_split(), far.into_split());
                let stalled = move || !started && stalls.load(Ordering::Relaxed);
                let other = stalled.clone();
                tokio::spawn(async move { pass(&mut near_in, &mut far_out, stalled).await });
                pass(&mut far_in, &mut near_out, other).await;
            });
        }
    });
    url
}

async fn pass(
    from: &mut (impl tokio::io::AsyncRead + Unpin),
    to: &mut (impl tokio::io::AsyncWrite + Unpin),
    stalled: impl Fn() -> bool,
) {
    let mut buffer = vec![0; 4096];
    while let Ok(read) = from.read(&mut buffer).await {
        if stalled() {
            std::future::pending::<()>().await;
        }
        if read == 0 || to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_half_open_connection_is_noticed() {
    // The mock chooses a connection for each attempt, so an event may go to the dead one several times.
    let mock = Mock::builder().redelivery([Duration::from_millis(20); 15]).start().await.unwrap();
    mock.set_client_config(often());
    let stalls = Arc::new(AtomicBool::new(false));
    let url = proxy(&mock, Arc::clone(&stalls)).await;
    // Long enough that a busy machine answers the pings before the stall.
    let deadline = Duration::from_secs(2);
    let bot = Bot::connected(&mock, builder(&mock).base_url(url).pong_deadline(deadline)).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    stalls.store(true, Ordering::Relaxed);
    bot.told("the silence", silent).await;
    // The mock knows nothing of it: the old connection is still open there. Events that go to it come again.
    until("another connection", || mock.connections_opened() >= 2).await;
    for number in 0..4 {
        mock.script_pushes([PushFault::None]);
        mock.push(PushedEvent::new(CREATED).event_id(number.to_string())).await.unwrap();
    }
    assert!(mock.settled().await.iter().all(|delivery| delivery.state == DeliveryState::Delivered));
    bot.has_handled(5).await;
}

#[tokio::test]
async fn a_server_that_accepts_and_says_nothing() {
    let url = server::serve(|upgrade| async move {
        let _socket = upgrade.accept().await;
        std::future::pending::<()>().await;
    })
    .await;
    let mock = mock().await;
    let bot = Bot::start(builder(&mock).base_url(url).pong_deadline(Duration::from_millis(50)));
    until("three attempts", || bot.metrics.lock().unwrap().iter().filter(|metric| silent(metric)).count() >= 3).await;
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_never_pauses_is_pinged_all_the_same() {
    let pings = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&pings);
    let url = server::serve(move |upgrade| {
        let pings = Arc::clone(&counted);
        async move {
            let mut socket = upgrade.accept().await;
            let (mut near_in, mut near_out) = socket.get_mut().split();
            let count = async {
                let mut buffer = [0; 1024];
                while near_in.read(&mut buffer).await.is_ok_and(|read| read > 0) {
                    pings.fetch_add(1, Ordering::Relaxed);
                }
            };
            // Pongs of the WebSocket itself, which need no answer.
            let pongs = [0x8a, 0].repeat(32 << 10);
            let flood = async { while near_out.write_all(&pongs).await.is_ok() {} };
            tokio::join!(count, flood);
        }
    })
    .await;
    let mock = mock().await;
    let bot = Bot::start(builder(&mock).base_url(url));
    until("pings", || pings.load(Ordering::Relaxed) >= 3).await;
    bot.stop().await.unwrap();
}

#[tokio::test]
async fn answers_to_pings_keep_a_connection() {
    let mock = mock().await;
    mock.set_client_config(often());
    let bot = Bot::connected(&mock, builder(&mock).pong_deadline(DEADLINE)).await;
    until("pings", || mock.pings() == 2).await;
    // The next answer says to ping less often.
    mock.set_client_config(ClientConfig::default());
    until("pings", || mock.pings() == 3).await;
    tokio::time::sleep(Duration::from_millis(1300)).await;
    assert_eq!((mock.pings(), mock.connections_opened()), (3, 1));
    let trips = bot.metrics.lock().unwrap().iter().filter(|metric| matches!(metric, Metric::RoundTrip { .. })).count();
    assert_eq!(trips, 3);
}

#[tokio::test]
async fn answers_to_pings_and_no_events() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock).event_deadline(Duration::from_millis(100))).await;
    let forgotten = |metric: &Metric| matches!(metric, Metric::Disconnected { reason: Interruption::NoEvents, .. });
    bot.told("no events", forgotten).await;
    mock.connected(1).await;
    mock.push_event(CREATED).await.unwrap();
    assert_eq!(mock.settled().await[0].state, DeliveryState::Delivered);
}

#[tokio::test]
async fn a_server_that_closes_at_once_again_and_again() {
    let mock = mock().await;
    let closes = setting("HELPDESK_CLOSES", 100_u64);
    let [first, longest] = [Duration::ZERO, Duration::from_millis(1)];
    let mut bot = Bot::connected(&mock, builder(&mock).backoff(first, longest)).await;
    let mut half_way = 0;
    while mock.connections_opened() < closes {
        mock.connected(1).await;
        mock.close_connections(1001);
        mock.connected(0).await;
        if mock.connections_opened() <= closes / 2 {
            half_way = memory();
        }
    }
    bot.is("connected", |state| matches!(state, ConnectionState::Connected { .. })).await;
    let closed = |metric: &&Metric| matches!(metric, Metric::Disconnected { reason: Interruption::Closed { code: Some(1001), reason }, .. } if reason == "closed by the mock");
    assert!(bot.metrics.lock().unwrap().iter().filter(closed).count() as u64 >= closes - 1);
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    let grown = memory().saturating_sub(half_way);
    assert!(grown < 8 << 20, "{grown} bytes more than half-way");
}

#[tokio::test]
async fn two_failures_during_a_reconnect_leave_nothing_behind() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    mock.script(OPEN_LONG_CONNECTION, [Fault::garbage(), Fault::bad_gateway(), Fault::close_after_acting()]).unwrap();
    mock.cut_connections();
    until("another connection", || mock.connections_opened() == 2).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    assert_eq!((mock.connections(), mock.received(OPEN_LONG_CONNECTION), bot.ids().len()), (1, 5, 1));
}

#[tokio::test]
async fn the_mock_is_killed_and_started_again_on_its_port() {
    let mock = Mock::start().await.unwrap();
    let port = mock.url().rsplit(':').next().unwrap().parse().unwrap();
    let gate = Arc::new(Semaphore::new(0));
    let (held, url) = (Arc::clone(&gate), mock.url().to_owned());
    // With the waits that it has by default.
    let connection =
        LongConnection::builder(mock.app_id(), mock.app_secret()).base_url(url).wait(Duration::from_secs(2));
    let bot = Bot::handling(connection, move |_| {
        let held = Arc::clone(&held);
        async move {
            held.acquire().await?.forget();
            Ok(())
        }
    });
    mock.connected(1).await;
    let ids = ["one", "two", "three"];
    tokio::select! {
        _ = mock.push(PushedEvent::new(CREATED).event_id(ids[0])) => panic!("the handler waits"),
        () = until("the first event", || bot.ids() == ["one"]) => {}
    }
    assert_eq!(mock.acknowledgements(), 0);
    drop(mock);

    let started = Instant::now();
    let mock = loop {
        let waits = REDELIVERY.map(|_| Duration::from_millis(20));
        match Mock::builder().port(port).redelivery(waits).start().await {
            Ok(mock) => break mock,
            // The old one may not be gone yet.
            Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    };
    mock.connected(1).await;
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    // The platform sends what was not answered.
    gate.add_permits(3);
    for id in ids {
        let delivery = mock.push(PushedEvent::new(CREATED).event_id(id)).await.unwrap();
        assert_eq!(delivery.status(), Some(200), "{id}");
    }
    assert_eq!((bot.ids(), mock.acknowledgements()), (ids.map(str::to_owned).to_vec(), 3));
}

#[tokio::test]
async fn what_came_over_an_old_connection_is_not_answered_on_the_new_one() {
    let mock = mock().await;
    let gate = Arc::new(Semaphore::new(0));
    let held = Arc::clone(&gate);
    let bot = Bot::handling(builder(&mock).wait(Duration::from_secs(2)), move |_| {
        let held = Arc::clone(&held);
        async move {
            held.acquire().await?.forget();
            Ok(())
        }
    });
    mock.connected(1).await;
    mock.script_pushes([PushFault::CutAfter]);
    let delivery = mock.push_event(CREATED).await.unwrap();
    assert!(delivery.status().is_none(), "{delivery:?}");
    until("another connection", || mock.connections_opened() == 2).await;
    gate.add_permits(1);
    let deliveries = mock.settled().await;
    assert!(deliveries[0].state == DeliveryState::Delivered && deliveries[0].attempts.len() > 1, "{deliveries:?}");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!((mock.acknowledgements(), bot.ids().len()), (1, 1));
}
