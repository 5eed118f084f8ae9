//! Source text from tokens, one item or field a line. A formatter would cost every build more than the generator does.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

/// Prints items.
pub(crate) fn print(tokens: TokenStream) -> String {
    let mut printer = Printer { text: String::new(), depth: 0, in_path: false };
    printer.stream(tokens, true);
    printer.line();
    printer.text.truncate(printer.text.trim_end().len());
    printer.text.push('\n');
    printer.text
}

/// The keywords that may precede a path from the root.
const KEYWORDS: [&str; 10] = ["as", "const", "dyn", "for", "impl", "in", "mut", "pub", "return", "use"];

struct Printer {
    text: String,
    depth: usize,
    /// Whether a `::` that comes next goes on with a path, as behind a name; otherwise it begins one.
    in_path: bool,
}

impl Printer {
    /// Prints tokens; `lines` says whether a `,`, `;` or `}` ends a line here.
    fn stream(&mut self, tokens: TokenStream, lines: bool) {
        let mut tokens = tokens.into_iter().peekable();
        let (mut attribute, mut lifetime, mut generics) = (false, false, 0_usize);
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::None => ("", ""),
                    };
                    let block = group.delimiter() == Delimiter::Brace && !group.stream().is_empty();
                    if open == "(" && self.text.ends_with("> ") && !self.text.ends_with("-> ") {
                        self.text.pop();
                    }
                    self.text.push_str(open);
                    if block {
                        self.depth += 1;
                        self.line();
                    }
                    self.stream(group.stream(), block);
                    if block {
                        self.depth -= 1;
                        self.line();
                    }
                    self.text.push_str(close);
                    let ends = lines
                        && match tokens.peek() {
                            Some(TokenTree::Punct(next)) => matches!(next.as_char(), '#' | ':'),
                            Some(TokenTree::Ident(next)) => next != "else",
                            _ => false,
                        };
                    if ends && (attribute || group.delimiter() == Delimiter::Brace) {
                        self.line();
                    } else if group.delimiter() != Delimiter::None {
                        self.text.push(' ');
                    }
                    (attribute, self.in_path) = (false, false);
                }
                TokenTree::Punct(punct) => {
                    let mark = punct.as_char();
                    let closes = mark == '>' && !self.text.ends_with(['-', '=']);
                    match mark {
                        '<' => generics += 1,
                        '>' if closes => generics = generics.saturating_sub(1),
                        _ => {}
                    }
                    (attribute, lifetime) = (mark == '#', mark == '\'');
                    self.punct(&punct);
                    // Of a `::`, the second one goes on where the first one began.
                    self.in_path =
                        closes || self.text.ends_with("::") || mark == ':' && punct.spacing() == Spacing::Joint;
                    if lines && (mark == ';' || mark == ',' && generics == 0) {
                        self.line();
                    }
                }
                word => {
                    let _ = write!(self.text, "{word}");
                    self.in_path = !KEYWORDS.contains(&word.to_string().as_str());
                    let call =
                        matches!(tokens.peek(), Some(TokenTree::Group(next)) if next.delimiter() != Delimiter::Brace);
                    if !call || std::mem::take(&mut lifetime) {
                        self.text.push(' ');
                    }
                }
            }
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
    }

    /// Prints a punctuation mark with blanks around it as people write them, where that is easily told.
    fn punct(&mut self, punct: &Punct) {
        let mark = punct.as_char();
        let arrow = mark == '>' && self.text.ends_with(['-', '=']);
        let begins_path = mark == ':' && punct.spacing() == Spacing::Joint && !self.in_path;
        if !begins_path && matches!(mark, ',' | ';' | '.' | '?' | ':' | '<') || mark == '>' && !arrow {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        let path = mark == ':' && self.text.ends_with(':');
        self.text.push(mark);
        let tight = matches!(mark, '#' | '.' | '&' | '\'' | '<') || path;
        if punct.spacing() == Spacing::Alone && !tight {
            self.text.push(' ');
        }
    }

    fn line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        if self.text.ends_with('\n') {
            self.text.extend(std::iter::repeat_n("    ", self.depth));
        }
    }
}
