//! A type that takes what a table says and what the page's example shows.

use helpdesk_schema::Type;
use serde_json::Value;

/// The type itself if it takes the values, or else one that takes them, too. `has_rows` says whether the table has rows for the
/// object inside of the type; without them, an object is any JSON.
pub(super) fn widen(ty: &Type, has_rows: bool, values: &[&Value]) -> Type {
    let kinds = Kinds::of(values);
    match ty {
        Type::Any | Type::File | Type::Time(_) | Type::Duration(_) => ty.clone(),
        Type::Object(_) if !has_rows => ty.clone(),
        Type::Nullable(inner) => Type::Nullable(Box::new(widen(inner, has_rows, &without(values, Value::is_null)))),
        Type::TextOr(inner) => Type::TextOr(Box::new(widen(inner, has_rows, &without(values, Value::is_string)))),
        Type::OneOrMany(inner) => {
            let values: Vec<&Value> = values.iter().flat_map(|value| items(value)).collect();
            Type::OneOrMany(Box::new(widen(inner, has_rows, &values)))
        }
        Type::Array(item) => array(item, has_rows, values),
        Type::Map(value) => {
            let inside: Vec<&Value> =
                values.iter().filter_map(|value| value.as_object()).flat_map(|object| object.values()).collect();
            let map = Type::Map(Box::new(inner(value, has_rows, &inside)));
            match kinds {
                Kinds { objects: _, texts, arrays: false, numbers: false, booleans: false, .. } => text_or(texts, map),
                _ => Type::Any,
            }
        }
        Type::Object(_) | Type::Ancestor(_) => object(ty, kinds, values),
        Type::Boolean => match kinds {
            Kinds { arrays: false, objects: false, numbers: false, texts, .. } => text_or(texts, ty.clone()),
            _ => Type::Any,
        },
        Type::String | Type::Integer | Type::Number => scalar(ty, kinds),
    }
}

/// A string or a number.
fn scalar(ty: &Type, kinds: Kinds) -> Type {
    let is_text = *ty == Type::String;
    let number = match ty {
        _ if kinds.arrays || kinds.objects || kinds.too_large => return Type::Any,
        _ if kinds.booleans && (kinds.numbers || !is_text) => return Type::Any,
        Type::String if kinds.booleans => return Type::TextOr(Box::new(Type::Boolean)),
        Type::String if !kinds.numbers => return Type::String,
        Type::Number => Type::Number,
        _ if kinds.fractions => Type::Number,
        _ => Type::Integer,
    };
    text_or(is_text || kinds.texts, number)
}

/// An object or an array of them, or either.
fn object(ty: &Type, kinds: Kinds, values: &[&Value]) -> Type {
    if kinds.numbers || kinds.booleans {
        return Type::Any;
    }
    let inside: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
    let shown = if !kinds.arrays {
        ty.clone()
    } else if !kinds.objects {
        Type::Array(Box::new(inner(ty, true, &inside)))
    } else if inside.iter().all(|item| item.is_object()) {
        Type::OneOrMany(Box::new(ty.clone()))
    } else {
        Type::Any
    };
    text_or(kinds.texts, shown)
}

fn array(item: &Type, has_rows: bool, values: &[&Value]) -> Type {
    let inside: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
    let others = without(values, Value::is_array);
    let widened = inner(item, has_rows, &inside);
    if others.is_empty() {
        Type::Array(Box::new(widened))
    } else if others.iter().all(|value| value.is_string()) && widened != Type::String {
        Type::TextOr(Box::new(Type::Array(Box::new(widened))))
    } else if widened != Type::Any && widen(&widened, has_rows, &others) == widened {
        Type::OneOrMany(Box::new(widened))
    } else {
        Type::Any
    }
}

/// The type inside of an array or map. Null is a value there.
fn inner(ty: &Type, has_rows: bool, values: &[&Value]) -> Type {
    let widened = widen(ty, has_rows, &without(values, Value::is_null));
    let takes_null =
        matches!(widened, Type::Any | Type::Nullable(_)) || (!has_rows && matches!(widened, Type::Object(_)));
    if values.iter().any(|value| value.is_null()) && !takes_null { Type::Nullable(Box::new(widened)) } else { widened }
}

