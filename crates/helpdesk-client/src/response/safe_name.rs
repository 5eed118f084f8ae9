//! File names from responses, made safe as the name of a single file on Linux, macOS and Windows.

use helpdesk_core::runtime::is_invisible;

/// The longest file name on these systems, in bytes.
const LONGEST: usize = 255;

/// The longest extension kept when a name is shortened, including its dot, in bytes.
const EXTENSION: usize = 32;

/// Device names on Windows, which name the device with any extension too.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Device names that are followed by a digit.
const NUMBERED_DEVICES: [&str; 2] = ["COM", "LPT"];

/// Makes a name safe: keeps its last path segment, drops invisible characters, leading and trailing dots and spaces,
/// replaces characters that are reserved on Windows or resemble a slash by `_`, escapes device names, and shortens the
/// result. `None` if nothing remains.
pub(crate) fn safe(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible = name.chars().filter(|c| !is_invisible(*c));
    let name: String = visible.map(|c| if is_reserved(c) || is_like_slash(c) { '_' } else { c }).collect();
    let name = trimmed(&name);
    if name.is_empty() {
        return None;
    }
    let name = if is_device(name) { format!("_{name}") } else { name.to_owned() };
    Some(shortened(&name))
}

fn is_reserved(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// Windows converts these to `/` or `\` for programs that use a legacy encoding.
fn is_like_slash(c: char) -> bool {
    matches!(
        c,
        '\u{2044}'
            | '\u{2215}'
            | '\u{2216}'
            | '\u{29f5}'
            | '\u{29f8}'
            | '\u{29f9}'
            | '\u{fe68}'
            | '\u{ff0f}'
            | '\u{ff3c}'
    )
}

/// A leading dot hides a file, and Windows drops trailing dots and spaces.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace())
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    DEVICES.contains(&&*stem)
        || NUMBERED_DEVICES.iter().filter_map(|device| stem.strip_prefix(device)).any(|rest| {
            let mut rest = rest.chars();
            matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
}

/// The beginning of the name and its extension.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = match name.rfind('.') {
        Some(dot) if name.len() - dot <= EXTENSION => name.split_at(dot),
        _ => (name, ""),
    };
    let mut end = LONGEST - extension.len();
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{extension}", trimmed(&stem[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let cases = [
            ("a.png", Some("a.png")),
            ("工 单-1_(2).tar.gz", Some("工 单-1_(2).tar.gz")),
            ("问题：登录？.png", Some("问题：登录？.png")),
            // Folders and drives.
            ("../../etc/passwd", Some("passwd")),
            (r"C:\Temp\a.png", Some("a.png")),
            (r"\\host\share\a.png", Some("a.png")),
            ("C:evil", Some("C_evil")),
            ("a.txt:ads", Some("a.txt_ads")),
            ("a／b＼c∕d⁄e∖f⧸g⧹h﹨i⧵j", Some("a_b_c_d_e_f_g_h_i_j")),
            ("a/", None),
            // Names that Windows does not accept.
            ("a<b>c\"d|e?f*g", Some("a_b_c_d_e_f_g")),
            ("a. . .", Some("a")),
            ("a.png .", Some("a.png")),
            ("CON", Some("_CON")),
            ("nul.png", Some("_nul.png")),
            ("Aux .tar.gz", Some("_Aux .tar.gz")),
            (".prn", Some("_prn")),
            ("COM1.txt", Some("_COM1.txt")),
            ("lpt0", Some("_lpt0")),
            ("com¹", Some("_com¹")),
            ("conin$", Some("_conin$")),
            ("NUL:", Some("NUL_")),
            ("COM10", Some("COM10")),
            ("COM", Some("COM")),
            ("console.log", Some("console.log")),
            // Invisible characters and hidden files.
            (".bashrc", Some("bashrc")),
            ("...", None),
            (" . ", None),
            ("\u{3000}a\u{3000}", Some("a")),
            ("a\0\r\n\u{1b}[0m\u{7f}\u{85}b", Some("a[0mb")),
            ("invoice\u{202e}gnp.exe", Some("invoicegnp.exe")),
            ("a\u{2028}\u{2029}\u{200b}\u{200f}\u{2066}\u{feff}\u{ad}\u{e0041}b", Some("ab")),
            (".\u{200b}.", None),
            ("n\u{200b}ul", Some("_nul")),
            ("\u{202e}", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(safe(name).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let safe = |name: String| safe(&name).expect("it has letters");
        assert_eq!(safe(format!("{}.png", "a".repeat(100_000))), format!("{}.png", "a".repeat(251)));
        assert_eq!(safe(format!("{}.png", "工".repeat(100_000))), format!("{}.png", "工".repeat(83)));
        assert_eq!(safe("工".repeat(100_000)), "工".repeat(85));
        assert_eq!(safe(format!("a.{}", "b".repeat(300))), format!("a.{}", "b".repeat(253)));
        assert_eq!(safe(format!("{}{}.b", "a".repeat(250), " .".repeat(50))), format!("{}.b", "a".repeat(250)));
        assert_eq!(safe(format!("nul.{}", "b".repeat(300))), format!("_nul.{}", "b".repeat(250)));
        for longest in ["a".repeat(255), format!("{} .png", "a".repeat(250))] {
            assert_eq!(safe(longest.clone()), longest);
        }
        // An extension has 32 bytes at most, with its dot.
        let kept = format!(".{}", "b".repeat(31));
        assert_eq!(safe("a".repeat(300) + &kept), "a".repeat(223) + &kept);
        assert_eq!(safe(format!("{}.{}", "a".repeat(300), "b".repeat(32))), "a".repeat(255));
    }
}
