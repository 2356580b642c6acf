//! `completions`: what a shell needs to complete the command line.

use super::{Done, help};
use crate::words::Lang;
use clap_complete::Shell;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args, lang: Lang) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(lang), "windowcheck", &mut script);
    Done::data(String::from_utf8_lossy(&script).into_owned(), 0)
}
