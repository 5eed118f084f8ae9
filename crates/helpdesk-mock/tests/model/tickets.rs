//! Tickets, the messages in them, and customized fields.

use helpdesk_client::Operation;
use helpdesk_client::types::bot_message::{CreateBotMessage, ReceiveType};
use helpdesk_client::types::common::{Solved, TicketStatus, TicketType};
use helpdesk_client::types::ticket::{
    AnswerUserQuery, CustomizedFieldUpdate, GetCustomizedFields, GetTicket, ListTickets, StartService, UpdateTicket,
    UserQueryFaqInfo,
};
use helpdesk_client::types::ticket_customized_field::{
    CreateTicketCustomizedField, DeleteTicketCustomizedField, FieldType, GetTicketCustomizedField,
    ListTicketCustomizedFields, UpdateTicketCustomizedField,
};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, ListTicketMessages};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::{Desk, NOTHING, done, ids, knowledge, pick, refused};

pub(crate) const OPERATIONS: &[&str] = &[
    StartService::ID,
    GetTicket::ID,
    ListTickets::ID,
    UpdateTicket::ID,
    CreateTicketMessage::ID,
    ListTicketMessages::ID,
    CreateBotMessage::ID,
    AnswerUserQuery::ID,
    GetCustomizedFields::ID,
    CreateTicketCustomizedField::ID,
    GetTicketCustomizedField::ID,
    ListTicketCustomizedFields::ID,
    UpdateTicketCustomizedField::ID,
    DeleteTicketCustomizedField::ID,
];

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Start {
        guest: usize,
        human: bool,
        agent: Option<usize>,
    },
    Get(usize),
    Update {
        ticket: usize,
        status: Option<i64>,
        stage: Option<i64>,
        solved: Option<i64>,
        tag: Option<usize>,
        field: Option<usize>,
        comment: bool,
    },
    List {
        guest: Option<usize>,
        agent: Option<usize>,
        statuses: Vec<i64>,
        stage: Option<i64>,
        solved: Option<i64>,
        tag: Option<usize>,
        size: i64,
    },
    Write(usize),
    Messages(usize),
    WriteAsBot {
        guest: usize,
        in_chat: bool,
    },
    Answer {
        ticket: usize,
        faq: usize,
    },
    CreateField {
        visible: bool,
    },
    ChangeField {
        field: usize,
        visible: bool,
    },
    DeleteField(usize),
    Fields {
        visible: Option<bool>,
    },
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let status = || prop::sample::select(vec![1, 2, 3, 4, 5, 50, 51]);
    let some = prop::option::of::<std::ops::Range<usize>>;
    prop_oneof![
        3 => (0usize..4, any::<bool>(), some(0..3)).prop_map(|(guest, human, agent)| Step::Start { guest, human, agent }),
        2 => (0usize..30).prop_map(Step::Get),
        5 => (0usize..30, prop::option::of(status()), prop::option::of(1i64..=2), prop::option::of(1i64..=2), some(0..3), some(0..4), any::<bool>())
            .prop_map(|(ticket, status, stage, solved, tag, field, comment)| Step::Update { ticket, status, stage, solved, tag, field, comment }),
        5 => (some(0..4), some(0..3), prop::collection::vec(status(), 0..3), prop::option::of(1i64..=2), prop::option::of(1i64..=2), some(0..3), 1i64..8)
            .prop_map(|(guest, agent, statuses, stage, solved, tag, size)| Step::List { guest, agent, statuses, stage, solved, tag, size }),
        4 => (0usize..30).prop_map(Step::Write),
        2 => (0usize..30).prop_map(Step::Messages),
        1 => (0usize..4, any::<bool>()).prop_map(|(guest, in_chat)| Step::WriteAsBot { guest, in_chat }),
        1 => (0usize..30, 0usize..30).prop_map(|(ticket, faq)| Step::Answer { ticket, faq }),
        1 => any::<bool>().prop_map(|visible| Step::CreateField { visible }),
        1 => (0usize..8, any::<bool>()).prop_map(|(field, visible)| Step::ChangeField { field, visible }),
        1 => (0usize..8).prop_map(Step::DeleteField),
        2 => prop::option::of(any::<bool>()).prop_map(|visible| Step::Fields { visible }),
    ]
}

