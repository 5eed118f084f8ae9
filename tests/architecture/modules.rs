//! The modules of a crate, and which file imports which.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{ImplItem, Item};

use crate::paths::{Path, paths};

/// The files of a crate by their place below `src/`, with `/` between folders.
pub(crate) type Files = BTreeMap<String, String>;

/// Where a file first names something that another one defines.
pub(crate) type Imports = BTreeMap<(String, String), usize>;

/// The imports between the files of a crate. Code for tests is left out.
///
/// An item that a module re-exports (`pub use a::X`) is imported from the module that defines it.
pub(crate) fn imports(files: &Files) -> Imports {
    let mut imports = Imports::new();
    let is_root = |file: &&String| matches!(file.as_str(), "lib.rs" | "main.rs") || file.starts_with("bin/");
    for root in files.keys().filter(is_root) {
        let mut tree = Tree::default();
        tree.add_file(files, root, &[]);
        for (at, module) in &tree.modules {
            // `a as u8` is not a path.
            for path in module.paths.iter().filter(|path| path.segments.len() > 1 || path.is_glob) {
                let Some(target) = tree.target(at, path) else { continue };
                if target != module.file {
                    let line = imports.entry((module.file.clone(), target)).or_insert(path.line);
                    *line = path.line.min(*line);
                }
            }
        }
    }
    imports
}

/// The names of a module from the root down.
type Place = Vec<String>;

#[derive(Default)]
struct Module {
    file: String,
    /// The names of its items, without modules.
    items: HashSet<String>,
    /// The names that it imports. One name can be that of a module and of another item.
    names: HashMap<String, Vec<Place>>,
    globs: Vec<Place>,
    /// All that it names, imports included.
    paths: Vec<Path>,
}

/// The meaning of a name.
enum Meaning {
    Module(Place),
    /// Something that the module defines.
    Item(Place),
}

#[derive(Default)]
struct Tree {
    modules: BTreeMap<Place, Module>,
}

impl Tree {
    fn add_file(&mut self, files: &Files, file: &str, at: &[String]) {
        let text = files.get(file).unwrap_or_else(|| panic!("the file {file} is missing"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        self.add(files, file, at, parsed.items);
    }

    fn add(&mut self, files: &Files, file: &str, at: &[String], items: Vec<Item>) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items {
            let tokens = item.to_token_stream();
            if is_for_tests(&tokens) {
                continue;
            }
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.unraw().to_string();
                    let below: Place = at.iter().cloned().chain([name.clone()]).collect();
                    match inner.content {
                        Some((_, items)) => self.add(files, file, &below, items),
                        None => self.add_file(files, &file_of(files, file, at, &name), &below),
                    }
                }
                Item::Use(import) => module.import(paths(import.tree.to_token_stream())),
                Item::Impl(block) => {
                    let (implemented, ty, generics) = (&block.trait_, &block.self_ty, &block.generics);
                    module.paths.extend(implemented.iter().flat_map(|(_, path, _)| paths(path.to_token_stream())));
                    module.paths.extend(paths(ty.to_token_stream()));
                    module.paths.extend(paths(generics.to_token_stream()));
                    module.paths.extend(paths(generics.where_clause.to_token_stream()));
                    let kept = block.items.iter().map(ImplItem::to_token_stream).filter(|item| !is_for_tests(item));
                    module.paths.extend(kept.flat_map(paths));
                }
                _ => {
                    let is_macro = matches!(item, Item::Macro(_));
                    module.define(tokens.clone(), is_macro);
                    module.paths.extend(paths(tokens));
                }
            }
        }
        self.modules.insert(at.to_vec(), module);
    }

    /// The file that defines what a path of the module names. `None` if it is of another crate, or of none.
    fn target(&self, at: &[String], path: &Path) -> Option<String> {
        let defines = |place: &Place| self.modules[place].file.clone();
        match self.resolve(at, &path.segments, &mut HashSet::new())? {
            Meaning::Item(place) => Some(defines(&place)),
            // A module is imported for what is then named by it.
            Meaning::Module(_) if self.modules[at].imports(path) => None,
            Meaning::Module(place) => Some(defines(&place)),
        }
    }

    fn resolve(&self, from: &[String], segments: &[String], tried: &mut HashSet<(Place, Place)>) -> Option<Meaning> {
        if !tried.insert((from.to_vec(), segments.to_vec())) {
            return None;
        }
        let mut at = from.to_vec();
        let mut rest = segments;
        let mut is_relative = true;
        while let Some((first, behind)) = rest.split_first() {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => break,
            }
            is_relative = false;
            rest = behind;
        }
        while let Some((name, behind)) = rest.split_first() {
            match self.look_up(&at, name, behind.is_empty(), tried) {
                Found::Here(Meaning::Module(place)) => at = place,
                Found::Here(item) => return Some(item),
                Found::Elsewhere => return None,
                // A crate, or a name of the language.
                Found::Nothing if is_relative => return None,
                // A macro may define it.
                Found::Nothing => return Some(Meaning::Item(at)),
            }
            is_relative = false;
            rest = behind;
        }
        Some(Meaning::Module(at))
    }

    /// The meaning of a name in a module. If a module and another item have that name, the end of a path is the latter.
    fn look_up(&self, at: &Place, name: &str, is_end: bool, tried: &mut HashSet<(Place, Place)>) -> Found {
        let Some(module) = self.modules.get(at) else { return Found::Nothing };
        let child: Place = at.iter().cloned().chain([name.to_owned()]).collect();
        let is_module = self.modules.contains_key(&child);
        if is_module && !is_end {
            return Found::Here(Meaning::Module(child));
        }
        if module.items.contains(name) {
            return Found::Here(Meaning::Item(at.clone()));
        }
        if let Some(imported) = module.names.get(name) {
            let mut meanings: Vec<Meaning> = imported.iter().filter_map(|path| self.resolve(at, path, tried)).collect();
            let wanted = meanings.iter().position(|meaning| matches!(meaning, Meaning::Item(_)) == is_end);
            return match wanted.or(meanings.len().checked_sub(1)) {
                Some(index) => Found::Here(meanings.swap_remove(index)),
                None => Found::Elsewhere,
            };
        }
        if is_module {
            return Found::Here(Meaning::Module(child));
        }
        for glob in &module.globs {
            let Some(Meaning::Module(place)) = self.resolve(at, glob, tried) else { continue };
            let found = self.look_up(&place, name, is_end, tried);
            if !matches!(found, Found::Nothing) {
                return found;
            }
        }
        Found::Nothing
    }
}

