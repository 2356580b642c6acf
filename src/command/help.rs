//! `help`, and the words of the command line laid over its grammar.

use super::cli::Cli;
use super::output::{Done, Line};
use super::run::{Failure, Run};
use crate::say::{self, Heading, Misuse};
use crate::words::Lang;
use clap::{Arg, ArgAction, Command, CommandFactory};

pub(super) fn run(command: Option<&str>, run: &Run<'_>) -> Result<Done, Failure> {
    let help = of(command, run.lang)?.render_help().to_string();
    Ok(Done::lines(vec![Line::plain(help)], 0))
}

/// The grammar of a command, or of the program.
pub(super) fn of(name: Option<&str>, lang: Lang) -> Result<Command, Failure> {
    let mut whole = command(lang);
    whole.build();
    let Some(name) = name else { return Ok(whole) };
    let found = whole.find_subcommand(name).cloned();
    found.ok_or_else(|| Misuse::UnknownCommand { given: name.to_owned(), near: near(name, &whole) }.into())
}

fn near(name: &str, whole: &Command) -> Option<String> {
    crate::fault::nearest(name, &mut whole.get_subcommands().map(Command::get_name))
}

/// The whole grammar with its words.
pub(super) fn command(lang: Lang) -> Command {
    let whole = worded(Cli::command(), "", lang);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let whole =
        whole.arg(version.help(say::argument("", "version", lang).unwrap_or_default()).help_heading(say::heading(Heading::Options, lang)));
    whole.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        worded(command, &name, lang)
    })
}

fn worded(command: Command, name: &str, lang: Lang) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", say::heading(Heading::Usage, lang));
    command
        .disable_help_flag(true)
        .arg(help)
        .about(say::about(name, lang))
        .override_usage(say::usage(name, lang))
        .after_help(say::below(name, lang))
        .help_template(template)
        .subcommand_help_heading(say::heading(Heading::Commands, lang))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { Heading::Files } else { Heading::Options };
            let words = say::argument(name, arg.get_id().as_str(), lang);
            let flag = matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Help | ArgAction::Version);
            let arg = arg.help_heading(say::heading(heading, lang)).hide_possible_values(!flag).hide_default_value(!flag);
            match words {
                Some(words) => arg.help(words),
                None => arg,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound_and_everything_in_it_has_words() {
        for lang in [Lang::Zh, Lang::En] {
            let mut whole = command(lang);
            whole.clone().debug_assert();
            whole.build();
            for command in std::iter::once(&whole).chain(whole.get_subcommands()) {
                assert!(command.get_about().is_some() && command.get_about() != whole.get_about() || command.get_name() == "windowcheck");
                for arg in command.get_arguments() {
                    assert!(arg.get_help().is_some(), "{} {}", command.get_name(), arg.get_id());
                }
            }
        }
    }
}
