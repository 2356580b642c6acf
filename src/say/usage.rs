//! The words of the command line: help, examples, and what is said of a command that cannot be run. The words
//! stand in `zh/usage.rs` and `en/usage.rs`.

use super::{en, zh};
use crate::text::Joined;
use crate::words::Lang;

/// What an example does, and how it is written.
pub(super) type Example = (&'static str, &'static str);

macro_rules! in_both {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) -> $out:ty;)*) => {
        $($(#[$doc])* pub fn $name($($arg: $type,)* lang: Lang) -> $out {
            match lang {
                Lang::Zh => zh::usage::$name($($arg),*),
                Lang::En => en::usage::$name($($arg),*),
            }
        })*
    };
}

in_both! {
    /// What a command is for; an empty name is the program itself.
    about(command: &str) -> &'static str;
    /// What an argument of a command is; nothing where the name is not known.
    argument(command: &str, name: &str) -> Option<&'static str>;
    /// How a command is written.
    usage(command: &str) -> &'static str;
    /// What stands above a list of a help.
    heading(of: Heading) -> &'static str;
    /// A misuse as a sentence.
    misuse(misuse: &Misuse) -> String;
    /// How many inspections passed, failed, are incomplete and could not be used.
    inspections_counted(counts: [usize; 4]) -> String;
}

/// What stands below the options in the help of a command: examples, and rules that hold for all.
pub fn below(command: &str, lang: Lang) -> String {
    let (head, examples, files, codes) = match lang {
        Lang::Zh => (zh::usage::EXAMPLES, zh::usage::examples(command), zh::usage::FILES, zh::usage::EXIT_CODES),
        Lang::En => (en::usage::EXAMPLES, en::usage::examples(command), en::usage::FILES, en::usage::EXIT_CODES),
    };
    let mut lines = Vec::new();
    lines.extend((!examples.is_empty()).then(|| head.to_owned()));
    lines.extend(examples.iter().map(|(what, how)| format!("  {what}\n    {how}")));
    if matches!(command, "check" | "pack" | "lint" | "test" | "season" | "results") {
        lines.push(format!("\n{files}"));
    }
    if !matches!(command, "completions" | "man" | "help" | "schema") {
        lines.push(codes.to_owned());
    }
    lines.joined("\n")
}

/// Where the help of a command is.
pub fn see_help(command: &str, lang: Lang) -> String {
    let command = if command.is_empty() { String::new() } else { format!(" {command}") };
    match lang {
        Lang::Zh => zh::usage::see_help(&command),
        Lang::En => en::usage::see_help(&command),
    }
}

/// Above the lists of a help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Heading {
    Usage,
    Commands,
    Files,
    Options,
}

/// Why a command cannot be run as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// An option that there is not.
    UnknownOption {
        /// As it is written.
        given: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// A command that there is not.
    UnknownCommand {
        /// As it is written.
        given: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// A value that an option or argument does not take.
    BadValue {
        /// The option.
        option: String,
        /// As it is written; empty where it is missing.
        given: String,
        /// What it takes, where these are few.
        takes: Vec<String>,
    },
    /// An option that is given twice.
    Twice {
        /// The option.
        option: String,
    },
    /// What has to be named is not.
    Missing(Needed),
    /// Nothing that a command reads is in a folder.
    NothingIn {
        /// The folder.
        folder: String,
    },
    /// No file fits a pattern.
    NoMatch {
        /// The pattern.
        pattern: String,
    },
    /// The standard input is named twice.
    InputTwice,
    /// Of several seasons none can be chosen.
    SeveralSeasons {
        /// The second.
        second: String,
    },
    /// A name on the command line that is no text.
    NotText,
    /// A file that cannot be written; in the words of the system.
    CannotWrite {
        /// The file.
        file: String,
        /// Why.
        detail: String,
    },
    /// A file that is read and would be written over.
    WritesOverInput {
        /// The file.
        file: String,
    },
    /// Something else, in the words of the parser.
    Other {
        /// The words.
        detail: String,
    },
}

/// What a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Needed {
    File,
    Pack,
    Inspection,
    Season,
    Command,
    Kind,
    Shell,
}
