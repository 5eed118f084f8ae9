//! Which helpdesk an event is of.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use helpdesk_types::AnyEvent;

/// How many tickets are remembered by default.
const TICKETS: usize = 10_000;
/// The longest id that is remembered. Those of the platform have 19 digits.
const LONGEST_ID: usize = 64;

/// Tells which helpdesk an event is of. An app is subscribed to the events of all its helpdesks, and the bot of one helpdesk has to
/// leave those of the others alone.
///
/// Most events name their helpdesk. A message names its ticket alone, so its helpdesk is asked for, once for each ticket: by
/// `ticket.get`, which succeeds with the token of the ticket's helpdesk and no other.
///
/// ```
/// use helpdesk_client::types::ticket::{GetTicket, GetTicketErrorCode};
/// use helpdesk_client::{Client, Error};
/// use helpdesk_events::{HelpdeskLookup, ReceivedEvent};
///
/// async fn is_of(helpdesk: &str, lookup: &HelpdeskLookup, client: &Client, event: &ReceivedEvent) -> Result<bool, Error> {
///     let found = lookup.helpdesk_of(&event.event, |ticket_id| async move {
///         match client.send(&GetTicket::new(ticket_id)).await {
///             Ok(found) => Ok(found.ticket.and_then(|ticket| ticket.helpdesk_id)),
///             // The helpdesk whose token the client has knows no such ticket.
///             Err(error) if error.code_of::<GetTicket>() == Some(GetTicketErrorCode::NotFound) => Ok(None),
///             Err(error) => Err(error),
///         }
///     });
///     Ok(found.await?.is_some_and(|id| id == helpdesk))
/// }
/// ```
#[derive(Debug)]
pub struct HelpdeskLookup {
    capacity: usize,
    tickets: Mutex<Tickets>,
}

/// The helpdesks of tickets; `None` for a ticket of a helpdesk that cannot be told.
#[derive(Debug, Default)]
struct Tickets {
    helpdesks: HashMap<String, Option<String>>,
    /// The ids, oldest first.
    ids: VecDeque<String>,
}

impl HelpdeskLookup {
    /// Remembers the helpdesks of 10,000 tickets, which take about 2 MB.
    pub fn new() -> Self {
        Self::bounded(TICKETS)
    }

    /// Remembers the helpdesks of so many tickets. If there are more, the oldest are forgotten, and asked for again.
    pub fn bounded(tickets: usize) -> Self {
        Self { capacity: tickets, tickets: Mutex::default() }
    }

    /// The id of the event's helpdesk. `ask` is called with the id of the ticket where neither this event nor one before
    /// has told; what it gives is remembered, `None` too.
    ///
    /// `None` where `ask` gives that, and for an event that names neither helpdesk nor ticket.
    ///
    /// # Errors
    ///
    /// That of `ask`, which is not remembered.
    pub async fn helpdesk_of<F, Fut, E>(&self, event: &AnyEvent, ask: F) -> Result<Option<String>, E>
    where
        F: FnOnce(String) -> Fut,
        Fut: Future<Output = Result<Option<String>, E>>,
    {
        let (helpdesk, ticket) = named(event);
        let [helpdesk, ticket] = [helpdesk, ticket].map(|id| id.filter(|id| !id.is_empty()));
        if let Some(helpdesk) = helpdesk {
            if let Some(ticket) = ticket {
                self.remember(ticket, Some(helpdesk));
            }
            return Ok(Some(helpdesk.to_owned()));
        }
        let Some(ticket) = ticket else { return Ok(None) };
        if let Some(known) = self.tickets().helpdesks.get(ticket) {
            return Ok(known.clone());
        }
        let asked = ask(ticket.to_owned()).await?;
        self.remember(ticket, asked.as_deref());
        Ok(asked)
    }

    fn remember(&self, ticket: &str, helpdesk: Option<&str>) {
        if ticket.len() > LONGEST_ID || helpdesk.is_some_and(|helpdesk| helpdesk.len() > LONGEST_ID) {
            return;
        }
        let mut tickets = self.tickets();
        if tickets.helpdesks.insert(ticket.to_owned(), helpdesk.map(str::to_owned)).is_none() {
            tickets.ids.push_back(ticket.to_owned());
        }
        while tickets.ids.len() > self.capacity {
            if let Some(oldest) = tickets.ids.pop_front() {
                tickets.helpdesks.remove(&oldest);
            }
        }
    }

    fn tickets(&self) -> MutexGuard<'_, Tickets> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for HelpdeskLookup {
    fn default() -> Self {
        Self::new()
    }
}

/// The ticket that an event names.
#[cfg(any(feature = "axum", feature = "__long-connection"))]
pub(crate) fn ticket_of(event: &AnyEvent) -> Option<&str> {
    named(event).1.filter(|id| !id.is_empty())
}

/// The helpdesk and the ticket that an event names.
fn named(event: &AnyEvent) -> (Option<&str>, Option<&str>) {
    match event {
        AnyEvent::TicketCreated(ticket) => (ticket.helpdesk_id.as_deref(), ticket.ticket_id.as_deref()),
        AnyEvent::TicketUpdated(update) => {
            let ticket = update.object.as_ref();
            let id = |id: fn(&_) -> &Option<String>| ticket.and_then(|ticket| id(ticket).as_deref());
            (id(|ticket| &ticket.helpdesk_id), id(|ticket| &ticket.ticket_id))
        }
        AnyEvent::TicketMessageCreated(message) => {
            (None, message.ticket.as_ref().and_then(|ticket| ticket.ticket_id.as_deref()))
        }
        AnyEvent::NotificationApprovalChanged(notification) => (notification.helpdesk_id.as_deref(), None),
        AnyEvent::Other(other) => {
            let text = |key| other.body.get(key).and_then(serde_json::Value::as_str);
            (text("helpdesk_id"), text("ticket_id"))
        }
        _ => (None, None),
    }
}
