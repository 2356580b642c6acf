//! Mistakes in a standard that no fault tells: what cannot be meant, what is said twice, what
//! nobody reads. Found before an inspection finds them.
//!
//! One file a family of checks; each check is a small function that looks at a pack as it is
//! written and compiled, and tells notices: values, whose sentences are in `say/lint.rs`.
//! A check that cannot prove what it would say says nothing.
//!
//! ```
//! # #[cfg(feature = "authoring")] {
//! use windowcheck::lint::lint;
//!
//! # let files = std::collections::BTreeMap::from([
//! #     ("desk.yaml".to_owned(), include_str!("../../docs/examples/desk.yaml").to_owned()),
//! # ]);
//! # let files = std::collections::BTreeMap::from([("desk.yaml".to_owned(), files["desk.yaml"].replace("full: 100, floor", "full: 90, floor"))]);
//! // A category of 90 points in a scheme of 100.
//! let notices = lint(&files, "desk.yaml", None)?;
//! assert_eq!(notices[0].problem.code(), "points-do-not-add-up");
//! assert_eq!(notices[0].place.line, Some(23));
//! # }
//! # Ok::<(), Vec<windowcheck::Fault>>(())
//! ```

mod answers;
mod cases;
mod cited;
mod listed;
mod look;
mod loose;
mod names;
mod notice;
mod overlay;
mod patterns;
mod rules;
mod scheme;
mod search;
mod season;
mod texts;

pub use look::Catalogue;
pub use notice::{CODES, Level, Notice, Problem, Shown};
pub use search::{Effort, Goal, Search, search};

use crate::cases::CaseRun;
use crate::fault::Fault;
use crate::load::Files;
use crate::pack::Pack;
use look::Look;

/// Finds all mistakes in a pack or a season. `cases` is the text of its file of cases, if there is
/// one; a season has none.
///
/// Notices come in the order of the file.
///
/// # Errors
/// The faults of the pack or of its cases: what cannot be read cannot be looked at.
pub fn lint(files: &dyn Files, name: &str, cases: Option<&str>) -> Result<Vec<Notice>, Vec<Fault>> {
    read_and_lint(files, name, cases).map(|(notices, _)| notices)
}

/// A pack, and how its cases came out: none where one of them cannot be run.
pub type WithRuns = (Pack, Vec<CaseRun>);

/// The same, with the pack, which was read for it, and the runs of its cases; a season has neither.
///
/// # Errors
/// As [`lint`].
pub fn read_and_lint(files: &dyn Files, name: &str, cases: Option<&str>) -> Result<(Vec<Notice>, Option<WithRuns>), Vec<Fault>> {
    if let Some(text) = files.text(name).filter(|text| season::is_season(text)) {
        return season::lint(files, name, &text).map(|notices| (notices, None)).map_err(|fault| vec![fault]);
    }
    let mut look = Look::new(files, name, cases)?;
    names::check(&mut look);
    overlay::check(&mut look);
    cited::check(&mut look);
    texts::check(&mut look);
    listed::check(&mut look);
    patterns::check(&mut look);
    let never = rules::check(&mut look);
    scheme::check(&mut look, &never);
    let runs = cases::check(&mut look);
    let (notices, pack) = look.into_parts();
    Ok((notices, Some((pack, runs))))
}
