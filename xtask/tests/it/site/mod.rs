//! A documentation service that has the pages of a folder, in the tree that its folders are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::bench::folder;
use crate::portal::{Portal, Reply, TREE};

/// A page of the service.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The folder that it is in: `helpdesk-v1/event`.
    pub(crate) folder: String,
    pub(crate) full_path: String,
    pub(crate) title: String,
    pub(crate) updated: u64,
    pub(crate) content: String,
}

pub(crate) struct Site {
    pub(crate) portal: Portal,
    /// By the file that each was read from.
    pub(crate) pages: BTreeMap<String, Page>,
}

impl Site {
    /// A service with the pages below a folder; without pages if the folder does not exist.
    pub(crate) fn of(root: &Path) -> Self {
        let mut pages = BTreeMap::new();
        let mut folders: Vec<String> = root.is_dir().then(String::new).into_iter().collect();
        while let Some(below) = folders.pop() {
            for entry in fs::read_dir(root.join(&below)).expect("a folder") {
                let entry = entry.expect("an entry");
                let name = entry.file_name().into_string().expect("UTF-8");
                let path = if below.is_empty() { name } else { format!("{below}/{name}") };
                if entry.path().is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(entry.path()).expect("a page");
                    pages.insert(path, Page::read(&below, &text));
                }
            }
        }
        Self { portal: Portal::start(), pages }
    }

    /// Adds the page of a file.
    pub(crate) fn add_file(&mut self, folder: &str, text: &str) {
        let page = Page::read(folder, text);
        self.pages.insert(page.full_path.clone(), page);
    }

    /// Changes a page.
    pub(crate) fn change(&mut self, path: &str, change: impl FnOnce(&mut Page)) {
        change(self.pages.get_mut(path).expect(path));
    }

    /// Changes the text of a page, which is newer by that.
    pub(crate) fn edit(&mut self, path: &str, from: &str, to: &str) {
        self.change(path, |page| {
            assert!(page.content.contains(from), "{path} holds {from}");
            page.content = page.content.replacen(from, to, 1);
            page.updated += 1;
        });
    }

    pub(crate) fn add(&mut self, folder: &str, full_path: &str, content: &str) {
        let page = Page {
            folder: folder.to_owned(),
            full_path: full_path.to_owned(),
            title: content.trim_start_matches("# ").lines().next().unwrap_or_default().to_owned(),
            updated: 1,
            content: content.to_owned(),
        };
        self.pages.insert(full_path.to_owned(), page);
    }

    /// Puts the tree and the pages on the air.
    pub(crate) fn publish(&self) {
        let mut tree = Folder::default();
        for page in self.pages.values() {
            let mut at = &mut tree;
            for name in page.folder.split('/') {
                at = at.folders.entry(name.to_owned()).or_default();
            }
            at.pages.push(json!({
                "id": "7", "parentId": "6", "name": page.title, "type": "DocumentType", "fullPath": page.full_path,
                "updateTime": page.updated.to_string(), "items": [],
            }));
            self.portal.on(&page.full_path, [page.answer()]);
        }
        let items =
            json!([folder("/uAjLw4CM/ukzMukzMukzM", []), folder("/uAjLw4CM/ukTMukTMukTM", tree.items("/server-docs"))]);
        self.portal.on(TREE, [Reply::Json(json!({"code": 0, "msg": "success", "data": {"items": items}}))]);
    }
}

impl Page {
    fn read(folder: &str, text: &str) -> Self {
        let end = if text.starts_with("---") { "\n---\n" } else { "-->\n" };
        let (header, content) = text.split_once(end).expect("a header");
        let value = |keys: [&str; 2]| {
            let value = header.lines().find_map(|line| keys.iter().find_map(|key| line.strip_prefix(key)));
            value.expect("the key").trim_matches([' ', '"']).to_owned()
        };
        Self {
            folder: folder.to_owned(),
            full_path: value(["fullPath:"; 2]),
            title: value(["title:"; 2]),
            updated: value(["updateTime:", "updatedAt:"]).parse().expect("a time"),
            content: content.trim_start().to_owned(),
        }
    }

    fn answer(&self) -> Reply {
        let name = self.full_path.rsplit('/').next().unwrap_or_default();
        Reply::Json(json!({"code": 0, "msg": "success", "data": {
            "id": "7", "directoryId": "6", "type": "DocumentType", "name": self.title, "fullPath": self.full_path,
            "updateTime": self.updated, "content": self.content,
            "redirectUri": format!("/document/server-docs/{}/{name}", self.folder),
        }}))
    }
}

#[derive(Default)]
struct Folder {
    folders: BTreeMap<String, Folder>,
    pages: Vec<Value>,
}

impl Folder {
    fn items(self, around: &str) -> Vec<Value> {
        let below = |(name, below): (String, Self)| {
            let full_path = format!("{around}/{name}");
            folder(&full_path, below.items(&full_path))
        };
        self.folders.into_iter().map(below).chain(self.pages).collect()
    }
}
