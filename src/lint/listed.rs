//! Lists: more demanded than listed, another number declared, a list that goes on unsaid.

use super::look::Look;
use super::look::walk;
use super::notice::Problem;
use crate::fault::Step;
use crate::tree::{Content, Node};

pub(super) fn check(look: &mut Look<'_>) {
    let mut told = Vec::new();
    for (at, rule) in look.own.rules.iter().enumerate() {
        let Some(node) = look.node().entry("rules").and_then(|(_, rules)| rules.element(at)) else { continue };
        let mut open = false;
        let mut lists = false;
        for key in ["when", "unless", "require"] {
            let Some((_, part)) = node.entry(key) else { continue };
            let mut way = vec!["rules".into(), at.into(), key.into()];
            walk(part, &mut way, &mut |node, way| {
                numbers(node, way, &mut told);
                open |= node.entry("open").is_some();
                lists |= ["all", "any", "all_of", "any_of"].iter().any(|key| node.entry(key).is_some());
            });
        }
        let note = rule.note.as_ref().map_or("", |note| note.zh.as_str());
        if lists && !open && (goes_on(&rule.title.zh) || note.contains("“等”")) {
            told.push((Problem::OpenNotSaid { rule: rule.id.clone() }, vec!["rules".into(), at.into(), "require".into()]));
        }
    }
    look.tell_all(told);
}

/// Whether a list of things ends in 等: at the end of a sentence or before a mark, after a list.
fn goes_on(text: &str) -> bool {
    let listed = text.contains('、');
    let mut rest = text.split('等').skip(1).map(|after| after.chars().next());
    listed && rest.any(|next| next.is_none_or(|next| matches!(next, '。' | '，' | '；' | '）' | '”')))
}

fn size(node: &Node<'_>, key: &str) -> Option<u32> {
    match node.entry(key).map(|(_, list)| &list.content) {
        Some(Content::List(elements)) => u32::try_from(elements.len()).ok(),
        _ => None,
    }
}

fn figure(node: &Node<'_>, key: &str) -> Option<u32> {
    node.entry(key).and_then(|(_, value)| value.figure()).and_then(|figure| figure.parse().ok())
}

fn numbers(node: &Node<'_>, way: &[Step], told: &mut Vec<(Problem, Vec<Step>)>) {
    let here = |key: &str| way.iter().cloned().chain([key.into()]).collect::<Vec<Step>>();
    let chosen = size(node, "any").or(size(node, "of"));
    if let (Some(wanted), Some(listed)) = (figure(node, "at_least"), chosen)
        && wanted > listed
    {
        told.push((Problem::MoreThanListed { wanted, listed }, here("at_least")));
    }
    let listed = size(node, "of").or_else(|| match (size(node, "all"), size(node, "any")) {
        (None, None) => None,
        (all, any) => Some(all.unwrap_or(0).saturating_add(any.unwrap_or(0))),
    });
    if let (Some(declared), Some(listed)) = (figure(node, "declared"), listed)
        && declared != listed
    {
        told.push((Problem::DeclaredDiffers { declared, listed }, here("declared")));
    }
}
