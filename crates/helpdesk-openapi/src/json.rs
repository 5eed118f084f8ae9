//! JSON as a page writes it: an object's keys keep their order, which `serde_json::Value` would not.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    Array(Vec<Json>),
    Object(IndexMap<String, Json>),
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_in_its_own_order() {
        let text = r#"{"b":[1,-1.5,18446744073709551615,true,null],"a":{"z":"","y":{}}}"#;
        let value: Json = serde_json::from_str(text).expect("JSON");
        assert_eq!(serde_json::to_string(&value).expect("JSON"), text);
    }
}
