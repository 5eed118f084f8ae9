//! Reports of deviations.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::slice;
use std::sync::{Mutex, PoisonError};

/// The form of a JSON value, as distinguished in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number without a fraction or an exponent.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// `""`
    EmptyString,
    /// A string with an unpaired surrogate, a raw control character or invalid UTF-8, each of which is read as U+FFFD.
    MalformedString,
    /// An array.
    Array,
    /// `[]`
    EmptyArray,
    /// An object.
    Object,
    /// `{}`
    EmptyObject,
    /// An array or object that is nested too deeply.
    TooDeep,
    /// A missing value that is required.
    Absent,
    /// A value of another form, for types with their own `Deserialize`.
    Other,
}

impl Form {
    const ALL: [Self; 14] = [
        Self::Null,
        Self::Boolean,
        Self::Integer,
        Self::Number,
        Self::String,
        Self::EmptyString,
        Self::MalformedString,
        Self::Array,
        Self::EmptyArray,
        Self::Object,
        Self::EmptyObject,
        Self::TooDeep,
        Self::Absent,
        Self::Other,
    ];

    /// Returns the form with this [name](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Returns the name, in the terms of JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::EmptyString => "empty string",
            Self::MalformedString => "malformed string",
            Self::Array => "array",
            Self::EmptyArray => "empty array",
            Self::Object => "object",
            Self::EmptyObject => "empty object",
            Self::TooDeep => "too deep nesting",
            Self::Absent => "nothing",
            Self::Other => "another value",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A deviation of a JSON text from its documentation.
///
/// `Display` writes it on one line, in a stable format:
/// `data.tickets[].comments: object documented, array came, lost, 3 times`. The line does not name the operation or
/// event; write its id in front, as `cargo xtask corrections draft` needs it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deviation {
    /// The path of the field, such as `data.tickets[].comments`. `[]` is any element of an array, `{}` any undocumented
    /// key, and `$` the whole text. Repetitions of a recursive type appear once.
    pub path: String,
    /// The documented form.
    pub documented: Form,
    /// The received form.
    pub came: Form,
    /// Whether the value was lost: the field is absent or empty, or the element or entry is left out. Otherwise the
    /// value was converted.
    pub lost: bool,
    /// The number of occurrences.
    pub count: u64,
}

impl Deviation {
    /// Returns whether this is the first call in this process for a deviation with this path and these forms, for the
    /// operation or event named by `place`.
    ///
    /// Use it to keep repeated deviations from flooding a log.
    pub fn is_first_of(&self, place: &str) -> bool {
        static SEEN: Mutex<Option<HashSet<u64>>> = Mutex::new(None);
        let mut hasher = DefaultHasher::new();
        (place, &self.path, self.documented, self.came, self.lost).hash(&mut hasher);
        // A panic cannot leave the set inconsistent, so poisoning is ignored.
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = seen.get_or_insert_default();
        seen.len() < MOST_PLACES && seen.insert(hasher.finish())
    }
}

/// The number of deviations that a process remembers.
const MOST_PLACES: usize = 4096;

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, documented, came, lost, count } = self;
        let outcome = if *lost { "lost" } else { "read" };
        let times = if *count == 1 { "time" } else { "times" };
        write!(f, "{path}: {documented} documented, {came} came, {outcome}, {count} {times}")
    }
}

/// The deviations of one JSON text: each kind once, in order of occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deviations {
    pub(crate) kinds: Vec<Deviation>,
    pub(crate) total: u64,
}

impl Deviations {
    /// The maximum number of kinds that are kept.
    pub const MOST_KINDS: usize = 64;

    /// Returns whether nothing deviated.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// Returns the total number of deviations, including those of kinds that are not kept.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Returns the deviations by path and form, at most [`MOST_KINDS`](Self::MOST_KINDS).
    pub fn as_slice(&self) -> &[Deviation] {
        &self.kinds
    }

    /// Iterates over the deviations by path and form.
    pub fn iter(&self) -> slice::Iter<'_, Deviation> {
        self.kinds.iter()
    }

    /// Adds a deviation that the caller detected, for example a missing required field.
    pub fn note(&mut self, path: impl Into<String>, documented: Form, came: Form, lost: bool) {
        self.total = self.total.saturating_add(1);
        self.add(Deviation { path: path.into(), documented, came, lost, count: 1 });
    }

    /// Adds the deviations of another text.
    pub fn extend(&mut self, other: Self) {
        self.total = self.total.saturating_add(other.total);
        for deviation in other.kinds {
            self.add(deviation);
        }
    }

    fn add(&mut self, deviation: Deviation) {
        let same = |known: &Deviation| {
            let Deviation { path, documented, came, lost, .. } = known;
            (path, *documented, *came, *lost) == (&deviation.path, deviation.documented, deviation.came, deviation.lost)
        };
        if let Some(known) = self.kinds.iter().position(same) {
            self.kinds[known].count = self.kinds[known].count.saturating_add(deviation.count);
        } else if self.kinds.len() < Self::MOST_KINDS {
            self.kinds.push(deviation);
        }
    }
}

impl<'a> IntoIterator for &'a Deviations {
    type Item = &'a Deviation;
    type IntoIter = slice::Iter<'a, Deviation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One line for each kind.
impl fmt::Display for Deviations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for deviation in self {
            writeln!(f, "{deviation}")?;
        }
        Ok(())
    }
}
