//! What a file is, by its first bytes and keys: for the sentence to who gave it for something else.

use crate::fault::Sort;

/// What a file is; nothing where it cannot be told.
pub fn sort_of(bytes: &[u8]) -> Option<Sort> {
    if let Some(sort) = binary(bytes) {
        return Some(sort);
    }
    // Another encoding is told as such.
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    if text.starts_with(['{', '[']) { json(text) } else { plain(text) }
}

fn binary(bytes: &[u8]) -> Option<Sort> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let names = |name: &[u8]| bytes.windows(name.len()).take(4096).any(|part| part == name);
    if begins(b"PK\x03\x04") {
        return Some(if names(b"xl/") || names(b"[Content_Types]") && !names(b"word/") { Sort::Workbook } else { Sort::Document });
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Some(Sort::Workbook);
    }
    let documents: [&[u8]; 5] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"];
    documents.into_iter().any(begins).then_some(Sort::Document)
}

fn json(text: &str) -> Option<Sort> {
    let node = crate::tree::Node::json(text).ok()?;
    let format = node.entry("format").and_then(|(_, format)| format.text());
    match format.and_then(|format| format.split('/').next()) {
        Some("windowcheck-inspection") => Some(Sort::Inspection),
        Some("windowcheck-settings") => Some(Sort::Settings),
        Some("windowcheck-season") => Some(Sort::SeasonData),
        Some(other) if other.starts_with("windowcheck-") => Some(Sort::Report),
        _ => (node.entry("pack").is_some() && node.entry("rules").is_some()).then_some(Sort::Pack),
    }
}

/// Of YAML the first key that is of one sort only: cases name their pack before. Of a table a first line with
/// cells.
fn plain(text: &str) -> Option<Sort> {
    let mut sort = None;
    for line in text.lines().take(200) {
        match line.split_once(':').map(|(key, _)| key) {
            Some("pack") => sort = sort.or(Some(Sort::Pack)),
            Some("season") => return Some(Sort::Season),
            Some("cases") => return Some(Sort::Cases),
            Some("title" | "rules" | "include") if sort.is_some() => return sort,
            _ => {}
        }
    }
    let table = || text.lines().next().is_some_and(|line| line.contains([',', '\t']) && !line.contains(": ")).then_some(Sort::Table);
    sort.or_else(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_it_begins_with() {
        let sorts: [(&[u8], Option<Sort>); 13] = [
            (b"PK\x03\x04..xl/workbook.xml", Some(Sort::Workbook)),
            (b"PK\x03\x04..word/document.xml", Some(Sort::Document)),
            (b"%PDF-1.7", Some(Sort::Document)),
            ("\u{feff}编号,名称\r\nW1,户籍".as_bytes(), Some(Sort::Table)),
            (b"# a pack\npack: desk\n", Some(Sort::Pack)),
            (b"season: hall\n", Some(Sort::Season)),
            (b"cases:\n", Some(Sort::Cases)),
            (b"pack: desk\ndate: 2026-11-23\ncases:\n", Some(Sort::Cases)),
            (br#"{"format": "windowcheck-settings/1", "standard": []}"#, Some(Sort::Settings)),
            (br#"{"format": "windowcheck-inspection/1"}"#, Some(Sort::Inspection)),
            (br#"{"format": "windowcheck-report/1"}"#, Some(Sort::Report)),
            (br#"{"pack": "desk", "rules": []}"#, Some(Sort::Pack)),
            (b"hello", None),
        ];
        for (bytes, sort) in sorts {
            assert_eq!(sort_of(bytes), sort, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
