//! The command line as an office uses it: files in a folder, sentences, exit codes.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A folder of its own, gone with the test.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("windowcheck-command-{}-{name}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Office(root)
    }
    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    /// The exit code, the output and what is said beside it.
    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let done = Command::new(env!("CARGO_BIN_EXE_windowcheck")).args(args).current_dir(&self.0).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SEASON: &str = "\
season: hall
title: {zh: 大厅评比, en: Hall}
version: '1'
status: compiled
sources: {S1: {title: {zh: 示例, en: Example}, evidence: B}}
kinds: {window: {label: {zh: 窗口, en: Window}}}
facts: {points: {label: {zh: 得分, en: Points}, each: window, type: number, per: month, max: 100}}
awards: {best: {title: {zh: 红旗, en: Flag}, each: window, per: month, by: points, take: {top: 1}, ties: report, sources: [S1]}}
";

/// `对象,期间,得分` and two windows, 户籍 and 税务.
const GBK: &[u8] =
    b"\xb6\xd4\xcf\xf3,\xc6\xda\xbc\xe4,\xb5\xc3\xb7\xd6\r\n\xbb\xa7\xbc\xae,2026-03,91.5\r\n\xcb\xb0\xce\xf1,2026-03,88\r\n";

#[test]
fn a_table_that_excel_saved_in_china_is_read_and_said_to_be_no_utf_8() {
    let office = Office::new("gbk");
    office.put("season.yaml", SEASON.as_bytes());
    office.put("三月.csv", GBK);
    let (code, told, said) = office.run(&["season", "season.yaml", "三月.csv"]);
    assert_eq!((code, said.as_str()), (Some(0), "注意：三月.csv 不是 UTF-8，已按 gb18030 读取。\n"));
    assert!(told.contains("户籍") && told.contains("91.5"), "{told}");
    // What Excel calls "Unicode text": UTF-16 with a mark, and tabs.
    let tabs = "\u{feff}对象\t期间\t得分\r\n户籍\t2026-03\t91.5\r\n税务\t2026-03\t88\r\n";
    office.put("三月.txt", &tabs.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let (code, same, said) = office.run(&["season", "season.yaml", "三月.txt"]);
    assert_eq!((code, said.as_str(), same), (Some(0), "注意：三月.txt 不是 UTF-8，已按 UTF-16LE 读取。\n", told.clone()));
    office.put("utf8.CSV", tabs.replace('\t', ",").as_bytes());
    assert_eq!(office.run(&["season", "season.yaml", "utf8.CSV"]), (Some(0), told, String::new()));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_the_file_and_what_to_do() {
    let office = Office::new("bytes");
    office.put("season.yaml", SEASON.as_bytes());
    office.put("book.csv", b"PK\x03\x04\x14\x00\x06\x00\xff\xff");
    let (code, told, said) = office.run(&["season", "--lang", "en", "season.yaml", "book.csv"]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(said.starts_with("book.csv: ") && said.contains("save it as “CSV UTF-8"), "{said}");
}
