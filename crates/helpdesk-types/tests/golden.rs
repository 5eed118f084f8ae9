//! The golden files, which reviewers read, are what the build makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use helpdesk_generate::format_items;

/// The golden items that a build has: those of the round trip only if its feature is on.
fn as_built(text: &str) -> Vec<syn::Item> {
    let mut items = syn::parse_file(text).expect("a golden file is Rust").items;
    items.retain_mut(|item| {
        let (syn::Item::Impl(syn::ItemImpl { attrs, .. })
        | syn::Item::Fn(syn::ItemFn { attrs, .. })
        | syn::Item::Macro(syn::ItemMacro { attrs, .. })) = item
        else {
            return true;
        };
        let all = attrs.len();
        attrs.retain(|attribute| !attribute.path().is_ident("cfg"));
        all == attrs.len() || cfg!(feature = "bidirectional-serde")
    });
    items
}

#[test]
fn golden_files_are_what_the_build_makes() {
    let file = syn::parse_file(include_str!(concat!(env!("OUT_DIR"), "/generated.rs"))).expect("the build made Rust");
    let mut built = BTreeMap::new();
    let mut root = Vec::new();
    for item in file.items {
        match item {
            syn::Item::Mod(syn::ItemMod { ident, content: Some((_, items)), .. }) => {
                built.insert(format!("{}.rs", ident.to_string().trim_start_matches("r#")), format_items(items));
            }
            item => root.push(item),
        }
    }
    built.insert("lib.rs".to_owned(), format_items(root));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let golden: BTreeMap<String, String> = fs::read_dir(&folder)
        .expect("tests/golden is there")
        .map(|entry| {
            let path = entry.expect("tests/golden can be read").path();
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a golden file is text");
            (name, format_items(as_built(&text)))
        })
        .collect();

    assert!(golden.keys().eq(built.keys()), "run `cargo xtask regen`: {:?} beside {:?}", golden.keys(), built.keys());
    for (name, text) in &built {
        assert!(
            *text == golden[name],
            "tests/golden/{name} differs from what the build makes; run `cargo xtask regen`"
        );
    }
}
