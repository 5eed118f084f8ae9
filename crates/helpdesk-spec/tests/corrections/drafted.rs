//! Drafts of corrections beside entries that are there already.

use helpdesk_spec::names::NamesFile;
use helpdesk_spec::{Corrections, Report, Sources, Translations, draft, schema};

use crate::entry;

const PAGE: &str = "---
title: \"盒子满了\"
---
## 事件
|基本||
|-|-|
|事件类型|box.filled|

### 事件体
|名称|类型|描述|
|-|-|-|
|state|string|状态|
|size|string|大小|
";

#[test]
fn a_draft_names_the_entry_that_it_replaces() {
    let corrections = [
        entry("type", "\"box.filled event/size\"", "page_says = \"string\"\nis = \"integer\""),
        entry("type", "[\"box.filled event/state\"]", "page_says = \"string\"\nis = \"integer\""),
        entry("add", "\"box.filled event/colour\"", "is = \"integer\"\ndescription = \"\""),
    ]
    .concat();
    for (field, kind, number) in [("state", "[[type]]", 1), ("colour", "[[add]]", 0)] {
        let (entry, _) = corrections.match_indices(kind).nth(number).expect("the entry");
        let mut report = Report::default();
        let sources = Sources {
            folder: "pages",
            pages: vec![("box.md".to_owned(), PAGE.as_bytes().to_vec())],
            corrections: Corrections::parse("corrections.toml", &corrections, &mut report),
            names: NamesFile::parse("names.toml", "", &mut report),
            translations: Translations::default(),
        };
        let log = format!("box.filled {field}: integer documented, boolean came, lost, 1 time\n");
        assert_eq!(draft(sources, &log, &mut report).as_deref(), Some(""));
        let [warning] = report.warnings.as_slice() else { panic!("{report:?}") };
        assert!(warning.message.starts_with(&format!("the type of `box.filled event/{field}` is corrected already")));
        assert_eq!(warning.hint.as_deref(), Some("make the `is` of this entry \"any\""));
        assert_eq!(warning.span.as_ref().map(|span| span.start), Some(entry));
    }
}

#[test]
fn a_draft_leaves_null_to_the_entry_that_allows_it() {
    let corrections = entry("nullable", "\"box.filled event/size\"", "");
    let mut report = Report::default();
    let sources = |corrections: &str, report: &mut Report| Sources {
        folder: "pages",
        pages: vec![("box.md".to_owned(), PAGE.as_bytes().to_vec())],
        corrections: Corrections::parse("corrections.toml", corrections, report),
        names: NamesFile::parse("names.toml", "", report),
        translations: Translations::default(),
    };
    let log = "box.filled size: string documented, integer came, lost, 1 time\n";
    let drafted = draft(sources(&corrections, &mut report), log, &mut report).expect("a draft");
    assert!(drafted.contains("is = \"text-or<integer>\"\n"), "{drafted}");
    let both = sources(&[corrections, drafted].concat(), &mut report);
    let size = schema(both, &mut report).expect("a schema").schema.events[0].fields[1].ty.to_string();
    assert_eq!(size, "nullable<text-or<integer>>");
}
