//! Attempts, waits and runs have an end.

use std::fs;
use std::time::{Duration, Instant};

use helpdesk_spec::Corrections;
use serde_json::{Value, json};

use super::header;
use crate::fetch::portal::{Portal, Reply, TREE};
use crate::fetch::run::{End, Home, Run};
use crate::fetch::service::{Failure, Limits, Service};
use crate::fetch::{Arguments, refresh};

const QUICK: Limits = Limits {
    concurrency: 4,
    attempts: 3,
    pause: Duration::from_millis(1),
    longest_pause: Duration::from_millis(100),
    request: Duration::from_millis(200),
    total: Duration::from_secs(60),
    answer: 1000,
};

fn ask(portal: &Portal, limits: Limits) -> Result<Value, Failure> {
    let service = Service::new(&portal.host, limits).expect("a service");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(service.page("/x/页 1&2"))
}

#[test]
fn each_attempt_has_its_time_and_its_size() {
    let long = Reply::page(&"x".repeat(1000));
    let cases = [
        ("silence", Reply::Silence, 3, "no whole answer within 200ms (3 attempts)"),
        ("a byte now and then", Reply::Drip, 3, "no whole answer within 200ms (3 attempts)"),
        ("too long", long, 1, "the answer is longer than 1000 bytes"),
        ("too long, without an end", Reply::Endless, 1, "the answer is longer than 1000 bytes"),
    ];
    for (what, reply, asked, expected) in cases {
        let portal = Portal::start();
        portal.on("/x/%E9%A1%B5+1%262", [reply]);
        let failure = ask(&portal, QUICK).expect_err(what);
        assert!(failure.message.starts_with(expected), "{what}: {}", failure.message);
        assert!(failure.message.ends_with("get_detail?fullPath=%2Fx%2F%E9%A1%B5+1%262"), "{}", failure.message);
        assert_eq!(portal.asked().len(), asked, "{what}");
    }
}

#[test]
fn silence_and_then_an_answer() {
    let portal = Portal::start();
    portal.on("/x/%E9%A1%B5+1%262", [Reply::Silence, Reply::page("# x")]);
    let answer = ask(&portal, QUICK).expect("an answer");
    assert_eq!(answer["data"]["content"], "# x");
}

/// A wait that the service asks for is kept, however long; one that the run has no time for is not begun.
#[test]
fn waits_are_kept_and_bounded() {
    const DAY: &str = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Mon, 07 Nov 1994 08:49:37 GMT\r\n";
    let limited = |headers| Reply::Http(429, headers, String::new());
    let portal = Portal::start();
    portal.on("/x/%E9%A1%B5+1%262", [limited("Retry-After: 1\r\n"), Reply::page("# x")]);
    let started = Instant::now();
    // Longer than any pause of our own.
    ask(&portal, QUICK).expect("an answer");
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert_eq!(portal.asked().len(), 2);

    for (headers, expected, asked) in [
        ("Retry-After: 86400\r\n", "Too Many Requests; it asks for a wait of 86400s: ", 1),
        (DAY, "Too Many Requests; it asks for a wait of 86400s: ", 1),
        ("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n", "Too Many Requests (3 attempts): ", 3),
        ("Retry-After: soon\r\n", "Too Many Requests (3 attempts): ", 3),
    ] {
        portal.on("/x/%E9%A1%B5+1%262", [limited(headers)]);
        let failure = ask(&portal, QUICK).expect_err("a refusal");
        assert!(failure.message.contains(expected), "{headers}: {}", failure.message);
        assert_eq!(portal.asked().len(), asked, "{headers}");
    }
}

/// A folder with so many guides that the service has newer versions of.
fn workspace(portal: &Portal, pages: usize) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("spec/pages/guides");
    fs::create_dir_all(&folder).expect("a folder");
    let mut items = Vec::new();
    for number in 0..pages {
        let full_path = format!("/guides/{number}");
        fs::write(folder.join(format!("{number}.md")), header("x", &full_path, Some(1)).file("# x\n")).expect("a page");
        items.push(json!({"name": "x", "type": "DocumentType", "fullPath": full_path, "updateTime": 2}));
        portal.on(&full_path, [Reply::page("# y\n")]);
    }
    portal.on(TREE, [Reply::Json(json!({"items": items}))]);
    root
}

fn run(root: &tempfile::TempDir, portal: &Portal, limits: Limits) -> (Run, End) {
    let arguments = Arguments {
        host: portal.host.clone(),
        force: false,
        new: false,
        accept: false,
        folders: Vec::new(),
        out: None,
        list: false,
    };
    let folder = root.path().join("spec/pages");
    let home = Home { folder, shown: "spec/pages".to_owned(), corrections: Some(Corrections::default()) };
    refresh(&home, &arguments, limits).expect("a run")
}

#[test]
fn a_run_that_is_out_of_time_is_taken_up() {
    let portal = Portal::start();
    let root = workspace(&portal, 3);
    portal.on("/guides/1", [Reply::Silence]);
    let limits = Limits { answer: 1 << 20, request: Duration::from_secs(60), total: Duration::from_secs(2), ..QUICK };
    let (first, end) = run(&root, &portal, limits);
    assert_eq!((first.written.len(), first.refused, end), (2, 0, End::OutOfTime));
    let mut files: Vec<_> = fs::read_dir(root.path().join("spec/pages/guides"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name())
        .collect();
    files.sort();
    assert_eq!(files, ["0.md", "1.md", "2.md"]);

    portal.asked();
    portal.on("/guides/1", [Reply::page("# y\n")]);
    let (second, end) = run(&root, &portal, limits);
    assert_eq!((second.written.len(), second.plan.current, end), (1, 2, End::Done));
    assert_eq!(portal.asked(), ["/guides/1", TREE]);
}
