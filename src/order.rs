//! Sorting and finding by name, in little code: a heap sort is a tenth of the size of the
//! library's quicksorts, and a map of names costs more than both.

use std::collections::BinaryHeap;

/// The items in order.
pub fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// The items in order, each once.
pub fn in_order<T: Ord>(items: Vec<T>) -> Vec<T> {
    let mut items = sorted(items);
    items.dedup();
    items
}

/// The items in the order of a key; those of the same key stay as they were.
#[cfg(feature = "authoring")]
pub fn sorted_by<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys = sorted(items.iter().map(key).zip(0_usize..).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, at)| items.get_mut(at)?.take()).collect()
}

/// Names in order, each with its number in the sequence.
pub fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(&'a str, u32)> {
    sorted(names.zip(0..).collect())
}

/// The first number of a name.
pub fn find(names: &[(&str, u32)], name: &str) -> Option<u32> {
    let at = names.partition_point(|(known, _)| *known < name);
    names.get(at).filter(|(known, _)| *known == name).map(|(_, number)| *number)
}

/// The lowest number whose name a lower number has too.
pub fn twice(names: &[(&str, u32)]) -> Option<u32> {
    let pairs = names.iter().zip(names.iter().skip(1));
    pairs.filter(|((one, _), (other, _))| one == other).map(|(_, (_, number))| *number).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_is_found_and_the_second_told() {
        let names = names(["b", "a", "c", "a", "b", "a"].into_iter());
        assert_eq!((find(&names, "a"), find(&names, "b"), find(&names, "d")), (Some(1), Some(0), None));
        assert_eq!(twice(&names), Some(3));
        assert_eq!(sorted(vec![3, 1, 2, 1]), [1, 1, 2, 3]);
    }
}
