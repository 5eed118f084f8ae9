//! What takes time, with less of it than a maintainer would give; and the rules that need no service.

use std::collections::HashMap;
use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::folders::{self, Found};
use super::portal::{Portal, Reply, TREE};
use super::service::{Failure, Limits, Service};
use super::{Arguments, End, Run, page, refresh, tree};

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

/// The service may ask for a wait, but not for any.
#[test]
fn waits_are_bounded() {
    let portal = Portal::start();
    portal.on("/x/%E9%A1%B5+1%262", [Reply::Http(429, "Retry-After: 86400\r\n", String::new())]);
    let started = Instant::now();
    ask(&portal, QUICK).expect_err("a refusal");
    let took = started.elapsed();
    assert!(Duration::from_millis(200) <= took && took < Duration::from_secs(10), "{took:?}");
    assert_eq!(portal.asked().len(), 3);
}

/// A folder with so many guides that the service has newer versions of.
fn workspace(portal: &Portal, pages: usize) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("spec/pages/guides");
    fs::create_dir_all(&folder).expect("a folder");
    let mut items = Vec::new();
    for number in 0..pages {
        let full_path = format!("/guides/{number}");
        fs::write(folder.join(format!("{number}.md")), page::file("x", &full_path, Some(1), "# x\n")).expect("a page");
        items.push(json!({"name": "x", "type": "DocumentType", "fullPath": full_path, "updateTime": 2}));
        portal.on(&full_path, [Reply::page("# y\n")]);
    }
    portal.on(TREE, [Reply::Json(json!({"items": items}))]);
    root
}

fn run(root: &tempfile::TempDir, portal: &Portal, limits: Limits) -> (Run, End) {
    let arguments = Arguments { host: portal.host.clone(), force: false, new: false };
    refresh(root.path(), &arguments, limits).expect("a run")
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

#[test]
fn titles_survive_the_header() {
    for title in ["创建", "a \"b\" c", "back\\slash\\", "\\\"", "a: b # c", "--- -->"] {
        let text = page::file(title, "/a/b", Some(7), "# x\n");
        let read = helpdesk_scrape::read("a.md", text.as_bytes()).page;
        assert_eq!((read.title.as_str(), read.full_path.as_str()), (title, "/a/b"));
        assert_eq!(page::updated(&text), Some(7));
    }
    assert_eq!(page::file(" a\n---\tb\u{1b} ", "/a", None, "c"), "---\ntitle: \"a --- b\"\nfullPath: \"/a\"\n---\n\nc");
}

#[test]
fn update_times() {
    for (header, expected) in [
        ("---\nupdateTime: \"12\"\n---\n", Some(12)),
        ("---\r\nupdateTime: \"12\"\r\n---\r\n", Some(12)),
        ("<!--\nfullPath: /a\nupdatedAt: 12\n-->\n", Some(12)),
        ("<!--\nupdatedAt: 12\n", None),
        ("---\nupdateTime: \"soon\"\n---\n", None),
        ("---\ntitle: \"x\"\n---\nupdateTime: 12\n", None),
        ("updateTime: 12\n", None),
        ("", None),
    ] {
        assert_eq!(page::updated(header), expected, "{header}");
    }
    for (value, expected) in
        [(json!(12), Some(12)), (json!(" 12 "), Some(12)), (json!(0), None), (json!(-1), None), (json!(null), None)]
    {
        assert_eq!(tree::milliseconds(&value), expected, "{value}");
    }
}

/// The place of each page that is not here, by the tree around it.
#[test]
fn places_of_new_pages() {
    let page = |full_path: &str| json!({"type": "DocumentType", "fullPath": full_path});
    let folder =
        |full_path: &str, items: Value| json!({"type": "DirectoryType", "fullPath": full_path, "items": items});
    let cases = [
        ("beside a page", json!([page("/v1/a/get"), page("/v1/a/list")]), vec![Ok("top/a/list.md")]),
        (
            "in another folder",
            json!([folder("/a", json!([page("/v1/a/get")])), folder("/b", json!([page("/b/c")]))]),
            vec![],
        ),
        ("above", json!([folder("/a", json!([page("/v1/a/get")])), page("/c")]), vec![]),
        (
            "below",
            json!([page("/v1/a/get"), folder("/o/events", json!([folder("/o/p/q", json!([page("/e/new")]))]))]),
            vec![Ok("top/a/events/q/new.md")],
        ),
        (
            "below a page",
            json!([{"type": "DocumentType", "fullPath": "/v1/a/get", "items": [page("/n")]}]),
            vec![Ok("top/a/get/n.md")],
        ),
        (
            "the pages beside it tell more than the folder's name",
            json!([page("/v1/a/get"), folder("/o/other", json!([page("/v1/b/get"), page("/x/y")]))]),
            vec![Ok("top/b/y.md")],
        ),
        (
            "between two folders",
            json!([page("/v1/a/get"), page("/v1/b/get"), page("/v1/c/get")]),
            vec![Err("the pages of its folder stand in two folders here, \"top/a\" and \"top/b\"")],
        ),
        (
            "names that are taken in the tree",
            json!([page("/v1/a/get"), page("/x/list"), page("/y/list")]),
            vec![Ok("top/a/list-x.md"), Ok("top/a/list-y.md")],
        ),
        ("a name that is taken here", json!([page("/v1/a/get"), page("/v1/k/get")]), vec![Ok("top/a/get-k.md")]),
        (
            "both names are taken",
            json!([page("/v1/a/get"), page("/v1/s/get")]),
            vec![Err("its file would be top/a/get-s.md, which is of another page")],
        ),
        (
            "one file in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/1/n")])), folder("/2/E", json!([page("/2/N")]))]),
            vec![
                Err("another one would be the same file, top/a/e/n.md"),
                Err("another one would be the same file, top/a/E/N.md"),
            ],
        ),
        (
            "one page in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/n")])), folder("/1/f", json!([page("/n")]))]),
            vec![Err("it stands in several folders of the tree")],
        ),
        ("one page twice", json!([page("/v1/a/get"), page("/n/m"), page("/n/m")]), vec![Ok("top/a/m.md")]),
    ];
    let homes = HashMap::from([("v1/a/get", "top/a/get.md"), ("v1/b/get", "top/b/get.md")]);
    let files = ["top/a/get.md", "top/b/get.md", "top/a/get-s.md"].map(|path| (path.to_owned(), false));
    let files = HashMap::from(files);
    for (what, items, expected) in cases {
        let tree = tree::read(&json!({"items": items})).expect(what);
        let found = folders::new_pages(&tree.items, &homes, &files);
        let places: Vec<Result<&str, &str>> =
            found.iter().map(|Found { place, .. }| place.as_deref().map_err(String::as_str)).collect();
        assert_eq!(places, expected, "{what}");
    }
}
