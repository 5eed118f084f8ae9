//! Reads a document back by the rules of OpenAPI and JSON Schema alone: what it states, one fact a line.

use pulldown_cmark::{Event, Parser, TagEnd};
use serde_json::{Map, Value};

/// Reads the facts of a document.
pub(crate) fn facts(document: &Value) -> Vec<String> {
    let mut reader = Reader { document, around: Vec::new(), facts: Vec::new() };
    for (path, item) in entries(&document["paths"]) {
        for (method, operation) in entries(item) {
            reader.operation(method, path, operation);
        }
    }
    for (name, item) in entries(&document["webhooks"]) {
        reader.event(name, &item["post"]);
    }
    reader.facts
}

/// The visible text of Markdown, without links and escapes.
pub(crate) fn words(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => words.push('\n'),
            _ => {}
        }
    }
    words.trim_end().to_owned()
}

/// The entries of an object; none where it is absent.
fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter).map(|(key, value)| (key.as_str(), value))
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

struct Reader<'a> {
    document: &'a Value,
    /// The components around.
    around: Vec<&'a str>,
    facts: Vec<String>,
}

impl<'a> Reader<'a> {
    fn fact(&mut self, place: &str, fact: impl AsRef<str>) {
        self.facts.push(format!("{place} {}", fact.as_ref()));
    }

    fn operation(&mut self, method: &str, path: &str, operation: &'a Value) {
        let id = text(&operation["x-feishu-id"]).to_owned();
        let id = id.as_str();
        let mut path = path.to_owned();
        for parameter in items(&operation["parameters"]) {
            if let Some(documented) = parameter["x-feishu-name"].as_str() {
                path = path.replace(&format!("{{{}}}", text(&parameter["name"])), &format!("{{{documented}}}"));
            }
        }
        self.fact(id, format!("is {} {path}", method.to_uppercase()));
        self.fact(id, format!("id {}", text(&operation["operationId"])));
        self.page(id, operation);
        self.lists(id, operation);
        for requirement in items(&operation["security"]) {
            let mut kinds: Vec<String> =
                entries(requirement).map(|(scheme, scopes)| self.scheme(scheme, scopes)).collect();
            kinds.sort_unstable();
            self.fact(id, format!("needs {}", kinds.join(" and ")));
        }
        for parameter in items(&operation["parameters"]) {
            self.parameter(id, parameter);
        }
        for (media_type, content) in entries(&operation["requestBody"]["content"]) {
            self.fact(id, format!("body {media_type}, required: {}", operation["requestBody"]["required"]));
            self.fields(&format!("{id} body"), &content["schema"], false);
            self.example(&format!("{id} body"), &content["examples"]["example"]);
        }
        assert!(operation["responses"]["default"].is_object(), "{id}: other errors");
        for (status, response) in entries(&operation["responses"]) {
            let response = self.resolve(response);
            for error in items(&response["x-feishu-errors"]) {
                let (code, message) = (&error["code"], text(&error["message"]));
                self.fact(
                    id,
                    format!("error {status} {code} {} {message:?} {:?}", text(&error["name"]), text(&error["advice"])),
                );
                // The table and the examples have it, too.
                assert!(text(&response["description"]).contains(&format!("| {code} | ")), "{id}: {code}");
                let example = &response["content"]["application/json"]["examples"][text(&error["name"])]["value"];
                assert_eq!((&example["code"], text(&example["msg"])), (code, message), "{id}: {code}");
            }
            if status != "200" {
                let schema = self.resolve(&response["content"]["application/json"]["schema"]);
                assert_eq!(schema["properties"]["code"]["type"], "integer", "{id}: {status}");
                continue;
            }
            for (media_type, content) in entries(&response["content"]) {
                if media_type == "application/json" {
                    self.fields(&format!("{id} response"), &content["schema"], true);
                    self.example(&format!("{id} response"), &content["examples"]["success"]);
                } else {
                    self.fact(id, format!("answers {media_type}"));
                }
            }
        }
    }

    fn event(&mut self, name: &str, event: &'a Value) {
        let id = text(&event["x-feishu-id"]);
        self.fact(id, format!("is pushed as {name}"));
        self.fact(id, format!("id {}", text(&event["operationId"])));
        self.page(id, event);
        self.lists(id, event);
        let content = &event["requestBody"]["content"]["application/json"];
        self.fields(&format!("{id} event"), &content["schema"], true);
        self.example(&format!("{id} event"), &content["examples"]["example"]);
    }

