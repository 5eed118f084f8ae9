//! `cargo xtask fetch` as a maintainer calls it, against a documentation service that misbehaves: what was asked, what was
//! written, and what was printed.

use crate::bench::{Bench, CREATE, CREATE_PATH, NOW, START, START_PATH, assert_holds, folder, page};
use crate::portal::{Reply, TREE};
use crate::workspace::Workspace;
use serde_json::{Value, json};

#[test]
fn what_is_up_to_date_is_left_alone() {
    let bench = Bench::level();
    let before = bench.workspace.snapshot();
    let run = bench.fetch(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let count = format!("0 pages changed, 0 new, {} up to date, 0 refused, 0 gone from the tree\n", bench.pages);
    assert_eq!(run.stdout, count + "no page changed, so regen was not run\n");
    assert_eq!(bench.portal.asked(), [TREE]);
    assert_eq!(bench.changed(&before), [""; 0]);
}

#[test]
fn newer_pages_are_written_and_regen_is_run() {
    let bench = Bench::newer();
    let (start, create) = (bench.newer_start(), bench.newer_create());
    let before = bench.workspace.snapshot();
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.changed(&before), [CREATE, START]);
    let header = |title, path| format!("---\ntitle: \"{title}\"\nfullPath: \"{path}\"\nupdateTime: \"{NOW}\"\n---\n\n");
    assert_eq!(bench.workspace.read(START), header("创建服务台对话", START_PATH) + &start);
    assert_eq!(bench.workspace.read(CREATE), header("发送工单消息", CREATE_PATH) + &create);
    // Standard error is no terminal here.
    assert_holds(&run.stderr, &["[2/2] changed helpdesk-v1/ticket-management/ticket"]);
    let count = format!("2 pages changed, 0 new, {} up to date", bench.pages - 2);
    assert_holds(&run.stdout, &[&count, " changed  tests/golden/ticket.rs"]);
    assert_holds(&bench.workspace.read("tests/golden/ticket.rs"), &["可以接入人工服务"]);
    assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, TREE]);

    let before = bench.workspace.snapshot();
    let second = bench.fetch(&[]);
    assert_eq!((second.code, second.stderr.as_str()), (0, ""));
    assert_eq!(bench.portal.asked(), [TREE]);
    assert_eq!(bench.changed(&before), [""; 0]);
}

#[test]
fn force_fetches_what_is_up_to_date() {
    let bench = Bench::level();
    bench.portal.on(START_PATH, [Reply::page(&bench.newer_start())]);
    let run = bench.fetch(&["--force"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, TREE]);
    assert_holds(&bench.workspace.read(START), &["可以接入人工服务", &format!("updateTime: \"{}\"", bench.start_time)]);
    // A second time, nothing differs.
    let before = bench.workspace.snapshot();
    let count = format!("0 pages changed, 0 new, {} up to date", bench.pages);
    assert_holds(&bench.fetch(&["--force"]).stdout, &[&count, "regen was not run"]);
    assert_eq!(bench.changed(&before), [""; 0]);
}

#[test]
fn a_tree_without_times_has_every_page_fetched() {
    let bench = Bench::level();
    bench.items([page("", START_PATH, json!("yesterday")), page("发送工单消息", CREATE_PATH, Value::Null)]);
    bench.portal.on(START_PATH, [Reply::page(&bench.newer_start())]);
    let before = bench.workspace.snapshot();
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, TREE]);
    assert_eq!(bench.changed(&before), [START]);
    assert_holds(&bench.workspace.read(START), &["title: \"创建服务台对话\"", &bench.start_time.to_string()]);
    let before = bench.workspace.snapshot();
    assert_eq!(bench.fetch(&[]).code, 0);
    assert_eq!(bench.changed(&before), [""; 0]);
}

/// The service says when its version of a page is from.
#[test]
fn a_service_that_is_behind_its_tree() {
    let bench = Bench::newer();
    let answer = |content: &str, time: u64| {
        Reply::Json(json!({"code": 0, "data": {"content": content, "updateTime": time, "fullPath": START_PATH}}))
    };
    let (newer, before) = (bench.newer_start(), bench.workspace.read(START));
    bench.portal.on(START_PATH, [answer(&newer, bench.start_time - 1)]);
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 1);
    assert_holds(&run.stderr, &["an older version came than the one here", START]);
    assert_eq!(bench.workspace.read(START), before);

    // The next run asks again for what is not yet as new as the tree.
    bench.portal.on(START_PATH, [answer(&newer, bench.start_time + 1)]);
    assert_eq!(bench.fetch(&[]).code, 0);
    assert_holds(&bench.workspace.read(START), &[&(bench.start_time + 1).to_string(), "可以接入人工服务"]);
    assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, START_PATH, TREE, TREE]);
    let run = bench.fetch(&[]);
    assert_holds(&run.stdout, &[&format!("0 pages changed, 0 new, {} up to date", bench.pages)]);
    assert_eq!(bench.portal.asked(), [START_PATH, TREE]);
}

