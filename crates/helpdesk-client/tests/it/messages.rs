//! The exact text of each error. Other tests assert variants and fields.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::{
    AppCredentials, BoxFuture, Client, ClientBuilder, Error, HelpdeskCredentials, MemoryUserTokenStore, Operation,
    RawRequest, RetryPolicy, TenantAccessToken, UserAccessToken, UserTokenSource, UserTokens,
};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{AsUser, File, Hide, Limited, Look, Lost, Numbers, Put, Strange, Unwritable};
use crate::outcomes::Nowhere;
use crate::server::{Clients, builder, own_http_client, own_http_client_builder};

pub(crate) const MAY_HAVE_ACTED: &str = "; the request may have taken effect, so check before you send it again";
const NO_TOKEN: &str = "; the request itself was not sent, because it needs an access token";

fn look() -> Look {
    Look { id: "1".to_owned(), query: Vec::new() }
}

fn put() -> Put {
    Put(json!({}))
}

/// A client of the server that sends each request once.
fn once(server: &Server) -> Client {
    server.client().with_retries(RetryPolicy::never())
}

/// The error of `operation` where the platform responds like this.
async fn answered<O>(operation: &O, status: u16, headers: &str, body: &str) -> Error
where
    O: Operation + helpdesk_client::types::AppOperation,
    O::Response: std::fmt::Debug,
{
    let length = body.len();
    let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nX-Tt-Logid: 0a1b\r\n{headers}\r\n");
    let server = Server::answering(head + body).await;
    once(&server).with_strict(true).send(operation).await.expect_err("the response is an error")
}

