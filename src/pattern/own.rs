//! The engine that is built in: every way through the program at once, character by character, and each
//! step counted. The same pattern and text take the same steps on every machine.

use super::program::{Instruction, Program, Refused};
use super::refused::{Spent, Wrong};
use crate::limits;
use regex_syntax::hir::Look;

/// See [`Pattern`](super::Pattern).
#[derive(Clone, Debug)]
pub struct Engine(Program);

/// The ways that are open at one place of a text, the preferred ones first, each with where it began.
#[derive(Default)]
struct Ways {
    open: Vec<(u32, usize)>,
    /// By instruction: the round in which it was last met.
    met: Vec<usize>,
    round: usize,
}

/// A search through one text.
struct Search<'p, 't> {
    program: &'p Program,
    text: &'t str,
    steps: u64,
    now: Ways,
    after: Ways,
    /// Ways that are still to be followed at a place.
    branches: Vec<u32>,
}

impl Engine {
    /// Refused with what is wrong.
    pub fn new(text: &str) -> Result<Engine, Wrong> {
        match Program::new(text) {
            Ok(program) => Ok(Engine(program)),
            Err(Refused::TooLarge) => Err(Wrong::TooLarge),
            Err(Refused::Syntax(detail)) => Err(Wrong::Syntax(detail)),
        }
    }
    pub fn find(&self, text: &str) -> Result<Option<String>, Spent> {
        let mut search = Search::new(&self.0, text);
        let found = search.from(0)?;
        Ok(found.and_then(|(from, to)| text.get(from..to)).map(str::to_owned))
    }
    pub fn cut(&self, text: &str) -> Result<String, Spent> {
        let mut search = Search::new(&self.0, text);
        let (mut cut, mut done, mut at) = (String::new(), 0_usize, 0_usize);
        while let Some((from, to)) = search.from(at)? {
            // An empty match right after another is none.
            if from < to || from > done || from == 0 {
                cut.push_str(text.get(done..from).unwrap_or_default());
                cut.push('\n');
                done = to;
            }
            let next = text.get(to..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            at = if from < to { to } else { to.saturating_add(next) };
            if at > text.len() {
                break;
            }
        }
        cut.push_str(text.get(done..).unwrap_or_default());
        Ok(cut)
    }
    /// The steps of a search, for tests.
    #[cfg(test)]
    pub fn steps(&self, text: &str) -> u64 {
        let mut search = Search::new(&self.0, text);
        let _ = search.from(0);
        search.steps
    }
}

impl<'p, 't> Search<'p, 't> {
    fn new(program: &'p Program, text: &'t str) -> Self {
        let ways = || Ways { met: vec![0; program.instructions.len()], ..Ways::default() };
        Search { program, text, steps: 0, now: ways(), after: ways(), branches: Vec::new() }
    }

    /// The first match that begins at a place or after it: where it begins and ends.
    fn from(&mut self, at: usize) -> Result<Option<(usize, usize)>, Spent> {
        let (mut now, mut after) = (std::mem::take(&mut self.now), std::mem::take(&mut self.after));
        let found = self.through(at, &mut now, &mut after);
        (self.now, self.after) = (now, after);
        found
    }

    fn through(&mut self, at: usize, now: &mut Ways, after: &mut Ways) -> Result<Option<(usize, usize)>, Spent> {
        let mut found = None;
        let mut before = self.text.get(..at).and_then(|passed| passed.chars().next_back());
        let mut rest = self.text.get(at..).unwrap_or_default().char_indices();
        now.open.clear();
        now.round = now.round.max(after.round).saturating_add(1);
        loop {
            let place = at.saturating_add(rest.offset());
            let next = rest.next().map(|(_, c)| c);
            // Where one match is found, only ways that began before it can be better.
            if found.is_none() {
                self.step()?;
                if self.program.may_begin(next) {
                    self.open(now, self.program.start, place, (before, next))?;
                }
            }
            if now.open.is_empty() && found.is_some() {
                return Ok(found);
            }
            after.open.clear();
            after.round = now.round.saturating_add(1);
            let beyond = rest.clone().next().map(|(_, c)| c);
            for (instruction, began) in now.open.iter().copied() {
                self.step()?;
                match self.program.instructions.get(instruction as usize) {
                    Some(Instruction::One(class, on)) if next.is_some_and(|next| self.program.is_of(*class, next)) => {
                        self.open(after, *on, began, (next, beyond))?;
                    }
                    Some(Instruction::Match) => {
                        found = Some((began, place));
                        break;
                    }
                    _ => {}
                }
            }
            std::mem::swap(now, after);
            if next.is_none() {
                return Ok(found);
            }
            before = next;
        }
    }

    fn step(&mut self) -> Result<(), Spent> {
        self.steps = self.steps.saturating_add(1);
        if self.steps > limits::PATTERN_STEPS.most { Err(Spent) } else { Ok(()) }
    }

