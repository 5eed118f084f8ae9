//! Files that come back piece by piece.

mod stream;

pub use stream::FileStream;
