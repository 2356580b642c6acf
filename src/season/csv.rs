//! CSV (RFC 4180), or the same with tabs, as a tree: a list of rows, each a map from the heads to
//! the cells, so that every refusal knows its line and column.

use crate::fault::{Fault, Problem, Syntax, TableSyntax};
use crate::limits;
use crate::text::identity;
use crate::tree::{Content, Entry, Mark, Node, Style};
use std::borrow::Cow;

/// Reads a table with a line of heads as the map of a data file, with one entry `rows`. What comes
/// first between two heads, a comma or a tab, divides all cells.
///
/// # Errors
/// Too large, a quote that is not closed, a head twice or empty, a row longer than the heads.
pub fn parse(text: &str) -> Result<Node<'static>, Fault> {
    let limit = limits::INSPECTION_BYTES;
    if text.len() as u64 > limit.most {
        return Err(Fault::new(Problem::TooLarge { limit }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines::of(text).records()?.into_iter();
    let heads = lines.next().unwrap_or_default();
    for (at, (head, mark, _)) in heads.iter().enumerate() {
        if head.trim().is_empty() {
            return Err(mark.fault(Problem::Syntax { what: Syntax::Table(TableSyntax::EmptyHead) }));
        }
        if let Some((_, first, _)) = heads.iter().take(at).find(|(before, _, _)| identity(before) == identity(head)) {
            return Err(mark.fault(Problem::DuplicateKey { key: head.trim().to_owned() }).beside(first.line, first.column));
        }
    }
    let mut rows = Vec::new();
    for cells in lines {
        // A line without any text is a line of the editor, not of the table.
        if cells.iter().all(|(text, _, _)| text.is_empty()) {
            continue;
        }
        if let Some((_, mark, _)) = cells.get(heads.len()).filter(|(text, _, _)| !text.is_empty()) {
            return Err(mark.fault(Problem::Syntax { what: Syntax::Table(TableSyntax::LongRow) }));
        }
        let mark = cells.first().map_or(Mark::START, |(_, mark, _)| *mark);
        let entries = heads.iter().zip(cells).map(|((head, _, _), (text, mark, style))| {
            let value = Node { mark, content: Content::Scalar { text: Cow::Owned(text), style } };
            Entry { key: Cow::Owned(head.trim().to_owned()), mark, value }
        });
        rows.push(Node { mark, content: Content::Map(entries.collect()) });
    }
    let rows = Node { mark: Mark::START, content: Content::List(rows) };
    let format = Node { mark: Mark::START, content: Content::Scalar { text: Cow::Borrowed(super::data::FORMAT), style: Style::Quoted } };
    let entry = |key: &'static str, value| Entry { key: Cow::Borrowed(key), mark: Mark::START, value };
    Ok(Node { mark: Mark::START, content: Content::Map(vec![entry("format", format), entry("rows", rows)]) })
}

type Field = (String, Mark, Style);

struct Lines<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    mark: Mark,
    /// What divides two cells.
    comma: char,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        // A head may have a comma between quotes.
        let outside = text.split('"').step_by(2).flat_map(str::chars).take_while(|next| !matches!(next, '\r' | '\n'));
        let comma = outside.into_iter().find(|next| matches!(next, ',' | '\t')).unwrap_or(',');
        Lines { rest: text.chars().peekable(), mark: Mark::START, comma }
    }
    /// The next character; the three ends of a line are one.
    fn next(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        let end = match next {
            '\r' => {
                self.rest.next_if_eq(&'\n');
                true
            }
            '\n' => true,
            _ => false,
        };
        self.mark = if end {
            Mark { line: self.mark.line.saturating_add(1), column: 1 }
        } else {
            Mark { line: self.mark.line, column: self.mark.column.saturating_add(1) }
        };
        Some(if end { '\n' } else { next })
    }

    fn records(mut self) -> Result<Vec<Vec<Field>>, Fault> {
        let (mut records, mut fields) = (Vec::new(), Vec::new());
        while self.rest.peek().is_some() {
            let mark = self.mark;
            let (text, style) = if self.rest.peek() == Some(&'"') { (self.quoted()?, Style::Quoted) } else { (self.plain(), Style::Plain) };
            fields.push((text, mark, style));
            let after = self.mark;
            match self.next() {
                Some(next) if next == self.comma => {
                    if self.rest.peek().is_none() {
                        fields.push((String::new(), self.mark, Style::Plain));
                    }
                }
                Some('\n') | None => records.push(std::mem::take(&mut fields)),
                Some(_) => {
                    return Err(after.fault(Problem::Syntax { what: Syntax::Table(TableSyntax::AfterQuote) }));
                }
            }
        }
        if !fields.is_empty() {
            records.push(fields);
        }
        Ok(records)
    }

    fn plain(&mut self) -> String {
        let mut text = String::new();
        while let Some(next) = self.rest.peek().copied().filter(|next| *next != self.comma && !matches!(next, '\n' | '\r')) {
            text.push(next);
            self.next();
        }
        text
    }

    fn quoted(&mut self) -> Result<String, Fault> {
        let (mut text, start) = (String::new(), self.mark);
        self.next();
        loop {
            match self.next() {
                Some('"') if self.rest.peek() == Some(&'"') => {
                    self.next();
                    text.push('"');
                }
                Some('"') => return Ok(text),
                Some(next) => text.push(next),
                None => return Err(start.fault(Problem::Syntax { what: Syntax::Table(TableSyntax::OpenQuote) })),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        format!(
            "{:?}",
            Lines::of(text)
                .records()
                .unwrap()
                .iter()
                .map(|row| row.iter().map(|(text, _, _)| text.as_str()).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        )
    }

    #[test]
    fn tables_are_read_as_every_office_program_writes_them() {
        assert_eq!(shown("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n"), r#"[["a", "b"], ["1", "x, \"y\"\nz"]]"#);
        assert_eq!(shown("a,\n,b"), r#"[["a", ""], ["", "b"]]"#);
        assert_eq!(shown("a,"), r#"[["a", ""]]"#);
        assert_eq!(shown("a\tb\r\n1,5\t\"x\ty\"\n2\t"), r#"[["a", "b"], ["1,5", "x\ty"], ["2", ""]]"#);
        assert_eq!(shown("\"a\tb\",c\n1,\t"), r#"[["a\tb", "c"], ["1", "\t"]]"#);
        assert_eq!(shown(""), "[]");
    }

    #[test]
    fn a_refusal_knows_its_place() {
        for (text, line, column) in [("a,a\n", 1, 3), ("a\n\"x", 2, 1), ("a\n1,2\n", 2, 3), ("a\n\"x\"y\n", 2, 4), ("a,,b\n", 1, 3)] {
            let place = &parse(text).unwrap_err().place;
            assert_eq!((place.line, place.column), (Some(line), Some(column)), "{text}");
        }
    }
}
