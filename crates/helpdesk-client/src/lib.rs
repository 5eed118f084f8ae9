//! An async client of the Feishu (Lark) Helpdesk v1 API.
//!
//! A [`Client`] holds the credentials of an app and of a helpdesk. It fetches, keeps and renews the app's access token,
//! and [`send`](Client::send) sends any request of [`types`] that such a token may send:
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
//! - **It is sent once.** No operation of the Helpdesk knows an idempotency key, so a request that may have acted is never
//!   sent again. The one exception has not acted: where the platform refuses the access token itself, the client fetches
//!   another and sends the request once more.
//! - **Its error says what happened.** The platform's `code` decides, whatever the HTTP status; an [`Error`] keeps both, and
//!   the log id that the platform's support asks for. No error, `Debug` or log line shows a secret.
//! - **It may be dropped.** Dropping the future of a call leaves the client as it was; other calls still get their token.
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls and ring, with the system's certificates.
//! - `native-tls`: TLS by the system's library. Turn the default features off, or `rustls` is used.
//! - With neither, the client speaks plain HTTP (to a mock), or through [your own client](ClientBuilder::http_client).

mod access_token;
mod answered;
mod bearer;
mod builder;
mod call;
mod client;
mod credentials;
mod download;
mod envelope;
mod error;
mod file_name;
mod file_stream;
mod flight;
mod handle;
mod http;
mod json_path;
mod limiter;
mod listing;
mod multipart;
mod platform_error;
mod raw;
mod refresh;
mod request;
mod retry;
mod tenant_token;
mod text;
mod token_store;
mod trace;
mod transport;
mod user_client;
mod user_token;
mod user_tokens;
mod windows;

pub use access_token::{TenantAccessToken, UserAccessToken};
pub use answered::Answered;
pub use builder::{ClientBuilder, FEISHU, LARK, NeedsHelpdesk};
pub use client::Client;
pub use credentials::{AppCredentials, HelpdeskCredentials};
pub use error::{
    ApiError, CutShort, DecodeError, Error, LoginRequired, TransportError, TransportKind, UnexpectedAnswer,
};
pub use file_stream::FileStream;
pub use helpdesk_types as types;
pub use helpdesk_types::{ErrorCode, Operation};
pub use listing::{Items, Pages};
pub use platform_error::{ErrorDetails, FieldViolation, HelpLink, MissingScope};
pub use raw::RawRequest;
pub use retry::RetryPolicy;
pub use token_store::{BoxError, MemoryTokenStore, StoredToken, TokenKey, TokenStore};
pub use user_client::UserClient;
pub use user_token::{BoxFuture, UserTokenSource};
pub use user_tokens::{MemoryUserTokenStore, UserTokenStore, UserTokens};
pub use windows::Windows;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// An operation that takes no tenant token is refused by the compiler, as `send` has none other.
///
/// ```compile_fail,E0277
/// use helpdesk_client::types::{Answer, Method, Operation, Token};
///
/// struct AsAPerson;
///
/// impl Operation for AsAPerson {
///     const ID: &'static str = "test";
///     const METHOD: Method = Method::Get;
///     const PATH: &'static str = "/test";
///     const TOKENS: &'static [Token] = &[Token::User];
///     const ANSWER: Answer = Answer::Empty;
///     type Response = ();
///     type ErrorCode = helpdesk_client::types::ticket::StartServiceErrorCode;
/// }
///
/// async fn send(client: helpdesk_client::Client) {
///     let _ = client.send(&AsAPerson).await;
/// }
/// ```
#[cfg(doctest)]
struct UserTokenOnly;
