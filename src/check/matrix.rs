//! `matrix`: sets as the rows of a table whose cells must be filled, such as contents in places.
//!
//! Made ready as a group of `contains`, so that it says of states and elements what groups say;
//! told as a table.

use super::bounds;
use super::group::{self, Group, Mode};
use super::reading::{Reading, demand};
use super::scope::{Given, Scope};
use crate::facts::{Facts, RowState};
use crate::fault::Fault;
use crate::finding::{Cells, Reason};
use crate::pack::{self, Contains, FactType, MatrixSide, Requirement};
use crate::planes::Planes;

/// A table of sets and options.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// What is asked of each row or column.
    pub cells: Group,
    rows: Vec<(Reading, u64)>,
    /// By row: the keys of all options in order.
    options: Vec<Vec<String>>,
    each: MatrixSide,
    needed: Option<Given>,
}

pub(super) fn compile(matrix: &pack::Matrix, scope: &mut Scope<'_>) -> Result<Matrix, Fault> {
    let (mut rows, mut options) = (Vec::new(), Vec::new());
    for name in &matrix.rows {
        let reading = demand(scope, name, &[FactType::Set])?;
        let columns = scope.options(reading.link.fact, &matrix.columns)?;
        options.push(scope.definition(reading.link.fact).map(|fact| fact.of.keys().map(str::to_owned).collect()).unwrap_or_default());
        rows.push((reading, columns));
    }
    let needed = matrix.at_least.as_ref().map(|term| scope.positive(term)).transpose()?;
    let each = matrix.each.unwrap_or(MatrixSide::Row);
    let contains = |fact: &String, columns: &[String], at_least: Option<pack::Term>| {
        let columns = columns.to_vec();
        let (all, any) = if at_least.is_none() { (columns, Vec::new()) } else { (Vec::new(), columns) };
        Requirement::Contains(Contains { fact: fact.clone(), all, any, at_least, ..Contains::default() })
    };
    let group = |of: Vec<Requirement>, at_least: Option<pack::Term>| pack::Group { of, at_least, open: false, declared: None };
    let column = |key: &String| {
        let of = matrix.rows.iter().map(|row| contains(row, std::slice::from_ref(key), None)).collect();
        Requirement::AnyOf(group(of, matrix.at_least.clone()))
    };
    // All cells of each column are all cells of each row.
    let by_column = each == MatrixSide::Column && matrix.at_least.is_some();
    let members = if by_column {
        matrix.columns.iter().map(column).collect()
    } else {
        matrix.rows.iter().map(|row| contains(row, &matrix.columns, matrix.at_least.clone())).collect()
    };
    Ok(Matrix { cells: group::compile(Mode::All, &group(members, None), scope)?, rows, options, each, needed })
}

impl Matrix {
    pub(super) fn check(&self, facts: &Facts, block: usize, lanes: u64) -> Planes {
        self.cells.check(facts, block, lanes)
    }

    pub(super) fn explain(&self, facts: &Facts, row: u32, said: &mut Vec<Reason>) {
        bounds::say_unset(self.needed.iter(), said);
        let mut missing = Vec::new();
        for ((reading, columns), options) in self.rows.iter().zip(&self.options) {
            if reading.state(facts, row) != RowState::Known {
                reading.known_row(facts, row, said);
                continue;
            }
            let lacks = columns & !reading.set(facts, row);
            let has = |at: usize| u32::try_from(at).is_ok_and(|at| at < 64 && lacks & 1_u64.wrapping_shl(at) != 0);
            let keys: Vec<String> = options.iter().enumerate().filter(|(at, _)| has(*at)).map(|(_, key)| key.clone()).collect();
            if !keys.is_empty() {
                missing.push(Cells { fact: reading.name.clone(), missing: keys });
            }
        }
        let needed = self.needed.as_ref().and_then(|given| given.value?.as_whole()).and_then(|needed| u32::try_from(needed).ok());
        said.push(Reason::Cells { missing, each: self.each, needed });
    }
}
