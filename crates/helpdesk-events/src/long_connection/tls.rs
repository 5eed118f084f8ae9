//! TLS, by the features of this crate.

use tokio::net::TcpStream;

use super::stream::Stream;

/// The settings of TLS. Making them reads the system's certificates.
#[cfg(feature = "long-connection")]
pub(crate) struct Tls(tokio_rustls::TlsConnector);

#[cfg(feature = "long-connection")]
impl Tls {
    pub(crate) fn new() -> Result<Self, String> {
        use std::sync::Arc;

        use rustls::ClientConfig;
        use rustls::crypto::{CryptoProvider, ring};
        use rustls_platform_verifier::Verifier;

        // A process that has chosen its cryptography has it here too.
        let provider = CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
        let verifier = Verifier::new(Arc::clone(&provider)).map_err(|error| error.to_string())?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            // Not dangerous: it is the system's own verifier.
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(Self(Arc::new(config).into()))
    }

    pub(crate) async fn connect(&self, host: &str, stream: TcpStream) -> Result<Stream, String> {
        let name = rustls::pki_types::ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
        let stream = self.0.connect(name, stream).await.map_err(|error| error.to_string())?;
        Ok(Box::new(stream))
    }
}

#[cfg(not(feature = "long-connection"))]
pub(crate) struct Tls(tokio_native_tls::TlsConnector);

#[cfg(not(feature = "long-connection"))]
impl Tls {
    pub(crate) fn new() -> Result<Self, String> {
        let connector = native_tls::TlsConnector::new().map_err(|error| error.to_string())?;
        Ok(Self(connector.into()))
    }

    pub(crate) async fn connect(&self, host: &str, stream: TcpStream) -> Result<Stream, String> {
        let stream = self.0.connect(host, stream).await.map_err(|error| error.to_string())?;
        Ok(Box::new(stream))
    }
}
