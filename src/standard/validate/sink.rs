//! Where mistakes are gathered, each with the way to where the check stands.

use crate::fault::{Fault, Problem, Step};

/// At most so many mistakes are told at once.
const MOST: usize = 50;

/// The mistakes so far, and where the check stands.
#[derive(Default)]
pub(super) struct Sink {
    path: Vec<Step>,
    rule: Option<String>,
    found: Vec<Fault>,
}

impl Sink {
    /// Tells a mistake where the check stands, or further inside. Of two of one code at one place
    /// the second is another look at the first.
    pub fn tell(&mut self, mut fault: Fault) {
        fault.place.path.splice(0..0, self.path.iter().cloned());
        fault.place.rule = fault.place.rule.take().or_else(|| self.rule.clone());
        let again = |known: &Fault| known.place.path == fault.place.path && known.problem.code() == fault.problem.code();
        if self.found.len() < MOST && !self.found.iter().any(again) {
            self.found.push(fault);
        }
    }

    /// The same of a problem inside the value of a key.
    pub fn tell_under(&mut self, key: &str, problem: Problem) {
        self.tell(Fault::new(problem).under(key));
    }

    /// Tells what is refused and goes on.
    pub fn or_tell(&mut self, key: &str, checked: Result<(), Problem>) {
        if let Err(problem) = checked {
            self.tell_under(key, problem);
        }
    }

    /// Goes inside by a step.
    pub fn enter(&mut self, step: impl Into<Step>) {
        self.path.push(step.into());
    }

    /// Goes back by so many steps.
    pub fn leave(&mut self, steps: usize) {
        self.path.truncate(self.path.len().saturating_sub(steps));
    }

    /// Says of which rule mistakes are from here on.
    pub fn of_rule(&mut self, rule: Option<&str>) {
        self.rule = rule.map(str::to_owned);
    }

    /// The mistakes in the order in which they were found.
    pub fn into_faults(self) -> Vec<Fault> {
        self.found
    }
}
