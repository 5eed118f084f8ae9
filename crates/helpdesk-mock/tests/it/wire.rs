//! An HTTP client that sends exactly the bytes it is given, and a schema to send them to.

use helpdesk_mock::Mock;
use helpdesk_schema::Schema;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) const JSON: (&str, &str) = ("Content-Type", "application/json; charset=utf-8");

pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|line| line.split_once(": ")).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {:?}", String::from_utf8_lossy(&self.body)))
    }

    /// The HTTP status, `code` and `msg`.
    pub(crate) fn verdict(&self) -> (u16, i64, String) {
        let envelope = self.json();
        (self.status, envelope["code"].as_i64().unwrap(), envelope["msg"].as_str().unwrap().to_owned())
    }
}

/// Sends a request to a mock, and reads its answer to the end.
pub(crate) async fn send(
    mock: &Mock,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Answer {
    send_to(mock.url(), method, target, headers, body).await
}

/// Sends a request to the server at a URL.
pub(crate) async fn send_to(
    url: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Answer {
    let answer = exchange(url, method, target, headers, body).await;
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer with a head");
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: answer[end + 4..].to_vec() }
}

/// Sends a request, and reads whatever comes back.
pub(crate) async fn exchange(
    url: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Vec<u8> {
    let body = body.as_ref();
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // A server that refuses a large body may stop reading it.
    let _ = stream.write_all(body).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

/// Starts a mock of operations that are written down as in the canonical JSON.
pub(crate) async fn start(operations: Value) -> Mock {
    let schema = json!({ "format": 1, "operations": operations, "events": [] });
    Mock::builder().schema(Schema::from_json(&schema.to_string()).unwrap()).start().await.unwrap()
}

/// An operation without tokens, fields or anything; `members` replace what it has.
pub(crate) fn operation(id: &str, method: &str, path: &str, members: Value) -> Value {
    let page = json!({ "path": "", "title": "", "url": "" });
    let mut operation = json!({
        "id": id, "name": id, "module": "", "page": page, "method": method, "path": path, "answer": "empty",
    });
    let parameters: Vec<Value> = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix(':'))
        .map(|name| json!({ "name": name, "type": "string", "required": true }))
        .collect();
    operation["path_parameters"] = json!(parameters);
    let (Value::Object(all), Value::Object(members)) = (&mut operation, members) else { unreachable!() };
    all.extend(members);
    operation
}
