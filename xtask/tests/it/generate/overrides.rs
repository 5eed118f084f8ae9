//! Corrections and names for pages of any service, pages that are left out, and the schema beside the crate.

use std::fs;

use helpdesk_schema::Schema;
use helpdesk_schema::diff::{Version, diff};

use super::pages::{Endpoint, row};
use super::{Run, generate, write_pages};

const CORRECTIONS: &str = r#"
[[text]]
page = "box.md"
why = "The type is misspelled."
evidence = "The example."
page_says = ">sting<"
is = ">string<"

[[type]]
at = ["box.v1.box.create body/size"]
why = "A number, as the console shows."
evidence = "The console."
page_says = "string"
is = "integer"
"#;

const NAMES: &str = r#"
[modules]
"box.v1.box" = "boxes"

[operations]
"box.v1.box.create" = "PackBox"

[types]
"box.v1.box.create body/lid" = "Lid"

[fields]
"box.v1.box.create body/size" = "litres"
"#;

fn page() -> String {
    let body = vec![
        row(0, "size", "string", "是", ""),
        row(0, "note", "sting", "否", ""),
        row(0, "lid", "lid_v2", "否", ""),
        row(1, "colour", "string", "否", ""),
    ];
    let response = vec![row(0, "code", "int", "", ""), row(0, "data", "\\-", "", ""), row(1, "id", "string", "", "")];
    let id = "box.v1.box.create";
    Endpoint { id, url: "/open-apis/box/v1/boxes", method: "POST", body, response, ..Endpoint::default() }.text()
}

#[test]
fn pages_of_any_service_are_corrected_and_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("box-types"));
    write_pages(&pages, &[("box.md", page())]);
    let files = [("corrections.toml", CORRECTIONS), ("names.toml", NAMES)];
    let [corrections, names] = files.map(|(file, text)| {
        let path = folder.path().join(file);
        fs::write(&path, text).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    });
    let with_files = ["--corrections", &corrections, "--names", &names];
    let Run { code, stdout, stderr } = generate(&pages, &out, &with_files);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(stderr.contains("1 correction of ") && stderr.contains("4 names of "), "{stderr}");
    assert!(!stdout.contains("warning"), "{stdout}");
    let text = fs::read_to_string(out.join("src/box_v1/boxes.rs")).expect("the module");
    for expected in ["pub struct PackBox", "pub litres: i64", "pub note: Option<String>", "pub lid: Option<Lid>"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }

    // The same without them, as an update of the crate.
    let before = fs::read_to_string(out.join("schema.json")).expect("the schema");
    assert_eq!(generate(&pages, &out, &[]).code, 0);
    let after = fs::read_to_string(out.join("schema.json")).expect("the schema");
    let [before, after] = [before, after].map(|text| Schema::from_json(&text).expect("a schema"));
    let advice = diff(&before, &after).to_text("0.1.0".parse::<Version>().expect("a version"));
    assert!(advice.contains("PackBox") && advice.contains("CreateBox"), "{advice}");

    // The fault of a file is reported, and nothing is written.
    let crate_before = fs::read(out.join("src/lib.rs")).expect("a file");
    for (file, text, expected) in [
        (&corrections, CORRECTIONS.replace("sting", "stirng").replace(">string<", ">text<"), "no longer applies"),
        (&corrections, CORRECTIONS.replace("box.md", "bax.md"), "the page `bax.md` does not exist"),
        (&corrections, CORRECTIONS.replace("body/size", "body/sise"), "no page documents"),
        (&corrections, "[[type]\n".to_owned(), "corrections.toml:1:"),
        (&names, NAMES.replace("Lid", "Option"), "`Option`, the name of"),
        (&names, NAMES.replace("[types]", "[typos]"), "unknown key `typos`"),
    ] {
        let good = fs::read(file).expect("a file");
        fs::write(file, text).expect("a file");
        let Run { code, stderr, .. } = generate(&pages, &out, &with_files);
        assert_eq!(code, 1, "{expected}\n{stderr}");
        assert!(stderr.contains(expected) && stderr.contains("nothing was written"), "{expected}\n{stderr}");
        assert_eq!(fs::read(out.join("src/lib.rs")).expect("a file"), crate_before);
        fs::write(file, good).expect("a file");
    }
}

#[test]
fn pages_that_are_left_out_are_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, out) = (folder.path().join("pages"), folder.path().join("box-types"));
    let without_url = page().replace("https://open.feishu.cn/open-apis/box/v1/boxes", "");
    write_pages(&pages, &[("box.md", page()), ("cut.md", without_url)]);
    let Run { code, stdout, stderr } = generate(&pages, &out, &[]);
    assert_eq!(code, 2, "{stdout}{stderr}");
    assert!(stdout.starts_with("2 pages read, 1 left out: 1 service, 1 operation, "), "{stdout}");
    assert!(stderr.contains("error: 1 page was left out; correct the pages with --corrections"), "{stderr}");
    assert!(out.join("src/lib.rs").exists());
    assert_eq!(generate(&pages, &out, &["--allow-left-out"]).code, 0);
}
