//! JSON Schema from the TypeScript that is derived from our types: the little of the language that it uses.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Declared types by name.
pub struct Types(BTreeMap<String, Declared>);

struct Declared {
    about: String,
    extends: Vec<String>,
    /// A type; of an interface its braces.
    text: String,
}

impl Types {
    /// Reads the declarations of a file.
    pub fn read(text: &str) -> Types {
        let mut types = BTreeMap::new();
        let starts: Vec<usize> = text.match_indices("\nexport ").map(|(at, _)| at + 1).collect();
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(text.len());
            // The doc comment of the next one stands before its `export`.
            let own = &text[*start..end];
            let own = own.rfind("\n/**").filter(|at| own[*at..].trim_end().ends_with("*/")).map_or(own, |at| &own[..at]);
            let about = comment(&text[..*start]);
            if let Some(rest) = own.strip_prefix("export interface ") {
                let (head, body) = rest.split_once('{').unwrap();
                let (name, parents) = head.split_once(" extends ").unwrap_or((head, ""));
                let extends = parents.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
                let name = name.split('<').next().unwrap().trim().to_owned();
                types.insert(name, Declared { about, extends, text: format!("{{{}", body.trim_end()) });
            } else if let Some(rest) = own.strip_prefix("export type ") {
                let (name, body) = rest.split_once('=').unwrap();
                let text = body.split(";\n").next().unwrap().trim_end_matches(';').to_owned();
                types.insert(name.trim().to_owned(), Declared { about, extends: Vec::new(), text });
            }
        }
        Types(types)
    }

    /// A schema for what is one of these.
    pub fn schema(&self, roots: &[&str]) -> Value {
        let (mut defs, mut open): (Map<String, Value>, BTreeSet<String>) =
            (Map::new(), roots.iter().map(|root| (*root).to_owned()).collect());
        while let Some(name) = open.pop_first() {
            let schema = self.of(&name);
            for part in schema.to_string().split("\"#/$defs/").skip(1) {
                let other = part.split('"').next().unwrap().to_owned();
                if other != name && !defs.contains_key(&other) {
                    open.insert(other);
                }
            }
            defs.insert(name, schema);
        }
        let any: Vec<Value> = roots.iter().map(|root| reference(root)).collect();
        json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": any, "$defs": defs})
    }

    fn of(&self, name: &str) -> Value {
        let declared = self.0.get(name).unwrap_or_else(|| panic!("{name} is declared"));
        let mut schema = Parser { types: self, text: &declared.text }.whole();
        for parent in &declared.extends {
            schema = self.both(&schema, &self.of(parent));
        }
        if !declared.about.is_empty() {
            schema["description"] = declared.about.clone().into();
        }
        schema
    }

    /// What is both: of two maps one with the keys of both.
    fn both(&self, first: &Value, second: &Value) -> Value {
        for (one, other) in [(first, second), (second, first)] {
            if let Some(several) = one["anyOf"].as_array() {
                let each: Vec<Value> = several.iter().map(|one| self.both(one, other)).collect();
                return json!({ "anyOf": each });
            }
            if let Some(name) = one["$ref"].as_str().and_then(|text| text.strip_prefix("#/$defs/")) {
                return self.both(&self.of(name), other);
            }
        }
        let mut all = second.clone();
        for (key, schema) in first["properties"].as_object().unwrap() {
            all["properties"][key] = schema.clone();
        }
        let required = first["required"].as_array().unwrap().iter().chain(second["required"].as_array().unwrap());
        all["required"] = required.cloned().collect();
        all
    }
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// The words of the doc comment with which a text ends.
fn comment(before: &str) -> String {
    let before = before.trim_end();
    let Some(at) = before.rfind("/**").filter(|_| before.ends_with("*/")) else { return String::new() };
    let lines = before[at + 3..before.len() - 2].lines().map(|line| line.trim().trim_start_matches('*').trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Parser<'a> {
    types: &'a Types,
    text: &'a str,
}

impl Parser<'_> {
    fn whole(mut self) -> Value {
        let schema = self.union();
        assert_eq!(self.text.trim(), "", "all of a type is read");
        schema
    }
    fn next(&mut self, token: &str) -> bool {
        let found = self.text.trim_start().strip_prefix(token);
        self.text = found.unwrap_or(self.text);
        found.is_some()
    }
    fn expect(&mut self, token: &str) {
        assert!(self.next(token), "{token} before {}", self.text);
    }
    fn word(&mut self) -> String {
        let text = self.text.trim_start();
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        self.text = &text[end..];
        text[..end].to_owned()
    }
    fn union(&mut self) -> Value {
        self.next("|");
        let mut several = vec![self.intersection()];
        while self.next("|") {
            several.push(self.intersection());
        }
        let words: Option<Vec<&Value>> = several.iter().map(|one| one.get("const")).collect();
        match (several.len(), words) {
            (1, _) => several.remove(0),
            (_, Some(words)) => json!({ "enum": words }),
            _ => json!({ "anyOf": several }),
        }
    }
    fn intersection(&mut self) -> Value {
        let mut all = self.array();
        while self.next("&") {
            let other = self.array();
            all = self.types.both(&all, &other);
        }
        all
    }
    fn array(&mut self) -> Value {
        let mut one = self.single();
        while self.next("[]") {
            one = json!({"type": "array", "items": one});
        }
        one
    }
    fn single(&mut self) -> Value {
        if self.next("(") {
            let inner = self.union();
            self.expect(")");
            return inner;
        }
        if self.next("{") {
            return self.map();
        }
        if self.next("[") {
            return self.tuple();
        }
        if self.next("\"") {
            let (word, rest) = self.text.split_once('"').unwrap();
            let word = word.to_owned();
            self.text = rest;
            return json!({ "const": word });
        }
        match self.word().as_str() {
            "Record" => {
                self.expect("<");
                assert_eq!(self.word(), "string");
                self.expect(",");
                let of = self.union();
                self.expect(">");
                json!({"type": "object", "additionalProperties": of})
            }
            name @ ("string" | "number" | "boolean" | "null") => json!({ "type": name }),
            name => reference(name),
        }
    }
    fn tuple(&mut self) -> Value {
        let mut parts = Vec::new();
        while !self.next("]") {
            let before = self.text;
            self.word();
            if !self.next(":") {
                self.text = before;
            }
            parts.push(self.union());
            self.next(",");
        }
        json!({"type": "array", "prefixItems": parts, "minItems": parts.len(), "maxItems": parts.len()})
    }
    fn map(&mut self) -> Value {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        while !self.next("}") {
            let about = self.comment();
            let key = self.word();
            if !self.next("?") {
                required.push(key.clone());
            }
            self.expect(":");
            let mut schema = self.union();
            if !about.is_empty() {
                schema["description"] = about.into();
            }
            properties.insert(key, schema);
            let _last_has_none = self.next(";");
        }
        json!({"type": "object", "properties": properties, "required": required})
    }
    fn comment(&mut self) -> String {
        if !self.next("/**") {
            return String::new();
        }
        let (inner, rest) = self.text.split_once("*/").unwrap();
        let about = comment(&format!("/**{inner}*/"));
        self.text = rest;
        about
    }
}
