//! The header of a page's file: YAML between `---` lines, or an HTML comment.

/// The content and form of a header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) title: String,
    pub(crate) full_path: String,
    /// When the page was updated, in milliseconds.
    pub(crate) updated: Option<u64>,
    /// The number of the page, which only some headers have.
    pub(crate) id: Option<String>,
    /// Where people read the page, which only some headers have.
    pub(crate) source: Option<String>,
    pub(crate) is_comment: bool,
}

impl Header {
    /// Reads the header of a file, except title and path, which the reader of pages knows.
    pub(crate) fn read(text: &str) -> Self {
        let is_comment = text.starts_with("<!--");
        let (open, close) = if is_comment { ("<!--", "-->") } else { ("---", "\n---") };
        let mut header = Self { is_comment, ..Self::default() };
        let lines = text.strip_prefix(open).and_then(|rest| rest.split_once(close));
        let lines = lines.into_iter().flat_map(|(lines, _)| lines.lines());
        for (key, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim().trim_matches('"').to_owned();
            match key.trim() {
                "updateTime" | "updatedAt" => header.updated = value.parse().ok(),
                "id" => header.id = Some(value),
                "source" => header.source = Some(value),
                _ => {}
            }
        }
        header
    }

    /// The text of a file with this header.
    pub(crate) fn file(&self, content: &str) -> String {
        let Self { title, id, full_path, updated, source, is_comment } = self;
        let updated = updated.map(|time| time.to_string());
        let texts =
            [Some(title), id.as_ref(), Some(full_path), source.as_ref()].map(|value| value.map(|text| one_line(text)));
        // A comment has no quotes: a value that would end it, or begins with one, needs the other form.
        let is_plain = |value: &String| !value.contains("--") && !value.starts_with('"');
        let is_comment = *is_comment && texts.iter().flatten().all(is_plain);
        let time_key = if is_comment { "updatedAt" } else { "updateTime" };
        let [title, id, full_path, source] = texts;
        let fields = [("title", title), ("id", id), ("fullPath", full_path), (time_key, updated), ("source", source)];
        let line = |(key, value): (&str, Option<String>)| {
            let value = value?;
            Some(if is_comment { format!("{key}: {value}\n") } else { format!("{key}: {}\n", quoted(&value)) })
        };
        let lines: String = fields.into_iter().filter_map(line).collect();
        if is_comment { format!("<!--\n{lines}-->\n{content}") } else { format!("---\n{lines}---\n\n{content}") }
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A scalar of YAML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
