//! A pattern as a program: what the parser of the `regex` crate read, with its repeats written out.

use crate::limits;
use regex_syntax::hir::{self, Hir, HirKind, Look};

/// One instruction; the numbers are places in the program.
#[derive(Clone, Copy, Debug)]
pub enum Instruction {
    /// One character of a class, then on.
    One(u32, u32),
    /// Either way, the first one rather.
    Either(u32, u32),
    /// Nothing but a place, such as the end of the text.
    At(Look, u32),
    /// It matches.
    Match,
}

/// A pattern made ready.
#[derive(Clone, Debug)]
pub struct Program {
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// The one to be followed first.
    pub start: u32,
    /// The classes of characters, each as ranges in order.
    classes: Vec<Vec<(char, char)>>,
    /// The characters with which every match begins; none where one may begin with anything, or is empty.
    first: Option<Vec<(char, char)>>,
}

/// Why a pattern is none.
pub enum Refused {
    /// In the words of the parser.
    Syntax(String),
    /// More instructions than the limit.
    TooLarge,
}

impl Program {
    /// Reads a pattern in the syntax of the `regex` crate.
    pub fn new(pattern: &str) -> Result<Program, Refused> {
        let parsed = regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(pattern);
        let parsed = parsed.map_err(|error| Refused::Syntax(short(&error)))?;
        let mut program = Program { instructions: vec![Instruction::Match], start: 0, classes: Vec::new(), first: None };
        program.start = program.put(&parsed, 0).ok_or(Refused::TooLarge)?;
        program.first = program.beginnings();
        Ok(program)
    }

    /// Whether a match may begin with this character; at the end of the text only an empty one can.
    pub fn may_begin(&self, next: Option<char>) -> bool {
        self.first.as_ref().is_none_or(|first| next.is_some_and(|next| within(first, next)))
    }

    /// Whether a character is of a class.
    pub fn is_of(&self, class: u32, c: char) -> bool {
        self.classes.get(class as usize).is_some_and(|ranges| within(ranges, c))
    }

    /// Puts what is to be matched before what comes after it; its place, or nothing where there are too many.
    fn put(&mut self, hir: &Hir, after: u32) -> Option<u32> {
        match hir.kind() {
            HirKind::Empty => Some(after),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).unwrap_or_default();
                text.chars().rev().try_fold(after, |after, c| {
                    let class = self.class(vec![(c, c)]);
                    self.push(Instruction::One(class, after))
                })
            }
            HirKind::Class(hir::Class::Unicode(class)) => {
                let class = self.class(class.ranges().iter().map(|range| (range.start(), range.end())).collect());
                self.push(Instruction::One(class, after))
            }
            // Of bytes that are no characters a text has none.
            HirKind::Class(hir::Class::Bytes(class)) => {
                let ranges = class.ranges().iter().filter(|range| range.end() < 0x80);
                let class = self.class(ranges.map(|range| (range.start().into(), range.end().into())).collect());
                self.push(Instruction::One(class, after))
            }
            HirKind::Look(look) => self.push(Instruction::At(*look, after)),
            HirKind::Capture(capture) => self.put(&capture.sub, after),
            HirKind::Concat(parts) => parts.iter().rev().try_fold(after, |after, part| self.put(part, after)),
            HirKind::Alternation(parts) => {
                let mut parts = parts.iter().rev();
                let last = self.put(parts.next()?, after)?;
                parts.try_fold(last, |last, part| {
                    let part = self.put(part, after)?;
                    self.push(Instruction::Either(part, last))
                })
            }
            HirKind::Repetition(repeat) => self.repeat(repeat, after),
        }
    }

    fn repeat(&mut self, repeat: &hir::Repetition, after: u32) -> Option<u32> {
        let either = |again: u32, on: u32| if repeat.greedy { Instruction::Either(again, on) } else { Instruction::Either(on, again) };
        let mut next = after;
        match repeat.max {
            // The place of the choice is known before the way that leads back to it.
            None => {
                let choice = self.push(Instruction::Match)?;
                let again = self.put(&repeat.sub, choice)?;
                if let Some(place) = self.instructions.get_mut(choice as usize) {
                    *place = either(again, after);
                }
                // Where nothing may be matched, the choice is the way in; else one round is on the way.
                next = if repeat.min == 0 { choice } else { again };
            }
            Some(max) => {
                for _ in repeat.min..max {
                    let again = self.put(&repeat.sub, next)?;
                    next = self.push(either(again, after))?;
                }
            }
        }
        let rest = if repeat.max.is_none() { repeat.min.saturating_sub(1) } else { repeat.min };
        (0..rest).try_fold(next, |next, _| self.put(&repeat.sub, next))
    }

    fn push(&mut self, instruction: Instruction) -> Option<u32> {
        let at = self.instructions.len();
        if at as u64 >= limits::PATTERN_SIZE.most {
            return None;
        }
        self.instructions.push(instruction);
        u32::try_from(at).ok()
    }

    fn class(&mut self, ranges: Vec<(char, char)>) -> u32 {
        let known = self.classes.iter().position(|class| *class == ranges);
        let at = known.unwrap_or_else(|| {
            self.classes.push(ranges);
            self.classes.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The characters with which every match begins.
    fn beginnings(&self) -> Option<Vec<(char, char)>> {
        let mut ranges: Vec<(char, char)> = Vec::new();
        let mut seen = vec![false; self.instructions.len()];
        let mut open = vec![self.start];
        while let Some(at) = open.pop() {
            if std::mem::replace(seen.get_mut(at as usize)?, true) {
                continue;
            }
            match *self.instructions.get(at as usize)? {
                Instruction::One(class, _) => ranges.extend(self.classes.get(class as usize)?),
                Instruction::Either(one, other) => open.extend([one, other]),
                Instruction::At(..) | Instruction::Match => return None,
            }
        }
        ranges.sort_unstable();
        // Ranges that overlap become one, so that the search in them finds every character.
        let mut joined: Vec<(char, char)> = Vec::new();
        for (from, to) in ranges {
            match joined.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => joined.push((from, to)),
            }
        }
        Some(joined)
    }
}

fn within(ranges: &[(char, char)], c: char) -> bool {
    let at = ranges.partition_point(|(_, to)| *to < c);
    ranges.get(at).is_some_and(|(from, _)| *from <= c)
}

/// What is wrong, without the picture of the pattern that the parser draws above it.
fn short(error: &regex_syntax::Error) -> String {
    match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        other => other.to_string(),
    }
}
