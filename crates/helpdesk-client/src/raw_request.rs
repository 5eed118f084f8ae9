//! Requests that no type describes.

use std::fmt;

use helpdesk_types::{Body, Parameters};
use reqwest::header::HeaderValue;
use reqwest::{Method, Request, Url};
use serde_core::Serialize;

use crate::wire::request::{self, HELPDESK_AUTHORIZATION};
use crate::{Error, codes};

/// A request of any method and path, for what the types do not cover;
/// [`Client::send_raw`](crate::Client::send_raw) sends it.
///
/// An operation that is called more than once is better described by a type of your own; see
/// [`Operation::body`](crate::Operation::body).
///
/// ```no_run
/// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
/// use helpdesk_client::RawRequest;
///
/// let request = RawRequest::new("GET", "/open-apis/helpdesk/v1/tickets/:ticket_id").path("ticket_id", "6626871355780366331");
/// let answer = client.send_raw(&request).await?;
/// println!("{} (log id {:?})", answer.response["data"]["ticket"]["stage"], answer.log_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "it is sent by `send_raw`"]
pub struct RawRequest {
    method: String,
    template: String,
    path: Parameters<'static>,
    query: Parameters<'static>,
    body: Result<Body, String>,
}

impl RawRequest {
    /// A request of that method to the path, which may have parameters as `:name`.
    ///
    /// The path is sent as it stands. One that is no more the same as part of a URL, such as `/a/../b`, `/a/%2e%2e/b`, or one
    /// with a line end in it, is refused when it is to be sent.
    ///
    /// To a path below `/open-apis/helpdesk/` it carries the credentials of the helpdesk, if the client has any.
    pub fn new(method: impl Into<String>, path: impl Into<String>) -> Self {
        let (path, query) = (path.into(), Parameters::new());
        Self { method: method.into(), template: path, path: Parameters::new(), query, body: Ok(Body::None) }
    }

    /// The value of a `:name` in the path, not encoded.
    pub fn path(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.path.push(name, value.into());
        self
    }

    /// A query parameter, not encoded. A name may come more than once.
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push(name, value.into());
        self
    }

    /// The body, as JSON.
    pub fn json(mut self, value: &impl Serialize) -> Self {
        self.body = Body::json(value).map_err(|e| e.to_string());
        self
    }

    pub(crate) fn build(&self, base_url: &Url, helpdesk: Option<&HeaderValue>) -> Result<Request, Error> {
        let error = |reason: String| Error::request(codes::RAW_REQUEST, reason);
        let method = Method::from_bytes(self.method.as_bytes())
            .map_err(|_| error(format!("`{}` is no HTTP method", self.method.escape_debug())))?;
        let url = request::url(base_url, &self.template, &self.path, &self.query).map_err(error)?;
        let mut request = Request::new(method, url);
        if let Some(helpdesk) = helpdesk.filter(|_| self.template.starts_with("/open-apis/helpdesk/")) {
            request.headers_mut().insert(HELPDESK_AUTHORIZATION, helpdesk.clone());
        }
        let body = self.body.clone().map_err(|e| error(format!("its body does not go into JSON: {e}")))?;
        request::put_body(&mut request, body).map_err(error)?;
        Ok(request)
    }
}

/// Without query and body, which may hold personal data.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("method", &self.method).field("path", &self.template).finish_non_exhaustive()
    }
}
