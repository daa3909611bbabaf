//! The ledger's only public face.

use std::ops::ControlFlow;

use chatelaine_model::{
    Activity, Bulk, BulkItem, BulkState, ItemCounts, Key, KeyId, Operation, OperationId, Rotation, Server,
    ServerId,
};
use chrono::{DateTime, Utc};

use crate::{
    ActivityChoices, ActivityHead, ActivityPage, ActivityQuery, ActivityVerdict, Difference, Entry, ItemPage,
    ItemQuery, KeyPage, KeyQuery, LedgerError, Row, Settled, Together,
};

/// Servers, the inventory of their keys, operations and activity. Calls block for as long as the disk takes;
/// several processes may share one ledger. Every method fails with a [`LedgerError`] and then changed nothing.
pub trait Ledger: Send + Sync {
    /// The servers in the order of their adding.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn servers(&self) -> Result<Vec<Server>, LedgerError>;

    /// Adds a server at the end, or changes one in its place.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn put_server(&self, server: &Server) -> Result<(), LedgerError>;

    /// Changes one server as it stands at that moment, so that what another process changed meanwhile stays; answers
    /// with what it is now.
    ///
    /// # Errors
    /// [`LedgerError::UnknownServer`] when it was removed meanwhile; otherwise see [`Ledger`].
    fn change_server(
        &self,
        id: &ServerId,
        change: &mut dyn FnMut(&mut Server),
    ) -> Result<Server, LedgerError>;

    /// Removes a server and its inventory; its activity stays.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn remove_server(&self, id: &ServerId) -> Result<(), LedgerError>;

    /// How often keys of a server were changed here, by any program. It is asked before a list is read, for
    /// [`Ledger::refresh_since`].
    ///
    /// # Errors
    /// [`LedgerError::UnknownServer`] when it was removed meanwhile; otherwise see [`Ledger`].
    fn changes(&self, server: &ServerId) -> Result<u32, LedgerError>;

    /// Takes over a server's whole list of keys by difference, all or nothing. A key that is no longer listed
    /// becomes a tombstone (`gone_since` is `as_of`); one that is listed again loses that.
    ///
    /// # Errors
    /// [`LedgerError::UnknownServer`] when it was removed meanwhile; otherwise see [`Ledger`].
    fn refresh(
        &self,
        server: &ServerId,
        keys: &[Key],
        as_of: DateTime<Utc>,
    ) -> Result<Difference, LedgerError> {
        self.refresh_since(server, keys, as_of, self.changes(server)?)
    }

    /// The same of a list whose reading began when there had been so many changes. It may be older than what was
    /// changed since: those keys stay as the changes left them.
    ///
    /// # Errors
    /// As [`Ledger::refresh`].
    fn refresh_since(
        &self,
        server: &ServerId,
        keys: &[Key],
        as_of: DateTime<Utc>,
        changes: u32,
    ) -> Result<Difference, LedgerError>;

    /// Adds or changes one key; it counts as listed from now on.
    ///
    /// # Errors
    /// [`LedgerError::UnknownServer`] when it was removed meanwhile; otherwise see [`Ledger`].
    fn put_key(&self, server: &ServerId, key: &Key) -> Result<(), LedgerError>;

    /// Turns one key into a tombstone. One that is a tombstone already, or is not known, stays so.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn mark_gone(&self, server: &ServerId, key: &KeyId, at: DateTime<Utc>) -> Result<(), LedgerError>;

    /// One key, tombstones included, with its status at `now`.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn key(&self, server: &ServerId, key: &KeyId, now: DateTime<Utc>) -> Result<Option<Row>, LedgerError>;

    /// Sets the instant at which the user wants to be reminded of a key, or takes it back. The server knows nothing of
    /// it; it outlives that the server stops listing the key for a while.
    ///
    /// # Errors
    /// [`LedgerError::UnknownServer`] when it was removed meanwhile; otherwise see [`Ledger`].
    fn set_reminder(
        &self,
        server: &ServerId,
        key: &KeyId,
        at: Option<DateTime<Utc>>,
    ) -> Result<(), LedgerError>;

    /// A screenful of keys, with their states at `now`.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn page(&self, query: &KeyQuery, now: DateTime<Utc>) -> Result<KeyPage, LedgerError>;

    /// Hands over all keys that match, in order and as they are at one moment, in pages of at most
    /// [`PAGE_LIMIT`](crate::PAGE_LIMIT) rows, until `take` breaks off. Offset and limit of the query do not count.
    /// Nobody else is kept waiting meanwhile.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn each_key(
        &self,
        query: &KeyQuery,
        now: DateTime<Utc>,
        take: &mut dyn FnMut(Vec<Row>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError>;
    /// All keys that a query means, whatever its order and page: by server, then by name.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn matching(&self, query: &KeyQuery, now: DateTime<Utc>) -> Result<Vec<Row>, LedgerError>;

    /// Whether a listed key of the server has exactly this name.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn name_taken(&self, server: &ServerId, name: &str) -> Result<bool, LedgerError>;

    /// When the server's list was last taken over whole; `None` before the first time.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn as_of(&self, server: &ServerId) -> Result<Option<DateTime<Utc>>, LedgerError>;

    /// Writes an operation, new or further on.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn put_operation(&self, operation: &Operation) -> Result<(), LedgerError>;

    /// One operation.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn operation(&self, id: &OperationId) -> Result<Option<Operation>, LedgerError>;

    /// The operations that wait for something (intended, unknown, unconfirmed), oldest first.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn open_operations(&self) -> Result<Vec<Operation>, LedgerError>;

    /// Writes a new rotation.
    ///
    /// # Errors
    /// When another one of the same key is open; otherwise see [`Ledger`].
    fn put_rotation(&self, rotation: &Rotation) -> Result<(), LedgerError>;

    /// One rotation.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn rotation(&self, id: &OperationId) -> Result<Option<Rotation>, LedgerError>;

    /// The open rotation that replaces a key, if there is one.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn rotation_of(&self, server: &ServerId, key: &KeyId) -> Result<Option<OperationId>, LedgerError>;

    /// The latest rotation of a key that a bulk began, open or not.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn rotation_of_bulk(
        &self,
        bulk: &OperationId,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<Option<OperationId>, LedgerError>;

    /// Changes one rotation as it stands at that moment, with what the log is to say of it; answers with what it is now.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn change_rotation(
        &self,
        id: &OperationId,
        change: &mut dyn FnMut(&mut Rotation),
        log: &[Activity],
    ) -> Result<Rotation, LedgerError>;

