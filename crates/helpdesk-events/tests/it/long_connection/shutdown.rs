//! The end of a connection that was asked to end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, StreamExt as _};
use helpdesk_events::HandlerError;
use helpdesk_events::long_connection::ConnectionState;
use helpdesk_mock::{Fault, OPEN_LONG_CONNECTION, PushedEvent};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use super::bot::{Bot, CREATED, builder, mock};
use super::server;

#[tokio::test]
async fn a_handler_finishes_and_its_answer_goes_out() {
    let mock = mock().await;
    let bot = Bot::handling(builder(&mock).wait(Duration::from_secs(2)), |_| async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok(())
    });
    mock.connected(1).await;
    let (handled, state) = (Arc::clone(&bot.handled), bot.state.clone());
    let (delivery, (stopped, took, refused)) =
        tokio::join!(mock.push(PushedEvent::new(CREATED).event_id("one")), async {
            bot.has_handled(1).await;
            let asked = Instant::now();
            let late = async {
                tokio::time::sleep(Duration::from_millis(50)).await;
                // No event is taken any more: it is for another process, or for the next.
                mock.push(PushedEvent::new(CREATED).event_id("late")).await.unwrap().status()
            };
            let (stopped, refused) = tokio::join!(bot.stop(), late);
            (stopped, asked.elapsed(), refused)
        });
    stopped.unwrap();
    assert_eq!((delivery.unwrap().status(), refused), (Some(200), Some(500)));
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert_eq!((handled.lock().unwrap().len(), mock.acknowledgements()), (1, 1));
    assert_eq!(*state.borrow(), ConnectionState::Closed { error: None });
    mock.connected(0).await;
}

#[tokio::test]
async fn the_close_frame_follows_the_last_answer() {
    let (seen, mut came) = mpsc::unbounded_channel();
    let url = server::serve(move |upgrade| {
        let seen = seen.clone();
        async move {
            let mut socket = upgrade.accept().await;
            while let Some(Ok(message)) = socket.next().await {
                let is_close = matches!(&message, Message::Close(_));
                let _ = seen.send(message);
                if is_close {
                    // Answering it is what ends the connection properly.
                    let _ = socket.flush().await;
                }
            }
        }
    })
    .await;
    let mock = mock().await;
    let mut bot = Bot::start(builder(&mock).base_url(url));
    bot.is("connected", |state| matches!(state, ConnectionState::Connected { .. })).await;
    assert!(matches!(came.recv().await, Some(Message::Binary(_))), "a ping");
    bot.stop().await.unwrap();
    let Some(Message::Close(Some(frame))) = came.recv().await else { panic!("no close frame") };
    assert_eq!(u16::from(frame.code), 1000);
}

#[tokio::test]
async fn it_ends_within_its_time_whatever_the_handler_and_the_server_do() {
    let limit = Duration::from_millis(400);
    let mock = mock().await;
    let abandoned = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&abandoned);
    let connection = builder(&mock).shutdown_limit(limit).wait(Duration::from_millis(10)).on_abandoned(move |event| {
        assert!(matches!(event.error, HandlerError::ShutDown));
        count.fetch_add(1, Ordering::Relaxed);
    });
    let bot = Bot::handling(connection, |_| std::future::pending());
    mock.connected(1).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    let asked = Instant::now();
    bot.stop().await.unwrap();
    assert!(asked.elapsed() < limit + Duration::from_millis(200), "{:?}", asked.elapsed());
    assert_eq!(abandoned.load(Ordering::Relaxed), 1);

    // A server that does not answer the close frame.
    let url = server::serve(|upgrade| async move {
        let _socket = upgrade.accept().await;
        std::future::pending::<()>().await;
    })
    .await;
    let mut bot = Bot::start(builder(&mock).base_url(url).shutdown_limit(limit));
    bot.is("connected", |state| matches!(state, ConnectionState::Connected { .. })).await;
    let asked = Instant::now();
    bot.stop().await.unwrap();
    assert!(asked.elapsed() < limit + Duration::from_millis(200), "{:?}", asked.elapsed());
}

#[tokio::test]
async fn it_ends_while_there_is_no_connection() {
    let mock = mock().await;
    // Between two attempts, and during one.
    mock.script(OPEN_LONG_CONNECTION, [Fault::bad_gateway()]).unwrap();
    let hour = Duration::from_secs(3600);
    let mut bot = Bot::start(builder(&mock).backoff(hour, hour));
    bot.is("waiting", |state| matches!(state, ConnectionState::Reconnecting { .. })).await;
    bot.stop().await.unwrap();
    mock.script(OPEN_LONG_CONNECTION, [Fault::delay(hour)]).unwrap();
    let bot = Bot::start(builder(&mock));
    helpdesk_testing::until("a request", || mock.received(OPEN_LONG_CONNECTION) == 2).await;
    let asked = Instant::now();
    bot.stop().await.unwrap();
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
}

#[tokio::test]
async fn dropping_it_cuts_the_connection() {
    let mock = mock().await;
    let bot = Bot::connected(&mock, builder(&mock)).await;
    bot.running.abort();
    mock.connected(0).await;
}
