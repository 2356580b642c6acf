//! Patterns that every text matches, and patterns that no text can match.

use super::look::Look;
use super::look::walk;
use super::notice::Problem;
use crate::fault::Step;
use crate::pattern::Pattern;

pub(super) fn check(look: &mut Look<'_>) {
    let mut told = Vec::new();
    walk(look.node(), &mut Vec::new(), &mut |node, way| {
        for key in ["matches", "forbids"] {
            let Some((_, value)) = node.entry(key) else { continue };
            let way: Vec<Step> = way.iter().cloned().chain([key.into()]).collect();
            if let Some(pattern) = value.text() {
                told.extend(problem(pattern).map(|problem| (problem, way.clone())));
            }
            let mut at = 0_usize;
            while let Some(element) = value.element(at) {
                let way = way.iter().cloned().chain([at.into()]).collect();
                told.extend(element.text().and_then(problem).map(|problem| (problem, way)));
                at = at.saturating_add(1);
            }
        }
    });
    look.tell_all(told);
}

/// Texts that have nothing in common; what matches all of them matches everything.
const PROBES: [&str; 6] = ["", "x", "办", "7", "。!", "窗口a9\u{7f}窗口"];

fn problem(pattern: &str) -> Option<Problem> {
    let ready = Pattern::new(pattern).ok()?;
    if PROBES.iter().all(|probe| matches!(ready.find(probe), Ok(Some(_)))) {
        return Some(Problem::MatchesEverything { pattern: pattern.to_owned() });
    }
    nothing(pattern).then(|| Problem::MatchesNothing { pattern: pattern.to_owned() })
}

/// Whether a pattern asks for white space, which no text has in its normal form, or for something
/// before the beginning or after the end. Only patterns without alternatives, repeats and classes
/// are looked at: of others this cannot be said so simply.
fn nothing(pattern: &str) -> bool {
    if pattern.contains(['|', '*', '?', '{', '[', '(', '\\']) {
        return false;
    }
    let last = pattern.chars().count().saturating_sub(1);
    let misplaced = pattern.chars().enumerate().any(|(at, c)| c == '^' && at > 0 || c == '$' && at < last);
    misplaced || pattern.contains(char::is_whitespace)
}
