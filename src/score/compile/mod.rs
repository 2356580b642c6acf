//! Compiles the schemes of a pack that was checked: nothing can be wrong with one any more but that a name
//! is not there, of a pack that was not.

mod bonus;
mod composite;
mod demerits;
mod items;
mod lines;
mod names;
mod vetoes;

pub use composite::PARTS;
pub use demerits::as_judged;
pub use names::{Names, Numbered};

use super::scheme::CompiledScheme;
use crate::in_force::InForce;
use crate::pack::Scheme;

impl CompiledScheme {
    /// Compiles the schemes of a pack; none where it was not checked before.
    pub fn all(in_force: &InForce, names: Names<'_>) -> Option<Vec<CompiledScheme>> {
        let new = |(name, scheme): &(Option<String>, Scheme)| CompiledScheme::new(in_force, name.as_deref(), scheme, names);
        let mut schemes: Vec<CompiledScheme> = in_force.schemes.iter().map(new).collect::<Option<_>>()?;
        for (at, rule) in names.rules.iter().enumerate() {
            if let Some(deduct) = rule.deduct() {
                lines::compile(&mut schemes, names, (names.number(at), rule), deduct)?;
            }
        }
        Some(schemes)
    }

    fn new(in_force: &InForce, name: Option<&str>, written: &Scheme, names: Names<'_>) -> Option<CompiledScheme> {
        let scheme = as_judged(written);
        let each = match &scheme.each {
            Some(name) => Some(names.words.kind(name)?),
            None => None,
        };
        let vetoes = scheme.vetoes.iter().map(|veto| vetoes::compile(veto, names));
        let vetoes = vetoes.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        let bonus = match &scheme.bonus {
            Some(bonus) => Some(bonus::compile(bonus, names)?),
            None => None,
        };
        Some(CompiledScheme {
            pack: in_force.pack.id.clone(),
            name: name.map(str::to_owned),
            each,
            profile: in_force.scheme_profile.clone(),
            valid: in_force.pack.valid.unwrap_or_default(),
            items: items::compile(&scheme, names)?,
            lines: Vec::new(),
            vetoes,
            lifts: bonus.is_some(),
            bonus,
            written: scheme,
        })
    }
}
