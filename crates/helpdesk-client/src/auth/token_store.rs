//! Stores for an app's access token, so that many clients and processes share it.

use std::collections::HashMap;
use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::access_token::TenantAccessToken;
use super::credentials::AppCredentials;
use super::lease::Lease;
use crate::future::{BoxError, BoxFuture};

/// A store for the access token of an app, set by [`ClientBuilder::token_store`](crate::ClientBuilder::token_store).
///
/// A client reads it only if its cached token is missing, expiring or refused. Implement the trait for a shared cache
/// to let many processes use one token, which the platform allows. With a [lease](Self::lease), one of them fetches the
/// token, and the others wait for it. If the store fails or takes several seconds, the client logs a warning and
/// fetches a token itself.
///
/// ```
/// use helpdesk_client::{BoxError, BoxFuture, StoredToken, TenantAccessToken, TokenKey, TokenStore};
///
/// struct Shared(Cache);
///
/// impl TokenStore for Shared {
///     fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
///         Box::pin(async move {
///             let found = self.0.get(&key.to_string()).await?;
///             Ok(found.map(|(token, expires_at)| StoredToken::new(TenantAccessToken::new(token), expires_at)))
///         })
///     }
///
///     fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
///         Box::pin(async move { Ok(self.0.set(&key.to_string(), token.token.expose(), token.expires_at).await?) })
///     }
///
///     fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
///         Box::pin(async move { Ok(self.0.remove_if(&key.to_string(), refused.expose()).await?) })
///     }
/// }
/// # use std::{io, time::SystemTime};
/// # struct Cache;
/// # impl Cache {
/// #     async fn get(&self, _: &str) -> io::Result<Option<(String, SystemTime)>> { Ok(None) }
/// #     async fn set(&self, _: &str, _: &str, _: SystemTime) -> io::Result<()> { Ok(()) }
/// #     async fn remove_if(&self, _: &str, _: &str) -> io::Result<()> { Ok(()) }
/// # }
/// ```
pub trait TokenStore: Send + Sync {
    /// Returns the stored token of the key, expired or not.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it and fetches a token itself.
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>>;

    /// Saves a token, replacing any other.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it and uses the token anyway.
    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Deletes the token that the platform refused; any other token of the key stays.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it; it does not use the token again either way.
    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Takes the lease to fetch a token, for this time; returns `false` if another owner has it.
    ///
    /// `owner` is a random value that is different for each fetch. At any time, at most one owner has the lease, and it
    /// ends when its time is over. A store may always grant the lease, which is the default; then several processes may
    /// fetch a token at the same time.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it and fetches a token itself.
    fn lease<'a>(&'a self, key: &'a TokenKey, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        let _ = (key, owner, time);
        Box::pin(ready(Ok(true)))
    }

    /// Releases the lease if this owner has it.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it; the lease ends by itself.
    fn release<'a>(&'a self, key: &'a TokenKey, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let _ = (key, owner);
        Box::pin(ready(Ok(())))
    }
}

/// The key of a stored token: the app, and a fingerprint of its secret and host.
///
/// `Display` writes it as one word, such as `cli_a1b2:8c4c8a1f0e6a2b3d`. It is not secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenKey {
    app_id: String,
    fingerprint: u64,
}

impl TokenKey {
    pub(crate) fn new(app: &AppCredentials, host: &str) -> Self {
        let parts = [app.id.as_bytes(), &[0], app.secret.expose().as_bytes(), &[0], host.as_bytes()];
        Self { app_id: app.id.clone(), fingerprint: fingerprint(parts.into_iter().flatten().copied()) }
    }

    /// Returns the id of the app.
    pub fn app_id(&self) -> &str {
        &self.app_id
    }
}

impl fmt::Display for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:016x}", self.app_id, self.fingerprint)
    }
}

/// FNV-1a, because it is the same in every process and version, unlike the hashes of the standard library. A stronger
/// hash is not needed: a secret of the platform has more than twice as many random bits as the fingerprint, so the
/// fingerprint does not determine it.
fn fingerprint(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A stored access token.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredToken {
    /// The token.
    pub token: TenantAccessToken,
    /// When the token expires.
    pub expires_at: SystemTime,
}

impl StoredToken {
    /// Creates a stored token from a token and its expiry.
    pub fn new(token: TenantAccessToken, expires_at: SystemTime) -> Self {
        Self { token, expires_at }
    }
}

/// An in-memory token store, for several clients of one app; share it in an `Arc`.
///
/// A client without a store caches its token itself, which is enough for most programs.
#[derive(Debug, Default)]
pub struct MemoryTokenStore(Mutex<HashMap<TokenKey, Entry>>);

#[derive(Debug, Default)]
struct Entry {
    token: Option<StoredToken>,
    lease: Lease,
}

impl MemoryTokenStore {
    /// Creates an empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn with<T: Send + 'static>(
        &self,
        key: &TokenKey,
        act: impl FnOnce(&mut Entry) -> T,
    ) -> BoxFuture<'_, Result<T, BoxError>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = act(entries.entry(key.clone()).or_default());
        Box::pin(ready(Ok(outcome)))
    }
}

