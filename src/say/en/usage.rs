//! The words of the command line.

use crate::say::usage::{Example, Heading, Misuse, Needed};
use crate::text::{Joined, quoted};

pub(in crate::say) fn about(command: &str) -> &'static str {
    match command {
        "check" => "Check inspections against standards",
        "pack" => "Resolve packs with all that they include into JSON",
        "lint" => "Find mistakes in packs, their cases and seasons",
        "test" => "Run the cases beside packs",
        "season" => "Roll up, rank and award by a season",
        "results" => "Write scores and grades of inspections as rows of a season",
        "schema" => "Print the JSON Schema of a kind of file",
        "completions" => "Print a script of completions for a shell",
        "man" => "Print a manual page (roff)",
        "help" => "Show the help of a command",
        _ => "WindowCheck checks government service centres against standards written as YAML",
    }
}

pub(in crate::say) fn argument(command: &str, name: &str) -> Option<&'static str> {
    Some(match (command, name) {
        ("check", "files") => "Packs (YAML, or the JSON that `pack` writes) and inspections (JSON)",
        ("pack" | "test", "files") => "Packs",
        ("lint", "files") => "Packs, files of cases, seasons",
        ("season", "files") => "A season (YAML) and its data (CSV, JSON)",
        ("results", "files") => "A season, packs and inspections",
        ("check" | "results", "inspections") => "Inspections: all that stands behind --",
        ("check", "format") => "text; json: the whole result, an array of several; ndjson: one a line; raw: as the page exports it",
        ("lint", "format") => "text, json or sarif",
        ("test", "format") => "text, json or junit",
        ("season", "format") => "text or json",
        ("results", "as") => "Put this score or grade into a fact of another name; may be repeated",
        ("results", "sites") => "Keep subjects apart that sites number alike",
        ("schema", "of") => "pack, cases, inspection, season or report",
        ("completions", "shell") => "bash, elvish, fish, powershell or zsh",
        ("man" | "help", "command") => "The command; the program itself where none is named",
        (_, "output") => "Write to a file instead of the standard output",
        (_, "lang") => "zh or en; else by WINDOWCHECK_LANG, LC_ALL, LANG",
        (_, "color") => "auto, always or never; none where NO_COLOR is set",
        (_, "help") => "Show this help",
        (_, "version") => "Show the version",
        _ => return None,
    })
}

pub(in crate::say) fn usage(command: &str) -> &'static str {
    match command {
        "check" => "windowcheck check [OPTIONS] PACK… INSPECTION…",
        "pack" => "windowcheck pack [OPTIONS] PACK…",
        "lint" => "windowcheck lint [OPTIONS] FILE…",
        "test" => "windowcheck test [OPTIONS] PACK…",
        "season" => "windowcheck season [OPTIONS] SEASON DATA…",
        "results" => "windowcheck results [OPTIONS] SEASON PACK… -- INSPECTION…",
        "schema" => "windowcheck schema KIND",
        "completions" => "windowcheck completions SHELL",
        "man" => "windowcheck man [COMMAND]",
        "help" => "windowcheck help [COMMAND]",
        _ => "windowcheck COMMAND …",
    }
}

pub(in crate::say) const FILES: &str =
    "A file may be a folder (all files of that kind in it and below), a pattern (*, ?, […], **) or - (standard input).";

pub(in crate::say) const EXIT_CODES: &str =
    "Exit codes: 0 passed, decided · 1 failed, mistakes · 2 unusable input · 3 incomplete, not configured";

