//! The whole of it.

use std::collections::BTreeMap;

use helpdesk_schema::Schema;

use crate::errors::{self, Errors};
use crate::module::ModuleBuilder;
use crate::{Error, Generated, Options, names, root};

/// Generates the types of every operation and event.
///
/// # Errors
///
/// A public name of the schema that is missing, is no Rust identifier, or stands for two different things of one module.
pub fn generate(schema: &Schema, options: &Options<'_>) -> Result<Generated, Error> {
    let errors = Errors::of(schema)?;
    let mut modules: BTreeMap<String, ModuleBuilder> = BTreeMap::new();
    for operation in &schema.operations {
        names::check(&operation.id, &operation.module)?;
        modules.entry(operation.module.clone()).or_default().operation(operation, &errors, options)?;
    }
    for event in &schema.events {
        names::check(&event.id, &event.module)?;
        modules.entry(event.module.clone()).or_default().event(event)?;
    }
    let mut root_items = root::visits::generate(schema, options.round_trip);
    if options.module.is_none() {
        // Modules of several services have no place in common that one enum could stand in.
        root_items.extend(root::any_event::generate(schema, options.round_trip)?);
    }
    let mut modules: BTreeMap<_, _> = modules.into_iter().map(|(name, module)| (name, module.finish())).collect();
    if modules.contains_key(errors::MODULE) {
        return Err(Error::new(errors::MODULE, "the module of this name holds the rows of the error tables"));
    }
    modules.extend(errors.module().map(|module| (errors::MODULE.to_owned(), module)));
    Ok(Generated { root: root_items, modules })
}
