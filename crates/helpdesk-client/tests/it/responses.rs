//! Responses with any mix of status, envelope and garbage.

use std::collections::BTreeMap;

use helpdesk_client::types::AnyErrorCode;
use helpdesk_client::{Client, Error, RetryPolicy};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{Drop, Fields, Flat, Hide, Look, Nothing, Put};
use crate::server::Clients;

/// A client whose calls all receive this response.
async fn answered(status: u16, headers: &'static str, body: &'static str) -> (Server, Client) {
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(status, headers, body),
    })
    .await;
    let client = server.client().with_retries(RetryPolicy::never());
    (server, client)
}

fn look() -> Look {
    Look { id: "1".to_owned(), query: Vec::new() }
}

#[tokio::test]
async fn code_0_is_success_under_any_status() {
    let data = BTreeMap::from([("a".to_owned(), vec![1, 2])]);
    for status in [200, 201, 400, 500] {
        for body in [
            r#"{"code":0,"msg":"ok","data":{"a":[1,2]}}"#,
            r#"{"data":{"a":[1,2]},"new":{"x":[{}]},"error":null,"msg":null,"code":0}"#,
            " {\n \"\\u0063ode\" : 0 , \"data\" : {\"a\":[1,2]} }\n",
        ] {
            let (_server, client) = answered(status, "", body).await;
            assert_eq!(client.send(&look()).await.expect("code 0 is success"), data, "{status} {body}");
        }
    }
}

#[tokio::test]
async fn an_operation_without_data_takes_any_envelope() {
    for body in [
        r#"{"code":0}"#,
        r#"{"code":0,"msg":"","data":null}"#,
        r#"{"code":0,"data":{}}"#,
        r#"{"code":0,"data":{"a":"b"}}"#,
        r#"{"code":0,"data":[]}"#,
    ] {
        let (_server, client) = answered(200, "", body).await;
        assert_eq!(client.send(&Hide).await.expect("code 0 is success"), Nothing, "{body}");
        client.send(&Drop).await.expect("code 0 is success");
    }
}

