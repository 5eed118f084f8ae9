//! Streamed downloads.

mod stream;

pub use stream::FileStream;
