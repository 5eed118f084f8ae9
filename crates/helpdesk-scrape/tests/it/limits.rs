//! Extremely large, deep and broken pages: each ends in errors quickly.

use helpdesk_scrape::{Rule, read};

use crate::pages::{ENDPOINT, edit, read_page, with_body};

#[test]
fn a_page_of_a_hundred_megabytes_is_refused() {
    let reading = read("a.md", &vec![b'a'; 100 * 1024 * 1024]);
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.diagnostics[0].rule, Rule::PageTooLarge);
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused() {
    for tag in ["<md-alert>", "<b>", "<div>", "<md-table><md-tr><md-td>", "<b a=1>", "<md-enum>", "<a href=\"b\">"] {
        let page = edit(ENDPOINT, "\t盒子\n", &tag.repeat(100_000));
        let reading = read_page(&page);
        assert!(reading.diagnostics.iter().any(|diagnostic| diagnostic.rule == Rule::NestingTooDeep), "{tag}");
    }
}

#[test]
fn very_deep_fields_are_errors() {
    let row = "<md-dt-tr level=\"0\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >box_id";
    let deeper = |depth: usize| {
        format!(
            "<md-dt-tr level=\"{depth}\"><md-dt-td>a</md-dt-td><md-dt-td>object</md-dt-td><md-dt-td>b</md-dt-td></md-dt-tr>\n"
        )
    };
    let rows: String = (0..10_000).map(deeper).collect();
    let reading = read_page(&edit(ENDPOINT, row, &format!("{rows}{row}")));
    assert!(reading.diagnostics.iter().any(|diagnostic| diagnostic.rule == Rule::NestingTooDeep));
    let operation = reading.page.operation().expect("the page documents an operation");
    assert!(helpdesk_schema::Schema { operations: vec![operation], events: Vec::new() }.to_json().len() > 1000);
}

#[test]
fn the_number_of_faults_is_limited() {
    let page = edit(ENDPOINT, "\t盒子\n", &"<x>".repeat(100_000));
    let reading = read_page(&page);
    assert_eq!(reading.diagnostics.len(), 1001);
    assert!(reading.diagnostics.iter().any(|diagnostic| diagnostic.rule == Rule::TooManyFaults));
}

#[test]
fn hostile_tables_are_errors() {
    let body = |columns: &str, rows: &str| format!("{columns}\n{rows}\n");
    let plain = "|名称|类型|必填|描述|\n|-|-|-|-|";
    let html = |rows: &str| {
        format!(":::html\n<md-table>\n<md-thead><md-tr><md-th>名称</md-th></md-tr></md-thead>\n{rows}</md-table>\n:::")
    };
    let types: String = (0..9_000).map(|n| format!("|a{n}|name_{n}|是|b|\n|&emsp;∟b{n}|nome_{n}|是|b|\n")).collect();
    let keys = "<md-tr><md-th>HTTP Mothod</md-th><md-td>a</md-td></md-tr>\n".repeat(18_000);
    for (text, rule) in [
        (with_body(&body(plain, &"|\n".repeat(300_000))), Rule::TooManyRows),
        (with_body(&body(plain, &"|a|int|是|b|\n".repeat(20_001))), Rule::TooManyRows),
        (with_body(&html(&"<md-tr></md-tr>".repeat(100_000))), Rule::TooManyRows),
        (with_body(&body(&format!("|{}\n|{}", "a|".repeat(10_000), "-|".repeat(10_000)), "|a|")), Rule::UnknownColumn),
        (
            with_body(&body(&format!("|{}\n|{}", "类型|".repeat(10_000), "-|".repeat(10_000)), "|a|")),
            Rule::DuplicateColumn,
        ),
        (
            with_body(&body(&format!("|{}\n|{}", "colour|".repeat(10_000), "-|".repeat(10_000)), "|a|")),
            Rule::UnknownColumn,
        ),
        (with_body(&body(plain, &types)), Rule::UnknownType),
        (
            edit(
                ENDPOINT,
                "<md-tr>\n      <md-th>HTTP Method</md-th>",
                &format!("{keys}<md-tr>\n      <md-th>HTTP Method</md-th>"),
            ),
            Rule::UnknownBasicKey,
        ),
        (with_body(&body(plain, &format!("|a|int|是|{}", "b|".repeat(100_000)))), Rule::SurplusCell),
    ] {
        let reading = read_page(&text);
        assert!(reading.has_errors() || rule == Rule::SurplusCell);
        assert!(reading.diagnostics.iter().any(|diagnostic| diagnostic.rule == rule), "{rule}");
    }
}
