//! Compiles the composites of a pack that was checked.

use super::names::Names;
use crate::in_force::InForce;
use crate::pack::{Composite, CompositePart};
use crate::score::composite::{CompiledComposite, CompiledPart, PartSource};
use crate::score::scheme::CompiledScheme;

/// More parts than any source has; every choice of those that may be missing is tried.
pub const PARTS: usize = 8;

impl CompiledComposite {
    /// Compiles the composites of a pack; `schemes` are those of the pack, the first of them is
    /// `first` among all. None where it was not checked before.
    pub fn all(in_force: &InForce, schemes: &[CompiledScheme], first: usize, names: Names<'_>) -> Option<Vec<CompiledComposite>> {
        let new = |(name, written): (&str, &Composite)| {
            let each = match &written.each {
                Some(name) => Some(names.words.kind(name)?),
                None => None,
            };
            let part = |part: &CompositePart| {
                let source = source(part, schemes, first, names)?;
                Some(CompiledPart { title: part.title.clone(), weight: part.weight, out_of: part.out_of, source })
            };
            // The number of parts bounds the work.
            let few = written.parts.len() <= PARTS;
            let parts = written.parts.iter().filter(|_| few).map(part).collect::<Option<Vec<_>>>()?;
            Some(CompiledComposite { pack: in_force.pack.id.clone(), name: name.to_owned(), each, written: written.clone(), parts })
        };
        in_force.composites.iter().map(new).collect()
    }
}

fn source(part: &CompositePart, schemes: &[CompiledScheme], first: usize, names: Names<'_>) -> Option<PartSource> {
    match (&part.scheme, &part.fact) {
        (Some(name), _) => {
            let at = schemes.iter().position(|scheme| scheme.name.as_deref().unwrap_or("") == name)?;
            Some(PartSource::Scheme(first.saturating_add(at)))
        }
        (None, Some(name)) => Some(PartSource::Fact(names.fact(name)?.0)),
        (None, None) => None,
    }
}
