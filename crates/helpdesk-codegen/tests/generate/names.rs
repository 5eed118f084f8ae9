//! Names of pages become those of Rust.

use helpdesk_schema::{ErrorCode, Field, Operation};

use crate::{assert_words, field, generate, listed, object, operation, required};

#[test]
fn strange_names_become_identifiers() {
    let names = [
        ("type", "r#type"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("async", "r#async"),
        ("gen", "r#gen"),
        ("zh-CN", "zh_cn"),
        ("frozen RowCount", "frozen_row_count"),
        ("leaderID", "leader_id"),
        ("IBAN", "iban"),
        ("1st", "1st_"),
    ];
    for (name, ident) in names {
        let made = generate(vec![operation(vec![field(name, "string")], Vec::new())]);
        if ident.starts_with(|c: char| c.is_ascii_digit()) {
            assert_eq!(made.expect_err(name), "desk.v1.ticket.update body/1st: `1st_` is not a Rust identifier");
        } else {
            let text = made.expect(name);
            assert!(text.contains(&format!("pub {ident}: Option<String>")), "{name}\n{text}");
            assert!(text.contains(&format!("\"{name}\"")), "{name}\n{text}");
        }
    }
}

#[test]
fn what_cannot_be_generated_is_an_error_that_names_it() {
    let named = |name: &str| Operation { name: name.to_owned(), ..operation(Vec::new(), Vec::new()) };
    let cases = [
        (named(""), "desk.v1.ticket.update: it has no public name"),
        (named("更新"), "desk.v1.ticket.update: `更新` is not a Rust identifier"),
        (Operation { module: "a b".to_owned(), ..named("A") }, "desk.v1.ticket.update: `a b` is not a Rust identifier"),
        (
            operation(vec![field("a-b", "string"), field("a_b", "integer")], Vec::new()),
            "desk.v1.ticket.update body: two fields are named `a_b`",
        ),
        (
            operation(Vec::new(), vec![field("名", "string")]),
            "desk.v1.ticket.update response/名: it has no public name",
        ),
        (
            operation(vec![listed(field("x", "integer"), "X", &[("a", "A")])], Vec::new()),
            "desk.v1.ticket.update body/x: the value `a` is not an integer",
        ),
        (
            operation(vec![listed(field("x", "string"), "X", &[("a", "")])], Vec::new()),
            "desk.v1.ticket.update body/x value `a`: it has no public name",
        ),
        (
            operation(vec![object(field("x", "object"), "", vec![field("y", "any")])], Vec::new()),
            "desk.v1.ticket.update body/x: it has no public name",
        ),
        (
            Operation {
                errors: vec![ErrorCode { code: 1, ..ErrorCode::default() }],
                ..operation(Vec::new(), Vec::new())
            },
            "desk.v1.ticket.update error 1: it has no public name",
        ),
    ];
    for (operation, message) in cases {
        assert_eq!(generate(vec![operation]).expect_err(message), message);
    }
}

#[test]
fn fields_of_one_name_are_told_apart_by_their_public_names() {
    let mut operation = operation(
        vec![Field { public_name: "body_id".to_owned(), ..field("id", "string") }, field("new", "string")],
        Vec::new(),
    );
    operation.query = vec![required(field("id", "string"))];
    let text = generate(vec![operation]).expect("generates");
    for line in [
        "pub body_id: Option<String>,",
        "pub fn new(id: impl Into<String>) -> Self {",
        "pub fn new_(mut self, new: impl Into<String>) -> Self {",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
    }
    // In the body it has its own name; in the request as a whole there is only one of each.
    assert_words(&text, "body! { UpdateTicket { \"id\" => optional body_id,");
    assert_words(&text, "request! { UpdateTicket { \"id\" => required id, \"body_id\" => optional body_id,");
}
