//! Time limits, shortened for tests, and the rules that need no service.

use std::collections::HashMap;
use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use helpdesk_spec::Corrections;

use super::folders::{File, Found, Layout, Moved, Unplaced};
use super::header::Header;
use super::portal::{Portal, Reply, TREE};
use super::run::{End, Home, Run};
use super::service::{Failure, Limits, Service};
use super::{Arguments, page, refresh, tree};

fn header(title: &str, full_path: &str, updated: Option<u64>) -> Header {
    Header { title: title.to_owned(), full_path: full_path.to_owned(), updated, ..Header::default() }
}

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

#[test]
fn titles_survive_the_header() {
    for title in ["创建", "a \"b\" c", "back\\slash\\", "\\\"", "a: b # c", "--- -->", "\"a\""] {
        for is_comment in [false, true] {
            let text = Header { is_comment, ..header(title, "/a/b", Some(7)) }.file("# x\n");
            let read = helpdesk_scrape::read("a.md", text.as_bytes()).page;
            assert_eq!((read.title.as_str(), read.full_path.as_str()), (title, "/a/b"), "{text}");
            assert_eq!(Header::read(&text).updated, Some(7));
        }
    }
    assert_eq!(
        header(" a\n---\tb\u{1b} ", "/a", None).file("c"),
        "---\ntitle: \"a --- b\"\nfullPath: \"/a\"\n---\n\nc"
    );
}

#[test]
fn a_header_keeps_its_form_and_what_it_says() {
    for text in [
        "<!--\ntitle: x\nid: 12\nfullPath: /a\nupdatedAt: 7\nsource: https://a.example/document/a\n-->\n# x\n",
        "---\ntitle: \"x\"\nid: \"12\"\nfullPath: \"/a\"\nsource: \"https://a.example/document/a\"\n---\n\n# x\n",
        "---\ntitle: \"x\"\nfullPath: \"/a\"\nupdateTime: \"7\"\n---\n\n# x\n",
    ] {
        let read = Header { title: "x".to_owned(), full_path: "/a".to_owned(), ..Header::read(text) };
        assert_eq!(read.file("# x\n"), text);
    }
}

#[test]
fn where_people_read_a_page() {
    let ours = "https://open.feishu.cn/document/server-docs/a";
    for (redirect, expected) in [
        ("/document/server-docs/b", Some("https://open.feishu.cn/document/server-docs/b")),
        ("server-docs/b", Some("https://open.feishu.cn/document/server-docs/b")),
        ("https://open.feishu.cn/document/b?x=1", Some("https://open.feishu.cn/document/b")),
        ("", None),
        ("https://elsewhere.example/document/b", None),
        ("//elsewhere.example/b", Some("https://open.feishu.cn/document/elsewhere.example/b")),
        ("/document/../../b", None),
        ("/document/b\n-->", None),
        ("javascript:alert(1)", None),
    ] {
        let answer = json!({"data": {"content": "# x", "redirectUri": redirect}});
        let answer = page::Details::read(&answer, "/a").expect("an answer");
        assert_eq!(answer.source(Some(ours)).as_deref(), expected, "{redirect}");
    }
}

#[test]
fn update_times() {
    for (text, expected) in [
        ("---\nupdateTime: \"12\"\n---\n", Some(12)),
        ("---\r\nupdateTime: \"12\"\r\n---\r\n", Some(12)),
        ("<!--\nfullPath: /a\nupdatedAt: 12\n-->\n", Some(12)),
        ("<!--\nupdatedAt: 12\n", None),
        ("---\nupdateTime: \"soon\"\n---\n", None),
        ("---\ntitle: \"x\"\n---\nupdateTime: 12\n", None),
        ("updateTime: 12\n", None),
        ("", None),
    ] {
        assert_eq!(Header::read(text).updated, expected, "{text}");
    }
    for (value, expected) in
        [(json!(12), Some(12)), (json!(" 12 "), Some(12)), (json!(0), None), (json!(-1), None), (json!(null), None)]
    {
        assert_eq!(tree::milliseconds(&value), expected, "{value}");
    }
}

fn page_node(full_path: &str) -> Value {
    json!({"type": "DocumentType", "fullPath": full_path})
}

fn folder_node(full_path: &str, items: Value) -> Value {
    let mut node = json!({"type": "DirectoryType", "fullPath": full_path});
    node["items"] = items;
    node
}

const HOMES: [(&str, &str); 4] = [
    ("v1/a/get", "top/a/get.md"),
    ("v1/a/put", "top/a/put.md"),
    ("v1/b/get", "top/b/get.md"),
    ("gone/old", "top/a/old.md"),
];

