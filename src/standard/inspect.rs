//! From an inspection to its report. Cannot fail and keeps nothing.

use super::Standard;
use crate::calendar::Day;
use crate::facts::Facts;
use crate::fault::{Fault, Problem, Thing};
use crate::finding::{Finding, Reason, Verdict};
use crate::in_force::RuleInForce;
use crate::inspection::Inspection;
use crate::judge::Judgement;
use crate::order;
use crate::points::Points;
use crate::report::{FORCES, FORMAT, ForceTally, Outcome, PackUsed, ParamUsed, Report, RuleResult, SeverityCounts, Unread};
use crate::score::Evaluation;

impl Standard {
    /// Judges an inspection.
    pub fn inspect(&self, inspection: &Inspection) -> Report {
        let (facts, unread) = self.facts(inspection);
        let judgement = self.judge(&facts);
        self.report(inspection, &facts, &judgement, &unread)
    }

    /// Judges every rule on every subject.
    pub fn judge(&self, facts: &Facts) -> Judgement {
        Judgement::full(&self.rules, &self.words, facts)
    }

    /// A judgement as a report: values, no prose.
    pub fn report(&self, inspection: &Inspection, facts: &Facts, judgement: &Judgement, unread: &[Fault]) -> Report {
        let tally = self.tally(judgement);
        let (findings, mut unsettled) = self.findings(facts, judgement);
        let mut findings = self.by_gravity(findings);
        let recorded = self.recorded(inspection, facts, findings.iter_mut().chain(&mut unsettled));
        Report {
            format: FORMAT,
            inspection: inspection.id.clone(),
            title: inspection.title.clone(),
            sample: inspection.sample,
            date: inspection.date,
            inspectors: inspection.inspectors.clone(),
            outcome: Outcome::of(&tally, self.out_of_force(inspection.date) == 0),
            standard: self.packs_used(),
            rules: self.rule_results(judgement),
            severity: self.severity(judgement),
            sheets: self.schemes.iter().flat_map(|scheme| scheme.all_sheets(self.evaluation(facts, judgement))).collect(),
            composites: self
                .composites
                .iter()
                .flat_map(|composite| composite.all_sheets(&self.schemes, self.evaluation(facts, judgement)))
                .collect(),
            tally,
            findings,
            unsettled,
            unread: unread.iter().map(unread_line).collect(),
            recorded,
            absent: inspection.absent.clone(),
            recorders: self.recorders(inspection),
        }
    }

    /// How many of the packs are not in force on a day.
    pub fn out_of_force(&self, day: Day) -> usize {
        self.packs.iter().filter(|pack| pack.pack.valid.is_some_and(|valid| !valid.holds(day))).count()
    }

