//! The mock as a program.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_testing::send;
use serde_json::json;

use crate::receiver::Receiver;
use crate::wire::JSON;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_helpdesk-mock"))
}

#[cfg(unix)]
#[tokio::test]
async fn it_says_how_to_reach_it_and_what_arrives() {
    let mut running = program().args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let greeting: Vec<String> = lines.by_ref().take(11).collect();
    let url = greeting[2].strip_prefix("export FEISHU_BASE_URL=").unwrap();
    assert_eq!(
        greeting[0],
        format!("helpdesk-mock listens on {url}, with a page for a browser there; stop it with Ctrl-C")
    );
    assert_eq!(
        greeting[3..],
        [
            "export FEISHU_APP_ID=cli_00000000000000ff",
            "export FEISHU_APP_SECRET=mock-app-secret",
            "export FEISHU_HELPDESK_ID=7000000000000000000",
            "export FEISHU_HELPDESK_TOKEN=ht-mock-00000000-0000-0000-0000-000000000000",
            "export FEISHU_USER_TOKEN=u-mock-00000000000000000000",
            "export FEISHU_OPEN_ID=ou_mock",
            "export FEISHU_ENCRYPT_KEY=mock-encrypt-key",
            "export FEISHU_VERIFICATION_TOKEN=mock-verification-token",
        ]
    );
    let how: Vec<String> = lines.by_ref().take(4).collect();
    assert_eq!(how[1], "Without a callback URL, events go to whoever opens a long connection; with these variables:");
    assert!(how[2].ends_with("--features long-connection --example receive_events"), "{how:?}");

    send(url, "POST", "/open-apis/helpdesk/v1/start_service", &[], "").await;
    send(url, "GET", "/nowhere", &[], "").await;
    let missing = "Missing access token for authorization. Please make a request with token attached.";
    let operation = "helpdesk.v1.ticket.start_service";
    let path = "/open-apis/helpdesk/v1/start_service";
    assert_eq!(lines.next().unwrap(), format!("POST {path} {operation} 400 99991661 {missing}"));
    assert_eq!(lines.next().unwrap(), "GET /nowhere - 404 99991201 no operation is documented at /nowhere");

    // It prints one line, whatever characters the request has.
    send(url, "GET", "/\u{202e}\u{2028}\u{9b}x", &[], "").await;
    send(url, "GET", &format!("/{}", "x".repeat(10_000)), &[], "").await;
    assert_eq!(lines.next().unwrap(), "GET /   x - 404 99991201 no operation is documented at /   x");
    assert!(lines.next().unwrap().len() < 3000);

    for _ in 0..30 {
        send(url, "POST", "/nowhere", &[], vec![b'x'; 4_000_000]).await;
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap_or_default();

    // Ctrl-C sends SIGINT.
    assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    assert!(running.wait().unwrap().success());
    // It has kept none of the bodies.
    if let Some(resident) = status.lines().find_map(|line| line.strip_prefix("VmRSS:")) {
        let kilobytes: usize = resident.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kilobytes < 60_000, "{kilobytes} kB");
    }
}

