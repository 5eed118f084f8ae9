use ::helpdesk_core::runtime::{self, serde_json};

/// Subscribe to help desk events
///
/// Subscribes to events of the help desk.
///
/// 订阅服务台事件
/// 为服务台订阅事件。
///
/// - Request: `POST /open-apis/helpdesk/v1/events/subscribe`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/subscribe)
///
/// # Errors
///
/// [`SubscribeEventsErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::event::{EventType, SubscribeEvents};
///
/// let request = SubscribeEvents::new([EventType::new(
///     "helpdesk.ticket_message",
///     "ticket_message.created_v1",
/// )]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SubscribeEvents {
    /// The events to subscribe to · 要订阅的事件
    pub events: Vec<EventType>,
}

impl SubscribeEvents {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(events: impl IntoIterator<Item = impl Into<EventType>>) -> Self {
        Self {
            events: events.into_iter().map(Into::into).collect(),
        }
    }
}

impl ::helpdesk_core::Operation for SubscribeEvents {
    const ID: &'static str = "helpdesk.v1.event.subscribe";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/events/subscribe";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = SubscribeEventsResponse;
    type ErrorCode = SubscribeEventsErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for SubscribeEvents {}

runtime::body! {
    SubscribeEvents {
        "events" => required events,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    SubscribeEvents {
        "events" => required events,
    }
}

/// The events to subscribe to
///
/// 要订阅的事件
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct EventType {
    /// Event type · 事件类型
    ///
    /// Example: `"helpdesk.ticket_message"`
    ///
    /// `type` in JSON.
    pub event_type: String,
    /// Event subtype · 事件的子类型
    ///
    /// Example: `"ticket_message.created_v1"`
    pub subtype: String,
}

impl EventType {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(event_type: impl Into<String>, subtype: impl Into<String>) -> Self {
        Self {
            event_type: event_type.into(),
            subtype: subtype.into(),
        }
    }
}

runtime::object! {
    EventType {
        "type" => required event_type,
        "subtype" => required subtype,
    }
}

/// The response of [`SubscribeEvents`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SubscribeEventsResponse {}

runtime::record! {
    SubscribeEventsResponse {}
}

impl ::helpdesk_core::Response for SubscribeEventsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`SubscribeEvents`].
pub type SubscribeEventsErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;

/// Unsubscribe from help desk events
///
/// Unsubscribes from events of the help desk.
///
/// 取消订阅服务台事件
/// 退订服务台的事件。
///
/// - Request: `POST /open-apis/helpdesk/v1/events/unsubscribe`
/// - Token: `tenant_access_token`
/// - Scope, any one of: `helpdesk:all:readonly`
/// - Rate limit: special, not published
/// - Page: [Lark](https://open.larksuite.com/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/unsubscribe), [Feishu](https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/helpdesk-v1/event/unsubscribe)
///
/// # Errors
///
/// [`UnsubscribeEventsErrorCode`] has a variant for each code that the page lists.
///
/// # Examples
///
/// ```
/// use helpdesk_types::event::{EventType, UnsubscribeEvents};
///
/// let request = UnsubscribeEvents::new([EventType::new(
///     "helpdesk.ticket_message",
///     "ticket_message.created_v1",
/// )]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct UnsubscribeEvents {
    /// The events to unsubscribe from · 要退订的事件
    pub events: Vec<EventType>,
}

impl UnsubscribeEvents {
    /// Creates a value with the required fields, in the order of the page.
    pub fn new(events: impl IntoIterator<Item = impl Into<EventType>>) -> Self {
        Self {
            events: events.into_iter().map(Into::into).collect(),
        }
    }
}

impl ::helpdesk_core::Operation for UnsubscribeEvents {
    const ID: &'static str = "helpdesk.v1.event.unsubscribe";
    const METHOD: ::helpdesk_core::Method = ::helpdesk_core::Method::Post;
    const PATH: &'static str = "/open-apis/helpdesk/v1/events/unsubscribe";
    const HEADERS: &'static [&'static str] = &["X-Lark-Helpdesk-Authorization"];
    const RATE_LIMITS: &'static [::helpdesk_core::RateLimit] = &[
        ::helpdesk_core::RateLimit::Special,
    ];
    type Response = UnsubscribeEventsResponse;
    type ErrorCode = UnsubscribeEventsErrorCode;
    #[inline]
    fn body(&self) -> serde_json::Result<::helpdesk_core::Body> {
        runtime::json_body(self)
    }
}

impl ::helpdesk_core::AppOperation for UnsubscribeEvents {}

runtime::body! {
    UnsubscribeEvents {
        "events" => required events,
    }
}

#[cfg(feature = "bidirectional-serde")]
runtime::request! {
    UnsubscribeEvents {
        "events" => required events,
    }
}

/// The response of [`UnsubscribeEvents`].
///
/// The page documents no fields.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UnsubscribeEventsResponse {}

runtime::record! {
    UnsubscribeEventsResponse {}
}

impl ::helpdesk_core::Response for UnsubscribeEventsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UnsubscribeEvents`].
pub type UnsubscribeEventsErrorCode = super::agent_schedule::CreateAgentScheduleErrorCode;
