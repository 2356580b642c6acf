//! The grammar of the command line.

use super::{check, lint, pack, results, schema, season, test};
use clap::{ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

/// The whole command line. Its words are in `say/usage.rs`.
#[derive(Parser)]
#[command(name = "windowcheck", version, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<String>,
    #[arg(long, global = true, value_name = "zh|en", value_parser = ["zh", "en"])]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

#[derive(Subcommand)]
pub(super) enum Command {
    Check(check::Args),
    Pack(pack::Args),
    Lint(lint::Args),
    Test(test::Args),
    Season(season::Args),
    Results(results::Args),
    Schema(schema::Args),
    Completions {
        #[arg(value_enum, value_name = "SHELL")]
        shell: Shell,
    },
    Man {
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
    Help {
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
}
