//! Corrects parameters of the path and the query that do not fit.

use helpdesk_schema::{Field, Operation, Type};

use super::mended::Notes;

/// Makes the path parameters those that the path has, and gives parameters a type that a path or query can hold.
pub(super) fn mend(operation: &mut Operation, notes: &mut Notes) {
    let placeholders: Vec<String> = operation.placeholders().map(str::to_owned).collect();
    let surplus: Vec<usize> = (0..operation.path_parameters.len())
        .filter(|index| !placeholders.contains(&operation.path_parameters[*index].name))
        .collect();
    let is_listed = |name: &String| operation.path_parameters.iter().any(|field| field.name == *name);
    let missing: Vec<&String> = placeholders.iter().filter(|name| !is_listed(name)).collect();
    if let ([index], [name]) = (surplus.as_slice(), missing.as_slice()) {
        let parameter = &mut operation.path_parameters[*index];
        notes.add("path-parameter", format!("path/{}: the path calls it `:{name}`", parameter.name));
        parameter.name.clone_from(name);
    } else {
        for index in surplus.into_iter().rev() {
            let parameter = operation.path_parameters.remove(index);
            notes.add("path-parameter", format!("path/{}: the path does not have it; it is left out", parameter.name));
        }
        for name in missing {
            notes.add(
                "path-parameter",
                format!("path/{name}: the path has it, and the table of path parameters does not"),
            );
            let mut parameter = listed_elsewhere(operation, name);
            parameter.required = Some(true);
            operation.path_parameters.push(parameter);
        }
        if operation.body.is_empty() {
            operation.body_format = None;
        }
    }
    for field in &mut operation.path_parameters {
        if !matches!(field.ty, Type::String | Type::Integer) {
            become_text("path", field, Type::String, notes);
        }
    }
    for field in &mut operation.query {
        let is_scalar = |ty: &Type| matches!(ty.in_json(), Type::String | Type::Integer | Type::Number | Type::Boolean);
        match &field.ty {
            Type::Array(item) if is_scalar(item) => {}
            Type::Array(_) | Type::OneOrMany(_) => {
                become_text("query", field, Type::Array(Box::new(Type::String)), notes);
            }
            ty if is_scalar(ty) => {}
            _ => become_text("query", field, Type::String, notes),
        }
    }
}

/// The field of that name in the body or the query, which does not belong there, or else a new one.
fn listed_elsewhere(operation: &mut Operation, name: &str) -> Field {
    for fields in [&mut operation.body, &mut operation.query] {
        if let Some(index) = fields.iter().position(|field| field.name == name) {
            return fields.remove(index);
        }
    }
    Field { name: name.to_owned(), ty: Type::String, ..Field::default() }
}

fn become_text(place: &str, field: &mut Field, ty: Type, notes: &mut Notes) {
    let text = format!("{place}/{}: a {place} cannot hold the type `{}`; it is read as `{ty}`", field.name, field.ty);
    notes.add("parameter-type", text);
    field.ty = ty;
    field.fields.clear();
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::{BodyFormat, Schema};

    use super::super::mend::mend;
    use super::*;

    fn fields(fields: &[(&str, &str)]) -> Vec<Field> {
        let field = |(name, ty): &(&str, &str)| Field {
            name: (*name).to_owned(),
            ty: ty.parse().expect(ty),
            ..Field::default()
        };
        fields.iter().map(field).collect()
    }

    fn spelled(fields: &[Field]) -> Vec<String> {
        fields.iter().map(|field| format!("{}: {}", field.name, field.ty)).collect()
    }

    #[test]
    fn the_path_says_which_parameters_it_has() {
        // The table, the query, the parameters of the path, and how many faults there are.
        type Table<'t> = &'t [(&'t str, &'t str)];
        let cases: &[(Table<'_>, Table<'_>, &[&str], usize)] = &[
            (&[("user_id", "string"), ("n", "integer")], &[], &["user_id: string", "n: integer"], 0),
            (&[("userId", "string"), ("n", "integer")], &[], &["user_id: string", "n: integer"], 1),
            (&[("user_id", "string"), ("n", "any"), ("x", "string")], &[], &["user_id: string", "n: string"], 2),
            (&[("n", "integer")], &[], &["n: integer", "user_id: string"], 1),
            (&[], &[("user_id", "integer")], &["user_id: integer", "n: string"], 2),
        ];
        for (table, query, expected, faults) in cases {
            let operation = Operation {
                path: "/users/:user_id/:n".to_owned(),
                path_parameters: fields(table),
                query: fields(query),
                ..Operation::default()
            };
            let mut schema = Schema { operations: vec![operation], ..Schema::default() };
            assert_eq!(mend(&mut schema).len(), *faults, "{table:?}");
            assert_eq!(spelled(&schema.operations[0].path_parameters), *expected);
            assert_eq!(schema.validate(), []);
        }
    }

    #[test]
    fn a_parameter_in_the_body_goes_into_the_path() {
        let operation = Operation {
            path: "/documents/:docToken".to_owned(),
            body: fields(&[("docToken", "string")]),
            body_format: Some(BodyFormat::Json),
            ..Operation::default()
        };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        mend(&mut schema);
        assert_eq!(spelled(&schema.operations[0].path_parameters), ["docToken: string"]);
        assert_eq!(schema.validate(), []);
    }

    #[test]
    fn a_query_holds_texts() {
        let table =
            [("a", "object"), ("b", "array<any>"), ("c", "array<integer>"), ("d", "map<string>"), ("e", "boolean")];
        let operation = Operation { path: "/".to_owned(), query: fields(&table), ..Operation::default() };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        assert_eq!(mend(&mut schema).len(), 3);
        let expected = ["a: string", "b: array<string>", "c: array<integer>", "d: string", "e: boolean"];
        assert_eq!(spelled(&schema.operations[0].query), expected);
        assert_eq!(schema.validate(), []);
    }
}
