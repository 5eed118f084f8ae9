//! The whole of it.

use helpdesk_schema::{COMMON, Schema};
#[cfg(feature = "author")]
use proc_macro2::TokenStream;
use quote::ToTokens;

#[cfg(feature = "author")]
use crate::conflict;
use crate::definitions::Definitions;
use crate::docs;
use crate::errors::{self, Errors};
#[cfg(feature = "author")]
use crate::generated::Module;
use crate::module::ModuleBuilder;
use crate::{Error, Generated, Options, names, root};

/// Generates the types of every operation and event.
///
/// # Errors
///
/// A public name of the schema is missing, is not a Rust identifier, or is that of two different things of one module.
pub fn generate(mut schema: Schema, options: &Options<'_>) -> Result<Generated, Error> {
    docs::show_examples(&mut schema);
    let schema = &schema;
    let errors = Errors::of(schema)?;
    let definitions = Definitions::of(schema);
    #[cfg(feature = "author")]
    conflict::check(&definitions)?;
    let builder = |module| ModuleBuilder::new(module, &definitions, &errors, *options);
    let mut builders: Vec<ModuleBuilder<'_>> = Vec::new();
    for operation in &schema.operations {
        check_module(&operation.id, &operation.module)?;
        of_name(&mut builders, &operation.module, &builder).operation(operation)?;
    }
    for event in &schema.events {
        check_module(&event.id, &event.module)?;
        of_name(&mut builders, &event.module, &builder).event(event)?;
    }
    let mut root_items = root::visits::generate(schema, options.round_trip);
    if options.module.is_none() {
        // Modules of several services have no common place for an enum.
        root::any_event::generate(schema)?.to_tokens(&mut root_items);
    }
    let mut generated = Generated { root: root_items, modules: Vec::new() };
    for builder in builders {
        generated.add(builder.name(), builder.finish());
    }
    if definitions.all().iter().any(|definition| definition.module == COMMON) {
        generated.add(COMMON, ModuleBuilder::common(&definitions, &errors, *options)?.finish());
    }
    if let Some(module) = errors.module() {
        generated.add(errors::MODULE, module);
    }
    Ok(generated)
}

/// Generates the items of the [module of the crate's own value lists](crate::SHARED), as all of its services document them;
/// `None` where they share none.
///
/// # Errors
///
/// A public name of a value is missing or is not a Rust identifier.
#[cfg(feature = "author")]
pub fn generate_shared<'s>(services: impl IntoIterator<Item = &'s Schema>) -> Result<Option<TokenStream>, Error> {
    let mut definitions = Definitions::default();
    services.into_iter().for_each(|schema| definitions.add(schema));
    let mut items = TokenStream::new();
    for definition in definitions.all() {
        if definition.module == names::SHARED {
            definition.items()?.to_tokens(&mut items);
        }
    }
    Ok((!items.is_empty()).then(|| Module { docs: String::new(), items }.items()))
}

/// Fails on a name that no module of operations and events can have.
fn check_module(id: &str, module: &str) -> Result<(), Error> {
    names::check(id, module)?;
    if module == COMMON {
        return Err(Error::new(id, format!("`{COMMON}` is the module of the types that several modules share")));
    }
    if module == errors::MODULE {
        return Err(Error::new(id, format!("`{module}` is the module of the rows of the error tables")));
    }
    Ok(())
}

/// Returns the module of that name, and begins it if it does not exist.
fn of_name<'b, 'a>(
    builders: &'b mut Vec<ModuleBuilder<'a>>,
    name: &'a str,
    builder: &dyn Fn(&'a str) -> ModuleBuilder<'a>,
) -> &'b mut ModuleBuilder<'a> {
    let place = builders.partition_point(|other| other.name() < name);
    if builders.get(place).is_none_or(|other| other.name() != name) {
        builders.insert(place, builder(name));
    }
    &mut builders[place]
}
