//! The shape of an object as text: objects with the same text share a component.
//!
//! Everything that a schema states goes in, except descriptions and examples: those of the first object are used
//! for all.

use std::fmt::Write as _;

use helpdesk_schema::{Direction, Field, Type};

/// An object: what the page calls its type, and its members.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Object<'a> {
    pub(crate) documented: Option<&'a str>,
    pub(crate) fields: &'a [Field],
}

impl<'a> Object<'a> {
    /// The object inside of a field's type; `None` where nothing is documented of it.
    pub(crate) fn of(field: &'a Field) -> Option<Self> {
        match field.ty.innermost() {
            Type::Object(documented) if !field.fields.is_empty() => {
                Some(Self { documented: documented.as_deref(), fields: &field.fields })
            }
            _ => None,
        }
    }
}

/// Which of the objects around is meant by a documented type: its place among them.
pub(crate) fn ancestor(around: &[Object<'_>], documented: &str) -> Option<usize> {
    around.iter().rposition(|object| object.documented == Some(documented))
}

/// The shape of the last of these objects, each of which is in the one before it.
pub(crate) fn shape(direction: Direction, around: &[Object<'_>]) -> String {
    let Some(root) = around.len().checked_sub(1) else { return String::new() };
    let mut shape = Shape { around: around.to_vec(), outermost: root, text: format!("{direction:?}") };
    shape.object();
    if shape.outermost < root {
        // It refers to what encloses it, so that belongs to what it is.
        let outer = around.get(..=shape.outermost).unwrap_or_default();
        let _ = write!(shape.text, " in {}", self::shape(direction, outer));
    }
    shape.text
}

struct Shape<'a> {
    around: Vec<Object<'a>>,
    /// The outermost object that is referred to.
    outermost: usize,
    text: String,
}

// A formatter that writes to a String does not fail.
impl Shape<'_> {
    fn object(&mut self) {
        let Some(object) = self.around.last().copied() else { return };
        self.text.push('{');
        for field in object.fields {
            let Field { name, required, default, constraints, .. } = field;
            let scopes: Vec<&str> = field.scopes.iter().map(|scope| scope.name.as_str()).collect();
            let values: Vec<&str> =
                field.values.iter().flat_map(|list| &list.items).map(|value| value.key.as_str()).collect();
            let _ = write!(self.text, "{name:?} {required:?} {default:?} {constraints:?} {scopes:?} {values:?} ");
            self.ty(&field.ty);
            if let Some(object) = Object::of(field) {
                self.around.push(object);
                self.object();
                self.around.pop();
            }
        }
        self.text.push('}');
    }

    fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Array(inner) => self.nested("array", inner),
            Type::Map(inner) => self.nested("map", inner),
            Type::OneOrMany(inner) => self.nested("one-or-many", inner),
            Type::TextOr(inner) => self.nested("text-or", inner),
            // The page's name of the type is not part of the shape.
            Type::Object(_) => self.text.push_str("object"),
            Type::Ancestor(documented) => {
                if let Some(place) = ancestor(&self.around, documented) {
                    self.outermost = self.outermost.min(place);
                    let _ = write!(self.text, "ancestor {}", self.around.len() - place);
                }
            }
            other => {
                let _ = write!(self.text, "{other}");
            }
        }
    }

    fn nested(&mut self, word: &str, inner: &Type) {
        self.text.push_str(word);
        self.text.push('<');
        self.ty(inner);
        self.text.push('>');
    }
}
