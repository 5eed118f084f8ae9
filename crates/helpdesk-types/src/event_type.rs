//! How a subscription names events.

use helpdesk_core::Event;

use crate::generated::AnyEvent;
use crate::generated::event::{EventType, SubscribeEvents, UnsubscribeEvents};

impl EventType {
    /// The name of an event in a subscription: `type` is the event type without its last part, `subtype` without its first.
    ///
    /// ```
    /// use helpdesk_types::event::EventType;
    /// use helpdesk_types::ticket::TicketCreated;
    ///
    /// let event = EventType::of::<TicketCreated>();
    /// assert_eq!(event, EventType::new("helpdesk.ticket", "ticket.created_v1"));
    /// ```
    pub fn of<E: Event>() -> Self {
        Self::named(E::TYPE)
    }

    #[inline]
    fn named(event_type: &str) -> Self {
        let without_last = event_type.rsplit_once('.').map_or(event_type, |(rest, _)| rest);
        let without_first = event_type.split_once('.').map_or(event_type, |(_, rest)| rest);
        Self::new(without_last, without_first)
    }

    /// Every documented event, in the order of the pages.
    #[inline]
    fn all() -> Vec<Self> {
        AnyEvent::TYPES.iter().map(|event_type| Self::named(event_type)).collect()
    }
}

impl SubscribeEvents {
    /// Subscribes to every documented event, which are those of [`AnyEvent::TYPES`].
    #[inline]
    pub fn all() -> Self {
        Self::new(EventType::all())
    }
}

impl UnsubscribeEvents {
    /// Ends the subscription to every documented event, which are those of [`AnyEvent::TYPES`].
    #[inline]
    pub fn all() -> Self {
        Self::new(EventType::all())
    }
}
