//! Files that are generated: written only where their content changes, all of them or none.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// A generated file: its path below the workspace, and its content.
pub(crate) struct Output {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A change of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Create,
    Update,
    Delete,
}

/// The files that are not as they should be, by path. Files of `owned` folders that are not outputs are to be
/// deleted.
pub(crate) fn changes(root: &Path, outputs: &[Output], owned: &[&str]) -> anyhow::Result<Vec<(String, Change)>> {
    let mut changes = Vec::new();
    for output in outputs {
        let path = root.join(&output.path);
        match fs::read_to_string(&path) {
            Ok(text) if text.replace("\r\n", "\n") == output.text => {}
            Ok(_) => changes.push((output.path.clone(), Change::Update)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                changes.push((output.path.clone(), Change::Create));
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                changes.push((output.path.clone(), Change::Update));
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }
    for folder in owned {
        let entries = match fs::read_dir(root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {folder}")),
        };
        for entry in entries {
            let path = format!("{folder}/{}", entry?.file_name().to_string_lossy());
            if outputs.iter().all(|output| output.path != path) {
                changes.push((path, Change::Delete));
            }
        }
    }
    changes.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(changes)
}

/// Carries the changes out. Each file is written beside its place first and moved there, so that a full disk or an
/// interrupt leaves no half of a file.
pub(crate) fn write(root: &Path, outputs: &[Output], changes: &[(String, Change)]) -> anyhow::Result<()> {
    let mut staged: Vec<(PathBuf, PathBuf)> = Vec::new();
    let result = stage(root, outputs, changes, &mut staged).and_then(|()| {
        staged.iter().try_for_each(|(temporary, path)| {
            fs::rename(temporary, path).with_context(|| format!("cannot replace {}", path.display()))
        })
    });
    if result.is_err() {
        for (temporary, _) in &staged {
            // A file that cannot be removed, either, has the name of its target in its own.
            let _ = fs::remove_file(temporary);
        }
        return result;
    }
    for (path, _) in changes.iter().filter(|(_, change)| *change == Change::Delete) {
        fs::remove_file(root.join(path)).with_context(|| format!("cannot delete {path}"))?;
    }
    Ok(())
}

/// Writes a new file. A leftover of an interrupted run is removed first, so that a link is not written through.
fn create(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => File::create_new(path)?.write_all(text.as_bytes()),
    }
}

fn stage(
    root: &Path,
    outputs: &[Output],
    changes: &[(String, Change)],
    staged: &mut Vec<(PathBuf, PathBuf)>,
) -> anyhow::Result<()> {
    for output in outputs.iter().filter(|output| changes.iter().any(|(path, _)| *path == output.path)) {
        let path = root.join(&output.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let temporary = path.with_file_name(name);
        staged.push((temporary.clone(), path));
        create(&temporary, &output.text).with_context(|| format!("cannot write {}", temporary.display()))?;
    }
    Ok(())
}
