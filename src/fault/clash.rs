//! What contradicts itself, as values: one enum for each family, so that each has its sentence in every language.

/// What contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A lower bound above the upper.
    Bounds,
    /// A second subject of a kind of which a site has one.
    SecondOfSingle,
    /// In the requirement of a rule.
    Rule(RuleClash),
    /// In what a rule takes.
    Deduct(DeductClash),
    /// In a scheme of scores.
    Scheme(SchemeClash),
    /// In the rest of a pack.
    Pack(PackClash),
    /// In a season.
    #[cfg(feature = "authoring")]
    Season(SeasonClash),
    /// In the rows of a season, or in scores that become such rows.
    #[cfg(feature = "authoring")]
    Row(RowClash),
}

/// What contradicts itself in the requirement of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleClash {
    /// An option is both demanded and forbidden.
    Elements,
    /// A family of phrases without a pattern.
    NoPhrases,
    /// A matrix without rows or columns.
    EmptyMatrix,
    /// A group without a requirement.
    EmptyGroup,
    /// Stages of which there are fewer than two.
    TooFewStages,
    /// A choice of which no option is right.
    NoValues,
    /// Both a fall and a rise are demanded.
    FallAndRise,
    /// `running` without `at_most`.
    RunningWithoutMost,
    /// `running` where the days run to the inspection anyway.
    RunningWithoutEnd,
    /// `above` or `below` beside a bound that is another number.
    StrictBeside,
    /// Working days of a period that is neither a day nor a week.
    WorkingDays,
    /// The same day of each year, of what is not counted by years.
    Returns,
}

/// What contradicts itself in what a rule takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeductClash {
    /// A key of another form of deduction.
    Form,
    /// Points of a rating that are shared by `also`.
    SharedRating,
    /// `unit` or `started` where nothing is measured.
    Unit,
    /// A `per` that does not fit the form.
    Per,
    /// By how much it falls short, of a demand without a lower bound.
    Shortfall,
    /// By how much it goes beyond, of a demand without an upper bound.
    Excess,
    /// The least points are above the most.
    Range,
    /// A band that is upside down, or a second one of an option.
    Band,
    /// An option of the rating without a band.
    OptionWithoutBand,
    /// A step that does not join the one before.
    StepEdges,
    /// The last step has an end.
    LastStepEnds,
}

/// What contradicts itself in a scheme of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeClash {
    /// What has no meaning for points that add up from zero.
    Demerits,
    /// A full mark or a floor of a part of points that add up from zero.
    DemeritsFull,
    /// A cap of a part where points do not add up from zero.
    DemeritsMost,
    /// A floor above the full mark.
    Floor,
    /// A ceiling below the full mark.
    Ceiling,
    /// A grade whose edges do not fit.
    Grade,
    /// A veto of one rule and of several.
    VetoOfBoth,
    /// A bonus that is earned by a rule and by a number.
    BonusOfBoth,
    /// Who shares stands below nobody.
    NobodyAbove,
    /// Someone is to be charged on a sheet that is one for all.
    NoEach,
    /// Points times a factor have more than two decimals.
    FactorDecimals,
    /// A composite of points that add up from zero.
    CompositeOfDemerits,
    /// A number that may exceed the full mark of the part.
    PartBeyond,
    /// A part of a composite that comes from a scheme and a fact.
    PartOfBoth,
}

/// What contradicts itself in the rest of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackClash {
    /// Options of a fact that has none.
    Options,
    /// A day of the calendar that cannot be.
    Calendar,
    /// A variant of a phrase without a letter.
    Variants,
    /// The sizes of the groups do not make the size of the slot.
    SlotSizes,
    /// A validity that ends before it begins.
    Validity,
    /// Composites and no scheme.
    CompositeWithoutScheme,
    /// A layer that does not stand below those of its pack.
    Layer,
    /// Two included calendars that differ.
    TwoCalendars,
    /// Two included lists of variants that differ.
    TwoVariants,
    /// A case that changes more than one answer, or none.
    CaseChange,
}

#[cfg(feature = "authoring")]
pub use super::season::SeasonClash;

#[cfg(feature = "authoring")]
pub use super::season::RowClash;

impl From<RuleClash> for Clash {
    fn from(clash: RuleClash) -> Self {
        Clash::Rule(clash)
    }
}

impl From<DeductClash> for Clash {
    fn from(clash: DeductClash) -> Self {
        Clash::Deduct(clash)
    }
}

impl From<SchemeClash> for Clash {
    fn from(clash: SchemeClash) -> Self {
        Clash::Scheme(clash)
    }
}

impl From<PackClash> for Clash {
    fn from(clash: PackClash) -> Self {
        Clash::Pack(clash)
    }
}

#[cfg(feature = "authoring")]
impl From<SeasonClash> for Clash {
    fn from(clash: SeasonClash) -> Self {
        Clash::Season(clash)
    }
}

#[cfg(feature = "authoring")]
impl From<RowClash> for Clash {
    fn from(clash: RowClash) -> Self {
        Clash::Row(clash)
    }
}
