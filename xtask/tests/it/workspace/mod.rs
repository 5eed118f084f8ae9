//! A copy of the workspace's sources in a temporary folder, and the command run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders that `regen` reads and writes.
const COPIED: &[&str] = &["spec", "crates/helpdesk-types/schema", "tests/golden"];

pub(crate) struct Workspace {
    root: tempfile::TempDir,
}

pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workspace {
    /// The workspace that this test belongs to.
    pub(crate) fn source() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    pub(crate) fn copy() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        for folder in COPIED {
            for (path, bytes) in files(&Self::source().join(folder)) {
                let to = root.path().join(folder).join(path);
                fs::create_dir_all(to.parent().expect("a file is in a folder")).expect("a folder");
                fs::write(to, bytes).expect("a copy");
            }
        }
        Self { root }
    }

    /// The command, to be run in this copy.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        command_in(self.root.path(), arguments)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.root.path(), arguments)
    }

    /// A workspace of two pages only, with the corrections, names and translations that go with them.
    pub(crate) fn small() -> Self {
        let workspace = Self::copy();
        let two = ["ticket/start_service.md", "ticket-message/create.md"];
        for path in workspace.snapshot().into_keys().filter(|path| path.starts_with("spec/pages")) {
            if !two.iter().any(|page| path.ends_with(page)) {
                workspace.remove(&path.to_string_lossy());
            }
        }
        workspace.write("spec/corrections.toml", include_str!("corrections.toml"));
        workspace.write("spec/names.toml", include_str!("names.toml"));
        workspace.write("spec/po/en.po", include_str!("en.po"));
        let regen = workspace.run(&["regen"]);
        assert_eq!(regen.code, 0, "{}", regen.stderr);
        workspace
    }

    /// Every file below the folder.
    pub(crate) fn snapshot(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(self.root.path())
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.path().join(path)).expect(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) {
        fs::write(self.root.path().join(path), bytes).expect(path);
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.path().join(path)).expect(path);
    }

    /// Replaces the first occurrence of a text, which must be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds {from}");
        self.write(path, &text.replacen(from, to, 1));
    }
}

/// The command, run in any folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = command_in(folder, arguments).output().expect("the command runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("an exit code"), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(folder);
    command
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("below the folder").to_owned();
                found.insert(below, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
