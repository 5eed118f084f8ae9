//! The methods that a client of the app and one of a person have in common.

/// The methods of a client type that do not depend on the operation.
macro_rules! common_methods {
    ($client:ident) => {
        impl<C> $client<C> {
            /// Sends a request with any method and path, and returns the whole envelope: `code`, `msg`, `data` and any
            /// other fields.
            ///
            /// # Errors
            ///
            /// The errors of [`send`](Self::send); a `code` other than 0 is [`Error::Api`](crate::Error::Api) here too.
            pub async fn send_raw(
                &self,
                request: &$crate::RawRequest,
            ) -> Result<$crate::WithMetadata<serde_json::Value>, $crate::Error> {
                let sent = self.handle.send_raw(request).await?;
                Ok(sent.map(|$crate::handle::Envelope(envelope)| envelope).with_metadata())
            }

            /// Returns a client for a helpdesk, or another helpdesk, with the same app and user.
            ///
            /// It shares connections, access tokens and rate limits with this client.
            ///
            /// # Errors
            ///
            /// [`Error::Config`](crate::Error::Config) if the credentials are empty or malformed.
            pub fn for_helpdesk(
                &self,
                helpdesk: $crate::HelpdeskCredentials,
            ) -> Result<$client<$crate::WithHelpdesk>, $crate::Error> {
                self.handle.for_helpdesk(helpdesk).map($client::new)
            }

            /// Returns this client with a different timeout; see
            /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout). With a timeout of zero, each call fails with
            /// [`Error::Request`](crate::Error::Request).
            ///
            /// ```no_run
            /// # async fn example(client: helpdesk_client::Client) -> Result<(), helpdesk_client::Error> {
            /// # use helpdesk_client::types::ticket::StartService;
            /// use std::time::Duration;
            ///
            /// let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62");
            /// let started = client.with_timeout(Duration::from_secs(5)).send(&request).await?;
            /// # Ok(())
            /// # }
            /// ```
            pub fn with_timeout(&self, timeout: std::time::Duration) -> Self {
                Self::new(self.handle.with(|settings| settings.timeout = timeout))
            }

            /// This client with another retry policy for its calls; [`RetryPolicy::never`](crate::RetryPolicy::never) sends each
            /// request once.
            pub fn with_retries(&self, policy: $crate::RetryPolicy) -> Self {
                Self::new(self.handle.with(|settings| settings.retries = policy))
            }

            /// This client with another limit for an answer that is decoded, in bytes; see
            /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes).
            pub fn with_max_response_bytes(&self, bytes: usize) -> Self {
                Self::new(self.handle.with(|settings| settings.max_response_bytes = bytes))
            }

            /// This client with another limit for a file, in bytes; see
            /// [`ClientBuilder::max_file_bytes`](crate::ClientBuilder::max_file_bytes).
            pub fn with_max_file_bytes(&self, bytes: usize) -> Self {
                Self::new(self.handle.with(|settings| settings.max_file_bytes = bytes))
            }

            /// This client with answers that deviate from their documentation as errors, or not; see
            /// [`ClientBuilder::strict`](crate::ClientBuilder::strict).
            pub fn with_strict(&self, on: bool) -> Self {
                Self::new(self.handle.with(|settings| settings.strict = on))
            }
        }

        impl<C> Clone for $client<C> {
            fn clone(&self) -> Self {
                Self::new(self.handle.clone())
            }
        }

        impl<C> std::fmt::Debug for $client<C> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.handle.fmt(f)
            }
        }
    };
}

pub(super) use common_methods;
