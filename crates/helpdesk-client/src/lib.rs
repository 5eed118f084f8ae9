//! An async client of the Feishu (Lark) Helpdesk v1 API.
//!
//! A [`Client`] holds the credentials of an app and of a helpdesk. It fetches, caches and renews the app's access
//! tokens, and [`send`](Client::send) sends any request of [`types`] that an app may send:
//!
//! ```no_run
//! use helpdesk_client::types::ticket::StartService;
//! use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
//! use helpdesk_client::{AppCredentials, Client, Error, HelpdeskCredentials};
//!
//! # async fn open() -> Result<(), Error> {
//! let client = Client::builder(AppCredentials::new("cli_a1b2", "the app's secret"))
//!     .helpdesk(HelpdeskCredentials::new("6939771743531696147", "ht-the-token"))
//!     .build()?;
//!
//! let guest = "ou_7dab8a3d3cdcc9da365777c7ad535d62";
//! let started = client.send(&StartService::new(guest).human_service(true)).await?;
//! println!("chat {:?}, ticket {:?}", started.chat_id, started.ticket_id);
//!
//! let ticket_id = started.ticket_id.unwrap_or_default();
//! let message = CreateTicketMessage::text(ticket_id, "How can I help?");
//! match client.send(&message).await {
//!     Ok(sent) => println!("message {:?}", sent.message_id),
//!     Err(e) if e.is(CreateTicketMessageErrorCode::TicketClosed) => {
//!         println!("the ticket is already closed");
//!     }
//!     Err(e) => return Err(e),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Guarantees of every call
//!
//! - **Bounded time.** The [timeout](ClientBuilder::timeout) covers the whole call, including fetching the access
//!   token.
//! - **No repeated effects.** The Helpdesk's operations have no idempotency keys, so a request that may have taken
//!   effect is not sent again, unless it is read-only. A request that certainly had no effect is retried: no connection
//!   could be made, a rate limit was exceeded, or the access token was refused. See [`RetryPolicy`].
//! - **Rate limits.** The documented rate limits hold across all clones of a client; see
//!   [`rate_limiting`](ClientBuilder::rate_limiting).
//! - **Precise errors.** The platform's `code` decides between success and error, whatever the HTTP status; an
//!   [`Error`] contains both, and the log id that the platform's support asks for. [`Error::outcome`] tells whether the
//!   request took effect. Errors, `Debug` output and logs contain no secrets.
//! - **Lenient decoding.** If a response deviates from the documentation, the fields that match are decoded, and the
//!   others are absent. [`WithMetadata::deviations`] and traces list the deviations; [`strict`](ClientBuilder::strict)
//!   makes them errors.
//! - **Cancellation.** Dropping the future of a call leaves the client intact; other calls still get their token.
//!
//! # User tokens
//!
//! About half of the operations act as the app, and the others on behalf of a user. [`Client::as_user`] sends requests
//! with the access token of a user, and [`Client::as_refreshed_user`] also refreshes it. With the feature `login`,
//! `Client::login` gets the tokens by a login in a browser, and `UserTokenFile` keeps them. The type of an operation says
//! which token it accepts: sending it with the wrong one does not compile.
//!
//! # Other services of the platform
//!
//! Only the Helpdesk requires helpdesk credentials. A client that is built without them is a [`Client<AppOnly>`]: it
//! sends the operations of all other services, whose types `cargo xtask new-crate` creates from their documentation
//! pages. Sending an operation of the Helpdesk with it does not compile; [`Client::for_helpdesk`] returns a client that
//! sends both.
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
//! # Other ways to send
//!
//! - [`list`](Client::list), [`list_pages`](Client::list_pages) and [`list_windows`](Client::list_windows) fetch all
//!   pages of a listing, or fail if they cannot.
//! - [`download_stream`](Client::download_stream) streams a file; `send` keeps it in memory.
//! - [`send_detailed`](Client::send_detailed) returns the log id of a success, and [`send_raw`](Client::send_raw) sends
//!   any method and path.
//! - [`with_timeout`](Client::with_timeout), [`with_retries`](Client::with_retries), [`with_token`](Client::with_token)
//!   and [`for_helpdesk`](Client::for_helpdesk) return a client with other settings, at almost no cost.
//!
//! # Traces
//!
//! Each call is a [`tracing`](https://docs.rs/tracing) span `helpdesk_call` at the level `DEBUG`, with `operation`,
//! `method`, `status`, `code`, `log_id` and `attempt`. Each retry is an event at `INFO`. Each deviation of a response
//! is an event with `operation`, `path`, `documented`, `came`, `lost` and `count`: at `WARN` for the first one of its
//! kind in a process, and at `DEBUG` from then on. Traces contain no secrets, bodies or URL paths.
//!
//! # Metrics
//!
//! With the feature `metrics`, the client counts through the facade of the crate `metrics`; a recorder of your program
//! exports the counts. Each has a label `operation`, and a label `outcome`: `ok`, or the kind of the error.
//!
//! | name | kind | counts |
//! | --- | --- | --- |
//! | `helpdesk_client_calls_total` | counter | calls that ended, including the fetches of tokens (`auth.v3.tenant_access_token.internal`) and the refreshes of user tokens (`authen.v2.oauth.token`) |
//! | `helpdesk_client_retries_total` | counter | requests that were sent again |
//! | `helpdesk_client_pauses_total` | counter | pauses that the platform asked for |
//! | `helpdesk_client_permit_wait_seconds` | histogram | waits for the rate limit; `refused` if the call was not sent |
//! | `helpdesk_client_lease_waits_total` | counter | waits for another process that fetches or refreshes a token |
//! | `helpdesk_client_quota_claims_total` | counter | round trips to the [shared quota](ClientBuilder::shared_quota) |
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls and ring, with the system's certificates.
//! - `native-tls`: TLS by the system's library. Turn the default features off, or `rustls` is used.
//! - `bidirectional-serde`: `Serialize` for the [`types`] of responses and `Deserialize` for those of requests.
//! - `login`: the login of users, in the module `login`, and `UserTokenFile` and `UserTokenFolder`, which keep their
//!   tokens.
//! - `axum`: the login as routes of a server.
//! - `serde`: `Serialize` and `Deserialize` for [`UserTokens`].
//! - `metrics`: the metrics above.
//! - `jiff`: a [`Timestamp`](types::Timestamp) becomes one of the crate `jiff`, and the other way round.
//! - With neither TLS feature, the client uses plain HTTP (to a mock), or [your own client](ClientBuilder::http_client).

