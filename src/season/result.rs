//! What follows from a season, as values; the sentences are in `say/`.

use super::definition::Setting;
use crate::words::Words;
use serde::Serialize;
use tsify::Tsify;

/// How a season, or one award in one period, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
#[tsify(rename = "SeasonOutcome")]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Everything follows from what is recorded.
    Decided,
    /// Something is missing, cannot be assessed, or stands equal and a person must decide.
    Incomplete,
    /// A parameter that the source leaves open is not set.
    NotConfigured,
}

/// Why a value is not there. None of these is a zero or a "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Nothing is recorded.
    Missing {
        /// The fact.
        of: String,
        /// The subject.
        subject: String,
        /// The period; empty for what is recorded once.
        period: String,
    },
    /// Too few answers for a percentage to say something.
    TooFew {
        /// The score.
        of: String,
        /// The subject.
        subject: String,
        /// The period.
        period: String,
        /// The answers found.
        found: String,
        /// The answers needed.
        needed: String,
    },
    /// No subject stands beneath.
    NoParts {
        /// The score.
        of: String,
        /// The subject.
        subject: String,
    },
    /// A parameter is not set.
    NotConfigured {
        /// The parameter.
        param: String,
    },
    /// The subject belongs to nothing of the kind whose value is needed.
    NoPlace {
        /// The fact or score.
        of: String,
        /// The subject.
        subject: String,
    },
    /// The register of a kind of event is not complete.
    RegisterOpen {
        /// The kind of event.
        of: String,
        /// The first and the last month.
        period: String,
    },
    /// Another award is not decided.
    AwardOpen {
        /// The award.
        award: String,
        /// Its period.
        period: String,
    },
    /// The fraction has grown too long to be compared.
    TooFine {
        /// The score.
        of: String,
    },
}

/// Why a subject is not eligible, or not assessable; or why it is chosen whatever its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// What a yes-no fact says.
    Is {
        /// The fact.
        fact: String,
        /// What is recorded.
        answer: bool,
        /// The period; empty for what is recorded once.
        period: String,
    },
    /// A number and a bound of it.
    Bar {
        /// The fact or score.
        of: String,
        /// The period.
        period: String,
        /// The number.
        seen: String,
        /// Its decimals, where the rounded number would say otherwise of the bound.
        #[serde(skip_serializing_if = "Option::is_none")]
        beside: Option<String>,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: String,
    },
    /// So many events and a bound of them.
    Events {
        /// The kind of event.
        of: String,
        /// The months.
        period: String,
        /// How many.
        seen: usize,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: u32,
    },
    /// It was chosen so many times, and a bound of that.
    Wins {
        /// The award.
        award: String,
        /// The months.
        period: String,
        /// How many times.
        seen: usize,
        /// `≥` or `≤`.
        sign: &'static str,
        /// The bound.
        bound: u32,
    },
    /// The class takes no part.
    OtherClass,
    /// It cannot be told.
    Open(Gap),
}

/// A number and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(rename = "SeasonNumber")]
pub struct Number {
    /// The exact fraction.
    pub exact: String,
    /// Rounded once.
    pub shown: String,
    /// Its decimals, where the rounded number would say otherwise of a bound, or of its order among
    /// others; of more than four the first four and `…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

/// A parameter as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct SettingShown {
    /// Its name.
    pub param: String,
    /// What it is.
    pub label: Words,
    /// Its value; none when it is not set.
    #[tsify(type = "string | null")]
    pub value: Option<Setting>,
    /// Who set it.
    pub by: Option<String>,
    /// On what basis.
    pub basis: Option<String>,
    /// Why it is open.
    pub note: Option<Words>,
}

/// A score of all subjects in all periods.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ScoreTable {
    /// Its name.
    pub score: String,
    /// What it is.
    pub label: Words,
    /// The rows.
    pub rows: Vec<ScoreRow>,
}

/// A score of one subject in one period.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ScoreRow {
    /// The period.
    pub period: String,
    /// The subject.
    pub subject: String,
    /// The number.
    #[tsify(type = "SeasonNumber | null")]
    pub value: Option<Number>,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// From what it was computed.
    pub from: Vec<UsedPart>,
}

