//! Rust expressions as people would write them: in one line if it fits, else an argument or a call a line.

use std::fmt::Write as _;

use crate::lists::{comma_separated, separated};

/// The columns that a line may have.
pub(super) const WIDTH: usize = 100;

/// A Rust expression.
#[cfg_attr(test, derive(Debug, Clone, PartialEq))]
pub(crate) enum Expression {
    /// A literal, a path, or whatever else stays in one piece.
    Atom(String),
    /// Expressions with commas between them: `User::new(..)`, `vec![..]`.
    List { open: String, items: Vec<Expression>, close: &'static str },
    /// A value, and the methods that are called on it one after another.
    Chain { value: Box<Expression>, calls: Vec<Expression> },
}

impl Expression {
    pub(crate) fn call(function: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::List { open: format!("{}(", function.into()), items: arguments, close: ")" }
    }

    /// The methods called on the value.
    pub(crate) fn chain(value: Self, calls: Vec<Self>) -> Self {
        if calls.is_empty() { value } else { Self::Chain { value: Box::new(value), calls } }
    }

    /// A string literal: a raw one where the other had nothing but backslashes to add.
    pub(crate) fn text(text: &str) -> Self {
        let is_quoted = |c: char| matches!(c, '"' | '\\');
        let is_plain = |c: char| is_quoted(c) || c.escape_debug().count() == 1;
        if !(text.contains(is_quoted) && text.chars().all(is_plain)) {
            return Self::Atom(format!("{text:?}"));
        }
        let mut hashes = String::new();
        while text.contains(&format!("\"{hashes}")) {
            hashes.push('#');
        }
        Self::Atom(format!("r{hashes}\"{text}\"{hashes}"))
    }

    /// The text of the expression, if it begins in `column` of a line that is indented by `indent`.
    pub(crate) fn print(&self, indent: usize, column: usize) -> String {
        let flat = self.flat();
        if column + flat.chars().count() <= WIDTH {
            return flat;
        }
        match self {
            Self::List { open, items, close } if matches!(items.as_slice(), [Self::List { .. }]) => {
                let inner = column + open.chars().count();
                let mut text = open.clone();
                for item in items {
                    text.push_str(&item.print(indent, inner + close.len()));
                }
                text + close
            }
            Self::List { open, items, close } if !items.is_empty() => {
                let (inner, mut text) = (indent + 4, open.clone());
                for item in items {
                    // A formatter that writes to a String does not fail.
                    let _ = write!(text, "\n{:inner$}{},", "", item.print(inner, inner));
                }
                let _ = write!(text, "\n{:indent$}{close}", "");
                text
            }
            Self::Chain { value, calls } => {
                let mut text = value.print(indent, column);
                let inner = if text.contains('\n') { indent } else { indent + 4 };
                for call in calls {
                    let _ = write!(text, "\n{:inner$}{}", "", call.print(inner, inner));
                }
                text
            }
            _ => flat,
        }
    }

    fn flat(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::List { open, items, close } => format!("{open}{}{close}", comma_separated(items, &Self::flat)),
            Self::Chain { value, calls } => format!("{}{}", value.flat(), separated(calls, "", &Self::flat)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_broken_at_its_commas_and_calls() {
        let list = |n| Expression::call("List::new", vec![Expression::text("value"); n]);
        assert_eq!(list(0).print(0, 0), "List::new()");
        assert_eq!(list(2).print(0, 0), "List::new(\"value\", \"value\")");
        let nested = Expression::call("Outer::new", vec![list(2), list(12)]);
        let long = "        \"value\",\n".repeat(12);
        let expected = format!("Outer::new(\n    List::new(\"value\", \"value\"),\n    List::new(\n{long}    ),\n)");
        assert_eq!(nested.print(0, 0), expected);

        let single = Expression::call("Some", vec![list(12)]);
        assert_eq!(single.print(0, 0), format!("Some(List::new(\n{}))", "    \"value\",\n".repeat(12)));

        let calls = |n| vec![Expression::call(".a_setter", vec![Expression::text("value")]); n];
        assert_eq!(Expression::chain(list(1), calls(1)).print(0, 0), "List::new(\"value\").a_setter(\"value\")");
        let lines = "\n    .a_setter(\"value\")".repeat(5);
        assert_eq!(Expression::chain(list(1), calls(5)).print(0, 0), format!("List::new(\"value\"){lines}"));
        let broken = Expression::chain(nested, calls(1)).print(0, 0);
        assert_eq!(broken, format!("{expected}\n.a_setter(\"value\")"));
    }

    #[test]
    fn texts_are_literals_of_their_own_value() {
        for (text, literal) in [
            ("plain 工单", r#""plain 工单""#),
            ("a\nb", r#""a\nb""#),
            (r#"{"a": 1}"#, "r#\"{\"a\": 1}\"#"),
            (r"a\b", r#"r"a\b""#),
            ("\"#", "r##\"\"#\"##"),
            ("\"###\"#", "r####\"\"###\"#\"####"),
            ("\"\u{202e}", "\"\\\"\\u{202e}\""),
            ("\"\n```", r#""\"\n```""#),
        ] {
            assert_eq!(Expression::text(text), Expression::Atom(literal.to_owned()));
            assert_eq!(
                syn::parse_str::<syn::LitStr>(literal).map(|literal| literal.value()).ok().as_deref(),
                Some(text)
            );
        }
    }
}