#[derive(Debug)]
struct Ticket {
    id: String,
    guest: String,
    agent: Option<String>,
    status: i64,
    stage: i64,
    solved: i64,
    tag: Option<String>,
    comments: usize,
    values: Vec<String>,
    messages: Vec<String>,
}

impl Ticket {
    fn is_closed(&self) -> bool {
        self.status >= 50
    }
}

#[derive(Default)]
pub(crate) struct Model {
    tickets: Vec<Ticket>,
    /// The ids of the fields, and whether they are visible.
    fields: Vec<(String, bool)>,
    /// How many fields were ever made.
    made: usize,
}

fn named(kind: &str, number: usize) -> String {
    format!("{kind}{number}")
}

impl Model {
    pub(crate) async fn apply(&mut self, desk: &Desk, knowledge: &knowledge::Model, step: &Step) -> TestCaseResult {
        match step {
            Step::Start { guest, human, agent } => self.start(desk, *guest, *human, *agent).await,
            Step::Get(ticket) => self.get(desk, *ticket).await,
            Step::Update { .. } => self.update(desk, step).await,
            Step::List { .. } => self.list(desk, step).await,
            Step::Write(ticket) => self.write(desk, *ticket).await,
            Step::Messages(ticket) => self.messages(desk, *ticket).await,
            Step::WriteAsBot { guest, in_chat } => {
                let guest = named("ou_guest", *guest);
                let busy = self.tickets.iter().any(|ticket| ticket.guest == guest && !ticket.is_closed());
                let receive = if *in_chat { ReceiveType::Chat } else { ReceiveType::User };
                let sent = desk.client.send(&CreateBotMessage::text(guest, "Hello").receive_type(receive)).await;
                if busy && *in_chat { refused(sent, 154000) } else { done(sent).map(drop) }
            }
            Step::Answer { ticket, faq } => self.answer(desk, knowledge, *ticket, *faq).await,
            _ => self.field(desk, step).await,
        }
    }

    async fn start(&mut self, desk: &Desk, guest: usize, human: bool, agent: Option<usize>) -> TestCaseResult {
        let (guest, agent) = (named("ou_guest", guest), agent.map(|agent| named("ou_agent", agent)));
        let start = StartService::new(&guest).human_service(human).appointed_agents(agent.clone());
        let started = desk.client.send(&start).await;
        if agent.is_some() && !human {
            return refused(started, 154000);
        }
        let started = done(started)?;
        prop_assert_eq!(started.ticket_id.is_some(), human, "the id of a human's ticket is told, and no other");
        // The last ticket in the list was opened last.
        let listed = done(desk.client.list(ListTickets::new().page_size(200)).all().await)?;
        prop_assert_eq!(listed.len(), self.tickets.len() + 1);
        let id = listed.last().and_then(|ticket| ticket.ticket_id.clone()).unwrap_or_default();
        prop_assert!(self.tickets.iter().all(|ticket| ticket.id != id), "the id {} was given twice", id);
        prop_assert!(started.ticket_id.is_none_or(|told| told == id));
        self.tickets.push(Ticket {
            id,
            guest,
            agent,
            status: 1,
            stage: if human { 2 } else { 1 },
            solved: 1,
            tag: None,
            comments: 0,
            values: Vec::new(),
            messages: Vec::new(),
        });
        Ok(())
    }

    async fn get(&self, desk: &Desk, ticket: usize) -> TestCaseResult {
        let Some(known) = pick(&self.tickets, ticket) else {
            return refused(desk.client.send(&GetTicket::new(NOTHING)).await, 154004);
        };
        let shown = done(desk.client.send(&GetTicket::new(&known.id)).await)?.ticket.unwrap_or_default();
        prop_assert_eq!(shown.ticket_id.as_ref(), Some(&known.id));
        prop_assert_eq!(shown.status, Some(TicketStatus::from(known.status)));
        prop_assert_eq!(shown.ticket_type, Some(TicketType::from(known.stage)));
        prop_assert_eq!(shown.solve, Some(Solved::from(known.solved)));
        prop_assert_eq!(shown.guest.and_then(|guest| guest.id), Some(known.guest.clone()));
        prop_assert_eq!(shown.comments.into_iter().flatten().count(), known.comments);
        prop_assert_eq!(ids(&shown.tags, |tag| tag.name.as_ref()), known.tag.clone().into_iter().collect::<Vec<_>>());
        prop_assert_eq!(ids(&shown.customized_fields, |value| value.id.as_ref()), known.values.clone());
        prop_assert_eq!(shown.closed_at.is_some(), known.is_closed());
        prop_assert_eq!(shown.closed_by.is_some(), known.status == 51);
        Ok(())
    }

