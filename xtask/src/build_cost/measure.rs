//! What a command costs: the processor time of all that it starts, and the memory of the largest of it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// What a run of Cargo cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cost {
    /// Processor time, in user mode and in the system.
    pub(super) time: Duration,
    /// The memory of the largest process, in kilobytes.
    pub(super) memory: i64,
    /// How many crates were compiled.
    pub(super) crates: usize,
}

/// Runs a Cargo command and tells what it cost. Only one process of a program can do that once, for the system adds up what
/// the children of a process cost.
pub(super) fn run(command: &[&str], package: &Path, target: &Path) -> anyhow::Result<Cost> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(command)
        .args(["--offline", "--color=never"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()
        .context("cannot run cargo")?;
    let messages = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cargo {} failed:\n{messages}", command.join(" "));
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).context("the system does not tell what the build cost")?;
    Ok(Cost { time: time(&usage), memory: usage.max_rss(), crates: crates(&messages) })
}

fn time(usage: &Usage) -> Duration {
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(micros.unsigned_abs())
}

/// How many crates Cargo says it compiled. One with a build script counts once.
fn crates(messages: &str) -> usize {
    let names = messages.lines().filter_map(|line| {
        let (verb, rest) = line.trim_start().split_once(' ')?;
        matches!(verb, "Compiling" | "Checking").then(|| rest.split(' ').next())?
    });
    let names: std::collections::BTreeSet<&str> = names.collect();
    names.len()
}

impl Cost {
    /// As one line, for the process that asked.
    pub(super) fn to_line(self) -> String {
        format!("{} {} {}", self.time.as_micros(), self.memory, self.crates)
    }

    pub(super) fn from_line(line: &str) -> Option<Self> {
        let mut numbers = line.split_whitespace().map(str::parse::<u64>);
        let mut next = || numbers.next()?.ok();
        let (time, memory, crates) = (next()?, next()?, next()?);
        Some(Self {
            time: Duration::from_micros(time),
            memory: i64::try_from(memory).ok()?,
            crates: usize::try_from(crates).ok()?,
        })
    }
}
