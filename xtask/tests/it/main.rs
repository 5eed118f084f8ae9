//! The commands as a maintainer calls them: the program is run in a copy of the sources.

mod another_service;
mod bench;
mod corrections;
mod diff;
mod facts;
mod faults;
mod fetch;
mod generate;
mod hostile;
mod links;
#[path = "../../../crates/helpdesk-codegen/tests/hostile/markdown.rs"]
mod markdown;
mod openapi;
mod other_service;
#[allow(dead_code, reason = "the tests inside of fetch use the rest")]
mod portal;
mod program;
mod regen;
#[path = "../../../crates/helpdesk-codegen/tests/hostile/schema.rs"]
mod schema;
mod site;
#[path = "../../../crates/helpdesk-codegen/tests/hostile/texts.rs"]
mod texts;
mod translations;
mod workspace;
