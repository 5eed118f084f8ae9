//! Text of a server that gets into an error or a log.

use crate::incoming::printable;

/// So many bytes of a secret give it away.
const FRAGMENT: usize = 8;

/// The text, escaped and truncated; or a note in its place, where it repeats a part of a secret.
pub(crate) fn quoted(text: &str, secrets: &[&str]) -> String {
    // More is not shown, and to look for secrets takes time.
    let text: String = text.chars().take(1000).collect();
    let gives_away = |secret: &&str| match secret.len() {
        0 => false,
        1..=FRAGMENT => text.contains(*secret),
        _ => secret.as_bytes().windows(FRAGMENT).any(|part| text.as_bytes().windows(FRAGMENT).any(|it| it == part)),
    };
    if secrets.iter().any(gives_away) { "(left out, as it repeats a secret)".to_owned() } else { printable(&text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_a_secret_is_left_out() {
        let secrets = ["0123456789abcdef", "short", ""];
        let left_out = "(left out, as it repeats a secret)";
        for (text, shown) in [
            ("fine", "fine"),
            ("a line\nbreak \u{1b}[2J", r"a line\nbreak \u{1b}[2J"),
            ("is 0123456789abcdef wrong", left_out),
            ("is 456789ab wrong", left_out),
            ("is 456789a- wrong", "is 456789a- wrong"),
            ("a short one", left_out),
        ] {
            assert_eq!(quoted(text, &secrets), shown);
        }
        assert!(quoted(&"x".repeat(1 << 20), &secrets).len() < 300);
        assert!(quoted(&"签".repeat(1 << 20), &secrets).len() < 1000);
    }
}
