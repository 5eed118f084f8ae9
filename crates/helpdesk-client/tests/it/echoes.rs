//! Secrets that a server or proxy echoes, in any encoding and in any part of the response.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use helpdesk_client::{
    Error, MemoryUserTokenStore, RawRequest, RetryPolicy, TenantAccessToken, UserAccessToken, UserTokens,
};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{File, Integer, Look};
use crate::server::{APP_SECRET, Clients, HELPDESK_HEADER, HELPDESK_TOKEN};

const TOKEN: &str = "t-g1044ghJRUIJJ5ELCDNLIDFL";
const REFRESH_TOKEN: &str = "ur-5e9-44ghJRUI=JJ5ELCDNLID";
const SECRETS: [&str; 4] = [TOKEN, APP_SECRET, HELPDESK_TOKEN, HELPDESK_HEADER];

/// Rewrites the characters that satisfy `which` by `how`.
fn each(text: &str, which: fn(char) -> bool, how: impl Fn(char) -> String) -> String {
    text.chars().map(|c| if which(c) { how(c) } else { c.to_string() }).collect()
}

fn mark(c: char) -> bool {
    !c.is_alphanumeric()
}

fn every(_: char) -> bool {
    true
}

fn json_escaped(text: &str) -> String {
    each(text, every, |c| format!("\\u{:04x}", u32::from(c)))
}

fn percent(text: &str) -> String {
    each(text, every, |c| format!("%{:02X}", u32::from(c)))
}

