//! Identifiers for names of which no rule makes one.

/// The name as that of a type or variant: `3dModel` -> `Value3dModel`, and the fallback for a name without letters.
pub(crate) fn upper(name: &str, fallback: &str) -> String {
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}{name}"),
        Some(_) => name.to_owned(),
    }
}

/// The name as that of a field or module: `3d_model` -> `field_3d_model`, and the fallback for a name without letters.
pub(crate) fn lower(name: &str, fallback: &str) -> String {
    match name.chars().find(|c| *c != '_') {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}_{}", name.trim_matches('_')),
        Some(_) if ["crate", "self", "super"].contains(&name) => format!("{name}_"),
        Some(_) => name.to_owned(),
    }
}

/// The first of the names that is free; else the last of them with the first number that makes it so.
pub(crate) fn first_free(names: impl IntoIterator<Item = String>, is_free: impl Fn(&str) -> bool) -> String {
    let mut last = String::new();
    for name in names {
        if is_free(&name) {
            return name;
        }
        last = name;
    }
    let mut number = 2_usize;
    loop {
        let name = format!("{last}{number}");
        if is_free(&name) {
            return name;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_an_identifier() {
        let cases = [("User", "User"), ("3dModel", "Value3dModel"), ("", "Value")];
        for (name, expected) in cases {
            assert_eq!(upper(name, "Value"), expected);
        }
        let cases = [("user", "user"), ("3d_", "field_3d"), ("", "field"), ("self", "self_"), ("_", "field")];
        for (name, expected) in cases {
            assert_eq!(lower(name, "field"), expected);
        }
    }

    #[test]
    fn numbers_are_the_last_resort() {
        let names = || ["a", "b"].map(str::to_owned);
        assert_eq!(first_free(names(), |name| name != "a"), "b");
        assert_eq!(first_free(names(), |name| !["a", "b", "b2"].contains(&name)), "b3");
    }
}
