//! Keys as a file.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_model::ServerId;
use chrono::{DateTime, Utc};

use super::{Cell, Column, ExportTarget};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::key::asked;
use crate::view::{ExportedView, KeyQueryView, KeyRowView};

/// A key with the name of its server.
pub(crate) struct KeyLine {
    row: KeyRowView,
    server: String,
}

const COLUMNS: &[Column<KeyLine>] = &[
    Column { name: "server", cell: |line| Cell::Text(line.row.server.to_string()) },
    Column { name: "serverName", cell: |line| Cell::Text(line.server.clone()) },
    Column { name: "id", cell: |line| Cell::Text(line.row.id.to_string()) },
    Column { name: "name", cell: |line| Cell::Text(line.row.name.clone()) },
    Column { name: "status", cell: |line| Cell::word(&line.row.status) },
    Column { name: "hint", cell: |line| line.row.hint.clone().into() },
    Column { name: "owner", cell: |line| line.row.owner.clone().into() },
    Column { name: "created", cell: |line| line.row.created.into() },
    Column { name: "lastUsed", cell: |line| line.row.last_used.into() },
    Column { name: "expires", cell: |line| line.row.expires.into() },
    Column { name: "reminder", cell: |line| line.row.reminder.into() },
    Column {
        name: "permissions",
        cell: |line| line.row.permissions.clone().map_or(Cell::Nothing, Cell::List),
    },
    Column { name: "about", cell: |line| line.row.about.clone().into() },
    Column { name: "goneSince", cell: |line| line.row.gone_since.into() },
];

impl Console {
    /// Writes all keys that a query means to a file, whatever its offset and limit; with `ends_by` only those that have
    /// not ended and do so until then. Asks no server.
    ///
    /// # Errors
    /// `FileExists` unless it may be replaced, `File` when it cannot be written, `Cancelled` when it was stopped by the
    /// name `work`; what was there before is then still there.
    pub async fn export_keys(
        self: &Arc<Self>,
        query: KeyQueryView,
        ends_by: Option<DateTime<Utc>>,
        target: ExportTarget,
        work: &str,
    ) -> Result<ExportedView, ConsoleError> {
        let mut query = asked(query);
        query.ends_by = ends_by;
        let now = self.ports.clock.now();
        let counted = chatelaine_ledger::KeyQuery { offset: 0, limit: 0, ..query.clone() };
        let total = move |console: &Self| -> Result<u64, ConsoleError> {
            Ok(console.ledger.page(&counted, now)?.total)
        };
        self.export(target, work, COLUMNS, total, move |console, rows| {
            let readable = console.readable_servers()?;
            let names: HashMap<ServerId, String> =
                console.ledger.servers()?.into_iter().map(|server| (server.id, server.name)).collect();
            console.ledger.each_key(&query, now, &mut |page| {
                rows.take(page.into_iter().map(|row| {
                    let server = names.get(&row.server).cloned().unwrap_or_default();
                    KeyLine { server, row: console.row_view(row, &readable) }
                }))
            })?;
            Ok(())
        })
        .await
    }
}