    fn page(&mut self, id: &str, operation: &Value) {
        self.fact(id, format!("tags {}", operation["tags"]));
        self.fact(id, format!("title {}", operation["summary"]));
        self.fact(id, format!("description {:?}", text(&operation["description"])));
        self.fact(id, format!("url {}", operation["externalDocs"]["url"]));
    }

    fn lists(&mut self, id: &str, operation: &Value) {
        for (word, list) in
            [("token", "x-feishu-tokens"), ("limit", "x-feishu-rate-limits"), ("app", "x-feishu-app-types")]
        {
            for item in items(&operation[list]) {
                self.fact(id, format!("{word} {}", text(item)));
            }
        }
        for scope in items(&operation["x-feishu-scopes"]) {
            self.fact(id, format!("scope {:?} {:?}", text(&scope["name"]), text(&scope["description"])));
        }
        for (key, value) in entries(&operation["x-feishu-paging"]) {
            let value = value.as_i64().map_or_else(|| text(value).to_owned(), |rows| rows.to_string());
            self.fact(id, format!("paging {key} {value}"));
        }
    }

    /// A security scheme as what it makes a caller send.
    fn scheme(&self, name: &str, scopes: &Value) -> String {
        let scheme = &self.document["components"]["securitySchemes"][name];
        match text(&scheme["type"]) {
            "http" => format!("{} {}{scopes}", text(&scheme["scheme"]), name.trim_end_matches("AccessToken")),
            "apiKey" => format!("{} {}{scopes}", text(&scheme["in"]), text(&scheme["name"])),
            other => panic!("{name} is of the type {other}"),
        }
    }

    fn parameter(&mut self, id: &str, parameter: &'a Value) {
        let name = parameter["x-feishu-name"].as_str().unwrap_or(text(&parameter["name"]));
        let place = format!("{id} {}/{name}", text(&parameter["in"]));
        let is_required = parameter["required"] == true;
        self.field(&place, &parameter["schema"], is_required, false);
        self.description(&place, text(&parameter["description"]), &parameter["schema"]);
    }

    /// The properties of an object, and theirs.
    fn fields(&mut self, place: &str, schema: &'a Value, may_be_null: bool) {
        let depth = self.around.len();
        let schema = self.enter(schema);
        assert_eq!(schema["type"], "object", "{place}");
        for (name, property) in entries(&schema["properties"]) {
            let is_required = items(&schema["required"]).iter().any(|required| required == name);
            let place = format!("{place}/{name}");
            self.field(&place, property, is_required, may_be_null && !is_required);
            self.description(&place, text(&property["description"]), property);
        }
        self.around.truncate(depth);
    }

    /// The description, without the list of values that may follow it.
    fn description(&mut self, place: &str, description: &str, schema: &'a Value) {
        let keys: Vec<String> = items(&self.leaf(schema)["x-feishu-values"])
            .iter()
            .map(|value| value["value"].as_str().map_or(value["value"].to_string(), str::to_owned))
            .collect();
        assert!(keys.iter().all(|key| description.contains(key)), "{place}: {keys:?} in {description}");
        let list = keys.first().and_then(|key| description.find(&format!("- `{key}`")));
        let description = description[..list.unwrap_or(description.len())].trim_end();
        self.fact(place, format!("described {:?}", words(description)));
    }

    fn field(&mut self, place: &str, schema: &'a Value, is_required: bool, may_be_null: bool) {
        let mut ty = self.ty(schema);
        let takes_null = ty == "any" || self.takes_null(schema);
        assert_eq!(takes_null, may_be_null || ty == "any" || schema["x-feishu-nullable"] == true, "{place}: null");
        if schema["x-feishu-nullable"] == true {
            ty = format!("nullable<{ty}>");
        }
        let always = if schema["x-feishu-always-present"] == true { ", always present" } else { "" };
        self.fact(place, format!("is {ty}, required: {is_required}{always}"));
        let leaf = self.leaf(schema);
        for (keyword, of) in [
            ("minimum", leaf),
            ("maximum", leaf),
            ("minLength", leaf),
            ("maxLength", leaf),
            ("pattern", leaf),
            ("minItems", schema),
            ("maxItems", schema),
            ("default", schema),
        ] {
            if !of[keyword].is_null() {
                self.fact(place, format!("{keyword} {}", of[keyword]));
            }
        }
        for value in items(&leaf["x-feishu-values"]) {
            self.fact(place, format!("value {} {}", value["value"], text(&value["name"])));
            self.fact(place, format!("described {}: {:?}", value["value"], text(&value["description"])));
            assert!(items(&leaf["examples"]).contains(&value["value"]), "{place}: {value}");
        }
        let shown = schema["x-feishu-example"].as_str().map(Value::from).or_else(|| schema["examples"].get(0).cloned());
        if let (Some(shown), []) = (shown, items(&leaf["x-feishu-values"])) {
            self.fact(place, format!("described as {shown}"));
        }
        let forms = &schema["x-feishu-forms"];
        for form in items(&forms["items"]) {
            let keys: Vec<&str> = items(&form["keys"]).iter().map(text).collect();
            self.fact(place, format!("form {} of {}: {keys:?}", text(&form["value"]), text(&forms["by"])));
        }
        for scope in items(&schema["x-feishu-scopes"]) {
            self.fact(place, format!("scope {:?} {:?}", text(&scope["name"]), text(&scope["description"])));
        }
        self.nested(place, schema);
    }

