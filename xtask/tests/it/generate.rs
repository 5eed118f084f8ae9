//! `cargo xtask new-crate` as a maintainer calls it: pages with whatever names, and the crate that is made of them.

mod faults;
mod overrides;
mod pages;

use std::fs;
use std::path::Path;
use std::process::Command;

use pages::{Endpoint, row};

/// The result of the command.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

/// Runs the command with further arguments.
fn generate(pages: &Path, out: &Path, more: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["new-crate".as_ref(), pages.as_os_str(), "--out".as_ref(), out.as_os_str()])
        .args(more)
        .output()
        .expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("an exit code"), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The same of pages some of which are left out.
fn generate_partly(pages: &Path, out: &Path) -> (bool, String, String) {
    let Run { code, stdout, stderr } = generate(pages, out, &["--allow-left-out"]);
    (code == 0, stdout, stderr)
}

/// Runs Cargo in the generated crate, where a warning is an error.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file");
    let output = Command::new(env!("CARGO"))
        .args(["--offline", "--quiet"])
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/generated"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "cargo {arguments:?}\n{text}");
    text
}

/// Names that are keywords, collide, or mean something else in Rust, and shapes that no sane page has.
fn strange_pages() -> Vec<(&'static str, String)> {
    let words = ["type", "self", "crate", "gen", "new", "clone", "path", "body", "r", "map", "serde", "value"];
    let mut body: Vec<String> = words.iter().map(|word| row(0, word, "string", "否", "")).collect();
    body.extend([
        row(0, "id", "string", "是", "**示例值**：\"b\""),
        row(0, "1st", "int", "是", ""),
        row(0, "a-b", "int", "否", ""),
        row(0, "a_b", "int", "否", ""),
        row(0, "option", "option", "是", ""),
        row(1, "vec", "vec\\[\\]", "是", ""),
        row(2, "string", "string", "是", ""),
        row(0, "fields", "Fields", "否", ""),
        row(1, "s", "S", "否", ""),
        row(2, "s", "string", "是", "可选值：\n- `a-b`：一\n- `a_b`：二\n- `一`：三\n- `二`：四\n- `self`：五"),
        row(0, "s", "string", "否", "可选值：\n- `x`：一\n- `y`：二"),
        row(0, "level", "int", "是", "可选值：\n- `1`：一\n- `-1`：二"),
        row(0, "by_key", "map&lt;string, map&lt;string, int&gt;&gt;", "是", ""),
        row(0, "grid", "number(float)\\[\\]\\[\\]", "是", ""),
    ]);
    let deep: Vec<String> = (0..12).map(|depth| row(depth + 1, "children", "node", "", "")).collect();
    let data = [row(0, "code", "int", "", ""), row(0, "data", "\\-", "", ""), row(1, "items", "tree\\[\\]", "", "")];
    let tree =
        [row(2, "children", "tree\\[\\]", "", ""), row(2, "id", "int", "", "一个 <T> 的 [数]\n\n```\nlet x\n```")];
    let strange = Endpoint {
        id: "strange.v1.loop.match",
        url: "/open-apis/strange/v1/loops/:id/:type",
        method: "DELETE",
        path: vec![row(0, "id", "string", "", ""), row(0, "type", "int", "", "")],
        query: vec![row(0, "id", "string\\[\\]", "是", ""), row(0, "page_token", "string", "否", "")],
        body,
        request_example: r##"{
            "id": "b", "type": "t", "1st": 1, "option": {"vec": [{"string": "\"#"}]}, "level": -1,
            "by_key": {"a": {"b": 1}}, "grid": [[1.5], [2]], "fields": {"s": {"s": "a_b"}}
        }"##,
        response: [data.to_vec(), tree.to_vec(), vec![row(1, "page_token", "string", "", "")]].concat(),
        response_example: r#"{"code": 0, "data": {"items": [{"id": 6955768699895758850, "children": [{"id": -1}]}]}}"#,
        errors: vec![(400, 1, "a | b"), (400, 2, "`c"), (403, 1, "again")],
    };
    let number = Endpoint {
        id: "strange.v1.loop.number",
        url: "/open-apis/strange/v1/numbers",
        method: "GET",
        response: [data.to_vec(), vec![row(2, "id", "int", "", "")]].concat(),
        response_example: r#"{"code": 0, "data": {"items": [{"id": 18446744073709551615}]}}"#,
        ..Endpoint::default()
    };
    let nested = Endpoint {
        id: "strange.v1.loop.nested",
        url: "/open-apis/strange/v1/nested",
        method: "GET",
        response: [vec![row(0, "data", "\\-", "", "")], deep].concat(),
        ..Endpoint::default()
    };
    // The same operation in other words, and an id that another page has too.
    let twin = Endpoint { id: "strange.v1.loops.match", ..strange.clone() };
    let same_id = Endpoint { url: "/open-apis/strange/v1/others", ..nested.clone() };
    let broken = Endpoint { url: "", ..nested.clone() };
    vec![
        ("a/strange.md", strange.text()),
        ("a/number.md", number.text()),
        ("b/nested.md", nested.text()),
        ("b/same_id.md", same_id.text()),
        ("b/twin.md", twin.text()),
        ("c/broken.md", broken.text()),
        ("c/guide.md", "---\ntitle: \"a\"\nfullPath: \"/a\"\nupdateTime: \"1\"\n---\n# 指南\n\n文字\n".to_owned()),
    ]
}

