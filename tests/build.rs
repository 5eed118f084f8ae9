//! Makes a program of the doc examples in `golden/`: a block for each request, which hands it to a visitor. So what a test
//! sends is what the docs show.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use syn::{Expr, ExprLit, Item, Lit, Meta, Type};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=golden");
    let mut paths: Vec<PathBuf> =
        fs::read_dir("golden")?.map(|entry| Ok(entry?.path())).collect::<Result<_, Box<dyn Error>>>()?;
    paths.sort();
    let mut program = String::from("fn visit_doc_examples(visitor: &mut impl DocExamples) {\n");
    for path in paths {
        blocks(&syn::parse_file(&fs::read_to_string(&path)?)?.items, &mut program)?;
    }
    program.push_str("}\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("doc_examples.rs"), program)?;
    Ok(())
}

/// Adds a block for each request that is among the items.
fn blocks(items: &[Item], program: &mut String) -> Result<(), Box<dyn Error>> {
    let implementing =
        |name: &str| -> BTreeSet<String> { items.iter().filter_map(|item| implementor(item, name)).collect() };
    let (operations, of_app) = (implementing("Operation"), implementing("AppOperation"));
    for item in items {
        let Item::Struct(item) = item else { continue };
        let name = item.ident.to_string();
        if operations.contains(&name) {
            let docs = docs(&item.attrs);
            let example = docs.split_once("# Examples\n").and_then(|(_, rest)| rest.split("```").nth(1));
            let example = example.ok_or_else(|| format!("{name} has no example"))?;
            let method = if of_app.contains(&name) { "app" } else { "user" };
            writeln!(program, "{{{example}visitor.{method}(&request);\n}}")?;
        }
    }
    Ok(())
}

/// The type that the item implements a trait for.
fn implementor(item: &Item, name: &str) -> Option<String> {
    let Item::Impl(item) = item else { return None };
    let (_, path, _) = item.trait_.as_ref()?;
    match &*item.self_ty {
        Type::Path(ty) if path.segments.last()?.ident == name => Some(ty.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// The text of a doc comment.
fn docs(attributes: &[syn::Attribute]) -> String {
    let line = |attribute: &syn::Attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    };
    let lines = attributes.iter().filter_map(line);
    lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(&line))).collect()
}
