//! Text of others as it stands in our messages: short, and nothing in it that a screen would act on.

use super::is_invisible;
use crate::limits;

/// The beginning of a text, at most as long as a message quotes, with control characters, direction
/// marks and what else is invisible written as `\u{…}`. Cut where it is longer, with its length.
pub fn quoted(text: &str) -> String {
    let most = usize::try_from(limits::QUOTE_CHARS.most).unwrap_or(usize::MAX);
    match text.char_indices().nth(most) {
        None => visible(text),
        Some((end, _)) => format!("{}…({})", visible(text.get(..end).unwrap_or_default()), text.chars().count()),
    }
}

/// The whole text, with everything that a terminal or a browser would act on written as `\u{…}`.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    shown
}

/// The same of a text of several lines, whose line ends stay.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_short_and_nothing_in_it_acts() {
        assert_eq!(quoted("一号窗口 A"), "一号窗口 A");
        assert_eq!(quoted("W1\u{200b}"), "W1\\u{200b}");
        assert_eq!(quoted("\u{1b}[2J\u{202e}x"), "\\u{1b}[2J\\u{202e}x");
        let long = quoted(&"长".repeat(1_000_000));
        assert_eq!(long.chars().count(), 200 + "…(1000000)".len() - 2);
        assert!(long.ends_with("…(1000000)"));
        assert_eq!(visible_lines("a\nb\u{7}\n"), "a\nb\\u{7}\n");
    }
}