/// The innermost cause of an error, which the operating system words.
fn root_cause(error: &Error) -> String {
    let mut cause = error.source().expect("there is a cause");
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[test]
fn config() {
    let credentials = |app: (&str, &str), helpdesk: (&str, &str)| {
        Client::builder(AppCredentials::new(app.0, app.1))
            .helpdesk(HelpdeskCredentials::new(helpdesk.0, helpdesk.1))
            .base_url("http://127.0.0.1")
    };
    let plain = || builder("http://127.0.0.1");
    let second = Duration::from_secs(1);
    let cases: Vec<(ClientBuilder, &str)> = vec![
        (credentials(("", "secret"), ("1", "token")), "the app id is empty"),
        (credentials(("cli", ""), ("1", "token")), "the app secret is empty"),
        (credentials(("cli", "secret"), ("", "token")), "the helpdesk id is empty"),
        (credentials(("cli", "secret"), ("1", "")), "the helpdesk token is empty"),
        (
            credentials(("cli", "secret\n"), ("1", "token")),
            "the app secret contains white space or a control character; check for a trailing line break",
        ),
        (
            credentials(("cli", "secret"), ("1", "to\u{7f}ken")),
            "the helpdesk token contains white space or a control character; check for a trailing line break",
        ),
        (
            credentials(("cli", "secret"), ("1:2", "token")),
            "the helpdesk id contains a colon; use the number shown in the helpdesk's settings",
        ),
        (builder("open.feishu.cn"), "the base URL is not a valid URL: relative URL without a base"),
        (builder("https://"), "the base URL is not a valid URL: empty host"),
        (builder("ftp://open.feishu.cn"), "the base URL has the scheme `ftp`; use `https`, or `http` for a mock"),
        (
            builder("http://me:pass@host"),
            "the base URL contains a user name or password; remove it, because errors \
        show the URL",
        ),
        (
            builder("http://host?a=1"),
            "the base URL has a query or a fragment; remove it, only a host and a path are allowed",
        ),
        (
            builder("http://host/#a"),
            "the base URL has a query or a fragment; remove it, only a host and a path are allowed",
        ),
        (plain().timeout(Duration::ZERO), "the timeout is zero, so every call would fail; set a longer one"),
        (
            plain().connect_timeout(Duration::ZERO),
            "the connect timeout is zero, so every call would fail; set a \
        longer one",
        ),
        (
            plain().http_client(own_http_client()).connect_timeout(second),
            "`connect_timeout` cannot be combined with `http_client`; set the timeout on your HTTP client",
        ),
        (
            plain().http_client(own_http_client()).pool_idle_timeout(second),
            "`pool_idle_timeout` cannot be combined with `http_client`; set the timeout on your HTTP client",
        ),
    ];
    for (builder, reason) in cases {
        let error = builder.build().expect_err("these settings are refused");
        assert_eq!(error.to_string(), format!("cannot build the client: {reason}"));
    }
}

#[test]
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn https_without_tls() {
    let error = builder(helpdesk_client::FEISHU).build().expect_err("there is no TLS");
    assert_eq!(
        error.to_string(),
        "cannot build the client: the base URL is https, but helpdesk-client was compiled without TLS; enable its \
         feature `rustls` or `native-tls`, or pass your own HTTP client to `http_client`"
    );
}

#[tokio::test]
async fn requests() {
    const PATH: &str = "cannot be used unchanged as a URL path: start it with `/`, leave out `.` and `..` segments \
    (also written `%2e`), and percent-encode other characters or pass them as path parameters";
    let client = builder("http://127.0.0.1:9").build().expect("the settings are right");
    let with_id = |id: &str| Look { id: id.to_owned(), query: Vec::new() };
    let raw = |method: &str, path: &str| RawRequest::new(method, path);
    let unwritable = raw("GET", "/x").json(&BTreeMap::from([(vec![1], 2)]));
    let cases = [
        (client.send(&with_id("")).await.err(), "test.look", "the path parameter `id` is empty"),
        (
            client.send(&with_id("..")).await.err(),
            "test.look",
            "the path parameter `id` is `..`, which would change the path",
        ),
        (client.send(&Lost).await.err(), "test.lost", "the path parameter `id` has no value"),
        (
            client.send(&Unwritable).await.err(),
            "test.unwritable",
            "the body cannot be serialized as JSON: key must be a string",
        ),
        (
            client.send(&Strange).await.err(),
            "test.strange",
            "the operation requires the header `X-Strange`, which this client cannot set",
        ),
        (
            client.as_user(UserAccessToken::new("u 1")).send(&AsUser(json!({}))).await.err(),
            "test.as_user",
            "the access token is not a valid header value",
        ),
        (
            client.with_timeout(Duration::ZERO).send(&put()).await.err(),
            "test.put",
            "the timeout is zero, so every call would fail; set a longer one",
        ),
        (client.send_raw(&raw("GET /", "/x")).await.err(), "raw request", "`GET /` is not an HTTP method"),
        (client.send_raw(&raw("GET", "/a/../b\n")).await.err(), "raw request", &format!("`/a/../b\\n` {PATH}")),
        (
            client.send_raw(&unwritable).await.err(),
            "raw request",
            "the body cannot be serialized as JSON: key must be a string",
        ),
    ];
    for (error, operation, reason) in cases {
        let error = error.expect("this cannot be sent");
        assert_eq!(error.to_string(), format!("{operation}: cannot send the request: {reason}"));
    }
}

#[tokio::test]
async fn transport() {
    let silent = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::Silence,
    })
    .await;
    let client = once(&silent).with_timeout(Duration::from_millis(100));
    let error = client.send(&put()).await.expect_err("no response comes");
    assert_eq!(error.to_string(), format!("test.put: no response within 100ms{MAY_HAVE_ACTED}"));
    let error = client.send(&look()).await.expect_err("no response comes");
    assert_eq!(error.to_string(), "test.look: no response within 100ms");

    let closed = Server::answering("").await;
    let error = once(&closed).send(&put()).await.expect_err("no response comes");
    assert_eq!(
        error.to_string(),
        format!(
            "test.put: the connection was lost before a response ({}): {}{MAY_HAVE_ACTED}",
            closed.url,
            root_cause(&error)
        )
    );

    let cut = Server::answering("HTTP/1.1 200 X\r\nX-Tt-Logid: 0a1b\r\nContent-Length: 99\r\n\r\n{\"code\":0}").await;
    let error = once(&cut).send(&put()).await.expect_err("the response is cut off");
    assert_eq!(
        error.to_string(),
        format!("test.put: the response was cut off: {} (HTTP 200, log id 0a1b){MAY_HAVE_ACTED}", root_cause(&error))
    );
    let error = once(&cut).download_stream(&File).await.expect_err("the response is cut off");
    assert_eq!(
        error.to_string(),
        format!("test.file: the response was cut off: {} (HTTP 200, log id 0a1b)", root_cause(&error))
    );

    for (own_timeout, reason) in [
        (60_000, "no connection within 100ms"),
        (50, "no connection in time (http://nowhere.test): operation timed out"),
    ] {
        let http =
            own_http_client_builder().dns_resolver(Arc::new(Nowhere)).timeout(Duration::from_millis(own_timeout));
        let http = http.build().expect("plain HTTP needs nothing");
        let client = builder("http://nowhere.test").http_client(http).timeout(Duration::from_millis(100)).build();
        let client = client.expect("the settings are right").with_retries(RetryPolicy::never());
        let error = client.with_token(TenantAccessToken::new("t-mine")).send(&put()).await;
        let error = error.expect_err("the host is never resolved");
        assert_eq!(error.to_string(), format!("test.put: {reason}; nothing was sent"));
    }

    let (client, url) = (once(&silent), silent.url.clone());
    client.send(&Limited).await.err();
    drop(silent);
    let refused = client.send(&put()).await.expect_err("nobody listens");
    assert_eq!(
        refused.to_string(),
        format!("test.put: cannot connect ({url}): {}; nothing was sent", root_cause(&refused))
    );
    let unauthorized = builder(&url).build().expect("the settings are right").with_retries(RetryPolicy::never());
    let refused = unauthorized.send(&put()).await.expect_err("nobody listens");
    assert_eq!(
        refused.to_string(),
        format!("auth.v3.tenant_access_token.internal: cannot connect ({url}): {}{NO_TOKEN}", root_cause(&refused))
    );
}

