//! The default HTTP client and its TLS.

use std::time::Duration;

use helpdesk_core::runtime::is_loopback;
use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Url};

use crate::Error;

/// Timeouts of connections.
pub(crate) struct Times {
    /// The timeout for connecting.
    pub(crate) connect: Duration,
    /// The time after which an unused connection is closed.
    pub(crate) idle: Duration,
}

/// Creates an HTTP client for the host of the base URL.
pub(crate) fn client(base_url: &Url, times: &Times) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder()
        .connect_timeout(times.connect)
        .pool_idle_timeout(times.idle)
        .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
        // The API does not redirect, and the helpdesk's credentials must not be sent to another host.
        .redirect(Policy::none());
    if base_url.host_str().is_some_and(is_loopback) {
        // A proxy cannot reach this machine's loopback.
        builder = builder.no_proxy();
    }
    tls(builder, base_url)?.build().map_err(|e| {
        let cause = std::error::Error::source(&e).map(ToString::to_string).unwrap_or_default();
        Error::config(format!("cannot set up HTTP: {e}: {cause}"))
    })
}

/// Sets up TLS by rustls. Left to itself, `reqwest` would use aws-lc, which takes longest to compile, or panic without
/// a process-wide default, so the configuration is built here.
#[cfg(feature = "rustls")]
fn tls(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    use std::sync::Arc;

    use rustls::crypto::{CryptoProvider, ring};
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::Verifier;

    let failed = |e: rustls::Error| Error::config(format!("cannot set up TLS: {e}"));
    // The process-wide provider of cryptography is used if there is one.
    let provider = CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(failed)?;
    let config = if base_url.scheme() == "https" {
        // This is the system's own verifier, so it is safe.
        config.dangerous().with_custom_certificate_verifier(Arc::new(Verifier::new(provider).map_err(failed)?))
    } else {
        // Plain HTTP needs no certificates, so a client of a mock works on a machine without them.
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(builder.tls_backend_preconfigured(config.with_no_client_auth()))
}

#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
fn tls(builder: ClientBuilder, _: &Url) -> Result<ClientBuilder, Error> {
    Ok(builder.tls_backend_native())
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn tls(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    if base_url.scheme() == "https" {
        return Err(Error::config(
            "the base URL is https, but helpdesk-client was compiled without TLS; enable its feature `rustls` or \
             `native-tls`, or pass your own HTTP client to `http_client`",
        ));
    }
    Ok(builder)
}
