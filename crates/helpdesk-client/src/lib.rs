//! An async client of the Feishu (Lark) Helpdesk v1 API.
//!
//! A [`Client`] holds the credentials of an app and of a helpdesk. It fetches, keeps and renews the app's access tokens,
//! and [`send`](Client::send) sends any request of [`types`] that an app may send:
//!
//! ```no_run
//! use helpdesk_client::types::MessageContent;
//! use helpdesk_client::types::ticket::StartService;
//! use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
//! use helpdesk_client::{AppCredentials, Client, Error, HelpdeskCredentials};
//!
//! # async fn open() -> Result<(), Error> {
//! let client = Client::builder(AppCredentials::new("cli_a1b2", "the app's secret"))
//!     .helpdesk(HelpdeskCredentials::new("6939771743531696147", "ht-the-token"))
//!     .build()?;
//!
//! let person = "ou_7dab8a3d3cdcc9da365777c7ad535d62";
//! let started = client.send(&StartService::new(person).human_service(true)).await?;
//! println!("chat {:?}, ticket {:?}", started.chat_id, started.ticket_id);
//!
//! let ticket_id = started.ticket_id.unwrap_or_default();
//! let message = CreateTicketMessage::new(ticket_id, "text", MessageContent::text("How can I help?"));
//! match client.send(&message).await {
//!     Ok(sent) => println!("message {:?}", sent.message_id),
//!     Err(e) if e.code_of::<CreateTicketMessage>() == Some(CreateTicketMessageErrorCode::TicketClosed) => {
//!         println!("the ticket is closed by now");
//!     }
//!     Err(e) => return Err(e),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What holds for every call
//!
//! - **It ends.** The [timeout](ClientBuilder::timeout) covers the whole call, a fetch of the token included.
//! - **It does nothing twice.** No operation of the Helpdesk knows an idempotency key, so a request that may have acted is
//!   not sent again, unless it only reads. What has surely not acted is: where no connection came about, where the platform
//!   says that calls come too fast, where it refuses the access token. See [`RetryPolicy`].
//! - **It keeps to the limits.** The rate limits of the documentation hold across all clones of a client; see
//!   [`rate_limiting`](ClientBuilder::rate_limiting).
//! - **Its error says what happened.** The platform's `code` decides, whatever the HTTP status; an [`Error`] keeps both, and
//!   the log id that the platform's support asks for. [`Error::outcome`] tells whether the request has acted. No error,
//!   `Debug` or log line shows a secret.
//! - **It is not lost to one field.** Where an answer deviates from the documentation, what fits is there, and the rest is
//!   absent. [`WithMetadata::deviations`] and a trace say what deviates; [`strict`](ClientBuilder::strict) makes it an error.
//! - **It may be dropped.** Dropping the future of a call leaves the client as it was; other calls still get their token.
//!
//! # Whose token
//!
//! Half of the operations act for the app, and half for a person. [`Client::as_user`] takes the access token of a person,
//! and [`Client::as_refreshed_user`] keeps it fresh. Which of them an operation takes is in its type: sending it with the
//! other does not compile.
//!
//! # Other services of the platform
//!
//! Only the Helpdesk wants the credentials of a helpdesk. A client that is built without them is a [`Client<AppOnly>`]: it sends
//! the operations of every other service, whose types `cargo xtask generate` makes of their documentation pages. An
//! operation of the Helpdesk does not compile there; [`Client::for_helpdesk`] makes a client that sends both.
//!
//! ```no_run
//! # async fn example() -> Result<(), helpdesk_client::Error> {
//! use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
//!
//! let app = Client::builder(AppCredentials::new("cli_a1b2", "the app's secret")).build()?;
//! let helpdesk = app.for_helpdesk(HelpdeskCredentials::new("6939771743531696147", "ht-the-token"))?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Client<AppOnly>`]: AppOnly
//!
//! # Beside `send`
//!
//! - [`list`](Client::list), [`list_pages`](Client::list_pages) and [`list_windows`](Client::list_windows) follow a listing
//!   to its end, or say that they cannot.
//! - [`download_stream`](Client::download_stream) gets a file piece by piece; `send` keeps it in memory.
//! - [`send_detailed`](Client::send_detailed) gives the log id of a success, and [`send_raw`](Client::send_raw) takes any
//!   method and path.
//! - [`with_timeout`](Client::with_timeout), [`with_retries`](Client::with_retries), [`with_token`](Client::with_token) and
//!   [`for_helpdesk`](Client::for_helpdesk) make a handle with other settings, which costs next to nothing.
//!
//! # Traces
//!
//! Each call is a [`tracing`](https://docs.rs/tracing) span `helpdesk_call` at the level `DEBUG`, with `operation`,
//! `method`, `status`, `code`, `log_id` and `attempt`. What is sent again is an event at `INFO`. A deviation of an answer is an
//! event with `operation`, `path`, `documented`, `came`, `lost` and `count`: at `WARN` for the first one of its kind in a
//! process, and at `DEBUG` from then on. None has a secret in it, nor anything of a body or a URL's path.
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls and ring, with the system's certificates.
//! - `native-tls`: TLS by the system's library. Turn the default features off, or `rustls` is used.
//! - With neither, the client speaks plain HTTP (to a mock), or through [your own client](ClientBuilder::http_client).
//! - `bidirectional-serde`: `Serialize` for the [`types`] of responses and `Deserialize` for those of requests.

