//! The semantic difference between two schemas, and the version step that it asks for.
//!
//! [`diff`] compares what two schemas document, thing by thing: operations, events, headers, fields, values and error codes
//! are matched by their documented name or number, wherever they appear. A thing whose documented name changed is one that
//! was removed and one that was added; public names are pinned, so another one for the same thing is a rename.
//!
//! # Classes
//!
//! The [`Class`] of a change says what a release with it does to those who use the generated Rust types:
//!
//! - **breaking**: their code may no longer compile, or what the same code sends is something else;
//! - **additive**: their code compiles and sends what it sent, but there is more of the API, or the platform behaves in
//!   another way;
//! - **docs**: only texts for people change.
//!
//! | what | added | removed | changed |
//! | --- | --- | --- | --- |
//! | operation, event | additive | breaking | |
//! | public name, module, type name | | | breaking; additive where a type becomes common |
//! | method, path | | | breaking |
//! | body format | additive | breaking | breaking |
//! | form of the response | | | additive where the response keeps its fields, else breaking |
//! | token | additive | breaking | |
//! | paging | additive | breaking | breaking |
//! | required header | breaking | additive | |
//! | optional header | docs | docs | |
//! | app type, scope, scope of a field, rate limits | additive | additive | additive |
//! | required field of a request | breaking | breaking | |
//! | optional field of a request | additive | breaking | |
//! | order of the required fields of a request | | | breaking |
//! | required mark in a request | breaking | breaking | |
//! | field of a response or event | additive | breaking | |
//! | required mark in a response or event | docs | docs | |
//! | type | | | breaking where the Rust type changes, else docs |
//! | value list | breaking | breaking | |
//! | value | additive | breaking | |
//! | default and limits in a request | additive | additive | additive |
//! | default and limits in a response or event | docs | docs | docs |
//! | error code | additive | breaking | |
//! | status of an error code | additive | additive | additive |
//! | message and advice of an error code | docs | docs | docs |
//! | description, label, example, page | docs | docs | docs |
//!
//! The reasons for some of the classes:
//!
//! - A method, a path or a required header is not part of a signature, but the same call sends something else: stubs,
//!   proxies and recordings of those who call it no longer fit, and a transport of their own may lack the header.
//! - Scopes, app types, rate limits, defaults and limits are rules of the platform. The types neither hold nor check them, but
//!   a reviewer must not find them among the texts.
//! - Every field of a response is an `Option` or a `Vec`, so a required mark there changes nothing.
//! - The status of an error code is data that a program may branch on. Its message and advice are data too, but for people:
//!   what the platform really sends may differ from them anyway.
//!
//! Three things bound a class from above. A thing without a Rust item is docs: the `code` and `msg` of the envelope, the list
//! of a boolean or of the keys of a map. A thing below a hand-written type is at most additive: the type stays as it is until
//! someone looks. And the type name of the payload itself is docs, because the operation names the response.

mod change;
mod changes;
mod difference;
mod excerpt;
mod fields;
mod kind;
mod markdown;
mod operations;
mod pairs;
mod role;
mod text;
mod values;
mod version;

use crate::Schema;

pub use change::{Change, Place};
pub use difference::Diff;
pub use kind::{ChangeKind, Class};
pub use version::{Step, Version, VersionError};

/// Compares two schemas.
pub fn diff(old: &Schema, new: &Schema) -> Diff {
    let mut changes = Vec::new();
    operations::compare(old, new, &mut changes);
    changes.sort_by(|a, b| a.place.id.cmp(&b.place.id));
    Diff { changes }
}
