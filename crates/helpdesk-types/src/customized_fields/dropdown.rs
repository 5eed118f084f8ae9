//! The options of a dropdown.

use std::fmt;

use crate::generated::ticket_customized_field::DropdownOption;

/// The options of a dropdown, those below others included, in the order of the page.
///
/// They are a list, in which each option knows the one above it. A tree, however deep, needs no recursion then.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dropdown(Vec<Node>);

#[derive(Debug, Clone, PartialEq)]
struct Node {
    id: Option<String>,
    name: String,
    above: Option<usize>,
}

/// An option of a dropdown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DropdownChoice {
    /// Its internal id, which the pages call `tag`. It is the value of a ticket's field.
    pub id: String,
    /// Its display name, after those of the options that it is below.
    pub path: Vec<String>,
}

impl DropdownChoice {
    /// Its own display name.
    pub fn name(&self) -> &str {
        self.path.last().map(String::as_str).unwrap_or_default()
    }
}

/// The display names from the top: `Hardware / Laptop`.
impl fmt::Display for DropdownChoice {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.join(" / "))
    }
}

/// The error for display names that do not lead to one option of a dropdown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DropdownError {
    /// No option has that display name.
    Unknown {
        /// The display names that were asked for.
        path: Vec<String>,
        /// How many of them, from the first on, lead to an option.
        found: usize,
    },
    /// Several options have those display names. The value of a field can name one of them by its id.
    Ambiguous {
        /// The display names that were asked for.
        path: Vec<String>,
        /// The ids of the options.
        ids: Vec<String>,
    },
    /// The option has no id, so that no value can name it.
    WithoutId {
        /// The display names that were asked for.
        path: Vec<String>,
    },
    /// The definition of the field has no options: the field is not a dropdown, or the platform left them out.
    NoOptions,
}

impl fmt::Display for DropdownError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { path, .. } if path.is_empty() => {
                f.write_str("no option was named; give its display name, after those of the options that it is below")
            }
            Self::Unknown { path, found } => {
                let (above, name) = (path.get(..*found).unwrap_or_default(), path.get(*found));
                write!(f, "the dropdown has no option {:?}", name.map(String::as_str).unwrap_or_default())?;
                if !above.is_empty() {
                    write!(f, " below {:?}", above.join(" / "))?;
                }
                f.write_str("; `choices` lists the options")
            }
            Self::Ambiguous { path, ids } => {
                write!(f, "{} options of the dropdown are {:?}; choose one by its id", ids.len(), path.join(" / "))
            }
            Self::WithoutId { path } => write!(f, "the option {:?} has no id", path.join(" / ")),
            Self::NoOptions => f.write_str("the definition of the field has no options to choose from"),
        }
    }
}

impl std::error::Error for DropdownError {}

impl Dropdown {
    #[inline]
    pub(super) fn new(options: &[DropdownOption]) -> Self {
        let mut nodes = Vec::new();
        let mut to_come: Vec<(&DropdownOption, Option<usize>)> =
            options.iter().rev().map(|option| (option, None)).collect();
        while let Some((option, above)) = to_come.pop() {
            let here = nodes.len();
            nodes.push(Node { id: option.tag.clone(), name: option.display_name.clone().unwrap_or_default(), above });
            to_come.extend(option.children.iter().rev().map(|child| (child, Some(here))));
        }
        Self(nodes)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The options that have an id.
    #[inline]
    pub(super) fn choices(&self) -> impl Iterator<Item = DropdownChoice> {
        self.0.iter().filter_map(|node| self.choice(node))
    }

    #[inline]
    pub(super) fn by_id(&self, id: &str) -> Option<DropdownChoice> {
        self.choice(self.0.iter().find(|node| node.id.as_deref() == Some(id))?)
    }

    /// The option of that display name, wherever it is, if no other one has it.
    #[inline]
    pub(super) fn by_name(&self, name: &str) -> Option<DropdownChoice> {
        let mut named = self.0.iter().filter(|node| node.name == name);
        let node = named.next()?;
        self.choice(node).filter(|_| named.next().is_none())
    }

    /// The option of that display name, below others of these names.
    #[inline]
    pub(super) fn by_path(&self, path: Vec<String>) -> Result<DropdownChoice, DropdownError> {
        if self.is_empty() {
            return Err(DropdownError::NoOptions);
        }
        // Which options are those of the names so far.
        let mut level = vec![false; self.0.len()];
        for (found, name) in path.iter().enumerate() {
            let is_below = |above: Option<usize>| match above {
                Some(above) => found > 0 && level.get(above).copied().unwrap_or_default(),
                None => found == 0,
            };
            let next: Vec<bool> = self.0.iter().map(|node| node.name == *name && is_below(node.above)).collect();
            if !next.contains(&true) {
                return Err(DropdownError::Unknown { path, found });
            }
            level = next;
        }
        let nodes: Vec<&Node> =
            self.0.iter().zip(level).filter(|(_, is_named)| *is_named).map(|(node, _)| node).collect();
        match nodes.as_slice() {
            [] => Err(DropdownError::Unknown { path, found: 0 }),
            [node] => self.choice(node).ok_or(DropdownError::WithoutId { path }),
            several => {
                let ids = several.iter().filter_map(|node| node.id.clone()).collect();
                Err(DropdownError::Ambiguous { path, ids })
            }
        }
    }

    #[inline]
    fn choice(&self, node: &Node) -> Option<DropdownChoice> {
        let id = node.id.clone()?;
        let mut path = vec![node.name.clone()];
        let mut above = node.above;
        while let Some(node) = above.and_then(|index| self.0.get(index)) {
            path.push(node.name.clone());
            above = node.above;
        }
        path.reverse();
        Some(DropdownChoice { id, path })
    }
}
