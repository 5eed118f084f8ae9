//! Seen events: a key for each, which Redis lets expire.

use helpdesk_events::{BoxError, BoxFuture, Claim, SeenEvents};
use redis::Pipeline;

use super::store::RedisStore;
use crate::lifetimes::{CLAIM, REMEMBERED};

impl SeenEvents for RedisStore {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        Box::pin(async move {
            let mut commands = Pipeline::new();
            commands.cmd("SET").arg(self.keys.item("seen", id)).arg("claimed").arg("NX").arg("GET");
            commands.arg("PX").arg(CLAIM.as_millis() as u64);
            let (before,): (Option<String>,) = self.connection.send(&commands).await?;
            Ok(match before.as_deref() {
                None => Claim::New,
                Some("done") => Claim::Done,
                Some(_) => Claim::InProgress,
            })
        })
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let mut commands = Pipeline::new();
            commands
                .cmd("SET")
                .arg(self.keys.item("seen", id))
                .arg("done")
                .arg("PX")
                .arg(REMEMBERED.as_millis() as u64);
            self.connection.send::<()>(&commands).await.map_err(Into::into)
        })
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let mut commands = Pipeline::new();
            commands.cmd("DEL").arg(self.keys.item("seen", id));
            self.connection.send::<()>(&commands).await.map_err(Into::into)
        })
    }
}
