//! Builds the HTTP request of an operation.

use std::borrow::Cow;

use bytes::Bytes;
use helpdesk_types::{Body, Operation, Parameters};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Method, Request, Url};

use crate::Error;
use crate::bearer::Bearer;

/// The header that carries the helpdesk's credentials.
pub(crate) const HELPDESK_AUTHORIZATION: HeaderName = HeaderName::from_static("x-lark-helpdesk-authorization");

/// All characters but the unreserved ones of RFC 3986: the rest cannot end a path segment or a query value.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request without its access token, from which each attempt is made.
pub(crate) struct RequestTemplate {
    method: Method,
    url: Url,
    /// The value of the header with the helpdesk's credentials.
    helpdesk: Option<HeaderValue>,
    /// The media type and the bytes.
    body: Option<(HeaderValue, Bytes)>,
}

impl RequestTemplate {
    pub(crate) fn new(method: &str, url: Url, helpdesk: Option<&HeaderValue>, body: Body) -> Result<Self, String> {
        let method = Method::from_bytes(method.as_bytes())
            .map_err(|_| format!("`{}` is not an HTTP method", method.escape_debug()))?;
        let body = match body.encode() {
            None => None,
            Some((Cow::Borrowed(content_type), bytes)) => Some((HeaderValue::from_static(content_type), bytes.into())),
            Some((Cow::Owned(content_type), bytes)) => {
                let content_type = HeaderValue::try_from(content_type)
                    .map_err(|_| "the media type of the body is not a valid header value".to_owned())?;
                Some((content_type, bytes.into()))
            }
        };
        Ok(Self { method, url, helpdesk: helpdesk.cloned(), body })
    }

    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    /// Makes the request of an attempt.
    pub(crate) fn with_token(&self, token: Option<&Bearer>) -> Request {
        let mut request = Request::new(self.method.clone(), self.url.clone());
        let headers = request.headers_mut();
        if let Some(helpdesk) = &self.helpdesk {
            headers.insert(HELPDESK_AUTHORIZATION, helpdesk.clone());
        }
        if let Some(token) = token {
            headers.insert(AUTHORIZATION, token.header());
        }
        if let Some((content_type, bytes)) = &self.body {
            headers.insert(CONTENT_TYPE, content_type.clone());
            *request.body_mut() = Some(bytes.clone().into());
        }
        request
    }
}

/// Builds the request of an operation, with the helpdesk's credentials if the operation requires them.
pub(crate) fn build<O: Operation>(
    base_url: &Url,
    helpdesk: Option<&HeaderValue>,
    operation: &O,
) -> Result<RequestTemplate, Error> {
    let mut path = Parameters::new();
    operation.path(&mut path);
    let mut query = Parameters::new();
    operation.query(&mut query);
    let body = operation.body();
    assemble(O::ID, O::METHOD.as_str(), base_url, (O::PATH, &path, &query), body, (O::HEADERS, helpdesk))
}

/// The part that does not depend on the operation's type.
fn assemble(
    operation: &'static str,
    method: &str,
    base_url: &Url,
    (template, path, query): (&str, &Parameters<'_>, &Parameters<'_>),
    body: serde_json::Result<Body>,
    (headers, helpdesk): (&[&str], Option<&HeaderValue>),
) -> Result<RequestTemplate, Error> {
    let error = |reason: String| Error::request(operation, reason);
    let url = url(base_url, template, path, query).map_err(error)?;
    for name in headers {
        if helpdesk.is_none() || !name.eq_ignore_ascii_case(HELPDESK_AUTHORIZATION.as_str()) {
            return Err(error(format!("the operation requires the header `{name}`, which this client cannot set")));
        }
    }
    let body = body.map_err(|e| error(format!("the body cannot be serialized as JSON: {e}")))?;
    RequestTemplate::new(method, url, helpdesk.filter(|_| !headers.is_empty()), body).map_err(error)
}

