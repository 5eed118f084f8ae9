//! Checks that the word lists in spec/README.md, which diagnostics refer to, match the reader.

use crate::section;
use crate::tables::{basic, columns, types};

const README: &str = include_str!("../../../spec/README.md");

/// The words in the second column of the table below a heading, by row.
fn listed(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, below) = README.split_once(&format!("\n### {heading}\n")).expect("the heading is there");
    let rows = below.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    rows.skip(2)
        .map(|row| {
            let words = row.split('|').nth(2).expect("a row has two cells");
            words.split('`').skip(1).step_by(2).collect()
        })
        .collect()
}

fn words<T>(table: &[(T, &[&'static str])]) -> Vec<Vec<&'static str>> {
    table.iter().map(|(_, words)| words.to_vec()).collect()
}

#[test]
fn the_readme_lists_every_word_that_the_reader_knows() {
    assert_eq!(listed("Headings"), words(section::HEADINGS));
    assert_eq!(listed("Keys of the basic table"), words(basic::KEYS));
    assert_eq!(listed("Columns of parameters"), words(columns::PARAMETER_COLUMNS));
    assert_eq!(listed("Columns of errors"), words(columns::ERROR_COLUMNS));
    assert_eq!(listed("Marks of required fields"), words(columns::MARKS));
    assert_eq!(listed("Types"), words(types::WORDS));
}
