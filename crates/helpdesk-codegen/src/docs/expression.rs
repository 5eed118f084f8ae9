//! Rust expressions as people would write them: in one line if it fits, else an argument a line.

use std::fmt::Write as _;

/// The columns that a line may have.
pub(crate) const WIDTH: usize = 100;

/// A Rust expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    /// A literal, a path, or whatever else stays in one piece.
    Atom(String),
    /// Expressions with commas between them: `User::new(..)`, `vec![..]`.
    List { open: String, items: Vec<Expression>, close: &'static str },
}

impl Expression {
    pub(crate) fn call(function: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::List { open: format!("{}(", function.into()), items: arguments, close: ")" }
    }

    /// A string literal.
    pub(crate) fn text(text: &str) -> Self {
        Self::Atom(format!("{text:?}"))
    }

    /// The text of the expression, if it begins in `column` of a line that is indented by `indent`.
    pub(crate) fn print(&self, indent: usize, column: usize) -> String {
        let flat = self.flat();
        match self {
            Self::List { open, items, close } if !items.is_empty() && column + flat.chars().count() > WIDTH => {
                let (inner, mut text) = (indent + 4, open.clone());
                for item in items {
                    // A formatter that writes to a String does not fail.
                    let _ = write!(text, "\n{:inner$}{},", "", item.print(inner, inner));
                }
                let _ = write!(text, "\n{:indent$}{close}", "");
                text
            }
            _ => flat,
        }
    }

    fn flat(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::List { open, items, close } => {
                let items: Vec<String> = items.iter().map(Self::flat).collect();
                format!("{open}{}{close}", items.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_broken_at_its_commas() {
        let list = |n| Expression::call("List::new", vec![Expression::text("value"); n]);
        assert_eq!(list(0).print(0, 0), "List::new()");
        assert_eq!(list(2).print(0, 0), "List::new(\"value\", \"value\")");
        let nested = Expression::call("Outer::new", vec![list(2), list(12)]);
        let long = "        \"value\",\n".repeat(12);
        let expected = format!("Outer::new(\n    List::new(\"value\", \"value\"),\n    List::new(\n{long}    ),\n)");
        assert_eq!(nested.print(0, 0), expected);
    }
}
