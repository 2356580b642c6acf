//! The language in which a command speaks: asked for, else that of the environment, else Chinese.

use crate::words::Lang;
use std::ffi::OsString;

/// Looked for before the command line is read, because what is wrong with it is told in that language too.
pub(super) fn of(args: &[OsString]) -> Lang {
    asked_for(args).or_else(|| chosen("WINDOWCHECK_LANG")).or_else(of_locale).unwrap_or_default()
}

fn asked_for(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next().filter(|arg| *arg != "--") {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        if let Some(lang) = value.and_then(named) {
            return Some(lang);
        }
    }
    None
}

/// Of the locale the first variable that is set decides, as everywhere; `C` is no language.
fn of_locale() -> Option<Lang> {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    named(&set.find(|value| !value.is_empty())?)
}

fn chosen(variable: &str) -> Option<Lang> {
    named(&std::env::var(variable).ok()?)
}

/// The language of `zh_CN.UTF-8`, `en`; any other than Chinese is answered in English.
fn named(locale: &str) -> Option<Lang> {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "" | "c" | "posix" => None,
        "zh" => Some(Lang::Zh),
        _ => Some(Lang::En),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        for (locale, lang) in [
            ("zh_CN.UTF-8", Some(Lang::Zh)),
            ("zh-Hans", Some(Lang::Zh)),
            ("en", Some(Lang::En)),
            ("fr_FR.UTF-8", Some(Lang::En)),
            ("C.UTF-8", None),
            ("POSIX", None),
        ] {
            assert_eq!(named(locale), lang, "{locale}");
        }
    }

    #[test]
    fn what_is_asked_for_is_found_in_each_way_of_writing() {
        let of = |args: &[&str]| asked_for(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["x", "check", "--lang", "en"]), Some(Lang::En));
        assert_eq!(of(&["x", "--lang=zh"]), Some(Lang::Zh));
        assert_eq!(of(&["x", "check", "--", "--lang=en"]), None);
    }
}
