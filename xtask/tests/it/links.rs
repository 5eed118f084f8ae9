//! Files that are not what they seem, and names that not every system takes.

use std::fs;

use serde_json::json;

use crate::bench::{Bench, NOW, START, START_PATH, assert_holds, folder, page};
use crate::portal::Reply;
use crate::workspace::Workspace;

/// A link may lead out of the folder of pages, or back into it for ever.
#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::write(outside.path().join("secret.md"), "# 秘密\n").expect("a page");
    let workspace = Workspace::small();
    workspace.write("notes.txt", "no page");
    let pages = workspace.path("spec/pages");
    symlink(outside.path(), pages.join("folder")).expect("a link");
    symlink(outside.path().join("secret.md"), pages.join("page.md")).expect("a link");
    symlink(&pages, pages.join("loop")).expect("a link");
    symlink("nowhere", pages.join("broken.md")).expect("a link");
    // Links that are neither page nor folder are ignored.
    symlink(workspace.path("notes.txt"), pages.join("notes.txt")).expect("a link");
    symlink("nowhere", pages.join("nothing")).expect("a link");
    for arguments in [
        &["regen"][..],
        &["facts", "spec/pages"],
        &["new-crate", "spec/pages", "--out", "types"],
        &["openapi", "--pages", "spec/pages"],
        &["fetch", "--host", "http://127.0.0.1:9"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{arguments:?}\n{}", run.stderr);
        for link in ["folder", "page.md", "loop", "broken.md"] {
            assert_holds(&run.stderr, &[&format!("spec/pages/{link}: it is a symbolic link")]);
        }
        assert_eq!(run.stderr.lines().count(), 4, "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_page_that_is_no_file_is_named() {
    let workspace = Workspace::small();
    let made = std::process::Command::new("mkfifo").arg(workspace.path("spec/pages/pipe.md")).status();
    assert!(made.is_ok_and(|status| status.success()));
    fs::write(workspace.path("spec/pages/\u{1b}[31m.md"), "# x\n").expect("a page");
    let run = workspace.run(&["regen"]);
    assert_eq!(run.code, 1);
    assert_holds(&run.stderr, &["pipe.md: it is not a file", "its name has characters that cannot be shown"]);
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[cfg(unix)]
#[test]
fn names_that_not_every_system_takes_are_errors() {
    let workspace = Workspace::small();
    for name in ["nul.md", "COM1.x.md", "a:b.md"] {
        workspace.write(&format!("spec/pages/{name}"), "# 指南\n");
    }
    let run = workspace.run(&["regen"]);
    assert_eq!(run.code, 1);
    for name in ["nul.md", "COM1.x.md", "a:b.md"] {
        assert_holds(&run.stderr, &[&format!("spec/pages/{name}")]);
    }
    assert_holds(&run.stderr, &["not every system can have a file of that name", "3 errors; nothing was written"]);
}

/// A page that cannot be written does not stop the others.
#[test]
fn a_path_that_the_system_refuses() {
    let bench = Bench::newer();
    let deep = (0..60).fold(vec![page("指南", "/x/ticket/deep", json!(NOW))], |items, number| {
        vec![folder(&format!("/x/{number}{}", "n".repeat(90)), items)]
    });
    let mut items = vec![page("创建服务台对话", START_PATH, json!(NOW))];
    for name in ["taken", "nul", "com1", "free"] {
        let path = format!("/x/ticket/{name}");
        bench.portal.on(&path, [Reply::page("# 指南\n")]);
        items.push(page("指南", &path, json!(NOW)));
    }
    bench.portal.on("/x/ticket/deep", [Reply::page("# 指南\n")]);
    bench.items([folder("/x/ticket", [items, deep].concat())]);
    let ticket = "spec/pages/helpdesk-v1/ticket-management/ticket";
    fs::create_dir(bench.workspace.path(&format!("{ticket}/taken.md"))).expect("a folder");

    let before = bench.workspace.snapshot();
    let run = bench.fetch(&["--new"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert_eq!(bench.changed(&before), [format!("{ticket}/free.md"), START.to_owned()], "{}", run.stderr);
    assert_holds(&run.stdout, &["1 page changed, 1 new, ", " 1 refused"]);
    assert_holds(
        &run.stderr,
        &[
            "does not give a file name: \"/x/ticket/nul\"",
            "does not give a file name: \"/x/ticket/com1\"",
            "taken.md",
            "its file would have a path of 5",
            "put the page elsewhere by hand",
            "error: 1 page not refreshed; see the reasons above",
        ],
    );
}
