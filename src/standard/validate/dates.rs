//! Requirements on days: their facts, units and rhythms.

use super::requirement::{Requirements, any};
use crate::calendar::Period;
use crate::check::{terms, units};
use crate::fault::{Fault, Problem, RuleClash, Thing};
use crate::pack::{Apart, Bound, Cadence, DayUnit, FactType, Limit, On, Recent, Returns, Stages, Within};

impl Requirements<'_, '_> {
    fn day(&mut self, key: &str, fact: Option<&String>) {
        if let Some(fact) = fact {
            self.fact(key, fact, &[FactType::Date]);
        }
    }

    fn months(&mut self, months: &[u8]) {
        for (at, month) in months.iter().enumerate().filter(|(_, month)| !(1..=12).contains(*month)) {
            let problem = Problem::OutOfRange { found: month.to_string(), min: Some("1".to_owned()), max: Some("12".to_owned()) };
            self.sink.tell(Fault::new(problem).at(at).under("months"));
        }
    }

    /// Working days need a calendar.
    fn unit(&mut self, key: &str, unit: DayUnit) {
        if unit == DayUnit::WorkingDays && self.pack.calendar.is_none() {
            self.sink.tell_under(key, Problem::MissingKey { key: "calendar".to_owned() });
        }
    }

    pub(super) fn falls_on(&mut self, on: &On) {
        self.day("fact", Some(&on.fact));
        if on.weekdays.is_empty() && on.months.is_empty() {
            self.missing("weekdays or months");
        }
        self.months(&on.months);
    }

    pub(super) fn recent(&mut self, recent: &Recent) {
        self.day("fact", Some(&recent.fact));
        self.fits("months", &recent.months, terms::whole);
    }

    pub(super) fn stages(&mut self, stages: &Stages) {
        self.sink.enter("facts");
        for (at, name) in stages.facts.iter().enumerate() {
            self.sink.enter(at);
            self.fact_here(name, &[FactType::Date]);
            self.sink.leave(1);
        }
        if stages.facts.len() < 2 {
            self.sink.tell(Fault::clash(RuleClash::TooFewStages));
        }
        self.sink.leave(1);
    }

    pub(super) fn within(&mut self, within: &Within) {
        self.day("from", Some(&within.from));
        self.day("to", within.to.as_ref());
        if within.running && within.to.is_none() {
            self.sink.tell(Fault::clash(RuleClash::RunningWithoutEnd).under("running"));
        }
        if let Some(less) = &within.less {
            self.fact("less", less, &[FactType::Number]);
        }
        self.unit("unit", within.unit);
        match &within.at_most {
            Some(Bound::Fact { fact }) => {
                self.fact("at_most", fact, &[FactType::Number]);
                self.optional("at_least", within.at_least.as_ref(), terms::whole);
            }
            Some(Bound::Term(most)) => self.bounds(within.at_least.as_ref(), Some(most), terms::whole),
            None => self.bounds(within.at_least.as_ref(), None, terms::whole),
        }
    }

    pub(super) fn limit(&mut self, limit: &Limit) {
        match (&limit.promised_unit, &limit.legal_unit) {
            (Some(_), None) => self.missing("legal_unit"),
            (None, Some(_)) => self.missing("promised_unit"),
            _ => {}
        }
        for (key, number, unit_key, unit) in
            [("promised", &limit.promised, "promised_unit", &limit.promised_unit), ("legal", &limit.legal, "legal_unit", &limit.legal_unit)]
        {
            self.fact(key, number, &[FactType::Number]);
            let options = unit.as_ref().and_then(|unit| self.fact(unit_key, unit, &[FactType::Choice])).map(|fact| &fact.of);
            let strange = options.and_then(|of| of.keys().find(|option| !units().any(|name| name == *option)));
            if let Some(option) = strange {
                self.sink.tell(Fault::unknown(Thing::Option, option, units()).under(unit_key));
            }
        }
        self.fits("at_most", &limit.at_most, any);
        for (key, worth) in [
            ("calendar_days_per_working_day", &limit.calendar_days_per_working_day),
            ("hours_per_working_day", &limit.hours_per_working_day),
        ] {
            self.optional(key, worth.as_ref(), terms::above_zero);
        }
    }

    pub(super) fn apart(&mut self, apart: &Apart) {
        self.dated(&apart.dates, apart.filter.as_deref());
        if apart.running && apart.at_most.is_none() {
            self.sink.tell(Fault::clash(RuleClash::RunningWithoutMost).under("running"));
        }
        self.unit("unit", apart.unit);
        self.bounds(apart.at_least.as_ref(), apart.at_most.as_ref(), terms::whole);
    }

    pub(super) fn cadence(&mut self, cadence: &Cadence) {
        self.dated(&cadence.dates, cadence.filter.as_deref());
        if let Some(unit) = cadence.days {
            let daily = matches!(cadence.per, Period::Day | Period::Week) && cadence.by.is_none();
            if unit == DayUnit::Months || unit == DayUnit::WorkingDays && !daily {
                self.sink.tell(Fault::clash(RuleClash::WorkingDays).under("days"));
            } else {
                self.unit("days", unit);
            }
        }
        if let Some(returns) = &cadence.returns {
            let yearly = cadence.per == Period::Year && cadence.by.is_none() && cadence.months.is_empty();
            self.under("returns", |v| v.returns(returns, yearly));
        }
        self.months(&cadence.months);
        if let Some(claim) = &cadence.claim {
            self.fact("claim", claim, &[FactType::YesNo]);
        }
        self.fits("at_least", &cadence.at_least, terms::positive);
        self.fits("periods", &cadence.periods, terms::positive);
        self.day("from", cadence.from.as_ref());
        self.day("to", cadence.to.as_ref());
        let Some(by) = &cadence.by else { return };
        self.sink.enter("by");
        let fact = self.fact("fact", &by.fact, &[FactType::Choice]);
        self.sink.enter("levels");
        for (level, rhythm) in by.levels.iter() {
            if let Some(fact) = fact {
                self.option(level, fact, level);
            }
            self.under(level, |v| v.fits("at_least", &rhythm.at_least, terms::positive));
        }
        self.sink.leave(2);
    }

    fn returns(&mut self, returns: &Returns, yearly: bool) {
        if !yearly {
            self.sink.tell(Fault::clash(RuleClash::Returns));
        }
        self.fits("within", &returns.within, terms::half_year);
        self.day("of", Some(&returns.of));
    }
}
