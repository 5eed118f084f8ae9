//! Files that are generated: written only where their content changes, all of them or none.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;

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
    let change = |output: &Output| {
        let path = root.join(&output.path);
        let change = match fs::read_to_string(&path) {
            Ok(text) if text == output.text || text.replace("\r\n", "\n") == output.text => return Ok(None),
            Ok(_) => Change::Update,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Change::Create,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Change::Update,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        Ok(Some((output.path.clone(), change)))
    };
    let changed: Vec<_> = outputs.par_iter().map(change).collect::<anyhow::Result<_>>()?;
    let mut changes: Vec<(String, Change)> = changed.into_iter().flatten().collect();
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
    let changed: BTreeSet<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
    let staged: Vec<Staged<'_>> = outputs
        .iter()
        .filter(|output| changed.contains(output.path.as_str()))
        .map(|output| Staged::of(output, root))
        .collect();
    let result = folders(&staged)
        .and_then(|()| staged.par_iter().try_for_each(Staged::write))
        .and_then(|()| staged.par_iter().try_for_each(Staged::move_there));
    if result.is_err() {
        for file in &staged {
            // A file that cannot be removed, either, has the name of its target in its own.
            let _ = fs::remove_file(&file.temporary);
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

/// A file that is written beside its place.
struct Staged<'a> {
    text: &'a str,
    path: PathBuf,
    temporary: PathBuf,
}

impl<'a> Staged<'a> {
    fn of(output: &'a Output, root: &Path) -> Self {
        let path = root.join(&output.path);
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        Self { text: &output.text, temporary: path.with_file_name(name), path }
    }

    fn write(&self) -> anyhow::Result<()> {
        create(&self.temporary, self.text).with_context(|| format!("cannot write {}", self.temporary.display()))
    }

    fn move_there(&self) -> anyhow::Result<()> {
        fs::rename(&self.temporary, &self.path).with_context(|| format!("cannot replace {}", self.path.display()))
    }
}

/// Creates the folders of the files.
fn folders(staged: &[Staged<'_>]) -> anyhow::Result<()> {
    let folders: BTreeSet<&Path> = staged.iter().filter_map(|file| file.path.parent()).collect();
    folders.into_iter().try_for_each(|folder| {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
    })
}