fn write_pages(folder: &Path, pages: &[(&str, String)]) {
    for (path, text) in pages {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a page");
    }
}

#[test]
fn whatever_pages_say_compiles_and_passes_its_test() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("strange-types"));
    write_pages(&pages, &strange_pages());
    let (success, stdout, stderr) = generate_partly(&pages, &out);
    assert!(success, "{stdout}{stderr}");
    assert_eq!(
        stdout,
        "7 pages read, 1 left out, 1 superseded: 1 service, 4 operations, 0 events, 66 fields\n\
         3 examples in the crate's test, 0 of them ignored because they contradict their table\n\
         6 warnings by kind: duplicate-error-code 2, raw-angle-bracket 2, superseded-page 1, type-by-example 1\n",
        "{stderr}"
    );
    for expected in [
        "c/broken.md:",
        "`a/strange.md` documents the same, and replaces this page",
        "items/id: the table says `integer`, and the example shows that it is `any`",
        "the code 1 is listed twice",
    ] {
        assert!(stderr.contains(expected), "{expected}\n{stderr}");
    }
    let tests = cargo(&out, &["test"]);
    assert!(tests.contains("3 passed; 0 failed; 0 ignored"), "{tests}");
    cargo(&out, &["check"]);
    cargo(&out, &["doc", "--no-deps"]);

    // The same pages give the same crate, of the version that it has. Files of an earlier run are deleted, and files of
    // somebody else stay.
    let lib = fs::read(out.join("src/lib.rs")).expect("lib.rs");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("the manifest");
    let released = manifest.replace("\nversion = \"0.1.0\"\n", "\nversion = \"0.2.0-rc.1\"\n");
    assert_ne!(released, manifest);
    fs::write(out.join("Cargo.toml"), &released).expect("a file");
    fs::copy(out.join("src/lib.rs"), out.join("src/strange_v1/gone.rs")).expect("a file");
    fs::write(out.join("src/strange_v1/mine.rs"), "// mine\n").expect("a file");
    assert!(generate_partly(&pages, &out).0);
    assert_eq!(fs::read(out.join("src/lib.rs")).expect("lib.rs"), lib);
    assert_eq!(fs::read_to_string(out.join("Cargo.toml")).expect("the manifest"), released);
    assert!(!out.join("src/strange_v1/gone.rs").exists());
    assert!(out.join("src/strange_v1/mine.rs").exists());
    fs::write(out.join("src/lib.rs"), "// mine\n").expect("a file");
    let (success, _, stderr) = generate_partly(&pages, &out);
    assert!(!success && stderr.contains("src/lib.rs was not generated, and would be written over"), "{stderr}");
    assert_eq!(fs::read(out.join("src/lib.rs")).expect("lib.rs"), b"// mine\n");
}

/// The tests of a crate pass under the name that it gets by itself: that of its one service.
#[test]
fn a_crate_may_be_named_like_its_service() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("strange-v1"));
    write_pages(&pages, &strange_pages());
    assert!(generate_partly(&pages, &out).0);
    let tests = cargo(&out, &["test"]);
    assert!(tests.contains("3 passed; 0 failed; 0 ignored"), "{tests}");
}

