//! `text`: a text that is filled in, has parts, matches a pattern, avoids phrases.

use super::{Planes, Reading, Scope, demand};
use crate::facts::{Data, Facts};
use crate::fault::{Fault, Problem};
use crate::finding::{Reason, Verdict};
use crate::limits;
use crate::pack::{FactType, TextRule};
use crate::text::normal;
use regex_lite::{Regex, RegexBuilder};

/// What a text must be; compared in its normal form.
#[derive(Clone, Debug)]
pub struct Text {
    reading: Reading,
    phrases: Vec<String>,
    pattern: Option<Regex>,
    forbidden: Vec<Regex>,
}

fn pattern(text: &str) -> Result<Regex, Fault> {
    if text.len() as u64 > limits::PATTERN_BYTES.most {
        return Err(Fault::new(Problem::TooLarge { limit: limits::PATTERN_BYTES }));
    }
    let size = usize::try_from(limits::PATTERN_COMPILED.most).unwrap_or(usize::MAX);
    RegexBuilder::new(text)
        .size_limit(size)
        .build()
        .map_err(|error| Fault::new(Problem::BadPattern { pattern: text.to_owned(), detail: error.to_string() }))
}

pub(super) fn compile(rule: &TextRule, scope: &mut Scope<'_>) -> Result<Text, Fault> {
    let reading = demand(scope, "fact", &rule.fact, &[FactType::Text])?;
    let forbidden = rule.forbids.iter().enumerate().map(|(at, text)| pattern(text).map_err(|f| f.at(at).under("forbids")));
    Ok(Text {
        reading,
        phrases: rule.contains.iter().map(|phrase| normal(phrase)).collect(),
        pattern: rule.matches.as_deref().map(pattern).transpose().map_err(|f| f.under("matches"))?,
        forbidden: forbidden.collect::<Result<_, _>>()?,
    })
}

impl Text {
    fn seen(&self, facts: &Facts, row: u32) -> String {
        match facts.column(self.reading.link.fact).map(|column| &column.data) {
            Some(Data::Text(values)) => values.get(row as usize).map(|text| normal(text)).unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn lacks<'a>(&'a self, seen: &'a str) -> impl Iterator<Item = &'a str> {
        let pattern = self.pattern.as_ref().filter(|pattern| !pattern.is_match(seen)).map(Regex::as_str);
        self.phrases.iter().map(String::as_str).filter(|phrase| !seen.contains(phrase)).chain(pattern)
    }

    fn hit<'a>(&self, seen: &'a str) -> Option<&'a str> {
        self.forbidden.iter().find_map(|pattern| pattern.find(seen)).map(|found| found.as_str())
    }

    fn judge(&self, seen: &str) -> Verdict {
        if seen.is_empty() || self.lacks(seen).next().is_some() {
            Verdict::Fail
        } else if self.hit(seen).is_some() {
            // No list of phrases is complete and no match is proof: a person confirms.
            Verdict::ToConfirm
        } else {
            Verdict::Pass
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        self.reading.judge(facts, block, lanes, |row| self.judge(&self.seen(facts, row)))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let Some(row) = self.reading.known_row(facts, row, said) else { return };
        let (seen, fact) = (self.seen(facts, row), self.reading.name.clone());
        let phrases: Vec<String> = self.lacks(&seen).map(str::to_owned).collect();
        said.push(if seen.is_empty() {
            Reason::TextEmpty { fact }
        } else if !phrases.is_empty() {
            Reason::TextLacks { fact, phrases }
        } else if let Some(phrase) = self.hit(&seen) {
            Reason::TextHit { fact, phrase: phrase.to_owned() }
        } else {
            Reason::TextGood { fact }
        });
    }
}
