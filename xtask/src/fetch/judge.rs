//! Whether a fetched page may replace the one that is here.

use std::collections::BTreeSet;

use helpdesk_schema::count;
use helpdesk_scrape::{Diagnostic, Rule, Severity};
use helpdesk_spec::ReadPage;

use crate::fetch::page::{Facts, Subject};
use crate::fetch::service::Failure;
use crate::terminal;

/// A way out for a page that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The answer is not the whole page.
    Wait,
    /// Something that the reader does not know; or a slip.
    Teach,
    /// A slip in the markup or in what it holds.
    Correct,
}

impl Way {
    fn of(rule: Rule) -> Self {
        match rule {
            Rule::NotUtf8
            | Rule::EmptyPage
            | Rule::PageTooLarge
            | Rule::TruncatedPage
            | Rule::EnglishPage
            | Rule::FlattenedTree => Self::Wait,
            Rule::UnknownTag
            | Rule::UnknownBasicKey
            | Rule::UnknownAppType
            | Rule::UnknownToken
            | Rule::UnknownSection
            | Rule::UnknownColumn
            | Rule::UnknownType
            | Rule::UnknownRequired
            | Rule::BadRateLimit
            | Rule::MissingResponse
            | Rule::MissingColumn => Self::Teach,
            _ => Self::Correct,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Wait => {
                "wait: the service sent only a part, or another form, of the page; run `cargo xtask fetch` again later"
            }
            Self::Correct => {
                "correct it: write a `[[text]]` entry for that line into spec/corrections.toml, which is applied to the page that \
                 comes, and run `cargo xtask fetch` again"
            }
            Self::Teach => {
                "teach the reader, crates/helpdesk-scrape, if the platform words it so now; or correct it by a `[[text]]` entry in \
                 spec/corrections.toml if it is a slip; then run `cargo xtask fetch` again"
            }
        }
    }
}

/// Decides about a page; the caller shows the reader's diagnostics. With `accept`, a page may have lost sections. Without
/// `strict`, a page may have errors, but does not replace a page without errors.
pub(crate) fn judge(
    before: Option<&Facts>,
    page: &ReadPage,
    content: &str,
    accept: bool,
    strict: bool,
) -> Result<(), Failure> {
    let after = Facts::of(&page.reading);
    let is_worse = strict || before.is_some_and(|before| !before.has_errors);
    if after.has_errors && is_worse {
        return Err(unreadable(&page.reading.diagnostics));
    }
    if after.subject == Subject::Other && !content.trim_start().starts_with("# ") {
        return Err(Failure {
            message: format!(
                "the answer is not a page: it begins `{}` instead of with a heading",
                terminal::start(content.trim_start(), 40)
            ),
            hint: "run `cargo xtask fetch` again later".to_owned(),
        });
    }
    // Of a page that cannot be read, nothing is known that could be kept.
    let Some(before) = before.filter(|before| !before.has_errors) else { return Ok(()) };
    if !before.subject.may_become(&after.subject) {
        return Err(Failure {
            message: format!(
                "the new page is {}, and the page here is {}",
                after.subject.what(),
                before.subject.what()
            ),
            hint: "if the platform did change that, delete the page here and run `cargo xtask fetch --new`".to_owned(),
        });
    }
    let lost: Vec<&String> = before.sections.difference(&after.sections).collect();
    if lost.is_empty() || accept {
        return Ok(());
    }
    let lost = lost.into_iter().map(|section| format!("`{section}`")).collect::<Vec<_>>().join(", ");
    Err(Failure {
        message: format!("the new page lacks sections of the page here: {lost}"),
        hint: "if the page is cut, run `cargo xtask fetch` again later; if the platform took the sections away, run \
               `cargo xtask fetch --accept`"
            .to_owned(),
    })
}

/// Which line, and which way out.
fn unreadable(diagnostics: &[Diagnostic]) -> Failure {
    let mut errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
    let ways: BTreeSet<Way> = errors.clone().map(|error| Way::of(error.rule)).collect();
    let number = errors.clone().count();
    let first = errors.next().map(|error| format!("at line {}: {}", error.line, error.message)).unwrap_or_default();
    let message = if number == 1 {
        format!("the new page has an error {first}")
    } else {
        format!("the new page has {}, the first {first}", count(number, "error"))
    };
    Failure {
        message,
        // The end of a page that was cut is not what to correct.
        hint: ways.first().map_or("", |way| way.words()).to_owned(),
    }
}
