//! `text`: a text that is filled in, has parts, matches a pattern, avoids phrases.

use super::reading::{Reading, by_row, demand, together};
use super::scope::Scope;
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Reason, Verdict};
use crate::pack::{self, FactType, TextRule};
use crate::pattern::Pattern;
use crate::planes::Planes;
use crate::text::normal;
use crate::words::Words;

/// What a text must be; compared in its normal form, with variants written the first way.
#[derive(Clone, Debug)]
pub struct Text {
    reading: Reading,
    phrases: Vec<String>,
    any: Vec<String>,
    pattern: Option<Pattern>,
    forbidden: Vec<Forbidden>,
    avoids: Option<Reading>,
    /// Another way to write a phrase, and the phrase.
    variants: Vec<(String, String)>,
}

/// Patterns whose match a person must confirm.
#[derive(Clone, Debug)]
struct Forbidden {
    family: Option<Words>,
    patterns: Vec<Pattern>,
    except: Vec<Pattern>,
}

/// Why a person must look at a text.
enum Hit {
    /// A forbidden phrase, and its family.
    Phrase(String, Option<Words>),
    /// A pattern that takes too many steps over the text.
    Spent(String),
}

impl Hit {
    fn spent(pattern: &Pattern) -> Hit {
        Hit::Spent(pattern.written().to_owned())
    }
}

impl Forbidden {
    fn hit(&self, seen: &str) -> Option<Hit> {
        let mut kept = seen.to_owned();
        for except in &self.except {
            match except.cut(&kept) {
                Ok(cut) => kept = cut,
                Err(_) => return Some(Hit::spent(except)),
            }
        }
        self.patterns.iter().find_map(|pattern| match pattern.find(&kept) {
            Ok(found) => found.map(|phrase| Hit::Phrase(phrase, self.family.clone())),
            Err(_) => Some(Hit::spent(pattern)),
        })
    }
}

fn patterns(texts: &[String]) -> Result<Vec<Pattern>, Fault> {
    texts.iter().map(|text| Pattern::new(text)).collect()
}

fn forbidden(written: &pack::Forbidden) -> Result<Forbidden, Fault> {
    match written {
        pack::Forbidden::Pattern(text) => Ok(Forbidden { family: None, patterns: vec![Pattern::new(text)?], except: Vec::new() }),
        pack::Forbidden::Family(family) => {
            Ok(Forbidden { family: Some(family.family.clone()), patterns: patterns(&family.patterns)?, except: patterns(&family.except)? })
        }
    }
}

pub(super) fn compile(rule: &TextRule, scope: &mut Scope<'_>) -> Result<Text, Fault> {
    let reading = demand(scope, &rule.fact, &[FactType::Text])?;
    let avoids = rule.avoids.as_ref().map(|fact| demand(scope, fact, &[FactType::Text])).transpose()?;
    let forbids = rule.forbids.iter().map(forbidden);
    let variants = scope.variants.iter().flat_map(|(phrase, others)| others.iter().map(|other| (normal(other), normal(phrase))));
    let mut text = Text {
        reading,
        phrases: Vec::new(),
        any: Vec::new(),
        pattern: rule.matches.as_deref().map(Pattern::new).transpose()?,
        forbidden: forbids.collect::<Result<_, _>>()?,
        avoids,
        variants: variants.collect(),
    };
    let plain = |phrases: &[String]| phrases.iter().map(|phrase| text.plain(phrase)).collect();
    (text.phrases, text.any) = (plain(&rule.contains), plain(&rule.any));
    Ok(text)
}

impl Text {
    /// A text in its normal form, with variants written the first way.
    fn plain(&self, text: &str) -> String {
        self.variants.iter().fold(normal(text), |text, (other, phrase)| text.replace(other, phrase))
    }

    fn lacks<'a>(&'a self, seen: &'a str) -> impl Iterator<Item = &'a str> {
        // Whether a pattern is missing that takes too many steps is not known.
        let pattern = self.pattern.as_ref().filter(|pattern| pattern.find(seen) == Ok(None)).map(Pattern::written);
        self.phrases.iter().map(String::as_str).filter(move |phrase| !seen.contains(phrase)).chain(pattern)
    }

    fn lacks_any(&self, seen: &str) -> bool {
        !self.any.is_empty() && !self.any.iter().any(|phrase| seen.contains(phrase))
    }

    /// What a person must confirm first: a forbidden phrase that occurs, or a pattern that the text is too
    /// long for.
    fn hit(&self, seen: &str) -> Option<Hit> {
        let required = self.pattern.iter().find(|pattern| pattern.find(seen).is_err()).map(Hit::spent);
        required.or_else(|| self.forbidden.iter().find_map(|forbidden| forbidden.hit(seen)))
    }

    /// The first phrase of the collected list that occurs.
    fn avoided(&self, seen: &str, facts: &Facts, row: u32) -> Option<String> {
        let avoids = self.avoids.as_ref().filter(|avoids| avoids.state(facts, row) == RowState::Known)?;
        let phrases = avoids.text(facts, row).lines().map(|line| self.plain(line));
        phrases.filter(|phrase| !phrase.is_empty()).find(|phrase| seen.contains(phrase))
    }

    fn judge(&self, facts: &Facts, row: u32) -> Verdict {
        let list = self.avoids.as_ref().map(|avoids| avoids.state(facts, row));
        if let Some(unknown) = together([&self.reading], false, facts, row) {
            return if unknown == Verdict::CannotCheck && list == Some(RowState::Open) { Verdict::Pending } else { unknown };
        }
        let seen = self.plain(self.reading.text(facts, row));
        if seen.is_empty() || self.lacks_any(&seen) || self.lacks(&seen).next().is_some() {
            Verdict::Fail
        } else if list == Some(RowState::Open) {
            Verdict::Pending
        } else if self.hit(&seen).is_some() || self.avoided(&seen, facts, row).is_some() {
            // No list of phrases is complete and no match is proof: a person confirms.
            Verdict::ToConfirm
        } else if list == Some(RowState::CannotCheck) {
            Verdict::CannotCheck
        } else {
            Verdict::Pass
        }
    }

    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        by_row(block, lanes, &mut |row| self.judge(facts, row))
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        let known = self.reading.known_row(facts, row, said).is_some();
        if let Some(avoids) = self.avoids.as_ref().filter(|avoids| avoids.state(facts, row) != RowState::NotApplicable) {
            avoids.known_row(facts, row, said);
        }
        if !known {
            return;
        }
        let (seen, fact) = (self.plain(self.reading.text(facts, row)), self.reading.name.clone());
        let phrases: Vec<String> = self.lacks(&seen).map(str::to_owned).collect();
        said.push(if seen.is_empty() {
            Reason::TextEmpty { fact }
        } else if !phrases.is_empty() {
            Reason::TextLacks { fact, phrases }
        } else if self.lacks_any(&seen) {
            Reason::TextLacksAny { fact, phrases: self.any.clone() }
        } else if let Some(hit) = self.hit(&seen) {
            match hit {
                Hit::Phrase(phrase, family) => Reason::TextHit { fact, phrase, family },
                Hit::Spent(pattern) => Reason::TextTooLong { fact, pattern },
            }
        } else if let Some(phrase) = self.avoided(&seen, facts, row) {
            Reason::TextHit { fact, phrase, family: None }
        } else {
            Reason::TextGood { fact }
        });
    }
}
