//! HTTP messages read from a connection.

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// The first line and the headers of a message.
pub(crate) struct Head {
    pub(crate) start_line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
}

impl Head {
    /// Reads a head; `None` if the connection ends first.
    pub(crate) async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> Option<Self> {
        let start_line = line(stream).await?;
        let mut headers = Vec::new();
        loop {
            match line(stream).await? {
                line if line.is_empty() => return Some(Self { start_line, headers }),
                line => {
                    let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("`{line}` is not a header"));
                    headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
                }
            }
        }
    }

    /// Reads the body after the head; `None` if the connection ends first.
    pub(crate) async fn read_body(&self, stream: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
        let length = value(&self.headers, "content-length").unwrap_or("0");
        let mut body = vec![0; length.parse().expect("a length is a number")];
        stream.read_exact(&mut body).await.ok()?;
        Some(body)
    }
}

/// The value of the first header of a name in lower case.
pub(crate) fn value<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

async fn line(stream: &mut (impl AsyncBufRead + Unpin)) -> Option<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    line.strip_suffix("\r\n").map(str::to_owned)
}
