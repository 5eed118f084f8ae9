//! Files that come back, told apart from errors that come back in their place.

use helpdesk_types::Download;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap};

use crate::Error;
use crate::envelope::Answer;
use crate::file_name::file_name;
use crate::text::piece;

/// An envelope is never this long.
pub(crate) const LONGEST_ENVELOPE: usize = 64 << 10;

/// The file, or the error that came in its place. `secrets` are taken out of what an error shows.
pub(crate) fn decode(answer: Answer, secrets: &[&str]) -> Result<Download, Error> {
    check(&answer, secrets)?;
    let (file_name, content_type) = description(&answer.headers);
    let mut file = Download::default();
    file.file_name = file_name;
    file.content_type = content_type;
    file.content = answer.body.into();
    Ok(file)
}

/// Fails if the answer is no file. Its body may end after [`LONGEST_ENVELOPE`] bytes.
pub(crate) fn check(answer: &Answer, secrets: &[&str]) -> Result<(), Error> {
    let text = answer.body.trim_ascii_start();
    if text.first() == Some(&b'{') && answer.body.len() <= LONGEST_ENVELOPE {
        if let Some(error) = answer.platform_error(secrets) {
            return Err(error);
        }
    }
    if !(200..300).contains(&answer.status) {
        return Err(answer.no_file("the answer is an error without the platform's `code`", secrets));
    }
    if answer.headers.contains_key(CONTENT_DISPOSITION) {
        return Ok(());
    }
    if text.is_empty() {
        return Err(answer.no_file("the answer is empty", secrets));
    }
    match media_type(&answer.headers).as_str() {
        "text/html" | "application/xhtml+xml" => Err(answer.no_file("the answer is a web page, not a file", secrets)),
        _ => Ok(()),
    }
}

/// The name of the file and its media type, where the answer has them.
pub(crate) fn description(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let name = headers.get(CONTENT_DISPOSITION).and_then(|value| file_name(value.as_bytes()));
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(piece);
    (name, content_type.filter(|content_type| !content_type.is_empty()))
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