/// Builds the URL below the base URL, with each path parameter encoded as one segment.
pub(crate) fn url(
    base_url: &Url,
    template: &str,
    path: &Parameters<'_>,
    query: &Parameters<'_>,
) -> Result<Url, String> {
    let base = base_url.path().trim_end_matches('/');
    // With space for the parameters, which are ids of about 20 digits.
    let mut target = String::with_capacity(base.len() + template.len() + 32);
    target.push_str(base);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(':') {
        target.push_str(before);
        if before.ends_with('/') {
            let name;
            (name, rest) = after.split_at(after.find('/').unwrap_or(after.len()));
            target.extend(utf8_percent_encode(parameter(path, name)?, RESERVED));
        } else {
            target.push(':');
            rest = after;
        }
    }
    target.push_str(rest);
    let mut url = base_url.clone();
    url.set_path(&target);
    if !template.starts_with('/') || url.path() != target {
        return Err(format!(
            "`{}` cannot be used unchanged as a URL path: start it with `/`, leave out `.` and `..` segments (also \
             written `%2e`), and percent-encode other characters or pass them as path parameters",
            template.escape_debug()
        ));
    }

    if !query.is_empty() {
        target.clear();
        for (name, value) in query.iter() {
            if !target.is_empty() {
                target.push('&');
            }
            target.extend(utf8_percent_encode(name, RESERVED));
            target.push('=');
            target.extend(utf8_percent_encode(value, RESERVED));
        }
        url.set_query(Some(&target));
    }
    Ok(url)
}

/// The value of a path parameter, if it can be a path segment.
fn parameter<'a>(path: &'a Parameters<'_>, name: &str) -> Result<&'a str, String> {
    match path.get(name) {
        Some("") => Err(format!("the path parameter `{name}` is empty")),
        // Clients and servers resolve these even if they are encoded.
        Some(dots @ ("." | "..")) => {
            Err(format!("the path parameter `{name}` is `{dots}`, which would change the path"))
        }
        Some(value) => Ok(value),
        None => Err(format!("the path parameter `{name}` has no value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(template: &str, path: &[(&'static str, &str)], query: &[(&'static str, &str)]) -> Result<String, String> {
        let parameters = |pairs: &[(&'static str, &str)]| {
            let mut parameters = Parameters::new();
            for (name, value) in pairs {
                parameters.push(name, (*value).to_owned());
            }
            parameters
        };
        let base = Url::parse("https://host/base/").expect("a URL");
        url(&base, template, &parameters(path), &parameters(query))
            .map(|url| url.as_str().strip_prefix("https://host").expect("the host stays").to_owned())
    }

    #[test]
    fn a_path_parameter_is_one_segment() {
        let cases = [
            ("6626871355780366331", "6626871355780366331"),
            ("1/../../x?y=1", "1%2F..%2F..%2Fx%3Fy%3D1"),
            ("a b+c%2e#d\\e;f:g@h", "a%20b%2Bc%252e%23d%5Ce%3Bf%3Ag%40h"),
            ("工单", "%E5%B7%A5%E5%8D%95"),
            ("\t\r\n\0", "%09%0D%0A%00"),
            ("...", "..."),
            ("-._~", "-._~"),
        ];
        for (value, segment) in cases {
            let target = target("/v1/tickets/:ticket_id/messages", &[("ticket_id", value)], &[]);
            assert_eq!(target, Ok(format!("/base/v1/tickets/{segment}/messages")), "{value:?}");
        }
    }

    #[test]
    fn an_invalid_segment_is_an_error() {
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[("id", "")], "the path parameter `id` is empty"),
            (&[("id", ".")], "the path parameter `id` is `.`, which would change the path"),
            (&[("id", "..")], "the path parameter `id` is `..`, which would change the path"),
            (&[("key", "1")], "the path parameter `id` has no value"),
        ];
        for (path, error) in cases {
            assert_eq!(target("/v1/faqs/:id/image", path, &[]), Err(error.to_owned()));
        }
    }

    #[test]
    fn query_names_repeat_in_order() {
        let query = [("status_list", "1"), ("status_list", "51"), ("query", "a&b=c d+e"), ("empty", "")];
        let target = target("/v1/tickets", &[], &query);
        assert_eq!(
            target.as_deref(),
            Ok("/base/v1/tickets?status_list=1&status_list=51&query=a%26b%3Dc%20d%2Be&empty=")
        );
    }
}
