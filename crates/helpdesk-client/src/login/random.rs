//! Random texts that nobody can guess, and the challenge for one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use helpdesk_types::Secret;
use sha2::{Digest as _, Sha256};

use super::error::LoginError;

/// A text of 256 random bits: 43 characters of Base64 for URLs, which is the minimum for a code verifier.
pub(super) fn random_text() -> Result<Secret, LoginError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| LoginError::config(format!("the system has no random numbers: {e}")))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes).into())
}

/// The challenge of a code verifier by the method `S256`.
pub(super) fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn random_texts_differ() {
        let (one, other) = (random_text().expect("random"), random_text().expect("random"));
        assert_ne!(one, other);
        assert_eq!(one.expose().len(), 43);
    }
}