#[test]
fn a_crate_has_a_name_that_cargo_and_its_own_code_can_bear() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pages = folder.path().join("pages");
    write_pages(&pages, &strange_pages());
    for (out, name) in [("Im V1.2", "im-v1-2"), ("9. 工单 desk_v1", "desk_v1"), ("im_v1", "im_v1")] {
        let out = folder.path().join(out);
        let (success, _, stderr) = generate_partly(&pages, &out);
        assert!(success, "{stderr}");
        let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("the manifest");
        assert!(manifest.contains(&format!("\nname = \"{name}\"\n")), "{manifest}");
    }
    let keyword = "it is a keyword of Rust";
    let in_scope = "a crate of that name is in scope";
    for (name, reason) in [
        ("crate", keyword),
        ("self", keyword),
        ("fn", keyword),
        ("gen", keyword),
        ("std", in_scope),
        ("core", in_scope),
        ("test", in_scope),
        ("serde_json", in_scope),
        ("helpdesk-core", in_scope),
        ("工单", "is not a name for a crate"),
        ("123", "is not a name for a crate"),
    ] {
        let out = folder.path().join(name);
        let (success, _, stderr) = generate_partly(&pages, &out);
        assert!(!success && stderr.contains(reason), "{name}: {stderr}");
        assert!(!out.exists(), "{name}");
    }
}

/// Of the documentation of a crate, rustdoc runs what the crate's author wrote, and no word of a page.
#[test]
fn no_text_of_a_page_is_run() {
    let exit = "std::process::exit(9)";
    let fences = [
        format!("x\n\n~~~\n{exit}\n~~~\n"),
        format!("x ~~~\n~~~ rust\n{exit}"),
        format!("```\n{exit}\n```"),
        format!("- x\n\n      {exit}\n\n- ```\n  {exit}\n  ```"),
        format!("\t{exit}\n\n    {exit}"),
    ];
    let example = format!("**示例值**：{{\"a\": {{{exit}}}}}");
    let texts = || fences.iter().chain([&example]).enumerate();
    let rows = |level, required: &str| -> Vec<String> {
        texts().map(|(number, text)| row(level, &format!("x{number}"), "object", required, text)).collect()
    };
    let endpoint = Endpoint {
        id: "hostile.v1.thing.create",
        url: "/open-apis/hostile/v1/things",
        method: "POST",
        body: rows(0, "是"),
        response: [vec![row(0, "code", "int", "", ""), row(0, "data", "\\-", "", "")], rows(1, "")].concat(),
        errors: vec![(400, 1, "~~~"), (400, 2, "```\nstd::process::exit(9)\n```")],
        ..Endpoint::default()
    };
    let page = endpoint.text().replace("一句话。", &format!("一句话。\n\n~~~\n{exit}\n~~~\n\n    {exit}\n\n"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("hostile-types"));
    write_pages(&pages, &[("a.md", page)]);
    let (success, stdout, stderr) = generate_partly(&pages, &out);
    assert!(success && stdout.contains("1 page read, 0 left out"), "{stdout}{stderr}");
    let listed = cargo(&out, &["test", "--doc", "--", "--list"]);
    let of_pages: Vec<&str> = listed.lines().filter(|line| line.contains("hostile_v1")).collect();
    assert!(matches!(of_pages.as_slice(), [one] if one.contains("thing::CreateThing ")), "{listed}");
    cargo(&out, &["test", "--doc"]);
}

#[test]
fn nothing_else_is_written_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("mine"));
    write_pages(&pages, &strange_pages());
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("Cargo.toml"), "[package]\n").expect("a file");
    let (success, _, stderr) = generate_partly(&pages, &out);
    assert!(!success && stderr.contains("something else than a generated crate"), "{stderr}");
    assert_eq!(fs::read_dir(&out).expect("the folder").count(), 1);

    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let (success, _, stderr) = generate_partly(&folder.path().join("empty"), &folder.path().join("types"));
    assert!(!success && stderr.contains("no page below"), "{stderr}");
}
