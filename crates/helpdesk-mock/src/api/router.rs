//! From a method and a path to an operation.

use std::collections::BTreeSet;

use axum::http::HeaderValue;
use helpdesk_schema::Operation;

use super::encoding::decode_segment;

/// The operation that a request is for, and its path parameters.
pub(crate) struct Route<'a> {
    pub(crate) operation: &'a Operation,
    /// The parameters in the path by name, still encoded.
    pub(crate) parameters: Vec<(&'a str, &'a str)>,
}

/// The reason why no operation matches.
pub(crate) enum NoRoute<'a> {
    Path,
    /// The methods that the path has.
    Method(Vec<&'a str>),
}

impl NoRoute<'_> {
    /// The header `Allow`, without which HTTP lets no method be refused.
    pub(crate) fn allow(&self) -> Option<HeaderValue> {
        match self {
            Self::Path => None,
            Self::Method(methods) => HeaderValue::from_str(&methods.join(", ")).ok(),
        }
    }
}

/// Finds the operation for a path as it came on the wire. Where several fit, that with a literal segment at the first
/// difference wins: `/faqs/search` beats `/faqs/:id`.
pub(crate) fn find<'a>(operations: &'a [Operation], method: &str, path: &'a str) -> Result<Route<'a>, NoRoute<'a>> {
    // An encoded slash is a part of its segment.
    let segments: Vec<Segment> =
        path.split('/').map(|encoded| Segment { encoded, decoded: decode_segment(encoded) }).collect();
    let (fitting, others): (Vec<&Operation>, Vec<&Operation>) = operations
        .iter()
        .filter(|operation| fits(&operation.path, &segments))
        .partition(|operation| operation.method.as_str() == method);
    match fitting.into_iter().max_by_key(|operation| literals(&operation.path)) {
        Some(operation) => Ok(Route { operation, parameters: parameters(&operation.path, &segments) }),
        None if others.is_empty() => Err(NoRoute::Path),
        None => {
            let methods: BTreeSet<&str> = others.iter().map(|operation| operation.method.as_str()).collect();
            Err(NoRoute::Method(methods.into_iter().collect()))
        }
    }
}

struct Segment<'a> {
    encoded: &'a str,
    decoded: Option<String>,
}

fn fits(template: &str, segments: &[Segment]) -> bool {
    template.split('/').count() == segments.len()
        && template.split('/').zip(segments).all(|(wanted, segment)| match wanted.strip_prefix(':') {
            Some(_) => !segment.encoded.is_empty(),
            None => segment.decoded.as_deref() == Some(wanted),
        })
}

fn literals(template: &str) -> Vec<bool> {
    template.split('/').map(|segment| !segment.starts_with(':')).collect()
}

fn parameters<'a>(template: &'a str, segments: &[Segment<'a>]) -> Vec<(&'a str, &'a str)> {
    template
        .split('/')
        .zip(segments)
        .filter_map(|(wanted, segment)| Some((wanted.strip_prefix(':')?, segment.encoded)))
        .collect()
}
