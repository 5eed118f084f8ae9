//! Moments and durations: their formats as the generated code names them.

use helpdesk_schema::{NumberForm, TimeUnit, Type};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The moment or the duration that the type is, or that may be null.
fn inside(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}

/// The format of a moment or a duration, or of one that may be null; `None` for any other type.
pub(crate) fn format(ty: &Type) -> Option<TokenStream> {
    let ty = inside(ty);
    let format = ty.time_format()?;
    let kind = if matches!(ty, Type::Time(_)) { "" } else { "FOR_" };
    let unit = match format.unit {
        TimeUnit::Millisecond => "MILLIS",
        TimeUnit::Second => "SECONDS",
        TimeUnit::Minute => "MINUTES",
    };
    let form = match format.form {
        NumberForm::Integer => "",
        NumberForm::Number => "_FLOAT",
        NumberForm::String => "_TEXT",
    };
    let name = Ident::new(&format!("{kind}{unit}{form}"), Span::call_site());
    let written = quote!(runtime::#name);
    let Some(none) = format.none else { return Some(written) };
    let none = Literal::i64_unsuffixed(none);
    Some(quote!(runtime::unless::<#none, _>(#written)))
}

/// The line on a field's format in its docs.
pub(crate) fn fact(ty: &Type) -> Option<String> {
    let ty = inside(ty);
    let format = ty.time_format()?;
    let since = if matches!(ty, Type::Time(_)) { " since 1970" } else { "" };
    let form = if format.form == NumberForm::String { ", as text" } else { "" };
    let none = format.none.map_or(String::new(), |none| format!("; {none} is read as absent"));
    Some(format!("In JSON: {}{since}{form}{none}.", format.unit.plural()))
}