#[tokio::test]
async fn api() {
    let details = r#"{"code":99991672,"msg":"Access denied","error":{
        "message":"one of these scopes is required",
        "permission_violations":[
            {"scope":"helpdesk:all","url":"https://open.feishu.cn/app/cli/auth"},
            {"type":"scope_privilege","subject":"helpdesk:read","description":""},
            {"type":"x"}, 7],
        "field_violations":[{"field":"open_id","value":"ou","description":"is too short"}, {"value":"lost"}],
        "helps":[{"url":"https://open.feishu.cn/help","description":"Scopes"}, {}],
        "troubleshooter":"https://open.feishu.cn/search?log_id=0a1b","log_id":"0a1b"}}"#;
    let cases = [
        (r#"{"code":154401,"msg":"closed"}"#, "closed (code 154401, HTTP 400, log id 0a1b)"),
        (r#"{"code":1}"#, "no message (code 1, HTTP 400, log id 0a1b)"),
        (
            details,
            "Access denied (code 99991672, HTTP 400, log id 0a1b); field `open_id`: is too short; missing scope \
             `helpdesk:all`: https://open.feishu.cn/app/cli/auth; missing scope `helpdesk:read`; see \
             https://open.feishu.cn/help; see https://open.feishu.cn/search?log_id=0a1b; grant the app one of the \
             scopes listed on the operation's page, then release a new version of the app",
        ),
        (
            r#"{"code":155000,"msg":"internal"}"#,
            &format!("internal (code 155000, HTTP 400, log id 0a1b){MAY_HAVE_ACTED}"),
        ),
        (
            r#"{"code":99991663,"msg":"no"}"#,
            "no (code 99991663, HTTP 400, log id 0a1b); the access token was refused; the operation may not accept \
             tenant tokens, or the base URL may be the wrong host (Feishu or Lark)",
        ),
        (
            r#"{"code":99991668,"msg":"no"}"#,
            "no (code 99991668, HTTP 400, log id 0a1b); get a new access token for the user; the operation may not \
             accept user tokens, or the base URL may be the wrong host (Feishu or Lark)",
        ),
        (
            r#"{"code":99991679,"msg":"no"}"#,
            "no (code 99991679, HTTP 400, log id 0a1b); the user has to grant the app the missing scope by logging \
             in again",
        ),
        (
            r#"{"code":99991400,"msg":"no"}"#,
            "no (code 99991400, HTTP 400, log id 0a1b); too many requests; wait before the next call",
        ),
        (
            r#"{"code":99991401,"msg":"no"}"#,
            "no (code 99991401, HTTP 400, log id 0a1b); add this machine's IP address to the app's IP allowlist",
        ),
        (
            r#"{"code":99991403,"msg":"no"}"#,
            "no (code 99991403, HTTP 400, log id 0a1b); the app's monthly call quota is used up",
        ),
    ];
    for (body, text) in cases {
        assert_eq!(answered(&put(), 400, "", body).await.to_string(), format!("test.put: {text}"));
    }
}

#[tokio::test]
async fn decoding() {
    let cases = [
        (r#"{"code":0,"data":{"a":[1],"b":[2,"x"]}}"#, " at `data.b[1]`: a string, expected i64"),
        (r#"{"code":0,"data":{"a":[13800138000,0.5]}}"#, " at `data.a[1]`: a number, expected i64"),
        (r#"{"code":0,"data":{"a":[true]}}"#, " at `data.a[0]`: a boolean, expected i64"),
        (r#"{"code":0,"data":[]}"#, " at `data`: an array, expected a map"),
        (r#"{"code":0,"msg":"ok"}"#, " at `data`: the field is missing"),
    ];
    for (body, text) in cases {
        assert_eq!(
            answered(&look(), 200, "", body).await.to_string(),
            format!(
                "test.look: the request succeeded, but the response does not match the documentation{text} (HTTP \
                 200, log id 0a1b)"
            )
        );
    }
}

#[tokio::test]
async fn unexpected_responses() {
    const WHO: &str = "; check whether a proxy or the wrong host responded";
    let html = "Content-Type: text/html\r\n";
    let cases = [
        (
            answered(&look(), 200, "", "").await,
            "test.look: the response is empty (HTTP 200, log id 0a1b, no content type)",
            "",
        ),
        (
            answered(&put(), 502, html, "<html>\n<body>Bad Gateway</body>\n</html>\n").await,
            &format!(
                "test.put: the response is not JSON: expected value at line 1 column 1 (HTTP 502, log id 0a1b, \
                 text/html){MAY_HAVE_ACTED}"
            ),
            "; the body begins: <html> <body>Bad Gateway</body> </html>",
        ),
        (
            answered(&look(), 200, "", r#"{"code":0,"data":{"a":[1"#).await,
            "test.look: the response is cut off: EOF while parsing a list at line 1 column 24 (HTTP 200, log id \
             0a1b, no \
             content type)",
            r#"; the body begins: {"code":0,"data":{"a":[1"#,
        ),
        (
            answered(&look(), 404, "", r#"{"message":"no route"}"#).await,
            "test.look: the response is not from the platform: it has no integer `code` (HTTP 404, log id 0a1b, no \
             content type)",
            r#"; the body begins: {"message":"no route"}"#,
        ),
        (
            answered(&File, 403, "", "forbidden").await,
            "test.file: the response is an error without the platform's `code` (HTTP 403, log id 0a1b, no content \
             type)",
            "; the body begins: forbidden",
        ),
        (
            answered(&File, 200, html, "<html>").await,
            "test.file: the response is a web page, not a file (HTTP 200, log id 0a1b, text/html)",
            "; the body begins: <html>",
        ),
        (
            answered(&File, 200, "", r#"{"code":0,"msg":"ok"}"#).await,
            "test.file: the response reports success, but contains no file (HTTP 200, log id 0a1b, no content type)",
            r#"; the body begins: {"code":0,"msg":"ok"}"#,
        ),
    ];
    for (error, text, begins) in cases {
        assert_eq!(error.to_string(), format!("{text}{WHO}{begins}"));
    }

    let heavy: &'static str = format!(r#"{{"code":0,"data":[{}{{}}]}}"#, "{},".repeat(100)).leak();
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", heavy),
    })
    .await;
    let error = once(&server).with_max_response_bytes(1000).send(&Hide).await.expect_err("the response is too heavy");
    assert_eq!(
        error.to_string(),
        format!(
            "test.hide: the response contains more objects and arrays than `max_response_bytes` (1000 bytes) allows \
             (HTTP 200, no log id, application/json){MAY_HAVE_ACTED}{WHO}; the body begins: {heavy}"
        )
    );
    let error = once(&server).with_max_response_bytes(200).send(&Hide).await.expect_err("the response is too long");
    assert_eq!(
        error.to_string(),
        format!(
            "test.hide: the response is longer than `max_response_bytes` (200 bytes) allows (HTTP 200, no log id, \
             application/json){MAY_HAVE_ACTED}{WHO}"
        )
    );
    let error = once(&server).with_max_file_bytes(200).send(&File).await.expect_err("the response is too long");
    assert_eq!(
        error.to_string(),
        format!(
            "test.file: the response is longer than `max_file_bytes` (200 bytes) allows (HTTP 200, no log id, \
             application/json){WHO}"
        )
    );
}

#[tokio::test]
async fn tokens() {
    const FORM: &str = "the request succeeded, but the response does not match the documentation at";
    const WHO: &str = "; check whether a proxy or the wrong host responded";
    let cases = [
        (
            r#"{"code":0,"msg":"ok"}"#,
            format!(
                "{FORM} `tenant_access_token`: it is not a string, or is empty (HTTP \
        200, no log id)"
            ),
        ),
        (
            r#"{"code":0,"tenant_access_token":"t-hush\n","expire":7200}"#,
            format!("{FORM} `tenant_access_token`: it is not a valid header value (HTTP 200, no log id)"),
        ),
        (
            r#"{"code":0,"tenant_access_token":"t-hush","expire":"t-hush"}"#,
            format!("{FORM} `expire`: it is not a number of seconds (HTTP 200, no log id)"),
        ),
        (
            r#"{"tenant_access_token":"t-hush"}"#,
            format!(
                "the response is not from the platform: it has no integer `code` (HTTP 200, no log id, \
                 application/json){WHO}"
            ),
        ),
        (
            r#"{"code":10014,"msg":"app secret invalid"}"#,
            "app secret invalid (code 10014, HTTP 200, no log id); check the app id and app secret, and that the \
             base URL is the host where the app was created (Feishu or Lark)"
                .to_owned(),
        ),
    ];
    for (body, text) in cases {
        let server = Server::start(move |_| Reply::json(200, "", body)).await;
        let error = once(&server).send(&put()).await.expect_err("there is no token");
        assert_eq!(error.to_string(), format!("auth.v3.tenant_access_token.internal: {text}"), "{body}");
    }
}

struct Broken;

impl UserTokenSource for Broken {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(async { Err(Error::token_source("the session has ended")) })
    }
}

struct Stuck;

impl UserTokenSource for Stuck {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn tokens_of_users() {
    let server = Server::start(|_| Reply::json(400, "", r#"{"code":20073,"error_description":"used"}"#)).await;
    let client = once(&server);
    let error = client.as_user(Broken).send(&AsUser(json!({}))).await.expect_err("there is no token");
    assert_eq!(error.to_string(), "cannot get an access token, so nothing was sent: the session has ended");
    let error = client.with_timeout(Duration::from_millis(50)).as_user(Stuck).send(&AsUser(json!({}))).await;
    assert_eq!(
        error.expect_err("there is no token").to_string(),
        format!("user_access_token: no response within 50ms{NO_TOKEN}")
    );

    let user = client.as_refreshed_user(MemoryUserTokenStore::default());
    let error = user.send(&AsUser(json!({}))).await.expect_err("there are no tokens");
    assert_eq!(error.to_string(), "the user has to log in again: the store has no tokens for the user");
    let expired = || UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO);
    let refresh = |client: &Client, tokens| {
        let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
        async move { user.send(&AsUser(json!({}))).await.expect_err("there are no tokens").to_string() }
    };
    assert_eq!(
        refresh(&client, expired()).await,
        "the user has to log in again: the access token has expired, and no refresh token is stored; request the \
         scope `offline_access` at login to get one"
    );
    assert_eq!(
        refresh(&client, expired().refresh_token("r-1")).await,
        "the user has to log in again: the platform refused the refresh token: authen.v2.oauth.token: used (code \
         20073, \
         HTTP 400, no log id)"
    );
    let lost = Server::start(|_| Reply::json(200, "", r#"{"code":0,"expires_in":1}"#)).await;
    assert_eq!(
        refresh(&once(&lost), expired().refresh_token("r-1")).await,
        "the user has to log in again: the response to the refresh was lost, so the refresh token may already be \
         used: \
         authen.v2.oauth.token: the request succeeded, but the response does not match the documentation at \
         `access_token`: it is not a string, or is empty (HTTP 200, no log id)"
    );
}

#[tokio::test]
async fn listings() {
    let cases = [
        (
            json!({"items": [1], "has_more": true, "page_token": "a"}),
            "the listing is incomplete: the server returned the same page twice",
        ),
        (
            json!({"items": [1], "has_more": true}),
            "the listing is incomplete: the platform reports more pages, but not how to request the next one",
        ),
    ];
    for (data, text) in cases {
        let body = json!({"code": 0, "data": data}).to_string();
        let server = Server::answering(format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{body}", body.len())).await;
        let error = once(&server).list(Numbers(None)).all().await.expect_err("the listing cannot be followed");
        assert_eq!(error.to_string(), format!("test.numbers: {text}"));
    }

    let tickets = |data: Value| {
        let body = json!({"code": 0, "data": data}).to_string();
        Server::answering(format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
    };
    let lost = tickets(json!({"total": 45, "tickets": {}})).await;
    let error = once(&lost).list(ListTickets::new().page_size(20)).all().await.expect_err("there may be more pages");
    assert_eq!(
        error.to_string(),
        "helpdesk.v1.ticket.list: the listing may be incomplete: this looks like the last page, but a field that \
         may say otherwise could not be decoded"
    );
    let full = tickets(json!({"total": 10_000, "tickets": [{"ticket_id": "1"}]})).await;
    let error = once(&full).list(ListTickets::new().page_size(1).page(10_000)).all().await.expect_err(
        "there may be more \
        rows",
    );
    assert_eq!(
        error.to_string(),
        "helpdesk.v1.ticket.list: the listing is incomplete: the platform lists at most 10000 rows; request a \
         shorter time range, or use `list_windows`"
    );
}

#[tokio::test]
async fn rate_limit() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", r#"{"code":0,"data":{}}"#),
    })
    .await;
    let client = once(&server).with_timeout(Duration::from_millis(500));
    for _ in 0..5 {
        client.send(&Limited).await.expect("the response is right");
    }
    let error = client.send(&Limited).await.expect_err("the wait is too long");
    let wait = error.retry_after().expect("there is a wait").as_secs_f64();
    assert_eq!(
        error.to_string(),
        format!(
            "test.limited: not sent, because the operation's rate limit would delay the request past its timeout; \
             wait {wait:.1} s, or raise the timeout"
        )
    );
}
