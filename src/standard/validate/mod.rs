//! What is wrong with a pack as its author wrote it: all of it, each with its place. Only authors
//! load this; what was validated is then compiled.

mod composites;
mod dates;
mod deduct;
mod grades;
mod known;
mod requirement;
mod rules;
mod schemes;
mod settings;
mod shares;
mod sink;
mod subjects;
mod texts;
mod vetoes;
mod words;

pub(super) use composites::composites;
pub(super) use deduct::{Rule as DeductRule, deduct};
pub(super) use schemes::schemes;

use crate::fault::Fault;
use crate::pack::{Pack, PackChoice};
use sink::Sink;

/// Everything that is wrong with a pack as it is, and with each of its profiles.
pub fn pack(pack: &Pack) -> Vec<Fault> {
    let mut sink = Sink::default();
    written(pack, &mut sink);
    chosen(pack, &PackChoice::default(), &mut sink);
    for profile in pack.profiles.keys() {
        let choice = PackChoice { profiles: vec![profile.to_owned()], ..PackChoice::default() };
        chosen(pack, &choice, &mut sink);
    }
    sink.into_faults()
}

/// Refuses packs with mistakes in what is chosen of them.
///
/// # Errors
/// The first mistake, with the name of the pack as the file.
pub fn first(packs: &[Pack], choices: &[PackChoice]) -> Result<(), Fault> {
    for pack in packs {
        let choice = choices.iter().find(|choice| choice.pack == pack.id).cloned().unwrap_or_default();
        let mut sink = Sink::default();
        written(pack, &mut sink);
        chosen(pack, &choice, &mut sink);
        if let Some(first) = sink.into_faults().into_iter().next() {
            return Err(first.in_file(&pack.id));
        }
    }
    Ok(())
}

/// What is wrong whatever is chosen.
fn written(pack: &Pack, sink: &mut Sink) {
    words::check(pack, sink);
    texts::check(pack, sink);
}

/// What is wrong with what is chosen.
fn chosen(pack: &Pack, choice: &PackChoice, sink: &mut Sink) {
    let set = settings::check(pack, choice, sink);
    rules::check(pack, &set, sink);
}