#[tokio::test]
async fn a_flat_response_is_decoded_whole() {
    let (_server, client) = answered(200, "", r#"{"code":0,"msg":"ok","expire":7200}"#).await;
    let expected = BTreeMap::from([
        ("code".to_owned(), json!(0)),
        ("expire".to_owned(), json!(7200)),
        ("msg".to_owned(), json!("ok")),
    ]);
    assert_eq!(client.send(&Flat).await.expect("code 0 is success"), Fields(expected));

    let (_server, client) = answered(400, "", r#"{"code":20026,"msg":"invalid"}"#).await;
    let error = client.send(&Flat).await.expect_err("another code is an error");
    assert_eq!(error.code_of::<Flat>(), Some(AnyErrorCode(20026)));
}

#[tokio::test]
async fn another_code_is_an_error_under_any_status_and_beside_any_data() {
    for status in [200, 400, 401, 429, 500] {
        for data in ["", r#""data":{},"#, r#""data":null,"#, r#""data":"x","#, r#""data":{"a":"b"},"#] {
            let body = format!(r#"{{{data}"code":154401,"msg":"ticket closed"}}"#).leak();
            let (server, client) = answered(status, "X-Tt-Logid: 0a1b\r\n", body).await;
            let error = client.send(&look()).await.expect_err("the code is not 0");
            assert_eq!((error.code(), error.status(), error.log_id()), (Some(154401), Some(status), Some("0a1b")));
            assert_eq!(error.operation(), Some("test.look"));
            assert_eq!(error.code_of::<Look>(), Some(AnyErrorCode(154401)));
            assert_eq!(error.code_of::<Put>(), None, "another operation has other codes");
            assert_eq!(server.calls().len(), 1, "nothing is sent again");
        }
    }
}

#[tokio::test]
async fn the_log_id_is_taken_from_headers_or_body() {
    let cases = [
        ("X-Tt-Logid: a\r\nX-Request-Id: b\r\n", r#"{"code":1,"error":{"log_id":"c"}}"#, Some("a")),
        ("X-Request-Id: b\r\n", r#"{"code":1,"error":{"log_id":"c"}}"#, Some("b")),
        ("", r#"{"code":1,"error":{"log_id":"c","logid":"d"}}"#, Some("c")),
        ("", r#"{"code":1,"error":{"logid":"d"}}"#, Some("d")),
        ("", r#"{"code":1,"error":"x"}"#, None),
        // An invalid log id is skipped.
        ("X-Tt-Logid: <a>\r\nX-Request-Id: b\r\n", r#"{"code":1}"#, Some("b")),
        ("X-Tt-Logid: a b\r\nX-Request-Id: b=\r\n", r#"{"code":1,"error":{"log_id":"c d","logid":"d"}}"#, Some("d")),
        ("X-Tt-Logid: a%0a\r\n", r#"{"code":1,"error":{"log_id":"\u202eabc"}}"#, None),
        (format!("X-Tt-Logid: {}\r\n", "a".repeat(129)).leak(), r#"{"code":1}"#, None),
    ];
    for (headers, body, log_id) in cases {
        let (_server, client) = answered(200, headers, body).await;
        let error = client.send(&look()).await.expect_err("the code is not 0");
        assert_eq!(error.log_id(), log_id, "{headers} {body}");
    }
}

#[tokio::test]
async fn details_of_an_error_are_kept() {
    let body = r#"{"code":99991672,"msg":"Access denied","error":{
        "message":"one of these scopes is required",
        "permission_violations":[
            {"scope":"helpdesk:all","url":"https://open.feishu.cn/app/cli/auth"},
            {"type":"scope_privilege","subject":"helpdesk:read","description":""},
            {"type":"x"}, 7],
        "field_violations":[{"field":"open_id","value":"ou","description":"is too short"}, {"value":"lost"}],
        "helps":[{"url":"https://open.feishu.cn/help","description":"Scopes"}, {}],
        "troubleshooter":"https://open.feishu.cn/search?log_id=0a1b","log_id":"0a1b"}}"#;
    let (_server, client) = answered(400, "", body).await;
    let error = client.send(&look()).await.expect_err("the code is not 0");
    let Error::Api(error) = error else { panic!("{error:?}") };
    let scopes: Vec<_> = error.details.missing_scopes.iter().map(|missing| missing.scope.as_str()).collect();
    assert_eq!(scopes, ["helpdesk:all", "helpdesk:read"]);
    assert_eq!(error.details.missing_scopes[0].url.as_deref(), Some("https://open.feishu.cn/app/cli/auth"));
    assert_eq!(error.details.field_violations.len(), 1);
    assert_eq!(error.details.helps.len(), 1);
    assert_eq!(error.details.troubleshooter.as_deref(), Some("https://open.feishu.cn/search?log_id=0a1b"));
    assert_eq!(error.details.message.as_deref(), Some("one of these scopes is required"));
    assert_eq!(error.details.field_violations[0].value.as_deref(), Some("ou"));
    assert_eq!(error.details.helps[0].description.as_deref(), Some("Scopes"));
}

#[tokio::test]
async fn control_and_format_characters_are_not_shown() {
    // Control characters, line and paragraph separators, direction marks, and zero-width characters.
    let marks =
        "\u{1b}\r\n\u{7f}\u{85}\u{9b}\u{2028}\u{2029}\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{ad}\u{e0041}";
    let text = format!("a{marks}b");
    let row = json!({"field": text, "value": text, "description": text, "url": text, "scope": text});
    let details = json!({"message": text, "troubleshooter": text, "field_violations": [row], "helps": [row],
        "permission_violations": [row]});
    let bodies = [
        json!({"code": 1, "msg": text, "error": details}).to_string(),
        json!({"code": 1, "error_description": text}).to_string(),
        json!({"code": 0, "data": {&text: "x"}}).to_string(),
        format!("<html>{text}"),
        format!("{{\"code\":0,\"data\":{{\"a\":\"{text}\"}}}}"),
    ];
    for body in bodies {
        let content_type = String::from_utf8_lossy(marks.as_bytes()).replace(|c: char| c.is_ascii_control(), "");
        let headers = format!("X-Type: a\r\nContent-Type: a{content_type}b\r\nX-Tt-Logid: a{content_type}b\r\n");
        let reply = format!("HTTP/1.1 400 X\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len());
        let server = Server::answering(reply).await;
        let error = server.client().with_strict(true).send(&look()).await.expect_err("this is an error");
        let shown = format!("{error}");
        assert!(!shown.contains(|c| marks.contains(c)), "{shown:?}");
        let debug = format!("{error:?}");
        assert!(!debug.contains("\\u{"), "{debug}");
    }
}

#[tokio::test]
async fn mismatched_data_is_named_by_its_path() {
    let cases = [
        (r#"{"code":0,"data":{"a":[1],"b":[2,"x"]}}"#, "data.b[1]", "a string, expected i64"),
        (r#"{"code":0,"data":{"a":7}}"#, "data.a", "a number, expected a sequence"),
        (r#"{"code":0,"data":null}"#, "data", "null, expected a map"),
        (r#"{"code":0,"data":[]}"#, "data", "an array, expected a map"),
        (r#"{"code":0,"data":"Alice \", expected a map"}"#, "data", "a string, expected a map"),
        (r#"{"code":0,"data":{"a":[13800138000,0.5]}}"#, "data.a[1]", "a number, expected i64"),
        (r#"{"code":0,"data":{"a":[true]}}"#, "data.a[0]", "a boolean, expected i64"),
        (r#"{"code":0,"msg":"ok"}"#, "data", "the field is missing"),
    ];
    for (body, path, reason) in cases {
        let (_server, client) = answered(200, "X-Tt-Logid: 0a1b\r\n", body).await;
        let error = client.with_strict(true).send(&look()).await.expect_err("the data does not fit");
        assert_eq!((error.status(), error.log_id(), error.code()), (Some(200), Some("0a1b"), None));
        let Error::Decode(error) = error else { panic!("{error:?}") };
        assert_eq!((error.path.as_str(), error.reason.as_str()), (path, reason));
        assert_eq!(error.body.as_deref(), Some(body));
    }
}

#[tokio::test]
async fn a_response_without_an_envelope_is_unexpected() {
    let html = "<html>\n<body>Bad Gateway</body>\n</html>\n";
    let cases = [
        (200, "", ""),
        (504, " \r\n", ""),
        (502, html, "<html> <body>Bad Gateway</body> </html>"),
        (200, r#"{"code":0,"data":{"a":[1"#, r#"{"code":0,"data":{"a":[1"#),
        (200, r#"{"code":0,"data":{}}x"#, r#"{"code":0,"data":{}}x"#),
        (200, "[]", "[]"),
        (404, r#"{"message":"no route"}"#, r#"{"message":"no route"}"#),
        (200, r#"{"code":"no","data":{}}"#, r#"{"code":"no","data":{}}"#),
        (200, r#"{"code":false,"data":{}}"#, r#"{"code":false,"data":{}}"#),
        (200, r#"{"code":[0],"data":{}}"#, r#"{"code":[0],"data":{}}"#),
        (200, r#"{"code":0.5}"#, r#"{"code":0.5}"#),
        (200, r#"{"data":{}}"#, r#"{"data":{}}"#),
    ];
    for (status, body, excerpt) in cases {
        let (server, client) = answered(status, "X-Request-Id: r1\r\n", body).await;
        let error = client.send(&look()).await.expect_err("this is not an envelope");
        assert_eq!((error.status(), error.log_id(), error.code()), (Some(status), Some("r1"), None));
        let Error::Unexpected(error) = error else { panic!("{error:?}") };
        assert_eq!(error.content_type.as_deref(), Some("application/json"));
        assert_eq!(error.body.as_deref(), Some(excerpt));
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn invalid_utf8_does_not_panic() {
    let mut reply = b"HTTP/1.1 200 X\r\nContent-Type: \xff\r\nX-Tt-Logid: \xff\r\nConnection: close\r\n\r\n".to_vec();
    reply.extend([0, 159, 146, 150, b'{']);
    let server = Server::answering(reply).await;
    let error = server.client().send(&look()).await.expect_err("this is not an envelope");
    let Error::Unexpected(error) = error else { panic!("{error:?}") };
    assert_eq!((error.log_id.as_deref(), error.content_type.as_deref()), (None, Some("\u{fffd}")));
    assert_eq!(error.body.as_deref(), Some(" \u{fffd}\u{fffd}\u{fffd}{"));
}

#[tokio::test]
async fn a_long_response_is_discarded() {
    let body: &'static str = format!(r#"{{"code":0,"data":"{}"}}"#, "x".repeat(5000)).leak();
    let (server, _) = answered(200, "X-Tt-Logid: 0a1b\r\n", body).await;
    let client = |bytes| server.builder().max_response_bytes(bytes).build().expect("the settings are right");
    let error = client(body.len() - 1).send(&Put(json!({}))).await.expect_err("the response is too long");
    assert_eq!((error.status(), error.log_id()), (Some(200), Some("0a1b")));
    let Error::Unexpected(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body, None);
    let data: Value = client(body.len()).send(&Put(json!({}))).await.expect("the response is as long as the limit");
    assert_eq!(data.as_str().map(str::len), Some(5000));

    // Excerpts of a body are bounded too.
    let long: &'static str = "<".repeat(5000).leak();
    let (_server, client) = answered(502, "", long).await;
    let Err(Error::Unexpected(error)) = client.send(&look()).await else { panic!("this is not an envelope") };
    assert_eq!(error.body, Some(format!("{}…", "<".repeat(500))));
}