    async fn update(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        let Step::Update { ticket, status, stage, solved, tag, field, comment } = step else { return Ok(()) };
        let count = self.tickets.len();
        let known = ticket.checked_rem(count).and_then(|index| self.tickets.get_mut(index));
        let mut update = UpdateTicket::new(known.as_ref().map_or(NOTHING, |ticket| &ticket.id));
        let tag = tag.map(|tag| named("tag", tag));
        let field = field.map(|field| pick(&self.fields, field).map_or(NOTHING.to_owned(), |(id, _)| id.clone()));
        if let Some(status) = status {
            update = update.status(*status);
        }
        if let Some(stage) = stage {
            update = update.ticket_type(*stage);
        }
        if let Some(solved) = solved {
            update = update.solved(*solved);
        }
        if let Some(tag) = &tag {
            update = update.tag_names([tag]);
        }
        if let Some(field) = &field {
            update = update.customized_fields([CustomizedFieldUpdate::new().id(field).value("v")]);
        }
        if *comment {
            update = update.comment("c");
        }
        let is_empty =
            status.is_none() && stage.is_none() && solved.is_none() && tag.is_none() && field.is_none() && !comment;
        let updated = desk.user.send(&update).await;
        let Some(known) = known.filter(|_| !is_empty && field.as_deref() != Some(NOTHING)) else {
            return refused(updated, if is_empty { 154000 } else { 154004 });
        };
        done(updated)?;
        known.status = status.unwrap_or(known.status);
        known.stage = stage.unwrap_or(known.stage);
        known.solved = solved.unwrap_or(known.solved);
        known.tag = tag.or(known.tag.take());
        known.comments += usize::from(*comment);
        if let Some(field) = field {
            known.values.retain(|value| *value != field);
            known.values.push(field);
        }
        self.get(desk, *ticket).await
    }

    async fn list(&self, desk: &Desk, step: &Step) -> TestCaseResult {
        let Step::List { guest, agent, statuses, stage, solved, tag, size } = step else { return Ok(()) };
        let (guest, agent) = (guest.map(|guest| named("ou_guest", guest)), agent.map(|agent| named("ou_agent", agent)));
        let tag = tag.map(|tag| named("tag", tag));
        let mut list = ListTickets::new().status_list(statuses.clone()).page_size(*size);
        if let Some(guest) = &guest {
            list = list.guest_id(guest);
        }
        if let Some(agent) = &agent {
            list = list.agent_id(agent);
        }
        if let Some(stage) = stage {
            list = list.ticket_type(TicketType::from(*stage));
        }
        if let Some(solved) = solved {
            list = list.solved(*solved);
        }
        if let Some(tag) = &tag {
            list = list.tags([tag]);
        }
        let expected: Vec<String> = self
            .tickets
            .iter()
            .filter(|ticket| {
                guest.as_ref().is_none_or(|guest| *guest == ticket.guest)
                    && agent.as_ref().is_none_or(|agent| Some(agent) == ticket.agent.as_ref())
                    && (statuses.is_empty() || statuses.contains(&ticket.status))
                    && stage.is_none_or(|stage| stage == ticket.stage)
                    && solved.is_none_or(|solved| solved == ticket.solved)
                    && tag.as_ref().is_none_or(|tag| Some(tag) == ticket.tag.as_ref())
            })
            .map(|ticket| ticket.id.clone())
            .collect();
        let first = done(desk.client.send(&list).await)?;
        prop_assert_eq!(first.total, Some(expected.len() as i64));
        let listed = done(desk.client.list(list).all().await)?;
        prop_assert_eq!(ids(&listed, |ticket| ticket.ticket_id.as_ref()), expected);
        Ok(())
    }

    async fn write(&mut self, desk: &Desk, ticket: usize) -> TestCaseResult {
        let count = self.tickets.len();
        let known = ticket.checked_rem(count).and_then(|index| self.tickets.get_mut(index));
        let message = CreateTicketMessage::text(known.as_ref().map_or(NOTHING, |ticket| &ticket.id), "Hello");
        let sent = desk.client.send(&message).await;
        match known {
            None => refused(sent, 154000),
            Some(ticket) if ticket.is_closed() => refused(sent, 154401),
            Some(ticket) => {
                let id = done(sent)?.message_id.unwrap_or_default();
                prop_assert!(id.starts_with("om_"), "{}", id);
                ticket.messages.push(id);
                Ok(())
            }
        }
    }

