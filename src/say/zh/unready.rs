//! 只有编写者会遇到的，表单里都是同一句话。

use super::problem::{BOUNDS, NOT_READY, SECOND_OF_SINGLE};
use crate::fault::Clash;

pub(super) fn clash(clash: Clash) -> &'static str {
    match clash {
        Clash::Bounds => BOUNDS,
        Clash::SecondOfSingle => SECOND_OF_SINGLE,
        Clash::Rule(_) | Clash::Deduct(_) | Clash::Scheme(_) | Clash::Pack(_) => NOT_READY,
    }
}
