//! The version that follows.

use std::fmt;
use std::str::FromStr;

/// A step from one version to the next, as semantic versioning names it from 1.0 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Nothing to release.
    None,
    /// The texts changed.
    Patch,
    /// The API grew.
    Minor,
    /// The API broke.
    Major,
}

/// A version of three numbers, as in `0.1.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
}

impl Version {
    /// The version after a step. Before 1.0, as Cargo reads versions, each step is one place further right: what breaks is
    /// `0.x`, all else is `0.x.y`. The largest number stays what it is.
    #[must_use]
    pub fn next(self, step: Step) -> Self {
        let Self { major, minor, patch } = self;
        match (step, major) {
            (Step::None, _) => self,
            (Step::Major, 1..) => Self { major: major.saturating_add(1), minor: 0, patch: 0 },
            (Step::Major, 0) | (Step::Minor, 1..) => Self { major, minor: minor.saturating_add(1), patch: 0 },
            (Step::Minor, 0) | (Step::Patch, _) => Self { major, minor, patch: patch.saturating_add(1) },
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The error for a text that is not a [`Version`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionError(String);

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a version of three numbers, as in `0.1.0`", self.0)
    }
}

impl std::error::Error for VersionError {}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        // Rust reads `+1` and `01` as numbers, versions do not.
        let number = |part: &str| part.parse().ok().filter(|number: &u64| number.to_string() == part);
        let parts: Option<Vec<u64>> = text.split('.').map(number).collect();
        match parts.as_deref() {
            Some(&[major, minor, patch]) => Ok(Self { major, minor, patch }),
            _ => Err(VersionError(text.to_owned())),
        }
    }
}
