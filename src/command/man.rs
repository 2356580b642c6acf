//! `man`: a manual page.

use super::{Done, Failure, Run, help};
use crate::say::Misuse;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let command = help::of(args.command.as_deref(), run.lang)?;
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(|error| Misuse::Other { detail: error.to_string() })?;
    Ok(Done::data(String::from_utf8_lossy(&page).into_owned(), 0))
}
