/// Calls the visitor with each operation, in the order of the pages.
#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
pub fn visit_operations(visitor: &mut impl ::helpdesk_core::runtime::OperationVisitor) {
    visitor.user::<agent_schedule::CreateAgentSchedule>();
    visitor.user::<agent_schedule::DeleteAgentSchedule>();
    visitor.app::<agent_schedule::GetAgentSchedule>();
    visitor.app::<agent_schedule::ListAgentSchedules>();
    visitor.user::<agent_schedule::PatchAgentSchedule>();
    visitor.app::<agent::ListAgentEmails>();
    visitor.user::<agent::PatchAgent>();
    visitor.user::<agent_skill::CreateAgentSkill>();
    visitor.user::<agent_skill::DeleteAgentSkill>();
    visitor.app::<agent_skill::GetAgentSkill>();
    visitor.app::<agent_skill::ListAgentSkills>();
    visitor.user::<agent_skill::PatchAgentSkill>();
    visitor.app::<agent_skill_rule::ListAgentSkillRules>();
    visitor.app::<event::SubscribeEvents>();
    visitor.app::<event::UnsubscribeEvents>();
    visitor.user::<category::CreateCategory>();
    visitor.user::<category::DeleteCategory>();
    visitor.app::<category::GetCategory>();
    visitor.app::<category::ListCategories>();
    visitor.user::<category::PatchCategory>();
    visitor.user::<faq::CreateFaq>();
    visitor.user::<faq::DeleteFaq>();
    visitor.download::<faq::DownloadFaqImage>();
    visitor.app::<faq::GetFaq>();
    visitor.app::<faq::ListFaqs>();
    visitor.user::<faq::PatchFaq>();
    visitor.app::<faq::SearchFaqs>();
    visitor.user::<notification::CancelNotificationApproval>();
    visitor.user::<notification::CancelNotification>();
    visitor.user::<notification::CreateNotification>();
    visitor.user::<notification::SendNotification>();
    visitor.user::<notification::GetNotification>();
    visitor.user::<notification::PatchNotification>();
    visitor.user::<notification::PreviewNotification>();
    visitor.user::<notification::SubmitNotificationApproval>();
    visitor.app::<bot_message::CreateBotMessage>();
    visitor.app::<ticket_message::CreateTicketMessage>();
    visitor.app::<ticket_message::ListTicketMessages>();
    visitor.app::<ticket::AnswerUserQuery>();
    visitor.app::<ticket::GetCustomizedFields>();
    visitor.app::<ticket::GetTicket>();
    visitor.app::<ticket::ListTickets>();
    visitor.app::<ticket::StartService>();
    visitor.download::<ticket::DownloadTicketImage>();
    visitor.user::<ticket::UpdateTicket>();
    visitor.user::<ticket_customized_field::CreateTicketCustomizedField>();
    visitor.user::<ticket_customized_field::DeleteTicketCustomizedField>();
    visitor.app::<ticket_customized_field::GetTicketCustomizedField>();
    visitor.app::<ticket_customized_field::ListTicketCustomizedFields>();
    visitor.user::<ticket_customized_field::UpdateTicketCustomizedField>();
}

/// Calls the visitor with each event, in the order of the pages.
#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
pub fn visit_events(visitor: &mut impl ::helpdesk_core::runtime::EventVisitor) {
    let _ = &visitor;
    visitor.event::<notification::NotificationApprovalChanged>();
    visitor.event::<ticket_message::TicketMessageCreated>();
    visitor.event::<ticket::TicketCreated>();
    visitor.event::<ticket::TicketUpdated>();
}

/// Any event that the platform pushes: one of the documented events, or what came instead.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyEvent {
    /// `helpdesk.notification.approve_v1`: Push notification approval changed
    NotificationApprovalChanged(Box<notification::NotificationApprovalChanged>),
    /// `helpdesk.ticket_message.created_v1`: Ticket message created
    TicketMessageCreated(Box<ticket_message::TicketMessageCreated>),
    /// `helpdesk.ticket.created_v1`: Ticket created
    TicketCreated(Box<ticket::TicketCreated>),
    /// `helpdesk.ticket.updated_v1`: Ticket updated
    TicketUpdated(Box<ticket::TicketUpdated>),
    /// An event of a type that is not documented, or whose payload is not an object, as it came.
    Other(::helpdesk_core::UnknownEvent),
}

:: helpdesk_core::runtime::any_event! {
    AnyEvent {
        "helpdesk.notification.approve_v1" => NotificationApprovalChanged,
        "helpdesk.ticket_message.created_v1" => TicketMessageCreated,
        "helpdesk.ticket.created_v1" => TicketCreated,
        "helpdesk.ticket.updated_v1" => TicketUpdated,
    }
}
