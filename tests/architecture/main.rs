//! No file of a crate imports a file that imports it, directly or by way of others.

mod circles;
mod modules;
mod paths;

use std::fs;
use std::path::Path;

use crate::circles::circles;
use crate::modules::{Files, imports};

#[test]
fn no_crate_has_a_circle_of_imports() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let crates = fs::read_dir(root.join("crates")).expect("the crates").map(|entry| entry.expect("a crate").path());
    for folder in crates.chain([root.join("xtask")]) {
        let mut files = Files::new();
        collect(&folder.join("src"), "", &mut files);
        assert!(!files.is_empty(), "{} has no sources", folder.display());
        let circles = circles(&imports(&files));
        found.extend(circles.iter().map(|circle| format!("{}/src: {circle}", folder.display())));
    }
    assert!(found.is_empty(), "files import one another:\n{}", found.join("\n"));
}

fn collect(folder: &Path, place: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{place}{name}/"), files);
        } else if name.ends_with(".rs") {
            files.insert(format!("{place}{name}"), fs::read_to_string(&path).expect("the file can be read"));
        }
    }
}

/// The circles of a crate of these files.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    circles(&imports(&files))
}

#[test]
fn a_circle_is_shown_with_the_line_of_each_import() {
    let circles = found(&[
        ("lib.rs", "mod a;\nmod b;"),
        ("a.rs", "//! A.\n\nuse crate::b::B;\npub struct A(B);"),
        ("b.rs", "use std::fmt;\nuse super::{a::A as Other};\npub struct B(Box<Other>);"),
    ]);
    assert_eq!(
        circles,
        ["a.rs -> b.rs -> a.rs\n    a.rs:3 names what b.rs defines\n    b.rs:2 names what a.rs defines"]
    );
}

#[test]
fn the_shortest_of_several_circles_is_shown_and_the_files_of_all() {
    let circles = found(&[
        ("lib.rs", "mod a; mod b; mod c; mod d; mod e; mod f;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::{a, d::D}; pub struct C; fn f() { a::g() }"),
        ("d.rs", "use crate::c::C; pub struct D;"),
        ("e.rs", "use crate::f::F; pub struct E;"),
        ("f.rs", "use crate::e::E; pub struct F;"),
    ]);
    assert_eq!(circles.len(), 2);
    assert!(circles[0].starts_with("c.rs -> d.rs -> c.rs\n"), "{}", circles[0]);
    assert!(circles[0].ends_with("4 files are in such circles: a.rs, b.rs, c.rs, d.rs"), "{}", circles[0]);
    assert!(circles[1].starts_with("e.rs -> f.rs -> e.rs\n"), "{}", circles[1]);
}

#[test]
fn a_path_makes_an_import_wherever_it_stands() {
    for path in [
        "fn f() { crate::b::g(); }",
        "fn f(b: &super::b::B) {}",
        "impl super::b::B {}",
        "impl From<super::b::B> for A {}",
        "impl A { fn f() { loop { if crate::b::IS { return } } } }",
        "const C: Option<crate::b::B> = None;",
        "fn f() { println!(\"{}\", crate::b::g()); }",
        "macro_rules! m { () => { $crate::b::g() }; }",
        "fn f() { use crate::b::g; g() }",
        "use crate::b::*;",
        "use crate::{self as root}; fn f() { root::b::g() }",
        "use super::b; fn f() { b::g() }",
        "use super::b::{self}; fn f() { b::g() }",
        "use super::b as other; type T = other::B;",
        "mod inner { use super::super::b::B; }",
        "#[cfg(not(test))] use crate::b::B;",
        "use crate as root; fn f() { root::b::g() }",
        "use crate::again::B;",
        "use super::*; fn f() { b::g() }",
    ] {
        let a = format!("pub struct A; {path}");
        let files = [
            ("lib.rs", "mod a; mod b; use b as again;"),
            ("a.rs", &a),
            ("b.rs", "use crate::a::A; pub struct B; pub fn g() {}"),
        ];
        assert_eq!(found(&files).len(), 1, "{path}");
    }
}

#[test]
fn a_path_that_the_use_of_a_macro_completes_is_not_an_import() {
    for path in
        ["macro_rules! m { ($g:ident) => { $crate::b::$g() }; }", "macro_rules! m { ($g:ident) => { super::b::$g }; }"]
    {
        let a = format!("pub struct A; {path}");
        let files = [("lib.rs", "mod a; mod b;"), ("a.rs", &a), ("b.rs", "use crate::a::A; pub fn g() {}")];
        assert_eq!(found(&files).len(), 0, "{path}");
    }
}

#[test]
fn what_a_module_passes_on_is_imported_from_where_it_is_defined() {
    for (parent, import) in [
        ("mod a; mod b; pub use a::A; pub use b::B;", "use super::B;"),
        ("mod a; mod b; pub(crate) use self::b::B as C; pub use a::A;", "use crate::parent::C;"),
        ("mod a; mod b; pub use {a::*, b::*};", "use super::B;"),
        ("mod a; mod b; pub use a::A; pub use b::{B, deep::D};", "use crate::D;"),
        ("mod a; mod b; pub use a::A; use b::deep;", "use super::deep::D;"),
        ("mod a; mod b; pub use a::A;", "use super::b::B;"),
        ("mod a; mod b; pub use a::A; pub use b::made;", "fn f() { super::made() }"),
        ("mod a; mod b; pub use a::A; pub use b::*;", "use super::Made;"),
        ("mod a; mod b; pub use a::A; pub use std::fmt;", "use super::fmt::Display;"),
        ("mod a; mod b; pub use a::A; pub use a::a;", "use super::b;"),
    ] {
        let a = format!("pub struct A; pub fn a() {{}} {import}");
        let circles = found(&[
            ("lib.rs", "mod parent; pub use parent::A; pub use parent::D;"),
            ("parent/mod.rs", parent),
            ("parent/a.rs", &a),
            ("parent/b.rs", "pub mod deep; pub struct B; define! { pub struct Made; pub fn made() {} }"),
            ("parent/b/deep.rs", "pub struct D;"),
        ]);
        assert_eq!(circles, [""; 0], "{parent} {import}");
    }
}

#[test]
fn what_the_parent_itself_defines_makes_a_circle_with_what_it_passes_on() {
    let circles = found(&[
        ("lib.rs", "mod parent;"),
        ("parent.rs", "mod a; pub use a::A; pub(crate) const LIMIT: usize = 1;"),
        ("parent/a.rs", "use super::LIMIT; pub struct A;"),
    ]);
    assert_eq!(circles.len(), 1);
    assert!(circles[0].starts_with("parent.rs -> parent/a.rs -> parent.rs\n"), "{}", circles[0]);
}

#[test]
fn tests_other_crates_and_visibility_make_no_import() {
    for text in [
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "#[cfg(test)] mod tests;",
        "#[cfg(all(test, unix))] use crate::b::B;",
        "impl A { #[cfg(test)] fn f() { crate::b::g() } }",
        "use ::b::B;",
        "use outer::b::B;",
        "pub(in crate::b) struct C;",
        "fn f() -> <A as Iterator>::b::B {}",
        "/// [`B`](crate::b::B)\nstruct C;",
        "fn f(b: bool) -> u8 { b as u8 }",
    ] {
        let a = format!("pub struct A; {text}");
        let files = [("lib.rs", "mod a; mod b;"), ("a.rs", &a), ("b.rs", "use crate::a::A; pub struct B;")];
        assert_eq!(found(&files), [""; 0], "{text}");
    }
}
