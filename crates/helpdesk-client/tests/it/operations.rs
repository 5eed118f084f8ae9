//! Undocumented operations, one for each form of path, body and response.

use std::collections::BTreeMap;

use helpdesk_client::types::runtime::{file, text};
use helpdesk_client::types::{
    AnyErrorCode, AppOperation, Body, Decode, Download, Listing, Method, NextPage, Operation, Parameters, RateLimit,
    RawResponse, Response, ResponseError, Upload, UserOperation,
};
use serde_json::Value;

pub(crate) const HELPDESK: &[&str] = &["X-Lark-Helpdesk-Authorization"];

/// `GET` with a path parameter and query parameters.
#[derive(Default)]
pub(crate) struct Look {
    pub(crate) id: String,
    pub(crate) query: Vec<(&'static str, String)>,
}

/// `POST` with a body.
pub(crate) struct Put(pub(crate) Value);

macro_rules! operation {
    ($name:ty, $id:literal, $method:ident $path:literal, $headers:expr, $response:ty, $($parts:tt)*) => {
        impl Operation for $name {
            const ID: &'static str = $id;
            const METHOD: Method = Method::$method;
            const PATH: &'static str = $path;
            const HEADERS: &'static [&'static str] = $headers;
            type Response = $response;
            type ErrorCode = AnyErrorCode;
            $($parts)*
        }

        impl AppOperation for $name {}
    };
}

operation!(Look, "test.look", Get "/open-apis/test/:id/look", HELPDESK, BTreeMap<String, Vec<i64>>,
    fn path<'a>(&'a self, parameters: &mut Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }

    fn query<'a>(&'a self, parameters: &mut Parameters<'a>) {
        for (name, value) in &self.query {
            parameters.push(name, value.as_str());
        }
    }
);

operation!(Put, "test.put", Post "/open-apis/test/put", HELPDESK, Value,
    fn body(&self) -> serde_json::Result<Body> {
        Body::json(&self.0)
    }
);

/// A response without fields.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Nothing;

impl Response for Nothing {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.empty()
    }
}

/// A response whose fields are beside `code`.
#[derive(Debug, PartialEq)]
pub(crate) struct Fields(pub(crate) BTreeMap<String, Value>);

impl Response for Fields {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.flat().map(Self)
    }
}

/// Responds with an envelope; the response type has no fields.
pub(crate) struct Hide;
operation!(Hide, "test.hide", Patch "/open-apis/test/hide", &[], Nothing,);

/// Responds with an envelope; the response type is `()`.
pub(crate) struct Drop;
operation!(Drop, "test.drop", Delete "/open-apis/test/drop", &[], (),);

/// Responds with fields beside `code`.
pub(crate) struct Flat;
operation!(Flat, "test.flat", Get "/open-apis/test/flat", &[], Fields,);

/// Responds with a file.
pub(crate) struct File;
operation!(File, "test.file", Get "/open-apis/test/file", HELPDESK, Download,);
impl UserOperation for File {}

/// Sends a file.
pub(crate) struct Send(pub(crate) Upload);
operation!(Send, "test.send", Post "/open-apis/test/send", HELPDESK, Value,
    fn body(&self) -> serde_json::Result<Body> {
        Ok(Body::Multipart(vec![text("type", "image"), file("image", &self.0)]))
    }
);

/// Accepts user tokens.
pub(crate) struct AsUser(pub(crate) Value);
operation!(AsUser, "test.as_user", Post "/open-apis/test/as_user", HELPDESK, Value,
    fn body(&self) -> serde_json::Result<Body> {
        Body::json(&self.0)
    }
);
impl UserOperation for AsUser {}

/// Limited to five calls per second.
pub(crate) struct Limited;
operation!(Limited, "test.limited", Post "/open-apis/test/limited", HELPDESK, Value,
    const RATE_LIMITS: &'static [RateLimit] = &[RateLimit::PerMinute(100), RateLimit::PerSecond(5)];
);
impl UserOperation for Limited {}

/// Limited to one call per minute.
pub(crate) struct Rare;
operation!(Rare, "test.rare", Post "/open-apis/test/rare", HELPDESK, Value,
    const RATE_LIMITS: &'static [RateLimit] = &[RateLimit::PerMinute(1)];
);

/// Limited like most operations.
pub(crate) struct Common;
operation!(Common, "test.common", Post "/open-apis/test/common", HELPDESK, Value,
    const RATE_LIMITS: &'static [RateLimit] = &[RateLimit::PerMinute(1000), RateLimit::PerSecond(50)];
);

/// Lists numbers by page token.
#[derive(Clone, Default)]
pub(crate) struct Numbers(pub(crate) Option<String>);
operation!(Numbers, "test.numbers", Get "/open-apis/test/numbers", HELPDESK, Value,
    fn query<'a>(&'a self, parameters: &mut Parameters<'a>) {
        if let Some(token) = &self.0 {
            parameters.push("page_token", token.as_str());
        }
    }
);
impl UserOperation for Numbers {}

impl Listing for Numbers {
    type Item = i64;

    fn items(response: Value) -> Vec<i64> {
        response["items"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
    }

    fn next_page(&self, response: &Value) -> NextPage<Self> {
        match (response["has_more"].as_bool(), response["page_token"].as_str()) {
            (Some(true), Some(token)) => NextPage::Request(Self(Some(token.to_owned()))),
            (Some(true), None) => NextPage::Unreachable,
            _ => NextPage::End,
        }
    }
}

/// Requires a header that the client cannot set.
pub(crate) struct Strange;
operation!(Strange, "test.strange", Get "/open-apis/test/strange", &["X-Strange"], Value,);

/// Has a path parameter without a value.
pub(crate) struct Lost;
operation!(Lost, "test.lost", Get "/open-apis/test/:id", &[], Value,);

/// Has a body that cannot be serialized as JSON.
pub(crate) struct Unwritable;
operation!(Unwritable, "test.unwritable", Post "/open-apis/test/unwritable", &[], Value,
    fn body(&self) -> serde_json::Result<Body> {
        Body::json(&BTreeMap::from([(vec![1], 2)]))
    }
);

/// Responds with a number.
pub(crate) struct Integer;
operation!(Integer, "test.integer", Get "/open-apis/test/integer", HELPDESK, i64,);
