//! Tokens and leases.

use std::fs;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use helpdesk_client::types::ticket::GetTicket;
use helpdesk_client::{
    AppCredentials, BoxError, BoxFuture, Client, HelpdeskCredentials, StoredToken, TenantAccessToken, TokenKey,
    TokenStore, UserAccessToken, UserTokenStore, UserTokens,
};
use helpdesk_mock::Mock;
use tempfile::TempDir;

use crate::place::{Place, on_both, sqlite};

on_both! {
    a_pair_is_replaced_only_where_it_is_the_expected_one
    one_owner_has_a_lease_until_it_ends_or_is_released
    clients_of_an_app_fetch_one_token_and_never_that_of_another
    a_token_stays_until_it_is_the_one_that_was_refused
    one_owner_may_fetch_a_token_until_it_releases_the_lease
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

/// Notes the key of a client, which only a client can make, and keeps nothing.
#[derive(Clone, Default)]
struct NotedKey(Arc<OnceLock<TokenKey>>);

impl TokenStore for NotedKey {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        let _ = self.0.set(key.clone());
        Box::pin(async { Ok(None) })
    }

    fn put<'a>(&'a self, _: &'a TokenKey, _: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn delete<'a>(&'a self, _: &'a TokenKey, _: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

async fn key_of(app_id: &str) -> TokenKey {
    let (mock, noted) = (Mock::start().await.expect("a mock"), NotedKey::default());
    let client = Client::builder(AppCredentials::new(app_id, "secret-of-the-app"))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .token_store(noted.clone())
        .build()
        .expect("a client");
    client.send(&GetTicket::new("6626871355780366331")).await.expect_err("the mock has another secret");
    noted.0.get().expect("the client looks into its store").clone()
}

async fn a_token_stays_until_it_is_the_one_that_was_refused(place: Place) {
    let (one, other) = (place.tokens(), place.tokens());
    let [key, of_another] = [key_of("cli_1").await, key_of("cli_2").await];
    let token = |text: &str| StoredToken::new(TenantAccessToken::new(text), UNIX_EPOCH + Duration::from_secs(7200));
    for key in [&key, &of_another] {
        assert_eq!(one.get(key).await.expect("an answer"), None, "{key}");
        one.delete(key, &token("t-1").token).await.expect("there is nothing to delete");
        one.put(key, &token("t-1")).await.expect("it is put");
    }
    for (put, refused, left) in [(None, "t-0", Some("t-1")), (Some("t-2"), "t-1", Some("t-2")), (None, "t-2", None)] {
        if let Some(put) = put {
            one.put(&key, &token(put)).await.expect("it is put");
        }
        other.delete(&key, &token(refused).token).await.expect("it compares");
        assert_eq!(one.get(&key).await.expect("an answer"), left.map(token), "{refused} was refused");
    }
    assert_eq!(other.get(&of_another).await.expect("an answer"), Some(token("t-1")));
}

async fn one_owner_may_fetch_a_token_until_it_releases_the_lease(place: Place) {
    let (one, other) = (place.tokens(), place.tokens());
    let [key, of_another] = [key_of("cli_1").await, key_of("cli_2").await];
    for (releases, owner, gets) in [
        (None, "a", true),
        (None, "b", false),
        (Some("b"), "b", false),
        (Some("a"), "b", true),
        (Some("a"), "a", false),
    ] {
        if let Some(releases) = releases {
            other.release(&key, releases).await.expect("it compares");
        }
        let gets_it = one.lease(&key, owner, Duration::from_secs(60)).await.expect("an answer");
        assert_eq!(gets_it, gets, "{owner}, after {releases:?} has released");
    }
    assert!(other.lease(&of_another, "a", Duration::from_secs(60)).await.expect("an answer"));
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
