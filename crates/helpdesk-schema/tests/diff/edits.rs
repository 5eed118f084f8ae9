//! Each edit is told as the change that it makes.

use helpdesk_schema::Schema;
use helpdesk_schema::diff::Class::{Additive, Breaking};
use helpdesk_schema::diff::{Change, ChangeKind, diff};

use crate::base::{ID, at, base, error, field, required, ty, version};
use crate::cases::{Case, cases};

/// The whole place, and what is told there as `kind: + after`, `kind: - before` or `kind: before -> after`.
fn told(change: &Change) -> (String, String) {
    let fact = match (change.before.as_deref(), change.after.as_deref()) {
        (Some(before), Some(after)) => format!("{before} -> {after}"),
        (Some(before), None) => format!("- {before}"),
        (None, after) => format!("+ {}", after.unwrap_or_default()),
    };
    (change.place.to_string(), format!("{}: {fact}", change.kind.as_str()))
}

fn expected(case: &Case) -> (String, String) {
    let place = if case.1.starts_with("desk.") { case.1.to_owned() } else { format!("{ID} {}", case.1) };
    (place.trim_end().to_owned(), case.2.to_owned())
}

fn mirrored(change: &Change) -> Change {
    let Change { before, after, .. } = change.clone();
    Change { before: after, after: before, ..change.clone() }
}

fn edited(edits: &[&Case]) -> Schema {
    let mut schema = base();
    for (edit, ..) in edits {
        edit(&mut schema);
    }
    schema
}

#[test]
fn one_edit_is_one_change() {
    for case in cases() {
        let there = diff(&base(), &edited(&[&case]));
        let back = diff(&edited(&[&case]), &base());
        let told_there: Vec<_> = there.changes().iter().map(told).collect();
        let told_back: Vec<_> = back.changes().iter().map(|change| told(&mirrored(change))).collect();
        assert_eq!(told_there, [expected(&case)]);
        assert_eq!(told_back, [expected(&case)]);
        assert_eq!([there.class(), back.class()], case.3.map(Some), "{:?}", expected(&case));
    }
}

#[test]
fn every_kind_has_a_case() {
    let cases = cases();
    let told = |kind: &&ChangeKind| cases.iter().any(|case| case.2.starts_with(&format!("{}: ", kind.as_str())));
    let missing: Vec<&ChangeKind> = ChangeKind::ALL.iter().filter(|kind| !told(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Two edits of different parts make the changes of both, and whatever two edits do, taking them back mirrors it.
#[test]
fn edits_add_up() {
    // An edit that adds or removes a whole thing leaves nothing to edit, and the response form decides about the
    // response.
    let alone = |case: &Case| {
        ["operation: -", "event: -", "value list: -", "response form: "].iter().any(|start| case.2.starts_with(start))
    };
    let part = |case: &Case| expected(case).0.split(['/', ' ']).take(3).collect::<Vec<_>>().join(" ");
    let cases: Vec<Case> = cases().into_iter().filter(|case| !alone(case)).collect();
    for (i, first) in cases.iter().enumerate() {
        for second in &cases[i + 1..] {
            let both = edited(&[first, second]);
            let mut there: Vec<_> = diff(&base(), &both).changes().iter().map(told).collect();
            let mut back: Vec<_> =
                diff(&both, &base()).changes().iter().map(|change| told(&mirrored(change))).collect();
            there.sort();
            back.sort();
            assert_eq!(there, back);
            assert!(diff(&both, &both).is_empty());
            if part(first) != part(second) {
                let mut expected = [expected(first), expected(second)];
                expected.sort();
                assert_eq!(there, expected);
            }
        }
    }
}

#[test]
fn order_means_nothing_but_to_new() {
    let mut schema = base();
    schema.operations.reverse();
    let operation = &mut schema.operations[1];
    operation.rate_limits.reverse();
    operation.scopes.reverse();
    operation.headers.reverse();
    operation.body.reverse();
    operation.response.reverse();
    operation.errors.reverse();
    for field in &mut operation.body {
        if let Some(values) = &mut field.values {
            values.items.reverse();
        }
    }
    assert!(diff(&base(), &schema).is_empty());

    schema.operations[1].body.push(required(field("x", "string")));
    let mut other = schema.clone();
    other.operations[1].body.reverse();
    let expected = "\
desk.v1.ticket.create
  ! ~ argument order  new(group, locale, title, x) -> new(group, locale, x, title)

1 breaking, 0 additive, 0 docs: next version 2.0.0
";
    assert_eq!(diff(&schema, &other).to_text(version("1.2.3")), expected);
}

#[test]
fn twins_are_compared_one_by_one() {
    let mut old = base();
    old.operations[0].errors = vec![error(1, "A"), error(1, "B")];
    assert!(diff(&old, &old).is_empty());
    let mut new = old.clone();
    new.operations[0].errors.push(error(1, "C"));
    let diff = diff(&old, &new);
    assert_eq!(diff.changes().len(), 1);
    assert_eq!(diff.changes()[0].after.as_deref(), Some("C"));
}

#[test]
fn a_moment_is_one_type_however_it_is_written() {
    for (before, after, class) in [
        ("time<ms, integer>", "time<s, string>", Additive),
        ("time<ms, integer>", "time<ms, integer, -1>", Additive),
        ("nullable<time<ms, integer>>", "nullable<time<s, integer>>", Additive),
        ("duration<s, integer>", "duration<min, number>", Additive),
        ("integer", "time<ms, integer>", Breaking),
        ("time<s, integer>", "duration<s, integer>", Breaking),
        ("time<s, integer>", "nullable<time<s, integer>>", Breaking),
    ] {
        let (mut old, mut new) = (base(), base());
        at(&mut old, "body/note").ty = ty(before);
        at(&mut new, "body/note").ty = ty(after);
        assert_eq!(diff(&old, &new).class(), Some(class), "{before} -> {after}");
    }
}