    async fn messages(&self, desk: &Desk, ticket: usize) -> TestCaseResult {
        let Some(known) = pick(&self.tickets, ticket) else {
            return refused(desk.client.send(&ListTicketMessages::new(NOTHING)).await, 154000);
        };
        let listed = done(desk.client.list(ListTicketMessages::new(&known.id).page_size(3)).all().await)?;
        prop_assert_eq!(ids(&listed, |message| message.message_id.as_ref()), known.messages.clone());
        Ok(())
    }

    async fn answer(&mut self, desk: &Desk, knowledge: &knowledge::Model, ticket: usize, faq: usize) -> TestCaseResult {
        let count = self.tickets.len();
        let known = ticket.checked_rem(count).and_then(|index| self.tickets.get_mut(index));
        let faq = knowledge.faq(faq);
        let info = UserQueryFaqInfo::new().id(faq.unwrap_or(NOTHING)).score(0.9);
        let id = known.as_ref().map_or(NOTHING, |ticket| &ticket.id);
        let answered = desk.client.send(&AnswerUserQuery::new(id, "event").faqs([info])).await;
        match known {
            None => refused(answered, 154004),
            Some(ticket) if ticket.is_closed() || ticket.stage == 2 => refused(answered, 154000),
            Some(_) if faq.is_none() => refused(answered, 154004),
            Some(ticket) => {
                done(answered)?;
                let listed = done(desk.client.list(ListTicketMessages::new(&ticket.id)).all().await)?;
                prop_assert_eq!(listed.len(), ticket.messages.len() + 1);
                ticket.messages = ids(&listed, |message| message.message_id.as_ref());
                Ok(())
            }
        }
    }

    async fn field(&mut self, desk: &Desk, step: &Step) -> TestCaseResult {
        match step {
            Step::CreateField { visible } => {
                let key = named("key", self.made);
                let create =
                    CreateTicketCustomizedField::new(&key, "name", "1", FieldType::SingleLine, "d", *visible, false);
                done(desk.user.send(&create).await)?;
                self.made += 1;
                let fields = done(desk.client.send(&GetCustomizedFields::new()).await)?.ticket_customized_fields;
                let made = fields.iter().find(|field| field.key_name.as_ref() == Some(&key));
                let id = made.and_then(|field| field.ticket_customized_field_id.clone());
                prop_assert!(id.is_some());
                self.fields.extend(id.map(|id| (id, *visible)));
            }
            Step::ChangeField { field, visible } => {
                let count = self.fields.len();
                let known = field.checked_rem(count).and_then(|index| self.fields.get_mut(index));
                let id = known.as_ref().map_or(NOTHING.to_owned(), |(id, _)| id.clone());
                let changed = desk.user.send(&UpdateTicketCustomizedField::new(&id).visible(*visible)).await;
                let Some(known) = known else { return refused(changed, 154000) };
                done(changed)?;
                known.1 = *visible;
                let shown = done(desk.client.send(&GetTicketCustomizedField::new(&id)).await)?;
                prop_assert_eq!((shown.visible, shown.field_type), (Some(*visible), Some("string".into())));
            }
            Step::DeleteField(field) => {
                let known = field.checked_rem(self.fields.len());
                let id = known.map_or(NOTHING.to_owned(), |index| self.fields.remove(index).0);
                let deleted = desk.user.send(&DeleteTicketCustomizedField::new(&id)).await;
                if known.is_none() {
                    return refused(deleted, 154000);
                }
                done(deleted)?;
                return refused(desk.client.send(&GetTicketCustomizedField::new(&id)).await, 154000);
            }
            Step::Fields { visible } => {
                let mut list = ListTicketCustomizedFields::new().page_size(2);
                if let Some(visible) = visible {
                    list = list.visible(*visible);
                }
                let listed = done(desk.client.list(list).all().await)?;
                let wanted = self.fields.iter().filter(|(_, is)| visible.is_none_or(|visible| visible == *is));
                let expected: Vec<String> = wanted.map(|(id, _)| id.clone()).collect();
                prop_assert_eq!(ids(&listed, |field| field.ticket_customized_field_id.as_ref()), expected);
            }
            _ => {}
        }
        Ok(())
    }
}