#![cfg_attr(docsrs, feature(doc_cfg))]

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
#[cfg(feature = "login")]
pub mod login;
mod metadata;
mod observe;
mod raw_request;
mod redact;
mod response;
mod wire;

pub use auth::{
    AppCredentials, HelpdeskCredentials, MemoryTokenStore, MemoryUserTokenStore, StoredToken, TenantAccessToken,
    TokenKey, TokenStore, UserAccessToken, UserTokenSource, UserTokenStore, UserTokens,
};
#[cfg(feature = "login")]
pub use auth::{UserTokenFile, UserTokenFolder};
pub use call::{QuotaClaim, QuotaLimit, QuotaShare, RetryPolicy, SharedQuota};
pub use client::{AppOnly, Client, ClientBuilder, SentWith, UserClient, WithHelpdesk};
pub use download::FileStream;
pub use error::{
    ApiError, DecodeError, Error, ErrorDetails, FieldViolation, HelpLink, LoginRequired, MissingScope, Outcome,
    TransportError, TransportKind, TruncationReason, UnexpectedResponse,
};
pub use future::{BoxError, BoxFuture};
pub use helpdesk_core::{FEISHU, LARK};
pub use helpdesk_decode::{Deviation, Deviations, Form};
pub use helpdesk_types as types;
pub use helpdesk_types::{ErrorCode, Operation, Secret};
pub use listing::{Items, Pages, Windows};
pub use metadata::WithMetadata;
pub use raw_request::RawRequest;

#[cfg(all(doctest, feature = "login"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// An operation that accepts only user tokens cannot be sent as the app.
///
/// ```compile_fail,E0277
/// use helpdesk_client::Client;
/// use helpdesk_client::types::{AnyErrorCode, Method, Operation, UserOperation};
///
/// struct AsUser;
///
/// impl Operation for AsUser {
///     const ID: &'static str = "test";
///     const METHOD: Method = Method::Get;
///     const PATH: &'static str = "/test";
///     type Response = ();
///     type ErrorCode = AnyErrorCode;
/// }
///
/// impl UserOperation for AsUser {}
///
/// async fn send(client: Client) {
///     let _ = client.send(&AsUser).await;
/// }
/// ```
#[cfg(doctest)]
struct UserTokenOnly;

/// An operation that accepts only app tokens cannot be sent on behalf of a user.
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

/// An operation of the Helpdesk cannot be sent without helpdesk credentials.
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
/// With helpdesk credentials, it can:
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
