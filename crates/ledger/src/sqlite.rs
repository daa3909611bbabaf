//! The ledger in an SQLite file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chatelaine_model::{
    Activity, Bulk, BulkItem, BulkState, ItemCounts, Key, KeyId, Operation, OperationId, Rotation, Server,
    ServerId,
};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::fault::Fault;
use crate::{
    ActivityChoices, ActivityHead, ActivityPage, ActivityQuery, ActivityVerdict, Difference, Entry, ItemPage,
    ItemQuery, KeyPage, KeyQuery, Ledger, LedgerError, Row, Settled, Together, activity, bulks, inventory,
    operations, rotations, schema, servers, together,
};

/// A ledger in an SQLite file (WAL), which several processes may share, or in memory.
#[derive(Debug)]
pub struct SqliteLedger {
    path: PathBuf,
    writer: Mutex<Connection>,
    /// So that the window is not kept waiting by a refresh; absent in memory, where there is but one connection.
    reader: Option<Mutex<Connection>>,
}

impl SqliteLedger {
    /// Opens a ledger, or makes it together with its folder. One of an older format is copied to a file next to it
    /// (`<name>.format-<n>.backup`) and then brought to this version's format.
    ///
    /// # Errors
    /// [`LedgerError::Newer`] and [`LedgerError::Damaged`] leave the file as it is.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        let writer = Mutex::new(schema::open(path)?);
        let reader = Some(Mutex::new(schema::open_for_reading(path)?));
        Ok(Self { path: path.to_owned(), writer, reader })
    }

    /// A ledger that is gone with its last user, for tests and trials.
    ///
    /// # Errors
    /// [`LedgerError::Database`] when there is no memory for it.
    pub fn in_memory() -> Result<Self, LedgerError> {
        Ok(Self { path: ":memory:".into(), writer: Mutex::new(schema::in_memory()?), reader: None })
    }

    fn read<T>(&self, act: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, LedgerError> {
        let reading = || -> Result<T, Fault> {
            let mut connection = lock(self.reader.as_ref().unwrap_or(&self.writer));
            // One transaction, so that all parts of an answer are of the same moment.
            let transaction = connection.transaction()?;
            act(&transaction)
        };
        reading().map_err(|fault| fault.at(&self.path))
    }

    /// Reads over a connection of its own, for what takes long.
    fn read_apart(&self, act: impl FnOnce(&Transaction<'_>) -> Result<(), Fault>) -> Result<(), LedgerError> {
        if self.reader.is_none() {
            return self.read(act);
        }
        let mut connection = schema::open_for_reading(&self.path)?;
        let reading = || -> Result<(), Fault> { act(&connection.transaction()?) };
        reading().map_err(|fault| fault.at(&self.path))
    }

    fn write<T>(&self, act: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, LedgerError> {
        let writing = || -> Result<T, Fault> {
            let mut connection = lock(&self.writer);
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = act(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        writing().map_err(|fault| fault.at(&self.path))
    }
}

/// After a panic the connection is as good as before: its transaction was rolled back.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ledger for SqliteLedger {
    fn servers(&self) -> Result<Vec<Server>, LedgerError> {
        self.read(servers::all)
    }

    fn put_server(&self, server: &Server) -> Result<(), LedgerError> {
        self.write(|db| servers::put(db, server))
    }

    fn change_server(
        &self,
        id: &ServerId,
        change: &mut dyn FnMut(&mut Server),
    ) -> Result<Server, LedgerError> {
        self.write(|db| servers::change(db, id, change))
    }

    fn remove_server(&self, id: &ServerId) -> Result<(), LedgerError> {
        self.write(|db| servers::remove(db, id))
    }

    fn changes(&self, server: &ServerId) -> Result<u32, LedgerError> {
        self.read(|db| inventory::changes(db, server))
    }

    fn refresh_since(
        &self,
        server: &ServerId,
        keys: &[Key],
        as_of: DateTime<Utc>,
        changes: u32,
    ) -> Result<Difference, LedgerError> {
        self.write(|db| inventory::refresh(db, server, keys, as_of, changes))
    }

    fn put_key(&self, server: &ServerId, key: &Key) -> Result<(), LedgerError> {
        self.write(|db| inventory::put(db, server, key))
    }

    fn mark_gone(&self, server: &ServerId, key: &KeyId, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|db| inventory::mark_gone(db, server, key, at))
    }

    fn key(&self, server: &ServerId, key: &KeyId, now: DateTime<Utc>) -> Result<Option<Row>, LedgerError> {
        self.read(|db| inventory::one(db, server, key, now))
    }

    fn set_reminder(
        &self,
        server: &ServerId,
        key: &KeyId,
        at: Option<DateTime<Utc>>,
    ) -> Result<(), LedgerError> {
        self.write(|db| inventory::set_reminder(db, server, key, at))
    }

    fn page(&self, query: &KeyQuery, now: DateTime<Utc>) -> Result<KeyPage, LedgerError> {
        self.read(|db| inventory::page(db, query, now))
    }

    fn each_key(
        &self,
        query: &KeyQuery,
        now: DateTime<Utc>,
        take: &mut dyn FnMut(Vec<Row>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError> {
        self.read_apart(|db| inventory::each(db, query, now, take))
    }

    fn matching(&self, query: &KeyQuery, now: DateTime<Utc>) -> Result<Vec<Row>, LedgerError> {
        self.read(|db| inventory::matching(db, query, now))
    }

    fn name_taken(&self, server: &ServerId, name: &str) -> Result<bool, LedgerError> {
        self.read(|db| inventory::name_taken(db, server, name))
    }

    fn as_of(&self, server: &ServerId) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|db| servers::as_of(db, server))
    }

    fn put_operation(&self, operation: &Operation) -> Result<(), LedgerError> {
        self.write(|db| operations::put(db, operation))
    }

    fn operation(&self, id: &OperationId) -> Result<Option<Operation>, LedgerError> {
        self.read(|db| operations::one(db, id))
    }

    fn open_operations(&self) -> Result<Vec<Operation>, LedgerError> {
        self.read(operations::open)
    }

    fn put_rotation(&self, rotation: &Rotation) -> Result<(), LedgerError> {
        self.write(|db| rotations::put(db, rotation))
    }

    fn rotation(&self, id: &OperationId) -> Result<Option<Rotation>, LedgerError> {
        self.read(|db| rotations::one(db, id))
    }

    fn rotation_of(&self, server: &ServerId, key: &KeyId) -> Result<Option<OperationId>, LedgerError> {
        self.read(|db| rotations::of_key(db, server.as_str(), key.as_str()))
    }

    fn rotation_of_bulk(
        &self,
        bulk: &OperationId,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<Option<OperationId>, LedgerError> {
        self.read(|db| rotations::of_bulk(db, bulk, server.as_str(), key.as_str()))
    }

    fn change_rotation(
        &self,
        id: &OperationId,
        change: &mut dyn FnMut(&mut Rotation),
        log: &[Activity],
    ) -> Result<Rotation, LedgerError> {
        self.write(|db| rotations::change(db, id, change, log))
    }

    fn open_rotations(&self) -> Result<Vec<Rotation>, LedgerError> {
        self.read(rotations::open)
    }

    fn add_bulk(&self, bulk: &Bulk, items: &[BulkItem]) -> Result<(), LedgerError> {
        self.write(|db| bulks::add(db, bulk, items))
    }

    fn bulk(&self, id: &OperationId) -> Result<Option<Bulk>, LedgerError> {
        self.read(|db| bulks::one(db, id))
    }

    fn bulks(&self, states: &[BulkState]) -> Result<Vec<Bulk>, LedgerError> {
        self.read(|db| bulks::all_in(db, states))
    }

    fn proceed_bulk(
        &self,
        id: &OperationId,
        from: &[BulkState],
        to: BulkState,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        self.write(|db| bulks::proceed(db, id, from, to, at))
    }

    fn discard_bulk(&self, id: &OperationId) -> Result<bool, LedgerError> {
        self.write(|db| bulks::discard(db, id))
    }

    fn bulk_counts(&self, id: &OperationId) -> Result<Vec<(ServerId, ItemCounts)>, LedgerError> {
        self.read(|db| bulks::counts(db, id))
    }

    fn bulk_items(&self, id: &OperationId, query: &ItemQuery) -> Result<ItemPage, LedgerError> {
        self.read(|db| bulks::page(db, id, query))
    }

    fn each_item(
        &self,
        id: &OperationId,
        take: &mut dyn FnMut(Vec<BulkItem>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError> {
        self.read_apart(|db| bulks::each(db, id, take))
    }

    fn take_items(
        &self,
        id: &OperationId,
        server: &ServerId,
        limit: u32,
        at: DateTime<Utc>,
    ) -> Result<Vec<BulkItem>, LedgerError> {
        self.write(|db| bulks::take(db, id, server, limit, at))
    }

    fn settle_items(&self, id: &OperationId, settled: &Settled) -> Result<(), LedgerError> {
        self.write(|db| bulks::settle(db, id, settled))
    }

    fn lose_items(&self, id: &OperationId, at: DateTime<Utc>) -> Result<usize, LedgerError> {
        self.write(|db| bulks::lose(db, id, at))
    }

    fn retry_items(&self, id: &OperationId, numbers: &[u32]) -> Result<usize, LedgerError> {
        self.write(|db| bulks::again(db, id, numbers))
    }

    fn conclude_bulk(&self, id: &OperationId, together: &Together) -> Result<(), LedgerError> {
        self.write(|db| bulks::conclude(db, id, together))
    }

    fn put_together(&self, together: &Together) -> Result<(), LedgerError> {
        self.write(|db| together::put(db, together))
    }

    fn append(&self, activity: &Activity) -> Result<(), LedgerError> {
        self.write(|db| activity::append(db, activity))
    }

    fn activities(&self, limit: u32) -> Result<Vec<Activity>, LedgerError> {
        self.read(|db| activity::last(db, limit))
    }

    fn activity_page(&self, query: &ActivityQuery) -> Result<ActivityPage, LedgerError> {
        self.read(|db| activity::page(db, query))
    }

    fn activity_counts(
        &self,
        query: &ActivityQuery,
        spans: &[(DateTime<Utc>, DateTime<Utc>)],
    ) -> Result<Vec<u64>, LedgerError> {
        self.read(|db| activity::counts(db, query, spans))
    }

    fn activity_choices(&self) -> Result<ActivityChoices, LedgerError> {
        self.read(activity::choices)
    }

    fn each_activity(
        &self,
        query: &ActivityQuery,
        take: &mut dyn FnMut(Vec<Entry>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError> {
        self.read_apart(|db| activity::each(db, query, take))
    }

    fn activity_head(&self, after: Option<&ActivityHead>) -> Result<Option<ActivityHead>, LedgerError> {
        self.read(|db| activity::head_after(db, after))
    }

    fn verify_activity(&self, sealed: Option<&ActivityHead>) -> Result<ActivityVerdict, LedgerError> {
        self.read(|db| activity::verify(db, sealed))
    }
}
