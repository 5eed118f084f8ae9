//! Streams an image of a ticket into a file.
//!
//! ```console
//! $ cargo run -p helpdesk-client --example download_image
//! ```
//!
//! See the example `open_ticket` for the settings; also set `FEISHU_TICKET_ID` and `FEISHU_MESSAGE_ID` (of an image).
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::process::ExitCode;

use helpdesk_client::types::ticket::{DownloadTicketImage, DownloadTicketImageErrorCode};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    let ticket_id = connection.variable("FEISHU_TICKET_ID", "6626871355780366331")?;
    let message_id = connection.variable("FEISHU_MESSAGE_ID", "6949088236610273307")?;

    let request = DownloadTicketImage::new(ticket_id, message_id);
    let mut image = match connection.client.download_stream(&request).await {
        Ok(image) => image,
        Err(error) if error.is(DownloadTicketImageErrorCode::ImageUnavailable) => {
            println!("The image has been deleted.");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    // The name contains no folders, whatever the server sends.
    let path = std::env::temp_dir().join(image.file_name.as_deref().unwrap_or("image"));
    let mut file = File::create(&path).await?;
    let mut length = 0;
    while let Some(chunk) = image.chunk().await? {
        file.write_all(&chunk).await?;
        length += chunk.len();
    }
    file.flush().await?;
    let kind = image.content_type.as_deref().unwrap_or("unknown type");
    println!("{}: {length} bytes of {kind}", path.display());
    Ok(())
}