/// An encoding of a secret, by name.
type Way = (&'static str, fn(&str) -> String);

const WAYS: &[Way] = &[
    ("as it is", str::to_owned),
    ("in a sentence", |s| format!("Authorization: Bearer {s}, and more")),
    ("in upper case", str::to_uppercase),
    ("JSON", json_escaped),
    ("JSON, punctuation", |s| each(s, mark, |c| format!("\\u{:04X}", u32::from(c)))),
    ("JSON in JSON", |s| json_escaped(s).replace('\\', "\\\\")),
    ("JSON in JSON, escaped in full", |s| json_escaped(&json_escaped(s))),
    ("percent", percent),
    ("percent, punctuation", |s| each(s, mark, |c| format!("%{:02x}", u32::from(c)))),
    ("percent, twice", |s| percent(&percent(s))),
    ("HTML", |s| each(s, every, |c| format!("&#{};", u32::from(c)))),
    ("HTML, hexadecimal", |s| each(s, every, |c| format!("&#X{:X};", u32::from(c)))),
    ("HTML, by name", |s| s.replace('=', "&equals;").replace('-', "&hyphen;")),
    ("HTML in JSON", |s| each(s, every, |c| format!("\\u0026#{};", u32::from(c)))),
    ("percent in HTML", |s| percent(s).replace('%', "&percnt;")),
    ("Base64", |s| STANDARD.encode(s)),
    ("Base64 without padding", |s| STANDARD_NO_PAD.encode(s)),
    ("Base64 for URLs", |s| URL_SAFE.encode(s)),
    ("Base64 of more", |s| STANDARD.encode(format!("a{s}b"))),
    ("Base64 of yet more", |s| STANDARD.encode(format!("ab{s}"))),
    ("without its padding", |s| s.trim_end_matches('=').to_owned()),
    ("without its end", |s| s[..s.len() - 1].to_owned()),
    ("without its start", |s| s[1..].to_owned()),
    ("over lines", |s| s.as_bytes().chunks(5).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\r\n")),
    ("with marks in it", |s| s.chars().map(|c| format!("{c}\u{200b}")).collect()),
];

/// All texts of an error, separately and unchanged.
fn texts(error: &Error) -> Vec<String> {
    let mut texts = vec![error.to_string(), format!("{error:?}")];
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        texts.extend([cause.to_string(), format!("{cause:?}")]);
        source = cause.source();
    }
    texts.extend(error.log_id().map(str::to_owned));
    match error {
        Error::Api(e) => {
            texts.push(e.message.clone());
            let details = &e.details;
            texts.extend(details.message.iter().chain(&details.troubleshooter).cloned());
            for scope in &details.missing_scopes {
                texts.extend([Some(scope.scope.clone()), scope.url.clone()].into_iter().flatten());
            }
            for field in &details.field_violations {
                texts.extend(
                    [Some(&field.field), field.value.as_ref(), field.description.as_ref()]
                        .into_iter()
                        .flatten()
                        .cloned(),
                );
            }
            for help in &details.helps {
                texts.extend([Some(&help.url), help.description.as_ref()].into_iter().flatten().cloned());
            }
        }
        Error::Decode(e) => {
            texts.extend([Some(e.path.clone()), Some(e.reason.clone()), e.body.clone()].into_iter().flatten());
        }
        Error::Unexpected(e) => {
            texts.extend([Some(e.reason.clone()), e.body.clone(), e.content_type.clone()].into_iter().flatten());
        }
        Error::LoginRequired(e) => {
            if let Some(answer) = &e.api_error {
                texts.extend(texts_of_api(answer));
            }
        }
        _ => {}
    }
    texts
}

fn texts_of_api(error: &helpdesk_client::ApiError) -> Vec<String> {
    texts(&Error::Api(Box::new(error.clone())))
}

/// Checks that no text contains eight characters of the secret, in its encoding.
fn check(texts: &[String], secret: &str, echo: &str, place: &str, way: &str) {
    // Control characters are shown as spaces.
    let plain = |text: &str| text.replace([' ', '\r', '\n', '\u{200b}'], "");
    let (shown, echo) = (plain(&texts.join("|")), plain(echo));
    let length = (8 * echo.len()).div_ceil(secret.len().min(echo.len())).max(8);
    for start in 0..=echo.len() - length {
        let part = &echo[start..start + length];
        // The text around a secret may be shown.
        let shows = shown.contains(part) && !"Authorization:Bearer,andmore".contains(part);
        assert!(!shows, "{secret}, {way}, {place}: `{part}` in {shown}");
    }
    assert!(!shown.contains(secret), "{secret}, {way}, {place}: {shown}");
}

/// The text as a JSON string, where existing escapes stay unchanged.
fn quoted(echo: &str) -> String {
    let raw = format!("\"{echo}\"");
    match serde_json::from_str::<Value>(&raw) {
        Ok(_) => raw,
        Err(_) => json!(echo).to_string(),
    }
}

/// Responses that contain the text, each with the name of its position.
fn answers(echo: &str) -> Vec<(String, Vec<u8>)> {
    let mut answers = Vec::new();
    let mut answer = |place: &str, headers: &str, body: &str| {
        let reply =
            format!("HTTP/1.1 400 X\r\nContent-Length: {}\r\n{headers}Connection: close\r\n\r\n{body}", body.len());
        answers.push((place.to_owned(), reply.into_bytes()));
    };
    if echo.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        for header in ["X-Tt-Logid", "X-Request-Id", "Content-Type"] {
            for body in [r#"{"code":1,"msg":"no"}"#, r#"{"code":0,"data":{"a":"b"}}"#, "<html>"] {
                answer(header, &format!("{header}: {echo}\r\n"), body);
            }
        }
        // Cut off in its body.
        let cut = format!("HTTP/1.1 400 X\r\nContent-Length: 99\r\nX-Tt-Logid: {echo}\r\n\r\n{{");
        answers.push(("cut off".to_owned(), cut.into_bytes()));
        let mut answer = |place: &str, headers: &str, body: &str| {
            let reply = format!("HTTP/1.1 307 X\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len());
            answers.push((place.to_owned(), reply.into_bytes()));
        };
        answer("location", &format!("Location: http://host.invalid/{echo}\r\n"), "moved");
    }
    let mut answer = |place: &str, body: &str| {
        let reply = format!("HTTP/1.1 400 X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
        answers.push((place.to_owned(), reply.into_bytes()));
    };
    let (escaped, plain) = (quoted(echo), json!(echo).to_string());
    for echo in if escaped == plain { vec![plain] } else { vec![escaped, plain] } {
        answer("msg", &format!(r#"{{"code":1,"msg":{echo}}}"#));
        answer("error_description", &format!(r#"{{"code":1,"error_description":{echo}}}"#));
        for key in ["message", "troubleshooter", "log_id", "logid"] {
            answer(key, &format!(r#"{{"code":1,"error":{{"{key}":{echo}}}}}"#));
        }
        for (list, keys) in [
            ("field_violations", ["field", "value", "description"]),
            ("permission_violations", ["scope", "subject", "url"]),
            ("helps", ["url", "description", ""]),
        ] {
            let row: Vec<String> = keys.iter().map(|key| format!("\"{key}\":{echo}")).collect();
            answer(list, &format!(r#"{{"code":1,"error":{{"{list}":[{{{}}}]}}}}"#, row.join(",")));
        }
        answer("data", &format!(r#"{{"code":0,"data":{echo}}}"#));
        answer("a field", &format!(r#"{{"code":0,"data":{{"a":{echo}}}}}"#));
        answer("a key", &format!(r#"{{"code":0,"data":{{{echo}:1}}}}"#));
        answer("a code", &format!(r#"{{"code":{echo}}}"#));
        answer("another object", &format!(r#"{{"headers":{{{echo}:{echo}}}}}"#));
    }
    answer("HTML", &format!("<html><pre>{echo}</pre>"));
    answer("a form", &format!("a=1&token={echo}&b=2"));
    answer("no JSON", &format!(r#"{{"code":1,"msg":"{echo}"#));
    for begun in (440..=500).step_by(6) {
        answer("the end of an excerpt", &format!("{}{echo}", "<".repeat(begun)));
    }
    answers
}

#[tokio::test]
async fn no_encoding_and_no_position_shows_a_secret() {
    for secret in SECRETS {
        for (way, write) in WAYS {
            let echo = write(secret);
            let places = answers(&echo);
            let replies: Vec<_> = places.iter().map(|(_, reply)| reply.clone()).collect();
            let server = Server::start(move |request| match request.query("n") {
                None => Reply::Bytes(Vec::new()),
                Some(number) => Reply::Bytes(replies[number.parse::<usize>().expect("a number")].clone()),
            })
            .await;
            let client = server.client().with_retries(RetryPolicy::never()).with_token(TenantAccessToken::new(TOKEN));
            for (number, (place, _)) in places.iter().enumerate() {
                let look = Look { id: "1".to_owned(), query: vec![("n", number.to_string())] };
                // A tolerated deviation would not be shown at all.
                let error = client.with_strict(true).send(&look).await.expect_err("no response fits");
                check(&texts(&error), secret, &echo, place, way);
            }
        }
    }
}

#[tokio::test]
async fn token_endpoints_show_no_secret() {
    for secret in [APP_SECRET, REFRESH_TOKEN] {
        for (way, write) in WAYS {
            let echo = write(secret);
            // The previous test covers the ends of excerpts.
            for (place, reply) in answers(&echo).into_iter().filter(|(place, _)| !place.starts_with("the end")) {
                let server = Server::start(move |_| Reply::Bytes(reply.clone())).await;
                let client = server.builder().retries(RetryPolicy::never()).build().expect("the settings are right");
                let tokens = UserTokens::new(UserAccessToken::new("u-0123456789"), std::time::Duration::ZERO)
                    .refresh_token(REFRESH_TOKEN);
                let error = if secret == APP_SECRET {
                    client.send(&Integer).await.expect_err("there is no token")
                } else {
                    let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
                    user.send_raw(&RawRequest::new("GET", "/x")).await.expect_err("there is no token")
                };
                check(&texts(&error), secret, &echo, &place, way);
            }
        }
    }
}

#[tokio::test]
async fn a_success_shows_no_secret() {
    for (way, write) in WAYS {
        let echo = write(TOKEN);
        let header = if echo.chars().all(|c| c.is_ascii_graphic() || c == ' ') { echo.clone() } else { percent(TOKEN) };
        let mut extended = String::new();
        for byte in echo.bytes() {
            write!(extended, "%{byte:02x}").expect("a string takes all");
        }
        for disposition in [format!("filename=\"{header}.png\""), format!("filename*=UTF-8''{extended}.png")] {
            let headers = format!(
                "X-Tt-Logid: {header}\r\nContent-Type: image/{header}\r\nContent-Disposition: attachment; {disposition}\r\n"
            );
            let body = r#"{"code":0,"data":{}}"#;
            let reply = format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len());
            let server = Server::answering(reply).await;
            let client = server.client().with_token(TenantAccessToken::new(TOKEN));
            let answered = client.send_detailed(&Look { id: "1".to_owned(), ..Look::default() }).await;
            let answered = answered.expect("the response is right");
            assert!(answered.log_id.is_none_or(|log_id| log_id != header), "{way}");

            let reply = format!("HTTP/1.1 200 X\r\nContent-Length: 3\r\n{headers}\r\nPNG");
            let server = Server::answering(reply).await;
            let client = server.client().with_token(TenantAccessToken::new(TOKEN));
            let file = client.send(&File).await.expect("it is a file");
            let stream = client.download_stream(&File).await.expect("it is a file");
            let shown = [
                format!("{file:?}"),
                format!("{stream:?}"),
                file.file_name.unwrap_or_default(),
                file.content_type.unwrap_or_default(),
                stream.content_type.unwrap_or_default(),
            ];
            check(&shown, TOKEN, &echo, "a file", way);
            check(&shown, TOKEN, &header, "a file", way);
        }
    }
}

#[tokio::test]
async fn errors_do_not_show_the_query() {
    // The port is closed; or a server redirects to a closed port, with a client that follows.
    let look = Look { id: "1".to_owned(), query: vec![("q", "Alice Liddell".to_owned())] };
    let replies = [
        Vec::new(),
        format!(
            "HTTP/1.1 307 X\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/{TOKEN}?q=Alice%20Liddell\r\n\r\n"
        )
        .into_bytes(),
    ];
    for reply in replies {
        let server = Server::answering(reply).await;
        let client = server.builder().http_client(crate::server::own_http_client()).retries(RetryPolicy::never());
        let client = client.build().expect("the settings are right").with_token(TenantAccessToken::new(TOKEN));
        let error = client.send(&look).await.expect_err("nobody answers");
        for text in texts(&error) {
            assert!(!text.contains("Liddell") && !text.contains(TOKEN), "{text}");
        }
    }
}
