//! What is wrong with a command line, from the parser's error to our sentence.

use super::output::say;
use crate::say::{self, Misuse, Needed};
use crate::text::Joined;
use crate::words::Lang;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;
use std::process::ExitCode;

/// Answers what is no command to run: help and version on the standard output, anything else beside it.
pub(super) fn answer(error: &Error, args: &[OsString], lang: Lang) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        // A reader that has gone away is no fault of ours.
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    say(&say::misuse(&of(error), lang));
    say(&say::see_help(command_of(args), lang));
    ExitCode::from(2)
}

fn of(error: &Error) -> Misuse {
    let text = |kind| text(error, kind);
    // The nearest stands last.
    let near = |kind| error.get(kind).map(words).and_then(|words| words.into_iter().next_back());
    let option = || text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => Misuse::UnknownOption { given: option(), near: near(ContextKind::SuggestedArg) },
        ErrorKind::InvalidSubcommand => {
            Misuse::UnknownCommand { given: text(ContextKind::InvalidSubcommand), near: near(ContextKind::SuggestedSubcommand) }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => Misuse::BadValue {
            option: option(),
            given: text(ContextKind::InvalidValue),
            takes: error.get(ContextKind::ValidValue).map(words).unwrap_or_default(),
        },
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => Misuse::Twice { option: option() },
        ErrorKind::MissingSubcommand => Misuse::Missing(Needed::Command),
        ErrorKind::MissingRequiredArgument => Misuse::Missing(needed(&option())),
        ErrorKind::InvalidUtf8 => Misuse::NotText,
        _ => Misuse::Other { detail: error.to_string() },
    }
}

fn needed(argument: &str) -> Needed {
    match argument {
        _ if argument.contains("KIND") => Needed::Kind,
        _ if argument.contains("SHELL") => Needed::Shell,
        _ if argument.contains("PACK") => Needed::Pack,
        _ => Needed::File,
    }
}

fn words(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(one) => vec![one.clone()],
        ContextValue::Strings(several) => several.clone(),
        _ => Vec::new(),
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(words).unwrap_or_default().joined(" ")
}

/// The command whose help says more.
fn command_of(args: &[OsString]) -> &str {
    let whole = super::help::command(Lang::En);
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    words.find(|word| whole.find_subcommand(word).is_some()).unwrap_or_default()
}
