//! JSON (RFC 8259) to a tree, strictly: no comment, no comma too many, no key twice, no number
//! turned into a float, no text that is not Unicode.

use super::figure;
use super::{Content, Entry, Mark, Node, Style, twice};
use crate::fault::{Fault, Problem, Syntax};
use crate::limits;
use std::borrow::Cow;

/// A list of requirements in YAML is written back as a map with `of`, one level more for each
/// two; so what is written is twice as deep at most.
const DEPTH: u64 = limits::DEPTH.most.saturating_mul(2);

struct Reader<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
    line: u32,
    /// Where the line began, in bytes, plus the bytes since then that begin no character.
    behind: usize,
    depth: u64,
    /// Elements and entries of what is not closed yet: a list takes its own at its end, so that it
    /// is allocated once and never grows.
    elements: Vec<Node<'a>>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Node<'a> {
    /// Parses one JSON document.
    ///
    /// # Errors
    /// The first fault, with line and column.
    pub fn json(text: &'a str) -> Result<Node<'a>, Fault> {
        parse(text)
    }
}

/// Parses one document; a byte order mark before it is passed over.
fn parse(text: &str) -> Result<Node<'_>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { text, at: 0, line: 1, behind: 0, depth: 0, elements: Vec::new(), entries: Vec::new() };
    reader.document()
}

