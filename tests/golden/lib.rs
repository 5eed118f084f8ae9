#[cfg(feature = "round-trip")]
/// Calls the visitor with each operation, in the order of the pages.
#[doc(hidden)]
pub fn visit_operations(visitor: &mut impl crate::runtime::OperationVisitor) {
    visitor.user::<agent_schedule::CreateAgentSchedule>();
    visitor.user::<agent_schedule::DeleteAgentSchedule>();
    visitor.tenant::<agent_schedule::GetAgentSchedule>();
    visitor.tenant::<agent_schedule::ListAgentSchedules>();
    visitor.user::<agent_schedule::PatchAgentSchedule>();
    visitor.tenant::<agent::ListAgentEmails>();
    visitor.user::<agent::PatchAgent>();
    visitor.user::<agent_skill::CreateAgentSkill>();
    visitor.user::<agent_skill::DeleteAgentSkill>();
    visitor.tenant::<agent_skill::GetAgentSkill>();
    visitor.tenant::<agent_skill::ListAgentSkills>();
    visitor.user::<agent_skill::PatchAgentSkill>();
    visitor.tenant::<agent_skill_rule::ListAgentSkillRules>();
    visitor.tenant::<event::SubscribeEvents>();
    visitor.tenant::<event::UnsubscribeEvents>();
    visitor.user::<category::CreateCategory>();
    visitor.user::<category::DeleteCategory>();
    visitor.tenant::<category::GetCategory>();
    visitor.tenant::<category::ListCategories>();
    visitor.user::<category::PatchCategory>();
    visitor.user::<faq::CreateFaq>();
    visitor.user::<faq::DeleteFaq>();
    visitor.download::<faq::DownloadFaqImage>();
    visitor.tenant::<faq::GetFaq>();
    visitor.tenant::<faq::ListFaqs>();
    visitor.user::<faq::PatchFaq>();
    visitor.tenant::<faq::SearchFaqs>();
    visitor.user::<notification::CancelNotificationApproval>();
    visitor.user::<notification::CancelNotification>();
    visitor.user::<notification::CreateNotification>();
    visitor.user::<notification::SendNotification>();
    visitor.user::<notification::GetNotification>();
    visitor.user::<notification::PatchNotification>();
    visitor.user::<notification::PreviewNotification>();
    visitor.user::<notification::SubmitNotificationApproval>();
    visitor.tenant::<bot_message::CreateBotMessage>();
    visitor.tenant::<ticket_message::CreateTicketMessage>();
    visitor.tenant::<ticket_message::ListTicketMessages>();
    visitor.tenant::<ticket::AnswerUserQuery>();
    visitor.tenant::<ticket::GetCustomizedFields>();
    visitor.tenant::<ticket::GetTicket>();
    visitor.tenant::<ticket::ListTickets>();
    visitor.tenant::<ticket::StartService>();
    visitor.download::<ticket::DownloadTicketImage>();
    visitor.user::<ticket::UpdateTicket>();
    visitor.user::<ticket_customized_field::CreateTicketCustomizedField>();
    visitor.user::<ticket_customized_field::DeleteTicketCustomizedField>();
    visitor.tenant::<ticket_customized_field::GetTicketCustomizedField>();
    visitor.tenant::<ticket_customized_field::ListTicketCustomizedFields>();
    visitor.user::<ticket_customized_field::UpdateTicketCustomizedField>();
}

#[cfg(feature = "round-trip")]
/// Calls the visitor with each event, in the order of the pages.
#[doc(hidden)]
pub fn visit_events(visitor: &mut impl crate::runtime::EventVisitor) {
    let _ = &visitor;
    visitor.event::<notification::NotificationApprovalChanged>();
    visitor.event::<ticket_message::TicketMessageCreated>();
    visitor.event::<ticket::TicketCreated>();
    visitor.event::<ticket::TicketUpdated>();
}
