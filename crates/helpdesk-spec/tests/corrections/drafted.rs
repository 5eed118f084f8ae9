//! Drafts of corrections beside entries that are there already.

use helpdesk_spec::names::NamesFile;
use helpdesk_spec::{Corrections, Report, Sources, Translations, draft};

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
fn a_draft_names_the_line_of_the_entry_that_it_replaces() {
    let corrections = [
        entry("type", "\"box.filled event/size\"", "page_says = \"string\"\nis = \"integer\""),
        entry("type", "[\"box.filled event/state\"]", "page_says = \"string\"\nis = \"integer\""),
        entry("add", "\"box.filled event/colour\"", "is = \"integer\"\ndescription = \"\""),
    ]
    .concat();
    let of_entry = |kind: &str| {
        corrections.lines().enumerate().filter(|(_, line)| *line == kind).map(|(at, _)| at + 1).collect::<Vec<_>>()
    };
    for (field, line) in [("state", of_entry("[[type]]")[1]), ("colour", of_entry("[[add]]")[0])] {
        let mut report = Report::default();
        report.source("corrections.toml", corrections.as_str());
        let sources = Sources {
            folder: "pages",
            pages: vec![("box.md".to_owned(), PAGE.as_bytes().to_vec())],
            corrections: Corrections::parse("corrections.toml", &corrections, &mut report),
            names: NamesFile::parse("names.toml", "", &mut report),
            translations: Translations::default(),
        };
        let log = format!("box.filled {field}: integer documented, boolean came, lost, 1 time\n");
        let drafted = draft(sources, &log, &mut report).unwrap_or_default();
        assert!(drafted.contains(&format!("An entry is there already (line {line}).")), "{field}: {drafted}{report:?}");
    }
}
