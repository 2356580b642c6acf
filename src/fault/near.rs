//! The name that was probably meant.

/// The known name that was probably meant: at most a third of its characters wrong.
pub fn nearest(name: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let wrong_allowed = name.chars().count().max(3).div_ceil(3);
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(wrong, _)| *wrong <= wrong_allowed)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Edits (insert, delete, replace, swap of neighbours counted as two) between two short names.
fn distance(a: &str, b: &str) -> usize {
    // Names longer than this are not compared letter by letter; ids are far shorter.
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for ((j, y), (above, corner)) in b.iter().enumerate().zip(row.iter().skip(1).zip(&row)) {
            let left = next.get(j).copied().unwrap_or(usize::MAX);
            let replaced = corner.saturating_add(usize::from(x != y));
            next.push(replaced.min(left.saturating_add(1)).min(above.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let known = ["staff.badges", "staff.desk_sign", "hall.area"];
        assert_eq!(nearest("staff.bagdes", &mut known.into_iter()).as_deref(), Some("staff.badges"));
        assert_eq!(nearest("hall.arae", &mut known.into_iter()).as_deref(), Some("hall.area"));
        assert_eq!(nearest("window.phone_number", &mut known.into_iter()), None);
    }
}
