//! A documentation service on loopback that answers as it is told, well or badly, and keeps what it was asked.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead as _, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// The key of the tree among the answers; the others are the `fullPath` of a page.
pub(crate) const TREE: &str = "tree";

#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// JSON, whole and well.
    Json(serde_json::Value),
    /// A status with more header lines, and a body.
    Http(u16, &'static str, String),
    /// A body that ends before the length that was promised.
    Cut(String),
    /// JSON of which a part is left out, with nothing to tell.
    CutWithoutLength(String),
    /// A body that never ends.
    Endless,
    /// A body of which a byte comes now and then.
    Drip,
    /// Nothing but the end of the connection.
    Close,
    /// Nothing at all.
    Silence,
}

impl Reply {
    /// A page.
    pub(crate) fn page(content: &str) -> Self {
        Self::Json(serde_json::json!({"code": 0, "msg": "success", "data": {"content": content}}))
    }

    fn write(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        match self {
            Self::Json(value) => {
                let body = value.to_string();
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8";
                write!(stream, "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
            }
            Self::Http(status, headers, body) => {
                write!(stream, "HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\n", body.len())?;
                write!(stream, "Connection: close\r\n\r\n{body}")
            }
            Self::Cut(body) => {
                write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len() + 100)
            }
            Self::CutWithoutLength(body) => write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}"),
            Self::Endless => {
                write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{{\"data\":\"")?;
                loop {
                    stream.write_all(&[b'x'; 64 * 1024])?;
                }
            }
            Self::Drip => {
                write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")?;
                loop {
                    stream.write_all(b" ")?;
                    thread::sleep(Duration::from_millis(20));
                }
            }
            Self::Close => Ok(()),
            Self::Silence => {
                thread::sleep(Duration::from_secs(60));
                Ok(())
            }
        }
    }
}

#[derive(Debug, Default)]
struct State {
    replies: HashMap<String, VecDeque<Reply>>,
    asked: Vec<String>,
    open: usize,
    most_open: usize,
}

/// A running service. It lives as long as the tests.
#[derive(Debug, Clone)]
pub(crate) struct Portal {
    pub(crate) host: String,
    state: Arc<Mutex<State>>,
}

impl Portal {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let host = format!("http://{}", listener.local_addr().expect("an address"));
        let portal = Self { host, state: Arc::default() };
        let served = portal.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let portal = served.clone();
                // The other side may be gone, which is its right.
                thread::spawn(move || portal.serve(stream));
            }
        });
        portal
    }

    /// Answers the tree or a page with these, in turn; the last of them stays.
    pub(crate) fn on(&self, key: &str, replies: impl IntoIterator<Item = Reply>) {
        self.state().replies.insert(key.to_owned(), replies.into_iter().collect());
    }

    /// The requests since the last call, sorted.
    pub(crate) fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut self.state().asked);
        asked.sort();
        asked
    }

    /// How many requests were under way at a time.
    pub(crate) fn most_open(&self) -> usize {
        self.state().most_open
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panicked while it held this")
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let target = request.split(' ').nth(1).unwrap_or_default().replace("%2F", "/");
        let key = match target.split_once("?fullPath=") {
            Some(("/document_portal/v1/document/get_detail", full_path)) => full_path.to_owned(),
            None if target == "/api/tools/docment/directory_list" => TREE.to_owned(),
            _ => target,
        };
        let reply = {
            let mut state = self.state();
            state.asked.push(key.clone());
            state.open += 1;
            state.most_open = state.most_open.max(state.open);
            let replies = state.replies.entry(key).or_default();
            let next = if replies.len() > 1 { replies.pop_front() } else { replies.front().cloned() };
            next.unwrap_or(Reply::Http(404, "", "no such page".to_owned()))
        };
        // So that requests that are under way at a time are seen to be.
        thread::sleep(Duration::from_millis(20));
        self.state().open -= 1;
        reply.write(&mut stream)
    }
}
