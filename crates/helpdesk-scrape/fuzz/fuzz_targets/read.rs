//! Reads arbitrary bytes as a page, and uses all results. It must not panic or hang, and the invariants of a reading
//! must hold.

#![no_main]

use helpdesk_schema::Schema;
use helpdesk_scrape::{facts, known, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reading = read("page.md", bytes);
    let rows = reading.rows;
    assert_eq!(rows.seen, rows.read + rows.reported, "rows are missing");
    if let Ok(text) = std::str::from_utf8(bytes) {
        for diagnostic in &reading.diagnostics {
            assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic} is outside the text");
        }
    }
    for lines in [facts(&reading.page), known(&reading.page)] {
        assert!(lines.is_sorted() && lines.iter().all(|line| !line.contains('\n')));
    }
    let operations = reading.page.operation().into_iter().collect();
    let schema = Schema { operations, events: reading.page.events() };
    let json = schema.to_json();
    assert_eq!(Schema::from_json(&json).expect("it reads what it wrote").to_json(), json);
});
