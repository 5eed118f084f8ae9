//! Ctrl-C.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::bench::{Bench, CREATE, START_PATH, assert_holds};
use crate::portal::{Reply, TREE};

fn start(bench: &Bench) -> Child {
    let mut command = bench.workspace.command(&["fetch", "--host", &bench.portal.host]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs")
}

/// Whether the process was still there.
fn interrupt(child: &Child) -> bool {
    Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().expect("a shell").success()
}

/// Ctrl-C in the middle: what was written stays, nothing is half, and the next run does the rest.
#[test]
fn an_interrupted_run_is_taken_up() {
    let bench = Bench::newer();
    let before = bench.workspace.snapshot();
    bench.portal.on(START_PATH, [Reply::Silence]);
    let child = start(&bench);
    let started = Instant::now();
    let old = bench.workspace.read(CREATE);
    while bench.workspace.read(CREATE) == old {
        assert!(started.elapsed() < Duration::from_secs(30), "nothing was written");
        thread::sleep(Duration::from_millis(10));
    }
    assert!(interrupt(&child));
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
#[test]
fn regen_is_interrupted_too() {
    let bench = Bench::level();
    bench.workspace.remove("spec/names.toml");
    let made = Command::new("mkfifo").arg(bench.workspace.path("spec/names.toml")).status().expect("mkfifo");
    assert!(made.success());
    let mut child = start(&bench);
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "no page changed, so regen only compares"));
    let started = Instant::now();
    let status = loop {
        let is_there = interrupt(&child);
        thread::sleep(Duration::from_millis(50));
        if let Some(status) = child.try_wait().expect("a status") {
            break status;
        }
        if !is_there || started.elapsed() > Duration::from_secs(20) {
            child.kill().expect("it ends");
            panic!("the command did not end");
        }
    };
    assert_eq!(status.code(), Some(130));
}