/// A bad page never replaces a good one, and is no reason to leave out another.
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
        ("elsewhere", Reply::Http(302, "Location: /login\r\n", String::new()), 1, &["HTTP 302 Found"]),
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
        ("a code", Reply::Json(json!({"code": 2022, "msg": "not found"})), 1, &["refuses: code 2022, `not found`"]),
        ("no data", Reply::Json(json!({"code": 0})), 1, &["the answer has no `data.content`"]),
        ("no content", data(json!({"content": 7})), 1, &["the answer has no `data.content`"]),
        ("empty content", data(json!({"content": " \n"})), 1, &["the page came back empty"]),
        (
            "another page",
            data(json!({"content": start.as_str(), "fullPath": "/other"})),
            1,
            &["another page came back, `/other`"],
        ),
        ("no page", Reply::page(&html()), 1, &["what came is no page: it begins `<html><body>"]),
        (
            "a guide",
            Reply::page("# 概述\n\n正文\n"),
            1,
            &["what came is no endpoint and no event, and the page here is"],
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
            &["unknown-type", "boolaen", "/document/uAjLw4CM/", "the page that came has errors"],
        ),
        ("a page that ends early", Reply::page(&cut), 1, &["the page that came has errors"]),
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
                assert!(
                    run.stderr.ends_with("error: 1 page not refreshed; the reasons stand above\n"),
                    "{}",
                    run.stderr
                );
                assert_holds(&run.stdout, &["1 page changed, 0 new, ", " up to date, 1 refused"]);
                let pages = bench.portal.asked().into_iter().filter(|key| key == START_PATH).count();
                assert_eq!(pages, asked, "{what}");
            });
        }
    });
}

#[test]
fn what_passes_is_asked_again() {
    let faults: [(&str, Reply); 4] = [
        ("a limit", Reply::Http(429, "Retry-After: 1\r\n", String::new())),
        ("a gateway's page", Reply::Http(503, "", "<html>".to_owned())),
        ("a cut body", Reply::Cut("{".to_owned())),
        ("a closed connection", Reply::Close),
    ];
    std::thread::scope(|scope| {
        for (what, fault) in faults {
            scope.spawn(move || {
                let bench = Bench::newer();
                bench.portal.on(START_PATH, [fault, Reply::page(&bench.newer_start())]);
                let run = bench.fetch(&[]);
                assert_eq!(run.code, 0, "{what}\n{}", run.stderr);
                assert_holds(&bench.workspace.read(START), &["可以接入人工服务"]);
                assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, START_PATH, TREE], "{what}");
            });
        }
    });
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
        ("items that are none", raw(json!({"data": {"items": {}}}).to_string()), &["`data.items` is no array"]),
        (
            "an item that is none",
            raw(json!({"items": [{"items": [3]}]}).to_string()),
            &["`items[0].items[0]` is no object"],
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
    assert_holds(&bench.workspace.read(START), &["title: \"创建服务台对话\"", "updateTime: \"1800000000000\""]);
    assert_holds(&run.stderr, &["two different entries", "unknown type `LinkType`"]);
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
    assert_holds(&run.stderr, &["ticket/start_service.md, which is of a page that is gone from the tree"]);
}

#[test]
fn so_many_requests_at_a_time() {
    let bench = Bench::level();
    let mut items = vec![page("创建服务台对话", START_PATH, json!(bench.start_time))];
    for number in 0..24 {
        let path = format!("/x/ticket/guide{number}");
        bench.portal.on(&path, [Reply::page("# 指南\n")]);
        items.push(page("指南", &path, json!(NOW)));
    }
    bench.items(items);
    let run = bench.fetch(&["--new"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["0 pages changed, 24 new"]);
    assert!((2..=4).contains(&bench.portal.most_open()), "{}", bench.portal.most_open());
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

/// Ctrl-C in the middle: what was written stays, nothing is half, and the next run does the rest.
#[cfg(unix)]
#[test]
fn an_interrupted_run_is_taken_up() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let bench = Bench::newer();
    let before = bench.workspace.snapshot();
    bench.portal.on(START_PATH, [Reply::Silence]);
    let child = bench
        .workspace
        .command(&["fetch", "--host", &bench.portal.host])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let started = Instant::now();
    let old = bench.workspace.read(CREATE);
    while bench.workspace.read(CREATE) == old {
        assert!(started.elapsed() < Duration::from_secs(30), "nothing was written");
        std::thread::sleep(Duration::from_millis(10));
    }
    let killed = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().expect("a shell");
    assert!(killed.success());
    let output = child.wait_with_output().expect("the command ends");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(130), "{stderr}");
    assert_holds(&stderr, &["error: interrupted; run `cargo xtask fetch` for the rest"]);
    assert_eq!(bench.changed(&before), [CREATE]);

    bench.portal.on(START_PATH, [Reply::page(&bench.newer_start())]);
    bench.portal.asked();
    let run = bench.fetch(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(bench.portal.asked(), [START_PATH, TREE]);
    assert_holds(&run.stdout, &["1 page changed, 0 new, ", "tests/golden/ticket_message.rs"]);
}
