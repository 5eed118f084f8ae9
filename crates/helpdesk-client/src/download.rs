//! Files that come back, told apart from errors that come back in their place.

use helpdesk_types::Download;

use crate::Error;
use crate::envelope::Answer;
use crate::head::Head;

/// An envelope is never this long.
pub(crate) const LONGEST_ENVELOPE: usize = 64 << 10;

/// The file, or the error that came in its place.
pub(crate) fn decode(answer: Answer) -> Result<Download, Error> {
    check(&answer)?;
    let (file_name, content_type) = description(&answer.head);
    let mut file = Download::default();
    file.file_name = file_name;
    file.content_type = content_type;
    file.content = answer.body.into();
    Ok(file)
}

/// Fails if the answer is no file. Its body may end after [`LONGEST_ENVELOPE`] bytes.
pub(crate) fn check(answer: &Answer) -> Result<(), Error> {
    let text = answer.body.trim_ascii_start();
    if text.first() == Some(&b'{') && answer.body.len() <= LONGEST_ENVELOPE {
        if let Some(error) = answer.platform_error() {
            return Err(error);
        }
    }
    if !(200..300).contains(&answer.head.status) {
        return Err(answer.unexpected("the answer is an error without the platform's `code`"));
    }
    if answer.head.is_file() {
        return Ok(());
    }
    if text.is_empty() {
        return Err(answer.unexpected("the answer is empty"));
    }
    if answer.head.is_web_page() {
        return Err(answer.unexpected("the answer is a web page, not a file"));
    }
    Ok(())
}

/// The name of the file and its media type, where the answer has them.
pub(crate) fn description(head: &Head) -> (Option<String>, Option<String>) {
    let scrubber = head.scrubber();
    (head.file_name(&scrubber), head.content_type(&scrubber))
}
