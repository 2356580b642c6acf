//! What a check tells, as values.

use crate::calendar::Day;
use crate::fault::{Fault, Place};
use crate::finding::Verdict;
use crate::inspection::Subject;
use crate::text::quoted;
use crate::words::Words;
use serde::Serialize;

/// How bad a notice is. Errors and warnings are to be mended; a note is to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The pack cannot mean what it says.
    Error,
    /// The pack probably does not mean what it says.
    Warning,
    /// Strange, and perhaps so in the source.
    Note,
}

/// The smallest inspection that shows what a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Shown {
    /// The verdict that the rule gets.
    pub verdict: Verdict,
    /// The day of the inspection.
    pub date: Day,
    /// Parameters that were set, with their values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "[param: string, value: string][]", optional))]
    pub params: Vec<(String, crate::amount::Amount)>,
    /// The subjects with their answers.
    pub subjects: Vec<Subject>,
}

/// A mistake, or what may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// Line and column after the last character of what is wrong, where that is known.
    pub end: Option<(u32, u32)>,
    /// Inspections that show it.
    pub shown: Vec<Shown>,
}

/// What stands in a message: texts of others are cut and made visible, the rest is as it is.
trait Quote {
    fn quote(&self) -> Self;
}

impl Quote for String {
    fn quote(&self) -> Self {
        quoted(self)
    }
}

impl Quote for Option<String> {
    fn quote(&self) -> Self {
        self.as_deref().map(quoted)
    }
}

impl Quote for Words {
    fn quote(&self) -> Self {
        Words { zh: quoted(&self.zh), en: quoted(&self.en) }
    }
}

macro_rules! as_they_are {
    ($($type:ty),*) => { $(impl Quote for $type { fn quote(&self) -> Self { self.clone() } })* };
}
as_they_are!(Fault, Verdict, char, crate::amount::Amount, crate::points::Points, crate::words::Lang, u32);

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* })? = $code:literal $level:ident;)*) => {
        /// What is wrong, as a value.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        #[non_exhaustive]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl Problem {
            /// A stable code for scripts and for `allow`.
            pub fn code(&self) -> &'static str {
                match self { $(Problem::$name { .. } => $code,)* }
            }
            /// How bad it is.
            pub fn level(&self) -> Level {
                match self { $(Problem::$name { .. } => Level::$level,)* }
            }
            /// The same with every text of others as a message quotes it.
            pub fn quoted(&self) -> Problem {
                match self { $(Problem::$name { $($($field),*)? } => Problem::$name { $($($field: $field.quote()),*)? },)* }
            }
        }

        /// All codes with their levels, in the order of the docs.
        pub const CODES: &[(&str, Level)] = &[$(($code, Level::$level)),*];
    };
}

