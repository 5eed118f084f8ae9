//! A file that comes back, piece by piece.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::timeout;

use crate::Error;
use crate::download::{self, LONGEST_ENVELOPE};
use crate::head::Head;
use crate::transport::{Incoming, MAX_FILE_BYTES};

/// A file that comes back, piece by piece; [`Client::download_stream`](crate::Client::download_stream) makes one.
#[must_use = "the file is read by `chunk`"]
pub struct FileStream {
    /// The name that the platform gives it, if it does, made safe as [`Download::file_name`] is.
    ///
    /// [`Download::file_name`]: crate::types::Download::file_name
    pub file_name: Option<String>,
    /// The media type, such as `image/png`, if the platform says so.
    pub content_type: Option<String>,
    /// How many bytes there are in all, if the platform says so.
    pub content_length: Option<u64>,
    incoming: Incoming,
    /// What was read to tell a file from an error.
    begun: Vec<Bytes>,
    /// How many more bytes the file may have.
    left: usize,
    limit: usize,
    timeout: Duration,
}

impl FileStream {
    /// Reads as much of the answer as it takes to know that it is a file.
    pub(crate) async fn open(mut incoming: Incoming, limit: usize, timeout: Duration) -> Result<Self, Error> {
        let content_length = incoming.response.content_length();
        let (mut begun, mut read) = (Vec::new(), Vec::new());
        // Only what begins as JSON can be an envelope, and an envelope is short.
        while read.len() <= LONGEST_ENVELOPE && matches!(read.trim_ascii_start().first(), None | Some(b'{')) {
            match incoming.response.chunk().await {
                Ok(Some(chunk)) => {
                    read.extend_from_slice(&chunk);
                    begun.push(chunk);
                }
                Ok(None) => break,
                Err(e) => return Err(incoming.cut_off(e)),
            }
        }
        download::check(&incoming.answer(read.into(), limit))?;
        if content_length.is_some_and(|length| usize::try_from(length).is_ok_and(|length| length > limit)) {
            return Err(incoming.head.too_long(limit, MAX_FILE_BYTES));
        }
        let (file_name, content_type) = download::description(&incoming.head);
        begun.reverse();
        Ok(Self { file_name, content_type, content_length, incoming, begun, left: limit, limit, timeout })
    }

    pub(crate) fn head(&self) -> &Head {
        &self.incoming.head
    }

    /// The next piece of the file; `None` at its end. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// - [`Error::Transport`] if the file breaks off, or no piece comes within the timeout of the call.
    /// - [`Error::Unexpected`] if it is longer than
    ///   [`max_file_bytes`](crate::ClientBuilder::max_file_bytes) allows.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = match self.begun.pop() {
            Some(chunk) => chunk,
            None => match timeout(self.timeout, self.incoming.response.chunk()).await {
                Ok(Ok(Some(chunk))) => chunk,
                Ok(Ok(None)) => return Ok(None),
                Ok(Err(e)) => return Err(self.incoming.cut_off(e)),
                Err(_) => return Err(Error::timeout(self.incoming.head.operation, self.timeout)),
            },
        };
        match self.left.checked_sub(chunk.len()) {
            Some(left) => self.left = left,
            None => return Err(self.incoming.head.too_long(self.limit, MAX_FILE_BYTES)),
        }
        Ok(Some(chunk))
    }
}

impl fmt::Debug for FileStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStream")
            .field("operation", &self.incoming.head.operation)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("content_length", &self.content_length)
            .finish_non_exhaustive()
    }
}
