//! The module `errors`: each row of the pages' error tables once, as a constant.

use helpdesk_schema::{ErrorCode, Language, Operation, Schema, first_free, markdown, snake_case};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::docs::{self, Docs};
use crate::generated::Module;
use crate::lists::{NameSet, each};
use crate::{Error, names};

/// The name of the module.
pub(crate) const MODULE: &str = "errors";

/// The rows of all pages, each with the constant that holds it.
pub(crate) struct Errors<'a> {
    /// In the order of their rows.
    constants: Vec<(Ident, &'a ErrorCode)>,
    /// The first operation with each table.
    tables: Vec<&'a Operation>,
}

/// The content of a row: code, HTTP status, message and advice.
type Row<'a> = (i64, Option<u16>, &'a str, &'a str);

fn row(error: &ErrorCode) -> Row<'_> {
    (error.code, error.status, error.message.page(), error.advice.page())
}

impl<'a> Errors<'a> {
    /// Names the rows after their codes. Where rows of one name differ, the one that most operations have is `NAME`, and the
    /// others are `NAME_OF_OPERATION`, after the first operation that has it. So an operation that is added renames nothing,
    /// as long as it agrees with the most.
    pub(crate) fn of(schema: &'a Schema) -> Result<Self, Error> {
        let mut uses: Vec<(&'a ErrorCode, Vec<&'a Operation>)> = Vec::new();
        for operation in &schema.operations {
            for error in &operation.errors {
                names::check(&format!("{} error {}", operation.id, error.code), &error.name)?;
                match uses.iter_mut().find(|(other, _)| row(other) == row(error)) {
                    Some((_, operations)) => operations.push(operation),
                    None => uses.push((error, vec![operation])),
                }
            }
        }
        // Of rows that as many operations have, the first one comes first.
        let mut by_count: Vec<(&ErrorCode, Vec<&Operation>)> = Vec::new();
        for (error, operations) in uses {
            let place = by_count.partition_point(|(_, others)| others.len() >= operations.len());
            by_count.insert(place, (error, operations));
        }
        let (mut taken, mut errors) = (NameSet::default(), Self { constants: Vec::new(), tables: Vec::new() });
        for (error, operations) in by_count {
            let mut names = vec![snake_case(&error.name).to_uppercase()];
            if let (Some(bare), Some(first)) = (names.first(), operations.first()) {
                names.push(format!("{bare}_OF_{}", snake_case(&first.name).to_uppercase()));
            }
            let name = first_free(names, |name| !taken.contains(name));
            taken.insert(&name);
            errors.constants.insert(errors.rank(error), (Ident::new(&name, Span::call_site()), error));
        }
        for operation in &schema.operations {
            if errors.first_with_table_of(operation).is_none() {
                errors.tables.push(operation);
            }
        }
        Ok(errors)
    }

    /// The constant that holds the row.
    pub(crate) fn constant(&self, error: &ErrorCode) -> Option<&Ident> {
        let (name, found) = self.constants.get(self.rank(error))?;
        (row(found) == row(error)).then_some(name)
    }

    /// The first operation that has the same table, with the same names.
    pub(crate) fn first_with_table_of(&self, operation: &Operation) -> Option<&'a Operation> {
        let errors = &operation.errors;
        let is_same = |first: &&&Operation| {
            let others = &first.errors;
            others.len() == errors.len() && others.iter().zip(errors).all(|(a, b)| a.name == b.name && row(a) == row(b))
        };
        self.tables.iter().find(is_same).copied()
    }

    /// Where the row is, or would be.
    fn rank(&self, error: &ErrorCode) -> usize {
        self.constants.partition_point(|(_, other)| row(other) < row(error))
    }

    /// The module; none where no page lists an error.
    pub(crate) fn module(&self) -> Option<Module> {
        let items = each(&self.constants, &|(name, error)| constant(name, error));
        let docs =
            "The rows of the pages' error tables: the code, the HTTP status, the message and the advice.".to_owned();
        (!items.is_empty()).then_some(Module { docs, items })
    }
}

fn constant(name: &Ident, error: &ErrorCode) -> TokenStream {
    let documented = error.status.map(|status| format!(", HTTP {status}")).unwrap_or_default();
    let code = markdown::code(&error.code.to_string());
    let docs = Docs::new()
        .paragraph(&format!("{code}{documented}: {}", docs::plain(&error.message)))
        .words(&error.advice)
        .attributes();
    let code = Literal::i64_unsuffixed(error.code);
    let (message, advice) = (error.message.page(), error.advice.to(Language::English));
    let original = error.advice.english().map(|_| error.advice.page());
    let original = original.map(|original| quote!(.with_original_advice(#original)));
    let status = match error.status.map(Literal::u16_unsuffixed) {
        Some(status) => quote!(Some(#status)),
        None => quote!(None),
    };
    quote! {
        #docs
        pub const #name: DocumentedError = DocumentedError::new(#code, #status, #message, #advice)#original;
    }
}