fn text_or(takes_text: bool, ty: Type) -> Type {
    if takes_text && ty != Type::String && ty != Type::Any { Type::TextOr(Box::new(ty)) } else { ty }
}

fn without<'v>(values: &[&'v Value], is_left_out: impl Fn(&Value) -> bool) -> Vec<&'v Value> {
    values.iter().copied().filter(|value| !is_left_out(value)).collect()
}

/// The items of an array, or the value itself.
fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// The kinds of values that there are.
#[derive(Clone, Copy, Default)]
struct Kinds {
    booleans: bool,
    numbers: bool,
    fractions: bool,
    /// Integers of more than 63 bits.
    too_large: bool,
    texts: bool,
    arrays: bool,
    objects: bool,
}

impl Kinds {
    fn of(values: &[&Value]) -> Self {
        let mut kinds = Self::default();
        for value in values {
            match value {
                Value::Null => {}
                Value::Bool(_) => kinds.booleans = true,
                Value::Number(number) => {
                    kinds.numbers = true;
                    kinds.fractions |= number.is_f64();
                    kinds.too_large |= number.is_u64() && number.as_i64().is_none();
                }
                Value::String(_) => kinds.texts = true,
                Value::Array(_) => kinds.arrays = true,
                Value::Object(_) => kinds.objects = true,
            }
        }
        kinds
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_type_takes_what_the_table_says_and_what_the_example_shows() {
        // The values, the type by the table, and the type that takes both.
        let cases = [
            (json!(["a"]), "string", "string"),
            (json!([1]), "string", "text-or<integer>"),
            (json!([1.5, "a"]), "string", "text-or<number>"),
            (json!([true]), "string", "text-or<boolean>"),
            (json!([true, 1]), "string", "any"),
            (json!([{}]), "string", "any"),
            (json!([[]]), "string", "any"),
            (json!([1, -1]), "integer", "integer"),
            (json!(["1"]), "integer", "text-or<integer>"),
            (json!([1.5]), "integer", "number"),
            (json!([u64::MAX]), "integer", "any"),
            (json!([1, 1.5]), "number", "number"),
            (json!(["1"]), "number", "text-or<number>"),
            (json!(["yes", false]), "boolean", "text-or<boolean>"),
            (json!([0]), "boolean", "any"),
            (json!([{"a": 1}]), "object<x>", "object<x>"),
            (json!([[{"a": 1}]]), "object<x>", "array<object<x>>"),
            (json!([[[{"a": 1}]]]), "object<x>", "array<array<object<x>>>"),
            (json!([[]]), "object", "array<object>"),
            (json!([[{"a": 1}], {"a": 1}]), "object", "one-or-many<object>"),
            (json!(["{}"]), "object", "text-or<object>"),
            (json!([[{}], "[]"]), "object", "text-or<array<object>>"),
            (json!([1]), "object", "any"),
            (json!([["a"], []]), "array<string>", "array<string>"),
            (json!([["a", null]]), "array<string>", "array<nullable<string>>"),
            (json!([[1]]), "array<string>", "array<text-or<integer>>"),
            (json!(["a"]), "array<string>", "one-or-many<string>"),
            (json!(["a"]), "array<integer>", "text-or<array<integer>>"),
            (json!([{"a": 1}]), "array<object>", "one-or-many<object>"),
            (json!([{"a": 1}]), "array<integer>", "any"),
            (json!([{"k": 1}]), "map<integer>", "map<integer>"),
            (json!([{"k": "1"}]), "map<integer>", "map<text-or<integer>>"),
            (json!([{"k": [1]}, "x"]), "map<array<integer>>", "text-or<map<array<integer>>>"),
            (json!([[1]]), "map<integer>", "any"),
            (json!([{"a": 1}, [1], "x", null]), "any", "any"),
            (json!(["x"]), "text-or<integer>", "text-or<integer>"),
            (json!([[1]]), "one-or-many<string>", "one-or-many<text-or<integer>>"),
        ];
        for (values, table, both) in cases {
            let values: Vec<&Value> = values.as_array().expect("an array").iter().collect();
            let ty = table.parse().expect(table);
            assert_eq!(widen(&ty, true, &values).to_string(), both, "{table} {values:?}");
        }
        assert_eq!(widen(&Type::Object(None), false, &[&json!([1])]), Type::Object(None));
    }
}
