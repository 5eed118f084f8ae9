//! Prints an event by its type.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

use std::convert::Infallible;
use std::fmt::Debug;

use helpdesk_client::types::ticket::TicketUpdated;
use helpdesk_events::{AnyEvent, ReceivedEvent};

/// The handler: the place for what a bot does.
pub(crate) async fn handle(received: ReceivedEvent) -> Result<(), Infallible> {
    let text = |text: &Option<String>| text.as_deref().unwrap_or("?").to_owned();
    match &received.event {
        AnyEvent::TicketCreated(ticket) => {
            let guest = ticket.guest.as_ref().and_then(|guest| guest.id.as_ref()?.open_id.as_deref());
            println!("ticket {} was opened by {}", text(&ticket.ticket_id), guest.unwrap_or("?"));
        }
        AnyEvent::TicketUpdated(update) => {
            let ticket = update.object.as_ref().map(|ticket| text(&ticket.ticket_id)).unwrap_or_default();
            println!("ticket {ticket} was changed: {}", changes(update));
        }
        AnyEvent::TicketMessageCreated(message) => {
            let ticket = message.ticket.as_ref().map(|ticket| text(&ticket.ticket_id)).unwrap_or_default();
            println!("ticket {ticket} has a message: {}", text(&message.text));
        }
        AnyEvent::NotificationApprovalChanged(notification) => {
            let status = notification.approve_status.as_ref().map(ToString::to_string);
            println!("notification {} is now: {}", text(&notification.notification_id), text(&status));
        }
        other => println!("an event of type {:?}, as it came", other.event_type()),
    }
    for deviation in &received.deviations {
        println!("  it deviates from its page: {deviation}");
    }
    Ok(())
}

/// The changes of an update: the old object holds only the fields that changed.
fn changes(update: &TicketUpdated) -> String {
    let (Some(new), Some(old)) = (&update.object, &update.old_object) else { return "unknown".to_owned() };
    let mut changes = Vec::new();
    if let Some(before) = old.status {
        changes.push(format!("status {} -> {}", show(before), show(new.status.as_ref())));
    }
    if let Some(before) = old.stage {
        changes.push(format!("stage {} -> {}", show(before), show(new.stage.as_ref())));
    }
    changes.join(", ")
}

fn show(value: Option<impl Debug>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("{value:?}"))
}