    /// Goes into the object inside of arrays, maps and alternatives.
    fn nested(&mut self, place: &str, schema: &'a Value) {
        let inside = [&schema["items"], &schema["additionalProperties"], &schema["anyOf"][0]];
        if let Some(to) = schema["$ref"].as_str() {
            if !self.around.contains(&to) {
                // Fields from the platform may be null, so the content of a component tells its direction.
                let object = self.resolve(schema);
                let may_be_null = entries(&object["properties"]).any(|(_, property)| self.takes_null(property));
                self.fields(place, schema, may_be_null);
            }
        } else if let Some(inside) = inside.into_iter().find(|inside| inside.is_object()) {
            self.nested(place, inside);
        }
    }

    /// The type as the schema of the workspace spells it, but for the documented names of objects.
    fn ty(&self, schema: &Value) -> String {
        let alternatives: Vec<&Value> =
            items(&schema["anyOf"]).iter().filter(|other| other["type"] != "null").collect();
        if let [one] = alternatives.as_slice() {
            return self.ty(one);
        }
        if let [one, other] = alternatives.as_slice() {
            let (one, other) = (self.ty(one), self.ty(other));
            if other == "string" {
                return format!("text-or<{one}>");
            }
            assert_eq!(other, format!("array<{one}>"));
            return format!("one-or-many<{one}>");
        }
        if let Some(to) = schema["$ref"].as_str() {
            return if self.around.contains(&to) { "ancestor".to_owned() } else { "object".to_owned() };
        }
        let ty = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
        let time = &schema["x-feishu-time"];
        if let (Some(ty), Some(kind)) = (ty, time["kind"].as_str()) {
            let units = ["ms", "s", "min"].into_iter().zip(["milliseconds", "seconds", "minutes"]);
            let unit = units.into_iter().find(|(_, plural)| time["unit"] == *plural).expect("a unit").0;
            let none = time["none"].as_i64().map_or(String::new(), |none| format!(", {none}"));
            return format!("{kind}<{unit}, {ty}{none}>");
        }
        match (ty, schema["format"].as_str()) {
            (Some("array"), _) => format!("array<{}>", self.ty(&schema["items"])),
            (Some("object"), _) if schema["additionalProperties"].is_object() => {
                format!("map<{}>", self.ty(&schema["additionalProperties"]))
            }
            (Some("string"), Some("binary")) => "file".to_owned(),
            (Some(ty @ "integer"), Some("int64"))
            | (Some(ty @ "number"), Some("double"))
            | (Some(ty @ ("boolean" | "string" | "object")), None) => ty.to_owned(),
            (None, None) => "any".to_owned(),
            other => panic!("{other:?}"),
        }
    }

    fn takes_null(&self, schema: &Value) -> bool {
        let alone = schema["type"] == "null" || items(&schema["type"]).iter().any(|ty| ty == "null");
        alone || items(&schema["anyOf"]).iter().any(|other| self.takes_null(other))
    }

    /// The schema inside of all arrays and alternatives, or of the keys of a map.
    fn leaf(&self, schema: &'a Value) -> &'a Value {
        let inside = [&schema["items"], &schema["propertyNames"], &schema["anyOf"][0]];
        match inside.into_iter().find(|inside| inside.is_object()) {
            Some(inside) => self.leaf(inside),
            None => schema,
        }
    }

    fn example(&mut self, place: &str, example: &Value) {
        if !example.is_null() {
            self.fact(place, format!("example {}", example["value"]));
        }
    }

    fn resolve(&self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(to) => {
                let found = to.strip_prefix('#').and_then(|pointer| self.document.pointer(pointer));
                found.unwrap_or_else(|| panic!("{to} leads nowhere"))
            }
            None => value,
        }
    }

    fn enter(&mut self, schema: &'a Value) -> &'a Value {
        self.around.extend(schema["$ref"].as_str());
        self.resolve(schema)
    }
}
