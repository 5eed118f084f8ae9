//! Responses, and how they are decoded.
//!
//! The platform answers `{code, msg, data?, error?}`, and its `code` decides. A successful answer is decoded in one pass,
//! straight into the response.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::runtime::shape::{Field, Otherwise};
use crate::runtime::{Documented, Listed, Record, Shape, hooks, record};
use crate::{Download, OneOrMany, TextOr};

/// The response of an operation on success, and how it is decoded.
///
/// Generated responses implement it, as do plain JSON types: `serde_json::Value`, numbers, strings, lists and maps. For a type of
/// your own that decodes from the `data` of the answer:
///
/// ```
/// use helpdesk_core::{Decode, RawResponse, Response, ResponseError};
/// # use serde_json::Value as Chat;
///
/// struct CreateChatResponse(Chat);
///
/// impl Response for CreateChatResponse {
///     fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
///         raw.data().map(Self)
///     }
/// }
/// ```
pub trait Response: Sized + Send {
    /// Whether it is a file. The answer is then an envelope only if the call failed.
    const IS_FILE: bool = false;

    /// Decodes the response from an answer.
    ///
    /// # Errors
    ///
    /// The answer reports a failure, or does not have the documented form.
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError>;
}

/// A JSON decoder.
///
/// A client may use a more lenient decoder than [`Strict`]. The decoder is a type parameter, so the types do not depend on
/// it, and only its users compile it.
pub trait Decode {
    /// Decodes a JSON text.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or does not fit the type.
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T>;

    /// Decodes a JSON text into a type whose documented form is known, as that of a generated one is. A lenient decoder need
    /// not be compiled for each such type.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or does not fit the type.
    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        self.decode(json)
    }

    /// Decodes a JSON text like [`decode_documented`](Self::decode_documented). Most of the text is one array, so a lenient
    /// decoder can do with less memory: it decodes one part of the array after another.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or does not fit the type.
    fn decode_listed<T: DeserializeOwned + Documented>(&self, json: &[u8], _: Listed<'_, T>) -> serde_json::Result<T> {
        self.decode_documented(json)
    }
}

/// Decodes JSON in the documented form only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strict;

impl Decode for Strict {
    // A lenient decoder calls it at several places, and a copy for each would be more to compile.
    #[inline(never)]
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        serde_json::from_slice(json)
    }
}

/// An answer of the platform as it came, and how its JSON is decoded.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct RawResponse<'a, D = Strict> {
    /// The body.
    pub body: Cow<'a, [u8]>,
    /// The name of the file, if the answer is a file and names it.
    pub file_name: Option<String>,
    /// The media type, such as `image/png`, if the answer has one.
    pub content_type: Option<String>,
    /// How its JSON is decoded.
    pub decoder: D,
}

/// Why an answer cannot be decoded into a response.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The answer is not an envelope with `code` 0.
    NoSuccess,
    /// The envelope has no `data`.
    NoData,
    /// The answer does not have the documented form.
    Json(serde_json::Error),
}

impl<'a> RawResponse<'a> {
    /// An answer with that body.
    pub fn new(body: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }
}

impl<'a, D> RawResponse<'a, D> {
    /// The same answer, decoded with that decoder.
    pub fn with_decoder<E>(self, decoder: E) -> RawResponse<'a, E> {
        let Self { body, file_name, content_type, .. } = self;
        RawResponse { body, file_name, content_type, decoder }
    }
}

impl<D: Decode> RawResponse<'_, D> {
    /// The `data` of the envelope.
    ///
    /// # Errors
    ///
    /// The answer reports a failure, or its `data` is missing or does not have the documented form.
    pub fn data<T: DeserializeOwned>(&self) -> Result<T, ResponseError> {
        self.json::<Envelope<T>>()?.data()
    }

    /// [`data`](Self::data) of a type whose documented form is known. Generated code calls it.
    #[doc(hidden)]
    pub fn documented_data<T: DeserializeOwned + Documented>(&self) -> Result<T, ResponseError> {
        self.documented_json::<Envelope<T>>()?.data()
    }

    /// [`documented_data`](Self::documented_data) of which the array with that key is the greatest part. Generated code calls
    /// it, and says how elements are added to those of another value.
    #[doc(hidden)]
    pub fn listed_data<T: DeserializeOwned + Documented>(
        &self,
        key: &str,
        append: fn(&mut T, T),
    ) -> Result<T, ResponseError> {
        let append = |all: &mut Envelope<T>, part: Envelope<T>| {
            if let (Some(all), Some(part)) = (&mut all.data, part.data) {
                append(all, part);
            }
        };
        let listed = Listed { path: &["data", key], append: &append };
        self.decoder.decode_listed(&self.body, listed).map_err(ResponseError::Json)?.data()
    }

    /// The fields beside the `code` of the envelope.
    ///
    /// # Errors
    ///
    /// The answer reports a failure, or does not have the documented form.
    pub fn flat<T: DeserializeOwned>(&self) -> Result<T, ResponseError> {
        self.empty::<()>()?;
        self.json()
    }

    /// [`flat`](Self::flat) of a type whose documented form is known. Generated code calls it.
    #[doc(hidden)]
    pub fn documented_flat<T: DeserializeOwned + Documented>(&self) -> Result<T, ResponseError> {
        self.empty::<()>()?;
        self.documented_json()
    }

    /// A response without content: the envelope's `code` decides, and its `data` may be absent or of any form.
    ///
    /// # Errors
    ///
    /// The answer reports a failure.
    pub fn empty<T: Default>(&self) -> Result<T, ResponseError> {
        match self.documented_json::<Envelope<IgnoredAny>>()?.code {
            Some(0) => Ok(T::default()),
            _ => Err(ResponseError::NoSuccess),
        }
    }

    fn documented_json<T: DeserializeOwned + Documented>(&self) -> Result<T, ResponseError> {
        self.decoder.decode_documented(&self.body).map_err(ResponseError::Json)
    }

    fn json<T: DeserializeOwned>(&self) -> Result<T, ResponseError> {
        self.decoder.decode(&self.body).map_err(ResponseError::Json)
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuccess => f.write_str("the answer is not an envelope with `code` 0"),
            Self::NoData => f.write_str("the envelope has no `data`"),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl StdError for ResponseError {}

impl Response for Download {
    const IS_FILE: bool = true;

    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        let RawResponse { body, file_name, content_type, .. } = raw;
        Ok(Self { file_name, content_type, content: body.into_owned() })
    }
}

