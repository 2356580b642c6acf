//! The command line: files in, text or JSON out, one exit code for each outcome. One file a command; each says
//! what is written, and this one writes it.

mod check;
mod cli;
mod completions;
mod encoding;
mod files;
mod help;
mod junit;
mod language;
mod lint;
mod man;
mod misuse;
mod output;
mod pack;
mod read;
mod results;
mod run;
mod sarif;
mod schema;
mod season;
mod sort;
mod test;

pub use files::Disk;
pub use junit::junit;
pub use sarif::sarif;

use crate::say;
use clap::FromArgMatches;
use cli::{Cli, Command};
use output::{Done, say};
use run::{Failure, Run};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line and returns its exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = language::of(&args);
    let parsed = help::command(lang).try_get_matches_from(&args).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return misuse::answer(&error, &args, lang),
    };
    output::colour(cli.color);
    let run = Run { lang, output: cli.output.as_deref() };
    let done = done(cli.command, &run).and_then(|done| output::write(done, &run));
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Fault(fault)) => {
            say(&say::fault(&fault, lang));
            ExitCode::from(2)
        }
        Err(Failure::Misuse(misuse)) => {
            say(&say::misuse(&misuse, lang));
            ExitCode::from(2)
        }
    }
}

fn done(command: Command, run: &Run<'_>) -> Result<Done, Failure> {
    match command {
        Command::Check(args) => check::run(&args, run),
        Command::Pack(args) => pack::run(&args, run),
        Command::Lint(args) => lint::run(&args, run),
        Command::Test(args) => test::run(&args, run),
        Command::Season(args) => season::run(&args, run),
        Command::Results(args) => results::run(&args, run),
        Command::Schema(args) => Ok(schema::run(&args)),
        Command::Completions { shell } => Ok(completions::run(shell, run.lang)),
        Command::Man { command } => man::run(command.as_deref(), run),
        Command::Help { command } => help::run(command.as_deref(), run),
    }
}
