//! Corrections that do not apply, and files that cannot be read.

use crate::{apply, assert_error, documented, entry, shown};

#[test]
fn an_entry_that_does_not_apply_is_an_error_with_its_place_and_advice() {
    const MENDED: &str = "the page says so itself; delete this entry";
    const REASONS: &str = "; update or delete this entry; its reason: A reason. Its evidence: A proof.";
    let list = |place: &str| format!("\"desk.v1.ticket.list {place}\"");
    // The entry, the start of the part of it that is shown, and the end of message and advice.
    let cases = [
        (entry("type", &list("body/content"), "page_says = \"integer\"\nis = \"string\""), "[[type]]", MENDED.to_owned()),
        (
            entry("type", &list("body/content"), "page_says = \"integer\"\nis = \"object\""),
            "[[type]]",
            format!("`desk.v1.ticket.list body/content` no longer applies: the page now says the type `string`{REASONS}"),
        ),
        (entry("required", &list("body/count"), "page_says = \"no\"\nis = true"), "[[required]]", MENDED.to_owned()),
        (
            entry("required", &list("body/count"), "page_says = \"unstated\"\nis = false"),
            "[[required]]",
            format!("the page now says required: yes{REASONS}"),
        ),
        (entry("always-present", &list("body/count"), ""), "[[always-present]]", MENDED.to_owned()),
        (
            entry("always-present", &list("query/page_token"), ""),
            "[[always-present]]",
            format!("the page now says required: no{REASONS}"),
        ),
        (
            entry("nullable", &list("body/user"), "") + &entry("nullable", &list("body/user"), ""),
            "[[nullable]]",
            MENDED.to_owned(),
        ),
        (
            entry("values", &list("body/state"), "page_says = []\nis = [{ key = \"open\", label = \"\" }]"),
            "[[values]]",
            MENDED.to_owned(),
        ),
        (
            entry("values", &list("body/state"), "page_says = []\nis = [{ key = \"1\", label = \"\" }]"),
            "[[values]]",
            format!("the page now says the values [\"open\"]{REASONS}"),
        ),
        (entry("limit", &list("query/page_size"), "is = { maximum = 50 }"), "[[limit]]", MENDED.to_owned()),
        (
            entry("limit", &list("query/page_size"), "is = { maximum = 100 }"),
            "[[limit]]",
            format!("the page now says the limit 50{REASONS}"),
        ),
        (entry("example", &list("body/content"), "page_says = ''\nis = '\"a\"'"), "[[example]]", MENDED.to_owned()),
        (
            entry("example", &list("body/content"), "page_says = ''\nis = '\"b\"'"),
            "[[example]]",
            format!("the page now says the example `\"a\"`{REASONS}"),
        ),
        (
            entry("alone", &list("body/state"), ""),
            "[[alone]]",
            format!("the page now says no example{REASONS}"),
        ),
        (
            entry("alone", &list("body/count"), ""),
            "[[alone]]",
            format!("the page now says that the field is required{REASONS}"),
        ),
        (entry("drop", &list("body/lost"), "page_says = \"string\""), "[[drop]]", MENDED.to_owned()),
        (
            entry("drop", &list("body/content"), "page_says = \"integer\""),
            "[[drop]]",
            format!("the page now says the type `string`{REASONS}"),
        ),
        (entry("add", &list("body/user/id"), "is = \"string\"\ndescription = \"\""), "[[add]]", MENDED.to_owned()),
        (
            entry("max-rows", &list("response/data/tickets"), "is = 1000"),
            "\"desk.v1.ticket.list response/data/tickets\"",
            "`desk.v1.ticket.list response/data/tickets` is not a paged list; a paged list is asked for by a string \
             `page_token`, or by integers `page` and `page_size`, and answers the next token or an integer `total`: see whether the \
             page has changed one of them, name the field that holds the items of a page, or delete the correction"
                .to_owned(),
        ),
        (
            entry("rule", "[\"desk.v1.ticket.lsit\"]", "needs = [\"body/user is given\"]"),
            "\"desk.v1.ticket.lsit\"",
            "no page documents the operation `desk.v1.ticket.lsit`; did you mean `desk.v1.ticket.list`?".to_owned(),
        ),
        (
            entry("rule", "[\"other\"]", "needs = [\"body/user is given\"]"),
            "\"other\"",
            "no page documents the operation `other`; correct the id, or delete the rule if the operation is gone"
                .to_owned(),
        ),
    ];
    for (text, shown, expected) in cases {
        let (_, _, errors) = apply(&text);
        assert_error(&text, &errors, shown, &expected);
    }
}

