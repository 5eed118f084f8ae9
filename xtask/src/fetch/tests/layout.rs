//! The places of pages in folders, by the tree around them.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::fetch::folders::{File, Found, Layout, Moved, Unplaced};
use crate::fetch::tree;

fn page_node(full_path: &str) -> Value {
    json!({"type": "DocumentType", "fullPath": full_path})
}

fn folder_node(full_path: &str, items: Value) -> Value {
    let mut node = json!({"type": "DirectoryType", "fullPath": full_path});
    node["items"] = items;
    node
}

const HOMES: [(&str, &str); 4] = [
    ("v1/a/get", "top/a/get.md"),
    ("v1/a/put", "top/a/put.md"),
    ("v1/b/get", "top/b/get.md"),
    ("gone/old", "top/a/old.md"),
];

/// The place of each page that is not here, by the tree around it.
#[test]
fn places_of_new_pages() {
    let (page, folder) = (page_node, folder_node);
    let doubt = |why: &str| Err(Unplaced::Doubtful(why.to_owned()));
    let at = |path: &str| Ok(path.to_owned());
    let cases = [
        ("beside a page", json!([page("/v1/a/get"), page("/v1/a/list")]), vec![at("top/a/list.md")]),
        (
            "in another folder",
            json!([folder("/a", json!([page("/v1/a/get")])), folder("/b", json!([page("/b/c")]))]),
            vec![],
        ),
        ("above", json!([folder("/a", json!([page("/v1/a/get")])), page("/c")]), vec![]),
        (
            "below",
            json!([page("/v1/a/get"), folder("/o/events", json!([folder("/o/p/q", json!([page("/e/new")]))]))]),
            vec![at("top/a/events/q/new.md")],
        ),
        (
            "below a page",
            json!([{"type": "DocumentType", "fullPath": "/v1/a/get", "items": [page("/n")]}]),
            vec![at("top/a/get/n.md")],
        ),
        (
            "a folder that subfolders tell, and another subfolder of it",
            json!([
                folder(
                    "/x/top",
                    json!([
                        page("/n/over"),
                        folder("/x/top/a", json!([page("/v1/a/get")])),
                        folder("/x/top/c", json!([page("/n/in-c"), folder("/x/top/c/d", json!([page("/n/in-d")]))])),
                    ])
                ),
                folder("/x/other", json!([page("/n/other")])),
            ]),
            vec![at("top/over.md"), at("top/c/in-c.md"), at("top/c/d/in-d.md")],
        ),
        (
            "a folder that is named like ours, though its pages are gone",
            json!([folder(
                "/x/top",
                json!([folder("/x/top/a", json!([page("/n/new")])), folder("/x/top/c", json!([page("/v1/a/get")])),])
            )]),
            vec![at("top/a/new.md")],
        ),
        (
            "history, which some pages have moved to",
            json!([
                folder("/x/top", json!([folder("/x/top/a", json!([page("/v1/a/get"), page("/n/new")]))])),
                folder("/x/historic-version", json!([folder("/h/a", json!([page("/v1/a/put"), page("/h/old")]))])),
            ]),
            vec![at("top/a/new.md")],
        ),
        (
            "the pages beside it tell more than the folder's name",
            json!([page("/v1/a/get"), folder("/o/other", json!([page("/v1/b/get"), page("/x/y")]))]),
            vec![at("top/b/y.md")],
        ),
        (
            "between two folders",
            json!([page("/v1/a/get"), page("/v1/b/get"), page("/v1/c/get")]),
            vec![doubt("the pages of its folder are in two folders here, \"top/a\" and \"top/b\"")],
        ),
        (
            "names that are taken in the tree",
            json!([page("/v1/a/get"), page("/x/list"), page("/y/list")]),
            vec![at("top/a/list-x.md"), at("top/a/list-y.md")],
        ),
        ("a name that is taken here", json!([page("/v1/a/get"), page("/v1/k/get")]), vec![at("top/a/get-k.md")]),
        (
            "both names are taken",
            json!([page("/v1/a/get"), page("/v1/s/get")]),
            vec![doubt("its file would be top/a/get-s.md, which is of another page")],
        ),
        (
            "the name of a page that is gone",
            json!([page("/v1/a/get"), page("/v2/old")]),
            vec![Err(Unplaced::Gone("top/a/old.md".to_owned()))],
        ),
        (
            "one file in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/1/n")])), folder("/2/E", json!([page("/2/N")]))]),
            vec![
                doubt("another one would be the same file, top/a/e/n.md"),
                doubt("another one would be the same file, top/a/E/N.md"),
            ],
        ),
        (
            "one page in two folders of the tree",
            json!([page("/v1/a/get"), folder("/1/e", json!([page("/n")])), folder("/1/f", json!([page("/n")]))]),
            vec![doubt("it is in several folders of the tree")],
        ),
        ("one page twice", json!([page("/v1/a/get"), page("/n/m"), page("/n/m")]), vec![at("top/a/m.md")]),
    ];
    let homes = HashMap::from(HOMES);
    let files = [("top/a/get.md", false), ("top/b/get.md", false), ("top/a/get-s.md", false), ("top/a/old.md", true)];
    let files = files.map(|(path, is_gone)| (path.to_owned(), File { path: path.to_owned(), is_gone }));
    let files = HashMap::from(files);
    for (what, items, expected) in cases {
        let tree = tree::read(&json!({"items": items})).expect(what);
        let found = Layout::of_pages(&tree.items, &homes).new_pages(&homes, &files);
        let places: Vec<_> = found.into_iter().map(|Found { place, .. }| place).collect();
        assert_eq!(places, expected, "{what}");
    }
}

