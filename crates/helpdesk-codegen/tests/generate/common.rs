//! The types that several modules share.

use helpdesk_codegen::Options;
use helpdesk_schema::{Field, Operation, Schema};

use crate::{OPTIONS, field, generate, item, listed, object, operation, required};

/// An operation of a module that responds with a user of these fields.
fn of_user(module: &str, name: &str, fields: Vec<Field>) -> Operation {
    let user = object(field("user", "object<user>"), "common::User", fields);
    Operation {
        id: format!("desk.v1.{module}.get"),
        name: name.to_owned(),
        module: module.to_owned(),
        ..operation(Vec::new(), vec![user])
    }
}

#[test]
fn a_common_type_is_defined_once_with_the_fields_of_all_its_places() {
    let role = || listed(field("role", "string"), "common::Role", &[("owner", "Owner")]);
    let more = || listed(field("role", "string"), "common::Role", &[("owner", "Owner"), ("guest", "Guest")]);
    let (promised, unsaid) = (required(field("id", "string")), field("id", "string"));
    let operations = vec![
        of_user("ticket", "GetTicket", vec![promised, role()]),
        of_user("faq", "GetFaq", vec![unsaid, more(), field("email", "string")]),
    ];
    let text = generate(operations).expect("generates");
    assert_eq!(text.matches("pub struct User {").count(), 1, "{text}");
    assert_eq!(text.matches("pub use super::common::{Role, User};").count(), 2, "{text}");
    let user = item(&text, "pub struct User {");
    // A field that only one of them promises is not always present.
    assert!(!user.contains("Always present"), "{user}");
    assert!(user.contains("/// Documented for `GetFaq` only.\n    pub email: Option<String>,"), "{user}");
    assert!(item(&text, "pub enum Role {").contains("Guest,"), "{text}");
    let schema =
        Schema { operations: vec![of_user("ticket", "GetTicket", vec![field("id", "string")])], events: Vec::new() };
    let generated =
        helpdesk_codegen::generate(schema, &Options { module: Some("desk"), ..OPTIONS }).expect("generates");
    let modules: Vec<(&str, String)> = generated.modules().collect();
    assert!(modules.iter().any(|(name, text)| *name == "ticket" && text.contains("pub use super::common::")));
    assert!(modules.iter().any(|(name, text)| *name == "common" && text.contains("pub struct User")));
}

#[test]
fn places_of_one_type_that_contradict_each_other_are_named() {
    let of = |module: &str, fields| of_user(module, "GetTicket", fields);
    let cases = [
        (
            vec![of("ticket", vec![field("id", "string")]), of("faq", vec![field("id", "integer")])],
            "desk.v1.faq.get response/data/user: `id` of `common::User` is `String` at `desk.v1.ticket.get response/data/user`, and \
             `i64` at `desk.v1.faq.get response/data/user`",
        ),
        (
            vec![of("ticket", vec![object(field("role", "object"), "Role", vec![field("id", "string")])])],
            "desk.v1.ticket.get response/data/user/role: `Role` is part of `common::User`, which is common, and must be common as well",
        ),
        (
            vec![of("common", vec![field("id", "string")])],
            "desk.v1.common.get: `common` is the module of the types that several modules share",
        ),
    ];
    for (operations, message) in cases {
        assert_eq!(generate(operations).expect_err(message), message);
    }
}