/// Pages and entries whose places differ a little, at each of the kinds of entries that look a place up in another way.
#[test]
fn a_place_that_no_page_documents_is_an_error_that_says_what_was_meant() {
    let gone = "correct the place, or delete the correction if the field is gone";
    let cases = [
        ("desk.v1.ticket.list body/contnet", Some("desk.v1.ticket.list body/content")),
        ("desk.v1.ticket.lsit body/content", Some("desk.v1.ticket.list body/content")),
        ("desk.ticket.closd_v1 event/event/by", Some("desk.ticket.closed_v1 event/event/by")),
        ("desk.ticket.closed_v1 event/evnt/by", Some("desk.ticket.closed_v1 event/event/by")),
        ("desk.v1.ticket.list query/content", Some("desk.v1.ticket.list body/content")),
        ("desk.v1.ticket.list response/content", Some("desk.v1.ticket.list body/content")),
        ("desk.v1.ticket.list body/user/emial", Some("desk.v1.ticket.list body/user/email")),
        ("desk.v1.ticket.list body/user/id/x", None),
        ("desk.v1.ticket.list body/something", None),
        ("desk.v1.ticket.close body/content", None),
        ("other body/content", None),
    ];
    for (place, meant) in cases {
        let text = entry("type", &format!("\"{place}\""), "page_says = \"string\"\nis = \"object\"");
        let hint = meant.map_or(gone.to_owned(), |meant| format!("did you mean `{meant}`?"));
        let (schema, applied, errors) = apply(&text);
        assert_eq!((applied, schema), (0, documented()));
        assert_error(&text, &errors, &format!("\"{place}\""), &format!("no page documents `{place}`; {hint}"));
    }
    for (kind, rest) in [("drop", "page_says = \"string\""), ("add", "is = \"string\"\ndescription = \"\"")] {
        let text = entry(kind, "\"desk.v1.ticket.list body/usre/x\"", rest);
        let (_, _, errors) = apply(&text);
        let expected =
            "no page documents `desk.v1.ticket.list body/usre/x`; did you mean `desk.v1.ticket.list body/user/x`?";
        assert_error(&text, &errors, "\"desk.v1.ticket.list body/usre/x\"", expected);
    }
}

#[test]
fn only_the_items_of_a_paged_list_have_a_limit_of_rows() {
    let paged = entry("rename", "\"desk.v1.ticket.list response/data/next\"", "is = \"page_token\"");
    for place in [
        "desk.v1.ticket.list body/tickets",
        "desk.v1.ticket.list response/data/page_token",
        "desk.v1.ticket.close response/tickets",
    ] {
        let text = entry("max-rows", &format!("\"{place}\""), "is = 9") + &paged;
        let (_, applied, errors) = apply(&text);
        assert_eq!(applied, 1, "{place}");
        assert!(
            matches!(&errors[..], [error] if error.message == format!("`{place}` is not a paged list")),
            "{errors:?}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_is_one_error_and_corrects_nothing() {
    let content = "\"desk.v1.ticket.list body/content\"";
    let of_type = |at: &str, is: &str| entry("type", at, &format!("page_says = \"string\"\nis = \"{is}\""));
    let place = "is not a place; write `ID SECTION/PATH`, SECTION being path, query, body, response or event";
    let cases = [
        (of_type(content, "objekt"), "did you mean `object`?".to_owned()),
        (of_type(content, "something"), "something".to_owned()),
        (entry("typ", content, ""), "did you mean `type`?".to_owned()),
        (of_type(content, "object").replace("evidence", "evidense"), "did you mean `evidence`?".to_owned()),
        (of_type(content, "object").replace("A proof.", " "), "it is empty; say it".to_owned()),
        (of_type(content, "object").replace("A reason.", ""), "it is empty; say it".to_owned()),
        (of_type("\"desk.v1.ticket.list\"", "object"), format!("`desk.v1.ticket.list` {place}")),
        (of_type("\"desk.v1.ticket.list body\"", "object"), place.to_owned()),
        (of_type("\"desk.v1.ticket.list body/\"", "object"), place.to_owned()),
        (of_type("\"desk.v1.ticket.list body//id\"", "object"), place.to_owned()),
        (of_type("\"desk.v1.ticket.list anything/id\"", "object"), place.to_owned()),
        (
            of_type("\"desk.v1.ticket.list boby/id\"", "object"),
            "`boby` is not a section; did you mean `body`?".to_owned(),
        ),
        (of_type("[\"desk.v1.ticket.list boby/id\"]", "object"), "did you mean `body`?".to_owned()),
        (of_type("1", "object"), "expected a place `ID SECTION/PATH`, or an array of them".to_owned()),
        (entry("rule", "[\"desk.v1.ticket.list\"]", "needs = [\"body/x\"]"), "`body/x` is not a condition".to_owned()),
        (entry("required", content, "page_says = \"maybe\"\nis = true"), "maybe".to_owned()),
        ("[[type]".to_owned(), String::new()),
    ];
    for (text, part) in cases {
        let (schema, applied, errors) = apply(&text);
        assert_eq!((applied, schema), (0, documented()), "{text}");
        let [error] = &errors[..] else { panic!("{text}: {errors:?}") };
        assert!(shown(error).contains(&part), "{text}: {error:?}");
        assert!(error.span.is_some(), "{text}: {error:?}");
    }
}
