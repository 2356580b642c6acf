//! What a command writes: to the standard output or a file, in colour where a person reads it.

use super::files;
use super::run::{Failure, Run};
use crate::lint::Level;
use crate::read::to_json;
use crate::say::Misuse;
use crate::text::visible_lines;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use serde::Serialize;
use std::io::{ErrorKind, Write};

/// What a command has to say, and its exit code.
pub(super) struct Done {
    pub output: Output,
    pub code: u8,
}

/// What is written.
pub(super) enum Output {
    /// For a program: as it is.
    Data(String),
    /// For a reader: nothing in it acts on a terminal but our own colours.
    Lines(Vec<Line>),
    /// Written already.
    Nothing,
}

/// Some lines of one colour.
pub(super) struct Line {
    tone: Tone,
    text: String,
}

/// What a line says, for its colour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Good,
    Bad,
    Doubtful,
    Quiet,
}

impl Line {
    /// Text whose lines begin with marks, as those of reports and cases do.
    pub fn marked(text: &str) -> Vec<Line> {
        let tone = |line: &str| match line.chars().next() {
            Some('✓') => Tone::Good,
            Some('✗') => Tone::Bad,
            Some('△' | '?') => Tone::Doubtful,
            Some('·') => Tone::Quiet,
            _ => Tone::Plain,
        };
        text.split_inclusive('\n').map(|line| Line { tone: tone(line), text: line.to_owned() }).collect()
    }
    /// A notice.
    pub fn of_level(level: Level, text: String) -> Line {
        let tone = match level {
            Level::Error => Tone::Bad,
            Level::Warning => Tone::Doubtful,
            Level::Note => Tone::Quiet,
        };
        Line { tone, text }
    }
    /// Text without a colour.
    pub fn plain(text: String) -> Line {
        Line { tone: Tone::Plain, text }
    }
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Tone::Plain => Style::new(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Bad => AnsiColor::Red.on_default(),
            Tone::Doubtful => AnsiColor::Yellow.on_default(),
            Tone::Quiet => Style::new().dimmed(),
        }
    }
}

impl Done {
    /// Data for a program.
    pub fn data(text: String, code: u8) -> Done {
        Done { output: Output::Data(text), code }
    }
    /// A value as JSON.
    pub fn json<T: Serialize>(value: &T, code: u8) -> Done {
        Done::data(to_json(value), code)
    }
    /// Lines for a reader.
    pub fn lines(lines: Vec<Line>, code: u8) -> Done {
        Done { output: Output::Lines(lines), code }
    }
}

/// Sets whether there are colours; `auto` asks the terminal, and `NO_COLOR`.
pub(super) fn colour(choice: ColorChoice) {
    let choice = match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Says something beside the output, with nothing in it that a terminal would act on.
pub(super) fn say(text: &str) {
    eprintln!("{}", visible_lines(text));
}

/// Writes what a command has to say, and returns its exit code.
pub(super) fn write(done: Done, run: &Run<'_>) -> Result<u8, Failure> {
    match (done.output, run.output.filter(|file| *file != files::STDIN)) {
        (Output::Nothing, _) => Ok(done.code),
        (Output::Data(text), None) => to_reader(&mut std::io::stdout(), &text).map(|()| done.code),
        (Output::Lines(lines), None) => to_reader(&mut anstream::stdout(), &painted(&lines, true)).map(|()| done.code),
        (Output::Data(text), Some(file)) => to_file(file, &text).map(|()| done.code),
        (Output::Lines(lines), Some(file)) => to_file(file, &painted(&lines, false)).map(|()| done.code),
    }
}

/// Writes a file.
pub(super) fn to_file(file: &str, text: &str) -> Result<(), Failure> {
    if files::was_read(file) {
        return Err(Misuse::WritesOverInput { file: file.to_owned() }.into());
    }
    std::fs::write(file, text).map_err(|error| Misuse::CannotWrite { file: file.to_owned(), detail: error.to_string() }.into())
}

/// A reader that has gone away is no fault of ours; a full disk is one.
fn to_reader(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Misuse::CannotWrite { file: files::STDIN.to_owned(), detail: error.to_string() }.into())
        }
        _ => Ok(()),
    }
}

fn painted(lines: &[Line], colours: bool) -> String {
    let mut all = String::new();
    for Line { tone, text } in lines {
        let text = visible_lines(text);
        if !colours || *tone == Tone::Plain {
            all.push_str(&text);
            continue;
        }
        let style = tone.style();
        let (body, end) = text.strip_suffix('\n').map_or((text.as_str(), ""), |body| (body, "\n"));
        all.push_str(&format!("{style}{body}{style:#}{end}"));
    }
    all
}