#[test]
fn pages_that_moved_and_folders_next_to_ours() {
    let (page, folder) = (page_node, folder_node);
    let whole = |a: Value, b: Value, more: Value| {
        json!([folder("/x/top", json!([folder("/x/top/a", a), folder("/x/top/b", b)])), more])
    };
    let none = || folder("/x/more", json!([]));
    let cases = [
        (
            "at home",
            whole(json!([page("/v1/a/get"), page("/v1/a/put")]), json!([page("/v1/b/get")]), none()),
            vec![],
            vec![],
        ),
        (
            "to another folder of ours",
            whole(json!([page("/v1/a/get")]), json!([page("/v1/b/get"), page("/v1/a/put")]), none()),
            vec![("top/a/put.md", Moved::Here("top/b".to_owned()))],
            vec![],
        ),
        (
            "the last page of a folder, to history",
            whole(
                json!([page("/v1/a/get"), page("/v1/a/put")]),
                json!([]),
                folder(
                    "/h/historic-version",
                    json!([folder("/h/old", json!([page("/v1/b/get"), page("/h/1"), page("/h/2")])),]),
                ),
            ),
            vec![("top/b/get.md", Moved::History("historic-version/old".to_owned()))],
            vec![("historic-version", 2)],
        ),
        (
            "to a folder that is not ours",
            whole(
                json!([page("/v1/a/get"), page("/v1/a/put")]),
                json!([]),
                folder(
                    "/x/more",
                    json!([
                        page("/v1/b/get"),
                        page("/n/1"),
                        folder("/x/more/below", json!([page("/n/2"), page("/n/3")])),
                    ]),
                ),
            ),
            vec![("top/b/get.md", Moved::Elsewhere("more".to_owned()))],
            vec![("more", 3)],
        ),
        (
            "a folder that was renamed",
            json!([
                folder("/x/top", json!([folder("/x/top/new-a", json!([page("/v1/a/get"), page("/v1/a/put")]))])),
                page("/n/1")
            ]),
            vec![],
            vec![("the tree itself", 1)],
        ),
    ];
    let homes = HashMap::from(HOMES);
    for (what, items, moved, beside) in cases {
        let tree = tree::read(&json!({"items": items})).expect(what);
        let layout = Layout::of_pages(&tree.items, &homes);
        assert_eq!(layout.moved(&homes).into_iter().collect::<Vec<_>>(), moved, "{what}");
        let expected: Vec<_> = beside.iter().map(|(label, pages)| ((*label).to_owned(), *pages)).collect();
        assert_eq!(layout.beside(&homes), expected, "{what}");
    }
}

#[test]
fn folders_by_their_names() {
    let (page, folder) = (page_node, folder_node);
    let items = json!([
        folder(
            "/s",
            json!([
                folder(
                    "/s/im-v1",
                    json!([folder("/s/im-v1/events", json!([page("/e")])), folder("/s/im-v1/chat", json!([]))])
                ),
                folder("/s/task-v2", json!([folder("/s/task-v2/events", json!([]))])),
            ])
        ),
        folder("/historic-version", json!([folder("/h/chat", json!([])), folder("/h/bot", json!([]))])),
    ]);
    let tree = tree::read(&json!({"items": items})).expect("a tree");
    for (name, expected) in [
        ("im-v1", Ok("/s/im-v1")),
        ("/im-v1/events/", Ok("/s/im-v1/events")),
        ("/s/task-v2", Ok("/s/task-v2")),
        ("chat", Ok("/s/im-v1/chat")),
        ("bot", Ok("/h/bot")),
        ("historic-version/chat", Ok("/h/chat")),
        (
            "events",
            Err("the tree has several folders `events`; say more of its path: `s/im-v1/events`, `s/task-v2/events`"),
        ),
        ("im-v2", Err("the tree has no folder `im-v2`; did you mean `im-v1`?")),
        ("", Err("the tree has no folder ``")),
        ("e", Err("the tree has no folder `e`")),
    ] {
        let found = tree.folder(name).map(|node| node.full_path.as_str());
        assert_eq!(found, expected.map_err(str::to_owned), "{name}");
    }
    assert_eq!(tree.list(&[]).lines().nth(1), Some("  im-v1    1 page"));
    let chosen = tree.folder("im-v1").expect("a folder");
    assert_eq!(tree.list(&[chosen]), "im-v1    1 page\n  events    1 page\n    e  \n  chat    0 pages\n");
}
