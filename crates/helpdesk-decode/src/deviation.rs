//! What is reported of a deviation.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::slice;
use std::sync::{Mutex, PoisonError};

/// The form of a JSON value, as far as a report needs to tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number without fraction and exponent.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// `""`
    EmptyString,
    /// A string with half a surrogate pair, a raw control character or invalid UTF-8 in it, each of which is read as U+FFFD.
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
    /// Nothing, where something is required.
    Absent,
    /// A value of another kind: what a type of your own wants or refuses.
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

    /// The form of this [name](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Its name, in the words of JSON.
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

/// A place of a JSON text that deviates from its documentation, and how.
///
/// `Display` writes it on one line, in a form that stays:
/// `data.tickets[].comments: object documented, array came, lost, 3 times`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deviation {
    /// The path of the field: `data.tickets[].comments`. `[]` is any element of an array, `{}` any key that is not
    /// documented, and `$` the text as a whole. A part that a recursive type repeats is in it once.
    pub path: String,
    /// The documented form.
    pub documented: Form,
    /// The form that came.
    pub came: Form,
    /// Whether the value was lost: the field is absent or empty, the element or entry is left out. Otherwise the value was
    /// read all the same.
    pub lost: bool,
    /// How often it was met.
    pub count: u64,
}

impl Deviation {
    /// Whether no deviation of this path and these forms was asked about before in this process, for this place: the name
    /// of an operation or event.
    ///
    /// It is for logs that would be flooded otherwise: the first one deserves attention, the others are known.
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

/// How many deviations a process tells from known ones.
const MOST_PLACES: usize = 4096;

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, documented, came, lost, count } = self;
        let outcome = if *lost { "lost" } else { "read" };
        let times = if *count == 1 { "time" } else { "times" };
        write!(f, "{path}: {documented} documented, {came} came, {outcome}, {count} {times}")
    }
}

/// The deviations of one JSON text: each kind once, in the order in which they were met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deviations {
    pub(crate) kinds: Vec<Deviation>,
    pub(crate) total: u64,
}

impl Deviations {
    /// How many kinds are kept.
    pub const MOST_KINDS: usize = 64;

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many there are in all, those of kinds that are not kept included.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The deviations by path and form, [`MOST_KINDS`](Self::MOST_KINDS) at most.
    pub fn as_slice(&self) -> &[Deviation] {
        &self.kinds
    }

    /// Goes through the deviations by path and form.
    pub fn iter(&self) -> slice::Iter<'_, Deviation> {
        self.kinds.iter()
    }

    /// Adds a deviation that whoever decodes has found by itself: a required field that is missing, for example.
    pub fn note(&mut self, path: impl Into<String>, documented: Form, came: Form, lost: bool) {
        self.total = self.total.saturating_add(1);
        self.add(Deviation { path: path.into(), documented, came, lost, count: 1 });
    }

    /// Adds those of another text.
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