pub(in crate::say) fn examples(command: &str) -> &'static [Example] {
    match command {
        "check" => &[
            ("Check one inspection", "windowcheck check hall.yaml nov.json"),
            (
                "Check a folder of inspections, one line of JSON each",
                "windowcheck check --format=ndjson -o results.ndjson hall.yaml inspections/",
            ),
            ("Read from the standard input", "cat nov.json | windowcheck check hall.yaml -"),
        ],
        "pack" => &[("Resolve one pack", "windowcheck pack hall.yaml -o hall.json")],
        "lint" => &[
            ("Look at a folder", "windowcheck lint standards/"),
            ("For a code host", "windowcheck lint --format=sarif -o lint.sarif 'standards/**/*.yaml'"),
        ],
        "test" => &[("For a build server", "windowcheck test --format=junit -o cases.xml standards/")],
        "season" => &[("A season of a quarter", "windowcheck season flags.yaml months.csv settings.json")],
        "results" => &[("The inspections of a month as rows", "windowcheck results -o rows.csv flags.yaml hall.yaml -- inspections/")],
        "schema" => &[("For an editor", "windowcheck schema pack -o pack.schema.json")],
        "completions" => &[("For bash", "windowcheck completions bash -o ~/.local/share/bash-completion/completions/windowcheck")],
        "man" => &[("Read the page of check", "windowcheck man check -o check.1 && man ./check.1")],
        "help" => &[],
        _ => &[
            ("Check an inspection", "windowcheck check hall.yaml nov.json"),
            ("Find mistakes in a pack", "windowcheck lint hall.yaml"),
            ("The help of a command", "windowcheck help check"),
        ],
    }
}

pub(in crate::say) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Usage => "Usage",
        Heading::Commands => "Commands",
        Heading::Files => "Arguments",
        Heading::Options => "Options",
    }
}

fn needed(needed: Needed) -> &'static str {
    match needed {
        Needed::File => "a file",
        Needed::Pack => "a pack",
        Needed::Inspection => "an inspection",
        Needed::Season => "a season",
        Needed::Command => "a command",
        Needed::Kind => "a kind: pack, cases, inspection, season or report",
        Needed::Shell => "a shell: bash, elvish, fish, powershell or zsh",
    }
}

pub(in crate::say) fn misuse(misuse: &Misuse) -> String {
    let near = |near: &Option<String>| near.as_ref().map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
    match misuse {
        Misuse::UnknownOption { given, near: n } => format!("There is no option “{}”.{}", quoted(given), near(n)),
        Misuse::UnknownCommand { given, near: n } => format!("There is no command “{}”.{}", quoted(given), near(n)),
        Misuse::BadValue { option, given, .. } if given.is_empty() => format!("{option} needs a value."),
        Misuse::BadValue { option, given, takes } if takes.is_empty() => format!("{option} does not take “{}”.", quoted(given)),
        Misuse::BadValue { option, given, takes } => {
            format!("{option} does not take “{}”. It takes {}.", quoted(given), takes.joined(", "))
        }
        Misuse::Twice { option } => format!("{option} may be given once only."),
        Misuse::Missing(needed) => format!("The command needs {}.", self::needed(*needed)),
        Misuse::NothingIn { folder } => format!("The folder “{}” has no file that this command reads.", quoted(folder)),
        Misuse::NoMatch { pattern } => format!("No file matches “{}”.", quoted(pattern)),
        Misuse::InputTwice => "The standard input (-) may be named once only.".to_owned(),
        Misuse::SeveralSeasons { second } => format!("There may be one season only; “{}” is a second one.", quoted(second)),
        Misuse::NotText => "The command line has something in it that is no text (wrong encoding).".to_owned(),
        Misuse::CannotWrite { file, detail } => format!("“{}” cannot be written: {}.", quoted(file), quoted(detail)),
        Misuse::WritesOverInput { file } => format!("-o names “{}”, which is read and would be lost. Choose another name.", quoted(file)),
        Misuse::Other { detail } => detail.clone(),
    }
}

pub(in crate::say) const EXAMPLES: &str = "Examples:";

pub(in crate::say) fn see_help(command: &str) -> String {
    format!("For help: windowcheck{command} --help")
}

pub(in crate::say) fn inspections_counted([passed, failed, incomplete, unusable]: [usize; 4]) -> String {
    format!("Inspections: {passed} passed, {failed} failed, {incomplete} incomplete, {unusable} unusable")
}
