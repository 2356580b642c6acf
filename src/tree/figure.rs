//! How JSON writes a number.

/// The length of the number at the start of a text.
pub fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let is = |at: usize, wanted: &[u8]| bytes.get(at).is_some_and(|byte| wanted.contains(byte));
    let mut at = usize::from(is(0, b"-"));
    at = at.saturating_add(match digits(at) {
        0 => return None,
        _ if is(at, b"0") => 1,
        count => count,
    });
    if is(at, b".") {
        at = at.saturating_add(1);
        at = at.saturating_add(Some(digits(at)).filter(|count| *count > 0)?);
    }
    if is(at, b"eE") {
        at = at.saturating_add(1);
        at = at.saturating_add(usize::from(is(at, b"+-")));
        at = at.saturating_add(Some(digits(at)).filter(|count| *count > 0)?);
    }
    Some(at)
}
