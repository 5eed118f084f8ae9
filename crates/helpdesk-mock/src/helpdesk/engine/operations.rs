//! The effect of each operation on the state of the helpdesk: a table, which `engine` reads.

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::state::State;
use crate::helpdesk::kinds::{
    agents, categories, faqs, images, messages, notifications, skills, ticket_fields, tickets,
};

/// The effect of an operation.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// Shows the thing that the path names, below this name in the answer; an empty name is the answer itself.
    Get(Kind, &'static str),
    /// Lists things page by page.
    List(Kind, &'static [Criterion]),
    /// Stores what this field of the body holds, or the body itself where the name is empty.
    Create(Kind, &'static str),
    /// Lays what that field of the body holds over the thing that the path names.
    Patch(Kind, &'static str),
    /// Forgets the thing that the path names.
    Delete(Kind),
    /// Something of its own, which is done with the thing that the path names, if it names one of this kind.
    Special(Option<Kind>, fn(&mut State, &Call<'_>) -> Result<Reply, Refusal>),
}

/// A filter of a list.
#[derive(Clone, Copy)]
pub(crate) struct Criterion {
    pub(crate) source: Source,
    pub(crate) asks: Asks,
}

/// Where the request says what is asked.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Path(&'static str),
    Query(&'static str),
    /// A parameter, and its value if it is absent.
    QueryOr(&'static str, &'static str),
    Body(&'static str),
    /// A value that no request changes.
    Always(&'static str),
    /// A parameter that is encoded in Base64 where `base64` is `true`.
    Encoded(&'static str),
}

/// The test of a field.
#[derive(Clone, Copy)]
pub(crate) enum Asks {
    Is(&'static str),
    AtLeast(&'static str),
    AtMost(&'static str),
    /// One of the fields contains the text.
    Holds(&'static [&'static str]),
    /// One of the fields contains the text, or one of its long words.
    Mentions(&'static [&'static str]),
}

const fn by(source: Source, asks: Asks) -> Criterion {
    Criterion { source, asks }
}

use Act::{Create, Delete, Get, List, Patch, Special};
use Asks::{AtLeast, AtMost, Holds, Is, Mentions};
use Kind::{Agents, Categories, Faqs, Messages, Notifications, Skills, TicketFields, Tickets};
use Source::{Always, Body, Encoded, Path, Query, QueryOr};

const TICKET_FILTERS: &[Criterion] = &[
    by(Query("ticket_id"), Is("ticket_id")),
    by(Query("agent_id"), Is("agents/id")),
    by(Query("closed_by_id"), Is("closed_by/id")),
    by(Query("type"), Is("ticket_type")),
    by(Query("channel"), Is("channel")),
    by(Query("solved"), Is("solve")),
    by(Query("score"), Is("score")),
    by(Query("status_list"), Is("status")),
    by(Query("guest_name"), Is("guest/name")),
    by(Query("guest_id"), Is("guest/id")),
    by(Query("tags"), Is("tags/name")),
    by(Query("create_time_start"), AtLeast("created_at")),
    by(Query("create_time_end"), AtMost("created_at")),
    by(Query("update_time_start"), AtLeast("updated_at")),
    by(Query("update_time_end"), AtMost("updated_at")),
];

const MESSAGE_FILTERS: &[Criterion] = &[
    by(Path("ticket_id"), Is("ticket_id")),
    by(Query("time_start"), AtLeast("created_at")),
    by(Query("time_end"), AtMost("created_at")),
];

const FAQ_FILTERS: &[Criterion] = &[
    by(Query("category_id"), Is("category_id")),
    by(QueryOr("status", "1"), Is("status")),
    by(Query("search"), Holds(&["question", "tags", "create_user/name", "update_user/name"])),
];

const FAQ_SEARCH: &[Criterion] =
    &[by(Always("1"), Is("status")), by(Encoded("query"), Mentions(&["question", "tags", "answer"]))];

/// The effects of the operations of the Helpdesk API. Operations that are not listed keep nothing; subscriptions are kept
/// by the pusher.
pub(crate) const OPERATIONS: &[(&str, Act)] = &[
    ("helpdesk.v1.ticket.start_service", Special(None, tickets::start_service)),
    ("helpdesk.v1.ticket.get", Get(Tickets, "ticket")),
    ("helpdesk.v1.ticket.list", List(Tickets, TICKET_FILTERS)),
    ("helpdesk.v1.ticket.update", Special(Some(Tickets), tickets::update)),
    ("helpdesk.v1.ticket.answer_user_query", Special(Some(Tickets), messages::answer_user_query)),
    ("helpdesk.v1.ticket.message.create", Special(Some(Tickets), messages::create)),
    ("helpdesk.v1.ticket.message.list", List(Messages, MESSAGE_FILTERS)),
    ("helpdesk.v1.bot.message.create", Special(None, messages::create_by_bot)),
    ("helpdesk.v1.ticket.ticket_image", Special(None, images::of_ticket)),
    ("helpdesk.v1.ticket.customized_fields", Special(None, ticket_fields::all)),
    ("helpdesk.v1.ticket_customized_field.create-ticket-customized-field", Create(TicketFields, "")),
    ("helpdesk.v1.ticket_customized_field.get-ticket-customized-field", Get(TicketFields, "")),
    (
        "helpdesk.v1.ticket_customized_field.list-ticket-customized-fields",
        List(TicketFields, &[by(Body("visible"), Is("visible"))]),
    ),
    ("helpdesk.v1.ticket_customized_field.update-ticket-customized-field", Patch(TicketFields, "")),
    ("helpdesk.v1.ticket_customized_field.delete", Delete(TicketFields)),
    ("helpdesk.v1.faq.create", Create(Faqs, "faq")),
    ("helpdesk.v1.faq.get", Get(Faqs, "faq")),
    ("helpdesk.v1.faq.list", List(Faqs, FAQ_FILTERS)),
    ("helpdesk.v1.faq.search", List(Faqs, FAQ_SEARCH)),
    ("helpdesk.v1.faq.patch", Patch(Faqs, "faq")),
    ("helpdesk.v1.faq.delete", Special(Some(Faqs), faqs::delete)),
    ("helpdesk.v1.faq.faq_image", Special(Some(Faqs), images::of_faq)),
    ("helpdesk.v1.category.create", Create(Categories, "")),
    ("helpdesk.v1.category.get", Get(Categories, "")),
    ("helpdesk.v1.category.list-categories", Special(None, categories::tree)),
    ("helpdesk.v1.category.patch", Patch(Categories, "")),
    ("helpdesk.v1.category.delete", Special(Some(Categories), categories::delete)),
    ("helpdesk.v1.agent.agent_email", Special(None, agents::emails)),
    ("helpdesk.v1.agent.patch", Patch(Agents, "")),
    ("helpdesk.v1.agent.schedules.get", Special(Some(Agents), agents::schedule)),
    ("helpdesk.v1.agent.schedules.patch", Special(Some(Agents), agents::change_schedule)),
    ("helpdesk.v1.agent.schedules.delete", Special(Some(Agents), agents::delete_schedule)),
    ("helpdesk.v1.agent_schedule.create", Special(None, agents::create_schedules)),
    ("helpdesk.v1.agent_schedule.list", Special(None, agents::schedules)),
    ("helpdesk.v1.agent_skill.create", Create(Skills, "")),
    ("helpdesk.v1.agent_skill.get", Get(Skills, "agent_skill")),
    ("helpdesk.v1.agent_skill.list", Special(None, skills::list)),
    ("helpdesk.v1.agent_skill.patch", Patch(Skills, "agent_skill")),
    ("helpdesk.v1.agent_skill.delete", Delete(Skills)),
    ("helpdesk.v1.agent_skill_rule.list", Special(None, skills::rules)),
    ("helpdesk.v1.notification.create", Create(Notifications, "")),
    ("helpdesk.v1.notification.get", Special(Some(Notifications), notifications::get)),
    ("helpdesk.v1.notification.patch", Patch(Notifications, "")),
    ("helpdesk.v1.notification.preview", Special(Some(Notifications), notifications::nothing)),
    ("helpdesk.v1.notification.submit_approve", Special(Some(Notifications), notifications::submit)),
    ("helpdesk.v1.notification.cancel_approve", Special(Some(Notifications), notifications::nothing)),
    ("helpdesk.v1.notification.execute_send", Special(Some(Notifications), notifications::schedule)),
    ("helpdesk.v1.notification.cancel_send", Special(Some(Notifications), notifications::nothing)),
];

/// The effect of an operation; `None` for an operation that keeps nothing.
pub(crate) fn act(operation: &str) -> Option<Act> {
    OPERATIONS.iter().find(|(id, _)| *id == operation).map(|(_, act)| *act)
}