    /// The rotations that are not done: those with a due instant first, in its order, then the oldest.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn open_rotations(&self) -> Result<Vec<Rotation>, LedgerError>;

    /// Freezes a bulk together with its items.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn add_bulk(&self, bulk: &Bulk, items: &[BulkItem]) -> Result<(), LedgerError>;

    /// One bulk.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn bulk(&self, id: &OperationId) -> Result<Option<Bulk>, LedgerError>;

    /// The bulks in any of these states, the newest first.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn bulks(&self, states: &[BulkState]) -> Result<Vec<Bulk>, LedgerError>;

    /// Sets how far a bulk came, if it is in one of these states; whether it was.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn proceed_bulk(
        &self,
        id: &OperationId,
        from: &[BulkState],
        to: BulkState,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError>;

    /// Forgets a draft together with its items; whether it was one.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn discard_bulk(&self, id: &OperationId) -> Result<bool, LedgerError>;

    /// How many items are in each state, by server in the bulk's order.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn bulk_counts(&self, id: &OperationId) -> Result<Vec<(ServerId, ItemCounts)>, LedgerError>;

    /// A screenful of items.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn bulk_items(&self, id: &OperationId, query: &ItemQuery) -> Result<ItemPage, LedgerError>;

    /// Hands over all items in the bulk's own order, as [`Ledger::each_key`] does with keys.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn each_item(
        &self,
        id: &OperationId,
        take: &mut dyn FnMut(Vec<BulkItem>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError>;

    /// Takes the next items of a server that wait, up to `limit`: they count as sent from now on, before any request
    /// is.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn take_items(
        &self,
        id: &OperationId,
        server: &ServerId,
        limit: u32,
        at: DateTime<Utc>,
    ) -> Result<Vec<BulkItem>, LedgerError>;

    /// Writes what became of items, all or nothing.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn settle_items(&self, id: &OperationId, settled: &Settled) -> Result<(), LedgerError>;

    /// Lets what is sent count as unknown: no program is at it. How many items there were.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn lose_items(&self, id: &OperationId, at: DateTime<Utc>) -> Result<usize, LedgerError>;

    /// Lets items that failed wait again: these, or all where none is named. How many there were.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn retry_items(&self, id: &OperationId, numbers: &[u32]) -> Result<usize, LedgerError>;

    /// Forgets a bulk whose outcome is known for good, and writes that outcome.
    ///
    /// # Errors
    /// [`LedgerError::UnknownOperation`]; otherwise see [`Ledger`].
    fn conclude_bulk(&self, id: &OperationId, together: &Together) -> Result<(), LedgerError>;

    /// Writes what belongs together.
    ///
    /// # Errors
    /// See [`Ledger`]; [`LedgerError::UnknownServer`] when the server of a key was removed meanwhile.
    fn put_together(&self, together: &Together) -> Result<(), LedgerError>;

    /// Adds an entry to the log.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn append(&self, activity: &Activity) -> Result<(), LedgerError>;

    /// The last entries of the log, the one added last first.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn activities(&self, limit: u32) -> Result<Vec<Activity>, LedgerError>;

    /// A screenful of the log, the latest time first.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn activity_page(&self, query: &ActivityQuery) -> Result<ActivityPage, LedgerError>;

    /// How many entries match in each of these spans (from, to and without that). Offset and limit do not count.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn activity_counts(
        &self,
        query: &ActivityQuery,
        spans: &[(DateTime<Utc>, DateTime<Utc>)],
    ) -> Result<Vec<u64>, LedgerError>;

    /// What occurs in the log, for filters to choose from.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn activity_choices(&self) -> Result<ActivityChoices, LedgerError>;

    /// Hands over all entries that match, as [`Ledger::each_key`] does with keys.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn each_activity(
        &self,
        query: &ActivityQuery,
        take: &mut dyn FnMut(Vec<Entry>) -> ControlFlow<()>,
    ) -> Result<(), LedgerError>;

    /// Where the log ends now; `None` when it does not hold the earlier end `after` any more.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn activity_head(&self, after: Option<&ActivityHead>) -> Result<Option<ActivityHead>, LedgerError>;

    /// Checks the whole log against its own chain, and against an earlier end of it that was kept elsewhere.
    ///
    /// # Errors
    /// See [`Ledger`].
    fn verify_activity(&self, sealed: Option<&ActivityHead>) -> Result<ActivityVerdict, LedgerError>;
}
