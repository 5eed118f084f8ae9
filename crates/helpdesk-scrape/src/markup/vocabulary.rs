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

/// The names under which the parser gets the pages' own elements: single letters that HTML does not use, as the parser takes
/// time for each letter.
pub(crate) mod name {
    /// `md-table`
    pub(crate) const FLAT: &str = "f";
    /// `md-dt-table`
    pub(crate) const TREE: &str = "t";
    /// `md-thead`
    pub(crate) const HEAD: &str = "h";
    /// `md-tr`
    pub(crate) const ROW: &str = "r";
    /// `md-td`, `md-th`
    pub(crate) const CELL: &str = "c";
    /// `md-text` of the type `field-name`
    pub(crate) const NAME: &str = "n";
    /// `md-text` of the type `field-type`
    pub(crate) const TYPE: &str = "y";
    /// `md-perm`
    pub(crate) const SCOPE: &str = "o";
    /// `md-tag`
    pub(crate) const TAG: &str = "g";
    /// `md-enum`
    pub(crate) const VALUES: &str = "e";
    /// `md-enum-item`
    pub(crate) const VALUE: &str = "v";
    /// `md-tooltip`
    pub(crate) const HINT: &str = "l";
    /// `md-alert`
    pub(crate) const ALERT: &str = "m";
    /// `md-app-support`
    pub(crate) const APPS: &str = "k";
    /// any other `md-text`
    pub(crate) const TEXT: &str = "x";
}

/// The name passed to the parser for a known tag (empty if the tag is dropped), and its class. Anything else in angle
/// brackets is text.
pub(crate) fn known(name: &[u8]) -> Option<(&'static str, Class)> {
    Some(match name {
        b"md-dt-td" | b"md-td" | b"md-dt-th" | b"md-th" => (name::CELL, Class::Cell),
        b"md-text" => (name::TEXT, Class::Inline),
        b"md-dt-tr" | b"md-tr" => (name::ROW, Class::Row),
        b"md-enum-item" => (name::VALUE, Class::Inline),
        b"md-enum" => (name::VALUES, Class::Inline),
        b"md-perm" => (name::SCOPE, Class::Inline),
        b"md-tag" => (name::TAG, Class::Inline),
        b"md-alert" => (name::ALERT, Class::Inline),
        b"md-tooltip" => (name::HINT, Class::Inline),
        b"md-app-support" => (name::APPS, Class::Inline),
        b"md-table" => (name::FLAT, Class::Table),
        b"md-dt-table" => (name::TREE, Class::Table),
        b"md-thead" | b"md-dt-thead" => (name::HEAD, Class::Group),
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
    matches!(attribute, b"type" | b"name" | b"key" | b"types" | b"href")
}

/// Whether the class is a part of a table.
pub(crate) fn is_part(class: Class) -> bool {
    matches!(class, Class::Table | Class::Group | Class::Row | Class::Cell)
}
