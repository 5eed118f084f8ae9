//! Clients of a server on loopback, and their credentials.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use helpdesk_client::{AppCredentials, Client, ClientBuilder, HelpdeskCredentials};
use helpdesk_testing::Server;

pub(crate) const APP_ID: &str = "cli_a1b2c3d4";
pub(crate) const APP_SECRET: &str = "app-secret-app-secret";
pub(crate) const HELPDESK_ID: &str = "6939771743531696147";
pub(crate) const HELPDESK_TOKEN: &str = "ht-44e5ef73-a8b1";
/// The output of `printf %s "$HELPDESK_ID:$HELPDESK_TOKEN" | base64`.
pub(crate) const HELPDESK_HEADER: &str = "NjkzOTc3MTc0MzUzMTY5NjE0NzpodC00NGU1ZWY3My1hOGIx";

/// The body of a successful, empty response.
pub(crate) const OK: &str = r#"{"code":0,"msg":"ok","data":{}}"#;

pub(crate) trait Clients {
    fn builder(&self) -> ClientBuilder;

    fn client(&self) -> Client {
        self.builder().build().expect("the settings are right")
    }
}

impl Clients for Server {
    fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }
}

pub(crate) fn builder(url: &str) -> ClientBuilder {
    Client::builder(AppCredentials::new(APP_ID, APP_SECRET))
        .helpdesk(HelpdeskCredentials::new(HELPDESK_ID, HELPDESK_TOKEN))
        .base_url(url)
}

/// An HTTP client as a caller might supply it, without TLS.
pub(crate) fn own_http_client() -> reqwest::Client {
    own_http_client_builder().user_agent("my-own/1").build().expect("plain HTTP needs nothing")
}

pub(crate) fn own_http_client_builder() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder();
    #[cfg(feature = "rustls")]
    let builder = {
        let config = rustls::ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into());
        let config = config.with_safe_default_protocol_versions().expect("ring has the default versions");
        let none = config.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
        builder.tls_backend_preconfigured(none)
    };
    builder.no_proxy()
}

/// The outcome of work that waits for nothing.
pub(crate) fn at_once<W: Future>(work: W) -> W::Output {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("it waits"),
    }
}
