//! Corrections of the text of a page.

use helpdesk_spec::{Corrections, Report};

use crate::{assert_error, entry};

#[test]
fn the_text_of_a_page_is_mended_once() {
    let lines = "`page_says` and `is` must differ, and have the same number of lines; keep the lines, so that a message \
                 about the page names those of the file";
    let gone = "the correction of `a.md` no longer applies: the page does not hold that text; update or delete this entry; its \
                reason: A reason. Its evidence: A proof.";
    let cases = [
        ("b", "d", Ok("a\nd c\n")),
        ("a\\nb", "d\\ne", Ok("d\ne c\n")),
        ("", "d", Err(lines)),
        ("b", "b", Err(lines)),
        ("a\\nb", "d", Err(lines)),
        ("d", "c", Err("the correction of `a.md` no longer applies: the page says so itself; delete this entry")),
        ("d", "e", Err(gone)),
        (
            "\\n",
            "\\n!",
            Err("the page `a.md` holds that text 2 times; make `page_says` longer, until the page has it only once"),
        ),
    ];
    for (page_says, is, expected) in cases {
        let rest = format!("page_says = \"{page_says}\"\nis = \"{is}\"");
        let entry = entry("text", "", &rest).replace("at = ", "page = \"a.md\"");
        let mut report = Report::default();
        let corrections = Corrections::parse("corrections.toml", &entry, &mut report);
        let mut text = "a\nb c\n".to_owned();
        assert_eq!(corrections.mend("b.md", &mut text, &mut report), 0, "it is another page");
        let applied = corrections.mend("a.md", &mut text, &mut report);
        match expected {
            Ok(mended) => assert_eq!((text.as_str(), applied, &report.errors[..]), (mended, 1, &[][..]), "{entry}"),
            Err(error) => {
                assert_eq!((text.as_str(), applied), ("a\nb c\n", 0), "{entry}");
                assert_error(&entry, &report.errors, "[[text]]", error);
            }
        }
    }
}

#[test]
fn the_page_of_a_text_exists() {
    let entry =
        |page: &str| entry("text", "", "page_says = \"a\"\nis = \"b\"").replace("at = ", &format!("page = \"{page}\""));
    for (page, error) in [
        ("ticket/list.md", None),
        ("ticket/lsit.md", Some("the page `ticket/lsit.md` does not exist; did you mean `ticket/list.md`?")),
        (
            "other",
            Some("the page `other` does not exist; correct the path, or delete the correction if the page is gone"),
        ),
    ] {
        let (text, mut report) = (entry(page), Report::default());
        let corrections = Corrections::parse("corrections.toml", &text, &mut report);
        corrections.report_unknown_pages(["ticket/get.md", "ticket/list.md"].into_iter(), &mut report);
        match error {
            None => assert_eq!(report.errors, []),
            Some(error) => assert_error(&text, &report.errors, &format!("\"{page}\""), error),
        }
    }
}
