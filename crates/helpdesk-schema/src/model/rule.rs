//! Rules that a page states in prose: about several fields of a request, or about the item that it is for.

use std::fmt;
use std::str::FromStr;

use crate::json::{LoadError, Node, Value, expect_string, record, words, written};
#[cfg(feature = "author")]
use crate::json::{WriteNode, Writer};

record! {
    /// A rule that a call of an operation keeps.
    ///
    /// Where all conditions of [`when`](Self::when) hold, one of [`needs`](Self::needs) holds, too, or the call is refused. A
    /// rule without needs refuses every call for which `when` holds, unless it says what comes [`then`](Self::then).
    pub struct Rule {
        /// The conditions under which it applies, all of them; with an empty list it always applies.
        when: Vec<Condition>,
        /// The conditions of which one must hold.
        needs: Vec<Condition>,
        /// The code with which a call that breaks the rule is refused; `None` where the page names none.
        code: Option<i64>,
        /// The state of the item after the call.
        then: Vec<Condition>,
    }
}

#[cfg(feature = "author")]
impl Rule {
    /// The conditions of the rule, wherever they appear in it.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.when.iter().chain(&self.needs).chain(&self.then)
    }

    /// Whether a request alone shows that it breaks the rule.
    pub fn is_of_request(&self) -> bool {
        self.then.is_empty() && self.conditions().all(|condition| condition.place != RulePlace::Item)
    }
}

#[cfg(feature = "author")]
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |conditions: &[Condition], separator: &str| {
            conditions.iter().map(ToString::to_string).collect::<Vec<_>>().join(separator)
        };
        match (self.when.is_empty(), self.needs.is_empty(), self.then.is_empty()) {
            (false, true, true) => return write!(f, "refused where {}", list(&self.when, " and ")),
            (false, _, _) => write!(f, "where {}: ", list(&self.when, " and "))?,
            (true, _, _) => {}
        }
        if !self.needs.is_empty() {
            write!(f, "{}", list(&self.needs, ", or "))?;
        }
        if !self.needs.is_empty() && !self.then.is_empty() {
            f.write_str("; ")?;
        }
        if self.then.is_empty() { Ok(()) } else { write!(f, "then {}", list(&self.then, " and ")) }
    }
}

words! {
    /// Where the field of a condition is.
    #[derive(Default)]
    pub enum RulePlace {
        /// In the query string.
        #[default]
        Query = "query",
        /// In the body of the request.
        Body = "body",
        /// In the item that the request is for, as the platform stores it.
        Item = "item",
    }
}

/// A condition of a rule on a field. It is spelled as in `body/user_list is not empty`: [`Display`](fmt::Display) writes
/// that and [`FromStr`] reads it.
#[derive(Default)]
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub struct Condition {
    /// Where the field is.
    pub place: RulePlace,
    /// The names of the field and of those around it, from the outermost.
    pub path: Vec<String>,
    /// Whether the opposite is asked.
    pub not: bool,
    /// The test of the field.
    pub test: Test,
}

/// A test of a field's value.
#[derive(Default)]
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub enum Test {
    /// `given`: it is there.
    #[default]
    Given,
    /// `empty`: it is absent, or has no item or character.
    Empty,
    /// `50 or 51`: it is there and has one of these values, as text.
    OneOf(Vec<String>),
}

#[cfg(feature = "author")]
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, path, not, test } = self;
        write!(f, "{}/{} is {}", place.as_str(), path.join("/"), if *not { "not " } else { "" })?;
        match test {
            Test::Given => f.write_str("given"),
            Test::Empty => f.write_str("empty"),
            Test::OneOf(values) => f.write_str(&values.join(" or ")),
        }
    }
}

/// A text that spells no [`Condition`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(String);

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a condition; write `PLACE/FIELD is [not] given`, `... empty` or `... VALUE or VALUE`, PLACE being \
             query, body or item",
            self.0
        )
    }
}

impl std::error::Error for ConditionError {}

impl FromStr for Condition {
    type Err = ConditionError;

    fn from_str(text: &str) -> Result<Self, ConditionError> {
        let parse = || {
            let (field, asked) = text.split_once(" is ")?;
            let (place, path) = field.split_once('/')?;
            let place = RulePlace::ALL.iter().copied().find(|known| known.as_str() == place)?;
            let path: Vec<String> = path.split('/').map(str::to_owned).collect();
            let (not, asked) = asked.strip_prefix("not ").map_or((false, asked), |asked| (true, asked));
            let values: Vec<String> = asked.split(" or ").map(|value| value.trim().to_owned()).collect();
            let test = match asked {
                "given" => Test::Given,
                "empty" => Test::Empty,
                _ => Test::OneOf(values.clone()),
            };
            let complete = path.iter().chain(&values).all(|part| !part.is_empty());
            complete.then_some(Self { place, path, not, test })
        };
        parse().ok_or_else(|| ConditionError(text.to_owned()))
    }
}

impl Node for Condition {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        *self = expect_string(value)?.parse().map_err(|e: ConditionError| LoadError::new(e.to_string()))?;
        Ok(())
    }
}

written! {
    impl WriteNode for Condition {
        fn write(&self, out: &mut Writer) {
            out.string(&self.to_string());
        }
    }
}