impl Response for () {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.empty()
    }
}

macro_rules! response_is_data {
    ($($({$($parameter:ident),+})? $ty:ty),* $(,)?) => {$(
        impl$(<$($parameter: DeserializeOwned + Send),+>)? Response for $ty {
            fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
                raw.data()
            }
        }
    )*};
}

response_is_data! { Value, bool, i64, f64, String, {T} Vec<T>, {T} BTreeMap<String, T>, {T} OneOrMany<T>, {T} TextOr<T> }

/// The envelope; `msg` and `error` are ignored.
struct Envelope<T> {
    code: Option<i64>,
    data: Option<T>,
}

impl<T> Envelope<T> {
    fn data(self) -> Result<T, ResponseError> {
        match self {
            Self { code: Some(0), data: Some(data) } => Ok(data),
            Self { code: Some(0), data: None } => Err(ResponseError::NoData),
            _ => Err(ResponseError::NoSuccess),
        }
    }
}

impl<T: Documented> Envelope<T> {
    const FIELDS: &'static [Field] = &[
        Field { key: "code", otherwise: Otherwise::Error, shape: i64::SHAPE },
        Field { key: "data", otherwise: Otherwise::Error, shape: T::SHAPE },
    ];
}

impl<T: Documented> Documented for Envelope<T> {
    const SHAPE: &'static Shape = &Shape::Object(|| Self::FIELDS);
}

impl<T> Default for Envelope<T> {
    fn default() -> Self {
        Self { code: None, data: None }
    }
}

impl<T: DeserializeOwned> Record for Envelope<T> {
    const KEYS: &'static [&'static str] = &["code", "data"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key {
            0 => self.code = Some(map.next_value::<Exact<_>>()?.0),
            _ => self.data = Some(map.next_value::<Exact<_>>()?.0),
        }
        Ok(())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Envelope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        record(deserializer)
    }
}

/// A value by which the answer is judged.
struct Exact<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Exact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(hooks::EXACT, ExactVisitor(PhantomData))
    }
}

struct ExactVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ExactVisitor<T> {
    type Value = Exact<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the documented form")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Exact<T>, D::Error> {
        T::deserialize(deserializer).map(Exact)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A body, and what its `data`, its fields and nothing of it are.
    #[test]
    fn the_code_decides_wherever_it_stands() {
        let cases = [
            (json!({"code": 0, "msg": "ok", "data": 7}), Ok(7)),
            (json!({"msg": "ok", "data": 7, "z": [], "code": 0}), Ok(7)),
            (json!({"code": 0}), Err("the envelope has no `data`")),
            (json!({"code": 1, "data": 7}), Err("the answer is not an envelope with `code` 0")),
            (json!({"data": 7}), Err("the answer is not an envelope with `code` 0")),
            (json!({}), Err("the answer is not an envelope with `code` 0")),
        ];
        for (body, expected) in cases {
            let raw = RawResponse::new(body.to_string().into_bytes());
            let data = raw.data::<i64>().map_err(|error| error.to_string());
            assert_eq!(data, expected.map_err(str::to_owned), "{body}");
            let succeeds = body["code"] == 0;
            assert_eq!(raw.flat::<Value>().ok(), succeeds.then(|| body.clone()), "{body}");
            assert_eq!(raw.empty::<()>().ok(), succeeds.then_some(()), "{body}");
        }
    }

    #[test]
    fn what_is_no_envelope_is_an_error_that_says_why() {
        let cases = [
            (r#"{"code":"0","data":7}"#, "expected i64"),
            (r#"{"code":0,"data":"7"}"#, "expected i64"),
            ("[]", "expected an object"),
            ("<html>", "expected value"),
            ("", "EOF while parsing"),
        ];
        for (body, expected) in cases {
            let raw = RawResponse::new(body.as_bytes());
            let error = raw.data::<i64>().expect_err("no envelope").to_string();
            assert!(error.contains(expected), "{body}: {error}");
            assert_eq!(raw.flat::<Value>().is_ok(), body.contains(r#""code":0"#), "{body}");
            assert_eq!(raw.empty::<()>().is_ok(), body.contains(r#""code":0"#), "{body}");
        }
    }

    #[test]
    fn a_file_is_the_body_as_it_came() {
        let mut raw = RawResponse::new(vec![0xff, 0]);
        raw.file_name = Some("a.png".to_owned());
        let file = Download::from_raw(raw).expect("any bytes are a file");
        assert_eq!((file.file_name.as_deref(), file.content), (Some("a.png"), vec![0xff, 0]));
    }

    #[test]
    fn what_json_has_by_itself_is_data() {
        let raw = || RawResponse::new(serde_json::to_vec(&json!({"code": 0, "data": ["a"]})).expect("JSON"));
        assert_eq!(Vec::<String>::from_raw(raw()).expect("a list"), ["a"]);
        assert_eq!(Value::from_raw(raw()).expect("any"), json!(["a"]));
        assert!(matches!(bool::from_raw(raw()), Err(ResponseError::Json(_))));
    }
}
