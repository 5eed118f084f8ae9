//! The members of structs.

use helpdesk_schema::{Direction, Field, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::rust_type::rust_type;
use super::time;
use crate::{Error, names};

/// A field as the generated struct holds it.
#[derive(Clone)]
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Field,
    pub(crate) ident: Ident,
    /// Its key in the JSON of the struct.
    pub(crate) key: String,
    pub(crate) direction: Direction,
    /// Whether the pages say that it is always there.
    pub(crate) promised: Option<bool>,
    /// The type without the `Option`.
    pub(crate) inner: TokenStream,
    /// The type of an array's items.
    item: Option<TokenStream>,
    /// The fact that only some operations and events of a shared struct have the field; empty where all have it.
    pub(crate) documented_for: String,
    /// How a moment or a duration is written.
    pub(crate) time_format: Option<TokenStream>,
}

impl<'a> Member<'a> {
    pub(crate) fn new(place: &str, field: &'a Field, direction: Direction) -> Result<Self, Error> {
        let place = format!("{place}/{}", field.name);
        let time_format = time::format(&field.ty);
        if field.ty.innermost().time_format().is_some() && time_format.is_none() {
            return Err(Error::new(&place, format!("a moment or a duration cannot be in `{}`", field.ty)));
        }
        let inner = rust_type(&place, field, &field.ty)?;
        let item = match &field.ty {
            Type::Array(item) => Some(rust_type(&place, field, item)?),
            _ => None,
        };
        Ok(Self {
            field,
            ident: names::field(&place, field)?,
            key: field.name.clone(),
            direction,
            promised: field.required,
            inner,
            item,
            documented_for: String::new(),
            time_format,
        })
    }

    /// The type of an array's items.
    pub(crate) fn item(&self) -> Option<&TokenStream> {
        self.item.as_ref()
    }

    /// Whether `new` takes it. An object cannot require one of its own kind, because the first could not be made.
    pub(crate) fn required(&self) -> bool {
        self.direction == Direction::Request
            && self.promised == Some(true)
            && !matches!(self.field.ty, Type::Ancestor(_))
    }

    /// Whether it is a collection that is empty where the platform sends nothing.
    pub(crate) fn empty_if_absent(&self) -> bool {
        self.direction == Direction::Response && matches!(self.field.ty, Type::Array(_) | Type::Map(_))
    }

    pub(crate) fn optional(&self) -> bool {
        !self.required() && !self.empty_if_absent()
    }

    /// Whether null is told apart from absent: `Option<Option<...>>` in a struct whose fields may be absent.
    pub(crate) fn nullable(&self) -> bool {
        matches!(self.field.ty, Type::Nullable(_))
    }

    /// How it is read and written: the name of the functions in `helpdesk-core` that do it, with the format of a moment or a
    /// duration.
    pub(crate) fn kind(&self) -> TokenStream {
        let kind = match (&self.time_format, &self.field.ty) {
            (Some(format), Type::Nullable(_)) if self.required() => return quote!(required_nullable_time(#format)),
            (Some(format), _) if self.required() => return quote!(required_time(#format)),
            (Some(format), Type::Nullable(_)) => return quote!(nullable_time(#format)),
            (Some(format), _) => return quote!(time(#format)),
            _ if self.required() => "required",
            _ if self.empty_if_absent() => "list",
            (_, Type::Nullable(_)) => "nullable",
            _ => "optional",
        };
        Ident::new(kind, Span::call_site()).to_token_stream()
    }

    /// The type of the struct's field.
    pub(crate) fn ty(&self) -> TokenStream {
        let inner = &self.inner;
        match (self.optional(), &self.field.ty) {
            (true, Type::Ancestor(_)) => quote!(Option<Box<#inner>>),
            (true, _) => quote!(Option<#inner>),
            (false, _) => inner.clone(),
        }
    }

    /// The type that `new` and the setter take, and how the argument becomes the value.
    pub(crate) fn argument(&self) -> (TokenStream, TokenStream) {
        let (ident, inner) = (&self.ident, &self.inner);
        match (&self.field.ty, &self.item) {
            (Type::Array(item), Some(name)) if converts(self.field, item) => (
                quote!(impl IntoIterator<Item = impl Into<#name>>),
                quote!(#ident.into_iter().map(Into::into).collect()),
            ),
            (Type::Array(_), Some(name)) => {
                (quote!(impl IntoIterator<Item = #name>), quote!(#ident.into_iter().collect()))
            }
            (Type::Ancestor(_), _) => (quote!(impl Into<#inner>), quote!(Box::new(#ident.into()))),
            (ty, _) if converts(self.field, ty) => (quote!(impl Into<#inner>), quote!(#ident.into())),
            _ => (quote!(#inner), quote!(#ident)),
        }
    }

    /// The name of its setter: that of the field, unless the generated code needs it itself.
    pub(crate) fn setter(&self) -> Ident {
        match self.ident.to_string().as_str() {
            name @ ("new" | "clone") => Ident::new(&format!("{name}_"), Span::call_site()),
            _ => self.ident.clone(),
        }
    }
}

/// Whether an argument of the type is taken as `impl Into<...>`. A number is not: without a type, a literal would be one of 32
/// bits, which a time in milliseconds does not fit.
pub(crate) fn converts(field: &Field, ty: &Type) -> bool {
    match ty {
        Type::String | Type::Time(_) | Type::Object(_) | Type::Ancestor(_) | Type::Any | Type::File => true,
        Type::Integer => field.values.is_some(),
        _ => false,
    }
}

/// The members of a struct, in the order of the page. Fails where two documented fields would be one of them.
pub(crate) fn members<'a>(
    place: &str,
    fields: &mut dyn Iterator<Item = &'a Field>,
    direction: Direction,
) -> Result<Vec<Member<'a>>, Error> {
    let mut members = Vec::new();
    for field in fields {
        members.push(Member::new(place, field, direction)?);
    }
    distinct(place, &members)?;
    Ok(members)
}

/// Fails where two members have one name.
pub(crate) fn distinct(place: &str, members: &[Member<'_>]) -> Result<(), Error> {
    for (index, member) in members.iter().enumerate() {
        if members.iter().take(index).any(|earlier| earlier.ident == member.ident) {
            return Err(Error::new(place, format!("two fields are named `{}`", member.ident)));
        }
    }
    Ok(())
}
