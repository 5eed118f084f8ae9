//! Folders of the tree in a place of the caller's, and the tree as a list.

use std::fs;

use crate::bench::assert_holds;
use crate::portal::Reply;
use crate::site::Site;
use crate::workspace::{Run, run_in};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/other_service/pages");

/// A service that has the pages of the other service, and an empty folder outside of any workspace.
fn begin() -> (Site, tempfile::TempDir) {
    let mut site = Site::of(PAGES.as_ref());
    site.add("board-v1/guides", "/x/guide", "# 指南\n\n正文\n");
    site.add("mail-v1", "/x/mail", "# 邮件\n\n正文\n");
    site.add("historic-version/mail-v1", "/x/old-mail", "# 邮件\n\n正文\n");
    site.publish();
    (site, tempfile::tempdir().expect("a temporary folder"))
}

fn fetch(site: &Site, folder: &tempfile::TempDir, arguments: &[&str]) -> Run {
    run_in(folder.path(), &[&["fetch", "--host", &site.portal.host], arguments].concat())
}

#[test]
fn the_tree_is_listed() {
    let (site, folder) = begin();
    let run = fetch(&site, &folder, &["--list"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_holds(
        &run.stdout,
        &["ukTMukTMukTM  目录  10 pages\n", "  board-v1  目录  8 pages\n", "    guides  目录  1 page\n"],
    );
    let run = fetch(&site, &folder, &["--list", "--folder", "guides"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "guides  目录  1 page\n  guide  指南\n"));
}

/// Of a folder that is asked for, all is taken: its history, too.
#[test]
fn a_folder_is_taken_as_a_whole() {
    let (site, folder) = begin();
    let run = fetch(&site, &folder, &["--folder", "ukTMukTMukTM", "--out", "pages"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["10 new"]);
    assert!(folder.path().join("pages/ukTMukTMukTM/historic-version/mail-v1/old-mail.md").exists());
}

#[test]
fn folders_are_fetched_and_refreshed() {
    let (mut site, folder) = begin();
    let both = ["--folder", "board-v1", "--folder", "mail-v1", "--out", "pages"];
    let run = fetch(&site, &folder, &both);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["0 pages changed, 9 new, 0 up to date, 0 refused, 0 gone from the tree\n"]);
    let read = |path: &str| fs::read_to_string(folder.path().join("pages").join(path)).expect(path);
    let create = site.pages["board-v1/create_card.md"].clone();
    assert!(read("board-v1/create_card.md").ends_with(&create.content));
    assert_holds(&read("board-v1/guides/guide.md"), &["fullPath: \"/x/guide\"\nupdateTime: \"1\"\n"]);
    assert_holds(&read("mail-v1/mail.md"), &["# 邮件"]);

    // Other files there are left alone, and so are the folders that are not requested.
    fs::write(folder.path().join("pages/README.md"), "# mine\n").expect("a file");
    site.edit("board-v1/create_card.md", "{尝试一下}", "这里有新的说明。{尝试一下}");
    site.edit("/x/mail", "正文", "新的正文");
    site.publish();
    let run = fetch(&site, &folder, &["--folder", "board-v1", "--out", "pages"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(&run.stdout, &["1 page changed, 0 new, 7 up to date"]);
    let run = fetch(&site, &folder, &both);
    assert_holds(&run.stdout, &["1 page changed, 0 new, 8 up to date"]);
    assert_eq!(read("README.md"), "# mine\n");
    assert!(!folder.path().join("spec").exists());
}

/// No schema is made, so a page may have errors; but it does not replace a page without errors.
#[test]
fn pages_with_errors_are_kept_but_replace_nothing() {
    let (mut site, folder) = begin();
    let board = ["--folder", "board-v1", "--out", "pages"];
    site.edit("board-v1/get_quota.md", ">int<", ">itn<");
    site.publish();
    let run = fetch(&site, &folder, &board);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_holds(
        &run.stdout,
        &["8 new", "1 page written with errors for the reader, which `cargo xtask facts` prints\n"],
    );
    site.edit("board-v1/list_cards.md", ">int<", ">itn<");
    site.publish();
    let run = fetch(&site, &folder, &board);
    assert_eq!(run.code, 1);
    assert_holds(&run.stderr, &["error[unknown-type]", "the new page has an error at line", "help: teach the reader"]);
}

#[test]
fn a_folder_that_cannot_be_told() {
    let (site, folder) = begin();
    for (arguments, words) in [
        (
            &["--folder", "board-v2", "--out", "pages"][..],
            "the tree has no folder `board-v2`; did you mean `board-v1`?\nhelp: `cargo xtask fetch --list` prints",
        ),
        (&["--folder", "board-v1"], "`--folder` needs a place, `--out DIR`, or `--list`"),
        (&["--out", "pages"], "--folder <NAME>"),
        (&["--new", "--folder", "board-v1", "--out", "pages"], "cannot be used with"),
    ] {
        let run = fetch(&site, &folder, arguments);
        assert_ne!(run.code, 0);
        assert_holds(&run.stderr, &[words]);
    }
}

/// Names of the tree that lead out of the folder, and answers that never end.
#[test]
fn nothing_is_written_outside_and_nothing_half() {
    let (mut site, folder) = begin();
    for (at, full_path) in [
        ("board-v1/..", "/x/out"),
        ("board-v1/a\u{1b}[2J", "/x/escape"),
        ("board-v1", "/x/../../etc/passwd"),
        ("board-v1", "/x/nul"),
        ("board-v1", "/x/a\\b"),
    ] {
        site.add(at, full_path, "# 坏\n\n正文\n");
    }
    site.publish();
    site.portal.on("/x/guide", [Reply::Endless]);
    let run = fetch(&site, &folder, &["--folder", "board-v1", "--out", "pages"]);
    assert_eq!(run.code, 1);
    assert_holds(&run.stdout, &["0 pages changed, 7 new, 0 up to date, 1 refused"]);
    assert_holds(
        &run.stderr,
        &[
            "does not give a file name: \"/x/out\"",
            "\"/x/escape\"",
            "passwd\"",
            "\"/x/nul\"",
            "the answer is longer than",
        ],
    );
    assert!(!run.stderr.contains('\u{1b}'));
    let written: Vec<_> = fs::read_dir(folder.path().join("pages/board-v1")).expect("a folder").collect();
    assert_eq!(written.len(), 7);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
