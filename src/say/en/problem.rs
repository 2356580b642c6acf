//! What is wrong with packs and inspections, and what to do.

use super::expected::{expected, shape, syntax};
#[cfg(feature = "authoring")]
use super::table::not_allowed;
use super::thing::{named, sort};
use crate::fault::{BadParent, Found, Problem};
use crate::say::fault::range;
#[cfg(feature = "authoring")]
use crate::say::fault::types;
use crate::text::Joined;

/// What only a pack that nobody checked can have.
pub(super) const NOT_READY: &str = "This pack was not checked and written by the authoring tools. Make it again from its YAML.";

pub(super) const BOUNDS: &str =
    "The lower bound is above the upper, so that no number fits. Lower at_least, above or min, or raise at_most, below or max.";

pub(super) const SECOND_OF_SINGLE: &str =
    "There is one subject of this kind at a site, and this is a second. Remove it, or remove `single: true` from the kind in the standard.";

pub(in crate::say) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { limit } => {
            format!("Over the limit ({}: at most {}). Make it smaller or split it.", super::limit::limit(limit.of), limit.most)
        }
        Problem::Syntax { what } => format!("This cannot be read ({}). Correct this place.", syntax(*what)),
        #[cfg(feature = "authoring")]
        Problem::Unreadable { detail } => format!("This cannot be read ({detail}). Correct this place."),
        #[cfg(feature = "authoring")]
        Problem::NotAllowed { what } => format!("Packs do not use this ({}). Write the content itself.", not_allowed(*what)),
        Problem::UnknownKey { key, near, others } => match (near, &others[..]) {
            (Some(only), []) | (None, [only]) => format!("There is no key “{key}”; only “{only}” can stand here."),
            (Some(near), others) => format!("There is no key “{key}”. Did you mean “{near}”? Also possible: {}.", others.joined(", ")),
            (None, []) => format!("There is no key “{key}”. Remove it."),
            (None, others) => format!("There is no key “{key}”. Possible here: {}.", others.joined(", ")),
        },
        Problem::DuplicateKey { key } => format!("“{key}” is there twice. Keep one."),
        Problem::MissingKey { key } => format!("“{key}” is missing. Add it."),
        Problem::NoReason => "There is no reason: say why it does not apply, cannot be checked or is not there.".to_owned(),
        Problem::BadValue { found: Found::Text(text), expected: wanted } => {
            format!("The value {text} does not fit; expected {}.", expected(*wanted))
        }
        Problem::BadValue { found: Found::Shape(found), expected: wanted } => {
            format!("Here stands {}; expected {}.", shape(*found), expected(*wanted))
        }
        Problem::Format { found, wanted } => {
            format!("The format of this file is “{found}”; this version reads “{wanted}”. Open it with the version that wrote it.")
        }
        Problem::UnknownName { thing, name, near: Some(near) } => {
            format!("There is no {} “{name}”. Did you mean “{near}”?", named(*thing))
        }
        Problem::UnknownName { thing, name, near: None } => format!("There is no {} “{name}”. Check the name.", named(*thing)),
        Problem::DuplicateId { thing, name } => format!("The {} “{name}” is there twice. Rename one.", named(*thing)),
        Problem::LooksAlike { thing, name, other } => format!(
            "The {} “{name}” looks the same as “{other}”: only width, case, spaces or invisible characters differ. Keep one, or rename it.",
            named(*thing)
        ),
        Problem::BadParent { parent, why: BadParent::Itself } => {
            format!("“{parent}” is said to belong to itself. Correct or remove its parent.")
        }
        Problem::BadParent { parent, why: BadParent::Ring } => {
            format!("The parent “{parent}” belongs to this subject in turn. Correct one of them.")
        }
        Problem::BadParent { parent, why: BadParent::Kind { kind, above } } => format!(
            "The parent “{parent}” is of the kind “{}”, to which the kind “{}” does not belong. Name what it belongs to.",
            above.en, kind.en
        ),
        Problem::ParentOpen { kind, above, count } => format!(
            "There are {count} subjects of the kind “{}”, and nothing says to which of them this one of the kind “{}” belongs. Add its parent.",
            above.en, kind.en
        ),
        Problem::AbsentAndThere { kind, subject } => {
            format!("It is said that there is none of the kind “{}”, but “{subject}” is there. Remove one of the two.", kind.en)
        }
        #[cfg(feature = "authoring")]
        Problem::BadId { name } => format!("The name “{name}” may only have letters, digits, -, _ and a dot. Rename it."),
        #[cfg(feature = "authoring")]
        Problem::TypeClash { fact, found, needs } => {
            format!("The fact “{fact}” is of type {}; {} is needed here.", crate::facts::type_name(*found), types(needs, " or "))
        }
        Problem::OutOfReach { name, from } => format!(
            "“{name}” belongs neither to “{from}” nor to what stands above (or below) it, so it cannot be read here. Take another fact or kind."
        ),
        Problem::NoPatterns => {
            "A rule has a pattern, and the module for patterns is not there. Go online and open this once more.".to_owned()
        }
        #[cfg(feature = "authoring")]
        Problem::BadPattern { pattern, detail } => format!("The pattern “{pattern}” is wrong ({detail}). Correct it."),
        #[cfg(feature = "authoring")]
        Problem::GradesOverlap { first, second } => {
            format!("The grades “{first}” and “{second}” overlap. Say for each end whether it belongs.")
        }
        Problem::Contradiction { clash } => super::clash::clash(*clash).to_owned(),
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutForce { rule } => {
            format!("The rule “{rule}” is neither must nor forbid: it cannot take points or be a veto. Remove that or change the force.")
        }
        #[cfg(feature = "authoring")]
        Problem::PointsWithoutScheme { rule } => {
            format!("The rule “{rule}” takes points, but there is no scheme. Add one or remove the points.")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: Some(near) } => {
            format!("The subject “{name}” has no class. Is it “{near}” misspelt? Otherwise give it a class.")
        }
        #[cfg(feature = "authoring")]
        Problem::NoClass { name, near: None } => format!("The subject “{name}” has no class. Give it one, or check its name."),
        Problem::Conflict { thing, name } => {
            format!("The {} “{name}” is described differently in two places. Keep one, or make them the same.", named(*thing))
        }
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: true } => format!(
            "The file is called “{file}”, says `pack: {pack}`, and {pack}.yaml stands beside it. For another pack write `pack: {file}`; move a copy elsewhere or take its .yaml away."
        ),
        #[cfg(feature = "authoring")]
        Problem::NotItsFile { pack, file, taken: false } => format!(
            "The file is called “{file}” and says `pack: {pack}`; both have to be the same. Rename the file to {pack}.yaml or write `pack: {file}`."
        ),
        #[cfg(feature = "authoring")]
        Problem::Loop { name } => format!("“{name}” leads back to itself. Break the loop."),
        #[cfg(feature = "authoring")]
        Problem::IncludeMissing { name } => format!("The file “{name}” is not there. Check the path."),
        Problem::OutOfRange { found, min, max } => {
            format!("The number {found} is out of range ({}). Check it.", range(min.as_ref(), max.as_ref()))
        }
        Problem::NotWhole { found } => format!("The number {found} has to be whole. Check it."),
        Problem::SlotOverfull { slot, size, found } => {
            format!("The slot “{slot}” has {size} entries, but {found} are supplied. Remove some.")
        }
        #[cfg(feature = "authoring")]
        Problem::CountsToo { name, only } => {
            format!("It is stated that only {} may count, but “{name}” enters too. Remove it, or change counts_only.", only.joined(", "))
        }
        Problem::WrongSort { found, wanted } => {
            let ((is, goes), (wanted, _)) = (sort(*found), sort(*wanted));
            format!("This file is {is}; {wanted} is wanted here. {goes}.")
        }
        Problem::NotUtf8 { likely: Some(likely) } => {
            format!(
                "This file is no UTF-8 text, probably {likely}. Save it in an editor (such as Notepad) with the encoding UTF-8 and try again."
            )
        }
        Problem::NotUtf8 { likely: None } => "This file is no text, or in an unknown encoding. Give a text file in UTF-8.".to_owned(),
        Problem::BadText => "The text has broken characters. Type it again.".to_owned(),
        Problem::NotReady => NOT_READY.to_owned(),
        #[cfg(not(feature = "authoring"))]
        _ => NOT_READY.to_owned(),
    }
}
