//! Checks what an author wrote before it is compiled. For authors only: the form reads packs that were
//! checked once, and compiling them asks for nothing but that names are there.

mod composites;
mod deduct;
mod grades;
mod known;
mod schemes;
mod shares;
mod vetoes;

pub use composites::composites;
pub use deduct::{Rule as DeductRule, deduct};
pub use schemes::schemes;
