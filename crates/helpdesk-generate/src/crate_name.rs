//! Names of generated crates.

use helpdesk_codegen::is_keyword;

/// The crates that the generated code, its examples and its tests name, or that every crate sees.
const TAKEN: [&str; 9] =
    ["alloc", "core", "helpdesk_core", "proc_macro", "serde", "serde_core", "serde_json", "std", "test"];

/// A name for a crate, made of the name of a folder; empty where nothing is left of it.
pub fn crate_name(folder: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let words: String = folder.chars().map(plain).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").trim_start_matches(|c: char| !c.is_ascii_lowercase()).to_owned()
}

/// Why a crate cannot have the name; `None` where it can.
pub fn name_fault(name: &str) -> Option<String> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    if !is_name {
        return Some(format!(
            "`{name}` is not a name for a crate: use lower case letters, digits, `-` and `_`, beginning with a letter"
        ));
    }
    let module = name.replace('-', "_");
    let reason = if is_keyword(&module) {
        "it is a keyword of Rust"
    } else if TAKEN.contains(&module.as_str()) {
        "a crate of that name is in scope where the generated code is compiled"
    } else {
        return None;
    };
    Some(format!("the crate cannot be named `{name}`: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_make_names_and_some_names_are_refused() {
        for (folder, name) in [("Im V1.2", "im-v1-2"), ("9. 工单 desk_v1", "desk_v1"), ("im_v1", "im_v1"), ("工单", "")]
        {
            assert_eq!(crate_name(folder), name, "{folder}");
        }
        for (name, reason) in
            [("gen", "keyword"), ("helpdesk-core", "in scope"), ("", "not a name"), ("1a", "not a name")]
        {
            assert!(name_fault(name).is_some_and(|fault| fault.contains(reason)), "{name}");
        }
        assert_eq!(name_fault("im-v1"), None);
    }
}
