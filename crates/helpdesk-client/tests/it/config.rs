//! What a client cannot be built with.

use std::time::Duration;

use helpdesk_client::{AppCredentials, Client, Error, FEISHU, HelpdeskCredentials, LARK};

use crate::server::{builder, own_http_client};

const SWAPPED: &str = "the helpdesk id begins with `ht-`, as a helpdesk token does; were id and token swapped? The id is the number in the \
                       helpdesk's settings";

fn build(app: (&str, &str), helpdesk: (&str, &str)) -> String {
    let built = Client::builder(AppCredentials::new(app.0, app.1))
        .helpdesk(HelpdeskCredentials::new(helpdesk.0, helpdesk.1))
        .base_url("http://127.0.0.1")
        .build();
    built.expect_err("these credentials are refused").to_string()
}

#[test]
fn credentials() {
    let cases = [
        (("", "secret"), ("1", "token"), "the app id is empty"),
        (("cli", ""), ("1", "token"), "the app secret is empty"),
        (("cli", "secret"), ("", "token"), "the helpdesk id is empty"),
        (("cli", "secret"), ("1", ""), "the helpdesk token is empty"),
        (
            ("cli", "secret\n"),
            ("1", "token"),
            "the app secret has white space or a control character in it; was a line end read along with it?",
        ),
        (
            ("cli", "secret"),
            ("1", "to\u{7f}ken"),
            "the helpdesk token has white space or a control character in it; was a line end read along with it?",
        ),
        (
            ("cli", "secret"),
            ("1:2", "token"),
            "the helpdesk id has a colon in it; it is the number in the helpdesk's settings",
        ),
        (("cli", "secret"), ("ht-44e5ef73", "1"), SWAPPED),
    ];
    for (app, helpdesk, reason) in cases {
        assert_eq!(build(app, helpdesk), format!("cannot build the client: {reason}"));
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
    let refused = [
        ("", "the base URL is not one: relative URL without a base"),
        ("open.feishu.cn", "the base URL is not one: relative URL without a base"),
        ("https://", "the base URL is not one: empty host"),
        ("ftp://open.feishu.cn", "the base URL starts with `ftp:`, not `https:`"),
        ("localhost:8900", "the base URL starts with `localhost:`, not `https:`"),
        ("http://me:pass@host", "the base URL has a user or a password in it, which would show up in errors"),
        ("http://host?a=1", "the base URL has a query or a fragment; it ends with the host, or a path below it"),
        ("http://host/#a", "the base URL has a query or a fragment; it ends with the host, or a path below it"),
    ];
    for (url, reason) in refused {
        let error = builder(url).build().expect_err("this base URL is refused");
        assert_eq!(error.to_string(), format!("cannot build the client: {reason}"), "{url}");
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
        let error = builder(url).build().expect_err("there is no TLS");
        assert_eq!(
            error.to_string(),
            "cannot build the client: the base URL is https, but helpdesk-client was compiled without TLS; turn on its \
             feature `rustls` or `native-tls`, or bring an HTTP client of your own"
        );
        assert!(builder(url).http_client(own_http_client()).build().is_ok(), "{url}");
    }
}

#[test]
fn timeouts() {
    let builder = || builder("http://127.0.0.1");
    let zero = [
        (builder().timeout(Duration::ZERO), "timeout"),
        (builder().connect_timeout(Duration::ZERO), "connect timeout"),
    ];
    for (builder, setting) in zero {
        let error = builder.build().expect_err("zero is refused");
        let expected = format!("cannot build the client: the {setting} is zero, so no call could succeed");
        assert_eq!(error.to_string(), expected);
    }
    let longest = builder().timeout(Duration::MAX).connect_timeout(Duration::MAX).pool_idle_timeout(Duration::MAX);
    assert!(longest.build().is_ok());
}

#[test]
fn an_http_client_of_ones_own_has_its_own_timeouts() {
    let builder = builder("http://127.0.0.1").http_client(own_http_client());
    assert!(builder.clone().build().is_ok());
    let second = Duration::from_secs(1);
    for (builder, setting) in [
        (builder.clone().connect_timeout(second), "a connect timeout"),
        (builder.pool_idle_timeout(second), "an idle timeout"),
    ] {
        let error = builder.build().expect_err("both is one too many");
        assert!(matches!(error, Error::Config { .. }));
        let expected =
            format!("cannot build the client: {setting} is set beside an HTTP client of your own; set it there");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_client_can_be_sent_and_shared() {
    fn holds<T: Clone + Send + Sync + 'static>() {}
    holds::<Client>();
    holds::<Error>();
}
