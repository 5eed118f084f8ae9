//! A host to connect to, with TLS where the URL says so.

use std::sync::OnceLock;
use std::time::Duration;

use helpdesk_core::runtime::is_loopback;
use hyper::Uri;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::stream::Stream;
use super::tls::Tls;

/// How long one address of a host may take to answer before the next is tried.
const ADDRESS: Duration = Duration::from_secs(4);

/// Where to connect to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// Without the brackets of an IPv6 address.
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) is_tls: bool,
}

impl Target {
    /// The target of a URL with one of two schemes, for plain text and for TLS; or what is wrong with it.
    pub(crate) fn of(url: &Uri, plain: &str, tls: &str) -> Result<Self, TargetError> {
        let scheme = url.scheme_str().unwrap_or_default();
        let host = url.host().filter(|host| !host.is_empty()).ok_or(TargetError::NotAUrl)?;
        let is_tls = scheme.eq_ignore_ascii_case(tls);
        if !is_tls && !scheme.eq_ignore_ascii_case(plain) {
            return Err(TargetError::NotAUrl);
        }
        if !is_tls && !is_loopback(host) {
            return Err(TargetError::Insecure);
        }
        let port = url.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
        Ok(Self { host: host.trim_matches(['[', ']']).to_owned(), port, is_tls })
    }

    /// The value of the header `Host`.
    pub(crate) fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        match (self.port, self.is_tls) {
            (443, true) | (80, false) => host,
            (port, _) => format!("{host}:{port}"),
        }
    }

    /// Connects. The error says what failed, and has nothing of the URL but its host.
    pub(crate) async fn connect(&self, tls: &OnceLock<Tls>) -> Result<Stream, String> {
        let stream = self.connect_tcp().await?;
        // Answers are small, and each is awaited.
        let _ = stream.set_nodelay(true);
        if !self.is_tls {
            return Ok(Box::new(stream));
        }
        let failed = |error| format!("TLS with {} failed: {error}", self.host);
        let tls = match tls.get() {
            Some(tls) => tls,
            // Only now, as a machine without certificates can still talk to a mock.
            None => {
                let made = Tls::new().map_err(failed)?;
                tls.get_or_init(|| made)
            }
        };
        tls.connect(&self.host, stream).await.map_err(failed)
    }

    async fn connect_tcp(&self) -> Result<TcpStream, String> {
        let found = lookup_host((self.host.as_str(), self.port)).await;
        let addresses = found.map_err(|error| format!("{} cannot be resolved: {error}", self.host))?;
        let mut problem = format!("{} has no address", self.host);
        for address in addresses {
            match timeout(ADDRESS, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => problem = format!("cannot connect to {}: {error}", self.host),
                Err(_) => problem = format!("cannot connect to {}: no answer within {ADDRESS:?}", self.host),
            }
        }
        Err(problem)
    }
}

/// Why a URL is not one to connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetError {
    NotAUrl,
    /// Plain text, to another host than this machine.
    Insecure,
}
