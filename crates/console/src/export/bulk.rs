//! What became of each key of a bulk, as a file.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_model::{Deed, OperationId, ServerId};

use super::{Cell, Column, ExportTarget};
use crate::bulk::{deed_of_each, item_view};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{BulkItemView, ExportedView};

/// A key of a bulk with the name of its server.
pub(crate) struct BulkLine {
    deed: Deed,
    item: BulkItemView,
    server: Option<String>,
}

/// Of an error only the code: a server's sentence may hold anything, and a file goes from hand to hand.
const COLUMNS: &[Column<BulkLine>] = &[
    Column { name: "number", cell: |line| Cell::Number(line.item.number.into()) },
    Column { name: "deed", cell: |line| Cell::word(&line.deed) },
    Column { name: "server", cell: |line| Cell::Text(line.item.server.to_string()) },
    Column { name: "serverName", cell: |line| line.server.clone().into() },
    Column { name: "key", cell: |line| Cell::Text(line.item.key.to_string()) },
    Column { name: "name", cell: |line| Cell::Text(line.item.name.clone()) },
    Column { name: "hint", cell: |line| line.item.hint.clone().into() },
    Column { name: "expires", cell: |line| line.item.expires.into() },
    Column { name: "newEnd", cell: |line| line.item.new_end.into() },
    Column { name: "lastUsed", cell: |line| line.item.last_used.into() },
    Column { name: "state", cell: |line| Cell::word(&line.item.state) },
    Column { name: "obstacle", cell: |line| Cell::word(&line.item.obstacle) },
    Column { name: "reason", cell: |line| Cell::word(&line.item.error.as_ref().map(|error| error.code)) },
    Column { name: "at", cell: |line| line.item.at.into() },
    Column { name: "rotation", cell: |line| line.item.rotation.as_ref().map(ToString::to_string).into() },
];

impl Console {
    /// Writes all items of a bulk to a file as they stand, in its own order. Asks no server.
    ///
    /// # Errors
    /// `NoSuchOperation`; otherwise as [`Console::export_keys`].
    pub async fn export_bulk(
        self: &Arc<Self>,
        id: &OperationId,
        target: ExportTarget,
        work: &str,
    ) -> Result<ExportedView, ConsoleError> {
        // By this, what was on its way when its program died is told as unknown.
        let view = self.bulk(id).await?;
        let (id, all) = (id.clone(), view.counts.total);
        let deed = deed_of_each(view.deed);
        self.export(
            target,
            work,
            COLUMNS,
            move |_| Ok(all.into()),
            move |console, rows| {
                // One that was removed since is known by the log.
                let logged = console.ledger.activity_choices()?.servers;
                let listed =
                    console.ledger.servers()?.into_iter().map(|server| (server.id, Some(server.name)));
                let names: HashMap<ServerId, Option<String>> = logged.into_iter().chain(listed).collect();
                console.ledger.each_item(&id, &mut |page| {
                    rows.take(page.into_iter().map(|item| {
                        let server = names.get(&item.server).cloned().flatten();
                        BulkLine { deed, server, item: item_view(item) }
                    }))
                })?;
                Ok(())
            },
        )
        .await
    }
}
