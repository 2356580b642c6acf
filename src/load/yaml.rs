//! YAML to a tree: the events of the parser, within the limits of a pack.

use crate::fault::{Fault, NotAllowed, Problem, Syntax, TableSyntax};
use crate::limits;
use crate::tree::{Content, Entry, Mark, Node, Style, twice};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;

/// A place as the parser counts it: columns from 0.
fn mark(line: usize, column: usize) -> Mark {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Mark { line: number(line), column: number(column).saturating_add(1) }
}

/// Parses one document. Anchors, aliases, tags, merge keys and further documents are refused,
/// because none is needed and each hides from a reader what the pack says.
///
/// # Errors
/// The first fault, with line and column.
pub fn parse(text: &str) -> Result<Node<'static>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (found, limit) in [(text.len() as u64, limits::PACK_BYTES), (text.lines().count() as u64, limits::PACK_LINES)] {
        if found > limit.most {
            return Err(Mark::START.fault(Problem::TooLarge { limit }));
        }
    }
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = error.marker();
            // The parser has a limit of its own for what is nested in brackets.
            mark(at.line(), at.col()).fault(match error.info() {
                deep if deep.contains("recursion limit") => Problem::TooLarge { limit: limits::DEPTH },
                detail => Problem::Unreadable { detail: detail.to_owned() },
            })
        })?;
        builder.take(event, mark(span.start.line(), span.start.col()))?;
    }
    builder.root.ok_or_else(|| Mark::START.fault(Problem::Syntax { what: Syntax::Table(TableSyntax::Empty) }))
}

/// A list or map that is not finished.
enum Open {
    List(Mark, Vec<Node<'static>>),
    Map(Mark, Vec<Entry<'static>>, Option<(Cow<'static, str>, Mark)>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node<'static>>,
    nodes: u64,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, mark: Mark) -> Result<(), Fault> {
        let anchor_and_tag = |anchor: usize, tagged: bool| {
            if anchor != 0 {
                return Err(mark.fault(Problem::NotAllowed { what: NotAllowed::Anchor }));
            }
            if tagged { Err(mark.fault(Problem::NotAllowed { what: NotAllowed::Tag })) } else { Ok(()) }
        };
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(mark.fault(Problem::NotAllowed { what: NotAllowed::SecondDocument })),
            Event::Alias(_) => Err(mark.fault(Problem::NotAllowed { what: NotAllowed::Alias })),
            Event::Scalar(text, style, anchor, tag) => {
                anchor_and_tag(anchor, tag.is_some())?;
                if text.len() as u64 > limits::SCALAR_BYTES.most {
                    let limit = limits::SCALAR_BYTES;
                    return Err(mark.fault(Problem::TooLarge { limit }));
                }
                let style = if style == ScalarStyle::Plain { Style::Plain } else { Style::Quoted };
                self.put(Node { mark, content: Content::Scalar { text: Cow::Owned(text.into_owned()), style } })
            }
            Event::SequenceStart(anchor, tag) => {
                anchor_and_tag(anchor, tag.is_some())?;
                self.begin(Open::List(mark, Vec::new()), mark)
            }
            Event::MappingStart(anchor, tag) => {
                anchor_and_tag(anchor, tag.is_some())?;
                self.begin(Open::Map(mark, Vec::new(), None), mark)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(mark, elements)) => self.put(Node { mark, content: Content::List(elements) }),
                Some(Open::Map(mark, entries, _)) => match twice(&entries) {
                    Some(fault) => Err(fault),
                    None => self.put(Node { mark, content: Content::Map(entries) }),
                },
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open, mark: Mark) -> Result<(), Fault> {
        // A key must be a scalar: a list or map as a key has no meaning in a pack.
        if let Some(Open::Map(_, _, None)) = self.open.last() {
            return Err(mark.fault(Problem::NotAllowed { what: NotAllowed::CollectionAsKey }));
        }
        self.open.push(open);
        if self.open.len() as u64 > limits::DEPTH.most {
            return Err(mark.fault(Problem::TooLarge { limit: limits::DEPTH }));
        }
        Ok(())
    }

    fn put(&mut self, node: Node<'static>) -> Result<(), Fault> {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > limits::PACK_NODES.most {
            return Err(node.mark.fault(Problem::TooLarge { limit: limits::PACK_NODES }));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, elements)) => elements.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some((key, mark)) => entries.push(Entry { key, mark, value: node }),
                None => {
                    let Content::Scalar { text, .. } = node.content else { return Ok(()) };
                    if text == "<<" {
                        return Err(node.mark.fault(Problem::NotAllowed { what: NotAllowed::MergeKey }));
                    }
                    *key = Some((text, node.mark));
                }
            },
        }
        Ok(())
    }
}
