//! Examples as the pages write them.

use crate::json::{LoadError, Node, Value, written};
#[cfg(feature = "author")]
use crate::json::{WriteNode, Writer};

/// The page's example of a JSON text, kept line by line, so that a review shows the lines that changed.
#[derive(Default)]
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub struct Example {
    text: String,
}

impl Example {
    /// Keeps a text, which [`Schema::validate`](crate::Schema::validate) wants to be JSON.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// A text that is not JSON.
    #[cfg(feature = "serde_json")]
    pub fn value(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_str(&self.text)
    }
}

impl Node for Example {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        let mut lines = Vec::<String>::new();
        lines.read(value)?;
        self.text = lines.join("\n");
        Ok(())
    }
}

written! {
    impl WriteNode for Example {
        fn write(&self, out: &mut Writer) {
            let lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
            lines.write(out);
        }
    }
}
