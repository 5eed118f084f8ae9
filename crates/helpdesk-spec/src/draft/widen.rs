//! The type that takes what was documented and what came.

use helpdesk_decode::Form;
use helpdesk_schema::Type;

use super::locate::Inside;

/// The type, extended at a place inside of it so that it accepts the received form; or the reason why that is
/// impossible.
pub(super) fn widen(ty: &Type, inside: &[Inside], came: Form) -> Result<Type, &'static str> {
    let within = |inner: &Type, inside| widen(inner, inside, came).map(Box::new);
    Ok(match (ty, inside) {
        (Type::OneOrMany(_), []) if matches!(came, Form::Array | Form::EmptyArray) => return Err(TAKEN),
        (Type::TextOr(_), []) if came == Form::String => return Err(TAKEN),
        (Type::Nullable(inner), _) => Type::Nullable(within(inner, inside)?),
        (Type::TextOr(inner), _) => match *within(inner, inside)? {
            Type::Any => Type::Any,
            wider => Type::TextOr(Box::new(wider)),
        },
        (Type::OneOrMany(inner), [Inside::Element, rest @ ..]) => Type::OneOrMany(within(inner, rest)?),
        (Type::OneOrMany(inner), []) => Type::OneOrMany(within(inner, inside)?),
        (Type::Array(inner), [Inside::Element, rest @ ..]) => Type::Array(within(inner, rest)?),
        (Type::Map(inner), [Inside::Entry, rest @ ..]) => Type::Map(within(inner, rest)?),
        (_, []) => both(ty, came)?,
        _ => return Err("the type has no such place inside of it"),
    })
}

/// Why a type is not extended that takes what came.
pub(super) const TAKEN: &str = "the type takes it already";

/// A type, or what came.
fn both(ty: &Type, came: Form) -> Result<Type, &'static str> {
    let documented = ty.in_json();
    if documented != ty {
        // The value has another form, or has the documented one and is not a moment or a duration all the same.
        return both(documented, came);
    }
    let text_or = |ty: Type| Type::TextOr(Box::new(ty));
    Ok(match (ty, came) {
        (Type::Any, _)
        | (Type::Boolean, Form::Boolean)
        | (Type::Integer, Form::Integer)
        | (Type::Number, Form::Integer | Form::Number)
        | (Type::String | Type::File, Form::String)
        | (Type::Array(_), Form::Array | Form::EmptyArray)
        | (Type::Object(_) | Type::Ancestor(_) | Type::Map(_), Form::Object) => return Err(TAKEN),
        (_, Form::Null | Form::Absent) => return Err("null and absent fields need no correction"),
        (_, Form::EmptyString | Form::EmptyObject) => {
            return Err("an empty value is read as absent, and needs no correction");
        }
        (_, Form::MalformedString | Form::TooDeep) => return Err("it is about one value, and not about the type"),
        (Type::Array(item), Form::Object | Form::String | Form::Integer | Form::Number | Form::Boolean) => {
            Type::OneOrMany(item.clone())
        }
        (_, Form::Array | Form::EmptyArray) => Type::OneOrMany(Box::new(ty.clone())),
        (Type::String, Form::Integer) => text_or(Type::Integer),
        (Type::String, Form::Number) => text_or(Type::Number),
        (Type::String, Form::Boolean) => text_or(Type::Boolean),
        (Type::String, Form::Object) => text_or(Type::Object(None)),
        (_, Form::String) => text_or(ty.clone()),
        (Type::Integer, Form::Number) => Type::Number,
        _ => Type::Any,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_taken() {
        use Inside::{Element, Entry};
        for (ty, inside, came, expected) in [
            ("object<a>", &[][..], Form::Array, "one-or-many<object<a>>"),
            ("object<a>", &[], Form::EmptyArray, "one-or-many<object<a>>"),
            ("object<a>", &[], Form::String, "text-or<object<a>>"),
            ("object<a>", &[], Form::Integer, "any"),
            ("one-or-many<object<a>>", &[Element], Form::String, "one-or-many<text-or<object<a>>>"),
            ("one-or-many<object<a>>", &[], Form::String, "one-or-many<text-or<object<a>>>"),
            ("array<object<a>>", &[], Form::Object, "one-or-many<object<a>>"),
            ("array<string>", &[Element], Form::Integer, "array<text-or<integer>>"),
            ("array<array<string>>", &[Element], Form::String, "array<one-or-many<string>>"),
            ("map<string>", &[Entry], Form::Number, "map<text-or<number>>"),
            ("nullable<string>", &[], Form::Integer, "nullable<text-or<integer>>"),
            ("string", &[], Form::Integer, "text-or<integer>"),
            ("string", &[], Form::Object, "text-or<object>"),
            ("text-or<integer>", &[], Form::Number, "text-or<number>"),
            ("text-or<integer>", &[], Form::Boolean, "any"),
            ("integer", &[], Form::String, "text-or<integer>"),
            ("integer", &[], Form::Number, "number"),
            ("integer", &[], Form::Boolean, "any"),
            ("boolean", &[], Form::Integer, "any"),
            ("time<ms, integer>", &[], Form::String, "text-or<integer>"),
            ("nullable<time<ms, integer>>", &[], Form::Number, "nullable<number>"),
            ("duration<min, number>", &[], Form::Boolean, "any"),
        ] {
            let ty: Type = ty.parse().expect(ty);
            let wider = widen(&ty, inside, came).map(|ty| ty.to_string());
            assert_eq!(wider.as_deref(), Ok(expected), "{ty} {came}");
        }
        for (ty, inside, came) in [
            ("one-or-many<object>", &[][..], Form::Array),
            ("text-or<integer>", &[], Form::String),
            ("any", &[], Form::Array),
            ("integer", &[], Form::Integer),
            ("array<string>", &[], Form::Array),
            ("object", &[], Form::EmptyString),
            ("array<string>", &[Element], Form::Null),
            ("string", &[], Form::MalformedString),
            ("time<ms, string>", &[], Form::String),
            ("time<ms, string>", &[], Form::EmptyString),
            ("duration<s, integer>", &[], Form::Integer),
            ("string", &[Element], Form::String),
        ] {
            widen(&ty.parse().expect(ty), inside, came).expect_err(ty);
        }
    }
}
