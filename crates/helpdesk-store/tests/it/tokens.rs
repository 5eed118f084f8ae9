//! Tokens and leases.

use std::fs;
use std::time::{Duration, SystemTime};

use helpdesk_client::types::ticket::GetTicket;
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials, UserAccessToken, UserTokenStore, UserTokens};
use helpdesk_mock::Mock;
use tempfile::TempDir;

use crate::place::{Place, on_both, sqlite};

on_both! {
    a_pair_is_replaced_only_where_it_is_the_expected_one
    one_owner_has_a_lease_until_it_ends_or_is_released
    clients_of_an_app_fetch_one_token_and_never_that_of_another
}

fn pair(name: &str) -> UserTokens {
    UserTokens::new(UserAccessToken::new(format!("u-{name}")), Duration::from_secs(7200))
        .refresh_token(format!("ur-{name}"))
        .refresh_expires_in(Duration::from_secs(86_400))
}

async fn a_pair_is_replaced_only_where_it_is_the_expected_one(place: Place) {
    let (one, other) = (place.user("ou_1"), place.user("ou_1"));
    assert_eq!(one.load().await.expect("it loads"), None);
    assert!(!one.replace(&pair("0"), &pair("1")).await.expect("it compares"));
    one.save(&pair("1")).await.expect("it saves");
    let stored = other.load().await.expect("it loads").expect("a pair");
    assert_eq!(stored.refresh_token, pair("1").refresh_token);
    let age = |time: SystemTime| time.duration_since(SystemTime::now()).expect("it is ahead").as_secs();
    assert!(age(stored.expires_at) >= 7190 && stored.refresh_expires_at.map(age) >= Some(86_390));

    // A pair that a login has just made is the same as the stored one, whose times have lost their fractions.
    assert!(other.replace(&pair("1"), &pair("2")).await.expect("it compares"));
    assert!(!one.replace(&pair("1"), &pair("3")).await.expect("it compares"), "late");
    assert_eq!(one.load().await.expect("it loads").map(|pair| pair.access_token), Some(UserAccessToken::new("u-2")));
    assert_eq!(place.user("ou_2").load().await.expect("it loads"), None);
}

async fn one_owner_has_a_lease_until_it_ends_or_is_released(place: Place) {
    let (one, other) = (place.user("ou_1"), place.user("ou_1"));
    let (long, short) = (Duration::from_secs(60), Duration::from_millis(50));
    for (store, owner, time, gets) in [(&one, "a", long, true), (&other, "b", long, false), (&one, "a", long, false)] {
        assert_eq!(store.lease(owner, time).await.expect("a lease"), gets, "{owner}");
    }
    other.release("b").await.expect("it is not b's");
    assert!(!other.lease("b", long).await.expect("a lease"));
    one.release("a").await.expect("it is a's");
    assert!(other.lease("b", short).await.expect("a lease"));
    let ended = async {
        while !one.lease("a", long).await.expect("a lease") {
            tokio::time::sleep(short).await;
        }
    };
    tokio::time::timeout(long / 2, ended).await.expect("b's has ended");
    other.release("b").await.expect("late");
    assert!(!other.lease("b", long).await.expect("a lease"), "a still has it");
    assert!(place.user("ou_2").lease("b", long).await.expect("a lease"), "of another user");
}

async fn clients_of_an_app_fetch_one_token_and_never_that_of_another(place: Place) {
    let platforms = [Mock::start().await.expect("a mock"), Mock::start().await.expect("a mock")];
    for _ in 0..3 {
        for mock in &platforms {
            let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
                .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
                .base_url(mock.url())
                .token_store(place.tokens())
                .build()
                .expect("a client");
            client.send(&GetTicket::new("6626871355780366331")).await.expect("an answer");
        }
    }
    for mock in platforms {
        let paths: Vec<String> = mock.requests().into_iter().map(|request| request.path).collect();
        let fetched = paths.iter().filter(|path| path.contains("tenant_access_token")).count();
        assert_eq!((fetched, paths.len()), (1, 4), "{paths:?}");
    }
}

#[tokio::test]
async fn no_token_is_in_the_file_or_in_debug_if_there_is_a_key() {
    let folder = TempDir::new().expect("a folder");
    let store = sqlite(&folder);
    store.user("ou_1").save(&pair("hidden")).await.expect("it saves");
    let debug = format!("{store:?} {:?}", store.user("ou_1"));
    assert!(!debug.contains("hidden") && debug.matches("the SQLite store").count() == 2, "{debug}");
    let mut read = 0;
    for file in fs::read_dir(folder.path()).expect("a folder") {
        let bytes = fs::read(file.expect("a file").path()).expect("it reads");
        read += bytes.len();
        assert!(!bytes.windows(6).any(|window| window == b"hidden"));
    }
    assert!(read > 4096);
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let store = sqlite(&folder);
    store.user("ou_1").save(&pair("1")).await.expect("it saves");
    let modes = fs::read_dir(folder.path()).expect("a folder").map(|file| {
        let file = file.expect("a file");
        (file.file_name(), file.metadata().expect("it is there").permissions().mode() & 0o777)
    });
    let modes: Vec<_> = modes.collect();
    assert!(modes.len() == 3 && modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
}
