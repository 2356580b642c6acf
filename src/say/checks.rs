//! What each check of `lint` finds, in a line: for programs that show notices.

use super::{en, zh};
use crate::words::Lang;

/// What a check finds; nothing of a code that is no check of `lint`.
pub fn check(code: &str, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Zh => zh::checks::check(code),
        Lang::En => en::checks::check(code),
    }
}

/// What a code is that is no check: of a file that cannot be read.
pub fn no_check(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh::checks::FAULT,
        Lang::En => en::checks::FAULT,
    }
}
