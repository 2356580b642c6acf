//! Random scenes: packs, a site, and what an inspector does next.

use super::packs::{PackTape, packs};
use super::sites::{Giver, SiteTape, facts, site};
use super::tape::Tape;
use super::world::World;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use std::fmt;
use windowcheck::inspection::{Answer, Inspection};
use windowcheck::pack::{Fact, Pack, PackChoice};
use windowcheck::read::to_json;
use windowcheck::standard::Standard;

/// Packs, what was chosen for them, and an inspection.
pub struct Scene {
    pub packs: Vec<Pack>,
    pub choices: Vec<PackChoice>,
    /// None when the packs are refused.
    pub standard: Option<Standard>,
    pub inspection: Inspection,
    /// For whatever is chosen later.
    pub rest: Vec<u16>,
}

/// One answer: subject, fact by number, and what is recorded or taken back.
pub type Change = (u32, u32, Option<Answer>);

impl Scene {
    fn new(pack_tape: &PackTape, site_tape: &SiteTape, rest: Vec<u16>, misfits: bool) -> Scene {
        let (packs, choices) = packs(pack_tape);
        let standard = Standard::new(packs.clone(), &choices).ok();
        let inspection = site(site_tape, &packs, &choices, misfits);
        Scene { packs, choices, standard, inspection, rest }
    }

    pub fn world(&self) -> World {
        World::new(&self.packs, &self.choices, &self.inspection)
    }

    pub fn giver(&self) -> Giver {
        Giver::new(self.inspection.date, false)
    }

    /// The facts of a subject, by number in the standard.
    pub fn facts_of(&self, subject: usize) -> Vec<(u32, String, Fact)> {
        let own = format!("{}.", self.inspection.subjects[subject].kind);
        let words = &self.standard.as_ref().expect("packs in force").words;
        let facts = facts(&self.packs, &self.choices).into_iter().filter(|(name, _)| name.starts_with(&own));
        facts.map(|(name, fact)| (words.fact(&name).expect("a known fact"), name, fact)).collect()
    }

    /// A random change of one answer; none where nobody can be asked anything.
    pub fn change(&self, tape: &mut Tape) -> Option<Change> {
        let subject = tape.below(self.inspection.subjects.len());
        let facts = self.inspection.subjects.get(subject).map(|_| self.facts_of(subject))?;
        if facts.is_empty() {
            return None;
        }
        let (number, _, fact) = tape.pick(&facts);
        Some((u32::try_from(subject).ok()?, number, self.giver().answer(tape, &fact)))
    }

    /// Writes a change into the inspection.
    pub fn record(&mut self, (subject, fact, answer): &Change) {
        let name = self.standard.as_ref().expect("packs in force").words.facts[*fact as usize].id.clone();
        let subject = &mut self.inspection.subjects[*subject as usize];
        match answer {
            Some(answer) => subject.facts.set(&name, answer.clone()),
            None => subject.facts.remove(&name),
        }
    }
}

impl fmt::Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for pack in &self.packs {
            write!(f, "\npack {}: kinds ", pack.id)?;
            for (id, kind) in pack.kinds.iter() {
                write!(f, "{id} (below {:?}, single {}), ", kind.parent, kind.single)?;
            }
            for (id, fact) in pack.facts.iter() {
                let options: Vec<&str> = fact.of.keys().collect();
                write!(f, "\n  fact {id}: {:?} {options:?} min {:?} max {:?} whole {}", fact.kind, fact.min, fact.max, fact.whole)?;
            }
            for (id, param) in pack.params.iter() {
                write!(f, "\n  param {id}: {:?}", param.default)?;
            }
            for rule in &pack.rules {
                write!(f, "\n  rule {}", to_json(rule).trim())?;
            }
            for (id, profile) in pack.profiles.iter() {
                write!(f, "\n  profile {id}: {}", to_json(profile).trim())?;
            }
            write!(f, "\n  scheme {}", to_json(&pack.scheme).trim())?;
            write!(f, "\n  slots {}", to_json(&pack.slots).trim())?;
        }
        for choice in &self.choices {
            write!(f, "\nchoice {}", to_json(choice).trim())?;
        }
        write!(f, "\ndate {}, absent {}", self.inspection.date, to_json(&self.inspection.absent).trim())?;
        let (some, none): (Vec<_>, Vec<_>) = self.inspection.subjects.iter().partition(|subject| !subject.facts.is_empty());
        for subject in some.iter().take(12) {
            write!(f, "\n  {}", to_json(subject).trim())?;
        }
        let names: Vec<String> = none.iter().take(12).map(|subject| format!("{} of {:?}", subject.id, subject.parent)).collect();
        write!(f, "\n  {} more with answers, {} without: {}", some.len().saturating_sub(12), none.len(), names.join(", "))
    }
}

fn tape(least: usize, most: usize) -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), least..=most)
}

/// Scenes; with misfits, some values do not fit their fact.
pub fn scenes(misfits: bool) -> impl Strategy<Value = Scene> {
    let rule = || tape(20, 80);
    let second = prop_oneof![4 => Just(Vec::new()), 1 => vec(rule(), 1..=3)];
    let pack = (tape(0, 150), vec(tape(4, 12), 1..=8), vec(rule(), 1..=8), second);
    let site = (tape(0, 300), tape(0, 400));
    (pack, site, tape(0, 60)).prop_map(move |((head, facts, rules, second), (site, answers), rest)| {
        let pack = PackTape { head, facts, rules, second };
        Scene::new(&pack, &SiteTape { head: site, answers }, rest, misfits)
    })
}

/// The same scenes each time, unless `PROPTEST_RNG_SEED` says another seed; `AGREEMENT_TIMES`
/// runs so many times as many.
fn config(cases: u32) -> Config {
    let times = std::env::var("AGREEMENT_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let default = Config::default();
    Config {
        cases: cases.saturating_mul(times),
        failure_persistence: None,
        max_global_rejects: 1_000_000,
        max_shrink_time: 60_000,
        rng_seed: match default.rng_seed {
            RngSeed::Random => RngSeed::Fixed(20_261_123),
            given => given,
        },
        ..default
    }
}

/// Looks at scenes, also at those whose packs are refused.
pub fn look_at(cases: u32, strategy: impl Strategy<Value = Scene>, look: impl Fn(Scene)) {
    let looked = TestRunner::new(config(cases)).run(&strategy, |scene| {
        look(scene);
        Ok(())
    });
    assert!(looked.is_ok(), "{looked:?}");
}

/// Runs a property on scenes whose packs are in force.
pub fn check(cases: u32, strategy: impl Strategy<Value = Scene>, property: impl Fn(Scene) -> Result<(), TestCaseError>) {
    let result = TestRunner::new(config(cases)).run(&strategy, |scene| {
        if scene.standard.is_none() {
            return Err(TestCaseError::reject("the packs are refused"));
        }
        property(scene)
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(why, scene)) => panic!("{why}\nsmallest scene: {scene:?}"),
        Err(other) => panic!("{other}"),
    }
}
