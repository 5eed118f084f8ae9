//! Members of a fleet, as their parent sees them.

use std::env;
use std::process::Stdio;

use helpdesk_mock::Mock;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::member::{ANSWER, APP, SETTINGS};
use crate::server::RedisServer;

/// A process that does what it is told, one line at a time. It ends with this.
pub(crate) struct Process {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Process {
    pub(crate) fn start(settings: &Value) -> Self {
        let mut child = Command::new(env::current_exe().expect("this is a program"))
            .args(["member::member", "--exact", "--ignored", "--nocapture"])
            .env(SETTINGS, settings.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("this program starts again");
        let input = child.stdin.take().expect("it is piped");
        let output = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        Self { child, input, output }
    }

    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("it runs");
    }

    pub(crate) async fn tell(&mut self, command: &str) {
        self.input.write_all(format!("{command}\n").as_bytes()).await.expect("the member reads");
    }

    pub(crate) async fn answer(&mut self) -> Value {
        loop {
            let line = self.output.next_line().await.expect("the member writes").expect("the member is running");
            // The test harness writes too.
            if let Some((_, answer)) = line.split_once(ANSWER) {
                return serde_json::from_str(answer).expect("JSON");
            }
        }
    }
}

pub(crate) struct Fleet(pub(crate) Vec<Process>);

impl Fleet {
    /// Starts processes, and waits until they are ready.
    pub(crate) async fn start(processes: usize, role: &str, redis: &RedisServer, url: &str, more: Value) -> Self {
        let mut settings = json!({ "role": role, "redis": redis.url(), "url": url, "processes": processes });
        if let (Some(settings), Value::Object(more)) = (settings.as_object_mut(), more) {
            settings.extend(more);
        }
        let mut fleet = Self((0..processes).map(|_| Process::start(&settings)).collect());
        fleet.answers().await;
        fleet
    }

    /// Has all do the same at once, and returns their answers.
    pub(crate) async fn all(&mut self, command: &str) -> Vec<Value> {
        for process in &mut self.0 {
            process.tell(command).await;
        }
        self.answers().await
    }

    async fn answers(&mut self) -> Vec<Value> {
        let mut answers = Vec::new();
        for process in &mut self.0 {
            answers.push(process.answer().await);
        }
        answers
    }
}

/// A mock that knows the app of the members.
pub(crate) async fn mock() -> Mock {
    Mock::start().await.expect("a port is free")
}

/// The credentials of a mock's app and helpdesk, as settings of a member.
pub(crate) fn credentials(mock: &Mock) -> Value {
    json!({
        "app": [mock.app_id(), mock.app_secret()],
        "helpdesk": [mock.helpdesk_id(), mock.helpdesk_token()],
    })
}

/// Credentials for a server that checks none.
pub(crate) fn any_credentials() -> Value {
    json!({ "app": [APP, "secret-of-the-app"], "helpdesk": ["1", "ht-secret"] })
}
