//! Text that came from outside, made fit to be shown in an error.

/// The length of the piece of a text that an error keeps, in characters.
const PIECE: usize = 500;

/// The text without the secrets that this client sent, should a server or a proxy have sent them back.
pub(crate) fn scrub(text: &str, secrets: &[&str]) -> String {
    // So short a secret is one of a test; taking it out would eat into words.
    const SHORTEST: usize = 8;
    let long = secrets.iter().filter(|secret| secret.len() >= SHORTEST);
    long.fold(text.to_owned(), |text, secret| text.replace(secret, "[hidden]"))
}

/// The beginning of a text, on one line.
pub(crate) fn piece(text: &str) -> String {
    let mut chars = text.trim().chars();
    let mut piece: String = chars.by_ref().take(PIECE).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.next().is_some() {
        piece.push('…');
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_taken_out_whole() {
        let secrets = ["t-0123456789", "abc"];
        assert_eq!(scrub("Bearer t-0123456789; abc", &secrets), "Bearer [hidden]; abc");
        assert_eq!(scrub("nothing", &secrets), "nothing");
    }

    #[test]
    fn a_piece_is_bounded_and_on_one_line() {
        assert_eq!(piece(" <html>\r\n</html>\n"), "<html>  </html>");
        assert_eq!(piece(""), "");
        let long = "工".repeat(PIECE + 1);
        assert_eq!(piece(&long), format!("{}…", "工".repeat(PIECE)));
        assert_eq!(piece(&long[..3 * PIECE]), "工".repeat(PIECE));
    }
}
