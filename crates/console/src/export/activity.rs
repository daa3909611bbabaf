//! The activity log as a file.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_ledger::ActivityQuery;
use chatelaine_model::ServerId;

use super::{Cell, Column, ExportTarget};
use crate::activity::{asked, row_view};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ActivityQueryView, ActivityRowView, ExportedView};

/// An entry with the name of its server.
pub(crate) struct ActivityLine {
    row: ActivityRowView,
    server: Option<String>,
}

const COLUMNS: &[Column<ActivityLine>] = &[
    Column { name: "number", cell: |line| Cell::Number(line.row.number.into()) },
    Column { name: "at", cell: |line| Cell::Time(line.row.at) },
    Column { name: "who", cell: |line| line.row.who.clone().into() },
    Column { name: "deed", cell: |line| Cell::word(&line.row.deed) },
    Column { name: "subject", cell: |line| line.row.subject.clone().into() },
    Column { name: "key", cell: |line| line.row.key.as_ref().map(ToString::to_string).into() },
    Column { name: "server", cell: |line| line.row.server.as_ref().map(ToString::to_string).into() },
    Column { name: "serverName", cell: |line| line.server.clone().into() },
    Column { name: "outcome", cell: |line| Cell::word(&line.row.outcome) },
    Column { name: "reason", cell: |line| Cell::word(&line.row.reason) },
];

impl Console {
    /// Writes all entries of the log that a query means to a file, the latest first, whatever its offset and limit.
    ///
    /// # Errors
    /// As [`Console::export_keys`].
    pub async fn export_activity(
        self: &Arc<Self>,
        query: ActivityQueryView,
        target: ExportTarget,
        work: &str,
    ) -> Result<ExportedView, ConsoleError> {
        let query = asked(query);
        let counted = ActivityQuery { offset: 0, limit: 0, ..query.clone() };
        let total = move |console: &Self| -> Result<u64, ConsoleError> {
            Ok(console.ledger.activity_page(&counted)?.total)
        };
        self.export(target, work, COLUMNS, total, move |console, rows| {
            let choices = console.ledger.activity_choices()?;
            let names: HashMap<ServerId, Option<String>> = choices.servers.into_iter().collect();
            console.ledger.each_activity(&query, &mut |page| {
                rows.take(page.into_iter().map(|entry| {
                    let row = row_view(entry);
                    let server = row.server.as_ref().and_then(|id| names.get(id).cloned().flatten());
                    ActivityLine { row, server }
                }))
            })?;
            Ok(())
        })
        .await
    }
}