mod auth;
mod bearer;
mod call;
mod client;
mod codes;
mod deadline;
mod download;
mod error;
mod future;
mod handle;
mod listing;
mod metadata;
mod raw_request;
mod redact;
mod response;
mod wire;

pub use auth::{
    AppCredentials, HelpdeskCredentials, MemoryTokenStore, MemoryUserTokenStore, StoredToken, TenantAccessToken,
    TokenKey, TokenStore, UserAccessToken, UserTokenSource, UserTokenStore, UserTokens,
};
pub use call::RetryPolicy;
pub use client::{AppOnly, Client, ClientBuilder, FEISHU, LARK, SentWith, UserClient, WithHelpdesk};
pub use download::FileStream;
pub use error::{
    ApiError, DecodeError, Error, ErrorDetails, FieldViolation, HelpLink, LoginRequired, MissingScope, Outcome,
    TransportError, TransportKind, TruncationReason, UnexpectedResponse,
};
pub use future::{BoxError, BoxFuture};
pub use helpdesk_decode::{Deviation, Deviations, Form};
pub use helpdesk_types as types;
pub use helpdesk_types::{ErrorCode, Operation, Secret};
pub use listing::{Items, Pages, Windows};
pub use metadata::WithMetadata;
pub use raw_request::RawRequest;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// An operation that only a person can call is not sent by the app.
///
/// ```compile_fail,E0277
/// use helpdesk_client::Client;
/// use helpdesk_client::types::{AnyErrorCode, Method, Operation, UserOperation};
///
/// struct AsAPerson;
///
/// impl Operation for AsAPerson {
///     const ID: &'static str = "test";
///     const METHOD: Method = Method::Get;
///     const PATH: &'static str = "/test";
///     type Response = ();
///     type ErrorCode = AnyErrorCode;
/// }
///
/// impl UserOperation for AsAPerson {}
///
/// async fn send(client: Client) {
///     let _ = client.send(&AsAPerson).await;
/// }
/// ```
#[cfg(doctest)]
struct UserTokenOnly;

/// An operation that only an app can call is not sent for a person.
///
/// ```compile_fail,E0277
/// use helpdesk_client::types::ticket::StartService;
/// use helpdesk_client::{Client, UserAccessToken};
///
/// async fn send(client: Client) {
///     let _ = client.as_user(UserAccessToken::new("u-1")).send(&StartService::new("ou_1")).await;
/// }
/// ```
#[cfg(doctest)]
struct TenantTokenOnly;

/// An operation of the Helpdesk is not sent without the credentials of one.
///
/// ```compile_fail,E0277
/// use helpdesk_client::types::ticket::StartService;
/// use helpdesk_client::{AppOnly, Client};
///
/// async fn send(client: Client<AppOnly>) {
///     let _ = client.send(&StartService::new("ou_1")).await;
/// }
/// ```
///
/// With them, it is:
///
/// ```
/// use helpdesk_client::types::ticket::StartService;
/// use helpdesk_client::{AppOnly, Client, Error, HelpdeskCredentials};
///
/// async fn send(client: Client<AppOnly>, credentials: HelpdeskCredentials) -> Result<(), Error> {
///     client.for_helpdesk(credentials)?.send(&StartService::new("ou_1")).await.map(drop)
/// }
/// ```
#[cfg(doctest)]
struct WithoutHelpdesk;
