/// Calls the visitor with each operation, in the order of the pages.
#[cfg(feature = "round-trip")]
#[doc(hidden)]
pub fn visit_operations(visitor: &mut impl crate::runtime::OperationVisitor) {
    visitor.tenant::<ticket_message::CreateTicketMessage>();
    visitor.tenant::<ticket::StartService>();
}

/// Calls the visitor with each event, in the order of the pages.
#[cfg(feature = "round-trip")]
#[doc(hidden)]
pub fn visit_events(visitor: &mut impl crate::runtime::EventVisitor) {
    let _ = &visitor;
}
