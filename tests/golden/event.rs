use ::helpdesk_core::runtime::{self, serde, serde_json};

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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::event::{EventType, SubscribeEvents};
///
/// let request = SubscribeEvents::new(
///     vec![EventType::new("helpdesk.ticket_message", "ticket_message.created_v1")],
/// );
/// assert_eq!(SubscribeEvents::METHOD.as_str(), "POST");
/// assert_eq!(SubscribeEvents::PATH, "/open-apis/helpdesk/v1/events/subscribe");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SubscribeEvents {
    /// The events to subscribe to · 要订阅的事件
    pub events: Vec<EventType>,
}

impl SubscribeEvents {
    /// With the required fields, in the order of the page.
    pub fn new(events: Vec<EventType>) -> Self {
        Self { events }
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

impl runtime::WriteBody for SubscribeEvents {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("events", &self.events).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for SubscribeEvents {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("events", &self.events).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for SubscribeEvents {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            events: Option<Vec<EventType>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["events"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.events, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            events: runtime::required(fields.events, "events")?,
        })
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
    pub r#type: String,
    /// Event subtype · 事件的子类型
    ///
    /// Example: `"ticket_message.created_v1"`
    pub subtype: String,
}

impl EventType {
    /// With the required fields, in the order of the page.
    pub fn new(r#type: impl Into<String>, subtype: impl Into<String>) -> Self {
        Self {
            r#type: r#type.into(),
            subtype: subtype.into(),
        }
    }
}

impl serde::Serialize for EventType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer)
            .field("type", &self.r#type)
            .field("subtype", &self.subtype)
            .end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for EventType {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            r#type: Option<String>,
            subtype: Option<String>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["type", "subtype"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.r#type, map),
                    1 => runtime::value(&mut self.subtype, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            r#type: runtime::required(fields.r#type, "type")?,
            subtype: runtime::required(fields.subtype, "subtype")?,
        })
    }
}

/// What [`SubscribeEvents`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SubscribeEventsResponse {}

impl<'de> serde::Deserialize<'de> for SubscribeEventsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for SubscribeEventsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for SubscribeEventsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`SubscribeEvents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubscribeEventsErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for SubscribeEventsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}

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
/// | code | HTTP status | message | advice |
/// | --- | --- | --- | --- |
/// | 154000 | 400 | Bad request, please check your request body | The request is invalid; check its parameters |
/// | 154003 | 403 | Please check you have the correct access | Check that the app has been granted the right scopes |
/// | 155000 | 500 | Internal error | Internal error; contact the platform's support |
///
/// # Examples
///
/// ```
/// use helpdesk_types::Operation;
/// use helpdesk_types::event::{EventType, UnsubscribeEvents};
///
/// let request = UnsubscribeEvents::new(
///     vec![EventType::new("helpdesk.ticket_message", "ticket_message.created_v1")],
/// );
/// assert_eq!(UnsubscribeEvents::METHOD.as_str(), "POST");
/// assert_eq!(UnsubscribeEvents::PATH, "/open-apis/helpdesk/v1/events/unsubscribe");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct UnsubscribeEvents {
    /// The events to unsubscribe from · 要退订的事件
    pub events: Vec<EventType>,
}

impl UnsubscribeEvents {
    /// With the required fields, in the order of the page.
    pub fn new(events: Vec<EventType>) -> Self {
        Self { events }
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

impl runtime::WriteBody for UnsubscribeEvents {
    fn write_body<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("events", &self.events).end()
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UnsubscribeEvents {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).field("events", &self.events).end()
    }
}

#[cfg(feature = "round-trip")]
impl<'de> serde::Deserialize<'de> for UnsubscribeEvents {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        #[derive(Default)]
        struct Fields {
            events: Option<Vec<EventType>>,
        }
        impl runtime::Record for Fields {
            const KEYS: &'static [&'static str] = &["events"];
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    0 => runtime::value(&mut self.events, map),
                    _ => Ok(()),
                }
            }
        }
        let fields: Fields = runtime::record(deserializer)?;
        Ok(Self {
            events: runtime::required(fields.events, "events")?,
        })
    }
}

/// What [`UnsubscribeEvents`] answers.
///
/// The page documents no field of it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct UnsubscribeEventsResponse {}

impl<'de> serde::Deserialize<'de> for UnsubscribeEventsResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::empty(deserializer)
    }
}

#[cfg(feature = "round-trip")]
impl serde::Serialize for UnsubscribeEventsResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::Object::new(serializer).end()
    }
}

impl ::helpdesk_core::Response for UnsubscribeEventsResponse {
    fn from_raw<D: ::helpdesk_core::Decode>(
        raw: ::helpdesk_core::RawResponse<'_, D>,
    ) -> Result<Self, ::helpdesk_core::ResponseError> {
        raw.empty()
    }
}

/// The error codes of [`UnsubscribeEvents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnsubscribeEventsErrorCode {
    /// `154000`, HTTP 400: Bad request, please check your request body
    ///
    /// The request is invalid; check its parameters · 请求不合法，请检查参数
    BadRequest,
    /// `154003`, HTTP 403: Please check you have the correct access
    ///
    /// Check that the app has been granted the right scopes · 检查是否申请正确权限
    AccessDenied,
    /// `155000`, HTTP 500: Internal error
    ///
    /// Internal error; contact the platform's support · 内部错误，请联系我们
    InternalError,
    /// A code that the page does not list.
    Other(i64),
}

impl ::helpdesk_core::ErrorCode for UnsubscribeEventsErrorCode {
    const DOCUMENTED: &'static [::helpdesk_core::DocumentedError] = &[
        ::helpdesk_core::DocumentedError::new(
                154000,
                Some(400),
                "Bad request, please check your request body",
                "The request is invalid; check its parameters",
            )
            .with_original_advice("请求不合法，请检查参数"),
        ::helpdesk_core::DocumentedError::new(
                154003,
                Some(403),
                "Please check you have the correct access",
                "Check that the app has been granted the right scopes",
            )
            .with_original_advice("检查是否申请正确权限"),
        ::helpdesk_core::DocumentedError::new(
                155000,
                Some(500),
                "Internal error",
                "Internal error; contact the platform's support",
            )
            .with_original_advice("内部错误，请联系我们"),
    ];
    fn from_code(code: i64) -> Self {
        match code {
            154000 => Self::BadRequest,
            154003 => Self::AccessDenied,
            155000 => Self::InternalError,
            other => Self::Other(other),
        }
    }
    fn code(self) -> i64 {
        match self {
            Self::BadRequest => 154000,
            Self::AccessDenied => 154003,
            Self::InternalError => 155000,
            Self::Other(code) => code,
        }
    }
}
