//! Ids that look like the platform's.

use serde_json::Value;

/// Gives ids, each of them once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ids {
    /// How many were given.
    pub(crate) count: u64,
}

impl Ids {
    pub(crate) fn new(count: u64) -> Self {
        Self { count }
    }

    /// A number of 19 digits as text, of which the upper half is a time in seconds, as in the pages' examples.
    pub(crate) fn number(&mut self, millis: i64) -> String {
        self.count += 1;
        let seconds = u64::try_from(millis / 1000).unwrap_or_default() & 0x7fff_ffff;
        // An odd factor maps the counts to 32 bits one to one.
        let low = self.count.wrapping_mul(0x9e37_79b1) & 0xffff_ffff;
        ((seconds << 32) | low).to_string()
    }

    /// 32 hexadecimal digits behind a prefix such as `om_`.
    pub(crate) fn hexadecimal(&mut self, prefix: &str) -> String {
        self.count += 1;
        format!("{prefix}{}", digits(self.count))
    }
}

/// The group chat between a person and the helpdesk: always the same one.
pub(crate) fn chat_of(open_id: &str) -> Value {
    Value::from(format!("oc_{}", digits(fnv(open_id.as_bytes()))))
}

fn digits(seed: u64) -> String {
    format!("{:016x}{:016x}", mixed(seed), mixed(seed ^ 0x5bf0_3635_d1c2_a7e9))
}

/// The finalizer of `SplitMix64`, which maps 64 bits to 64 bits one to one.
fn mixed(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}

/// FNV-1a: the same for the same bytes in every process.
pub(crate) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_have_the_platforms_form() {
        let mut ids = Ids::new(0);
        let numbers: HashSet<String> = (0..100_000).map(|_| ids.number(1_786_000_000_000)).collect();
        assert_eq!(numbers.len(), 100_000);
        assert!(numbers.iter().all(|id| id.len() == 19 && id.parse::<i64>().is_ok()));
        let messages: HashSet<String> = (0..1000).map(|_| ids.hexadecimal("om_")).collect();
        assert!(messages.iter().all(|id| id.len() == 35));
        assert_eq!(messages.len(), 1000);
        assert_eq!(chat_of("ou_1"), chat_of("ou_1"));
        assert_ne!(chat_of("ou_1"), chat_of("ou_2"));
    }
}
