//! What contradicts itself in packs, seasons and rows: what clashes, and what to write instead.

use super::problem::{BOUNDS, SECOND_OF_SINGLE};
use crate::fault::{Clash, DeductClash, PackClash, RowClash, RuleClash, SchemeClash, SeasonClash};

pub(super) fn clash(clash: Clash) -> &'static str {
    match clash {
        Clash::Bounds => BOUNDS,
        Clash::SecondOfSingle => SECOND_OF_SINGLE,
        Clash::Rule(clash) => rule(clash),
        Clash::Deduct(clash) => deduct(clash),
        Clash::Scheme(clash) => scheme(clash),
        Clash::Pack(clash) => pack(clash),
        Clash::Season(clash) => season(clash),
        Clash::Row(clash) => row(clash),
    }
}

fn rule(clash: RuleClash) -> &'static str {
    match clash {
        RuleClash::Elements => "An option is both demanded (all, any) and forbidden (none). Remove it from one.",
        RuleClash::NoPhrases => "This family has no patterns. Write at least one, or remove the family.",
        RuleClash::EmptyMatrix => {
            "A table needs at least one of rows (the facts of the places) and of columns (what is shown there). Add it."
        }
        RuleClash::EmptyGroup => "The group is empty. Write at least one requirement, or remove the group.",
        RuleClash::TooFewStages => "One stage has no order. List at least two date facts in order.",
        RuleClash::NoValues => "There are no values, so that nothing fits. List at least one option.",
        RuleClash::FallAndRise => "A rule demands a fall (fall_at_least, fall_by) or a rise (rise_at_least, rise_by). Remove one.",
        RuleClash::RunningWithoutMost => {
            "`running` says that the last one must not be too long ago, so it goes with at_most. Write at_most, or remove running."
        }
        RuleClash::RunningWithoutEnd => "Without `to` the days run to the inspection anyway. Remove `running`, or write `to`.",
        RuleClash::StrictBeside => {
            "Beside a bound that is another number there are only at_least and at_most. Write the other bound so, or as a rule of its own."
        }
        RuleClash::WorkingDays => "`days: working_days` goes with `per: day` or `per: week` and without `by`. Change per or remove days.",
        RuleClash::Returns => "`returns` goes with `per: year` and without `by` and `months`. Write `per: year` or remove returns.",
    }
}

fn deduct(clash: DeductClash) -> &'static str {
    match clash {
        DeductClash::Form => {
            "A deduction has one of five forms (points, steps, least to most, rating, award), and this key belongs to another. Remove it, or write two rules."
        }
        DeductClash::SharedRating => "Points of a rating cannot be shared by `also`. Write what is taken elsewhere as a rule of its own.",
        DeductClash::Unit => "`unit` and `started` go with points and `per: excess` or `per: shortfall`. Change per or remove them.",
        DeductClash::Per => {
            "`per` does not fit here: steps go with excess or shortfall, and decided, rating and award have no `per`. Correct or remove it."
        }
        DeductClash::Shortfall => {
            "`per: shortfall` takes by how much is missing, but the demand has no lower bound (at_least, above). Write one; for what goes beyond an upper bound write `per: excess`, for what has no amount (a yes-no) `per: finding`."
        }
        DeductClash::Excess => {
            "This takes by how much goes beyond (`per: excess`, and steps without `per`), but the demand has no upper bound (at_most, below). For a ratio or number that is too low write `per: shortfall`; for what has no amount (a yes-no) `per: finding` and no steps."
        }
        DeductClash::Range => "The least points are above the most. Exchange or correct the two.",
        DeductClash::Band => "This band is wrong: `least` cannot be above `most`, and an option has one band. Correct or remove it.",
        DeductClash::OptionWithoutBand => "An option of the rating has no band. Write one band for each option.",
        DeductClash::StepEdges => {
            "This step does not join the one before: each has one lower edge (above or at_least) and one upper (at_most or below) that is larger; the first begins `above: 0`, the next where the one before ends, with `above` after `at_most` and `at_least` after `below`."
        }
        DeductClash::LastStepEnds => "The last step has an upper edge, so that more than it takes nothing. Remove its at_most or below.",
    }
}

