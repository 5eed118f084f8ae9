//! A streamed download.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::timeout;

use crate::Error;
use crate::wire::received::Received;

/// A file that is streamed in chunks; created by [`Client::download_stream`](crate::Client::download_stream).
#[must_use = "the file is read by `chunk`"]
pub struct FileStream {
    /// The file name, if the platform sent one, made safe like [`Download::file_name`].
    ///
    /// [`Download::file_name`]: crate::types::Download::file_name
    pub file_name: Option<String>,
    /// The media type, such as `image/png`, if the platform sent one.
    pub content_type: Option<String>,
    /// The total number of bytes, if the platform sent it.
    pub content_length: Option<u64>,
    received: Received,
    /// The number of bytes that the file may still have.
    left: usize,
    timeout: Duration,
}

impl FileStream {
    /// Fails if the response is not a file, or is too long.
    pub(crate) fn check(received: &Received) -> Result<(), Error> {
        received.check_file()?;
        let limit = received.expected.limit();
        match received.head.content_length() {
            Some(length) if usize::try_from(length).map_or(true, |length| length > limit) => {
                Err(Error::too_long(&received.head, received.expected))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn new(received: Received, timeout: Duration) -> Self {
        let (file_name, content_type) = received.description();
        let (content_length, left) = (received.head.content_length(), received.expected.limit());
        Self { file_name, content_type, content_length, received, left, timeout }
    }

    /// Returns the next chunk of the file; `None` at its end. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// - [`Error::Transport`] if the file is cut off, or no chunk arrives within the timeout of the call.
    /// - [`Error::Unexpected`] if the file is longer than
    ///   [`max_file_bytes`](crate::ClientBuilder::max_file_bytes).
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let Received { head, body, expected, rest } = &mut self.received;
        let rest = async {
            match rest {
                Some(rest) => rest.chunk().await,
                None => Ok(None),
            }
        };
        let chunk = match std::mem::take(body) {
            begun if !begun.is_empty() => begun,
            _ => match timeout(self.timeout, rest).await {
                Ok(Ok(Some(chunk))) => chunk,
                Ok(Ok(None)) => return Ok(None),
                Ok(Err(e)) => return Err(Error::cut_off(head, e)),
                Err(_) => return Err(Error::timeout(head.operation, head.reads, self.timeout)),
            },
        };
        match self.left.checked_sub(chunk.len()) {
            Some(left) => self.left = left,
            None => return Err(Error::too_long(head, *expected)),
        }
        Ok(Some(chunk))
    }
}

impl fmt::Debug for FileStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStream")
            .field("operation", &self.received.head.operation)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("content_length", &self.content_length)
            .finish_non_exhaustive()
    }
}
