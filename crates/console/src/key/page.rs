//! Screenfuls of the inventory.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_connect::SecretReach;
use chatelaine_ledger::{KeyColumn, KeyQuery, KeySort, Row};
use chatelaine_model::ServerId;

use super::secret::kept_name;
use crate::console::Console;
use crate::count::count;
use crate::error::ConsoleError;
use crate::search::sought;
use crate::view::{
    KeyColumnView, KeyGroupView, KeyPageView, KeyQueryView, KeyRowView, SecretPlace, StatusCountsView,
};

impl Console {
    /// A screenful of keys from the inventory; asks no server.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn key_page(self: &Arc<Self>, query: KeyQueryView) -> Result<KeyPageView, ConsoleError> {
        let query = asked(query);
        self.block(move |console| {
            let page = console.ledger.page(&query, console.ports.clock.now())?;
            let readable = console.readable_servers()?;
            Ok(KeyPageView {
                rows: page.rows.into_iter().map(|row| console.row_view(row, &readable)).collect(),
                total: count(page.total),
                all: count(page.all),
                counts: StatusCountsView {
                    active: count(page.counts.active),
                    expiring: count(page.counts.expiring),
                    expired: count(page.counts.expired),
                    revoked: count(page.counts.revoked),
                    never: count(page.counts.never),
                },
                groups: page
                    .groups
                    .into_iter()
                    .map(|group| KeyGroupView {
                        server: group.server,
                        count: count(group.count),
                        expired: count(group.expired),
                        expiring: count(group.expiring),
                    })
                    .collect(),
            })
        })
        .await
    }

    /// Whether a living key of that server has this name, as far as the inventory knows.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn key_name_taken(
        self: &Arc<Self>,
        server: &ServerId,
        name: &str,
    ) -> Result<bool, ConsoleError> {
        let (server, name) = (server.clone(), name.trim().to_owned());
        self.block(move |console| Ok(console.ledger.name_taken(&server, &name)?)).await
    }

    /// For each server, whether it gives secrets again.
    pub(crate) fn readable_servers(&self) -> Result<HashMap<ServerId, bool>, ConsoleError> {
        let servers = self.ledger.servers()?;
        Ok(servers
            .into_iter()
            .map(|server| {
                let traits = self.definition_of(&server).ok().and_then(|definition| definition.keys());
                (server.id, traits.is_some_and(|traits| traits.secret == SecretReach::Readable))
            })
            .collect())
    }

    pub(crate) fn row_view(&self, row: Row, readable: &HashMap<ServerId, bool>) -> KeyRowView {
        let kept = kept_name(&row.server, &row.key.id).is_ok_and(|name| self.kept.read().contains(&name));
        let secret = if kept {
            SecretPlace::Here
        } else if readable.get(&row.server).copied().unwrap_or_default() {
            SecretPlace::Server
        } else {
            SecretPlace::Nowhere
        };
        KeyRowView {
            server: row.server,
            id: row.key.id,
            name: row.key.name,
            hint: row.key.hint,
            owner: row.key.owner,
            created: row.key.created,
            last_used: row.key.last_used,
            expires: row.key.expires,
            reminder: row.reminder,
            permissions: row.key.permissions,
            about: row.key.about,
            status: row.status,
            secret,
            gone_since: row.gone_since,
        }
    }
}

/// What is asked of the ledger.
pub(crate) fn asked(query: KeyQueryView) -> KeyQuery {
    KeyQuery {
        search: sought(query.search),
        statuses: query.statuses,
        servers: query.servers,
        sort: KeySort { column: column(query.sort), descending: query.descending },
        grouped: query.grouped,
        offset: query.offset.into(),
        limit: query.limit,
        gone: query.gone,
        ends_by: None,
    }
}

fn column(column: KeyColumnView) -> KeyColumn {
    match column {
        KeyColumnView::Name => KeyColumn::Name,
        KeyColumnView::Server => KeyColumn::Server,
        KeyColumnView::Owner => KeyColumn::Owner,
        KeyColumnView::Created => KeyColumn::Created,
        KeyColumnView::Expires => KeyColumn::Expires,
        KeyColumnView::Status => KeyColumn::Status,
    }
}
