//! From an operation to an HTTP request, all but its access token.

use helpdesk_types::{Answer, Body, Operation, Parameters};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Method, Request, Url};

use crate::{Error, multipart};

/// The header of the helpdesk's credentials.
pub(crate) const HELPDESK_AUTHORIZATION: HeaderName = HeaderName::from_static("x-lark-helpdesk-authorization");

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// All but the unreserved characters of RFC 3986: what is left over cannot end a path segment or a query value.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Builds the request of an operation, with the helpdesk's credentials if the operation wants them.
pub(crate) fn build<O: Operation>(base_url: &Url, helpdesk: &HeaderValue, operation: &O) -> Result<Request, Error> {
    let mut path = Parameters::new();
    operation.path(&mut path);
    let mut query = Parameters::new();
    operation.query(&mut query);
    let url = url(base_url, O::PATH, &path, &query).map_err(|reason| Error::request(O::ID, reason))?;
    let method = Method::from_bytes(O::METHOD.as_str().as_bytes())
        .map_err(|_| Error::request(O::ID, format!("`{}` is no HTTP method", O::METHOD)))?;

    let mut request = Request::new(method, url);
    for name in O::HEADERS {
        if !name.eq_ignore_ascii_case(HELPDESK_AUTHORIZATION.as_str()) {
            return Err(Error::request(
                O::ID,
                format!("it wants the header `{name}`, which the client has no value for"),
            ));
        }
        request.headers_mut().insert(HELPDESK_AUTHORIZATION, helpdesk.clone());
    }
    match operation.body().map_err(|e| Error::request(O::ID, format!("its body does not go into JSON: {e}")))? {
        Body::None => {}
        Body::Json(json) => {
            request.headers_mut().insert(CONTENT_TYPE, JSON);
            *request.body_mut() = Some(json.into());
        }
        Body::Multipart(parts) => {
            let (content_type, body) = multipart::encode(&parts);
            let content_type = HeaderValue::try_from(content_type)
                .map_err(|_| Error::request(O::ID, "its parts do not go into a multipart body"))?;
            request.headers_mut().insert(CONTENT_TYPE, content_type);
            *request.body_mut() = Some(body.into());
        }
        _ => return Err(Error::request(O::ID, "its body has a form that the client does not know")),
    }
    Ok(request)
}

/// Fails if the answer is a file, which is not decoded but downloaded.
pub(crate) fn check_decodable<O: Operation>() -> Result<(), Error> {
    match O::ANSWER {
        Answer::Data | Answer::Empty | Answer::Flat => Ok(()),
        _ => {
            Err(Error::request(O::ID, "it answers with the bytes of a file, which `download` gets and `send` does not"))
        }
    }
}

/// The URL below the base URL, each parameter of the path encoded as one segment.
pub(crate) fn url(
    base_url: &Url,
    template: &str,
    path: &Parameters<'_>,
    query: &Parameters<'_>,
) -> Result<Url, String> {
    let base = base_url.path().trim_end_matches('/');
    // Room for the parameters as well, which are ids of some 20 digits.
    let mut target = String::with_capacity(base.len() + template.len() + 32);
    target.push_str(base);
    for segment in template.split('/').skip(1) {
        target.push('/');
        match segment.strip_prefix(':') {
            Some(name) => target.extend(utf8_percent_encode(parameter(path, name)?, RESERVED)),
            None => target.push_str(segment),
        }
    }
    let mut url = base_url.clone();
    url.set_path(&target);
    if !template.starts_with('/') || url.path() != target {
        return Err(format!(
            "`{}` is not the path of a URL as it stands: it starts with `/`, has no `.` or `..` between slashes, also as \
             `%2e`, and other characters than those of a path are percent-encoded, or come by a path parameter",
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

/// The value of a path parameter, if a segment can hold it.
fn parameter<'a>(path: &'a Parameters<'_>, name: &str) -> Result<&'a str, String> {
    match path.get(name) {
        Some("") => Err(format!("the path parameter `{name}` is empty")),
        // Every client and server resolves these, and no encoding saves them.
        Some(dots @ ("." | "..")) => {
            Err(format!("the path parameter `{name}` is `{dots}`, which leads to another path"))
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
    fn what_no_segment_can_hold_is_an_error() {
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[("id", "")], "the path parameter `id` is empty"),
            (&[("id", ".")], "the path parameter `id` is `.`, which leads to another path"),
            (&[("id", "..")], "the path parameter `id` is `..`, which leads to another path"),
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
