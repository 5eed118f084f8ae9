//! The paths that tokens name: `crate::a::{b, c as d}` names two. The content of macros is read like anything else, except for
//! a path that only the use of the macro completes, such as `$crate::a::$name`.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// A path of several segments, or of one with another name, as it is written.
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    /// Whether `::*` follows.
    pub(crate) is_glob: bool,
    /// The name behind `as`.
    pub(crate) alias: Option<String>,
    pub(crate) line: usize,
}

/// The paths of the tokens, but for those that begin with `::` or belong to a type in angle brackets.
pub(crate) fn paths(tokens: TokenStream) -> Vec<Path> {
    let mut reader = Reader { tokens: tokens.into_iter().collect(), at: 0, found: Vec::new() };
    reader.read();
    reader.found
}

struct Reader {
    tokens: Vec<TokenTree>,
    at: usize,
    found: Vec<Path>,
}

impl Reader {
    fn read(&mut self) {
        while let Some(token) = self.tokens.get(self.at).cloned() {
            match token {
                TokenTree::Ident(ident) => self.path(&[], &ident),
                TokenTree::Group(group) => {
                    self.at += 1;
                    if !is_restriction(&group) {
                        self.found.extend(paths(group.stream()));
                    }
                }
                _ if self.separator() => while self.ident().is_some() && self.separator() {},
                _ => self.at += 1,
            }
        }
    }

    /// Takes the path that begins with the identifier, behind the segments of the braces around it.
    fn path(&mut self, around: &[String], first: &Ident) {
        let line = first.span().start().line;
        let mut segments = around.to_vec();
        while let Some(ident) = self.ident() {
            // `a::{self}`
            if segments.is_empty() || ident != "self" {
                segments.push(ident);
            }
            if !self.separator() {
                break;
            }
            match self.tokens.get(self.at).cloned() {
                Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
                    self.at += 1;
                    return self.found.push(Path { segments, is_glob: true, alias: None, line });
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.at += 1;
                    return self.braces(&segments, &group);
                }
                Some(TokenTree::Punct(dollar)) if dollar.as_char() == '$' => return,
                _ => {}
            }
        }
        let alias = self.alias();
        if segments.len() > 1 || alias.is_some() {
            self.found.push(Path { segments, is_glob: false, alias, line });
        }
    }

    /// Takes the paths within the braces of an import.
    fn braces(&mut self, around: &[String], group: &Group) {
        let mut inner = Reader { tokens: group.stream().into_iter().collect(), at: 0, found: Vec::new() };
        while let Some(token) = inner.tokens.get(inner.at).cloned() {
            match token {
                TokenTree::Ident(ident) => inner.path(around, &ident),
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    inner.at += 1;
                    let line = star.span().start().line;
                    inner.found.push(Path { segments: around.to_vec(), is_glob: true, alias: None, line });
                }
                _ => inner.at += 1,
            }
        }
        self.found.append(&mut inner.found);
    }

    fn ident(&mut self) -> Option<String> {
        let Some(TokenTree::Ident(ident)) = self.tokens.get(self.at) else { return None };
        let name = ident.unraw().to_string();
        self.at += 1;
        Some(name)
    }

    /// Takes a `::`, if one is next.
    fn separator(&mut self) -> bool {
        let is_colon = |token: Option<&TokenTree>, joint: bool| {
            matches!(token, Some(TokenTree::Punct(punct))
                if punct.as_char() == ':' && (!joint || punct.spacing() == Spacing::Joint))
        };
        let found = is_colon(self.tokens.get(self.at), true) && is_colon(self.tokens.get(self.at + 1), false);
        self.at += if found { 2 } else { 0 };
        found
    }

    fn alias(&mut self) -> Option<String> {
        let is_as = matches!(self.tokens.get(self.at), Some(TokenTree::Ident(ident)) if ident == "as");
        if !is_as {
            return None;
        }
        self.at += 1;
        self.ident()
    }
}

/// `(in crate::a)`, behind `pub`.
fn is_restriction(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Parenthesis && matches!(first, Some(TokenTree::Ident(ident)) if ident == "in")
}
