//! The table of limits in the docs is the one of the program.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write;
use std::fs;
use windowcheck::limits::ALL;
use windowcheck::say::limit;
use windowcheck::words::Lang;

const START: &str = "<!-- limits: written by tests/limits.rs -->\n";
const END: &str = "<!-- /limits -->";

#[test]
fn the_docs_name_the_limits_of_the_program() {
    let mut table = String::from("| what | at most |\n|---|---|\n");
    for row in ALL {
        writeln!(table, "| {} | {} {} |", limit(row.of, Lang::En), row.most, row.unit).unwrap();
    }
    let file = "docs/architecture.md";
    let docs = fs::read_to_string(file).unwrap();
    let (before, rest) = docs.split_once(START).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let wanted = format!("{before}{START}{table}{END}{after}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file, &wanted).unwrap();
    } else {
        assert_eq!(docs, wanted, "run UPDATE_DOCS=1 cargo test --test limits");
    }
}
