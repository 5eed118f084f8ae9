//! How a caller shows who it is.

use helpdesk_schema::{Header, Operation, TokenKind, pascal_case};
use indexmap::IndexMap;

use crate::model::SecurityScheme;
use crate::names::lower_first;
use crate::text::Words;

/// The schemes that operations refer to, by name.
pub(crate) type Schemes = IndexMap<String, SecurityScheme>;

/// Whether a header carries a credential, and so is not a parameter.
pub(crate) fn is_credential(header: &Header) -> bool {
    header.required && header.name.ends_with("Authorization")
}

/// The requirements of an operation, any one of which is enough: a token of one of the kinds, and with it each credential
/// of another header.
///
/// A scope that the token needs is in its list. If any one of several is enough, the list stays empty, because a list
/// means that each is needed.
pub(crate) fn requirements(
    operation: &Operation,
    words: Words,
    schemes: &mut Schemes,
) -> Vec<IndexMap<String, Vec<String>>> {
    let scopes = match operation.scopes.as_slice() {
        [only] if !only.name.is_empty() => vec![only.name.clone()],
        _ => Vec::new(),
    };
    let mut credentials = IndexMap::new();
    for header in operation.headers.iter().filter(|header| is_credential(header)) {
        let name = header_scheme(&header.name);
        credentials.insert(name.clone(), Vec::new());
        schemes.entry(name).or_insert_with(|| SecurityScheme::ApiKey {
            location: "header",
            name: header.name.clone(),
            description: words.of_page(&header.description),
        });
    }
    if operation.tokens.is_empty() {
        return if credentials.is_empty() { Vec::new() } else { vec![credentials] };
    }
    let with_token = |token: &TokenKind| {
        let (name, description) = (token_scheme(*token), words.token(*token).to_owned());
        schemes.entry(name.to_owned()).or_insert(SecurityScheme::Http { scheme: "bearer", description });
        let mut requirement = IndexMap::from([(name.to_owned(), scopes.clone())]);
        requirement.extend(credentials.clone());
        requirement
    };
    operation.tokens.iter().map(with_token).collect()
}

fn token_scheme(token: TokenKind) -> &'static str {
    match token {
        TokenKind::Tenant => "tenantAccessToken",
        TokenKind::User => "userAccessToken",
        TokenKind::App => "appAccessToken",
    }
}

/// `X-Lark-Helpdesk-Authorization` -> `larkHelpdeskAuthorization`
fn header_scheme(header: &str) -> String {
    let words = header.strip_prefix("X-").unwrap_or(header);
    lower_first(&pascal_case(words))
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::{Language, Scope};

    use super::*;

    #[test]
    fn a_requirement_for_each_kind_of_token() {
        let header = |name: &str, required| Header { name: name.to_owned(), required, ..Header::default() };
        let scope = |name: &str| Scope { name: name.to_owned(), ..Scope::default() };
        let (key, other) = (header("X-Lark-Helpdesk-Authorization", true), header("X-Other", true));
        // Tokens, headers, scopes; and the requirements as JSON.
        let cases = [
            (
                vec![TokenKind::Tenant],
                vec![key.clone(), other],
                vec![scope("a")],
                r#"[{"tenantAccessToken":["a"],"larkHelpdeskAuthorization":[]}]"#,
            ),
            (
                vec![TokenKind::Tenant, TokenKind::User],
                vec![],
                vec![scope("a"), scope("b")],
                r#"[{"tenantAccessToken":[]},{"userAccessToken":[]}]"#,
            ),
            (
                vec![TokenKind::App],
                vec![header("X-Authorization", false)],
                vec![scope("")],
                r#"[{"appAccessToken":[]}]"#,
            ),
            (vec![], vec![key], vec![scope("a")], r#"[{"larkHelpdeskAuthorization":[]}]"#),
            (vec![], vec![], vec![], "[]"),
        ];
        for (tokens, headers, scopes, expected) in cases {
            let operation = Operation { tokens, headers, scopes, ..Operation::default() };
            let mut schemes = Schemes::new();
            let requirements = requirements(&operation, Words(Language::English), &mut schemes);
            assert_eq!(serde_json::to_string(&requirements).expect("JSON"), expected);
            for name in requirements.iter().flat_map(IndexMap::keys) {
                assert!(schemes.contains_key(name), "{name}");
            }
        }
    }
}
