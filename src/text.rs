//! The normal form in which Chinese text is compared.

/// Full-width letters, digits and punctuation become half-width; all white space goes.
///
/// Inspectors type on tablets in either width, and copied texts carry stray spaces; neither
/// changes what was promised on a board.
pub fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            // U+FF01…U+FF5E are ASCII moved by a constant.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32((c as u32).wrapping_sub(0xfee0)).unwrap_or(c),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_spaces_do_not_matter() {
        assert_eq!(normal("  电话:0739-\u{3000}7221234 "), "电话:0739-7221234");
        assert_eq!(normal("7天内办结"), "7天内办结");
    }
}
