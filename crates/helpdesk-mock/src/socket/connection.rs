//! One long connection.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use futures_util::{SinkExt as _, StreamExt as _};
use prost::Message as _;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::frame::{CONTROL, DATA, Frame, header};
use super::status::Status;
use crate::lock::lock;

/// How many commands are carried out before what they send is flushed.
const BATCH: usize = 64;

/// A command to a connection.
#[derive(Debug, Clone)]
pub(crate) enum Command {
    Send(Message),
    Close(u16),
    /// To end without a word.
    Cut,
    /// To stay open, and to send nothing any more.
    FallSilent,
}

/// A connection, for whoever sends over it.
pub(crate) struct Connection {
    pub(crate) id: u64,
    commands: mpsc::UnboundedSender<Command>,
    /// The senders that pass on an answer, by the id of the message.
    awaited: Mutex<HashMap<String, oneshot::Sender<u16>>>,
}

impl Connection {
    pub(crate) fn new(id: u64) -> (Arc<Self>, mpsc::UnboundedReceiver<Command>) {
        let (commands, received) = mpsc::unbounded_channel();
        (Arc::new(Self { id, commands, awaited: Mutex::default() }), received)
    }

    /// Has it do something, unless it has ended.
    pub(crate) fn tell(&self, command: Command) {
        let _ = self.commands.send(command);
    }

    /// The receiver of the answer to a message.
    pub(crate) fn expect(&self, message_id: String) -> oneshot::Receiver<u16> {
        let (answer, answered) = oneshot::channel();
        lock(&self.awaited).insert(message_id, answer);
        answered
    }

    pub(crate) fn forget(&self, message_id: &str) {
        lock(&self.awaited).remove(message_id);
    }

    fn answered(&self, message_id: &str, code: u16) {
        if let Some(answer) = lock(&self.awaited).remove(message_id) {
            let _ = answer.send(code);
        }
    }

    /// Ends it, for those that wait for answers.
    pub(crate) fn end(&self) {
        lock(&self.awaited).clear();
    }
}

/// Serves a connection until it ends.
pub(crate) async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
    mut socket: WebSocketStream<S>,
    connection: &Connection,
    mut commands: mpsc::UnboundedReceiver<Command>,
    status: &Status,
) -> Result<(), Error> {
    let mut silent = false;
    let mut batch = Vec::new();
    loop {
        tokio::select! {
            count = commands.recv_many(&mut batch, BATCH) => {
                if count == 0 {
                    return Ok(());
                }
                for command in batch.drain(..) {
                    match command {
                        // The messages before it are flushed.
                        Command::Cut => return socket.flush().await,
                        Command::FallSilent => silent = true,
                        _ if silent => {}
                        Command::Send(message) => socket.feed(message).await?,
                        Command::Close(code) => {
                            let frame = CloseFrame { code: code.into(), reason: "closed by the mock".into() };
                            socket.close(Some(frame)).await?;
                        }
                    }
                }
                socket.flush().await?;
            }
            message = socket.next() => match message.transpose()? {
                None => return Ok(()),
                Some(Message::Binary(bytes)) if !silent => {
                    if let Some(pong) = received(&bytes, connection, status) {
                        connection.tell(Command::Send(pong));
                    }
                }
                Some(_) => {}
            },
        }
    }
}

/// Handles a frame from the app: an answer, or a ping, which is answered.
fn received(bytes: &Bytes, connection: &Connection, status: &Status) -> Option<Message> {
    let frame = Frame::decode(bytes.clone()).ok()?;
    match (frame.method, frame.header("type")?) {
        (CONTROL, "ping") => {
            let pong = Frame {
                service: frame.service,
                method: CONTROL,
                headers: vec![header("type", "pong")],
                payload: Some(status.config().to_json().to_string().into()),
                ..Frame::default()
            };
            status.pinged();
            Some(Message::Binary(pong.encode_to_vec().into()))
        }
        (DATA, "event") => {
            let payload: Value = serde_json::from_slice(frame.payload.as_deref()?).ok()?;
            let code = u16::try_from(payload["code"].as_u64()?).ok()?;
            status.answered(code);
            connection.answered(frame.header("message_id")?, code);
            None
        }
        _ => None,
    }
}
