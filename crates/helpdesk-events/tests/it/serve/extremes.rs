//! No length of time makes an endpoint panic.

use std::time::Duration;

use super::http::{event, sealed, send};
use super::server::{Calls, endpoint, serve};
use helpdesk_testing::until;

#[tokio::test]
async fn of_a_wait_or_a_pause() {
    for time in [Duration::ZERO, Duration::from_nanos(1), Duration::from_secs(u64::MAX / 2), Duration::MAX] {
        // The first attempt fails after the answer, or within the wait for it; the shutdown gives up what is left.
        let calls = Calls::default();
        let handler = calls.handler_that(|_| async { Err("no") });
        let endpoint = endpoint().wait(time).retries(u32::MAX, time).handle(handler);
        let address = serve(&endpoint).await;
        let status = send(address, &sealed(&event("1"))).await;
        assert!([200, 500].contains(&status), "{time:?}: {status}");
        until("the handler is called", || !calls.ids().is_empty()).await;
        endpoint.shutdown(Duration::ZERO).await;
        endpoint.shutdown(time).await;
    }
}
