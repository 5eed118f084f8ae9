//! Time limits, shortened for tests, and the rules that need no service.

mod headers;
mod layout;
mod limits;

use super::header::Header;

fn header(title: &str, full_path: &str, updated: Option<u64>) -> Header {
    Header { title: title.to_owned(), full_path: full_path.to_owned(), updated, ..Header::default() }
}