enum Found {
    Here(Meaning),
    /// In another crate.
    Elsewhere,
    Nothing,
}

impl Module {
    fn import(&mut self, paths: Vec<Path>) {
        for path in paths {
            if path.is_glob {
                self.globs.push(path.segments.clone());
            } else if let Some(name) = path.alias.as_ref().or(path.segments.last()) {
                self.names.entry(name.clone()).or_default().push(path.segments.clone());
            }
            self.paths.push(path);
        }
    }

    /// Whether the path is that of an import, which gives a name to it.
    fn imports(&self, path: &Path) -> bool {
        !path.is_glob && self.names.values().flatten().any(|imported| *imported == path.segments)
    }

    /// Notes the names that an item defines. A macro may define the names in it.
    fn define(&mut self, tokens: TokenStream, is_macro: bool) {
        const KEYWORDS: &[&str] = &["struct", "enum", "union", "trait", "type", "fn", "const", "static", "macro_rules"];
        let mut after_keyword = false;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    let text = ident.unraw().to_string();
                    let is_keyword = KEYWORDS.contains(&text.as_str());
                    if after_keyword && !is_keyword {
                        self.items.insert(text);
                    }
                    after_keyword = is_keyword;
                }
                TokenTree::Group(group) if is_macro => self.define(group.stream(), true),
                // `macro_rules! name`
                TokenTree::Punct(punct) if punct.as_char() == '!' => {}
                _ => after_keyword = false,
            }
        }
    }
}

/// The file of the module that `mod name;` declares.
fn file_of(files: &Files, file: &str, at: &[String], name: &str) -> String {
    let (folder, own) = file.rsplit_once('/').map_or(("", file), |(folder, own)| (folder, own));
    let is_folder = at.is_empty() || own == "mod.rs";
    let below = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let below = |name: String| below(&if is_folder { name } else { format!("{}/{name}", own.trim_end_matches(".rs")) });
    let candidates = [below(format!("{name}.rs")), below(format!("{name}/mod.rs"))];
    let found = candidates.iter().find(|file| files.contains_key(*file));
    found.unwrap_or_else(|| panic!("{file}: the file of `mod {name}` is missing")).clone()
}

/// Whether `#[cfg(test)]` precedes the item.
fn is_for_tests(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    while let (Some(TokenTree::Punct(hash)), Some(TokenTree::Group(attribute))) = (tokens.next(), tokens.next()) {
        if hash.as_char() != '#' {
            return false;
        }
        let text: String = attribute.stream().to_string().split_whitespace().collect();
        if text == "cfg(test)" || text.starts_with("cfg(all(test,") {
            return true;
        }
    }
    false
}