/// The place of each page that is not here, by the tree around it.
#[test]
fn places_of_new_pages() {
    let (page, folder) = (page_node, folder_node);
    let doubt = |why: &str| Err(Unplaced::Doubtful(why.to_owned()));
    let at = |path: &str| Ok(path.to_owned());
    let cases = [
        ("beside a page", json!([page("/v1/a/get"), page("/v1/a/list")]), vec![at("top/a/list.md")]),
        (
            "in another folder",
            json!([folder("/a", json!([page("/v1/a/get")])), folder("/b", json!([page("/b/c")]))]),
            vec![],
        ),
        ("above", json!([folder("/a", json!([page("/v1/a/get")])), page("/c")]), vec![]),
        (
            "below",
            json!([page("/v1/a/get"), folder("/o/events", json!([folder("/o/p/q", json!([page("/e/new")]))]))]),
            vec![at("top/a/events/q/new.md")],
        ),
        (
            "below a page",
            json!([{"type": "DocumentType", "fullPath": "/v1/a/get", "items": [page("/n")]}]),
            vec![at("top/a/get/n.md")],
        ),
        (
            "a folder that subfolders tell, and another subfolder of it",
            json!([
                folder(
                    "/x/top",
                    json!([
                        page("/n/over"),
                        folder("/x/top/a", json!([page("/v1/a/get")])),
                        folder("/x/top/c", json!([page("/n/in-c"), folder("/x/top/c/d", json!([page("/n/in-d")]))])),
                    ])
                ),
                folder("/x/other", json!([page("/n/other")])),
            ]),
            vec![at("top/over.md"), at("top/c/in-c.md"), at("top/c/d/in-d.md")],
        ),
        (
            "a folder that is named like ours, though its pages are gone",
            json!([folder(
                "/x/top",
                json!([folder("/x/top/a", json!([page("/n/new")])), folder("/x/top/c", json!([page("/v1/a/get")])),])
            )]),
            vec![at("top/a/new.md")],
        ),
        (
            "history, which some pages have moved to",
            json!([
                folder("/x/top", json!([folder("/x/top/a", json!([page("/v1/a/get"), page("/n/new")]))])),
                folder("/x/historic-version", json!([folder("/h/a", json!([page("/v1/a/put"), page("/h/old")]))])),
            ]),
            vec![at("top/a/new.md")],
        ),
        (
            "the pages beside it tell more than the folder's name",
            json!([page("/v1/a/get"), folder("/o/other", json!([page("/v1/b/get"), page("/x/y")]))]),
            vec![at("top/b/y.md")],
        ),
        (
            "between two folders",
            json!([page("/v1/a/get"), page("/v1/b/get"), page("/v1/c/get")]),
            vec![doubt("the pages of its folder are in two folders here, \"top/a\" and \"top/b\"")],
        ),
        (
            "names that are taken in the tree",
            json!([page("/v1/a/get"), page("/x/list"), page("/y/list")]),
            vec![at("top/a/list-x.md"), at("top/a/list-y.md")],
        ),
        ("a name that is taken here", json!([page("/v1/a/get"), page("/v1/k/get")]), vec![at("top/a/get-k.md")]),
        (
            "both names are taken",
            json!([page("/v1/a/get"), page("/v1/s/get")]),
            vec![doubt("its file would be top/a/get-s.md, which is of another page")],
        ),
        (
            "the name of a page that is gone",
            json!([page("/v1/a/get"), page("/v2/old")]),
            vec![Err(Unplaced::Gone("top/a/old.md".to_owned()))],
        ),
        (
            "one file in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/1/n")])), folder("/2/E", json!([page("/2/N")]))]),
            vec![
                doubt("another one would be the same file, top/a/e/n.md"),
                doubt("another one would be the same file, top/a/E/N.md"),
            ],
        ),
        (
            "one page in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/n")])), folder("/1/f", json!([page("/n")]))]),
            vec![doubt("it is in several folders of the tree")],
        ),
        ("one page twice", json!([page("/v1/a/get"), page("/n/m"), page("/n/m")]), vec![at("top/a/m.md")]),
    ];
    let homes = HashMap::from(HOMES);
    let files = [("top/a/get.md", false), ("top/b/get.md", false), ("top/a/get-s.md", false), ("top/a/old.md", true)];
    let files = files.map(|(path, is_gone)| (path.to_owned(), File { path: path.to_owned(), is_gone }));
    let files = HashMap::from(files);
    for (what, items, expected) in cases {
        let tree = tree::read(&json!({"items": items})).expect(what);
        let found = Layout::of_pages(&tree.items, &homes).new_pages(&homes, &files);
        let places: Vec<_> = found.into_iter().map(|Found { place, .. }| place).collect();
        assert_eq!(places, expected, "{what}");
    }
}