/// Whether none of eight bytes ends a chunk of a text or belongs to a longer character: the same
/// question to all of them at once, because most of a file is names.
#[inline(always)]
fn is_plain(eight: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    const QUOTES: u64 = u64::from_le_bytes([b'"'; 8]);
    const BACKSLASHES: u64 = u64::from_le_bytes([b'\\'; 8]);
    const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
    // A byte below `least` borrows from its high bit, which was not set before.
    let below = |bytes: u64, least: u64| bytes.wrapping_sub(least) & !bytes;
    (below(eight, SPACES) | below(eight ^ QUOTES, ONES) | below(eight ^ BACKSLASHES, ONES) | eight) & HIGH == 0
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Node<'a>, Fault> {
        let root = self.value()?;
        self.space();
        if self.at < self.text.len() { Err(self.syntax(Syntax::AfterEnd)) } else { Ok(root) }
    }

    fn mark(&self) -> Mark {
        let column = u32::try_from(self.at.saturating_sub(self.behind)).unwrap_or(u32::MAX);
        Mark { line: self.line, column: column.saturating_add(1) }
    }

    #[cold]
    #[inline(never)]
    fn syntax(&self, what: Syntax) -> Fault {
        let what = if self.at >= self.text.len() { Syntax::EndsEarly } else { what };
        self.mark().fault(Problem::Syntax { what })
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    #[inline(always)]
    fn space(&mut self) {
        while let Some(byte @ (b' ' | b'\t' | b'\n' | b'\r')) = self.peek() {
            self.step();
            if byte == b'\n' {
                (self.line, self.behind) = (self.line.saturating_add(1), self.at);
            }
        }
    }

    /// Passes over the byte that comes after white space, if it is this one.
    #[inline(always)]
    fn takes(&mut self, wanted: u8) -> bool {
        self.space();
        let there = self.peek() == Some(wanted);
        if there {
            self.step();
        }
        there
    }

    fn value(&mut self) -> Result<Node<'a>, Fault> {
        self.space();
        let mark = self.mark();
        let content = match self.peek() {
            Some(b'{') => self.deeper(Reader::map)?,
            Some(b'[') => self.deeper(Reader::list)?,
            Some(b'"') => Content::Scalar { text: self.string()?, style: Style::Quoted },
            _ => Content::Scalar { text: Cow::Borrowed(self.literal()?), style: Style::Literal },
        };
        Ok(Node { mark, content })
    }

    fn deeper(&mut self, read: fn(&mut Self) -> Result<Content<'a>, Fault>) -> Result<Content<'a>, Fault> {
        if self.depth >= DEPTH {
            return Err(self.mark().fault(Problem::TooLarge { limit: limits::DEPTH }));
        }
        self.step();
        self.depth = self.depth.saturating_add(1);
        let content = read(self);
        self.depth = self.depth.saturating_sub(1);
        content
    }

    fn list(&mut self) -> Result<Content<'a>, Fault> {
        let from = self.elements.len();
        if !self.takes(b']') {
            loop {
                let element = self.value()?;
                self.elements.push(element);
                if self.takes(b']') {
                    break;
                }
                if !self.takes(b',') {
                    return Err(self.syntax(Syntax::CommaOrBracket));
                }
            }
        }
        Ok(Content::List(self.elements.split_off(from)))
    }

    fn map(&mut self) -> Result<Content<'a>, Fault> {
        let from = self.entries.len();
        if !self.takes(b'}') {
            loop {
                self.space();
                let mark = self.mark();
                if self.peek() != Some(b'"') {
                    return Err(self.syntax(Syntax::Key));
                }
                let key = self.string()?;
                if !self.takes(b':') {
                    return Err(self.syntax(Syntax::Colon));
                }
                let value = self.value()?;
                self.entries.push(Entry { key, mark, value });
                if self.takes(b'}') {
                    break;
                }
                if !self.takes(b',') {
                    return Err(self.syntax(Syntax::CommaOrBrace));
                }
            }
        }
        let entries = self.entries.split_off(from);
        match twice(&entries) {
            Some(fault) => Err(fault),
            None => Ok(Content::Map(entries)),
        }
    }

    fn literal(&mut self) -> Result<&'a str, Fault> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let word = ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word));
        let length = word.map(str::len).or_else(|| figure::number(rest.as_bytes()));
        match length.and_then(|length| rest.get(..length)) {
            Some(literal) => {
                self.at = self.at.saturating_add(literal.len());
                Ok(literal)
            }
            None => Err(self.syntax(Syntax::Value)),
        }
    }

    /// A text in quotes; borrowed when nothing in it is escaped.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.step();
        let chunk = self.chunk();
        if self.peek() == Some(b'"') {
            self.step();
            return Ok(Cow::Borrowed(chunk));
        }
        let mut text = chunk.to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(self.syntax(Syntax::ControlCharacter)),
            }
            text.push_str(self.chunk());
        }
    }

    /// What stands up to the next quote, escape or control character.
    fn chunk(&mut self) -> &'a str {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        // A byte 10xxxxxx continues a character: it moves no column.
        let mut inner = 0_usize;
        let mut length = 0_usize;
        while let Some(eight) = rest.get(length..).and_then(|rest| rest.first_chunk()) {
            if !is_plain(u64::from_le_bytes(*eight)) {
                break;
            }
            length = length.wrapping_add(8);
        }
        for byte in rest.get(length..).unwrap_or(&[]) {
            if matches!(byte, b'"' | b'\\' | 0..=0x1f) {
                break;
            }
            inner = inner.wrapping_add(usize::from(byte & 0xc0 == 0x80));
            length = length.wrapping_add(1);
        }
        let end = self.at.saturating_add(length);
        let chunk = self.text.get(self.at..end).unwrap_or("");
        self.at = end;
        self.behind = self.behind.saturating_add(inner);
        chunk
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let mark = self.mark();
        self.step();
        let escaped = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.unit()?;
                let code = match unit {
                    0xd800..=0xdbff if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) => {
                        self.step();
                        let low = self.unit()?;
                        let low_bits = low.checked_sub(0xdc00).filter(|bits| *bits < 0x400);
                        let high_bits = unit.saturating_sub(0xd800).saturating_mul(0x400);
                        low_bits.map(|bits| high_bits.saturating_add(bits).saturating_add(0x1_0000))
                    }
                    unit => Some(unit),
                };
                // Half of a pair of surrogates is no character.
                return code.and_then(char::from_u32).ok_or_else(|| mark.fault(Problem::BadText));
            }
            _ => return Err(self.syntax(Syntax::Escape)),
        };
        self.step();
        Ok(escaped)
    }

    /// The four digits after `\u`, whose `u` is next.
    fn unit(&mut self) -> Result<u32, Fault> {
        self.step();
        let mut unit = 0_u32;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.syntax(Syntax::HexDigits));
            };
            unit = unit.wrapping_mul(16).wrapping_add(digit);
            self.step();
        }
        Ok(unit)
    }
}
