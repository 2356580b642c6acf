//! The schemas of packs and cases in `docs/` are what the types say.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

use std::fs;
use windowcheck::cases::CaseFile;
use windowcheck::pack::Pack;
use windowcheck::tree::schema_of;

#[track_caller]
fn same(name: &str, schema: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(name, schema).unwrap();
    }
    assert_eq!(fs::read_to_string(name).unwrap_or_default(), schema, "UPDATE_DOCS=1 cargo test --test schema");
    let read: serde_json::Value = serde_json::from_str(schema).unwrap();
    let defs = read["$defs"].as_object().unwrap();
    let mut refs = 0;
    for part in schema.split("\"$ref\":\"#/$defs/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(defs.contains_key(name), "{name} is described");
        refs += 1;
    }
    assert!(refs > 10);
}

#[test]
fn the_schema_of_packs_is_what_the_types_say() {
    same("docs/pack.schema.json", &schema_of::<Pack>());
}

#[test]
fn the_schema_of_cases_is_what_the_types_say() {
    same("docs/cases.schema.json", &schema_of::<CaseFile>());
}