fn scheme(clash: SchemeClash) -> &'static str {
    match clash {
        SchemeClash::Demerits => {
            "Points that add up from zero (`demerits: true`) have no ceiling, visible_of, floor, bonus, not_applicable or each_at_least. Remove it, or remove demerits."
        }
        SchemeClash::DemeritsFull => {
            "Points that add up from zero (`demerits: true`) have `full: 0` everywhere, a cap as `most` and no floor. Correct this place."
        }
        SchemeClash::DemeritsMost => {
            "`most` of a part is for points that add up from zero. Write `demerits: true` in the scheme, or write `most` in the deductions of rules."
        }
        SchemeClash::Floor => {
            "The floor is the least that is left and cannot be above the full mark. Lower it; `floor: 0` keeps it from going below zero."
        }
        SchemeClash::Ceiling => "The ceiling is the highest total with bonus and cannot be below the full mark. Raise or remove it.",
        SchemeClash::Grade => {
            "The edges of this grade do not fit: one lower (at_least or above), one upper (at_most or below) that is not below it, and each_at_least above 0 and at most 100. Correct them."
        }
        SchemeClash::VetoOfBoth => "A veto has one `rule`, or `several` that act together, never both. Remove one of them.",
        SchemeClash::BonusOfBoth => "A bonus event has one cause. Remove rule (a pass) or fact (a number).",
        SchemeClash::NobodyAbove => {
            "Who is marked by `who` stands below nobody, so it is open whose part is taken. Remove `who` where the subject itself or one above pays; else give the kind a `parent`, such as the window."
        }
        SchemeClash::NoEach => {
            "The sheet of `in` is one for all, so that there is nobody to choose. Remove `who`, or write `each` in that scheme."
        }
        SchemeClash::FactorDecimals => "The points times `factor` have more than two decimals. Change the factor or the points.",
        SchemeClash::CompositeOfDemerits => {
            "A scheme whose points add up from zero is no part of a composite. Take a scheme that starts from its full mark, or write the part as a `fact`."
        }
        SchemeClash::PartBeyond => {
            "The number may lie outside 0 … out_of. Give the fact a `max` of at most out_of (and no `min` below 0), or make out_of its largest value."
        }
        SchemeClash::PartOfBoth => "A part comes from a scheme or from a fact. Remove scheme or fact.",
    }
}

fn pack(clash: PackClash) -> &'static str {
    match clash {
        PackClash::Options => "Only facts of type choice and set have options. Remove `of` or change the type.",
        PackClash::Calendar => {
            "This day of the calendar is wrong: it has to lie in its year, and a day worked (on) cannot be a day off (off) too. Correct or remove it."
        }
        PackClash::Variants => "This variant is empty once spaces are gone. Write it out or remove it.",
        PackClash::SlotSizes => {
            "The sizes of the groups cannot add up to more than that of the list, and have to make it where all are written. Correct one."
        }
        PackClash::Validity => {
            "The validity begins after it ends. Exchange or correct from and until; that of a rule has to overlap with that of the file."
        }
        PackClash::CompositeWithoutScheme => {
            "The profile has composites and no scheme to put together. Write scheme or schemes in it, or remove composites."
        }
        PackClash::Layer => {
            "The layer has to stand below those that the pack has, in the order national, province, city, county. Change layer or of."
        }
        PackClash::TwoCalendars => "Two included files have different calendars. Include one of them.",
        PackClash::TwoVariants => "The variants of one phrase differ in two files. Write them in one.",
        PackClash::CaseChange => "The change of a case is exactly one answer: one fact of one subject. Write other situations in `also`.",
    }
}

