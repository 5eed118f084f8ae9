//! A support desk: it opens tickets, answers questions, maintains FAQs, and reports on the week.

use std::io::Write;
use std::time::{Duration, SystemTime};

use helpdesk_client::types::WithOption;
use helpdesk_client::types::common::TicketStatus;
use helpdesk_client::types::faq::{CreateFaq, FaqStatus, FaqUpdate, ListFaqs, NewFaq, PatchFaq, SearchFaqs};
use helpdesk_client::types::ticket::{ListTickets, StartService, Ticket};
use helpdesk_client::types::ticket_message::{
    CreateTicketMessage, CreateTicketMessageErrorCode, SenderType, TicketMessageCreated,
};
use helpdesk_client::{Client, Error, UserClient};
use helpdesk_events::{AnyEvent, BoxError, ReceivedEvent};

use crate::csv::Row;

const OPEN: [TicketStatus; 5] = [
    TicketStatus::Created,
    TicketStatus::Processing,
    TicketStatus::Queued,
    TicketStatus::Pending,
    TicketStatus::AwaitingUser,
];
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// The reply to a question that no FAQ answers.
pub(crate) const NO_ANSWER: &str = "Thank you. A colleague will reply soon.";

/// A support desk; a handle that is cheap to clone.
#[derive(Clone)]
pub(crate) struct Desk {
    /// Acts as the app.
    pub(crate) app: Client,
    /// Acts on behalf of a user who may edit FAQs.
    pub(crate) editor: UserClient,
}

impl Desk {
    /// The id of the guest's open ticket, or of a new one that a person will handle.
    pub(crate) async fn open_ticket(&self, guest: &str) -> Result<String, BoxError> {
        if let Some(ticket) = self.open_tickets(Some(guest)).await?.into_iter().next() {
            return Ok(ticket.ticket_id.ok_or("a listed ticket has no id")?);
        }
        let started = self.app.send(&StartService::new(guest).human_service(true)).await?;
        Ok(started.ticket_id.ok_or("the conversation has no ticket, so a person does not take part")?)
    }

    /// The tickets that are not closed: of one guest, or of all.
    pub(crate) async fn open_tickets(&self, guest: Option<&str>) -> Result<Vec<Ticket>, Error> {
        let request = ListTickets::new().status_list(OPEN).with_option(ListTickets::guest_id, guest);
        self.app.list(request).all().await
    }

    /// Sends a text into a ticket. False if the ticket was closed in the meantime.
    pub(crate) async fn reply(&self, ticket_id: &str, text: &str) -> Result<bool, Error> {
        match self.app.send(&CreateTicketMessage::text(ticket_id, text)).await {
            Ok(_) => Ok(true),
            Err(error) if error.is(CreateTicketMessageErrorCode::TicketClosed) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Handles an event: questions of guests are answered, all else is left to people.
    ///
    /// After an error the platform delivers the event again, so a reply whose outcome is unknown may come twice.
    pub(crate) async fn handle(self, received: ReceivedEvent) -> Result<(), BoxError> {
        match &received.event {
            AnyEvent::TicketMessageCreated(message) if message.sender_type == Some(SenderType::Guest) => {
                self.answer(message).await
            }
            _ => Ok(()),
        }
    }

    /// Replies to a guest's message with the first FAQ that the search finds.
    async fn answer(&self, message: &TicketMessageCreated) -> Result<(), BoxError> {
        // An image has no text.
        let Some(question) = &message.text else { return Ok(()) };
        let ticket = message.ticket.as_ref().and_then(|ticket| ticket.ticket_id.as_deref());
        let ticket = ticket.ok_or("the event names no ticket")?;
        let answer = self.search(question).await?;
        self.reply(ticket, answer.as_deref().unwrap_or(NO_ANSWER)).await?;
        Ok(())
    }

    /// The answer of the first FAQ that the search finds.
    pub(crate) async fn search(&self, question: &str) -> Result<Option<String>, Error> {
        let found = self.app.list(SearchFaqs::new(question)).next().await.transpose()?;
        Ok(found.and_then(|faq| faq.answer))
    }

    /// Writes the answer to a question: into the FAQ that has it, or into a new one. The id of the FAQ.
    pub(crate) async fn write_faq(&self, question: &str, answer: &str) -> Result<String, BoxError> {
        let mut faqs = self.app.list(ListFaqs::new().status(FaqStatus::Online).search(question));
        while let Some(faq) = faqs.next().await.transpose()? {
            if faq.question.as_deref() == Some(question) {
                let id = faq.id.ok_or("a listed FAQ has no id")?;
                self.editor.send(&PatchFaq::new(&id, FaqUpdate::new(question).answer(answer))).await?;
                return Ok(id);
            }
        }
        let created = self.editor.send(&CreateFaq::new(NewFaq::new(question).answer(answer))).await?;
        let id = created.faq.and_then(|faq| faq.id);
        Ok(id.ok_or("the new FAQ has no id")?)
    }

    /// Writes the tickets of the week before `end` as CSV. Returns their number.
    pub(crate) async fn export_week(&self, end: SystemTime, out: &mut impl Write) -> Result<usize, BoxError> {
        let titles = ["ticket", "status", "guest", "agent", "created", "first reply", "closed", "agent minutes"];
        let titles = titles.into_iter().fold(Row::default(), |row, title| row.field(Some(title)));
        out.write_all(titles.end().as_bytes())?;
        // In windows of time, because the platform lists at most 10,000 tickets.
        let created = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
        let mut tickets = self.app.list_windows(end - WEEK, end, created, |ticket| ticket.ticket_id.clone());
        let mut count = 0;
        while let Some(ticket) = tickets.next().await.transpose()? {
            out.write_all(row(&ticket).as_bytes())?;
            count += 1;
        }
        Ok(count)
    }
}

fn row(ticket: &Ticket) -> String {
    let minutes = ticket.agent_service_duration.map(|duration| duration.as_secs() / 60);
    Row::default()
        .field(ticket.ticket_id.as_ref())
        .field(ticket.status.map(|status| status.label().map_or_else(|| status.to_string(), str::to_owned)))
        .field(ticket.guest.as_ref().and_then(|guest| guest.name.as_ref()))
        .field(ticket.agent_owner.as_ref().and_then(|agent| agent.name.as_ref()))
        .field(ticket.created_at)
        .field(ticket.agent_first_response_time)
        .field(ticket.closed_at)
        .field(minutes)
        .end()
}
