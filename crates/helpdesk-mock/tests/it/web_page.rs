//! A web page beside the mock, in the browser of the same person: nothing it sends is answered, or even read.

use std::time::Duration;

use helpdesk_mock::{Error, ISSUE_TENANT_TOKEN, Mock};
use helpdesk_testing::{Response, exchange};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The response to a request of these lines.
async fn answer(mock: &Mock, lines: &[&str], body: &str) -> Response {
    Response::parse(&exchange(mock.url(), lines, body).await).await
}

async fn status(mock: &Mock, lines: &[&str]) -> u16 {
    answer(mock, lines, "").await.status
}

#[tokio::test]
async fn only_names_of_the_loopback_interface_are_answered_to() {
    let mock = Mock::start().await.unwrap();
    for host in [
        "localhost",
        "localhost:8900",
        "LOCALHOST.:1",
        "127.0.0.1",
        "127.0.0.1:8900",
        "127.255.0.9:1",
        "[::1]",
        "[::1]:8900",
        "[0:0:0:0:0:0:0:1]:1",
    ] {
        assert_eq!(status(&mock, &["GET / HTTP/1.1", &format!("Host: {host}")]).await, 200, "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:8900",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:127",
        "evillocalhost",
        "localhost@evil.example",
        "evil.example@localhost",
        "127.0.0.1:8900@evil.example",
        "128.0.0.1",
        "0.0.0.0",
        "[::]",
        "[::2]:1",
        "192.168.0.1:8900",
        "local host",
        "localhost, evil.example",
        "",
    ] {
        for target in ["/", "/openapi.json", "/open-apis/helpdesk/v1/start_service"] {
            let host_line = format!("Host: {host}");
            let refused = answer(&mock, &[&format!("POST {target} HTTP/1.1"), &host_line], "").await;
            // hyper may itself refuse a header that is not a host.
            let by_hyper = refused.status == 400 && refused.body.is_empty();
            assert!(refused.status == 421 || by_hyper, "{host}: {refused:?}");
        }
    }
    assert_eq!(status(&mock, &["GET / HTTP/1.1", "X: none"]).await, 421);
    assert_eq!(status(&mock, &["GET / HTTP/1.1", "Host: localhost", "Host: evil.example"]).await, 421);
    assert_eq!(status(&mock, &["GET / HTTP/1.1", "Host: evil.example", "Host: localhost"]).await, 421);
    assert_eq!(status(&mock, &["GET http://evil.example/ HTTP/1.1", "Host: localhost"]).await, 421);
    assert_eq!(status(&mock, &["GET http://localhost/ HTTP/1.1", "Host: evil.example"]).await, 421);
    assert_eq!(mock.requests(), []);

    let refused = answer(&mock, &["GET / HTTP/1.1", "Host: evil.example"], "").await;
    assert_eq!(refused.header("content-type"), Some("application/json; charset=utf-8"));
    let body = refused.text();
    assert!(body.contains("localhost") && body.contains("allow_host") && body.contains("--allow-host"), "{body}");
}

#[tokio::test]
async fn pages_of_other_origins_are_not_answered() {
    let mock = Mock::start().await.unwrap();
    let own = format!("Origin: {}", mock.url());
    let host = format!("Host: {}", mock.url().strip_prefix("http://").unwrap());
    let issue = "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1";
    let body = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() }).to_string();
    for foreign in [
        "Origin: http://evil.example",
        "Origin: https://evil.example",
        "Origin: http://localhost:1",
        "Origin: http://127.0.0.1",
        "Origin: null",
        "Origin: ",
        "Origin: http://127.0.0.1@evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate",
    ] {
        let refused = answer(&mock, &[issue, &host, "Content-Type: text/plain", foreign], &body).await;
        assert_eq!(refused.status, 403, "{foreign}: {refused:?}");
    }
    assert_eq!(
        status(&mock, &["GET / HTTP/1.1", &host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]).await,
        403
    );
    assert_eq!((mock.received(ISSUE_TENANT_TOKEN), mock.requests()), (0, vec![]));

    // Its own page, a link to it, and every client that is not a page.
    for lines in [
        &[issue, &host, "Content-Type: application/json", &own][..],
        &[issue, &host, "Content-Type: application/json", &own, "Sec-Fetch-Site: same-origin"],
        &[issue, &host, "Content-Type: application/json"],
        &["GET / HTTP/1.1", &host, "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"],
        &["GET / HTTP/1.1", &host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"],
    ] {
        assert_eq!(answer(&mock, lines, if lines[0] == issue { &body } else { "" }).await.status, 200, "{lines:?}");
    }
}

#[tokio::test]
async fn a_body_of_a_foreign_page_is_not_read() {
    let mock = Mock::start().await.unwrap();
    let mut stream = TcpStream::connect(mock.url().strip_prefix("http://").unwrap()).await.unwrap();
    let head =
        "POST /a HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 100000000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    timeout(Duration::from_secs(5), stream.read_exact(&mut answer)).await.expect("it waits for the body").unwrap();
    assert_eq!(&answer, b"HTTP/1.1 403");
}

#[tokio::test]
async fn a_host_can_be_allowed() {
    let mock = Mock::builder().allow_host("mock.internal").allow_host("10.0.0.7").start().await.unwrap();
    for (lines, expected) in [
        (&["Host: mock.internal:80"][..], 200),
        (&["Host: MOCK.internal."], 200),
        (&["Host: 10.0.0.7:1", "Origin: http://10.0.0.7:1"], 200),
        (&["Host: localhost", "Origin: https://mock.internal:4000"], 200),
        (&["Host: localhost", "Origin: https://other.internal"], 403),
        (&["Host: x.mock.internal"], 421),
    ] {
        assert_eq!(status(&mock, &[&["GET / HTTP/1.1"], lines].concat()).await, expected, "{lines:?}");
    }
    for host in ["", "http://mock.internal", "mock.internal:80", "a b", "user@host", "mock/internal"] {
        let error = Mock::builder().allow_host(host).start().await.unwrap_err();
        assert!(matches!(&error, Error::Host { host: refused } if refused == host), "{error}");
    }
}

#[tokio::test]
async fn its_page_cannot_be_framed_nor_taken_for_something_else() {
    let mock = Mock::start().await.unwrap();
    for target in ["/", "/openapi.json", "/viewer/page.js", "/viewer/page.css", "/viewer/swagger-ui-bundle.js"] {
        let shown = answer(&mock, &[&format!("GET {target} HTTP/1.1"), "Host: localhost"], "").await;
        assert_eq!(shown.status, 200, "{target}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(shown.header(name), Some(value), "{target}");
        }
        let policy = shown.header("content-security-policy").unwrap();
        for directive in [
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ] {
            assert!(policy.split("; ").any(|given| given == directive), "{target}: {policy}");
        }
        assert!(!shown.headers.iter().any(|(name, _)| name.starts_with("access-control-allow")), "{target}");
    }
}
