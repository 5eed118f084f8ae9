//! The next version.

use helpdesk_schema::diff::Class::{Additive, Breaking, Docs};
use helpdesk_schema::diff::{Step, Version, diff};
use helpdesk_schema::{Schema, Text};

use crate::base::{base, version};

#[test]
fn steps() {
    let cases = [
        ("0.1.0", Step::None, "0.1.0"),
        ("0.1.3", Step::Patch, "0.1.4"),
        ("0.1.3", Step::Minor, "0.1.4"),
        ("0.1.3", Step::Major, "0.2.0"),
        ("0.0.3", Step::Major, "0.1.0"),
        ("1.2.3", Step::None, "1.2.3"),
        ("1.2.3", Step::Patch, "1.2.4"),
        ("1.2.3", Step::Minor, "1.3.0"),
        ("1.2.3", Step::Major, "2.0.0"),
        ("18446744073709551615.0.0", Step::Major, "18446744073709551615.0.0"),
    ];
    for (current, step, next) in cases {
        assert_eq!(version(current).next(step).to_string(), next, "{current} {step:?}");
    }
    for text in [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "1.2.x",
        "v1.2.3",
        "1.2.3-rc.1",
        "01.2.3",
        "+1.2.3",
        "1..3",
        "1.2.18446744073709551616",
    ] {
        let error = text.parse::<Version>().expect_err(text);
        assert_eq!(error.to_string(), format!("`{text}` is not a version of three numbers, as in `0.1.0`"));
    }
}

#[test]
fn classes_give_the_step() {
    let step = |edit: fn(&mut Schema)| {
        let mut schema = base();
        edit(&mut schema);
        let diff = diff(&base(), &schema);
        (diff.class(), diff.step())
    };
    assert_eq!(step(|_| {}), (None, Step::None));
    assert_eq!(step(|s| s.operations[0].description = Text::default()), (Some(Docs), Step::Patch));
    assert_eq!(step(|s| s.operations[0].rate_limits.clear()), (Some(Additive), Step::Minor));
    assert_eq!(
        step(|s| {
            s.operations[0].rate_limits.clear();
            s.events.clear();
        }),
        (Some(Breaking), Step::Major)
    );
}
