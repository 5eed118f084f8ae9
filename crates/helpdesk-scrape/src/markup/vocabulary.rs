//! The known tags.

/// The class of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Table,
    Group,
    Row,
    Cell,
    /// An inline element specific to the pages.
    Inline,
    /// An HTML element with an end tag.
    Html,
    /// An HTML element without an end tag, or one that the parser drops.
    Void,
}

/// The name passed to the parser for a known tag (empty if the tag is dropped), and its class. Anything else in angle
/// brackets is text.
///
/// The parser stores names of up to seven bytes inline; for longer ones it locks a global table.
pub(crate) fn known(name: &[u8]) -> Option<(&'static str, Class)> {
    Some(match name {
        b"md-dt-td" | b"md-td" | b"md-dt-th" | b"md-th" => ("md-td", Class::Cell),
        b"md-text" => ("md-text", Class::Inline),
        b"md-dt-tr" | b"md-tr" => ("md-tr", Class::Row),
        b"md-enum-item" => ("md-item", Class::Inline),
        b"md-enum" => ("md-enum", Class::Inline),
        b"md-perm" => ("md-perm", Class::Inline),
        b"md-tag" => ("md-tag", Class::Inline),
        b"md-alert" => ("md-note", Class::Inline),
        b"md-tooltip" => ("md-hint", Class::Inline),
        b"md-app-support" => ("md-apps", Class::Inline),
        b"md-table" => ("md-flat", Class::Table),
        b"md-dt-table" => ("md-tree", Class::Table),
        b"md-thead" | b"md-dt-thead" => ("md-head", Class::Group),
        b"md-tbody" | b"md-dt-tbody" => ("", Class::Group),
        b"md-code-json" | b"md-code-tabs" | b"md-code-tab-group" | b"md-code-tab-panel" => ("", Class::Inline),
        b"br" => ("br", Class::Void),
        b"hr" | b"img" | b"tr" => ("", Class::Void),
        b"b" | b"strong" => ("b", Class::Html),
        b"i" | b"em" => ("i", Class::Html),
        b"a" => ("a", Class::Html),
        b"p" | b"div" | b"pre" | b"ul" | b"ol" => ("div", Class::Html),
        b"li" => ("li", Class::Html),
        b"code" => ("code", Class::Html),
        b"u" | b"s" | b"del" | b"font" | b"span" => ("", Class::Html),
        _ => return None,
    })
}

/// The names of the pages' own tags, of which a misspelled one may be meant.
pub(crate) const TAGS: &[&str] = &[
    "md-dt-table",
    "md-dt-thead",
    "md-dt-tbody",
    "md-dt-tr",
    "md-dt-th",
    "md-dt-td",
    "md-table",
    "md-thead",
    "md-tbody",
    "md-tr",
    "md-th",
    "md-td",
    "md-text",
    "md-enum",
    "md-enum-item",
    "md-perm",
    "md-tag",
    "md-alert",
    "md-tooltip",
    "md-app-support",
    "md-code-json",
];

/// Whether the attribute is passed to the parser.
pub(crate) fn is_read(attribute: &[u8]) -> bool {
    matches!(attribute, b"level" | b"type" | b"name" | b"key" | b"types" | b"href")
}

/// Whether the class is a part of a table.
pub(crate) fn is_part(class: Class) -> bool {
    matches!(class, Class::Table | Class::Group | Class::Row | Class::Cell)
}
