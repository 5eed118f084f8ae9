//! The quota that processes share: a hash of claims for each operation, by which a script decides.

use std::sync::LazyLock;
use std::time::Duration;

use helpdesk_client::{BoxError, BoxFuture, QuotaClaim, QuotaLimit, QuotaShare, SharedQuota};
use redis::Script;

use super::connection::Call;
use super::store::RedisStore;

static CLAIM: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("scripts/claim_quota.lua")));

/// Extends the pause of an operation.
static PAUSE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '', 'PX', ARGV[1]) end",
    )
});

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).clamp(1, 1 << 40)
}

impl RedisStore {
    fn quota_key(&self, name: &str, app: &str, operation: &str) -> String {
        self.keys.item(name, &format!("{app}:{operation}"))
    }
}

impl SharedQuota for RedisStore {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        Box::pin(async move {
            let [claims, pause] = ["quota", "pause"].map(|name| self.quota_key(name, &claim.app, claim.operation));
            let call = Call::default().key(claims).key(pause).arg(claim.process.as_str());
            let call = call.number(millis(claim.time)).number(millis(QuotaClaim::SETTLING));
            let call = claim.limits.iter().fold(call, |call, limit| {
                let QuotaLimit { count, window, want, part, held, .. } = *limit;
                let numbers = [count.into(), millis(window), want.into(), part.into(), held.into()];
                numbers.into_iter().fold(call, Call::number)
            });
            let (shares, pause): (Vec<u32>, i64) = self.connection.call(&CLAIM, &call).await?;
            let pause = u64::try_from(pause).ok().map(Duration::from_millis);
            Ok(QuotaShare::new(shares, pause))
        })
    }

    fn pause<'a>(&'a self, app: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let call = Call::default().key(self.quota_key("pause", app, operation)).number(millis(time));
            Ok(self.connection.call::<()>(&PAUSE, &call).await?)
        })
    }
}
