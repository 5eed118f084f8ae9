//! Nothing of a secret is shown: neither the app's, nor those in the URL of the connection.

use std::sync::atomic::{AtomicUsize, Ordering};

use helpdesk_events::long_connection::{ConnectionState, LongConnection};
use helpdesk_mock::{Fault, OPEN_LONG_CONNECTION, PushFault, UPGRADE_LONG_CONNECTION};
use helpdesk_testing::{Capture, until};
use tracing::{Dispatch, subscriber};

use super::bot::{Bot, CREATED, builder, mock};

/// Texts that must not be in any line of a log: the app's secret, and the names before the secrets of
/// the URL.
const SECRETS: [&str; 4] = ["mock-app-secret", "ticket=", "access_key=", "service_id="];

/// A logger for the crate `log`, which the library for the WebSocket has.
struct Lines {
    lines: AtomicUsize,
    shown: AtomicUsize,
}

impl log::Log for Lines {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = record.args().to_string();
        self.lines.fetch_add(1, Ordering::Relaxed);
        if SECRETS.iter().any(|secret| line.contains(secret)) {
            self.shown.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

static LINES: Lines = Lines { lines: AtomicUsize::new(0), shown: AtomicUsize::new(0) };

#[tokio::test]
async fn in_no_log_state_metric_or_error() {
    log::set_logger(&LINES).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let capture = Capture::new("");
    let _other = Dispatch::new(capture.clone());
    let _guard = subscriber::set_default(capture.clone());
    let mock = mock().await;

    // A platform and a gateway that repeat what they were sent.
    let bot = Bot::connected(&mock, builder(&mock)).await;
    let requests = mock.requests();
    let upgrade =
        requests.iter().find(|request| request.operation.as_deref() == Some(UPGRADE_LONG_CONNECTION)).unwrap();
    let (ticket, key) = (upgrade.query("ticket").unwrap(), upgrade.query("access_key").unwrap());
    let repeated = format!("for {} {ticket} {key}", mock.app_secret());
    mock.script(OPEN_LONG_CONNECTION, [Fault::error(200, 1, &repeated)]).unwrap();
    mock.script(
        UPGRADE_LONG_CONNECTION,
        [Fault::error(502, 9, format!("for {key}")), Fault::garbage(), Fault::close_before_acting()],
    )
    .unwrap();
    mock.script_pushes([PushFault::CutAfter]);
    mock.push_event(CREATED).await.unwrap();
    until("another connection", || mock.connections_opened() == 2).await;
    mock.settled().await;
    let metrics = format!("{:?}", bot.metrics.lock().unwrap());
    bot.stop().await.unwrap();

    // A refusal that repeats it, too.
    mock.script(OPEN_LONG_CONNECTION, [Fault::error(200, 99, &repeated)]).unwrap();
    let mut bot = Bot::start(builder(&mock));
    let closed = bot.is("closed", |state| matches!(state, ConnectionState::Closed { .. })).await;
    let error = bot.running.await.unwrap().unwrap_err();
    let connection = LongConnection::builder(mock.app_id(), mock.app_secret());
    let shown = format!(
        "{connection:?} {:?} {closed:?} {error:?} {error}",
        builder(&mock).handle(async |_| Ok::<(), String>(()))
    );
    log::set_max_level(log::LevelFilter::Off);

    let traces = capture.text();
    assert!(traces.contains("connected to the platform device=\"") || traces.contains("device="), "{traces}");
    assert!(
        metrics.contains("left out, as it repeats a secret") && error.to_string().contains("left out"),
        "{metrics}"
    );
    for text in [&traces, &metrics, &shown] {
        for secret in SECRETS.into_iter().chain([ticket, key]) {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
    let [lines, shown] = [&LINES.lines, &LINES.shown].map(|count| count.load(Ordering::Relaxed));
    assert!(lines > 0 && shown == 0, "{shown} of {lines} lines");
}
