//! The connection to the server.

use std::sync::Arc;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, ConnectionAddr, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError, RedisResult, Script};
use rustls::crypto::{CryptoProvider, ring};
use tokio::sync::OnceCell;
use tokio::time::timeout;

use super::keys::Keys;
use crate::cipher::Cipher;
use crate::error::StoreError;

/// The version of what this crate writes.
const VERSION: i64 = 1;
/// The place of the value that a new store encrypts, to recognise its key.
const PROBE: [&str; 2] = ["store", "key"];

/// A connection that is opened with the first call, and again whenever it is lost.
pub(crate) struct Connection {
    client: Client,
    /// The server and hash tag, without credentials.
    name: String,
    meta: String,
    cipher: Arc<Cipher>,
    connect: Duration,
    response: Duration,
    /// Set once version and key have been checked.
    checked: OnceCell<ConnectionManager>,
}

/// A call of a script: its keys and arguments.
#[derive(Default)]
pub(crate) struct Call {
    pub(crate) keys: Vec<String>,
    pub(crate) args: Vec<Vec<u8>>,
}

impl Call {
    pub(crate) fn key(mut self, key: String) -> Self {
        self.keys.push(key);
        self
    }

    pub(crate) fn arg(mut self, arg: impl Into<Vec<u8>>) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(crate) fn number(self, number: u64) -> Self {
        self.arg(number.to_string())
    }
}

impl Connection {
    pub(crate) fn new(
        url: &str,
        keys: &Keys,
        cipher: Arc<Cipher>,
        [connect, response]: [Duration; 2],
    ) -> Result<Self, StoreError> {
        let invalid = |reason: &str| StoreError::InvalidSetting {
            reason: format!(
                "the URL of the Redis server is not valid: {reason}; write it as redis://host:6379 or \
                 rediss://user:password@host"
            ),
        };
        // The library's error may quote the URL.
        let info = url.into_connection_info().map_err(|_| invalid("it cannot be read"))?;
        let name = match info.addr() {
            ConnectionAddr::Tcp(host, port) => format!("the Redis store {host}:{port} {}", keys.tag()),
            ConnectionAddr::TcpTls { insecure: true, .. } => {
                return Err(invalid("it turns the check of certificates off"));
            }
            ConnectionAddr::TcpTls { host, port, .. } => {
                // Taken by rustls for want of another; an app that has set its own keeps it.
                if CryptoProvider::get_default().is_none() {
                    let _ = ring::default_provider().install_default();
                }
                format!("the Redis store {host}:{port} (TLS) {}", keys.tag())
            }
            _ => format!("the Redis store at a socket {}", keys.tag()),
        };
        let client = Client::open(info).map_err(|_| invalid("it cannot be used"))?;
        Ok(Self { client, name, meta: keys.of("meta"), cipher, connect, response, checked: OnceCell::new() })
    }

    /// The server and the hash tag, for errors and `Debug`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Checks version and key of the store, unless that was done before.
    pub(crate) async fn check(&self) -> Result<(), StoreError> {
        self.manager().await.map(drop)
    }

    pub(crate) async fn call<T: FromRedisValue>(&self, script: &Script, call: &Call) -> Result<T, StoreError> {
        let mut manager = self.manager().await?;
        self.invoke(&mut manager, script, call).await
    }

    /// Sends several commands at once.
    pub(crate) async fn send<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, StoreError> {
        let mut manager = self.manager().await?;
        self.in_time(commands.query_async(&mut manager)).await
    }

    async fn manager(&self) -> Result<ConnectionManager, StoreError> {
        self.checked.get_or_try_init(|| self.open()).await.cloned()
    }

    async fn open(&self) -> Result<ConnectionManager, StoreError> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(self.connect))
            .set_response_timeout(Some(self.response))
            // The next call tries again, so that no call waits for several attempts.
            .set_number_of_retries(0);
        let mut manager = ConnectionManager::new_lazy_with_config(self.client.clone(), config)
            .map_err(|error| self.unavailable(&error))?;
        let probe = self.cipher.seal(PROBE, b"").map_err(|reason| reason.at(PROBE))?;
        let call = Call::default().key(self.meta.clone()).arg(VERSION.to_string()).arg(probe);
        let script = Script::new(
            "redis.call('HSETNX', KEYS[1], 'version', ARGV[1])
             redis.call('HSETNX', KEYS[1], 'probe', ARGV[2])
             return redis.call('HMGET', KEYS[1], 'version', 'probe')",
        );
        let (version, probe): (String, Vec<u8>) = self.invoke(&mut manager, &script, &call).await?;
        match version.parse() {
            Ok(VERSION) => {}
            Ok(version) if version > VERSION => {
                return Err(StoreError::Newer { store: self.name.clone(), version, supported: VERSION });
            }
            _ => return Err(StoreError::Foreign { store: self.name.clone() }),
        }
        match self.cipher.open(PROBE, &probe) {
            Ok(_) => Ok(manager),
            Err(reason) => Err(StoreError::key(self.name.clone(), reason)),
        }
    }

    async fn invoke<T: FromRedisValue>(
        &self,
        manager: &mut ConnectionManager,
        script: &Script,
        call: &Call,
    ) -> Result<T, StoreError> {
        let mut invocation = script.prepare_invoke();
        invocation.key(&call.keys).arg(&call.args);
        self.in_time(invocation.invoke_async(manager)).await
    }

    async fn in_time<T>(&self, call: impl Future<Output = RedisResult<T>>) -> Result<T, StoreError> {
        let limit = self.connect + self.response;
        match timeout(limit, call).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.unavailable(&error)),
            Err(_) => Err(self.error(format!("it has not answered within {} ms", limit.as_millis()))),
        }
    }

    fn unavailable(&self, error: &RedisError) -> StoreError {
        let text: String = error.to_string().chars().take(300).flat_map(char::escape_debug).collect();
        self.error(format!("{text}; check that the server runs, and that user, password and TLS are right"))
    }

    pub(crate) fn error(&self, reason: String) -> StoreError {
        StoreError::Unavailable { store: self.name.clone(), reason }
    }
}
