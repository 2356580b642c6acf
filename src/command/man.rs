//! `man`: a manual page.

use super::help;
use super::output::Done;
use super::run::{Failure, Run};
use crate::say::Misuse;

pub(super) fn run(command: Option<&str>, run: &Run<'_>) -> Result<Done, Failure> {
    let command = help::of(command, run.lang)?;
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(|error| Misuse::Other { detail: error.to_string() })?;
    Ok(Done::data(String::from_utf8_lossy(&page).into_owned(), 0))
}
