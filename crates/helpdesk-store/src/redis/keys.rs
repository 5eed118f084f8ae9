//! The keys of an app in Redis.

use crate::error::StoreError;

/// Writes keys that begin with the app's hash tag, so that a cluster keeps them in one slot.
pub(crate) struct Keys(String);

impl Keys {
    pub(crate) fn new(prefix: &str, app_id: &str) -> Result<Self, StoreError> {
        for (name, text) in [("prefix", prefix), ("app's id", app_id)] {
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            if text.is_empty() || text.len() > 64 || !text.bytes().all(fits) {
                let reason = format!("the {name} must have 1 to 64 letters, digits, `-`, `_` and `.`");
                return Err(StoreError::InvalidSetting { reason });
            }
        }
        Ok(Self(format!("{{{prefix}:{app_id}}}")))
    }

    /// The hash tag, which names prefix and app.
    pub(crate) fn tag(&self) -> &str {
        &self.0
    }

    /// The key of this name, such as `inbox:due`.
    pub(crate) fn of(&self, name: &str) -> String {
        format!("{}:{name}", self.0)
    }

    /// The key of an item, such as an event among `seen`.
    pub(crate) fn item(&self, name: &str, id: &str) -> String {
        format!("{}:{name}:{id}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_one_hash_tag() {
        let keys = Keys::new("helpdesk", "cli_a1").expect("they are valid");
        assert_eq!(keys.of("inbox:due"), "{helpdesk:cli_a1}:inbox:due");
        // A hash tag ends at the first brace, so an id cannot add another.
        assert_eq!(keys.item("seen", "{x}"), "{helpdesk:cli_a1}:seen:{x}");
        let longest = "a".repeat(64);
        assert!(Keys::new(&longest, "cli_a1").is_ok() && Keys::new("helpdesk", &longest).is_ok());
        for wrong in ["", "a}", "{", "a b", "a\n", "ä", &"a".repeat(65)] {
            assert!(Keys::new(wrong, "cli_a1").is_err() && Keys::new("helpdesk", wrong).is_err(), "{wrong}");
        }
    }
}
