//! Runs of cases as JUnit XML, which every build server reads.

use crate::cases::{CaseOutcome, CaseRun};
use crate::say;
use crate::words::Lang;

/// Cases as JUnit XML: a suite for each pack, a failure for each case that comes out otherwise.
pub fn junit(runs: &[CaseRun], lang: Lang) -> String {
    let bad = |runs: &[&CaseRun]| runs.iter().filter(|run| !run.outcome.is_good()).count();
    let mut packs: Vec<&str> = Vec::new();
    for run in runs {
        if !packs.contains(&run.pack.as_str()) {
            packs.push(&run.pack);
        }
    }
    let all: Vec<&CaseRun> = runs.iter().collect();
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    xml.push_str(&format!("<testsuites tests=\"{}\" failures=\"{}\">\n", all.len(), bad(&all)));
    for pack in packs {
        let own: Vec<&CaseRun> = runs.iter().filter(|run| run.pack == pack).collect();
        xml.push_str(&format!("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", escaped(pack), own.len(), bad(&own)));
        for run in own {
            let name = format!("    <testcase classname=\"{}.{}\" name=\"{}\"", escaped(pack), escaped(&run.rule), escaped(&run.case));
            xml.push_str(&name);
            if run.outcome.is_good() {
                xml.push_str("/>\n");
                continue;
            }
            let message = say::expected_found(run.expected, run.found, lang);
            let kind = outcome(run.outcome);
            xml.push_str(&format!(">\n      <failure type=\"{kind}\" message=\"{}\"/>\n    </testcase>\n", escaped(&message)));
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn outcome(outcome: CaseOutcome) -> &'static str {
    match outcome {
        CaseOutcome::Validated => "validated",
        CaseOutcome::Reported => "reported",
        CaseOutcome::Missing => "missing",
        CaseOutcome::Noisy => "noisy",
        CaseOutcome::Wrong => "wrong",
    }
}

/// A text inside an attribute; characters that XML does not have are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
