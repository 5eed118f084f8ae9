//! A stream of bytes, encrypted or not.

use tokio::io::{AsyncRead, AsyncWrite};

pub(crate) trait Transport: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Transport for T {}

pub(crate) type Stream = Box<dyn Transport>;
