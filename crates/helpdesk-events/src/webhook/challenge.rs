//! Reads a challenge that arrives without a signature.
//!
//! Anyone can send one, and an attacker who has recorded encrypted callbacks can recombine their blocks and watch the answers.
//! In CBC mode, moving a block turns its text into 16 random bytes. Random bytes are a valid part of a plain challenge once
//! in 2^32 times, so nothing but a plain challenge is answered.
//!
//! The reader is a state machine that takes the same steps for each byte of the text, so that its running time does not depend
//! on how much of the text is right.

use super::cipher::Plaintext;
use super::secrets::VerificationToken;
use crate::incoming::Challenge;

/// The longest challenge, in characters. The platform sends about 40.
const LONGEST: usize = 64;

/// Returns the challenge if the text is an object with exactly the keys `challenge`, `token` and `type`, whose values are
/// strings without escapes. The token must be the expected one, or plain if no token is configured.
pub(crate) fn read(plaintext: &Plaintext, token: Option<&VerificationToken>) -> Option<Challenge> {
    let (strings, well_formed) = strings(plaintext);
    let value = |name: &str| {
        let (names, values) = (strings.iter().step_by(2), strings.iter().skip(1).step_by(2));
        names.zip(values).fold(None, |found, (key, value)| if *key == name.as_bytes() { Some(*value) } else { found })
    };
    // The object has three keys, so finding all three means that none is repeated.
    let (challenge, sent, kind) = (value("challenge"), value("token"), value("type"));
    let challenge = challenge.filter(|text| !text.is_empty() && text.len() <= LONGEST && is_plain(text));
    let proven = sent.is_some_and(|sent| token.map_or_else(|| is_plain(sent), |token| token.is(sent)));
    let is_challenge = plaintext.well_padded & well_formed & proven & (kind == Some(b"url_verification"));
    let challenge = challenge.filter(|_| is_challenge)?;
    Some(Challenge { challenge: challenge.iter().copied().map(char::from).collect() })
}

/// Returns the three keys and values of the object, in order, and whether the text is such an object.
fn strings(plaintext: &Plaintext) -> ([&[u8]; STRINGS], bool) {
    // The position of the last byte after which the machine was in each state.
    let mut last = [0; STATES];
    let mut state = before_punctuation(0);
    for (at, byte) in plaintext.text.iter().enumerate() {
        // The padding is scanned too, as spaces.
        let byte = if at < plaintext.length { *byte } else { b' ' };
        state = usize::from(NEXT[state][usize::from(byte)]);
        last[state] = at;
    }
    let string = |number| {
        let opening_quote = last[before_quote(number)] + 1;
        plaintext.text.get(opening_quote + 1..=last[inside(number)]).unwrap_or_default()
    };
    (std::array::from_fn(string), state == before_quote(STRINGS))
}

/// How many strings the object has.
const STRINGS: usize = 6;
/// The punctuation before each string, and after the last.
const PUNCTUATION: &[u8; STRINGS + 1] = b"{:,:,:}";

/// The states of the machine. In the last of them, the text is malformed.
const STATES: usize = 3 * STRINGS + 3;
const MALFORMED: usize = STATES - 1;

/// The state in which the punctuation before a string is expected.
const fn before_punctuation(string: usize) -> usize {
    3 * string
}

/// The state after that punctuation; after the last, the text is complete.
const fn before_quote(string: usize) -> usize {
    3 * string + 1
}

/// The state between the quotes of a string.
const fn inside(string: usize) -> usize {
    3 * string + 2
}

/// The state that follows each state, by the byte that is read.
const NEXT: [[u8; 256]; STATES] = {
    let mut next = [[MALFORMED as u8; 256]; STATES];
    let mut string = 0;
    while string <= STRINGS {
        let (punctuation, quote) = (before_punctuation(string), before_quote(string));
        next[punctuation][PUNCTUATION[string] as usize] = quote as u8;
        let mut space = 0;
        while space < 4 {
            next[punctuation][b" \t\r\n"[space] as usize] = punctuation as u8;
            next[quote][b" \t\r\n"[space] as usize] = quote as u8;
            space += 1;
        }
        if string < STRINGS {
            let inside = inside(string);
            next[quote][b'"' as usize] = inside as u8;
            let mut byte = b' ' as usize;
            while byte <= b'~' as usize {
                next[inside][byte] = inside as u8;
                byte += 1;
            }
            next[inside][b'\\' as usize] = MALFORMED as u8;
            next[inside][b'"' as usize] = before_punctuation(string + 1) as u8;
        }
        string += 1;
    }
    next
};

fn is_plain(text: &[u8]) -> bool {
    text.iter().fold(true, |plain, byte| plain & (byte.is_ascii_alphanumeric() | matches!(byte, b'-' | b'_')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(text: &str) -> Option<String> {
        let plaintext = Plaintext { text: text.as_bytes().to_vec(), length: text.len(), well_padded: true };
        let token = VerificationToken::new("right").expect("a token");
        let (read, proven) = (read(&plaintext, None), read(&plaintext, Some(&token)));
        assert!(proven.is_none() || proven == read, "{text}");
        read.map(|challenge| challenge.challenge)
    }

    #[test]
    fn only_a_plain_challenge_is_read() {
        let longest = "x".repeat(64);
        let of =
            |challenge: &str| format!(r#"{{"challenge":"{challenge}","token":"right","type":"url_verification"}}"#);
        for (text, expected) in [
            (of("ajls384kdjx98XX"), Some("ajls384kdjx98XX")),
            (of("a-b_c"), Some("a-b_c")),
            (of(&longest), Some(longest.as_str())),
            ("\t{ \"type\" :\r\n\"url_verification\",\"token\":\"\" , \"challenge\": \"1\"} \n".to_owned(), Some("1")),
            (of(&(longest.clone() + "x")), None),
            (of(""), None),
            (of("a b"), None),
            (of("a.b"), None),
            (of("é"), None),
            (of("a\\u0062"), None),
            (of("a\0"), None),
            (of("a").replace("right", "a b"), None),
            (of("a").replace("right", "a\\\""), None),
            (of("a").replace("url_", ""), None),
            (of("a").replace("token", "Token"), None),
            (of("a").replace(r#""token":"right","#, ""), None),
            (of("a").replace(r#""token""#, r#""challenge""#), None),
            (of("a").replace(r#""right""#, "7"), None),
            (of("a").replace(r#""right""#, "null"), None),
            (of("a").replace('}', r#","more":"1"}"#), None),
            (of("a").replace('}', r#","challenge":"b"}"#), None),
            (of("a").replace('}', ",}"), None),
            (of("a").replace('}', ""), None),
            (of("a").replace(':', ","), None),
            (of("a") + "}", None),
            (of("a") + "\"", None),
            (of("a") + "\"\"", None),
            (of("a") + &of("b"), None),
            (format!("[{}]", of("a")), None),
            (of("a").split_off(1), None),
            ("\u{feff}".to_owned() + &of("a"), None),
            (String::new(), None),
            ("{}".to_owned(), None),
            ("\"".repeat(100), None),
            ("{\"".repeat(100), None),
        ] {
            assert_eq!(challenge(&text).as_deref(), expected, "{text}");
        }
    }
}
