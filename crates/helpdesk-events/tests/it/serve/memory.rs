//! The memory for event ids is bounded in bytes, whatever the ids are.
#![cfg(target_os = "linux")]

use helpdesk_events::{Claim, MemorySeenEvents, SeenEvents};
use helpdesk_testing::memory;

use super::server::MEASURING;

#[tokio::test]
async fn ids_of_a_megabyte_take_no_more_than_others() {
    let _alone = MEASURING.lock().await;
    let store = MemorySeenEvents::new();
    let id = |number: usize| format!("{number:03}{}", "x".repeat(1 << 20));
    let before = memory();
    for number in 0..100 {
        assert_eq!(store.claim(&id(number)).await.expect("memory does not fail"), Claim::New);
    }
    for number in 0..50 {
        store.complete(&id(number)).await.expect("memory does not fail");
    }
    let grown = memory().saturating_sub(before);
    assert!(grown < 20 << 20, "100 ids take {grown} bytes");
    for (number, claim) in [(0, Claim::Done), (49, Claim::Done), (50, Claim::InProgress), (100, Claim::New)] {
        assert_eq!(store.claim(&id(number)).await.expect("memory does not fail"), claim, "{number}");
    }
}
