//! Enums: of values, error codes and events.

use helpdesk_codegen::Options;
use helpdesk_schema::{ErrorCode, Event, Field, Operation, Schema};

use crate::{OPTIONS, assert_words, field, generate, listed, operation};

#[test]
fn all_events_are_one_enum_where_modules_stand_at_the_root() {
    let event = |id: &str, module: &str, name: &str| Event {
        id: id.to_owned(),
        module: module.to_owned(),
        name: name.to_owned(),
        ..Event::default()
    };
    let generate = |events: Vec<Event>, options: &Options<'_>| {
        let schema = Schema { operations: Vec::new(), events };
        helpdesk_codegen::generate(schema, options).map(|generated| generated.root()).map_err(|e| e.to_string())
    };
    let two = vec![event("desk.item.made_v1", "item", "ItemMade"), event("desk.type.gone_v1", "type", "TypeGone")];
    let root = generate(two.clone(), &OPTIONS).expect("generates");
    for line in [
        "ItemMade(Box<item::ItemMade>),",
        "TypeGone(Box<r#type::TypeGone>),",
        "\"desk.item.made_v1\" => ItemMade,",
        "\"desk.type.gone_v1\" => TypeGone,",
    ] {
        assert!(root.lines().any(|l| l.trim() == line), "{line}\n{root}");
    }
    let none = generate(Vec::new(), &OPTIONS).expect("generates");
    assert!(!none.contains("AnyEvent"), "{none}");

    let same = vec![event("desk.a.made_v1", "a", "Made"), event("desk.b.made_v1", "b", "Made")];
    assert_eq!(
        generate(same.clone(), &OPTIONS),
        Err("desk.b.made_v1: `desk.a.made_v1` too is named `Made`".to_owned())
    );
    // If each service has a module, there is not one enum of all, and the names need not differ.
    let root = generate(same, &Options { module: Some("desk"), ..OPTIONS }).expect("generates");
    assert!(!root.contains("AnyEvent"), "{root}");
}

/// Each row of the error tables is one constant, whatever the number of operations that have it.
#[test]
fn rows_that_differ_are_constants_of_their_own() {
    let error = |code: i64, name: &str, advice: &str| ErrorCode {
        code,
        name: name.to_owned(),
        status: Some(400),
        message: "Bad".into(),
        advice: advice.into(),
    };
    let named = |name: &str, errors: Vec<ErrorCode>| Operation {
        id: format!("desk.v1.ticket.{name}"),
        name: name.to_owned(),
        errors,
        ..operation(Vec::new(), Vec::new())
    };
    let operations = vec![
        named("First", vec![error(1, "Bad", "rare"), error(-2, "Gone", "")]),
        named("Second", vec![error(1, "Bad", "common")]),
        named("Third", vec![error(-2, "Gone", ""), error(1, "Bad", "common")]),
    ];
    let text = generate(operations.clone()).expect("generates");
    let constants: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once(": DocumentedError"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(constants, ["GONE", "BAD", "BAD_OF_FIRST"]);
    assert_words(&text, "error_codes! { FirstErrorCode { 1 => Bad BAD_OF_FIRST, - 2 => Gone GONE, } }");
    assert_words(&text, "error_codes! { ThirdErrorCode { - 2 => Gone GONE, 1 => Bad BAD, } }");

    let taken = Operation { module: "errors".to_owned(), ..operations[0].clone() };
    assert_eq!(
        generate(vec![taken]).expect_err("a module of that name"),
        "desk.v1.ticket.First: `errors` is the module of the rows of the error tables"
    );
}

#[test]
fn values_have_a_key_a_name_and_a_label() {
    let labelled = |field: Field| {
        let mut field = field;
        field
            .values
            .iter_mut()
            .flat_map(|list| &mut list.items)
            .for_each(|value| value.label = format!("\"{}\"", value.name).into());
        field
    };
    let text = generate(vec![operation(
        vec![
            labelled(listed(field("status", "integer"), "Status", &[("1", "Open"), ("-2", "Gone")])),
            listed(field("kind", "string"), "Kind", &[("a", "A")]),
        ],
        Vec::new(),
    )])
    .expect("generates");
    assert_words(&text, r#"integer_values! { Status { 1 => Open "\"Open\"", - 2 => Gone "\"Gone\"", } }"#);
    assert_words(&text, r#"text_values! { Kind { "a" => A "", } }"#);
}
