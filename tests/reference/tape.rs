//! Random choices read from a tape, so that what fails shrinks: a zero, and the end of the
//! tape, choose what is simplest.

/// Numbers, read one after the other.
pub struct Tape<'a> {
    numbers: &'a [u16],
    at: usize,
    endless: bool,
}

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u16]) -> Self {
        Tape { numbers, at: 0, endless: false }
    }
    /// A tape that begins again at its end, for many answers from few numbers.
    pub fn endless(numbers: &'a [u16]) -> Self {
        Tape { numbers, at: 0, endless: true }
    }
    fn next(&mut self) -> usize {
        if self.endless && self.at >= self.numbers.len() {
            self.at = 0;
        }
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number)
    }
    /// A number below another; a smaller number on the tape is a smaller choice.
    pub fn below(&mut self, n: usize) -> usize {
        self.next() * n / (usize::from(u16::MAX) + 1)
    }
    /// Yes in so many of a hundred cases; a zero is no.
    pub fn chance(&mut self, per_cent: usize) -> bool {
        self.below(100) >= 100 - per_cent
    }
    /// One of several; a zero is the first.
    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
    /// Each of several with a chance.
    pub fn some<T: Clone>(&mut self, of: &[T], per_cent: usize) -> Vec<T> {
        of.iter().filter(|_| self.chance(per_cent)).cloned().collect()
    }
}