// Inline, so that it is compiled only in programs that use it.
impl TokenStore for MemoryTokenStore {
    #[inline]
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        self.with(key, |entry| entry.token.clone())
    }

    #[inline]
    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.with(key, |entry| entry.token = Some(token.clone()))
    }

    #[inline]
    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.with(key, |entry| entry.token = entry.token.take().filter(|stored| stored.token != *refused))
    }

    #[inline]
    fn lease<'a>(&'a self, key: &'a TokenKey, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.with(key, |entry| entry.lease.take(owner, time))
    }

    #[inline]
    fn release<'a>(&'a self, key: &'a TokenKey, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        self.with(key, |entry| entry.lease.release(owner))
    }
}

impl<T: TokenStore + ?Sized> TokenStore for Arc<T> {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        (**self).get(key)
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).put(key, token)
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).delete(key, refused)
    }

    fn lease<'a>(&'a self, key: &'a TokenKey, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).lease(key, owner, time)
    }

    fn release<'a>(&'a self, key: &'a TokenKey, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).release(key, owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> [TokenKey; 2] {
        ["cli_1", "cli_2"].map(|id| TokenKey::new(&AppCredentials::new(id, "secret"), "https://open.feishu.cn/"))
    }

    #[tokio::test]
    async fn a_token_stays_until_it_is_the_one_that_was_refused() {
        let (store, [key, other]) = (Arc::new(MemoryTokenStore::new()), keys());
        let token = |text: &str| StoredToken::new(TenantAccessToken::new(text), SystemTime::UNIX_EPOCH);
        for key in [&key, &other] {
            assert_eq!(store.get(key).await.expect("it is in memory"), None);
            store.put(key, &token("t-1")).await.expect("it is in memory");
        }
        for (refused, left) in [("t-0", Some("t-1")), ("t-1", None), ("t-1", None)] {
            store.delete(&key, &token(refused).token).await.expect("it is in memory");
            assert_eq!(store.get(&key).await.expect("it is in memory"), left.map(token), "{refused}");
        }
        assert_eq!(store.get(&other).await.expect("it is in memory"), Some(token("t-1")));
    }

    #[tokio::test]
    async fn one_owner_may_fetch_a_token_until_it_releases_the_lease() {
        let ([key, other], minute) = (keys(), Duration::from_secs(60));
        let memory = MemoryTokenStore::new();
        let shared: Arc<dyn TokenStore> = Arc::new(MemoryTokenStore::new());
        for store in [&memory as &dyn TokenStore, &shared] {
            for (releases, owner, gets) in
                [("nobody", "a", true), ("nobody", "b", false), ("b", "b", false), ("a", "b", true), ("a", "a", false)]
            {
                store.release(&key, releases).await.expect("it is in memory");
                assert_eq!(
                    store.lease(&key, owner, minute).await.expect("it is in memory"),
                    gets,
                    "{releases} {owner}"
                );
            }
            assert!(store.lease(&other, "a", minute).await.expect("it is in memory"));
        }
    }

    #[test]
    fn a_key_tells_apps_secrets_and_hosts_apart() {
        let key =
            |id: &str, secret: &str, host: &str| TokenKey::new(&AppCredentials::new(id, secret), host).to_string();
        // The hash is that of the FNV-1a reference for these bytes: it must never change.
        assert_eq!(fingerprint("foobar".bytes()), 0x8594_4171_f739_67e8);
        let keys = [
            key("cli_a", "secret-1", "https://open.feishu.cn/"),
            key("cli_a", "secret-2", "https://open.feishu.cn/"),
            key("cli_a", "secret-1", "https://open.larksuite.com/"),
            key("cli_b", "secret-1", "https://open.feishu.cn/"),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key) && !key.contains("secret"), "{key}");
        }
        assert_eq!(keys[0], key("cli_a", "secret-1", "https://open.feishu.cn/"));
    }
}
