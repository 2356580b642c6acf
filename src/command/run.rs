//! What holds for the run of a command, and why it may have no output.

use crate::fault::Fault;
use crate::say::Misuse;
use crate::words::Lang;

/// Why a command has no output.
pub(super) enum Failure {
    /// A file that cannot be used.
    Fault(Fault),
    /// A command that cannot be run as it is written.
    Misuse(Misuse),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::Fault(fault)
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Failure {
        Failure::Misuse(misuse)
    }
}

/// What holds for the run of a command.
pub(super) struct Run<'a> {
    pub lang: Lang,
    /// Where the output goes, where that is a file.
    pub output: Option<&'a str>,
}
