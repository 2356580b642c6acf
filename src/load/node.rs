//! A YAML document as a tree in which every key and value knows its line and column.

use crate::fault::{Fault, Problem};
use crate::limits;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// A value of YAML and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it begins.
    pub mark: Mark,
    /// What it is.
    pub content: Content,
}

/// What a value of YAML is.
#[derive(Clone, Debug)]
pub enum Content {
    /// A scalar; `plain` when it stands without quotes and may be a number or a truth value.
    Scalar {
        /// Its text.
        text: String,
        /// Whether it stands without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map; each key once.
    Map(Vec<(String, Mark, Node)>),
}

impl From<Span> for Mark {
    fn from(span: Span) -> Self {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Mark { line: number(span.start.line()), column: number(span.start.col()).saturating_add(1) }
    }
}

impl Mark {
    /// The fault, here.
    pub fn fault(self, problem: Problem) -> Fault {
        let mut fault = Fault::new(problem);
        (fault.place.line, fault.place.column) = (Some(self.line), Some(self.column));
        fault
    }
}

impl Node {
    /// Parses one document. Anchors, aliases, tags, merge keys and further documents are refused,
    /// because none is needed and each hides from a reader what the pack says.
    ///
    /// # Errors
    /// The first fault, with line and column.
    pub fn parse(text: &str) -> Result<Node, Fault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let start = Mark { line: 1, column: 1 };
        for (found, limit) in [(text.len() as u64, limits::PACK_BYTES), (text.lines().count() as u64, limits::PACK_LINES)] {
            if found > limit.most {
                return Err(start.fault(Problem::TooLarge { what: limit.name, limit: limit.most }));
            }
        }
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let mark = error.marker();
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                Mark { line: number(mark.line()), column: number(mark.col()).saturating_add(1) }
                    .fault(Problem::Syntax { detail: error.info().to_owned() })
            })?;
            builder.take(event, span.into())?;
        }
        builder.root.ok_or_else(|| start.fault(Problem::Syntax { detail: "the file is empty".to_owned() }))
    }

    /// The mark of a key and its value.
    pub fn entry(&self, key: &str) -> Option<(Mark, &Node)> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|(k, ..)| k == key).map(|(_, mark, node)| (*mark, node)),
            _ => None,
        }
    }

    /// An element of a list.
    pub fn element(&self, at: usize) -> Option<&Node> {
        match &self.content {
            Content::List(elements) => elements.get(at),
            _ => None,
        }
    }

    /// Whether it is a list or a map.
    pub fn is_collection(&self) -> bool {
        !matches!(self.content, Content::Scalar { .. })
    }
}

/// A list or map that is not finished.
enum Open {
    List(Mark, Vec<Node>),
    Map(Mark, Vec<(String, Mark, Node)>, Option<(String, Mark)>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    nodes: u64,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, mark: Mark) -> Result<(), Fault> {
        let anchor_and_tag = |anchor: usize, tagged: bool| {
            if anchor != 0 {
                return Err(mark.fault(Problem::NotAllowed { what: "anchor" }));
            }
            if tagged { Err(mark.fault(Problem::NotAllowed { what: "tag" })) } else { Ok(()) }
        };
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(mark.fault(Problem::NotAllowed { what: "second document" })),
            Event::Alias(_) => Err(mark.fault(Problem::NotAllowed { what: "alias" })),
            Event::Scalar(text, style, anchor, tag) => {
                anchor_and_tag(anchor, tag.is_some())?;
                if text.len() as u64 > limits::SCALAR_BYTES.most {
                    let limit = limits::SCALAR_BYTES;
                    return Err(mark.fault(Problem::TooLarge { what: limit.name, limit: limit.most }));
                }
                let plain = style == ScalarStyle::Plain;
                self.put(Node { mark, content: Content::Scalar { text: text.into_owned(), plain } })
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
                Some(Open::Map(mark, entries, _)) => self.put(Node { mark, content: Content::Map(entries) }),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open, mark: Mark) -> Result<(), Fault> {
        // A key must be a scalar: a list or map as a key has no meaning in a pack.
        if let Some(Open::Map(_, _, None)) = self.open.last() {
            return Err(mark.fault(Problem::NotAllowed { what: "list or map as a key" }));
        }
        self.open.push(open);
        if self.open.len() as u64 > limits::DEPTH.most {
            return Err(mark.fault(Problem::TooLarge { what: limits::DEPTH.name, limit: limits::DEPTH.most }));
        }
        Ok(())
    }

    fn put(&mut self, node: Node) -> Result<(), Fault> {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > limits::PACK_NODES.most {
            return Err(node.mark.fault(Problem::TooLarge { what: limits::PACK_NODES.name, limit: limits::PACK_NODES.most }));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, elements)) => elements.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some((name, mark)) => entries.push((name, mark, node)),
                None => {
                    let Content::Scalar { text, .. } = node.content else { return Ok(()) };
                    if text == "<<" {
                        return Err(node.mark.fault(Problem::NotAllowed { what: "merge key" }));
                    }
                    if entries.iter().any(|(known, ..)| *known == text) {
                        return Err(node.mark.fault(Problem::DuplicateKey { key: text }));
                    }
                    *key = Some((text, node.mark));
                }
            },
        }
        Ok(())
    }
}
