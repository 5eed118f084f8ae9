//! Long connections, as the user of a mock watches and disturbs them.

use tokio_tungstenite::tungstenite::Message;

use super::handle::Mock;
use crate::Error;
use crate::socket::{ClientConfig, Command, PushFault, Sockets};

/// The long connections that apps have opened.
///
/// Without a callback URL, events are pushed over them, each over one of them at random. Requests to open one can be made to
/// fail by [`script`](Mock::script), for [`OPEN_LONG_CONNECTION`](crate::OPEN_LONG_CONNECTION) and
/// [`UPGRADE_LONG_CONNECTION`](crate::UPGRADE_LONG_CONNECTION).
impl Mock {
    /// How many long connections are open.
    pub fn connections(&self) -> usize {
        *self.sockets().count().borrow()
    }

    /// How many long connections were opened so far.
    pub fn connections_opened(&self) -> u64 {
        self.sockets().opened()
    }

    /// Waits until this many long connections are open.
    pub async fn connected(&self, connections: usize) {
        // It fails where the sender is gone, which is here.
        let _ = self.sockets().count().wait_for(|count| *count == connections).await;
    }

    /// How many answers with code 200 have come over long connections.
    pub fn acknowledgements(&self) -> usize {
        self.sockets().status.acknowledged()
    }

    /// How many pings have come over long connections.
    pub fn pings(&self) -> usize {
        self.sockets().status.pings()
    }

    /// Sets what the endpoint and every pong tell an app about how to stay connected, from now on.
    pub fn set_client_config(&self, config: ClientConfig) {
        self.sockets().status.set_config(config);
    }

    /// Injects these faults into the next events that are pushed over long connections, one after
    /// another.
    pub fn script_pushes(&self, faults: impl IntoIterator<Item = PushFault>) {
        self.sockets().script(faults);
    }

    /// From now on, injects these faults into events that are pushed over long connections, each with its probability, unless a
    /// script has a fault for the event. The same seed gives the same sequence of faults; an empty list ends it.
    ///
    /// # Errors
    ///
    /// A probability that is not between 0 and 1, or a sum of more than 1.
    pub fn script_pushes_random(
        &self,
        seed: u64,
        faults: impl IntoIterator<Item = (f64, PushFault)>,
    ) -> Result<(), Error> {
        self.sockets().draw_from(seed, faults.into_iter().collect())
    }

    /// Ends all long connections, without a close frame.
    pub fn cut_connections(&self) {
        self.sockets().tell_all(&Command::Cut);
    }

    /// Ends all long connections by a close frame with this code.
    pub fn close_connections(&self, code: u16) {
        self.sockets().tell_all(&Command::Close(code));
    }

    /// Stops sending over the open long connections, even answers to pings. They stay open.
    pub fn silence_connections(&self) {
        self.sockets().tell_all(&Command::FallSilent);
    }

    /// Sends these bytes over each long connection as a binary message.
    pub fn send_binary(&self, bytes: impl Into<Vec<u8>>) {
        self.sockets().tell_all(&Command::Send(Message::Binary(bytes.into().into())));
    }

    /// Sends this text over each long connection as a text message.
    pub fn send_text(&self, text: impl Into<String>) {
        self.sockets().tell_all(&Command::Send(Message::Text(text.into().into())));
    }

    fn sockets(&self) -> &Sockets {
        &self.pusher().sockets
    }
}