/// One value from which a score was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct UsedPart {
    /// The fact or score.
    pub of: String,
    /// The subject, when it is another one.
    pub subject: Option<String>,
    /// The period, when it is another one.
    pub period: Option<String>,
    /// The number; none when it is missing.
    pub value: Option<String>,
    /// Its weight.
    pub weight: Option<String>,
}

/// An award in all periods.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct AwardResult {
    /// Its name.
    pub award: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// Every recorded fact that it depends on, and no other.
    pub reads: Vec<String>,
    /// Whether the season states what alone counts, and it was so.
    pub only: bool,
    /// Whether anything is awarded; else it is a ranking alone.
    pub awards: bool,
    /// The periods.
    pub periods: Vec<AwardPeriod>,
}

/// An award in one period.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct AwardPeriod {
    /// The period.
    pub period: String,
    /// How it stands.
    #[tsify(type = "SeasonOutcome")]
    pub outcome: Outcome,
    /// How many subjects there are.
    pub pool: usize,
    /// How many the source says there are.
    pub declared: Option<u32>,
    /// One list, or one for each class.
    pub lists: Vec<RankList>,
    /// Those who have no place and are chosen without one.
    pub also: Vec<Also>,
    /// Those who cannot be ranked, and why.
    pub not_eligible: Vec<Excluded>,
    /// Those of whom it cannot be told.
    pub open: Vec<Excluded>,
    /// A parameter without which nothing is chosen.
    pub gap: Option<Gap>,
    /// Chosen now and the period before.
    pub kept: Vec<String>,
    /// Chosen now and not the period before.
    pub gained: Vec<String>,
    /// Chosen the period before and not now.
    pub lost: Vec<String>,
}

/// The ranking of all, or of one class.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct RankList {
    /// The class.
    pub class: Option<Words>,
    /// How many are chosen.
    pub seats: Option<usize>,
    /// How many it may become, where that hangs on those of whom it cannot be told whether they
    /// are eligible.
    pub most: Option<usize>,
    /// Those who are ranked, the best first.
    pub ranked: Vec<Ranked>,
    /// Seats that are not given, because more subjects stand equal than there are seats or because
    /// it cannot be told who stands first.
    pub undecided: usize,
    /// The missing numbers for which it cannot be told who stands first.
    pub missing: Vec<Gap>,
}

/// One subject in a ranking.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Ranked {
    /// Its place; equals have the same. The best it may have while a number that parts equals is missing.
    pub place: usize,
    /// The worst place it may have.
    pub last: usize,
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Its number.
    #[tsify(type = "SeasonNumber")]
    pub value: Number,
    /// The numbers that part equals.
    #[tsify(type = "(SeasonNumber | null)[]")]
    pub then: Vec<Option<Number>>,
    /// How it came out.
    pub chosen: Chosen,
    /// Why it is chosen whatever its place, or why that cannot be told.
    pub or: Vec<Why>,
    /// The steps of the award, of a chosen subject.
    pub stages: Vec<StageShown>,
}

/// One subject that is chosen without a place.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Also {
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Why it is chosen.
    pub or: Vec<Why>,
    /// Why it has no place.
    pub because: Vec<Why>,
    /// Whether its place could change who else is chosen.
    pub matters: bool,
    /// The steps of the award.
    pub stages: Vec<StageShown>,
}

impl AwardPeriod {
    /// Those who are chosen, by place and then without one.
    pub fn chosen(&self) -> impl Iterator<Item = &str> {
        let ranked = self.lists.iter().flat_map(|list| &list.ranked).filter(|ranked| ranked.chosen == Chosen::Yes);
        ranked.map(|ranked| ranked.subject.as_str()).chain(self.also.iter().map(|also| also.subject.as_str()))
    }
}

/// How a ranked subject came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// Chosen.
    Yes,
    /// Stands equal at the last place; a person decides.
    Tied,
    /// Cannot be told while something is missing.
    Open,
    /// Not chosen.
    No,
}

