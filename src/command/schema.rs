//! `schema`: JSON Schema for editors and for programs that read what is written here.

use super::output::Done;
use crate::cases::CaseFile;
use crate::pack::Pack;
use crate::season::definition::Season;
use crate::tree::schema_of;
use clap::ValueEnum;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_enum, value_name = "KIND")]
    of: Kind,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Pack,
    Cases,
    Inspection,
    Season,
    Report,
}

pub(super) fn run(args: &Args) -> Done {
    Done::data(
        match args.of {
            Kind::Pack => schema_of::<Pack>(),
            Kind::Cases => schema_of::<CaseFile>(),
            Kind::Season => schema_of::<Season>(),
            Kind::Inspection => include_str!("../../docs/inspection.schema.json").to_owned(),
            Kind::Report => include_str!("../../docs/report.schema.json").to_owned(),
        },
        0,
    )
}
