//! Verdicts of 64 subjects at once: one bit mask per verdict.

use crate::finding::Verdict;

/// The verdicts of a block of up to 64 subjects. Every subject of the block has exactly one
/// bit in exactly one mask; lanes without a subject have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Planes {
    pub pass: u64,
    pub fail: u64,
    pub pending: u64,
    pub to_confirm: u64,
    pub cannot_check: u64,
    pub not_configured: u64,
    pub not_supplied: u64,
    pub not_applicable: u64,
}

impl Planes {
    /// The same verdict in all lanes.
    pub fn all(verdict: Verdict, lanes: u64) -> Self {
        let mut planes = Planes::default();
        *planes.mask(verdict) = lanes;
        planes
    }

    /// Sets the verdict of lanes that have none yet.
    #[inline(always)]
    pub fn put(&mut self, verdict: Verdict, lanes: u64) {
        *self.mask(verdict) |= lanes;
    }

    /// The mask of one verdict.
    #[inline(always)]
    pub fn get(&self, verdict: Verdict) -> u64 {
        let mut copy = *self;
        *copy.mask(verdict)
    }

    /// The verdict of one lane, given as a mask of one bit.
    pub fn at(&self, lane: u64) -> Verdict {
        for &verdict in &Verdict::ALL {
            if self.get(verdict) & lane != 0 {
                return verdict;
            }
        }
        Verdict::NotApplicable
    }

    /// What holds becomes what does not; everything else stays unknown.
    #[must_use]
    pub fn turned(mut self) -> Self {
        std::mem::swap(&mut self.pass, &mut self.fail);
        self
    }

    /// What is unanswered or cannot be checked waits for a parameter.
    #[must_use]
    pub fn waiting(mut self) -> Self {
        self.not_configured |= self.pending | self.cannot_check;
        (self.pending, self.cannot_check) = (0, 0);
        self
    }

    /// `self` in the lanes of the mask, `other` elsewhere.
    #[must_use]
    pub fn within(self, lanes: u64, other: Planes) -> Self {
        let pick = |a: u64, b: u64| (a & lanes) | (b & !lanes);
        Planes {
            pass: pick(self.pass, other.pass),
            fail: pick(self.fail, other.fail),
            pending: pick(self.pending, other.pending),
            to_confirm: pick(self.to_confirm, other.to_confirm),
            cannot_check: pick(self.cannot_check, other.cannot_check),
            not_configured: pick(self.not_configured, other.not_configured),
            not_supplied: pick(self.not_supplied, other.not_supplied),
            not_applicable: pick(self.not_applicable, other.not_applicable),
        }
    }

    /// Fail wins, then everything unknown in the order of the verdicts, then pass; members that
    /// do not apply are removed, and where none is left the group does not apply.
    #[must_use]
    pub fn and(self, other: Planes) -> Self {
        let mut taken = self.fail | other.fail;
        let mut out = Planes { fail: taken, ..Planes::default() };
        for &verdict in &UNKNOWN {
            let mask = (self.get(verdict) | other.get(verdict)) & !taken;
            out.put(verdict, mask);
            taken |= mask;
        }
        out.pass = (self.pass | other.pass) & !taken;
        out.not_applicable = self.not_applicable & other.not_applicable;
        out
    }

    /// Pass wins, then everything unknown in the order of the verdicts, then fail.
    #[must_use]
    pub fn or(self, other: Planes) -> Self {
        self.turned().and(other.turned()).turned()
    }

    /// Sets the lanes of `when` that do not hold to "not applicable", and those where it is not
    /// known to what `when` says.
    #[must_use]
    pub fn when(self, when: Planes) -> Self {
        let mut condition = when;
        condition.not_applicable |= condition.fail;
        condition.fail = 0;
        let holds = condition.pass;
        condition.pass = 0;
        self.within(holds, condition)
    }

    #[inline(always)]
    fn mask(&mut self, verdict: Verdict) -> &mut u64 {
        match verdict {
            Verdict::Pass => &mut self.pass,
            Verdict::Fail => &mut self.fail,
            Verdict::Pending => &mut self.pending,
            Verdict::ToConfirm => &mut self.to_confirm,
            Verdict::CannotCheck => &mut self.cannot_check,
            Verdict::NotConfigured => &mut self.not_configured,
            Verdict::NotSupplied => &mut self.not_supplied,
            Verdict::NotApplicable => &mut self.not_applicable,
        }
    }
}

/// What is neither held nor failed, the strongest first.
pub const UNKNOWN: [Verdict; 5] =
    [Verdict::Pending, Verdict::ToConfirm, Verdict::CannotCheck, Verdict::NotConfigured, Verdict::NotSupplied];

/// Calls with the number and the one-bit mask of each lane of a mask.
#[inline(always)]
pub fn each_lane(mut lanes: u64, mut act: impl FnMut(u32, u64)) {
    while lanes != 0 {
        let number = lanes.trailing_zeros();
        let lane = 1_u64.wrapping_shl(number);
        act(number, lane);
        lanes &= !lane;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::*;

    #[test]
    fn the_tables_of_the_design() {
        let and = |a, b| Planes::all(a, 1).and(Planes::all(b, 1)).at(1);
        let or = |a, b| Planes::all(a, 1).or(Planes::all(b, 1)).at(1);
        assert_eq!(and(Fail, Pending), Fail);
        assert_eq!(and(CannotCheck, Pending), Pending);
        assert_eq!(and(CannotCheck, Pass), CannotCheck);
        assert_eq!(and(NotApplicable, Fail), Fail);
        assert_eq!(and(NotApplicable, NotApplicable), NotApplicable);
        assert_eq!(or(Pass, Pending), Pass);
        assert_eq!(or(Fail, CannotCheck), CannotCheck);
        assert_eq!(or(Pending, CannotCheck), Pending);
        assert_eq!(or(NotApplicable, Fail), Fail);
        for &verdict in &Verdict::ALL {
            let when = Planes::all(Pass, 1).when(Planes::all(verdict, 1)).at(1);
            assert_eq!(when, if verdict == Fail { NotApplicable } else { verdict });
        }
    }
}
