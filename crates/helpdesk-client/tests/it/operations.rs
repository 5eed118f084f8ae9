//! Operations that no page documents, one for each form of path, body and answer.

use std::collections::BTreeMap;

use helpdesk_client::types::{
    AcceptsTenantToken, Answer, Body, DocumentedError, ErrorCode, Method, Operation, Parameters, Token,
};
use serde_json::Value;

pub(crate) const HELPDESK: &[&str] = &["X-Lark-Helpdesk-Authorization"];

/// The error codes of the operations here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Code(pub(crate) i64);

impl ErrorCode for Code {
    const DOCUMENTED: &'static [DocumentedError] = &[];

    fn from_code(code: i64) -> Self {
        Self(code)
    }

    fn code(self) -> i64 {
        self.0
    }
}

/// `GET` with a path parameter and query parameters.
#[derive(Default)]
pub(crate) struct Look {
    pub(crate) id: String,
    pub(crate) query: Vec<(&'static str, String)>,
}

/// `POST` with a body.
pub(crate) struct Put(pub(crate) Value);

macro_rules! operation {
    ($name:ty, $id:literal, $method:ident $path:literal, $headers:expr, $answer:ident, $response:ty, $($parts:tt)*) => {
        impl Operation for $name {
            const ID: &'static str = $id;
            const METHOD: Method = Method::$method;
            const PATH: &'static str = $path;
            const TOKENS: &'static [Token] = &[Token::Tenant];
            const HEADERS: &'static [&'static str] = $headers;
            const ANSWER: Answer = Answer::$answer;
            type Response = $response;
            type ErrorCode = Code;
            $($parts)*
        }

        impl AcceptsTenantToken for $name {}
    };
}

operation!(Look, "test.look", Get "/open-apis/test/:id/look", HELPDESK, Data, BTreeMap<String, Vec<i64>>,
    fn path<'a>(&'a self, parameters: &mut Parameters<'a>) {
        parameters.push("id", self.id.as_str());
    }

    fn query<'a>(&'a self, parameters: &mut Parameters<'a>) {
        for (name, value) in &self.query {
            parameters.push(name, value.as_str());
        }
    }
);

operation!(Put, "test.put", Post "/open-apis/test/put", HELPDESK, Data, Value,
    fn body(&self) -> serde_json::Result<Body> {
        Body::json(&self.0)
    }
);

/// The envelope says all; the response is an object without fields.
pub(crate) struct Hide;
operation!(Hide, "test.hide", Patch "/open-apis/test/hide", &[], Empty, BTreeMap<String, i64>,);

/// The envelope says all; the response is nothing at all.
pub(crate) struct Drop;
operation!(Drop, "test.drop", Delete "/open-apis/test/drop", &[], Empty, (),);

/// The fields stand beside `code`.
pub(crate) struct Flat;
operation!(Flat, "test.flat", Get "/open-apis/test/flat", &[], Flat, BTreeMap<String, Value>,);

/// Answers with a file.
pub(crate) struct File;
operation!(File, "test.file", Get "/open-apis/test/file", &[], Binary, Value,);

/// Wants a header that the client knows nothing of.
pub(crate) struct Strange;
operation!(Strange, "test.strange", Get "/open-apis/test/strange", &["X-Strange"], Data, Value,);

/// Has a path parameter and no value for it.
pub(crate) struct Lost;
operation!(Lost, "test.lost", Get "/open-apis/test/:id", &[], Data, Value,);

/// Has a body that JSON cannot hold.
pub(crate) struct Unwritable;
operation!(Unwritable, "test.unwritable", Post "/open-apis/test/unwritable", &[], Data, Value,
    fn body(&self) -> serde_json::Result<Body> {
        Body::json(&BTreeMap::from([(vec![1], 2)]))
    }
);

/// Has a response that is no text, so that decoding one shows it.
pub(crate) struct Misfit;
operation!(Misfit, "test.misfit", Get "/open-apis/test/misfit", HELPDESK, Data, i64,);
