//! Rotations and bulks.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use std::ops::ControlFlow;

use chatelaine_ledger::{ItemQuery, KeyChange, KeyQuery, Ledger, LedgerError, Settled, SqliteLedger};
use chatelaine_model::{
    Activity, Bulk, BulkDeed, BulkItem, BulkState, Deed, ItemState, KeyId, KeyStatus, NewOfRotation,
    OperationId, Outcome, Retirement, RotatedKey, Rotation, RotationMode, RotationState, StepRecord,
    StepState, SuccessorPlan, Trouble,
};
use chrono::TimeDelta;
use common::{id, in_days, key, ledger, now};

fn rotation(name: &str, hours: i64) -> Rotation {
    Rotation {
        id: OperationId::new(name),
        server: id("a"),
        mode: RotationMode::Planned,
        began: now() + TimeDelta::hours(hours),
        state: RotationState::Open,
        old: RotatedKey {
            id: KeyId::new(format!("key-of-{name}")),
            name: "nightly".into(),
            hint: Some("api_…x2".into()),
            owner: None,
            created: None,
            expires: in_days(30),
            permissions: Some(vec!["Read".into()]),
        },
        plan: SuccessorPlan {
            name: "nightly-2".into(),
            lifetime: Some(60),
            permissions: vec![],
            about: None,
        },
        successor: None,
        new: None,
        create: StepRecord::default(),
        hand_over: StepRecord::default(),
        handed: None,
        keep: None,
        verify: StepRecord::default(),
        verified: None,
        retire: StepRecord::default(),
        retirement: None,
        bulk: None,
    }
}

#[test]
fn a_rotation_reads_as_it_was_written_and_its_hints_never_hold_a_secret() {
    let ledger = ledger(&["a"]);
    let mut written = rotation("r", 0);
    let secret = "api_0123456789abcdefghijklmnopqrstuvwxyz";
    written.new = Some(NewOfRotation { id: KeyId::new("9"), hint: Some(secret.into()), expires: None });
    written.create.set(StepState::Done, now());
    ledger.put_rotation(&written).unwrap();
    let read = ledger.rotation(&written.id).unwrap().unwrap();
    assert!(!format!("{read:?}").contains(secret));
    let hint = read.new.as_ref().and_then(|new| new.hint.clone());
    written.new.as_mut().unwrap().hint = hint;
    assert_eq!(read, written);
}

#[test]
fn what_is_due_comes_first_and_what_is_done_is_not_open() {
    let ledger = ledger(&["a"]);
    let mut due = rotation("due", 3);
    due.state = RotationState::Scheduled;
    due.retirement = Some(Retirement::At { at: now() });
    for rotation in [rotation("younger", 2), rotation("older", 1), due] {
        ledger.put_rotation(&rotation).unwrap();
    }
    let names = |ledger: &SqliteLedger| -> Vec<String> {
        ledger.open_rotations().unwrap().into_iter().map(|rotation| rotation.id.to_string()).collect()
    };
    assert_eq!(names(&ledger), ["due", "older", "younger"]);
    let done = &mut |rotation: &mut Rotation| rotation.state = RotationState::Done;
    ledger.change_rotation(&OperationId::new("older"), done, &[]).unwrap();
    assert_eq!(names(&ledger), ["due", "younger"]);
    let unknown = ledger.change_rotation(&OperationId::new("nobody"), &mut |_| {}, &[]);
    assert!(matches!(unknown, Err(LedgerError::UnknownOperation)));
}

#[test]
fn a_key_is_in_one_open_rotation_at_a_time() {
    let ledger = ledger(&["a"]);
    let first = rotation("r", 0);
    ledger.put_rotation(&first).unwrap();
    let second = Rotation { id: OperationId::new("other"), ..first.clone() };
    assert!(ledger.put_rotation(&second).is_err());
    assert_eq!(ledger.rotation_of(&id("a"), &first.old.id).unwrap(), Some(first.id.clone()));
    ledger.put_rotation(&Rotation { state: RotationState::Stopped, ..first.clone() }).unwrap();
    ledger.put_rotation(&second).unwrap();
    assert_eq!(ledger.rotation_of(&id("a"), &first.old.id).unwrap(), Some(second.id));
}

