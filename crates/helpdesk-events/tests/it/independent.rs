//! Callbacks that another program has made, in another language and with another library.

use std::io::Write;
use std::process::{Command, Stdio};

use helpdesk_events::{Incoming, Refusal};
use serde_json::{Value, json};

use crate::platform::{self, Callback, KEY, NOW, TOKEN};

const PROGRAM: &str = include_str!("independent.py");

/// The output of the program; `None`, with the reason printed, if it cannot run.
fn callbacks(asked: &Value) -> Option<Vec<Value>> {
    let has_library = Command::new("python3").args(["-c", "import cryptography"]).output();
    match has_library {
        Err(error) => {
            eprintln!("skipped: python3 cannot be started: {error}");
            return None;
        }
        Ok(output) if !output.status.success() => {
            eprintln!("skipped: python3 lacks the package `cryptography`: {}", String::from_utf8_lossy(&output.stderr));
            return None;
        }
        Ok(_) => {}
    }
    let mut python = Command::new("python3")
        .args(["-c", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    python.stdin.take().expect("a pipe").write_all(asked.to_string().as_bytes()).expect("it reads");
    let output = python.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the program failed");
    Some(serde_json::from_slice(&output.stdout).expect("it prints an array"))
}

#[test]
fn its_events_are_accepted_and_its_forgeries_refused() {
    let events: Vec<Value> = platform::documented_events().into_iter().map(|(_, example)| example).collect();
    let asked = json!({ "key": KEY, "token": TOKEN, "now": NOW, "events": events });
    let Some(callbacks) = callbacks(&asked) else { return };
    let (mut accepted, mut refused) = (0, 0);
    for made in callbacks {
        let header = |name: &str| made[name].as_str().map(str::to_owned);
        let callback = Callback {
            timestamp: header("timestamp"),
            nonce: header("nonce"),
            signature: header("signature"),
            body: made["body"].as_str().expect("a body").as_bytes().to_vec(),
        };
        let refusals = made["refusals"].as_array().expect("an array");
        let received = callback.receive(&platform::encrypting());
        let variant = |refusal: &Refusal| format!("{refusal:?}").split(' ').next().unwrap_or_default().to_owned();
        match &received {
            Ok(Incoming::Event(_)) if refusals.is_empty() => accepted += 1,
            Err(refusal) if refusals.contains(&json!(variant(refusal))) => refused += 1,
            received => panic!("{}: {received:?}", made["what"]),
        }
    }
    assert_eq!((accepted, refused), (8, 12));
}
