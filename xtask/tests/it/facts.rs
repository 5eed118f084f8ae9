//! `cargo xtask facts` on a folder of pages.

use std::fs;
use std::path::Path;
use std::process::Command;

/// An event of one field, with this type and description.
fn page(ty: &str, description: &str) -> String {
    format!(
        "---\ntitle: \"盒子满了\"\n---\n## 事件\n|基本||\n|-|-|\n|事件类型|box.filled|\n\n### 事件体\n|名称|类型|描述|\n|-|-|-|\n|state|{ty}|{description}|\n"
    )
}

/// The exit code, what went to standard output, with blanks for tabs, and what went to standard error.
fn facts(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.arg("facts").arg(folder).args(arguments).output().expect("the command runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout).replace('\t', " "), text(output.stderr))
}

#[test]
fn pages_stand_in_the_order_of_their_paths_and_value_lists_of_prose_come_when_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("b")).expect("a folder");
    fs::write(folder.path().join("b/a.md"), page("int", "状态，1：开 2：关")).expect("a page");
    fs::write(folder.path().join("b.md"), page("int", "大小")).expect("a page");
    fs::write(folder.path().join("guide.md"), "# 盒子\n").expect("a page");
    fs::write(folder.path().join("b/notes.txt"), "no page").expect("a file");

    let plain = "\
b.md field event state int -
b.md page event box.filled
b.md title 盒子满了
b/a.md field event state int -
b/a.md page event box.filled
b/a.md title 盒子满了
guide.md page other
";
    assert_eq!(facts(folder.path(), &[]), (Some(0), plain.to_owned(), String::new()));
    let known = plain.replace("b/a.md page", "b/a.md known event state 1,2\nb/a.md page");
    assert_eq!(facts(folder.path(), &["--known"]), (Some(0), known, String::new()));
}

#[test]
fn a_page_with_an_error_is_read_as_far_as_it_can_be() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("a.md"), page("itn", "大小")).expect("a page");
    let (code, out, err) = facts(folder.path(), &[]);
    assert_eq!(code, Some(1));
    assert_eq!(out, "a.md field event state itn -\na.md page event box.filled\na.md title 盒子满了\n");
    assert!(err.contains("error[unknown-type]: the type `itn` of `state` is unknown"), "{err}");
    assert!(err.contains("a.md:12:8"), "{err}");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("a.md"), format!("\u{feff}{}", page("int", "大小"))).expect("a page");
    let (code, out, err) = facts(folder.path(), &[]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, "a.md field event state int -\na.md page event box.filled\na.md title 盒子满了\n");
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_error() {
    use std::process::Stdio;

    let folder = tempfile::tempdir().expect("a temporary folder");
    // More than a pipe holds, on both sides.
    for number in 0..2000 {
        let page = page("itn", &"大小".repeat(50)).replace("box.filled", &"box.filled".repeat(20));
        fs::write(folder.path().join(format!("{number}.md")), page).expect("a page");
    }
    for both in [false, true] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let mut child = command
            .args(["facts".as_ref(), folder.path()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        drop(child.stdout.take());
        if both {
            drop(child.stderr.take());
        }
        let output = child.wait_with_output().expect("the command ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_ne!(output.status.code(), Some(101), "{err}");
        assert!(!err.contains("panicked") && !err.contains("cannot write") && !err.contains("Broken pipe"), "{err}");
        assert_eq!(output.status.code(), Some(0), "{err}");
    }
}