fn item(number: u32, server: &str, state: ItemState) -> BulkItem {
    BulkItem {
        number,
        server: id(server),
        key: KeyId::new(number.to_string()),
        name: format!("key {number}"),
        hint: None,
        expires: in_days(30),
        last_used: None,
        new_end: None,
        undoable: server == "a",
        state,
        obstacle: None,
        trouble: None,
        at: None,
        rotation: None,
    }
}

fn bulk(ledger: &SqliteLedger, items: &[BulkItem]) -> OperationId {
    let id = OperationId::new("b");
    let bulk = Bulk {
        id: id.clone(),
        deed: BulkDeed::Revoke,
        began: now(),
        changed: now(),
        state: BulkState::Draft,
    };
    ledger.add_bulk(&bulk, items).unwrap();
    assert_eq!(ledger.bulk(&id).unwrap(), Some(bulk));
    id
}

fn states(ledger: &SqliteLedger, id: &OperationId) -> Vec<ItemState> {
    let query = ItemQuery { limit: 200, ..ItemQuery::default() };
    ledger.bulk_items(id, &query).unwrap().rows.into_iter().map(|item| item.state).collect()
}

#[test]
fn items_are_taken_once_and_only_those_that_wait() {
    let ledger = ledger(&["a", "b"]);
    let mut items: Vec<BulkItem> = (0..5).map(|number| item(number, "a", ItemState::Waiting)).collect();
    items.push(item(5, "b", ItemState::Waiting));
    items.push(item(6, "a", ItemState::Skipped));
    let id_of = bulk(&ledger, &items);
    let first = ledger.take_items(&id_of, &id("a"), 3, now()).unwrap();
    let second = ledger.take_items(&id_of, &id("a"), 3, now()).unwrap();
    let numbers = |items: &[BulkItem]| items.iter().map(|item| item.number).collect::<Vec<_>>();
    assert_eq!((numbers(&first), numbers(&second)), (vec![0, 1, 2], vec![3, 4]));
    assert!(ledger.take_items(&id_of, &id("a"), 3, now()).unwrap().is_empty());
    let counts = ledger.bulk_counts(&id_of).unwrap();
    assert_eq!((counts[0].0.clone(), counts[0].1.sent, counts[0].1.skipped), (id("a"), 5, 1));
    assert_eq!((counts[1].0.clone(), counts[1].1.waiting), (id("b"), 1));
    assert_eq!(ledger.lose_items(&id_of, now()).unwrap(), 5);
    assert_eq!(ledger.bulk_counts(&id_of).unwrap()[0].1.unknown, 5);
}

#[test]
fn all_items_are_handed_over_in_pages_until_that_is_enough() {
    let ledger = ledger(&["a", "b"]);
    let items: Vec<_> = (0..450)
        .map(|number| item(number, if number % 2 == 0 { "b" } else { "a" }, ItemState::Done))
        .collect();
    let id_of = bulk(&ledger, &items);
    let mut pages = Vec::new();
    let all = &mut |page| {
        pages.push(page);
        ControlFlow::Continue(())
    };
    ledger.each_item(&id_of, all).unwrap();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [200, 200, 50]);
    assert_eq!(pages.concat(), items);
    let mut calls = 0;
    let one = &mut |_| {
        calls += 1;
        ControlFlow::Break(())
    };
    ledger.each_item(&id_of, one).unwrap();
    assert_eq!(calls, 1);
    let nobody = ledger.each_item(&OperationId::new("nobody"), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(nobody, Err(LedgerError::UnknownOperation)));
}