#[test]
fn pages_that_moved_and_folders_next_to_ours() {
    let (page, folder) = (page_node, folder_node);
    let whole = |a: Value, b: Value, more: Value| {
        json!([folder("/x/top", json!([folder("/x/top/a", a), folder("/x/top/b", b)])), more])
    };
    let none = || folder("/x/more", json!([]));
    let cases = [
        (
            "at home",
            whole(json!([page("/v1/a/get"), page("/v1/a/put")]), json!([page("/v1/b/get")]), none()),
            vec![],
            vec![],
        ),
        (
            "to another folder of ours",
            whole(json!([page("/v1/a/get")]), json!([page("/v1/b/get"), page("/v1/a/put")]), none()),
            vec![("top/a/put.md", Moved::Here("top/b".to_owned()))],
            vec![],
        ),
        (
            "the last page of a folder, to history",
            whole(
                json!([page("/v1/a/get"), page("/v1/a/put")]),
                json!([]),
                folder(
                    "/h/historic-version",
                    json!([folder("/h/old", json!([page("/v1/b/get"), page("/h/1"), page("/h/2")])),]),
                ),
            ),
            vec![("top/b/get.md", Moved::History("historic-version/old".to_owned()))],
            vec![("historic-version", 2)],
        ),
        (
            "to a folder that is not ours",
            whole(
                json!([page("/v1/a/get"), page("/v1/a/put")]),
                json!([]),
                folder(
                    "/x/more",
                    json!([
                        page("/v1/b/get"),
                        page("/n/1"),
                        folder("/x/more/below", json!([page("/n/2"), page("/n/3")])),
                    ]),
                ),
            ),
            vec![("top/b/get.md", Moved::Elsewhere("more".to_owned()))],
            vec![("more", 3)],
        ),
        (
            "a folder that was renamed",
            json!([
                folder("/x/top", json!([folder("/x/top/new-a", json!([page("/v1/a/get"), page("/v1/a/put")]))])),
                page("/n/1")
            ]),
            vec![],
            vec![("the tree itself", 1)],
        ),
    ];
    let homes = HashMap::from(HOMES);
    for (what, items, moved, beside) in cases {
        let tree = tree::read(&json!({"items": items})).expect(what);
        let layout = Layout::of_pages(&tree.items, &homes);
        assert_eq!(layout.moved(&homes).into_iter().collect::<Vec<_>>(), moved, "{what}");
        let expected: Vec<_> = beside.iter().map(|(label, pages)| ((*label).to_owned(), *pages)).collect();
        assert_eq!(layout.beside(&homes), expected, "{what}");
    }
}

#[test]
fn folders_by_their_names() {
    let (page, folder) = (page_node, folder_node);
    let items = json!([
        folder(
            "/s",
            json!([
                folder(
                    "/s/im-v1",
                    json!([folder("/s/im-v1/events", json!([page("/e")])), folder("/s/im-v1/chat", json!([]))])
                ),
                folder("/s/task-v2", json!([folder("/s/task-v2/events", json!([]))])),
            ])
        ),
        folder("/historic-version", json!([folder("/h/chat", json!([])), folder("/h/bot", json!([]))])),
    ]);
    let tree = tree::read(&json!({"items": items})).expect("a tree");
    for (name, expected) in [
        ("im-v1", Ok("/s/im-v1")),
        ("/im-v1/events/", Ok("/s/im-v1/events")),
        ("/s/task-v2", Ok("/s/task-v2")),
        ("chat", Ok("/s/im-v1/chat")),
        ("bot", Ok("/h/bot")),
        ("historic-version/chat", Ok("/h/chat")),
        (
            "events",
            Err("the tree has several folders `events`; say more of its path: `s/im-v1/events`, `s/task-v2/events`"),
        ),
        ("im-v2", Err("the tree has no folder `im-v2`; did you mean `im-v1`?")),
        ("", Err("the tree has no folder ``")),
        ("e", Err("the tree has no folder `e`")),
    ] {
        let found = tree.folder(name).map(|node| node.full_path.as_str());
        assert_eq!(found, expected.map_err(str::to_owned), "{name}");
    }
    assert_eq!(tree.list(&[]).lines().nth(1), Some("  im-v1    1 page"));
    let chosen = tree.folder("im-v1").expect("a folder");
    assert_eq!(tree.list(&[chosen]), "im-v1    1 page\n  events    1 page\n    e  \n  chat    0 pages\n");
}
