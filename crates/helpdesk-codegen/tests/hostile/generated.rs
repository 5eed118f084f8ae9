//! Whether generated text holds only what the shape of its schema makes.

use std::collections::BTreeSet;

use helpdesk_codegen::{Options, RoundTrip};
use helpdesk_schema::Schema;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use crate::markdown::{self, Allowed};
use crate::schema::{self, Shape};

const OPTIONS: Options<'_> = Options { crate_name: "desk_types", module: None, round_trip: RoundTrip::Feature };

/// The items of a schema of that shape, whatever its texts are.
pub(crate) fn skeleton(shape: Shape) -> Result<String, String> {
    let text = generate(&schema::schema(shape, &mut || "word".to_owned()))?;
    Ok(Docs::default().skeleton(tokens(&text)?).to_string())
}

/// Fails if the texts of the schema, whose shape makes that skeleton, make anything but text.
pub(crate) fn check(schema: &Schema, skeleton: &str) -> Result<(), String> {
    let text = generate(schema)?;
    let mut docs = Docs::default();
    if docs.skeleton(tokens(&text)?).to_string() != skeleton {
        return Err(format!("there are other items than those of the schema:\n{text}"));
    }
    // In a file, the attributes are comments.
    let file = syn::parse_file(&text).map_err(|error| format!("{error}:\n{text}"))?;
    let mut printed = Docs::default();
    printed.skeleton(tokens(&prettyplease::unparse(&file))?);
    if printed.texts != docs.texts {
        let differ = docs.texts.iter().zip(&printed.texts).find(|(attribute, comment)| attribute != comment);
        return Err(format!("the comments are not the attributes: {differ:?}"));
    }
    let items: Vec<String> = docs.idents.iter().cloned().collect();
    let allowed = Allowed { link: markdown::is_web, items: &items, headings: &["Errors", "Examples"], table: &[] };
    let (mut examples, mut headings) = (0, 0);
    for text in &docs.texts {
        let found = markdown::check(text, allowed).map_err(|fault| format!("{fault}:\n{text}"))?;
        for example in &found.examples {
            check_example(example, &docs.idents).map_err(|fault| format!("{fault}:\n{text}"))?;
        }
        examples += found.examples.len();
        headings += found.headings;
    }
    let operations = schema.operations.len();
    if (examples, headings) != (operations, 2 * operations) {
        return Err(format!("{examples} examples, {headings} headings"));
    }
    Ok(())
}

fn generate(schema: &Schema) -> Result<String, String> {
    helpdesk_codegen::generate(schema.clone(), &OPTIONS).map(|text| text.to_string()).map_err(|error| error.to_string())
}

fn tokens(text: &str) -> Result<TokenStream, String> {
    text.parse().map_err(|error| format!("{error}:\n{text}"))
}

/// The doc comments of a text, and the identifiers in it.
#[derive(Default)]
struct Docs {
    texts: Vec<String>,
    idents: BTreeSet<String>,
}

impl Docs {
    /// The tokens without doc comments, and with all strings empty.
    fn skeleton(&mut self, tokens: TokenStream) -> TokenStream {
        let mut out = TokenStream::new();
        let mut lines: Vec<String> = Vec::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let (TokenTree::Punct(mark), Some(TokenTree::Group(group))) = (&token, tokens.peek()) {
                if let Some(line) = doc(group).filter(|_| mark.as_char() == '#') {
                    tokens.next();
                    lines.push(line);
                    continue;
                }
            }
            self.text(&mut lines);
            out.extend([match token {
                TokenTree::Group(group) => {
                    TokenTree::Group(Group::new(group.delimiter(), self.skeleton(group.stream())))
                }
                TokenTree::Literal(literal) if syn::parse_str::<syn::LitStr>(&literal.to_string()).is_ok() => {
                    TokenTree::Literal(Literal::string(""))
                }
                TokenTree::Ident(ident) => {
                    self.idents.insert(ident.to_string());
                    TokenTree::Ident(Ident::new(ident.to_string().trim_start_matches("r#"), Span::call_site()))
                }
                other => other,
            }]);
        }
        self.text(&mut lines);
        out
    }

    fn text(&mut self, lines: &mut Vec<String>) {
        if !lines.is_empty() {
            self.texts.push(
                lines
                    .drain(..)
                    .map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned() + "\n")
                    .collect(),
            );
        }
    }
}

/// The text of `[doc = "..."]`.
fn doc(group: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)]
            if group.delimiter() == Delimiter::Bracket && name == "doc" =>
        {
            syn::parse_str::<syn::LitStr>(&text.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

/// Fails on an example that is more than literals handed to what the text defines.
fn check_example(example: &str, idents: &BTreeSet<String>) -> Result<(), String> {
    let block: syn::Block = syn::parse_str(&format!("{{{example}}}")).map_err(|error| error.to_string())?;
    let kinds: Vec<&str> = block
        .stmts
        .iter()
        .map(|statement| match statement {
            syn::Stmt::Item(syn::Item::Use(_)) => "use",
            syn::Stmt::Local(_) => "let",
            _ => "other",
        })
        .collect();
    if !matches!(kinds[..], ["use", "let"] | ["use", "use", "let"]) {
        return Err(format!("an example of {kinds:?}"));
    }
    const OURS: [&str; 20] = [
        "Duration",
        "Timestamp",
        "from_millis",
        "from_secs",
        "std",
        "time",
        "From",
        "String",
        "from",
        "OneOrMany",
        "One",
        "Many",
        "Upload",
        "desk",
        "desk_types",
        "json",
        "let",
        "request",
        "use",
        "vec",
    ];
    const WORDS: [&str; 3] = ["null", "true", "false"];
    let is_known =
        |ident: &String| idents.contains(ident) || OURS.contains(&ident.as_str()) || WORDS.contains(&ident.as_str());
    let mut used = Docs::default();
    let tokens: TokenStream = example.parse().map_err(|error: proc_macro2::LexError| error.to_string())?;
    used.skeleton(tokens);
    match used.idents.iter().find(|ident| !is_known(ident)) {
        Some(ident) => Err(format!("an example that names {ident}")),
        None => Ok(()),
    }
}