fn season(clash: SeasonClash) -> &'static str {
    match clash {
        SeasonClash::Raters => "This contradicts itself: several raters give a mean or a sum of numbers. Correct it.",
        SeasonClash::LowestOnly => "This contradicts itself: this goes with lowest only. Correct it.",
        SeasonClash::LowestOrBelow => "This contradicts itself: exactly one of lowest and below is needed. Correct it.",
        SeasonClash::NoTimes => "This contradicts itself: at least one period is needed. Correct it.",
        SeasonClash::LadderFalls => "This contradicts itself: the steps go from fewer to more. Correct it.",
        SeasonClash::Since => {
            "This contradicts itself: since is a period of the award, such as 2025-07 of months or 2025-Q3 of quarters. Correct it."
        }
        SeasonClash::OrWithoutTake => {
            "The award has no take, so it ranks and nobody is chosen, whatever the place. Write take, or remove `or`."
        }
        SeasonClash::LowerFirst => {
            "Nothing is ranked by this number of lower_first: it stands neither in by nor in then. Correct it, write it there too, or remove it."
        }
        SeasonClash::WithinAndMonths => "This contradicts itself: write within or months. Correct it.",
        SeasonClash::NoMonths => "This contradicts itself: at least one month before. Correct it.",
        SeasonClash::NoCondition => "There is no condition in it. Write one, or remove it.",
        SeasonClash::NoBound => "This contradicts itself: at_least or at_most is needed. Correct it.",
        SeasonClash::Bounds => "This contradicts itself: the lower bound is above the upper. Correct it.",
        SeasonClash::WithinTooShort => "This contradicts itself: within cannot be shorter than the period of the award. Correct it.",
        SeasonClash::ShareOfWhom => {
            "This contradicts itself: where there are conditions, `of` has to say of whom the share is: all, or those who are eligible. Correct it."
        }
        SeasonClash::NoClasses => "This contradicts itself: this goes by classes, and there are none (`classes`). Correct it.",
        SeasonClash::ReadsLater => "This contradicts itself: a score that is written later is read; move it up. Correct it.",
        SeasonClash::NotBeneath => "This contradicts itself: a measure of the subjects beneath, of the same period, is needed. Correct it.",
        SeasonClash::NoLatest => "This contradicts itself: of several subjects none is the latest; take mean or sum. Correct it.",
        SeasonClash::NotShorter => "This contradicts itself: a measure of the same subject, of a shorter period, is needed. Correct it.",
        SeasonClash::MorePeriods => "This contradicts itself: at_least is more than there are periods. Correct it.",
        SeasonClash::LeastWithoutRenormalise => "This contradicts itself: at_least goes with missing: renormalise only. Correct it.",
        SeasonClash::NotANumber => "This contradicts itself: a number is needed here. Correct it.",
        SeasonClash::NotYesNo => "This contradicts itself: a yes-no fact is needed here. Correct it.",
        SeasonClash::NotTheSame => "This contradicts itself: a number of the same subject and period is needed. Correct it.",
        SeasonClash::NotANumberParam => "This contradicts itself: a parameter that is a number is needed. Correct it.",
        SeasonClash::ParamWithoutWords => "This contradicts itself: this parameter has to list its words in `of`. Correct it.",
        SeasonClash::Weights => "This contradicts itself: a weight is negative, or all are zero. Correct it.",
        SeasonClash::FullMark => "This contradicts itself: a full mark has to be above zero. Correct it.",
        SeasonClash::SumRenormalised => "This contradicts itself: a sum is not renormalised; use zero or block. Correct it.",
        SeasonClash::CutsFall => "This contradicts itself: the cut points have to rise. Correct it.",
        SeasonClash::ShareOverAll => "This contradicts itself: the share is above 100. Correct it.",
        SeasonClash::Weeks => {
            "This contradicts itself: a season counts months, quarters, half-years and years; a week does not fit into them. Correct it."
        }
        SeasonClash::OnlyUnused => "This contradicts itself: this is listed in counts_only and does not enter. Correct it.",
    }
}

fn row(clash: RowClash) -> &'static str {
    match clash {
        RowClash::DateWithoutEvent => "This contradicts itself: a date without an event (column `event`). Correct it.",
        RowClash::StepWithoutAward => "This contradicts itself: a date of a step without an award (column `award`). Correct it.",
        RowClash::PeriodOfAward => "This contradicts itself: the period of the row is not that of the award. Correct it.",
        RowClash::StepTwice => "This contradicts itself: one step has two dates; keep one. Correct it.",
        RowClash::PeriodOfFact => "This contradicts itself: the period of the row is not that of the fact. Correct it.",
        RowClash::AnsweredTwice => "This contradicts itself: an earlier row answers otherwise; keep one. Correct it.",
        RowClash::NumberTwice => "This contradicts itself: an earlier row has this number; keep one. Correct it.",
        RowClash::PlaceOfKind => "This contradicts itself: what the row puts it beneath is not of the kind above its own. Correct it.",
        RowClash::ScoreOrGrade => {
            "The fact of --as has the other type: a score goes into `type: number`, a grade (SCORE.GRADE) into `type: yes_no`. Change --as or the type."
        }
        RowClash::ScoredTwice => {
            "Another inspection gives this score of this subject and period. Add --sites where centres number alike, or leave one out."
        }
        RowClash::NoWholeSite => {
            "There is one score of the whole inspection, and no one subject that stands for the whole site. Record it (such as the centre), or write `each` in the scheme."
        }
    }
}
