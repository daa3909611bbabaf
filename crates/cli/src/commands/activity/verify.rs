//! `chatelaine activity verify`.

use chatelaine_console::view::{ActivityFaultView, SealView};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::shape::ActivityCheckShape;

/// Checks the log. A profile whose seal cannot be opened is checked without it, and that is said.
pub(crate) async fn verify(desk: &Desk) -> Result<(), Failure> {
    if let Err(failure) = desk.unseal().await {
        desk.out.note(&format!("the log's seal is not compared: {failure}"));
    }
    let check = desk.console.verify_activity().await?;
    let breaks = check.breaks.clone();
    let mut lines: Vec<String> =
        breaks.iter().map(|found| format!("entry {}: {}", found.number, words(found.fault))).collect();
    if breaks.is_empty() {
        lines.push(format!("intact: {} entries", check.entries));
    }
    lines.push(seal(check.seal));
    desk.out.answer(&ActivityCheckShape::from(check), |page| {
        for line in lines {
            page.line(line);
        }
    })?;
    match breaks.first() {
        Some(first) => Err(Failure::LogTouched { places: breaks.len(), first: first.number }),
        None => Ok(()),
    }
}

fn words(fault: ActivityFaultView) -> &'static str {
    match fault {
        ActivityFaultView::Edited => "says something else than when it was written",
        ActivityFaultView::Missing => "what stood here is missing",
        ActivityFaultView::Moved => "was written at another place",
        ActivityFaultView::EndMissing => "the end of the log is missing from here on",
        ActivityFaultView::Added => "from here on not added by Chatelaine",
        ActivityFaultView::Rewritten => "the log up to here is another than the one that was sealed",
    }
}

fn seal(seal: SealView) -> String {
    match seal {
        SealView::Compared { entries } => format!("compared with the seal over the first {entries} entries"),
        SealView::Absent => "nothing was sealed yet, or the seal was removed".into(),
        SealView::Shut => "the seal was not compared: the vault is shut".into(),
        SealView::Unreadable => "the seal cannot be read: it is damaged, or not of this profile".into(),
    }
}
