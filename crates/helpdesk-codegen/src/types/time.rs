//! Moments and durations: their formats as the generated code names them.

use helpdesk_schema::{NumberForm, TimeUnit, Type};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The format of a moment or a duration, or of one that may be null; `None` for any other type.
pub(crate) fn format(ty: &Type) -> Option<TokenStream> {
    let ty = match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    };
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
