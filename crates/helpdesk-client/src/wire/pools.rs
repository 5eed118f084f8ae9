//! The HTTP client of a call.
//!
//! A connection is driven by the runtime that made it, and ends with it. So each tokio runtime has a client of its own,
//! with its own pool of connections.

use std::sync::{Mutex, PoisonError};

use reqwest::Url;
use tokio::runtime::{Handle, Id};

use super::http::{self, Times};
use crate::Error;

/// The maximum number of runtimes whose clients are kept. Without them, a runtime connects again.
const MOST_RUNTIMES: usize = 16;

/// The HTTP clients of all runtimes.
pub(crate) enum Pools {
    /// A client that the caller supplied, for all runtimes.
    Given(reqwest::Client),
    Own {
        base_url: Url,
        times: Times,
        /// In order of creation. The first one has no runtime until it is used.
        clients: Mutex<Vec<(Option<Id>, reqwest::Client)>>,
    },
}

impl Pools {
    pub(crate) fn own(base_url: &Url, times: Times) -> Result<Self, Error> {
        let first = http::client(base_url, &times)?;
        Ok(Self::Own { base_url: base_url.clone(), times, clients: Mutex::new(vec![(None, first)]) })
    }

    /// Returns the client of the current runtime.
    pub(crate) fn client(&self) -> Result<reqwest::Client, Error> {
        let (base_url, times, clients) = match self {
            Self::Given(client) => return Ok(client.clone()),
            Self::Own { base_url, times, clients } => (base_url, times, clients),
        };
        let runtime = Handle::try_current().ok().map(|handle| handle.id());
        let mut clients = clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((owner, client)) = clients.iter_mut().find(|(owner, _)| owner.is_none() || *owner == runtime) {
            *owner = runtime;
            return Ok(client.clone());
        }
        let client = http::client(base_url, times)?;
        if clients.len() == MOST_RUNTIMES {
            clients.remove(0);
        }
        clients.push((runtime, client.clone()));
        Ok(client)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::runtime::Builder;

    use super::*;

    #[test]
    fn each_of_the_last_runtimes_has_a_client() {
        let base_url = Url::parse("http://127.0.0.1:1").expect("a URL");
        let (connect, idle) = (Duration::from_secs(1), Duration::from_secs(1));
        let pools = Pools::own(&base_url, Times { connect, idle }).expect("plain HTTP needs nothing");
        let runtime = || Builder::new_current_thread().build().expect("nothing is in the way");
        let runtimes: Vec<_> = (0..MOST_RUNTIMES + 2).map(|_| runtime()).collect();
        let owners = || match &pools {
            Pools::Own { clients, .. } => clients.lock().expect("no panic").iter().map(|(id, _)| *id).collect(),
            Pools::Given(_) => Vec::new(),
        };
        for (n, runtime) in (1..).zip(&runtimes) {
            for _ in 0..2 {
                runtime.block_on(async { pools.client() }).expect("plain HTTP needs nothing");
            }
            assert_eq!(owners().len(), MOST_RUNTIMES.min(n));
        }
        let last = runtimes[2..].iter().map(|runtime| Some(runtime.handle().id()));
        assert_eq!(owners(), last.collect::<Vec<_>>());
    }
}