    /// Follows every way from an instruction up to the next character.
    fn open(&mut self, ways: &mut Ways, from: u32, began: usize, around: (Option<char>, Option<char>)) -> Result<(), Spent> {
        let mut next = Some(from);
        while let Some(at) = next.or_else(|| self.branches.pop()) {
            next = None;
            let Some(met) = ways.met.get_mut(at as usize) else { continue };
            if std::mem::replace(met, ways.round) == ways.round {
                continue;
            }
            self.step()?;
            match self.program.instructions.get(at as usize) {
                Some(Instruction::Either(rather, or)) => {
                    self.branches.push(*or);
                    next = Some(*rather);
                }
                Some(Instruction::At(look, on)) if stands(*look, around) => next = Some(*on),
                Some(Instruction::One(..) | Instruction::Match) => ways.open.push((at, began)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether a place between two characters is such a one.
fn stands(look: Look, (before, after): (Option<char>, Option<char>)) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let (left, right) = (is_word(before), is_word(after));
    match look {
        Look::Start => before.is_none(),
        Look::End => after.is_none(),
        Look::StartLF => matches!(before, None | Some('\n')),
        Look::EndLF => matches!(after, None | Some('\n')),
        Look::StartCRLF => matches!(before, None | Some('\n')) || before == Some('\r') && after != Some('\n'),
        Look::EndCRLF => matches!(after, None | Some('\r')) || after == Some('\n') && before != Some('\r'),
        Look::WordAscii | Look::WordUnicode => left != right,
        Look::WordAsciiNegate | Look::WordUnicodeNegate => left == right,
        Look::WordStartAscii | Look::WordStartUnicode => !left && right,
        Look::WordEndAscii | Look::WordEndUnicode => left && !right,
        Look::WordStartHalfAscii | Look::WordStartHalfUnicode => !left,
        Look::WordEndHalfAscii | Look::WordEndHalfUnicode => !right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Patterns that take minutes where the steps are not counted.
    const RUNAWAY: [&str; 4] = ["([a-z]{1,60}){1,20}Z", "(a|b|ab){1,150}c$", "(?:.{0,300}){2}Q", "[a-z]{1,400}[0-9]"];

    #[test]
    fn a_search_ends_after_so_many_steps_and_says_so() {
        let long = "ab".repeat(5_000);
        for pattern in RUNAWAY {
            let engine = Engine::new(pattern).unwrap_or_else(|_| panic!("{pattern} is read"));
            assert_eq!(engine.find(&long), Err(Spent), "{pattern}");
            assert_eq!(engine.cut(&long), Err(Spent), "{pattern}");
            assert_eq!(engine.steps(&long), limits::PATTERN_STEPS.most + 1, "{pattern}");
            // On a text of ordinary length it comes to an end.
            assert_eq!(engine.find("ab"), Ok(None), "{pattern}");
        }
    }

    #[test]
    fn an_ordinary_pattern_takes_few_steps_over_the_longest_text() {
        let long = "自受理之日起五个工作日内办结".repeat(720);
        for pattern in [r"\d+个工作日", "尽快", "(尽快|马上|立即|抓紧|及时)办理", "中心$", "尽快.{0,20}办理", r"[0-9]+(天|日)内"]
        {
            let steps = Engine::new(pattern).map(|engine| engine.steps(&long)).unwrap_or(u64::MAX);
            assert!(steps < limits::PATTERN_STEPS.most, "{pattern}: {steps}");
        }
    }

    #[test]
    fn what_is_too_large_written_out_is_refused_at_once() {
        for pattern in ["(((a{1,100}){1,100}){1,100}){1,100}", ".{6000}", "(?:[一-龥]{0,90}){0,90}"] {
            assert!(matches!(Engine::new(pattern), Err(Wrong::TooLarge)), "{pattern}");
        }
    }

    /// The same first match and the same cuts as `regex-lite`, which reads the same syntax of ASCII.
    #[test]
    fn matches_are_those_of_a_known_engine() {
        // Every pattern of up to four pieces, and every text of up to five letters.
        let pieces = [
            "a",
            "b",
            "ab|",
            "a|b",
            "(a|ab)",
            "(?:b|)",
            "[ab]",
            "[^a]",
            ".",
            "^",
            "$",
            r"\b",
            "a*",
            "b+?",
            "(ab)?",
            "a{1,2}",
            "(a*)*",
            "(?:a|b){2,}?",
        ];
        let texts: Vec<String> = (0..=5_u32)
            .flat_map(|length| {
                (0..1 << length).map(move |bits| (0..length).map(|at| if bits >> at & 1 == 0 { 'a' } else { 'b' }).collect())
            })
            .collect();
        let mut patterns: Vec<String> = Vec::new();
        for one in pieces {
            for two in pieces {
                patterns.push(format!("{one}{two}"));
                for three in ["", "b", "(a|ab)", "a??", "$"] {
                    patterns.push(format!("({one}){three}|{two}{one}"));
                }
            }
        }
        for pattern in patterns {
            let (Ok(known), Ok(own)) = (regex_lite::Regex::new(&pattern), Engine::new(&pattern)) else { panic!("{pattern}") };
            for text in &texts {
                assert_eq!(own.find(text), Ok(known.find(text).map(|found| found.as_str().to_owned())), "{pattern} in {text}");
                assert_eq!(own.cut(text), Ok(known.replace_all(text, "\n").into_owned()), "{pattern} in {text}");
            }
        }
    }
}