#[test]
fn outcomes_the_inventory_and_the_log_are_written_together() {
    let ledger = ledger(&["a", "b"]);
    ledger.refresh(&id("a"), &[key("0", "marked"), key("1", "moved")], now()).unwrap();
    ledger.refresh(&id("b"), &[key("2", "deleted")], now()).unwrap();
    ledger.set_reminder(&id("b"), &KeyId::new("2"), in_days(3)).unwrap();
    let items = [
        item(0, "a", ItemState::Waiting),
        item(1, "a", ItemState::Waiting),
        item(2, "b", ItemState::Waiting),
    ];
    let id_of = bulk(&ledger, &items);
    let entry = Activity {
        at: now(),
        server: Some(id("a")),
        who: None,
        deed: Deed::RevokeKey,
        key: Some(KeyId::new("0")),
        subject: Some("marked".into()),
        outcome: Outcome::Done,
        reason: None,
    };
    let trouble = Trouble { code: "refused".into(), detail: Some("400".into()) };
    let failed =
        BulkItem { state: ItemState::Failed, trouble: Some(trouble), at: Some(now()), ..items[1].clone() };
    let settled = Settled {
        items: vec![BulkItem { state: ItemState::Done, ..items[0].clone() }, failed.clone()],
        keys: vec![
            (id("a"), KeyId::new("0"), KeyChange::Revoked(true)),
            (id("a"), KeyId::new("1"), KeyChange::Ends(in_days(90))),
            (id("b"), KeyId::new("2"), KeyChange::Gone(now())),
        ],
        log: vec![entry.clone()],
    };
    ledger.settle_items(&id_of, &settled).unwrap();
    assert_eq!(states(&ledger, &id_of), [ItemState::Done, ItemState::Failed, ItemState::Waiting]);
    let row = |server: &str, key: &str| ledger.key(&id(server), &KeyId::new(key), now()).unwrap().unwrap();
    assert_eq!(row("a", "0").status, KeyStatus::Revoked);
    assert_eq!(row("a", "1").key.expires, in_days(90));
    assert_eq!((row("b", "2").gone_since, row("b", "2").reminder), (Some(now()), None));
    assert_eq!(ledger.activities(9).unwrap(), [entry]);
    assert_eq!(ledger.bulk_counts(&id_of).unwrap()[0].1.undoable, 1);

    let query =
        ItemQuery { states: vec![ItemState::Failed], latest_first: true, limit: 9, ..ItemQuery::default() };
    let page = ledger.bulk_items(&id_of, &query).unwrap();
    assert_eq!((page.rows, page.total), (vec![failed], 1));
    assert_eq!(ledger.retry_items(&id_of, &[0]).unwrap(), 0, "what is done is not tried again");
    assert_eq!(ledger.retry_items(&id_of, &[]).unwrap(), 1);
    assert_eq!(states(&ledger, &id_of), [ItemState::Done, ItemState::Waiting, ItemState::Waiting]);
}

#[test]
fn a_bulk_proceeds_only_from_where_it_is_and_only_drafts_are_forgotten() {
    let ledger = ledger(&["a"]);
    let id_of = bulk(&ledger, &[item(0, "a", ItemState::Waiting)]);
    assert!(!ledger.proceed_bulk(&id_of, &[BulkState::Paused], BulkState::Running, now()).unwrap());
    assert!(ledger.proceed_bulk(&id_of, &[BulkState::Draft], BulkState::Running, now()).unwrap());
    assert!(!ledger.discard_bulk(&id_of).unwrap());
    assert_eq!(ledger.bulks(&[BulkState::Running]).unwrap().len(), 1);
    assert!(ledger.bulks(&[BulkState::Draft]).unwrap().is_empty());
    let nobody = OperationId::new("nobody");
    assert!(matches!(ledger.bulk_counts(&nobody), Err(LedgerError::UnknownOperation)));
}

#[test]
fn a_query_gives_all_its_keys_whatever_its_page() {
    let ledger = ledger(&["a", "b"]);
    let keys: Vec<_> = (0..250).map(|number| key(&number.to_string(), &format!("key {number:03}"))).collect();
    ledger.refresh(&id("a"), &keys, now()).unwrap();
    ledger.refresh(&id("b"), &keys, now()).unwrap();
    let query = KeyQuery { servers: vec![id("b")], search: Some("key".into()), ..KeyQuery::default() };
    let rows = ledger.matching(&query, now()).unwrap();
    assert_eq!(rows.len(), 250);
    assert!(rows.iter().all(|row| row.server == id("b")));
    assert!(rows.is_sorted_by_key(|row| row.key.name.clone()));
}