    /// What sheets are made from.
    pub fn evaluation<'a>(&'a self, facts: &'a Facts, judgement: &'a Judgement) -> Evaluation<'a> {
        Evaluation { rules: &self.rules, facts, judgement }
    }

    /// Verdicts by force.
    pub fn tally(&self, judgement: &Judgement) -> Vec<ForceTally> {
        let mut tally = FORCES.map(|force| ForceTally { force, counts: Default::default() });
        for (rule, judged) in self.rules.iter().zip(&judgement.rules) {
            if let Some(line) = tally.iter_mut().find(|line| line.force == rule.rule.force) {
                line.counts.merge(&judged.counts);
            }
        }
        tally.to_vec()
    }

    /// Fails of must and forbid by severity.
    pub fn severity(&self, judgement: &Judgement) -> SeverityCounts {
        let mut severity = SeverityCounts::default();
        for (rule, judged) in self.rules.iter().zip(&judgement.rules).filter(|(rule, _)| rule.binds()) {
            severity.add(rule.rule.severity, judged.counts.fail);
        }
        severity
    }

    /// The gravest first.
    fn by_gravity(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let order = order::sorted(findings.iter().map(|finding| self.gravity(finding)).zip(0_usize..).collect());
        let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
        order.into_iter().filter_map(|(_, at)| findings.get_mut(at)?.take()).collect()
    }

    fn gravity(&self, finding: &Finding) -> (bool, u8, u32, Option<u32>) {
        let rule = self.rules.get(finding.rule as usize);
        let binds = rule.is_some_and(RuleInForce::binds);
        (!binds, rule.map_or(u8::MAX, |rule| rule.rule.severity as u8), finding.rule, finding.subject)
    }

    fn findings(&self, facts: &Facts, judgement: &Judgement) -> (Vec<Finding>, Vec<Finding>) {
        let (mut failed, mut unsettled) = (Vec::new(), Vec::new());
        for (at, (rule, judged)) in self.rules.iter().zip(&judgement.rules).enumerate() {
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            if let Some(verdict) = judged.without_subject.filter(|verdict| *verdict != Verdict::NotApplicable) {
                let reasons = match &rule.require {
                    crate::check::Check::NotSupplied { .. } => self.reasons(rule, facts, 0),
                    _ => vec![Reason::NoSubject { kind: self.words.kind_name(rule.kind).to_owned() }],
                };
                unsettled.push(Finding { rule: number, subject: None, verdict, lost: None, reasons, answers: Vec::new() });
                continue;
            }
            let subjects = facts.rows.get(rule.kind as usize).map_or(&[][..], |rows| rows.subjects.as_slice());
            for (row, subject) in subjects.iter().enumerate() {
                let row = u32::try_from(row).unwrap_or(u32::MAX);
                let verdict = judged.verdict(row);
                if matches!(verdict, Verdict::Pass | Verdict::NotApplicable) {
                    continue;
                }
                let lost = self.lost(rule, judgement, at, row).filter(|_| verdict == Verdict::Fail);
                let reasons = self.reasons(rule, facts, row);
                let finding = Finding { rule: number, subject: Some(*subject), verdict, lost, reasons, answers: Vec::new() };
                if verdict == Verdict::Fail { failed.push(finding) } else { unsettled.push(finding) }
            }
        }
        (failed, unsettled)
    }

    /// The points that one subject loses by a rule, before any cap; none where nobody set them.
    pub fn lost(&self, rule: &RuleInForce, judgement: &Judgement, at: usize, row: u32) -> Option<Points> {
        let deduction = rule.deduction.as_ref().filter(|deduction| deduction.unset.is_none())?;
        Some(judgement.rules.get(at)?.row_loss(deduction, row).lost)
    }

    /// The values that decided one rule on one row.
    pub fn reasons(&self, rule: &RuleInForce, facts: &Facts, row: u32) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if !rule.valid.holds(facts.date) {
            return vec![Reason::NotInForce { from: rule.valid.from, until: rule.valid.until }];
        }
        if let Some(when) = &rule.when {
            match when.verdict(facts, row) {
                Verdict::Pass => {}
                Verdict::Fail => {
                    reasons.push(Reason::Condition);
                    when.explain(facts, row, &mut reasons);
                    return reasons;
                }
                _ => {
                    when.explain(facts, row, &mut reasons);
                    return reasons;
                }
            }
        }
        rule.require.explain(facts, row, &mut reasons);
        let unset = rule.deduction.as_ref().and_then(|deduction| deduction.unset.as_ref());
        if rule.unless.is_none() && unset.is_none() || rule.require.verdict(facts, row) != Verdict::Fail {
            return reasons;
        }
        reasons.extend(unset.map(|param| Reason::ParamUnset { param: param.clone() }));
        let Some(unless) = &rule.unless else { return reasons };
        match unless.verdict(facts, row) {
            Verdict::Pass => reasons.push(Reason::Exception),
            Verdict::Fail | Verdict::NotApplicable => {}
            // Whether the fail is excused is what is still open.
            _ => unless.explain(facts, row, &mut reasons),
        }
        reasons
    }

    fn rule_results(&self, judgement: &Judgement) -> Vec<RuleResult> {
        let results = self.rules.iter().zip(&judgement.rules).map(|(rule, judged)| RuleResult {
            pack: self.packs.get(rule.pack as usize).map(|pack| pack.pack.id.clone()).unwrap_or_default(),
            rule: rule.rule.id.clone(),
            force: rule.rule.force,
            severity: rule.rule.severity,
            counts: judged.counts,
        });
        results.collect()
    }

    fn packs_used(&self) -> Vec<PackUsed> {
        let used = self.packs.iter().map(|in_force| PackUsed {
            pack: in_force.pack.id.clone(),
            version: in_force.pack.version.clone(),
            sha256: in_force.pack.sha256.clone(),
            status: in_force.pack.status,
            profiles: in_force.choice.profiles.clone(),
            params: in_force
                .params
                .iter()
                .map(|(name, param)| ParamUsed {
                    param: name.to_owned(),
                    value: param.value,
                    origin: param.origin,
                    layers: param.layers.clone(),
                    set: in_force.choice.params.get(name).map(|set| [set.by.clone(), set.on.clone(), set.basis.clone()]),
                })
                .collect(),
        });
        used.collect()
    }
}

/// An answer or a subject that could not be taken over, as a report tells it.
pub(crate) fn unread_line(fault: &Fault) -> Unread {
    let kind = match &fault.problem {
        Problem::UnknownName { thing: Thing::Kind, name, .. } => Some(name.clone()),
        _ => None,
    };
    Unread { subject: fault.place.subject.clone().unwrap_or_default(), fact: fault.place.fact.clone(), kind, code: fault.problem.code() }
}
