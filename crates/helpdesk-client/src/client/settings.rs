//! The same client with another setting, for a client of the app and for one of a person.

/// The methods of a client type that change a setting.
macro_rules! with_settings {
    ($client:ident) => {
        impl<C> $client<C> {
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

pub(super) use with_settings;
