//! Labels that start the parts of a description: `**示例值**：`.

use crate::text::is_blank;

/// The part of a description that a label starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Text,
    Example,
    Default,
    Rules,
    Values,
    Scopes,
    /// Scopes that one value of the field requires.
    ConditionalScopes,
}

/// Whether a line begins with the label of an example.
pub(crate) fn opens_example(line: &str) -> bool {
    matches!(label(line), Some((Part::Example, _)))
}

/// The part that a line starts with its label, and the text after the label.
pub(crate) fn label(line: &str) -> Option<(Part, &str)> {
    let colon = ['：', ':'];
    let (label, rest) = if let Some(bold) = line.strip_prefix("**") {
        let (label, rest) = bold.split_once("**")?;
        (label, rest.trim_start_matches(is_blank).trim_start_matches(colon))
    } else {
        let label = ["示例值", "默认值", "数据校验规则"].into_iter().find(|label| line.starts_with(label))?;
        let rest = &line[label.len()..];
        (label, rest.strip_prefix(colon)?.trim_start_matches(colon))
    };
    let label = label.trim_matches(is_blank).trim_end_matches(colon).trim_matches(is_blank);
    let part = match label {
        "示例值" => Part::Example,
        "默认值" => Part::Default,
        "数据校验规则" => Part::Rules,
        "可选值有" | "可选值" | "可能值有" | "可能值" => Part::Values,
        _ if label.starts_with("当值为") && label.contains("字段权限要求") => Part::ConditionalScopes,
        _ if label.starts_with("字段权限要求") => Part::Scopes,
        _ => return None,
    };
    Some((part, rest.trim_matches(is_blank)))
}