problems! {
    /// The condition of a rule holds for no answers.
    NeverApplies { rule: String } = "never-applies" Error;
    /// No answers make a rule fail.
    NeverFails { rule: String } = "never-fails" Warning;
    /// No answers make a rule pass.
    NeverPasses { rule: String } = "never-passes" Error;
    /// Where both apply, no answers make two rules pass together.
    RulesContradict { first: String, second: String } = "rules-contradict" Error;
    /// A condition that no answers break.
    AlwaysTrue { rule: String } = "condition-always-true" Warning;
    /// An exception or filter that no answers meet.
    NeverHolds { rule: String } = "condition-never-holds" Warning;
    /// Two rules that demand the same of the same.
    SameRule { first: String, second: String } = "same-rule" Warning;
    /// More is demanded than is listed; all that is listed is taken instead.
    MoreThanListed { wanted: u32, listed: u32 } = "more-than-listed" Warning;
    /// The source says another number than is listed.
    DeclaredDiffers { declared: u32, listed: u32 } = "declared-differs" Warning;
    /// A text says that the list goes on, and the list does not.
    OpenNotSaid { rule: String } = "open-not-said" Warning;
    /// A pattern that every text matches.
    MatchesEverything { pattern: String } = "pattern-matches-everything" Warning;
    /// A pattern that no text matches in its normal form.
    MatchesNothing { pattern: String } = "pattern-matches-nothing" Error;
    /// Parts whose points do not add up to their whole.
    PointsDoNotAddUp { whole: crate::points::Points, sum: crate::points::Points } = "points-do-not-add-up" Error;
    /// Points of an item, or of a category without items, from which no rule takes any.
    PointsNeverTaken { points: crate::points::Points } = "points-never-taken" Warning;
    /// Scores between two grades, or beyond the last, without a grade.
    GradeGap { low: Option<String>, high: Option<String> } = "grade-gap" Warning;
    /// A grade that no score can have.
    GradeUnreachable { grade: String } = "grade-unreachable" Warning;
    /// A floor that no deductions reach.
    FloorNeverBites { floor: crate::points::Points, lost: crate::points::Points } = "floor-never-bites" Note;
    /// A cap of points that add up from zero that they do not reach.
    CapNeverBites { most: crate::points::Points, sum: crate::points::Points } = "cap-never-bites" Note;
    /// A veto whose rule never fails.
    VetoNeverFires { rule: String } = "veto-never-fires" Warning;
    /// A deduction larger than what it is taken from.
    DeductTooLarge { points: crate::points::Points, full: crate::points::Points } = "deduct-too-large" Note;
    /// A deduction of nothing, or of less.
    DeductOfNothing { points: crate::points::Points } = "deduct-of-nothing" Warning;
    /// A step that takes less than the one before, a better rating that earns less.
    PointsFall = "points-fall" Warning;
    /// A veto that empties a category of no points.
    VetoOfNothing { category: String } = "veto-of-nothing" Warning;
    /// A bonus, or an event of one, that can never count.
    BonusNeverCounts = "bonus-never-counts" Warning;
    /// More bonus is allowed than can be earned.
    MostNeverReached { most: crate::points::Points, sum: crate::points::Points } = "most-never-reached" Note;
    /// A ceiling that nothing lifts a total to.
    CeilingNeverReached { ceiling: crate::points::Points } = "ceiling-never-reached" Warning;
    /// A part of a composite with another full mark than its scheme, or than its number can reach.
    ScaleDiffers { out_of: crate::points::Points, full: crate::points::Points } = "scale-differs" Warning;
    /// A rule that is only told and whose severity says that its fail is grave.
    GraveWithoutForce { rule: String } = "grave-without-force" Warning;
    /// A parameter that nothing reads.
    ParamUnused { param: String } = "param-unused" Warning;
    /// A source that nothing cites.
    SourceUnused { source: String } = "source-unused" Warning;
    /// A fact of the pack's own that no rule reads.
    FactUnused { fact: String } = "fact-unused" Warning;
    /// A kind of the pack's own that nothing names.
    KindUnused { kind: String } = "kind-unused" Warning;
    /// An include of which nothing is used.
    IncludeUnused { include: String } = "include-unused" Warning;
    /// A profile that changes nothing.
    ProfileChangesNothing { profile: String } = "profile-changes-nothing" Warning;
    /// What an overlay sets was so before.
    OverlayChangesNothing { name: String } = "overlay-changes-nothing" Warning;
    /// A rule that binds by the layers above, and not by this one.
    OverlayWeakens { rule: String } = "overlay-weakens" Warning;
    /// A value of a layer that asks for less than that of the layers above, and no basis for it.
    ParamLaxer { param: String, value: crate::amount::Amount, above: crate::amount::Amount } = "param-laxer" Warning;
    /// The scheme of an overlay stands in place of that above, which is gone whole.
    SchemeReplaced = "scheme-replaced" Note;
    /// A kind or fact that is written again although it is included.
    Shadowed { name: String } = "shadowed" Warning;
    /// A rule with the name of an entry of a slot.
    SlotName { rule: String, slot: String } = "slot-name" Warning;
    /// A rule or slot that cites nothing.
    RuleWithoutSource { rule: String } = "rule-without-source" Error;
    /// A rule that binds by a number for which no source is cited.
    NumberWithoutSource { rule: String } = "number-without-source" Error;
    /// A rule that binds by a number although its sources only tell of practice.
    WeakEvidence { rule: String } = "weak-evidence" Error;
    /// A row that the catalogue does not have.
    RowUnknown { row: String, near: Option<String> } = "row-unknown" Error;
    /// A programme that the catalogue does not have.
    ProgrammeUnknown { programme: String, near: Option<String> } = "programme-unknown" Error;
    /// A rule or slot without a case.
    CaseMissing { rule: String } = "case-missing" Warning;
    /// A case of a rule that is not there.
    CaseOfNothing { rule: String, near: Option<String> } = "case-of-nothing" Error;
    /// A case that comes out otherwise.
    CaseWrong { rule: String, sentence: String, expected: Verdict, found: Verdict } = "case-wrong" Error;
    /// A case that cannot be run.
    CaseUnusable { fault: Fault } = "case-unusable" Error;
    /// Personal data without a purpose and a time.
    PersonalUndeclared { fact: String, word: String } = "personal-undeclared" Warning;
    /// A text that is empty in one language.
    TextMissing { lang: crate::words::Lang } = "text-missing" Warning;
    /// A text that is the same in both languages.
    TextSame { text: String } = "text-same" Warning;
    /// Half-width punctuation in a Chinese text.
    HalfWidth { sign: char } = "half-width" Warning;
    /// Two options of one fact with the same words.
    OptionsAlike { first: String, second: String } = "options-alike" Warning;
    /// A score of a season from which nothing follows.
    ScoreUnused { score: String } = "score-unused" Note;
    /// A kind of event that nothing counts.
    EventUnused { event: String } = "event-unused" Warning;
    /// A class that no award chooses from.
    ClassUnranked { class: String } = "class-unranked" Warning;
    /// A percentage of more answers than there can be.
    ScoreNeverTold { score: String } = "score-never-told" Error;
    /// A measure that weighs nothing.
    WeightOfNothing { of: String } = "weight-of-nothing" Warning;
    /// An award that nobody can get.
    AwardForNobody { award: String } = "award-for-nobody" Error;
    /// An award that everybody gets.
    AwardForEverybody { award: String } = "award-for-everybody" Warning;
    /// A bound of eligibility that everybody keeps.
    BarNeverBites { award: String } = "bar-never-bites" Warning;
    /// A number that parts no equals, as they are equal by it.
    ThenPartsNobody { of: String } = "then-parts-nobody" Warning;
    /// A step that no number has.
    StarUnreachable { star: crate::words::Words } = "star-unreachable" Warning;
    /// What never follows.
    FollowsNever { streak: String } = "follows-never" Warning;
    /// What follows for everybody.
    FollowsAlways { streak: String } = "follows-always" Warning;
    /// The source declares another number than there are seats.
    SeatsDiffer { declared: u32, seats: u32 } = "seats-differ" Note;
}
