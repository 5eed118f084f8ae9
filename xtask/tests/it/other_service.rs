//! A service other than the Helpdesk: its pages, the crate that is generated of them, and a program that calls it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::program;

const SERVICE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/other_service");

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    program::cargo()
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TERM_COLOR", "never")
        .output()
        .expect("cargo runs")
}

/// The program and the crate that it calls, both outside of the workspace.
fn service_and_program(folder: &Path) -> std::path::PathBuf {
    let (board, program) = (folder.join("board-v1"), folder.join("program"));
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["new-crate", &format!("{SERVICE}/pages"), "--out"])
        .arg(&board)
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for file in ["src/main.rs", "src/server.rs", "src/bin/wrong.rs"] {
        let to = program.join(file);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(Path::new(SERVICE).join("program").join(file), to).expect("a file");
    }
    let client =
        fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/helpdesk-client")).expect("the client");
    let manifest = format!(
        "[package]\nname = \"program\"\nedition = \"2024\"\ndefault-run = \"program\"\n\n[dependencies]\n\
         board-v1.path = \"../board-v1\"\nhelpdesk-client.path = {client:?}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n\n[workspace]\n"
    );
    fs::write(program.join("Cargo.toml"), manifest).expect("a file");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, program.join("Cargo.lock")).expect("the lock file");
    program
}

#[test]
fn a_program_calls_it_through_the_client() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = cargo(&service_and_program(folder.path()), &["run"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(text, "12 requests\n");
}

#[test]
fn what_cannot_be_sent_does_not_compile_and_the_message_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = cargo(&service_and_program(folder.path()), &["build", "--bin", "wrong"]);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{text}");
    for expected in [
        "`StartService` requires a header that a client without helpdesk credentials cannot set",
        "`client.for_helpdesk(credentials)?.send(&request)`",
        "`GetOwnBoard` cannot be called by the app itself",
        "`client.as_user(token).send(&request)`",
        "`CreateCard` cannot be called for a person",
        "`client.send(&request)`",
        "`client.as_user(UserAccessToken::new(token))`",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}
