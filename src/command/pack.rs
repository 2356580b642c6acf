//! `pack`: packs with all that they include as JSON, which the form reads.

use super::files::{Disk, Role, given};
use super::output::{Done, Output, to_file};
use super::run::{Failure, Run};
use crate::load::load_pack;
use crate::pack::Pack;
use std::path::Path;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(required = true, value_name = "PACK")]
    files: Vec<String>,
}

/// One pack as it is, several as a list; each to a file of its own where the output is a folder.
pub(super) fn run(args: &Args, run: &Run<'_>) -> Result<Done, Failure> {
    let files = given(&args.files, &[Role::Pack])?;
    let packs: Vec<Pack> = files.iter().map(|file| load_pack(&Disk, &file.name)).collect::<Result<_, _>>()?;
    if let Some(folder) = run.output.map(Path::new).filter(|output| output.is_dir()) {
        for pack in &packs {
            to_file(&folder.join(format!("{}.json", pack.id)).to_string_lossy(), &crate::read::to_json(pack))?;
        }
        return Ok(Done { output: Output::Nothing, code: 0 });
    }
    Ok(match packs.as_slice() {
        [one] => Done::json(one, 0),
        several => Done::json(&several, 0),
    })
}
