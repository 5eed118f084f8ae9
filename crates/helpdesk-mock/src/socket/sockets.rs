//! All long connections, and the events that go to one of them each.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::Request;
use hyper_util::rt::TokioIo;
use prost::Message as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::connection::{self, Command, Connection};
use super::fault::PushFault;
use super::frame::{DATA, Frame, header};
use super::status::Status;
use crate::Error;
use crate::api::socket_operations::{SOCKET_PATH, SOCKET_QUERY};
use crate::faults::random::Random;
use crate::faults::script::Drawn;
use crate::lock::lock;
use crate::push::NoAnswer;

/// How many connections an app may have.
pub(crate) const MOST: usize = 50;
/// How long the platform waits for an answer.
const ANSWER: Duration = Duration::from_secs(3);
/// Goes into every ping of an app, as a number.
const SERVICE: i32 = 7;

pub(crate) struct Sockets {
    seed: u64,
    opened: AtomicU64,
    messages: AtomicU64,
    pub(crate) status: Status,
    faults: Mutex<Faults>,
    connections: Mutex<Vec<Arc<Connection>>>,
    count: watch::Sender<usize>,
    tasks: Mutex<JoinSet<()>>,
}

struct Faults {
    script: VecDeque<PushFault>,
    drawn: Option<Drawn<PushFault>>,
    /// Chooses the connection.
    random: Random,
}

impl Sockets {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            opened: AtomicU64::new(0),
            messages: AtomicU64::new(0),
            status: Status::default(),
            faults: Mutex::new(Faults { script: VecDeque::new(), drawn: None, random: Random::new(seed) }),
            connections: Mutex::default(),
            count: watch::Sender::default(),
            tasks: Mutex::default(),
        }
    }

    /// The answer of the endpoint, as reached by that name.
    pub(crate) fn endpoint(&self, host: &str) -> Value {
        let device = self.messages.fetch_add(1, Ordering::Relaxed).to_string();
        let ticket = self.ticket(&device);
        let values = [device, SERVICE.to_string(), self.ticket("access key"), ticket];
        let query: Vec<String> = SOCKET_QUERY.iter().zip(values).map(|(key, value)| format!("{key}={value}")).collect();
        let url = format!("ws://{host}{SOCKET_PATH}?{}", query.join("&"));
        json!({ "code": 0, "msg": "", "data": { "URL": url, "ClientConfig": self.status.config().to_json() } })
    }

    /// Whether a URL is one that the endpoint has given out.
    pub(crate) fn is_ticket(&self, device: &str, ticket: &str) -> bool {
        self.ticket(device) == ticket
    }

    fn ticket(&self, of: &str) -> String {
        let digest = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(of).finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether another connection may be opened.
    pub(crate) fn has_room(&self) -> bool {
        *self.count.borrow() < MOST
    }

    /// Serves the connection that comes of a request, once that was answered.
    pub(crate) fn upgrade(self: &Arc<Self>, mut request: Request) {
        let (sockets, upgrade) = (Arc::clone(self), hyper::upgrade::on(&mut request));
        let (connection, commands) = Connection::new(self.opened.fetch_add(1, Ordering::Relaxed));
        let mut tasks = lock(&self.tasks);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(async move {
            let Ok(upgraded) = upgrade.await else { return };
            let socket = WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, None).await;
            let _open = OpenConnection::new(&sockets, &connection);
            // Every waiter for an answer learns that the connection has ended.
            let _ = connection::serve(socket, &connection, commands, &sockets.status).await;
        });
    }

    /// Sends an event to one of the connections, and waits for its answer.
    pub(crate) async fn push(&self, envelope: &str) -> Result<u16, NoAnswer> {
        let (fault, chosen) = self.choose();
        let Some(connection) = chosen else {
            return Err(NoAnswer::Unreachable("no long connection is open".to_owned()));
        };
        let number = self.messages.fetch_add(1, Ordering::Relaxed);
        let message_id = format!("{:016x}{number:016x}", self.seed);
        let pieces = |count: usize| pieces(&message_id, number, envelope, count);
        let answered = connection.expect(message_id.clone());
        let frames = match fault {
            PushFault::None | PushFault::CutAfter => pieces(1),
            PushFault::Split(count) => pieces(count),
            PushFault::OutOfOrder(count) => pieces(count).into_iter().rev().collect(),
            PushFault::Incomplete(count) => {
                let mut pieces = pieces(count.max(2));
                pieces.pop();
                pieces
            }
            PushFault::Duplicate => [pieces(1), pieces(1)].concat(),
            PushFault::CutBefore | PushFault::Silence | PushFault::Close(_) => Vec::new(),
        };
        frames.into_iter().for_each(|frame| connection.tell(Command::Send(Message::Binary(frame))));
        match fault {
            PushFault::CutBefore | PushFault::CutAfter => connection.tell(Command::Cut),
            PushFault::Silence => connection.tell(Command::FallSilent),
            PushFault::Close(code) => connection.tell(Command::Close(code)),
            _ => {}
        }
        match timeout(ANSWER, answered).await {
            Ok(Ok(code)) => Ok(code),
            Ok(Err(_)) => Err(NoAnswer::Broken("the long connection ended".to_owned())),
            Err(_) => {
                connection.forget(&message_id);
                Err(NoAnswer::TimedOut(ANSWER))
            }
        }
    }

    fn choose(&self) -> (PushFault, Option<Arc<Connection>>) {
        let connections = lock(&self.connections);
        let mut faults = lock(&self.faults);
        let places: Vec<usize> = (0..connections.len()).collect();
        let chosen = faults.random.one_of(&places).and_then(|at| connections.get(at)).cloned();
        if chosen.is_none() {
            return (PushFault::None, None);
        }
        let fault = faults.script.pop_front().or_else(|| faults.drawn.as_mut()?.draw());
        (fault.unwrap_or(PushFault::None), chosen)
    }

    pub(crate) fn script(&self, faults: impl IntoIterator<Item = PushFault>) {
        lock(&self.faults).script.extend(faults);
    }

    pub(crate) fn draw_from(&self, seed: u64, faults: Vec<(f64, PushFault)>) -> Result<(), Error> {
        let drawn = Drawn::new(seed, faults)?;
        lock(&self.faults).drawn = Some(drawn);
        Ok(())
    }

    /// Has every connection do something.
    pub(crate) fn tell_all(&self, command: &Command) {
        lock(&self.connections).iter().for_each(|connection| connection.tell(command.clone()));
    }

    /// How many connections were opened so far.
    pub(crate) fn opened(&self) -> u64 {
        self.opened.load(Ordering::Relaxed)
    }

    /// How many are open.
    pub(crate) fn count(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    /// Forgets faults and acknowledgements. Connections stay open.
    pub(crate) fn clear(&self) {
        let mut faults = lock(&self.faults);
        faults.script.clear();
        faults.drawn = None;
        self.status.clear();
    }

    /// Ends all connections.
    pub(crate) fn end(&self) {
        lock(&self.tasks).abort_all();
    }
}

