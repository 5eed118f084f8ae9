//! Pages that must not become files, and why.

use crate::bench::{Bench, CREATE, CREATE_PATH, START, START_PATH, assert_holds};
use crate::portal::Reply;
use crate::workspace::Workspace;
use serde_json::{Value, json};

/// A bad page never replaces a good one, and does not stop the others.
#[test]
fn bad_pages_are_refused_with_the_reason() {
    let bench = Bench::newer();
    let start = bench.newer_start();
    let broken = start.replacen(">boolean<", ">boolaen<", 1);
    let cut: String = start.chars().take(2000).collect();
    let data = |data: Value| Reply::Json(json!({"code": 0, "data": data}));
    let html = || "<html><body>502 Bad Gateway</body></html>".to_owned();
    let cases: Vec<(&str, Reply, usize, &[&str])> = vec![
        (
            "a gateway's page",
            Reply::Http(502, "", html()),
            4,
            &["the service answers HTTP 502 Bad Gateway (4 attempts)"],
        ),
        (
            "a limit",
            Reply::Http(429, "Retry-After: 0\r\n", String::new()),
            4,
            &["HTTP 429 Too Many Requests (4 attempts)"],
        ),
        ("no such page", Reply::Http(404, "", html()), 1, &["HTTP 404 Not Found: http", "check `--host`"]),
        (
            "an explained refusal",
            Reply::Http(400, "", json!({"code": 99, "msg": "no\u{1b}[2J"}).to_string()),
            1,
            &["HTTP 400 Bad Request; code 99, `no [2J`"],
        ),
        ("elsewhere", Reply::Http(302, "Location: /login\r\n", String::new()), 1, &["HTTP 302 Found, to `/login`: "]),
        ("a web page", Reply::Http(200, "", html()), 1, &["not the JSON that it should be", "begins `<html><body>502"]),
        (
            "a cut body",
            Reply::Cut("{\"code\":0,\"da".to_owned()),
            4,
            &["the answer breaks off after 13 bytes (4 attempts)"],
        ),
        (
            "a cut body without a length",
            Reply::CutWithoutLength("{\"code\":0,\"data\":{".to_owned()),
            4,
            &["the answer breaks off after 18 bytes (4 attempts)"],
        ),
        ("a closed connection", Reply::Close, 4, &["no answer: ", "(4 attempts)"]),
        ("an endless body", Reply::Endless, 1, &["the answer is longer than 16777216 bytes"]),
        (
            "a code",
            Reply::Json(json!({"code": 2022, "msg": "not found"})),
            4,
            &["refuses: code 2022, `not found` (4 attempts)"],
        ),
        ("no data", Reply::Json(json!({"code": 0})), 1, &["the answer has no `data.content`"]),
        ("no content", data(json!({"content": 7})), 1, &["the answer has no `data.content`"]),
        ("empty content", data(json!({"content": " \n"})), 1, &["the page came back empty"]),
        (
            "another page",
            data(json!({"content": start.as_str(), "fullPath": "/other"})),
            1,
            &["another page came back, `/other`"],
        ),
        ("no page", Reply::page(&html()), 1, &["the answer is not a page: it begins `<html><body>"]),
        (
            "a guide",
            Reply::page("# 概述\n\n正文\n"),
            1,
            &["the new page is neither an endpoint nor an event, and the page here is"],
        ),
        (
            "another endpoint",
            Reply::page(&bench.content(CREATE)),
            1,
            &["the endpoint `POST /open-apis/helpdesk/v1/tickets/:ticket_id/messages`", "v1/start_service`"],
        ),
        ("another method", Reply::page(&start.replacen(">POST<", ">PUT<", 1)), 1, &["the endpoint `PUT /"]),
        (
            "a page that cannot be read",
            Reply::page(&broken),
            1,
            &[
                "unknown-type",
                "boolaen",
                "/document/uAjLw4CM/",
                "the new page has an error at line ",
                "help: teach the reader",
            ],
        ),
        (
            "a page that ends early",
            Reply::page(&cut),
            1,
            &["the new page has ", "help: wait: the service sent only a part"],
        ),
    ];
    // Those that wait do so side by side.
    std::thread::scope(|scope| {
        for (what, reply, asked, expected) in cases {
            scope.spawn(move || {
                let bench = Bench::newer();
                bench.portal.on(START_PATH, [reply]);
                let before = bench.workspace.snapshot();
                let run = bench.fetch(&[]);
                assert_eq!(run.code, 1, "{what}\n{}{}", run.stdout, run.stderr);
                assert_eq!(bench.changed(&before), [CREATE], "{what}\n{}", run.stderr);
                assert_holds(&run.stderr, &[START, "help: "]);
                assert_holds(&run.stderr, expected);
                assert!(!run.stderr.contains("\u{1b}[2J"), "{what}");
                assert!(run.stderr.ends_with("error: 1 page not refreshed; see the reasons above\n"), "{}", run.stderr);
                assert_holds(&run.stdout, &["1 page changed, 0 new, ", " up to date, 1 refused"]);
                let pages = bench.portal.asked().into_iter().filter(|key| key == START_PATH).count();
                assert_eq!(pages, asked, "{what}");
            });
        }
    });
}

#[test]
fn a_bad_host_is_not_repeated() {
    let workspace = Workspace::small();
    for (host, expected) in [
        ("open.feishu.cn", "write it like https://open.feishu.cn"),
        ("ftp://open.feishu.cn", "does not start with `https://`"),
        ("https://user:hunter2@open.feishu.cn", "has a user or a password in it"),
        ("https://open.feishu.cn/?token=hunter2", "has a query"),
    ] {
        let run = workspace.run(&["fetch", "--host", host]);
        assert_eq!(run.code, 1);
        assert_holds(&run.stderr, &[expected]);
        assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    }
}

#[test]
fn faulty_headers_are_named() {
    let bench = Bench::newer();
    bench.workspace.edit(CREATE, CREATE_PATH, START_PATH);
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 1);
    assert_holds(&run.stderr, &["so neither is fetched", "delete one of the two"]);

    let bench = Bench::newer();
    bench.workspace.edit(CREATE, CREATE_PATH, "");
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 1);
    assert_holds(&run.stderr, &["does not say its `fullPath`", CREATE, "error: 1 page not refreshed"]);
    assert_holds(&bench.workspace.read(START), &["可以接入人工服务"]);
}
