//! The whole of it.

use std::collections::BTreeMap;

use helpdesk_schema::{COMMON, Schema};

use crate::definitions::{Definition, Definitions};
use crate::docs;
use crate::errors::{self, Errors};
use crate::generated::Module;
use crate::module::ModuleBuilder;
use crate::{Conflict, Error, Generated, Options, conflict, names, root};

/// Generates the types of every operation and event.
///
/// # Errors
///
/// A public name of the schema is missing, is not a Rust identifier, or is that of two different things of one module.
pub fn generate(schema: &Schema, options: &Options<'_>) -> Result<Generated, Error> {
    let schema = &docs::with_examples(schema);
    let errors = Errors::of(schema)?;
    let definitions = Definitions::of(schema);
    if let Some(Conflict { message, places, .. }) = conflict::among(&definitions).into_iter().next() {
        return Err(Error::new(places.first().cloned().unwrap_or_default(), message));
    }
    let mut modules: BTreeMap<&str, ModuleBuilder<'_>> = BTreeMap::new();
    let builder = |module| ModuleBuilder::new(module, &definitions, &errors, *options);
    for operation in &schema.operations {
        let module = check_module(&operation.id, &operation.module)?;
        modules.entry(module).or_insert_with(|| builder(module)).operation(operation)?;
    }
    for event in &schema.events {
        let module = check_module(&event.id, &event.module)?;
        modules.entry(module).or_insert_with(|| builder(module)).event(event)?;
    }
    if definitions.common().next().is_some() {
        modules.insert(COMMON, ModuleBuilder::common(&definitions, &errors, *options)?);
    }
    let mut root_items = root::visits::generate(schema, options.round_trip);
    if options.module.is_none() {
        // Modules of several services have no common place for an enum.
        root_items.extend(root::any_event::generate(schema, options.round_trip)?);
    }
    let mut modules: BTreeMap<_, _> =
        modules.into_iter().map(|(name, module)| (name.to_owned(), module.finish())).collect();
    modules.extend(errors.module().map(|module| (errors::MODULE.to_owned(), module)));
    Ok(Generated { root: root_items, modules })
}

/// Generates the items of the [module of the crate's own value lists](crate::SHARED), as all of its services document them;
/// `None` where they share none.
///
/// # Errors
///
/// A public name of a value is missing or is not a Rust identifier.
pub fn generate_shared<'s>(services: impl IntoIterator<Item = &'s Schema>) -> Result<Option<String>, Error> {
    let mut definitions = Definitions::default();
    services.into_iter().for_each(|schema| definitions.add(schema));
    let items = definitions.shared().map(Definition::items).collect::<Result<Vec<_>, _>>()?;
    Ok((!items.is_empty()).then(|| Module { docs: String::new(), items }.text()))
}

/// Fails on a name that no module of operations and events can have.
fn check_module<'s>(id: &str, module: &'s str) -> Result<&'s str, Error> {
    names::check(id, module)?;
    if module == COMMON {
        return Err(Error::new(id, format!("`{COMMON}` is the module of the types that several modules share")));
    }
    if module == errors::MODULE {
        return Err(Error::new(id, format!("`{module}` is the module of the rows of the error tables")));
    }
    Ok(module)
}