/// A connection is among those that are open for as long as this is held.
struct OpenConnection<'a> {
    sockets: &'a Sockets,
    connection: &'a Arc<Connection>,
}

impl<'a> OpenConnection<'a> {
    fn new(sockets: &'a Sockets, connection: &'a Arc<Connection>) -> Self {
        let mut connections = lock(&sockets.connections);
        connections.push(Arc::clone(connection));
        sockets.count.send_replace(connections.len());
        Self { sockets, connection }
    }
}

impl Drop for OpenConnection<'_> {
    fn drop(&mut self) {
        let mut connections = lock(&self.sockets.connections);
        connections.retain(|connection| connection.id != self.connection.id);
        self.sockets.count.send_replace(connections.len());
        self.connection.end();
    }
}

/// The frames of a message, in so many pieces.
fn pieces(message_id: &str, number: u64, envelope: &str, count: usize) -> Vec<Bytes> {
    let bytes = Bytes::copy_from_slice(envelope.as_bytes());
    let count = count.clamp(1, bytes.len().max(1));
    let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis().to_string();
    let piece = |seq: usize| {
        let bound = |seq: usize| bytes.len() * seq / count;
        let headers = vec![
            header("type", "event"),
            header("message_id", message_id),
            header("sum", count.to_string()),
            header("seq", seq.to_string()),
            header("trace_id", format!("trace-{message_id}")),
            header("timestamp", timestamp.clone()),
        ];
        let frame = Frame {
            seq_id: number,
            log_id: number,
            service: SERVICE,
            method: DATA,
            headers,
            payload: Some(bytes.slice(bound(seq)..bound(seq + 1))),
            ..Frame::default()
        };
        frame.encode_to_vec().into()
    };
    (0..count).map(piece).collect()
}
