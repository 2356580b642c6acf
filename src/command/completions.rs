//! `completions`: what a shell needs to complete the command line.

use super::help;
use super::output::Done;
use crate::words::Lang;
use clap_complete::Shell;

pub(super) fn run(shell: Shell, lang: Lang) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(lang), "windowcheck", &mut script);
    Done::data(String::from_utf8_lossy(&script).into_owned(), 0)
}
