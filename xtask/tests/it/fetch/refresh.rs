//! Pages that the service has newer, and those that it has not.

use crate::bench::{Bench, CREATE, CREATE_PATH, NOW, START, START_PATH, assert_holds, page};
use crate::portal::{Reply, TREE};
use serde_json::{Value, json};

#[test]
fn what_is_up_to_date_is_left_alone() {
    let bench = Bench::level();
    let before = bench.workspace.snapshot();
    let run = bench.fetch(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let count = format!("0 pages changed, 0 new, {} up to date, 0 refused, 0 gone from the tree\n", bench.pages);
    assert_holds(
        &run.stdout,
        &[&(count + "no page changed, so regen only compares\n"), "\neverything is up to date\n"],
    );
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
    // All of the header stays but the time.
    let header = |title: &str, id: &str, path: &str, place: &str| {
        let source = format!("https://open.feishu.cn/document/server-docs/helpdesk-v1/ticket-management/{place}");
        format!("<!--\ntitle: {title}\nid: {id}\nfullPath: {path}\nupdatedAt: {NOW}\nsource: {source}\n-->\n")
    };
    let of_start = header("创建服务台对话", "6955768699895726082", START_PATH, "ticket/start_service");
    let of_create = header("发送工单消息", "6955768699895758850", CREATE_PATH, "ticket-message/create");
    assert_eq!(bench.workspace.read(START), of_start + &start);
    assert_eq!(bench.workspace.read(CREATE), of_create + &create);
    // Standard error is not a terminal here.
    assert_holds(&run.stderr, &["[2/2] changed helpdesk-v1/ticket-management/ticket"]);
    let count = format!("2 pages changed, 0 new, {} up to date", bench.pages - 2);
    assert_holds(&run.stdout, &[&count, " changed  tests/golden/ticket.rs"]);
    assert_holds(&bench.workspace.read("tests/golden/ticket.rs"), &["可以接入人工服务"]);
    assert_eq!(bench.portal.asked(), [CREATE_PATH, START_PATH, TREE]);

    let before = bench.workspace.snapshot();
    let second = bench.fetch(&[]);
    assert_eq!(second.code, 0, "{}", second.stderr);
    assert_holds(&second.stderr, &["has no translation"]);
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
    assert_holds(&bench.workspace.read(START), &["可以接入人工服务", &format!("updatedAt: {}\n", bench.start_time)]);
    // A second time, nothing differs.
    let before = bench.workspace.snapshot();
    let count = format!("0 pages changed, 0 new, {} up to date", bench.pages);
    assert_holds(&bench.fetch(&["--force"]).stdout, &[&count, "regen only compares"]);
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
    assert_holds(&bench.workspace.read(START), &["title: 创建服务台对话\n", &bench.start_time.to_string()]);
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

/// Ctrl-C once the pages are here, while `regen` waits for a file.
#[cfg(unix)]
#[test]
fn regen_is_interrupted_too() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let bench = Bench::level();
    bench.workspace.remove("spec/names.toml");
    let made = Command::new("mkfifo").arg(bench.workspace.path("spec/names.toml")).status().expect("mkfifo");
    assert!(made.success());
    let mut child = bench
        .workspace
        .command(&["fetch", "--host", &bench.portal.host])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "no page changed, so regen only compares"));
    let started = Instant::now();
    let status = loop {
        let killed = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().expect("a shell");
        std::thread::sleep(Duration::from_millis(50));
        if let Some(status) = child.try_wait().expect("a status") {
            break status;
        }
        if !killed.success() || started.elapsed() > Duration::from_secs(20) {
            child.kill().expect("it ends");
            panic!("the command did not end");
        }
    };
    assert_eq!(status.code(), Some(130));
}
