//! What contradicts itself in a season and its rows.

/// What contradicts itself in a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonClash {
    /// Several raters of what has no mean or sum.
    Raters,
    /// A key that goes with `lowest`.
    LowestOnly,
    /// Both or neither of `lowest` and `below`.
    LowestOrBelow,
    /// A streak of no period.
    NoTimes,
    /// Steps that do not go from fewer to more.
    LadderFalls,
    /// `since` is no period of the award.
    Since,
    /// `or` of an award that chooses nobody.
    OrWithoutTake,
    /// Something in `lower_first` by which nothing is ranked.
    LowerFirst,
    /// Both `within` and `months`.
    WithinAndMonths,
    /// A look back over no month.
    NoMonths,
    /// `any` or `all` of nothing.
    NoCondition,
    /// Neither `at_least` nor `at_most`.
    NoBound,
    /// A lower bound above the upper.
    Bounds,
    /// `within` is shorter than the period of the award.
    WithinTooShort,
    /// A share that does not say of whom.
    ShareOfWhom,
    /// Something goes by classes, and there are none.
    NoClasses,
    /// A score that is written later is read.
    ReadsLater,
    /// Not a measure of the subjects beneath, of the same period.
    NotBeneath,
    /// The latest of several subjects.
    NoLatest,
    /// Not a measure of the same subject, of a shorter period.
    NotShorter,
    /// More periods are demanded than there are.
    MorePeriods,
    /// `at_least` where what is missing is not left out.
    LeastWithoutRenormalise,
    /// What is read is not a number.
    NotANumber,
    /// What is read is not a yes-no.
    NotYesNo,
    /// Not a number of the same subject and period.
    NotTheSame,
    /// A parameter that is not a number.
    NotANumberParam,
    /// A parameter that does not list its words.
    ParamWithoutWords,
    /// Weights that are below zero, or all of them zero.
    Weights,
    /// A full mark that is not above zero.
    FullMark,
    /// A sum of what is there, told as the sum of all.
    SumRenormalised,
    /// Cut points that do not rise.
    CutsFall,
    /// A share of more than all.
    ShareOverAll,
    /// A period that is shorter than a month.
    Weeks,
    /// Something in `counts_only` that does not enter.
    OnlyUnused,
}

/// What contradicts itself in the rows of a season, or in scores that become such rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowClash {
    /// A date, and not of what event.
    DateWithoutEvent,
    /// A date of a step, and not of which award.
    StepWithoutAward,
    /// A period that is not that of the award.
    PeriodOfAward,
    /// One step with two dates.
    StepTwice,
    /// A period that is not that of the fact.
    PeriodOfFact,
    /// An earlier row answers otherwise.
    AnsweredTwice,
    /// An earlier row has this number.
    NumberTwice,
    /// What the row puts it beneath is not of the kind above its own.
    PlaceOfKind,
    /// A score for a yes-no fact, or a grade for a number.
    ScoreOrGrade,
    /// Another inspection gives the same score.
    ScoredTwice,
    /// One score of a whole inspection in which nothing stands for the whole.
    NoWholeSite,
}
