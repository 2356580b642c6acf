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

// The search of the standard library is made for long texts and can panic on paper: with it the form's
// module is 2 KiB larger (brotli).

/// Where a phrase first occurs, in bytes; an empty one occurs nowhere.
fn find(text: &str, phrase: &str) -> Option<usize> {
    let phrase = phrase.as_bytes();
    if phrase.is_empty() { None } else { text.as_bytes().windows(phrase.len()).position(|part| part == phrase) }
}

/// Whether a phrase occurs; an empty one does in every text.
pub fn contains(text: &str, phrase: &str) -> bool {
    phrase.is_empty() || find(text, phrase).is_some()
}

/// The text with another phrase in place of each occurrence of one.
pub fn replaced(text: &str, phrase: &str, with: &str) -> String {
    let (mut done, mut rest) = (String::new(), text);
    while let Some((before, from)) = find(rest, phrase).and_then(|at| rest.split_at_checked(at)) {
        done.push_str(before);
        done.push_str(with);
        rest = from.get(phrase.len()..).unwrap_or_default();
    }
    done.push_str(rest);
    done
}

/// Parts one after another, with something between them. The standard library's `join` is two functions of
/// a kilobyte, with a case for each length of what stands between.
pub trait Joined {
    /// All of them as one text.
    fn joined(&self, between: &str) -> String;
}

impl<S: AsRef<str>> Joined for [S] {
    fn joined(&self, between: &str) -> String {
        let mut all = String::new();
        for (at, part) in self.iter().enumerate() {
            if at > 0 {
                all.push_str(between);
            }
            all.push_str(part.as_ref());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_and_replaced_as_the_standard_library_does() {
        for text in ["", "一窗通办", "aaaa", "即办即办件", "窗"] {
            for phrase in ["一窗", "aa", "即办", "窗", "办件", "一窗通办件"] {
                assert_eq!(contains(text, phrase), text.contains(phrase), "{text} {phrase}");
                assert_eq!(replaced(text, phrase, "\n"), text.replace(phrase, "\n"), "{text} {phrase}");
            }
            assert!(contains(text, ""));
            assert_eq!(replaced(text, "", "x"), text);
        }
    }

    #[test]
    fn width_and_spaces_do_not_matter() {
        assert_eq!(normal("  电话:0739-\u{3000}7221234 "), "电话:0739-7221234");
        assert_eq!(normal("7天内办结"), "7天内办结");
    }
}
