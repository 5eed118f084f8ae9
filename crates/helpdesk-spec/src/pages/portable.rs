//! Names that every system takes.

/// Whether every system takes the path for that of a file.
pub fn is_portable(path: &str) -> bool {
    path.split('/').all(|name| {
        !is_device(name) && !name.ends_with(['.', ' ']) && !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
    })
}

/// Whether Windows takes a file of that name for a device, whatever its ending.
pub fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port = |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).is_some_and(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_some_systems_take() {
        for name in ["a.md", "a/b.md", "console.md", "com.md", "com10.md", "nullable.md", "a b.md", "工单.md"] {
            assert!(is_portable(name), "{name}");
        }
        for name in [
            "nul.md",
            "a/CON/b.md",
            "Aux",
            "com1.x.md",
            "LPT9",
            "com¹.md",
            "nul .md",
            "a./b.md",
            "a /b.md",
            "a:b.md",
            "a?",
        ] {
            assert!(!is_portable(name), "{name}");
        }
    }
}