#[tokio::test]
async fn it_says_what_it_pushes() {
    let receiver = Receiver::start().await;
    receiver.answer([500]);
    let mut running = program().args(["--callback-url", &receiver.url]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let url = lines.nth(2).unwrap().replace("export FEISHU_BASE_URL=", "");

    let app = json!({ "app_id": "cli_00000000000000ff", "app_secret": "mock-app-secret" }).to_string();
    let issue = "/open-apis/auth/v3/tenant_access_token/internal";
    let issued = send(&url, "POST", issue, &[JSON], app).await.json();
    let bearer = format!("Bearer {}", issued["tenant_access_token"].as_str().unwrap());
    let helpdesk = STANDARD.encode("7000000000000000000:ht-mock-00000000-0000-0000-0000-000000000000");
    let headers = [("Authorization", bearer.as_str()), ("X-Lark-Helpdesk-Authorization", &helpdesk), JSON];
    let event = json!({ "type": "helpdesk.ticket", "subtype": "ticket.created_v1" });
    for (path, body) in
        [("events/subscribe", json!({ "events": [event] })), ("start_service", json!({ "open_id": "ou_1" }))]
    {
        let answer = send(&url, "POST", &format!("/open-apis/helpdesk/v1/{path}"), &headers, body.to_string()).await;
        assert_eq!(answer.status, 200);
    }
    // The receiver answers on this thread.
    let push =
        tokio::task::spawn_blocking(move || lines.find(|line| line.starts_with("PUSH "))).await.unwrap().unwrap();
    running.kill().unwrap();
    running.wait().unwrap();
    let envelope = receiver.only().envelope();
    let id = envelope["header"]["event_id"].as_str().unwrap();
    assert!(push.starts_with(&format!("PUSH helpdesk.ticket.created_v1 {id} 500 after ")), "{push}");
    assert!(push.ends_with("s; once more in 15s"), "{push}");
}

#[test]
fn it_refuses_what_it_cannot_do() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().port().to_string();
    for (arguments, code, error) in [
        (&["--port", &taken][..], 1, format!("error: cannot listen on port {taken}: ")),
        (&["--port"], 2, "error: --port needs a number\n".to_owned()),
        (&["--port=x"], 2, "error: `x` is not a port number\n".to_owned()),
        (&["--port", "65536"], 2, "error: `65536` is not a port number\n".to_owned()),
        (&["--allow-host"], 2, "error: --allow-host needs a name\n".to_owned()),
        (&["--allow-host=http://a"], 1, "error: `http://a` is not a host name or address; ".to_owned()),
        (&["--callback-url"], 2, "error: --callback-url needs a URL\n".to_owned()),
        (&["--callback-url=https://a"], 1, "error: events cannot be pushed to `https://a`: the mock".to_owned()),
        (&["-v"], 2, "error: unknown argument `-v`\n".to_owned()),
        (&["--host"], 2, "error: --host needs an address\n".to_owned()),
        (&["--host=here"], 2, "error: `here` is not an IP address\n".to_owned()),
        (&["--empty", "--samples"], 2, "error: only one of --empty, --seed and --samples can be given\n".to_owned()),
        (
            &["--samples", "--state=x"],
            2,
            "error: --samples keeps nothing, so there is nothing for --state\n".to_owned(),
        ),
        (&["--seed"], 2, "error: --seed needs a file\n".to_owned()),
        (&["--seed=/no/such/file"], 1, "error: /no/such/file: it cannot be read: ".to_owned()),
        (&["--state=/no/such/file"], 1, "error: /no/such/file: it cannot be written: ".to_owned()),
    ] {
        let mut failing = program().args(arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut message = String::new();
        failing.stderr.take().unwrap().read_to_string(&mut message).unwrap();
        assert_eq!(failing.wait().unwrap().code(), Some(code), "{arguments:?}");
        assert!(message.starts_with(&error), "{message}");
    }
}

#[test]
fn it_says_its_version() {
    for argument in ["--version", "-V"] {
        let output = program().arg(argument).output().unwrap();
        assert_eq!(output.stdout, format!("helpdesk-mock {}\n", env!("CARGO_PKG_VERSION")).as_bytes());
        assert!(output.status.success());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_it_keeps_outlives_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    let mut tickets = Vec::new();
    for _ in 0..2 {
        let mut running = program();
        running.args(["--empty", "--host", "127.0.0.2", "--state"]).arg(&file).stdout(Stdio::piped());
        let mut running = running.spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
        let url = lines.nth(2).unwrap().replace("export FEISHU_BASE_URL=", "");
        assert!(url.starts_with("http://127.0.0.2:"), "{url}");
        let snapshot = send(&url, "GET", "/_mock/state", &[], "").await.json();
        tickets.push(snapshot["tickets"].as_array().unwrap().len());
        let ticket = json!({ "format": 1, "tickets": [{ "ticket_id": "7", "status": 1 }] });
        assert_eq!(send(&url, "PUT", "/_mock/state", &[JSON], ticket.to_string()).await.status, 200);
        // Containers are stopped with SIGTERM.
        assert!(Command::new("kill").args(["-TERM", &running.id().to_string()]).status().unwrap().success());
        assert!(running.wait().unwrap().success());
    }
    assert_eq!(tickets, [0, 1]);
}

#[tokio::test]
async fn without_an_option_it_has_what_the_pages_show() {
    for (option, tickets) in [(&[][..], json!(1)), (&["--empty"], json!(0)), (&["--samples"], json!(null))] {
        let mut running = program().args(option).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
        let url = lines.nth(2).unwrap().replace("export FEISHU_BASE_URL=", "");
        let recent = send(&url, "GET", "/_mock/recent", &[], "").await.json();
        assert_eq!(
            recent["tickets"].as_array().map(Vec::len).map_or(json!(null), |count| json!(count)),
            tickets,
            "{option:?}"
        );
        running.kill().unwrap();
        running.wait().unwrap();
    }
}
