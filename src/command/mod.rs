//! The command line: files in, text or JSON out, one exit code for each outcome. One file a command; each says
//! what is written, and this one writes it.

mod check;
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
mod sarif;
mod schema;
mod season;
mod sort;
mod test;

pub use files::Disk;
pub use junit::junit;
pub use sarif::sarif;

use crate::fault::Fault;
use crate::say::{self, Misuse};
use crate::words::Lang;
use clap::{ColorChoice, FromArgMatches, Parser, Subcommand};
use output::{Output, say};
use std::ffi::OsString;
use std::process::ExitCode;

/// The whole command line. Its words are in `say/usage.rs`.
#[derive(Parser)]
#[command(name = "windowcheck", version, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<String>,
    #[arg(long, global = true, value_name = "zh|en", value_parser = ["zh", "en"])]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Pack(pack::Args),
    Lint(lint::Args),
    Test(test::Args),
    Season(season::Args),
    Results(results::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
    Help(help::Args),
}

/// Why a command has no output.
enum Failure {
    /// A file that cannot be used.
    Fault(Fault),
    /// A command that cannot be run as it is written.
    Misuse(Misuse),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::Fault(fault)
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Failure {
        Failure::Misuse(misuse)
    }
}

/// What a command has to say, and its exit code.
struct Done {
    output: Output,
    code: u8,
}

/// What holds for the run of a command.
struct Run<'a> {
    lang: Lang,
    /// Where the output goes, where that is a file.
    output: Option<&'a str>,
}

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
        Command::Completions(args) => Ok(completions::run(&args, run.lang)),
        Command::Man(args) => man::run(&args, run),
        Command::Help(args) => help::run(&args, run),
    }
}
