//! The schemas in `docs/` are what the types say.
#![cfg(all(not(target_arch = "wasm32"), feature = "authoring"))]

mod typescript;

use std::fs;
use windowcheck::cases::CaseFile;
use windowcheck::pack::Pack;
use windowcheck::season::definition::Season;
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
    for part in schema.split("\"#/$defs/").skip(1) {
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

#[test]
fn the_schema_of_seasons_is_what_the_types_say() {
    same("docs/season.schema.json", &schema_of::<Season>());
}

/// A report is only written, so its schema comes from what the boundary says of its types.
#[test]
fn the_schema_of_reports_is_what_the_types_say() {
    let declared = ["docs/api.d.ts", "docs/api-authoring.d.ts"].map(|name| fs::read_to_string(name).unwrap()).join("\n\n");
    let types = typescript::Types::read(&declared);
    let mut schema = types.schema(&["ReportTold", "Report"]);
    for (name, format) in [("ReportTold", "windowcheck-report/2"), ("Report", "windowcheck-report/1")] {
        schema["$defs"][name]["properties"]["format"]["const"] = format.into();
    }
    schema["$id"] = "windowcheck-report".into();
    schema["title"] = "A report of 窗检 WindowCheck: with words (2), or by numbers only as the page exports it (1)".into();
    same("docs/report.schema.json", &format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()));
}
