//! JSON in and out: inspections and resolved packs, with line and column in every refusal.

use crate::fault::{Fault, Problem};
use crate::inspection::{FORMAT, Inspection};
use crate::limits;
use serde::Serialize;

/// A value as JSON text with a line break at the end; maps keep their order, so the same value
/// gives the same bytes everywhere.
pub fn to_json<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads an inspection from bytes.
///
/// # Errors
/// Not UTF-8, not JSON, truncated, a newer format, a duplicate key, a value of the wrong type.
pub fn inspection_bytes(bytes: &[u8]) -> Result<Inspection, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => inspection(text),
        Err(_) => Err(Fault::new(Problem::BadText)),
    }
}

/// Reads an inspection from text.
///
/// # Errors
/// As [`inspection_bytes`].
pub fn inspection(text: &str) -> Result<Inspection, Fault> {
    if text.len() as u64 > limits::INSPECTION_BYTES.most {
        let limit = limits::INSPECTION_BYTES;
        return Err(Fault::new(Problem::TooLarge { what: limit.name, limit: limit.most }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<Inspection>(text) {
        Ok(read) if read.format == FORMAT => Ok(read),
        Ok(read) => Err(Fault::new(Problem::Format { found: read.format, wanted: FORMAT }).under("format")),
        Err(error) => Err(newer(text).unwrap_or_else(|| json_fault(&error, text))),
    }
}

/// A file of another format is told as such, not as a list of keys that are unknown.
fn newer(text: &str) -> Option<Fault> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: String,
    }
    let head: Head = serde_json::from_str(text).ok()?;
    (head.format != FORMAT).then(|| Fault::new(Problem::Format { found: head.format, wanted: FORMAT }).under("format"))
}

/// A refusal by the JSON reader, with its place and without the reader's own "at line".
pub fn json_fault(error: &serde_json::Error, text: &str) -> Fault {
    let said = error.to_string();
    let detail = said.split(" at line ").next().unwrap_or(&said).to_owned();
    let mut fault = Fault::new(if let Some(key) = quoted(&detail, "duplicate key `").or_else(|| quoted(&detail, "duplicate field `")) {
        Problem::DuplicateKey { key }
    } else if let Some(key) = quoted(&detail, "missing field `") {
        Problem::MissingKey { key }
    } else if let Some(key) = quoted(&detail, "unknown field `") {
        Problem::UnknownKey { key, expected: Vec::new() }
    } else if let Some((found, expected)) = detail.split_once(", expected ") {
        Problem::BadValue {
            found: found.trim_start_matches("invalid type: ").trim_start_matches("invalid value: ").to_owned(),
            expected: expected.to_owned(),
        }
    } else {
        Problem::Syntax { detail }
    });
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    // The reader counts bytes; people count characters.
    let before = text.lines().nth(error.line().saturating_sub(1)).unwrap_or("");
    let column = before.char_indices().take_while(|(at, _)| *at < error.column()).count();
    (fault.place.line, fault.place.column) = (Some(line), Some(u32::try_from(column.max(1)).unwrap_or(u32::MAX)));
    fault
}

fn quoted(text: &str, start: &str) -> Option<String> {
    let rest = text.strip_prefix(start)?;
    rest.split('`').next().map(str::to_owned)
}
