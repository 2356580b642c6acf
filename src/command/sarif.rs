//! Notices as SARIF 2.1.0, which editors and code hosts show at their lines.

use crate::lint::Level;
use crate::say::{self, NoticeTold};
use crate::words::Lang;
use serde::Serialize;
use sha2::{Digest, Sha256};

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
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Kind>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kind {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Message,
    help_uri: String,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: Level,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: Level,
    message: Message,
    locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
}

/// What stays the same when lines move, so that a later run finds the notice again.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "notice/v1")]
    notice: String,
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

/// Where the page of all checks of this version stands.
const CHECKS: &str = concat!("https://docs.rs/crate/windowcheck/", env!("CARGO_PKG_VERSION"), "/source/docs/lint.md");

/// Notices as a SARIF log with one run.
pub fn sarif(told: &[NoticeTold], lang: Lang) -> String {
    let mut codes: Vec<(&'static str, Level)> = told.iter().map(|told| (told.code, told.severity)).collect();
    codes.sort_unstable();
    codes.dedup_by_key(|(code, _)| *code);
    let mut earlier = Vec::new();
    let mut results = Vec::new();
    for notice in told {
        let rule_index = codes.binary_search_by_key(&notice.code, |(code, _)| *code).unwrap_or(0);
        results.push(Outcome {
            rule_id: notice.code,
            rule_index,
            level: notice.severity,
            message: Message { text: message(notice, lang) },
            locations: notice.file.as_deref().map(|file| location(notice, file)).into_iter().collect(),
            partial_fingerprints: Fingerprints { notice: fingerprint(notice, &mut earlier) },
        });
    }
    let rules = codes.iter().map(|(code, level)| kind(code, *level, lang)).collect();
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let driver = Driver { name, version, information_uri: "https://docs.rs/windowcheck", rules };
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    // Columns count characters, not the 16-bit units that SARIF takes when nothing is said.
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    crate::read::to_json(&Log { schema, version: "2.1.0", runs: [run] })
}

fn message(told: &NoticeTold, lang: Lang) -> String {
    let (sentence, help) = match lang {
        Lang::Zh => (&told.zh, told.help.as_ref().map(|help| &help.zh)),
        Lang::En => (&told.en, told.help.as_ref().map(|help| &help.en)),
    };
    help.map_or_else(|| sentence.clone(), |help| format!("{sentence} {help}"))
}

fn kind(code: &'static str, level: Level, lang: Lang) -> Kind {
    let known = say::check(code, lang);
    let text = || Message { text: known.unwrap_or(say::no_check(lang)).to_owned() };
    // Faults have no line of their own there; they are listed above the table.
    let help_uri = if known.is_some() { format!("{CHECKS}#{code}") } else { CHECKS.to_owned() };
    let short_description = if known.is_some() { text() } else { Message { text: code.replace('-', " ") } };
    Kind { id: code, short_description, full_description: text(), help: text(), help_uri, default_configuration: Configuration { level } }
}

/// Of what a notice says and of where, but for the line; alike ones are counted.
fn fingerprint(told: &NoticeTold, earlier: &mut Vec<[u8; 32]>) -> String {
    let file = told.file.as_deref().unwrap_or_default();
    let hash: [u8; 32] = Sha256::digest([told.code, file, &told.zh].join("\0")).into();
    let alike = earlier.iter().filter(|other| **other == hash).count();
    earlier.push(hash);
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{hex}:{}", alike.saturating_add(1))
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
