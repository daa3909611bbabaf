//! The log.

use chatelaine_console::view::{
    ActivityCheckView, ActivityFaultView, ActivityRowView, ErrorCode, ExportedView, SealView,
};
use chatelaine_model::{Deed, KeyId, Outcome, ServerId};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityShape {
    number: u32,
    at: DateTime<Utc>,
    who: Option<String>,
    deed: Deed,
    subject: Option<String>,
    key: Option<KeyId>,
    server: Option<ServerId>,
    outcome: Outcome,
    reason: Option<ErrorCode>,
}

impl From<ActivityRowView> for ActivityShape {
    fn from(row: ActivityRowView) -> Self {
        Self {
            number: row.number,
            at: row.at,
            who: row.who,
            deed: row.deed,
            subject: row.subject,
            key: row.key,
            server: row.server,
            outcome: row.outcome,
            reason: row.reason,
        }
    }
}

/// Whether the log is as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityCheckShape {
    intact: bool,
    entries: u32,
    checked: DateTime<Utc>,
    /// How many entries the compared seal covers; null when none was compared.
    sealed: Option<u32>,
    /// `compared`, `absent`, `shut` or `unreadable`.
    seal: &'static str,
    breaks: Vec<BreakShape>,
}

/// A place at which the log was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct BreakShape {
    number: u32,
    fault: ActivityFaultView,
}

impl From<ActivityCheckView> for ActivityCheckShape {
    fn from(check: ActivityCheckView) -> Self {
        let (seal, sealed) = match check.seal {
            SealView::Compared { entries } => ("compared", Some(entries)),
            SealView::Absent => ("absent", None),
            SealView::Shut => ("shut", None),
            SealView::Unreadable => ("unreadable", None),
        };
        let breaks = check.breaks.iter().map(|found| BreakShape { number: found.number, fault: found.fault });
        Self {
            intact: check.breaks.is_empty(),
            entries: check.entries,
            checked: check.checked,
            sealed,
            seal,
            breaks: breaks.collect(),
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExportedShape {
    path: String,
    rows: u32,
}

impl From<ExportedView> for ExportedShape {
    fn from(view: ExportedView) -> Self {
        Self { path: view.path, rows: view.rows }
    }
}
