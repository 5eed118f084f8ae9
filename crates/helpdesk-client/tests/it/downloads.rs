//! Downloads, and responses in their place.

use helpdesk_client::types::AnyErrorCode;
use helpdesk_client::{Error, FileStream, RetryPolicy};
use helpdesk_testing::{Reply, Server};

use crate::operations::File;
use crate::server::Clients;

async fn answered(status: u16, headers: &str, body: &[u8]) -> Server {
    let length = body.len();
    let mut reply = format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{headers}\r\n").into_bytes();
    reply.extend(body);
    Server::answering(reply).await
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n{\"code\":1}";

/// Headers and body, and the expected name and type.
type Case = (&'static str, &'static [u8], Option<&'static str>, Option<&'static str>);

#[tokio::test]
async fn a_download_has_content_name_and_type() {
    let named = "Content-Type: image/png\r\nContent-Disposition: attachment; filename=\"a.png\"; filename*=UTF-8''%E5%9B%BE.png\r\n";
    let cases: [Case; 7] = [
        (named, PNG, Some("图.png"), Some("image/png")),
        ("Content-Type: image/png\r\n", PNG, None, Some("image/png")),
        ("", PNG, None, None),
        // A body that only looks like an envelope.
        ("Content-Type: application/json\r\n", b"{\"codes\":[1]}", None, Some("application/json")),
        ("Content-Type: text/plain\r\n", b"{\"code\":1", None, Some("text/plain")),
        (
            "Content-Disposition: attachment; filename=a.html\r\nContent-Type: text/html\r\n",
            b"<html>",
            Some("a.html"),
            Some("text/html"),
        ),
        ("Content-Disposition: attachment; filename=\"../empty\"\r\n", b"", Some("empty"), None),
    ];
    for (headers, body, name, content_type) in cases {
        let server = answered(200, headers, body).await;
        let file = server.client().send(&File).await.expect("the file is there");
        assert_eq!(file.content, body, "{headers}");
        assert_eq!((file.file_name.as_deref(), file.content_type.as_deref()), (name, content_type));
    }
}

#[tokio::test]
async fn the_name_is_a_safe_file_name() {
    let long = format!("{}.png", "a".repeat(100_000));
    let cases = [
        ("C:evil", Some("C_evil")),
        ("a.txt:ads", Some("a.txt_ads")),
        ("CON", Some("_CON")),
        ("nul.png", Some("_nul.png")),
        ("COM1.txt", Some("_COM1.txt")),
        (".bashrc", Some("bashrc")),
        ("...", None),
        ("a.exe. .", Some("a.exe")),
        ("..\u{ff0f}..\u{2215}a", Some("_.._a")),
        ("a\u{202e}gnp.exe", Some("agnp.exe")),
        ("a\u{200b}\u{2028}\u{feff}b", Some("ab")),
        (&*long, Some(&long[100_004 - 255..])),
    ];
    for (name, expected) in cases {
        let extended: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for parameter in [format!("filename=\"{name}\""), format!("filename*=UTF-8''{extended}")] {
            let headers = format!("Content-Disposition: attachment; {parameter}\r\n");
            let server = answered(200, &headers, PNG).await;
            let file = server.client().send(&File).await.expect("the file is there");
            assert_eq!(file.file_name.as_deref(), expected, "{name:.40}");
            let stream = server.client().download_stream(&File).await.expect("the file is there");
            assert_eq!(stream.file_name.as_deref(), expected, "{name:.40}");
        }
    }
}

#[tokio::test]
async fn an_envelope_is_an_error_whatever_surrounds_it() {
    let body = br#" {"code":154404,"msg":"image may be deleted","error":{"log_id":"0a1b"}}"#;
    for status in [200, 400, 401, 404, 500] {
        for headers in [
            "Content-Type: application/json\r\n",
            "Content-Type: image/png\r\n",
            "",
            "Content-Disposition: attachment; filename=a.png\r\n",
        ] {
            let server = answered(status, headers, body).await;
            let client = server.client().with_retries(RetryPolicy::never());
            let error = client.send(&File).await.expect_err("this is not a file");
            assert_eq!(error.code_of::<File>(), Some(AnyErrorCode(154404)), "{status} {headers}");
            assert_eq!((error.status(), error.log_id()), (Some(status), Some("0a1b")));
        }
    }
}

#[tokio::test]
async fn a_response_that_is_not_a_file_is_unexpected() {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let cases: [(u16, &str, &[u8]); 7] = [
        (403, "", b"forbidden"),
        (404, "Content-Type: image/png\r\n", PNG),
        (302, "Location: /login\r\n", b""),
        (401, "", b"{\"error\":1}"),
        (200, html, b"<html>log in</html>"),
        (200, "", b""),
        (200, "", br#"{"code":0,"msg":"ok"}"#),
    ];
    for (status, headers, body) in cases {
        let server = answered(status, headers, body).await;
        let error = server.client().send(&File).await.expect_err("this is not a file");
        let Error::Unexpected(error) = error else { panic!("{error:?}") };
        assert_eq!(error.status, status);
    }
}

#[tokio::test]
async fn a_long_or_broken_file_is_an_error() {
    let long = [0x89; 5000];
    let server = answered(200, "", &long).await;
    let client = |bytes| server.builder().max_file_bytes(bytes).build().expect("the settings are right");
    assert!(client(long.len()).send(&File).await.is_ok());
    let error = client(long.len() - 1).send(&File).await.expect_err("the file is too long");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");

    let server = Server::answering("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nPN").await;
    let error = server.client().send(&File).await.expect_err("the file is cut");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_refused_token_is_replaced_for_a_file_too() {
    let server = Server::start(|request| match request.header("authorization") {
        None => Reply::token("t-token-2", 7200),
        Some(_) => Reply::json(200, "", r#"{"code":99991663,"msg":"no"}"#),
    })
    .await;
    let error = server.client().send(&File).await.expect_err("the token is refused");
    assert_eq!((error.code(), server.token_fetches(), server.calls().len()), (Some(99991663), 2, 1));
}

/// Reads all chunks of a file.
async fn chunks(file: &mut FileStream) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    while let Some(chunk) = file.chunk().await? {
        content.extend_from_slice(&chunk);
    }
    Ok(content)
}

#[tokio::test]
async fn a_file_is_streamed() {
    let long: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let json_like = format!("{{\"code\":1,{}", " ".repeat(100_000)).into_bytes();
    for content in [long, json_like, PNG.to_vec(), b"{\"a\":1}".to_vec()] {
        let headers = "Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n";
        let server = answered(200, headers, &content).await;
        let mut file = server.client().download_stream(&File).await.expect("the file is there");
        assert_eq!(file.file_name.as_deref(), Some("a.png"));
        assert_eq!(file.content_type.as_deref(), Some("image/png"));
        assert_eq!(file.content_length, Some(content.len() as u64));
        assert_eq!(chunks(&mut file).await.expect("the file is whole"), content);
        assert!(file.chunk().await.expect("it stays at its end").is_none());
    }
}

#[tokio::test]
async fn a_response_that_is_not_a_file_is_not_streamed() {
    let html = "Content-Type: text/html\r\n";
    let cases: [(u16, &str, &[u8], Option<i64>); 4] = [
        (200, "Content-Type: image/png\r\n", br#"{"code":154404,"msg":"deleted"}"#, Some(154404)),
        (403, "", b"forbidden", None),
        (200, html, b"<html>log in</html>", None),
        (200, "", b"", None),
    ];
    for (status, headers, body, code) in cases {
        let server = answered(status, headers, body).await;
        let error = server.client().download_stream(&File).await.expect_err("this is not a file");
        assert_eq!((error.status(), error.code()), (Some(status), code));
        assert_eq!(matches!(error, Error::Unexpected(_)), code.is_none(), "{error:?}");
    }
}

#[tokio::test]
async fn a_long_or_broken_stream_is_an_error() {
    let long = [0x89; 5000];
    let server = answered(200, "", &long).await;
    let error = server.client().with_max_file_bytes(4999).download_stream(&File).await;
    assert!(matches!(error, Err(Error::Unexpected(_))), "known from the start: {error:?}");

    // Without a length, the limit applies while streaming.
    let mut chunked = b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..4 {
        chunked.extend(b"800\r\n");
        chunked.extend([0x89; 0x800]);
        chunked.extend(b"\r\n");
    }
    let server = Server::answering(chunked).await;
    let client = server.client().with_max_file_bytes(5000);
    let mut file = client.download_stream(&File).await.expect("it begins well");
    let error = chunks(&mut file).await.expect_err("it is too long");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    let mut file = server.client().download_stream(&File).await.expect("it begins well");
    let error = chunks(&mut file).await.expect_err("it is cut");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}
