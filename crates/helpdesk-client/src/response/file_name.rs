//! The file name in a `Content-Disposition` header (RFC 6266).

use std::borrow::Cow;

use percent_encoding::percent_decode;

use super::safe_name::safe;
use crate::redact::Scrubber;

/// The file name, made [`safe`]; `None` if the header has no file name.
///
/// `filename*` takes precedence over `filename`. Raw UTF-8 in `filename` is accepted, because servers send it.
pub(crate) fn file_name(header: &[u8], scrubber: &Scrubber) -> Option<String> {
    let (mut plain, mut extended) = (None, None);
    for (name, value) in parameters(header) {
        if name.eq_ignore_ascii_case(b"filename") && plain.is_none() {
            plain = Some(String::from_utf8_lossy(&value).into_owned());
        } else if name.eq_ignore_ascii_case(b"filename*") && extended.is_none() {
            extended = extended_value(&value);
        }
    }
    extended.into_iter().chain(plain).find_map(|name| safe(&scrubber.whole(&name)))
}

/// The parameters after the type, split at unquoted semicolons.
fn parameters(header: &[u8]) -> Vec<(&[u8], Cow<'_, [u8]>)> {
    let mut parameters = Vec::new();
    let mut rest = match header.iter().position(|byte| *byte == b';') {
        Some(end) => &header[end..],
        None => return parameters,
    };
    while let Some(equals) = rest.iter().position(|byte| *byte == b'=') {
        // A parameter without a value may precede the name.
        let name = rest[..equals].rsplit(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let value = rest[equals + 1..].trim_ascii_start();
        let (value, after) = match value.strip_prefix(b"\"") {
            Some(quoted) => unquote(quoted),
            None => {
                let end = value.iter().position(|byte| *byte == b';').unwrap_or(value.len());
                (Cow::Borrowed(value[..end].trim_ascii_end()), &value[end..])
            }
        };
        parameters.push((name, value));
        rest = match after.iter().position(|byte| *byte == b';') {
            Some(end) => &after[end..],
            None => break,
        };
    }
    parameters
}

/// The text before the closing quote, and the rest from it on.
fn unquote(quoted: &[u8]) -> (Cow<'_, [u8]>, &[u8]) {
    let mut value = Vec::new();
    let mut bytes = quoted.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return (Cow::Owned(value), &quoted[at..]),
            b'\\' => value.extend(bytes.next().map(|(_, byte)| *byte)),
            _ => value.push(*byte),
        }
    }
    (Cow::Owned(value), &[])
}

/// `charset'language'percent-encoded` (RFC 8187).
fn extended_value(value: &[u8]) -> Option<String> {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    let (charset, _language, encoded) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes: Vec<u8> = percent_decode(encoded).collect();
    if charset.eq_ignore_ascii_case(b"UTF-8") {
        String::from_utf8(bytes).ok()
    } else if charset.eq_ignore_ascii_case(b"ISO-8859-1") {
        Some(bytes.into_iter().map(char::from).collect())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::Secrets;

    #[test]
    fn names() {
        let cases: [(&str, Option<&str>); 29] = [
            ("attachment", None),
            ("inline; filename=a.png", Some("a.png")),
            ("attachment; filename=\"a b;c.png\"; size=3", Some("a b;c.png")),
            (r#"attachment; FILENAME = "a\'b.png" "#, Some("a'b.png")),
            ("attachment;filename=\"工单.png\"", Some("工单.png")),
            ("attachment; filename=\"x\"; filename*=UTF-8''%E5%B7%A5%20%E5%8D%95.png", Some("工 单.png")),
            ("attachment; filename*=utf-8'zh'a%2Fb.png; filename=\"x\"", Some("b.png")),
            ("attachment; filename*=ISO-8859-1''%E4.png", Some("ä.png")),
            ("attachment; filename*=UTF-8''%ff; filename=x.png", Some("x.png")),
            ("attachment; filename*=GBK''%B9; filename=x.png", Some("x.png")),
            ("attachment; filename*=UTF-8''..; filename=x.png", Some("x.png")),
            ("attachment; filename*=x", None),
            (r"attachment; filename=C:\Temp\a.png", Some("a.png")),
            (r#"attachment; filename="..""#, None),
            ("attachment; filename=\"\"", None),
            ("attachment; filename=\"open", Some("open")),
            ("attachment; filename=\"open\\", Some("open")),
            ("attachment; xfilename=a; y; filename=b", Some("b")),
            (";;=;filename=", None),
            ("xfilename=a.png", None),
            ("filename=a.png", None),
            ("attachment; x=UTF-8''a.png", None),
            ("attachment; filename*=UTF-8''a.png; filename*=UTF-8''b.png", Some("a.png")),
            ("attachment; filename=\"a.png\" filename*=UTF-8''b.png", Some("a.png")),
            // Anything between a closing quote and the semicolon is ignored.
            ("attachment; x=\"y\"=\";filename=a.png", Some("a.png")),
            ("attachment; size=3; filename=a.png", Some("a.png")),
            ("attachment;size=3;filename=a.png", Some("a.png")),
            ("attachment; filename=a.png; filename=b.png", Some("a.png")),
            ("", None),
        ];
        let scrubber = Secrets::new(["t-0123456789"]).scrubber();
        for (header, name) in cases {
            assert_eq!(file_name(header.as_bytes(), &scrubber).as_deref(), name, "{header}");
        }
        let echoed = "attachment; filename*=UTF-8''a%2Ft%2D0123456789.png";
        assert_eq!(file_name(echoed.as_bytes(), &scrubber).as_deref(), Some("[hidden].png"));
    }
}
