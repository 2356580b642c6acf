//! The kinds of names and of files.

use crate::fault::{Sort, Thing};

pub(super) fn named(thing: Thing) -> &'static str {
    match thing {
        Thing::Kind => "kind of subject",
        Thing::Fact => "fact",
        Thing::Option => "option",
        Thing::Param => "parameter",
        Thing::Source => "source",
        Thing::Rule => "rule",
        Thing::Item => "item of the scheme",
        Thing::Category => "category of the scheme",
        Thing::Grade => "grade",
        Thing::Scheme => "scheme",
        Thing::Slot => "slot",
        Thing::SlotGroup => "group of the slot",
        Thing::Profile => "profile",
        Thing::Subject => "subject",
        Thing::Pack => "pack",
        Thing::Row => "row of the catalogue",
        Thing::Programme => "programme of the catalogue",
        #[cfg(feature = "authoring")]
        Thing::Measure => "fact or score",
        #[cfg(feature = "authoring")]
        Thing::Award => "award",
        #[cfg(feature = "authoring")]
        Thing::Class => "class",
        #[cfg(feature = "authoring")]
        Thing::Event => "event",
        #[cfg(feature = "authoring")]
        Thing::Column => "column",
    }
}

/// What a file is, and where it goes.
pub(super) fn sort(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Inspection => ("an inspection", "Import it in the list of inspections; on the command line it stands after the packs"),
        Sort::Report => ("a result", "It follows from an inspection and cannot be imported; take the file of the inspection"),
        Sort::Settings => ("settings of a standard", "Import it on the page “Standard” of an inspection"),
        Sort::Pack => ("a pack", "Import it under “Standards”; on the command line it stands before the inspection"),
        Sort::Cases => ("cases of a pack", "Put it beside the pack; `windowcheck test` runs it"),
        Sort::Season => ("a season", "Open it under “Seasons”, or with `windowcheck season`"),
        Sort::SeasonData => ("data of a season", "Open it as data under “Seasons”, or with `windowcheck season`"),
        Sort::Table => ("a table (CSV)", "Open data of a season under “Seasons”; paste a list of subjects under “Subjects”"),
        Sort::Workbook => {
            ("a workbook of Excel", "Save it as “CSV UTF-8” first: data of a season goes under “Seasons”, a list of subjects is pasted")
        }
        Sort::Document => ("a document or picture", "It cannot be read here; choose another file"),
    }
}
