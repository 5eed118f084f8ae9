//! The tree of the service against the pages that are here.

use crate::bench::{Bench, CREATE_PATH, NOW, START, START_PATH, assert_holds, folder, page};
use crate::portal::{Reply, TREE};
use serde_json::json;

#[test]
fn bad_trees_are_named_and_nothing_is_written() {
    let deep = format!("{{\"data\":{}", "{\"items\":[".repeat(100_000));
    let deep_and_whole = {
        let mut text = "[]".to_owned();
        for _ in 0..1_000 {
            text = format!("[{{\"type\":\"DirectoryType\",\"items\":{text}}}]");
        }
        format!("{{\"code\":0,\"data\":{{\"items\":{text}}}}}")
    };
    let raw = |body: String| Reply::Http(200, "", body);
    let cases: Vec<(&str, Reply, &[&str])> = vec![
        ("a gateway's page", Reply::Http(502, "", "<html>".to_owned()), &["HTTP 502 Bad Gateway (4 attempts)"]),
        ("a web page", raw("<html>".to_owned()), &["not the JSON that it should be", "begins `<html>`"]),
        ("a code", raw(json!({"code": 5, "msg": "down"}).to_string()), &["refuses: code 5, `down`"]),
        ("nested deep", raw(deep), &["recursion limit exceeded"]),
        ("nested deep, and closed", raw(deep_and_whole), &["recursion limit exceeded"]),
        ("an endless body", Reply::Endless, &["longer than 16777216 bytes"]),
        ("no items", raw(json!({"code": 0, "data": {}}).to_string()), &["it has no `items`"]),
        ("empty", raw(json!({"code": 0, "data": {"items": []}}).to_string()), &["`data.items` is empty"]),
        ("items that are none", raw(json!({"data": {"items": {}}}).to_string()), &["`data.items` is not an array"]),
        (
            "an item that is none",
            raw(json!({"items": [{"items": [3]}]}).to_string()),
            &["`items[0].items[0]` is not an object"],
        ),
        (
            "a page without a path",
            raw(json!({"data": {"items": [{"type": "DocumentType", "name": "x"}]}}).to_string()),
            &["`data.items[0]` is a page without a `fullPath`"],
        ),
        (
            "another tree",
            raw(json!({"data": {"items": [page("x", "/x", json!(1))]}}).to_string()),
            &["it holds none of the pages below spec/pages"],
        ),
    ];
    std::thread::scope(|scope| {
        for (what, reply, expected) in cases {
            scope.spawn(move || {
                let bench = Bench::newer();
                bench.portal.on(TREE, [reply]);
                let before = bench.workspace.snapshot();
                let run = bench.fetch(&[]);
                assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{what}\n{}", run.stderr);
                assert_holds(&run.stderr, &["error: ", "/api/tools/docment/directory_list", "help: "]);
                assert_holds(&run.stderr, expected);
                assert_eq!(bench.changed(&before), [""; 0], "{what}");
            });
        }
    });
}

#[test]
fn trees_of_other_forms() {
    let both = || vec![page("a", START_PATH, json!(NOW)), page("b", CREATE_PATH, json!(NOW.to_string()))];
    let forms = [
        json!({"items": both()}),
        json!({"code": 0, "data": both()}),
        json!({"data": {"items": [folder("", both())]}}),
    ];
    for form in forms {
        let bench = Bench::newer();
        bench.portal.on(TREE, [Reply::Json(form)]);
        let run = bench.fetch(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_holds(&run.stdout, &["2 pages changed"]);
    }
}

#[test]
fn a_page_that_is_in_the_tree_twice_is_fetched_once() {
    let bench = Bench::newer();
    let start = || page("创建服务台对话", START_PATH, json!(NOW));
    let older = page("创建对话", START_PATH, json!(NOW - 1));
    let link = json!({"name": "外链", "type": "LinkType", "fullPath": "/x"});
    bench.items([folder("/x/ticket", [older, start(), link]), folder("/x/again", [start()]), start()]);
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.portal.asked(), [START_PATH, TREE]);
    assert_holds(&bench.workspace.read(START), &["title: 创建服务台对话\n", "updatedAt: 1800000000000\n"]);
    assert_holds(&run.stderr, &["two different entries", "unknown type `LinkType`"]);
}

#[test]
fn a_page_that_the_tree_no_longer_has_stays() {
    let bench = Bench::newer();
    bench.items([page("发送工单消息", CREATE_PATH, json!(NOW))]);
    let before = bench.workspace.read(START);
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.workspace.read(START), before);
    assert_holds(
        &run.stderr,
        &["warning: the page is gone from the tree", START, "delete it if the platform took it back"],
    );
    assert_holds(&run.stdout, &["1 page changed, 0 new, ", " up to date, 0 refused, 1 gone from the tree"]);
}

