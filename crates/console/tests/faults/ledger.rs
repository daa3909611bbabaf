//! The ledger, watched: each write is a step before it is done, and another one after it.

use std::ops::ControlFlow;
use std::sync::Arc;

use chatelaine_ledger::{
    ActivityChoices, ActivityHead, ActivityPage, ActivityQuery, ActivityVerdict, Difference, Entry, ItemPage,
    ItemQuery, KeyPage, KeyQuery, Ledger, LedgerError, Row, Settled, SqliteLedger, Together,
};
use chatelaine_model::{
    Activity, Bulk, BulkItem, BulkState, ItemCounts, Key, KeyId, Operation, OperationId, Rotation, Server,
    ServerId,
};
use chrono::{DateTime, Utc};

use crate::steps::Steps;

type Told<T> = Result<T, LedgerError>;

pub struct WatchedLedger {
    pub inner: SqliteLedger,
    pub steps: Arc<Steps>,
}

impl WatchedLedger {
    fn write<T>(&self, what: &'static str, work: impl FnOnce(&SqliteLedger) -> Told<T>) -> Told<T> {
        self.steps.step(what, false);
        let done = work(&self.inner);
        self.steps.step(what, true);
        done
    }
}

impl Ledger for WatchedLedger {
    fn servers(&self) -> Told<Vec<Server>> {
        self.inner.servers()
    }
    fn put_server(&self, server: &Server) -> Told<()> {
        self.write("put_server", |ledger| ledger.put_server(server))
    }
    fn change_server(&self, id: &ServerId, change: &mut dyn FnMut(&mut Server)) -> Told<Server> {
        self.write("change_server", |ledger| ledger.change_server(id, change))
    }
    fn remove_server(&self, id: &ServerId) -> Told<()> {
        self.write("remove_server", |ledger| ledger.remove_server(id))
    }
    fn changes(&self, server: &ServerId) -> Told<u32> {
        self.inner.changes(server)
    }
    fn refresh_since(
        &self,
        server: &ServerId,
        keys: &[Key],
        as_of: DateTime<Utc>,
        changes: u32,
    ) -> Told<Difference> {
        self.write("refresh", |ledger| ledger.refresh_since(server, keys, as_of, changes))
    }
    fn put_key(&self, server: &ServerId, key: &Key) -> Told<()> {
        self.write("put_key", |ledger| ledger.put_key(server, key))
    }
    fn mark_gone(&self, server: &ServerId, key: &KeyId, at: DateTime<Utc>) -> Told<()> {
        self.write("mark_gone", |ledger| ledger.mark_gone(server, key, at))
    }
    fn key(&self, server: &ServerId, key: &KeyId, now: DateTime<Utc>) -> Told<Option<Row>> {
        self.inner.key(server, key, now)
    }
    fn set_reminder(&self, server: &ServerId, key: &KeyId, at: Option<DateTime<Utc>>) -> Told<()> {
        self.write("set_reminder", |ledger| ledger.set_reminder(server, key, at))
    }
    fn page(&self, query: &KeyQuery, now: DateTime<Utc>) -> Told<KeyPage> {
        self.inner.page(query, now)
    }
    fn each_key(
        &self,
        query: &KeyQuery,
        now: DateTime<Utc>,
        take: &mut dyn FnMut(Vec<Row>) -> ControlFlow<()>,
    ) -> Told<()> {
        self.inner.each_key(query, now, take)
    }
    fn each_item(
        &self,
        bulk: &OperationId,
        take: &mut dyn FnMut(Vec<BulkItem>) -> ControlFlow<()>,
    ) -> Told<()> {
        self.inner.each_item(bulk, take)
    }
    fn matching(&self, query: &KeyQuery, now: DateTime<Utc>) -> Told<Vec<Row>> {
        self.inner.matching(query, now)
    }
    fn name_taken(&self, server: &ServerId, name: &str) -> Told<bool> {
        self.inner.name_taken(server, name)
    }
    fn as_of(&self, server: &ServerId) -> Told<Option<DateTime<Utc>>> {
        self.inner.as_of(server)
    }
    fn put_operation(&self, operation: &Operation) -> Told<()> {
        self.write("put_operation", |ledger| ledger.put_operation(operation))
    }
    fn operation(&self, id: &OperationId) -> Told<Option<Operation>> {
        self.inner.operation(id)
    }
    fn open_operations(&self) -> Told<Vec<Operation>> {
        self.inner.open_operations()
    }
    fn put_rotation(&self, rotation: &Rotation) -> Told<()> {
        self.write("put_rotation", |ledger| ledger.put_rotation(rotation))
    }
    fn rotation(&self, id: &OperationId) -> Told<Option<Rotation>> {
        self.inner.rotation(id)
    }
    fn rotation_of(&self, server: &ServerId, key: &KeyId) -> Told<Option<OperationId>> {
        self.inner.rotation_of(server, key)
    }
    fn rotation_of_bulk(
        &self,
        bulk: &OperationId,
        server: &ServerId,
        key: &KeyId,
    ) -> Told<Option<OperationId>> {
        self.inner.rotation_of_bulk(bulk, server, key)
    }
    fn change_rotation(
        &self,
        id: &OperationId,
        change: &mut dyn FnMut(&mut Rotation),
        log: &[Activity],
    ) -> Told<Rotation> {
        self.write("change_rotation", |ledger| ledger.change_rotation(id, change, log))
    }
    fn open_rotations(&self) -> Told<Vec<Rotation>> {
        self.inner.open_rotations()
    }
    fn add_bulk(&self, bulk: &Bulk, items: &[BulkItem]) -> Told<()> {
        self.write("add_bulk", |ledger| ledger.add_bulk(bulk, items))
    }
    fn bulk(&self, id: &OperationId) -> Told<Option<Bulk>> {
        self.inner.bulk(id)
    }
    fn bulks(&self, states: &[BulkState]) -> Told<Vec<Bulk>> {
        self.inner.bulks(states)
    }
    fn proceed_bulk(
        &self,
        id: &OperationId,
        from: &[BulkState],
        to: BulkState,
        at: DateTime<Utc>,
    ) -> Told<bool> {
        self.write("proceed_bulk", |ledger| ledger.proceed_bulk(id, from, to, at))
    }
    fn discard_bulk(&self, id: &OperationId) -> Told<bool> {
        self.write("discard_bulk", |ledger| ledger.discard_bulk(id))
    }
    fn bulk_counts(&self, id: &OperationId) -> Told<Vec<(ServerId, ItemCounts)>> {
        self.inner.bulk_counts(id)
    }
    fn bulk_items(&self, id: &OperationId, query: &ItemQuery) -> Told<ItemPage> {
        self.inner.bulk_items(id, query)
    }
    fn take_items(
        &self,
        id: &OperationId,
        server: &ServerId,
        limit: u32,
        at: DateTime<Utc>,
    ) -> Told<Vec<BulkItem>> {
        self.write("take_items", |ledger| ledger.take_items(id, server, limit, at))
    }
    fn settle_items(&self, id: &OperationId, settled: &Settled) -> Told<()> {
        self.write("settle_items", |ledger| ledger.settle_items(id, settled))
    }
    fn lose_items(&self, id: &OperationId, at: DateTime<Utc>) -> Told<usize> {
        self.write("lose_items", |ledger| ledger.lose_items(id, at))
    }
    fn retry_items(&self, id: &OperationId, numbers: &[u32]) -> Told<usize> {
        self.write("retry_items", |ledger| ledger.retry_items(id, numbers))
    }
    fn conclude_bulk(&self, id: &OperationId, together: &Together) -> Told<()> {
        self.write("conclude_bulk", |ledger| ledger.conclude_bulk(id, together))
    }
    fn put_together(&self, together: &Together) -> Told<()> {
        self.write("put_together", |ledger| ledger.put_together(together))
    }
    fn append(&self, activity: &Activity) -> Told<()> {
        self.write("append", |ledger| ledger.append(activity))
    }
    fn activities(&self, limit: u32) -> Told<Vec<Activity>> {
        self.inner.activities(limit)
    }
    fn activity_page(&self, query: &ActivityQuery) -> Told<ActivityPage> {
        self.inner.activity_page(query)
    }
    fn activity_counts(
        &self,
        query: &ActivityQuery,
        spans: &[(DateTime<Utc>, DateTime<Utc>)],
    ) -> Told<Vec<u64>> {
        self.inner.activity_counts(query, spans)
    }
    fn activity_choices(&self) -> Told<ActivityChoices> {
        self.inner.activity_choices()
    }
    fn each_activity(
        &self,
        query: &ActivityQuery,
        take: &mut dyn FnMut(Vec<Entry>) -> ControlFlow<()>,
    ) -> Told<()> {
        self.inner.each_activity(query, take)
    }
    fn activity_head(&self, after: Option<&ActivityHead>) -> Told<Option<ActivityHead>> {
        self.inner.activity_head(after)
    }
    fn verify_activity(&self, sealed: Option<&ActivityHead>) -> Told<ActivityVerdict> {
        self.inner.verify_activity(sealed)
    }
}
