//! Notices as SARIF 2.1.0, which editors and code hosts show at their lines.

use crate::lint::Level;
use crate::say::NoticeTold;
use crate::words::Lang;
use serde::Serialize;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: Level,
    message: Message,
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

/// Notices as a SARIF log with one run.
pub fn sarif(told: &[NoticeTold], lang: Lang) -> String {
    let mut codes: Vec<&'static str> = told.iter().map(|told| told.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results = told.iter().map(|told| {
        let (sentence, help) = match lang {
            Lang::Zh => (&told.zh, told.help.as_ref().map(|help| &help.zh)),
            Lang::En => (&told.en, told.help.as_ref().map(|help| &help.en)),
        };
        let text = help.map_or_else(|| sentence.clone(), |help| format!("{sentence} {help}"));
        Outcome {
            rule_id: told.code,
            rule_index: codes.binary_search(&told.code).unwrap_or(0),
            level: told.severity,
            message: Message { text },
            locations: told.file.as_deref().map(|file| location(told, file)).into_iter().collect(),
        }
    });
    let results = results.collect();
    let rules = codes.iter().map(|id| Kind { id }).collect();
    let driver = Driver { name: "windowcheck", version: env!("CARGO_PKG_VERSION"), rules };
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    // Columns count characters, not the 16-bit units that SARIF takes when nothing is said.
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    crate::read::to_json(&Log { schema, version: "2.1.0", runs: [run] })
}

fn location(told: &NoticeTold, file: &str) -> Location {
    let region = Region {
        start_line: told.line.unwrap_or(1),
        start_column: told.column.unwrap_or(1),
        end_line: told.end_line,
        end_column: told.end_column,
    };
    Location { physical_location: Physical { artifact_location: Artifact { uri: uri(file) }, region } }
}

/// A file name as a relative address: what an address cannot hold is written in percent.
fn uri(file: &str) -> String {
    let mut out = String::new();
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            b'\\' => out.push('/'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