/// One step of an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct StageShown {
    /// What it is called.
    pub title: Words,
    /// When; none when it is missing.
    pub date: Option<String>,
    /// Whether it is dated before the step before it.
    pub early: bool,
}

/// A subject that is not ranked.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Excluded {
    /// The subject.
    pub subject: String,
    /// Its class.
    pub class: Option<Words>,
    /// Why.
    pub because: Vec<Why>,
    /// Whether it could change who is chosen.
    pub matters: bool,
}

/// Steps by cut points, of all subjects in all periods.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct StarTable {
    /// Their name.
    pub stars: String,
    /// What they are called.
    pub title: Words,
    /// Where they come from.
    pub sources: Vec<String>,
    /// Every recorded fact that they depend on, and no other.
    pub reads: Vec<String>,
    /// Whether the season states what alone counts, and it was so.
    pub only: bool,
    /// The rows.
    pub rows: Vec<StarRow>,
}

/// The step of one subject in one period.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct StarRow {
    /// The period.
    pub period: String,
    /// The subject.
    pub subject: String,
    /// The number.
    #[tsify(type = "SeasonNumber | null")]
    pub value: Option<Number>,
    /// The step; none below the lowest.
    pub step: Option<Words>,
    /// Why it cannot be told.
    pub gap: Option<Gap>,
}

/// Where something went on for several periods.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct StreakTable {
    /// Its name.
    pub streak: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// How many periods running.
    pub times: u32,
    /// What follows.
    pub follows: Words,
    /// A parameter without which nothing follows.
    pub gap: Option<Gap>,
    /// Runs that are long enough, and runs that would be if what is open were so.
    pub runs: Vec<Run>,
}

/// Several periods running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Run {
    /// The subject.
    pub subject: String,
    /// The first period.
    pub first: String,
    /// The last period.
    pub last: String,
    /// How many.
    pub periods: usize,
    /// The period in which there were enough.
    pub reached: String,
    /// The periods of which it cannot be told; with any of them nothing follows yet.
    pub open: Vec<String>,
}

/// What follows each event.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct LadderTable {
    /// Its name.
    pub ladder: String,
    /// What it is called.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// The events, by subject and date.
    pub rows: Vec<LadderRow>,
}

/// What follows one event.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct LadderRow {
    /// The subject.
    pub subject: String,
    /// When.
    pub date: String,
    /// Which of its events.
    pub nth: u32,
    /// What follows; none before the first step.
    pub follows: Option<Words>,
}

/// A declared number and what was found.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct TallyShown {
    /// What is counted.
    pub title: Words,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// What the source says.
    pub declared: u32,
    /// Title, last period and number of each award that is counted.
    pub parts: Vec<TallyPart>,
    /// How many were found.
    pub found: usize,
    /// Whether the awards that are counted are decided.
    pub decided: bool,
}

/// An award that is counted.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct TallyPart {
    /// What it is called.
    pub title: Words,
    /// Its last period.
    pub period: String,
    /// How many were chosen.
    pub chosen: usize,
}

/// What follows from a season.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct SeasonResult {
    /// The format of this result.
    pub format: &'static str,
    /// The name of the season.
    pub season: String,
    /// What it is called.
    pub title: Words,
    /// What it is, and what its source leaves open.
    pub about: Option<Words>,
    /// Whether a part of the data is made up.
    pub sample: bool,
    /// How it stands as a whole.
    #[tsify(type = "SeasonOutcome")]
    pub outcome: Outcome,
    /// The first and the last month of which something is recorded.
    pub months: Option<(String, String)>,
    /// The parameters.
    pub settings: Vec<SettingShown>,
    /// Awards and rankings.
    pub awards: Vec<AwardResult>,
    /// Steps by cut points.
    pub stars: Vec<StarTable>,
    /// What went on for several periods.
    pub streaks: Vec<StreakTable>,
    /// What follows events.
    pub ladders: Vec<LadderTable>,
    /// Declared numbers.
    pub tallies: Vec<TallyShown>,
    /// Scores.
    pub scores: Vec<ScoreTable>,
}
