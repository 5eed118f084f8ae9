//! Invalid settings.

use std::time::Duration;

use helpdesk_client::{AppCredentials, Client, Error, FEISHU, HelpdeskCredentials, LARK};

use crate::server::{builder, own_http_client};

const SWAPPED: &str = "the helpdesk id begins with `ht-`, as a helpdesk token does; were id and token swapped? The id is the number in the \
                       helpdesk's settings";

#[test]
fn credentials() {
    let refused = [
        (("", "secret"), ("1", "token")),
        (("cli", ""), ("1", "token")),
        (("cli", "secret"), ("", "token")),
        (("cli", "secret"), ("1", "")),
        (("cli", "secret\n"), ("1", "token")),
        (("cli", "secret"), ("1", "to\u{7f}ken")),
        (("cli", "secret"), ("1:2", "token")),
        (("cli", "secret"), ("ht-44e5ef73", "1")),
    ];
    for (app, helpdesk) in refused {
        let built = Client::builder(AppCredentials::new(app.0, app.1))
            .helpdesk(HelpdeskCredentials::new(helpdesk.0, helpdesk.1))
            .base_url("http://127.0.0.1")
            .build();
        assert!(matches!(built, Err(Error::Config { .. })), "{app:?} {helpdesk:?}");
    }
}

#[test]
fn swapped_helpdesk_credentials_show_no_token() {
    let swapped = HelpdeskCredentials::new("ht-44e5ef73", "6939771743531696147");
    let builder = Client::builder(AppCredentials::new("cli", "secret")).base_url("http://127.0.0.1");
    let client = builder.clone().build().expect("a client of the app");
    let error = client.for_helpdesk(swapped.clone()).expect_err("these credentials are refused");
    assert_eq!(error.to_string(), format!("cannot build the client: {SWAPPED}"));
    for shown in [format!("{swapped:?}"), format!("{:?}", builder.helpdesk(swapped)), format!("{error:?}")] {
        assert!(!shown.contains("44e5ef73"), "{shown}");
    }
}

#[test]
fn base_urls() {
    for url in [
        "",
        "open.feishu.cn",
        "https://",
        "ftp://open.feishu.cn",
        "localhost:8900",
        "http://me:pass@host",
        "http://host?a=1",
        "http://host/#a",
    ] {
        assert!(matches!(builder(url).build(), Err(Error::Config { .. })), "{url}");
    }
    for url in ["http://127.0.0.1:8900", "http://[::1]:8900/", "http://gateway.example.com/feishu/"] {
        assert!(builder(url).build().is_ok(), "{url}");
    }
}

#[test]
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn both_hosts_of_the_platform() {
    for url in [FEISHU, LARK] {
        assert!(builder(url).build().is_ok(), "{url}");
    }
}

#[test]
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn no_https_without_tls() {
    for url in [FEISHU, LARK] {
        assert!(matches!(builder(url).build(), Err(Error::Config { .. })), "{url}");
        assert!(builder(url).http_client(own_http_client()).build().is_ok(), "{url}");
    }
}

#[test]
fn timeouts() {
    let builder = || builder("http://127.0.0.1");
    for zero in [builder().timeout(Duration::ZERO), builder().connect_timeout(Duration::ZERO)] {
        assert!(matches!(zero.build(), Err(Error::Config { .. })));
    }
    let longest = builder().timeout(Duration::MAX).connect_timeout(Duration::MAX).pool_idle_timeout(Duration::MAX);
    assert!(longest.build().is_ok());
}

#[test]
fn timeouts_cannot_be_combined_with_an_http_client() {
    let builder = builder("http://127.0.0.1").http_client(own_http_client());
    assert!(builder.clone().build().is_ok());
    let second = Duration::from_secs(1);
    for builder in [builder.clone().connect_timeout(second), builder.pool_idle_timeout(second)] {
        assert!(matches!(builder.build(), Err(Error::Config { .. })));
    }
}

#[test]
fn a_client_can_be_sent_and_shared() {
    fn holds<T: Clone + Send + Sync + 'static>() {}
    holds::<Client>();
    holds::<Error>();
}
