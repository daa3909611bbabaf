//! Reading the keys of servers into the inventory, by difference.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_ledger::KeyQuery;
use chatelaine_model::{Key, KeyId, Power, Server, ServerId};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::session::Phase;
use crate::view::{ConsoleEvent, RefreshState};

/// A reading tells of its progress each time it has read this many more.
const PROGRESS_STEP: u64 = 50;
/// How often it is looked whether a reading that is under way has ended.
const UNDER_WAY: std::time::Duration = std::time::Duration::from_millis(50);

impl Console {
    /// Reads the keys of one server, or of all that are signed in and have keys, where nothing has to be asked before.
    /// What was read before stands until the whole list has come.
    ///
    /// # Errors
    /// The first of those that failed; each server's own failure also stands in its view.
    pub async fn refresh_keys(self: &Arc<Self>, server: Option<&ServerId>) -> Result<(), ConsoleError> {
        let servers = match server {
            Some(server) => vec![server.clone()],
            None => self.servers_to_refresh().await?,
        };
        let readings = servers.into_iter().map(|server| {
            let console = self.clone();
            tokio::spawn(async move { console.refresh_one(&server).await.map(drop) })
        });
        let mut result = Ok(());
        for reading in readings.collect::<Vec<_>>() {
            let ended = reading.await?;
            result = result.and(ended);
        }
        result
    }

    async fn servers_to_refresh(self: &Arc<Self>) -> Result<Vec<ServerId>, ConsoleError> {
        let servers = self.block(|console| Ok(console.ledger.servers()?)).await?;
        Ok(servers
            .into_iter()
            .filter(|server| self.lists_keys(server) && self.accepted(server, Power::ListKeys).is_ok())
            .filter(|server| matches!(self.seats.of(&server.id).phase(), Phase::In(_)))
            .map(|server| server.id)
            .collect())
    }

    fn lists_keys(&self, server: &Server) -> bool {
        self.definition_of(server).is_ok_and(|definition| {
            definition.capabilities().iter().any(|capability| capability.power == Power::ListKeys)
        })
    }

    /// Reads the keys of a server in a reading that begins after this call: one that is under way may have seen the list
    /// before whatever is looked for.
    pub(crate) async fn read_keys_anew(self: &Arc<Self>, server: &ServerId) -> Result<(), ConsoleError> {
        while !self.refresh_one(server).await? {
            tokio::time::sleep(UNDER_WAY).await;
        }
        Ok(())
    }

    /// Whether it read; another reading may be under way.
    async fn refresh_one(self: &Arc<Self>, id: &ServerId) -> Result<bool, ConsoleError> {
        let server = self.server(id).await?;
        if !self.lists_keys(&server) {
            return Ok(true);
        }
        // Before the state changes: a reading in the background that was never sent is no failed one.
        self.accepted(&server, Power::ListKeys)?;
        {
            let mut running = self.refreshes.lock();
            if matches!(running.get(id), Some(RefreshState::Running { .. })) {
                return Ok(false);
            }
            running.insert(id.clone(), RefreshState::Running { seen: 0 });
        }
        self.tell(ConsoleEvent::AppChanged);
        let read = self.read_keys(id).await;
        match &read {
            Ok(()) => self.set_refresh(id, RefreshState::Idle),
            Err(error) => self.refresh_failed(id, error),
        }
        self.tell(ConsoleEvent::KeysChanged { server: id.clone() });
        read.map(|()| true)
    }

    async fn read_keys(self: &Arc<Self>, id: &ServerId) -> Result<(), ConsoleError> {
        let as_of = self.ports.clock.now();
        // What any program changes from here on may not be in the list that comes.
        let counted = id.clone();
        let changes = self.block(move |console| Ok(console.ledger.changes(&counted)?)).await?;
        let work = format!("refresh/{id}");
        let talk = self.with_session(id, |connection, credentials| {
            let (console, id) = (self.clone(), id.clone());
            async move {
                let told = std::sync::atomic::AtomicU64::new(0);
                let progress = move |seen: u64| {
                    let before = told.load(std::sync::atomic::Ordering::Relaxed);
                    if seen >= before + PROGRESS_STEP {
                        told.store(seen, std::sync::atomic::Ordering::Relaxed);
                        console.tell_progress(&id, seen);
                    }
                };
                connection.keys(&credentials, &progress).await
            }
        });
        let keys = match self.works.run(&work, talk).await {
            // Some ways of signing in show no keys where another of the same system does.
            Err(ConsoleError::Connect { source: ConnectError::NotOffered(_), .. }) => return Ok(()),
            read => read?,
        };
        let id = id.clone();
        self.block(move |console| {
            let keys = console.keep_known_hints(&id, keys)?;
            console.ledger.refresh_since(&id, &keys, as_of, changes)?;
            Ok(())
        })
        .await
    }

    fn tell_progress(&self, server: &ServerId, seen: u64) {
        let seen = u32::try_from(seen).unwrap_or(u32::MAX);
        self.refreshes.lock().insert(server.clone(), RefreshState::Running { seen });
        self.tell(ConsoleEvent::RefreshProgress { server: server.clone(), seen });
    }

    /// Where a server never shows a secret again, the hint that was seen when the key was made is kept, and so is the
    /// instant of its making.
    fn keep_known_hints(&self, server: &ServerId, keys: Vec<Key>) -> Result<Vec<Key>, ConsoleError> {
        if keys.iter().all(|key| key.hint.is_some() && key.created.is_some()) {
            return Ok(keys);
        }
        let known = self.known_facts(server)?;
        Ok(keys
            .into_iter()
            .map(|mut key| {
                if let Some(before) = known.get(&key.id) {
                    key.hint = key.hint.or_else(|| before.hint.clone());
                    key.created = key.created.or(before.created);
                }
                key
            })
            .collect())
    }

    fn known_facts(&self, server: &ServerId) -> Result<HashMap<KeyId, Key>, ConsoleError> {
        let now = self.ports.clock.now();
        let mut known = HashMap::new();
        let mut query = KeyQuery { servers: vec![server.clone()], ..KeyQuery::default() };
        loop {
            let page = self.ledger.page(&query, now)?;
            query.offset += page.rows.len() as u64;
            let last = page.rows.is_empty() || query.offset >= page.total;
            known.extend(page.rows.into_iter().map(|row| (row.key.id.clone(), row.key)));
            if last {
                return Ok(known);
            }
        }
    }
}
