//! Files that are sent or received.

/// A file to send.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The name that the platform sees.
    pub file_name: String,
    /// The bytes.
    pub content: Vec<u8>,
}

impl Upload {
    /// A file of that name.
    pub fn new(file_name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { file_name: file_name.into(), content: content.into() }
    }
}

/// A file that an operation answers with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Download {
    /// The name that the platform gives it, if it does.
    ///
    /// The client makes it safe as the name of one file on Linux, macOS and Windows: no folder, drive, device or stream, no
    /// character that does not show, no dot or blank at either end, and at most 255 bytes. Two files may have the same name.
    pub file_name: Option<String>,
    /// The media type, such as `image/png`, if the platform says so.
    pub content_type: Option<String>,
    /// The bytes.
    pub content: Vec<u8>,
}

#[cfg(feature = "bidirectional-serde")]
mod round_trip {
    use serde_core::de::{Deserialize, Deserializer, Error, MapAccess};
    use serde_core::ser::{Serialize, SerializeMap, Serializer};

    use super::Upload;
    use crate::runtime::{Record, record};

    impl Serialize for Upload {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(2))?;
            map.serialize_entry("file_name", &self.file_name)?;
            map.serialize_entry("content", &self.content)?;
            map.end()
        }
    }

    #[derive(Default)]
    struct Fields {
        file_name: Option<String>,
        content: Option<Vec<u8>>,
    }

    impl Record for Fields {
        const KEYS: &'static [&'static str] = &["file_name", "content"];

        fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
            match key {
                0 => self.file_name = map.next_value()?,
                _ => self.content = map.next_value()?,
            }
            Ok(())
        }
    }

    impl<'de> Deserialize<'de> for Upload {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let fields: Fields = record(deserializer)?;
            let missing = D::Error::missing_field;
            Ok(Self {
                file_name: fields.file_name.ok_or_else(|| missing("file_name"))?,
                content: fields.content.ok_or_else(|| missing("content"))?,
            })
        }
    }
}
