//! Paths cannot leave the API.

use helpdesk_client::types::{AnyErrorCode, AppOperation, Method, Operation};
use helpdesk_client::{Error, RawRequest, TenantAccessToken};
use helpdesk_testing::{Reply, Server};
use serde_json::Value;

use crate::server::{Clients, builder};

const OK: &str = r#"{"code":0,"data":{}}"#;

/// Paths that a URL parser would resolve, drop or rewrite.
const REFUSED: &[&str] = &[
    "/open-apis/helpdesk/../x",
    "/open-apis/helpdesk/%2e%2e/x",
    "/open-apis/helpdesk/%2E%2e/x",
    "/open-apis/helpdesk/.%2e/x",
    "/open-apis/helpdesk/%2E./x",
    "/open-apis/helpdesk/%2e%2e",
    "/open-apis/helpdesk/./x",
    "/open-apis/helpdesk/%2e/x",
    "/open-apis/helpdesk/.",
    "/open-apis/helpdesk/.\t./x",
    "/open-apis/helpdesk/.\n./x",
    "/open-apis/helpdesk/.\r./x",
    "/open-apis/helpdesk/%2\te./x",
    "/open-apis/helpdesk/a\tb",
    "/open-apis/helpdesk/..\\x",
    "/open-apis/helpdesk\\..\\x",
    "/\\host/x",
    "/open-apis/helpdesk/x\n",
    "/open-apis/helpdesk/x ",
    "/open-apis/helpdesk/x\0",
    "/open-apis/helpdesk/x\u{7f}",
    "\t/open-apis/helpdesk/../x",
    " /open-apis",
    "/ /x",
    "\u{1f}/x",
    "open-apis/x",
    "open-apis",
    "",
    "?a=1",
    "/x?a=1",
    "/x#a",
    "/工单",
    "http://host/x",
    ":/x",
];

#[tokio::test]
async fn the_path_of_a_raw_request_is_checked() {
    let server = Server::start(|_| Reply::json(200, "", OK)).await;
    for base in ["", "/", "/feishu", "/feishu/"] {
        let client = builder(&format!("{}{base}", server.url)).build().expect("the settings are right");
        let client = client.with_token(TenantAccessToken::new("t-0123456789"));
        for path in REFUSED {
            let error = client.send_raw(&RawRequest::new("GET", *path)).await.err();
            assert!(matches!(error, Some(Error::Request { .. })), "{path:?} below {base:?}: {error:?}");
        }
    }
    assert_eq!(server.requests().len(), 0);
}

struct Typed<const N: usize>;

impl<const N: usize> Operation for Typed<N> {
    const ID: &'static str = "test.typed";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = REFUSED[N];
    type Response = Value;
    type ErrorCode = AnyErrorCode;
}

impl<const N: usize> AppOperation for Typed<N> {}

#[tokio::test]
async fn the_path_of_a_custom_operation_is_checked() {
    let server = Server::start(|_| Reply::json(200, "", OK)).await;
    let client = server.client().with_token(TenantAccessToken::new("t-0123456789"));
    macro_rules! refused {
        ($($number:literal)*) => {$(
            let error = client.send(&Typed::<$number>).await.err();
            assert!(matches!(error, Some(Error::Request { .. })), "{:?}: {error:?}", REFUSED[$number]);
        )*};
    }
    refused!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33);
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn an_unchanged_path_is_sent() {
    let server = Server::start(|_| Reply::json(200, "", OK)).await;
    let client = server.client().with_token(TenantAccessToken::new("t-0123456789"));
    let paths =
        ["/", "/open-apis/x", "/a//b/", "/a/...", "/a/..b/.c", "/%E5%B7%A5", "/a%2F..%2Fb", "/a;b=c,d@e!$&'()*+~_-."];
    for path in paths {
        client.send_raw(&RawRequest::new("GET", path)).await.expect("the path is right");
    }
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, paths);
}
