//! Untyped requests.

use std::fmt;

use helpdesk_types::{Body, Parameters};
use reqwest::Url;
use reqwest::header::HeaderValue;
use serde_core::Serialize;

use crate::wire::request::{self, RequestTemplate};
use crate::{Error, codes};

/// A request with any method and path, for operations that the types do not cover;
/// [`Client::send_raw`](crate::Client::send_raw) sends it.
///
/// For an operation that you call often, define a type instead; see
/// [`Operation::body`](crate::Operation::body).
///
/// ```no_run
/// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
/// use helpdesk_client::RawRequest;
///
/// let request = RawRequest::new("GET", "/open-apis/helpdesk/v1/tickets/:ticket_id").path("ticket_id", "6626871355780366331");
/// let sent = client.send_raw(&request).await?;
/// println!("{} (log id {:?})", sent.response["data"]["ticket"]["stage"], sent.log_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until `send_raw`"]
pub struct RawRequest {
    method: String,
    template: String,
    path: Parameters<'static>,
    query: Parameters<'static>,
    body: Result<Body, String>,
}

impl RawRequest {
    /// Creates a request with a method and a path, which may contain parameters as `:name`.
    ///
    /// The path is sent unchanged. A path that would change as part of a URL, such as `/a/../b`, `/a/%2e%2e/b`, or one
    /// with a line break, is refused when the request is sent.
    ///
    /// A request to a path below `/open-apis/helpdesk/` carries the helpdesk credentials, if the client has any.
    pub fn new(method: impl Into<String>, path: impl Into<String>) -> Self {
        let (path, query) = (path.into(), Parameters::new());
        Self { method: method.into(), template: path, path: Parameters::new(), query, body: Ok(Body::None) }
    }

    /// Sets the value of a `:name` in the path, unencoded.
    pub fn path(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.path.push(name, value.into());
        self
    }

    /// Adds a query parameter, unencoded. A name may be repeated.
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push(name, value.into());
        self
    }

    /// Sets the body, as JSON.
    pub fn json(mut self, value: &impl Serialize) -> Self {
        self.body = Body::json(value).map_err(|e| e.to_string());
        self
    }

    pub(crate) fn build(&self, base_url: &Url, helpdesk: Option<&HeaderValue>) -> Result<RequestTemplate, Error> {
        let error = |reason: String| Error::request(codes::RAW_REQUEST, reason);
        let url = request::url(base_url, &self.template, &self.path, &self.query).map_err(error)?;
        let helpdesk = helpdesk.filter(|_| self.template.starts_with("/open-apis/helpdesk/"));
        let body = self.body.clone().map_err(|e| error(format!("the body cannot be serialized as JSON: {e}")))?;
        RequestTemplate::new(&self.method, url, helpdesk, body).map_err(error)
    }
}

/// Leaves out query and body, which may contain personal data.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("method", &self.method).field("path", &self.template).finish_non_exhaustive()
    }
}