/// New pages: the tree around those that are here, and what is to become of them.
#[test]
fn new_pages_are_listed_and_fetched_when_asked_for() {
    let bench = Bench::level();
    let guide = |path: &str| page("指南\u{1b}[2J", path, json!(NOW));
    bench.items([folder(
        "/x",
        [
            guide("/elsewhere"),
            folder(
                "/x/ticket",
                [
                    page("创建服务台对话", START_PATH, json!(bench.start_time)),
                    guide("/x/ticket/guide"),
                    folder("/x/events", [guide("/x/ticket/events/guide")]),
                    guide("/x/ticket/../../../../../etc/passwd"),
                    guide("/x/ticket/.."),
                    guide("/x/ticket/C:\\guide"),
                    guide("/x/ticket/nul\0"),
                    guide("/x/ticket/.hidden"),
                    folder("/x/..", [guide("/x/ticket/below")]),
                ],
            ),
            folder(
                "/x/ticket-message",
                [
                    page("发送工单消息", CREATE_PATH, json!(bench.create_time)),
                    guide("/x/bot-message/create"),
                    guide("/x/one/list"),
                    guide("/y/one/list"),
                ],
            ),
        ],
    )]);
    let ours = ["/x/ticket/guide", "/x/ticket/events/guide", "/x/bot-message/create"];
    for path in ours {
        bench.portal.on(path, [Reply::page(&format!("# 指南\n\n{path}\n"))]);
    }
    let folder = "spec/pages/helpdesk-v1/ticket-management";
    let files = [
        format!("{folder}/ticket-message/create-bot-message.md"),
        format!("{folder}/ticket/events/guide.md"),
        format!("{folder}/ticket/guide.md"),
    ];

    let before = bench.workspace.snapshot();
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["3 pages of the same folders not here yet; `cargo xtask fetch --new` gets them:"]);
    for file in &files {
        assert_holds(&run.stdout, &[&format!("          {file}  指南 [2J\n")]);
    }
    for doubt in [
        "does not give a file name: \"/x/ticket/../../../../../etc/passwd\"",
        "does not give a file name: \"/x/ticket/..\"",
        "does not give a file name: \"/x/ticket/C:\\\\guide\"",
        "does not give a file name: \"/x/ticket/nul\\0\"",
        "does not give a file name: \"/x/ticket/.hidden\"",
        "of its folder does not give a file name: \"/x/ticket/below\"",
        "another one would be the same file, helpdesk-v1/ticket-management/ticket-message/list-one.md: \"/x/one/list\"",
    ] {
        assert_holds(&run.stderr, &[doubt]);
    }
    assert!(!run.stderr.contains("elsewhere") && !run.stderr.contains("\u{1b}[2J"), "{}", run.stderr);
    assert_eq!(bench.portal.asked(), [TREE]);
    assert_eq!(bench.changed(&before), [""; 0]);

    let run = bench.fetch(&["--new"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.changed(&before), files);
    assert_holds(&run.stdout, &["0 pages changed, 3 new, "]);
    assert_eq!(
        bench.workspace.read(&files[2]),
        "---\ntitle: \"指南 [2J\"\nfullPath: \"/x/ticket/guide\"\nupdateTime: \"1800000000000\"\n---\n\n# 指南\n\n/x/ticket/guide\n"
    );
    bench.portal.asked();
    let run = bench.fetch(&["--new"]);
    assert_holds(&run.stdout, &[&format!("0 pages changed, 0 new, {} up to date", bench.pages + 3)]);
    assert_eq!(bench.portal.asked(), [TREE]);
}

#[test]
fn a_new_page_that_may_be_one_that_is_gone() {
    let bench = Bench::level();
    let moved = page("创建服务台对话", "/helpdesk-v2/ticket/start_service", json!(NOW));
    let other = page("指南", "/x/ticket/guide", json!(NOW));
    let start = "spec/pages/helpdesk-v1/ticket-management/ticket/guide.md";
    bench.workspace.write(start, "---\ntitle: \"指南\"\nfullPath: \"/x/ticket/guide\"\n---\n\n# 指南\n");
    bench.items([folder("/x/ticket", [moved, other])]);
    bench.portal.on("/x/ticket/guide", [Reply::page("# 指南\n")]);
    let run = bench.fetch(&["--new"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(
        &run.stderr,
        &[
            "the page was renamed: \"/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/ticket/start_service\"",
            "write `fullPath: \"/helpdesk-v2/ticket/start_service\"`",
        ],
    );
}
