//! A request as one value: what is in its path, in its query and in its body.

use helpdesk_schema::{Field, Operation, Type};
use serde_json::{Map, Value};

use super::encoding::decode_segment;
use crate::state::requests::Request;

/// The fields of a request by their names, as the types of the requests read them.
pub(crate) fn value(operation: &Operation, request: &Request) -> Value {
    let mut fields: Map<String, Value> = serde_json::from_slice(&request.body).unwrap_or_default();
    for (wanted, segment) in operation.path.split('/').zip(request.path.split('/')) {
        let field = wanted.strip_prefix(':').and_then(|name| find(&operation.path_parameters, name));
        if let (Some(field), Some(text)) = (field, decode_segment(segment)) {
            fields.insert(name_of(field).to_owned(), scalar(&field.ty, &text));
        }
    }
    for field in &operation.query {
        let given = request.query.iter().filter(|(name, _)| *name == field.name).map(|(_, text)| text);
        match &field.ty {
            Type::Array(item) => {
                let items: Vec<Value> = given.map(|text| scalar(item, text)).collect();
                if !items.is_empty() {
                    fields.insert(name_of(field).to_owned(), Value::Array(items));
                }
            }
            ty => fields.extend(given.take(1).map(|text| (name_of(field).to_owned(), scalar(ty, text)))),
        }
    }
    Value::Object(fields)
}

fn find<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == name)
}

fn name_of(field: &Field) -> &str {
    &field.name
}

fn scalar(ty: &Type, text: &str) -> Value {
    let value = match ty.in_json() {
        Type::Integer => text.parse::<i64>().ok().map(Value::from),
        Type::Number => text.parse::<f64>().ok().map(Value::from),
        Type::Boolean => match text {
            "true" | "True" => Some(Value::Bool(true)),
            "false" | "False" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    value.unwrap_or_else(|| Value::from(text))
}
